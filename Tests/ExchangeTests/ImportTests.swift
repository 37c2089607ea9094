import Evaluation
import Foundation
import Hostile
import Testing

@testable import Exchange

/// What people filled in elsewhere comes back as changes. Needs python3-openpyxl and libreoffice-calc-nogui.
@Suite struct ImportTests {
  private static let instrument = Samples.instrument

  /// With notes and evidence on some answers.
  private static func answers(seed: UInt64) -> [String: Answer] {
    var draw = Draw(state: seed &* 77)
    let notes = ["=1+1", "dua\nbaris", "_x0041_", "“kutip” ✓", " tepi ", "SK: a; b", "<b>&amp;"]
    var answers = Samples.mixed(seed: seed)
    for question in instrument.questions where Bool.random(using: &draw) {
      var answer = answers[question.code] ?? Answer()
      answer.note = notes.randomElement(using: &draw)!
      if let wanted = question.evidence.randomElement(using: &draw) {
        answer.evidence[wanted] = ["a b.pdf", "https://x.id/b"]
      }
      answer.evidence["Lainnya"] = ["c.pdf"]
      answers[question.code] = answer
    }
    return answers
  }

  private static func imported(_ bytes: [UInt8], into answers: [String: Answer] = [:]) throws -> (Sheet, ImportReading)
  {
    let reading = try ImportedFile(bytes).reading(by: instrument)
    let sheet = Samples.sheet(answers)
    return (reading.changes(to: sheet, as: .satker).reduce(sheet) { $0.applying($1) }, reading)
  }

  /// Neither names the satker as the others do, and csv is no place for every character.
  @Test(arguments: [ExportFormat.csv, .csvExcel], 1...6 as ClosedRange<UInt64>)
  func csvComesBack(format: ExportFormat, seed: UInt64) throws {
    var answers = Self.answers(seed: seed)
    answers["A.I.1.i.a", default: Answer()].note = "'kutip; \"ganda\", koma\n=2"
    answers["A.I.1.i.a"]?.isMarked = true
    let bytes = try Samples.report(answers).export(format)
    let (sheet, reading) = try Self.imported(bytes)
    #expect(reading.findings == [])
    #expect(sheet == Samples.sheet(answers))
    #expect(try ImportedFile(bytes).identity == .init())
    // As Excel and others save it again: without quotes that are not needed, other line ends, no mark at the front.
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
    #expect(try Self.imported(Array(text.utf8)).0 == sheet)
  }

  /// With an apostrophe in front that the user typed, and one that we put there.
  @Test func csvFormulasComeBack() throws {
    for note in ["=1+1", "'=1+1", "'biasa", "-", "＝A1"] {
      var answers = [String: Answer]()
      answers["A.I.1.i.a", default: Answer()].note = note
      #expect(try Self.imported(Samples.report(answers).export(.csv)).0 == Samples.sheet(answers), "\(note)")
    }
  }

  @Test func csvSaysWhereItIsWrong() throws {
    let text = "Kode;Jawaban\r\nA.I.1.i.a;ya\r\nA.I.1.i.b;Q\r\nZ.9;A\r\nB.I.i.a;3,6\r\nA.II.5.iii.a/tidakada;1\r\n"
    let (sheet, reading) = try Self.imported(Array(text.utf8))
    #expect(reading.findings.map(\.place) == ["csv:3", "csv:4", "csv:6"])
    #expect(sheet[.satker, "A.I.1.i.a"]?.value == .choice("Ya") && sheet[.satker, "B.I.i.a"]?.value == .index(3.6))
    #expect(throws: ImportProblem.damaged(part: "csv")) { try ImportedFile(Array("Kode,Jawaban\nA,\"x".utf8)) }
    let many = "Kode,Jawaban\n" + String(repeating: "A,1\n", count: 10_001)
    #expect(throws: ImportProblem.tooLarge) { try ImportedFile(Array(many.utf8)) }
  }

  /// What PortalRB is told comes back: to the satker its own, to a level of the TPI what the TPI judged.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func portalJSONComesBack(seed: UInt64) throws {
    let ketua = Assessor(rawValue: "ketua")
    let satkers = Samples.sheet(Self.answers(seed: seed))
    let judged = try ImportedFile(Samples.report(Self.answers(seed: seed + 50)).export(.json))
    let given = judged.reading(by: Self.instrument).changes(to: satkers, as: ketua).reduce(satkers) {
      $0.applying($1)
    }
    let report = Report(given, instrument: Self.instrument, assessor: .satker)
    let file = try ImportedFile(report.export(.portalJSON))
    #expect(file.identity == .init(satker: "Lapas Contoh A", code: "123456", year: 2026))
    for assessor in [Assessor.satker, ketua] {
      let reading = file.reading(by: Self.instrument, as: assessor)
      #expect(reading.findings == [])
      let sheet = reading.changes(to: given.blank, as: assessor).reduce(given.blank) { $0.applying($1) }
      let there = PortalReport(sheet, instrument: Self.instrument).answers
      let here = PortalReport(given, instrument: Self.instrument).answers
      if assessor == .satker {
        #expect(there.map(\.unit) == here.map(\.unit) && there.map(\.evidence) == here.map(\.evidence))
        #expect(there.map(\.unitNote) == here.map(\.unitNote))
      } else {
        #expect(there.map(\.tpi) == here.map(\.tpi))
      }
      #expect(reading.changes(to: sheet, as: assessor) == [])
    }
  }

  @Test func portalJSONSaysWhereItIsWrong() throws {
    let identities = Self.instrument.questions.prefix(2).map { $0.identities["portalrb"]!["soalId"]! }
    func answer(_ number: Int, _ text: String) -> String {
      #"{"soal_id":\#(number),"jawaban_unit":\#(text),"jawaban_tpi":null,"catatan_unit":null,"bukti_dukung_unit":null,"catatan_tpi":null}"#
    }
    let answers = [
      answer(identities[0], #""ya""#), answer(identities[0], #""Tidak""#), answer(identities[1], #""Q""#),
      answer(99_999, #""A""#), answer(99_998, "null"),
    ]
    let text = #"{"unit_id":"1","nama_unit":"x","tahun":2026,"answers":[\#(answers.joined(separator: ","))]}"#
    let (sheet, reading) = try Self.imported(Array(text.utf8))
    #expect(reading.findings.map(\.place) == [identities[0], identities[1], 99_999].map { "soal_id \($0)" })
    #expect(sheet.answers[.satker]?.count == 1 && sheet[.satker, "A.I.1.i.a"]?.value == .choice("Ya"))
  }

  @Test(arguments: [ExportFormat.xlsx, .json], 1...6 as ClosedRange<UInt64>)
  func whatWasExportedComesBack(format: ExportFormat, seed: UInt64) throws {
    let answers = Self.answers(seed: seed)
    let bytes = try Samples.report(answers).export(format)
    let (sheet, reading) = try Self.imported(bytes)
    #expect(reading.findings == [])
    #expect(sheet == Samples.sheet(answers))
    #expect(reading.changes(to: Samples.sheet(answers), as: .satker) == [])
    let identity = try ImportedFile(bytes).identity
    #expect(identity == .init(satker: "Lapas Contoh A", code: "123456", year: 2026, assessor: .satker))
  }

  @Test func aBlankClearsNothing() throws {
    let answers = Self.answers(seed: 9)
    for format in [ExportFormat.xlsx, .json] {
      #expect(try Self.imported(Samples.report().export(format), into: answers).0 == Samples.sheet(answers))
    }
  }

  /// What somebody emptied in an export is cleared where it is known what the export held, and only then.
  @Test func whatWasEmptiedIsCleared() throws {
    let folder = try Scratch()
    let codes = ["A.I.1.i.a", "A.I.1.i.b", "A.I.1.ii.a", "A.II.5.iii.a"]
    let questions = codes.map { Self.instrument.question($0)! }
    let wanted = questions[1].evidence[0]
    var answers = Samples.mixed(seed: 4)
    for code in codes { answers[code] = Answer() }
    answers[codes[0]]?.value = .choice("Ya")
    answers[codes[0]]?.note = "x"
    answers[codes[1]]?.value = .choice("A")
    answers[codes[1]]?.evidence = [wanted: ["a.pdf"], "Lainnya": ["b.pdf"]]
    answers[codes[2]]?.value = .choice("Ya")
    answers[codes[2]]?.note = "hapus"
    answers[codes[2]]?.evidence = ["Lainnya": ["b.pdf"]]
    let counts = questions[3].counts
    for count in counts { answers[codes[3]]?.counts[count.name] = 3 }
    try folder.write("book.xlsx", Samples.report(answers).export(.xlsx))
    let edits: [String: Any] = [
      questions[0].text: NSNull(), questions[1].text: ["N": "Lainnya: b.pdf"],
      questions[2].text: ["N": NSNull(), "O": NSNull()], counts[0].text: NSNull(),
    ]
    let json = String(decoding: try JSONSerialization.data(withJSONObject: edits), as: UTF8.self)
    try folder.python(script: "import.py", "edit", "book.xlsx", "edited.xlsx", json)
    let reading = try ImportedFile(folder.bytes("edited.xlsx")).reading(by: Self.instrument)
    let sheet = Samples.sheet(answers)
    #expect(reading.changes(to: sheet, as: .satker) == [])
    let places: [(String, Change.Field)] = [
      (codes[0], .value), (codes[1], .evidence(wanted)), (codes[2], .note), (codes[2], .evidence("Lainnya")),
      (codes[3], .count(counts[0].name)),
    ]
    let changes = reading.changes(to: sheet, as: .satker, clears: true)
    #expect(
      Set(changes.map(\.place)) == Set(places.map { .answer(.satker, question: $0.0, $0.1) })
        && changes.allSatisfy { $0.to == .nothing })
  }

  /// openpyxl drops what was calculated; LibreOffice writes all of it anew.
  @Test func editsComeBackAndNothingElse() throws {
    let folder = try Scratch()
    var answers = Self.answers(seed: 3)
    // openpyxl forgets that the underscore was escaped: what it writes is an `A`.
    for (code, answer) in answers where answer.note == "_x0041_" { answers[code]?.note = "A" }
    try folder.write("book.xlsx", Samples.report(answers).export(.xlsx))
    let texts = ["A.I.1.i.a", "A.I.1.i.b", "B.I.i.a"].map { Self.instrument.question($0)!.text }
    let count = Self.instrument.question("A.II.5.iii.a")!.counts[0]
    let edits: [String: Any] = [texts[0]: " tidak ", texts[1]: "B+", texts[2]: "3,61", count.text: "7"]
    let json = String(decoding: try JSONSerialization.data(withJSONObject: edits), as: UTF8.self)
    try folder.python(script: "import.py", "edit", "book.xlsx", "edited.xlsx", json)
    try folder.calculate(["edited.xlsx"], into: "calculated")
    var expected = answers
    expected["A.I.1.i.a", default: Answer()].value = .choice("Tidak")
    expected["B.I.i.a", default: Answer()].value = .index(3.61)
    expected["A.II.5.iii.a", default: Answer()].counts[count.name] = 7
    for name in ["edited.xlsx", "calculated/edited.xlsx"] {
      let (sheet, reading) = try Self.imported(folder.bytes(name), into: answers)
      #expect(sheet.changes(to: Samples.sheet(expected)) == [], "\(name)")
      let finding = try #require(reading.findings.first)
      #expect(finding.place == "LKE ZI!K12", "\(name)")
      guard case .answer(.unknownAnswer("A.I.1.i.b", "B+", _)) = finding.kind else {
        Issue.record("\(name): \(finding)")
        continue
      }
    }
  }

  @Test func inlineTexts() throws {
    let folder = try Scratch()
    let answers = Self.answers(seed: 4)
    try folder.write("book.xlsx", Samples.report(answers).export(.xlsx))
    try folder.python(script: "import.py", "inline", "book.xlsx", "inline.xlsx")
    #expect(try Self.imported(folder.bytes("inline.xlsx")).0 == Samples.sheet(answers))
  }

  /// With the regulation's wording rows are told by their order, as long as each can be answered as its question is.
  @Test func foreignWordingByOrder() throws {
    var rows = Self.foreignRows
    let (sheet, reading) = try foreign(rows)
    #expect(reading.findings == [])
    #expect(sheet[.satker, "A.I.1.i.a"]?.value == .choice("Ya"))
    #expect(sheet.answers[.satker]?.count == Self.instrument.questions.count { !$0.choices.isEmpty })
    // A row too many: nothing is guessed.
    rows.insert(["Tambahan", "Ya/Tidak", "Ya"], at: 5)
    let (other, refused) = try foreign(rows)
    #expect(other.answers.isEmpty)
    #expect(refused.findings.count == rows.count { $0[2] != nil })
  }

  /// Between rows whose wording is ours, too, and wherever those stand.
  @Test func knownWordingAnchors() throws {
    var rows = Self.foreignRows
    rows[1][0] = Self.instrument.questions[1].text.uppercased() + " ."
    rows[2][0] = Self.instrument.questions[2].text
    rows.insert(["Tambahan", "Ya/Tidak", "Ya"], at: rows.count)
    let (sheet, reading) = try foreign(rows)
    #expect(Set(sheet.answers[.satker]!.keys) == Set(Self.instrument.questions.prefix(3).map(\.code)))
    #expect(reading.findings.count > 80)
  }

  private static let foreignRows: [[String?]] = instrument.questions.flatMap { question -> [[String?]] in
    let choices = question.choices.map(\.answer)
    return [["Bunyi lain \(question.code)", choices.isEmpty ? "%" : choices.joined(separator: "/"), choices.first]]
      + question.counts.map { ["Jumlah lain \($0.name)", "Jumlah", nil] }
  }

  private func foreign(_ rows: [[String?]]) throws -> (Sheet, ImportReading) {
    let folder = try Scratch()
    let json = String(decoding: try JSONEncoder().encode(rows), as: UTF8.self)
    try folder.python(script: "import.py", "foreign", "book.xlsx", json)
    let bytes = try folder.bytes("book.xlsx")
    #expect(try ImportedFile(bytes).identity.isOf(Samples.sheet().satker, year: 2026))
    return try Self.imported(bytes)
  }

  /// An answer set, the file's total, and what explains it.
  static let totals: [(answers: [String: String?], file: Double, rules: Double, cause: TotalCause?)] = [
    ([:], 99, 100, nil),
    // One of two questions of weight 0.50 together.
    (["A.I.1.i.b": nil], 100, 99.75, .blanksSkipped),
    (["A.I.1.i.b": "C"], 100, 99.75, .leftOut("A.I.1.i.b")),
    // Beside another blank, which it passes over as well.
    (["A.I.1.i.b": "C", "A.I.1.ii.a": nil], 100, 99.75 - 1.0 / 3, .leftOut("A.I.1.i.b")),
    // Either of the two could be it.
    (["A.I.1.ii.a": "Tidak", "A.I.1.ii.c": "C"], 99.5, 100 - 2.0 / 3, nil),
  ]

  @Test(arguments: totals)
  func anotherTotalIsReported(
    changed: [String: String?], file: Double, rules: Double, cause: TotalCause?
  ) throws {
    var answers = Samples.best
    for (code, answer) in changed { answers[code]?.value = answer.map { .choice($0) } }
    let report = Samples.report(answers)
    let bytes = try report.export(.xlsx)
    guard case .table(let table) = try ImportedFile(bytes).content else { return }
    #expect(table.reading(by: Self.instrument).findings == [])
    var cells = try WorkbookReader(bytes).cells(ofSheet: 0)
    let total = cells.cells.filter { $0.value.isCalculated && $0.key.column == 12 }.max { $0.key.row < $1.key.row }!.key
    cells.cells[total]?.content = .number(file)
    let reading = try #require(EvaluationTable(cells)).reading(by: Self.instrument)
    let finding = try #require(reading.findings.first)
    #expect(finding.place == "LKE ZI!\(total.name)")
    guard case .total(file, let counted, cause) = finding.kind else { Issue.record("\(finding)"); return }
    #expect(abs(counted - rules) < 1e-9)
  }

  /// Whoever offers the satker other choices than the regulation does, is told on.
  @Test func otherChoicesAreReported() throws {
    var cells = try WorkbookReader(try Samples.report(Samples.best).export(.xlsx)).cells(ofSheet: 0)
    let offer = cells.cells.filter { $0.key.column == 10 && $0.value.content == .text("A/B/C/D") }.keys.min {
      $0.row < $1.row
    }!
    cells.cells[offer]?.content = .text("A/B/C")
    let findings = try #require(EvaluationTable(cells)).reading(by: Self.instrument).findings
    #expect(findings == [.init(place: "LKE ZI!\(offer.name)", kind: .otherChoices("A/B/C"))])
  }

  // MARK: - Hostile files

  static let workbook = #"<workbook xmlns:r="r"><sheets><sheet name="LKE ZI" r:id="a"/></sheets></workbook>"#
  static let relations = #"<Relationships><Relationship Id="a" Target="s.xml"/></Relationships>"#

  @Test(arguments: [
    ("bomb", #"[" ", 70000000]"#, ImportProblem.tooLarge),
    ("elements", #"["<y/>", 3000000]"#, .tooLarge),
    ("entity", #""<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>""#, .damaged(part: "xl/s.xml")),
    ("row", #""<x><row r='1048577'/></x>""#, .damaged(part: "xl/s.xml")),
    ("cell", #""<x><row r='1'><c r='ZZZZ1'/></row></x>""#, .damaged(part: "xl/s.xml")),
    ("overflow", #""<x><row r='99999999999999999999'/></x>""#, .damaged(part: "xl/s.xml")),
    ("empty", #""""#, .damaged(part: "xl/s.xml")),
    ("other", #""<x><row r='1'><c r='A1'><v>1</v></c></row></x>""#, .noTable(sheets: ["LKE ZI"])),
  ])
  func hostileWorkbook(name: String, part: String, problem: ImportProblem) throws {
    let folder = try Scratch()
    func quoted(_ text: String) -> String { "\"\(text.replacing("\"", with: "\\\""))\"" }
    let parts =
      "{\"xl/workbook.xml\": \(quoted(Self.workbook)), \"xl/_rels/workbook.xml.rels\": \(quoted(Self.relations)), \"xl/s.xml\": \(part)}"
    try folder.python(script: "import.py", "zip", "book.xlsx", parts)
    let bytes = try folder.bytes("book.xlsx")
    let begin = ContinuousClock.now
    #expect(throws: problem) { try ImportedFile(bytes) }
    // A release build takes a tenth of it.
    #expect(.now - begin < .seconds(20))
  }

  @Test(arguments: [
    (Array("Ya,Tidak\n".utf8), ImportProblem.unknownFormat), ([], .unknownFormat),
    ([0x50, 0x4B, 3, 4], .damaged(part: "zip")),
    // 65,535 entries, as its end says.
    (
      [0x50, 0x4B, 3, 4, 0x50, 0x4B, 5, 6, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF] + [UInt8](repeating: 0, count: 10),
      .tooLarge
    ),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .encryptedOrOld), (Array(#"{"format":"x","version":1}"#.utf8), .otherDocument),
    (Array(#"{"format":"#.utf8), .damaged(part: "json")),
  ])
  func otherFiles(bytes: [UInt8], problem: ImportProblem) {
    #expect(throws: problem) { try ImportedFile(bytes) }
  }

  /// Whatever is done to a file, it is read or refused.
  @Test func mutatedFiles() throws {
    for format in [ExportFormat.xlsx, .json] {
      let bytes = try Samples.report(Self.answers(seed: 5)).export(format)
      var mutator = Mutator(seed: 1, others: [bytes])
      for _ in 0..<(format == .xlsx ? 60 : 20) {
        _ = try? ImportedFile(mutator.mutated(bytes)).reading(by: Self.instrument)
      }
    }
  }
}
