import Glibc
import Testing

/// What scripts go by (sysexits.h): 64 usage, 65 data, 66 no input, 73 cannot create, 74 input and output, 75 busy.
@Suite(.tags(.command)) struct ExitStatusTests {
  let workspace = Workspace()

  private static let id = "2026/lapas-contoh-a"

  @Test(arguments: [
    ["new"], ["new", "--year", "2026"], ["new", "--satker", "A"], ["new", "--satker", "A", "--year", "duaribu"],
    ["new", "--satker", "A", "--year", "99999999999999999999"], ["new", "--satker", "A", "--year", "2026", "--bogus"],
    ["set"], ["set", id], ["set", id, "-"], ["set", id, "A.I.1.i.a"],
    ["set", id, "A.I.1.i.a=Ya", "--as", "nobody"], ["score"], ["score", "a", "b"], ["score", id, "--as", "nobody"],
    ["show"],
    ["list", "extra"], ["list", "--lang", "xx"], ["list", "--store"], ["list", "--store", ""], ["export", id],
    ["export", id, "--format", "docx"], ["instrument", "show"], ["instrument", "bogus"], ["demo", "extra"], ["--bogus"],
    ["bogus"], ["--lang", "xx"],
  ])
  func usage(arguments: [String]) throws {
    _ = try workspace.newSheet()
    let run = try workspace.lke(arguments)
    #expect(run.status == 64, "\(run.err)")
    #expect(!run.err.isEmpty)
    #expect(run.out.isEmpty)
  }

  @Test(arguments: [
    ["new", "--satker", "A", "--year", "2026", "--target", "juara"], ["new", "--satker", "A", "--year", "1900"],
    ["new", "--satker", "", "--year", "2026"],
    ["new", "--satker", "A", "--year", "2026", "--instrument", "/etc/passwd"],
    ["instrument", "check", "/etc/passwd"], ["set", id, "Z=Ya"],
  ])
  func badData(arguments: [String]) throws {
    _ = try workspace.newSheet()
    let run = try workspace.lke(arguments)
    #expect(run.status == 65, "\(run.err)")
    #expect(run.err.hasPrefix("lke: "))
    #expect(run.out.isEmpty)
    #expect(workspace.names(in: workspace.store + "/2026") == ["lapas-contoh-a"], "nothing half-made is left")
  }

  /// Every command on a file that is no sheet says where it is broken, and leaves it as it is.
  @Test(
    .tags(.durability),
    arguments: [
      ("{\n  \"format\" : 1,\n  oops\n}\n", "baris 3 kolom 3"), ("", "baris 1 kolom 1"),
      ("{\n\"format\": 1,\n\"format\": 1}", "baris 3 kolom 1"), ("[1, 2]", "objek"),
      ("{\"format\": 3}", "versi 3"), ("{\"format\": 1, \"uid\": \"\u{1}\"}", "baris 1 kolom 23"),
      (String(repeating: "[", count: 100_000), "baris 1 kolom"), ("\u{FEFF}{}", "BOM"),
    ])
  func brokenSheet(content: String, message: String) throws {
    let id = try workspace.newSheet()
    try workspace.write(content, to: workspace.sheetPath(id))
    let commands = [
      ["set", id, "A.I.1.i.a=Ya"], ["score", id], ["score", id, "--json"], ["show", id],
      ["export", id, "--format", "csv"], [id],
    ]
    for command in commands {
      let run = try workspace.lke(command)
      #expect(run.status == 65, "\(command): \(run.err)")
      #expect(run.err.contains(message), "\(run.err)")
      #expect(run.err.contains(workspace.sheetPath(id)), "\(run.err)")
      #expect(run.out.isEmpty)
    }
    #expect(workspace.text(workspace.sheetPath(id)) == content)
    #expect(workspace.names(in: "\(workspace.store)/\(id)") == ["sheet.json"])
  }

  @Test(arguments: [
    ["set", "lapas", "A.I.1.i.a=Ya"], ["show", "not an id"], ["show", "2026"], ["show", "2026/"], ["show", ""],
    ["2026/none"], ["set", "2026/none", "A.I.1.i.a=Ya"], ["score", "2026/none"], ["show", "./none/sheet.json"],
    ["show", "none.json"], ["show", "."], ["export", "2026/none", "--format", "csv"], ["instrument", "show", "none"],
    ["instrument", "check", "none.json"], ["export", "2026/none", "--format", "portalrb-json"],
    ["new", "--satker", "A", "--year", "2026", "--instrument", "none"],
    ["new", "--satker", "A", "--year", "2026", "--instrument", "./none.json"], ["list", "--store", "/etc/passwd"],
  ])
  func noInput(arguments: [String]) throws {
    let run = try workspace.lke(arguments)
    #expect(run.status == 66, "\(run.err)")
    #expect(run.err.hasPrefix("lke: "))
    #expect(run.out.isEmpty)
    #expect(!workspace.exists(workspace.store), "what fails makes no store")
  }

  /// In a folder that is not there, in a file, on a folder, and where nobody may write.
  @Test(arguments: ["none/out", "file/out", "folder", "/proc/lke-out"], ["csv", "xlsx"])
  func cannotCreate(target: String, format: String) throws {
    let id = try workspace.newSheet()
    try workspace.write("", to: workspace.root + "/file")
    mkdir(workspace.root + "/folder", 0o700)
    let run = try workspace.lke("export", id, "--format", format, "-o", target)
    #expect(run.status == 73, "\(run.err)")
    #expect(run.err.contains(target))
    #expect(workspace.names(in: workspace.root + "/folder").isEmpty)
  }

  @Test func cannotCreateAStoreInAFile() throws {
    let run = try workspace.lke("new", "--satker", "A", "--year", "2026", "--store", "/etc/passwd")
    #expect(run.status == 73, "\(run.err)")
    #expect(run.out.isEmpty)
  }

  @Test func refusesTheDemonstrationBesideSheets() throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke("demo")
    #expect(run.status == 73)
    #expect(run.out.isEmpty)
    #expect(try workspace.lke("list", "--json").decoded([ListContract].self).map(\.id) == [id])
  }

  /// Of a full disk everybody hears who prints.
  @Test(arguments: [
    ["score", id], ["score", id, "--json"], ["show", id], ["list"], ["list", "--json"],
    ["export", id, "--format", "csv"], ["export", id, "--format", "json"],
    ["export", id, "--format", "xlsx", "-o", "-"], ["export", id, "--format", "portalrb-xlsx", "-o", "-"],
    ["portalrb", "check", id], ["portalrb", "check", "--all", "--json"], ["instrument", "list"],
    ["instrument", "show", "permenpanrb-90-2021"], ["instrument", "check", Rulebook.path],
    ["new", "--satker", "B", "--year", "2026"], ["demo", "--store", "./other"],
  ])
  func fullDisk(arguments: [String]) throws {
    _ = try workspace.newSheet()
    let run = try workspace.lke(arguments, output: "/dev/full")
    #expect(run.status == 74, "\(arguments)")
    #expect(run.err.hasPrefix("lke: "), "\(run.err)")
  }

  /// A reader that goes away early, as `head` does, is no news to anybody.
  @Test(arguments: [
    ["score", id], ["score", id, "--json"], ["show", id], ["list"], ["export", id, "--format", "csv"],
    ["instrument", "show", "permenpanrb-90-2021"], ["demo", "--store", "./other"],
  ])
  func readerGone(arguments: [String]) throws {
    _ = try workspace.newSheet()
    let command = arguments.map { "'\($0)'" }.joined(separator: " ")
    let run = try workspace.run(
      "/bin/bash", ["-c", "'\(Workspace.program)' \(command) | true; echo ${PIPESTATUS[0]}"])
    #expect(["0\n", "74\n"].contains(run.out), "\(run.out)")
    #expect(run.err.isEmpty, "\(run.err)")
  }

  /// The sheet's folder is locked while a program writes, with flock.
  @Test func busy() throws {
    let id = try workspace.newSheet()
    let before = workspace.bytes(workspace.sheetPath(id))
    let folder = Glibc.open("\(workspace.store)/\(id)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(folder >= 0 && flock(folder, LOCK_EX) == 0)
    let run = try workspace.lke("set", id, "A.I.1.i.a=Ya")
    #expect(run.status == 75, "\(run.err)")
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
    #expect(try workspace.lke("score", id).status == 0, "reading waits for nobody")
    close(folder)
    #expect(try workspace.lke("set", id, "A.I.1.i.a=Ya").status == 0)
  }

  @Test func helpAndVersionAreNoErrors() throws {
    for command in ["new", "set", "score", "show", "list", "export", "demo"] {
      let run = try workspace.lke(command, "--help")
      #expect(run.status == 0)
      #expect(run.out.contains("--store"), "\(command): \(run.out)")
      #expect(try workspace.lke("--help").out.contains("  \(command) "))
    }
    let version = try workspace.lke("--version")
    #expect(version.status == 0)
    #expect(version.out.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}
