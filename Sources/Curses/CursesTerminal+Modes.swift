import CNCurses
import CTerminal
import Glibc

extension CursesTerminal {
  /// Stops the program as ctrl-Z does in a shell, with the terminal as the shell wants it; returns when it goes on.
  package func suspend() {
    leave()
    lke_stop()
    reenter()
  }

  /// Gives the terminal back for a while, say to an editor.
  package func leave() {
    guard isOpen else { return }
    isOpen = false
    lke_reset_arm(0)
    send(Self.bracketedPasteOff)
    endwin()
  }

  /// Takes the terminal again after `leave()` and repaints what was shown.
  package func reenter() {
    // What was pressed for the other program is not for this one.
    _ = lke_signals_take(LKE_INTERRUPT | LKE_STOP | LKE_CONTINUE)
    enter()
    repaint()
  }

  /// Restores the terminal and the signal handlers, for good. May be called again.
  package func close() {
    leave()
    lke_signals_restore()
  }

  func enter() {
    send(Self.bracketedPasteOn)
    isOpen = true
    lke_reset_arm(1)
  }

  /// Sets the terminal's modes and draws everything anew.
  package func repaint() {
    reset_prog_mode()
    wrefresh(lke_curscr())
  }

  /// Sends a string past ncurses, which knows no bracketed paste; what ncurses holds is flushed with each frame.
  private func send(_ text: String) {
    var bytes = Array(text.utf8)
    write(STDOUT_FILENO, &bytes, bytes.count)
  }
}
