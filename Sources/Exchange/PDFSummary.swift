import Evaluation

/// What a sheet comes to, on one page: whose it is, the scores of areas and halves beside the minima, and what each
/// predicate requires.
struct PDFSummary {
  private let report: Report
  private let document: PDFDocument
  private let width: Double
  private let scores: ScoreTable
  private var instrument: Instrument { report.instrument }

  private static let plain = CellStyle.plain.size(7.5)
  private static let header = CellStyle.header.size(7.5)

  init(_ report: Report, in document: PDFDocument, width: Double) {
    self.report = report
    self.document = document
    self.width = width
    scores = ScoreTable(report.instrument, SheetLayout(report.instrument, firstRow: 1))
  }

  var blocks: [[PDFRow]] {
    [title + identity + [gap]] + [scoreTable + [legend, gap]] + [conclusions + [gap]] + [requirements + [gap]]
      + [proposal]
  }

  private var gap: PDFRow { PDFRow(leastHeight: 7) }

  private func table(_ shares: [Double]) -> PDFTable {
    PDFTable(document: document, left: PDFPage.margin, widths: shares.map { $0 * width })
  }

  /// The minima's lines: those of the first predicates, as they come.
  private static func color(ofPredicate number: Int) -> UInt32 { [0x202020, 0xB3261E, 0x6A3FA0][number % 3] }

  // MARK: - Above

  private var title: [PDFRow] {
    let table = table([1])
    var regulation = CellStyle.subtitle
    regulation.size = 9
    return [
      PDFRow(cells: [table.cell("LEMBAR KERJA EVALUASI ZONA INTEGRITAS", 0, .title)]),
      PDFRow(cells: [table.cell("Ringkasan penilaian menurut \(instrument.regulation)", 0, regulation)]),
      PDFRow(leastHeight: 6),
    ]
  }

  private var identity: [PDFRow] {
    let table = table([0.12, 0.48, 0.17, 0.23])
    let caption = CellStyle.caption.size(8)
    let fact = CellStyle.fact.size(8)
    let total = ScoreText.indonesian.exact(report.scorecard.total.weight)
    let filled = "\(report.enteredCount) dari \(instrument.answerCount) isian"
    let pairs = [
      (("Satuan kerja", report.satkerTitle), ("Predikat yang dituju", report.targetName)),
      (("Penilai", report.assessor.title), ("Tahun", "\(report.sheet.year)")),
      (("Instrumen", instrument.name), ("Kelengkapan", filled)),
      (
        ("Nilai total", "\(report.scorecard.pointsText(of: roots)) dari \(total)"),
        ("Perubahan terakhir", report.changedText ?? "–")
      ),
    ]
    return pairs.map { left, right in
      PDFRow(cells: [
        table.cell(left.0, 0, caption), table.cell(left.1, 1, fact), table.cell(right.0, 2, caption),
        table.cell(right.1, 3, fact),
      ])
    }
  }

  private var roots: [Int] { instrument.nodes.indices.filter { instrument.nodes[$0].parent == nil } }

  // MARK: - Scores

  private var scoreTable: [PDFRow] {
    let halves = scores.halves
    let shares = [0.32, 0.07] + halves.map { _ in 0.2 / Double(max(2, halves.count)) } + [0.07, 0.08]
    let rest = 1 - shares.reduce(0, +)
    let table = table(shares + [rest * 0.54, rest * 0.46])
    let titles =
      ["Area dan komponen", "Bobot"] + halves.map { instrument.nodes[$0].name } + [
        "Jumlah", "% bobot", "Capaian", "Mencapai",
      ]
    let header = PDFRow(
      cells: titles.enumerated().map { table.cell($1, $0, Self.header) }, leastHeight: 17)
    return [header] + scores.lines.map { row(of: $0, in: table) }
  }

  private func row(of line: ScoreTable.Line, in table: PDFTable) -> PDFRow {
    let style = (line.depth == 3 ? CellStyle.plain : .node(depth: line.depth, isSubarea: false)).size(8).middle
    let score = report.scorecard.sum(of: line.parts)
    let minima = scores.predicates.map { $0.minimum(of: line.parts) }
    let reached = zip(scores.predicates, minima).filter { $1.map { score.value >= $0 - Score.tolerance } == true }
    let hasMinimum = minima.contains { $0 != nil }
    let target = instrument.predicate(report.sheet.target)?.minimum(of: line.parts)
    let isShort = target.map { score.value < $0 - Score.tolerance } ?? false
    let halves = scores.halves.map { half in
      let parts = line.parts.flatMap { scores.inside($0, half) }
      return parts.isEmpty ? "" : report.scorecard.pointsText(of: parts)
    }
    let bar = PDFRow.Bar(
      share: score.share, color: isShort ? 0xC07F1E : 0x3F6E9A,
      marks: minima.enumerated().compactMap { number, minimum in
        minimum.map { ($0 / score.weight, Self.color(ofPredicate: number)) }
      })
    // On a dark row the minima's lines would be lost.
    let light = line.depth == 0 ? CellStyle.plain : style
    let numbers =
      [ScoreText.indonesian.exact(score.weight)] + halves + [
        report.scorecard.pointsText(of: line.parts), report.scorecard.percentText(of: line.parts),
      ]
    let last = numbers.count + 1
    return PDFRow(
      cells: [table.cell(line.name, 0, style)]
        + zip(1..., numbers).map { table.cell($1, $0, style.right) }
        + [
          table.bar(bar, last, light),
          table.cell(
            !hasMinimum ? "" : reached.isEmpty ? "belum" : reached.map(\.0.short).joined(separator: ", "), last + 1,
            style.center),
        ], leastHeight: 15)
  }

  private var legend: PDFRow {
    let table = table([1])
    let names = scores.predicates.enumerated().map { number, predicate in
      PDFTable.Paragraph(
        text: "| nilai minimal \(predicate.short)", isBold: true, color: Self.color(ofPredicate: number))
    }
    var x = PDFPage.margin
    // Each as wide as it is, beside the one before.
    let style = CellStyle.caption.size(7)
    let texts =
      [PDFTable.Paragraph(text: "Garis tegak pada batang:")] + names
      + [PDFTable.Paragraph(text: "Batang berwarna cokelat: belum mencapai minimal predikat yang dituju")]
    let cells = texts.map { paragraph in
      let cell = table.cell([paragraph], 0...0, style)
      let line = cell.lines[0]
      let width = document.font(isBold: line.isBold).width(of: line.text) * style.size + 2 * PDFRow.Cell.padding
      defer { x += width + 6 }
      return PDFRow.Cell(x: x, width: width, lines: [line], style: style)
    }
    return PDFRow(cells: cells)
  }

  // MARK: - Requirements

  /// The target first.
  private var verdicts: [Verdict] {
    let target = scores.predicates.filter { $0.id == report.sheet.target }
    return (target + scores.predicates.filter { $0.id != report.sheet.target }).map(report.scorecard.verdict)
  }

  private var conclusions: [PDFRow] {
    let table = table([0.3, 0.7])
    return verdicts.map { verdict in
      let ending = verdict.predicate.id == report.sheet.target ? " (yang dituju)" : ""
      return PDFRow(
        cells: [
          table.cell("\(verdict.predicate.name)\(ending)", 0, .conclusion.size(8)),
          table.cell(verdict.conclusion(of: report.scorecard), 1, .conclusion.size(8)),
        ], leastHeight: 18)
    }
  }

  /// Every requirement on scores, a row each, beside it what each predicate asks.
  private var requirements: [PDFRow] {
    let verdicts = verdicts
    let each = 0.6 / Double(max(1, verdicts.count))
    let table = table([0.32, 0.08] + verdicts.flatMap { _ in [each * 0.39, each * 0.26, each * 0.35] })
    var header = [table.cell("Syarat nilai", 0, Self.header), table.cell("Ada", 1, Self.header)]
    for (number, verdict) in verdicts.enumerated() {
      for (offset, title) in ["Minimal \(verdict.predicate.short)", "Kurang", "Hasil"].enumerated() {
        header.append(table.cell(title, 2 + number * 3 + offset, Self.header))
      }
    }
    var kinds: [Requirement.Kind] = []
    var names: [String] = []
    for requirement in verdicts.flatMap(\.predicate.requirements) {
      guard case .score(let parts, _) = requirement.kind else { continue }
      let isKnown = kinds.contains { if case .score(parts, _) = $0 { true } else { false } }
      if !isKnown {
        kinds.append(requirement.kind)
        names.append(requirement.name)
      }
    }
    let rows = zip(kinds, names).compactMap { kind, name -> PDFRow? in
      guard case .score(let parts, _) = kind else { return nil }
      var cells = [
        table.cell(name, 0, Self.plain),
        table.cell(report.scorecard.pointsText(of: parts), 1, Self.plain.right),
      ]
      for (number, verdict) in verdicts.enumerated() {
        let finding = verdict.findings.first {
          if case .score(parts, _) = $0.requirement.kind { true } else { false }
        }
        let isMet = finding?.state == .met
        let texts = [
          finding?.requirement.minimum.map(ScoreText.indonesian.exact) ?? "–",
          finding.map { isMet ? "–" : Self.shortfall($0.missing) } ?? "–",
          finding == nil ? "–" : isMet ? SummarySheet.met : SummarySheet.unmet,
        ]
        for (offset, text) in texts.enumerated() {
          let isResult = offset == 2
          let paragraph = PDFTable.Paragraph(
            text: text, color: isResult && finding != nil ? (isMet ? 0x1E6B3A : CellStyle.rule.color) : nil)
          let column = 2 + number * 3 + offset
          cells.append(
            table.cell([paragraph], column...column, isResult ? Self.plain.center : Self.plain.right))
        }
      }
      return PDFRow(cells: cells)
    }
    return [PDFRow(cells: header, leastHeight: 16)] + rows
  }

  /// Never shown as nothing.
  private static func shortfall(_ points: Double) -> String {
    points < 0.01 ? ScoreText.indonesian.exact(points) : ScoreText.indonesian.points(points)
  }

  /// What else the target asks, about the unit or its institution.
  private var proposal: [PDFRow] {
    guard let predicate = instrument.predicate(report.sheet.target) else { return [] }
    let table = table([0.35, 0.5, 0.15])
    let rows = predicate.requirements.compactMap { requirement -> PDFRow? in
      guard case .proposal(_, let condition) = requirement.kind else { return nil }
      return PDFRow(cells: [
        table.cell(requirement.name, 0, Self.plain), table.cell(condition, 1, Self.plain),
        table.cell("belum dicatat", 2, Self.plain.center),
      ])
    }
    guard !rows.isEmpty else { return [] }
    let titles = ["Persyaratan pengusulan \(predicate.short)", "Syarat", "Hasil"]
    return [PDFRow(cells: titles.enumerated().map { table.cell($1, $0, Self.header) }, leastHeight: 16)] + rows
  }
}
