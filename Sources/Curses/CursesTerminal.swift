import CNCurses
import CTerminal
import Glibc
import TerminalUI

/// The terminal in full-screen mode. There is one at a time, used by the thread that made it; other threads block signals.
///
/// A program that ends without `close()` leaves the terminal as it is, but for a crash, which restores it.
package final class CursesTerminal {
  var decoder = KeyDecoder()

  /// What the screen shows, for the next canvas to be compared with.
  var shown: Canvas?
  var isOpen = false

  let window: UnsafeMutablePointer<WINDOW>
  let theme: Theme

  static let bracketedPasteOn = "\u{1B}[?2004h"
  static let bracketedPasteOff = "\u{1B}[?2004l"

  /// Enters full-screen mode.
  package init() throws(TerminalProblem) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    Self.useUTF8()
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    guard lke_setupterm() == 1 else { throw .unknownTerminal(name) }
    guard lke_capability("cup") != nil else { throw .incapableTerminal(name) }
    lke_reset_prepare(Self.bracketedPasteOff)
    guard lke_newterm() != nil else { throw .unknownTerminal(name) }
    window = lke_stdscr()
    theme = Self.startTheme()

    raw()
    noecho()
    nonl()
    keypad(window, true)
    nodelay(window, true)
    intrflush(window, false)
    if getenv("ESCDELAY") == nil { set_escdelay(25) }
    lke_signals_install()
    enter()
  }

  deinit { close() }

  /// The extent of the screen.
  package var size: Size { Size(columns: Int(getmaxx(window)), rows: Int(getmaxy(window))) }
}
