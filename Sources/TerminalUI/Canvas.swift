/// A screenful of cells that text is put on. A value: drawing is a pure function from state to canvas.
package struct Canvas: Sendable {
  package let size: Size

  /// Where the terminal's cursor shall blink; nil hides it.
  package var cursor: (column: Int, row: Int)?

  /// Row by row.
  var cells: [PackedCell]

  /// The characters of more than one scalar, which `PackedCell.cluster` counts into.
  var clusters: [String] = []

  /// A blank canvas. Negative extents become 0.
  package init(_ size: Size) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    cells = Array(repeating: .blank(.plain), count: self.size.columns * self.size.rows)
  }

  /// All of it.
  package var rect: Rect { Rect(size) }

  package subscript(column column: Int, row row: Int) -> Cell {
    precondition(0..<size.columns ~= column && 0..<size.rows ~= row)
    let cell = cells[row * size.columns + column]
    return Cell(text(of: cell), style: cell.style)
  }

  func text(of cell: PackedCell) -> String {
    switch cell.content {
    case .scalar(let scalar): String(scalar)
    case .cluster(let index): clusters[index]
    case .rest: ""
    }
  }
}
