import Evaluation
import Exchange
import Foundation
import Testing

/// The contract of `lke score --json`.
@Suite struct ScoreReportTests {
  struct Decoded: Decodable {
    let total: Double
    let best: Double
    let answered: Int
    let questions: Int
    let nodes: [String: Node]
    let predicates: [String: Predicate]

    struct Node: Decodable {
      let weight: Double
      let score: Double
      let best: Double
      let answered: Int
      let questions: Int
    }

    struct Predicate: Decodable {
      let met: Bool
      let possible: Bool
      let requirements: [Requirement]
    }

    struct Requirement: Decodable {
      let id: String
      let kind: String
      let required: Either
      let actual: Double?
      let met: Bool?
      let possible: Bool?
    }

    enum Either: Decodable, Equatable {
      case number(Double)
      case text(String)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
          self = .number(number)
        } else {
          self = .text(try container.decode(String.self))
        }
      }
    }
  }

  private func decoded(_ scorecard: Scorecard) throws -> Decoded {
    try JSONDecoder().decode(Decoded.self, from: Data(ScoreReport(scorecard).json.utf8))
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func carriesEveryScoreInFullPrecision(seed: UInt64) throws {
    let scorecard = Samples.report(Samples.mixed(seed: seed)).scorecard
    let report = try decoded(scorecard)
    #expect(report.total == scorecard.total.value)
    #expect(report.best == scorecard.total.best)
    #expect(report.answered == scorecard.total.answered)
    #expect(report.questions == 113)
    let codes = Samples.instrument.nodes.map(\.code) + Samples.instrument.questions.map(\.code)
    #expect(Set(report.nodes.keys) == Set(codes))
    for code in codes {
      let node = try #require(report.nodes[code])
      let score = try #require(scorecard[code])
      #expect(
        Score(
          weight: node.weight, value: node.score, best: node.best, answered: node.answered, questions: node.questions)
          == score, "\(code)")
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func carriesEveryRequirement(seed: UInt64) throws {
    let scorecard = Samples.report(Samples.mixed(seed: seed)).scorecard
    let report = try decoded(scorecard)
    #expect(Set(report.predicates.keys) == ["wbk", "wbbm"])
    for predicate in Samples.instrument.predicates {
      let verdict = scorecard.verdict(on: predicate)
      let found = try #require(report.predicates[predicate.id])
      #expect(found.met == verdict.isMet)
      #expect(found.possible == verdict.isPossible)
      #expect(found.requirements.map(\.id) == predicate.requirements.map(\.id))
      for (requirement, finding) in zip(found.requirements, verdict.findings) {
        switch finding.requirement.kind {
        case .score(_, let minimum):
          #expect(requirement.kind == "score")
          #expect(requirement.required == .number(minimum))
          #expect(requirement.actual == finding.score?.value)
          #expect(requirement.met == (finding.state == .met))
          #expect(requirement.possible == (finding.state != .failed))
        case .proposal(_, let condition):
          #expect(requirement.kind == "proposal")
          #expect(requirement.required == .text(condition))
          #expect(requirement.actual == nil)
          #expect(requirement.met == nil)
          #expect(requirement.possible == nil)
        }
      }
    }
  }

  @Test func bestIsMetAndWorstIsNot() throws {
    let best = try decoded(Samples.report(Samples.best).scorecard)
    #expect(abs(best.total - 100) < 1e-9)
    #expect(best.predicates["wbbm"]?.met == true)
    let worst = try decoded(Samples.report(Samples.worst).scorecard)
    #expect(worst.total == 0)
    #expect(worst.predicates["wbk"]?.met == false)
    #expect(worst.predicates["wbk"]?.possible == false)
    let blank = try decoded(Samples.report().scorecard)
    #expect(blank.predicates["wbk"]?.met == false)
    #expect(blank.predicates["wbk"]?.possible == true)
  }

  /// The exact keys, and null rather than a missing key where nobody has recorded anything.
  @Test func hasExactlyTheAgreedKeys() throws {
    let report = ScoreReport(Samples.report().scorecard)
    let object = try #require(JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
    #expect(Set(object.keys) == ["total", "best", "answered", "questions", "nodes", "predicates"])
    let nodes = try #require(object["nodes"] as? [String: [String: Any]])
    for (code, node) in nodes {
      #expect(Set(node.keys) == ["weight", "score", "best", "answered", "questions"], "\(code)")
    }
    let predicates = try #require(object["predicates"] as? [String: [String: Any]])
    for predicate in predicates.values {
      #expect(Set(predicate.keys) == ["met", "possible", "requirements"])
      for requirement in try #require(predicate["requirements"] as? [[String: Any]]) {
        let isScore = requirement["kind"] as? String == "score"
        #expect(
          Set(requirement.keys) == Set(["id", "kind", "required", "actual", "met"] + (isScore ? ["possible"] : [])))
        if !isScore {
          #expect(requirement["actual"] is NSNull)
          #expect(requirement["met"] is NSNull)
        }
      }
    }
    #expect(report.json.hasPrefix("{\n  \"answered\""))
    #expect(report.json.hasSuffix("}\n"))
  }
}
