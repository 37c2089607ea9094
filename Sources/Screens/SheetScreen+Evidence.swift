import Evaluation
import TerminalUI

/// Where the keys are within a question's evidence.
struct EvidenceFocus: Sendable {
  /// Index into `SheetScreen.evidenceRows`.
  var row = 0
  /// Set while a path or link is typed.
  var editor: TextEditor?
  /// The typed one is a further one, not a new text for the row's own.
  var isAdding = false
}

/// A line of the evidence list: a wanted piece, and one of its paths or links.
struct EvidenceRow: Equatable, Sendable {
  let wanted: String
  /// Index among the references for that piece; nil where there is none yet.
  let reference: Int?
  let text: String
}

extension SheetScreen {
  /// What a user's own evidence, which the instrument does not ask for, is kept under.
  static let otherEvidence = "Lainnya"

  var evidenceRows: [EvidenceRow] {
    let given = answer?.evidence ?? [:]
    let others = given.keys.filter { !question.evidence.contains($0) && $0 != Self.otherEvidence }.sorted()
    return (question.evidence + others + [Self.otherEvidence]).flatMap { wanted -> [EvidenceRow] in
      guard let references = given[wanted], !references.isEmpty else {
        return [EvidenceRow(wanted: wanted, reference: nil, text: "")]
      }
      return references.enumerated().map { EvidenceRow(wanted: wanted, reference: $0.offset, text: $0.element) }
    }
  }

  mutating func moveInEvidence(to row: Int) {
    let last = evidenceRows.count - 1
    evidence?.row = max(0, min(last, row))
  }

  /// Keeps the focus where it was after others changed the rows. What is typed over a reference that is no longer there
  /// becomes a further one.
  mutating func focusEvidence(on row: EvidenceRow) {
    let rows = evidenceRows
    let same = rows.firstIndex { $0.wanted == row.wanted && $0.text == row.text }
    evidence?.row = same ?? rows.firstIndex { $0.wanted == row.wanted } ?? rows.count - 1
    if same == nil { evidence?.isAdding = true }
  }

  mutating func editEvidence(adding: Bool) {
    guard let focus = evidence else { return }
    let row = evidenceRows[focus.row]
    let isAdding = adding && row.reference != nil
    evidence = EvidenceFocus(row: focus.row, editor: TextEditor(isAdding ? "" : row.text), isAdding: isAdding)
  }

  /// Keeps what was typed and goes on to the next row. Of a file it is first found out what it holds.
  mutating func acceptEvidence(by author: History.Author, at moment: Moment) -> [Effect] {
    guard let focus = evidence, let editor = focus.editor else { return [] }
    evidence?.editor = nil
    let row = evidenceRows[focus.row]
    var references = answer?.evidence[row.wanted] ?? []
    let text = editor.text.trimmed
    if text.isEmpty {
      if let index = row.reference, !focus.isAdding { references.remove(at: index) }
    } else if let index = row.reference, !focus.isAdding {
      references[index] = text
    } else {
      references.append(text)
    }
    let given = GivenEvidence(question: question.code, wanted: row.wanted, references: references, typed: text)
    guard sheet.change(at: given.place(assessor), to: .references(references)) != nil else { return [] }
    return given.isFile ? [.inspect(given)] : refer(to: given, by: author, at: moment)
  }

  mutating func removeEvidence(by author: History.Author, at moment: Moment) -> [Effect] {
    guard let focus = evidence, let index = evidenceRows[focus.row].reference else { return [] }
    let row = evidenceRows[focus.row]
    var references = answer?.evidence[row.wanted] ?? []
    references.remove(at: index)
    let effects = record(
      changes(to: GivenEvidence(question: question.code, wanted: row.wanted, references: references, typed: "")),
      by: author, at: moment)
    moveInEvidence(to: focus.row)
    return effects
  }

  /// Records the evidence as it was given, with what its file held, as one entry; and goes on to the next row.
  mutating func refer(
    to given: GivenEvidence, holding file: EvidenceFile? = nil, by author: History.Author, at moment: Moment
  ) -> [Effect] {
    var changes = changes(to: given)
    if let file, let change = sheet.change(at: .file(path: given.typed), to: .file(file)) { changes.append(change) }
    let effects = record(changes, by: author, at: moment)
    if let focus = evidence { moveInEvidence(to: focus.row + 1) }
    return effects
  }

  /// The references, without what is known of files that nothing refers to any more.
  private func changes(to given: GivenEvidence) -> [Change] {
    let place = given.place(assessor)
    guard let change = sheet.change(at: place, to: .references(given.references)) else { return [] }
    let after = sheet.applying(change)
    let dropped = (answer?.evidence[given.wanted] ?? []).filter { !after.refers(to: $0) }
    return [change] + dropped.compactMap { after.change(at: .file(path: $0), to: .nothing) }
  }
}
