import Evaluation
import TerminalUI

extension SheetScreen {
  /// What moves while one answers, always in the same place: a line a component, and the total.
  func drawScores(on canvas: inout Canvas, row: Int, _ texts: Texts) {
    let columns = canvas.size.columns
    let components = instrument.nodes.indices.filter { instrument.nodes[$0].parent == nil }
    let nameColumns = min(24, max(11, components.map { instrument.nodes[$0].name.columns }.max() ?? 0)) + 1
    let valueEnd = 1 + nameColumns + 6
    let statusColumns = columns >= 100 ? 34 : 28
    let bar = valueEnd + 2..<columns - statusColumns - 7
    for (offset, index) in components.enumerated() {
      let node = instrument.nodes[index]
      let score = scorecard.nodes[index]
      let own = finding(on: index)
      let y = row + offset
      canvas.put(node.name, column: 1, row: y, columns: nameColumns - 1)
      canvas.putRight(
        texts.numbers.points(score.value, missing: own?.requirement.minimum), endingAt: valueEnd, row: y,
        style: Style(.plain, isBold: true))
      let marks = own?.requirement.minimum.map { [(fraction: $0 / node.weight, symbol: Character("┊"))] } ?? []
      canvas.putBar(fraction: score.share, column: bar.lowerBound, row: y, columns: bar.count, marks: marks)
      canvas.putRight(
        texts.numbers.decimal(node.weight, places: 0), endingAt: bar.upperBound + 4, row: y, style: .muted)
      let (text, style) = status(of: index, own: own, texts)
      canvas.put(text, column: bar.upperBound + 7, row: y, style: style, columns: statusColumns - 1)
    }
    let y = row + components.count
    let total = scorecard.total
    let minimum = verdict.findings.first { $0.requirement.id == "total" }?.requirement.minimum
    canvas.put(texts.total, column: 1, row: y, style: Style(.plain, isBold: true))
    canvas.putRight(
      texts.numbers.points(total.value, missing: minimum), endingAt: valueEnd, row: y,
      style: Style(.accent, isBold: true))
    let reachable = texts.numbers.points(total.best, missing: minimum)
    let best = columns >= 100 ? texts.stillPossible(reachable) : texts.upTo(reachable)
    let end = total.isComplete ? valueEnd + 2 : canvas.put(best, column: valueEnd + 2, row: y, style: .muted) + 2
    let verdictText = texts.verdict(verdict, total: total)
    canvas.putRight(
      verdictText, endingAt: columns - 1, row: y,
      style: verdict.isMet ? .met : verdict.isPossible ? .plain : .unmet, columns: max(0, columns - 1 - end))
  }

  /// The finding of the target that is about this node alone.
  private func finding(on index: Int) -> Verdict.Finding? {
    verdict.findings.first { $0.requirement.kind.parts == [index] }
  }

  private func status(of index: Int, own: Verdict.Finding?, _ texts: Texts) -> (String, Style) {
    if let own, let minimum = own.requirement.minimum {
      let text = "\(texts.mark(own.state)) \(texts.minimum) \(texts.numbers.points(minimum).droppingZeros)"
      switch own.state {
      case .met: return (text, .met)
      case .failed: return ("\(text), \(texts.short(of: texts.points(missing: own)))", .unmet)
      default: return ("\(text), \(texts.short(of: texts.points(missing: own)))", .plain)
      }
    }
    let range = instrument.nodes[index].questions
    let below = verdict.findings.filter { finding in
      guard let parts = finding.requirement.kind.parts else { return false }
      return parts.allSatisfy { range.contains(instrument.nodes[$0].questions.lowerBound) }
        && parts.allSatisfy { instrument.nodes[$0].parent != nil }
    }
    let unmet = below.filter { $0.state != .met }
    // The one about the fewest questions says best what is missing.
    func narrowest(_ findings: [Verdict.Finding]) -> Verdict.Finding? {
      findings.min { ($0.score?.questions ?? 0) < ($1.score?.questions ?? 0) }
    }
    let blank = unmet.filter { $0.score?.answered == 0 }
    guard let worst = narrowest(unmet.filter { $0.state == .failed }) ?? narrowest(blank) ?? narrowest(unmet) else {
      return below.isEmpty ? ("", .plain) : (texts.requirementsMet, .met)
    }
    let text =
      worst.score?.answered == 0
      ? "\(texts.mark(worst.state)) \(worst.requirement.short) \(texts.notAnswered)"
      : "\(texts.mark(worst.state)) \(worst.requirement.short) \(texts.short(of: texts.points(missing: worst)))"
    return (text, worst.state == .failed ? .unmet : .plain)
  }
}

extension Requirement.Kind {
  var parts: [Int]? { if case .score(let parts, _) = self { parts } else { nil } }
}

extension String {
  /// `40` for `40,00`.
  fileprivate var droppingZeros: String {
    hasSuffix(",00") || hasSuffix(".00") ? String(dropLast(3)) : self
  }
}
