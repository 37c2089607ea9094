import Glibc
import TerminalHarness
import Testing

/// Others at the same files while the program is open.
@Suite(.tags(.terminal, .durability)) struct SharingTests {
  let workspace = Workspace()

  private func value(_ id: String, _ code: String) -> SheetFile.Value? { workspace.sheet(id)?[code]?.value }

  /// What another program sets and what is typed here both arrive, whichever is written first.
  @Test func joinsWhatAnotherProgramSets() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("y\rb", see: "▸ B")
    try terminal.expect("typed and saved") { value(id, "A.I.1.i.b") == .choice("B") }
    #expect(try workspace.lke("set", id, "B.I.i.a=3,6", "A.I.1.ii.b=C").status == 0)
    try terminal.press("\u{1B}[A", see: "▸ Ya")
    try terminal.press("t", see: "Berkas ini diubah program lain")
    try terminal.expect("both are in the file") {
      value(id, "A.I.1.i.a") == .choice("Tidak") && value(id, "B.I.i.a") == .index(3.6)
    }
    #expect(value(id, "A.I.1.ii.b") == .choice("C"))
    try terminal.press("/B.I.i.a\r", see: "90,00")
    // Undo takes back what was typed here, and nothing else.
    try terminal.press("u", see: "Diurungkan: A.I.1.i.a")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Ya"))
    #expect(value(id, "B.I.i.a") == .index(3.6))
    #expect(value(id, "A.I.1.ii.b") == .choice("C"))
  }

  /// Of two answers to one question the later one stands.
  @Test func theLaterAnswerStands() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    terminal.send("y\r")
    try terminal.expect("typed and saved") { value(id, "A.I.1.i.a") == .choice("Ya") }
    #expect(try workspace.lke("set", id, "A.I.1.i.a=Tidak").status == 0)
    try terminal.press("b", see: "Berkas ini diubah program lain")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.b") == .choice("B"))
    #expect(value(id, "A.I.1.i.a") == .choice("Tidak"), "set after it was typed here")
  }

  /// Two windows on one sheet.
  @Test func twoWindowsJoin() throws {
    let id = try workspace.newSheet()
    let one = try workspace.open(id)
    let other = try workspace.open(id)
    try one.see("A.I.1.i")
    try other.see("A.I.1.i")
    one.send("y\r")
    try one.expect("the first window saves") { value(id, "A.I.1.i.a") == .choice("Ya") }
    try other.press("\u{1B}[B", see: "Mekanisme")
    other.send("c")
    try other.expect("the second window saves") { value(id, "A.I.1.i.b") == .choice("C") }
    try one.quit()
    try other.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Ya"))
    #expect(value(id, "A.I.1.i.b") == .choice("C"))
  }

  /// The sheet's folder goes away under the open sheet: that is said, nothing typed is lost, and when it is back everything
  /// is saved.
  @Test func saysWhenItCannotSave() throws {
    let id = try workspace.newSheet()
    let path = "\(workspace.store)/\(id)"
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    #expect(rename(path, path + ".away") == 0)
    try terminal.press("y", see: "BELUM TERSIMPAN")
    try terminal.press("\rb", see: "▸ B")
    try terminal.press("q", see: "akan hilang")
    terminal.send("\u{1B}")
    try terminal.see(no: "akan hilang")
    #expect(rename(path + ".away", path) == 0)
    try terminal.press("\ry", see: "tersimpan ")
    try terminal.quit()
    #expect(workspace.sheet(id)?.answers?["satker"]?.count == 3)
  }

  /// The sheet's file is made anew where it went away.
  @Test func writesTheFileAnew() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    #expect(unlink(workspace.sheetPath(id)) == 0)
    try terminal.press("y", see: "▸ Ya")
    try terminal.quit()
    #expect(workspace.sheet(id)?.answers?["satker"]?.count == 1)
  }

  /// Leaving unsaved answers behind takes a yes.
  @Test func asksBeforeItLosesAnything() throws {
    let id = try workspace.newSheet()
    let folder = "\(workspace.store)/\(id)"
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    #expect(rename(folder, folder + ".away") == 0)
    try terminal.press("y", see: "BELUM TERSIMPAN")
    try terminal.press("\u{3}", see: "keluar tanpa menyimpan")
    terminal.send("\u{1B}")
    try terminal.see(no: "keluar tanpa menyimpan")
    try terminal.press("\u{3}", see: "keluar tanpa menyimpan")
    terminal.send("y")
    #expect(terminal.exitStatus() == 0)
    terminal.expectRestored()
  }

  /// Ended by a signal it says on the way out what is not saved.
  @Test func saysOnTheWayOutWhatIsNotSaved() throws {
    let id = try workspace.newSheet()
    let folder = "\(workspace.store)/\(id)"
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    #expect(rename(folder, folder + ".away") == 0)
    try terminal.press("y", see: "BELUM TERSIMPAN")
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 74)
    terminal.expectRestored()
    #expect(terminal.screen.text.contains(id), "\(terminal.screen.text)")
  }

  /// Locked by another program: said after a while, saved once that is done.
  @Test func waitsForALock() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    let folder = Glibc.open("\(workspace.store)/\(id)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(folder >= 0 && flock(folder, LOCK_EX) == 0)
    try terminal.press("y", see: "BELUM TERSIMPAN")
    try terminal.see("sedang ditulis program lain")
    close(folder)
    try terminal.see("tersimpan ")
    #expect(value(id, "A.I.1.i.a") == .choice("Ya"))
    try terminal.quit()
  }

  /// The file is broken by somebody else while the sheet is open: it is never overwritten.
  @Test func leavesABrokenFileAlone() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try workspace.write("{ oops", to: workspace.sheetPath(id))
    try terminal.press("y", see: "BELUM TERSIMPAN")
    try terminal.press("\u{3}", see: "keluar tanpa menyimpan")
    terminal.send("y")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.text(workspace.sheetPath(id)) == "{ oops")
  }
}
