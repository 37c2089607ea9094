import Evaluation
import TerminalUI
import Testing

@testable import Screens

@Suite(.tags(.keys)) struct HistoryScreenTests {
  // MARK: Opening

  /// From a question one comes to its newest act, from the progress to the newest of all.
  static let openings: [(code: String, keys: Keys, row: Int)] = [
    ("A.I.1.i.a", "j", 2), ("A.II.5.iii.a", "j", 4), ("A.I.1.i.b", "j", 6), ("A.I.1.i.a", "k j", 0),
    ("A.I.1.i.a", "l j", 2), ("B.I.i.a", "j", 0),
  ]

  @Test(arguments: openings) func opensAtTheQuestion(_ code: String, _ keys: Keys, _ row: Int) {
    var state = Sample.openWith(Sample.story, at: code)
    #expect(state.press(keys) == [])
    #expect(state.context == .history)
    #expect(state.history?.selection == row)
  }

  @Test func readsTheWholeHistoryFirst() {
    let mark = ["here": History.Mark(number: 1, clock: 1)]
    var state = Sample.openWith(History(base: Sample.sheet(.some), included: mark), at: "A.I.1.i.a")
    #expect(state.press("j") == [.readHistory(then: .history)])
    #expect(state.context == .sheet)
    #expect(state.receive(.whole(Sample.story, then: .history)) == [])
    #expect(state.context == .history)
    #expect(state.history?.shown.count == Sample.story.entries.count)
  }

  static let ways: [(keys: Keys, context: KeyMap.Context)] = [
    ("j q", .sheet), ("j esc", .sheet), ("j j", .sheet), ("k j q", .progress), ("l j q", .evidence),
    ("j / ya enter esc", .history), ("j / ya esc", .history), ("j enter q", .history), ("j enter esc", .history),
    ("j enter j q", .sheet), ("j enter k q", .past), ("j enter l", .evidence), ("j enter l esc", .past),
    ("j enter l j", .history), ("j enter k j", .history), ("j enter k j q", .sheet),
    ("j enter / enter", .past),
    ("j ? q", .history),
  ]

  @Test(arguments: ways) func findsTheWayBack(_ keys: Keys, _ context: KeyMap.Context) {
    var state = Sample.openWith(Sample.story, at: "A.I.1.i.a")
    #expect(state.press(keys) == [])
    #expect(state.context == context)
  }

  @Test func goesBackToTheQuestionAndTheRow() {
    var state = Sample.openWith(Sample.story, at: "A.I.5.i.a").pressing("j down down")
    let selected = state.history?.selected
    state.press("enter down down q")
    #expect(state.history?.selected == selected)
    state.press("q")
    #expect(state.code == "A.I.5.i.a")
    #expect(state.sheet?.past == nil && state.history == nil)
  }

  // MARK: What is shown

  static let filters: [(typed: String, count: Int)] = [
    ("siti", 4), ("SITI␣wbbm", 1), ("ketua", 1), ("reviu␣lapangan", 1), ("lhkpn", 1), ("a.i.1.i.a", 5), ("3,61", 1),
    ("drive.contoh", 1), ("zzz", 0),
  ]

  @Test(arguments: filters) func filtersByTyping(_ typed: String, _ count: Int) {
    let state = Sample.history().pressing("/ paste:\(typed)")
    #expect(state.context == .filter)
    // The first act holds everything, and many a word.
    #expect(state.history?.shown.filter { $0 > 0 }.count == count)
    #expect(state.pressing("esc").history?.shown.count == Sample.story.entries.count)
  }

  @Test func showsOneQuestionAlone() {
    var state = Sample.openWith(Sample.story, at: "A.I.1.i.a").pressing("j")
    let selected = state.history?.selected
    state.press("s")
    let story = Sample.story.entries
    #expect(state.history?.shown.map { story[$0].id } == story.filter { $0.concerns("A.I.1.i.a") }.reversed().map(\.id))
    #expect(state.history?.selected == selected)
    #expect(state.view.text.contains("Riwayat · A.I.1.i.a"))
    state.press("s")
    #expect(state.history?.shown.count == story.count)
  }

  /// Totals and differences are those of a score of each whole sheet, in whatever order the rows come into sight.
  @Test(arguments: ["", "end", "end pgup", "/ a.i.1.i.a"] as [Keys]) func tellsTheScoreOfEachMoment(_ keys: Keys) throws
  {
    let state = Sample.history(Sample.small).pressing(keys)
    let history = try #require(state.history)
    for index in history.shown[history.visible(on: state.size)] {
      let entry = Sample.story.entries[index]
      let totals = [index, index + 1].map {
        Scorecard(Sample.instrument, Sample.story.sheet(at: $0), assessor: entry.assessor).total.value
      }
      #expect(history.totals[index] == .init(before: totals[0], after: totals[1]))
    }
    #expect(state.view.text.contains("nilai selisih"))
  }

  @Test func whatWasUndoneIsToldSo() {
    var state = Sample.history(Size(columns: 160, rows: 50)).pressing("down down")
    #expect(state.view.text.contains("urungkan: Ya → Tidak"))
    state.press("down")
    #expect(state.view.text.contains("×A.I.1.i.a"))
    #expect(state.view.text.contains("kemudian diurungkan"))
    // Done again it stands; the mark goes.
    state = Sample.openWith(Sample.story, at: "B.I.i.a").pressing("u u r r j")
    #expect(state.history?.undone.count == 1)
  }

  @Test func takesInWhatOthersDo() throws {
    var state = Sample.openWith(Sample.story, at: "A.I.1.i.a").pressing("j")
    let selected = try #require(state.history?.selected)
    let id = Sample.story.entries[selected].id
    var theirs = Sample.story
    let author = History.Author(replica: "budi", name: "Budi Santoso", assessor: .satker)
    for value in ["Tidak", "Ya"] {
      let change = theirs.sheet.change(at: .answer(.satker, question: "A.I.5.i.a", .value), to: .choice(value))
      _ = theirs.record([change].compactMap { $0 }, by: author, at: Sample.moment.seconds)
    }
    state.receive(.joined(theirs, replica: "here"))
    let history = try #require(state.history)
    #expect(history.shown.count == theirs.entries.count)
    #expect(history.timeline.entries[try #require(history.selected)].id == id)
    #expect(state.view.text.contains("Budi"))
  }

  @Test func aHistoryOfManyIsWorkedOutWhereItIsSeen() throws {
    var history = History(base: Sample.sheet())
    for number in 0..<3000 {
      let question = Sample.instrument.questions[number % 40]
      let choice = question.choices.isEmpty ? nil : question.choices[number / 40 % question.choices.count].answer
      let change = choice.flatMap {
        history.sheet.change(at: .answer(.satker, question: question.code, .value), to: .choice($0))
      }
      _ = history.record([change].compactMap { $0 }, by: Sample.author, at: Sample.moment.seconds - 9000 + number)
    }
    var state = Sample.openWith(history, at: "B.I.i.a").pressing("j")
    let seen = try #require(state.history?.totals.count)
    #expect(seen == HistoryScreen.Layout(state.size).rows)
    state.press("pgdn pgdn")
    #expect(state.history.map { $0.totals.count <= 3 * seen } == true)
    state.press("end")
    let last = try #require(state.history?.selected)
    #expect(last == 0)
    for count in [0, 1, 99, 100, 101, history.entries.count] {
      #expect(state.history?.timeline.sheet(at: count) == history.sheet(at: count))
    }
  }

  // MARK: The sheet as it was

  static let refused: [Keys] = [
    "y", "1", "n", "N", "m", "u", "r", "i", "del", "x", "k x", "l enter", "l +", "l del", "l u",
  ]

  @Test(arguments: refused) func thePastDoesNotChange(_ keys: Keys) {
    var state = Sample.history().pressing("down down down enter")
    let past = state.sheet?.past?.sheet
    #expect(state.press(keys) == [])
    #expect(state.notice?.text.hasPrefix("Ini keadaan 9 Mar 2026 09.01, hanya dibaca") == true)
    #expect(state.sheet?.sheet == past)
    #expect(state.sheet?.history.entries == Sample.story.entries)
    #expect(state.overlay == nil)
  }

  @Test func showsTheSheetAsItWas() throws {
    for row in 0..<Sample.story.entries.count {
      var state = Sample.history()
      for _ in 0..<row { state.press("down") }
      state.press("enter")
      let sheet = Sample.story.sheet(at: Sample.story.entries.count - row)
      #expect(state.sheet?.sheet == sheet)
      #expect(state.sheet?.scorecard.total == Scorecard(Sample.instrument, sheet, assessor: .satker).total)
      #expect(state.view.text.contains("hanya dibaca"))
    }
  }

  @Test func whatANewerProgramWroteIntoIsReadOnly() {
    for keys in ["y", "n", "m", "u", "r", "i", "del", "l enter", "l del", "j p", "j u", "j enter p", "j enter P"]
      as [Keys]
    {
      var state = Sample.openWith(Sample.story, at: "A.I.1.i.a", isReadOnly: true)
      #expect(state.view.text.contains("hanya dibaca: ditulis lke yang lebih baru"))
      #expect(state.press(keys) == [], "\(keys)")
      #expect(state.notice?.kind == .warning, "\(keys)")
      #expect(state.sheet?.history.entries == Sample.story.entries, "\(keys)")
    }
    var state = Sample.openWith(Sample.story, at: "A.I.1.i.a", isReadOnly: true)
    #expect(state.press("q") == [.close])
    state = Sample.openWith(Sample.story, at: "A.I.1.i.a", isReadOnly: true)
    let edits = [Change(at: .sheet(.year), from: .count(2026), to: .count(2025))]
    #expect(state.receive(.found(Staging(origin: .handEdits, changes: edits))) == [])
    #expect(state.place == .sheet)
    #expect(state.pressing("x").context == .form)
  }

  /// Others' acts that came with a merge stand in their places; the merge itself says what came with it.
  @Test func tellsOfAMerge() {
    let entry = Entry(
      id: Entry.ID(replica: "here", number: 900), clock: 900, time: Sample.moment.seconds, author: "Siti",
      assessor: .satker, reason: "gabung: usb/lapas", seen: ["there": 7], changes: [])
    let history = History(base: Sample.story.base, entries: Sample.story.entries + [entry])
    let text = Sample.history(Sample.small, .indonesian, at: "A.I.1.i.a", history).pressing("home").view.text
    #expect(text.contains("gabung: usb/lapas") && text.contains("membaca riwayat there sampai 7"), "\(text)")
    #expect(!text.contains("tidak ada yang berubah"), "\(text)")
  }

  // MARK: Restoring

  /// Any moment comes back whole, as one act with its reason, and one undo takes it back.
  @Test(arguments: 0..<Sample.story.entries.count) func anyMomentComesBack(_ row: Int) throws {
    var state = Sample.history()
    for _ in 0..<row { state.press("down") }
    let then = Sample.story.sheet(at: Sample.story.entries.count - row)
    let now = try #require(state.sheet?.history.sheet)
    var effects = state.press("enter P")
    if state.context == .confirm {
      #expect(effects == [])
      #expect(state.view.text.contains("\(now.changes(to: then).count) isian akan"))
      effects = state.press("y")
    }
    #expect(state.sheet?.history.sheet == then)
    guard now != then else {
      #expect(effects == [] && state.notice?.text == "Tidak ada yang berbeda dari sekarang")
      return
    }
    guard case .append(let entry) = effects.first else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(entry.author == "Evaluator" && entry.reason.hasPrefix("dipulihkan ke keadaan "))
    #expect(state.context == .sheet && state.sheet?.past == nil)
    state.press("u")
    if state.context == .confirm { state.press("y") }
    #expect(state.sheet?.history.sheet == now)
  }

  @Test func onePlaceComesBackFromTheList() throws {
    // Siti's first answer was overwritten and undone; it stands. The Ya before it was the migrated file's.
    var state = Sample.history().pressing("down down down")
    let entry = try #require(state.history?.selected.map { Sample.story.entries[$0] })
    #expect(entry.changes.count == 1 && entry.changes[0].to == .choice("Ya"))
    let before = state.sheet?.sheet
    let effects = state.press("p")
    guard case .append(let restored) = effects.first else {
      Issue.record("nothing was recorded")
      return
    }
    #expect(restored.changes == [Change(at: entry.changes[0].place, from: .choice("Tidak"), to: .choice("Ya"))])
    #expect(restored.reason == "dipulihkan ke keadaan 9 Mar 2026 09.01")
    #expect(state.notice?.text == "Dipulihkan: A.I.1.i.a · u mengurungkan")
    #expect(state.history?.selected.map { state.history?.timeline.entries[$0].id } == entry.id, "it stays where it was")
    state.press("p")
    #expect(state.notice?.text == "Tidak ada yang berbeda dari sekarang")
    state.press("u")
    #expect(state.sheet?.sheet == before)
  }

  @Test func oneQuestionComesBackFromThePast() {
    var state = Sample.history(at: "A.I.1.i.a").pressing("end up enter")
    #expect(state.code == "A.I.1.i.a")
    let place = Change.Place.answer(.satker, question: "A.I.1.i.a", .evidence("SK tim kerja ZI"))
    let others = state.sheet?.history.sheet[place]
    #expect(others == .references(["bukti/sk.pdf", "https://drive.contoh.go.id/sk"]))
    #expect(state.press("p").count == 1)
    #expect(state.context == .past, "one looks on")
    #expect(state.sheet?.history.sheet[.satker, "A.I.1.i.a"] == Sample.story.sheet(at: 2)[.satker, "A.I.1.i.a"])
    var expected = Sample.story.sheet
    expected[.satker, "A.I.1.i.a"] = Sample.story.sheet(at: 2)[.satker, "A.I.1.i.a"]
    #expect(state.sheet?.history.sheet == expected, "nothing else changes")
    state.press("q u")
    #expect(state.sheet?.sheet == Sample.story.sheet)
  }

  @Test func muchComesBackOnlyWhenConfirmed() {
    var state = Sample.history().pressing("end enter")
    #expect(state.press("P") == [])
    #expect(state.context == .confirm)
    #expect(state.press("enter esc P n") == [])
    #expect(state.context == .past)
    #expect(state.sheet?.history.entries == Sample.story.entries)
  }

  @Test func anEmptyHistorySaysSo() {
    var state = Sample.history(Sample.small, .indonesian, at: "A.I.1.i.a", History(base: Sample.sheet()))
    #expect(state.view.text.contains("Belum ada riwayat"))
    #expect(state.press("p enter up down pgdn s u") == [])
    #expect(state.context == .history)
  }
}
