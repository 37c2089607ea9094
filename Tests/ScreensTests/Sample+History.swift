import Evaluation
import TerminalUI

@testable import Screens

extension Sample {
  /// A sheet that several people have worked on: from a file without history over a year to this morning.
  static let story: History = {
    var history = History(base: sheet())
    func act(
      _ name: String, _ assessor: Assessor, _ replica: String, minutesAgo: Int, reason: String = "",
      _ contents: [(Change.Place, Change.Content)]
    ) {
      let author = History.Author(replica: replica, name: name, assessor: assessor)
      let changes = contents.compactMap { history.sheet.change(at: $0, to: $1) }
      _ = history.record(changes, by: author, at: moment.seconds - minutesAgo * 60, reason: reason)
    }
    func at(_ code: String, _ field: Change.Field, _ assessor: Assessor = .satker) -> Change.Place {
      .answer(assessor, question: code, field)
    }
    let ketua = Assessor(rawValue: "ketua")
    let day = 1440
    let migrated = History.Author(replica: "here", name: "", assessor: .satker)
    _ = history.record(
      history.sheet.changes(to: sheet(.some)), by: migrated, at: moment.seconds - 110 * day * 60)
    act("Siti", .satker, "siti", minutesAgo: 12 * day, [(at("A.I.1.i.a", .value), .choice("Tidak"))])
    act(
      "Budi Santoso", ketua, "budi", minutesAgo: 9 * day, reason: "hasil reviu lapangan",
      [
        (at("A.I.1.i.a", .value, ketua), .choice("Tidak")),
        (at("A.I.1.i.a", .note, ketua), .text("SK tim belum ditandatangani; mohon dilengkapi sebelum akhir bulan.")),
      ])
    act(
      "Siti", .satker, "siti", minutesAgo: 8 * day,
      [
        (.sheet(.satkerName), .text("Lapas Contoh A (Kelas IIA)")), (.sheet(.target), .text("wbbm")),
        (.sheet(.year), .count(2027)),
      ])
    act(
      "Mal\u{1B}[31mlory\u{7} \u{202E}terbalik " + String(repeating: "panjang ", count: 30), .satker, "mallory",
      minutesAgo: 5 * day, reason: "al\u{1B}]0;asan\u{202E}\nbaris dua",
      [(at("A.I.1.i.b", .note), .text("漢字\u{1B}[2J \u{202E}balik\nbaris kedua"))])
    act(
      "Siti", .satker, "siti", minutesAgo: 3 * day,
      [(at("A.I.1.i.a", .evidence("SK tim kerja ZI")), .references(["bukti/sk.pdf", "https://drive.contoh.go.id/sk"]))])
    act(
      "Siti", .satker, "siti", minutesAgo: day,
      ["head", "officials", "others", "reported"].enumerated().map { offset, name in
        (at("A.II.5.iii.a", .count(name)), .count(10 + offset))
      })
    act("Evaluator", .satker, "here", minutesAgo: 40, [(at("A.I.1.i.a", .value), .choice("Ya"))])
    _ = history.undo(by: author, at: moment.seconds - 39 * 60)
    act("Evaluator", .satker, "here", minutesAgo: 20, [(at("A.I.2.i.a", .mark), .flag(true))])
    act("Evaluator", .satker, "here", minutesAgo: 9, [(at("B.I.i.a", .value), .index(3.61))])
    return history
  }()

  /// The history of a sheet that is open at the question.
  static func history(
    _ size: Size = small, _ language: Language = .indonesian, at code: String = "B.II.i.a", _ history: History = story
  ) -> State {
    openWith(history, at: code, size, language).pressing("j home")
  }

  /// The sheet with the history is open.
  static func openWith(
    _ history: History, at code: String? = nil, _ size: Size = small, _ language: Language = .indonesian,
    isReadOnly: Bool = false
  ) -> State {
    var state = state(size, language)
    state.receive(.listed(listings))
    state.receive(
      .opened(
        OpenedSheet(
          id: id, history: history, instrument: instrument, replica: author.replica, saved: local,
          isReadOnly: isReadOnly)))
    if let code { state.sheet?.go(to: index(code)) }
    return state
  }
}
