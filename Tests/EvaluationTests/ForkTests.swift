import Evaluation
import Testing

/// Three people, one of whose machines was copied, so that two logs of one name go on from common lines; merged in any
/// order, against a model that knows which entry is which.
@Suite(.tags(.property, .history))
struct ForkTests {
  /// A log that was continued in several copies, as lines.
  struct Writer {
    let replica: String
    var history: History
    var lines: LogLines
    /// By line: which of all entries it is.
    var ids: [Int] = []

    init(_ replica: String) {
      self.replica = replica
      history = History(base: .blank)
      lines = LogLines(replica: replica, hashes: ["\(replica)-head"], entries: [])
    }

    mutating func write(_ entry: Entry, id: Int) {
      // As a hash chain would.
      let hash = hashed("\(lines.hashes[lines.hashes.count - 1]) \(id)")
      lines = LogLines(replica: replica, hashes: lines.hashes + [hash], entries: lines.entries + [entry])
      ids.append(id)
    }
  }

  private static func hashed(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 16) + String(repeating: "0", count: 16)
  }

  @Test(arguments: Histories.blocks) func anyOrderGivesTheSame(_ block: UInt64) {
    for seed in block * 100..<block * 100 + 100 { run(seed) }
  }

  private func run(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // The last two are copies of one machine.
    var writers = ["a", "b", "c", "c"].map(Writer.init)
    /// By entry: everything its author had.
    var pasts: [Set<Int>] = []
    /// By writer: everything it has.
    var had = writers.map { _ in Set<Int>() }
    let forkedAt = Int.random(in: 0...15, using: &random)
    for step in 0..<Int.random(in: 5...40, using: &random) {
      var index = Int.random(in: 0..<4, using: &random)
      if step < forkedAt, index == 3 { index = 2 }
      if Int.random(in: 0..<5, using: &random) == 0 {
        let from = Int.random(in: 0..<4, using: &random)
        guard canMeet(index, had[index].union(had[from]), writers) else { continue }
        writers[index].history = writers[index].history.adding(writers[from].history.entries)!
        had[index].formUnion(had[from])
      } else {
        let author = History.Author(replica: writers[index].replica, name: "\(index)", assessor: .satker)
        let entry: Entry?
        switch Int.random(in: 0..<8, using: &random) {
        case 0: entry = writers[index].history.undo(by: author, at: step)
        case 1: entry = writers[index].history.redo(by: author, at: step)
        default:
          let (place, contents) = HistoryPropertyTests.places.randomElement(using: &random)!
          let change = writers[index].history.sheet.change(at: place, to: contents.randomElement(using: &random)!)
          entry = writers[index].history.record(change.map { [$0] } ?? [], by: author, at: step)
        }
        if let entry {
          writers[index].write(entry, id: pasts.count)
          pasts.append(had[index])
          had[index].insert(pasts.count - 1)
        }
      }
      if step + 1 == forkedAt || step < forkedAt {
        writers[3] = writers[2]
        had[3] = had[2]
      }
    }
    let logs = writers.map(\.lines)
    let all = Forks(logs)
    let history = History(base: .blank, entries: all.entries)

    // Nothing is lost, nothing counts twice.
    #expect(all.entries.count == pasts.count, "seed \(seed)")
    #expect(Set(all.entries.map(\.id)).count == pasts.count, "seed \(seed)")
    // In any order, in parts and repeatedly.
    for _ in 0..<3 {
      let beginnings = logs.map { log in
        let count = Int.random(in: 0..<log.hashes.count, using: &random)
        return LogLines(
          replica: log.replica, hashes: Array(log.hashes.prefix(count + 1)), entries: Array(log.entries.prefix(count)))
      }
      let again = Forks((logs + beginnings + logs.prefix(2)).shuffled(using: &random))
      let other = History(base: .blank, entries: again.entries.shuffled(using: &random))
      #expect(other.entries == history.entries && other.sheet == history.sheet, "seed \(seed)")
      #expect(other.conflicts == history.conflicts, "seed \(seed)")
      #expect(again.branches.map(\.name).sorted() == all.branches.map(\.name).sorted(), "seed \(seed)")
    }
    // No conflict is missed. Of branches it is not known what others had, and so neither what they decided.
    let ids = self.ids(all, writers)
    let known = all.entries.map { entry in
      (entry.id, Set(all.entries.lazy.map(\.id).filter { pasts[ids[entry.id]!].contains(ids[$0]!) }))
    }
    let expected = HistoryMergeTests.Model(
      pasts: Dictionary(uniqueKeysWithValues: known), entries: all.entries
    ).conflicts(reopening: all.forked.isEmpty)
    let found = Set(history.conflicts.map(\.place))
    #expect(expected.isSubset(of: found), "seed \(seed)")
    if all.forked.isEmpty { #expect(expected == found, "seed \(seed)") }
    // Whoever has all of it can settle all of it.
    var settled = history
    let author = History.Author(replica: "d", name: "d", assessor: .satker)
    for conflict in history.conflicts {
      _ = settled.record(
        settled.settling(conflict, with: .entry(conflict.entries.randomElement(using: &random)!.id)), by: author, at: 99
      )
    }
    #expect(settled.conflicts.isEmpty, "seed \(seed)")
    let reread = Forks(
      logs + [LogLines(replica: "d", hashes: [], entries: settled.entries(of: "d", after: 0))])
    #expect(History(base: .blank, entries: reread.entries).conflicts.isEmpty, "seed \(seed)")
  }

  /// Nobody takes in what both of the copies wrote, and neither what the other one did: that is what merging is for.
  private func canMeet(_ index: Int, _ union: Set<Int>, _ writers: [Writer]) -> Bool {
    let (third, fourth) = (Set(writers[2].ids), Set(writers[3].ids))
    let ofThird = !union.isDisjoint(with: third.subtracting(fourth)) || index == 2
    let ofFourth = !union.isDisjoint(with: fourth.subtracting(third)) || index == 3
    return !ofThird || !ofFourth
  }

  private func ids(_ forks: Forks, _ writers: [Writer]) -> [Entry.ID: Int] {
    var ids: [Entry.ID: Int] = [:]
    for writer in writers {
      for (index, id) in writer.ids.enumerated() {
        let numbers = forks.numbers(of: writer.replica, upTo: index + 1, hash: writer.lines.hashes[index + 1])
        // Of the last part that goes as far.
        let part = numbers.filter { $0.value == index + 1 }.map(\.key)
        for name in part { ids[Entry.ID(replica: name, number: index + 1)] = id }
      }
    }
    return ids
  }

  private func entry(_ replica: String, _ number: Int, clock: Int, _ answer: String, seen: [String: Int] = [:]) -> Entry
  {
    ConflictTests.entry(replica, number, clock: clock, answer, seen: seen)
  }

  /// What others had seen of the replica's second line does not say of which.
  @Test func aBranchIsAReplicaOfItsOwn() throws {
    let first = entry("c", 1, clock: 1, "A")
    let logs = [
      LogLines(replica: "c", hashes: ["h", "1", "2"], entries: [first, entry("c", 2, clock: 2, "B")]),
      LogLines(replica: "c", hashes: ["h", "1", "3"], entries: [first, entry("c", 2, clock: 2, "C")]),
      LogLines(replica: "b", hashes: ["h"], entries: [entry("b", 1, clock: 3, "A", seen: ["c": 2])]),
    ]
    let forks = Forks(logs)
    #expect(forks.forked == ["c"] && forks.parts == ["c", "c-f2", "c-f3"])
    let entries = forks.entries.sorted { ($0.id.replica, $0.id.number) < ($1.id.replica, $1.id.number) }
    #expect(entries.map(\.id.replica) == ["b", "c", "c-f2", "c-f3"])
    #expect(entries.map(\.id.number) == [1, 1, 2, 2])
    #expect(entries.map(\.seen) == [["c": 1], [:], ["c": 1], ["c": 1]])
    let conflict = try #require(History(base: .blank, entries: forks.entries).conflicts.first)
    #expect(conflict.entries.map(\.id.replica) == ["c-f2", "c-f3", "b"])
  }
}
