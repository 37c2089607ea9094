import Evaluation
import Testing

/// Three people who hear of each other now and then, against a model that knows everything and is slow.
@Suite(.tags(.property, .history))
struct HistoryMergeTests {
  /// By entry: everything that its author had, the slow way.
  struct Model {
    var pasts: [Entry.ID: Set<Entry.ID>] = [:]
    var entries: [Entry] = []

    /// The places on which, of all entries that nobody later has seen, two put something different. Who takes a decision
    /// between several back has decided nothing.
    var conflicts: Set<Change.Place> { conflicts(reopening: true) }

    func conflicts(reopening: Bool) -> Set<Change.Place> {
      var result: Set<Change.Place> = []
      for place in Set(entries.flatMap { $0.changes.map(\.place) }) {
        var writers: [Entry] = []
        // By an undo: what it does not settle, though its author had it.
        var open: [Entry.ID: Set<Entry.ID>] = [:]
        var decisions: [Entry.ID: (entry: Entry.ID, between: Set<Entry.ID>)] = [:]
        func settles(_ entry: Entry, _ other: Entry) -> Bool {
          pasts[entry.id]!.contains(other.id) && open[entry.id]?.contains(other.id) != true
        }
        func standing(_ writers: [Entry]) -> [Entry] {
          writers.filter { other in !writers.contains { settles($0, other) } }
        }
        for entry in entries.sorted(by: Self.precedes) where entry.changes.contains(where: { $0.place == place }) {
          let before = standing(writers)
          switch entry.act {
          case .undo(let id):
            if let decision = decisions[id], before.contains(where: { $0.id == decision.entry }) {
              writers.removeAll { $0.id == decision.entry }
              open[entry.id] = decision.between
            }
          case .edit, .redo:
            let between = Set(before.map(\.id)).intersection(pasts[entry.id]!)
            let id = if case .redo(let id) = entry.act { id } else { entry.id }
            if reopening, between.count > 1 { decisions[id] = (entry.id, between) }
          }
          writers.append(entry)
        }
        let contents = standing(writers).map { $0.content(at: place) }
        if contents.contains(where: { $0 != contents[0] }) { result.insert(place) }
      }
      return result
    }

    static func precedes(_ first: Entry, _ second: Entry) -> Bool {
      (first.clock, first.id.replica, first.id.number) < (second.clock, second.id.replica, second.id.number)
    }

    var sheet: Sheet {
      entries.sorted(by: Self.precedes)
        .flatMap(\.changes).reduce(Sheet.blank) { $0.applying($1) }
    }
  }

  @Test(arguments: Histories.blocks) func agreesWithTheModel(_ block: UInt64) {
    for seed in block * 100..<block * 100 + 100 { run(seed) }
  }

  private func run(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let authors = HistoryPropertyTests.authors
    var replicas = authors.map { _ in History(base: .blank) }
    var model = Model()
    for _ in 0..<Int.random(in: 5...40, using: &random) {
      let index = authors.indices.randomElement(using: &random)!
      if Int.random(in: 0..<4, using: &random) == 0 {
        // Whole logs arrive, or their beginnings.
        let from = replicas[authors.indices.randomElement(using: &random)!]
        let news = authors.flatMap { author in
          let known = replicas[index].lastNumber(of: author.replica)
          let count = from.lastNumber(of: author.replica) - known
          guard count > 0 else { return [Entry]() }
          let part = Bool.random(using: &random) ? count : Int.random(in: 0...count, using: &random)
          return Array(from.entries(of: author.replica, after: known).prefix(part))
        }
        // Of what they had seen nothing is missing.
        let here = Set(replicas[index].entries.map(\.id)).union(news.map(\.id))
        guard news.allSatisfy({ model.pasts[$0.id]!.isSubset(of: here) }) else { continue }
        replicas[index] = replicas[index].adding(news.shuffled(using: &random)) ?? replicas[index]
        continue
      }
      let past = Set(replicas[index].entries.map(\.id))
      let entry: Entry?
      switch Int.random(in: 0..<8, using: &random) {
      case 0: entry = replicas[index].undo(by: authors[index], at: 0)
      case 1: entry = replicas[index].redo(by: authors[index], at: 0)
      default:
        let (place, contents) = HistoryPropertyTests.places.randomElement(using: &random)!
        let change = replicas[index].sheet.change(at: place, to: contents.randomElement(using: &random)!)
        entry = replicas[index].record(change.map { [$0] } ?? [], by: authors[index], at: 0)
      }
      guard let entry else { continue }
      model.pasts[entry.id] = past
      model.entries.append(entry)
      // No clock is ahead of what its author had.
      #expect(entry.clock <= past.count + 1, "seed \(seed)")
    }
    let all = History(base: .blank, entries: model.entries.shuffled(using: &random))
    #expect(all.sheet == model.sheet, "seed \(seed)")
    #expect(Set(all.conflicts.map(\.place)) == model.conflicts, "seed \(seed)")
    // In whatever order they arrive.
    var arriving = History(base: .blank)
    for entry in model.entries.shuffled(using: &random) { arriving = arriving.adding([entry]) ?? arriving }
    #expect(arriving.entries == all.entries && arriving.sheet == all.sheet, "seed \(seed)")
    #expect(arriving.conflicts == all.conflicts && arriving.known == all.known, "seed \(seed)")
    // Beside a snapshot of the first entries, as far as they are whole logs.
    let count = Int.random(in: 0...all.entries.count, using: &random)
    let before = History(base: .blank, entries: Array(all.entries.prefix(count)))
    var marks: [String: History.Mark] = [:]
    for entry in before.entries {
      let seen = (marks[entry.id.replica]?.seen ?? [:]).merging(entry.seen, uniquingKeysWith: max)
      marks[entry.id.replica] = History.Mark(number: entry.id.number, clock: entry.clock, seen: seen)
    }
    let beside = History(base: before.sheet, included: marks)
    let whole = beside.adding(all.entries)
    // The whole history is needed just where somebody had not seen all of it, or took back something in it.
    let hadAll = all.entries.dropFirst(count).allSatisfy { entry in
      if case .undo(let id) = entry.act, id.number <= marks[id.replica]?.number ?? 0 { return entry.changes.isEmpty }
      return entry.changes.isEmpty
        || before.entries.allSatisfy { $0.id.replica == entry.id.replica || model.pasts[entry.id]!.contains($0.id) }
    }
    #expect((whole != nil) == hadAll, "seed \(seed)")
    if let whole {
      #expect(whole.sheet == all.sheet && whole.known == all.known, "seed \(seed)")
      // None is missed that the snapshot does not tell of.
      let told = Set(before.conflicts.map(\.place))
      #expect(Set(all.conflicts.map(\.place)).isSubset(of: told.union(whole.conflicts.map(\.place))), "seed \(seed)")
      if told.isEmpty { #expect(whole.conflicts == all.conflicts, "seed \(seed)") }
    }
    #expect(all.sheet(at: count) == before.sheet, "seed \(seed)")
    if let last = before.entries.last, marks[last.id.replica] != nil, count > 1 {
      let late = Entry(
        id: Entry.ID(replica: "0", number: 1), clock: last.clock, time: 0, author: "", assessor: .satker, changes: [])
      #expect(beside.adding([late]) == nil || last.id.replica < "0", "seed \(seed)")
    }
  }

  @Test func ofTwoWindowsTheSecondIsNumberedAnew() throws {
    let author = HistoryPropertyTests.authors[0]
    let (place, contents) = HistoryPropertyTests.places[1]
    var first = History(base: .blank)
    var second = first
    let recorded = first.record([Change(at: place, from: .nothing, to: contents[1])], by: author, at: 0)
    _ = second.record([Change(at: place, from: .nothing, to: contents[2])], by: author, at: 0)
    _ = second.undo(by: author, at: 0)
    let written = try #require(recorded)
    let added = try #require(second.dropping("a", after: 0).adding([written]))
    let joined = added.appending(second, of: "a", after: 0, as: "a")
    #expect(joined.entries.map(\.id.number) == [1, 2, 3])
    #expect(joined.entries.map(\.clock) == [1, 2, 3])
    #expect(joined.entries[2].act == .undo(Entry.ID(replica: "a", number: 2)))
    // In a new log, it is said what the former one had seen.
    let moved = joined.dropping("a", after: 1).appending(joined, of: "a", after: 1, as: "a-2")
    #expect(moved.entries.map(\.id.replica) == ["a", "a-2", "a-2"])
    #expect(moved.entries[1].seen == ["a": 1] && moved.conflicts.isEmpty)
    #expect(moved.sheet == joined.sheet)
  }
}
