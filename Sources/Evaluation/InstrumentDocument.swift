/// An instrument as its file spells it. `Instrument.init(_:)` turns it into one that holds together.
package struct InstrumentDocument: Decodable, Sendable {
  package static let format = 1

  let format: Int
  let id: String
  let name: String
  let regulation: String
  let kinds: [String: KindDocument]
  let components: [PartDocument]
  let areas: [AreaDocument]
  let predicates: [PredicateDocument]

  struct KindDocument: Decodable, Sendable {
    let choices: [ChoiceDocument]?
    let index: IndexDocument?
    let ratio: RatioDocument?
  }

  struct ChoiceDocument: Decodable, Sendable {
    let answer: String
    let value: Double
  }

  struct IndexDocument: Decodable, Sendable {
    let maximum: Double
  }

  struct RatioDocument: Decodable, Sendable {}

  struct PartDocument: Decodable, Sendable {
    let code: String
    let name: String
    let weight: Double
    let parts: [PartDocument]?
    let questions: [QuestionDocument]?
  }

  struct QuestionDocument: Decodable, Sendable {
    let code: String
    let kind: String
    let text: String
    let criteria: [String: String]?
    let counts: [CountDocument]?
    let formula: Formula?
    let whenNothing: ZeroRuleDocument?
    let evidence: [String]
    let identities: [String: [String: Int]]?
  }

  struct CountDocument: Decodable, Sendable {
    let name: String
    let text: String
    let identities: [String: [String: Int]]?
  }

  struct ZeroRuleDocument: Decodable, Sendable {
    let value: Double
    let reason: String
  }

  struct AreaDocument: Decodable, Sendable {
    let number: Int
    let name: String
    let short: String?
    let parts: [String]
  }

  struct PredicateDocument: Decodable, Sendable {
    let id: String
    let name: String
    let short: String
    let requirements: [RequirementDocument]
  }

  struct RequirementDocument: Decodable, Sendable {
    let id: String
    let name: String
    let short: String?
    let kind: Kind
    let parts: [String]?
    let minimum: Double?
    let share: Double?
    let scope: Requirement.Scope?
    let condition: String?

    enum Kind: String, Decodable, Sendable {
      case score, proposal
    }
  }
}
