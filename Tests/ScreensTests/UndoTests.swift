import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct UndoTests {
  /// Acts at a question, and what the notices call them.
  static let acts: [(code: String, keys: Keys, name: String)] = [
    ("A.I.1.i.a", "y", "A.I.1.i.a"), ("A.I.1.i.b", "backspace", "A.I.1.i.b"), ("B.I.i.a", "3 enter", "B.I.i.a"),
    ("A.II.5.ii.a", "7 enter", "A.II.5.ii.a"), ("A.I.1.i.b", "n paste:baru esc", "catatan A.I.1.i.b"),
    ("A.I.1.i.b", "m", "tanda A.I.1.i.b"), ("A.I.1.i.b", "l enter paste:x enter esc", "data dukung A.I.1.i.b"),
    ("A.I.1.i.b", "l del esc", "data dukung A.I.1.i.b"),
    (
      "A.I.1.i.b", "i paste:X down paste:Y down down backspace 5 down right enter",
      "identitas"
    ),
  ]

  @Test(arguments: acts) func undoesAndRedoes(_ code: String, _ keys: Keys, _ name: String) {
    let before = Sample.open(Sample.sheet(.some), at: code).clearing("A.I.1.i.a")
    var state = before
    state.press(keys)
    let after = state.sheet?.sheet
    #expect(after != before.sheet?.sheet)
    state.press("home")
    #expect(state.press("u") == state.lastAppended)
    #expect(state.sheet?.sheet == before.sheet?.sheet)
    #expect(state.notice == Notice(text: "Diurungkan: \(name) · r mengulangi", kind: .info))
    if !keys.description.contains("i ") { #expect(state.code == code, "it goes to the place") }
    state.press("end")
    #expect(state.press("r") == state.lastAppended)
    #expect(state.sheet?.sheet == after)
    #expect(state.notice == Notice(text: "Diulangi: \(name)", kind: .info))
    if !keys.description.contains("i ") { #expect(state.code == code) }
  }

  @Test(arguments: [("u", "Tidak ada yang dapat diurungkan"), ("r", "Tidak ada yang dapat diulangi")])
  func saysWhereThereIsNothing(_ key: String, _ notice: String) {
    var state = Sample.open(.some)
    #expect(state.press(Keys(key)) == [])
    #expect(state.notice == Notice(text: notice, kind: .warning))
  }

  @Test func undoesAndRedoesTenActsInOrder() {
    var state = Sample.open()
    var sheets = [state.sheet?.sheet]
    for _ in 0..<10 {
      let choice = state.sheet?.question.choices.last?.answer.prefix(1).lowercased() ?? ""
      state.press(Keys(choice))
      sheets.append(state.sheet?.sheet)
      state.press("enter")
    }
    for expected in sheets.dropLast().reversed() {
      state.press("u")
      #expect(state.sheet?.sheet == expected)
    }
    for expected in sheets.dropFirst() {
      state.press("ctrl-r")
      #expect(state.sheet?.sheet == expected)
    }
  }

  @Test func aNewActEndsWhatCouldBeRedone() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("y u t r")
    #expect(state.sheet?.answer?.value == .choice("Tidak"))
    #expect(state.notice?.text == "Tidak ada yang dapat diulangi")
  }

  @Test func undoesWithinTheEvidence() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l enter a enter + b enter")
    #expect(state.context == .evidence)
    state.press("u u")
    #expect(state.sheet?.sheet == Sample.sheet())
    #expect(state.context == .evidence)
    state.press("r r")
    #expect(state.sheet?.answer?.evidence.values.flatMap { $0 }.sorted() == ["a", "b"])
  }

  /// An import, or what a sheet held before it had a history, does not vanish by one key.
  @Test func asksBeforeMuchIsUndoneAtOnce() throws {
    let blank = Sample.sheet()
    let questions = Sample.instrument.questions.filter { !$0.choices.isEmpty }.prefix(11)
    var history = History(base: blank)
    let changes = questions.compactMap { question in
      blank.change(
        at: .answer(.satker, question: question.code, .value), to: .choice(question.choices[0].answer))
    }
    _ = history.record(changes, by: Sample.author, at: 0)
    var state = Sample.open(at: "A.I.1.i.a").receiving(.joined(history, replica: Sample.author.replica))
    #expect(state.press("u") == [])
    #expect(state.context == .confirm)
    #expect(state.view.text.contains("11 isian"))
    #expect(state.press("esc u enter") == [], "only y says yes")
    guard case .append(let entry) = state.press("y").first else {
      Issue.record("nothing was undone")
      return
    }
    #expect(entry.changes.count == 11)
    #expect(state.sheet?.sheet == blank)
  }
}

extension State {
  /// Opens the same sheet without an answer to the question.
  fileprivate func clearing(_ code: String) -> State {
    guard let sheet else { return self }
    var cleared = sheet.sheet
    cleared[.satker, code]?.value = nil
    return Sample.open(cleared, at: sheet.question.code)
  }
}
