import Evaluation
import TerminalUI

@testable import Screens

/// Sheets that people have filled in differently, and changes from elsewhere.
extension Sample {
  static let siti = History.Author(replica: "siti", name: "Siti Nurhaliza", assessor: .satker)
  static let budi = History.Author(
    replica: "budi", name: "Budi Santoso Wibisono Hadiningrat", assessor: Assessor(rawValue: "dalnis"))

  static let yesNo = answer("A.I.1.i.a", .value)
  static let letters = answer("A.I.1.i.b", .value)
  static let notes = answer("A.I.1.i.b", .note)

  static func answer(_ code: String, _ field: Change.Field) -> Change.Place { .answer(.satker, question: code, field) }

  /// What two people put at a place.
  struct Contested: Sendable {
    let place: Change.Place
    let contents: [Change.Content]

    init(_ place: Change.Place, _ siti: Change.Content, _ budi: Change.Content) {
      self.place = place
      contents = [siti, budi]
    }
  }

  /// Siti did the one, Budi the other, neither knowing of it.
  static func history(_ sheet: Sheet, _ contested: [Contested]) -> History {
    let entries = [siti, budi].enumerated().flatMap { index, author in
      var own = History(base: sheet)
      return contested.compactMap { act in
        own.record(
          [Change(at: act.place, from: own.sheet[act.place], to: act.contents[index])], by: author,
          at: moment.seconds - [3 * 86_400, 80_000][index])
      }
    }
    return History(base: sheet, entries: entries)
  }

  /// Of every kind.
  static let everyKind = [
    Contested(letters, .choice("A"), .choice("C")),
    Contested(
      notes, .text("Empat seksi terwakili; pengamanan menyusul setelah rotasi pegawai bulan depan."),
      .text("Tidak ada seleksi: kepala kantor menunjuk langsung.\nLihat notula 漢字.")
    ),
    Contested(answer("A.II.5.ii.a", .count("due")), .count(12), .count(7)),
    Contested(
      answer("A.I.1.i.a", .evidence("SK tim kerja ZI")), .references(["bukti/sk.pdf"]),
      .references(["https://drive.contoh.go.id/berkas/sk-tim-kerja-zona-integritas-2026.pdf", "bukti/sk-lama.pdf"])
    ),
    Contested(answer("B.I.i.a", .value), .index(3.6), .nothing),
    Contested(.sheet(.target), .text("wbk"), .text("wbbm")),
    Contested(
      .sheet(.satkerName), .text("Lapas Contoh A"),
      .text("Lembaga Pemasyarakatan Kelas IIA \u{1B}[31mContoh\u{202E} A")),
  ]

  /// The sheet is open with these conflicts, at the question of the first.
  static func contested(
    _ size: Size = small, _ language: Language = .indonesian, _ contested: [Contested] = everyKind
  ) -> State {
    var state = state(size, language)
    state.receive(.listed(listings))
    let history = history(sheet(.some), contested)
    state.receive(
      .opened(
        OpenedSheet(id: id, history: history, instrument: instrument, replica: author.replica, saved: local)))
    if let index = contested.first.flatMap({ instrument.question(at: $0.place) }) { state.sheet?.go(to: index) }
    return state
  }

  /// What a file says otherwise: fields, areas, a component; two places have changed since.
  static func staging(_ sheet: Sheet) -> Staging {
    let contents: [(Change.Place, Change.Content)] = [
      (.sheet(.satkerName), .text("Lembaga Pemasyarakatan Kelas IIA Contoh Kabupaten Kepulauan Seribu")),
      (answer("A.I.1.i.a", .value), .choice("Tidak")), (letters, .choice("B")),
      (
        notes,
        .text(
          "Risalah \u{1B}[2J kantor:\nempat seksi, satu menyusul. " + String(repeating: "panjang ", count: 40))
      ),
      (answer("A.I.5.i.a", .mark), .flag(true)),
      (answer("A.II.5.ii.a", .count("due")), .count(41)),
      (answer("A.I.3.ii.b", .evidence("Notula rapat")), .references(["bukti/notula.pdf"])),
      (answer("B.I.i.a", .value), .index(2.5)),
      (.answer(Assessor(rawValue: "dalnis"), question: "B.II.i.a", .value), .index(1)),
    ]
    return Staging(
      origin: .handEdits, changes: contents.compactMap { sheet.change(at: $0, to: $1) },
      doubts: [letters: .overtaken, answer("A.II.5.ii.a", .count("due")): .overtaken])
  }

  /// What a filled-in workbook holds: some of it judged since, some of it not to be understood.
  static func file(_ sheet: Sheet) -> Staging {
    Staging(
      origin: .file(name: "LKE Kantor Imigrasi Kelas I Khusus TPI Contoh.xlsx", digest: "0123456789ab"),
      changes: staging(sheet).changes, doubts: [letters: .judged],
      findings: [
        .init(place: "LKE ZI!K27", text: "\"AB\" bukan salah satu pilihan: A, B, C"),
        .init(
          place: "LKE ZI!L210",
          text: "nilai total dalam berkas 81,20, menurut aturan 79,95: " + String(repeating: "panjang ", count: 30)),
      ])
  }

  static func imported(_ size: Size = small, _ language: Language = .indonesian) -> State {
    let sheet = sheet(.some)
    return open(sheet, at: "A.I.1.i.b", size, language).pressing("I x enter").receiving(.found(file(sheet)))
  }

  /// What a broken log still holds.
  static func rest(_ size: Size = small, _ language: Language = .indonesian) -> State {
    let sheet = sheet(.some)
    let changes = staging(sheet).changes
    return open(sheet, at: "A.I.1.i.b", size, language).receiving(
      .found(
        Staging(
          origin: .brokenLog(replica: "3f9a1c0d2b7e4856", line: 12, last: 40), changes: changes,
          doubts: Dictionary(changes.map { ($0.place, .unvouched) }) { $1 })))
  }

  static func staged(_ size: Size = small, _ language: Language = .indonesian) -> State {
    let sheet = sheet(.some)
    return open(sheet, at: "A.I.1.i.b", size, language).receiving(.found(staging(sheet)))
  }
}
