import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// The evidence of A.I.1.i.a: "SK tim kerja ZI", "Undangan dan daftar hadir rapat pembentukan", "Notula rapat".
@Suite(.tags(.keys)) struct EvidenceTests {
  private static let first = "SK tim kerja ZI"
  private static let last = "Notula rapat"

  static let edits: [(keys: Keys, evidence: [String: [String]])] = [
    ("enter a enter", [first: ["a"]]),
    ("enter a enter enter b enter", [first: ["a"], "Undangan dan daftar hadir rapat pembentukan": ["b"]]),
    ("enter a enter up + b enter", [first: ["a", "b"]]), ("enter a enter up ins b enter down", [first: ["a", "b"]]),
    ("+ a enter", [first: ["a"]]), ("enter a enter up enter b enter", [first: ["ab"]]),
    ("enter a enter up enter backspace enter", [:]), ("enter ␣ enter", [:]), ("enter enter", [:]),
    ("enter a enter home + b enter home + c enter home down del", [first: ["a", "c"]]),
    ("enter a enter home + b enter home backspace", [first: ["b"]]), ("enter a enter home del", [:]),
    ("down down enter x enter", [last: ["x"]]), ("end enter foto enter", ["Lainnya": ["foto"]]),
    ("enter paste:https://contoh/a␣b⏎c enter", [first: ["https://contoh/a b c"]]),
    ("enter kmlq?/u enter", [first: ["kmlq?/u"]]), ("del", [:]), ("enter a esc", [first: ["a"]]),
    ("enter ␣ a ␣ enter", [first: ["a"]]),
  ]

  @Test(arguments: edits) func editsReferences(_ keys: Keys, _ evidence: [String: [String]]) {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l")
    let effects = state.press(keys)
    #expect(state.sheet?.answer?.evidence ?? [:] == evidence)
    #expect(effects == state.sheet?.history.entries.map { .append($0) })
  }

  /// What a file holds is noted with the reference to it, as one act: one undo takes both back.
  @Test func notesWhatTheFileHolds() throws {
    let file = EvidenceFile(size: 3, digest: String(repeating: "b", count: 64))
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l enter")
    state.press("paste:bukti/sk.pdf")
    let effect = try #require(state.update(.key(.enter), at: Sample.moment).first)
    let given = GivenEvidence(
      question: "A.I.1.i.a", wanted: Self.first, references: ["bukti/sk.pdf"], typed: "bukti/sk.pdf")
    #expect(effect == .inspect(given))
    #expect(state.receive(.inspected(given, file)).count == 1)
    #expect(state.sheet?.sheet.files == ["bukti/sk.pdf": file])
    #expect(state.sheet?.evidence?.row == 1)
    #expect(state.notice == nil)
    state.press("u")
    #expect(state.sheet?.sheet == Sample.sheet())
    state.press("r")
    #expect(state.sheet?.sheet.files == ["bukti/sk.pdf": file])
    // Nothing refers to it any more.
    state.press("home del")
    #expect(state.sheet?.sheet.files == [:])
  }

  /// One file may serve many questions: what it holds is known as long as one of them names it.
  @Test func aFileThatSomethingElseNamesStaysKnown() {
    var sheet = Sample.sheet()
    sheet.files = ["a": EvidenceFile(size: 1, digest: String(repeating: "c", count: 64))]
    var answer = Answer()
    answer.evidence = [Self.first: ["a"]]
    sheet[.satker, "A.I.1.i.a"] = answer
    sheet[.satker, "A.I.1.i.b"] = answer
    var state = Sample.open(sheet, at: "A.I.1.i.a")
    state.press("l del")
    #expect(state.sheet?.sheet.files.isEmpty == false)
  }

  @Test func saysWhenTheFileIsNotHere() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l enter a enter")
    #expect(state.notice?.text.contains("Tidak ada berkas a") == true)
    #expect(state.sheet?.sheet.files == [:])
    state.press("u enter paste:https://contoh.go.id/a enter")
    #expect(state.notice == nil, "a link is no file")
  }

  @Test func goesOnToTheNextRow() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l enter a enter")
    #expect(state.sheet?.evidence?.row == 1)
    state.press("enter enter")
    #expect(state.sheet?.evidence?.row == 1, "nothing was typed")
  }

  static let ends: [Keys] = ["esc", "l"]

  @Test(arguments: ends) func goesBack(_ keys: Keys) {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l down")
    #expect(state.press(keys) == [])
    #expect(state.context == .sheet)
    #expect(state.place == .sheet)
  }

  @Test(arguments: ["y", "z", "paste:x"] as [Keys]) func doesNotAnswer(_ keys: Keys) {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("l")
    #expect(state.press(keys) == [])
    #expect(state.notice?.kind == .warning)
  }

  /// Whatever row has the keys is on the screen, however much of the question was read past.
  @Test(arguments: ["", "␣", "␣ ␣", "␣ ␣ ␣", "␣ ␣ ␣ ␣"] as [Keys]) func theFocusIsAlwaysInSight(_ reading: Keys) {
    var sheet = Sample.sheet(.some)
    sheet[.satker, "A.I.1.i.b"]?.evidence["Notula rapat"] = (1...20).map { "bukti/notula-\($0).pdf" }
    for code in ["A.I.6.ii.a", "A.I.1.i.b", "A.I.2.i.b"] {
      var state = Sample.open(sheet, at: code)
      state.press(reading)
      state.press("l")
      for _ in 0..<24 {
        #expect(state.hasSelectedRow, "\(code) after \(reading)")
        state.press("down")
      }
    }
  }

  /// Somebody else's save may take away rows under the focus.
  @Test func theFocusStaysWithinWhatIsLeft() {
    var sheet = Sample.sheet()
    var answer = Answer()
    answer.evidence = [Self.first: ["a", "b", "c"], "punya sendiri": ["d", "e"]]
    sheet[.satker, "A.I.1.i.a"] = answer
    var state = Sample.open(sheet, at: "A.I.1.i.a")
    state.press("l end")
    state.receive(.joined(History(base: Sample.sheet()), replica: Sample.author.replica))
    state.press("enter x enter")
    #expect(state.sheet?.answer?.evidence == ["Lainnya": ["x"]])
  }

  /// Rows that others put above it do not make what is typed replace another reference.
  @Test func whatIsTypedReplacesOnlyItsOwn() {
    var sheet = Sample.sheet()
    var answer = Answer()
    answer.evidence = [Self.last: ["c"]]
    sheet[.satker, "A.I.1.i.a"] = answer
    var state = Sample.open(sheet, at: "A.I.1.i.a")
    state.press("l down down enter")
    sheet[.satker, "A.I.1.i.a"]?.evidence[Self.first] = ["a", "b"]
    state.receive(.joined(History(base: sheet), replica: Sample.author.replica))
    state.press("x enter")
    #expect(state.sheet?.answer?.evidence == [Self.first: ["a", "b"], Self.last: ["cx"]])
  }

  /// The row that is being typed in may be gone too: what is typed is then a further reference.
  @Test func whatIsTypedSurvivesSomebodyElsesSave() {
    var sheet = Sample.sheet()
    var answer = Answer()
    answer.evidence = [Self.first: ["a"], "punya sendiri": ["d", "e"]]
    sheet[.satker, "A.I.1.i.a"] = answer
    var state = Sample.open(sheet, at: "A.I.1.i.a")
    state.press("l end enter x")
    state.receive(.joined(History(base: Sample.sheet()), replica: Sample.author.replica))
    state.press("y enter")
    #expect(state.sheet?.answer?.evidence.values.flatMap { $0 } == ["xy"])
  }
}

extension State {
  /// Whether a row right of the tree is drawn as the one that has the keys.
  fileprivate var hasSelectedRow: Bool {
    let canvas = view
    return (2..<canvas.size.rows - 4).contains { canvas[column: 40, row: $0].style.isSelected }
  }
}
