import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.outcomes)) struct ResizeTests {
  static let sizes = [(0, 0), (1, 1), (20, 5), (79, 24), (80, 23), (80, 24), (100, 30), (200, 60)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  /// Nothing that is typed or chosen goes when the terminal changes its size, and keys work on as before.
  @Test(arguments: GoldenScreen.all.map(\.name)) func keepsEverything(_ name: String) throws {
    let screen = try #require(GoldenScreen.all.first { $0.name == name })
    var state = screen.state(Sample.small)
    let before = state.snapshot
    let notice = state.notice
    let text = state.view.text
    for size in Self.sizes {
      #expect(state.receive(.resized(size)) == [])
      #expect(state.view.size == size)
    }
    state.receive(.resized(Sample.small))
    #expect(state.snapshot == before)
    #expect(state.notice == notice)
    #expect(state.view.text == text)
  }

  /// Nobody can see there what a key does: only leaving works.
  @Test(arguments: GoldenScreen.all.map(\.name)) func takesNoKeysWhereNothingIsSeen(_ name: String) throws {
    let screen = try #require(GoldenScreen.all.first { $0.name == name })
    var state = screen.state(Sample.small).receiving(.resized(Size(columns: 79, rows: 24)))
    let before = state.snapshot
    #expect(state.press("y a 1 enter del backspace h esc down b paste:x k ?") == [])
    #expect(state.snapshot == before)
    #expect(state.press("ctrl-z ctrl-l") == [.suspend, .redraw])
    #expect(state.snapshot == before)
  }

  @Test(arguments: Language.allCases) func saysWhereTheScreenIsTooSmall(_ language: Language) {
    let state = Sample.open(.some, at: nil, Size(columns: 79, rows: 24), language)
    #expect(state.view.text.contains("79x24"))
    #expect(state.view.text.contains("80x24"))
  }
}
