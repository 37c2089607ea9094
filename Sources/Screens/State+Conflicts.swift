import Evaluation
import TerminalUI

extension State {
  /// The one that is to be decided now.
  var conflict: Conflict? {
    guard let all = sheet?.conflicts, all.indices.contains(conflicts.selection) else { return nil }
    return all[conflicts.selection]
  }

  mutating func updateConflicts(_ command: Command?, _ key: Key) -> [Effect] {
    guard let sheet, let conflict else { return [] }
    let count = sheet.conflicts.count
    switch command {
    case .up: conflicts.select(conflicts.selection - 1, of: count)
    case .down: conflicts.select(conflicts.selection + 1, of: count)
    case .first: conflicts.select(0, of: count)
    case .last: conflicts.select(count - 1, of: count)
    case .readOn: conflicts.scroll += max(1, size.rows / 2)
    case .decide: return decide(conflict, key)
    case .join:
      guard conflict.canHoldBoth else {
        warn(texts.cannotJoin)
        return []
      }
      return settle(conflict, with: .both, named: texts.both)
    case .open: answerOtherwise(conflict, sheet)
    case .undo, .redo: return undoOrRedo(command ?? .undo)
    case .back: place = .sheet
    default: unknown(key)
    }
    return []
  }

  private mutating func decide(_ conflict: Conflict, _ key: Key) -> [Effect] {
    let sides = conflict.sides
    guard case .character(let digit) = key, let number = digit.wholeNumberValue, sides.indices.contains(number - 1),
      let entry = sides[number - 1].entries.last, let sheet
    else {
      warn(texts.noSide(of: sides.count))
      return []
    }
    let content = texts.content(sides[number - 1].content, at: conflict.place, in: sheet.instrument)
    return settle(conflict, with: .entry(entry.id), named: content.oneLine.fitted(to: 20))
  }

  private mutating func settle(_ conflict: Conflict, with choice: Conflict.Choice, named content: String) -> [Effect] {
    guard let sheet else { return [] }
    let changes = sheet.history.settling(conflict, with: choice)
    let effects = self.sheet?.record(changes, by: author, at: moment, reason: texts.conflictSettled) ?? []
    inform(texts.settled(texts.place(conflict.place), content))
    return effects
  }

  /// To the question, where a new answer settles it; to the form for a field of the sheet.
  private mutating func answerOtherwise(_ conflict: Conflict, _ sheet: SheetScreen) {
    place = .sheet
    guard let question = sheet.instrument.question(at: conflict.place) else {
      overlay = .form(identityForm(sheet))
      return
    }
    self.sheet?.go(to: question)
  }

  /// What is to be decided: edits of the file first, then conflicts.
  mutating func showDecisions() {
    if staging != nil {
      place = .staging
    } else if sheet?.conflicts.isEmpty == false {
      conflicts = ConflictScreen()
      place = .conflicts
    } else {
      inform(texts.noConflicts)
    }
  }

  /// Says that there are conflicts, where there are more than before.
  mutating func tellConflicts(since before: Int) {
    guard let count = sheet?.conflicts.count, count > before else { return }
    warn(texts.conflictsFound(count))
  }

  /// Keeps the selection on a conflict, and leaves the screen once none is left.
  mutating func keepConflictSelection() {
    guard place == .conflicts, let sheet else { return }
    conflicts.select(conflicts.selection, of: sheet.conflicts.count)
    guard sheet.conflicts.isEmpty else { return }
    place = .sheet
    inform(texts.noConflictsLeft)
  }
}
