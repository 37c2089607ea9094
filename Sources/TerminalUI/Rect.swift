/// A part of a canvas in character cells, counted from the upper left corner (0, 0).
package struct Rect: Hashable, Sendable {
  package var column: Int
  package var row: Int
  package var columns: Int
  package var rows: Int

  /// Negative extents become 0, so that layout on a tiny terminal needs no checks.
  package init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// All of a canvas of the given size.
  package init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  package var columnRange: Range<Int> { column..<column + columns }
  package var rowRange: Range<Int> { row..<row + rows }

  /// What is left after taking cells away at all four sides.
  package func inset(columns: Int = 0, rows: Int = 0) -> Rect {
    Rect(
      column: column + columns, row: row + rows,
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }

  /// The first `columns` columns, and after a gap the rest.
  package func split(columns: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let first = min(max(0, columns), self.columns)
    let second = min(first + gap, self.columns)
    return (
      Rect(column: column, row: row, columns: first, rows: rows),
      Rect(column: column + second, row: row, columns: self.columns - second, rows: rows)
    )
  }

  /// The first `rows` rows, and after a gap the rest.
  package func split(rows: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
    let first = min(max(0, rows), self.rows)
    let second = min(first + gap, self.rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: first),
      Rect(column: column, row: row + second, columns: columns, rows: self.rows - second)
    )
  }
}
