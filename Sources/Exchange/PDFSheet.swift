import Evaluation

/// The whole sheet as rows of a pdf: every node and question in the instrument's order.
struct PDFSheet {
  private let report: Report
  private let table: PDFTable
  private var instrument: Instrument { report.instrument }

  private static let titles = [
    "No.", "Penilaian", "Pilihan jawaban", "Jawaban", "Nilai", "Catatan", "Data dukung",
  ]
  /// Of the width.
  private static let shares = [0.035, 0.215, 0.27, 0.065, 0.06, 0.175, 0.18]

  init(_ report: Report, in document: PDFDocument, width: Double) {
    self.report = report
    table = PDFTable(document: document, left: PDFPage.margin, widths: Self.shares.map { $0 * width })
  }

  /// On each page.
  var header: PDFRow {
    PDFRow(
      cells: Self.titles.enumerated().map { table.cell($1, $0, .header.size(8)) },
      leastHeight: 20)
  }

  /// A question with its counts, after the nodes that begin with it, is never parted.
  var blocks: [[PDFRow]] {
    var blocks: [[PDFRow]] = []
    var beginning: [PDFRow] = []
    for line in SheetLayout(instrument, firstRow: 1).lines {
      switch line {
      case .node(let index): beginning.append(row(ofNode: index))
      case .question(let index):
        blocks.append(beginning + [row(ofQuestion: index)])
        beginning = []
      case .count(let question, let index): blocks[blocks.count - 1].append(row(ofCount: index, of: question))
      case .total: blocks.append(beginning + [total])
      }
    }
    if let text = report.historyText { blocks.append([seal(text)]) }
    return blocks
  }

  private func row(ofNode index: Int) -> PDFRow {
    let node = instrument.nodes[index]
    let style = CellStyle.node(depth: node.depth, isSubarea: node.isSubarea).size(node.depth == 0 ? 9 : 8)
    return score("\(node.code). \(node.name)", of: [index], style)
  }

  /// With it `lke verify` tells whether the history has still what it had.
  private func seal(_ text: String) -> PDFRow { PDFRow(cells: [table.cell(text, 0...6, .seal.size(7))]) }

  private var total: PDFRow {
    let roots = instrument.nodes.indices.filter { instrument.nodes[$0].parent == nil }
    return score("NILAI TOTAL", of: roots, .node(depth: 0, isSubarea: false).size(9))
  }

  private func score(_ name: String, of parts: [Int], _ style: CellStyle) -> PDFRow {
    let scorecard = report.scorecard
    let weight = ScoreText.indonesian.exact(scorecard.sum(of: parts).weight)
    return PDFRow(cells: [
      table.cell(name, 0...3, style),
      table.cell(scorecard.pointsText(of: parts), 4, style.right),
      table.cell("dari \(weight) · \(scorecard.percentText(of: parts)) %", 5...6, style),
    ])
  }

  private func row(ofQuestion index: Int) -> PDFRow {
    let question = instrument.questions[index]
    let answer = report.answers[question.code]
    let value = report.scorecard.values[index]
    let plain = CellStyle.plain.size(7.5)
    return PDFRow(cells: [
      table.cell(question.label, 0, plain.center),
      table.cell(question.text, 1, plain),
      table.cell(offers(of: question, answer), 2...2, plain),
      entry(answerText(answer, to: question), to: question),
      table.cell(value.map { ScoreText.indonesian.points($0, missing: 1) } ?? "–", 4, plain.right),
      table.cell(answer?.note ?? "", 5, plain),
      table.cell(question.evidenceText(in: answer), 6, plain),
    ])
  }

  /// What each answer means, the given one stronger; of a ratio how it is counted and which rule made its value.
  private func offers(of question: Question, _ answer: Answer?) -> [PDFTable.Paragraph] {
    switch question.kind {
    case .choice(let choices):
      return choices.map {
        .init(text: "\($0.answer): \($0.criterion)", isBold: answer?.value == .choice($0.answer))
      }
    case .ratio:
      let rule: String? =
        if case .ratio(let result) = question.arithmetic(of: answer) { result.rule.text } else { nil }
      return [.init(text: question.explanation)]
        + (rule.map { [.init(text: $0, color: CellStyle.rule.color)] } ?? [])
    case .index: return [.init(text: "\(question.explanation) (\(question.offer))")]
    }
  }

  private func answerText(_ answer: Answer?, to question: Question) -> String? {
    switch answer?.value {
    case .choice(let choice): choice
    case .index(let index): ScoreText.indonesian.exact(index)
    case nil: nil
    }
  }

  /// A ratio's answers are its counts, below it.
  private func entry(_ text: String?, to question: Question) -> PDFRow.Cell {
    let style = CellStyle.entry.size(7.5)
    if case .ratio = question.kind { return table.cell("", 3, CellStyle.plain.size(7.5)) }
    return entry(text, style)
  }

  private func entry(_ text: String?, _ style: CellStyle) -> PDFRow.Cell {
    text.map { table.cell($0, 3, style) }
      ?? table.cell([.init(text: "kosong", isBold: false, color: CellStyle.rule.color)], 3...3, style)
  }

  private func row(ofCount index: Int, of question: Int) -> PDFRow {
    let question = instrument.questions[question]
    let count = question.counts[index]
    let number = report.answers[question.code]?.counts[count.name]
    let style = CellStyle.count.size(7.5)
    return PDFRow(cells: [
      table.cell("", 0, style), table.cell(count.text, 1...2, style),
      entry(number.map { "\($0)" }, .entry.size(7.5)), table.cell("", 4...6, style),
    ])
  }
}
