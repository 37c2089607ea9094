import Evaluation
import TerminalUI

/// How far a sheet has come: its areas against the minima, and the requirements of the target.
package struct ProgressScreen: Sendable {
  /// Index into the rows that can be opened: the areas, and below them the questions to do.
  var selection = 0
  /// The predicate to judge by, where it is not the target.
  var predicate: String?

  package init() {}
}

/// The figures of the progress screen, for one sheet.
struct Progress: Sendable {
  let sheet: Sheet
  let instrument: Instrument
  let scorecard: Scorecard
  let verdict: Verdict
  let areas: [AreaProgress]
  let unanswered: [Int]
  let marked: [Int]
  let evidenceMissing: Int

  struct AreaProgress: Sendable {
    let area: Area
    let score: Score
    let evidence: Int
    let evidenceWanted: Int
    /// The minimum of each predicate, in the instrument's order.
    let minima: [Double?]
    let finding: Verdict.Finding?
    /// Its questions, as indices into `Instrument.questions`.
    let questions: [Int]
  }

  init(_ sheet: Sheet, _ instrument: Instrument, _ scorecard: Scorecard, assessor: Assessor, predicate: String?) {
    let answers = sheet.answers[assessor] ?? [:]
    let chosen = instrument.predicate(predicate ?? sheet.target) ?? instrument.predicates[0]
    let verdict = scorecard.verdict(on: chosen)
    self.sheet = sheet
    self.instrument = instrument
    self.scorecard = scorecard
    self.verdict = verdict
    areas = instrument.areas.map { area in
      let questions = area.parts.flatMap { Array(instrument.nodes[$0].questions) }
      return AreaProgress(
        area: area, score: scorecard.sum(of: area.parts),
        evidence: questions.reduce(0) { sum, index in
          sum + instrument.questions[index].evidenceCount(in: answers[instrument.questions[index].code])
        },
        evidenceWanted: questions.reduce(0) { $0 + instrument.questions[$1].evidence.count },
        minima: instrument.predicates.map { predicate in
          predicate.requirements.first { $0.kind.parts == area.parts }?.minimum
        },
        finding: verdict.findings.first { $0.requirement.kind.parts == area.parts }, questions: questions)
    }
    unanswered = instrument.questions.indices.filter { scorecard.values[$0] == nil }
    marked = instrument.questions.indices.filter { answers[instrument.questions[$0].code]?.isMarked == true }
    evidenceMissing = instrument.questions.reduce(0) { $0 + $1.evidence.count - $1.evidenceCount(in: answers[$1.code]) }
  }

  /// The questions to do, those that are marked after the unanswered ones.
  var todo: [Int] { unanswered + marked.filter { !unanswered.contains($0) } }
}
