import TerminalUI

/// One line of a pane: pieces of text at columns of their own.
struct Line: Sendable {
  var pieces: [Piece] = []
  /// Text that is being edited on this line.
  var editor: (editor: TextEditor, columns: Range<Int>)?
  var isSelected = false

  struct Piece: Sendable {
    let column: Int
    let text: String
    let style: Style
  }

  static let blank = Line()

  mutating func put(_ text: String, at column: Int, _ style: Style = .plain) {
    pieces.append(Piece(column: column, text: text, style: style))
  }

  mutating func putRight(_ text: String, endingAt end: Int, _ style: Style = .plain) {
    put(text, at: end - text.columns, style)
  }

  func draw(on canvas: inout Canvas, column: Int, row: Int, columns: Int) {
    for piece in pieces {
      canvas.put(
        piece.text, column: column + piece.column, row: row, style: piece.style, columns: columns - piece.column)
    }
    if let editor {
      editor.editor.draw(
        on: &canvas,
        in: Rect(column: column + editor.columns.lowerBound, row: row, columns: editor.columns.count, rows: 1))
    } else if isSelected {
      canvas.select(Rect(column: column, row: row, columns: columns, rows: 1))
    }
  }
}

extension Canvas {
  /// Puts the lines, without the blank ones where those would push something off the pane, those from `scroll` on where
  /// they still do not fit. Round the end it begins again.
  mutating func put(_ lines: [Line], in rect: Rect, scroll: Int, _ texts: Texts) {
    let lines = lines.count <= rect.rows ? lines : lines.filter { !$0.pieces.isEmpty || $0.editor != nil }
    let hidden = max(0, lines.count - rect.rows)
    var first = hidden == 0 ? 0 : scroll % (lines.count)
    if let focused = lines.firstIndex(where: { $0.isSelected || $0.editor != nil }), hidden > 0 {
      first = min(max(first, focused - rect.rows + 2), focused)
    }
    first = min(first, hidden)
    let shownRows = max(0, first < hidden ? rect.rows - 1 : rect.rows)
    for (offset, line) in lines.dropFirst(first).prefix(shownRows).enumerated() {
      line.draw(on: &self, column: rect.column, row: rect.row + offset, columns: rect.columns)
    }
    if first < hidden {
      putRight(
        texts.moreLines(lines.count - first - shownRows), endingAt: rect.column + rect.columns,
        row: rect.row + rect.rows - 1, style: .muted)
    }
  }
}
