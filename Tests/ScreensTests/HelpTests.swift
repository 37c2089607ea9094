import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct HelpTests {
  /// Whatever the screen's height, every line can be scrolled to, and the last one ends the scrolling.
  @Test(arguments: [24, 40]) func everyLineCanBeRead(_ rows: Int) {
    for context in KeyMap.Context.allCases {
      var state = Sample.list(Size(columns: 80, rows: rows))
      state.overlay = .help(context, scroll: 0)
      let lines = HelpScreen(context, state.texts).lines
      var unseen = Set(lines.map { $0.explanation.prefix(40) })
      for _ in lines {
        let text = state.view.text
        unseen = unseen.filter { !text.contains($0) }
        state.press("down")
      }
      #expect(unseen.isEmpty, "\(context)")
      let bottom = state.view.text
      #expect(!bottom.contains("▾ ─╯"), "\(context)")
      #expect(state.pressing("down pgdn").view.text == bottom)
      #expect(state.pressing("home end").view.text == bottom)
      #expect(state.pressing("home pgdn pgdn pgdn").view.text == bottom)
      #expect(state.pressing("pgup pgup pgup").view.text == state.pressing("home").view.text)
      state.press("up")
      #expect((state.view.text == bottom) == (state.pressing("home").view.text == bottom))
    }
  }

  @Test(arguments: ["esc", "enter", "q", "?"] as [Keys]) func goesBackToWhereItWas(_ key: Keys) {
    for before in [
      Sample.list(), Sample.open(.some), Sample.open(.some).pressing("k"), Sample.open(.some).pressing("l"),
    ] {
      var state = before
      state.press("?")
      #expect(state.context == .help)
      #expect(state.press(key) == [])
      #expect(state.snapshot == before.snapshot)
    }
  }

  @Test(arguments: ["y", "z", "1", "left"] as [Keys]) func otherKeysDoNothing(_ keys: Keys) {
    var state = Sample.open(at: "A.I.1.i.a").pressing("?")
    let before = state.snapshot
    #expect(state.press(keys) == [])
    #expect(state.snapshot == before)
  }
}
