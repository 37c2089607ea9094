/// Columns of a page, and the cells in them.
struct PDFTable {
  let document: PDFDocument
  let left: Double
  /// In points.
  let widths: [Double]

  /// A text, or several below each other, across the columns.
  struct Paragraph {
    let text: String
    var isBold: Bool?
    var color: UInt32?
  }

  var columns: ClosedRange<Int> { 0...(widths.count - 1) }
  var width: Double { widths.reduce(0, +) }

  func cell(_ text: String, _ columns: ClosedRange<Int>, _ style: CellStyle) -> PDFRow.Cell {
    cell([Paragraph(text: text)], columns, style)
  }

  func cell(_ text: String, _ column: Int, _ style: CellStyle) -> PDFRow.Cell { cell(text, column...column, style) }

  func cell(_ paragraphs: [Paragraph], _ columns: ClosedRange<Int>, _ style: CellStyle) -> PDFRow.Cell {
    let x = left + widths[..<columns.lowerBound].reduce(0, +)
    let width = widths[columns].reduce(0, +)
    let lines = paragraphs.flatMap { paragraph in
      let isBold = paragraph.isBold ?? style.isBold
      let font = document.font(isBold: isBold)
      let breaker = LineBreaker(width: (width - 2 * PDFRow.Cell.padding) / style.size, measure: font.width(of:))
      return breaker.lines(of: font.shown(paragraph.text.plain)).map {
        PDFRow.Line(text: $0, isBold: isBold, color: paragraph.color ?? style.color)
      }
    }
    return PDFRow.Cell(x: x, width: width, lines: lines, style: style)
  }

  func bar(_ bar: PDFRow.Bar, _ column: Int, _ style: CellStyle) -> PDFRow.Cell {
    var cell = cell([], column...column, style)
    cell.bar = bar
    return cell
  }
}
