import TerminalHarness

/// The probe on a terminal of a certain kind.
struct Probe {
  let terminal: PseudoTerminal

  static let path = builtExecutable("CursesProbe")

  /// Swift's own handling of a crash is off: on a terminal it asks what to do.
  static func environment(term: String = "xterm-256color") -> [String: String] {
    ["TERM": term, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
  }

  /// Starts it, and waits until it has drawn its first screen.
  init(
    term: String = "xterm-256color", environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    terminal = try PseudoTerminal(
      Self.path, environment: Self.environment(term: term).merging(environment) { $1 }, columns: columns, rows: rows)
    guard terminal.wait(for: "ready \(columns)x\(rows)") else { throw Silent(screen: terminal.screen.text) }
  }

  /// Starts it by a line of shell, in which `$0` is its path.
  init(shell line: String) throws {
    terminal = try PseudoTerminal("/bin/sh", ["-m", "-c", line, Self.path], environment: Self.environment())
    guard terminal.wait(for: "ready 80x24") else { throw Silent(screen: terminal.screen.text) }
  }

  struct Silent: Error {
    let screen: String
  }

  /// The events on the screen with their numbers, such as `key(up)`.
  private var numbered: [(number: Int, event: String)] {
    terminal.screen.lines.compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let number = Int(parts[0]) else { return nil }
      return (number, String(parts[1]))
    }
  }

  var events: [String] { numbered.map(\.event) }

  /// What arrives for some bytes, sent at once or one at a time, up to a ctrl-G sent after them.
  func events(for text: String, inPieces: Bool = false) throws -> [String] {
    try events(for: Array(text.utf8), inPieces: inPieces)
  }

  func events(for bytes: [UInt8], inPieces: Bool = false) throws -> [String] {
    let end = "key(control(\"g\"))"
    let seen = numbered.last?.number ?? 0
    if inPieces {
      for byte in bytes + [7] { terminal.send([byte]) }
    } else {
      terminal.send(bytes + [7])
    }
    let hasEnded = terminal.wait { _ in numbered.last.map { $0.number > seen && $0.event == end } ?? false }
    guard hasEnded else { throw Silent(screen: terminal.screen.text) }
    return numbered.filter { $0.number > seen && $0.event != end }.map(\.event)
  }

  /// Waits for an event; false where it does not come in time.
  func wait(for event: String) -> Bool { terminal.wait { _ in events.contains(event) } }

  /// All that has been sent to the terminal, escape sequences included.
  var output: String { String(decoding: terminal.output, as: UTF8.self) }
}
