import FoundationEssentials
import Testing

/// A filled-in file is taken over in the terminal, difference by difference.
@Suite(.tags(.terminal)) struct ImportScreenTests {
  let workspace = Workspace()

  private func exported() throws -> (id: String, file: String) {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=A", "B.I.i.a=3,60")
    let file = "\(workspace.root)/isian.xlsx"
    try #require(try workspace.lke("export", id, "--format", "xlsx", "-o", file).status == 0)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak", "A.I.1.i.b=C", "B.I.i.a=")
    return (id, file)
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
    try terminal.press("\r", see: "1 isian dari isian.xlsx diterima")
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
