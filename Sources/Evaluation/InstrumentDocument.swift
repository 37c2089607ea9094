/// An instrument as its file spells it. `Instrument.init(_:)` turns it into one that holds together.
package struct InstrumentDocument: Sendable {
  package static let format = 1

  let format: Int
  let id: String
  let name: String
  let regulation: String
  let kinds: [String: KindDocument]
  let components: [PartDocument]
  let areas: [AreaDocument]
  let predicates: [PredicateDocument]

  package init(
    format: Int, id: String, name: String, regulation: String, kinds: [String: KindDocument],
    components: [PartDocument], areas: [AreaDocument], predicates: [PredicateDocument]
  ) {
    self.format = format
    self.id = id
    self.name = name
    self.regulation = regulation
    self.kinds = kinds
    self.components = components
    self.areas = areas
    self.predicates = predicates
  }

  package struct KindDocument: Sendable {
    let choices: [ChoiceDocument]?
    let index: IndexDocument?
    let ratio: RatioDocument?

    package init(choices: [ChoiceDocument]?, index: IndexDocument?, ratio: RatioDocument?) {
      self.choices = choices
      self.index = index
      self.ratio = ratio
    }
  }

  package struct ChoiceDocument: Sendable {
    let answer: String
    let value: Double

    package init(answer: String, value: Double) {
      self.answer = answer
      self.value = value
    }
  }

  package struct IndexDocument: Sendable {
    let maximum: Double

    package init(maximum: Double) {
      self.maximum = maximum
    }
  }

  package struct RatioDocument: Sendable {
    package init() {}
  }

  package struct PartDocument: Sendable {
    let code: String
    let name: String
    let weight: Double
    let parts: [PartDocument]?
    let questions: [QuestionDocument]?

    package init(
      code: String, name: String, weight: Double, parts: [PartDocument]?, questions: [QuestionDocument]?
    ) {
      self.code = code
      self.name = name
      self.weight = weight
      self.parts = parts
      self.questions = questions
    }
  }

  package struct QuestionDocument: Sendable {
    let code: String
    let kind: String
    let text: String
    let criteria: [String: String]?
    let counts: [CountDocument]?
    let formula: Formula?
    let whenNothing: ZeroRuleDocument?
    let evidence: [String]
    let identities: [String: [String: Int]]?

    package init(
      code: String, kind: String, text: String, criteria: [String: String]?, counts: [CountDocument]?,
      formula: Formula?, whenNothing: ZeroRuleDocument?, evidence: [String],
      identities: [String: [String: Int]]?
    ) {
      self.code = code
      self.kind = kind
      self.text = text
      self.criteria = criteria
      self.counts = counts
      self.formula = formula
      self.whenNothing = whenNothing
      self.evidence = evidence
      self.identities = identities
    }
  }

  package struct CountDocument: Sendable {
    let name: String
    let text: String
    let identities: [String: [String: Int]]?

    package init(name: String, text: String, identities: [String: [String: Int]]?) {
      self.name = name
      self.text = text
      self.identities = identities
    }
  }

  package struct ZeroRuleDocument: Sendable {
    let value: Double
    let reason: String

    package init(value: Double, reason: String) {
      self.value = value
      self.reason = reason
    }
  }

  package struct AreaDocument: Sendable {
    let number: Int
    let name: String
    let short: String?
    let parts: [String]

    package init(number: Int, name: String, short: String?, parts: [String]) {
      self.number = number
      self.name = name
      self.short = short
      self.parts = parts
    }
  }

  package struct PredicateDocument: Sendable {
    let id: String
    let name: String
    let short: String
    let requirements: [RequirementDocument]

    package init(id: String, name: String, short: String, requirements: [RequirementDocument]) {
      self.id = id
      self.name = name
      self.short = short
      self.requirements = requirements
    }
  }

  package struct RequirementDocument: Sendable {
    let id: String
    let name: String
    let short: String?
    let kind: Kind
    let parts: [String]?
    let minimum: Double?
    let share: Double?
    let scope: Requirement.Scope?
    let condition: String?

    package init(
      id: String, name: String, short: String?, kind: Kind, parts: [String]?, minimum: Double?,
      share: Double?, scope: Requirement.Scope?, condition: String?
    ) {
      self.id = id
      self.name = name
      self.short = short
      self.kind = kind
      self.parts = parts
      self.minimum = minimum
      self.share = share
      self.scope = scope
      self.condition = condition
    }

    package enum Kind: String, Sendable {
      case score, proposal
    }
  }
}
