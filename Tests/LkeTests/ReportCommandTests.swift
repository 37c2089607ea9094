import FoundationEssentials
import Glibc
import Testing

/// The commands that read: score, show, list, export, instrument, demo.
@Suite(.tags(.command)) struct ReportCommandTests {
  let workspace = Workspace()

  @Test func scoreKeepsItsContract() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=B", "B.I.i.a=3,6", "A.II.1.i.a/agents=4")
    let run = try workspace.lke("score", id, "--json")
    #expect(run.status == 0)
    #expect(run.err.isEmpty)
    let score = try run.decoded(ScoreContract.self)
    let rulebook = Rulebook.standard
    #expect(Set(score.nodes.keys) == Set(rulebook.nodes.map(\.code) + rulebook.questions.map(\.code)))
    #expect(score.questions == rulebook.questions.count)
    #expect(score.answered == 3, "a ratio with one count is not answered")
    #expect(abs(score.total - (0.5 * 0.75 + 17.5 * 0.9)) < 1e-9)
    #expect(abs(score.best - (100 - 0.5 * 0.25 - 17.5 * 0.1)) < 1e-9)
    for node in rulebook.nodes {
      #expect(abs((score.nodes[node.code]?.weight ?? 0) - node.weight) < 1e-9, "\(node.code)")
    }
    #expect(score.nodes["A.I.1.i"]?.answered == 2)
    #expect(Set(score.predicates.keys) == ["wbk", "wbbm"])
    let wbk = try #require(score.predicates["wbk"])
    #expect(!wbk.met)
    #expect(wbk.possible)
    let total = try #require(wbk.requirements.first { $0.id == "total" })
    #expect(total.kind == "score")
    #expect(total.actual == score.total)
    #expect(total.met == false)
    if case .score(let required) = total.required { #expect(required == 75) } else { Issue.record("no number") }
    for requirement in wbk.requirements where requirement.kind == "proposal" {
      #expect(requirement.actual == nil)
      #expect(requirement.met == nil)
    }
    #expect(wbk.requirements.allSatisfy { ["score", "proposal"].contains($0.kind) })
  }

  @Test func scoreAndShowSayTheTotal() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "B.I.i.a=3,6")
    for command in ["score", "show"] {
      let run = try workspace.lke(command, id)
      #expect(run.status == 0)
      #expect(run.out.contains("15,75"))
      #expect(run.err.isEmpty)
      #expect(!run.out.contains("\u{1B}"), "no escape sequences in a text")
    }
    #expect(try workspace.lke("show", id).out.contains("1/113 terjawab"))
  }

  @Test func listsGoodSheetsBesideBrokenOnes() throws {
    let good = try workspace.newSheet("Lapas Contoh A")
    let broken = try workspace.newSheet("Rutan Contoh B")
    try workspace.lke("set", good, "B.I.i.a=3,6")
    try workspace.write("{\n  \"format\" : 1,\n  oops\n}\n", to: workspace.sheetPath(broken))
    let run = try workspace.lke("list", "--json")
    #expect(run.status == 0)
    let rows = try run.decoded([ListContract].self)
    #expect(rows.map(\.id) == [good, broken])
    #expect(rows[0].satker == "Lapas Contoh A")
    #expect((rows[0].year, rows[0].target, rows[0].answered, rows[0].questions) == (2026, "wbk", 1, 113))
    #expect(rows[0].total == 15.75)
    #expect(rows[0].error == nil)
    #expect(rows[1].error?.contains("baris 3 kolom 3") == true)
    #expect(rows[1].satker == nil)
    let plain = try workspace.lke("list").out.split(separator: "\n")
    #expect(plain.count == 2)
    #expect(plain[0].hasPrefix(good) && plain[0].contains("15,75"))
    #expect(plain[1].hasPrefix(broken) && plain[1].contains("✗"))
  }

  @Test func anEmptyStoreHasNoSheets() throws {
    #expect(try workspace.lke("list").out.isEmpty)
    #expect(try workspace.lke("list", "--json").decoded([ListContract].self).isEmpty)
    #expect(!workspace.exists(workspace.store), "reading makes no folder")
  }

  @Test func exportsToStandardOutputOrAFile() throws {
    let id = try workspace.newSheet()
    for format in ["csv", "csv-excel", "json", "xlsx", "pdf"] {
      let printed = try workspace.lke("export", id, "--format", format, "-o", "-")
      #expect(printed.status == 0)
      let file = "\(workspace.root)/out.\(format)"
      let run = try workspace.lke("export", id, "--format", format, "-o", "out.\(format)")
      #expect(run.status == 0)
      #expect(run.out.isEmpty)
      #expect(run.err.contains("out.\(format)"))
      #expect(workspace.text(file) == printed.out)
      #expect(try workspace.lke("export", id, "--format", format, "--output", file).status == 0, "it replaces")
    }
    #expect(try workspace.lke("export", id, "--format", "csv").out.hasPrefix("code,question,kind,answer"))
    #expect(try workspace.lke("export", id, "--format", "json").out.contains("\"lke-export\""))
    let unnamed = try workspace.lke("export", id, "--format", "xlsx")
    #expect(unnamed.status == 0)
    #expect(unnamed.out.isEmpty)
    #expect(workspace.bytes(workspace.root + "/lapas-contoh-a-2026.xlsx")?.starts(with: Array("PK".utf8)) == true)
    #expect(workspace.names(in: workspace.root + "/tmp").isEmpty, "nothing is left behind")
  }

  /// What a medium made of the bytes is read back before it takes the place of anything.
  @Test(arguments: ["csv", "csv-excel", "json", "xlsx", "pdf"]) func replacesNothingByWhatItCannotReadBack(
    format: String
  )
    throws
  {
    let id = try workspace.newSheet()
    let folder = workspace.root + "/exports"
    mkdir(folder, 0o700)
    let faults = Faults(workspace, below: folder)
    let path = "\(folder)/out"
    for content in [nil, "semula"] {
      if let content { try workspace.write(content, to: path) }
      for (kind, action) in [("write", "garble"), ("pread", "5"), ("rename", "5"), ("fsync", "drop")] {
        try faults.happen(1...1, to: kind, action)
        let run = try workspace.lke(
          ["export", id, "--format", format, "-o", path], environment: faults.environment)
        faults.stop()
        try #require(faults.take().contains { $0.isFired }, "\(kind): it never happened")
        #expect(run.status == 74, "\(kind) \(action)")
        #expect(run.err.contains(action == "garble" ? "bukan yang ditulis" : "out"), "\(run.err)")
        #expect(workspace.text(path) == content, "\(kind) \(action)")
        #expect(workspace.names(in: folder) == (content == nil ? [] : ["out"]), "\(kind) \(action)")
      }
    }
    #expect(try workspace.lke("export", id, "--format", format, "-o", path).status == 0)
    #expect(workspace.text(path) != "semula")
  }

  /// Two exports of an unchanged sheet, and one with another date.
  @Test(arguments: ["xlsx", "pdf"]) func aDocumentIsDatedByItsSheet(format: String) throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    func export(_ date: String?) throws -> [UInt8]? {
      try workspace.lke(
        ["export", id, "--format", format, "-o", "out"], environment: ["SOURCE_DATE_EPOCH": date])
      return workspace.bytes(workspace.root + "/out")
    }
    let dated = try export("1770000000")
    #expect(try export("1770000000") == dated)
    #expect(try export("1770000001") != dated)
    let undated = try export(nil)
    #expect(try export(nil) == undated)
    #expect(undated != dated)
  }

  /// An empty file in its place, whatever its version, cannot be loaded.
  @Test(arguments: [("xlsx", "pasang paket libxlsxwriter"), ("pdf", "pasang libharu")])
  func saysWhichLibraryADocumentLacks(format: String, advice: String) throws {
    let id = try workspace.newSheet()
    let folder = workspace.root + "/libraries"
    mkdir(folder, 0o700)
    for version in 1..<100 { try workspace.write("", to: "\(folder)/libxlsxwriter.so.\(version)") }
    for name in ["-2.3.0.so", ".so.2.4"] { try workspace.write("", to: "\(folder)/libhpdf\(name)") }
    let run = try workspace.lke(
      ["export", id, "--format", format, "-o", "-"], environment: ["LD_LIBRARY_PATH": folder])
    #expect(run.status == 74)
    #expect(run.out.isEmpty)
    #expect(run.err.contains(advice), "\(run.err)")
    let csv = try workspace.lke(
      ["export", id, "--format", "csv"], environment: ["LD_LIBRARY_PATH": folder])
    #expect(csv.status == 0, "only that document needs it")
  }

  @Test func aSheetMayBeNamedByItsPath() throws {
    let id = try workspace.newSheet()
    for path in [workspace.sheetPath(id), "./store/\(id)/sheet.json", "store/\(id)/sheet.json"] {
      let set = try workspace.lke("set", path, "B.I.i.a=3,6")
      #expect(set.status == 0, "\(set.err)")
      #expect(try workspace.lke("score", path, "--json").decoded(ScoreContract.self).total == 15.75)
      #expect(try workspace.lke("show", path).status == 0)
      #expect(try workspace.lke("export", path, "--format", "csv").status == 0)
      try workspace.lke("set", path, "B.I.i.a=")
    }
  }

  @Test func knowsItsInstruments() throws {
    let list = try workspace.lke("instrument", "list")
    #expect(list.status == 0)
    #expect(list.out.hasPrefix("permenpanrb-90-2021  "))
    let show = try workspace.lke("instrument", "show", "permenpanrb-90-2021")
    #expect(show.status == 0)
    for question in Rulebook.standard.questions { #expect(show.out.contains(question.text.prefix(20))) }
    let check = try workspace.lke("instrument", "check", Rulebook.path)
    #expect(check.status == 0)
    #expect(check.out.contains("113"))
  }

  @Test func makesTheSameDemonstrationEachTime() throws {
    let first = try workspace.lke("demo")
    #expect(first.status == 0)
    #expect(first.out.split(separator: "\n").count == 26)
    let rows = try workspace.lke("list", "--json").decoded([ListContract].self)
    #expect(rows.map(\.id) == first.out.split(separator: "\n").map(String.init).sorted())
    #expect(rows.allSatisfy { $0.error == nil })
    #expect(rows.contains { $0.answered == 113 } && rows.contains { $0.answered == 0 })
    let second = try workspace.lke("demo", "--store", workspace.root + "/other")
    #expect(second.out == first.out)
    let again = try workspace.lke("list", "--json", "--store", workspace.root + "/other").decoded([ListContract].self)
    #expect(again.map(\.total) == rows.map(\.total))
  }
}
