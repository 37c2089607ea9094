import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// The list of sheets, and what is done to whole sheets in the terminal.
@Suite(.tags(.terminal)) struct ListTests {
  let workspace = Workspace()

  @Test func aSheetIsMadeByTheForm() throws {
    let terminal = try workspace.open()
    try terminal.see("Belum ada lembar di sini")
    try terminal.press("b", see: "Lembar baru")
    // A form without a name is refused in words.
    try terminal.press("\r\r\r\r\r", see: "nama satker belum diisi")
    terminal.send("\u{1B}[B")
    terminal.send("Rutan Contoh B\r53.7\rrutan\r\u{15}2026\r \r")
    try terminal.see("A.I.1.i")
    try terminal.see("Rutan Contoh B · 2026 · menuju WBBM")
    try terminal.press("y", see: "▸ Ya")
    try terminal.quit()
    let sheet = try #require(workspace.sheet("2026/rutan-contoh-b"))
    #expect(sheet.satker == .init(name: "Rutan Contoh B", code: "53.7", kind: "rutan"))
    #expect((sheet.year, sheet.target) == (2026, "wbbm"))
    #expect(sheet["A.I.1.i.a"]?.value == .choice("Ya"))
  }

  @Test(.tags(.durability)) func aDeletedSheetComesBack() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "--note", "penting")
    let other = try workspace.newSheet("Rutan Contoh B")
    let before = workspace.bytes(workspace.sheetPath(id))
    let terminal = try workspace.open()
    try terminal.see("Rutan Contoh B")
    try terminal.press("\u{1B}[3~", see: "\(id) dipindahkan ke tempat sampah")
    try terminal.see(no: "Lapas Contoh A")
    #expect(!workspace.exists("\(workspace.store)/\(id)"))
    #expect(try workspace.lke("list", "--json").decoded([ListContract].self).map(\.id) == [other])
    try terminal.press("u", see: "\(id) dikembalikan")
    try terminal.see("Lapas Contoh A")
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
    try terminal.press("u", see: "Tempat sampah kosong")
    try terminal.quit()
  }

  @Test(.tags(.durability)) func aBrokenSheetHindersNoOther() throws {
    let broken = try workspace.newSheet("Aaa")
    let good = try workspace.newSheet("Bbb")
    let content = "{\n  \"format\" : 1,\n  oops\n}\n"
    try workspace.write(content, to: workspace.sheetPath(broken))
    let terminal = try workspace.open(columns: 240)
    try terminal.see("2 lembar")
    try terminal.see("✗")
    // Broken ones stand last.
    try terminal.press("\u{1B}[F\r", see: "Tidak dapat dibaca; lke restore")
    try terminal.see("baris 3 kolom 3")
    try terminal.press("x", see: "Tidak dapat dibaca; lke restore")
    try terminal.press("\u{1B}[H\r", see: "A.I.1.i")
    try terminal.press("y", see: "▸ Ya")
    try terminal.quit()
    #expect(workspace.text(workspace.sheetPath(broken)) == content)
    #expect(workspace.sheet(good)?["A.I.1.i.a"]?.value == .choice("Ya"))
  }

  @Test func theListIsFilteredAndSorted() throws {
    try workspace.lke("demo")
    let terminal = try workspace.open(columns: 140, rows: 40)
    try terminal.see("26 lembar")
    try terminal.press("/imigrasi", see: "5 dari 26 lembar")
    try terminal.press("\r", see: "enter buka")
    #expect(!terminal.screen.text.contains("Kejaksaan"))
    terminal.send("\u{1B}")
    try terminal.see(no: "dari 26 lembar")
    try terminal.press("s", see: "menurut nilai")
    // The heading arrives before the rows of the same frame.
    #expect(terminal.wait { $0.screen.lines[3].contains("98,") }, "\(terminal.screen.lines[3])")
    try terminal.quit()
  }

  /// An export never takes the place of a file unasked.
  @Test(.tags(.durability), arguments: ["xlsx", "pdf", "csv", "json"])
  func anExportAsksBeforeItReplaces(format: String) throws {
    let id = try workspace.newSheet()
    let target = "\(workspace.root)/hasil.\(format)"
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    let choose = String(
      repeating: "\u{1B}[C", count: ["xlsx", "pdf", "csv", "csv-excel", "json"].firstIndex(of: format)!)
    func export(see text: String) throws {
      try terminal.press("x", see: "Berkas")
      try terminal.press(choose, see: "lapas-contoh-a-2026.\(format)")
      try terminal.press("\r\u{15}\(target)\r", see: text)
    }
    terminal.send("y")
    try export(see: "Diekspor ke \(target)")
    let exported = try #require(workspace.bytes(target))
    // What was not in the file yet was exported all the same.
    try terminal.expect("the answer is saved") { workspace.sheet(id)?.answers != nil }
    let command = try workspace.lke("export", id, "--format", format, "-o", "sama")
    #expect(command.status == 0)
    #expect(exported == workspace.bytes(workspace.root + "/sama"), "as the command does")

    try workspace.write("milik saya", to: target)
    try export(see: "sudah ada. Ganti?")
    terminal.send("\u{1B}")
    try terminal.see(no: "Ganti?")
    #expect(workspace.text(target) == "milik saya")
    // The form is back, with the path; a second esc leaves it.
    terminal.send("\u{1B}")
    try terminal.see(no: "Berkas")
    try export(see: "sudah ada. Ganti?")
    try terminal.press("y", see: "Diekspor ke \(target)")
    #expect(workspace.bytes(target) == exported)
    try terminal.quit()
  }

  @Test(arguments: [("/nowhere/x.xlsx", "foldernya tidak ada"), ("/proc/x.xlsx", ""), ("", "Nama berkas belum diisi")])
  func anExportThatFailsSaysSo(target: String, message: String) throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.press("x", see: "Berkas")
    try terminal.press("\r\u{15}\(target)\r", see: message.isEmpty ? "/proc/x.xlsx: " : message)
    terminal.send("\u{1B}")
    try terminal.see(no: "Berkas")
    try terminal.quit()
  }
}
