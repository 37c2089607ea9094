import TerminalHarness

/// The probe on a terminal of a certain kind.
struct Probe {
  let terminal: PseudoTerminal

  /// Starts it, and waits until it has drawn its first screen.
  init(term: String = "xterm-256color", environment: [String: String] = [:], columns: Int = 80, rows: Int = 24) throws {
    let variables = ["TERM": term, "LANG": "C.UTF-8"].merging(environment) { $1 }
    terminal = try PseudoTerminal(
      builtExecutable("CursesProbe"), environment: variables, columns: columns, rows: rows)
    guard terminal.wait(for: "ready \(columns)x\(rows)") else { throw Silent(screen: terminal.screen.text) }
  }

  struct Silent: Error {
    let screen: String
  }

  /// The events it has shown so far.
  var events: [String] {
    terminal.screen.lines.compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, Int(parts[0]) != nil else { return nil }
      return String(parts[1])
    }
  }

  /// What arrives for these bytes, up to a ctrl-G that follows them.
  func events(for text: String) -> [String] {
    terminal.send(text)
    terminal.send("\u{7}")
    let end = "key(TerminalUI.Key.control(\"g\"))"
    _ = terminal.wait { _ in events.last == end }
    return events.filter { $0 != end }
  }
}
