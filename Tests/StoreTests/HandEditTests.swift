import Evaluation
import Foundation
import Testing

@testable import Store

/// What somebody edits in `sheet.json` by hand.
@Suite struct HandEditTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  private func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
  }

  /// Writes the sheet into the file as an editor would: what it includes stays, and the digest is wrong.
  private func edit(_ place: SheetPlace, _ edits: [Change.Place: Change.Content]) throws -> Sheet {
    let old = try SheetFile.decode(try File.read(place.path).bytes, path: place.path)
    let sheet = edits.reduce(try old.sheet(instrument)) {
      $0.applying(Change(at: $1.key, from: .nothing, to: $1.value))
    }
    let bytes = try SheetFile.encode(
      sheet, includes: old.snapshot?.includes ?? [:], lost: old.snapshot?.lost ?? [:], path: place.path)
    let text = String(decoding: bytes, as: UTF8.self)
    let digest = try #require(text.firstMatch(of: #/"digest" : "([0-9a-f]{64})"/#)).1
    try write(text.replacing(digest, with: String(repeating: "0", count: 64)), to: place.path)
    return sheet
  }

  private static let places: [(Change.Place, [Change.Content])] = [
    (.yesNo, [.choice("Ya"), .choice("Tidak"), .nothing]), (.note, [.text("a"), .text("b"), .nothing]),
    (.mark, [.flag(true), .nothing]), (.index, [.index(1), .index(2), .nothing]),
    (.agents, [.count(1), .count(2), .nothing]), (.sheet(.satkerName), [.text("A"), .text("B")]),
  ]

  /// Whatever was typed before the file was written and since, on two machines: the edits are those of the file, on top of
  /// what stands now.
  @Test(arguments: 1...12) func takesNothingNewerBack(_ seed: UInt64) async throws {
    var random = Seeded(seed)
    try await withStore { store in
      let place = try create(store)
      var windows = [try Window(store, place, state: "siti"), try Window(store, place, state: "budi")]
      func type(_ count: Int) throws {
        for _ in 0..<count {
          let (at, contents) = Self.places.randomElement(using: &random)!
          let index = Int.random(in: 0...1, using: &random)
          try windows[index].type(at, contents.randomElement(using: &random)!)
          if Bool.random(using: &random) { try windows[1 - index].poll() }
        }
      }
      try type(Int.random(in: 0...8, using: &random))
      try windows[0].save()
      let before = try store.load(place).sheet
      try type(Int.random(in: 0...8, using: &random))
      let now = try store.openWhole(place).history.sheet
      var edits: [Change.Place: Change.Content] = [:]
      for (at, contents) in Self.places where Bool.random(using: &random) {
        edits[at] = contents.randomElement(using: &random)!
      }
      let file = try edit(place, edits)
      let opened = try store.open(place)
      #expect(opened.history.sheet == now)
      let meant = before.changes(to: file)
      let wanted = meant.compactMap { now.change(at: $0.place, to: $0.to) }
      let overtaken = Set(meant.map(\.place).filter { now[$0] != before[$0] })
      #expect(opened.edits?.changes ?? [] == wanted, "seed \(seed)")
      #expect(
        (opened.edits?.overtaken ?? []).intersection(wanted.map(\.place)) == overtaken.intersection(wanted.map(\.place))
      )
      // What goes without asking.
      for (at, _) in Self.places where meant.contains(where: { $0.place == at }) {
        #expect(opened.content[at] == (overtaken.contains(at) ? now[at] : file[at]), "seed \(seed)")
      }
      for (at, _) in Self.places where !meant.contains(where: { $0.place == at }) {
        #expect(opened.content[at] == now[at], "seed \(seed): taken back")
      }
    }
  }

  /// Without the lines that the file speaks of nobody can tell: every difference is offered.
  @Test func everyDifferenceWhereTheLogsAreNotThere() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      try window.type(.mark, .flag(true))
      _ = try edit(place, [.note: .text("tangan")])
      try write(try text(at: place.path).replacing("\"lines\" : 2", with: "\"lines\" : 200"), to: place.path)
      let edits = try #require(try store.open(place).edits)
      #expect(Set(edits.changes.map(\.place)) == [.note, .mark])
      #expect(edits.overtaken.isEmpty)
    }
  }

  /// Killed after the first entry: what was typed since is no edit of the old file's.
  @Test func aFileOfFormatOneBesideItsHistory() async throws {
    try await withStore { store in
      let place = try store.place(of: "2026/lama")
      try write(OpenTests.formatOne.replacing("RULES", with: instrument.reference.rulesDigest), to: place.path)
      var window = try Window(store, place)
      try window.type(.index, .index(2))
      try window.type(.note, .text("baru"))
      #expect(try store.open(place).notes.isEmpty)
      try write(try text(at: place.path).replacing("\"Ya\"", with: "\"Tidak\""), to: place.path)
      #expect(try store.open(place).edits?.changes == [Change(at: .yesNo, from: .choice("Ya"), to: .choice("Tidak"))])
    }
  }

  @Test func isFoundWhileTheSheetIsOpen() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      #expect(try window.writer.lookForEdits(window.history) == nil)
      try window.type(.mark, .flag(true))
      _ = try edit(place, [.note: .text("tangan"), .yesNo: .choice("Tidak")])
      let edits = try #require(try window.writer.lookForEdits(window.history))
      #expect(edits.changes.count == 2 && edits.overtaken.isEmpty)
      #expect(window.writer.awaitsDecision)
      #expect(try window.writer.lookForEdits(window.history) == nil, "said once")
      let edited = try text(at: place.path)
      #expect(throws: StoreProblem(path: place.path, reason: .changedOutside)) { try window.save() }
      #expect(try text(at: place.path) == edited)
      // One is accepted: the file with the other is kept.
      _ = window.history.record(edits.changes.filter { $0.place == .note }, by: window.author, at: 1)
      try window.append()
      window.writer.settleEdits(in: window.history)
      let kept = try #require(try window.writer.saveSnapshot(window.history))
      #expect(kept.hasPrefix(place.path + ".edited-") && kept.count == place.path.count + 20)
      #expect(try text(at: kept) == edited && mode(of: kept) == 0o600)
      #expect(try store.load(place).sheet == window.sheet)
      #expect(window.sheet[.yesNo] == .choice("Ya") && window.sheet[.mark] == .flag(true))
      #expect(try store.verify(place).isSound)
      #expect(try window.writer.lookForEdits(window.history) == nil)
      #expect(!window.writer.awaitsDecision)
    }
  }

  @Test func nothingIsKeptWhereAllIsTakenOver() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      _ = try edit(place, [.note: .text("tangan")])
      let edits = try #require(try window.writer.lookForEdits(window.history))
      _ = window.history.record(edits.changes, by: window.author, at: 1)
      try window.append()
      window.writer.settleEdits(in: window.history)
      try window.type(.note, .text("lalu"))
      #expect(try window.writer.saveSnapshot(window.history) == nil)
      #expect(try names(in: place.folder) == ["history", "sheet.json"])
    }
  }

  /// What was decided was the file as it was then.
  @Test func editedAgainAfterTheDecision() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      _ = try edit(place, [.note: .text("tangan")])
      _ = try window.writer.lookForEdits(window.history)
      window.writer.settleEdits(in: window.history)
      _ = try edit(place, [.index: .index(3)])
      #expect(throws: StoreProblem(path: place.path, reason: .changedOutside)) { try window.save() }
      let edits = try #require(try window.writer.lookForEdits(window.history))
      #expect(Set(edits.changes.map(\.place)) == [.note, .index])
    }
  }

  /// Neither an edit: another window's snapshot, another spelling, a file half written.
  @Test func whatIsNoEdit() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      var other = try Window(store, place)
      try other.type(.yesNo, .choice("Ya"))
      try other.save()
      #expect(try window.writer.lookForEdits(window.history) == nil)
      try window.type(.mark, .flag(true))
      try window.save()
      let whole = try text(at: place.path)
      try write(String(whole.dropLast(20)), to: place.path)
      #expect(try window.writer.lookForEdits(window.history) == nil)
      try write(whole.replacing("\n", with: "\r\n"), to: place.path)
      #expect(try window.writer.lookForEdits(window.history) == nil)
      try window.type(.mark, .nothing)
      try window.save()
      #expect(try names(in: place.folder) == ["history", "sheet.json"])
      // Written whole at last.
      try write(String(try text(at: place.path).dropLast(20)), to: place.path)
      #expect(try window.writer.lookForEdits(window.history) == nil)
      try window.save(over: place)
      _ = try edit(place, [.note: .text("tangan")])
      #expect(try window.writer.lookForEdits(window.history)?.changes.count == 1)
    }
  }

  /// `lke set` takes over what is not older than the sheet, and keeps the file where it does not take all.
  @Test(arguments: [false, true]) func anUpdateTakesOver(isOvertaken: Bool) async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.yesNo, .choice("Ya"))
      try window.save()
      if isOvertaken { try window.type(.note, .text("baru")) }
      _ = try edit(place, [.note: .text("tangan"), .index: .index(3)])
      let edited = try text(at: place.path)
      let stored = try store.update(place) { sheet, _ in
        sheet.applying(Change(at: .index, from: sheet[.index], to: .index(4)))
      }.get()
      #expect(stored.sheet[.index] == .index(4))
      #expect(stored.sheet[.note] == .text(isOvertaken ? "baru" : "tangan"))
      let entries = try store.openWhole(place).history.entries
      #expect(entries.suffix(2).map(\.changes.count) == [isOvertaken ? 1 : 2, 1], "an entry of their own")
      #expect((stored.keptFile != nil) == isOvertaken)
      if let kept = stored.keptFile { #expect(try text(at: kept) == edited) }
    }
  }
}

extension Window {
  /// Where the file is broken it is put right by hand first.
  fileprivate mutating func save(over place: SheetPlace) throws {
    try FileManager.default.removeItem(atPath: place.path)
    try save()
  }
}

/// The same draws in every run (splitmix64).
private struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
