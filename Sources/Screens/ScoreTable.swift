import Evaluation
import TerminalUI

/// The scores of a sheet as text for a terminal or a pipe.
package struct ScoreTable {
  private let scorecard: Scorecard
  private let texts: Texts

  package init(_ scorecard: Scorecard, _ texts: Texts) {
    self.scorecard = scorecard
    self.texts = texts
  }

  package var text: String {
    let instrument = scorecard.instrument
    var lines: [String] = []
    for (index, node) in instrument.nodes.enumerated() {
      if node.depth == 0, index > 0 { lines.append("") }
      let name = String(repeating: " ", count: 2 * node.depth) + "\(node.code)  \(node.name)"
      lines.append(line(name, scorecard.nodes[index]))
    }
    lines += [
      "", line(texts.total, scorecard.total), "  " + texts.stillPossible(texts.numbers.points(scorecard.total.best)),
    ]
    for predicate in instrument.predicates {
      let verdict = scorecard.verdict(on: predicate)
      lines += ["", "\(predicate.name): \(texts.verdict(verdict, total: scorecard.total))"]
      for finding in verdict.findings {
        guard let score = finding.score, let minimum = finding.requirement.minimum else { continue }
        lines.append(
          " \(texts.mark(finding.state)) " + finding.requirement.name.fitted(to: 44).padded(to: 44)
            + texts.numbers.points(minimum).rightAligned(to: 7)
            + texts.numbers.points(score.value, missing: minimum).rightAligned(to: 10))
      }
    }
    return lines.map { $0.displayable() }.joined(separator: "\n")
  }

  private func line(_ name: String, _ score: Score) -> String {
    name.fitted(to: 58).padded(to: 58) + "\(score.answered)/\(score.questions)".rightAligned(to: 8)
      + texts.numbers.points(score.value).rightAligned(to: 8) + texts.numbers.points(score.weight).rightAligned(to: 8)
  }
}
