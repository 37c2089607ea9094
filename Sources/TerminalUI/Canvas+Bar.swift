extension Canvas {
  /// A bar `columns` wide, filled by halves of a column up to `fraction` (0...1), with symbols at other fractions: ━━━╸─┊──.
  /// It looks full only at 1 and empty only at 0. A mark stands in the column where the bar reaches its fraction.
  package mutating func putBar(
    fraction: Double, column: Int, row: Int, columns: Int, marks: [(fraction: Double, symbol: Character)] = []
  ) {
    guard columns > 0 else { return }
    let halves = filledHalves(fraction, of: 2 * columns)
    let full = halves / 2
    var end = put(String(repeating: "━", count: full), column: column, row: row, style: .bar)
    if halves % 2 == 1 { end = put("╸", column: end, row: row, style: .bar) }
    put(String(repeating: "─", count: column + columns - end), column: end, row: row, style: .barRest)
    for mark in marks where 0...1 ~= mark.fraction {
      let offset = min(columns - 1, Int(mark.fraction * Double(columns) + 1e-9))
      put(String(mark.symbol), column: column + offset, row: row, style: .threshold)
    }
  }

  private func filledHalves(_ fraction: Double, of total: Int) -> Int {
    guard fraction > 0 else { return 0 }
    guard fraction < 1 - 1e-9 else { return total }
    return max(1, Int(fraction * Double(total) + 1e-9))
  }
}
