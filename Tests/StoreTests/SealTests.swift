import Evaluation
import Foundation
import Testing

@testable import Store

/// Whoever writes a log anew is found wherever a seal of it was kept.
@Suite struct SealTests {
  let instrument: Instrument

  init() throws { instrument = try Samples.instrument() }

  func create(_ store: SheetStore) throws -> SheetPlace {
    try store.create(satker: Satker(name: "Lapas A"), year: 2026, target: "wbk", instrument: instrument).place
  }

  func find(_ seal: HistorySeal, _ store: SheetStore, _ place: SheetPlace) throws -> SealFinding {
    try store.find(seal, in: store.verify(place), of: place)
  }

  /// The sheet of that moment, whatever came since; nil where the history is another one.
  @Test func tellsTheSheetOfThatMoment() async throws {
    try await withStore { store in
      let place = try create(store)
      var first = try Window(store, place, state: "first")
      try first.type(.yesNo, .choice("Ya"))
      var second = try Window(store, place, state: "second")
      try second.type(.index, .index(3.6))
      let opened = try store.open(place)
      let (seal, then) = (try #require(opened.seal), opened.content)
      #expect(try store.sheet(sealed: seal, of: place) == then)
      try first.poll()
      try first.type(.yesNo, .choice("Tidak"))
      try second.poll()
      try second.type(.index, .index(1))
      try second.save()
      #expect(try store.open(place).content != then)
      #expect(try store.sheet(sealed: seal, of: place) == then)
      #expect(try store.sheet(sealed: seal, of: create(store)) == nil, "of another sheet")
    }
  }

  @Test func tellsGrownFromWrittenAnew() async throws {
    try await withStore { store in
      let place = try create(store)
      #expect(try store.open(place).seal == nil)
      var first = try Window(store, place, state: "first")
      try first.type(.yesNo, .choice("Ya"))
      try first.type(.note, .text("x"))
      var second = try Window(store, place, state: "second")
      try second.type(.index, .index(3.6))
      let seal = try #require(try store.open(place).seal)
      #expect(seal.ends.count == 2 && seal.lines == 5)
      #expect(seal == HistorySeal(seal.text) && seal.digest.count == 64)
      #expect(try store.verify(place).seal == seal && store.openWhole(place).seal == seal)
      #expect(try find(seal, store, place) == .same)

      try first.poll()
      try first.type(.mark, .flag(true))
      try first.save()
      #expect(try find(seal, store, place) == .grown(lines: 1))
      let later = try #require(first.writer.seal(first.history))
      #expect(later == (try store.open(place).seal))

      // The whole log anew, with hashes that fit, and the sheet's file with it: alone nothing is odd about it.
      let path = place.logPath(first.writer.replica)
      var previous = ""
      let lines = try text(at: path).replacing("\"to\":\"x\"", with: "\"to\":\"y\"").split(separator: "\n").map {
        line in
        let line = line.replacing(
          /"previous":"[0-9a-f]{64}"/, with: "\"previous\":\"\(SHA256.hexadecimal(Array(previous.utf8)))\"")
        previous = String(line)
        return line + "\n"
      }
      try write(lines.joined(), to: path)
      unlink(place.path)
      _ = try store.rebuild(place)
      #expect(try store.verify(place).isSound)
      #expect(try find(seal, store, place) == .broken([first.writer.replica]))
      #expect(try find(later, store, place) == .broken([first.writer.replica]))
      // Or shorter, or gone.
      try write(lines.dropLast(2).joined(), to: path)
      #expect(try find(seal, store, place) == .broken([first.writer.replica]))
      unlink(path)
      #expect(try find(seal, store, place) == .broken([first.writer.replica]))
    }
  }

  /// Nothing stands for what the logs do not say.
  @Test func noSealForWhatIsNotInTheHistory() async throws {
    try await withStore { store in
      let place = try create(store)
      var window = try Window(store, place)
      try window.type(.note, .text("semula"))
      #expect(window.writer.seal(window.history) != nil)
      window.record(.mark, .flag(true))
      #expect(window.writer.seal(window.history) == nil)
      try window.append()
      try window.save()
      try write(text(at: place.path).replacing("semula", with: "sunting"), to: place.path)
      #expect(try store.open(place).seal == nil)
    }
  }

  static let hash = String(repeating: "a", count: 64)

  @Test(arguments: [
    "", ",", "a", "a:\(hash)", "a:\(hash):0", "a:\(hash):-1", "a:\(hash):1000001", "a:\(hash):01", "a:\(hash):1,",
    "a:aa:1",
    "b:\(hash):1,a:\(hash):1", "a:\(hash):9223372036854775808", "a:\(hash):1:1", " a:\(hash):1",
  ])
  func noSeal(text: String) { #expect(HistorySeal(text) == nil) }
}
