import Evaluation
import Foundation
import Testing

@testable import Store

/// Copies of one sheet on machines that share nothing, merged by their files.
@Suite struct MergeTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
  }

  /// The sheet's folder as it is now, in a store of that name beside this one.
  func copy(_ place: SheetPlace, of store: SheetStore, to name: String) throws -> (SheetStore, SheetPlace) {
    var other = SheetStore(root: store.root + "/../" + name)
    other.stateFolder = store.root + "/../" + name + "-state"
    let there = try other.place(of: place.id)
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: there.folder).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: place.folder, toPath: there.folder)
    return (other, there)
  }

  /// Every file below the sheet's folder.
  func files(_ place: SheetPlace) throws -> [String: String] {
    var files: [String: String] = [:]
    for folder in [place.folder, place.historyFolder] where exists(folder) {
      for name in try names(in: folder) where name.hasSuffix("json") || name.hasSuffix("jsonl") {
        files[name] = try text(at: folder + "/" + name)
      }
    }
    return files
  }

  @Test func whatTwoMachinesDidIsJoined() async throws {
    try await withStore { store in
      let place = try create(store)
      let (there, copied) = try copy(place, of: store, to: "elsewhere")
      var siti = try Window(store, place, state: "siti")
      var budi = try Window(there, copied, state: "budi")
      try siti.type(.yesNo, .choice("Ya"))
      try siti.type(.note, .text("siti"))
      try siti.save()
      try budi.type(.yesNo, .choice("Tidak"))
      try budi.type(.agents, .count(3))
      try budi.save()
      var here = store
      here.stateFolder = siti.store.stateFolder
      let before = siti.sheet
      let merged = try here.merge([copied.folder], into: place, by: "Siti", reason: "gabung: budi")
      #expect(merged.arrivals == [.init(replica: budi.writer.replica, author: "budi", count: 2)])
      #expect(merged.before != merged.after && merged.notes.isEmpty)
      #expect(merged.history.conflicts.map(\.place) == [.yesNo])
      #expect(merged.history.sheet[.agents] == .count(3) && merged.history.sheet[.note] == .text("siti"))
      #expect(try store.verify(place).isSound && store.verify(place).digest == merged.after)
      #expect(try store.load(place).sheet == merged.history.sheet)

      // Again it brings nothing, and writes nothing.
      let files = try files(place)
      for path in [copied.folder, copied.folder + "/", copied.path, copied.historyFolder, place.folder] {
        let again = try here.merge([path], into: place, reason: "x")
        #expect(again.arrivals.isEmpty && again.before == merged.after && again.after == merged.after)
        #expect(try self.files(place) == files)
      }
      // The window that was open all the while goes on.
      try siti.type(.mark, .flag(true))
      try siti.poll()
      #expect(siti.sheet == merged.history.sheet.applying(Change(at: .mark, from: .nothing, to: .flag(true))))
      _ = try siti.undo()
      try siti.save()

      // After a restart it is taken back, done again, and taken back.
      var next = try Window(store, place, state: "siti")
      #expect(try next.undo())
      #expect(next.sheet == before)
      #expect(next.history.redo(by: next.author, at: 5) != nil)
      #expect(next.sheet == merged.history.sheet)
      try next.append()
      next = try Window(store, place, state: "siti")
      #expect(try next.undo())
      #expect(next.sheet == before)
      try next.save()
      #expect(try store.verify(place).isSound)
    }
  }

  /// A conflict is known after a restart, and the ordinary case opens without its old lines.
  @Test func conflictsAreKnownBesideASnapshot() async throws {
    try await withStore { store in
      let place = try create(store)
      var siti = try Window(store, place, state: "siti")
      var budi = try Window(store, place, state: "budi")
      try siti.type(.note, .text("siti"))
      try budi.type(.note, .text("budi"))
      try siti.save()
      #expect(try text(at: place.path).contains("\"conflicts\""))
      var next = try Window(store, place, state: "siti")
      #expect(next.history.conflicts.map(\.place) == [.note] && next.history.isWhole)
      for change in next.history.settling(next.history.conflicts[0], with: .both) {
        _ = next.history.record([change], by: next.author, at: 7)
      }
      try next.append()
      try next.save()
      #expect(next.history.conflicts.isEmpty)
      #expect(try !text(at: place.path).contains("\"conflicts\""))
      next = try Window(store, place, state: "siti")
      #expect(!next.history.isWhole && next.history.conflicts.isEmpty)
      // Her own are behind all of it, and what has seen all of it is, too.
      try next.type(.mark, .flag(true))
      #expect(try !store.open(place).history.isWhole)
      try budi.poll()
      try budi.type(.agents, .count(1))
      #expect(try !store.open(place).history.isWhole)
      try next.save()
      // Budi has not seen this, and puts something else there.
      try next.type(.index, .index(1))
      for count in 2...4 { try budi.type(.agents, .count(count)) }
      try next.save()
      #expect(try !store.open(place).history.isWhole)
      // By its clock it comes after all of it.
      try budi.type(.index, .index(2))
      let found = try store.open(place).history
      #expect(found.isWhole && found.conflicts.map(\.place) == [.index])
      try next.poll()
      #expect(next.history.conflicts.map(\.place) == [.index])
    }
  }

  /// What was written before snapshots said who had seen what.
  @Test func anOlderSnapshotIsReadWholeOnce() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.note, .text("x"))
      try window.save()
      #expect(try !store.open(place).history.isWhole)
      let older = try text(at: place.path).replacing(#/,\n +"seen" : \{\n\n +\}/#, with: "")
      #expect(!older.contains("seen"))
      let zeros = older.replacing(#/"digest" : "[0-9a-f]+"/#, with: "\"digest\" : \"\(Snapshot.noDigest)\"")
      try write(String(decoding: Snapshot.signed(Array(zeros.utf8)), as: UTF8.self), to: place.path)
      let opened = try store.open(place)
      #expect(opened.history.isWhole && opened.notes.isEmpty)
      window = try Window(store, place)
      try window.save()
      #expect(try !store.open(place).history.isWhole)
    }
  }

  /// One replica on two machines: both go on, each in a log of its own, and nobody's is lost.
  @Test func aForkLosesNothing() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      // The state folder is the same: another machine by its files only.
      let (there, copied) = try copy(place, of: store, to: "elsewhere")
      var other = try Window(there, copied)
      #expect(other.writer.replica == window.writer.replica)
      let replica = window.writer.replica
      try window.type(.note, .text("di sini"))
      try other.type(.note, .text("di sana"))
      try other.type(.agents, .count(4))
      try other.save()
      let own = try text(at: place.logPath(replica))

      let merged = try window.store.merge([copied.folder], into: place, by: "Siti", reason: "gabung")
      #expect(merged.history.conflicts.map(\.place) == [.note])
      #expect(merged.arrivals.map(\.count) == [2])
      #expect(merged.history.sheet[.agents] == .count(4))
      #expect(try text(at: place.logPath(replica)) == own)
      let logs = try names(in: place.historyFolder)
      let fork = try #require(logs.first { Replica.isBranch(String($0.dropLast(6))) })
      #expect(fork.hasPrefix(replica + "-f") && fork.utf8.count == replica.utf8.count + 2 + 12 + 6)
      #expect(try text(at: place.historyFolder + "/" + fork) == text(at: copied.logPath(replica)))
      #expect(logs.count == 3)
      #expect(try store.verify(place).isSound)
      // The open window goes on in a log that the other machine will not write.
      try window.type(.mark, .flag(true))
      try window.poll()
      #expect(window.writer.replica != replica && window.sheet[.mark] == .flag(true))
      try window.type(.index, .index(3))
      try window.save()
      #expect(window.history.conflicts.map(\.place) == [.note])
      #expect(try store.verify(place).isSound)
      #expect(try store.open(place).history.sheet == window.sheet)
      var next = try Window(store, place)
      #expect(next.writer.replica == window.writer.replica)
      #expect(try next.undo())
      #expect(next.sheet[.index] == .nothing)

      // Over there the same comes of it.
      _ = try other.store.merge([place.folder], into: copied, by: "Siti", reason: "gabung")
      let here = try window.store.merge([copied.folder], into: place, by: "Siti", reason: "gabung")
      let both = try there.openWhole(copied)
      #expect(here.history.sheet == both.history.sheet)
      #expect(here.history.conflicts.map(\.place) == both.history.conflicts.map(\.place))
      #expect(try there.verify(copied).isSound && store.verify(place).isSound)
      #expect(here.history.sheet[.mark] == .flag(true) && here.history.sheet[.agents] == .count(4))
      var settling = try Window(store, place)
      _ = settling.history.record(
        settling.history.settling(settling.history.conflicts[0], with: .both), by: settling.author, at: 9)
      try settling.append()
      try settling.save()
      _ = try other.store.merge([place.folder], into: copied, reason: "gabung")
      let settled = try there.open(copied).history
      #expect(settled.conflicts.isEmpty && settled.sheet == settling.sheet)
      #expect(
        settled.sheet[.note] == .text("di sini\n\ndi sana") || settled.sheet[.note] == .text("di sana\n\ndi sini"))
    }
  }

  /// Of an older copy of the sheet, put back, our own log is the beginning.
  @Test func whatARestoreHadLostComesBack() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      let (_, old) = try copy(place, of: store, to: "old")
      try window.type(.note, .text("baru"))
      try window.save()
      let (_, new) = try copy(place, of: store, to: "new")
      try FileManager.default.removeItem(atPath: place.folder)
      try FileManager.default.copyItem(atPath: old.folder, toPath: place.folder)
      let open = try Window(store, place)
      let merged = try window.store.merge([new.folder], into: place, reason: "x")
      #expect(merged.arrivals.map(\.count) == [1])
      #expect(try files(place)["\(window.writer.replica).jsonl"] == files(new)["\(window.writer.replica).jsonl"])
      var going = open
      try going.type(.mark, .flag(true))
      #expect(going.sheet[.note] == .text("baru") && going.writer.replica == window.writer.replica)
      try going.save()
      #expect(try store.verify(place).isSound && names(in: place.historyFolder).count == 1)
    }
  }

  // MARK: What cannot be merged

  @Test func nothingIsWrittenBeforeAllIsChecked() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      let (there, copied) = try copy(place, of: store, to: "elsewhere")
      var budi = try Window(there, copied, state: "budi")
      try budi.type(.note, .text("budi"))
      try budi.type(.mark, .flag(true))
      try budi.save()
      let log = try text(at: copied.logPath(budi.writer.replica))
      let folder = store.root + "/../odd"
      let other = try store.create(satker: Satker(name: "Lapas B"), year: 2027, target: "wbk", instrument: instrument)
      var lapasB = try Window(store, other.place)
      try lapasB.type(.yesNo, .choice("Ya"))
      try lapasB.save()
      try write(log.replacing(#/"rules":"../#, with: "\"rules\":\"zz"), to: folder + "/rules.jsonl")
      try write(log.replacing(#/"replica":"[^"]*"/#, with: "\"replica\":\"../../x\""), to: folder + "/name.jsonl")
      try write(
        log.replacing(#/"replica":"[^"]*"/#, with: "\"replica\":\"a-f0123456789ab\""), to: folder + "/branch.jsonl")
      try write("", to: folder + "/empty.jsonl")
      try write(String(repeating: "[", count: 1 << 20) + "\n", to: folder + "/deep.jsonl")
      try write(log.replacing(#/"format":1/#, with: "\"format\":2"), to: folder + "/newer.jsonl")
      try write("{\"format\":9}", to: folder + "/format.json")
      #expect(symlink(copied.logPath(budi.writer.replica), folder + "/link.jsonl") == 0)
      #expect(symlink(copied.folder, folder + "/linked") == 0)
      #expect(symlink(copied.path, folder + "/link.json") == 0)
      #expect(mkfifo(folder + "/pipe.jsonl", 0o600) == 0)
      #expect(mkdir(folder + "/nothing", 0o700) == 0)
      let before = try files(place)
      for bad in [
        "rules.jsonl", "name.jsonl", "branch.jsonl", "empty.jsonl", "deep.jsonl", "newer.jsonl", "format.json",
        "link.jsonl", "linked", "linked/", "link.json", "pipe.jsonl", "nothing", "missing", "",
      ] {
        #expect(throws: StoreProblem.self, "\(bad)") {
          try window.store.merge([copied.folder, bad.isEmpty ? bad : folder + "/" + bad], into: place, reason: "x")
        }
        #expect(try files(place) == before, "\(bad)")
      }
      #expect {
        try window.store.merge([other.place.historyFolder], into: place, reason: "x")
      } throws: { error in
        guard case .otherSheet(let found, let wanted) = (error as? StoreProblem)?.reason else { return false }
        return found.satker.name == "Lapas B" && wanted.satker.name == "Lapas A"
      }
      #expect(try files(place) == before)
      #expect(try window.store.merge([copied.folder], into: place, reason: "x").arrivals.map(\.count) == [2])
    }
  }

  /// What stands before a broken line is taken, and comes whole from a sound copy later; a line that was not finished is not.
  @Test func whatStandsBeforeABrokenLineIsTaken() async throws {
    try await withStore { store in
      let place = try create(store)
      let (there, copied) = try copy(place, of: store, to: "elsewhere")
      var budi = try Window(there, copied, state: "budi")
      for count in 0..<4 { try budi.type(.agents, .count(count)) }
      let path = copied.logPath(budi.writer.replica)
      let log = try text(at: path)
      try write(log.replacing("\"to\":2", with: "\"to\":7"), to: path)
      let merged = try store.merge([path], into: place, reason: "x")
      #expect(merged.arrivals.map(\.count) == [3])
      guard case .broken(let problem) = merged.notes.first else { Issue.record("\(merged.notes)"); return }
      #expect(problem.reason == .chain && problem.line == 5)
      #expect(try store.verify(place).isSound)
      // The changed line was its last: another one than the sound copy has.
      try write(log + "{\"half", to: path)
      let whole = try store.merge([path], into: place, reason: "x")
      #expect(whole.notes == [.torn(path: path, bytes: 6)])
      #expect(whole.history.sheet[.agents] == .count(3) || !whole.history.conflicts.isEmpty)
      #expect(try store.verify(place).isSound)
    }
  }

  @Test func aFileWithoutItsLogs() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      let (_, behind) = try copy(place, of: store, to: "behind")
      try FileManager.default.removeItem(atPath: behind.historyFolder)
      try window.type(.note, .text("x"))
      #expect(try window.store.merge([behind.path], into: place, reason: "x").arrivals.isEmpty)
      let text = try text(at: behind.path)
      try write(text.replacing("\"Ya\"", with: "\"Tidak\""), to: behind.path)
      #expect(throws: StoreProblem(path: behind.path, reason: .unattributed(isEdited: true))) {
        try window.store.merge([behind.path], into: place, reason: "x")
      }
      let (there, ahead) = try copy(place, of: store, to: "ahead")
      var budi = try Window(there, ahead, state: "budi")
      try budi.type(.mark, .flag(true))
      try budi.save()
      try FileManager.default.removeItem(atPath: ahead.historyFolder)
      let files = try files(place)
      #expect(throws: StoreProblem(path: ahead.path, reason: .unattributed(isEdited: false))) {
        try window.store.merge([ahead.folder], into: place, reason: "x")
      }
      #expect(try self.files(place) == files)
    }
  }

  /// What was edited by hand here is somebody's, too.
  @Test func whatWasEditedHereStays() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.note, .text("lama"))
      try window.save()
      let (there, copied) = try copy(place, of: store, to: "elsewhere")
      var budi = try Window(there, copied, state: "budi")
      try budi.type(.mark, .flag(true))
      try budi.save()
      try write(try text(at: place.path).replacing("\"lama\"", with: "\"dengan tangan\""), to: place.path)
      let merged = try window.store.merge([copied.folder], into: place, reason: "x")
      #expect(merged.history.sheet[.note] == .text("dengan tangan"))
      #expect(merged.history.sheet[.mark] == .flag(true))
      #expect(try store.verify(place).isSound)
    }
  }

  // MARK: Any order

  /// Machines that work, hear of each other now and then, and of which one was copied; everything is brought together in any
  /// order, in parts and repeatedly.
  @Test(arguments: 1...12) func anyOrderGivesTheSame(_ seed: Int) async throws {
    try await withStore { store in
      var random = Seeded(UInt64(seed))
      let blank = try create(store)
      var machines: [(store: SheetStore, place: SheetPlace)] = []
      for name in ["a", "b", "c"] {
        let (there, place) = try copy(blank, of: store, to: name)
        machines.append((there, place))
      }
      var sources: [String] = []
      func act(_ index: Int) throws {
        var window = try Window(machines[index].store, machines[index].place, state: index < 3 ? "s\(index)" : "s2")
        for _ in 0..<Int.random(in: 1...3, using: &random) {
          let (place, contents) = Self.places.randomElement(using: &random)!
          try window.type(place, contents.randomElement(using: &random)!)
        }
        if Bool.random(using: &random) { try window.save() }
      }
      for index in [2, 0, 1] { try act(index) }
      let (there, place) = try copy(machines[2].place, of: store, to: "d")
      machines.append((there, place))
      for step in 0..<8 {
        let index = Int.random(in: 0..<4, using: &random)
        try act(index)
        if Int.random(in: 0..<3, using: &random) == 0 {
          var to = machines[index == 0 ? 1 : 0]
          to.store.stateFolder = store.root + "/../s\(index == 0 ? 1 : 0)"
          _ = try to.store.merge([machines[index].place.folder], into: to.place, by: "x", reason: "merge")
        }
        if Bool.random(using: &random) {
          sources.append(try copy(machines[index].place, of: store, to: "older\(step)").1.folder)
        }
      }
      sources += machines.map(\.place.folder)

      var outcomes: [(sheet: Sheet, conflicts: [Change.Place], digest: String, logs: [String: String])] = []
      for round in 0..<3 {
        // Where the log of the copied machine is known already, and where not.
        let (target, place) = try copy(round == 2 ? blank : machines[2].place, of: store, to: "target\(round)")
        // By machine's own way: of the copies either may come first.
        let order = (sources + sources.prefix(2)).shuffled(using: &random)
        for source in order { _ = try target.merge([source], into: place, by: "x", reason: "merge") }
        let files = try files(place)
        for source in sources { #expect(try target.merge([source], into: place, reason: "again").arrivals.isEmpty) }
        #expect(try self.files(place) == files)
        #expect(try target.verify(place).isSound)
        // Without what this machine itself has noted.
        let own = try target.openWhole(place).replica
        let conflicts = try target.openWhole(place).history.conflicts.map(\.place)
        #expect(unlink(place.logPath(own)) == 0)
        let logs = try self.files(place).filter { $0.key.hasSuffix(".jsonl") }
        let verified = try target.verify(place)
        #expect(verified.logs.allSatisfy { $0.problem == nil })
        outcomes.append((try target.load(place).sheet, conflicts, verified.digest, logs))
      }
      for outcome in outcomes {
        #expect(outcome.sheet == outcomes[0].sheet)
        #expect(Set(outcome.conflicts) == Set(outcomes[0].conflicts))
        #expect(outcome.digest == outcomes[0].digest)
      }
      #expect(outcomes[0].logs == outcomes[1].logs)
    }
  }

  static let places: [(Change.Place, [Change.Content])] = [
    (.yesNo, [.nothing, .choice("Ya"), .choice("Tidak")]), (.note, [.nothing, .text("x"), .text("y")]),
    (.mark, [.nothing, .flag(true)]), (.agents, [.count(1), .count(2)]),
    (.answer(.satker, question: "A.I.1.i.a", .evidence("SK tim kerja ZI")), [.references(["1"]), .references(["2"])]),
  ]
}

private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
