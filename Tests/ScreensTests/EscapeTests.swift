import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct EscapeTests {
  /// However often it is pressed, wherever: nothing that was entered goes, and the program stays.
  @Test(arguments: GoldenScreen.all.map(\.name)) func neverDestroys(_ name: String) throws {
    let screen = try #require(GoldenScreen.all.first { $0.name == name })
    var state = screen.state(Sample.small)
    let before = state.sheet
    var effects: [Effect] = []
    for _ in 0..<6 { effects += state.press("esc") }
    let entries = state.sheet?.history.entries ?? []
    #expect(entries.starts(with: before?.history.entries ?? []))
    #expect(effects == entries.dropFirst(before?.history.entries.count ?? 0).map { .append($0) })
    #expect(state.overlay == nil)
    #expect([.list, .sheet].contains(state.context))
  }

  /// What was written in a note is kept by the key that closes it.
  @Test func keepsTheNote() {
    var state = Sample.open(at: "A.I.1.i.a")
    #expect(state.press("n paste:satu⏎dua⏎ esc") == state.lastAppended)
    #expect(state.sheet?.answer?.note == "satu\ndua")
    #expect(state.press("n esc") == [], "nothing was changed")
    #expect(state.press("n ctrl-u backspace ctrl-u esc") == state.lastAppended)
    #expect(state.sheet?.answer == nil)
  }

  @Test func enterIsALineOfTheNote() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("n a enter y esc")
    #expect(state.sheet?.answer?.note == "a\ny")
  }
}
