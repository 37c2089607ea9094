import Glibc
import TerminalHarness
import Testing

@Suite struct LifeTests {
  private static let leavesFullScreen = "\u{1B}[?1049l"
  private static let showsCursor = "\u{1B}[?25h"
  private static let endsBracketedPaste = "\u{1B}[?2004l"

  /// Whether a terminal is as a shell leaves it: what was sent since `mark` bytes, and the mode.
  private func expectRestored(_ probe: Probe, since mark: Int = 0, sourceLocation: SourceLocation = #_sourceLocation) {
    let output = String(decoding: probe.terminal.output[mark...], as: UTF8.self)
    for sequence in [Self.leavesFullScreen, Self.showsCursor, Self.endsBracketedPaste] {
      #expect(output.contains(sequence), "\(output.debugDescription)", sourceLocation: sourceLocation)
    }
    #expect(!output.contains("\u{1B}[?2004h"), sourceLocation: sourceLocation)
    #expect(isCooked(probe), sourceLocation: sourceLocation)
  }

  /// Whether the terminal collects lines, echoes, and turns ctrl-C, ctrl-S and the enter key into what a shell expects.
  private func isCooked(_ probe: Probe) -> Bool {
    let mode = probe.terminal.mode
    let local = tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    return mode.c_lflag & local == local && mode.c_iflag & tcflag_t(ICRNL | IXON) == tcflag_t(ICRNL | IXON)
      && mode.c_oflag & tcflag_t(OPOST | ONLCR) == tcflag_t(OPOST | ONLCR)
  }

  private func signal(of status: Int32?) -> Int32? { status.map { $0 & 0x7F } }

  @Test(arguments: KeyTests.terms)
  func closingRestoresTheTerminal(term: String) throws {
    let probe = try Probe(term: term)
    #expect(!isCooked(probe))
    #expect(probe.output.contains("\u{1B}[?2004h"))
    let mark = probe.terminal.output.count
    probe.terminal.send("\u{11}")
    #expect(probe.terminal.waitForExit() == 0)
    #expect(isCooked(probe))
    if term.hasPrefix("xterm") { expectRestored(probe, since: mark) }
  }

  @Test(arguments: [(SIGTERM, "terminate"), (SIGINT, "interrupt"), (SIGHUP, "hangUp")])
  func askedToEndItMaySaveFirst(number: Int32, name: String) throws {
    let probe = try Probe()
    let mark = probe.terminal.output.count
    probe.terminal.signal(number)
    #expect(probe.terminal.waitForExit() == 0)
    expectRestored(probe, since: mark)
    #expect(probe.output.contains("closed after 1 interrupted(\(name))"))
  }

  @Test(arguments: [("\u{14}", [SIGILL, SIGTRAP]), ("\u{18}", [SIGSEGV, SIGBUS])])
  func aCrashRestoresTheTerminal(key: String, signals: [Int32]) throws {
    let probe = try Probe()
    let mark = probe.terminal.output.count
    probe.terminal.send(key)
    let status = probe.terminal.waitForExit()
    #expect(signal(of: status).map(signals.contains) == true)
    expectRestored(probe, since: mark)
  }

  @Test(arguments: [SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGQUIT])
  func aFatalSignalRestoresTheTerminalAndKills(number: Int32) throws {
    let probe = try Probe()
    let mark = probe.terminal.output.count
    probe.terminal.signal(number)
    #expect(signal(of: probe.terminal.waitForExit()) == number)
    expectRestored(probe, since: mark)
  }

  @Test func aClosedTerminalEndsTheProgram() throws {
    let probe = try Probe()
    probe.terminal.hangUp()
    #expect(probe.terminal.waitForExit() != nil)
  }

  /// Without SIGHUP only the end of input tells.
  @Test func aClosedTerminalEndsAProgramThatIgnoresHangingUp() throws {
    let probe = try Probe(shell: "trap '' HUP; exec \"$0\"")
    probe.terminal.hangUp()
    #expect(probe.terminal.waitForExit() != nil)
  }

  @Test func ctrlZGivesTheTerminalToTheShell() throws {
    let probe = try Probe(shell: "\"$0\"; echo stopped; read line; fg; echo finished")
    let mark = probe.terminal.output.count
    probe.terminal.send("\u{1A}")
    #expect(probe.terminal.wait(for: "stopped"))
    expectRestored(probe, since: mark)

    let stopped = probe.terminal.output.count
    probe.terminal.send("\r")
    #expect(probe.terminal.wait(for: "ready 80x24"))
    #expect(probe.terminal.wait { !isCooked(probe) && $0.output[stopped...].contains(0x1B) })
    #expect(try probe.events(for: "a") == ["key(character(\"a\"))"])
    #expect(probe.output.contains("\u{1B}[?2004h"))
    #expect(probe.terminal.screen.lines[0] == "ready 80x24")
    probe.terminal.send("\u{11}")
    #expect(probe.terminal.wait(for: "finished"))
  }

  @Test func aStopFromOutsideIsCtrlZ() throws {
    let probe = try Probe(shell: "\"$0\"; echo stopped; read line; fg")
    let mark = probe.terminal.output.count
    kill(-probe.terminal.foregroundGroup, SIGTSTP)
    #expect(probe.terminal.wait(for: "stopped"))
    expectRestored(probe, since: mark)
  }

  @Test func continuedAfterAHardStopItRepaints() throws {
    let probe = try Probe()
    _ = try probe.events(for: "a")
    let mark = probe.terminal.output.count
    probe.terminal.signal(SIGSTOP)
    probe.terminal.signal(SIGCONT)
    #expect(probe.terminal.wait { String(decoding: $0.output[mark...], as: UTF8.self).contains("ready 80x24") })
    // The heading is back; the event below it follows.
    #expect(probe.terminal.wait { _ in !probe.events.isEmpty })
    #expect(try probe.events(for: "b") == ["key(character(\"b\"))"])
  }

  @Test func anotherProgramMayHaveTheTerminal() throws {
    let probe = try Probe()
    let mark = probe.terminal.output.count
    probe.terminal.send("\u{C}")
    #expect(probe.terminal.wait(for: "left"))
    expectRestored(probe, since: mark)
    probe.terminal.send("\u{3}a\r")
    #expect(probe.terminal.wait { !$0.screen.text.contains("left") && $0.screen.text.contains("ready") })
    #expect(!isCooked(probe))
    #expect(try probe.events(for: "b") == ["key(character(\"b\"))"])
  }

  @Test func aCrashWhileAnotherProgramHasTheTerminalLeavesItAlone() throws {
    let probe = try Probe()
    probe.terminal.send("\u{C}")
    #expect(probe.terminal.wait(for: "left"))
    let mark = probe.terminal.output.count
    probe.terminal.signal(SIGABRT)
    #expect(signal(of: probe.terminal.waitForExit()) == SIGABRT)
    #expect(!probe.terminal.output[mark...].contains(0x1B))
  }

  @Test func anotherSizeIsAnEvent() throws {
    let probe = try Probe()
    probe.terminal.resize(columns: 100, rows: 30)
    #expect(probe.wait(for: "resize(Size(columns: 100, rows: 30))"))
    probe.terminal.resize(columns: 60, rows: 10)
    #expect(probe.wait(for: "resize(Size(columns: 60, rows: 10))"))
    #expect(probe.terminal.screen.lines[0] == "ready 80x24")
  }

  @Test(arguments: [
    (["TERM": "dumb"], "incapableTerminal(\"dumb\")"), (["TERM": "nosuch"], "unknownTerminal(\"nosuch\")"),
    (["TERM": ""], "unknownTerminal(\"\")"), ([:], "unknownTerminal(\"\")"),
  ])
  func aTerminalThatWillNotDoIsRefused(environment: [String: String], problem: String) throws {
    let terminal = try PseudoTerminal(Probe.path, environment: environment)
    #expect(terminal.waitForExit() == 1 << 8)
    #expect(terminal.screen.lines[0] == problem)
    #expect(!terminal.output.contains(0x1B))
  }

  @Test(arguments: ["\"$0\" </dev/null", "\"$0\" | cat"])
  func withoutATerminalItIsRefused(line: String) throws {
    let terminal = try PseudoTerminal("/bin/sh", ["-c", line, Probe.path], environment: Probe.environment())
    #expect(terminal.waitForExit() != nil)
    #expect(terminal.screen.lines[0] == "notATerminal")
  }
}
