import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// Changes from elsewhere are accepted or refused one by one.
@Suite(.tags(.keys)) struct StagingTests {
  private static let staging = Sample.staging(Sample.sheet(.some))
  private static let identity: Set<Change.Place> = [.sheet(.satkerName)]
  private static let first = Sample.yesNo
  private static let all = Set(staging.changes.map(\.place))
  private static let timely = all.subtracting(staging.doubts.keys)

  /// What is accepted after the keys.
  static let choices: [(keys: String, accepted: Set<Change.Place>)] = [
    ("", timely), ("␣", timely.subtracting(identity)), ("␣ ␣", timely), ("a", all), ("a a", []), ("a a ␣", identity),
    ("up ␣", timely.subtracting(identity)),
    // The group of the first area: one of its changes was overtaken, so all are accepted first.
    ("down ␣", timely.union([Sample.letters])),
    ("down ␣ ␣", timely.subtracting([first, Sample.letters, Sample.notes])),
    ("down down ␣", timely.subtracting([first])),
    ("end ␣ pgup home ␣", timely.subtracting(identity).subtracting([last])),
  ]
  private static let last = Change.Place.answer(Assessor(rawValue: "dalnis"), question: "B.II.i.a", .value)

  /// What nobody can vouch for is refused unless somebody accepts it; either way one entry says that it was decided.
  @Test(arguments: ["", "␣", "a"]) func decidesOnTheRestOfABrokenLog(_ keys: String) throws {
    var state = Sample.rest()
    #expect(state.staging?.accepted == [])
    state.press(Keys(keys))
    let accepted = try #require(state.staging?.accepted)
    let effects = state.press("enter")
    let entry = try #require(state.sheet?.history.entries.last)
    #expect(effects == [.append(entry)])
    #expect(Set(entry.changes.map(\.place)) == accepted)
    #expect(entry.seen["3f9a1c0d2b7e4856"] == 40)
    #expect(entry.onlySees == accepted.isEmpty && entry.reason.isEmpty == accepted.isEmpty)
    #expect(state.place == .sheet && state.staging == nil)
  }

  @Test(arguments: choices) func chooses(_ keys: String, _ accepted: Set<Change.Place>) throws {
    var state = Sample.staged()
    let before = try #require(state.sheet?.sheet)
    #expect(state.press(Keys(keys)) == [], "nothing happens before enter")
    #expect(state.staging?.accepted == accepted)
    #expect(state.sheet?.sheet == before)
    let shown = state.view.text.split(separator: "\n").first { $0.contains(" diterima") }
    let effects = state.press("enter")
    let changes = Self.staging.changes.filter { accepted.contains($0.place) }
    let after = changes.reduce(before) { $0.applying($1) }
    #expect(state.sheet?.sheet == after)
    // The total that was shown before is the one that came.
    let points = state.texts.numbers.points(state.sheet?.scorecard.total.value ?? 0)
    #expect(shown?.contains("→ \(points)") == true, "\(shown ?? "")")
    #expect(state.context == .sheet && state.staging == nil)
    guard !accepted.isEmpty else {
      #expect(effects == [.settleEdits])
      return
    }
    guard case .append(let entry) = effects.first else { Issue.record("\(effects)"); return }
    #expect(effects == [.append(entry), .settleEdits], "one entry, then the file may go")
    #expect(entry.changes == changes && entry.reason == state.texts.editedByHand)
    state.press("u")
    #expect(state.sheet?.sheet == before)
  }

  @Test func whatHasChangedSinceIsSaid() {
    let state = Sample.staged().pressing("a a home")
    let rows = [Int](0..<12).map { state.pressing(Keys(Array(repeating: "down", count: $0).joined(separator: " "))) }
    let said = rows.compactMap { state in
      state.view.text.contains("! sudah berubah sejak berkas itu ditulis") ? state.staging?.selected?.place : nil
    }
    #expect(Set(said) == Set(Self.staging.doubts.keys))
  }

  /// Not over what somebody is typing.
  @Test(arguments: ["3", "n", "l enter x", "/", "p"]) func doesNotInterrupt(_ keys: String) {
    let busy = keys == "p" ? Sample.contested().pressing("p") : Sample.open(.some, at: "B.I.i.a").pressing(Keys(keys))
    var state = busy.receiving(.found(Self.staging))
    #expect(state.context == busy.context)
    #expect(state.notice?.text.contains("disunting dengan tangan") == true)
    state.press("esc esc esc p")
    #expect(state.context == .staging)
  }

  @Test func decidesLater() {
    var state = Sample.staged().pressing("␣ esc")
    #expect(state.context == .sheet)
    #expect(state.view.text.contains("≠ \(Self.staging.changes.count) suntingan"))
    let accepted = state.staging?.accepted
    state.press("y p")
    #expect(state.context == .staging && state.staging?.accepted == accepted)
    #expect(state.pressing("esc q").receiving(.closed).staging == nil, "with the sheet")
  }

  /// The form, the effect, what was found: one entry with the file's name, undone as one.
  @Test func aFileIsTakenOver() throws {
    let before = Sample.open(.some, at: "A.I.1.i.b")
    var state = before.pressing("I")
    #expect(state.press("enter") == [] && state.context == .form, "no name, no file")
    #expect(state.press(Keys("i s i . x l s x")) == [])
    #expect(state.press("enter") == [.importFile(path: "isi.xlsx")])
    #expect(state.receiving(.failed("rusak")).view.text.contains("rusak"), "in the form")
    let staging = Sample.file(Sample.sheet(.some))
    _ = state.receive(.found(staging))
    #expect(state.context == .staging)
    #expect(state.staging?.accepted == Self.all.subtracting([Sample.letters]), "not what was judged")
    let effects = state.press("enter")
    let entry = try #require(state.sheet?.history.entries.last)
    #expect(effects == [.append(entry)], "no file of the sheet's own was edited")
    #expect(entry.changes == staging.changes.filter { $0.place != Sample.letters })
    #expect(entry.reason == "impor \(staging.name) (0123456789ab)")
    state.press("u y")
    #expect(state.sheet?.sheet == before.sheet?.sheet)
  }

  /// What says nothing changes nothing, whatever is pressed on it.
  @Test func findingsAreOnlyShown() {
    let state = Sample.imported()
    #expect(state.pressing("end ␣ up ␣ up ␣").staging?.accepted == state.staging?.accepted)
    #expect(state.pressing("end up").view.text.contains("LKE ZI!K27  \"AB\" bukan salah satu pilihan"))
  }

  /// What waits is not lost to another file, and what is being decided is not exchanged under the hand.
  @Test func oneAfterTheOther() {
    var state = Sample.imported().pressing("esc")
    #expect(state.press("I") == [] && state.context == .sheet)
    #expect(state.notice?.text == state.texts.decideFirst)
    state = Sample.imported().receiving(.found(Self.staging))
    #expect(state.context == .sheet && state.notice?.text.contains("disunting dengan tangan") == true)
    #expect(state.pressing("p").staging?.staging == Self.staging)
  }

  @Test func othersChangeTheSheetMeanwhile() throws {
    var state = Sample.staged()
    var history = try #require(state.sheet?.history)
    func theirs(_ place: Change.Place, _ content: Change.Content) {
      let changes = [history.sheet.change(at: place, to: content)].compactMap { $0 }
      _ = history.record(changes, by: Sample.budi, at: 0)
    }
    theirs(Self.first, .choice("Tidak"))
    theirs(.sheet(.satkerName), .text("Rutan"))
    #expect(state.receive(.joined(history, replica: Sample.author.replica)) == [])
    let staged = try #require(state.staging)
    #expect(!staged.staging.changes.contains { $0.place == Self.first }, "they did the same")
    #expect(staged.staging.doubts[.sheet(.satkerName)] == .overtaken)
    #expect(!staged.accepted.contains(.sheet(.satkerName)))
    #expect(staged.staging.changes.allSatisfy { history.sheet[$0.place] == $0.from })
    // All of it.
    _ = history.record(staged.staging.changes, by: Sample.budi, at: 0)
    #expect(state.receive(.joined(history, replica: Sample.author.replica)) == [.settleEdits])
    #expect(state.context == .sheet && state.staging == nil)
  }
}

extension Staging {
  fileprivate var name: String { if case .file(let name, _) = origin { name } else { "" } }
}
