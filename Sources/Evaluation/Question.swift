/// One scored question of the sheet.
package struct Question: Equatable, Sendable {
  /// The full code, e.g. `A.I.1.i.a`.
  package let code: String
  package let text: String
  /// The name of the kind in the instrument, e.g. `ABCD`.
  package let kindName: String
  package let kind: Kind
  /// The evidence that is usually asked for; guidance, not obligation.
  package let evidence: [String]
  /// Index of the sub-area in `Instrument.nodes`.
  package let subarea: Int
  /// The identity in other systems, by system and field, e.g. `portalrb` and `soalId`.
  package let identities: [String: [String: Int]]

  package enum Kind: Equatable, Sendable {
    /// One answer out of a few, best first.
    case choice([Choice])
    /// Counts that a formula turns into a value.
    case ratio(Ratio)
    /// An index from 0 to the maximum, whose share of the maximum is the value.
    case index(maximum: Double)
  }

  package var label: String { code.lastLabel }

  package var choices: [Choice] { if case .choice(let choices) = kind { choices } else { [] } }
  package var counts: [Count] { if case .ratio(let ratio) = kind { ratio.counts } else { [] } }
}

/// An answer that a question offers.
package struct Choice: Equatable, Sendable {
  /// What is entered: `Ya`, `Tidak`, or a letter.
  package let answer: String
  /// 0…1.
  package let value: Double
  package let criterion: String
}

/// A number that an evaluator enters for a ratio.
package struct Count: Equatable, Sendable {
  /// Unique within its question, e.g. `reported`.
  package let name: String
  package let text: String
  package let identities: [String: [String: Int]]
}
