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
