import Glibc
import TerminalHarness
import Testing

/// What is broken is mended, and what was changed comes back, without anything being lost on the way.
@Suite(.tags(.durability)) struct RestoreCommandTests {
  let workspace = Workspace()

  private func backups(_ id: String) -> [String] { workspace.names(in: "\(workspace.store)/\(id)/backups").sorted() }
  private func value(_ id: String, _ code: String) -> SheetFile.Value? { workspace.sheet(id)?[code]?.value }

  /// As a session on a terminal leaves it: with a backup of what was written.
  private func fill(_ id: String, _ keys: String) throws {
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press(keys, see: "tersimpan")
    try terminal.quit()
  }

  @Test(.tags(.terminal)) func lettingGoMakesABackup() throws {
    let id = try workspace.newSheet()
    try fill(id, "y")
    #expect(backups(id).count == 1)
    let backup = "\(workspace.store)/\(id)/backups/\(try #require(backups(id).first))"
    #expect(workspace.bytes(backup) == workspace.bytes(workspace.sheetPath(id)))
    // Only looking makes none.
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.quit()
    #expect(backups(id).count == 1)
    let lines = try workspace.lke("restore", id, "--list").out.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].contains("1/113") && lines[0].contains(backups(id)[0]))
  }

  /// However the program ends: also where the last backup is so young that none would be due.
  @Test(.tags(.terminal), arguments: ["TERM", "HUP", "INT", "ctrl-C", "q"]) func endingMakesABackup(end: String) throws
  {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    #expect(backups(id).count == 1)
    let terminal = try workspace.open(id)
    try terminal.see("Anggota tim")
    try terminal.press("b", see: "▸ B")
    switch end {
    case "TERM": terminal.signal(SIGTERM)
    case "HUP": terminal.signal(SIGHUP)
    case "INT": terminal.signal(SIGINT)
    case "ctrl-C": terminal.send("\u{3}")
    default: terminal.send("qq")
    }
    #expect(terminal.exitStatus() != nil)
    #expect(backups(id).count == 2)
    let newest = "\(workspace.store)/\(id)/backups/\(backups(id).last ?? "")"
    #expect(workspace.bytes(newest) == workspace.bytes(workspace.sheetPath(id)))
    #expect(workspace.sheet(id)?.answers?["satker"]?.count == 2)
  }

  /// Not each call makes one, but the first does.
  @Test func settingMakesABackupNowAndThen() throws {
    let id = try workspace.newSheet()
    for answer in ["Ya", "Tidak", "Ya"] { try workspace.lke("set", id, "A.I.1.i.a=\(answer)") }
    #expect(backups(id).count == 1)
    // One that is older than ten minutes.
    let folder = "\(workspace.store)/\(id)/backups/"
    #expect(rename(folder + backups(id)[0], folder + "20250101T000000Z-2.json") == 0)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak")
    #expect(backups(id).count == 2)
  }

  /// A backup that cannot be made hinders nothing, and is said.
  @Test(.tags(.terminal)) func aBackupThatFailsIsSaidAndHindersNothing() throws {
    let id = try workspace.newSheet()
    try workspace.write("", to: "\(workspace.store)/\(id)/backups")
    let set = try workspace.lke("set", id, "A.I.1.i.b=B")
    #expect(set.status == 0 && set.err.contains("cadangan tidak dapat dibuat"))
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("y", see: "cadangan tidak dapat dibuat")
    try terminal.press("\r", see: "tersimpan")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Ya") && value(id, "A.I.1.i.b") == .choice("B"))
  }

  @Test func aDamagedFileIsMadeAnewFromItsHistory() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let good = workspace.sheet(id)
    try workspace.write("{\n  oops", to: workspace.sheetPath(id))
    // Whatever meets it says what to do.
    for command in [["score", id], ["set", id, "A.I.1.i.a=Tidak"], ["show", id], ["history", id], ["verify", id]] {
      let run = try workspace.lke(command)
      #expect(run.status == 65 && run.err.contains("lke restore \(id) "), "\(command): \(run.err)")
    }
    #expect(try workspace.lke("list").out.contains("lke restore \(id) "))
    let run = try workspace.lke("restore", id)
    #expect(run.status == 0 && run.err.contains("dipulihkan dari riwayatnya") && run.err.contains("sheet.json.broken-"))
    #expect(workspace.sheet(id) == good)
    let aside = workspace.names(in: "\(workspace.store)/\(id)").filter { $0.hasPrefix("sheet.json.broken-") }
    #expect(aside.count == 1)
    #expect(workspace.text("\(workspace.store)/\(id)/\(aside.first ?? "")") == "{\n  oops")
    #expect(try workspace.lke("verify", id).status == 0)
  }

  @Test func aFileThatIsGoneIsMadeAnew() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let good = workspace.sheet(id)
    #expect(unlink(workspace.sheetPath(id)) == 0)
    let run = try workspace.lke("score", id)
    #expect(run.status == 66 && run.err.contains("lke restore"))
    #expect(try workspace.lke("restore", id).status == 0)
    #expect(workspace.sheet(id) == good)
    #expect(try workspace.lke("restore", "2026/tidak-ada").status == 66)
  }

  @Test func whereTheHistoryIsGoneTheBackupIsTaken() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    for name in workspace.names(in: "\(workspace.store)/\(id)/history") {
      try workspace.write("x", to: "\(workspace.store)/\(id)/history/\(name)")
    }
    try workspace.write("{", to: workspace.sheetPath(id))
    let run = try workspace.lke("restore", id)
    #expect(run.status == 0 && run.err.contains("dipulihkan dari cadangan") && run.err.contains(backups(id)[0]))
    #expect(value(id, "A.I.1.i.a") == .choice("Ya"))
    // Without any of them there is nothing to take it from.
    let other = try workspace.newSheet("Lain")
    try workspace.write("{", to: workspace.sheetPath(other))
    let failed = try workspace.lke("restore", other)
    #expect(failed.status == 65 && failed.err.contains("ambil salinan"))
    #expect(workspace.text(workspace.sheetPath(other)) == "{")
  }

  @Test func aNewerFileIsLeftAlone() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let newer = try #require(workspace.text(workspace.sheetPath(id))).replacing(
      "\"format\" : 2", with: "\"format\" : 3")
    try workspace.write(newer, to: workspace.sheetPath(id))
    for more in [[], ["--backup", "2"], ["--at", "2099-01-01 00.00"]] {
      let run = try workspace.lke(["restore", id] + more)
      #expect(run.status == 65 && run.err.contains("lke yang lebih baru"))
      #expect(workspace.text(workspace.sheetPath(id)) == newer)
    }
  }

  @Test func whatCanBeReadIsLeftAsItIs() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let before = workspace.bytes(workspace.sheetPath(id))
    let run = try workspace.lke("restore", id)
    #expect(run.status == 0 && run.err.contains("--list"))
    #expect(workspace.bytes(workspace.sheetPath(id)) == before)
  }

  /// As one act, which `u` takes back.
  @Test(.tags(.terminal)) func aBackupsContentComesBack() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya", "A.I.1.i.b=B")
    let backup = try #require(backups(id).first)
    try workspace.lke("set", id, "A.I.1.i.a=Tidak", "A.I.1.i.b=", "B.I.i.a=3")
    let run = try workspace.lke("restore", id, "--backup", String(backup.prefix(8)))
    #expect(run.status == 0 && run.err.contains("3 isian berubah"), "\(run.err)")
    #expect(workspace.sheet(id)?.answers?["satker"]?.count == 2)
    #expect(value(id, "A.I.1.i.a") == .choice("Ya") && value(id, "A.I.1.i.b") == .choice("B"))
    let history = try workspace.lke("history", id).out.split(separator: "\n").suffix(3)
    #expect(history.allSatisfy { $0.contains("dipulihkan dari cadangan \(backup)") })
    // What it held before is backed up, too.
    #expect(backups(id).count == 2)
    #expect(try workspace.lke("restore", id, "--backup", backup).err.contains("tidak ada yang diubah"))
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    try terminal.press("u", see: "Diurungkan")
    try terminal.quit()
    #expect(value(id, "A.I.1.i.a") == .choice("Tidak") && value(id, "B.I.i.a") == .index(3))
    #expect(try workspace.lke("restore", id, "--backup", "1999").status == 66)
    #expect(try workspace.lke("restore", id, "--backup", "2", "--list").status == 64)
  }

  /// Entries of three moments, and what the sheet held at each.
  @Test func whatItHeldAtAMomentComesBack() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let stamp = try #require(try workspace.lke("history", id).out.firstMatch(of: /^\S+ \S+/)).output
    try workspace.lke("set", id, "A.I.1.i.a=Tidak")
    // A minute that is not over is meant whole.
    #expect(try workspace.lke("restore", id, "--at", "2099-01-01 00.00").err.contains("tidak ada yang diubah"))
    #expect(value(id, "A.I.1.i.a") == .choice("Tidak"))
    #expect(try workspace.lke("restore", id, "--at", String(stamp)).status == 0)
    let early = try workspace.lke("restore", id, "--at", "2020-02-29 23:59")
    #expect(early.status == 65 && early.err.contains(stamp))
    for bad in ["kemarin", "2026-02-30 10.00", "2026-11-27", "2026-11-27 24.00", "2026-11-27 10.60", ""] {
      #expect(try workspace.lke("restore", id, "--at", bad).status == 64, "\(bad)")
    }
  }

  /// The program was killed before it could write the sheet's file: opening alone brings that up to date.
  @Test(.tags(.terminal)) func openingBringsTheListUpToDate() throws {
    let id = try workspace.newSheet()
    let terminal = try workspace.open(id)
    try terminal.see("A.I.1.i")
    let before = try #require(workspace.text(workspace.sheetPath(id)))
    try terminal.press("y\rb", see: "▸ B")
    terminal.signal(SIGKILL)
    #expect(terminal.exitStatus() == 128 + SIGKILL)
    // As it is where the kill comes before the first snapshot.
    try workspace.write(before, to: workspace.sheetPath(id))
    #expect(try workspace.lke("list").out.contains(" 0/113"))
    let next = try workspace.open(id)
    try next.see("2/110")
    try next.quit()
    #expect(try workspace.lke("list").out.contains(" 2/113"))
    #expect(try workspace.lke("verify", id).status == 0)
  }

  /// An older copy of the folder is laid over the sheet.
  @Test(.tags(.terminal)) func anOlderCopyLosesNothing() throws {
    let id = try workspace.newSheet()
    try workspace.lke("set", id, "A.I.1.i.a=Ya")
    let folder = "\(workspace.store)/\(id)"
    #expect(try workspace.run("/bin/cp", ["-r", folder, workspace.root + "/lama"]).status == 0)
    try fill(id, "b\rb\rb")
    let wanted = workspace.sheet(id)
    #expect(wanted?.answers?["satker"]?.count ?? 0 > 1)
    #expect(try workspace.run("/bin/cp", ["-r", workspace.root + "/lama/.", folder]).status == 0)
    #expect(workspace.sheet(id) != wanted)
    let terminal = try workspace.open(id)
    try terminal.see("sebagian riwayat hilang")
    try terminal.quit()
    #expect(workspace.sheet(id) == wanted)
    #expect(try workspace.lke("verify", id).status == 0)
  }
}
