/// How a sheet stands towards a predicate: every requirement judged by what is answered so far.
package struct Verdict: Equatable, Sendable {
  package let predicate: Predicate
  /// In the order of `Predicate.requirements`.
  package let findings: [Finding]
  /// Every question is answered and every requirement on scores is met. A sheet with blanks is never met.
  package let isMet: Bool
  /// No requirement on scores is out of reach.
  package var isPossible: Bool { !findings.contains { $0.state == .failed } }

  package struct Finding: Equatable, Sendable {
    package let requirement: Requirement
    /// The score that the requirement is about; nil for a condition of the proposal, which the sheet says nothing of.
    package let score: Score?
    package let state: State

    package enum State: Equatable, Sendable {
      /// Met, whatever the blanks will bring.
      case met
      /// Not met yet, but still possible.
      case open
      /// Out of reach.
      case failed
      /// Nobody has recorded it.
      case unrecorded
    }

    /// How many points are missing; 0 where met.
    package var missing: Double {
      guard state != .met, let minimum = requirement.minimum, let score else { return 0 }
      return minimum - score.value
    }
  }
}

extension Scorecard {
  package func verdict(on predicate: Predicate) -> Verdict {
    let findings = predicate.requirements.map { requirement -> Verdict.Finding in
      guard case .score(let parts, let minimum) = requirement.kind else {
        return .init(requirement: requirement, score: nil, state: .unrecorded)
      }
      let score = sum(of: parts)
      let threshold = minimum - Score.tolerance
      return .init(
        requirement: requirement, score: score,
        state: score.value >= threshold ? .met : score.best >= threshold ? .open : .failed)
    }
    return Verdict(
      predicate: predicate, findings: findings,
      isMet: total.isComplete && findings.allSatisfy { $0.state == .met || $0.state == .unrecorded })
  }
}
