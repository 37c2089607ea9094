/// A row of a table in a pdf: cells beside each other, as high as the highest. Sizes are in points.
struct PDFRow {
  var cells: [Cell] = []
  /// Of a row that wants more air than its text needs, or has no text.
  var leastHeight = 0.0

  struct Cell {
    /// From the left of the page.
    let x: Double
    let width: Double
    var lines: [Line]
    let style: CellStyle
    var bar: Bar?

    static let padding = 2.5

    var height: Double { Double(lines.count) * leading + 2 * Self.padding }
    /// From line to line.
    var leading: Double { (style.size * 1.22 * 4).rounded(.up) / 4 }
  }

  /// A line of text that fits, of which the font has every letter.
  struct Line {
    let text: String
    let isBold: Bool
    let color: UInt32
  }

  /// A score as a bar over its whole weight.
  struct Bar {
    /// 0…1.
    let share: Double
    let color: UInt32
    /// Minima, 0…1, each with the color of its line.
    let marks: [(share: Double, color: UInt32)]
  }

  var height: Double { max(leastHeight, cells.map(\.height).max() ?? 0) }

  /// The part that fits the height and the rest; nil where not even a line of each cell fits, or all does.
  func split(at height: Double) -> (PDFRow, PDFRow)? {
    guard self.height > height else { return nil }
    var first = self
    var rest = self
    first.leastHeight = 0
    rest.leastHeight = 0
    for (index, cell) in cells.enumerated() {
      let count = Int((height - 2 * Cell.padding) / cell.leading)
      guard count > 0 else { return nil }
      first.cells[index].lines = Array(cell.lines.prefix(count))
      rest.cells[index].lines = Array(cell.lines.dropFirst(count))
    }
    return (first, rest)
  }
}

extension [PDFRow] {
  var height: Double { reduce(0) { $0 + $1.height } }
}
