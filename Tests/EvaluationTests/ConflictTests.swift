import Evaluation
import Testing

@Suite(.tags(.history))
struct ConflictTests {
  static let place = Change.Place.satker("A.I.1.i.b")
  static let other = Change.Place.satker("A.I.1.i.b", .note)

  /// Entry by entry: whose, with which clock, what is put at the place, and what of others was seen.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let entries: [Entry]
    /// The replicas whose entries are in conflict.
    let expected: [String]

    init(_ name: String, _ entries: [Entry], _ expected: [String]) {
      testDescription = name
      self.entries = entries
      self.expected = expected
    }
  }

  static func entry(
    _ replica: String, _ number: Int, clock: Int, _ answer: String?, seen: [String: Int] = [:],
    at place: Change.Place = place
  ) -> Entry {
    Entry(
      id: Entry.ID(replica: replica, number: number), clock: clock, time: 0, author: replica, assessor: .satker,
      seen: seen,
      changes: [Change(at: place, from: .nothing, to: answer.map { .choice($0) } ?? .nothing)])
  }

  static let cases = [
    Case("nobody", [], []),
    Case("one after the other", [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 2, "B", seen: ["a": 1])], []),
    Case("neither has seen the other", [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B")], ["a", "b"]),
    Case(
      "a later clock is not having seen", [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 9, "B")], ["a", "b"]),
    Case("the same answer", [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "A")], []),
    Case("both cleared it", [entry("a", 1, clock: 1, nil), entry("b", 1, clock: 1, nil)], []),
    Case("cleared and filled", [entry("a", 1, clock: 1, nil), entry("b", 1, clock: 1, "A")], ["a", "b"]),
    Case(
      "different places",
      [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, nil, at: other)], []),
    Case(
      "settled by a third",
      [
        entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B"),
        entry("c", 1, clock: 2, "C", seen: ["a": 1, "b": 1]),
      ], []),
    Case(
      "settled by one of them, to the same",
      [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B"), entry("a", 2, clock: 2, "A", seen: ["b": 1])], []),
    Case(
      "a third has seen only one",
      [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B"), entry("c", 1, clock: 2, "C", seen: ["a": 1])],
      ["b", "c"]),
    Case(
      "three at once", [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B"), entry("c", 1, clock: 1, "C")],
      ["a", "b", "c"]),
    Case(
      "what was seen once stays seen",
      [
        entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 2, nil, seen: ["a": 1], at: other),
        entry("b", 2, clock: 3, "B"),
      ], []),
    Case(
      "seen, but not the newest",
      [
        entry("a", 1, clock: 1, "A"), entry("a", 2, clock: 2, "C"), entry("b", 1, clock: 3, "B", seen: ["a": 1]),
      ], ["a", "b"]),
    Case(
      "one of them comes over to the other",
      [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B"), entry("a", 2, clock: 2, "B")], []),
  ]

  @Test(arguments: cases) func conflicts(_ example: Case) {
    for entries in [example.entries, example.entries.reversed()] {
      let history = History(base: .blank, entries: entries)
      expect(history, example)
    }
    // Arriving one by one, the last first.
    var history = History(base: .blank)
    for entry in example.entries.reversed() { history = history.adding([entry]) ?? history }
    expect(history, example)
  }

  private func expect(_ history: History, _ example: Case, sourceLocation: SourceLocation = #_sourceLocation) {
    let found = history.conflicts
    #expect(found.count == (example.expected.isEmpty ? 0 : 1), sourceLocation: sourceLocation)
    #expect((found.first?.entries ?? []).map(\.id.replica).sorted() == example.expected, sourceLocation: sourceLocation)
    // The sheet holds the last.
    if let conflict = found.first, let last = conflict.entries.last {
      #expect(history.sheet[conflict.place] == last.content(at: conflict.place), sourceLocation: sourceLocation)
    }
  }
}
