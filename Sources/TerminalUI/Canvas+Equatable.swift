extension Canvas: Equatable {
  package static func == (one: Canvas, other: Canvas) -> Bool {
    one.size == other.size && one.cursor?.column == other.cursor?.column && one.cursor?.row == other.cursor?.row
      && (0..<one.size.rows).allSatisfy { one.hasSameRow($0, as: other) }
  }

  /// Whether a row looks the same on two canvases of the same width.
  package func hasSameRow(_ row: Int, as other: Canvas) -> Bool {
    let places = row * size.columns..<(row + 1) * size.columns
    return cells[places].elementsEqual(other.cells[places]) { one, two in
      guard one.isCluster, two.isCluster else { return one == two }
      return one.style == two.style && text(of: one) == other.text(of: two)
    }
  }
}
