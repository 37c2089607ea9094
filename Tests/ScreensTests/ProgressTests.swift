import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct ProgressTests {
  /// On a large screen the questions to do are listed below the six areas.
  static let openings: [(keys: Keys, to: String)] = [
    ("enter", "A.I.1.ii.b"), ("down enter", "A.I.2.i.b"), ("down down down down down enter", "A.I.6.i.a"),
    ("down down down down down down enter", "A.I.1.ii.b"), ("down down down down down down down enter", "A.I.1.iv.a"),
    ("end enter", "A.I.6.iv.c"), ("end home enter", "A.I.1.ii.b"), ("pgdn pgup enter", "A.I.1.ii.b"),
    ("q", "A.I.3.i.a"), ("k", "A.I.3.i.a"), ("esc", "A.I.3.i.a"),
  ]

  @Test(arguments: openings) func opens(_ keys: Keys, _ to: String) {
    var state = Sample.open(.some, at: "A.I.3.i.a", Sample.large).pressing("k")
    #expect(state.press(keys) == [])
    #expect(state.context == .sheet)
    #expect(state.code == to)
  }

  @Test func anAreaWithoutBlanksOpensAtItsFirstQuestion() {
    #expect(Sample.open(.best).pressing("k down enter").code == "A.I.2.i.a")
  }

  /// The list of what is to do grows shorter by doing it; the selection must not point past its end.
  @Test func openingTheLastThingToDoTwice() {
    var sheet = Sample.sheet(.best)
    sheet[.satker, "A.I.1.i.a"] = nil
    sheet[.satker, "B.II.i.a"] = nil
    var state = Sample.open(sheet, at: "A.I.1.i.a", Sample.large)
    state.press("k end enter 4 enter")
    state.press("k enter")
    #expect(state.place == .sheet)
    #expect(state.code == "A.I.1.i.a")
    state.press("y k enter")
    #expect(state.place == .sheet)
  }

  @Test func theSelectionIsInSightAfterTheScreenShrinks() {
    var state = Sample.open(.some, at: nil, Sample.large).pressing("k end")
    state.receive(.resized(Sample.small))
    #expect(state.view.text.contains("▸"))
    state.receive(.resized(Sample.large))
    state.press("end")
    state.receive(.joined(History(base: Sample.sheet(.best)), replica: Sample.author.replica))
    #expect(state.view.text.contains("▸"))
  }

  @Test func judgesByTheOtherPredicateForNow() {
    var state = Sample.open(.some).pressing("k")
    #expect(state.view.text.contains("Syarat nilai Menuju WBK"))
    state.press("p")
    #expect(state.view.text.contains("Syarat nilai Menuju WBBM"))
    #expect(state.sheet?.sheet.target == "wbk", "the sheet's own target stays")
    state.press("p")
    #expect(state.view.text.contains("Syarat nilai Menuju WBK"))
  }

  @Test(arguments: [
    (Language.indonesian, "terjawab    bukti  nilai"), (.english, "answered evidence  score"),
  ])
  func theHeadingsStandApart(_ language: Language, _ headings: String) {
    #expect(Sample.open(.some, at: nil, Sample.small, language).pressing("k").view.text.contains(headings))
  }

  static let pickers: [(answers: Sample.Answers, key: Keys, command: Command)] = [
    (.some, "o", .unanswered), (.some, "f", .unevidenced), (.some, "w", .marked),
  ]

  @Test(arguments: pickers) func listsWhatIsLeft(_ answers: Sample.Answers, _ key: Keys, _ command: Command) {
    var state = Sample.open(answers).pressing("k")
    #expect(state.press(key) == [])
    #expect(state.context == .picker)
    #expect(state.view.text.contains("╭─ \(state.texts.name(command, in: .progress)) ─"))
  }

  @Test func saysWhereNothingIsLeft() {
    var state = Sample.open(.best).pressing("k")
    #expect(state.press("o") == [])
    #expect(state.notice == Notice(text: state.texts.allAnswered, kind: .info))
    #expect(state.press("w") == [])
    #expect(state.notice == Notice(text: state.texts.noneMarked, kind: .info))
    #expect(state.context == .progress)
  }
}
