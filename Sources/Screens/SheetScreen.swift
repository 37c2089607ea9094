import Evaluation
import TerminalUI

/// The walk through one sheet: a question at a time, beside the tree of scores.
package struct SheetScreen: Sendable {
  package private(set) var id: String
  package let instrument: Instrument
  package let assessor: Assessor
  package private(set) var history: History
  /// Of the sheet as it will be once the typed digits are entered.
  package private(set) var scorecard: Scorecard
  package private(set) var verdict: Verdict
  /// Places that people have filled in differently, by the order in which they have.
  package private(set) var conflicts: [Conflict]
  /// The questions of the conflicts, as indices into `Instrument.questions`.
  private(set) var contested: Set<Int>
  /// Index of the question in `Instrument.questions`.
  package private(set) var index: Int
  /// Which of a ratio's counts the digits go to.
  package private(set) var countIndex = 0
  /// Digits that are not entered yet.
  package private(set) var draft = ""
  /// Set while the evidence has the keys.
  var evidence: EvidenceFocus?
  /// How many lines of a long question have been read past.
  var scroll = 0
  package var saving: Saving
  /// A newer program wrote into the sheet: this one must not.
  let isReadOnly: Bool
  /// Set while the sheet is shown as it was: then that is what is moved about in, and nothing is recorded.
  var past: Past? { didSet { rescore() } }

  /// The sheet at an earlier moment.
  struct Past: Sendable {
    let sheet: Sheet
    let time: LocalTime
    /// The question to go back to.
    let former: Int
  }

  package enum Saving: Equatable, Sendable {
    case saved(LocalTime?)
    case pending
    /// Why, in words. It is still in memory.
    case failed(String)

    var isFailed: Bool { if case .failed = self { true } else { false } }
  }

  init(_ opened: OpenedSheet, assessor: Assessor) {
    id = opened.id
    instrument = opened.instrument
    self.assessor = assessor
    history = opened.history
    saving = .saved(opened.saved)
    isReadOnly = opened.isReadOnly
    scorecard = Scorecard(instrument, history.sheet, assessor: assessor)
    verdict = Self.verdict(scorecard, history.sheet)
    conflicts = history.conflicts
    contested = Set(conflicts.compactMap { [instrument] in instrument.question(at: $0.place) })
    index = scorecard.values.firstIndex(of: nil) ?? 0
    countIndex = firstBlankCount
  }

  /// As it is shown.
  package var sheet: Sheet { past?.sheet ?? history.sheet }
  package var question: Question { instrument.questions[index] }
  package var answer: Answer? { sheet[assessor, question.code] }
  var answers: [String: Answer] { sheet.answers[assessor] ?? [:] }

  /// The sheet with the typed digits in place, as far as they are a number that fits.
  var preview: Sheet {
    guard let change = try? draftChange() else { return sheet }
    return sheet.applying(change)
  }

  private static func verdict(_ scorecard: Scorecard, _ sheet: Sheet) -> Verdict {
    let instrument = scorecard.instrument
    let predicate = instrument.predicate(sheet.target) ?? instrument.predicates[0]
    return scorecard.verdict(on: predicate)
  }

  private mutating func rescore() {
    let preview = preview
    scorecard = Scorecard(instrument, preview, assessor: assessor)
    verdict = Self.verdict(scorecard, preview)
  }

  private mutating func findConflicts() {
    conflicts = history.conflicts
    contested = Set(conflicts.compactMap { instrument.question(at: $0.place) })
  }
}

// MARK: Moving

extension SheetScreen {
  mutating func go(to index: Int) {
    guard instrument.questions.indices.contains(index) else { return }
    self.index = index
    countIndex = firstBlankCount
    scroll = 0
    evidence = nil
  }

  private var firstBlankCount: Int {
    let counts = question.counts
    return counts.firstIndex { answer?.counts[$0.name] == nil } ?? 0
  }

  /// One question, or one count of a ratio, up or down.
  mutating func step(_ direction: Int) {
    if question.counts.indices.contains(countIndex + direction) {
      countIndex += direction
      return
    }
    let next = index + direction
    guard instrument.questions.indices.contains(next) else { return }
    go(to: next)
    let counts = question.counts.count
    if counts > 0 { countIndex = direction > 0 ? 0 : counts - 1 }
  }

  /// The first question of the sub-area before or after, or of the area: the sub-area's parent.
  mutating func stepSubarea(_ direction: Int) {
    step(direction, over: instrument.nodes.indices.filter { instrument.nodes[$0].isSubarea })
  }

  mutating func stepArea(_ direction: Int) {
    let areas = instrument.nodes.indices.filter { index in
      instrument.nodes[index].children.contains { instrument.nodes[$0].isSubarea }
    }
    step(direction, over: areas)
  }

  private mutating func step(_ direction: Int, over nodes: [Int]) {
    let starts = nodes.map { instrument.nodes[$0].questions.lowerBound }
    let target = direction > 0 ? starts.first { $0 > index } : starts.last { $0 < index }
    if let target { go(to: target) }
  }

  /// Goes to the next question after this one, round the end of the sheet, that the condition holds for.
  mutating func goToNext(where condition: (Int) -> Bool) -> Bool {
    let indices = instrument.questions.indices
    guard let next = indices[(index + 1)...].first(where: condition) ?? indices[...index].first(where: condition) else {
      return false
    }
    go(to: next)
    return true
  }

  func isUnanswered(_ index: Int) -> Bool {
    !instrument.questions[index].isAnswered(by: answers[instrument.questions[index].code])
  }
  func isMarked(_ index: Int) -> Bool { answers[instrument.questions[index].code]?.isMarked == true }
  func lacksEvidence(_ index: Int) -> Bool {
    let question = instrument.questions[index]
    return question.evidenceCount(in: answers[question.code]) < question.evidence.count
  }
}

// MARK: Answering

extension SheetScreen {
  /// Why nothing can be recorded.
  enum ReadOnly: Equatable {
    case past(LocalTime)
    case newer
  }

  var refusal: ReadOnly? { isReadOnly ? .newer : past.map { .past($0.time) } }

  /// Records the changes as one entry, and scores anew. Where the sheet can only be read nothing happens.
  mutating func record(
    _ changes: [Change], by author: History.Author, at moment: Moment, reason: String = ""
  ) -> [Effect] {
    guard refusal == nil, let entry = history.record(changes, by: author, at: moment.seconds, reason: reason) else {
      return []
    }
    return appended(entry)
  }

  /// Records that one field of the question at hand has the content.
  mutating func set(
    _ field: Change.Field, to content: Change.Content, by author: History.Author, at moment: Moment
  ) -> [Effect] {
    let place = Change.Place.answer(assessor, question: question.code, field)
    return record([sheet.change(at: place, to: content)].compactMap { $0 }, by: author, at: moment)
  }

  /// Records what of a broken log is accepted, also where that is nothing.
  mutating func recordDecision(
    on replica: String, upTo number: Int, accepting changes: [Change], by author: History.Author, at moment: Moment,
    reason: String
  ) -> [Effect] {
    guard refusal == nil else { return [] }
    return appended(
      history.recordDecision(
        on: replica, upTo: number, accepting: changes, by: author, at: moment.seconds, reason: reason))
  }

  private mutating func appended(_ entry: Entry) -> [Effect] {
    saving = .pending
    rescore()
    findConflicts()
    return [.append(entry)]
  }

  /// Takes back the last act, and goes to where it was; nil where there is nothing to undo.
  mutating func undo(by author: History.Author, at moment: Moment) -> [Effect]? {
    history.undo(by: author, at: moment.seconds).map { show($0) }
  }

  mutating func redo(by author: History.Author, at moment: Moment) -> [Effect]? {
    history.redo(by: author, at: moment.seconds).map { show($0) }
  }

  private mutating func show(_ entry: Entry) -> [Effect] {
    if let place = entry.changes.first?.place, let index = instrument.question(at: place), index != self.index {
      go(to: index)
    }
    let effects = appended(entry)
    if let focus = evidence { moveInEvidence(to: focus.row) }
    return effects
  }

  mutating func replace(_ history: History) {
    let row = evidence.map { evidenceRows[$0.row] }
    self.history = history
    rescore()
    findConflicts()
    if let row { focusEvidence(on: row) }
  }

  /// Goes on with the same sheet in another place.
  mutating func move(to opened: OpenedSheet) {
    id = opened.id
    saving = .saved(opened.saved)
    replace(opened.history)
  }

  /// What a key that may answer does to the question.
  enum Typed {
    case content(Change.Field, Change.Content)
    case drafted
    case refused(Refusal)
  }

  /// Why a key cannot answer the question.
  enum Refusal: Equatable {
    case offers([String])
    case wantsCount
    case wantsIndex(maximum: Double)
    case tooLong
  }

  mutating func type(_ character: Character) -> Typed {
    switch question.kind {
    case .choice(let choices):
      let letter = character.lowercased()
      guard let choice = choices.first(where: { $0.answer.lowercased().hasPrefix(letter) }) else {
        return .refused(.offers(choices.map(\.answer)))
      }
      return .content(.value, .choice(choice.answer))
    case .index(let maximum):
      let isSeparator = character == "," || character == "."
      guard character.isASCII, character.isNumber || isSeparator else { return .refused(.wantsIndex(maximum: maximum)) }
      return draft(character, isSeparator: isSeparator, longest: 6)
    case .ratio:
      guard character.isASCII, character.isNumber else { return .refused(.wantsCount) }
      return draft(character, isSeparator: false, longest: 9)
    }
  }

  private mutating func draft(_ character: Character, isSeparator: Bool, longest: Int) -> Typed {
    guard draft.count < longest, !(isSeparator && draft.contains { $0 == "," || $0 == "." }) else {
      return .refused(.tooLong)
    }
    draft.append(character)
    rescore()
    return .drafted
  }

  mutating func dropDraft(last: Bool = false) {
    if last { draft.removeLast() } else { draft = "" }
    rescore()
  }

  /// The field that digits go to.
  var draftField: Change.Field {
    question.counts.indices.contains(countIndex) ? .count(question.counts[countIndex].name) : .value
  }

  private func draftChange() throws(ChangeProblem) -> Change? {
    guard !draft.isEmpty else { return nil }
    let content =
      if case .count(let name) = draftField { try question.parse(draft, count: name) } else {
        try question.parse(draft)
      }
    return sheet.change(at: .answer(assessor, question: question.code, draftField), to: content)
  }

  /// Enters the typed digits; where they are no number that fits they stay, and the reason is thrown.
  mutating func enterDraft(by author: History.Author, at moment: Moment) throws(ChangeProblem) -> [Effect] {
    guard !draft.isEmpty else { return [] }
    let change = try draftChange()
    draft = ""
    guard let change else {
      rescore()
      return []
    }
    return record([change], by: author, at: moment)
  }

  /// Goes to the ratio's next blank count; false where there is none.
  mutating func goToNextBlankCount() -> Bool {
    let counts = question.counts
    let blank = counts.indices.first { $0 > countIndex && answer?.counts[counts[$0].name] == nil }
    guard let next = blank ?? counts.indices.first(where: { answer?.counts[counts[$0].name] == nil }) else {
      return false
    }
    countIndex = next
    return true
  }

  /// Clears the answer: of a ratio the count at hand.
  mutating func clear(by author: History.Author, at moment: Moment) -> [Effect] {
    set(draftField, to: .nothing, by: author, at: moment)
  }
}
