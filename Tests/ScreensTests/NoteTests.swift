import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct NoteTests {
  @Test func theEditorOfTheUsersGetsTheText() {
    var state = Sample.open(at: "A.I.1.i.a")
    #expect(state.press("N") == [.edit("")])
    state.press("n abc esc")
    #expect(state.press("N") == [.edit("abc")])
    #expect(state.press("n d ctrl-o") == [.edit("abcd")])
  }

  @Test func whatComesBackFromItIsKept() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("n a ctrl-o")
    #expect(state.receive(.edited("satu\ndua\n")) == state.lastAppended)
    #expect(state.sheet?.answer?.note == "satu\ndua")
    #expect(state.context == .sheet)
    #expect(state.receive(.edited("satu\ndua\n")) == [])
  }

  @Test func anEditorThatFailsLosesNothing() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("n abc ctrl-o")
    state.receive(.failed("vi: tidak ditemukan"))
    #expect(state.notice == Notice(text: "vi: tidak ditemukan", kind: .error))
    state.press("esc")
    #expect(state.sheet?.answer?.note == "abc")
  }
}
