/// A predicate that a satker can be proposed for, e.g. "Menuju WBK" (PermenPANRB 90/2021, Lampiran II, Table 6).
package struct Predicate: Equatable, Sendable {
  /// Lower case, e.g. `wbk`.
  package let id: String
  package let name: String
  /// How the field abbreviates it, e.g. `WBK`.
  package let short: String
  package let requirements: [Requirement]
}

/// One line that a predicate requires.
package struct Requirement: Equatable, Sendable {
  package let id: String
  package let name: String
  /// The name where there is little room.
  package let short: String
  package let kind: Kind

  package enum Kind: Equatable, Sendable {
    /// The scores of the parts together (indices into `Instrument.nodes`), at least the minimum, in points of 100.
    case score(parts: [Int], minimum: Double)
    /// A condition of the proposal (persyaratan, Table 5), about the unit or its institution, not about the sheet.
    case proposal(scope: Scope, condition: String)
  }

  package enum Scope: String, Equatable, Sendable {
    case institution, unit
  }

  /// The minimum in points of 100; nil for a condition of the proposal.
  package var minimum: Double? { if case .score(_, let minimum) = kind { minimum } else { nil } }
}
