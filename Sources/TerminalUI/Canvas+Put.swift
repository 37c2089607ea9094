extension Canvas {
  /// Puts text, made displayable, and returns the column after it. Text never leaves the canvas, and no half of a wide
  /// character is ever left: what does not fit is not drawn. With a limit, text longer than that many columns ends in `…`.
  @discardableResult
  package mutating func put(
    _ text: String, column: Int, row: Int, style: Style = .plain, columns limit: Int? = nil
  ) -> Int {
    if let count = text.simpleCount {
      guard let limit, count > limit else { return putSimple(text, count, column: column, row: row, style: style) }
      return put(text.fitted(to: limit), column: column, row: row, style: style)
    }
    let shown = text.displayable()
    return putClusters(limit.map(shown.fitted) ?? shown, column: column, row: row, style: style)
  }

  /// Puts text so that it ends before column `end`, and returns the column it begins at.
  @discardableResult
  package mutating func putRight(
    _ text: String, endingAt end: Int, row: Int, style: Style = .plain, columns limit: Int? = nil
  ) -> Int {
    let shown = limit.map(text.fitted) ?? text
    let column = end - shown.columns
    put(shown, column: column, row: row, style: style)
    return column
  }

  private mutating func putSimple(_ text: String, _ count: Int, column: Int, row: Int, style: Style) -> Int {
    let covered = (column..<column + count).clamped(to: 0..<size.columns)
    guard 0..<size.rows ~= row, !covered.isEmpty else { return column + count }
    parting(covered, row: row)
    var place = row * size.columns + column
    let places = row * size.columns + covered.lowerBound..<row * size.columns + covered.upperBound
    for scalar in text.unicodeScalars {
      if places.contains(place) { cells[place] = PackedCell(scalar, style: style) }
      place += 1
    }
    return column + count
  }

  private mutating func putClusters(_ text: String, column: Int, row: Int, style: Style) -> Int {
    var column = column
    for character in text {
      let width = character.columns
      defer { column += width }
      let covered = column..<column + width
      guard 0..<size.rows ~= row, covered.clamped(to: 0..<size.columns) == covered else { continue }
      parting(covered, row: row)
      let place = row * size.columns + column
      cells[place] = packed(character, style: style)
      for rest in 1..<max(1, width) { cells[place + rest] = .rest(style) }
    }
    return column
  }

  private mutating func packed(_ character: Character, style: Style) -> PackedCell {
    let scalars = character.unicodeScalars
    if scalars.count == 1 { return PackedCell(scalars.first!, style: style) }
    clusters.append(String(character))
    return PackedCell(cluster: clusters.count - 1, style: style)
  }

  /// Blanks the wide characters that reach over either end of cells about to be overwritten.
  mutating func parting(_ columns: Range<Int>, row: Int) {
    let first = row * size.columns
    for edge in [columns.lowerBound, columns.upperBound] where edge < size.columns && cells[first + edge].isRest {
      var place = first + edge
      while cells[place].isRest { place -= 1 }
      repeat {
        cells[place] = .blank(cells[place].style)
        place += 1
      } while place < first + size.columns && cells[place].isRest
    }
  }
}
