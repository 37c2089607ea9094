import Evaluation

/// What the list shows of a sheet.
package struct Summary: Equatable, Sendable {
  package let satker: Satker
  package let year: Int
  /// The target's abbreviation, e.g. `WBK`.
  package let target: String
  package let total: Score
  package let standing: Standing
  package let changed: LocalTime?

  package init(_ sheet: Sheet, _ instrument: Instrument, assessor: Assessor, changed: LocalTime?) {
    let scorecard = Scorecard(instrument, sheet, assessor: assessor)
    satker = sheet.satker
    year = sheet.year
    let predicate = instrument.predicate(sheet.target)
    target = predicate?.short ?? sheet.target
    total = scorecard.total
    standing = predicate.map { Standing(scorecard.verdict(on: $0), total: scorecard.total) } ?? .untouched
    self.changed = changed
  }
}

/// How a sheet stands towards its target, in a word.
package enum Standing: Int, Equatable, Sendable {
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

/// A sheet in the list, or the reason why it cannot be read.
package struct Listing: Equatable, Sendable {
  /// As the commands take it, e.g. `2026/lapas-contoh-a`.
  package let id: String
  package let content: Content

  package enum Content: Equatable, Sendable {
    case sheet(Summary)
    /// The error in words.
    case broken(String)
  }

  package init(id: String, content: Content) {
    self.id = id
    self.content = content
  }

  package var summary: Summary? { if case .sheet(let summary) = content { summary } else { nil } }
}
