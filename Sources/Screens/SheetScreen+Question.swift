import Evaluation
import TerminalUI

extension SheetScreen {
  func questionLines(_ columns: Int, _ texts: Texts) -> [Line] {
    let node = instrument.nodes[question.subarea]
    let score = scorecard.nodes[question.subarea]
    var lines: [Line] = []
    let points = texts.outOf(texts.numbers.points(score.value), texts.numbers.points(score.weight))
    var head = Line()
    head.put(node.code, at: 0, .muted)
    let nameColumn = node.code.columns + 2
    head.putRight(points, endingAt: columns, .plain)
    head.put(node.name.fitted(to: columns - nameColumn - points.columns - 1), at: nameColumn, .heading)
    lines += [head, .blank]
    for (offset, text) in question.text.wrapped(to: columns - 3).enumerated() {
      var line = Line()
      if offset == 0 { line.put(question.label, at: 0, Style(.accent, isBold: true)) }
      line.put(text, at: 3, Style(.plain, isBold: true))
      if offset == 0, answer?.isMarked == true { line.put("*", at: 1, .mark) }
      lines.append(line)
    }
    lines.append(.blank)
    switch question.kind {
    case .choice(let choices): lines += choiceLines(choices, columns, texts)
    case .ratio(let ratio): lines += ratioLines(ratio, columns, texts)
    case .index(let maximum): lines += indexLines(maximum, columns, texts)
    }
    return lines
  }

  private func choiceLines(_ choices: [Choice], _ columns: Int, _ texts: Texts) -> [Line] {
    let labels = choices.map(\.answer.columns).max() ?? 1
    let left = 3 + labels + 2
    return choices.flatMap { choice -> [Line] in
      let isChosen = answer?.value == .choice(choice.answer)
      let style: Style = isChosen ? Style(.answered, isBold: true) : .plain
      return choice.criterion.wrapped(to: columns - left - 6).enumerated().map { offset, text in
        var line = Line()
        // The criterion itself looks the same chosen or not: an answer then changes few cells.
        line.put(text, at: left)
        if offset == 0 {
          line.put(isChosen ? "▸" : " ", at: 1, style)
          line.put(choice.answer, at: 3, isChosen ? style : .key)
          line.putRight(texts.numbers.points(choice.value), endingAt: columns, isChosen ? style : .muted)
        }
        return line
      }
    }
  }

  private func ratioLines(_ ratio: Ratio, _ columns: Int, _ texts: Texts) -> [Line] {
    var lines: [Line] = []
    for (index, count) in ratio.counts.enumerated() {
      let isHere = index == countIndex && evidence == nil
      let number = answer?.counts[count.name].map(String.init) ?? ""
      let field = 11
      for (offset, text) in count.text.wrapped(to: columns - 6 - field).enumerated() {
        var line = Line()
        line.put(text, at: 5, isHere ? Style(.plain, isBold: true) : .plain)
        if offset == 0 {
          line.put(isHere ? "▸" : " ", at: 1, .accent)
          line.put("\(index + 1)", at: 3, .muted)
          putNumber(
            isHere && !draft.isEmpty ? draft : number, isHere: isHere, on: &line, columns: columns, width: field)
        }
        lines.append(line)
      }
    }
    lines.append(.blank)
    let formula = texts.formula(.ratio(ratio.numerator, ratio.denominator), ratio.counts)
    var line = Line()
    line.put("= \(formula)", at: 3, .muted)
    let result = ratio.result(of: preview[assessor, question.code]?.counts ?? [:])
    let value = result.map { texts.numbers.percent($0.value) + "%" } ?? texts.none
    line.putRight(value, endingAt: columns, result == nil ? .missing : Style(.answered, isBold: true))
    lines.append(line)
    let explanation =
      if let result { texts.rule(result.rule) } else { Optional(texts.countsMissing) }
    if let explanation {
      let style: Style = result?.rule == .contradiction || result?.rule == .cap ? .warning : .muted
      lines += explanation.wrapped(to: columns - 3).map { text in
        var line = Line()
        line.put(text, at: 3, style)
        return line
      }
    }
    return lines
  }

  private func indexLines(_ maximum: Double, _ columns: Int, _ texts: Texts) -> [Line] {
    var line = Line()
    line.put(texts.index(maximum: maximum), at: 3)
    let entered = if case .index(let index) = answer?.value { texts.numbers.exact(index) } else { "" }
    putNumber(draft.isEmpty ? entered : draft, isHere: evidence == nil, on: &line, columns: columns, width: 11)
    var result = Line()
    result.put("= \(texts.indexFormula(maximum: maximum))", at: 3, .muted)
    let value = scorecard.values[index].map { texts.numbers.percent($0) + "%" } ?? texts.none
    result.putRight(
      value, endingAt: columns, scorecard.values[index] == nil ? .missing : Style(.answered, isBold: true))
    return [line, .blank, result]
  }

  /// A number to be typed, in a field of its own at the right.
  private func putNumber(_ text: String, isHere: Bool, on line: inout Line, columns: Int, width: Int) {
    let isDraft = isHere && !draft.isEmpty
    let shown = isDraft ? text + "_" : text.isEmpty ? (isHere ? "_" : "–") : text
    let style: Style = isHere ? Style(.input, isBold: true) : text.isEmpty ? .missing : .plain
    line.put(" " + shown.rightAligned(to: width - 2) + " ", at: columns - width, style)
  }

  func noteLines(_ columns: Int, _ texts: Texts) -> [Line] {
    let note = answer?.note ?? ""
    let label = texts.note + "  "
    guard !note.isEmpty else {
      var line = Line()
      line.put(texts.note, at: 0, .heading)
      line.put(refusal == nil ? texts.noteHint : texts.none, at: label.columns, .muted)
      return [line, .blank]
    }
    return note.wrapped(to: columns - label.columns).enumerated().map { offset, text in
      var line = Line()
      if offset == 0 { line.put(texts.note, at: 0, .heading) }
      line.put(text, at: label.columns)
      return line
    } + [.blank]
  }

  func evidenceLines(_ columns: Int, _ texts: Texts) -> [Line] {
    let have = question.evidenceCount(in: answer)
    var head = Line()
    head.put(texts.evidence, at: 0, .heading)
    let style: Style = have == question.evidence.count ? .answered : .missing
    head.put("\(have)/\(question.evidence.count)", at: texts.evidence.columns + 1, style)
    if evidence == nil, refusal == nil { head.put(texts.evidenceHint, at: texts.evidence.columns + 6, .muted) }
    let split = max(14, min(34, columns * 45 / 100))
    var previous: String?
    let rows = evidenceRows.enumerated().filter { _, row in
      evidence != nil || row.reference != nil || row.wanted != Self.otherEvidence
    }
    return [head]
      + rows.flatMap { index, row in
        defer { previous = row.wanted }
        return lines(of: row, isHere: evidence?.row == index, repeats: previous == row.wanted, columns, split)
      }
  }

  /// A piece of evidence that is not there yet has the whole width; else its path or link stands beside it.
  private func lines(of row: EvidenceRow, isHere: Bool, repeats: Bool, _ columns: Int, _ split: Int) -> [Line] {
    let editor = isHere ? evidence?.editor : nil
    let isAlone = row.reference == nil && editor == nil
    let names = isAlone ? row.wanted.wrapped(to: columns - 3) : [repeats ? "" : row.wanted.fitted(to: split - 4)]
    return names.enumerated().map { offset, name in
      var line = Line()
      line.isSelected = isHere
      line.put(name, at: 3)
      guard offset == 0 else { return line }
      line.put(isHere ? "▸" : " ", at: 0, .accent)
      line.put(row.reference == nil ? "–" : "✓", at: 1, row.reference == nil ? .missing : .answered)
      if let editor {
        line.editor = (editor, split..<columns)
      } else if row.reference != nil {
        line.put(row.text.displayable().fitted(to: columns - split), at: split, .muted)
      }
      return line
    }
  }
}
