import Evaluation
import Testing

/// Three people who merge each other's histories, and take merges back.
@Suite(.tags(.property, .history))
struct MergeUndoTests {
  @Test(arguments: Histories.blocks) func aMergeIsTakenBackAndDoneAgain(_ block: UInt64) {
    for seed in block * 100..<block * 100 + 100 { run(seed) }
  }

  private func run(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let authors = HistoryPropertyTests.authors
    var replicas = authors.map { _ in History(base: .blank) }
    for _ in 0..<Int.random(in: 5...30, using: &random) {
      let index = authors.indices.randomElement(using: &random)!
      guard Int.random(in: 0..<4, using: &random) == 0 else {
        act(by: authors[index], in: &replicas[index], using: &random)
        continue
      }
      let other = replicas[authors.indices.randomElement(using: &random)!]
      merge(other, into: &replicas[index], by: authors[index], using: &random, seed)
    }
    // What every log says can be read again, and gives the same.
    for history in replicas {
      for author in authors { expectReadable(history.entries(of: author.replica, after: 0), seed) }
      let reopened = History(base: .blank, entries: history.entries.shuffled(using: &random))
      #expect(reopened.sheet == history.sheet && reopened.entries == history.entries, "seed \(seed)")
      #expect(reopened.conflicts == history.conflicts, "seed \(seed)")
      for author in authors {
        let undone = (reopened.changesUndoing(author.replica), history.changesUndoing(author.replica))
        #expect(undone.0 == undone.1, "seed \(seed)")
      }
    }
  }

  private func act(by author: History.Author, in history: inout History, using random: inout SplitMix64) {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: _ = history.undo(by: author, at: 0)
    case 1: _ = history.redo(by: author, at: 0)
    default:
      let (place, contents) = HistoryPropertyTests.places.randomElement(using: &random)!
      let change = history.sheet.change(at: place, to: contents.randomElement(using: &random)!)
      _ = history.record(change.map { [$0] } ?? [], by: author, at: 0)
    }
  }

  private func merge(
    _ other: History, into history: inout History, by author: History.Author, using random: inout SplitMix64,
    _ seed: UInt64
  ) {
    let before = Set(history.entries.map(\.id))
    let had = history.known
    history = history.adding(other.entries.shuffled(using: &random)) ?? history
    let came = Set(history.entries.map(\.id)).subtracting(before)
    let merged = history.sheet
    let recorded = history.recordMerge(had: had, by: author, at: 0, reason: "merge")
    #expect(recorded.isEmpty == came.isEmpty, "seed \(seed)")
    guard let merge = recorded.last, Bool.random(using: &random) else { return }
    #expect(history.sheet == merged, "seed \(seed)")
    // The slow way: the fold without what came, at those places that something of it wrote last.
    var expected = merged
    for place in HistoryPropertyTests.places.map(\.0) {
      let writers = history.entries.filter { $0.changes.contains { $0.place == place } }
      guard let last = writers.last, came.contains(last.id) else { continue }
      let kept = writers.last { !came.contains($0.id) }?.content(at: place) ?? Sheet.blank[place]
      if let change = expected.change(at: place, to: kept) { expected = expected.applying(change) }
    }
    // What was done since is taken back first.
    var steps = 0
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let (place, contents) = HistoryPropertyTests.places.randomElement(using: &random)!
      let change = history.sheet.change(at: place, to: contents.randomElement(using: &random)!)
      if history.record(change.map { [$0] } ?? [], by: author, at: 0) != nil { steps += 1 }
    }
    for _ in 0..<steps { _ = history.undo(by: author, at: 0) }
    #expect(history.sheet == merged, "seed \(seed)")
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let undone = history.undo(by: author, at: 0)
      #expect(undone?.act == .undo(merge.id) && history.sheet == expected, "seed \(seed)")
      let redone = history.redo(by: author, at: 0)
      #expect(redone?.act == .redo(merge.id) && history.sheet == merged, "seed \(seed)")
    }
    if Bool.random(using: &random) { _ = history.undo(by: author, at: 0) }
  }

  /// As the store checks it: numbered, clocks rising, none ahead of what its author had.
  private func expectReadable(_ entries: [Entry], _ seed: UInt64) {
    var seen: [String: Int] = [:]
    var clock = 0
    for (index, entry) in entries.enumerated() {
      seen.merge(entry.seen, uniquingKeysWith: max)
      #expect(entry.id.number == index + 1 && entry.clock > clock, "seed \(seed)")
      #expect(entry.clock <= entry.id.number + seen.values.reduce(0, +), "seed \(seed)")
      #expect(entry.seen[entry.id.replica] == nil, "seed \(seed)")
      clock = entry.clock
    }
  }

  private let siti = History.Author(replica: "a", name: "Siti", assessor: .satker)
  private let place = Change.Place.satker("A.I.1.i.b")

  private func entry(_ replica: String, _ number: Int, clock: Int, _ answer: String) -> Entry {
    ConflictTests.entry(replica, number, clock: clock, answer)
  }

  /// What was joined before, without a merge, is not taken back with one.
  @Test func onlyWhatCameInIsTakenBack() throws {
    let other = ConflictTests.entry("c", 1, clock: 1, "A", at: .satker("A.I.1.i.a"))
    var history = History(base: .blank, entries: [other])
    let had = history.known
    history = try #require(history.adding([entry("b", 1, clock: 1, "B")]))
    let recorded = history.recordMerge(had: had, by: siti, at: 1, reason: "merge")
    #expect(recorded.map(\.seen) == [["c": 1], ["b": 1]])
    #expect(recorded.map(\.isMerge) == [false, true] && recorded.map(\.onlySees) == [true, false])
    let undone = history.undo(by: siti, at: 2)
    #expect(undone?.changes == [Change(at: place, from: .choice("B"), to: .nothing)])
    #expect(!history.canUndo("a"), "to note what was seen is no act")
  }

  /// What was typed over since stays.
  @Test func whatIsOnesOwnByNowStays() {
    var history = History(base: .blank, entries: [entry("b", 1, clock: 1, "B")])
    _ = history.recordMerge(had: [:], by: siti, at: 1, reason: "merge")
    let budi = History.Author(replica: "b", name: "Budi", assessor: .satker)
    _ = history.record([Change(at: place, from: .choice("B"), to: .choice("C"))], by: budi, at: 2)
    let undone = history.undo(by: siti, at: 3)
    #expect(undone?.changes.isEmpty == true)
    #expect(history.sheet[place] == .choice("C"))
  }

  @Test func nothingNewIsNoAct() {
    var history = History(base: .blank, entries: [entry("b", 1, clock: 1, "B")])
    let recorded = history.recordMerge(had: history.known, by: siti, at: 1, reason: "merge")
    #expect(recorded.isEmpty && history.entries.count == 1)
  }

  /// Beside a snapshot it cannot be told what would stand there without it.
  @Test func takesTheWholeHistory() {
    let mark = History.Mark(number: 1, clock: 1)
    var history = History(base: .blank, included: ["b": mark], entries: [])
    _ = history.recordMerge(had: [:], by: siti, at: 1, reason: "merge")
    let undone = history.undo(by: siti, at: 2)
    #expect(undone == nil && !history.canUndo("a"))
  }
}
