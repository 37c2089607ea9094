import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct PickerTests {
  static let jumps: [(keys: Keys, to: String)] = [
    ("/ enter", "A.I.5.i.a"), ("/ down enter", "A.I.5.i.b"), ("/ up enter", "A.I.4.ii.h"),
    ("/ ipkp enter", "B.II.i.a"), ("/ kualitas␣PELAYANAN␣publik enter", "A.I.6.i.a"), ("/ b.ii enter", "B.II.i.a"),
    ("/ pengaduan down down enter", "A.I.5.iii.c"), ("/ zzz enter esc", "A.I.5.i.a"),
    ("/ pgdn pgup enter", "A.I.5.i.a"),
    ("/ b.ii backspace backspace backspace backspace enter", "A.I.1.i.a"), ("/ down esc", "A.I.5.i.a"),
    ("g enter", "A.I.5.i.a"), ("g down enter", "A.I.5.ii.a"), ("g up enter", "A.I.5.i.a"),
    ("g reform enter", "A.II.1.i.a"),
    ("g hasil enter", "B.I.i.a"),
  ]

  @Test(arguments: jumps) func jumpsTo(_ keys: Keys, _ to: String) {
    var state = Sample.open(.some, at: "A.I.5.i.a")
    #expect(state.press(keys) == [])
    #expect(state.code == to)
    #expect(state.context == .sheet)
  }

  @Test func aPickerOfTheProgressScreenLeadsToTheSheet() {
    var state = Sample.open(.some).pressing("k o down enter")
    #expect(state.place == .sheet)
    #expect(state.code == "A.I.1.iv.a")
    state.press("k w enter")
    #expect(state.sheet.map { $0.isMarked($0.index) } == true)
  }
}
