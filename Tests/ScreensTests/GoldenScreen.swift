import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// A screen whose looks are kept in a file.
struct GoldenScreen: Sendable {
  let name: String
  let sizes: [Size]
  let language: Language
  let state: @Sendable (Size, Language) -> State

  private init(
    _ name: String, wide: Bool = false, _ language: Language = .indonesian, only: Size? = nil,
    _ state: @escaping @Sendable (Size, Language) -> State
  ) {
    self.name = name
    self.language = language
    let usual = [Sample.small, Sample.large]
    let more = [Size(columns: 100, rows: 30), Size(columns: 160, rows: 50)]
    sizes = only.map { [$0] } ?? (wide ? usual + more : usual)
    self.state = state
  }

  func state(_ size: Size) -> State { state(size, language) }

  static let all: [GoldenScreen] =
    lists + sheets + typing + overlays + progress + decisions + histories + notices + english

  private static let lists = [
    GoldenScreen("list") { Sample.list($0, $1).pressing("down down") },
    GoldenScreen("list-filtered") { Sample.list($0, $1).pressing("/ kantor i") },
    GoldenScreen("list-filtered-done") { Sample.list($0, $1).pressing("/ kantor enter") },
    GoldenScreen("list-nothing-found") { Sample.list($0, $1).pressing("/ kelurahan") },
    GoldenScreen("list-by-score") { Sample.list($0, $1).pressing("s end") },
    GoldenScreen("list-several-years") { Sample.list($0, $1, Sample.listings + [older]) },
    GoldenScreen("list-empty") { Sample.list($0, $1, []) },
  ]

  private static let older = Listing(
    id: "2024/lapas-contoh-a",
    content: .sheet(
      Summary(
        {
          var sheet = Sample.sheet(.best, target: "wbbm")
          sheet.year = 2024
          return sheet
        }(), Sample.instrument, assessor: .satker)))

  private static let sheets = [
    GoldenScreen("sheet-yes-no", wide: true) { Sample.open(at: "A.I.1.i.a", $0, $1) },
    GoldenScreen("sheet-letters", wide: true) { Sample.open(.some, at: "A.I.1.i.b", $0, $1) },
    GoldenScreen("sheet-long-criteria", wide: true) { Sample.open(.some, at: "A.I.6.ii.a", $0, $1).pressing("c") },
    GoldenScreen("sheet-long-criteria-read-on") { Sample.open(.some, at: "A.I.6.ii.a", $0, $1).pressing("␣") },
    GoldenScreen("sheet-ratio-blank", wide: true) { Sample.open(at: "A.II.5.iii.a", $0, $1) },
    GoldenScreen("sheet-ratio-begun", wide: true) { Sample.open(at: "A.II.5.iii.a", $0, $1).pressing("1 enter 1") },
    GoldenScreen("sheet-ratio-complete", wide: true) {
      Sample.open(.some, at: "A.II.5.ii.a", $0, $1).pressing("8 down 2 down 6 enter").going(to: "A.II.5.ii.a")
    },
    GoldenScreen("sheet-ratio-zero-rule", wide: true) {
      Sample.open(at: "A.II.5.ii.a", $0, $1).pressing("0 enter 0 enter 0 enter").going(to: "A.II.5.ii.a")
    },
    GoldenScreen("sheet-ratio-contradiction") {
      Sample.open(at: "A.II.1.i.a", $0, $1).pressing("0 enter 3 enter").going(to: "A.II.1.i.a")
    },
    GoldenScreen("sheet-ratio-cap") {
      Sample.open(at: "A.II.1.i.a", $0, $1).pressing("2 enter 3 enter").going(to: "A.II.1.i.a")
    },
    GoldenScreen("sheet-ratio-floor") {
      Sample.open(at: "A.II.3.iii.a", $0, $1).pressing("2 enter 3 enter 0 enter").going(to: "A.II.3.iii.a")
    },
    GoldenScreen("sheet-index-typing", wide: true) { Sample.open(.some, at: "B.I.i.a", $0, $1).pressing("3,6") },
    GoldenScreen("sheet-marked", wide: true) { marked($0, $1) },
    GoldenScreen("sheet-all-met", wide: true) { Sample.open(.best, at: "A.I.4.ii.d", $0, $1) },
    GoldenScreen("sheet-impossible", wide: true) { Sample.open(.worst, at: "B.II.i.a", $0, $1) },
    GoldenScreen("sheet-unbalanced") { Sample.open(.unbalanced, at: "A.I.2.i.b", $0, $1) },
    GoldenScreen("sheet-hostile-name") { size, language in
      Sample.open(
        Sample.sheet(
          .some, name: "Kantor Pertanahan Ka\u{301}bupaten 漢字 🎉\u{1B}[2J\u{202E} Administrasi Kepulauan Seribu Selatan"),
        at: "A.I.5.i.a", size, language)
    },
  ]

  /// Marked, with a long note and evidence of several kinds.
  private static func marked(_ size: Size, _ language: Language) -> State {
    var state = Sample.open(.some, at: "A.I.3.iv.a", size, language).pressing("b m n")
    state.press(
      "paste:Target␣individu␣dua␣seksi␣belum␣selaras␣dengan␣perjanjian␣kinerja;␣diminta␣perbaikan.⏎Baris␣漢字␣kedua. esc")
    state.press("l enter paste:https://drive.contoh.go.id/berkas/penetapan-kinerja-individu-2026.pdf enter")
    state.press("up + bukti/tambahan.pdf enter")
    state.press("end enter foto.jpg enter esc")
    return state
  }

  private static let typing = [
    GoldenScreen("evidence") { Sample.open(.some, at: "A.I.1.ii.a", $0, $1).pressing("l down") },
    GoldenScreen("evidence-typing") {
      Sample.open(.some, at: "A.I.1.ii.a", $0, $1).pressing("l enter paste:bukti/rencana␣kerja␣ZI␣2026.pdf")
    },
    GoldenScreen("evidence-adding") {
      Sample.open(.some, at: "A.I.1.ii.a", $0, $1).pressing("l + https://contoh.go.id/a")
    },
    GoldenScreen("evidence-long-question") { Sample.open(.some, at: "A.I.6.ii.a", $0, $1).pressing("l end") },
    GoldenScreen("note") {
      Sample.open(.some, at: "A.I.1.i.b", $0, $1).pressing(
        "n paste:␣Menunggu␣surat␣keputusan␣kepala␣kantor␣yang␣baru␣ditandatangani␣minggu␣depan.⏎漢字")
    },
  ]

  private static let overlays =
    [
      GoldenScreen("search") { Sample.open(.some, at: "A.I.5.i.a", $0, $1).pressing("/") },
      GoldenScreen("search-filtered") { Sample.open(.some, $0, $1).pressing("/ pengaduan down") },
      GoldenScreen("search-nothing") { Sample.open(.some, $0, $1).pressing("/ zzz") },
      GoldenScreen("sections") { Sample.open(.some, at: "A.I.3.ii.b", $0, $1).pressing("g") },
      GoldenScreen("new-sheet") { Sample.list($0, $1).pressing("b") },
      GoldenScreen("new-sheet-problem") {
        Sample.list($0, $1).pressing("b Lapas␣Contoh␣Z down down down backspace 99 enter enter")
      },
      GoldenScreen("identity") {
        Sample.open(Sample.sheet(.some, name: "Konsulat 総領事館 Ka\u{301}"), at: nil, $0, $1).pressing("i end right")
      },
      GoldenScreen("export") { Sample.list($0, $1).pressing("end home x right") },
      GoldenScreen("export-problem") {
        Sample.list($0, $1).pressing("x enter enter").receiving(
          .failed("/tidak/ada/lapas-contoh-a-2026.xlsx: folder tidak ditemukan"))
      },
      GoldenScreen("confirm-replace") {
        Sample.list($0, $1).receiving(
          .exportExists(
            ExportRequest(id: Sample.id, format: "xlsx", path: "lapas-contoh-a-2026.xlsx", replaces: false)))
      },
      GoldenScreen("confirm-discard") {
        Sample.open(.some, $0, $1).receiving(.saveFailed("disk penuh")).pressing("ctrl-c")
      },
    ] + helps

  private static let helps: [GoldenScreen] = KeyMap.Context.allCases.map { context in
    GoldenScreen("help-\(context.rawValue)") { size, language in
      var state = Sample.list(size, language)
      state.overlay = .help(context, scroll: 0)
      return state
    }
  }

  private static let progress = [
    GoldenScreen("progress", wide: true) { Sample.open(.some, $0, $1).pressing("k down") },
    GoldenScreen("progress-nothing", wide: true) { Sample.open(.none, $0, $1).pressing("k") },
    GoldenScreen("progress-all-met", wide: true) { Sample.open(.best, $0, $1).pressing("k") },
    GoldenScreen("progress-impossible", wide: true) { Sample.open(.worst, $0, $1).pressing("k") },
    GoldenScreen("progress-unbalanced") { Sample.open(.unbalanced, $0, $1).pressing("k") },
    GoldenScreen("progress-wbbm", wide: true) { Sample.open(.some, $0, $1).pressing("k p") },
    GoldenScreen("progress-last") { Sample.open(.some, $0, $1).pressing("k end") },
    GoldenScreen("progress-unanswered") { Sample.open(.some, $0, $1).pressing("k o") },
  ]

  private static let diskFull =
    "tidak dapat ditulis: ruang penyimpanan habis. Hapus berkas yang tidak diperlukan, lalu coba lagi. · /data/lke/2026/lapas/history/3f9a1c0d2b7e4856.jsonl"

  private static let histories = [
    GoldenScreen("history", wide: true) { Sample.history($0, $1).pressing("down down down") },
    GoldenScreen("history-many-places", wide: true) { Sample.history($0, $1).pressing("end") },
    GoldenScreen("history-read-on") { Sample.history($0, $1).pressing("end ␣") },
    GoldenScreen("history-note", wide: true) { Sample.history($0, $1).pressing("end up up") },
    GoldenScreen("history-hostile", wide: true) { Sample.history($0, $1).pressing("end up up up up") },
    GoldenScreen("history-identity") { Sample.history($0, $1).pressing("end up up up") },
    GoldenScreen("history-undo") { Sample.history($0, $1).pressing("down down") },
    GoldenScreen("history-question") { Sample.history($0, $1, at: "A.I.1.i.a").pressing("s down") },
    GoldenScreen("history-filter") { Sample.history($0, $1).pressing("/ siti") },
    GoldenScreen("history-nothing-found") { Sample.history($0, $1).pressing("/ zzz") },
    GoldenScreen("history-empty") { Sample.history($0, $1, at: "A.I.1.i.a", History(base: Sample.sheet())) },
    GoldenScreen("history-restored") { Sample.history($0, $1).pressing("down down down p") },
    GoldenScreen("history-confirm") { Sample.history($0, $1).pressing("end enter P") },
    GoldenScreen("past", wide: true) { Sample.history($0, $1).pressing("down down down enter") },
    GoldenScreen("past-refused") { Sample.history($0, $1).pressing("down down down enter y") },
    GoldenScreen("past-progress") { Sample.history($0, $1).pressing("down down down enter k") },
    GoldenScreen("read-only", wide: true) { Sample.openWith(Sample.story, at: "A.I.1.i.b", $0, $1, isReadOnly: true) },
  ]

  private static let decisions = [
    GoldenScreen("sheet-contested", wide: true) { Sample.contested($0, $1) },
    GoldenScreen("conflicts", wide: true) { Sample.contested($0, $1).pressing("p") },
    GoldenScreen("conflicts-note", wide: true) { Sample.contested($0, $1).pressing("p down") },
    GoldenScreen("conflicts-evidence", wide: true) {
      Sample.contested($0, $1).pressing("p down down down")
    },
    GoldenScreen("conflicts-target") { Sample.contested($0, $1).pressing("p end up") },
    GoldenScreen("conflicts-name") { Sample.contested($0, $1).pressing("p end") },
    GoldenScreen("conflicts-decided") { Sample.contested($0, $1).pressing("p 1") },
    GoldenScreen("conflicts-last") { Sample.contested($0, $1, [Sample.everyKind[0]]).pressing("p 1") },
    GoldenScreen("staging", wide: true) { Sample.staged($0, $1) },
    GoldenScreen("staging-overtaken", wide: true) { Sample.staged($0, $1).pressing("down down down") },
    GoldenScreen("staging-note", wide: true) { Sample.staged($0, $1).pressing("down down down down") },
    GoldenScreen("staging-group") { Sample.staged($0, $1).pressing("down ␣") },
    GoldenScreen("staging-rest") { Sample.rest($0, $1) },
    GoldenScreen("import-form") { Sample.open(.some, at: "A.I.1.i.b", $0, $1).pressing("I") },
    GoldenScreen("import-staging", wide: true) { Sample.imported($0, $1) },
    GoldenScreen("import-judged") { Sample.imported($0, $1).pressing("down down down") },
    GoldenScreen("import-findings", wide: true) { Sample.imported($0, $1).pressing("end") },
    GoldenScreen("import-taken-over") { Sample.imported($0, $1).pressing("enter") },
    GoldenScreen("staging-none") { Sample.staged($0, $1).pressing("a a end") },
    GoldenScreen("staging-later") { Sample.staged($0, $1).pressing("esc") },
    GoldenScreen("staging-taken-over") { Sample.staged($0, $1).pressing("enter") },
    GoldenScreen("staging-kept") {
      Sample.staged($0, $1).pressing("enter").receiving(.kept(path: "/tmp/sheet.json.edited-0123456789ab"))
    },
  ]

  private static let notices = [
    GoldenScreen("notice-refused") { Sample.open(at: "A.I.1.i.a", $0, $1).pressing("c") },
    GoldenScreen("notice-out-of-range") { Sample.open(at: "B.I.i.a", $0, $1).pressing("7,5 enter") },
    GoldenScreen("notice-save-failed") {
      Sample.open(at: "B.I.i.a", $0, $1).pressing("3 enter").receiving(
        .saveFailed(Self.diskFull))
    },
    GoldenScreen("progress-save-failed") {
      Sample.open(.some, $0, $1).receiving(.saveFailed(Self.diskFull)).pressing("k")
    },
    GoldenScreen("save-elsewhere") {
      Sample.open(.some, at: "A.I.1.i.b", $0, $1).receiving(.saveFailed(Self.diskFull)).receiving(
        .folderFound("~/lke-darurat"))
    },
    GoldenScreen("notice-broken") { Sample.list($0, $1).pressing("end enter") },
    GoldenScreen("notice-damaged") {
      Sample.list($0, $1).receiving(
        .listed([Listing(id: "2026/rusak", content: .broken("JSON rusak pada baris 3 kolom 7", isDamaged: true))])
      ).pressing("enter")
    },
    GoldenScreen("notice-restored") {
      Sample.list($0, $1).receiving(.restored(id: Sample.id, deleted: Sample.moment.seconds - 3 * 86_400))
    },
    GoldenScreen("notice-deleted") {
      Sample.list($0, $1).receiving(.trashed(TrashedListing(id: Sample.id, token: "t")))
    },
    GoldenScreen("notice-undone") { Sample.open(at: "A.I.1.i.a", $0, $1).pressing("y u") },
    GoldenScreen("notice-pasted") { Sample.open(at: "A.I.1.i.a", $0, $1).pressing("paste:aaa") },
    GoldenScreen("notice-rebased") {
      Sample.open(.some, $0, $1).receiving(.joined(History(base: Sample.sheet(.some)), replica: Sample.author.replica))
    },
    GoldenScreen("too-small", only: Size(columns: 60, rows: 20)) { Sample.open(.some, $0, $1) },
  ]

  private static let english: [GoldenScreen] = [
    GoldenScreen("english-list", .english) { Sample.list($0, $1).pressing("down down") },
    GoldenScreen("english-list-empty", .english) { Sample.list($0, $1, []) },
    GoldenScreen("english-sheet", wide: true, .english) { Sample.open(.some, at: "A.I.1.i.b", $0, $1) },
    GoldenScreen("english-sheet-ratio", .english) { Sample.open(at: "A.II.5.iii.a", $0, $1).pressing("1 enter 1") },
    GoldenScreen("english-sheet-index", .english) { Sample.open(.some, at: "B.I.i.a", $0, $1).pressing("3,6") },
    GoldenScreen("english-sheet-impossible", .english) { Sample.open(.worst, at: "B.II.i.a", $0, $1) },
    GoldenScreen("english-progress", wide: true, .english) { Sample.open(.some, $0, $1).pressing("k down") },
    GoldenScreen("english-progress-impossible", .english) { Sample.open(.worst, $0, $1).pressing("k") },
    GoldenScreen("english-progress-all-met", .english) { Sample.open(.best, $0, $1).pressing("k") },
    GoldenScreen("english-history", wide: true, .english) { Sample.history($0, $1).pressing("down down down") },
    GoldenScreen("english-past", .english) { Sample.history($0, $1).pressing("down down down enter") },
    GoldenScreen("english-new-sheet", .english) { Sample.list($0, $1).pressing("b") },
    GoldenScreen("english-conflicts", .english) { Sample.contested($0, $1).pressing("p") },
    GoldenScreen("english-staging", .english) { Sample.staged($0, $1) },
    GoldenScreen("english-export", .english) { Sample.list($0, $1).pressing("x") },
    GoldenScreen("english-help-sheet", .english) { Sample.open(.some, $0, $1).pressing("?") },
    GoldenScreen("english-too-small", .english, only: Size(columns: 60, rows: 20)) { Sample.open(.some, $0, $1) },
  ]
}

extension State {
  fileprivate func going(to code: String) -> State {
    var state = self
    state.sheet?.go(to: Sample.index(code))
    return state
  }
}
