import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct FormTests {
  @Test func makesANewSheet() {
    var state = Sample.list()
    let effects = state.press("b ␣Lapas␣Baru␣ enter 42 enter lapas tab backspace 5 enter right enter")
    #expect(
      effects == [
        .create(
          NewSheet(
            satker: Satker(name: "Lapas Baru", code: "42", kind: "lapas"), year: 2025, target: "wbbm",
            instrument: "permenpanrb-90-2021"))
      ])
    #expect(state.context == .form, "until it is made")
  }

  /// The first new sheet asks for the instruments; the form comes with them.
  @Test func asksWhichInstrumentsThereAre() {
    var state = Sample.list(instruments: [])
    #expect(state.press("b") == [.instruments])
    #expect(state.context == .list)
    #expect(state.receive(.instruments([InstrumentChoice(Sample.instrument)])) == [])
    #expect(state.context == .form)
    #expect(state.view.text.contains("▸ WBK    WBBM"))
    #expect(state.press("esc b") == [], "they are known now")
  }

  @Test func offersTheInstrumentsWhereThereAreSeveral() {
    let own = Sample.decode(Sample.document.replacing("\"id\": \"permenpanrb-90-2021\"", with: "\"id\": \"sendiri\""))
    var state = Sample.state(instruments: [Sample.instrument, own])
    let effects = state.press("b a enter enter enter enter enter right enter")
    guard case .create(let new) = effects.last else {
      Issue.record("\(effects)")
      return
    }
    #expect(new.instrument == "sendiri")
  }

  static let problems: [(keys: Keys, problem: String)] = [
    ("up enter", "nama satker belum diisi"), ("␣ up enter", "nama satker belum diisi"),
    ("a down down down ctrl-u 99999 enter enter", "tahun 99999 di luar 2010–2100"),
    ("a down down down ctrl-u 2009 enter enter", "tahun 2009 di luar 2010–2100"),
    ("a down down down ctrl-u 2101 enter enter", "tahun 2101 di luar 2010–2100"),
    ("a down down down ctrl-u enter enter", "tahun  di luar 2010–2100"),
    ("a down down down ctrl-u dua enter enter", "tahun dua di luar 2010–2100"),
  ]

  @Test(arguments: problems) func saysWhatIsWrong(_ keys: Keys, _ problem: String) {
    var state = Sample.list().pressing("b")
    #expect(state.press(keys) == [])
    #expect(state.context == .form)
    #expect(state.view.text.contains(problem))
    var open = Sample.open(.some).pressing("i ctrl-u")
    #expect(open.press(keys) == [])
    #expect(open.sheet?.sheet == Sample.sheet(.some))
    #expect(open.view.text.contains(problem))
  }

  @Test func changesTheIdentityInOneAct() {
    var state = Sample.open(.some).pressing(
      "i ctrl-u Rutan␣B down ctrl-u down ctrl-u rutan down ctrl-u 2027 down right")
    #expect(state.press("enter") == state.lastAppended)
    let sheet = state.sheet?.sheet
    #expect(sheet?.satker == Satker(name: "Rutan B", code: "", kind: "rutan"))
    #expect(sheet?.year == 2027)
    #expect(sheet?.target == "wbbm")
    #expect(state.sheet?.verdict.predicate.id == "wbbm")
    #expect(state.overlay == nil)
    #expect(state.sheet?.history.entries.count == 1)
  }

  @Test func anUnchangedIdentityIsNoChange() {
    var state = Sample.open(.some)
    #expect(state.press("i enter enter enter enter enter") == [])
    #expect(state.overlay == nil)
    #expect(state.sheet?.history.entries == [])
  }

  static let focus: [(keys: Keys, field: Int)] = [
    ("", 0), ("tab", 1), ("down down", 2), ("enter", 1), ("up", 4), ("backtab", 4), ("tab tab tab tab tab", 0),
    ("down up", 0),
  ]

  @Test(arguments: focus) func movesBetweenFields(_ keys: Keys, _ field: Int) {
    let state = Sample.list().pressing("b").pressing(keys)
    guard case .form(let form) = state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.focus == field)
  }

  /// More instruments than a line can hold must not run over the box.
  @Test func manyChoicesStayWithinTheBox() {
    let own = (1...6).map { number in
      Sample.decode(
        Sample.document.replacing("\"id\": \"permenpanrb-90-2021\"", with: "\"id\": \"instrumen-sendiri-\(number)\""))
    }
    var state = Sample.state(instruments: own)
    state.press("b up")
    for number in 1...6 {
      let row = state.view.text.split(separator: "\n").first { $0.contains("Instrumen") } ?? ""
      #expect(row.contains("▸ instrumen-sendiri-\(number)"), "the chosen one is in sight: \(row)")
      #expect(row.filter { $0 == "│" }.count == 2, "\(row)")
      state.press("right")
    }
  }
}
