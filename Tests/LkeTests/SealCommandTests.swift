import FoundationEssentials
import TerminalHarness
import Testing

/// What stands for a history goes with an export, and finds who writes the history anew.
@Suite(.tags(.command, .durability)) struct SealCommandTests {
  let workspace = Workspace()

  private struct Exported: Decodable {
    let history: History?

    struct History: Decodable {
      let digest: String
      let lines: Int
      let seal: String
    }
  }

  private func export(_ id: String) throws -> Exported.History? {
    try workspace.lke("export", id, "--format", "json").decoded(Exported.self).history
  }

  @Test func anExportFindsAHistoryThatWasWrittenAnew() throws {
    let id = try workspace.newSheet()
    #expect(try export(id) == nil)
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let early = try #require(try export(id))
    #expect(early.lines == 2)
    #expect(try workspace.lke("verify", id).out.contains(early.digest))
    for value in [early.seal, early.digest] {
      let same = try workspace.lke("verify", id, "--seal", value)
      #expect(same.status == 0 && same.out.contains("sama dengan riwayat ini"), "\(same)")
    }

    try workspace.lke("set", id, "A.I.1.i.b=B")
    let grown = try workspace.lke("verify", id, "--seal", early.seal)
    #expect(
      grown.status == 0 && grown.out.contains("bertambah 1 baris") && grown.out.contains(early.digest), "\(grown)")
    let unknown = try workspace.lke("verify", id, "--seal", early.digest)
    #expect(unknown.status == 65 && unknown.err.contains("berikan segelnya"), "\(unknown)")

    // Everything anew by the program itself: sound, and another history.
    let folder = "\(workspace.store)/\(id)"
    for name in ["history", "sheet.json"] {
      try FileManager.default.moveItem(atPath: "\(folder)/\(name)", toPath: "\(workspace.root)/\(name)")
    }
    _ = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Tidak")
    try workspace.lke("set", id, "A.I.1.i.b=B")
    #expect(try workspace.lke("verify", id).status == 0)
    let anew = try workspace.lke("verify", id, "--seal", early.seal)
    let replica = try #require(early.seal.split(separator: ":").first)
    #expect(anew.status == 65 && anew.err.contains("ditulis ulang") && anew.err.contains(replica), "\(anew)")
  }

  @Test(arguments: ["", "x", "00ff", "a:b:c"]) func whatIsNoSealIsWrongUsage(value: String) throws {
    let id = try workspace.newSheet()
    #expect(try workspace.lke("verify", id, "--seal", value).status == 64)
  }

  /// From the terminal, too.
  @Test func theTerminalExportsIt() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("y", see: "▸ Ya")
    try terminal.press("x", see: "tab isian")
    // Past pdf, csv and csv-excel.
    terminal.send("\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[C\r\r")
    try terminal.see("Diekspor")
    try terminal.quit()
    let file = try #require(workspace.names(in: workspace.root).first { $0.hasSuffix(".json") })
    let text = try #require(workspace.text("\(workspace.root)/\(file)"))
    let seal = try JSONDecoder().decode(Exported.self, from: Data(text.utf8)).history?.seal
    let run = try workspace.lke("verify", id, "--seal", try #require(seal))
    #expect(run.status == 0 && run.out.contains("sama dengan riwayat ini"), "\(run)")
  }
}
