import Foundation
import Testing

/// Who changed what, and whether anybody changed the history.
@Suite(.tags(.durability)) struct HistoryCommandTests {
  let workspace = Workspace()

  @Test func tellsEveryChangeInOrder() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.II.5.iii.a/head=3")
    try workspace.lke("set", id, "A.I.1.i.a=t", "--as", "ketua")
    let run = try workspace.lke("history", id)
    let lines = run.out.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasSuffix(" satker  A.I.1.i.a: – → Ya"))
    #expect(lines[1].hasSuffix(" satker  A.II.5.iii.a/head: – → 3"))
    #expect(lines[2].hasSuffix(" ketua  A.I.1.i.a: – → Tidak"))
    #expect(try workspace.lke("history", id, "--question", "A.I.1.i.a").out.split(separator: "\n").count == 2)
    #expect(try workspace.lke("history", id, "--question", "Z").status == 65)
  }

  /// An undo is told as an act of its own; nothing is ever taken out.
  @Test func tellsWhatWasUndone() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    // Done in another run of the program, and undone in this one.
    try terminal.press("u", see: "Diurungkan: A.I.1.i.a")
    try terminal.quit()
    let lines = try workspace.lke("history", id).out.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("(urungkan)  A.I.1.i.a: Ya → –") == true)
    #expect(workspace.sheet(id)?["A.I.1.i.a"] == nil)
  }

  @Test func printsJSON() throws {
    struct Item: Decodable {
      let replica: String
      let number: Int
      let clock: Int
      let time: Int
      let utc: String
      let author: String
      let assessor: String
      let changes: [Change]
      struct Change: Decodable {
        let at: [String]
        let from: String?
        let to: String?
      }
    }
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=B")
    try workspace.lke(["set", id, "A.I.1.i.a=t", "--as", "ketua"], environment: ["USER": "bu\u{1B}[2Jdi"])
    let items = try workspace.lke("history", id, "--json").decoded([Item].self)
    #expect(items.map(\.number) == [1, 2] && items.map(\.clock) == [1, 2])
    #expect(items.map(\.assessor) == ["satker", "ketua"])
    #expect(items[1].author == "bu\u{1B}[2Jdi")
    #expect(items[0].changes.map(\.to) == ["Ya", "B"] && items[0].changes.map(\.from) == [nil, nil])
    #expect(items[1].changes.map(\.at) == [["answers", "ketua", "A.I.1.i.a", "value"]])
    #expect(items.allSatisfy { $0.utc.hasSuffix("Z") && $0.utc.count == 20 })
    let narrowed = try workspace.lke("history", id, "--json", "--question", "A.I.1.i.b").decoded([Item].self)
    #expect(narrowed.map { $0.changes.map(\.to) } == [["B"]])
    // To a terminal no name may say anything.
    #expect(try workspace.lke("history", id).out.contains("bu␛[2Jdi"))
  }

  @Test func findsAChangedLine() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    try workspace.lke("set", id, "A.I.1.i.b=B")
    let sound = try workspace.lke("verify", id)
    #expect(sound.status == 0)
    #expect(sound.out.hasPrefix("\(id)  ✓  3 baris, 1 cadangan  ") && sound.out.split(separator: "\n").count == 1)

    let folder = "\(workspace.store)/\(id)/history"
    let log = folder + "/" + (try #require(workspace.names(in: folder).first))
    let text = try #require(workspace.text(log))
    try workspace.write(text.replacing("\"to\":\"Ya\"", with: "\"to\":\"Tidak\""), to: log)
    let broken = try workspace.lke("verify", id)
    #expect(broken.status == 65)
    #expect(broken.err.contains("baris 3: rantai putus"))
  }

  @Test func checksSeveralSheetsAndTheirBackups() throws {
    let ids = try ["Aaa", "Bbb", "Ccc", "Ddd"].map { name in
      let id = try workspace.newSheet(name)
      try workspace.lke("set", id, "A.I.1.i.a=Ya")
      return id
    }
    let sound = try workspace.lke("verify", "--all")
    #expect(sound.status == 0 && sound.out.split(separator: "\n").map { $0.prefix(8) } == ids.map { $0.prefix(8) })
    #expect(try workspace.lke(["verify"] + ids.prefix(2)).out.split(separator: "\n").count == 2)
    #expect(try workspace.lke("verify").status == 64)
    #expect(try workspace.lke("verify", "--all", ids[0]).status == 64)

    let folder = "\(workspace.store)/\(ids[1])/backups/"
    let backup = try #require(workspace.names(in: folder).first)
    let text = try #require(workspace.text(folder + backup))
    try workspace.write(text.replacing("\"Ya\"", with: "\"Tidak\""), to: folder + backup)
    try workspace.write("{", to: workspace.sheetPath(ids[2]))
    let broken = try workspace.lke("verify", "--all")
    #expect(broken.status == 65 && broken.err.contains("tidak semua lembar utuh"))
    #expect(broken.out.contains("\(ids[0])  ✓") && broken.out.contains("\(ids[3])  ✓"), "all are checked")
    #expect(broken.out.contains("\(ids[1])  ✗") && broken.out.contains("  \(backup)  ✗"))
    #expect(broken.out.contains("\(ids[2])  ✗") && broken.err.contains("lke restore \(ids[2])"))
    // What is not sound counts more than what is not there.
    #expect(try workspace.lke("verify", ids[0], "2026/tidak-ada").status == 66)
    #expect(try workspace.lke("verify", "2026/tidak-ada", ids[1]).status == 65)

    let json = try workspace.lke("verify", "--all", "--json")
    #expect(json.status == 65)
    let rows = try json.decoded([Row].self)
    #expect(rows.map(\.id) == ids && rows.map(\.sound) == [true, false, false, true])
    #expect(rows[1].backups?.map(\.sound) == [false] && rows[2].error?.isEmpty == false)
  }

  private struct Row: Decodable {
    let id: String
    let sound: Bool
    var backups: [Copy]?
    var error: String?

    struct Copy: Decodable { let sound: Bool }
  }
}
