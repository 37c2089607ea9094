import Glibc
import TerminalHarness
import Testing

/// What terminals send and do beside keys.
@Suite(.tags(.terminal)) struct RobustnessTests {
  let workspace = Workspace()

  /// Pasted text, arrows with modifiers, reports of a mouse and of the terminal itself: none of it answers a question.
  private static let noise = [
    "\u{1B}[200~aya\r\nb\u{1B}[201~", "\u{1B}[1;5A", "\u{1B}[1;5B\u{1B}[1;2C\u{1B}[1;3D", "\u{1B}OA\u{1B}OB",
    "\u{1B}[A\u{1B}[B", "\u{1B}[<0;12;3M\u{1B}[<0;12;3m", "\u{1B}[M ab", "\u{1B}[I\u{1B}[O", "\u{1B}[?64;1;2c",
    "\u{1B}]11;rgb:aaaa/bbbb/cccc\u{7}", "\u{1B}P1$r0;1a\u{1B}\\", "\u{1B}[24;1R", "\u{1B}a\u{1B}b", "\u{1B}[97;5u",
    "\u{1B}[15~\u{1B}[[A", "\u{0}\u{1C}\u{1D}\u{1E}\u{1F}",
  ]

  @Test(.tags(.durability), arguments: ["xterm-256color", "screen-256color", "linux"])
  func answersNothing(term: String) throws {
    let id = try workspace.newSheet()
    let path = workspace.sheetPath(id)
    let before = workspace.bytes(path)
    let terminal = try workspace.open(id, environment: ["TERM": term])
    try terminal.see("A.I.1.i")
    // A question that every letter from a to e answers.
    let question = try #require(Rulebook.standard.questions.first { $0.kind == "ABCDE" })
    for bytes in Self.noise {
      try terminal.press("/", see: "Cari soal")
      terminal.send("\(question.code)\r")
      try terminal.see(no: "Cari soal")
      terminal.send(bytes)
      // Everything before has been read when this is: an overlay that only a key of its own closes.
      try terminal.press("?", see: "Bantuan")
      terminal.send("q")
      try terminal.see(no: "Bantuan")
      #expect(!terminal.screen.text.contains("menyimpan…"), "\(bytes.debugDescription)")
    }
    terminal.send("qq")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.bytes(path) == before)
  }

  @Test func sayWhyPastedTextIsNotTaken() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("\u{1B}[200~y\u{1B}[201~", see: "hanya dapat masuk ke isian teks")
    try terminal.quit()
  }

  /// At any moment: on each screen, and with something open on it.
  @Test(arguments: [
    ("", "n catatan"), ("n", "ctrl-o editor"), ("/", "enter pilih"), ("g", "enter pilih"), ("k", "enter buka"),
    ("x", "tab isian"), ("i", "tab isian"), ("l", "enter isi"), ("?", "esc kembali"), ("q", "q keluar"),
    ("qb", "tab isian"), ("q/", "enter selesai"),
  ])
  func bearsAnySize(keys: String, footer: String) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, columns: 100, rows: 30)
    try terminal.see("A.I.1.i")
    terminal.send("y" + keys)
    try terminal.expect("the answer is saved") { workspace.sheet(id)?.answers != nil }
    // The last row comes last.
    try terminal.see(footer)
    // Without the first line, which says when it was saved last.
    let before = terminal.screen.lines.dropFirst()
    for (columns, rows) in [(60, 15), (1, 1), (79, 24), (80, 23), (300, 3)] {
      terminal.resize(columns: columns, rows: rows)
      if columns >= 20 && rows > 1 { try terminal.see("terlalu kecil: \(columns)x\(rows)") }
    }
    for (columns, rows) in [(80, 24), (160, 50)] {
      terminal.resize(columns: columns, rows: rows)
      try terminal.see(no: "terlalu kecil")
      try terminal.see(footer)
    }
    terminal.resize(columns: 100, rows: 30)
    try terminal.expect("the screen is as it was:\n\(before.joined(separator: "\n"))") {
      terminal.screen.lines.dropFirst() == before
    }
    terminal.send("\u{3}")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.sheet(id)?.answers == ["satker": ["A.I.1.i.a": .init(value: .choice("Ya"))]])
  }

  /// Nobody answers a question that cannot be seen.
  @Test(.tags(.durability)) func answersNothingOnASmallScreen() throws {
    let id = try workspace.newSheet()
    let before = workspace.bytes(workspace.sheetPath(id))
    let terminal = try workspace.open(id, columns: 60, rows: 15)
    try terminal.see("terlalu kecil: 60x15")
    // The redraw at the end says that the keys before it have been read.
    func clearings(_ terminal: PseudoTerminal) -> Int {
      String(decoding: terminal.output, as: UTF8.self).ranges(of: "\u{1b}[2J").count
    }
    let cleared = clearings(terminal)
    terminal.send("y\rb\u{c}")
    #expect(terminal.wait { clearings($0) > cleared })
    terminal.resize(columns: 80, rows: 24)
    try terminal.see("A.I.1.i")
    terminal.send("qq")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
  }

  @Test func startsOnASmallScreen() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, columns: 60, rows: 15)
    try terminal.see("terlalu kecil: 60x15")
    terminal.resize(columns: 80, rows: 24)
    try terminal.see("A.I.1.i")
    try terminal.quit()
  }

  /// Without NO_COLOR there are colours; with it none, whatever the terminal can do.
  @Test(arguments: [(nil, true), ("", true), ("1", false)] as [(String?, Bool)])
  func respectsNOCOLOR(value: String?, hasColors: Bool) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: ["NO_COLOR": value])
    try terminal.see("A.I.1.i")
    for (keys, landmark) in [("y\rb", "▸ B"), ("k", "Syarat nilai"), ("?", "Bantuan"), ("qqq", "1 lembar")] {
      try terminal.press(keys, see: landmark)
    }
    try terminal.quit()
    let colors = terminal.sent.matches(of: /\u{1B}\[([0-9;:]*)m/).filter { match in
      match.1.split(separator: ";").contains { [30...38, 40...48, 90...107].joined().contains(Int($0) ?? 0) }
    }
    #expect(colors.isEmpty != hasColors)
  }

  /// Boxes and marks arrive as UTF-8 whatever the locale says, and numbers in files keep their point.
  @Test(
    arguments: [
      ["LANG": nil], ["LANG": "C"], ["LANG": "POSIX", "LC_ALL": "C"], ["LC_ALL": "de_DE.UTF-8"],
      ["LC_ALL": "de_DE.ISO-8859-1"], ["LANG": "C.UTF-8"], ["LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"],
    ] as [[String: String?]])
  func drawsInUTF8(locale: [String: String?]) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: locale)
    try terminal.see("────────")
    try terminal.see("A.I.1.i")
    try terminal.see("│")
    terminal.send("\u{1B}[F")
    try terminal.see("Indeks hasil survei, 0–4")
    try terminal.press("3,6\r", see: "15,75")
    try terminal.press("n", see: "╭─")
    try terminal.press("漢é", see: "漢é")
    terminal.send("\u{1B}")
    try terminal.see(no: "╭─")
    terminal.send("qq")
    #expect(terminal.exitStatus() == 0)
    #expect(String(validating: terminal.output, as: UTF8.self) != nil)
    #expect(!terminal.sent.contains("\u{FFFD}"))
    #expect(!terminal.sent.contains("\u{1B}(0"), "no line drawing characters of the terminal's own")
    let answer = try #require(workspace.sheet(id)?.answers?["satker"]).values
    #expect(answer.contains { $0.value == .index(3.6) })
    #expect(answer.contains { $0.note == "漢é" })
  }

  /// A terminal that cannot be used is said, not guessed at.
  @Test(arguments: ["no-such-terminal", "dumb", "", nil] as [String?])
  func refusesAnUnknownTerminal(term: String?) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id, environment: ["TERM": term])
    let status = try #require(terminal.exitStatus())
    #expect((64...78).contains(status))
    #expect(terminal.screen.text.contains("TERM=xterm-256color"), "\(terminal.screen.text)")
  }

  @Test(arguments: [[], ["2026/lapas-contoh-a"]]) func needsATerminal(arguments: [String]) throws {
    _ = try workspace.newSheet()
    let run = try workspace.lke(arguments)
    #expect(run.status == 64)
    #expect(run.err.contains("terminal") && run.err.contains("--help"), "\(run.err)")
    #expect(run.out.isEmpty, "not even an escape sequence")
  }

  /// Names and notes that hold escape sequences are shown as marks, in the terminal and in texts.
  @Test func neverSendsWhatTheDataSays() throws {
    let attack = "Lapas \u{1B}]0;pwn\u{7}\u{1B}[2J\u{9B}31m\u{202E}A"
    let id = try workspace.newSheet(attack)
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "--note", attack)
    for arguments in [["list"], ["show", id], ["score", id]] {
      let run = try workspace.lke(arguments)
      #expect(run.out.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(!run.out.contains("\u{202E}"))
    }
    let terminal = try workspace.open()
    try terminal.press("", see: "1 lembar")
    try terminal.press("\r", see: "Catatan")
    terminal.send("\u{1B}[H")
    try terminal.see("▸ Ya")
    try terminal.quit()
    #expect(!terminal.sent.contains("]0;pwn\u{7}"))
    #expect(!terminal.sent.contains("\u{9B}"))
    #expect(!terminal.sent.contains("\u{202E}"))
  }
}
