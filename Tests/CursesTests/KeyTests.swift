import TerminalHarness
import Testing

@Suite struct KeyTests {
  static let terms = ["xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100"]

  @Test(arguments: terms)
  func plainKeysArrive(term: String) throws {
    let probe = try Probe(term: term)
    #expect(
      try probe.events(for: "a Zé漢\t\r\u{7F}\u{3}\u{13}\u{1C}") == [
        "key(character(\"a\"))", "key(character(\" \"))", "key(character(\"Z\"))", "key(character(\"é\"))",
        "key(character(\"漢\"))", "key(tab)", "key(enter)", "key(backspace)", "key(control(\"c\"))",
        "key(control(\"s\"))", "key(control(\"\\\\\"))",
      ])
  }

  /// To a Linux console of ncurses it is a key with a name of its own.
  @Test(arguments: terms)
  func ctrlZArrives(term: String) throws {
    #expect(try Probe(term: term).events(for: "\u{1A}") == ["key(control(\"z\"))"])
  }

  /// In both cursor modes, for a terminal may be in the wrong one.
  @Test(arguments: terms)
  func arrowsArrive(term: String) throws {
    let probe = try Probe(term: term)
    let arrows = ["key(up)", "key(down)", "key(right)", "key(left)"]
    #expect(
      try probe.events(for: "\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD") == arrows + arrows)
    #expect(
      try probe.events(for: "\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[Z") == [
        "key(pageUp)", "key(pageDown)", "key(delete)", "key(backTab)",
      ])
  }

  /// None of these may leave a letter or a digit behind, which would answer a question.
  @Test(arguments: terms)
  func foreignSequencesGiveNothing(term: String) throws {
    let probe = try Probe(term: term)
    for sequence in [
      "\u{1B}[1;5A", "\u{1B}[1;5B", "\u{1B}[1;2C", "\u{1B}[1;3D", "\u{1B}O5A", "\u{1B}[3;5~", "\u{1B}[5;5~",
      "\u{1B}[97;5u",
      "\u{1B}a", "\u{1B}B", "\u{1B}[I", "\u{1B}[O", "\u{1B}[M a!", "\u{1B}[<0;1;2M", "\u{1B}[12;40R",
      "\u{1B}]11;rgb:aaaa/bbbb/cccc\u{1B}\\", "\u{1B}]0;abc\u{7}", "\u{1B}P1$r0m\u{1B}\\",
    ] {
      #expect(try probe.events(for: sequence) == [], "\(sequence.debugDescription)")
    }
  }

  /// Byte by byte, as a slow line brings it.
  @Test(arguments: terms)
  func sequencesMayComeInPieces(term: String) throws {
    let probe = try Probe(term: term, environment: ["ESCDELAY": "5000"])
    #expect(
      try probe.events(for: "é漢\u{1B}[1;5A\u{1B}[A\u{1B}[200~ab\u{1B}[201~", inPieces: true) == [
        "key(character(\"é\"))", "key(character(\"漢\"))", "key(up)", "key(paste(\"ab\"))",
      ])
  }

  @Test func theRestOfASequenceMayBeLate() throws {
    let probe = try Probe(environment: ["ESCDELAY": "20"])
    // A lone Esc between them shows that the time for a lone Esc has passed.
    probe.terminal.send("\u{1B}")
    #expect(probe.wait(for: "key(escape)"))
    probe.terminal.send("\u{1B}[")
    let until = ContinuousClock.now + .milliseconds(200)
    _ = probe.terminal.wait { _ in .now > until }
    // By hand: the mark that `events(for:)` sends first would be in the middle of the sequence.
    probe.terminal.send("1;5A\u{7}")
    #expect(probe.wait(for: "key(control(\"g\"))"))
    #expect(probe.events == ["key(escape)", "key(control(\"g\"))"])
  }

  @Test func aLoneEscArrivesAfterTheDelayOfTheEnvironment() throws {
    let probe = try Probe(environment: ["ESCDELAY": "300"])
    let start = ContinuousClock.now
    probe.terminal.send("\u{1B}")
    #expect(probe.wait(for: "key(escape)"))
    #expect(.now - start >= .milliseconds(300))
  }

  @Test(arguments: terms)
  func pastedTextIsNeverKeys(term: String) throws {
    let probe = try Probe(term: term)
    let events = try probe.events(for: "\u{1B}[200~abc\rABC\u{1B}[A\u{1B}OB\t1\u{1B}[201~")
    #expect(events.count == 1)
    #expect(events.first?.hasPrefix("key(paste(\"abc\\nABC") == true)
  }

  @Test func anUnterminatedPasteEndsByItself() throws {
    let probe = try Probe()
    probe.terminal.send("\u{1B}[200~abc")
    #expect(probe.wait(for: "key(paste(\"abc\"))"))
    #expect(probe.events == ["key(paste(\"abc\"))"])
  }

  @Test func aLongPasteArrivesWhole() throws {
    let probe = try Probe()
    let text = String(repeating: "0123456789", count: 20_000)
    probe.terminal.send("\u{1B}[200~\(text)\u{1B}[201~")
    #expect(probe.wait(for: "pasted 200000"))
  }

  @Test(arguments: [
    [0xFF], [0xC3], [0xE6, 0xBC], [0x80, 0x81], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xC2, 0x9B],
  ])
  func invalidBytesGiveNothing(bytes: [UInt8]) throws {
    let probe = try Probe()
    #expect(try probe.events(for: bytes) == [])
    #expect(try probe.events(for: "é") == ["key(character(\"é\"))"])
  }
}
