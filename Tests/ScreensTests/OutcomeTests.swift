import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// What the outcomes of effects do.
@Suite(.tags(.outcomes)) struct OutcomeTests {
  @Test(arguments: [("enter", KeyMap.Context.sheet), ("k", .progress)] as [(Keys, KeyMap.Context)])
  func anOpenedSheetIsShown(_ keys: Keys, _ context: KeyMap.Context) {
    var state = Sample.list().pressing(keys)
    #expect(state.context == .list, "until it is there")
    #expect(state.receive(.opened(Sample.opened(Sample.sheet(.some)))) == [])
    #expect(state.context == context)
    #expect(state.code == "A.I.1.ii.b", "the first unanswered question")
    #expect(state.sheet?.saving == .saved(Sample.local))
  }

  /// A sheet that could not be opened for its progress must not send a new sheet there.
  @Test func aNewSheetOpensAtItsQuestions() {
    var state = Sample.list().pressing("k").receiving(.failed("tidak ditemukan"))
    state.press("b")
    #expect(state.receive(.created(id: "2026/baru")) == [.list, .open(id: "2026/baru")])
    state.receive(.opened(Sample.opened(Sample.sheet())))
    #expect(state.context == .sheet)
  }

  @Test func saving() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("y")
    #expect(state.sheet?.saving == .pending)
    let time = LocalTime(year: 2026, month: 3, day: 9, hour: 10, minute: 5, dayNumber: 20521)
    #expect(state.receive(.saved(time)) == [])
    #expect(state.view.text.contains("tersimpan 10.05"))
    #expect(state.receive(.saveFailed("ruang disk habis")) == [])
    #expect(state.view.text.contains("BELUM TERSIMPAN") && state.view.text.contains("ruang disk habis"))
    #expect(state.sheet?.sheet[.satker, "A.I.1.i.a"]?.value == .choice("Ya"), "it is still there")
    for keys in ["down", "z", "k", "k"] as [Keys] {
      state.press(keys)
      #expect(state.view.text.contains("BELUM TERSIMPAN"), "this stays until it is saved")
      #expect(state.view.text.contains("ruang disk habis"))
    }
    state.receive(.saved(time))
    #expect(state.view.text.contains("tersimpan 10.05"))
    #expect(!state.view.text.contains("ruang disk habis"))
  }

  /// While the sheet cannot be saved where it is, another place is offered.
  @Test func savingElsewhere() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("y")
    #expect(!state.view.text.contains("s simpan di tempat lain"))
    #expect(state.press("s") == [])
    #expect(state.notice?.text == "Semua isian sudah tersimpan")
    state.receive(.saveFailed("ruang disk habis"))
    state.press("down down")
    #expect(state.view.text.contains("s simpan di tempat lain"))
    #expect(state.press("s") == [.findFolder])
    state.receive(.folderFound("/media/usb/lke-darurat"))
    #expect(state.context == .form)
    #expect(state.press("enter") == [.saveElsewhere(folder: "/media/usb/lke-darurat")])
    state.receive(.failed("izin ditolak"))
    #expect(state.context == .form && state.view.text.contains("izin ditolak"))
    for _ in 0..<30 { state.press("backspace") }
    #expect(state.press("enter") == [])
    #expect(state.view.text.contains("Nama folder belum diisi"))
    let question = state.code
    let opened = OpenedSheet(
      id: "/tmp/x/sheet.json", history: state.sheet!.history, instrument: Sample.instrument, replica: "here-2",
      saved: Sample.local)
    #expect(state.receive(.savedElsewhere(opened, folder: "/tmp/x")) == [])
    #expect(state.context == .sheet && state.code == question, "where one was")
    #expect(state.sheet?.id == "/tmp/x/sheet.json" && state.author.replica == "here-2")
    #expect(state.sheet?.saving == .saved(Sample.local))
    #expect(state.notice?.text.contains("lke merge \(Sample.id) /tmp/x") == true)
  }

  @Test func somebodyElsesSaveIsJoined() {
    var state = Sample.open(at: "A.I.1.i.a").pressing("y")
    var theirs = Sample.sheet()
    theirs[.satker, "B.II.i.a"] = Sample.sheet(.best)[.satker, "B.II.i.a"]
    let entries = state.sheet?.history.entries ?? []
    #expect(state.receive(.joined(History(base: theirs, entries: entries), replica: Sample.author.replica)) == [])
    #expect(state.notice?.kind == .warning)
    #expect(state.sheet?.scorecard.total.answered == 2)
    #expect(state.code == "A.I.1.i.a")
  }

  @Test func closing() {
    var state = Sample.open(.some)
    #expect(state.press("q") == [.close])
    #expect(state.context == .sheet, "until it is written")
    #expect(state.receive(.closed) == [.list])
    #expect(state.context == .list)
    #expect(state.sheet == nil)
  }

  /// An error belongs to the form that caused it, else to the footer.
  @Test(arguments: [("x", true), ("b", true), ("", false), ("?", false)] as [(Keys, Bool)])
  func failures(_ keys: Keys, _ isInForm: Bool) {
    let problem = "izin ditolak"
    var state = Sample.list().pressing(keys)
    let before = state.context
    #expect(state.receive(.failed(problem)) == [])
    #expect(state.context == before)
    #expect((state.notice == Notice(text: problem, kind: .error)) == !isInForm)
    #expect(state.view.text.contains(problem))
    state.press(isInForm ? "tab backspace" : "f1")
    #expect(!state.view.text.contains(problem))
  }

  @Test func exported() {
    var state = Sample.list().pressing("x")
    #expect(state.receive(.exported(path: "/tmp/a.xlsx")) == [])
    #expect(state.notice == Notice(text: "Diekspor ke /tmp/a.xlsx", kind: .info))
    #expect(state.context == .list)
  }
}
