extension TextEditor {
  /// Draws the part of the text around the cursor and puts the cursor of the canvas there. Many lines wrap and scroll
  /// down; a single one scrolls sideways, with `…` for what is hidden on the left.
  package func draw(on canvas: inout Canvas, in rect: Rect, style: Style = .input) {
    canvas.fill(rect, with: style)
    guard rect.columns > 0, rect.rows > 0 else { return }
    if allowsNewlines {
      drawLines(on: &canvas, in: rect, style: style)
    } else {
      drawLine(on: &canvas, in: rect, style: style)
    }
  }

  private func drawLine(on canvas: inout Canvas, in rect: Rect, style: Style) {
    var shown = Substring(before)
    var width = shown.columns
    // The cursor needs a column of its own behind the text.
    while width > rect.columns - 1, let first = shown.first {
      width -= first.columns
      shown.removeFirst()
    }
    var line = String(shown)
    if shown.startIndex > before.startIndex, let first = shown.first {
      line = "…".padded(to: first.columns) + shown.dropFirst()
    }
    canvas.put(line + after, column: rect.column, row: rect.row, style: style, columns: rect.columns)
    canvas.cursor = (rect.column + width, rect.row)
  }

  private func drawLines(on canvas: inout Canvas, in rect: Rect, style: Style) {
    let characters = Array(before) + Array(after)
    let cursor = before.count
    let lines = lineRanges(of: characters, columns: max(1, rect.columns - 1))
    let cursorLine = lines.lastIndex { $0.lowerBound <= cursor } ?? 0
    let top = max(0, cursorLine - rect.rows + 1)
    for (row, line) in lines.dropFirst(top).prefix(rect.rows).enumerated() {
      var shown = characters[line]
      while shown.last == " " { shown.removeLast() }
      canvas.put(String(shown), column: rect.column, row: rect.row + row, style: style, columns: rect.columns)
    }
    let width = String(characters[lines[cursorLine].lowerBound..<cursor]).columns
    canvas.cursor = (rect.column + min(width, rect.columns - 1), rect.row + cursorLine - top)
  }
}
