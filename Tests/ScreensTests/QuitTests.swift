import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct QuitTests {
  @Test(arguments: GoldenScreen.all.map(\.name)) func leavesFromEverywhere(_ name: String) throws {
    let screen = try #require(GoldenScreen.all.first { $0.name == name })
    var state = screen.state(Sample.small)
    let isUnsaved = state.sheet?.saving.isFailed == true
    let effects = state.press("ctrl-c")
    #expect((effects.last == .quit) == !isUnsaved, "digits that do not fit hold nobody back")
    #expect((state.context == .confirm && state.overlay != nil) || effects.last == .quit)
  }

  @Test func asksFirstWhereTheLastSaveFailed() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("y").receiving(.saveFailed("disk penuh"))
    #expect(state.press("ctrl-c") == [])
    #expect(state.context == .confirm)
    #expect(state.press("enter q x") == [], "only y says yes")
    #expect(state.context == .confirm)
    #expect(state.press("esc") == [])
    #expect(state.context == .sheet)
    #expect(state.press("ctrl-c y") == [.abandon])
  }

  @Test func leavesASheetThatCannotBeSavedOnlyWhenToldTo() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("y")
    #expect(state.press("q") == [.close])
    state = state.receiving(.saveFailed("disk penuh"))
    #expect(state.press("q") == [])
    #expect(state.context == .confirm)
    #expect(state.press("esc") == [])
    #expect(state.sheet != nil)
    #expect(state.press("q y") == [.letGo])
  }

  /// "Everything is saved already", says the help: what is being typed is no exception.
  @Test func keepsANoteThatIsBeingWritten() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("n abc")
    let effects = state.press("ctrl-c")
    #expect(state.sheet?.answer?.note == "abc")
    #expect(effects == state.lastAppended + [.quit])
  }

  @Test func keepsEvidenceThatIsBeingTyped() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("l enter abc")
    let effects = state.press("ctrl-c")
    #expect(state.sheet?.answer?.evidence == ["SK tim kerja ZI": ["abc"]])
    #expect(effects == state.lastAppended + [.quit])
  }

  @Test func theQuestionWhetherToDiscardKeepsTheNote() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("y").receiving(.saveFailed("disk penuh"))
    state.press("n abc ctrl-c esc")
    #expect(state.sheet?.answer?.note == "abc")
  }
}
