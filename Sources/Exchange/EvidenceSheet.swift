import Evaluation

/// The sheet `Data Dukung`: every wanted piece of evidence, a row for each of its references or one that says it is
/// missing, and below them how many of the wanted pieces each area has.
struct EvidenceSheet {
  static let name = "Data Dukung"
  private static let headerRow = 4
  private static let given = "ada"
  private static let missing = "belum"
  /// Beyond what is wanted.
  private static let extra = "tambahan"

  private let report: Report
  private let sheet: Worksheet
  private var instrument: Instrument { report.instrument }

  init(_ report: Report, on sheet: Worksheet) {
    self.report = report
    self.sheet = sheet
  }

  // MARK: - Columns

  private static let columns: [(column: Column, title: String, width: Double)] = [
    (.b, "Kode", 12), (.c, "Area", 20), (.d, "Soal", 36), (.e, "Data dukung", 32), (.f, "Keadaan", 10),
    (.g, "Rujukan ke-", 9), (.h, "Ukuran", 10), (.i, "Awal SHA-256", 14), (.j, "Berkas atau tautan", 42),
  ]
  private static let all = Column.b ... .j

  private static func fit(_ column: Column) -> TextFit {
    TextFit(width: columns.first { $0.column == column }?.width ?? 1)
  }

  // MARK: - Rows

  private struct Row {
    let question: Question
    let group: String
    /// One of the question's evidence, or the user's own.
    let piece: String
    let state: String
    /// Of several for the same piece, from 1; nil where there is none.
    let number: Int?
    let reference: String
  }

  private var rows: [Row] {
    instrument.questions.flatMap { question in
      let group = group(of: question)
      let given = report.answers[question.code]?.evidence ?? [:]
      let own = given.keys.filter { !question.evidence.contains($0) }.sorted()
      return question.evidence.flatMap { rows(question, group, $0, Self.given, given[$0] ?? []) }
        + own.flatMap { rows(question, group, $0, Self.extra, given[$0] ?? []) }
    }
  }

  private func rows(
    _ question: Question, _ group: String, _ piece: String, _ state: String, _ references: [String]
  ) -> [Row] {
    guard !references.isEmpty else {
      return state == Self.extra
        ? []
        : [Row(question: question, group: group, piece: piece, state: Self.missing, number: nil, reference: "")]
    }
    return zip(1..., references).map {
      Row(question: question, group: group, piece: piece, state: state, number: $0, reference: $1)
    }
  }

  /// The area, or the part of another component.
  private func group(of question: Question) -> String {
    let path = instrument.path(to: question)
    let area = instrument.areas.first { area in
      area.parts.contains { part in path.contains { $0.code == instrument.nodes[part].code } }
    }
    return area?.name ?? (path.count > 1 ? path[1] : path[0]).name
  }

  // MARK: - Writing

  func write() {
    sheet.setWidth(1, of: .a)
    for (column, title, width) in Self.columns {
      sheet.setWidth(width, of: column)
      sheet.write(title, Self.headerRow, column, .header)
    }
    sheet.write("DATA DUKUNG", 1, Self.all, .title)
    sheet.setHeight(26, of: 1)
    let subtitle = "\(report.satkerTitle) · \(report.sheet.year) · \(report.assessor.title)"
    sheet.write(subtitle, 2, Self.all, .subtitle)
    let width = Self.columns.reduce(0) { $0 + $1.width }
    sheet.setHeight(max(18, TextFit(width: width, size: 10).height(of: subtitle)), of: 2)
    sheet.setHeight(6, of: 3)
    sheet.setHeight(28, of: Self.headerRow)
    let rows = rows
    let first = Self.headerRow + 1
    for (number, row) in zip(first..., rows) { write(row, number) }
    let last = max(first, first + rows.count - 1)
    sheet.filter(rows: Self.headerRow...last, Self.all)
    let end = writeTotals(of: rows, in: first...last)
    sheet.setPage(
      isLandscape: true, columns: Self.all, lastRow: end, repeating: Self.headerRow...Self.headerRow,
      footer: report.footer)
    sheet.freeze(above: first, before: .c)
    sheet.protect()
  }

  private func write(_ row: Row, _ number: Int) {
    let file = report.sheet.files[row.reference]
    sheet.write(row.question.code, number, .b, .plain)
    sheet.write(row.group, number, .c, .plain)
    sheet.write(row.question.text, number, .d, .plain)
    sheet.write(row.piece, number, .e, .plain)
    sheet.write(row.state, number, .f, row.state == Self.missing ? .plain.center.bold : .plain.center)
    if let ordinal = row.number {
      sheet.write(Double(ordinal), number, .g, .plain.center.number("0"))
    } else {
      sheet.blank(number, .g, .plain)
    }
    if let file {
      sheet.write(Double(file.size), number, .h, .plain.number(Self.size))
    } else {
      sheet.blank(number, .h, .plain)
    }
    sheet.write(file.map { String($0.digest.prefix(12)) } ?? "", number, .i, .plain)
    sheet.write(row.reference, number, .j, .plain)
    let texts: [(Column, String)] = [
      (.b, row.question.code), (.c, row.group), (.d, row.question.text), (.e, row.piece), (.j, row.reference),
    ]
    sheet.setHeight(texts.map { Self.fit($0).height(of: $1.plain) }.max()!, of: number)
  }

  /// In bytes, kilobytes or megabytes.
  private static let size = "[>=1000000]0.0,,\" MB\"_);[>=1000]0.0,\" kB\"_);0\" B\"_)"

  /// Live from the rows above, where a piece is counted at its first reference. Gives the last row.
  private func writeTotals(of rows: [Row], in range: ClosedRange<Int>) -> Int {
    let top = range.upperBound + 2
    let titles: [(Column, String)] = [(.f, "Diminta"), (.g, "Ada"), (.h, "Belum"), (.i, "% ada")]
    sheet.write("Jumlah data dukung yang diminta", top, .b ... .e, .header)
    for (column, title) in titles { sheet.write(title, top, column, .header) }
    sheet.setHeight(18, of: top)
    var groups: [String] = []
    for row in rows where !groups.contains(row.group) { groups.append(row.group) }
    var row = top + 1
    for group in groups {
      writeTotal(of: rows.filter { $0.group == group }, group, row, .plain) { state, number in
        let isFirst = number.map { "*(\(Column.g.fixed(range))=\($0))" } ?? ""
        return "=SUMPRODUCT((\(Column.c.fixed(range))=\(Column.b[row]))"
          + "*(\(Column.f.fixed(range))=\(state.formulaText))\(isFirst))"
      }
      row += 1
    }
    let sums = top + 1...max(top + 1, row - 1)
    writeTotal(of: rows, "Jumlah", row, .conclusion) { state, _ in
      "=SUM(\((state == Self.given ? Column.g : .h)[sums]))"
    }
    return row
  }

  private func writeTotal(
    of rows: [Row], _ name: String, _ row: Int, _ style: CellStyle,
    formula: (_ state: String, _ number: Int?) -> String
  ) {
    let given = Double(rows.count { $0.state == Self.given && $0.number == 1 })
    let missing = Double(rows.count { $0.state == Self.missing })
    let count = style.center.number("0")
    sheet.write(name, row, .b ... .e, style)
    sheet.write(formula: "=\(Column.g[row])+\(Column.h[row])", result: given + missing, row, .f, count)
    sheet.write(formula: formula(Self.given, 1), result: given, row, .g, count)
    sheet.write(formula: formula(Self.missing, nil), result: missing, row, .h, count)
    sheet.write(
      formula: "=IF(\(Column.f[row])=0,0,\(Column.g[row])/\(Column.f[row]))",
      result: given + missing == 0 ? 0 : given / (given + missing), row, .i, style.center.number("0.0%"))
    sheet.setHeight(16, of: row)
  }
}
