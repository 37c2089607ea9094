import Glibc
import TerminalHarness
import Testing

/// However the program ends or pauses: what was typed is in the file, and the terminal is the user's again.
@Suite(.tags(.terminal, .durability)) struct EndingTests {
  let workspace = Workspace()

  private func answered() throws -> (id: String, terminal: PseudoTerminal) {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    // What is seen is in the history; the sheet's file follows when no key has come for a while.
    try terminal.press("y\rb", see: "▸ B")
    return (id, terminal)
  }

  private func expectSaved(_ id: String, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      workspace.sheet(id)?.answers == [
        "satker": ["A.I.1.i.a": .init(value: .choice("Ya")), "A.I.1.i.b": .init(value: .choice("B"))]
      ], sourceLocation: sourceLocation)
    #expect(
      workspace.names(in: "\(workspace.store)/\(id)").sorted() == ["backups", "history", "sheet.json"],
      sourceLocation: sourceLocation)
  }

  @Test func savesByItself() throws {
    let (id, terminal) = try answered()
    terminal.signal(SIGKILL)
    #expect(terminal.exitStatus() == 128 + SIGKILL)
    let run = try workspace.lke("export", id, "--format", "csv")
    #expect(run.out.contains("YT,Ya,") && run.out.contains("ABC,B,"))
    // The next to write brings the sheet's file up to date.
    try workspace.lke("set", id, "A.I.1.ii.a=")
    try workspace.lke("set", id, "A.I.1.ii.a=Ya")
    try workspace.lke("set", id, "A.I.1.ii.a=")
    expectSaved(id)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT]) func savesWhenASignalEndsIt(signal: Int32) throws {
    let (id, terminal) = try answered()
    terminal.signal(signal)
    #expect(terminal.exitStatus() == 128 + signal)
    expectSaved(id)
    terminal.expectRestored()
  }

  @Test func savesWhenTheTerminalIsClosed() throws {
    let (id, terminal) = try answered()
    terminal.hangUp()
    #expect(terminal.exitStatus() == 128 + SIGHUP)
    expectSaved(id)
  }

  @Test(arguments: ["qq", "\u{3}"]) func savesWhenTheUserQuits(keys: String) throws {
    let (id, terminal) = try answered()
    terminal.send(keys)
    #expect(terminal.exitStatus() == 0)
    expectSaved(id)
    terminal.expectRestored()
  }

  /// Digits that were not entered yet are no less typed.
  @Test func entersTheDigitsOnQuitting() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.press("\u{1B}[F", see: "Indeks hasil survei")
    try terminal.press("3,5", see: "3,5_")
    terminal.send("qq")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.sheet(id)?["B.II.i.a"]?.value == .index(3.5))
  }

  @Test func entersTheDigitsWhenASignalEndsIt() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.press("\u{1B}[F", see: "Indeks hasil survei")
    try terminal.press("3,5", see: "3,5_")
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 128 + SIGTERM)
    #expect(workspace.sheet(id)?["B.II.i.a"]?.value == .index(3.5))
  }

  /// A note that is being written is typed, too.
  @Test(arguments: ["ctrl-C", "TERM", "HUP", "hang-up"]) func keepsTheNoteThatIsBeingWritten(end: String) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("n", see: "Catatan A.I.1.i.a")
    try terminal.press("Setengah kalimat", see: "Setengah kalimat")
    switch end {
    case "ctrl-C": terminal.send("\u{3}")
    case "TERM": terminal.signal(SIGTERM)
    case "HUP": terminal.signal(SIGHUP)
    default: terminal.hangUp()
    }
    #expect(terminal.exitStatus() != nil)
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.note == "Setengah kalimat")
  }

  /// The program on a sheet in a shell with job control, as it is used.
  private func shell(on id: String, environment: [String: String] = [:]) throws -> PseudoTerminal {
    let shell = try PseudoTerminal(
      "/usr/bin/env", ["-C", workspace.root, "/bin/bash", "--norc", "--noprofile", "--noediting", "-i"],
      environment: workspace.merged(environment.merging(["PS1": "siap> "]) { $1 }), columns: 100, rows: 30)
    try shell.see("siap>")
    shell.send("'\(Workspace.program)' \(id)\r")
    try shell.see("A.I.1.i")
    return shell
  }

  /// An editor that is stopped, as vim is by ctrl-Z, gives the shell its terminal; `fg` goes back to the editor.
  @Test func theEditorMayBeStopped() throws {
    let editor = workspace.root + "/editor"
    try workspace.write(
      "#!/bin/sh\necho sebelum >> \"$1\"\nkill -TSTP 0\necho sesudah >> \"$1\"\n", to: editor, mode: 0o700)
    let id = try workspace.newSheet()
    let shell = try shell(on: id, environment: ["EDITOR": editor])
    try shell.press("N", see: "Stopped")
    try shell.press("echo masih $((6*7))\r", see: "masih 42")
    try shell.press("fg\r", see: "sesudah")
    shell.send("qq")
    try shell.see("masih 42")
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.note == "sebelum\nsesudah")
  }

  @Test func stopsForTheShellAndGoesOn() throws {
    let id = try workspace.newSheet()
    let shell = try shell(on: id)
    try shell.press("y\rb\u{1A}", see: "Stopped")
    expectSaved(id)
    shell.expectRestored()
    try shell.press("echo masih $((6*7))\r", see: "masih 42")
    try shell.press("fg\r", see: "▸ B")
    try shell.see(no: "masih 42")
    try shell.press("u", see: "Diurungkan: A.I.1.i.b")
    shell.send("qq")
    // Back at the prompt, below what stood there before.
    try shell.expect("the shell's screen is back") {
      shell.screen.text.contains("masih 42") && shell.screen.lines.last { !$0.isEmpty } == "siap>"
    }
    try shell.press("echo status $?\r", see: "status 0")
    shell.expectRestored()
    #expect(workspace.sheet(id)?.answers?["satker"]?.count == 1)
  }

  /// Stopped from outside, where there is no shell to give the terminal to.
  @Test func goesOnAfterACONT() throws {
    let (id, terminal) = try answered()
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    try terminal.press("\u{1B}[A", see: "▸ Ya")
    terminal.signal(SIGTSTP)
    terminal.signal(SIGCONT)
    try terminal.press("\ry", see: "3/12")
    try terminal.quit()
    #expect(workspace.sheet(id)?.answers?["satker"]?.count == 3)
  }
}
