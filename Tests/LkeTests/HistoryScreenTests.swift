import TerminalHarness
import Testing

/// The history on the screen, and what is brought back from it.
@Suite(.tags(.terminal, .durability)) struct HistoryScreenTests {
  let workspace = Workspace()

  private func value(_ id: String, _ code: String) -> SheetFile.Value? { workspace.sheet(id)?[code]?.value }

  /// What was typed in one run is looked at, brought back and undone in another.
  @Test func bringsBackWhatWasTypedInAnEarlierRun() throws {
    let id = try workspace.newSheet()
    var terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("y\rb\r", see: "A.I.1.ii")
    try terminal.press("/A.I.1.i.a\r", see: "▸ Ya")
    try terminal.press("t", see: "▸ Tidak")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Tidak"))

    terminal = try workspace.open(id)
    try terminal.see("A.I.1.ii")
    try terminal.press("/A.I.1.i.a\r", see: "▸ Tidak")
    try terminal.press("j", see: "3 langkah")
    try terminal.see("▸")
    try terminal.see("Ya → Tidak")
    // The first act: only the first question is answered.
    try terminal.press("\u{1B}[F\r", see: "hanya dibaca")
    try terminal.see("1/110")
    try terminal.press("t", see: "Ini keadaan")
    try terminal.press("q", see: "3 langkah")
    try terminal.press("p", see: "Dipulihkan: A.I.1.i.a")
    try terminal.see("4 langkah")
    try terminal.expect("restored and saved") { value(id, "A.I.1.i.a") == .choice("Ya") }
    #expect(value(id, "A.I.1.i.b") == .choice("B"), "nothing else changes")
    try terminal.press("u", see: "Diurungkan: A.I.1.i.a")
    try terminal.press("q", see: "▸ Tidak")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Tidak"))
    let told = try workspace.lke("history", id).out
    #expect(told.contains("Tidak → Ya · dipulihkan ke keadaan "))
    #expect(told.split(separator: "\n").count == 5)
  }

  @Test func takesInWhatAnotherProgramSets() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("y", see: "▸ Ya")
    try terminal.press("j", see: "1 langkah")
    #expect(try workspace.lke("set", id, "A.I.1.ii.b=C").status == 0)
    try terminal.see("2 langkah")
    terminal.send("q")
    try terminal.see("n catatan")
    try terminal.quit()
  }

  /// A newer program's line is not understood: the sheet is shown, and nothing is written.
  @Test(arguments: [false, true]) func opensReadOnlyWhatANewerProgramWrote(behindTheSnapshot: Bool) throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let snapshot = try #require(workspace.text(workspace.sheetPath(id)))
    try workspace.lke("set", id, "A.I.1.i.b=B")
    let folder = "\(workspace.store)/\(id)/history"
    let log = folder + "/" + (try #require(workspace.names(in: folder).first))
    let text = try #require(workspace.text(log))
    try workspace.write(text.replacing("\"A.I.1.i.b\",\"value\"", with: "\"A.I.1.i.b\",\"weight\""), to: log)
    if behindTheSnapshot { try workspace.write(snapshot, to: workspace.sheetPath(id)) }
    let before = [workspace.bytes(log), workspace.bytes(workspace.sheetPath(id))]

    let terminal = try workspace.open(id)
    try terminal.see("hanya dibaca: ditulis lke yang lebih baru")
    try terminal.press("y", see: "Hanya dapat dibaca")
    try terminal.press("n", see: "Hanya dapat dibaca")
    // What the snapshot holds of it is shown as an act of its own, which no log has.
    try terminal.press("j", see: behindTheSnapshot ? "1 langkah" : "2 langkah")
    try terminal.press("p", see: "Hanya dapat dibaca")
    try terminal.press("q", see: "Pengungkit")
    try terminal.quit()
    let set = try workspace.lke("set", id, "A.I.1.i.a=Tidak")
    #expect(set.status == 65 && set.err.contains("lebih baru"))
    #expect([workspace.bytes(log), workspace.bytes(workspace.sheetPath(id))] == before)
    #expect(workspace.names(in: folder).count == 1)
  }
}
