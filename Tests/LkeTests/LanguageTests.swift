import Testing

/// Indonesian, unless the locale or `--lang` says English.
@Suite(.tags(.command)) struct LanguageTests {
  let workspace = Workspace()

  private static let indonesian = "tidak ada soal Z"
  private static let english = "there is no question Z"

  @Test(
    arguments: [
      ([:], []), (["LANG": nil], []), (["LANG": "id_ID.UTF-8"], []), (["LANG": "de_DE.UTF-8"], []),
      (["LC_ALL": "C"], []), (["LANG": "en_US.UTF-8"], ["--lang", "id"]), (["LANG": "en_US.UTF-8"], ["--lang=id"]),
      (["LANG": "en_US.UTF-8", "LC_ALL": "id_ID.UTF-8"], []),
    ] as [([String: String?], [String])])
  func indonesian(environment: [String: String?], options: [String]) throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke(["set", id, "Z=Ya"] + options, environment: environment)
    #expect(run.status == 65)
    #expect(run.err.contains(Self.indonesian), "\(run.err)")
    #expect(try workspace.lke(["score", id] + options, environment: environment).out.contains("0,00"))
  }

  @Test(
    arguments: [
      (["LANG": "en_US.UTF-8"], []), (["LANG": "en"], []), (["LC_ALL": "en_GB.UTF-8"], []),
      (["LC_MESSAGES": "en_GB.UTF-8"], []), ([:], ["--lang", "en"]), ([:], ["--lang=en"]),
      (["LANG": "id_ID.UTF-8"], ["--lang", "en"]),
    ] as [([String: String?], [String])])
  func english(environment: [String: String?], options: [String]) throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke(["set", id, "Z=Ya"] + options, environment: environment)
    #expect(run.status == 65)
    #expect(run.err.contains(Self.english), "\(run.err)")
    #expect(try workspace.lke(["score", id] + options, environment: environment).out.contains("0.00"))
  }

  @Test func optionsMayStandBeforeTheCommand() throws {
    let id = try workspace.newSheet()
    for options in [["--lang", "en"], ["--lang=en"], ["--store", workspace.store, "--lang", "en"]] {
      let run = try workspace.lke(options + ["set", id, "Z=Ya"])
      #expect(run.status == 65, "\(options): \(run.err)")
      #expect(run.err.contains(Self.english), "\(run.err)")
    }
  }

  /// Files are the same in every language.
  @Test func dataHasNoLanguage() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "B.I.i.a=3,6")
    for arguments in [["score", id, "--json"], ["list", "--json"], ["export", id, "--format", "csv"]] {
      let one = try workspace.lke(arguments)
      let other = try workspace.lke(arguments + ["--lang", "en"], environment: ["LC_ALL": "de_DE.UTF-8"])
      #expect(one.status == 0)
      #expect(one.out == other.out)
    }
  }

  @Test func helpSpeaksBoth() throws {
    #expect(try workspace.lke("--help").out.contains("daftar satker"))
    #expect(try workspace.lke("--help", "--lang", "en").out.contains("the list of satker"))
  }
}
