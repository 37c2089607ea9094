import Foundation
import Hostile
import Testing

@testable import Evaluation
@testable import Store

/// What is too large, too many, too deep or elsewhere is refused, with its name, and costs neither time nor content.
@Suite(.timeLimit(.minutes(2))) struct LimitsTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
  }

  // Counts.

  @Test func aThousandLogsAndOneMore() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      for number in 2...1000 {
        let head = LogHead(replica: "r\(number)", sheet: window.history.base)
        let path = place.logPath("r\(number)")
        _ = FileManager.default.createFile(atPath: path, contents: Data(head.line + [UInt8(ascii: "\n")]))
      }
      #expect(try store.open(place).content == window.sheet)
      #expect(try store.verify(place).seal.ends.count == 1000)
      try window.poll()
      try window.type(.note, .text("lanjut"))
      try write("", to: place.logPath("r1001"))
      let problem = StoreProblem(path: place.historyFolder, reason: .tooMany(limit: 1000))
      #expect(throws: problem) { try store.open(place) }
      #expect(throws: problem) { try store.verify(place) }
    }
  }

  /// The line behind the last that is read.
  @Test func aLogHasAMillionLinesAndNoMore() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      for count in 1...3 { try window.type(.agents, .count(count)) }
      let replica = window.writer.replica
      let log = try #require(try LogFile.open(place.logPath(replica)))
      // As if the numbers before had all been there.
      let bytes = try log.bytes(1 << 20, from: 0)
      let lines = bytes.split(separator: UInt8(ascii: "\n"))
      var end = LogEnd.start
      end.number = 999_998
      end.bytes = lines[0].count + 1
      end.hash = SHA256.hexadecimal(Array(lines[0]))
      let numbered = lines[1...].enumerated().map { offset, line in
        String(decoding: line, as: UTF8.self).replacing(
          "\"number\":\(offset + 1),", with: "\"number\":\(999_999 + offset),")
      }
      var previous = end.hash
      var text = String(decoding: lines[0], as: UTF8.self) + "\n"
      for line in numbered {
        let chained = line.replacing(/"previous":"[0-9a-f]{64}"/, with: "\"previous\":\"\(previous)\"")
        previous = SHA256.hexadecimal(Array(chained.utf8))
        text += chained + "\n"
      }
      try write(text, to: place.logPath(replica))
      let tail = try #require(try LogFile.open(place.logPath(replica))).read(
        after: end, of: replica, sheet: (window.sheet.uid, instrument.reference), instrument: instrument)
      #expect(tail.entries.map(\.id.number) == [999_999])
      #expect(tail.problem?.reason == .tooMany(limit: 1_000_000))
    }
  }

  /// Nothing that grows with the square of what is read: a hundred thousand undone entries, and ones that undo nothing.
  @Test(arguments: ["a", "zz"]) func longHistoriesOfUndoing(undone: String) throws {
    let blank = Samples.fullSheet(instrument).blank
    let entries = (1...40_000).map { number in
      let isUndo = number > 20_000
      return Entry(
        id: .init(replica: "a", number: number), clock: number, time: 0, author: "", assessor: .satker,
        act: isUndo ? .undo(.init(replica: undone, number: 40_001 - number)) : .edit,
        changes: [Change(at: .agents, from: .nothing, to: .count(number))])
    }
    #expect(History(base: blank, entries: entries).sheet[.agents] == .count(40_000))
  }

  // Sizes and depths.

  @Test func textsOfAnyLength() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      for length in [1, 255, 65_536, 1 << 20] {
        let text = String(repeating: "é", count: length / 2) + "x"
        try window.type(.note, .text(text))
        try window.type(.sheet(.satkerName), .text(text))
        try window.type(.answer(.satker, question: "A.I.1.i.a", .evidence(text)), .references([text]))
        try window.type(.answer(.satker, question: "A.I.1.i.a", .evidence(text)), .nothing)
      }
      try window.save()
      #expect(try store.open(place).content == window.sheet)
      #expect(try store.openWhole(place).content == window.sheet)
    }
  }

  /// What the sheet's file would not take is not taken into the log either: it could never be saved.
  @Test func moreThanASheetHolds() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      let before = window.history
      window.record(.note, .text(String(repeating: "x", count: 17 << 20)))
      #expect(throws: StoreProblem(path: place.path, reason: .tooLarge(limit: 16 << 20))) { try window.append() }
      window.history = before
      try window.type(.note, .text("x"))
      try window.save()
      #expect(try store.open(place).content == window.sheet)
    }
  }

  /// Names of users that no log would take are cut, whole letters at a time.
  @Test func aUserOfALongName() async throws {
    try await withTemporaryFolder { folder in
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        setenv("USER", "x" + String(repeating: "é", count: 300), 1)
        var store = SheetStore(root: folder + "/store")
        store.stateFolder = folder + "/state"
        let instrument = try Samples.instrument()
        let stored = try store.create(satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument)
        _ = try store.update(stored.place) { sheet, _ in
          sheet.applying(Change(at: .mark, from: .nothing, to: .flag(true)))
        }
        let author = try #require(try store.openWhole(stored.place).history.entries.first?.author)
        #expect(author == "x" + String(repeating: "é", count: 127))
      }
    }
  }

  @Test(arguments: ["", "\u{1B}[31m", "a\u{202E}", String(repeating: "x", count: 257)])
  func anAssessorThatNoLogTakes(name: String) throws {
    let key = String(decoding: try JSONEncoder().encode([name]), as: UTF8.self).dropFirst().dropLast()
    let text = OpenTests.formatOne.replacing("\"tpn\"", with: key)
    #expect { try SheetFile.decode(Array(text.utf8), path: "x") } throws: {
      guard case .malformed(let place, .value) = ($0 as? StoreProblem)?.reason else { return false }
      return place.keys == ["answers", name] && place.position != nil
    }
  }

  /// Each of these takes a blink, or it takes minutes.
  @Test(arguments: [100_000]) func hugeInstruments(count: Int) throws {
    func decode(_ old: String, _ new: (Int) -> String, separator: String = ",") -> Result<Instrument, StoreProblem> {
      let text = Samples.small.replacing(old, with: (0..<count).map(new).joined(separator: separator))
      return Result { () throws(StoreProblem) in try InstrumentFile.decode(Array(text.utf8), path: "i.json") }
    }
    let question = #"{"code": "A.c", "kind": "IDX4", "text": "c", "evidence": []}"#
    let questions = decode(question) { question.replacing("A.c", with: "A.c\($0)") }
    let instrument = try questions.get()
    #expect(instrument.questions.count == count + 2)
    let sheet = Sheet(
      uid: "0", satker: Satker(name: "x"), year: 2026, target: "wbk", instrument: instrument.reference)
    #expect(abs(Scorecard(instrument, sheet, assessor: .satker).total.best - 100) < 1e-6)

    let requirement = #"{"id": "total", "name": "Total", "kind": "score", "parts": ["A"], "minimum": 75}"#
    #expect(
      try decode(requirement) { requirement.replacing("total", with: "t\($0)") }.get().predicates[0].requirements.count
        == count)
    let choice = #"{"answer": "Ya", "value": 1}"#
    let choices = decode(choice) { "{\"answer\": \"Ya\($0)\", \"value\": \(1 - Double($0) / 1e6)}" }
    #expect(
      choices == .failure(.init(path: "i.json", reason: .instrument(.init(place: "A.a", reason: .unknownAnswer("Ya")))))
    )
    let part = "\"parts\": [\"A\"]"
    let parts = decode(part) { $0 == 0 ? "\"parts\": [\"A\"" : $0 == count - 1 ? "\"A\"]" : "\"A\"" }
    #expect(
      parts == .failure(.init(path: "i.json", reason: .instrument(.init(place: "wbk/total", reason: .duplicate)))))
  }

  @Test(arguments: [
    "1e308", "1e-300", "-100", "0", "100.0000000001", "99.99999999999", "1e-400", "100e0",
  ]) func absurdWeights(weight: String) throws {
    let text = Samples.small.replacing("\"weight\": 100", with: "\"weight\": \(weight)")
    let result = Result { () throws(StoreProblem) in try InstrumentFile.decode(Array(text.utf8), path: "i.json") }
    #expect(((try? result.get()) != nil) == (abs(Double(weight)! - 100) < 1e-9))
    // Two that are infinite together.
    let two = Samples.small.replacing("\"weight\": 100,", with: "\"weight\": 1e308, \"parts\": [],").replacing(
      "\"components\": [",
      with: "\"components\": [{\"code\": \"B\", \"name\": \"B\", \"weight\": 1e308, \"parts\": []},")
    #expect(
      throws: StoreProblem(
        path: "i.json",
        reason: .instrument(.init(place: "small", reason: .weightsDoNotAddUp(expected: 100, found: .infinity))))
    ) { try InstrumentFile.decode(Array(two.utf8), path: "i.json") }
  }

  // Ways out of the store.

  /// An id leads to a folder below the store or nowhere.
  @Test(arguments: [
    "../x", "2026/../../x", "2026/..", "..", "2026/x/../../../y", "2026/x\0", "2026/x\n", "\0", "~", "~/x", "2026\\x",
  ]) func idsLeadNowhere(id: String) throws {
    let store = SheetStore(root: "/store")
    let place = try? store.place(of: id)
    // A path is somebody's own; it is not taken for a sheet of the store.
    #expect(place == nil || (place!.id.hasPrefix(".") && place!.path == id))
  }

  @Test(arguments: ["../x", "a/b", "", "a\0b", "a\nb", ".", "..", "é", String(repeating: "x", count: 65), "a:b", "a,b"])
  func replicasAreNames(name: String) {
    #expect(!Replica.isName(name))
    #expect(HistorySeal("\(name):\(String(repeating: "0", count: 64)):1") == nil)
  }

  @Test(arguments: ["../x", "a/b", "/etc/x", "a\0b", "a\nb", "", "."]) func instrumentIDsAreNames(id: String) throws {
    let key = String(decoding: try JSONEncoder().encode(id), as: UTF8.self)
    let text = Samples.small.replacing("\"id\": \"small\"", with: "\"id\": \(key)")
    #expect(
      throws: StoreProblem(path: "i.json", reason: .instrument(.init(place: id, reason: .malformedIdentifier)))
    ) { try InstrumentFile.decode(Array(text.utf8), path: "i.json") }
  }

  /// Each folder and file of a store as a link: nothing is written where it leads.
  @Test(arguments: [
    "2026", "2026/lapas-a", "2026/lapas-a/history", "2026/lapas-a/sheet.json", "instruments", "trash", "log",
  ])
  func nothingIsWrittenThroughLinks(name: String) async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      try FileManager.default.createDirectory(atPath: store.root + "/trash", withIntermediateDirectories: true)
      try FileManager.default.createDirectory(atPath: store.instrumentsFolder, withIntermediateDirectories: true)
      let path = name == "log" ? place.logPath(window.writer.replica) : "\(store.root)/\(name)"
      let elsewhere = store.root + "/../elsewhere"
      try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
      let before = try content(of: elsewhere)
      let own = store.root + "/../own.json"
      try write(Samples.small, to: own)

      _ = try? create(store)
      _ = try? store.adopt(own)
      _ = try? store.update(place) { sheet, _ in sheet.applying(Change(at: .mark, from: .nothing, to: .flag(true))) }
      _ = try? store.trash(place)
      // A window that is open all the while, and one that opens now.
      try? window.type(.note, .text("x"))
      try? window.save()
      if var other = try? Window(store, place) {
        try? other.type(.note, .text("y"))
        try? other.save()
      }
      #expect(try content(of: elsewhere) == before)
    }
  }

  /// What stands below the path, by name.
  private func content(of path: String) throws -> [String: String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return ["": try text(at: path)]
    }
    var content: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      content[name] = (try? text(at: "\(path)/\(name)")) ?? ""
    }
    return content
  }

  /// Pipes and devices where files are wanted are refused at once. In a process that an alarm ends.
  @Test(arguments: [
    "sheet.json", "history", "history/x.jsonl", "../../instruments/x.json", "../../index", "../../trash",
  ])
  func nothingWaitsForAPipe(name: String) async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      await #expect(processExitsWith: .success) { [root = store.root as String, name = name as String] in
        alarm(20)
        var store = SheetStore(root: root)
        store.stateFolder = root + "/../state"
        let place = try store.place(of: "2026/lapas-a")
        let path = place.folder + "/" + name
        try? FileManager.default.createDirectory(atPath: store.instrumentsFolder, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: path)
        for device in [false, true] {
          unlink(path)
          if device { symlink("/dev/zero", path) } else { #expect(mkfifo(path, 0o600) == 0) }
          _ = try? store.summaries()
          _ = try? store.open(place)
          _ = try? store.verify(place)
          _ = store.instruments()
          _ = try? store.update(place) { sheet, _ in sheet.applying(Change(at: .mark, from: .nothing, to: .flag(true)))
          }
          _ = try? store.trash(place)
        }
      }
    }
  }
}
