import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// Digits that are typed and not entered yet.
@Suite(.tags(.keys)) struct DraftTests {
  @Test func countsAtOnceInTheScores() {
    var state = Sample.open(at: "B.I.i.a")
    #expect(state.press("3,6") == [])
    #expect(state.sheet?.draft == "3,6")
    #expect(state.sheet?.sheet == Sample.sheet(), "nothing is entered yet")
    #expect(state.sheet?.scorecard.total.value == 3.6 / 4 * 17.5)
    state.press(",")
    #expect(state.sheet?.draft == "3,6")
  }

  /// Every way of leaving, and where it leads.
  static let ways: [(keys: Keys, context: KeyMap.Context)] = [
    ("enter", .sheet), ("up", .sheet), ("down", .sheet), ("left", .sheet), ("right", .sheet), ("pgup", .sheet),
    ("pgdn", .sheet), ("home", .sheet), ("end", .sheet), ("k", .progress), ("x", .form), ("i", .form), ("/", .picker),
    ("g", .picker), ("n", .text), ("l", .evidence), ("m", .sheet), ("f", .sheet), ("w", .sheet), ("q", .sheet),
    // The last one leaves whatever is typed.
    ("ctrl-c", .sheet),
  ]

  @Test(arguments: ways) func isEnteredByLeaving(_ keys: Keys, _ context: KeyMap.Context) {
    var state = Sample.open(at: "B.I.i.a")
    state.press("3,6")
    let effects = state.press(keys)
    #expect(state.sheet?.sheet[.satker, "B.I.i.a"]?.value == .index(3.6))
    #expect(state.sheet?.draft == "")
    #expect(state.context == context)
    #expect(effects.first == state.sheet?.history.entries.first.map { .append($0) })
  }

  @Test(arguments: ways.dropLast()) func isKeptWhereItDoesNotFit(_ keys: Keys, _ context: KeyMap.Context) {
    var state = Sample.open(at: "B.I.i.a")
    state.press("7,5")
    #expect(state.press(keys) == [])
    #expect(state.sheet?.draft == "7,5")
    #expect(state.notice == Notice(text: "7,5 bukan indeks 0–4 untuk soal B.I.i.a", kind: .warning))
    #expect(state.code == "B.I.i.a")
    #expect(state.context == .sheet)
    state.press("backspace backspace backspace 3 enter")
    #expect(state.sheet?.sheet[.satker, "B.I.i.a"]?.value == .index(3), "it can be put right")
  }

  static let edits: [(keys: Keys, draft: String)] = [
    ("12 backspace", "1"), ("12 del", "1"), ("1 backspace", ""), ("12 esc", ""), ("12 ?", "12"), ("12 ? esc", "12"),
    ("12 a", "12"), ("12 paste:3", "12"), ("12 f1", "12"), ("12 ctrl-l", "12"), ("12 ctrl-z", "12"),
  ]

  @Test(arguments: edits) func isEdited(_ keys: Keys, _ draft: String) {
    var state = Sample.open(at: "A.II.5.ii.a")
    #expect(!state.press(keys).contains { if case .append = $0 { true } else { false } })
    #expect(state.sheet?.draft == draft)
    #expect(state.sheet?.history.entries == [])
  }

  @Test func enterGoesOnToTheRatiosBlankCounts() {
    var state = Sample.open(at: "A.II.5.iii.a")
    state.press("down down 3 enter")
    #expect(state.sheet?.countIndex == 3)
    state.press("4 enter")
    #expect(state.sheet?.countIndex == 0, "round to the first blank")
    state.press("1 enter 2 enter")
    #expect(
      state.sheet?.sheet[.satker, "A.II.5.iii.a"]?.counts == ["head": 1, "officials": 2, "others": 3, "reported": 4])
    #expect(state.code == "A.II.5.iii.b")
  }

  @Test func replacesWhatStoodThere() {
    var state = Sample.open(.best, at: "B.I.i.a")
    state.press("3 enter")
    #expect(state.sheet?.sheet[.satker, "B.I.i.a"]?.value == .index(3))
  }
}
