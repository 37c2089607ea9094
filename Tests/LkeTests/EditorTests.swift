import Glibc
import TerminalHarness
import Testing

/// The user's editor gets a private file, which is gone afterwards, however the editor ends and whatever it leaves.
@Suite(.tags(.terminal)) struct EditorTests {
  let workspace = Workspace()

  /// A sheet with a note, and a terminal on it whose editor is the script.
  private func open(
    _ script: String, environment more: [String: String?] = [:]
  ) throws -> (id: String, terminal: PseudoTerminal) {
    let editor = workspace.root + "/editor"
    try workspace.write("#!/bin/sh\n\(script)\n", to: editor, mode: 0o700)
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=", "--note", "semula")
    let terminal = try workspace.open(
      id, environment: ["EDITOR": editor].merging(more.mapValues { $0 }) { $1 })
    try terminal.see("semula")
    return (id, terminal)
  }

  /// Everything but a text ends with the note as it was, and says why.
  @Test(arguments: [
    ("kill -9 $$", "status 137"), ("exit 3", "status 3"), ("rm \"$1\"", "tidak ada"),
    ("printf '\\377' > \"$1\"", "UTF-8"),
    ("rm \"$1\"; mkfifo \"$1\"", "bukan berkas biasa"), ("rm \"$1\"; ln -s /etc/passwd \"$1\"", "tidak dapat dibaca"),
    ("rm \"$1\"; mkdir \"$1\"", "bukan berkas biasa"), ("truncate -s 17M \"$1\"", "lebih besar"),
    ("chmod 0 \"$1\"; rm \"$1\"; ln -s \"$1\" \"$1\"", "tidak dapat dibaca"),
  ])
  func whateverTheEditorLeaves(script: String, message: String) throws {
    let (id, terminal) = try open(script)
    let before = workspace.bytes(workspace.sheetPath(id))
    try terminal.press("N", see: message)
    try terminal.quit()
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
    for name in workspace.names(in: workspace.root + "/tmp") {
      // Only a folder in its place, which no unlink takes.
      #expect(script.contains("mkdir"), "\(name)")
    }
  }

  /// The file's name is one argument, absolute, new, and nobody else's to read, wherever `TMPDIR` says it is.
  @Test(arguments: ["", "-rf", "relatif", "/nowhere/x", "a b/c", "%ROOT%/a b;$(touch x)'\"", "%ROOT%/tmp"])
  func aHostileFolder(folder: String) throws {
    let folder = folder.replacing("%ROOT%", with: workspace.root)
    mkdir(folder.hasPrefix("/") ? folder : "\(workspace.root)/\(folder)", 0o777)
    let (_, terminal) = try open(
      #"stat -c '%a %F' "$1" > "$HOME/file"; printf '%s\n' $# "$1" > "$HOME/arguments"; echo selesai > "$1""#,
      environment: ["TMPDIR": folder])
    let isThere = folder != "/nowhere/x"
    try terminal.press("N", see: isThere ? "selesai" : "No such file")
    try terminal.quit()
    guard isThere else { return }
    #expect(workspace.text(workspace.home + "/file") == "600 regular file\n")
    let arguments = try #require(workspace.text(workspace.home + "/arguments")).split(separator: "\n")
    let expected = folder.hasPrefix("/") ? folder : "/tmp"
    #expect(arguments.count == 2 && arguments[0] == "1")
    #expect(arguments[1].hasPrefix(expected + "/lke-catatan-") && !workspace.exists(String(arguments[1])))
    #expect(!workspace.exists(workspace.root + "/x"))
  }

  /// Signals that end us while the editor runs take the file with them.
  @Test(arguments: [SIGTERM, SIGHUP]) func weAreEndedMeanwhile(signal: Int32) throws {
    let (_, terminal) = try open("echo siap > \"$HOME/siap\"; while [ -e \"$HOME/siap\" ]; do sleep 0.02; done")
    terminal.send("N")
    try terminal.expect("the editor runs") { workspace.exists(workspace.home + "/siap") }
    terminal.signal(signal)
    unlink(workspace.home + "/siap")
    #expect(terminal.exitStatus() == 128 + signal)
    #expect(workspace.names(in: workspace.root + "/tmp").isEmpty)
  }
}
