import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct BackupTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
  }

  /// Some day at noon, in UTC.
  static let noon = 1_795_780_800

  // Making them.

  @Test func aBackupIsAWholeCopyOfItsOwn() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.note, .text("satu"))
      try window.save()
      #expect(try store.backUp(place, now: Self.noon))
      #expect(try names(in: place.backupsFolder) == ["20261127T120000Z-2.json"])
      let backup = try #require(try store.backups(of: place).first)
      #expect(backup.time == Self.noon && backup.name == "20261127T120000Z-2.json")
      #expect(try text(at: backup.path) == text(at: place.path))
      #expect(try mode(of: backup.path) == 0o600 && mode(of: place.backupsFolder) == 0o700)
      // What is written over the sheet's file carelessly does not reach it.
      #expect(try inode(of: backup.path) != inode(of: place.path))
      try write("x", to: place.path)
      #expect(try store.sheet(in: backup).sheet == window.sheet)
    }
  }

  @Test func onlyWhatIsNewIsBackedUp() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.agents, .count(1))
      try window.save()
      #expect(try store.backUp(place, now: Self.noon))
      #expect(try store.backUp(place, now: Self.noon + 5000), "it is, already")
      #expect(try names(in: place.backupsFolder).count == 1)
      try window.type(.agents, .count(2))
      try window.save()
      #expect(try !store.backUp(place, ifOlderThan: 600, now: Self.noon + 599))
      #expect(try names(in: place.backupsFolder).count == 1)
      #expect(try store.backUp(place, ifOlderThan: 600, now: Self.noon + 600))
      #expect(try names(in: place.backupsFolder).count == 2)
      // A clock that was set back neither stops them nor confuses their order.
      try window.type(.agents, .count(3))
      try window.save()
      #expect(try store.backUp(place, ifOlderThan: 600, now: 1000))
      #expect(try store.backups(of: place).map(\.lines) == [4, 3, 2])
      #expect(try store.backups(of: place).map(\.time) == [Self.noon + 601, Self.noon + 600, Self.noon])
      #expect(try store.verify(place).isSound)
    }
  }

  /// Neither what is broken nor what somebody edited by hand takes a good backup's place.
  @Test func onlyWhatIsGoodIsBackedUp() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.note, .text("satu"))
      try window.save()
      let good = try text(at: place.path)
      try write(good.replacing("\"satu\"", with: "\"dua\""), to: place.path)
      #expect(try !store.backUp(place))
      try write("{", to: place.path)
      #expect(throws: StoreProblem.self) { try store.backUp(place) }
      #expect(unlink(place.path) == 0)
      #expect(throws: StoreProblem.self) { try store.backUp(place) }
      #expect(!exists(place.backupsFolder))
      try write(good, to: place.path)
      #expect(try store.backUp(place))
      // A broken one is no reason not to make another one.
      let backup = try #require(try store.backups(of: place).first)
      try write("{", to: backup.path)
      #expect(try store.backUp(place))
      #expect(try store.backups(of: place).count == 2)
      #expect(try text(at: store.backups(of: place)[0].path) == good)
    }
  }

  @Test func aSheetOfAnotherNameHasItsOwn() async throws {
    try await withTemporaryFolder { folder in
      var store = SheetStore(root: folder + "/store")
      store.stateFolder = folder + "/state"
      let path = folder + "/lke.json"
      try write(try text(at: create(store).path), to: path)
      _ = try store.update(store.place(of: path)) { sheet, _ in
        sheet.applying(Change(at: .note, from: .nothing, to: .text("x")))
      }
      #expect(try store.backUp(store.place(of: path)))
      #expect(exists(folder + "/lke.backups"))
    }
  }

  // Letting go of them.

  /// By hours before noon of some day: which are kept, by a rule that is spelled out another way.
  @Test(arguments: [
    Array(0..<4), Array(0..<40), Array(stride(from: 0, to: 24 * 40, by: 5)), [0, 1, 2, 100, 101, 102, 103, 900],
    Array(stride(from: 0, to: 24 * 100, by: 48)), [0] + Array(500..<520),
  ])
  func keepsTheLastFiveAndTheLastOfFourteenDays(hours: [Int]) {
    let backups = hours.map { Backup(in: "/b", time: Self.noon - $0 * 3600, lines: 1) }
    let days = Dictionary(grouping: backups) { $0.time / 86_400 }.sorted { $0.key > $1.key }.prefix(14)
    let wanted = Set(backups.prefix(5).map(\.name)).union(days.map { $0.value.map(\.name).max()! })
    #expect(Set(Backup.kept(of: backups).map(\.name)) == wanted)
  }

  @Test func onlyBackupsAreRemovedAndOnlyTheRightOnes() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.note, .text("satu"))
      try window.save()
      let folder = place.backupsFolder
      for hour in 0..<60 {
        let name = Backup(in: folder, time: Self.noon - 86_400 * 3 - hour * 3600, lines: 1).path
        try write(hour == 1 ? "broken" : "old", to: name)
      }
      // Of such names, or nearly: none of ours.
      let old = Timestamp.text(Self.noon - 900 * 86_400)
      try write("", to: "\(folder)/\(old)-1.json.txt")
      try write("", to: "\(folder)/\(old)-01.json")
      try write("", to: "\(folder)/20260230T000000Z-1.json")
      try write("", to: "\(folder)/\(old)-1")
      try write("x", to: "\(folder)/\(old)-7.json/x")
      try write("", to: store.root + "/target")
      #expect(symlink(store.root + "/target", "\(folder)/\(old)-8.json") == 0)
      #expect(try store.backUp(place, now: Self.noon))
      let left = try store.backups(of: place)
      #expect(left.first?.time == Self.noon)
      #expect(left.count == 5 + 2, "four more, and the last ones of two more days")
      #expect(left == Backup.kept(of: left))
      let others = try names(in: folder).filter { name in !left.contains { $0.name == name } }
      #expect(
        others
          == [
            "\(old)-01.json", "\(old)-1", "\(old)-1.json.txt", "\(old)-7.json", "\(old)-8.json",
            "20260230T000000Z-1.json",
          ].sorted())
      #expect(exists(store.root + "/target") && exists("\(folder)/\(old)-7.json/x"))
    }
  }

  /// A folder of backups that is a link could be anybody's.
  @Test func aLinkedFolderIsLeftAlone() async throws {
    try await withStore { store in
      let place = try create(store)
      try write("x", to: store.root + "/other/20200101T000000Z-1.json")
      #expect(symlink(store.root + "/other", place.backupsFolder) == 0)
      #expect(throws: StoreProblem(path: place.backupsFolder, reason: .linkedFolder)) { try store.backUp(place) }
      #expect(try store.open(place).notes.isEmpty, "nobody is hindered")
      #expect(try names(in: store.root + "/other").count == 1)
    }
  }

  @Test func aFullDiskCostsNoBackup() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      for count in 0..<8 {
        try window.type(.agents, .count(count))
        try window.save()
        try store.backUp(place, now: Self.noon + count)
      }
      try window.type(.note, .text(String(repeating: "x", count: 5000)))
      try window.save()
      let before = try names(in: place.backupsFolder)
      await #expect(processExitsWith: .success) { [root = store.root as String] in
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
        guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(1) }
        do throws(StoreProblem) {
          let store = SheetStore(root: root)
          try store.backUp(try store.place(of: "2026/lapas-a"))
          exit(2)
        } catch {
          exit(error.kind == .inputOutput ? 0 : 3)
        }
      }
      #expect(try names(in: place.backupsFolder) == before)
      #expect(before.count == 5)
    }
  }

  /// Killed at any instant of backing up and letting go of older ones: what is there can be read, and nothing is older than
  /// it was.
  @Test func killedWhileBackingUp() async throws {
    try await withStore { store in
      let place = try create(store)
      var newest = 0
      for round in 0..<12 {
        await #expect(processExitsWith: .signal(SIGKILL)) { [root = store.root as String, round = round as Int] in
          do {
            let store = SheetStore(root: root)
            let place = try store.place(of: "2026/lapas-a")
            var window = try Window(store, place)
            var made = 0
            while true {
              try window.type(.agents, .count(window.history.lastNumber(of: window.writer.replica)))
              try window.save()
              // So many are made, however slow the machine is; then at some instant of what follows.
              if made == 3 {
                Thread.detachNewThread {
                  usleep(UInt32(round * 700))
                  kill(getpid(), SIGKILL)
                }
              }
              try store.backUp(place, now: BackupTests.noon + round * 100_000 + made * 10_000)
              made += 1
            }
          } catch {
            Issue.record(error)
          }
        }
        let backups = try store.backups(of: place)
        for backup in backups { #expect(throws: Never.self) { try store.sheet(in: backup) } }
        #expect(backups.first?.lines ?? 0 >= newest)
        #expect(try store.open(place).history.sheet == store.openWhole(place).history.sheet)
        #expect(backups.count >= min(5, 3 * round + 3))
        newest = backups.first?.lines ?? 0
      }
    }
  }

  // Finding that an older copy was laid over the sheet.

  static func run(_ program: String, _ arguments: String...) throws {
    let process = try Process.run(URL(fileURLWithPath: program), arguments: arguments)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  enum Laid: CaseIterable {
    case everything, logsAlone, fileAlone, historyGone, everythingGone
  }

  /// The sheet's folder is copied, worked on, and the copy laid over it, as a whole or in part.
  @Test(arguments: Laid.allCases, [1, 2]) func anOlderCopyLosesNoAnswer(_ laid: Laid, people: Int) async throws {
    try await withStore { store in
      let place = try create(store)
      let copy = store.root + "/copy"
      var siti = try Window(store, place, state: "siti")
      try siti.type(.yesNo, .choice("Ya"))
      try siti.type(.note, .text("lama"))
      try siti.save()
      try store.backUp(place, now: Self.noon)
      try Self.run("/bin/cp", "-r", place.folder, copy)
      try siti.type(.note, .text("baru"))
      try siti.type(.index, .index(3))
      try siti.save()
      if people == 2 {
        var budi = try Window(store, place, state: "budi")
        try budi.type(.agents, .count(7))
        try budi.save()
        try siti.poll()
      }
      try store.backUp(place, now: Self.noon + 1)
      try siti.type(.yesNo, .nothing)
      try siti.save()
      // Where the file stays it is newer than any backup.
      if laid != .logsAlone { try store.backUp(place, now: Self.noon + 2) }
      let wanted = siti.sheet

      switch laid {
      case .everything: try Self.run("/bin/cp", "-r", copy + "/.", place.folder)
      case .logsAlone: try Self.run("/bin/cp", "-r", copy + "/history/.", place.historyFolder)
      case .fileAlone: try Self.run("/bin/cp", copy + "/sheet.json", place.path)
      case .historyGone:
        try Self.run("/bin/cp", copy + "/sheet.json", place.path)
        try Self.run("/bin/rm", "-r", place.historyFolder)
      case .everythingGone:
        try Self.run("/bin/cp", "-r", copy + "/.", place.folder)
        try Self.run("/bin/rm", "-r", place.historyFolder)
      }
      let isLost = laid != .fileAlone
      for isWhole in [false, true] {
        var store = store
        store.stateFolder = store.root + "/../siti"
        let opened = isWhole ? try store.openWhole(place) : try store.open(place)
        #expect(opened.history.sheet == wanted)
        #expect(opened.notes.contains { if case .ahead = $0 { true } else { false } } == isLost)
        #expect(opened.isAhead)
      }
      // Killed after the next key: it stays, and is not taken for lost again.
      var next = try Window(store, place, state: "siti")
      try next.type(.mark, .flag(true))
      #expect(try store.open(place).history.sheet == next.sheet)
      #expect(next.sheet.applying(Change(at: .mark, from: .flag(true), to: .nothing)) == wanted)
      #expect(try store.openWhole(place).history.sheet == next.sheet)
      next = try Window(store, place, state: "siti")
      try next.type(.mark, .nothing)
      try next.save()
      for isBackedUp in [false, true] {
        if isBackedUp { try store.backUp(place, now: Self.noon + 3) }
        let opened = try store.open(place)
        #expect(opened.notes.isEmpty && opened.history.sheet == wanted && !opened.isAhead)
        #expect(try store.openWhole(place).history.sheet == wanted)
        #expect(try store.verify(place).isSound)
      }
    }
  }

  /// A window that has the sheet open knows more than any backup.
  @Test(arguments: [false, true]) func anOlderCopyBeneathAnOpenWindow(isKnownByFile: Bool) async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      try Self.run("/bin/cp", "-r", place.folder, store.root + "/copy")
      try window.type(.note, .text("cadangan"))
      try window.type(.index, .index(1))
      try window.type(.mark, .flag(true))
      try window.save()
      if !isKnownByFile { try store.backUp(place) }
      // What no file but the log has.
      try window.type(.note, .text("jendela"))
      try window.type(.index, .nothing)
      try Self.run("/bin/cp", "-r", store.root + "/copy/history/.", place.historyFolder)
      if !isKnownByFile { try Self.run("/bin/cp", store.root + "/copy/sheet.json", place.path) }
      try window.type(.agents, .count(5))
      #expect(window.sheet[.note] == .text("jendela"))
      #expect(window.sheet[.index] == .nothing)
      #expect(window.sheet[.agents] == .count(5) && window.sheet[.mark] == .flag(true))
      let sheet = window.sheet
      try window.writer.saveSnapshot(window.history)
      #expect(try store.open(place).history.sheet == sheet)
      #expect(try store.openWhole(place).history.sheet == sheet)
    }
  }

  /// The newest one that can be read counts.
  @Test func aBackupThatCannotBeReadIsPassedOver() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      try Self.run("/bin/cp", "-r", place.folder, store.root + "/copy")
      for count in 1..<4 {
        try window.type(.agents, .count(count))
        try window.save()
        try store.backUp(place, now: Self.noon + count)
      }
      try Self.run("/bin/cp", "-r", store.root + "/copy/.", place.folder)
      let backups = try store.backups(of: place)
      try write("{", to: backups[0].path)
      try write(try text(at: backups[1].path).replacing(": 2", with: ": 9"), to: backups[1].path)
      let opened = try store.open(place)
      #expect(opened.history.sheet[.agents] == .count(1))
      let verification = try store.verify(place)
      #expect(!verification.isSound)
      #expect(verification.backups.map { $0.problem == nil } == [false, false, true])
      #expect(verification.backups[2].ahead == [window.writer.replica])
    }
  }

  @Test func anotherSheetsBackupIsNotTaken() async throws {
    try await withStore { store in
      let (one, other) = (try create(store), try create(store))
      var window = try Window(store, other)
      for count in 0..<5 { try window.type(.agents, .count(count)) }
      try window.save()
      try store.backUp(other)
      try Self.run("/bin/cp", "-r", other.backupsFolder, one.backupsFolder)
      #expect(try store.open(one).history.sheet[.agents] == .nothing)
      #expect(try !store.verify(one).isSound)
    }
  }

  // Making the file anew.

  enum Damage: CaseIterable {
    case logsGone, logsBroken, logBrokenInTheMiddle
  }

  @Test(arguments: Damage.allCases, [false, true])
  func aSheetIsRebuiltFromItsBackup(_ damage: Damage, isFileGone: Bool) async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      for count in 1..<6 {
        try window.type(.agents, .count(count))
        try window.save()
        try store.backUp(place, now: Self.noon + count)
      }
      // The newest cannot be read.
      try write("[", to: store.backups(of: place)[0].path)
      if isFileGone { #expect(unlink(place.path) == 0) } else { try write("{\"format\"", to: place.path) }
      let log = place.logPath(window.writer.replica)
      let lines = try text(at: log).split(separator: "\n", omittingEmptySubsequences: false)
      switch damage {
      case .logsGone: try Self.run("/bin/rm", "-r", place.historyFolder)
      case .logsBroken: try write("x" + lines.joined(separator: "\n"), to: log)
      case .logBrokenInTheMiddle: try write((lines[..<3] + ["x"] + lines[4...]).joined(separator: "\n"), to: log)
      }
      let rebuilt = try store.rebuild(place)
      #expect((rebuilt.backup?.lines == 5) == (damage != .logBrokenInTheMiddle))
      #expect((rebuilt.aside == nil) == isFileGone)
      #expect(try rebuilt.aside.map { try text(at: $0) } == (isFileGone ? nil : "{\"format\""))
      #expect(rebuilt.opened.history.sheet[.agents] == .count(4))
      #expect(try store.load(place).sheet == rebuilt.opened.history.sheet)
      // It can be worked on.
      var next = try Window(store, place)
      try next.type(.note, .text("x"))
      try next.save()
      #expect(try store.load(place).sheet[.agents] == .count(4))
    }
  }

  @Test func whatANewerProgramWroteIsNotRebuilt() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      try store.backUp(place)
      func isDamaged() throws -> Bool? {
        do throws(StoreProblem) {
          _ = try store.open(place)
          return nil
        } catch {
          return store.isDamaged(place, by: error)
        }
      }
      let good = try text(at: place.path)
      #expect(try isDamaged() == nil)
      try write(good.replacing("\"format\" : 2", with: "\"format\" : 3"), to: place.path)
      #expect(try isDamaged() == false)
      let newer = good.replacing("\"target\"", with: "\"extra\" : 1,\n  \"target\"")
      try write(newer, to: place.path)
      #expect(try isDamaged() == true, "its digest does not fit: nobody wrote it so")
      let zero = newer.replacing(/"digest" : "[0-9a-f]*"/, with: "\"digest\" : \"\(Snapshot.noDigest)\"")
      try write(String(decoding: Snapshot.signed(Array(zero.utf8)), as: UTF8.self), to: place.path)
      #expect(try isDamaged() == false)
      try write("{", to: place.path)
      #expect(try isDamaged() == true)
      #expect(unlink(place.path) == 0)
      #expect(try isDamaged() == true)
      // Logs of a newer program: neither they nor anything beside them is touched.
      let log = place.logPath(window.writer.replica)
      for (old, new) in [("{\"format\":1", "{\"format\":2"), ("\"value\"]", "\"weight\"]")] {
        let original = try text(at: log)
        try write(original.replacing(old, with: new), to: log)
        try write("{", to: place.path)
        let before = try names(in: place.folder)
        #expect(throws: StoreProblem.self) { try store.rebuild(place) }
        #expect(try text(at: place.path) == "{" && names(in: place.folder) == before)
        #expect(try text(at: log) == original.replacing(old, with: new))
        try write(original, to: log)
      }
    }
  }

  @Test func aLinkIsNotRebuilt() async throws {
    try await withStore { store in
      let place = try create(store)
      #expect(rename(place.path, store.root + "/elsewhere.json") == 0)
      try write("{", to: store.root + "/elsewhere.json")
      #expect(symlink(store.root + "/elsewhere.json", place.path) == 0)
      #expect(throws: StoreProblem(path: place.path, reason: .symbolicLink)) { try store.rebuild(place) }
    }
  }

  // Bringing the file up to date.

  @Test func tellsWhetherTheFileIsBehind() async throws {
    try await withStore { store in
      let place = try create(store)
      #expect(try !store.open(place).isAhead)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      #expect(try store.open(place).isAhead && store.openWhole(place).isAhead)
      try window.save()
      #expect(try !store.open(place).isAhead && !store.openWhole(place).isAhead)
      try window.type(.note, .text("x"))
      #expect(try store.open(place).isAhead)
      // A command that changes nothing brings it up to date.
      _ = try store.update(place) { sheet, _ in sheet }
      #expect(try !store.open(place).isAhead && store.load(place).sheet == window.sheet)
      let before = try inode(of: place.path)
      _ = try store.update(place) { sheet, _ in sheet }
      #expect(try inode(of: place.path) == before, "and writes nothing else")
    }
  }

  // Names.

  @Test(arguments: [
    "20261127T120000Z", "19700101T000000Z", "20240229T235959Z", "99991231T235959Z",
  ])
  func timestamps(_ text: String) throws {
    #expect(try Timestamp.text(#require(Timestamp.seconds(text))) == text)
  }

  @Test(arguments: [
    "", "20261127T120000", "20261127T120000z", "20261127 120000Z", "20260230T000000Z", "20261127T240000Z",
    "20261127T126000Z", "20261127T120060Z", "-0261127T120000Z", "2026+127T120000Z", "20261127T120000Z ", "２０261127T12Z",
  ])
  func noTimestamps(_ text: String) { #expect(Timestamp.seconds(text) == nil) }
}
