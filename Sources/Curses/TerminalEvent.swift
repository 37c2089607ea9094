import TerminalUI

/// What `CursesTerminal.next(timeout:)` gives.
package enum TerminalEvent: Hashable {
  case key(Key)
  /// The screen has to be drawn anew, in this size.
  case resize(Size)
  /// Nothing came in time.
  case idle
  /// Somebody wants the program to end: save and quit.
  case interrupted(Signal)
  /// The terminal is gone: save and quit, there is nobody to ask.
  case ended

  package enum Signal: Hashable {
    case terminate, hangUp, interrupt
  }
}
