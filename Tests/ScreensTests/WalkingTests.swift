import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct WalkingTests {
  static let moves: [(from: String, keys: Keys, to: String)] = [
    ("A.I.1.i.a", "down", "A.I.1.i.b"), ("A.I.1.i.b", "up", "A.I.1.i.a"), ("A.I.1.i.a", "up", "A.I.1.i.a"),
    ("B.II.i.a", "down", "B.II.i.a"), ("A.I.1.i.b", "right", "A.I.1.ii.a"), ("A.I.1.ii.b", "left", "A.I.1.ii.a"),
    ("A.I.1.ii.a", "left", "A.I.1.i.a"), ("B.II.i.a", "right", "B.II.i.a"), ("A.I.1.ii.b", "pgdn", "A.I.2.i.a"),
    ("A.I.2.ii.b", "pgup", "A.I.2.i.a"), ("A.I.2.i.a", "pgup", "A.I.1.i.a"), ("A.I.6.v.c", "pgdn", "A.II.1.i.a"),
    ("A.II.6.ii.a", "pgdn", "B.I.i.a"), ("A.I.3.i.a", "home", "A.I.1.i.a"), ("A.I.3.i.a", "end", "B.II.i.a"),
    // The counts of a ratio are steps of their own, whichever way one comes.
    ("A.II.1.i.a", "down", "A.II.1.i.a"), ("A.II.1.i.a", "down down", "A.II.1.i.b"), ("A.II.1.i.b", "up", "A.II.1.i.a"),
    ("A.II.1.i.b", "up up", "A.II.1.i.a"), ("A.II.1.i.b", "up up up", "A.I.6.v.c"),
  ]

  @Test(arguments: moves) func movesTo(_ from: String, _ keys: Keys, _ to: String) {
    let before = Sample.open(at: from)
    var state = before
    #expect(state.press(keys) == [])
    #expect(state.code == to)
    #expect(state.sheet?.history.entries == [])
  }

  @Test func enterGoesToTheNextUnansweredRoundTheEnd() {
    var state = Sample.open(.some, at: "B.II.i.a")
    state.press("enter")
    #expect(state.code == "A.I.1.ii.b", "the fourth is the first that is blank")
    state.press("a enter")
    #expect(state.code == "A.I.1.iv.a")
  }

  @Test func enterOnAFullSheetSaysSo() {
    var state = Sample.open(.best, at: "A.I.3.i.a")
    state.press("enter")
    #expect(state.code == "A.I.3.i.a")
    #expect(state.notice?.text == "Semua soal sudah dijawab")
  }

  /// The promise of the sheet: an answer and enter, from the first question to the last.
  @Test func twoKeysAQuestionFillTheSheet() {
    var state = Sample.open()
    var effects: [Effect] = []
    var strokes = 0
    while let sheet = state.sheet, !sheet.scorecard.total.isComplete {
      let key: Keys =
        switch sheet.question.kind {
        case .choice(let choices): Keys(choices[0].answer.prefix(1).lowercased())
        case .index, .ratio: "1"
        }
      effects += state.press(key) + state.press("enter")
      strokes += 2
      guard strokes <= 2 * Sample.instrument.answerCount else { break }
    }
    #expect(strokes == 2 * Sample.instrument.answerCount)
    #expect(state.sheet?.scorecard.total.isComplete == true)
    #expect(effects.count == Sample.instrument.answerCount)
    #expect(state.notice?.text == "Semua soal sudah dijawab")
  }

  static let searches: [(answers: Sample.Answers, keys: Keys, to: String?, notice: String?)] = [
    (.some, "w", "A.I.1.ii.c", nil), (.some, "w w", "A.I.2.ii.a", nil), (.some, "f", "A.I.1.ii.b", nil),
    (.best, "w", nil, "Tidak ada soal yang ditandai"),
  ]

  @Test(arguments: searches) func goesToWhatIsMarkedOrLacksEvidence(
    _ answers: Sample.Answers, _ keys: Keys, _ to: String?, _ notice: String?
  ) {
    var state = Sample.open(answers, at: "A.I.1.ii.a")
    #expect(state.press(keys) == [])
    #expect(state.code == to ?? "A.I.1.ii.a")
    #expect(state.notice?.text == notice)
  }

  @Test func saysWhereNothingLacksEvidence() {
    var sheet = Sample.sheet(.best)
    for question in Sample.instrument.questions {
      for wanted in question.evidence { sheet[.satker, question.code]?.evidence[wanted] = ["a"] }
    }
    #expect(Sample.open(sheet).pressing("f").notice?.text == Texts(.indonesian).noneUnevidenced)
  }

  @Test func readsOnInALongQuestion() {
    var state = Sample.open(.some, at: "A.I.6.ii.a")
    let first = state.view.text
    state.press("␣")
    #expect(state.view.text != first)
    state.press("down up")
    #expect(state.view.text == first, "coming back begins at the top")
  }
}
