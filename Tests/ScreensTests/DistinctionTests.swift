import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// No meaning by colour alone: the bare text tells everything apart.
@Suite(.tags(.looks)) struct DistinctionTests {
  private static func lines(_ state: State) -> [String] {
    state.view.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private static func line(_ state: State, _ part: String) -> String { lines(state).first { $0.contains(part) } ?? "" }

  @Test(arguments: Language.allCases) func theListTellsHowSheetsStand(_ language: Language) {
    let texts = Texts(language)
    let words = [Standing.untouched, .impossible, .failed, .open, .met].map { texts.standing($0) }
    #expect(Set(words).count == words.count)
    for listing in Sample.listings {
      guard let summary = listing.summary else { continue }
      let name = summary.satker.name.displayable().fitted(to: 14).dropLast()
      #expect(Self.line(Sample.list(Sample.small, language), String(name)).hasSuffix(texts.standing(summary.standing)))
    }
    #expect(Self.line(Sample.list(), "2026/rusak").contains("✗"))
  }

  /// Moving the selection changes the text, and exactly one row carries the marker.
  static let selections: [(name: String, state: State, down: Keys)] = [
    ("list", Sample.list(), "down"), ("search", Sample.open(.some).pressing("/"), "down"),
    ("sections", Sample.open(.some).pressing("g"), "down"),
    ("evidence", Sample.open(.some, at: "A.I.1.i.a").pressing("l"), "down"),
    ("areas", Sample.open(.some, at: nil, Sample.large).pressing("k"), "down"),
    ("to do", Sample.open(.some, at: nil, Sample.large).pressing("k end"), "up"),
    ("counts", Sample.open(.none, at: "A.II.5.ii.a"), "down"), ("sheet", Sample.open(.some, at: "A.I.1.i.a"), "right"),
    ("choice", Sample.list().pressing("b up"), "right"),
  ]

  @Test(arguments: selections.indices) func theTextTellsWhatIsSelected(_ index: Int) {
    let (_, state, key) = Self.selections[index]
    let moved = state.pressing(key)
    #expect(state.view.text != moved.view.text)
    #expect(
      state.view.text.filter { $0 == "▸" }.count == moved.view.text.filter { $0 == "▸" }.count,
      "one marker goes, another comes")
    #expect(state.view.text.contains("▸"))
  }

  /// The focus of a form is where the cursor is, also on a choice.
  @Test func theCursorTellsTheField() {
    let form = Sample.list().pressing("b")
    var rows: Set<Int> = []
    for count in 0..<5 {
      let state = form.pressing(Keys(Array(repeating: "tab", count: count).joined(separator: " ")))
      if let row = state.view.cursor?.row { rows.insert(row) }
    }
    #expect(rows.count == 5)
  }

  static let answered: [(code: String, keys: Keys, row: String, blank: String, filled: String)] = [
    ("A.I.1.i.a", "y", "Tim sudah dibentuk di dalam", "    Ya ", "  ▸ Ya "),
    ("A.I.1.i.b", "b", "Mekanisme dipakai sebagian;", "    B  ", "  ▸ B  "),
    ("B.I.i.a", "3 enter", "Indeks hasil survei", " _", " 3,00"),
    ("A.II.5.ii.a", "3 enter", "1 Jumlah pengaduan", " _", " 3"),
  ]

  @Test(arguments: answered) func theSheetTellsWhatIsAnswered(
    _ code: String, _ keys: Keys, _ row: String, _ blank: String, _ filled: String
  ) {
    let before = Sample.open(at: code)
    var after = before.pressing(keys)
    after.sheet?.go(to: Sample.index(code))
    #expect(Self.line(before, row).contains(blank))
    #expect(Self.line(after, row).contains(filled))
    #expect(!Self.line(before, row).contains(filled))
  }

  @Test func theSheetTellsMetOpenAndFailed() {
    let status = [Sample.Answers.best, .none, .worst].map { Self.line(Sample.open($0), "minimal 40") }
    #expect(status[0].contains("✓") && status[1].contains("–") && status[2].contains("✗"))
    let part = [Sample.Answers.best, .none, .worst].map {
      Self.lines(Sample.open($0)).first { $0.hasPrefix(" Hasil ") } ?? ""
    }
    #expect(part[0].contains("✓") && part[1].contains("–") && part[2].contains("✗"))
    let total = [Sample.Answers.best, .none, .worst, .unbalanced].map { Self.line(Sample.open($0), " Total  ") }
    let words = ["terpenuhi ✓", "masih mungkin", "tidak mungkin lagi", "belum memenuhi"]
    for (line, word) in zip(total, words) { #expect(line.contains(word)) }
    #expect(!total[2].hasSuffix("·"), "nothing dangles")
  }

  @Test func marksAndEvidenceAreSeen() {
    for size in [Sample.small, Sample.large] {
      let state = Sample.open(.none, at: "A.I.1.i.a", size)
      #expect(!state.view.text.contains("a* Tim") && state.pressing("m").view.text.contains("a* Tim"))
      #expect(Self.line(state, "Notula rapat").contains("– Notula rapat"))
      #expect(Self.line(state.pressing("l down down enter x enter"), "Notula rapat").contains("✓ Notula rapat"))
    }
    let search = Sample.open(.some).pressing("/ A.I.1.ii.c")
    #expect(Self.line(search, "Ada mekanisme").contains("* A"))
    let todo = Sample.open(.some, at: nil, Size(columns: 160, rows: 50)).pressing("k")
    #expect(Self.line(todo, "A.I.1.ii.c").contains("* A.I.1.ii.c"))
    #expect(Self.line(todo, "A.I.1.ii.b").contains("– A.I.1.ii.b"))
  }

  /// In the areas as in the requirements.
  @Test(arguments: [Sample.small, Sample.large, Size(columns: 160, rows: 50)])
  func theProgressTellsMetOpenAndFailed(_ size: Size) {
    let met = Sample.open(.best, at: nil, size).pressing("k")
    let open = Sample.open(.none, at: nil, size).pressing("k")
    let failed = Sample.open(.worst, at: nil, size).pressing("k")
    for row in ["6 Pelayanan Publik", "Nilai total", "Setiap area", "Pengungkit"] {
      let tails = [met, open, failed].map { Self.line($0, row) }
      #expect(tails[0].contains("✓"), "\(tails[0])")
      #expect(!tails[1].contains("✗") && !tails[1].contains("✓") && tails[1].contains("–"), "\(tails[1])")
      #expect(tails[2].contains("✗"), "\(tails[2])")
    }
  }
}
