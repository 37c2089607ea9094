import Evaluation
import Testing

/// What settles a conflict: an entry on its place that has seen all of it, whatever that puts there.
@Suite(.tags(.history))
struct SettlingTests {
  private let siti = History.Author(replica: "a", name: "Siti", assessor: .satker)
  private let evidence = Change.Place.satker("A.I.1.i.b", .evidence("SK tim kerja ZI"))
  private let note = Change.Place.satker("A.I.1.i.b", .note)

  /// Everybody puts something at the place without having seen the others.
  private func history(_ place: Change.Place, _ contents: [Change.Content]) -> History {
    let entries = zip(["a", "b", "c"], contents).map { replica, content in
      Entry(
        id: Entry.ID(replica: replica, number: 1), clock: 1, time: 0, author: replica, assessor: .satker,
        changes: [Change(at: place, from: .nothing, to: content)])
    }
    return History(base: .blank, entries: entries)
  }

  /// The sheet holds the last one's content already: that, too, has to be said to settle it.
  @Test(arguments: ["a", "b"]) func takesTheContentOfOne(_ replica: String) throws {
    var history = history(.satker("A.I.1.i.a"), [.choice("Ya"), .choice("Tidak")])
    let conflict = try #require(history.conflicts.first)
    let chosen = Entry.ID(replica: replica, number: 1)
    let changes = history.settling(conflict, with: .entry(chosen))
    let entry = history.record(changes, by: siti, at: 1)
    #expect(
      entry?.changes == [
        Change(at: conflict.place, from: .choice("Tidak"), to: replica == "a" ? .choice("Ya") : .choice("Tidak"))
      ])
    #expect(history.sheet[conflict.place] == (replica == "a" ? .choice("Ya") : .choice("Tidak")))
    #expect(history.conflicts.isEmpty)
    #expect(History(base: .blank, entries: history.entries.reversed()).conflicts.isEmpty)
  }

  /// A decision that is taken back leaves open what it was about; done again it settles that again.
  @Test(arguments: ["a", "b"]) func takenBackItIsOpenAgain(_ replica: String) throws {
    var history = history(.satker("A.I.1.i.a"), [.choice("Ya"), .choice("Tidak")])
    let conflict = try #require(history.conflicts.first)
    let before = history.sheet
    let chosen = Entry.ID(replica: replica, number: 1)
    let author = History.Author(replica: "d", name: "Dewi", assessor: .satker)
    for _ in 0..<2 {
      _ = history.record(history.settling(conflict, with: .entry(chosen)), by: author, at: 1)
      #expect(history.undo(by: author, at: 1) != nil)
      #expect(history.sheet == before)
      #expect(history.conflicts.map(\.place) == [conflict.place])
      #expect(conflict.entries.allSatisfy { history.conflicts.first?.entries.contains($0) == true })
      #expect(history.redo(by: author, at: 1) != nil)
      #expect(history.conflicts.isEmpty)
      #expect(history.undo(by: author, at: 1) != nil)
      #expect(history.conflicts.map(\.place) == [conflict.place])
    }
    // Who decides anew has seen that, too.
    _ = history.record(
      history.settling(try #require(history.conflicts.first), with: .entry(chosen)), by: siti, at: 1)
    #expect(history.conflicts.isEmpty)
    #expect(History(base: .blank, entries: history.entries.reversed()).conflicts.isEmpty)
  }

  @Test func nothingIsAContentToo() throws {
    var history = history(note, [.nothing, .text("x")])
    let conflict = try #require(history.conflicts.first)
    _ = history.record(
      history.settling(conflict, with: .entry(Entry.ID(replica: "a", number: 1))), by: siti, at: 1)
    #expect(history.sheet[note] == .nothing && history.conflicts.isEmpty)
  }

  @Test(
    arguments: [
      ([.text("x"), .text("y")], .text("x\n\ny")), ([.nothing, .text("y")], .text("y")),
      ([.text("x"), .nothing, .text("z")], .text("x\n\nz")), ([.text("x"), .text("y"), .text("x")], .text("x\n\ny")),
      // Somebody has joined them already.
      ([.text("x\n\ny"), .text("y")], .text("x\n\ny")), ([.text("xy"), .text("y")], .text("xy\n\ny")),
    ] as [([Change.Content], Change.Content)])
  func bothNotes(_ contents: [Change.Content], _ expected: Change.Content) throws {
    try expectBoth(note, contents, expected)
  }

  @Test(
    arguments: [
      ([.references(["1", "2"]), .references(["3", "2"])], .references(["1", "2", "3"])),
      ([.references(["2"]), .nothing, .references(["1"])], .references(["2", "1"])),
    ] as [([Change.Content], Change.Content)])
  func bothEvidence(_ contents: [Change.Content], _ expected: Change.Content) throws {
    try expectBoth(evidence, contents, expected)
  }

  private func expectBoth(
    _ place: Change.Place, _ contents: [Change.Content], _ expected: Change.Content,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var history = history(place, contents)
    let conflict = try #require(history.conflicts.first, sourceLocation: sourceLocation)
    #expect(conflict.canHoldBoth, sourceLocation: sourceLocation)
    _ = history.record(history.settling(conflict, with: .both), by: siti, at: 1)
    #expect(history.sheet[place] == expected, sourceLocation: sourceLocation)
    #expect(history.conflicts.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func whatIsNotOfferedChangesNothing() throws {
    let history = history(.satker("A.I.1.i.a"), [.choice("Ya"), .choice("Tidak")])
    let conflict = try #require(history.conflicts.first)
    #expect(!conflict.canHoldBoth && history.settling(conflict, with: .both).isEmpty)
    #expect(history.settling(conflict, with: .entry(Entry.ID(replica: "z", number: 1))).isEmpty)
  }
}
