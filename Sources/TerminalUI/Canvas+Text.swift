extension Canvas {
  /// The characters alone: a line a row, blanks at its end cut off.
  package var text: String {
    (0..<size.rows).map(line).joined(separator: "\n")
  }

  private func line(_ row: Int) -> String {
    var line = ""
    for cell in cells[row * size.columns..<(row + 1) * size.columns] { line += text(of: cell) }
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
