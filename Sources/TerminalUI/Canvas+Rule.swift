extension Canvas {
  /// A line along a row.
  package mutating func horizontalRule(row: Int, columns: Range<Int>, style: Style = .muted) {
    put(String(repeating: "─", count: columns.count), column: columns.lowerBound, row: row, style: style)
  }

  /// A line down a column. Where it begins, ends at or crosses a horizontal rule the two are joined.
  package mutating func verticalRule(column: Int, rows: Range<Int>, style: Style = .muted) {
    guard 0..<size.columns ~= column else { return }
    for row in rows.clamped(to: 0..<size.rows) {
      let crosses = self[column: column, row: row].text == "─"
      let line =
        switch row {
        case _ where !crosses: "│"
        case rows.lowerBound: "┬"
        case rows.upperBound - 1: "┴"
        default: "┼"
        }
      put(line, column: column, row: row, style: style)
    }
  }
}
