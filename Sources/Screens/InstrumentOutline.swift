import Evaluation
import TerminalUI

/// An instrument as text: weights, questions, choices, formulas and requirements.
package struct InstrumentOutline {
  private let instrument: Instrument
  private let texts: Texts

  package init(_ instrument: Instrument, _ texts: Texts) {
    self.instrument = instrument
    self.texts = texts
  }

  package var text: String {
    var lines = ["\(instrument.id)  \(instrument.name), \(instrument.regulation)"]
    for node in instrument.nodes {
      lines += ["", "\(node.code)  \(node.name)  \(texts.numbers.points(node.weight))"]
      guard node.isSubarea else { continue }
      for question in instrument.questions[node.questions] { lines += describe(question) }
    }
    for predicate in instrument.predicates {
      lines += ["", predicate.name]
      for requirement in predicate.requirements {
        switch requirement.kind {
        case .score(_, let minimum):
          lines.append("  \(requirement.name)  ≥ \(texts.numbers.points(minimum))")
        case .proposal(_, let condition): lines.append("  \(requirement.name): \(condition)")
        }
      }
    }
    return lines.map { $0.displayable() }.joined(separator: "\n")
  }

  private func describe(_ question: Question) -> [String] {
    var lines = ["  \(question.code)  \(question.text)"]
    switch question.kind {
    case .choice(let choices):
      lines += choices.map { "    \($0.answer)  \(texts.numbers.points($0.value))  \($0.criterion)" }
    case .index(let maximum): lines.append("    \(texts.index(maximum: maximum))")
    case .ratio(let ratio):
      lines += ratio.counts.enumerated().map { "    \($0 + 1)  \(question.code)/\($1.name)  \($1.text)" }
      lines.append("    = \(texts.formula(.ratio(ratio.numerator, ratio.denominator), ratio.counts))")
      lines.append("    \(ratio.whenNothing.reason)")
    }
    return lines + ["    \(texts.evidence): \(question.evidence.joined(separator: "; "))"]
  }
}
