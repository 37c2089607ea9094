import FoundationEssentials
import Testing

/// A filled-in file is taken over in the terminal, difference by difference.
@Suite(.tags(.terminal)) struct ImportScreenTests {
  let workspace = Workspace()

  /// A sheet, and a file that was filled in where somebody else has its store.
  private func exported() throws -> (id: String, file: String) {
    let id = try workspace.newSheet()
    let file = "\(workspace.root)/isian.xlsx"
    let there = workspace.root + "/there"
    try FileManager.default.copyItem(atPath: workspace.store, toPath: there)
    try workspace.lke("set", id, "--store", there, "A.I.1.i.a=Ya", "A.I.1.i.b=A", "B.I.i.a=3,60")
    try #require(try workspace.lke("export", id, "--store", there, "--format", "xlsx", "-o", file).status == 0)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak", "A.I.1.i.b=C")
    return (id, file)
  }

  /// What was exported before is shown, and taken back only where somebody says so.
  @Test func anOlderExportIsDoubted() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let file = "\(workspace.root)/lama.xlsx"
    try #require(try workspace.lke("export", id, "--format", "xlsx", "-o", file).status == 0)
    let terminal = try workspace.open(id)
    try terminal.see("Total")
    // Not in the sheet's file yet, but in its history.
    try terminal.press("\u{1B}[Ht", see: "▸ Tidak")
    try terminal.press("I", see: "Impor jawaban dari berkas")
    try terminal.press("\(file)\r", see: "0 dari 1 diterima")
    try terminal.see("tidak diubah dalam berkas")
    try terminal.press(" \r", see: "1 isian diterima")
    try terminal.quit()
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Ya"))
  }

  @Test func takesOverWhatIsAccepted() throws {
    let (id, file) = try exported()
    try workspace.lke("set", id, "--as", "ketua", "A.I.1.i.b=B")
    let terminal = try workspace.open(id)
    try terminal.see("Total")
    try terminal.press("I", see: "Impor jawaban dari berkas")
    try terminal.press("\(file)x\r", see: "tidak ada")
    try terminal.press("\u{7F}\r", see: "3 perbedaan")
    try terminal.see("2 dari 3 diterima")
    // Back to what stands: the last.
    try terminal.press("\u{1B}[F", see: "3,60")
    try terminal.press(" ", see: "1 dari 3 diterima")
    try terminal.press("\r", see: "1 isian diterima · u mengurungkan · isian.xlsx")
    try terminal.quit()
    let sheet = try #require(workspace.sheet(id))
    #expect(sheet["A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(sheet["A.I.1.i.b"]?.value == .choice("C"), "a later assessor has judged it")
    #expect(sheet["B.I.i.a"]?.value == nil)
    #expect(try workspace.lke("history", id).out.contains("impor isian.xlsx ("))
  }

  /// Nothing of another satker's file is accepted unless somebody says so.
  @Test func anotherSatkersFileIsDoubted() throws {
    let (_, file) = try exported()
    let other = try workspace.newSheet("Lapas Contoh B")
    let terminal = try workspace.open(other)
    try terminal.see("Total")
    try terminal.press("I", see: "Impor jawaban dari berkas")
    try terminal.press("\(file)\r", see: "0 dari 3 diterima")
    try terminal.see("satker atau tahun lain")
    try terminal.press("\r", see: "Tidak ada isian isian.xlsx yang diterima")
    try terminal.quit()
    #expect(workspace.sheet(other)?["A.I.1.i.a"]?.value == nil)
  }
}
