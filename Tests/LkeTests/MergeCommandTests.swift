import Glibc
import Testing

/// What two people did on machines that share nothing, brought together by their files.
@Suite(.tags(.command, .durability)) struct MergeCommandTests {
  let here = Workspace()
  let there = Workspace()

  /// A sheet here, and a copy of it there.
  private func copies() throws -> String {
    let id = try here.newSheet()
    for folder in [there.store, there.store + "/2026", "\(there.store)/\(id)"] { mkdir(folder, 0o700) }
    try there.write(try #require(here.text(here.sheetPath(id))), to: there.sheetPath(id))
    return id
  }

  private func digest(_ workspace: Workspace, _ id: String) throws -> String {
    try #require(workspace.lke("verify", id).out.split(separator: "\n").last.map { String($0.suffix(64)) })
  }

  @Test func tellsWhatCameAndWhatIsToBeDecided() throws {
    let id = try copies()
    try here.lke(["set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=A"], environment: ["USER": "siti"])
    try there.lke(["set", id, "A.I.1.i.a=Tidak"], environment: ["USER": "budi"])
    try there.lke(["set", id, "A.II.5.iii.a/head=3"], environment: ["USER": "budi"])
    let before = try digest(here, id)
    let run = try here.lke(["merge", id, "\(there.store)/\(id)"], environment: ["USER": "siti"])
    #expect(run.status == 0, "\(run.err)")
    let lines = run.out.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("2 entri dari budi ("))
    #expect(lines[1].hasPrefix("1 isian diisi berbeda") && lines[1].contains("lke \(id)"))
    #expect(["  A.I.1.i.a: Ya (siti) · Tidak (budi)", "  A.I.1.i.a: Tidak (budi) · Ya (siti)"].contains(lines[2]))
    let after = try digest(here, id)
    #expect(lines[3].hasSuffix(before) && lines[4].hasSuffix(after) && before != after)
    #expect(here.sheet(id)?["A.I.1.i.b"]?.value == .choice("A") && here.sheet(id)?["A.II.5.iii.a"] != nil)
    let history = try here.lke("history", id).out
    #expect(history.contains("gabung: lapas-contoh-a") && history.contains("membaca riwayat"))

    // Again it brings nothing; the conflict is told as long as it stands.
    let again = try here.lke("merge", id, there.sheetPath(id))
    #expect(again.status == 0 && again.out.hasPrefix("tidak ada yang baru\n1 isian diisi berbeda"))
    #expect(try digest(here, id) == after)
    #expect(
      try here.lke("merge", id, there.sheetPath(id), "--lang", "en").out.hasPrefix("there is nothing new\n1 place was"))
  }

  /// After a restart, by one key, and again by another one.
  @Test func aMergeIsUndoneInTheTerminal() throws {
    let id = try copies()
    try here.lke("set", id, "A.I.1.i.a=Ya")
    try there.lke("set", id, "A.I.1.i.b=B", "A.II.5.iii.a/head=3")
    try here.lke("merge", id, "\(there.store)/\(id)")
    #expect(here.sheet(id)?["A.I.1.i.b"] != nil)
    let terminal = try here.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("u", see: "Diurungkan: A.I.1.i.b")
    try terminal.quit()
    #expect(here.sheet(id)?["A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(here.sheet(id)?["A.I.1.i.b"] == nil && here.sheet(id)?["A.II.5.iii.a"] == nil)
    #expect(try here.lke("verify", id).status == 0)
  }

  @Test func whatCannotBeMergedIsRefused() throws {
    let id = try copies()
    try there.lke("set", id, "A.I.1.i.a=Ya")
    let other = try there.newSheet("Rutan Lain")
    try there.lke("set", other, "A.I.1.i.a=Ya")
    let sheet = here.text(here.sheetPath(id))
    let foreign = try here.lke("merge", id, "\(there.store)/\(id)", "\(there.store)/\(other)")
    #expect(
      foreign.status == 65 && foreign.err.contains("Rutan Lain 2026") && foreign.err.contains("Lapas Contoh A 2026"))
    #expect(try here.lke("merge", id, here.root + "/none").status == 66)
    #expect(try here.lke("merge", id).status == 64)
    // The file alone holds more than the logs here.
    try here.write(try #require(there.text(there.sheetPath(id))), to: here.root + "/alone.json")
    let alone = try here.lke("merge", id, here.root + "/alone.json")
    #expect(alone.status == 65 && alone.err.contains("lke restore"))
    #expect(here.text(here.sheetPath(id)) == sheet && !here.exists("\(here.store)/\(id)/history"))
  }

  /// The part that stands before the damage is taken, and the damage is said.
  @Test func saysWhatItCouldNotUse() throws {
    let id = try copies()
    try there.lke("set", id, "A.I.1.i.a=Ya")
    try there.lke("set", id, "A.I.1.i.b=B")
    let folder = "\(there.store)/\(id)/history"
    let log = folder + "/" + (try #require(there.names(in: folder).first))
    try there.write(try #require(there.text(log)).replacing("\"to\":\"B\"", with: "\"to\":\"Z\""), to: log)
    let run = try here.lke("merge", id, log)
    #expect(run.status == 0 && run.out.hasPrefix("1 entri dari") && run.err.contains(log))
    #expect(here.sheet(id)?["A.I.1.i.a"] != nil && here.sheet(id)?["A.I.1.i.b"] == nil)
  }
}
