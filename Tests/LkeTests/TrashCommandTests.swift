import Glibc
import TerminalHarness
import Testing

/// What was deleted can be brought back, until somebody removes it for ever.
@Suite(.tags(.durability)) struct TrashCommandTests {
  let workspace = Workspace()

  private var trash: String { workspace.store + "/trash" }

  /// A deleted sheet, as the terminal leaves it.
  private func delete(_ name: String, time: String = "20260102T030405Z") throws -> String {
    let id = try workspace.newSheet(name)
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    mkdir(trash, 0o700)
    let deleted = "\(time)-\(id.replacing("/", with: "-"))"
    try #require(rename("\(workspace.store)/\(id)", "\(trash)/\(deleted)") == 0)
    return deleted
  }

  @Test func listsAndBringsBack() throws {
    let none = try workspace.lke("trash", "list")
    #expect(none.status == 0 && none.out == "" && none.err.contains("Tempat sampah kosong"))
    let first = try delete("Aaa")
    let second = try delete("Aaa", time: "20260102T030406Z")
    let third = try delete("Bbb", time: "20260101T000000Z")
    try workspace.write("{", to: "\(trash)/\(third)/sheet.json")
    let lines = try workspace.lke("trash", "list").out.split(separator: "\n")
    #expect(lines.map { $0.split(separator: " ").last.map(String.init) } == [second, first, third])
    #expect(lines[0].contains("2026/aaa    1/113") && lines[2].contains("2026/bbb        ✗"))

    #expect(try workspace.lke("trash", "restore", first).out == "2026/aaa\n")
    let beside = try workspace.lke("trash", "restore", "2026/aaa")
    #expect(beside.out == "2026/aaa-2\n" && beside.err.contains("2026/aaa sudah ada lagi"))
    #expect(try workspace.lke("trash", "restore", "2026/aaa").status == 66)
    #expect(try workspace.lke("trash", "restore", "../2026/aaa").status == 66)
    #expect(workspace.sheet("2026/aaa-2")?["A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(workspace.names(in: trash) == [third])
  }

  @Test func emptyingNeedsAYes() throws {
    let kept = try delete("Aaa")
    let gone = try delete("Bbb")
    #expect(try workspace.lke("trash", "empty").status == 64)
    #expect(try workspace.lke(["trash", "empty"], input: "y\n").status == 64, "no terminal")
    #expect(try workspace.lke("trash", "empty", "--yes", "2026/bbb", "2026/tidak-ada").status == 66)
    #expect(workspace.names(in: trash).count == 2)
    #expect(try workspace.lke("trash", "empty", "--yes", gone).out == "\(gone)\n")
    #expect(workspace.names(in: trash) == [kept])
    #expect(try workspace.lke("trash", "empty", "--yes").status == 0)
    #expect(workspace.names(in: trash).isEmpty)
    #expect(try workspace.lke("trash", "empty", "--yes").err.contains("Tempat sampah kosong"))
  }

  @Test(.tags(.terminal), arguments: [("t", 1), ("", 1), ("y", 0), ("ya", 0)])
  func asksOnATerminal(answer: String, left: Int) throws {
    let name = try delete("Aaa")
    let terminal = try workspace.open("trash", "empty", columns: 120)
    try terminal.see(name)
    try terminal.see("Hapus 1 lembar ini untuk selamanya? (y/t)")
    terminal.send(answer + "\r")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.names(in: trash).count == left)
  }

  /// In a later run `u` brings back what was deleted last, and then what was deleted before that.
  @Test(.tags(.terminal)) func theListBringsBackWhatAnEarlierRunDeleted() throws {
    _ = try delete("Aaa")
    _ = try delete("Bbb", time: "20260103T030405Z")
    let terminal = try workspace.open()
    try terminal.see("Belum ada lembar")
    try terminal.press("u", see: "2026/bbb dikembalikan · dihapus")
    try terminal.press("u", see: "2026/aaa dikembalikan · dihapus")
    try terminal.see("2 lembar")
    try terminal.press("u", see: "Tempat sampah kosong")
    // What is deleted now comes back as before.
    try terminal.press("\u{1B}[3~", see: "dipindahkan ke tempat sampah")
    try terminal.press("u", see: "dikembalikan · dihapus baru saja")
    terminal.send("q")
    #expect(terminal.exitStatus() == 0)
    #expect(workspace.names(in: trash).isEmpty)
  }
}
