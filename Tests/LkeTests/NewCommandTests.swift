import Testing

@Suite(.tags(.command)) struct NewCommandTests {
  let workspace = Workspace()

  @Test func printsTheIDAndMakesTheSheet() throws {
    let run = try workspace.lke(
      "new", "--satker", "Lapas Contoh A", "--year", "2026", "--code", "53.1001", "--kind", "lapas", "--target", "wbbm",
      "--instrument", "permenpanrb-90-2021")
    #expect(run.status == 0)
    #expect(run.out == "2026/lapas-contoh-a\n")
    #expect(run.err.isEmpty)
    let sheet = try #require(workspace.sheet("2026/lapas-contoh-a"))
    #expect(sheet.satker == .init(name: "Lapas Contoh A", code: "53.1001", kind: "lapas"))
    #expect(sheet.year == 2026)
    #expect(sheet.target == "wbbm")
    #expect(sheet.answers == nil)
  }

  @Test func aSecondSheetOfTheSameNameGetsItsOwnFolder() throws {
    #expect(try workspace.newSheet("Lapas Contoh A") == "2026/lapas-contoh-a")
    #expect(try workspace.newSheet("Lapas Contoh A") == "2026/lapas-contoh-a-2")
  }

  /// The store is `--store`, before the command's name or after it, else `LKE_STORE`, else in the home folder.
  @Test func makesItInTheStoreThatIsNamed() throws {
    let arguments = ["new", "--satker", "A", "--year", "2026"]
    try workspace.lke(["--store", workspace.root + "/before"] + arguments)
    try workspace.lke(arguments + ["--store", workspace.root + "/after"])
    try workspace.lke(arguments, environment: ["LKE_STORE": nil])
    try workspace.lke(arguments, environment: ["LKE_STORE": nil, "XDG_DATA_HOME": workspace.root + "/data"])
    for store in ["before", "after", "home/.local/share/lke", "data/lke"] {
      #expect(workspace.exists("\(workspace.root)/\(store)/2026/a/sheet.json"), "\(store)")
    }
    #expect(!workspace.exists(workspace.store))
  }

  @Test func takesAnInstrumentFromAFile() throws {
    let file = workspace.root + "/own.json"
    let outline = try #require(workspace.text(Rulebook.path))
    try workspace.write(outline.replacing("\"permenpanrb-90-2021\"", with: "\"own\""), to: file)
    let run = try workspace.lke("new", "--satker", "A", "--year", "2026", "--instrument", "./own.json")
    #expect(run.status == 0, "\(run.err)")
  }
}
