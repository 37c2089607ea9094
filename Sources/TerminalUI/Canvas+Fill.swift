extension Canvas {
  /// Blanks a part of the canvas.
  package mutating func fill(_ rect: Rect, with style: Style = .plain) {
    let columns = rect.columnRange.clamped(to: 0..<size.columns)
    guard !columns.isEmpty else { return }
    for row in rect.rowRange.clamped(to: 0..<size.rows) {
      parting(columns, row: row)
      for place in places(columns, row: row) { cells[place] = .blank(style) }
    }
  }

  /// Styles anew what already stands there.
  package mutating func setStyle(_ style: Style, in rect: Rect) {
    restyle(rect) { $0 = style }
  }

  /// Marks what already stands there as selected; roles stay.
  package mutating func select(_ rect: Rect) {
    restyle(rect) { $0.isSelected = true }
  }

  private mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let columns = rect.columnRange.clamped(to: 0..<size.columns)
    for row in rect.rowRange.clamped(to: 0..<size.rows) {
      for place in places(columns, row: row) { change(&cells[place].style) }
    }
  }

  private func places(_ columns: Range<Int>, row: Int) -> Range<Int> {
    row * size.columns + columns.lowerBound..<row * size.columns + columns.upperBound
  }
}
