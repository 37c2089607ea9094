import Evaluation
import TerminalUI

extension State {
  mutating func updateSheet(_ command: Command?, _ key: Key) -> [Effect] {
    guard let command, let sheet else {
      unknown(key)
      return []
    }
    if command == .answer, case .character(let character) = key { return type(character) }
    if !sheet.draft.isEmpty {
      switch command {
      case .clear:
        self.sheet?.dropDraft(last: true)
        return []
      case .cancel:
        self.sheet?.dropDraft()
        return []
      default: break
      }
    }
    let hadDraft = !sheet.draft.isEmpty
    guard let entered = enterDraft() else { return [] }
    return entered + perform(command, afterDraft: hadDraft)
  }

  /// A key that may answer: it does, or the notice says why not.
  private mutating func type(_ character: Character) -> [Effect] {
    switch sheet?.type(character) {
    case .content(let field, let content): return sheet?.set(field, to: content, by: author, at: moment) ?? []
    case .refused(let refusal): warn(texts.refusal(refusal))
    case .drafted, nil: break
    }
    return []
  }

  private mutating func perform(_ command: Command, afterDraft: Bool) -> [Effect] {
    guard let current = sheet else { return [] }
    switch command {
    case .next: goOn(afterDraft: afterDraft)
    case .up: sheet?.step(-1)
    case .down: sheet?.step(1)
    case .previousSubarea: sheet?.stepSubarea(-1)
    case .nextSubarea: sheet?.stepSubarea(1)
    case .pageUp: sheet?.stepArea(-1)
    case .pageDown: sheet?.stepArea(1)
    case .first: sheet?.go(to: 0)
    case .last: sheet?.go(to: current.instrument.questions.count - 1)
    case .readOn: sheet?.scroll += max(1, size.rows - 12)
    case .nextUnevidenced: go(where: SheetScreen.lacksEvidence, orSay: texts.noneUnevidenced)
    case .nextMarked: go(where: SheetScreen.isMarked, orSay: texts.noneMarked)
    case .search: overlay = .picker(searchPicker(current))
    case .sections: overlay = .picker(sectionPicker(current))
    case .note: overlay = .note(TextEditor(current.answer?.note ?? "", allowsNewlines: true))
    case .editor: return [.edit(current.answer?.note ?? "")]
    case .evidence: sheet?.evidence = EvidenceFocus()
    case .settle: showDecisions()
    case .progress:
      place = .progress
      keepProgressSelection()
    case .export: overlay = .form(exportForm(current.id))
    case .importFile:
      guard staging == nil else {
        warn(texts.decideFirst)
        return []
      }
      overlay = .form(importForm())
    case .identity: overlay = .form(identityForm(current))
    case .saveElsewhere:
      guard current.saving.isFailed else {
        inform(texts.allSaved)
        return []
      }
      return [.findFolder]
    case .history: return openHistory()
    case .recover: return recover(.question)
    case .recoverAll: return recover(.sheet)
    case .back where current.past != nil: closePast()
    case .back:
      guard current.saving.isFailed else { return [.close] }
      overlay = .confirm(.discardSheet)
    case .clear: return sheet?.clear(by: author, at: moment) ?? []
    case .mark:
      return sheet?.set(.mark, to: .flag(current.answer?.isMarked != true), by: author, at: moment) ?? []
    case .undo, .redo: return undoOrRedo(command)
    default: break
    }
    return []
  }

  /// To the ratio's next blank count if a number was just typed there, else to the next unanswered question.
  private mutating func goOn(afterDraft: Bool) {
    if afterDraft, sheet?.goToNextBlankCount() == true { return }
    go(where: SheetScreen.isUnanswered, orSay: texts.allAnswered)
  }

  private mutating func go(where condition: (SheetScreen) -> (Int) -> Bool, orSay nothing: String) {
    guard let current = sheet else { return }
    if sheet?.goToNext(where: condition(current)) == false { inform(nothing) }
  }

  /// An act of so many changes is not undone by one key: an import, or what a sheet held before it had a history.
  static let largeAct = 10

  mutating func undoOrRedo(_ command: Command, isConfirmed: Bool = false) -> [Effect] {
    let isUndo = command == .undo
    if isUndo, !isConfirmed, let changes = sheet?.history.changesUndoing(author.replica), changes.count > Self.largeAct
    {
      overlay = .confirm(.undo(changes: changes.count))
      return []
    }
    let effects = isUndo ? sheet?.undo(by: author, at: moment) : sheet?.redo(by: author, at: moment)
    guard let effects else {
      if sheet?.history.isWhole == false { return [.readHistory(then: command)] }
      warn(isUndo ? texts.nothingToUndo : texts.nothingToRedo)
      return []
    }
    if case .append(let entry) = effects.first {
      let what = texts.places(of: entry.changes)
      inform(what.isEmpty ? texts.overtaken : isUndo ? texts.undone(what) : texts.redone(what))
    }
    return effects
  }

  mutating func updateEvidence(_ command: Command?, _ key: Key) -> [Effect] {
    guard let focus = sheet?.evidence else { return [] }
    if focus.editor != nil {
      switch command {
      case .accept: return sheet?.acceptEvidence(by: author, at: moment) ?? []
      default: _ = sheet?.evidence?.editor?.handle(key)
      }
      return []
    }
    switch command {
    case .up: sheet?.moveInEvidence(to: focus.row - 1)
    case .down: sheet?.moveInEvidence(to: focus.row + 1)
    case .first: sheet?.moveInEvidence(to: 0)
    case .last: sheet?.moveInEvidence(to: Int.max)
    case .edit: sheet?.editEvidence(adding: false)
    case .add: sheet?.editEvidence(adding: true)
    case .remove: return sheet?.removeEvidence(by: author, at: moment) ?? []
    case .undo, .redo: return undoOrRedo(command ?? .undo)
    case .history: return openHistory()
    case .back: sheet?.evidence = nil
    default: unknown(key)
    }
    return []
  }

  /// Keeps the note that was written.
  mutating func finishNote(_ text: String) -> [Effect] {
    overlay = nil
    var trimmed = text
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return sheet?.set(.note, to: .text(trimmed), by: author, at: moment) ?? []
  }

  private func searchPicker(_ sheet: SheetScreen) -> Picker {
    questionPicker(sheet, title: texts.searchTitle, of: Array(sheet.instrument.questions.indices))
  }

  func questionPicker(_ sheet: SheetScreen, title: String, of indices: [Int]) -> Picker {
    Picker(
      title: title,
      items: indices.map { index in
        let question = sheet.instrument.questions[index]
        return Picker.Item(
          question: index, code: question.code, text: question.text,
          detail: (sheet.isMarked(index) ? "* " : "") + texts.answer(sheet.answers[question.code], to: question),
          keywords: sheet.instrument.path(to: question).map(\.name).joined(separator: " "))
      }, near: sheet.index)
  }

  private func sectionPicker(_ sheet: SheetScreen) -> Picker {
    Picker(
      title: texts.sectionsTitle,
      items: sheet.instrument.nodes.enumerated().map { index, node in
        let score = sheet.scorecard.nodes[index]
        return Picker.Item(
          question: node.questions.lowerBound, code: node.code, text: node.name,
          detail: "\(score.answered)/\(score.questions)", depth: node.depth)
      }, near: sheet.index)
  }
}
