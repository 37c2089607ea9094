import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// What disagrees is decided in the terminal: answers of two machines, and edits of the file by hand.
@Suite(.tags(.terminal, .durability)) struct DecisionTests {
  let workspace = Workspace()

  private func value(_ id: String, _ code: String) -> SheetFile.Value? { workspace.sheet(id)?[code]?.value }
  private func history(_ id: String, _ store: String) -> String { "\(store)/\(id)/history" }

  /// Copies the logs from one store's sheet into another's, as people do with a stick.
  private func carry(_ id: String, from: String, to: String) throws {
    for name in workspace.names(in: history(id, from)) {
      let bytes = try #require(workspace.bytes("\(history(id, from))/\(name)"))
      try Data(bytes).write(to: URL(filePath: "\(history(id, to))/\(name)"))
    }
  }

  /// Two people on two machines answer the same question; one decides on the screen, and the other sees it.
  @Test func aConflictIsDecidedAndTheOtherMachineSeesIt() throws {
    let id = try workspace.newSheet()
    let elsewhere = workspace.root + "/elsewhere"
    let other: [String: String?] = ["HOME": elsewhere, "USER": "budi", "LKE_STORE": elsewhere + "/store"]
    mkdir(elsewhere, 0o700)
    try FileManager.default.copyItem(atPath: workspace.store, toPath: elsewhere + "/store")
    #expect(try workspace.lke(["set", id, "A.I.1.i.b=C"], environment: other).status == 0)
    #expect(try workspace.lke(["set", id, "A.I.1.i.a=Ya"], environment: ["USER": "siti"]).status == 0)
    #expect(try workspace.lke(["set", id, "A.I.1.i.b=A"], environment: ["USER": "siti"]).status == 0)
    try carry(id, from: elsewhere + "/store", to: workspace.store)

    let terminal = try workspace.open(id, environment: ["USER": "siti"])
    try terminal.see("1 benturan")
    try terminal.press("p", see: "budi (satker)")
    try terminal.see("siti (satker)")
    try terminal.see("berlaku sekarang")
    // The side with Budi's answer, wherever it stands.
    let first = terminal.screen.text.split(separator: "\n").first { $0.contains(" 1  ") } ?? ""
    try terminal.press(first.contains(" 1  C") ? "1" : "2", see: "Tidak ada benturan lagi")
    try terminal.press("u", see: "▸ A")
    try terminal.press("r", see: "▸ C")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.b") == .choice("C"))
    // It survives the restart.
    let again = try workspace.open(id)
    try again.see("Total")
    try again.press("p", see: "Tidak ada benturan")
    try again.quit()

    try carry(id, from: workspace.store, to: elsewhere + "/store")
    let there = try workspace.open(id, environment: other)
    try there.see("Total")
    try there.press("p", see: "Tidak ada benturan")
    try there.press("\u{1B}[H\u{1B}[B", see: "▸ C")
    try there.press("b", see: "▸ B")
    try there.quit()
  }

  private func edit(_ id: String, _ edits: [(String, String)]) throws -> String {
    let edited = try #require(workspace.text(workspace.sheetPath(id)))
    let text = edits.reduce(edited) { $0.replacing($1.0, with: $1.1) }
    #expect(text != edited)
    try workspace.write(text, to: workspace.sheetPath(id))
    return text
  }

  private func kept(_ id: String) -> [String] {
    workspace.names(in: "\(workspace.store)/\(id)").filter { $0.hasPrefix("sheet.json.edited-") }
  }

  /// One edit is taken over, another refused, and what was typed after the file was written stays.
  @Test func editsAreTakenOverOneByOne() throws {
    let id = try workspace.newSheet()
    #expect(try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=A", "B.I.i.a=3").status == 0)
    let edited = try edit(id, [("\"Ya\"", "\"Tidak\""), ("\"A\"", "\"C\"")])
    let terminal = try workspace.open(id)
    try terminal.see("Suntingan berkas")
    try terminal.see("2 dari 2 diterima")
    // Later: nothing is written, whatever is typed, and the next start asks again.
    try terminal.press("\u{1B}", see: "≠ 2 suntingan")
    try terminal.press("/B.II.i.a\r", see: "Kualitas")
    try terminal.press("4\r", see: "tersimpan ")
    try terminal.quit()
    #expect(workspace.text(workspace.sheetPath(id)) == edited)

    let again = try workspace.open(id)
    try again.see("Suntingan berkas")
    try again.press("\u{1B}[B ", see: "1 dari 2 diterima")
    try again.press("\r", see: "Suntingan yang ditolak ada di sheet.json.edited-")
    try again.quit()
    for _ in 0..<2 {
      #expect(value(id, "A.I.1.i.a") == .choice("Tidak"))
      #expect(value(id, "A.I.1.i.b") == .choice("A"))
      #expect(value(id, "B.I.i.a") == .index(3) && value(id, "B.II.i.a") == .index(4))
      let third = try workspace.open(id)
      try third.see("Total")
      #expect(!third.screen.text.contains("suntingan"))
      try third.quit()
    }
    #expect(kept(id).count == 1)
    #expect(kept(id).first.flatMap { workspace.text("\(workspace.store)/\(id)/\($0)") } == edited)
    #expect(try workspace.lke("verify", id).status == 0)
  }

  /// The file is edited while the sheet is open: that is shown by itself, and nothing is called unsaved.
  @Test func anEditIsFoundWhileTheSheetIsOpen() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("y", see: "▸ Ya")
    try terminal.expect("saved") { value(id, "A.I.1.i.a") == .choice("Ya") }
    _ = try edit(id, [("\"Ya\"", "\"Tidak\"")])
    try terminal.see("Suntingan berkas")
    #expect(!terminal.screen.text.contains("BELUM TERSIMPAN"))
    try terminal.press("\r", see: "1 perubahan dari suntingan berkas dimasukkan")
    try terminal.see("▸ Tidak")
    try terminal.press("u", see: "▸ Ya")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Ya"))
    #expect(kept(id) == [])
    #expect(!terminal.sent.contains("BELUM TERSIMPAN"))
  }

  /// Found by the save, as nobody was idle: what is being typed goes on.
  @Test func anEditDoesNotInterrupt() throws {
    let id = try workspace.newSheet()
    #expect(try workspace.lke("set", id, "A.I.1.i.a=Ya").status == 0)
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("nsatu", see: "satu")
    _ = try edit(id, [("\"Ya\"", "\"Tidak\"")])
    try terminal.see("disunting dengan tangan")
    try terminal.press("dua", see: "satudua")
    terminal.send("\u{1B}")
    try terminal.see(no: "Catatan A.I.1.i.b")
    try terminal.press("p", see: "Suntingan berkas")
    try terminal.press(" \r", see: "Suntingan yang ditolak ada di")
    try terminal.quit()
    #expect(workspace.sheet(id)?["A.I.1.i.b"]?.note == "satudua")
    #expect(value(id, "A.I.1.i.a") == .choice("Ya"))
    #expect(!terminal.sent.contains("BELUM TERSIMPAN"))
  }

  /// `lke set` says where it leaves edits that are older than the sheet.
  @Test func setKeepsWhatIsOlder() throws {
    let id = try workspace.newSheet()
    #expect(try workspace.lke("set", id, "A.I.1.i.a=Ya").status == 0)
    let old = try #require(workspace.text(workspace.sheetPath(id)))
    #expect(try workspace.lke("set", id, "A.I.1.i.a=Tidak").status == 0)
    // An old copy, edited, comes back over the newer one.
    try workspace.write(
      old.replacing("\"Ya\"", with: "null").replacing("\"value\" : null", with: "\"note\" : \"x\""),
      to: workspace.sheetPath(id))
    let run = try workspace.lke("set", id, "B.I.i.a=3")
    #expect(run.status == 0 && run.err.contains("sheet.json.edited-"), "\(run.err)")
    #expect(value(id, "A.I.1.i.a") == .choice("Tidak"))
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.note == "x")
    #expect(kept(id).count == 1)
  }
}
