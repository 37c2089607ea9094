import Evaluation

/// The sheet `LKE ZI`: every node and question in the instrument's order.
struct EvaluationSheet {
  static let name = "LKE ZI"
  static let headerRow = 6
  /// How the sheet is named in another sheet's formulas.
  static let reference = "'\(name)'!"

  private let report: Report
  private let layout: SheetLayout
  private let sheet: Worksheet
  private var instrument: Instrument { report.instrument }

  init(_ report: Report, _ layout: SheetLayout, on sheet: Worksheet) {
    self.report = report
    self.layout = layout
    self.sheet = sheet
  }

  func write() {
    for column in Column.a ... .o { sheet.setWidth(Self.width(of: column), of: column) }
    writeTitle()
    writeHeader()
    for (row, line) in zip(layout.firstRow..., layout.lines) {
      switch line {
      case .node(let index): writeNode(index, row)
      case .question(let index): writeQuestion(index, row)
      case .count(let question, let index): writeCount(question, index, row)
      case .total: writeTotal(row)
      }
    }
    sheet.setPage(
      isLandscape: true, columns: .b ... .o, lastRow: layout.totalRow, repeating: Self.headerRow...Self.headerRow,
      footer: report.footer)
    sheet.freeze(above: layout.firstRow, before: .h)
    sheet.protect()
  }

  private static func width(of column: Column) -> Double {
    switch column {
    case .a: 1
    case .b, .c, .d, .e, .f: 3
    case .g: 36
    case .h: 7.5
    case .i: 48
    case .j: 10
    case .k: 9
    case .l: 9
    case .m: 9
    default: 22
    }
  }

  private static func width(of columns: ClosedRange<Column>) -> Double {
    columns.reduce(0) { $0 + width(of: $1) }
  }

  // MARK: - Above the table

  private func writeTitle() {
    sheet.write("LEMBAR KERJA EVALUASI ZONA INTEGRITAS", 1, .b ... .o, .title)
    sheet.setHeight(26, of: 1)
    let all = instrument.answerCount
    let ending = " dari \(all) isian terisi; isian yang kosong dihitung 0"
    let pairs = [
      (("Satuan kerja", report.satkerTitle), ("Predikat yang dituju", report.targetName)),
      (("Tahun", "\(report.sheet.year)"), ("Instrumen", "\(instrument.name), \(instrument.regulation)")),
      (("Penilai", report.assessor.title), ("Kelengkapan", "\(report.enteredCount)\(ending)")),
    ]
    for (row, (left, right)) in zip(2..., pairs) {
      sheet.write(left.0, row, .b ... .f, .caption)
      sheet.write(left.1, row, .g ... .h, .fact)
      sheet.write(right.0, row, .i, .captionRight)
      sheet.write(right.1, row, .j ... .o, .fact)
      sheet.setHeight(
        max(
          TextFit(width: Self.width(of: .g ... .h)).height(of: left.1),
          TextFit(width: Self.width(of: .j ... .o)).height(of: right.1), 15), of: row)
    }
    // The last fact stays true while somebody fills in the sheet.
    sheet.write(
      formula: "=\(layout.entered())&\(ending.formulaText)", result: "\(report.enteredCount)\(ending)", 4, .j, .fact)
    sheet.setHeight(6, of: 5)
  }

  private func writeHeader() {
    let row = Self.headerRow
    sheet.write("Penilaian", row, .b ... .g, .header)
    let titles: [(Column, String)] = [
      (.h, "Bobot"), (.i, "Penjelasan"), (.j, "Pilihan jawaban"), (.k, "Jawaban"), (.l, "Nilai"), (.m, "%"),
      (.n, "Data dukung"), (.o, "Catatan"),
    ]
    for (column, title) in titles { sheet.write(title, row, column, .header) }
    sheet.setHeight(28, of: row)
  }

  // MARK: - The table

  private func writeNode(_ index: Int, _ row: Int) {
    let node = instrument.nodes[index]
    let style = CellStyle.node(depth: node.depth, isSubarea: node.isSubarea)
    write(label: node.label, text: node.name, depth: node.depth, row, style)
    sheet.write(node.weight, row, .h, style.number("0.00_)"))
    for column in [Column.i, .j, .k, .n, .o] { sheet.blank(row, column, style) }
    let score = report.scorecard.nodes[index]
    writeScore(layout.score(ofNode: index), score, row, style, thresholds: thresholds([index]))
    sheet.setHeight(height(of: node.name, depth: node.depth, style) + 2, of: row)
  }

  private func writeTotal(_ row: Int) {
    let style = CellStyle.node(depth: 0, isSubarea: false)
    sheet.write("NILAI TOTAL", row, .b ... .g, style)
    let total = report.scorecard.total
    sheet.write(total.weight, row, .h, style.number("0.00_)"))
    for column in [Column.i, .j, .k, .n, .o] { sheet.blank(row, column, style) }
    writeScore(layout.total, total, row, style, thresholds: thresholds(layout.roots))
    sheet.setHeight(20, of: row)
  }

  private func writeScore(
    _ formula: String, _ score: Score, _ row: Int, _ style: CellStyle, thresholds: [Double]
  ) {
    sheet.write(formula: formula, result: score.value, row, .l, style.number("0.00_)"))
    sheet.write(formula: layout.share(row), result: score.share, row, .m, style.number("0.00%_)"))
    sheet.showMisses(of: thresholds.map(\.formulaText), row, .l)
  }

  /// What the predicates require of these nodes together.
  private func thresholds(_ nodes: [Int]) -> [Double] {
    instrument.predicates.flatMap(\.requirements).compactMap { requirement in
      if case .score(nodes, let minimum) = requirement.kind { minimum } else { nil }
    }
  }

  private func writeQuestion(_ index: Int, _ row: Int) {
    let question = instrument.questions[index]
    let answer = report.answers[question.code]
    let depth = instrument.nodes[question.subarea].depth + 1
    let explanation = question.explanation
    let evidence = question.evidenceText(in: answer).plain
    let note = answer?.note.plain ?? ""
    write(label: question.label, text: question.text, depth: depth, row, .plain)
    sheet.blank(row, .h, .plain)
    sheet.write(explanation, row, .i, .plain)
    sheet.write(question.offer, row, .j, .plain.center)
    writeAnswer(answer, to: question, row)
    let value = report.scorecard.values[index] ?? 0
    sheet.write(formula: layout.value(ofQuestion: index), result: value, row, .l, .plain.number("0.00_)"))
    sheet.write(formula: "=\(Column.l[row])", result: value, row, .m, .plain.number("0.00%_)"))
    sheet.write(evidence, row, .n, .plain.unlocked)
    sheet.write(note, row, .o, .plain.unlocked)
    let heights = [
      height(of: question.text, depth: depth, .plain),
      TextFit(width: Self.width(of: .i)).height(of: explanation),
      TextFit(width: Self.width(of: .n)).height(of: evidence),
      TextFit(width: Self.width(of: .o)).height(of: note),
    ]
    sheet.setHeight(heights.max()!, of: row)
  }

  private func writeAnswer(_ answer: Answer?, to question: Question, _ row: Int) {
    switch question.kind {
    case .choice(let choices):
      if case .choice(let choice) = answer?.value {
        sheet.write(choice, row, .k, .entry)
      } else {
        sheet.blank(row, .k, .entry)
      }
      let answers = choices.map(\.answer)
      sheet.permit(
        .list(answers), row, .k, title: "Jawaban tidak dikenal",
        message: "Pilih salah satu: \(answers.joined(separator: ", ")).")
    case .index(let maximum):
      let style = CellStyle.entry.number("0.00##")
      if case .index(let index) = answer?.value {
        sheet.write(index, row, .k, style)
      } else {
        sheet.blank(row, .k, style)
      }
      sheet.permit(
        .decimal(0...maximum), row, .k, title: "Indeks tidak sesuai",
        message: "Isi dengan indeks dari 0 sampai \(ScoreText.indonesian.exact(maximum)).")
    case .ratio: sheet.blank(row, .k, .plain)
    }
  }

  private func writeCount(_ index: Int, _ count: Int, _ row: Int) {
    let question = instrument.questions[index]
    guard case .ratio(let ratio) = question.kind else { return }
    let depth = instrument.nodes[question.subarea].depth + 1
    let text = ratio.counts[count].text
    write(label: "", text: text, depth: depth, row, .count)
    for column in [Column.h, .l, .m, .n, .o] { sheet.blank(row, column, .count) }
    let rows = layout.rows(ofCounts: index)
    if row == rows.lowerBound {
      sheet.merge(rows: rows, .i ... .i, .rule)
      let arithmetic = question.arithmetic(of: report.answers[question.code])
      let rule = if case .ratio(let result) = arithmetic { result.rule.text ?? "" } else { Ratio.blankText }
      sheet.write(formula: layout.rule(ofQuestion: index, ratio), result: rule, row, .i, .rule)
    }
    sheet.write("bilangan", row, .j, .count.center)
    let style = CellStyle.entry.number("#,##0")
    if let number = report.answers[question.code]?.counts[ratio.counts[count].name] {
      sheet.write(Double(number), row, .k, style)
    } else {
      sheet.blank(row, .k, style)
    }
    sheet.permit(
      .wholeNumber(0...Instrument.largestCount), row, .k, title: "Bilangan tidak sesuai",
      message: "Isi dengan bilangan bulat, paling kecil 0.")
    let fit = TextFit(width: Self.width(of: .i))
    let ruleHeight = ratio.ruleTexts.map(fit.height).max()! / Double(rows.count)
    sheet.setHeight(max(height(of: text, depth: depth, .count), ruleHeight), of: row)
  }

  /// A label in the column of its level, and the text in all columns after it.
  private func write(label: String, text: String, depth: Int, _ row: Int, _ style: CellStyle) {
    let column = layout.labelColumn(depth: depth)
    if column > .b { sheet.write("", row, .b...column.advanced(by: -1), style) }
    sheet.write(label, row, column, style.center)
    sheet.write(text, row, Self.textColumns(after: column), style)
  }

  private static func textColumns(after label: Column) -> ClosedRange<Column> {
    label.next ... .g
  }

  private func height(of text: String, depth: Int, _ style: CellStyle) -> Double {
    let columns = Self.textColumns(after: layout.labelColumn(depth: depth))
    // Bold letters are wider.
    return TextFit(width: Self.width(of: columns) / (style.isBold ? 1.1 : 1), size: style.size).height(of: text)
  }
}

extension Question {
  /// What each answer means, for the column Penjelasan.
  var explanation: String {
    switch kind {
    case .choice(let choices): choices.map { "\($0.answer): \($0.criterion)" }.joined(separator: "\n")
    case .ratio(let ratio): ratio.explanation
    case .index(let maximum): "Indeks hasil survei dibagi \(maximum.short)"
    }
  }

  /// The answers that can be given, for the column Pilihan jawaban.
  var offer: String {
    switch kind {
    case .choice(let choices): choices.map(\.answer).joined(separator: "/")
    case .ratio: "%"
    case .index(let maximum): "0–\(maximum.short)"
    }
  }
}

extension Ratio {
  /// Everything that the row of the rule may come to say.
  fileprivate var ruleTexts: [String] {
    [Self.blankText, Self.floorText, Self.capText, Self.contradictionText, whenNothing.reason]
  }
}

extension Double {
  /// Without decimals where it has none.
  fileprivate var short: String {
    self == rounded() ? ScoreText.indonesian.decimal(self, places: 0) : ScoreText.indonesian.exact(self)
  }
}

extension Worksheet {
  /// Spells a score with more than two decimals where two would show it as reaching a threshold that it misses.
  func showMisses(of thresholds: [String], _ row: Int, _ column: Column) {
    guard !thresholds.isEmpty else { return }
    let cell = column[row]
    let misses = thresholds.map { "AND(\(cell)<\($0)-\(Score.tolerance.formulaText),ROUND(\(cell),2)>=\($0))" }
    reformat(row, column, to: "0.00####_)", where: "=OR(\(misses.joined(separator: ",")))")
  }
}
