import Evaluation
import TerminalUI

/// What lies over a screen and has the keys.
enum Overlay: Sendable {
  /// The help for a context, scrolled by lines.
  case help(KeyMap.Context, scroll: Int)
  case picker(Picker)
  case form(Form)
  case note(TextEditor)
  case confirm(Confirmation)
}

/// A question that is answered by `y`, because what follows cannot be undone or is much at once.
enum Confirmation: Equatable, Sendable {
  case replace(ExportRequest)
  /// Quit although the last changes could not be written.
  case discard
  /// Leave the sheet although they could not.
  case discardSheet
  /// Undo an act of very many changes, which one key should not do by surprise.
  case undo(changes: Int)
  /// Bring back very much at once.
  case recover(Recovery, changes: Int)
}
