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
    // Up to this one nothing is of these bytes; that it is the newest also says that the screen is whole.
    terminal.send([7])
    let seen = try number(ofEndAfter: last.number)
    if inPieces {
      for byte in bytes + [7] { terminal.send([byte]) }
    } else {
      terminal.send(bytes + [7])
    }
    last.number = try number(ofEndAfter: seen)
    return numbered.filter { $0.number > seen && $0.event != Self.end }.map(\.event)
  }

  private static let end = "key(control(\"g\"))"

  /// The number of the last ctrl-G that was waited for: an older one on the screen is no newer one.
  private final class Last {
    var number = 0
  }

  private let last = Last()

  /// Waits for a ctrl-G after the event of this number.
  private func number(ofEndAfter number: Int) throws -> Int {
    let hasEnded = terminal.wait { _ in
      numbered.last.map { $0.number > number && $0.event == Self.end } ?? false
    }
    guard hasEnded, let end = numbered.last else { throw Silent(screen: terminal.screen.text) }
    return end.number
  }

  /// Waits for an event; false where it does not come in time.
  func wait(for event: String) -> Bool { terminal.wait { _ in events.contains(event) } }

  /// All that has been sent to the terminal, escape sequences included.
  var output: String { String(decoding: terminal.output, as: UTF8.self) }
}
