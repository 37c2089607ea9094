/// How a sheet stands towards its target, in a word.
package enum Standing: String, Equatable, Sendable, CaseIterable {
  case untouched, impossible, failed, open, met

  package init(_ verdict: Verdict, total: Score) {
    self =
      if total.answered == 0 {
        .untouched
      } else if verdict.isMet {
        .met
      } else if verdict.isPossible {
        .open
      } else {
        total.isComplete ? .failed : .impossible
      }
  }
}
