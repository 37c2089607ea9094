/// A page of a pdf: A4 paper, its rows, and what stands below them.
struct PDFPage {
  private let width: Double
  private let height: Double
  private let rows: [PDFRow]

  private static let long = 841.89
  private static let short = 595.276
  static let margin = 34.0
  /// Kept free at the bottom, for the footer.
  private static let bottom = 44.0

  /// Of the rows.
  static let uprightWidth = short - 2 * margin
  static let acrossWidth = long - 2 * margin

  static func upright(_ blocks: [[PDFRow]]) -> [PDFPage] {
    Pagination(height: long - margin - bottom).pages(blocks).map { PDFPage(width: short, height: long, rows: $0) }
  }

  /// The header stands on each page.
  static func across(_ blocks: [[PDFRow]], header: PDFRow) -> [PDFPage] {
    Pagination(height: short - margin - bottom - header.height).pages(blocks).map {
      PDFPage(width: long, height: short, rows: [header] + $0)
    }
  }

  /// The texts of the footer are one line each; the middle one stands below the left one.
  func draw(on document: PDFDocument, left: String, middle: String?, right: String) {
    document.addPage(width: width, height: height)
    document.draw(rows, top: Self.margin)
    let y = height - 32
    let color: UInt32 = 0x606870
    document.line(from: (Self.margin, y), to: (width - Self.margin, y), width: 0.5, color: 0x33506B)
    let font = document.regular
    let size = 7.0
    let end = width - Self.margin - font.width(of: right) * size
    document.show(right, x: end, y: y + 9, size: size, isBold: false, color: color)
    let room = LineBreaker(width: (end - Self.margin - 12) / size, measure: font.width(of:))
    let line = room.lines(of: font.shown(left))[0]
    document.show(line, x: Self.margin, y: y + 9, size: size, isBold: false, color: color)
    if let middle {
      document.show(font.shown(middle), x: Self.margin, y: y + 18, size: size, isBold: false, color: color)
    }
  }
}
