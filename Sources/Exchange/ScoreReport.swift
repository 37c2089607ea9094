import Evaluation
import FoundationEssentials

/// The scores of one assessor's answers and what they mean for each predicate, as `lke score --json` gives them: a
/// contract for programs, in full precision.
package struct ScoreReport: Encodable, Equatable, Sendable {
  package let total: Double
  package let best: Double
  package let answered: Int
  package let questions: Int
  /// Every component, half, area, sub-area and question by code.
  package let nodes: [String: Node]
  /// By the predicate's id.
  package let predicates: [String: Predicate]

  package struct Node: Encodable, Equatable, Sendable {
    package let weight: Double
    package let score: Double
    package let best: Double
    package let answered: Int
    package let questions: Int
  }

  package struct Predicate: Encodable, Equatable, Sendable {
    package let met: Bool
    package let possible: Bool
    package let requirements: [Requirement]
  }

  package struct Requirement: Equatable, Sendable {
    package let id: String
    package let demand: Demand

    package enum Demand: Equatable, Sendable {
      case score(required: Double, actual: Double, met: Bool, possible: Bool)
      /// A condition of the proposal, which nobody has recorded: `actual` and `met` are null.
      case proposal(condition: String)
    }
  }

  package init(_ scorecard: Scorecard) {
    let instrument = scorecard.instrument
    total = scorecard.total.value
    best = scorecard.total.best
    answered = scorecard.total.answered
    questions = scorecard.total.questions
    let codes = instrument.nodes.map(\.code) + instrument.questions.map(\.code)
    nodes = Dictionary(
      uniqueKeysWithValues: zip(codes, (scorecard.nodes + scorecard.questions).map(Node.init)))
    predicates = Dictionary(
      uniqueKeysWithValues: instrument.predicates.map { ($0.id, Predicate(scorecard.verdict(on: $0))) })
  }

  /// One JSON object, keys sorted, indented.
  package var json: String { jsonText(self) }
}

extension ScoreReport.Node {
  init(_ score: Score) {
    self.init(
      weight: score.weight, score: score.value, best: score.best, answered: score.answered, questions: score.questions)
  }
}

extension ScoreReport.Predicate {
  init(_ verdict: Verdict) {
    self.init(
      met: verdict.isMet, possible: verdict.isPossible,
      requirements: verdict.findings.map(ScoreReport.Requirement.init))
  }
}

extension ScoreReport.Requirement: Encodable {
  init(_ finding: Verdict.Finding) {
    id = finding.requirement.id
    demand =
      switch finding.requirement.kind {
      case .score(_, let minimum):
        .score(
          required: minimum, actual: finding.score?.value ?? 0, met: finding.state == .met,
          possible: finding.state != .failed)
      case .proposal(_, let condition): .proposal(condition: condition)
      }
  }

  private enum Key: String, CodingKey { case id, kind, required, actual, met, possible }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    switch demand {
    case .score(let required, let actual, let met, let possible):
      try container.encode("score", forKey: .kind)
      try container.encode(required, forKey: .required)
      try container.encode(actual, forKey: .actual)
      try container.encode(met, forKey: .met)
      try container.encode(possible, forKey: .possible)
    case .proposal(let condition):
      try container.encode("proposal", forKey: .kind)
      try container.encode(condition, forKey: .required)
      try container.encodeNil(forKey: .actual)
      try container.encodeNil(forKey: .met)
    }
  }
}
