import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// What people have filled in differently is said, shown, and decided.
@Suite(.tags(.keys)) struct ConflictScreenTests {
  private static let one = [Sample.everyKind[0]]

  private func now(_ state: State, _ place: Change.Place) -> Change.Content? { state.sheet?.sheet[place] }

  @Test func openingSaysSo() {
    let state = Sample.contested()
    #expect(state.notice == Notice(text: Texts(.indonesian).conflictsFound(7), kind: .warning))
    #expect(Sample.open(.some).notice == nil)
  }

  @Test func whatOthersBringIsSaid() {
    let sheet = Sample.sheet(.some)
    let open = Sample.open(sheet)
    let brought = open.receiving(.joined(Sample.history(sheet, Self.one), replica: Sample.author.replica))
    #expect(brought.notice?.text == Texts(.indonesian).conflictsFound(1))
    // Only where there are more than before.
    let again = brought.receiving(.joined(Sample.history(sheet, Self.one), replica: Sample.author.replica))
    #expect(again.notice?.text == Texts(.indonesian).joined)
  }

  /// Where the question is, in the header, and beside the answer: by words and signs.
  @Test(arguments: [Sample.small, Sample.large]) func theSheetShowsIt(_ size: Size) {
    let text = Sample.contested(size, .indonesian, Self.one).view.text
    let lines = text.split(separator: "\n")
    #expect(lines[0].contains("≠ 1 benturan"))
    #expect(lines.contains { $0.contains("≠ ▸ b") || $0.contains("≠ 2/2") }, "in the tree")
    #expect(lines.contains { $0.contains("≠ Budi") && $0.contains("(dalnis) kemarin 11.27: C") }, "\(text)")
    #expect(!Sample.open(.some, at: "A.I.1.i.b", size).view.text.contains("≠"))
    // Not beside another question.
    let other = Sample.contested(size, .indonesian, Self.one).pressing("home").view.text
    #expect(!other.contains("Budi") && other.contains("≠"))
    #expect(other.contains("p putuskan"))
    #expect(!Sample.open(.some).view.text.contains("p putuskan"))
  }

  /// The contents in the order of their numbers, and what each makes of the place.
  @Test(arguments: [("1", 0), ("2", 1)]) func decides(_ key: String, _ side: Int) throws {
    var state = Sample.contested().pressing("p")
    let conflict = try #require(state.sheet?.conflicts.first)
    let content = conflict.sides[side].content
    let before = try #require(now(state, conflict.place))
    let effects = state.press(Keys(key))
    guard case .append(let entry) = effects.first, effects.count == 1 else { Issue.record("\(effects)"); return }
    #expect(entry.changes == [Change(at: conflict.place, from: before, to: content)])
    #expect(entry.reason == Texts(.indonesian).conflictSettled)
    #expect(now(state, conflict.place) == content)
    #expect(state.sheet?.conflicts.count == 6)
    #expect(state.sheet?.conflicts.contains { $0.place == conflict.place } == false)
    // The next one is shown.
    #expect(state.context == .conflicts && state.conflict?.place == Sample.notes)
    state.press("u")
    #expect(now(state, conflict.place) == before)
  }

  @Test func everyKindCanBeDecided() throws {
    var state = Sample.contested().pressing("p")
    for _ in 0..<7 {
      let conflict = try #require(state.conflict)
      state.press("1")
      #expect(now(state, conflict.place) == conflict.sides[0].content, "\(conflict.place)")
    }
    #expect(state.sheet?.conflicts.isEmpty == true)
    #expect(state.context == .sheet)
    #expect(state.notice?.text == Texts(.indonesian).noConflictsLeft)
    state.press("p")
    #expect(state.context == .sheet && state.notice?.text == "Tidak ada benturan")
  }

  @Test func notesAndEvidenceCanBeJoined() throws {
    var state = Sample.contested().pressing("p down g")
    guard case .text(let note) = now(state, Sample.notes) else { Issue.record("no note"); return }
    #expect(note.contains("Empat seksi") && note.contains("notula 漢字"))
    state.press("down g")
    #expect(
      now(state, Sample.answer("A.I.1.i.a", .evidence("SK tim kerja ZI")))
        == .references([
          "https://drive.contoh.go.id/berkas/sk-tim-kerja-zona-integritas-2026.pdf", "bukti/sk-lama.pdf",
          "bukti/sk.pdf",
        ]))
    #expect(state.sheet?.conflicts.count == 5)
  }

  @Test(arguments: ["9", "3", "g"]) func refusesWhatIsNotThere(_ key: String) {
    var state = Sample.contested().pressing("p")
    #expect(state.press(Keys(key)) == [])
    #expect(state.notice?.kind == .warning)
    #expect(state.sheet?.conflicts.count == 7)
  }

  /// Another answer at the question decides, too.
  @Test func answersOtherwise() {
    var state = Sample.contested().pressing("end p enter")
    #expect(state.context == .sheet && state.code == "A.I.1.i.b")
    state.press("b")
    #expect(state.sheet?.conflicts.contains { $0.place == Sample.letters } == false)
    #expect(now(state, Sample.letters) == .choice("B"))
    #expect(Sample.contested().pressing("p end enter").context == .form, "the name of the satker")
  }

  /// Who put the same there stands on one side.
  @Test func equalContentsAreOneSide() {
    func entry(_ replica: String, _ answer: String) -> Entry {
      Entry(
        id: Entry.ID(replica: replica, number: 1), clock: 1, time: 0, author: replica, assessor: .satker,
        changes: [Change(at: Sample.letters, from: .nothing, to: .choice(answer))])
    }
    let history = History(base: Sample.sheet(), entries: [entry("x", "A"), entry("y", "B"), entry("z", "A")])
    #expect(history.conflicts[0].sides.map(\.entries.count) == [2, 1])
    var state = Sample.open(Sample.sheet()).receiving(.joined(history, replica: Sample.author.replica)).pressing("p")
    #expect(state.view.text.contains("x (satker)") && state.view.text.contains("z (satker)"))
    state.press("2")
    #expect(state.sheet?.conflicts.isEmpty == true && now(state, Sample.letters) == .choice("B"))
  }

  /// Each side's points are those of the sheet with it.
  @Test func theScoreOfEachSideIsShown() throws {
    let state = Sample.contested(Sample.large, .indonesian, Self.one).pressing("p")
    let sheet = try #require(state.sheet)
    for answer in ["A", "C"] {
      var other = sheet.sheet
      other[.satker, "A.I.1.i.b"]?.value = .choice(answer)
      let card = Scorecard(sheet.instrument, other, assessor: .satker)
      let texts = state.texts
      let wanted = texts.scores(
        question: texts.outOf(texts.numbers.points(try #require(card["A.I.1.i.b"]).value), "0,25"),
        total: texts.numbers.points(card.total.value))
      #expect(state.view.text.contains(wanted), "\(wanted)")
    }
  }

  /// What each wrote beside their answer is shown with it.
  @Test func remarksAreShown() {
    let text = Sample.contested(Size(columns: 160, rows: 50), .indonesian).pressing("p").view.text
    #expect(text.contains("catatan: Tidak ada seleksi") && text.contains("catatan: Empat seksi"))
  }

  @Test func othersDecideMeanwhile() throws {
    let state = Sample.contested(Sample.small, .indonesian, Self.one).pressing("p")
    var history = try #require(state.sheet?.history)
    let conflict = try #require(history.conflicts.first)
    let changes = history.settling(conflict, with: .entry(conflict.entries[0].id))
    _ = history.record(changes, by: Sample.budi, at: 0)
    let after = state.receiving(.joined(history, replica: Sample.author.replica))
    #expect(after.context == .sheet && after.sheet?.conflicts.isEmpty == true)
  }
}
