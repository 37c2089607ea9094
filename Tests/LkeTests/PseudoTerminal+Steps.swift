import Glibc
import TerminalHarness
import Testing

extension PseudoTerminal {
  /// Types the keys, then waits until the screen shows the text.
  func press(_ keys: String, see text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    send(keys)
    try see(text, sourceLocation: sourceLocation)
  }

  func see(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try #require(
      waitForScreen { $0.contains(text) }, "\(text) is not on the screen:\n\(screen.text)",
      sourceLocation: sourceLocation)
  }

  func see(no text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try #require(
      waitForScreen { !$0.contains(text) }, "\(text) is still on the screen:\n\(screen.text)",
      sourceLocation: sourceLocation)
  }

  /// Looks only when the program has sent something: reading the whole screen takes its time.
  private func waitForScreen(_ condition: (String) -> Bool) -> Bool {
    var looked: Int?
    return wait { terminal in
      guard terminal.output.count != looked else { return false }
      looked = terminal.output.count
      return condition(terminal.screen.text)
    }
  }

  /// Waits for something that happens elsewhere, say in a file, and takes in what the program sends meanwhile.
  func expect(
    _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
  ) throws {
    try #require(wait { _ in condition() }, what, sourceLocation: sourceLocation)
  }

  /// Leaves a sheet for the list, and the list for good; on the list the first key is enough.
  func quit(sourceLocation: SourceLocation = #_sourceLocation) throws {
    send("qq")
    #expect(exitStatus() == 0, "\(screen.text)", sourceLocation: sourceLocation)
  }

  /// Waits for the end. The exit status, 128 and more where a signal ended the program; nil where it did not end.
  func exitStatus() -> Int32? {
    waitForExit().map { $0 & 0x7f == 0 ? ($0 >> 8) & 0xff : 128 + $0 & 0x7f }
  }

  var sent: String { String(decoding: output, as: UTF8.self) }

  /// Whether the program has left the terminal as a shell wants it: the first screen, a cursor, no pasting marks, echo.
  func expectRestored(sourceLocation: SourceLocation = #_sourceLocation) {
    for (on, off) in [
      ("\u{1B}[?1049l", "\u{1B}[?1049h"), ("\u{1B}[?25h", "\u{1B}[?25l"), ("\u{1B}[?2004l", "\u{1B}[?2004h"),
      ("\u{1B}[?1l", "\u{1B}[?1h"),
    ] {
      let rest = sent.components(after: off)
      #expect(rest.contains(on), "\(off.dropFirst()) is not taken back", sourceLocation: sourceLocation)
    }
    let wanted = tcflag_t(ECHO | ICANON | ISIG)
    #expect(mode.c_lflag & wanted == wanted, "the terminal's mode is not restored", sourceLocation: sourceLocation)
  }
}

extension String {
  /// What follows the last occurrence of the separator; everything where there is none.
  fileprivate func components(after separator: String) -> String {
    ranges(of: separator).last.map { String(self[$0.upperBound...]) } ?? self
  }
}
