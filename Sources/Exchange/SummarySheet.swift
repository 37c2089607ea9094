import Evaluation

/// The sheet `Ringkasan`, live from `LKE ZI`: the scores of areas and components as a table and in charts, and for each
/// predicate what it requires and what there is; the target first.
struct SummarySheet {
  static let name = "Ringkasan"
  /// How the sheet is named in another sheet's formulas.
  static let reference = "\(name)!"

  private let report: Report
  private let layout: SheetLayout
  private let sheet: Worksheet
  private let table: ScoreTable

  init(_ report: Report, _ layout: SheetLayout, on sheet: Worksheet) {
    self.report = report
    self.layout = layout
    self.sheet = sheet
    table = ScoreTable(report.instrument, layout)
  }

  /// The last one, of the table as of everything below it.
  private var last: Column { table.reached }
  private var width: Double { table.columns.reduce(0) { $0 + Self.width(of: $1, last: last) } }

  private static func width(of column: Column, last: Column) -> Double {
    column == .b ? 38 : column == last ? 12 : 9.5
  }

  func write(in book: Workbook) {
    sheet.setWidth(1, of: .a)
    for column in table.columns { sheet.setWidth(Self.width(of: column, last: last), of: column) }
    sheet.write("RINGKASAN PENILAIAN ZONA INTEGRITAS", 1, .b...last, .title)
    sheet.setHeight(26, of: 1)
    let subtitle = "\(report.satkerTitle) · \(report.sheet.year) · \(report.assessor.title)"
    sheet.write(subtitle, 2, .b...last, .subtitle)
    sheet.setHeight(max(18, TextFit(width: width, size: 10).height(of: subtitle)), of: 2)
    var row = 4
    table.write(report, on: sheet, row) { Self.width(of: $0, last: last) }
    row += table.lines.count + 2
    writeCharts(in: book, &row)
    let predicates = report.instrument.predicates
    for predicate in predicates.filter({ $0.id == report.sheet.target })
      + predicates.filter({ $0.id != report.sheet.target })
    {
      write(predicate, &row)
      row += 1
    }
    if let text = report.historyText {
      sheet.write(text, row, .b...last, .seal)
      sheet.setHeight(TextFit(width: width).height(of: text), of: row)
    }
    sheet.setPage(isLandscape: false, columns: .b...last, lastRow: row, repeating: 1...2, footer: report.footer)
    sheet.protect()
  }

  /// Side by side below the table, of its areas alone.
  private func writeCharts(in book: Workbook, _ row: inout Int) {
    let areas = table.lines.count { $0.short != nil }
    guard areas > 0 else { return }
    let rows = 5...(4 + areas)
    func cells(_ column: Column) -> String { Self.reference + column.fixed(rows) }
    // As wide in pixels as the columns are, and as high as the rows kept free for them.
    let pixels = table.columns.reduce(0.0) { $0 + Self.width(of: $1, last: last) * 7 + 5 }
    let height = 17
    for free in row..<(row + height) { sheet.setHeight(15, of: free) }
    for (kind, title, share, left) in [
      (Chart.Kind.bars, "Capaian per area (% dari bobot)", 0.55, 0.0), (.radar, "Keseimbangan antararea", 0.45, 0.55),
    ] {
      let chart = Chart(kind, title: title, in: book)
      chart.add("Capaian", categories: cells(table.short), values: cells(table.share), kind, .solid)
      for (number, predicate) in report.instrument.predicates.enumerated() {
        chart.add(
          "Minimal \(predicate.short)".plain, categories: cells(table.short), values: cells(table.minimum(number)),
          kind,
          .mark(number))
      }
      sheet.insert(
        chart, row, .b, offset: Int(pixels * left), width: pixels * share, height: Double(height * 20 - 10),
        alt: "\(title): capaian dan nilai minimal setiap predikat, dari tabel di atasnya")
    }
    row += height + 1
  }

  private func write(_ predicate: Predicate, _ row: inout Int) {
    let verdict = report.scorecard.verdict(on: predicate)
    let ending = predicate.id == report.sheet.target ? " (predikat yang dituju)" : ""
    sheet.write("Syarat \(predicate.name)\(ending)", row, .b...last, .node(depth: 0, isSubarea: false))
    sheet.setHeight(20, of: row)
    row += 1
    let titles: [(Column, String)] = [(.b, "Nilai"), (.c, "Perlu"), (.d, "Ada"), (.e, "Kurang")]
    for (column, title) in titles { sheet.write(title, row, column, .header) }
    sheet.write("Hasil", row, .f...last, .header)
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
    sheet.write("Hasil", row, .f...last, .header)
    row += 1
    for requirement in predicate.requirements {
      guard case .proposal(_, let condition) = requirement.kind else { continue }
      sheet.write(requirement.name, row, .b, .plain)
      sheet.write(condition, row, .c ... .e, .plain)
      sheet.write("belum dicatat", row, .f...last, .plain.center)
      sheet.setHeight(
        max(
          fit(.b ... .b).height(of: requirement.name),
          fit(.c ... .e).height(of: condition)), of: row)
      row += 1
    }
  }

  private func fit(_ columns: ClosedRange<Column>) -> TextFit {
    TextFit(width: columns.reduce(0) { $0 + Self.width(of: $1, last: last) })
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
    sheet.merge(rows: row...row, .f...last, .plain.center)
    sheet.write(
      formula: "=IF(\(isMet(row)),\(Self.met.formulaText),\(Self.unmet.formulaText))",
      result: finding.state == .met ? Self.met : Self.unmet, row, .f, .plain.center)
    sheet.setHeight(fit(.b ... .b).height(of: finding.requirement.name), of: row)
  }

  static let met = "memenuhi"
  static let unmet = "belum"

  private func isMet(_ row: Int) -> String { "\(Column.d[row])>=\(Column.c[row])-\(Score.tolerance.formulaText)" }

  /// A sheet with blanks is never called passed.
  private func writeConclusion(_ verdict: Verdict, met: [String], _ row: Int) {
    let all = report.instrument.answerCount
    let result = verdict.conclusion(of: report.scorecard)
    sheet.merge(rows: row...row, .b...last, .conclusion)
    sheet.write(
      formula: "=IF(\(layout.entered(from: EvaluationSheet.reference))<\(all),\(Verdict.blankText.formulaText),"
        + "IF(AND(\(met.joined(separator: ","))),\(verdict.passedText.formulaText),\(verdict.failedText.formulaText)))",
      result: result, row, .b, .conclusion)
    sheet.setHeight(18, of: row)
  }
}
