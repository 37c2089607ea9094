import Evaluation
import Testing

@Suite(.tags(.history))
struct HistoryTests {
  let siti = History.Author(replica: "a", name: "Siti", assessor: .satker)
  let budi = History.Author(replica: "b", name: "Budi", assessor: .satker)

  let first = Change.Place.satker("A.I.1.i.a")
  let second = Change.Place.satker("A.I.1.i.b")

  /// Records what the author types at the places.
  @discardableResult
  private func type(
    _ contents: KeyValuePairs<Change.Place, Change.Content>, by author: History.Author, in history: inout History
  ) -> Entry? {
    let changes = contents.compactMap { history.sheet.change(at: $0.key, to: $0.value) }
    return history.record(changes, by: author, at: 1000, reason: "uji")
  }

  @Test func recordsWhoDidWhatWhenAndWhy() throws {
    var history = History(base: .blank)
    let recorded = type([first: .choice("Ya"), second: .choice("B")], by: siti, in: &history)
    let entry = try #require(recorded)
    #expect(entry.id == Entry.ID(replica: "a", number: 1))
    #expect(entry.clock == 1)
    #expect(entry.time == 1000)
    #expect(entry.author == "Siti")
    #expect(entry.assessor == .satker)
    #expect(entry.reason == "uji")
    #expect(entry.act == .edit)
    #expect(
      entry.changes == [
        Change(at: first, from: .nothing, to: .choice("Ya")), Change(at: second, from: .nothing, to: .choice("B")),
      ])
    #expect(history.entries == [entry])
    #expect(history.sheet[first] == .choice("Ya"))
    #expect(history.base == .blank)
  }

  @Test func nothingChangedIsNoEntry() {
    var history = History(base: .blank)
    let recorded = history.record([], by: siti, at: 1)
    #expect(recorded == nil)
    let typed = type([first: .nothing], by: siti, in: &history)
    #expect(typed == nil)
    #expect(history.entries.isEmpty)
    let undone = history.undo(by: siti, at: 1)
    #expect(undone == nil)
    let redone = history.redo(by: siti, at: 1)
    #expect(redone == nil)
    #expect(!history.canUndo("a") && !history.canRedo("a"))
    #expect(history.entries.isEmpty)
  }

  @Test func undoesToTheEmptySheetAndRedoesBack() {
    var history = History(base: .blank)
    var sheets = [history.sheet]
    for contents in [
      [first: .choice("Ya")], [first: .choice("Tidak"), second: .choice("B")], [second: .nothing],
      [.satker("A.I.1.i.a", .note): .text("x"), .sheet(.year): .count(2027)],
    ] as [KeyValuePairs<Change.Place, Change.Content>] {
      type(contents, by: siti, in: &history)
      sheets.append(history.sheet)
    }
    for step in sheets.indices.dropLast().reversed() {
      #expect(history.canUndo("a"))
      let undone = history.undo(by: siti, at: 2)
      #expect(undone?.act == .undo(Entry.ID(replica: "a", number: step + 1)))
      #expect(history.sheet == sheets[step])
    }
    #expect(history.sheet == .blank)
    #expect(!history.canUndo("a"))
    let undone = history.undo(by: siti, at: 2)
    #expect(undone == nil)
    for step in sheets.indices.dropFirst() {
      #expect(history.canRedo("a"))
      let redone = history.redo(by: siti, at: 3)
      #expect(redone?.act == .redo(Entry.ID(replica: "a", number: step)))
      #expect(history.sheet == sheets[step])
    }
    #expect(!history.canRedo("a"))
    let redone = history.redo(by: siti, at: 3)
    #expect(redone == nil)
    _ = history.undo(by: siti, at: 4)
    #expect(history.sheet == sheets[3])
    #expect(history.entries.map(\.id.number) == Array(1...13))
    #expect(history.entries.map(\.clock) == Array(1...13))
  }

  @Test func editForgetsWhatWasUndone() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    type([second: .choice("A")], by: siti, in: &history)
    _ = history.undo(by: siti, at: 2)
    type([second: .choice("C")], by: siti, in: &history)
    #expect(!history.canRedo("a"))
    let redone = history.redo(by: siti, at: 3)
    #expect(redone == nil)
    _ = history.undo(by: siti, at: 4)
    #expect(history.sheet[second] == .nothing)
    #expect(history.sheet[first] == .choice("Ya"))
  }

  @Test func eachUndoesOnlyTheirOwn() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    type([second: .choice("B")], by: budi, in: &history)
    _ = history.undo(by: siti, at: 2)
    #expect(history.sheet[first] == .nothing)
    #expect(history.sheet[second] == .choice("B"))
    #expect(!history.canUndo("a"))
    #expect(history.canUndo("b") && history.canRedo("a") && !history.canRedo("b"))
    type([second: .choice("C")], by: budi, in: &history)
    #expect(history.canRedo("a"), "another's edit does not take a redo away")
  }

  /// Budi has changed one of the two answers since: Siti takes back only the other.
  @Test func undoLeavesWhatAnotherHasOverwritten() {
    var history = History(base: .blank)
    type([first: .choice("Ya"), second: .choice("A")], by: siti, in: &history)
    type([second: .choice("C")], by: budi, in: &history)
    let undone = history.undo(by: siti, at: 2)
    #expect(undone?.changes == [Change(at: first, from: .choice("Ya"), to: .nothing)])
    #expect(history.sheet[first] == .nothing)
    #expect(history.sheet[second] == .choice("C"))

    let redone = history.redo(by: siti, at: 3)
    #expect(redone?.changes.map(\.place) == [first])
    #expect(history.sheet[second] == .choice("C"))
  }

  @Test func undoOfWhatIsAltogetherOverwrittenChangesNothing() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    type([first: .choice("Tidak")], by: budi, in: &history)
    let undone = history.undo(by: siti, at: 2)
    #expect(undone?.changes.isEmpty == true)
    #expect(history.sheet[first] == .choice("Tidak"))
    #expect(!history.canUndo("a"))
    let redone = history.redo(by: siti, at: 3)
    #expect(redone?.changes.isEmpty == true)
    #expect(history.sheet[first] == .choice("Tidak"))
  }

  /// Even where the other typed the very same, it is the other's now.
  @Test func sameContentOfAnotherStays() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    _ = history.record([Change(at: first, from: .nothing, to: .choice("Ya"))], by: budi, at: 2)
    let undone = history.undo(by: siti, at: 3)
    #expect(undone?.changes.isEmpty == true)
    #expect(history.sheet[first] == .choice("Ya"))
  }

  @Test func overwrittenAndGivenBackCanBeUndone() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    type([first: .choice("Tidak")], by: budi, in: &history)
    _ = history.undo(by: budi, at: 2)
    #expect(history.sheet[first] == .choice("Ya"))
    _ = history.undo(by: siti, at: 3)
    #expect(history.sheet[first] == .nothing)
  }

  @Test func redoLeavesWhatAnotherHasAnsweredSince() {
    var history = History(base: .blank)
    type([first: .choice("Ya"), second: .choice("A")], by: siti, in: &history)
    _ = history.undo(by: siti, at: 2)
    type([first: .choice("Tidak")], by: budi, in: &history)
    let redone = history.redo(by: siti, at: 3)
    #expect(redone?.changes == [Change(at: second, from: .nothing, to: .choice("A"))])
    #expect(history.sheet[first] == .choice("Tidak"))
    #expect(history.sheet[second] == .choice("A"))
  }

  /// It looks as it did after the undo, but leaving it blank is Budi's decision now.
  @Test func redoLeavesWhatAnotherHasClearedSince() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    _ = history.undo(by: siti, at: 2)
    type([first: .choice("Tidak")], by: budi, in: &history)
    type([first: .nothing], by: budi, in: &history)
    let redone = history.redo(by: siti, at: 3)
    #expect(redone?.changes.isEmpty == true)
    #expect(history.sheet == .blank)
  }

  @Test func twoChangesOfOnePlaceAreUndoneTogether() {
    var history = History(base: .blank)
    let changes = [
      Change(at: first, from: .nothing, to: .choice("Ya")),
      Change(at: first, from: .choice("Ya"), to: .choice("Tidak")),
    ]
    _ = history.record(changes, by: siti, at: 1)
    #expect(history.sheet[first] == .choice("Tidak"))
    _ = history.undo(by: siti, at: 2)
    #expect(history.sheet == .blank)
    _ = history.redo(by: siti, at: 3)
    #expect(history.sheet[first] == .choice("Tidak"))
  }

  private func entry(_ replica: String, _ number: Int, clock: Int, _ answer: String) -> Entry {
    Entry(
      id: Entry.ID(replica: replica, number: number), clock: clock, time: 0, author: replica, assessor: .satker,
      changes: [Change(at: second, from: .nothing, to: .choice(answer))])
  }

  /// By clock first, then by replica, then by number.
  @Test(arguments: [
    (["a 1 1 A", "b 1 2 B"], "B"), (["b 1 1 A", "a 1 2 B"], "B"), (["a 1 1 A", "b 1 1 B"], "B"),
    (["a 1 3 C", "b 1 2 B", "b 2 2 A"], "C"), (["a 1 1 A", "a 2 1 B"], "B"), (["a 9 1 B", "a 10 1 C"], "C"),
    (["a 1 9 A", "b 1 10 B"], "B"),
  ])
  func foldsInOneOrder(entries: [String], answer: String) {
    let sorted = entries.map { text in
      let parts = text.split(separator: " ").map(String.init)
      return entry(parts[0], Int(parts[1])!, clock: Int(parts[2])!, parts[3])
    }
    for order in [sorted, sorted.reversed(), Array(sorted.dropFirst() + sorted.prefix(1))] {
      let history = History(base: .blank, entries: order)
      #expect(history.sheet[second] == .choice(answer))
    }
    #expect(
      History(base: .blank, entries: sorted).entries == History(base: .blank, entries: sorted.reversed()).entries)
  }

  @Test func continuesAfterWhatItHasSeen() {
    var history = History(base: .blank, entries: [entry("b", 1, clock: 41, "A"), entry("a", 3, clock: 7, "B")])
    let next = type([second: .choice("C")], by: siti, in: &history)
    #expect(next?.clock == 42)
    #expect(next?.id.number == 4)
    #expect(history.sheet[second] == .choice("C"))
  }

  /// Siti typed A and then C, Budi B at the same time; the fold is A, B, C. Siti takes C back and sees her A again: that is
  /// not Budi's to take away.
  @Test func undoLeavesWhatAnotherUndoBroughtBack() {
    let typed = [entry("a", 1, clock: 1, "A"), entry("b", 1, clock: 1, "B")]
    let later = Entry(
      id: Entry.ID(replica: "a", number: 2), clock: 2, time: 0, author: "Siti", assessor: .satker,
      changes: [Change(at: second, from: .choice("A"), to: .choice("C"))])
    var history = History(base: .blank, entries: typed + [later])
    _ = history.undo(by: siti, at: 1)
    #expect(history.sheet[second] == .choice("A"))
    let undone = history.undo(by: budi, at: 2)
    #expect(undone?.changes.isEmpty == true)
    #expect(history.sheet[second] == .choice("A"))
  }

  /// What was undone before a start can be redone after it, and the other way round.
  @Test func stacksComeBackFromTheEntries() {
    var history = History(base: .blank)
    type([first: .choice("Ya")], by: siti, in: &history)
    type([second: .choice("A")], by: siti, in: &history)
    _ = history.undo(by: siti, at: 2)
    var reopened = History(base: .blank, entries: history.entries.reversed())
    #expect(reopened.sheet == history.sheet)
    #expect(reopened.canUndo("a") && reopened.canRedo("a"))
    _ = reopened.redo(by: siti, at: 3)
    #expect(reopened.sheet[second] == .choice("A"))
    _ = reopened.undo(by: siti, at: 4)
    _ = reopened.undo(by: siti, at: 4)
    #expect(reopened.sheet == .blank)
  }

  /// A log of another machine may be missing: what refers to it changes what its own changes say, no more.
  @Test func undoOfAnEntryThatIsNotThere() {
    let missing = Entry.ID(replica: "a", number: 1)
    let undo = Entry(
      id: Entry.ID(replica: "a", number: 2), clock: 2, time: 0, author: "Siti", assessor: .satker, act: .undo(missing),
      changes: [Change(at: first, from: .choice("Ya"), to: .nothing)])
    var history = History(base: .blank, entries: [undo])
    #expect(history.sheet == .blank)
    let undone = history.undo(by: siti, at: 3)
    #expect(undone == nil)
    let redone = history.redo(by: siti, at: 3)
    #expect(redone == nil)
    #expect(history.entries.count == 1)
  }
}
