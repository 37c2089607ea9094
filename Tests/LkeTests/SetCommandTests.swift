import Testing

@Suite(.tags(.command)) struct SetCommandTests {
  let workspace = Workspace()

  @Test(arguments: [
    ("A.I.1.i.a=Ya", SheetFile.Answer(value: .choice("Ya"))), ("A.I.1.i.a=ya", .init(value: .choice("Ya"))),
    ("A.I.1.i.a=t", .init(value: .choice("Tidak"))), ("A.I.1.i.b=B", .init(value: .choice("B"))),
    ("A.I.1.i.b=b", .init(value: .choice("B"))), ("A.I.1.i.b = b ", .init(value: .choice("B"))),
    ("B.I.i.a=3.60", .init(value: .index(3.6))), ("B.I.i.a=3,60", .init(value: .index(3.6))),
    ("B.I.i.a=0", .init(value: .index(0))), ("B.I.i.a=4", .init(value: .index(4))),
    ("A.II.5.iii.a/reported=12", .init(counts: ["reported": 12])),
    ("A.II.5.iii.a/reported=999999999", .init(counts: ["reported": 999_999_999])),
  ])
  func keepsTheValue(assignment: String, answer: SheetFile.Answer) throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke("set", id, assignment)
    #expect(run.status == 0, "\(run.err)")
    #expect(run.out.isEmpty && run.err.isEmpty)
    let code = assignment.prefix { $0 != "=" && $0 != "/" && $0 != " " }
    #expect(workspace.sheet(id)?.answers == ["satker": [String(code): answer]])
  }

  @Test func anEmptyValueClears() throws {
    let id = try workspace.newSheet()
    let blank = workspace.sheet(id)
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "B.I.i.a=3,60", "A.II.5.iii.a/reported=12")
    try workspace.lke("set", id, "A.I.1.i.a=", "B.I.i.a=", "A.II.5.iii.a/reported=")
    #expect(workspace.sheet(id) == blank)
  }

  @Test func keepsANoteWithTheValue() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "--note", "SK nomor 12")
    #expect(workspace.sheet(id)?["A.I.1.i.a"] == .init(value: .choice("Ya"), note: "SK nomor 12"))
  }

  @Test func everyAssessorHasAColumn() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    try workspace.lke("set", id, "--as", "ketua", "A.I.1.i.a=Tidak", "A.I.1.i.b=A")
    let sheet = try #require(workspace.sheet(id))
    #expect(sheet["A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(sheet["A.I.1.i.b"] == nil)
    #expect(sheet["A.I.1.i.a", "ketua"]?.value == .choice("Tidak"))
    let own = try workspace.lke("score", id, "--json").decoded(ScoreContract.self)
    let theirs = try workspace.lke("score", id, "--as", "ketua", "--json").decoded(ScoreContract.self)
    #expect((own.answered, theirs.answered) == (1, 2))
  }

  @Test func readsLinesFromItsInput() throws {
    let id = try workspace.newSheet()
    let run = try workspace.lke(
      ["set", id, "A.I.1.i.a=Ya", "-"],
      input: "# dari tim\n\n  A.I.1.ii.b = b  \r\n\tA.I.1.ii.c=c\nA.II.5.iii.a/reported=3\n   # akhir\nB.I.i.a=3,6")
    #expect(run.status == 0, "\(run.err)")
    let sheet = try #require(workspace.sheet(id))
    #expect(sheet.answers?["satker"]?.count == 5)
    #expect(sheet["A.I.1.ii.b"]?.value == .choice("B"))
    #expect(sheet["A.I.1.ii.c"]?.value == .choice("C"))
    #expect(sheet["B.I.i.a"]?.value == .index(3.6))
  }

  /// One bad value among good ones: nothing is set, and the file stays as it is to the last byte.
  @Test(
    .tags(.durability),
    arguments: [
      ("A.I.1.i.z=Ya", 65), ("A.I.1.i.b=Q", 65), ("A.I.1.i.b=E", 65), ("A.I.1.i.a=A", 65), ("B.I.i.a=4,01", 65),
      ("B.I.i.a=-1", 65), ("B.I.i.a=nan", 65), ("B.I.i.a=1e0", 65), ("B.I.i.a=1.000,5", 65), ("B.I.i.a=,", 65),
      ("A.II.5.iii.a/nobody=1", 65), ("A.II.5.iii.a/reported=-1", 65), ("A.II.5.iii.a/reported=1.5", 65),
      ("A.II.5.iii.a/reported=1000000000", 65), ("A.II.5.iii.a/reported=99999999999999999999", 65),
      ("A.II.5.iii.a=1", 65), ("A.I.1.i.a/reported=1", 65), ("A.I.1=Ya", 65), ("=Ya", 65), ("/=", 65),
      ("A.I.1.i.a", 64), ("", 64),
    ] as [(String, Int32)])
  func setsAllOrNothing(bad: String, status: Int32) throws {
    let id = try workspace.newSheet()
    let before = workspace.bytes(workspace.sheetPath(id))
    let run = try workspace.lke("set", id, "A.I.1.i.a=Ya", bad, "B.I.i.a=3")
    #expect(run.status == status)
    #expect(run.err.hasPrefix("lke: "))
    #expect(run.out.isEmpty)
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
    let piped = try workspace.lke(["set", id, "-"], input: "A.I.1.i.a=Ya\n\(bad.isEmpty ? "=" : bad)\nB.I.i.a=3\n")
    #expect([64, 65].contains(piped.status))
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
    #expect(workspace.names(in: "\(workspace.store)/\(id)") == ["sheet.json"])
  }

  /// The message says what would have been right.
  @Test func namesTheAnswersThereAre() throws {
    let id = try workspace.newSheet()
    #expect(try workspace.lke("set", id, "A.I.1.i.b=Q").err.contains("A, B, C"))
    #expect(try workspace.lke("set", id, "A.II.5.iii.a=1").err.contains("A.II.5.iii.a/reported"))
    #expect(try workspace.lke("set", id, "B.I.i.a=5").err.contains("0–4"))
  }
}
