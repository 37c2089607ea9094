import Evaluation
import Exchange
import Foundation
import Testing

/// What stands on the sheets beside `LKE ZI`, and how every sheet prints and is protected.
@Suite struct WorkbookSheetTests {
  private func inspect(_ report: Report) throws -> Scratch.Inspection {
    let folder = try Scratch()
    try folder.write("book.xlsx", report.export(.xlsx))
    return try folder.inspect("book.xlsx")
  }

  /// Answers of several assessors, in the order given.
  private func report(_ answers: [(Assessor, [String: Answer])]) -> Report {
    var sheet = Samples.sheet()
    for (assessor, answers) in answers {
      for (code, answer) in answers { sheet[assessor, code] = answer }
    }
    return Report(sheet, instrument: Samples.instrument, assessor: .satker)
  }

  private let leader = Assessor(rawValue: "ketua")
  private let own = Assessor(rawValue: "auditor-x")

  // MARK: - Every sheet

  @Test func everySheetPrintsAndIsProtected() throws {
    let book = try inspect(report([(.satker, Samples.best), (leader, Samples.worst)]))
    #expect(book.sheets.map(\.name) == ["LKE ZI", "Ringkasan", "Penilai", "Data Dukung"])
    let titles = ["LKE ZI": "$6:$6", "Ringkasan": "$1:$2", "Penilai": "$4:$4", "Data Dukung": "$4:$4"]
    for sheet in book.sheets {
      #expect(sheet.titleRows == titles[sheet.name], "\(sheet.name)")
      #expect(sheet.hasArea && sheet.paper == 9 && sheet.fits, "\(sheet.name)")
      #expect(sheet.landscape == (sheet.name != "Ringkasan"), "\(sheet.name)")
      #expect(sheet.footer == "Halaman &P dari &N" || sheet.footer == "&8Halaman &P dari &N", "\(sheet.name)")
      #expect(sheet.isProtected && sheet.password == nil, "\(sheet.name)")
      #expect(sheet.mayFilter, "\(sheet.name)")
      #expect(sheet.unlocked == (sheet.name == "LKE ZI" ? ["K", "N", "O"] : []), "\(sheet.name)")
    }
    #expect(book.sheet("Data Dukung")?.freeze == "C5")
    #expect(book.sheet("Penilai")?.freeze == "E5")
  }

  /// Bars and a radar over the six areas; nothing else is drawn anywhere.
  @Test func chartsShowTheAreasAndTheirMinima() throws {
    let book = try inspect(Samples.report(Samples.mixed(seed: 2)))
    let series = ["'Ringkasan'!$G$5:$G$10", "'Ringkasan'!$H$5:$H$10", "'Ringkasan'!$I$5:$I$10"]
    let found = try #require(book.sheet("Ringkasan")).charts.map { chart in
      [chart[0]] + chart.dropFirst().map { $0.contains("'") ? $0 : "'Ringkasan'" + $0.drop { $0 != "!" } }
    }
    #expect(found == [["BarChart"] + series, ["RadarChart"] + series])
    #expect(book.sheets.filter { $0.name != "Ringkasan" }.allSatisfy { $0.charts.isEmpty })
  }

  // MARK: - Properties

  static let dates: [(Int?, Int)] = [
    (1_770_000_000, 1_770_000_000), (nil, 315_532_800), (0, 1), (-5, 1), (.max, 253_402_300_799),
  ]

  @Test(arguments: dates)
  func propertiesNameNoPerson(changed: Int?, created: Int) throws {
    struct Properties: Decodable {
      let title: String
      let subject: String
      let author: String
      let created: Int
    }
    let folder = try Scratch()
    let report = Report(Samples.sheet(), instrument: Samples.instrument, assessor: .satker, changed: changed)
    try folder.write("book.xlsx", report.export(.xlsx))
    let book = try JSONDecoder().decode(Properties.self, from: folder.python("properties", "book.xlsx"))
    #expect(book.title == "\(Samples.instrument.name) Lapas Contoh A 2026")
    #expect(book.subject == Samples.instrument.regulation)
    #expect(book.author == "lke")
    #expect(book.created == created)
  }

  /// Two exports are the same file to the byte, of the same parts with the same dates; another change makes another one.
  @Test func partsAreTheSameButForWhatChanged() throws {
    let folder = try Scratch()
    for (name, changed) in [("a", 1_770_000_000), ("b", 1_770_000_000), ("c", 1_770_000_001)] {
      let sheet = Samples.sheet(Samples.mixed(seed: 8))
      let report = Report(sheet, instrument: Samples.instrument, assessor: .satker, changed: changed)
      try folder.write("\(name).xlsx", report.export(.xlsx))
    }
    func parts(_ name: String) throws -> [[String]] {
      try JSONDecoder().decode([[String]].self, from: folder.python("parts", "\(name).xlsx"))
    }
    let first = try parts("a")
    #expect(try parts("b") == first)
    #expect(Set(first.map { $0[1] }) == ["1980-1-1-0-0-0"])
    let other = try parts("c")
    #expect(zip(first, other).filter { $0 != $1 }.map { $0.0[0] } == ["docProps/core.xml"])
  }

  // MARK: - Penilai

  @Test func oneAssessorIsComparedWithNobody() throws {
    let marked = {
      var answer = Answer(); answer.isMarked = true; answer.note = "nanti"; return answer
    }()
    let others: [[(Assessor, [String: Answer])]] = [
      [], [(leader, ["A.I.1.i.a": marked])], [(leader, ["tidak.ada": Samples.choice("Ya")])],
    ]
    for others in others {
      let book = try inspect(report([(.satker, Samples.best)] + others))
      #expect(book.sheets.map(\.name) == ["LKE ZI", "Ringkasan", "Data Dukung"])
    }
  }

  @Test func assessorsStandSideBySide() throws {
    let ratio = "A.II.5.iii.a"
    let names = Samples.instrument.question(ratio)!.counts.map(\.name)
    func counts(_ numbers: [Int]) -> Answer { Samples.counts(Dictionary(uniqueKeysWithValues: zip(names, numbers))) }
    let report = report([
      (own, ["A.I.1.i.a": Samples.choice("Ya")]),
      (
        leader,
        [
          "A.I.1.i.a": Samples.choice("Tidak"), "A.I.1.i.b": Samples.choice("B"), ratio: counts([1, 9, 5, 12]),
          "B.I.i.a": Samples.index(3.5),
        ]
      ),
      (
        .satker,
        [
          "A.I.1.i.a": Samples.choice("Ya"), "A.I.1.ii.a": Samples.choice("Ya"), ratio: counts([1, 9, 5, 15]),
          "B.I.i.a": Samples.index(3.6),
        ]
      ),
    ])
    let folder = try Scratch()
    try folder.write("book.xlsx", report.export(.xlsx))
    try folder.calculate(["book.xlsx"], into: "calculated")
    for file in ["book.xlsx", "calculated/book.xlsx"] {
      let rows = try #require(try folder.inspect(file).sheet("Penilai")).rows.map { Array($0.prefix(6)) }
      #expect(
        rows[3] == ["Kode", "Penilaian", "Beda", "Satuan kerja (penilaian mandiri)", "Ketua TPI", "auditor-x"])
      func row(_ code: String, after: Int = 0) -> [String?]? {
        rows.firstIndex { $0[0] == code }.map { Array(rows[$0 + after].dropFirst(2)) }
      }
      #expect(row("A.I.1.i.a") == ["≠", "Ya", "≠ Tidak", "Ya"])
      #expect(row("A.I.1.i.b") == [nil, nil, "B", nil], "who has not judged yet does not differ")
      #expect(row("A.I.1.ii.a") == [nil, "Ya", nil, nil])
      #expect(row(ratio) == [nil, nil, nil, nil])
      #expect(row(ratio, after: 1) == [nil, "1", "1", nil])
      #expect(row(ratio, after: 4) == ["≠", "15", "12", nil])
      #expect(row("B.I.i.a") == ["≠", "3.6", "3.5", nil])
      let codes = rows.compactMap { $0[0] }.filter { Samples.instrument.question($0) != nil }
      #expect(codes == Samples.instrument.questions.map(\.code), "every question, in its order")
      let total = try #require(rows.firstIndex { $0[0] == "NILAI TOTAL" })
      let scores = [Assessor.satker, leader, own].map {
        Scorecard(Samples.instrument, report.sheet, assessor: $0).total.value
      }
      for (cell, score) in zip(rows[total].dropFirst(3), scores) {
        let found = try #require(cell.flatMap(Double.init))
        #expect(abs(found - score) < 1e-9)
      }
      #expect(rows[total + 1].dropFirst(3) == ["4", "4", "1"])
      #expect(rows[total + 2].dropFirst(2) == ["3", "0", "3", "0"])
    }
  }

  // MARK: - Data Dukung

  @Test func everyPieceOfEvidenceHasItsRow() throws {
    let question = Samples.instrument.questions[0]
    try #require(question.evidence.count > 1)
    var answer = Samples.choice("Ya")
    answer.evidence = [question.evidence[0]: ["bukti/a.pdf", "https://contoh.go.id/b"], "Lainnya": ["=1+1"]]
    var sheet = Samples.sheet([question.code: answer])
    sheet.files["bukti/a.pdf"] = EvidenceFile(size: 1_234_567, digest: String(repeating: "ab12", count: 16))
    let folder = try Scratch()
    try folder.write(
      "book.xlsx", Report(sheet, instrument: Samples.instrument, assessor: .satker).export(.xlsx))
    try folder.calculate(["book.xlsx"], into: "calculated")
    for file in ["book.xlsx", "calculated/book.xlsx"] {
      let page = try #require(try folder.inspect(file).sheet("Data Dukung"))
      let rows = page.rows.dropFirst(4).prefix { $0[0] != nil }.map { Array($0.prefix(9)) }
      let own = rows.filter { $0[0] == question.code }.map { Array($0.dropFirst(3)) }
      let first = question.evidence[0]
      var expected: [[String?]] = [
        [first, "ada", "1", "1234567", "ab12ab12ab12", "bukti/a.pdf"],
        [first, "ada", "2", nil, nil, "https://contoh.go.id/b"],
      ]
      for piece in question.evidence.dropFirst() { expected.append([piece, "belum", nil, nil, nil, nil]) }
      expected.append(["Lainnya", "tambahan", "1", nil, nil, "=1+1"])
      #expect(own == expected)
      let wanted = Samples.instrument.questions.reduce(0) { $0 + $1.evidence.count }
      #expect(rows.count == wanted + 2)
      #expect(page.filter == "B4:J\(4 + rows.count)")
      let totals = page.rows.dropFirst(4 + rows.count + 2).prefix { $0[0] != nil }
      #expect(totals.count == 9)
      let area = Samples.instrument.questions.filter { $0.code.hasPrefix("A.I.1.") || $0.code.hasPrefix("A.II.1.") }
      let ofArea = area.reduce(0) { $0 + $1.evidence.count }
      #expect(totals.first?[4...6] == ["\(ofArea)", "1", "\(ofArea - 1)"])
      #expect(totals.last?[0] == "Jumlah")
      #expect(totals.last?[4...6] == ["\(wanted)", "1", "\(wanted - 1)"])
    }
  }
}
