import Evaluation

/// The sheet `Penilai`: what each assessor answered, side by side, as it was at the export.
struct AssessorSheet {
  static let name = "Penilai"
  private static let headerRow = 4
  private static let sign = "≠"

  private let report: Report
  private let assessors: [Assessor]
  private let sheet: Worksheet
  private var instrument: Instrument { report.instrument }

  /// Everybody who has answered anything, in the order of the assessment; unknown ones last, by name.
  static func assessors(of report: Report) -> [Assessor] {
    let answering = report.sheet.answers.filter { _, answers in
      answers.contains {
        report.instrument.question($0.key) != nil && ($0.value.value != nil || !$0.value.counts.isEmpty)
      }
    }
    let standard = Assessor.standard.filter { answering[$0] != nil }
    let others = answering.keys.filter { !Assessor.standard.contains($0) }
    return standard + others.sorted { $0.rawValue < $1.rawValue }
  }

  init(_ report: Report, _ assessors: [Assessor], on sheet: Worksheet) {
    self.report = report
    self.assessors = assessors
    self.sheet = sheet
  }

  // MARK: - Columns

  private let code = Column.b
  private let text = Column.c
  private let difference = Column.d
  private var answers: ClosedRange<Column> { difference.next...difference.advanced(by: assessors.count) }
  private var last: Column { answers.upperBound }

  private func width(of column: Column) -> Double {
    switch column {
    case .a: 1
    case code: 14
    case text: 64
    case difference: 7
    default: 18
    }
  }

  // MARK: - Writing

  func write() {
    for column in Column.a...last { sheet.setWidth(width(of: column), of: column) }
    sheet.write("PERBANDINGAN JAWABAN PENILAI", 1, code...last, .title)
    sheet.setHeight(26, of: 1)
    let all = (code...last).reduce(0) { $0 + width(of: $1) }
    let subtitle =
      "\(report.satkerTitle) · \(report.sheet.year) · keadaan saat diekspor; \(Self.sign) menandai jawaban yang berbeda"
    sheet.write(subtitle, 2, code...last, .subtitle)
    sheet.setHeight(max(18, TextFit(width: all, size: 10).height(of: subtitle)), of: 2)
    sheet.setHeight(6, of: 3)
    writeHeader()
    let first = Self.headerRow + 1
    let rows = rows
    for (number, row) in zip(first..., rows) { write(row, number) }
    writeTotals(of: rows, first: first)
    sheet.setPage(
      isLandscape: true, columns: code...last, lastRow: first + rows.count + 2,
      repeating: Self.headerRow...Self.headerRow,
      footer: report.footer)
    sheet.freeze(above: first, before: answers.lowerBound)
    sheet.protect()
  }

  private func writeHeader() {
    let row = Self.headerRow
    for (column, title) in [(code, "Kode"), (text, "Penilaian"), (difference, "Beda")] {
      sheet.write(title, row, column, .header)
    }
    for (column, assessor) in zip(answers, assessors) { sheet.write(assessor.title, row, column, .header) }
    let fit = TextFit(width: width(of: last) / 1.1)
    sheet.setHeight(max(28, assessors.map { fit.height(of: $0.title.plainLine) }.max() ?? 0), of: row)
  }

  // MARK: - Rows

  private enum Row {
    case node(Node)
    case answers(Answers)
  }

  /// What all assessors entered in one place.
  private struct Answers {
    let code: String
    let text: String
    /// In the order of the assessors; none where nothing can be entered.
    let cells: [Cell]
    /// How numbers are spelled.
    let number: String
    let style: CellStyle

    /// Which of them differ from the first one given. A blank differs from nothing: its assessor has yet to judge.
    var differing: [Bool] {
      let first = cells.first { $0 != .blank }
      return cells.map { $0 != .blank && $0 != first }
    }
  }

  private enum Cell: Equatable {
    case blank, text(String), number(Double)
  }

  private var rows: [Row] {
    instrument.nodes.flatMap { node in
      [.node(node)] + (node.isSubarea ? node.questions.flatMap { rows(of: instrument.questions[$0]) } : [])
    }
  }

  private func rows(of question: Question) -> [Row] {
    let given = assessors.map { report.sheet[$0, question.code] }
    let values = given.map { answer -> Cell in
      switch answer?.value {
      case .choice(let choice): .text(choice)
      case .index(let index): .number(index)
      case nil: .blank
      }
    }
    let own = Answers(
      code: question.code, text: question.text, cells: question.counts.isEmpty ? values : [], number: "0.00##",
      style: .plain)
    return [.answers(own)]
      + question.counts.map { count in
        let numbers = given.map { $0?.counts[count.name].map { Cell.number(Double($0)) } ?? .blank }
        return .answers(Answers(code: "", text: count.text, cells: numbers, number: "#,##0", style: .count))
      }
  }

  private func write(_ row: Row, _ number: Int) {
    switch row {
    case .node(let node): write(node, number)
    case .answers(let answers): write(answers, number)
    }
  }

  private func write(_ node: Node, _ row: Int) {
    let style = CellStyle.node(depth: node.depth, isSubarea: node.isSubarea)
    for column in code...last { sheet.blank(row, column, style) }
    sheet.write(node.code, row, code, style)
    sheet.write(node.name, row, text, style)
    let height = max(
      TextFit(width: width(of: text) / 1.1, size: style.size).height(of: node.name),
      TextFit(width: width(of: code) / 1.1, size: style.size).height(of: node.code))
    sheet.setHeight(height + 2, of: row)
  }

  private func write(_ answers: Answers, _ row: Int) {
    let style = answers.style
    let differing = answers.differing
    sheet.write(answers.code, row, code, style)
    sheet.write(answers.text, row, text, style)
    sheet.write(differing.contains(true) ? Self.sign : "", row, difference, style.center.bold)
    for column in self.answers { sheet.blank(row, column, style.center) }
    for (column, (cell, differs)) in zip(self.answers, zip(answers.cells, differing)) {
      let look = differs ? style.center.bold : style.center
      switch cell {
      case .blank: break
      case .text(let text): sheet.write(differs ? "\(Self.sign) \(text)" : text, row, column, look)
      case .number(let value):
        sheet.write(value, row, column, look.number((differs ? "\"\(Self.sign) \"" : "") + answers.number))
      }
    }
    let longest = answers.cells.map { if case .text(let text) = $0 { text } else { "" } }
    sheet.setHeight(
      max(
        TextFit(width: width(of: text)).height(of: answers.text),
        TextFit(width: width(of: code)).height(of: answers.code),
        longest.map { TextFit(width: width(of: last)).height(of: $0) }.max() ?? 0), of: row)
  }

  /// What each scores, how much of it is answered, and how often it differs from the first.
  private func writeTotals(of rows: [Row], first: Int) {
    let scorecards = assessors.map { Scorecard(instrument, report.sheet, assessor: $0) }
    let total = first + rows.count
    writeTotal(
      "NILAI TOTAL", scorecards.map { $0.total.value }, "0.00", total, .node(depth: 0, isSubarea: false))
    writeTotal(
      "Soal terjawab, dari \(instrument.questions.count)", scorecards.map { Double($0.total.answered) }, "0", total + 1,
      .conclusion)
    let differing = rows.compactMap { if case .answers(let answers) = $0 { answers.differing } else { nil } }
    let counts = assessors.indices.map { number in
      Double(differing.count { $0.indices.contains(number) && $0[number] })
    }
    writeTotal("Isian yang berbeda dari penilai pertama yang menjawab", counts, "0", total + 2, .conclusion)
    sheet.write(
      formula: "=COUNTIF(\(difference[first...(total - 1)]),\(Self.sign.formulaText))",
      result: Double(differing.count { $0.contains(true) }), total + 2, difference, .conclusion.center.number("0"))
  }

  private func writeTotal(_ name: String, _ values: [Double], _ number: String, _ row: Int, _ style: CellStyle) {
    for column in code...last { sheet.blank(row, column, style) }
    sheet.write(name, row, code...text, style)
    for (column, value) in zip(answers, values) { sheet.write(value, row, column, style.center.number(number)) }
    sheet.setHeight(18, of: row)
  }
}
