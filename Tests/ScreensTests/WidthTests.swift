import Evaluation
import TerminalUI
import Testing

@testable import Screens

/// No screen is ever wider than the terminal, whatever names the data holds.
@Suite(.tags(.looks)) struct WidthTests {
  /// The measure itself: it must see what is too wide, and what could steer the terminal.
  @Test(arguments: [("abc", 3), ("Ka\u{301}", 2), ("漢字", 4), ("👨‍👩‍👧🇮🇩", 4), ("─▸✓", 3), ("\u{7}", -1), ("", 0)])
  func countsColumns(_ text: String, _ columns: Int) {
    #expect(Columns.count(text) == columns)
  }

  static let sizes = [(80, 24), (81, 24), (99, 31), (120, 24), (137, 40), (200, 60)].map {
    Size(columns: $0.0, rows: $0.1)
  }

  @Test(arguments: sizes) func everyScreenFits(_ size: Size) {
    for screen in GoldenScreen.all { expectFits(screen.state(size).view, size, screen.name) }
  }

  /// Text of the user's stands in every place that can hold one.
  @Test(arguments: ["漢", "e\u{301}", "👨‍👩‍👧", "🇮🇩", "\u{1B}[2J", "\u{202E}x", "\u{200B}", "\u{301}", "\t", "ﷺ"])
  func hostileTextsFit(_ text: String) {
    let size = Sample.small
    let word = String(repeating: text + "a", count: 60)
    var sheet = Sample.sheet(.some, name: word)
    sheet.satker.kind = word
    sheet[.satker, "A.I.1.i.b"]?.note = word
    sheet[.satker, "A.I.1.i.b"]?.evidence = ["Notula rapat": [word, word], word: [word]]
    let list = Sample.list(
      size, .indonesian,
      [
        Listing(id: word, content: .sheet(Summary(sheet, Sample.instrument, assessor: .satker))),
        Listing(id: "2026/\(word)", content: .broken(word)),
      ])
    let open = Sample.open(sheet, at: "A.I.1.i.b", size)
    var history = History(base: Sample.sheet())
    let changes = history.sheet.changes(to: sheet)
    for author in ["", word] {
      _ = history.record(
        changes, by: .init(replica: "\(word)\(author.count)", name: author, assessor: Assessor(rawValue: word)), at: 0,
        reason: word)
    }
    let trail = Sample.history(size, .indonesian, at: "A.I.1.i.b", history)
    let states = [
      list, list.pressing("x"), list.pressing("/ paste:\(word)"), list.pressing("b paste:\(word)"), open,
      open.pressing("n"), open.pressing("l end"), open.pressing("l down down enter"), open.pressing("k"),
      open.pressing("i"), open.pressing("/ paste:\(word)"), list.receiving(.failed(word)),
      list.receiving(.exportExists(ExportRequest(id: word, format: "csv", path: word, replaces: false))),
      list.pressing("x").receiving(.failed(word)), open.receiving(.saveFailed(word)), trail, trail.pressing("end"),
      trail.pressing("enter"), trail.pressing("/ paste:\(word)"),
    ]
    let decisions = Self.decisions(sheet, word)
    for (number, state) in (states + decisions).enumerated() { expectFits(state.view, size, "\(number)") }
    let wide = Size(columns: 130, rows: 40)
    expectFits(trail.receiving(.resized(wide)).view, wide, "wide history")
  }
}

extension WidthTests {
  /// The text as what stands against each other, and as who put it there.
  private static func decisions(_ sheet: Sheet, _ word: String) -> [State] {
    let fields: [Change.Field] = [.note, .evidence(word), .value]
    let entries = ["a", "b"].enumerated().flatMap { offset, replica in
      fields.enumerated().map { number, field in
        let content: Change.Content =
          switch field {
          case .note: .text(word + replica)
          case .evidence: .references([word, replica])
          default: .choice(offset == 0 ? "A" : "B")
          }
        return Entry(
          id: Entry.ID(replica: replica, number: number + 1), clock: number + 1, time: 0, author: word,
          assessor: Assessor(rawValue: word),
          changes: [Change(at: Sample.answer("A.I.1.i.b", field), from: .nothing, to: content)])
      }
    }
    let history = History(base: sheet, entries: entries)
    let open = Sample.open(sheet, at: "A.I.1.i.b").receiving(.joined(history, replica: Sample.author.replica))
    let staging = Staging(
      origin: .handEdits,
      changes: fields.map { Change(at: Sample.answer("A.I.1.i.b", $0), from: .text(word), to: .text(word)) },
      doubts: [Sample.notes: .overtaken])
    let staged = open.receiving(.found(staging))
    return [
      open, open.pressing("p"), open.pressing("p down"), open.pressing("p end"), open.pressing("p 1"), staged,
      staged.pressing("down"), staged.pressing("end"), open.receiving(.kept(path: word)),
    ]
  }
}

/// The canvas has the size, and no line of it takes more columns.
func expectFits(
  _ canvas: Canvas, _ size: Size, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(canvas.size == size, "\(name)", sourceLocation: sourceLocation)
  let lines = canvas.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  #expect(lines.count == max(1, size.rows), "\(name)", sourceLocation: sourceLocation)
  for line in lines where Columns.count(line) > size.columns || line.unicodeScalars.contains(where: \.steers) {
    Issue.record("\(name) at \(size.columns)x\(size.rows): \(line)", sourceLocation: sourceLocation)
  }
}

extension Unicode.Scalar {
  /// Control characters and those that turn the reading direction.
  fileprivate var steers: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
