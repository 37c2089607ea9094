import Evaluation
import Glibc

extension Report {
  /// The column as a document to print and sign: a page upright that sums it up, then the whole sheet across.
  func pdf() throws(ExportProblem) -> [UInt8] {
    let document = try PDFDocument()
    document.setProperties(
      title: "\(instrument.name) \(sheet.satker.name) \(sheet.year)".plainLine,
      subject: instrument.regulation.plainLine, author: Self.program,
      keywords: history.map { "Sidik riwayat: \($0.digest)" } ?? "", created: created)
    let summary = PDFPage.upright(PDFSummary(self, in: document, width: PDFPage.uprightWidth).blocks)
    let sheet = PDFSheet(self, in: document, width: PDFPage.acrossWidth)
    let pages = summary + PDFPage.across(sheet.blocks, header: sheet.header)
    for (number, page) in zip(1..., pages) {
      page.draw(
        on: document, left: footer.plainLine, middle: history.map { "Sidik riwayat (\($0.lines) baris): \($0.digest)" },
        right: "Halaman \(number) dari \(pages.count)")
    }
    return try document.finish()
  }

  /// When the sheet was last changed, e.g. `1 Desember 2026` in UTC; nil where nobody knows.
  var changedText: String? {
    guard changed != nil else { return nil }
    var seconds = time_t(created)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let months = [
      "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
      "Desember",
    ]
    return "\(parts.tm_mday) \(months[Int(parts.tm_mon)]) \(parts.tm_year + 1900) (UTC)"
  }
}
