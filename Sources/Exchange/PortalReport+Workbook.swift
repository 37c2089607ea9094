import Evaluation

extension PortalReport {
  /// A workbook whose sheet `Jawaban` holds each answer in the row and the columns of PortalRB's upload workbook. Columns A
  /// and B, which say to people what a row is about, are our own.
  ///
  /// The comments and when it was made, in seconds since 1970, are left in the document's properties.
  ///
  /// - Throws: `portalIdentities`, and what hinders every workbook.
  func xlsx(comments: String, created: Int) throws(ExportProblem) -> [UInt8] {
    try checkIdentities()
    let book = try Workbook()
    let title = "Jawaban PortalRB · \(sheet.satker.name) · \(sheet.year)"
    book.setProperties(
      title: title.plainLine, subject: instrument.regulation.plainLine, author: Report.program, comments: comments,
      created: created)
    let page = book.addSheet("Jawaban")
    let columns: [(column: Column, width: Double, title: String)] = [
      (.a, 24, "Kode (lke)"), (.b, 60, "Soal (lke)"), (.k, 14, "Jawaban Unit"), (.l, 40, "Catatan Unit"),
      (.m, 60, "Bukti Dukung"), (.n, 14, "Jawaban TPI"), (.q, 40, "Catatan TPI"),
    ]
    page.write(title, 1, .a ... .b, .fact)
    for (column, width, title) in columns {
      page.setWidth(width, of: column)
      page.write(title, Self.rows.lowerBound - 1, column, .header)
    }
    let texts = instrument.questions.flatMap { $0.counts.isEmpty ? [$0.text] : $0.counts.map(\.text) }
    for (answer, text) in zip(answers, texts) {
      guard let row = answer.identity?.row else { continue }
      page.write(answer.code, row, .a, .plain)
      page.write(text, row, .b, .plain)
      page.write(answer.unit, row, .k)
      page.write(answer.unitNote, row, .l, .plain)
      page.write(answer.evidence, row, .m, .plain)
      page.write(answer.tpi, row, .n)
      page.write(answer.tpiNote, row, .q, .plain)
    }
    page.freeze(above: Self.rows.lowerBound, before: .c)
    return try book.finish()
  }
}

extension Worksheet {
  fileprivate func write(_ value: PortalReport.Value?, _ row: Int, _ column: Column) {
    switch value {
    case .choice(let choice): write(choice, row, column, .entry)
    case .number(let number): write(number, row, column, .entry)
    case nil: blank(row, column, .entry)
    }
  }
}
