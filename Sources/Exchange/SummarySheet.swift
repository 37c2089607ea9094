import Evaluation

/// The sheet `Ringkasan`: for each predicate what it requires and what there is, live from `LKE ZI`; the target first.
struct SummarySheet {
  static let name = "Ringkasan"

  private let report: Report
  private let layout: SheetLayout
  private let sheet: Worksheet

  init(_ report: Report, _ layout: SheetLayout, on sheet: Worksheet) {
    self.report = report
    self.layout = layout
    self.sheet = sheet
  }

  func write() {
    let widths: [(Column, Double)] = [(.a, 1), (.b, 52), (.c, 11), (.d, 11), (.e, 11), (.f, 18)]
    for (column, width) in widths { sheet.setWidth(width, of: column) }
    sheet.write("RINGKASAN PENILAIAN ZONA INTEGRITAS", 1, .b ... .f, .title)
    sheet.setHeight(26, of: 1)
    let subtitle = "\(report.satkerTitle) · \(report.sheet.year) · \(report.assessor.title)"
    sheet.write(subtitle, 2, .b ... .f, .subtitle)
    sheet.setHeight(max(18, TextFit(width: 100).height(of: subtitle)), of: 2)
    var row = 4
    let predicates = report.instrument.predicates
    for predicate in predicates.filter({ $0.id == report.sheet.target })
      + predicates.filter({ $0.id != report.sheet.target })
    {
      write(predicate, &row)
      row += 1
    }
    if let text = report.historyText {
      sheet.write(text, row, .b ... .f, .seal)
      sheet.setHeight(TextFit(width: 100).height(of: text), of: row)
    }
    sheet.setPage(isLandscape: false, columns: .b ... .f, lastRow: row, repeating: nil, footer: report.footer)
  }

  private func write(_ predicate: Predicate, _ row: inout Int) {
    let verdict = report.scorecard.verdict(on: predicate)
    let ending = predicate.id == report.sheet.target ? " (predikat yang dituju)" : ""
    sheet.write("Syarat \(predicate.name)\(ending)", row, .b ... .f, .node(depth: 0, isSubarea: false))
    sheet.setHeight(20, of: row)
    row += 1
    let titles: [(Column, String)] = [(.b, "Nilai"), (.c, "Perlu"), (.d, "Ada"), (.e, "Kurang"), (.f, "Hasil")]
    for (column, title) in titles { sheet.write(title, row, column, .header) }
    row += 1
    var met: [String] = []
    for finding in verdict.findings {
      guard case .score(let parts, let minimum) = finding.requirement.kind else { continue }
      write(finding, parts, minimum, row)
      met.append(isMet(row))
      row += 1
    }
    writeConclusion(verdict, met: met, row)
    row += 1
    sheet.write("Persyaratan pengusulan", row, .b, .header)
    sheet.write("Syarat", row, .c ... .e, .header)
    sheet.write("Hasil", row, .f, .header)
    row += 1
    for requirement in predicate.requirements {
      guard case .proposal(_, let condition) = requirement.kind else { continue }
      sheet.write(requirement.name, row, .b, .plain)
      sheet.write(condition, row, .c ... .e, .plain)
      sheet.write("belum dicatat", row, .f, .plain.center)
      sheet.setHeight(
        max(TextFit(width: 52).height(of: requirement.name), TextFit(width: 33).height(of: condition)), of: row)
      row += 1
    }
  }

  private func write(_ finding: Verdict.Finding, _ parts: [Int], _ minimum: Double, _ row: Int) {
    let value = finding.score?.value ?? 0
    sheet.write(finding.requirement.name, row, .b, .plain)
    sheet.write(minimum, row, .c, .plain.number("0.00_)"))
    sheet.write(
      formula: layout.sum(ofNodes: parts, from: EvaluationSheet.reference), result: value, row, .d,
      .plain.number("0.00_)"))
    sheet.showMisses(of: [Column.c[row]], row, .d)
    sheet.write(
      formula: "=IF(\(isMet(row)),0,\(Column.c[row])-\(Column.d[row]))", result: finding.missing, row, .e,
      .plain.number("0.00_);-0.00_);\"–\"_)"))
    sheet.reformat(row, .e, to: "0.00####_)", where: "=AND(\(Column.e[row])>0,\(Column.e[row])<0.01)")
    sheet.write(
      formula: "=IF(\(isMet(row)),\(Self.met.formulaText),\(Self.unmet.formulaText))",
      result: finding.state == .met ? Self.met : Self.unmet, row, .f, .plain.center)
    sheet.setHeight(TextFit(width: 52).height(of: finding.requirement.name), of: row)
  }

  private static let met = "memenuhi"
  private static let unmet = "belum"

  private func isMet(_ row: Int) -> String { "\(Column.d[row])>=\(Column.c[row])-\(Score.tolerance.formulaText)" }

  /// A sheet with blanks is never called passed.
  private func writeConclusion(_ verdict: Verdict, met: [String], _ row: Int) {
    let blank = "Lembar belum lengkap: belum dapat dinyatakan memenuhi"
    let passed = "Semua syarat nilai \(verdict.predicate.name) terpenuhi"
    let failed = "Syarat nilai \(verdict.predicate.name) belum terpenuhi"
    let all = report.instrument.answerCount
    let result =
      verdict.isMet ? passed : report.scorecard.total.isComplete ? failed : blank
    sheet.merge(rows: row...row, .b ... .f, .conclusion)
    sheet.write(
      formula: "=IF(\(layout.entered(from: EvaluationSheet.reference))<\(all),\(blank.formulaText),"
        + "IF(AND(\(met.joined(separator: ","))),\(passed.formulaText),\(failed.formulaText)))",
      result: result, row, .b, .conclusion)
    sheet.setHeight(18, of: row)
  }
}
