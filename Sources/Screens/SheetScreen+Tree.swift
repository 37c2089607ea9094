import Evaluation
import TerminalUI

extension SheetScreen {
  private enum Row {
    case node(Int)
    case question(Int)
  }

  func drawTree(on canvas: inout Canvas, in rect: Rect, _ texts: Texts) {
    var rows = rows(withQuestions: true)
    if rows.count > rect.rows { rows = self.rows(withQuestions: false) }
    let current = rows.lastIndex(where: isCurrent) ?? 0
    let first = max(0, min(current - rect.rows * 2 / 3, rows.count - rect.rows))
    for (offset, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
      draw(row, on: &canvas, in: rect, row: rect.row + offset, texts)
    }
  }

  /// The components and their parts, open where the question at hand is.
  private func rows(withQuestions: Bool) -> [Row] {
    var rows: [Row] = []
    func add(_ index: Int) {
      let node = instrument.nodes[index]
      rows.append(.node(index))
      let isOpen = node.questions.contains(self.index)
      if node.isSubarea {
        if withQuestions && isOpen { rows += node.questions.map { .question($0) } }
      } else if isOpen || node.depth < 2 {
        node.children.forEach(add)
      }
    }
    for index in instrument.nodes.indices where instrument.nodes[index].parent == nil { add(index) }
    return rows
  }

  private func isCurrent(_ row: Row) -> Bool {
    switch row {
    case .node(let index): instrument.nodes[index].isSubarea && instrument.nodes[index].questions.contains(self.index)
    case .question(let index): index == self.index
    }
  }

  private func draw(_ row: Row, on canvas: inout Canvas, in rect: Rect, row y: Int, _ texts: Texts) {
    let end = rect.column + rect.columns
    switch row {
    case .question(let index):
      let question = instrument.questions[index]
      let isHere = index == self.index
      let style: Style = isHere ? .accent : .muted
      canvas.put("\(isHere ? "▸" : " ") \(question.label)", column: rect.column + 6, row: y, style: style)
      let answer = texts.answer(answers[question.code], to: question)
      let start = canvas.putRight(answer, endingAt: end, row: y, style: isHere ? .accent : .plain, columns: 9)
      canvas.put(question.text, column: rect.column + 10, row: y, style: style, columns: start - rect.column - 11)
      if contested.contains(index) { canvas.put("≠", column: rect.column + 4, row: y, style: .warning) }
      if isMarked(index) { canvas.put("*", column: rect.column + 5, row: y, style: .mark) }
    case .node(let index):
      let node = instrument.nodes[index]
      let score = scorecard.nodes[index]
      let isHere = node.isSubarea && node.questions.contains(self.index)
      let isTop = node.depth < 2
      let isOpen = node.questions.contains(self.index)
      let style: Style = isHere ? .accent : isTop ? Style(.plain, isBold: true) : .plain
      let value = texts.numbers.points(score.value)
      canvas.putRight(value, endingAt: end, row: y, style: style)
      var countColumn = canvas.putRight(
        "\(score.answered)/\(score.questions)", endingAt: end - 7, row: y,
        style: score.isComplete ? .answered : .muted)
      if contested.contains(where: node.questions.contains) {
        countColumn = canvas.putRight("≠", endingAt: countColumn - 1, row: y, style: .warning)
      }
      let label = isTop ? node.code : node.label
      let marker = isTop ? "" : node.isSubarea ? (isHere ? "▸ " : "  ") : (isOpen ? "▾ " : "▸ ")
      let column = rect.column + (isTop ? 0 : node.isSubarea ? 2 : 0)
      canvas.put(marker + label, column: column, row: y, style: style)
      let nameColumn = rect.column + (isTop ? 5 : node.isSubarea ? 8 : 5)
      canvas.put(
        shortName(index), column: nameColumn, row: y, style: style, columns: countColumn - 1 - nameColumn)
    }
  }

  /// Areas go by their short name, which fits.
  private func shortName(_ index: Int) -> String {
    instrument.areas.first { $0.parts.contains(index) }?.short ?? instrument.nodes[index].name
  }
}
