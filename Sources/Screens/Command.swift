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
  case nextUnevidenced, nextMarked, readOn, progress, export, identity
  // evidence
  case edit, add, remove
  // progress
  case unanswered, unevidenced, marked, predicate
  // what is to be decided
  case settle, decide, join, toggle, toggleAll
  // forms, pickers and texts
  case accept, cancel, nextField, previousField, change
}
