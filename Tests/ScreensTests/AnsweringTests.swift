import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct AnsweringTests {
  static let answers: [(code: String, keys: Keys, answer: Answer.Value)] = [
    ("A.I.1.i.a", "y", .choice("Ya")), ("A.I.1.i.a", "Y", .choice("Ya")), ("A.I.1.i.a", "t", .choice("Tidak")),
    ("A.I.1.i.b", "a", .choice("A")), ("A.I.1.i.b", "C", .choice("C")), ("A.I.1.iii.a", "d", .choice("D")),
    ("A.I.2.i.b", "e", .choice("E")), ("B.I.i.a", "4 enter", .index(4)), ("B.I.i.a", "3,6 enter", .index(3.6)),
    ("B.I.i.a", "3.6 down", .index(3.6)), ("B.I.i.a", "0 enter", .index(0)), ("B.I.i.a", ",5 enter", .index(0.5)),
  ]

  @Test(arguments: answers) func givesTheAnswer(_ code: String, _ keys: Keys, _ answer: Answer.Value) {
    var state = Sample.open(at: code)
    let effects = state.press(keys)
    #expect(state.sheet?.sheet[.satker, code]?.value == answer)
    #expect(effects.count == 1 && effects == state.lastAppended)
    #expect(state.notice == nil)
    #expect(state.sheet?.saving == .pending)
  }

  static let refusals: [(code: String, keys: Keys, notice: String)] = [
    ("A.I.1.i.a", "a", "Soal ini dijawab dengan y (Ya) atau t (Tidak)"),
    ("A.I.1.i.a", "1", "Soal ini dijawab dengan y (Ya) atau t (Tidak)"),
    ("A.I.1.i.b", "d", "Soal ini dijawab dengan huruf a–c"), ("A.I.1.i.b", "y", "Soal ini dijawab dengan huruf a–c"),
    ("A.I.1.iii.a", "e", "Soal ini dijawab dengan huruf a–d"), ("A.I.2.i.b", "t", "Soal ini dijawab dengan huruf a–e"),
    ("A.II.1.i.a", "a", "Soal ini diisi dengan angka: ketik jumlahnya"),
    ("A.II.1.i.a", ",", "Soal ini diisi dengan angka: ketik jumlahnya"),
    ("B.I.i.a", "b", "Soal ini diisi dengan indeks 0–4: ketik angkanya"),
    ("B.I.i.a", "1,,", "Angka itu terlalu panjang"), ("A.II.1.i.a", "1234567890", "Angka itu terlalu panjang"),
    ("B.I.i.a", "5 enter", "5 bukan indeks 0–4 untuk soal B.I.i.a"),
    ("B.I.i.a", ", enter", ", bukan indeks 0–4 untuk soal B.I.i.a"),
    ("A.I.1.i.a", "z", "Tombol z tidak dipakai di sini · ? bantuan"),
  ]

  @Test(arguments: refusals) func refusesInWords(_ code: String, _ keys: Keys, _ notice: String) {
    let before = Sample.open(at: code)
    var state = before
    #expect(state.press(keys) == [])
    #expect(state.notice == Notice(text: notice, kind: .warning))
    #expect(state.sheet?.sheet == before.sheet?.sheet)
    #expect(state.code == code)
  }

  @Test func theSameAnswerAgainIsNoChange() {
    var state = Sample.open(at: "A.I.1.i.a")
    state.press("y")
    #expect(state.press("y") == [])
    #expect(state.sheet?.history.entries.count == 1)
  }

  @Test func aRatioIsAnsweredByItsCounts() {
    var state = Sample.open(at: "A.II.5.ii.a")
    state.press("8 enter 2 enter 6 enter")
    #expect(state.sheet?.sheet[.satker, "A.II.5.ii.a"]?.counts == ["due": 8, "inProgress": 2, "resolved": 6])
    #expect(state.code == "A.II.5.iii.a")
  }

  @Test(arguments: ["backspace", "del"] as [Keys]) func clears(_ keys: Keys) {
    var state = Sample.open(.some, at: "A.I.1.i.b")
    let before = state.sheet?.answer
    let effects = state.press(keys)
    #expect(effects == state.lastAppended)
    #expect(state.sheet?.answer?.value == nil)
    #expect(state.sheet?.answer?.note == before?.note && before?.note.isEmpty == false, "only the answer goes")
  }

  @Test func clearsTheCountAtHand() {
    var state = Sample.open(.best, at: "A.II.5.ii.a")
    state.press("down backspace")
    #expect(state.sheet?.answer?.counts.keys.sorted() == ["due", "resolved"])
  }

  @Test func clearingABlankIsNoChange() {
    var state = Sample.open(at: "A.I.1.i.b")
    #expect(state.press("backspace") == [])
  }
}

extension State {
  /// The effect that the last entry of the open sheet's history gives.
  var lastAppended: [Effect] { sheet?.history.entries.last.map { [.append($0)] } ?? [] }
}
