import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// Pasted text goes into text fields and nowhere else: it must never answer questions.
@Suite(.tags(.keys)) struct PasteTests {
  static let elsewhere: [(name: String, state: State)] = [
    ("list", Sample.list()), ("sheet", Sample.open(at: "A.I.1.i.a")), ("index", Sample.open(at: "B.I.i.a")),
    ("evidence", Sample.open(at: "A.I.1.i.a").pressing("l")), ("progress", Sample.open(.some).pressing("k")),
  ]

  @Test(arguments: elsewhere.indices) func isRefused(_ index: Int) {
    var state = Self.elsewhere[index].state
    let before = state.snapshot
    #expect(state.press("paste:y1q⏎⏎yt3") == [])
    #expect(state.notice == Notice(text: state.texts.pasteNowhere, kind: .warning))
    #expect(state.snapshot == before)
  }

  static let fields: [(name: String, state: State)] = [
    ("filter", Sample.list().pressing("/")), ("note", Sample.open(at: "A.I.1.i.a").pressing("n")),
    ("evidence", Sample.open(at: "A.I.1.i.a").pressing("l enter")), ("search", Sample.open().pressing("/")),
    ("form", Sample.list().pressing("b")),
  ]

  @Test(arguments: fields.indices) func entersTextFields(_ index: Int) {
    var state = Self.fields[index].state
    #expect(state.press("paste:yq13") == [])
    #expect(state.notice == nil)
    #expect(state.view.text.contains("yq13"))
    #expect(state.context == Self.fields[index].state.context)
  }
}
