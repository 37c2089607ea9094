extension Sheet {
  /// Whether an assessor after this one has answered the question whose answer the change would alter. Notes, marks and
  /// evidence are judged by nobody.
  package func isJudged(_ change: Change, after assessor: Assessor) -> Bool {
    guard case .answer(_, let question, let field) = change.place else { return false }
    switch field {
    case .value, .count: break
    case .note, .mark, .evidence: return false
    }
    return Assessor.standard.drop { $0 != assessor }.dropFirst().contains { later in
      self[later, question].map { $0.value != nil || !$0.counts.isEmpty } ?? false
    }
  }
}
