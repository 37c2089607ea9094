import Evaluation

/// What stands between a sheet and PortalRB.
package enum PortalFinding: Equatable, Sendable {
  /// The satker has no code.
  case noUnit
  /// The satker's code is no single segment of a path.
  case unit(String)
  /// The instrument does not say where the answer goes, or says of another one the same.
  case noIdentity(code: String)
  /// The satker has not entered it: a question's code, or `CODE/count`.
  case unanswered(code: String)
  /// No level of the TPI has judged the question.
  case unjudged(code: String)
  /// A predicate that PortalRB does not know.
  case target(String)
  /// Who is proposed for WBBM holds WBK already; nothing in the sheet says so.
  case heldPredicate
  /// The sheet's year is not that of the numbers of the answers.
  case year(Int)
  /// It is not any more what was exported then, in seconds since 1970.
  case changed(since: Int)

  /// Only errors keep a sheet from being ready.
  package enum Severity: String, Sendable { case error, warning }

  package var severity: Severity {
    switch self {
    case .noUnit, .unit, .noIdentity, .unanswered, .unjudged, .target: .error
    case .heldPredicate, .year, .changed: .warning
    }
  }

  /// For other programs.
  package var name: String {
    switch self {
    case .noUnit: "noUnit"
    case .unit: "unit"
    case .noIdentity: "noIdentity"
    case .unanswered: "unanswered"
    case .unjudged: "unjudged"
    case .target: "target"
    case .heldPredicate: "heldPredicate"
    case .year: "year"
    case .changed: "changed"
    }
  }

  /// Of the question or count that it is about; nil where it is about the sheet.
  package var code: String? {
    switch self {
    case .noIdentity(let code), .unanswered(let code), .unjudged(let code): code
    case .noUnit, .unit, .target, .heldPredicate, .year, .changed: nil
    }
  }
}

extension PortalReport {
  /// What is to be done before PortalRB takes the sheet: about the sheet first, then by question.
  package var findings: [PortalFinding] {
    var findings: [PortalFinding] = []
    if sheet.satker.code.isEmpty {
      findings.append(.noUnit)
    } else if !isUnitNamed {
      findings.append(.unit(sheet.satker.code))
    }
    switch sheet.target {
    case "wbk": break
    case "wbbm": findings.append(.heldPredicate)
    default: findings.append(.target(sheet.target))
    }
    if sheet.year != Self.masterYear { findings.append(.year(sheet.year)) }
    findings += answers.filter { $0.identity == nil }.map { .noIdentity(code: $0.code) }
    findings += answers.filter { $0.unit == nil }.map { .unanswered(code: $0.code) }
    findings += instrument.questions.filter { Self.judgement(of: $0, in: sheet) == nil }.map {
      .unjudged(code: $0.code)
    }
    return findings
  }
}
