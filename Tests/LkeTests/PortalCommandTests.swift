import FoundationEssentials
import Glibc
import TerminalHarness
import Testing

/// `lke portalrb check`, and what the exports for PortalRB leave behind.
@Suite(.tags(.command)) struct PortalCommandTests {
  let workspace = Workspace()

  private struct Row: Decodable {
    let id: String
    let ready: Bool
    let findings: [Finding]?
    let exported: Exported?
    let error: String?

    struct Finding: Decodable {
      let severity: String
      let kind: String
      let code: String?
      let message: String
      let remedy: String
    }

    struct Exported: Decodable {
      let time: Int
      let changed: Bool
      let seal: String?
    }
  }

  private func check(_ id: String) throws -> (status: Int32, row: Row) {
    let run = try workspace.lke("portalrb", "check", id, "--json")
    return (run.status, try #require(try run.decoded([Row].self).first))
  }

  private static let assignments = Rulebook.standard.questions.flatMap { question -> [String] in
    if let counts = question.counts { return counts.map { "\(question.code)/\($0.name)=2" } }
    let kind = Rulebook.standard.kinds[question.kind]!
    return ["\(question.code)=\(kind.choices?[0].answer ?? "3,6")"]
  }

  private func fill(_ id: String, as assessor: String) throws {
    let input = Self.assignments.joined(separator: "\n")
    let run = try workspace.lke(["set", id, "--as", assessor, "-"], input: input)
    try #require(run.status == 0, "\(run.err)")
  }

  private func newReadySheet() throws -> String {
    let run = try workspace.lke("new", "--satker", "Siap", "--code", "53.1001", "--year", "2026")
    let id = run.out.trimmed
    for assessor in ["satker", "ketua"] { try fill(id, as: assessor) }
    return id
  }

  @Test func saysWhatIsMissing() throws {
    let id = try workspace.newSheet()
    let (status, row) = try check(id)
    #expect(status == 65 && row.id == id && !row.ready && row.exported == nil && row.error == nil)
    let findings = try #require(row.findings)
    #expect(findings.count == 1 + 127 + 113 && findings.allSatisfy { $0.severity == "error" && !$0.remedy.isEmpty })
    #expect(findings.first?.kind == "noUnit")
    let codes = Self.assignments.map { String($0.prefix { $0 != "=" }) }
    #expect(findings.filter { $0.kind == "unanswered" }.map(\.code) == codes)
    #expect(findings.filter { $0.kind == "unjudged" }.map(\.code) == Rulebook.standard.questions.map(\.code))

    let run = try workspace.lke("portalrb", "check", id)
    #expect(run.status == 65)
    #expect(run.out.hasPrefix("\(id)  ✗  belum siap: 241 kesalahan\n"))
    let words = Set(run.out.split { $0 == " " || $0 == "\n" }.map(String.init))
    #expect(words.isSuperset(of: codes))
    #expect(run.out.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(run.err.contains("belum siap untuk PortalRB"))
  }

  @Test func whatIsCompleteIsReadyUntilItChanges() throws {
    let id = try newReadySheet()
    let ready = try workspace.lke("portalrb", "check", id)
    #expect(ready.status == 0 && ready.out == "\(id)  ✓  siap\n" && ready.err.isEmpty, "\(ready)")
    #expect(try check(id).row.exported == nil)
    let before = workspace.bytes(workspace.sheetPath(id))
    for format in ["portalrb-json", "portalrb-xlsx"] {
      try workspace.lke("set", id, "A.I.1.i.a=Tidak")
      #expect(try workspace.lke("export", id, "--format", format, "-o", "out").status == 0)
      let (status, row) = try check(id)
      #expect(status == 0 && row.ready && row.findings?.isEmpty == true)
      #expect(row.exported?.changed == false && abs((row.exported?.time ?? 0) - time(nil)) < 60)
      let seal = try #require(row.exported?.seal)
      #expect(try workspace.lke("verify", id, "--seal", seal).status == 0)

      try workspace.lke("set", id, "A.I.1.i.a=Ya")
      let changed = try check(id)
      #expect(changed.status == 0 && changed.row.ready && changed.row.exported?.changed == true)
      #expect(changed.row.findings?.map(\.kind) == ["changed"] && changed.row.findings?.first?.severity == "warning")
      #expect(try workspace.lke("portalrb", "check", id).out.contains("  peringatan  berubah sejak diekspor"))
    }
    // What PortalRB does not get is no change to it.
    try workspace.lke("export", id, "--format", "portalrb-json")
    try workspace.lke("set", id, "--as", "tpn", "A.I.1.i.a=Tidak")
    #expect(try check(id).row.exported?.changed == false)
    try workspace.lke("set", id, "--as", "dalnis", "A.I.1.i.a=Tidak")
    #expect(try check(id).row.exported?.changed == true)
    // Other exports go elsewhere.
    try workspace.lke("export", id, "--format", "json")
    #expect(try check(id).row.exported?.changed == true)
    #expect(before != nil && workspace.sheet(id) != nil)
  }

  /// What the terminal exported is remembered as well; without a code it says what is missing.
  @Test(.tags(.terminal)) func theTerminalExportsAndRemembers() throws {
    let blank = try workspace.open(workspace.newSheet())
    try blank.see("Total")
    try blank.press("x", see: "Berkas")
    try blank.press("\u{1B}[D\u{1B}[D", see: "lapas-contoh-a-2026.portalrb.json")
    try blank.press("\r\r", see: "belum punya kode")
    blank.send("\u{1B}")
    try blank.see(no: "Berkas")
    try blank.quit()

    let id = try newReadySheet()
    let terminal = try workspace.open(id)
    try terminal.see("Total")
    try terminal.press("x", see: "Berkas")
    try terminal.press("\u{1B}[D", see: ".portalrb.xlsx")
    try terminal.press("\r\u{15}\(workspace.root)/unggah.xlsx\r", see: "Diekspor ke")
    try terminal.quit()
    #expect(workspace.exists("\(workspace.root)/unggah.xlsx"))
    #expect(try check(id).row.exported?.changed == false)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak")
    #expect(try check(id).row.exported?.changed == true)
  }

  @Test func warnsOfWhatItCannotKnow() throws {
    let run = try workspace.lke(
      "new", "--satker", "Lain", "--code", "a/b", "--year", "2025", "--target", "wbbm")
    let row = try check(run.out.trimmed).row
    #expect(row.findings?.prefix(3).map(\.kind) == ["unit", "heldPredicate", "year"])
    #expect(row.findings?.prefix(3).map(\.severity) == ["error", "warning", "warning"])
    #expect(row.findings?.first?.message.contains("a/b") == true)
  }

  /// One that cannot be read hinders no other.
  @Test func looksAtAllBeforeItJudges() throws {
    let ready = try newReadySheet()
    #expect(try workspace.lke("portalrb", "check", "--all").status == 0)
    let broken = try workspace.newSheet("Rusak")
    try workspace.write("{", to: workspace.sheetPath(broken))
    let run = try workspace.lke("portalrb", "check", "--all", "--json")
    let rows = try run.decoded([Row].self)
    #expect(run.status == 65 && rows.map(\.id) == [broken, ready] && rows.map(\.ready) == [false, true])
    #expect(rows[0].error?.contains("baris 1") == true && rows[0].findings == nil)
    let none = try workspace.lke("portalrb", "check", "2026/tidak-ada", ready)
    #expect(none.status == 66 && none.out.contains("\(ready)  ✓"), "\(none)")
    let blank = try workspace.newSheet("Kosong")
    #expect(try workspace.lke("portalrb", "check", "2026/tidak-ada", blank).status == 65)
  }

  @Test(arguments: [
    ["portalrb", "check"], ["portalrb", "check", "2026/x", "--all"], ["portalrb", "kirim"],
    ["export", "2026/lapas-contoh-a", "--format", "portalrb-json", "--as", "ketua"],
  ]) func wrongUsage(arguments: [String]) throws {
    _ = try workspace.newSheet()
    let run = try workspace.lke(arguments)
    #expect(run.status == 64 && run.out.isEmpty && !run.err.isEmpty, "\(run)")
  }

  @Test func aUnitWithoutACodeIsRefused() throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke("export", id, "--format", "portalrb-json")
    #expect(run.status == 65 && run.out.isEmpty && run.err.contains("belum punya kode"), "\(run)")
    #expect(!workspace.exists("\(workspace.store)/\(id)/portalrb.json"))
  }

  @Test func aWorkbookIsNamedAfterTheSheet() throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke("export", id, "--format", "portalrb-xlsx")
    #expect(run.status == 0 && run.out.isEmpty, "\(run)")
    let file = workspace.root + "/lapas-contoh-a-2026.portalrb.xlsx"
    #expect(workspace.bytes(file)?.starts(with: Array("PK".utf8)) == true)
  }

  /// The export is there, and that it is not remembered is said.
  @Test func anExportWithoutARecordIsOne() throws {
    let id = try workspace.newSheet()
    mkdir("\(workspace.store)/\(id)/portalrb.json", 0o700)
    let run = try workspace.lke("export", id, "--format", "portalrb-xlsx", "-o", "out.xlsx")
    #expect(run.status == 0 && run.err.contains("tidak dapat dicatat"), "\(run)")
    #expect(workspace.exists(workspace.root + "/out.xlsx"))
    let checked = try workspace.lke("portalrb", "check", id)
    #expect(checked.status == 65 && checked.err.contains("portalrb.json"), "\(checked)")
    #expect(try check(id).row.error?.contains("portalrb.json") == true)
  }

  /// Not even a satker's code steers the terminal.
  @Test func nothingSteersTheTerminal() throws {
    let run = try workspace.lke("new", "--satker", "X", "--code", "\u{1B}[2J\u{202E}", "--year", "2026")
    let checked = try workspace.lke("portalrb", "check", run.out.trimmed)
    #expect(checked.out.contains("kode satker"))
    for text in [
      checked.out, checked.err, try workspace.lke("export", run.out.trimmed, "--format", "portalrb-json").err,
    ] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
  }
}
