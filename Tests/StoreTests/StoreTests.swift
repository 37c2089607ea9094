import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct StoreTests {
  let instrument: Instrument

  init() throws {
    instrument = try Samples.instrument()
  }

  func create(_ store: SheetStore, _ name: String = "Lapas Contoh A", year: Int = 2026) throws -> StoredSheet {
    try store.create(satker: Satker(name: name), year: year, target: "wbk", instrument: instrument)
  }

  @Test(arguments: [
    (["LKE_STORE": "/a", "XDG_DATA_HOME": "/b", "HOME": "/c"], "/a"),
    (["LKE_STORE": "", "XDG_DATA_HOME": "/b", "HOME": "/c"], "/b/lke"),
    (["XDG_DATA_HOME": "b", "HOME": "/c"], "/c/.local/share/lke"),
    (["XDG_DATA_HOME": "", "HOME": "/c"], "/c/.local/share/lke"),
  ])
  func defaultRoot(_ environment: [String: String], _ root: String) {
    #expect(SheetStore.defaultRoot(environment: environment) == root)
  }

  @Test(arguments: [("", "."), ("/", "/"), ("a//", "a"), ("/a/b", "/a/b")])
  func root(_ given: String, _ root: String) {
    #expect(SheetStore(root: given).root == root)
  }

  // Creating.

  @Test func createsAPrivateSheet() async throws {
    try await withStore { store in
      let before = Int(Date().timeIntervalSince1970)
      let stored = try create(store)
      #expect(
        stored.place == SheetPlace(id: "2026/lapas-contoh-a", path: store.root + "/2026/lapas-contoh-a/sheet.json"))
      #expect(stored.sheet.satker == Satker(name: "Lapas Contoh A"))
      #expect(stored.sheet.instrument == instrument.reference)
      #expect(UUID(uuidString: stored.sheet.uid) != nil && stored.sheet.uid == stored.sheet.uid.lowercased())
      #expect((before...before + 60).contains(stored.modified))
      #expect(try store.load(stored.place) == stored)
      #expect(try mode(of: stored.place.path) == 0o600)
      for folder in [store.root, store.root + "/2026", stored.place.folder] { #expect(try mode(of: folder) == 0o700) }
      #expect(try names(in: stored.place.folder) == ["sheet.json"])
    }
  }

  @Test func theSameNameIsPutBeside() async throws {
    try await withStore { store in
      // What is there already is never touched, whatever it is.
      try write("a file", to: store.root + "/2026/lapas-contoh-a-2")
      let sheets = try (0..<3).map { _ in try create(store) }
      #expect(sheets.map(\.place.id) == ["2026/lapas-contoh-a", "2026/lapas-contoh-a-3", "2026/lapas-contoh-a-4"])
      #expect(Set(sheets.map(\.sheet.uid)).count == 3)
      #expect(try store.summaries().map(\.place) == sheets.map(\.place))
    }
  }

  @Test func aSheetThatDoesNotFitIsNotCreated() async throws {
    try await withStore { store in
      let problems: [(Satker, Int, String, StoreProblem.Reason)] = [
        (Satker(name: " "), 2026, "wbk", .change(place: .init("satker/name"), .nameMissing)),
        (Satker(name: "x"), 26, "wbk", .change(place: .init("year"), .yearOutOfRange("26"))),
        (
          Satker(name: "x"), 2026, "x",
          .change(place: .init("target"), .unknownTarget("x", offered: instrument.predicates.map(\.id)))
        ),
      ]
      for (satker, year, target, reason) in problems {
        #expect(throws: StoreProblem(path: store.root, reason: reason)) {
          try store.create(satker: satker, year: year, target: target, instrument: instrument)
        }
      }
      #expect(!exists(store.root))
    }
  }

  @Test func aFileInTheWayOfTheStore() async throws {
    try await withStore { store in
      try write("", to: store.root)
      #expect(throws: StoreProblem(path: store.root, reason: .notAStore)) { try store.summaries() }
      #expect(throws: StoreProblem(path: store.root, reason: .notAStore)) { try store.isEmpty() }
      let problem = try #require(throws: StoreProblem.self) { try create(store) }
      #expect(problem.reason == .folderNotFound)
      #expect(problem.kind == .cannotCreate)
      #expect(try text(at: store.root) == "")
    }
  }

  // Reading.

  @Test func readingMakesNothing() async throws {
    try await withStore { store in
      #expect(try store.summaries().isEmpty)
      #expect(try store.isEmpty())
      #expect(store.instruments().count == 1)
      let place = try store.place(of: "2026/x")
      #expect(throws: StoreProblem(path: place.path, reason: .notFound)) { try store.load(place) }
      #expect(throws: StoreProblem(path: place.folder, reason: .notFound)) {
        try store.update(place) { sheet, _ in sheet }
      }
      #expect(throws: StoreProblem(path: place.folder, reason: .notFound)) { try store.trash(place) }
      #expect(!exists(store.root))
    }
  }

  /// In a process of its own, that an alarm ends where reading from a pipe waits for its writer.
  @Test func onlyRegularFilesAreRead() async throws {
    try await withTemporaryFolder { folder in
      #expect(mkfifo(folder + "/pipe", 0o600) == 0)
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        alarm(20)
        for path in [folder, folder + "/pipe", "/dev/zero"] {
          #expect(throws: StoreProblem(path: path, reason: .notAFile)) { try File.read(path) }
        }
      }
      #expect(throws: StoreProblem(path: folder + "/a\0b", reason: .invalidID)) { try File.read(folder + "/a\0b") }
      // A file whose size is not known beforehand.
      let status = try File.read("/proc/self/status").bytes
      #expect(!status.isEmpty)
    }
  }

  @Test func aHugeFileIsRefusedUnread() async throws {
    try await withTemporaryFolder { folder in
      let path = folder + "/sheet.json"
      try write("", to: path)
      #expect(truncate(path, 16 << 20) == 0)
      #expect(try File.read(path).bytes.count == 16 << 20)
      #expect(truncate(path, (16 << 20) + 1) == 0)
      #expect(throws: StoreProblem(path: path, reason: .tooLarge(limit: 16 << 20))) { try File.read(path) }
    }
  }

  @Test func aSheetTooLargeToBeReadIsNotWritten() async throws {
    try await withStore { store in
      let stored = try create(store)
      var sheet = stored.sheet
      var answer = Answer()
      answer.note = String(repeating: "x", count: 16 << 20)
      sheet[.satker, "A.I.1.i.a"] = answer
      #expect(throws: StoreProblem(path: stored.place.path, reason: .tooLarge(limit: 16 << 20))) {
        try store.save(sheet, at: stored.place, replacing: stored.stamp)
      }
      #expect(try store.load(stored.place) == stored)
    }
  }

  @Test func oneBrokenSheetDoesNotHinderTheOthers() async throws {
    try await withStore { store in
      let good = [try create(store, "B"), try create(store, "D", year: 2025)]
      try write("{", to: store.root + "/2026/a/sheet.json")
      try write("{}", to: store.root + "/2026/Folder made by hand/sheet.json")
      try FileManager.default.createDirectory(atPath: store.root + "/2026/claimed", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: store.root + "/2026/link", withDestinationPath: good[0].place.folder)
      try FileManager.default.createSymbolicLink(atPath: store.root + "/2024", withDestinationPath: "/etc")
      try write("", to: store.root + "/2026/stray")
      try write("", to: store.root + "/2023")
      try write("{", to: store.root + "/trash/x/sheet.json")
      let list = try store.summaries()
      #expect(
        list.map(\.place.id) == ["2024", "2025/d", "2026/Folder made by hand", "2026/a", "2026/b", "2026/link"])
      #expect(
        list.compactMap { try? $0.result.get() }
          == good.reversed().map { Summary($0.sheet, $0.instrument, assessor: .satker) })
      #expect(list.compactMap(\.modified) == good.reversed().map(\.modified))
      let problems = list.compactMap { listing -> StoreProblem.Reason? in
        guard case .failure(let problem) = listing.result else { return nil }
        return problem.reason
      }
      #expect(
        problems == [
          .linkedFolder, .malformed(place: .init("format", 1, 1), .missing),
          .json(.init(.init(line: 1, column: 2), .end)),
          .linkedFolder,
        ])
    }
  }

  // Ids.

  @Test(arguments: [
    "", "x", "2026", "2026/", "/2026", "2026//x", "2026/x/y", "26/x", "２０２６/x", "2026/..", "2026/.", "2026/.x",
    "2026/a\0b",
    "2026/a\nb", "2026/a\u{1B}b", "2026/a\u{202E}b", "2026/a\\b", "trash/x", "instruments/x",
    "2026/" + String(repeating: "x", count: 256),
    "a.json\0",
  ])
  func noID(_ text: String) throws {
    let store = SheetStore(root: "/store")
    if text.hasPrefix("/") {
      #expect(try store.place(of: text).path == text)
    } else {
      #expect(throws: StoreProblem(path: text, reason: .invalidID)) { try store.place(of: text) }
    }
  }

  @Test(arguments: [
    ("2026/lapas-contoh-a", "2026/lapas-contoh-a", "/store/2026/lapas-contoh-a/sheet.json"),
    ("2026/Lapas é", "2026/Lapas é", "/store/2026/Lapas é/sheet.json"),
    ("2026/sheet.json", "2026/sheet.json", "2026/sheet.json"),
    ("./2026/x", "./2026/x", "./2026/x"),
    ("../x.json", "../x.json", "../x.json"),
    ("/elsewhere/sheet.json", "/elsewhere/sheet.json", "/elsewhere/sheet.json"),
    ("/store/2026/x/sheet.json", "2026/x", "/store/2026/x/sheet.json"),
    ("/store/2026/../sheet.json", "/store/2026/../sheet.json", "/store/2026/../sheet.json"),
  ])
  func places(_ text: String, _ id: String, _ path: String) throws {
    #expect(try SheetStore(root: "/store").place(of: text) == SheetPlace(id: id, path: path))
  }

  @Test func aLinkDoesNotLeadOutOfTheStore() async throws {
    try await withTemporaryFolder { folder in
      let store = SheetStore(root: folder + "/store")
      let outside = try create(SheetStore(root: folder + "/outside"))
      try FileManager.default.createDirectory(atPath: store.root + "/2025", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: store.root + "/2026", withDestinationPath: folder + "/outside/2026")
      try FileManager.default.createSymbolicLink(
        atPath: store.root + "/2025/x", withDestinationPath: outside.place.folder)
      #expect(throws: StoreProblem(path: store.root + "/2026", reason: .linkedFolder)) {
        try store.place(of: "2026/lapas-contoh-a")
      }
      #expect(throws: StoreProblem(path: store.root + "/2025/x", reason: .linkedFolder)) {
        try store.place(of: "2025/x")
      }
    }
  }

  // Saving.

  @Test func savesOverWhatWasReadOnly() async throws {
    try await withStore { store in
      let stored = try create(store)
      let sheet = stored.sheet.changes(to: Samples.fullSheet(instrument)).reduce(stored.sheet) { $0.applying($1) }
      let stamp = try store.save(sheet, at: stored.place, replacing: stored.stamp)
      let saved = try store.load(stored.place)
      #expect(saved.sheet == sheet)
      #expect(saved.stamp == stamp)

      // The stamp of the sheet as it was first read is out of date now.
      #expect(throws: StoreProblem(path: stored.place.path, reason: .changedOutside)) {
        try store.save(stored.sheet, at: stored.place, replacing: stored.stamp)
      }
      #expect(try store.load(stored.place) == saved)

      // An editor that writes in place, within the same second, with the same size.
      let edited = try text(at: stored.place.path).replacing("belum", with: "sudah")
      try write(edited, to: stored.place.path)
      #expect(throws: StoreProblem(path: stored.place.path, reason: .changedOutside)) {
        try store.save(sheet, at: stored.place, replacing: stamp)
      }
      #expect(try text(at: stored.place.path) == edited)

      try FileManager.default.removeItem(atPath: stored.place.path)
      #expect(throws: StoreProblem(path: stored.place.path, reason: .notFound)) {
        try store.save(sheet, at: stored.place, replacing: stamp)
      }
      #expect(try names(in: stored.place.folder) == ["history"])
    }
  }

  @Test func aCopyWithTheSameContentIsNoChange() async throws {
    try await withStore { store in
      let stored = try create(store)
      try write(try text(at: stored.place.path), to: stored.place.path + ".copy")
      #expect(rename(stored.place.path + ".copy", stored.place.path) == 0)
      #expect(throws: Never.self) { try store.save(stored.sheet, at: stored.place, replacing: stored.stamp) }
    }
  }

  @Test func updates() async throws {
    try await withStore { store in
      let stored = try create(store)
      let before = try text(at: stored.place.path)

      // Nothing changed: nothing written, not even the same bytes.
      let file = try inode(of: stored.place.path)
      #expect(try store.update(stored.place) { sheet, _ in sheet } == .success(stored))
      #expect(try inode(of: stored.place.path) == file)

      let refusal = try store.update(stored.place) { _, _ throws(ChangeProblem) in throw .misplaced }
      #expect(refusal == .failure(.misplaced))
      #expect(try text(at: stored.place.path) == before)

      let problem = StoreProblem(
        path: stored.place.path,
        reason: .change(place: .init("answers/satker/X"), .unknownQuestion("X")))
      #expect(throws: problem) {
        try store.update(stored.place) { sheet, _ in
          var sheet = sheet
          sheet[.satker, "X"] = Samples.fullSheet(instrument)[.satker, "A.I.1.i.a"]
          return sheet
        }
      }
      #expect(try text(at: stored.place.path) == before)

      let updated = try store.update(stored.place) { sheet, given in
        #expect(given == instrument)
        return sheet.applying(.init(at: .sheet(.satkerCode), from: .nothing, to: .text("7")))
      }.get()
      #expect(updated.sheet.satker.code == "7")
      #expect(try store.load(stored.place) == updated)
    }
  }

  @Test func aHeldLockIsBusyInTheEnd() async throws {
    try await withStore { store in
      let stored = try create(store)
      var impatient = store
      impatient.patience = .milliseconds(20)
      let busy = StoreProblem(path: stored.place.folder, reason: .busy)
      try Folder.locked(stored.place.folder, patience: .zero) { () throws(StoreProblem) in
        #expect(throws: busy) { try impatient.update(stored.place) { sheet, _ in sheet } }
        #expect(throws: busy) { try impatient.save(stored.sheet, at: stored.place, replacing: stored.stamp) }
        #expect(throws: busy) { try impatient.trash(stored.place) }
        // Reading needs no lock.
        #expect(throws: Never.self) { try store.load(stored.place) }
      }
      #expect(throws: Never.self) { try impatient.save(stored.sheet, at: stored.place, replacing: stored.stamp) }
    }
  }

  @Test func aSheetOutsideTheStore() async throws {
    try await withTemporaryFolder { folder in
      let elsewhere = try create(SheetStore(root: folder + "/other"))
      var store = SheetStore(root: folder + "/store")
      store.stateFolder = folder + "/state"
      let path = folder + "/lke.json"
      try write(try text(at: elsewhere.place.path), to: path)
      let place = try store.place(of: path)
      let stored = try store.load(place)
      #expect(stored.sheet == elsewhere.sheet)
      let sheet = stored.sheet.applying(.init(at: .sheet(.satkerCode), from: .nothing, to: .text("7")))
      _ = try store.save(sheet, at: place, replacing: stored.stamp)
      #expect(try store.load(place).sheet == sheet)
      #expect(throws: StoreProblem(path: path, reason: .outsideStore)) { try store.trash(place) }
      #expect(try names(in: folder) == ["lke.history", "lke.json", "other", "state"])
    }
  }

  @Test func aLinkedSheetIsReadButNotWrittenThrough() async throws {
    try await withTemporaryFolder { folder in
      let target = try create(SheetStore(root: folder + "/other"))
      var store = SheetStore(root: folder + "/store")
      store.stateFolder = folder + "/state"
      let path = folder + "/link.json"
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target.place.path)
      let place = try store.place(of: path)
      let stored = try store.load(place)
      #expect(throws: StoreProblem(path: path, reason: .symbolicLink)) {
        try store.save(stored.sheet, at: place, replacing: stored.stamp)
      }
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target.place.path)
    }
  }

  // The trash.

  @Test func theTrashGivesBack() async throws {
    try await withStore { store in
      let stored = try create(store)
      try write("scan", to: stored.place.folder + "/evidence/sk.pdf")
      let trashed = try store.trash(stored.place)
      #expect(trashed.place == stored.place)
      #expect(try store.summaries().isEmpty)
      #expect(!exists(stored.place.folder))
      let name = try #require(try names(in: store.root + "/trash").first)
      #expect(name.wholeMatch(of: #/\d{8}T\d{6}Z-2026-lapas-contoh-a/#) != nil)
      #expect(throws: StoreProblem(path: stored.place.folder, reason: .notFound)) {
        try store.save(stored.sheet, at: stored.place, replacing: stored.stamp)
      }

      #expect(try store.restore(trashed) == stored.place)
      #expect(try store.load(stored.place) == stored)
      #expect(try text(at: stored.place.folder + "/evidence/sk.pdf") == "scan")
      #expect(try names(in: store.root + "/trash").isEmpty)
      #expect(throws: StoreProblem(path: trashed.folder, reason: .notFound)) { try store.restore(trashed) }
      #expect(try store.summaries().map(\.place) == [stored.place])
    }
  }

  @Test func theTrashTakesSeveralOfOneName() async throws {
    try await withStore { store in
      // Within one second, or the number would not be needed.
      let sheets = try (0..<4).map { _ in
        let stored = try create(store)
        return (stored, try store.trash(stored.place))
      }
      #expect(Set(sheets.map(\.1.folder)).count == 4)
      let taken = try create(store)
      #expect(try store.restore(sheets[2].1).id == "2026/lapas-contoh-a-2")
      #expect(try store.restore(sheets[0].1).id == "2026/lapas-contoh-a-3")
      #expect(try store.load(store.place(of: "2026/lapas-contoh-a-2")).sheet == sheets[2].0.sheet)
      #expect(try store.load(taken.place) == taken)
    }
  }

  @Test func anotherStoresTrashIsNotRestored() async throws {
    try await withTemporaryFolder { folder in
      let other = SheetStore(root: folder + "/other")
      let trashed = try other.trash(try create(other).place)
      #expect(throws: StoreProblem(path: trashed.folder, reason: .outsideStore)) {
        try SheetStore(root: folder + "/store").restore(trashed)
      }
    }
  }
}
