import Evaluation
import Foundation
import Testing

@testable import Store

@Suite struct SummariesTests {
  let instrument: Instrument

  init() throws {
    instrument = try Samples.instrument()
  }

  /// A store of three sheets and a broken one, whose index takes what was written just now for old.
  func withSheets(_ body: (SheetStore) async throws -> Void) async throws {
    try await withStore { store in
      var store = store
      store.settlingSeconds = -3600
      for (name, target) in [("A", "wbk"), ("B é", "wbbm"), ("C", "wbk")] {
        let stored = try store.create(
          satker: Satker(name: name, code: "1", kind: "lapas"), year: 2026, target: target, instrument: instrument)
        var sheet = stored.sheet
        if name != "C" {
          var answer = Answer()
          answer.value = .choice("Ya")
          sheet[.satker, "A.I.1.i.a"] = answer
        }
        if sheet != stored.sheet { _ = try store.save(sheet, at: stored.place, replacing: stored.stamp) }
      }
      try write("{", to: store.root + "/2026/broken/sheet.json")
      try await body(store)
    }
  }

  func index(_ store: SheetStore) -> String { store.root + "/index" }

  /// What a store without an index says.
  func cold(_ store: SheetStore) throws -> [SummaryListing] {
    try? FileManager.default.removeItem(atPath: index(store))
    return try store.summaries()
  }

  func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

  func basis(_ store: SheetStore) throws -> SummaryIndex.Basis {
    try #require(SummaryIndex.Basis(instrumentsFolder: store.instrumentsFolder))
  }

  @Test func warmIsAsColdAndWritesNothing() async throws {
    try await withSheets { store in
      let cold = try store.summaries()
      #expect(cold.map(\.place.id) == ["2026/a", "2026/b-e", "2026/broken", "2026/c"])
      #expect(try cold[0].result.get().total.answered == 1)
      #expect(try cold[1].result.get().targetName == "WBBM")
      #expect(try mode(of: index(store)) == 0o600)
      #expect(try SummaryIndex.decode(bytes(index(store)), basis: basis(store))?.count == 3)
      let file = try inode(of: index(store))
      #expect(try store.summaries() == cold)
      #expect(try inode(of: index(store)) == file)
      #expect(try names(in: store.root) == ["2026", "index"])
    }
  }

  /// Without this every other test would pass with no index at all.
  @Test func warmDoesNotReadTheSheets() async throws {
    try await withSheets { store in
      _ = try store.summaries()
      let entries = try #require(try SummaryIndex.decode(bytes(index(store)), basis: basis(store)))
      let lies = entries.values.map { entry in
        let old = entry.summary
        return SummaryIndex.Entry(
          id: entry.id, status: entry.status,
          summary: Summary(
            satker: Satker(name: "lie"), year: old.year, target: old.target, targetName: old.targetName,
            total: old.total, standing: old.standing))
      }
      try Data(SummaryIndex.encode(lies, basis: basis(store))).write(to: URL(fileURLWithPath: index(store)))
      #expect(try store.summaries().compactMap { try? $0.result.get().satker.name } == ["lie", "lie", "lie"])
    }
  }

  enum Event: CaseIterable {
    case saved, editedInPlace, editedWithTheTimeSetBack, replaced, deleted, folderDeleted, renamed, swapped, created,
      trashed
    case broken, mended, linked
  }

  @Test(arguments: Event.allCases)
  func whatHappenedIsSeen(_ event: Event) async throws {
    try await withSheets { store in
      let files = FileManager.default
      let before = try store.summaries()
      let a = try store.place(of: "2026/a")
      let b = try store.place(of: "2026/b-e")
      switch event {
      case .saved:
        _ = try store.update(a) { sheet, _ in
          sheet.applying(.init(at: .sheet(.satkerName), from: .nothing, to: .text("Z")))
        }
      case .editedInPlace, .editedWithTheTimeSetBack:
        var old = stat()
        #expect(stat(a.path, &old) == 0)
        // The same file of the same size.
        let edited = try text(at: a.path).replacing("\"A\"", with: "\"Z\"")
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: a.path))
        // The system's clock for files ticks every few milliseconds.
        usleep(20_000)
        try handle.write(contentsOf: Data(edited.utf8))
        try handle.close()
        if event == .editedWithTheTimeSetBack {
          #expect(utimensat(AT_FDCWD, a.path, [old.st_atim, old.st_mtim], 0) == 0)
        }
      case .replaced:
        try write(try text(at: a.path).replacing("\"A\"", with: "\"Z\""), to: a.path + ".new")
        #expect(rename(a.path + ".new", a.path) == 0)
      case .deleted: try files.removeItem(atPath: a.path)
      case .folderDeleted: try files.removeItem(atPath: a.folder)
      case .renamed: #expect(rename(a.folder, store.root + "/2026/z") == 0)
      case .swapped:
        #expect(rename(a.folder, store.root + "/2026/z") == 0)
        #expect(rename(b.folder, a.folder) == 0)
        #expect(rename(store.root + "/2026/z", b.folder) == 0)
      case .created:
        _ = try store.create(satker: Satker(name: "Z"), year: 2027, target: "wbk", instrument: instrument)
      case .trashed: _ = try store.trash(a)
      case .broken: try write("{}", to: a.path)
      case .mended: try write(try text(at: a.path), to: store.root + "/2026/broken/sheet.json")
      case .linked:
        try files.removeItem(atPath: a.path)
        try files.createSymbolicLink(atPath: a.path, withDestinationPath: b.path)
      }
      let after = try store.summaries()
      #expect(after != before)
      // Once from the index as it was written last, and once from the sheets alone.
      #expect(try store.summaries() == after)
      #expect(try cold(store) == after)
      if event == .linked {
        // A link says nothing of the file it leads to.
        try write(try text(at: b.path).replacing("B é", with: "Z"), to: b.path)
        #expect(try store.summaries().compactMap { try? $0.result.get().satker.name } == ["Z", "Z", "C"])
      }
    }
  }

  /// Within one tick of the file system's clock a file can change twice; what is that new is read each time.
  @Test func changesWithinATickAreSeen() async throws {
    try await withSheets { store in
      var store = store
      // However slow the machine is, it is all within this.
      store.settlingSeconds = 3600
      let place = try store.place(of: "2026/a")
      let first = try text(at: place.path)
      let texts = ["A", "Z"].map { first.replacing("\"A\"", with: "\"\($0)\"") }
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: place.path))
      for turn in 0..<400 {
        try handle.seek(toOffset: 0)
        try handle.write(contentsOf: Data(texts[turn % 2].utf8))
        #expect(try store.summaries()[0].result.get().satker.name == ["A", "Z"][turn % 2])
      }
      #expect(!exists(index(store)))
    }
  }

  @Test func ownInstruments() async throws {
    try await withStore { store in
      var store = store
      store.settlingSeconds = -3600
      let path = store.instrumentsFolder + "/small.json"
      try write(Samples.small, to: path)
      _ = try store.create(
        satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: Samples.smallInstrument())
      func name() throws -> String? { try store.summaries().first.flatMap { try? $0.result.get().targetName } }
      for _ in 0..<2 { #expect(try name() == "WBK") }
      #expect(exists(index(store)))
      // Another wording of the same rules, other rules, none, and the first one again under another name.
      try write(Samples.small.replacing("\"short\": \"WBK\"", with: "\"short\": \"W\""), to: path)
      for _ in 0..<2 { #expect(try name() == "W") }
      try write(Samples.small.replacing("75", with: "76"), to: path)
      for _ in 0..<2 { #expect(try name() == nil) }
      try FileManager.default.removeItem(atPath: path)
      for _ in 0..<2 { #expect(try name() == nil) }
      try write(Samples.small, to: store.instrumentsFolder + "/other.json")
      for _ in 0..<2 { #expect(try name() == "WBK") }
    }
  }

  // Broken indices.

  @Test func aBrokenIndexIsMadeAnew() async throws {
    try await withSheets { store in
      let listings = try store.summaries()
      let good = try bytes(index(store))
      var broken: [[UInt8]] = [[], Array("\n".utf8), Array("end\t0\n".utf8), good + [UInt8(ascii: "\n")], good + good]
      broken += stride(from: 1, to: good.count, by: 11).map { Array(good[..<$0]) }
      broken += stride(from: 0, to: good.count, by: 13).map { place in
        var bytes = good
        bytes[place] ^= 1
        return bytes
      }
      broken.append([UInt8](repeating: 0, count: good.count))
      for bytes in broken {
        #expect(try SummaryIndex.decode(bytes, basis: basis(store)) == nil)
        try Data(bytes).write(to: URL(fileURLWithPath: index(store)))
        #expect(try store.summaries() == listings)
        #expect(try self.bytes(index(store)) == good)
      }
      #expect(try names(in: store.root) == ["2026", "index"])
    }
  }

  /// Lines with a checksum that fits, as a program with a mistake in it would write them.
  @Test func linesAreReadStrictly() async throws {
    try await withSheets { store in
      _ = try store.summaries()
      let basis = try basis(store)
      let good = String(decoding: try bytes(index(store)), as: UTF8.self)
      let lines = good.split(separator: "\n").dropFirst(2).dropLast()
      func decode(_ lines: [String]) -> Int? {
        var bytes = basis.header + Array(lines.map { $0 + "\n" }.joined().utf8)
        let checksum = bytes.withUnsafeBufferPointer { IndexChecksum.of($0[...]) }
        bytes += Array("end\t\(String(checksum, radix: 16))\n".utf8)
        return SummaryIndex.decode(bytes, basis: basis)?.count
      }
      #expect(decode(lines.map(String.init)) == 3)
      let fields = try #require(lines.first).split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(fields.count == 19)
      #expect(decode([fields.joined(separator: "\t")]) == 1)
      for place in fields.indices {
        var short = fields
        short.remove(at: place)
        #expect(decode([short.joined(separator: "\t")]) == nil)
      }
      for bad in ["", "x", "-1", "10000000000000000", "1 "] {
        for place in 0..<12 {
          var other = fields
          other[place] = bad
          #expect(decode([other.joined(separator: "\t")]) == nil)
        }
      }
      #expect(decode([fields.joined(separator: "\t") + "\tmore"]) == nil)
      #expect(decode([""]) == nil)
    }
  }

  @Test func whatStandsInTheWayOfTheIndex() async throws {
    try await withSheets { store in
      let files = FileManager.default
      let listings = try store.summaries()
      try files.removeItem(atPath: index(store))
      try files.createDirectory(atPath: index(store), withIntermediateDirectories: true)
      for _ in 0..<2 { #expect(try store.summaries() == listings) }
      #expect(try names(in: store.root) == ["2026", "index"])
      try files.removeItem(atPath: index(store))
      #expect(mkfifo(index(store), 0o600) == 0)
      #expect(try store.summaries() == listings)
      #expect(try SummaryIndex.decode(bytes(index(store)), basis: basis(store))?.count == 3)
    }
  }

  @Test func aStoreThatCannotBeWrittenHasNoIndex() async throws {
    try await withSheets { store in
      let listings = try store.summaries()
      try FileManager.default.removeItem(atPath: index(store))
      for path in [store.root + "/..", store.root, store.root + "/2026"] + listings.map(\.place.folder) {
        #expect(chmod(path, 0o555) == 0)
      }
      for path in listings.map(\.place.path) { #expect(chmod(path, 0o444) == 0) }
      // Root may write anywhere; nobody may not.
      await #expect(processExitsWith: .success) { [root = store.root as String] in
        if geteuid() == 0 { #expect(seteuid(65534) == 0) }
        let store = SheetStore(root: root)
        let listings = try store.summaries()
        #expect(listings.count == 4)
        #expect(listings.compactMap { try? $0.result.get() }.count == 3)
        #expect(try store.summaries() == listings)
      }
      #expect(try names(in: store.root) == ["2026"])
      for path in [store.root + "/..", store.root, store.root + "/2026"] + listings.map(\.place.folder) {
        #expect(chmod(path, 0o755) == 0)
      }
    }
  }

  @Test func aNameThatNoLineHoldsIsReadEachTime() async throws {
    try await withSheets { store in
      _ = try store.update(store.place(of: "2026/a")) { sheet, _ in
        sheet.applying(.init(at: .sheet(.satkerName), from: .nothing, to: .text("A\tB\nC")))
      }
      let cold = try store.summaries()
      #expect(try cold[0].result.get().satker.name == "A\tB\nC")
      #expect(try store.summaries() == cold)
      #expect(
        try SummaryIndex.decode(bytes(index(store)), basis: basis(store))?.keys.sorted() == ["2026/b-e", "2026/c"])
    }
  }

  @Test func everyValueComesBack() throws {
    let basis = try #require(SummaryIndex.Basis(instrumentsFolder: "/nowhere"))
    let time = FileStatus.Time(seconds: -1, nanoseconds: 999_999_999)
    let entries = Standing.allCases.enumerated().map { number, standing in
      SummaryIndex.Entry(
        id: "2026/\(number)\u{301}",
        status: FileStatus(inode: .max, size: .max, modified: time, changed: .init(seconds: .max, nanoseconds: 0)),
        summary: Summary(
          satker: Satker(name: "é🇮🇩\u{202E}", code: "", kind: " "), year: -1, target: "", targetName: "",
          total: Score(weight: 0.1 + 0.2, value: -0.0, best: .infinity, answered: .min, questions: .max),
          standing: standing))
    }
    let back = SummaryIndex.decode(SummaryIndex.encode(entries, basis: basis), basis: basis)
    #expect(back?.values.sorted { $0.id < $1.id } == entries)
  }

  // Many.

  static func list(_ root: String) throws {
    var store = SheetStore(root: root)
    store.settlingSeconds = -3600
    for _ in 0..<100 { #expect(try store.summaries().count == 4) }
  }

  @Test(.timeLimit(.minutes(2))) func processesListAndWriteAtOnce() async throws {
    try await withSheets { store in
      let id = "2026/a"
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            await #expect(processExitsWith: .success) { [root = store.root as String] in
              try SummariesTests.list(root)
            }
          }
        }
        group.addTask {
          for code in 0..<60 {
            _ = try store.update(store.place(of: id)) { sheet, _ in
              sheet.applying(.init(at: .sheet(.satkerCode), from: .nothing, to: .text("\(code)")))
            }
            // Whoever lists after a change sees it, whoever else writes the index.
            #expect(try store.summaries()[0].result.get().satker.code == "\(code)")
          }
        }
        try await group.waitForAll()
      }
      let warm = try store.summaries()
      #expect(try cold(store) == warm)
      #expect(try names(in: store.root) == ["2026", "index"])
    }
  }

  @Test func thousandsOfSheets() async throws {
    try await withStore { store in
      var store = store
      store.settlingSeconds = -3600
      let place = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument).place
      let bytes = try bytes(place.path)
      for number in 0..<2_000 {
        let folder = store.root + "/\(2020 + number % 5)/s\(number)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: folder + "/sheet.json"))
      }
      let cold = try store.summaries()
      #expect(cold.count == 2_001)
      #expect(cold.map(\.place.id) == cold.map(\.place.id).sorted())
      let clock = ContinuousClock()
      let start = clock.now
      #expect(try store.summaries() == cold)
      // 10 ms in a release build; far more than a second would be one that reads the sheets.
      #expect(clock.now - start < .seconds(1))
    }
  }
}
