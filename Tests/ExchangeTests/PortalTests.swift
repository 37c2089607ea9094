import Evaluation
import Exchange
import Foundation
import Hostile
import Store
import Testing

/// What PortalRB is given, against the table of its numbers and rows (EvaluationTests/Facts).
@Suite struct PortalTests {
  private struct Line {
    let code: String
    let count: String?
    let number: Int
    let row: Int
  }

  private static let table: [Line] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../EvaluationTests/Facts/permenpanrb-90-2021.tsv").standardized
    let text = try! String(contentsOf: path, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let fields = line.split(separator: "\t")
      let code = fields[0].split(separator: "/")
      return Line(
        code: String(code[0]), count: code.count > 1 ? String(code[1]) : nil, number: Int(fields[1])!,
        row: Int(fields[2])!)
    }
  }()

  private static let levels = ["anggota", "ketua", "dalnis"].map(Assessor.init(rawValue:))

  /// All columns filled at random, notes and evidence as well; TPN's and the preliminary assessment's, too, which go nowhere.
  private static func sheet(seed: UInt64) -> Sheet {
    var draw = Draw(state: seed)
    var sheet = Samples.sheet(Samples.mixed(seed: seed))
    for (index, assessor) in Assessor.standard.enumerated() {
      var given = assessor == .satker ? sheet.answers[.satker] ?? [:] : Samples.mixed(seed: seed + UInt64(100 * index))
      for question in Samples.instrument.questions where levels.contains(assessor) && Bool.random(using: &draw) {
        given[question.code] = nil
      }
      for code in given.keys.sorted() where Bool.random(using: &draw) {
        given[code]?.note = "\(assessor.rawValue) \(code)"
        given[code]?.evidence = ["SK": ["sk \(code).pdf", "https://x.id/\(code)"]]
      }
      for (code, answer) in given { sheet[assessor, code] = answer }
    }
    return sheet
  }

  /// What stands where, told once more: null for nothing.
  private struct Expected: Equatable {
    var unit: Cell?
    var tpi: Cell?
    var unitNote: String?
    var evidence: String?
    var tpiNote: String?
  }

  private enum Cell: Equatable {
    case text(String)
    case number(Double)
  }

  private static func cell(_ line: Line, _ answer: Answer?) -> Cell? {
    if let count = line.count { return (answer?.counts[count]).map { .number(Double($0)) } }
    switch answer?.value {
    case .choice(let text): return .text(text)
    case .index(let number): return .number(number)
    case nil: return nil
    }
  }

  private static func expected(_ line: Line, _ sheet: Sheet) -> Expected {
    let question = Samples.instrument.question(line.code)!
    var expected = Expected()
    let own = sheet[.satker, line.code]
    expected.unit = cell(line, own)
    expected.unitNote = own.flatMap { $0.note.isEmpty ? nil : $0.note }
    expected.evidence = own?.evidence.first.map { "\($0.key): \($0.value.joined(separator: "; "))" }
    for level in levels {
      guard let answer = sheet[level, line.code] else { continue }
      guard answer.value != nil || !question.counts.isEmpty && answer.counts.count == question.counts.count else {
        continue
      }
      expected.tpi = cell(line, answer)
      expected.tpiNote = answer.note.isEmpty ? nil : answer.note
    }
    return expected
  }

  private func report(_ sheet: Sheet, _ instrument: Instrument = Samples.instrument) -> Report {
    Report(sheet, instrument: instrument, assessor: .satker)
  }

  private func object(_ sheet: Sheet) throws -> [String: Any] {
    try #require(
      JSONSerialization.jsonObject(with: Data(report(sheet).export(.portalJSON))) as? [String: Any])
  }

  private func answers(_ sheet: Sheet) throws -> [Int: [String: Any]] {
    let answers = try #require(try object(sheet)["answers"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: answers.map { ($0["soal_id"] as? Int ?? -1, $0) })
  }

  // MARK: - JSON

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func everyAnswerHasItsNumber(seed: UInt64) throws {
    let sheet = Self.sheet(seed: seed)
    let object = try object(sheet)
    #expect(Set(object.keys) == ["unit_id", "nama_unit", "tahun", "answers"])
    #expect(object["unit_id"] as? String == "123456" && object["nama_unit"] as? String == "Lapas Contoh A")
    #expect(object["tahun"] as? Int == 2026)
    let answers = try #require(object["answers"] as? [[String: Any]])
    #expect(answers.map { $0["soal_id"] as? Int } == Array(1...127))
    func text(_ cell: Cell?) -> String? {
      switch cell {
      case .text(let text): text
      case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
      case nil: nil
      }
    }
    for line in Self.table {
      let found = answers[line.number - 1]
      let expected = Self.expected(line, sheet)
      let members = [
        "jawaban_unit": text(expected.unit), "jawaban_tpi": text(expected.tpi), "catatan_unit": expected.unitNote,
        "bukti_dukung_unit": expected.evidence, "catatan_tpi": expected.tpiNote,
      ]
      #expect(Set(found.keys) == Set(members.keys).union(["soal_id"]), "\(line.code)")
      for (key, value) in members {
        if let value {
          #expect(found[key] as? String == value, "\(line.code) \(key)")
        } else {
          #expect(found[key] is NSNull, "\(line.code) \(key)")
        }
      }
    }
  }

  /// A level that has not judged goes by the one before it; of a ratio all counts make a judgement.
  @Test(
    arguments: [
      ([nil, nil, nil], nil, nil), (["Ya", nil, nil], "Ya", "anggota"), (["Ya", "Tidak", nil], "Tidak", "ketua"),
      (["Ya", "Tidak", "Ya"], "Ya", "dalnis"), (["Ya", nil, "Tidak"], "Tidak", "dalnis"),
      ([nil, "Ya", nil], "Ya", "ketua"),
    ] as [([String?], String?, String?)])
  func theLastLevelThatHasJudgedCounts(given: [String?], answer: String?, note: String?) throws {
    var sheet = Samples.sheet(["A.I.1.i.a": Samples.choice("Tidak")])
    for (level, choice) in zip(Self.levels, given) {
      var answer = Answer()
      answer.note = level.rawValue
      answer.value = choice.map { .choice($0) }
      sheet[level, "A.I.1.i.a"] = answer
      sheet[level, "A.II.1.i.a"] = Samples.counts(
        choice == nil ? ["agents": 9] : ["agents": 1, "changes": level.rawValue.count])
    }
    for other in ["pendahuluan", "tpn"] {
      sheet[Assessor(rawValue: other), "A.I.1.i.a"] = Samples.choice("Ya", note: "x")
    }
    let answers = try answers(sheet)
    #expect(answers[1]?["jawaban_unit"] as? String == "Tidak")
    #expect(answers[1]?["jawaban_tpi"] as? String == answer)
    #expect(answers[1]?["catatan_tpi"] as? String == note)
    #expect(answers[88]?["jawaban_tpi"] as? String == (answer == nil ? nil : "1"))
    #expect(answers[89]?["jawaban_tpi"] as? String == note.map { "\($0.count)" })
  }

  @Test(arguments: [(3.6, "3.6"), (4, "4"), (0, "0"), (3.05, "3.05")]) func numbersHaveAPoint(
    index: Double, text: String
  ) throws {
    let answers = try answers(Samples.sheet(["B.I.i.a": Samples.index(index)]))
    let line = try #require(Self.table.first { $0.code == "B.I.i.a" })
    #expect(answers[line.number]?["jawaban_unit"] as? String == text)
  }

  @Test(arguments: HostileText.all + HostileText.controls) func nothingHostileIsLeft(text: String) throws {
    var answer = Samples.choice("Ya", note: text)
    answer.evidence = [text: [text]]
    var sheet = Samples.sheet(["A.I.1.i.a": answer])
    sheet.satker.name = "x" + text
    sheet[Self.levels[0], "A.I.1.i.a"] = answer
    let object = try object(sheet)
    let first = try #require(try answers(sheet)[1])
    let texts = [object["nama_unit"], first["catatan_unit"], first["bukti_dukung_unit"], first["catatan_tpi"]]
    for text in texts {
      let text = try #require(text as? String)
      #expect(
        text.unicodeScalars.allSatisfy {
          !$0.turnsDirection && ($0 == "\n" || $0.properties.generalCategory != .control)
        })
    }
    let file = String(decoding: try report(sheet).export(.portalJSON), as: UTF8.self)
    #expect(file.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isInvisible })
  }

  // MARK: - The workbook

  /// By row and column: the type that openpyxl sees, and the value.
  private struct Book: Decodable {
    let sheets: [String]
    let cells: [String: Found]

    enum Found: Decodable, Equatable {
      case text(String)
      case number(Double)
      case other(String)

      init(from decoder: any Decoder) throws {
        var parts = try decoder.unkeyedContainer()
        let type = try parts.decode(String.self)
        self =
          switch type {
          case "n": .number(try parts.decode(Double.self))
          case "s": .text(try parts.decode(String.self))
          default: .other(type)
          }
      }
    }
  }

  private func book(_ sheet: Sheet) throws -> Book {
    let folder = try Scratch()
    try folder.write("portal.xlsx", report(sheet).export(.portalWorkbook))
    return try JSONDecoder().decode(Book.self, from: folder.python("cells", "portal.xlsx"))
  }

  @Test(arguments: 1...3 as ClosedRange<UInt64>) func everyAnswerHasItsRow(seed: UInt64) throws {
    let sheet = Self.sheet(seed: seed)
    let book = try book(sheet)
    #expect(book.sheets == ["Jawaban"])
    var rest = book.cells.filter { Int($0.key.drop(while: \.isLetter))! > 5 && !"AB".contains($0.key.first!) }
    func take(_ column: String, _ line: Line, _ cell: Cell?) {
      let found = rest.removeValue(forKey: "\(column)\(line.row)")
      let wanted: Book.Found? =
        switch cell {
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case nil: nil
        }
      #expect(found == wanted, "\(line.code)/\(line.count ?? "") \(column)")
    }
    for line in Self.table {
      let expected = Self.expected(line, sheet)
      take("K", line, expected.unit)
      take("L", line, expected.unitNote.map { .text($0) })
      take("M", line, expected.evidence.map { .text($0) })
      take("N", line, expected.tpi)
      take("Q", line, expected.tpiNote.map { .text($0) })
      #expect(book.cells["A\(line.row)"] == .text(line.count.map { "\(line.code)/\($0)" } ?? line.code))
    }
    #expect(rest.isEmpty, "in rows or columns of no answer: \(rest)")
    let titles = [
      ("K", "Jawaban Unit"), ("L", "Catatan Unit"), ("M", "Bukti Dukung"), ("N", "Jawaban TPI"), ("Q", "Catatan TPI"),
    ]
    for (column, title) in titles { #expect(book.cells["\(column)5"] == .text(title)) }
  }

  @Test(arguments: ["=1+1", "+62", "-2", "@x", " =1", "12", "_x0041_"]) func textIsText(note: String) throws {
    var answer = Samples.choice("Ya", note: note)
    answer.evidence = [note: [note]]
    var sheet = Samples.sheet(["A.I.1.i.a": answer])
    sheet[Self.levels[0], "A.I.1.i.a"] = answer
    let cells = try book(sheet).cells
    #expect(cells["L6"] == .text(note) && cells["Q6"] == .text(note) && cells["M6"] == .text("\(note): \(note)"))
  }

  // MARK: - What is refused

  @Test(arguments: ["53.1001", "123456", "UNIT-001", "A_b~c", "(1)", "a:b@c", "...", "-"]) func aUnitIsOneSegment(
    code: String
  ) throws {
    var sheet = Samples.sheet()
    sheet.satker.code = code
    #expect(try object(sheet)["unit_id"] as? String == code)
    #expect(!findings(sheet).contains { $0.name == "unit" || $0.name == "noUnit" })
  }

  @Test(arguments: [
    "", " ", ".", "..", "2026/x", "a/b", "a b", "a\\b", "a%2Fb", "a?b", "a#b", "é", "a\n", "\u{202E}a", "\u{0}",
  ]) func whatIsNoSegmentIsNoUnit(code: String) throws {
    var sheet = Samples.sheet()
    sheet.satker.code = code
    #expect(throws: ExportProblem.portalUnit(code: code)) { try report(sheet).export(.portalJSON) }
    #expect(findings(sheet).first == (code.isEmpty ? .noUnit : .unit(code)))
    // The workbook names no unit.
    #expect(throws: Never.self) { try report(sheet).export(.portalWorkbook) }
  }

  /// A number or a row that is missing, out of range, or that of another answer.
  @Test(arguments: [
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{}"#, ["A.I.1.i.a"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"soalId": 1}}"#, ["A.I.1.i.a"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"row": 6}}"#, ["A.I.1.i.a"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"soalId": 0, "row": 6}}"#, ["A.I.1.i.a"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"soalId": 1, "row": 5}}"#, ["A.I.1.i.a"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"soalId": 1, "row": -6}}"#, ["A.I.1.i.a"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"soalId": 2, "row": 6}}"#, ["A.I.1.i.a", "A.I.1.i.b"]),
    (#"{"portalrb": {"soalId": 1, "row": 6}}"#, #"{"portalrb": {"soalId": 1, "row": 7}}"#, ["A.I.1.i.a", "A.I.1.i.b"]),
    (#"{"portalrb": {"soalId": 88, "row": 126}}"#, #"{}"#, ["A.II.1.i.a/agents"]),
  ])
  func anInstrumentNamesEveryPlaceOnce(old: String, new: String, codes: [String]) throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/CInstruments/permenpanrb-90-2021.json").standardized
    let text = try String(contentsOf: path, encoding: .utf8)
    #expect(text.contains(old))
    let instrument = try InstrumentFile.decode(Array(text.replacing(old, with: new).utf8), path: "x.json")
    let sheet = Samples.sheet()
    for format in [ExportFormat.portalJSON, .portalWorkbook] {
      #expect(throws: ExportProblem.portalIdentities(codes)) { try report(sheet, instrument).export(format) }
    }
    #expect(
      findings(sheet, instrument).filter { $0.name == "noIdentity" } == codes.map { .noIdentity(code: $0) })
  }

  // MARK: - Whether a sheet is ready

  private func findings(_ sheet: Sheet, _ instrument: Instrument = Samples.instrument) -> [PortalFinding] {
    PortalReport(sheet, instrument: instrument).findings
  }

  private static var ready: Sheet {
    var sheet = Samples.sheet(Samples.best)
    for (code, answer) in Samples.worst { sheet[levels[1], code] = answer }
    return sheet
  }

  @Test func whatIsCompleteIsReady() {
    #expect(findings(Self.ready).isEmpty)
  }

  @Test func aBlankSheetLacksEverything() {
    let found = findings(Samples.sheet())
    #expect(
      found
        == Self.table.map { .unanswered(code: $0.count.map { [code = $0.code] in "\(code)/\($0)" } ?? $0.code) }
        + Samples.instrument.questions.map { .unjudged(code: $0.code) })
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func findsWhatTheExportLeavesNull(seed: UInt64) throws {
    let sheet = Self.sheet(seed: seed)
    let found = findings(sheet)
    for line in Self.table {
      let expected = Self.expected(line, sheet)
      let code = line.count.map { "\(line.code)/\($0)" } ?? line.code
      #expect(found.contains(.unanswered(code: code)) == (expected.unit == nil), "\(code)")
      #expect(found.contains(.unjudged(code: line.code)) == (expected.tpi == nil), "\(code)")
    }
  }

  @Test(
    arguments: [
      ("wbk", 2026, []), ("wbbm", 2026, [.heldPredicate]), ("juara", 2026, [.target("juara")]),
      ("wbk", 2025, [.year(2025)]), ("wbbm", 2027, [.heldPredicate, .year(2027)]),
    ] as [(String, Int, [PortalFinding])])
  func targetAndYear(target: String, year: Int, expected: [PortalFinding]) {
    var sheet = Self.ready
    sheet.target = target
    sheet.year = year
    #expect(findings(sheet) == expected)
  }
}
