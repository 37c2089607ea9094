import Evaluation
import Testing

@Suite(.tags(.history))
struct SheetChangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let place: Change.Place
    let content: Change.Content
    let expectation: @Sendable (Sheet) -> Bool

    init(_ place: Change.Place, _ content: Change.Content, _ expectation: @escaping @Sendable (Sheet) -> Bool) {
      self.place = place
      self.content = content
      self.expectation = expectation
    }

    var testDescription: String { "\(place) \(content)" }
  }

  static let cases = [
    Case(.satker("A.I.1.i.b"), .choice("B")) { $0[.satker, "A.I.1.i.b"]?.value == .choice("B") },
    Case(.satker("B.I.i.a"), .index(3.6)) { $0[.satker, "B.I.i.a"]?.value == .index(3.6) },
    Case(.satker("A.II.1.i.a", .count("agents")), .count(0)) { $0[.satker, "A.II.1.i.a"]?.counts == ["agents": 0] },
    Case(.satker("A.I.1.i.b", .note), .text("Lihat SK")) { $0[.satker, "A.I.1.i.b"]?.note == "Lihat SK" },
    Case(.satker("A.I.1.i.b", .mark), .flag(true)) { $0[.satker, "A.I.1.i.b"]?.isMarked == true },
    Case(.satker("A.I.1.i.b", .evidence("Notula rapat")), .references(["a.pdf", "b.pdf"])) {
      $0[.satker, "A.I.1.i.b"]?.evidence == ["Notula rapat": ["a.pdf", "b.pdf"]]
    },
    Case(.answer(Assessor(rawValue: "tpn"), question: "A.I.1.i.b", .value), .choice("C")) {
      $0[Assessor(rawValue: "tpn"), "A.I.1.i.b"]?.value == .choice("C") && $0[.satker, "A.I.1.i.b"] == nil
    },
    Case(.sheet(.satkerName), .text("Lapas B")) { $0.satker.name == "Lapas B" },
    Case(.sheet(.satkerCode), .text("W2")) { $0.satker.code == "W2" },
    Case(.sheet(.satkerCode), .nothing) { $0.satker.code.isEmpty },
    Case(.sheet(.satkerKind), .text("rutan")) { $0.satker.kind == "rutan" },
    Case(.sheet(.satkerKind), .nothing) { $0.satker.kind.isEmpty },
    Case(.sheet(.year), .count(2027)) { $0.year == 2027 },
    Case(.sheet(.target), .text("wbbm")) { $0.target == "wbbm" },
    Case(.file(path: "bukti/sk.pdf"), .file(EvidenceFile(size: 5, digest: "ab"))) {
      $0.files == ["bukti/sk.pdf": EvidenceFile(size: 5, digest: "ab")]
    },
  ]

  @Test(arguments: cases)
  func putsTheContentAndTakesItBack(change: Case) throws {
    let sheet = Sheet.blank
    let made = try #require(sheet.change(at: change.place, to: change.content))
    #expect(made.from == sheet[change.place])
    let after = sheet.applying(made)
    #expect(change.expectation(after))
    #expect(!change.expectation(sheet))
    #expect(after[change.place] == change.content)
    #expect(after.change(at: change.place, to: change.content) == nil)
    #expect(after.applying(made) == after)
    #expect(after.applying(made.inverse) == sheet)
    #expect(made.inverse.inverse == made)
  }

  /// An answer that was taken back leaves nothing behind, so that equal sheets are equal.
  @Test(arguments: cases)
  func nothingClearsAnAnswer(change: Case) throws {
    guard case .answer = change.place else { return }
    let filled = Sheet.blank.applying(Change(at: change.place, from: .nothing, to: change.content))
    let cleared = filled.applying(try #require(filled.change(at: change.place, to: .nothing)))
    #expect(cleared == Sheet.blank)
    #expect(cleared.answers.isEmpty)
  }

  @Test(
    arguments: [
      (.satker("A.I.1.i.b", .note), .text("")), (.satker("A.I.1.i.b", .mark), .flag(false)),
      (.satker("A.I.1.i.b", .evidence("SK")), .references([])), (.satker("A.I.1.i.b"), .nothing),
      (.sheet(.satkerCode), .text("")), (.sheet(.satkerCode), .nothing), (.sheet(.satkerKind), .text("")),
      (.sheet(.satkerKind), .nothing),
    ] as [(Change.Place, Change.Content)])
  func blankIsBlankHoweverItIsSpelled(place: Change.Place, blank: Change.Content) {
    var sheet = Sheet.blank
    sheet.satker = Satker(name: "Lapas Contoh A")
    #expect(sheet[place] == .nothing)
    #expect(sheet.change(at: place, to: blank) == nil)
    #expect(sheet.applying(Change(at: place, from: .nothing, to: blank)) == sheet)
  }

  static let contents: [Change.Content] = [
    .nothing, .choice("A"), .index(1), .count(2027), .text("teks"), .flag(true), .references(["a.pdf"]),
  ]

  /// By place: the contents that it can hold, by their names.
  static let holds: [(Change.Place, Set<String>)] = [
    (.satker("A.I.1.i.b"), ["nothing", "choice", "index"]),
    (.satker("A.II.1.i.a", .count("agents")), ["nothing", "count"]),
    (.satker("A.I.1.i.b", .note), ["nothing", "text"]),
    (.satker("A.I.1.i.b", .mark), ["nothing", "flag"]),
    (.satker("A.I.1.i.b", .evidence("SK")), ["nothing", "references"]),
    (.sheet(.satkerName), ["text"]), (.sheet(.satkerCode), ["nothing", "text"]),
    (.sheet(.satkerKind), ["nothing", "text"]), (.sheet(.year), ["count"]), (.sheet(.target), ["text"]),
  ]

  @Test(arguments: holds)
  func misplacedContentLeavesTheSheetAsItIs(place: Change.Place, holds: Set<String>) {
    var sheet = Sheet.blank
    for content in Self.contents where holds.contains(caseName(content)) && content != .nothing {
      sheet = sheet.applying(Change(at: place, from: .nothing, to: content))
    }
    #expect(sheet[place] != .nothing)
    for content in Self.contents where !holds.contains(caseName(content)) {
      #expect(sheet.applying(Change(at: place, from: sheet[place], to: content)) == sheet, "\(content)")
    }
  }

  @Test func everyFieldOfTheSheetIsTried() {
    for field in Change.SheetField.allCases {
      #expect(Self.cases.contains { $0.place == .sheet(field) }, "\(field)")
      #expect(Self.holds.contains { $0.0 == .sheet(field) }, "\(field)")
    }
  }

  @Test func assessorsDoNotTouchEachOther() {
    var sheet = Sheet.blank
    for assessor in Assessor.standard { sheet[assessor, "A.I.1.i.b"] = .choice("A") }
    #expect(sheet.answers.count == 6)
    let place = Change.Place.answer(Assessor(rawValue: "ketua"), question: "A.I.1.i.b", .value)
    let after = sheet.applying(Change(at: place, from: .choice("A"), to: .nothing))
    #expect(
      after.answers.keys.sorted { $0.rawValue < $1.rawValue }.map(\.rawValue)
        == ["anggota", "dalnis", "pendahuluan", "satker", "tpn"])
  }
}
