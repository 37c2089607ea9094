/// What a key can ask for.
package enum Command: Hashable, Sendable, CaseIterable {
  // everywhere
  case help, quit, back, suspend, redraw
  // moving
  case up, down, pageUp, pageDown, first, last
  // the list
  case open, new, delete, restore, sort, filter
  // the sheet
  case answer, next, clear, undo, redo, note, editor, evidence, mark, search, sections, previousSubarea, nextSubarea
  case nextUnevidenced, nextMarked, readOn, progress, export, importFile, identity, saveElsewhere
  // evidence
  case edit, add, remove
  // progress
  case unanswered, unevidenced, marked, predicate
  // the history, and the sheet at a moment of it
  case history, sameQuestion, recover, recoverAll
  // what is to be decided
  case settle, decide, join, toggle, toggleAll
  // forms, pickers and texts
  case accept, cancel, nextField, previousField, change

  /// Whether it writes, or begins to write, into the open sheet.
  var changesSheet: Bool {
    switch self {
    case .answer, .clear, .undo, .redo, .note, .editor, .mark, .identity, .importFile, .edit, .add, .remove, .recover,
      .recoverAll,
      .decide, .join:
      true
    default: false
    }
  }
}
