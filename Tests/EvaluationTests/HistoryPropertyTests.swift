import Evaluation
import Testing

/// Each seed draws histories of its own; a failure names the seed.
@Suite(.tags(.property, .history))
struct HistoryPropertyTests {
  static let seeds: [UInt64] = Array(1...100)

  static let authors = ["a", "b", "c"].map { History.Author(replica: $0, name: $0, assessor: .satker) }

  /// Few places and contents, so that people meet.
  static let places: [(Change.Place, [Change.Content])] = [
    (.satker("A.I.1.i.a"), [.nothing, .choice("Ya"), .choice("Tidak")]),
    (.satker("A.I.1.i.b"), [.nothing, .choice("A"), .choice("B"), .choice("C")]),
    (.satker("A.I.1.i.b", .note), [.nothing, .text("x"), .text("y")]),
    (.satker("A.I.1.i.b", .mark), [.nothing, .flag(true)]),
    (.satker("A.II.1.i.a", .count("agents")), [.nothing, .count(0), .count(3)]),
    (.sheet(.satkerCode), [.nothing, .text("W1"), .text("W2")]),
    (.sheet(.year), [.count(2026), .count(2027)]),
  ]

  /// One act of the author: mostly an edit, else an undo or a redo.
  private func act(by author: History.Author, in history: inout History, using random: inout SplitMix64) {
    let before = history.sheet
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<6:
      let count = Int.random(in: 1...3, using: &random)
      let changes = Self.places.shuffled(using: &random).prefix(count).compactMap { place, contents in
        history.sheet.change(at: place, to: contents.randomElement(using: &random)!)
      }
      _ = history.record(changes, by: author, at: 0)
    case 6..<9: expectFits(history.undo(by: author, at: 0), before)
    default: expectFits(history.redo(by: author, at: 0), before)
    }
  }

  /// An undo or redo takes away only what it believes to find: never another's answer.
  private func expectFits(_ entry: Entry?, _ before: Sheet, sourceLocation: SourceLocation = #_sourceLocation) {
    for change in entry?.changes ?? [] {
      #expect(before[change.place] == change.from, "\(String(describing: entry?.act))", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: seeds)
  func undoOfEverythingIsTheBase(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var history = History(base: .blank)
    for _ in 0..<40 { act(by: Self.authors[0], in: &history, using: &random) }
    var undone = 0
    while history.undo(by: Self.authors[0], at: 0) != nil { undone += 1 }
    #expect(history.sheet == history.base)
    #expect(!history.canUndo("a"))
    let before = History(base: .blank, entries: Array(history.entries.dropLast(undone))).sheet
    for _ in 0..<undone { _ = history.redo(by: Self.authors[0], at: 0) }
    #expect(history.sheet == before)
  }

  /// Three people on one file, who take back the newest that still stands.
  @Test(arguments: seeds)
  func undoOfEverythingByAllIsTheBase(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var history = History(base: .blank)
    var standing: [Entry.ID] = []
    for _ in 0..<40 {
      let author = Self.authors.randomElement(using: &random)!
      let (place, contents) = Self.places.randomElement(using: &random)!
      guard let change = history.sheet.change(at: place, to: contents.randomElement(using: &random)!) else { continue }
      let entry = history.record([change], by: author, at: 0)
      standing.append(try #require(entry).id)
    }
    for id in standing.reversed() {
      let author = try #require(Self.authors.first { $0.replica == id.replica })
      let undone = history.undo(by: author, at: 0)
      #expect(undone?.act == .undo(id))
    }
    #expect(history.sheet == history.base)
  }

  @Test(arguments: seeds)
  func replicasFoldToTheSameInAnyOrder(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var replicas = [History](repeating: History(base: .blank), count: Self.authors.count)
    for _ in 0..<60 {
      let index = replicas.indices.randomElement(using: &random)!
      if Int.random(in: 0..<4, using: &random) == 0 {
        let other = replicas[replicas.indices.randomElement(using: &random)!].entries
        replicas[index] = History(base: .blank, entries: union(replicas[index].entries, other))
      } else {
        act(by: Self.authors[index], in: &replicas[index], using: &random)
      }
      // What grows act by act is what is read back.
      let reopened = History(base: .blank, entries: replicas[index].entries.shuffled(using: &random))
      expectEqual(reopened, replicas[index])
    }
    let all = replicas.reduce([]) { union($0, $1.entries) }
    let expected = History(base: .blank, entries: all)
    let naive = all.sorted { ($0.clock, $0.id.replica, $0.id.number) < ($1.clock, $1.id.replica, $1.id.number) }
      .flatMap(\.changes).reduce(Sheet.blank) { $0.applying($1) }
    #expect(expected.sheet == naive)
    #expect(Set(all.map(\.id)).count == all.count)
    for _ in 0..<5 { expectEqual(History(base: .blank, entries: all.shuffled(using: &random)), expected) }
  }

  private func expectEqual(_ first: History, _ second: History, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(first.sheet == second.sheet, sourceLocation: sourceLocation)
    #expect(first.entries == second.entries, sourceLocation: sourceLocation)
    for author in Self.authors {
      #expect(first.canUndo(author.replica) == second.canUndo(author.replica), sourceLocation: sourceLocation)
      #expect(first.canRedo(author.replica) == second.canRedo(author.replica), sourceLocation: sourceLocation)
      // The next undo is the same act on the same places.
      var (left, right) = (first, second)
      let undone = (left.undo(by: author, at: 0), right.undo(by: author, at: 0))
      #expect(undone.0 == undone.1, sourceLocation: sourceLocation)
    }
  }

  private func union(_ first: [Entry], _ second: [Entry]) -> [Entry] {
    first + second.filter { entry in !first.contains { $0.id == entry.id } }
  }
}
