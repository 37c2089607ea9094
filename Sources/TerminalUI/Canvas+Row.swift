extension Canvas {
  /// The characters of a row from left to right, each with the columns it takes.
  package func row(_ row: Int) -> [(cell: Cell, columns: Int)] {
    var characters: [(cell: Cell, columns: Int)] = []
    characters.reserveCapacity(size.columns)
    for cell in cells[row * size.columns..<(row + 1) * size.columns] {
      if cell.isRest {
        characters[characters.count - 1].columns += 1
      } else {
        characters.append((Cell(text(of: cell), style: cell.style), 1))
      }
    }
    return characters
  }
}
