import CInstruments
import Evaluation
import Exchange
import Foundation
import Hostile
import Store
import Testing

/// The workbook as openpyxl and LibreOffice read it. Needs python3-openpyxl and libreoffice-calc-nogui: where they are
/// missing these tests fail.
@Suite struct WorkbookTests {
  /// What somebody types into a blank workbook, and the answers that it means to us.
  struct Case {
    let name: String
    var answers: [String: Answer]
    /// Typed otherwise than we would export it, by code.
    var typed: [String: String] = [:]
  }

  /// Counts in the order of the instrument, nil left blank: every rule at its edge. Each sheet takes one of each ratio.
  private static let ratios: [(code: String, counts: [[Int?]])] = [
    ("A.II.1.i.a", [[0, 0], [0, 2], [4, 4], [4, 3], [2, 3], [nil, nil]]),
    ("A.II.3.iii.a", [[0, 0, 0], [0, 5, 5], [4, 1, 1], [2, 5, 0], [3, 0, 0], [4, 1, nil]]),
    ("A.II.5.ii.a", [[0, 0, 0], [0, 0, 3], [7, nil, 5], [3, 1, 5], [0, 3, 0], [7, 2, 5]]),
    ("A.II.5.iii.a", [[1, 9, 5, 12], [1, 1, 1, 4], [0, 0, 0, 0], [1, 2, nil, 3], [0, 0, 0, 1], [1, 9, 5, 15]]),
  ]

  /// More where they are asked for: each takes LibreOffice a fifth of a second.
  private static let seeds = ProcessInfo.processInfo.environment["LKE_SHEETS"].flatMap(UInt64.init) ?? 5

  static let cases: [Case] = {
    var cases = [
      Case(name: "best", answers: Samples.best), Case(name: "worst", answers: Samples.worst),
      Case(name: "blank", answers: [:]),
    ]
    for number in ratios[0].counts.indices {
      var answers: [String: Answer] = [:]
      for (code, counts) in ratios {
        let names = Samples.instrument.question(code)!.counts.map(\.name)
        answers[code] = Samples.counts(zip(names, counts[number]).reduce(into: [:]) { $0[$1.0] = $1.1 })
      }
      cases.append(Case(name: "ratios-\(number)", answers: answers))
    }
    for seed in 1...seeds {
      cases.append(Case(name: "mixed-\(seed)", answers: Samples.mixed(seed: seed)))
    }
    var careless = Case(name: "careless", answers: Samples.best)
    for (code, answer) in careless.answers {
      guard case .choice(let choice) = answer.value else { continue }
      careless.typed[code] = code.hasSuffix("a") ? " \(choice.lowercased()) " : choice.lowercased()
    }
    // What is no answer is a blank.
    careless.answers["A.I.1.ii.b"] = nil
    careless.typed["A.I.1.ii.b"] = "X"
    cases.append(careless)
    return cases
  }()

  // MARK: - Live formulas

  /// Answers typed into a blank workbook and calculated by LibreOffice score at every node as `Scorecard` does.
  @Test func formulasCountAsTheScorecardDoes() throws {
    let folder = try Scratch()
    try folder.write("blank.xlsx", Samples.report().export(.xlsx))
    let typed = Dictionary(uniqueKeysWithValues: Self.cases.map { ($0.name, Self.cells(of: $0)) })
    try folder.write("cases.json", Array(try JSONSerialization.data(withJSONObject: typed)))
    try folder.makeFolder("filled")
    try folder.python("fill", "blank.xlsx", "cases.json", "filled")
    try folder.calculate(Self.cases.map { "filled/\($0.name).xlsx" }, into: "calculated")
    let books = try folder.read(Self.cases.map { "calculated/\($0.name).xlsx" })
    #expect(books.count == Self.cases.count)
    for item in Self.cases {
      try Self.compare(#require(books[item.name]), Samples.report(item.answers), item.name)
    }
  }

  /// Programs that do not calculate see the same numbers.
  @Test func cachedValuesAreTheScorecards() throws {
    let folder = try Scratch()
    for item in Self.cases {
      try folder.write("\(item.name).xlsx", Samples.report(item.answers).export(.xlsx))
    }
    let books = try folder.read(Self.cases.map { "\($0.name).xlsx" })
    for item in Self.cases {
      let book = try #require(books[item.name])
      try Self.compare(book, Samples.report(item.answers), item.name)
    }
  }

  @Test func everyScoreIsLive() throws {
    let folder = try Scratch()
    try folder.write("book.xlsx", Samples.report(Samples.best).export(.xlsx))
    let formulas = try JSONDecoder().decode([String: [String]].self, from: folder.python("formulas", "book.xlsx"))
    for (code, cells) in formulas where !code.contains("/") {
      #expect(cells.allSatisfy { $0.hasPrefix("=") }, "\(code): \(cells)")
    }
  }

  private static func cells(of item: Case) -> [String: Any] {
    var cells: [String: Any] = item.typed
    for (code, answer) in item.answers where item.typed[code] == nil {
      switch answer.value {
      case .choice(let choice): cells[code] = choice
      case .index(let index): cells[code] = index
      case nil:
        for (number, count) in Samples.instrument.question(code)!.counts.enumerated() {
          if let given = answer.counts[count.name] { cells["\(code)/\(number + 1)"] = given }
        }
      }
    }
    return cells
  }

  private static func compare(_ book: Scratch.Book, _ report: Report, _ name: String) throws {
    let instrument = Samples.instrument
    let scorecard = report.scorecard
    func expect(_ code: String, _ score: Double, _ share: Double) throws {
      let line = try #require(book.lines[code], "\(name): no row of \(code)")
      #expect(abs(try #require(line.score) - score) < 1e-9, "\(name) \(code)")
      #expect(abs(try #require(line.share) - share) < 1e-9, "\(name) \(code)")
    }
    for (node, score) in zip(instrument.nodes, scorecard.nodes) { try expect(node.code, score.value, score.share) }
    for (question, value) in zip(instrument.questions, scorecard.values) {
      try expect(question.code, value ?? 0, value ?? 0)
      guard case .ratio(let ratio) = question.kind else { continue }
      let result = ratio.result(of: report.sheet[.satker, question.code]?.counts ?? [:])
      let rule = try #require(book.lines["\(question.code)/1"]).explanation ?? ""
      switch result?.rule {
      case .plain: #expect(rule == "", "\(name) \(question.code)")
      case .nothing(let zero): #expect(rule == zero.reason, "\(name) \(question.code)")
      case .floor: #expect(rule == "Hasilnya di bawah 0 %, maka nilainya 0", "\(name) \(question.code)")
      case .cap: #expect(rule == "Hasilnya di atas 100 %, dihitung 100 %", "\(name) \(question.code)")
      case .contradiction: #expect(rule.contains("isian bertentangan"), "\(name) \(question.code)")
      case nil: #expect(rule == "Isian belum lengkap, dihitung 0", "\(name) \(question.code)")
      }
    }
    try expect("total", scorecard.total.value, scorecard.total.share)
    try compareSummary(book, scorecard, name)
  }

  private struct TableLine {
    let name: String
    let halves: [String]
    let parts: [String]
    var minima: [Double]?
  }

  private static let tableLines: [TableLine] = {
    var lines: [TableLine] = Samples.instrument.areas.map { area in
      let parts = ["A.I.\(area.number)", "A.II.\(area.number)"]
      return TableLine(name: "\(area.number). \(area.name)", halves: parts, parts: parts, minima: [0.6, 0.75])
    }
    lines += [
      TableLine(name: "Pengungkit", halves: ["A.I", "A.II"], parts: ["A"], minima: [40.0 / 60, 0.8]),
      TableLine(name: "Hasil", halves: [], parts: ["B"]),
      TableLine(
        name: "Birokrasi yang Bersih dan Akuntabel", halves: [], parts: ["B.I"], minima: [18.25 / 22.5, 19.5 / 22.5]),
      TableLine(name: "Pelayanan Publik yang Prima", halves: [], parts: ["B.II"], minima: [0.8, 0.9]),
      TableLine(name: "NILAI TOTAL", halves: ["A.I", "A.II"], parts: ["A", "B"], minima: [0.75, 0.85]),
    ]
    return lines
  }()

  /// Areas, components with what they have beside halves, the total: points of each half, together, shares and minima.
  private static func compareTable(_ book: Scratch.Book, _ scorecard: Scorecard, _ name: String) throws {
    let lines = tableLines
    try #require(book.table.count == lines.count)
    for (row, line) in zip(book.table, lines) {
      func near(_ column: Int, _ value: Double?) {
        let isNear =
          switch (row[column].number, value) {
          case (let found?, let value?): abs(found - value) < 1e-9
          case (nil, nil): true
          default: false
          }
        #expect(isNear, "\(name) \(line.name): \(row)")
      }
      let scores = line.parts.map { scorecard[$0]! }
      let value = scores.reduce(0) { $0 + $1.value }
      let weight = scores.reduce(0) { $0 + $1.weight }
      #expect(row[0] == .text(line.name))
      near(1, weight)
      near(2, line.halves.first.map { scorecard[$0]!.value })
      near(3, line.halves.last.map { scorecard[$0]!.value })
      near(4, value)
      near(5, value / weight)
      near(6, line.minima?[0])
      near(7, line.minima?[1])
      let reached = zip(["WBK", "WBBM"], line.minima ?? []).filter { value >= $1 * weight - 1e-9 }.map(\.0)
      let text = reached.isEmpty ? "belum" : reached.joined(separator: ", ")
      #expect(row[8] == (line.minima == nil ? .blank : .text(text)), "\(name) \(line.name)")
    }
  }

  private static func compareSummary(_ book: Scratch.Book, _ scorecard: Scorecard, _ name: String) throws {
    try compareTable(book, scorecard, name)
    var rows = book.summary[...]
    for predicate in Samples.instrument.predicates {
      rows = rows.drop { $0.name?.hasPrefix("Syarat \(predicate.name)") != true }.dropFirst(2)
      let verdict = scorecard.verdict(on: predicate)
      for finding in verdict.findings {
        guard case .score(_, let minimum) = finding.requirement.kind else { continue }
        let next = rows.popFirst()
        let row = try #require(next)
        #expect(row.name == finding.requirement.name)
        #expect(row.required == minimum)
        #expect(abs(try #require(row.actual) - finding.score!.value) < 1e-9, "\(name) \(finding.requirement.id)")
        #expect(row.result == (finding.state == .met ? "memenuhi" : "belum"), "\(name) \(finding.requirement.id)")
      }
      let next = rows.popFirst()
      let conclusion = try #require(next?.name)
      // Typing `X` fills a cell without answering: the sheet cannot tell, but `X` scores nothing.
      if name != "careless" {
        #expect(conclusion.contains("belum lengkap") == !scorecard.total.isComplete, "\(name) \(conclusion)")
        #expect(conclusion.hasPrefix("Semua") == verdict.isMet, "\(name) \(conclusion)")
      }
    }
  }

  // MARK: - Layout

  @Test func showsEverythingInTheCirculatedLayout() throws {
    let folder = try Scratch()
    var answers = Samples.mixed(seed: 9)
    let first = Samples.instrument.questions[0]
    answers[first.code] = Samples.choice("Ya", note: "Lengkap")
    answers[first.code]?.evidence = [first.evidence[0]: ["a.pdf", "https://contoh.go.id/b"], "Lainnya": ["c"]]
    try folder.write("book.xlsx", Samples.report(answers).export(.xlsx))
    let book = try #require(try folder.read(["book.xlsx"])["book"])
    let instrument = Samples.instrument
    #expect(book.lines.count == instrument.nodes.count + instrument.questions.count + 22 + 1)
    for node in instrument.nodes {
      let line = try #require(book.lines[node.code])
      #expect(line.text == node.name)
      #expect(line.weight == node.weight)
    }
    for question in instrument.questions {
      let line = try #require(book.lines[question.code])
      let answer = answers[question.code]
      #expect(line.text == question.text)
      switch question.kind {
      case .choice(let choices):
        #expect(line.offer == choices.map(\.answer).joined(separator: "/"))
        #expect(line.explanation == choices.map { "\($0.answer): \($0.criterion)" }.joined(separator: "\n"))
        if case .choice(let choice) = answer?.value { #expect(line.answer == choice) }
      case .index(let maximum):
        #expect(line.offer == "0–4" && maximum == 4)
        if case .index(let index) = answer?.value { #expect(Double(line.answer ?? "") == index) }
      case .ratio(let ratio):
        #expect(line.offer == "%")
        for (number, count) in ratio.counts.enumerated() {
          let row = try #require(book.lines["\(question.code)/\(number + 1)"])
          #expect(row.text == count.text)
          #expect(row.answer.flatMap { Int($0) } == answer?.counts[count.name])
        }
      }
    }
    let line = try #require(book.lines[first.code])
    #expect(line.note == "Lengkap")
    #expect(line.evidence == "\(first.evidence[0]): a.pdf; https://contoh.go.id/b\nLainnya: c")
    for fact in [
      "LEMBAR KERJA EVALUASI ZONA INTEGRITAS", "Lapas Contoh A (kode 123456)", "2026", "Menuju WBK",
      "Satuan kerja (penilaian mandiri)",
    ] {
      #expect(book.facts.contains(fact), "\(fact)")
    }
    #expect(book.facts.contains { $0.hasSuffix("dari 127 isian terisi; isian yang kosong dihitung 0") })
    #expect(book.freeze == "H7")
    #expect(book.footer?.hasSuffix("Halaman &P dari &N") == true)
    #expect(book.landscape && book.paper == 9)
    // One page wide is the default of the format.
    #expect(book.fitWidth ?? 1 == 1 && book.fitHeight == 0)
    #expect(book.titleRows == "$6:$6")
    #expect(book.validations == 127)
  }

  @Test func hostileTextStaysText() throws {
    let folder = try Scratch()
    let long = String(repeating: "panjang ", count: 5000)
    let notes = [
      "=1+1", "+62 812", "-2", "@SUM(A1)", "{=1}", "https://contoh.go.id", "a\u{0}b\u{1B}[31m", "bel\u{7}",
      "satu\r\ndua",
      "\u{FFFE}x", "<b>&amp;</b>", "_x0041_", "00012", "  tepi  ", "“kutip”  ✓ 👩‍👩‍👧", long,
    ]
    var answers: [String: Answer] = [:]
    let questions = Samples.instrument.questions.filter { !$0.choices.isEmpty }
    for (question, note) in zip(questions, notes) {
      answers[question.code] = Samples.choice(question.choices[0].answer, note: note)
    }
    var sheet = Samples.sheet(answers)
    sheet.satker.name = "=HYPERLINK(\"x\") & \u{1B}]0;judul\u{7} Lapas" + String(repeating: "&", count: 150)
    sheet.target = "tidak-ada"
    let report = Report(sheet, instrument: Samples.instrument, assessor: .satker)
    try folder.write("book.xlsx", report.export(.xlsx))
    // Excel would read `_x0041_` as `A`; LibreOffice and openpyxl read both spellings alike.
    let strings = String(decoding: try folder.python("strings", "book.xlsx"), as: UTF8.self)
    #expect(strings.contains(">_x005F_x0041_<"))
    try folder.calculate(["book.xlsx"], into: "calculated")
    let book = try #require(try folder.read(["calculated/book.xlsx"])["book"])
    let expected = [
      "=1+1", "+62 812", "-2", "@SUM(A1)", "{=1}", "https://contoh.go.id", "a\u{FFFD}b\u{FFFD}[31m", "bel\u{FFFD}",
      "satu\ndua", "\u{FFFD}x", "<b>&amp;</b>", "_x0041_", "00012", "  tepi  ", "“kutip”  ✓ 👩‍👩‍👧",
    ]
    for (question, note) in zip(questions, expected) {
      let line = try #require(book.lines[question.code])
      #expect(line.note == note)
      #expect(line.noteIsText)
    }
    let cut = try #require(book.lines[questions[expected.count].code]?.note)
    #expect(cut.utf16.count <= 32_767)
    #expect(cut.hasSuffix("… (terpotong)"))
    #expect(book.facts.contains { $0.hasPrefix("=HYPERLINK(\"x\") & \u{FFFD}]0;judul\u{FFFD} Lapas&&&") })
  }

  @Test func carriesWhatStandsForTheHistory() throws {
    let folder = try Scratch()
    try folder.write("sealed.xlsx", Samples.sealed.export(.xlsx))
    try folder.write("plain.xlsx", Samples.report().export(.xlsx))
    let books = try folder.read(["sealed.xlsx", "plain.xlsx"])
    let text = "Sidik riwayat (7 baris): 00ff\nSegel riwayat: a:11:3,b:22:4"
    let rules = "Instrumen: permenpanrb-90-2021\nSidik aturan: \(Samples.sheet().instrument.rulesDigest)"
    #expect(books["sealed"]?.comments == "\(rules)\n\(text)")
    #expect(books["sealed"]?.summary.last?.name == text)
    #expect(books["plain"]?.comments == rules)
    #expect(books["plain"]?.summary.contains { $0.name?.contains("iwayat") == true } == false)
  }

  /// Whatever an instrument offers and says, the workbook is one that programs open.
  @Test func hostileInstruments() throws {
    let folder = try Scratch()
    let attacks = HostileText.all + HostileText.controls
    func quoted(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    let builtIn = lke_instrument_at(0)
    var text = String(decoding: UnsafeBufferPointer(start: builtIn.bytes, count: builtIn.count), as: UTF8.self)
    // Another answer to the first kind of question, longer than a workbook's lists and messages may be.
    let answer = try quoted("Ya" + attacks.joined() + String(repeating: "x", count: 300))
    text = text.replacing("\"Ya\"", with: answer)
    for (number, key) in ["text", "regulation", "reason", "condition"].enumerated() {
      text = text.replacing("\"\(key)\": \"", with: "\"\(key)\": \(try quoted(attacks[number...].joined()).dropLast())")
    }
    let instrument = try InstrumentFile.decode(Array(text.utf8), path: "")
    var answers: [String: Answer] = [:]
    for (question, attack) in zip(instrument.questions.filter { !$0.choices.isEmpty }, attacks) {
      answers[question.code] = Samples.choice(question.choices[0].answer, note: attack)
      answers[question.code]?.evidence = [attack: [attack]]
    }
    let report = Report(Samples.sheet(answers), instrument: instrument, assessor: .satker)
    try folder.write("book.xlsx", report.export(.xlsx))
    let book = try #require(try folder.read(["book.xlsx"])["book"])
    for line in book.lines.values {
      for text in [line.text, line.explanation, line.offer, line.answer, line.evidence, line.note] {
        #expect(text?.unicodeScalars.contains { $0.turnsDirection || $0 == "\u{1B}" || $0 == "\u{9B}" } != true)
      }
      #expect(line.noteIsText)
    }
  }

  /// A score of 39.996 must not be shown as 40.00, so its cell has another format where that would happen, and only there.
  @Test func aMissedThresholdIsNeverShownAsMet() throws {
    let folder = try Scratch()
    var missed = Samples.best
    // IPAK: 3.5995 of 4 gives 15.7478, which two decimals would show as the 15.75 that it misses.
    missed["B.I.i.a"] = Samples.index(3.5995)
    var met = Samples.best
    met["B.I.i.a"] = Samples.index(3.6)
    try #require(abs(Samples.report(met).scorecard["B.I.i"]!.value - 15.75) < 1e-9)
    for (name, answers) in [("missed", missed), ("met", met)] {
      try folder.write("\(name).xlsx", Samples.report(answers).export(.xlsx))
      try folder.python("conditions", "\(name).xlsx", "\(name)-written.xlsx")
    }
    try folder.calculate(["missed-written.xlsx", "met-written.xlsx"], into: "calculated")
    let books = try folder.read(["calculated/missed-written.xlsx", "calculated/met-written.xlsx"])
    // Both predicates ask for the same.
    #expect(
      books["missed-written"]?.misses == [
        "LKE ZI/15.7478125", "Ringkasan/15.7478125", "Ringkasan/15.7478125",
      ])
    #expect(books["met-written"]?.misses == [])
  }

  // MARK: - Bytes

  @Test func sameReportSameBytes() throws {
    let report = Samples.report(Samples.mixed(seed: 3))
    for format in ExportFormat.allCases { #expect(try report.export(format) == report.export(format), "\(format)") }
  }

  /// Even when the clock has moved on: zip keeps two seconds.
  @Test func laterGivesTheSameBytes() async throws {
    let report = Samples.report(Samples.mixed(seed: 3))
    let first = try report.export(.xlsx)
    try await Task.sleep(for: .seconds(2.1))
    #expect(try report.export(.xlsx) == first)
  }

  /// What a sheet says is nobody else's business, so nothing of it stays among the temporary files.
  @Test func leavesNothingBehind() async throws {
    let folder = FileManager.default.temporaryDirectory
    func ours() throws -> Set<String> {
      Set(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
          $0.wholeMatch(of: /lke-\w{6}/) != nil
        })
    }
    let before = try ours()
    _ = try Samples.report(Samples.best).export(.xlsx)
    // Other tests export at the same time; theirs go, too.
    for _ in 0..<100 where !(try ours().isSubset(of: before)) { try await Task.sleep(for: .milliseconds(100)) }
    #expect(try ours().isSubset(of: before))
  }
}
