import FoundationEssentials
import Testing

@Suite(.tags(.command)) struct ImportCommandTests {
  let workspace = Workspace()

  /// A sheet without answers, and a file that was exported from it with two where somebody else has its store.
  private func exported(_ format: String) throws -> (id: String, file: String) {
    let id = try workspace.newSheet()
    let file = "\(workspace.root)/isian.\(format)"
    let there = workspace.root + "/there"
    try FileManager.default.copyItem(atPath: workspace.store, toPath: there)
    try workspace.lke("set", id, "--store", there, "A.I.1.i.a=Ya", "B.I.i.a=3,60", "--note", "SK 12")
    try #require(try workspace.lke("export", id, "--store", there, "--format", format, "-o", file).status == 0)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak")
    return (id, file)
  }

  /// What the sheet held when it was exported is not brought back over what came since; only an edit in the file is.
  @Test(arguments: ["xlsx", "json"])
  func anOlderExportTakesNothingBack(format: String) throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=A", "B.I.i.a=3,60")
    let file = "\(workspace.root)/isian.\(format)"
    try #require(try workspace.lke("export", id, "--format", format, "-o", file).status == 0)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak", "A.I.1.i.b=C")
    let run = try workspace.lke("import", file, "--yes")
    #expect(run.status == 0 && run.out.contains("  = A.I.1.i.a: Tidak → Ya (tidak diubah dalam berkas"), "\(run)")
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Tidak"))
    guard format == "json" else { return }
    // Edited there: one place that has stood still, and one that has changed here, too.
    let text = String(decoding: try #require(workspace.bytes(file)), as: UTF8.self)
    try workspace.write(
      text.replacing("\"answer\" : \"A\"", with: "\"answer\" : \"B\"").replacing(
        "\"answer\" : 3.6", with: "\"answer\" : 2.5"), to: file)
    let edited = try workspace.lke("import", file, "--yes")
    #expect(edited.status == 0 && edited.out.contains("  = A.I.1.i.b: C → B (sudah berubah"), "\(edited)")
    #expect(workspace.sheet(id)?["A.I.1.i.b"]?.value == .choice("C"))
    #expect(workspace.sheet(id)?["B.I.i.a"]?.value == .index(2.5))
  }

  @Test(arguments: ["xlsx", "json"])
  func bringsBackWhatWasExported(format: String) throws {
    let (id, file) = try exported(format)
    let run = try workspace.lke("import", file, "--yes")
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.contains("A.I.1.i.a") && run.out.contains("Tidak → Ya"))
    let sheet = try #require(workspace.sheet(id))
    #expect(sheet["A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(sheet["B.I.i.a"]?.value == .index(3.6))
    let entries = try workspace.lke("history", id).out.split(separator: "\n")
    #expect(entries.count { $0.contains("impor isian.\(format) (") } == 4, "two answers, two notes")
    // Then nothing differs any more.
    let again = try workspace.lke("import", file)
    #expect(again.status == 0 && again.out.contains("tidak ada yang berubah"))
    #expect(try workspace.lke("history", id).out.split(separator: "\n").count == entries.count)
  }

  /// Colleagues without the program fill in what names its satker, and all of it comes back at once.
  @Test func blankWorkbooksFindTheirSheets() throws {
    let ids = try ["Lapas Contoh A", "Lapas Contoh B"].map { try workspace.newSheet($0) }
    var files: [String] = []
    for (number, id) in ids.enumerated() {
      try workspace.lke("set", id, "A.I.1.i.a=Tidak", "A.I.1.i.b=A")
      let file = "\(workspace.root)/\(number).xlsx"
      try #require(try workspace.lke("export", id, "--format", "xlsx", "--blank", "-o", file).status == 0)
      files.append(file)
    }
    // Blank as they are they say nothing.
    let before = ids.map { workspace.sheet($0) }
    #expect(try workspace.lke(["import"] + files + ["--yes"]).out.ranges(of: "tidak ada yang berubah").count == 2)
    #expect(ids.map { workspace.sheet($0) } == before)
    let script = #filePath.replacing(
      "LkeTests/ImportCommandTests.swift", with: "ExchangeTests/import.py")
    for file in files {
      let edits = #"{"Tim pembangunan Zona Integritas sudah dibentuk di unit kerja": "ya"}"#
      try #require(try workspace.run("/usr/bin/python3", [script, "edit", file, file, edits]).status == 0)
    }
    let run = try workspace.lke(["import"] + files.reversed() + ["--yes"])
    #expect(run.status == 0, "\(run)")
    for id in ids {
      #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Ya"))
      #expect(workspace.sheet(id)?["A.I.1.i.b"]?.value == .choice("A"))
    }
    #expect(try workspace.lke("export", ids[0], "--format", "json", "--blank").status == 64)
  }

  /// What was blank when it was exported does not clear what was answered since.
  @Test func whatWasBlankClearsNothing() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let file = "\(workspace.root)/isian.xlsx"
    try #require(try workspace.lke("export", id, "--format", "xlsx", "-o", file).status == 0)
    try workspace.lke("set", id, "A.I.1.i.b=C", "--note", "baru")
    let run = try workspace.lke("import", file, "--yes")
    #expect(run.status == 0 && run.out.contains("tidak ada yang berubah") && !run.out.contains("A.I.1"), "\(run)")
  }

  @Test func withoutATerminalItAsksForYes() throws {
    let (id, file) = try exported("json")
    let before = workspace.sheet(id)
    let run = try workspace.lke("import", file)
    #expect(run.status == 64 && run.err.contains("--yes"))
    #expect(workspace.sheet(id) == before)
  }

  @Test func whatALaterAssessorHasJudgedStays() throws {
    let (id, file) = try exported("xlsx")
    try workspace.lke("set", id, "--as", "ketua", "A.I.1.i.a=Tidak")
    let run = try workspace.lke("import", file, "--yes")
    #expect(run.status == 0 && run.out.contains("  = "))
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Tidak"))
    #expect(workspace.sheet(id)?["B.I.i.a"]?.value == .index(3.6))
    try workspace.lke("import", file, "--yes", "--judged")
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Ya"))
  }

  @Test func theSheetIsTheFilesOwn() throws {
    let (id, file) = try exported("json")
    let other = try workspace.newSheet("Lapas Contoh A")
    let run = try workspace.lke("import", file, "--yes")
    #expect(run.status == 65 && run.err.contains(id) && run.err.contains(other) && run.err.contains("--into"))
    #expect(try workspace.lke("import", file, "--yes", "--into", other).status == 0)
    #expect(workspace.sheet(other)?["A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Tidak"))
  }

  @Test func oneBadFileDoesNotHinderTheOthers() throws {
    let (id, file) = try exported("json")
    let bad = "\(workspace.root)/teks.xlsx"
    try workspace.write("bukan buku kerja", to: bad)
    let run = try workspace.lke("import", bad, file, "--yes")
    #expect(run.status == 65 && run.err.contains("teks.xlsx"))
    #expect(workspace.sheet(id)?["A.I.1.i.a"]?.value == .choice("Ya"))
    // Which file it is, is said of a single one, too, and once.
    for (path, status) in [(bad, 65), ("\(workspace.root)/tidak-ada.xlsx", 66)] {
      let run = try workspace.lke("import", path)
      #expect(run.status == Int32(status) && run.err.ranges(of: path).count == 1, "\(run)")
    }
  }
}
