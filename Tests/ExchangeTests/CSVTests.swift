import Evaluation
import Exchange
import Foundation
import Hostile
import Testing

@Suite struct CSVTests {
  private func table(_ report: Report) throws -> [[String]] {
    try strictCSV(String(decoding: report.export(.csv), as: UTF8.self))
  }

  @Test func hasALineForEveryAnswer() throws {
    let answers = Samples.mixed(seed: 4)
    let report = Samples.report(answers)
    var rows = try table(report).makeIterator()
    let header = rows.next()
    #expect(
      header == [
        "code", "question", "kind", "answer", "value", "score", "weight", "note", "evidence", "marked", "rule",
      ])
    for (index, question) in Samples.instrument.questions.enumerated() {
      let next = rows.next()
      let row = try #require(next)
      #expect(row.count == 11)
      #expect(row[0] == question.code && row[1] == question.text && row[2] == question.kindName)
      switch answers[question.code]?.value {
      case .choice(let choice): #expect(row[3] == choice)
      case .index(let number): #expect(Double(row[3]) == number)
      case nil: #expect(row[3] == "")
      }
      #expect(Double(row[4]) == report.scorecard.values[index])
      #expect(Double(row[5]) == report.scorecard.questions[index].value)
      #expect(Double(row[6]) == report.scorecard.questions[index].weight)
      for count in question.counts {
        let next = rows.next()
        let line = try #require(next)
        #expect(line[0] == "\(question.code)/\(count.name)" && line[1] == count.text && line[2] == "count")
        #expect(Int(line[3]) == answers[question.code]?.counts[count.name])
        #expect(line[4...].allSatisfy { $0.isEmpty })
      }
    }
    let rest = rows.next()
    #expect(rest == nil)
  }

  @Test func carriesTextEvidenceMarksAndRules() throws {
    let question = Samples.instrument.questions[0]
    var answer = Samples.choice("Ya", note: "satu, \"dua\"\r\ntiga\u{1B}[0m")
    answer.isMarked = true
    answer.evidence = ["Lainnya": ["z"], question.evidence[1]: ["a;b.pdf", "c"]]
    let discipline = Samples.counts(["previous": 2, "current": 5, "sanctioned": 0])
    let rows = try table(Samples.report([question.code: answer, "A.II.3.iii.a": discipline]))
    #expect(rows[1][7] == "satu, \"dua\"\ntiga\u{FFFD}[0m")
    #expect(rows[1][8] == "\(question.evidence[1]): a;b.pdf; c\nLainnya: z")
    #expect(rows[1][9] == "true" && rows[2][9] == "false")
    let ratio = try #require(rows.first { $0[0] == "A.II.3.iii.a" })
    #expect(ratio[10] == "Hasilnya di bawah 0 %, maka nilainya 0")
    #expect(ratio[4] == "0.0")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+62", "'+62"), ("-2", "'-2"), ("@x", "'@x"), ("\t=1", "' =1"), ("\tx", "' x"),
    ("\r=1", "'\n=1"), ("\r\nx", "'\nx"), ("  =1", "'  =1"), ("\n-1", "'\n-1"), ("a=1", "a=1"), ("'=1", "''=1"),
    ("", ""), ("-", "'-"), ("3,5", "3,5"), ("＝1", "'＝1"), ("\u{200B}=1", "'\u{200B}=1"), ("\u{202E}=1", "'\u{FFFD}=1"),
  ])
  func textIsNeverAFormula(note: String, expected: String) throws {
    let code = Samples.instrument.questions[0].code
    #expect(try table(Samples.report([code: Samples.choice("Ya", note: note)]))[1][7] == expected)
  }

  @Test(arguments: HostileText.all + HostileText.controls) func nothingHostileIsLeft(text: String) throws {
    let code = Samples.instrument.questions[0].code
    let note = try table(Samples.report([code: Samples.choice("Ya", note: text)]))[1][7]
    #expect(
      note.unicodeScalars.allSatisfy {
        !$0.turnsDirection && ($0 == "\n" || $0.properties.generalCategory != .control)
      })
    let first = note.unicodeScalars.first { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
    #expect(!"=+-@＝＋－＠".unicodeScalars.contains(first ?? "x"))
  }

  // MARK: - For Excel with Indonesian settings

  /// The same lines as the other csv, after a byte order mark, parted by semicolons, numbers with a decimal comma.
  @Test func excelSeesTheSameLines() throws {
    var answers = Samples.mixed(seed: 6)
    let code = Samples.instrument.questions[0].code
    answers[code] = Samples.choice("Ya", note: "a;b, \"c\"\nd")
    answers[code]?.isMarked = true
    answers["B.I.i.a"] = Samples.index(3.6)
    let report = Samples.report(answers)
    let bytes = try report.export(.csvExcel)
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(!bytes.dropFirst(3).starts(with: [0xEF, 0xBB, 0xBF]))
    let folder = try Scratch()
    try folder.write("book.csv", bytes)
    let rows = try JSONDecoder().decode([[String]].self, from: folder.python("csv", "book.csv", "excel"))
    #expect(
      rows[0] == [
        "Kode", "Soal", "Jenis", "Jawaban", "Capaian", "Nilai", "Bobot", "Catatan", "Data dukung", "Ditandai", "Aturan",
      ])
    let plain = try table(report)
    try #require(rows.count == plain.count)
    for (row, other) in zip(rows, plain).dropFirst() {
      try #require(row.count == 11)
      #expect((row[0], row[1], row[2]) == (other[0], other[1], other[2]))
      for column in 3...6 {
        if Double(other[column]) != nil {
          #expect(row[column] == other[column].replacing(".", with: ","))
        } else {
          #expect(row[column] == other[column])
        }
      }
      #expect((row[7], row[8], row[10]) == (other[7], other[8], other[10]))
      #expect(row[9] == ["true": "ya", "false": "tidak", "": ""][other[9]])
    }
    #expect(rows[1][7] == "a;b, \"c\"\nd" && rows[1][9] == "ya")
    #expect(rows.first { $0[0] == "B.I.i.a" }?[3] == "3,6")
    // Commas need no quotes there, semicolons do.
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"a;b, \"\"c\"\"\nd\""))
    #expect(text.contains(";3,6;"))
  }

  @Test(arguments: ["=1+1", "+62", "-2", "@x", ";=1", "\t=1"]) func excelTakesNoTextForAFormula(note: String) throws {
    let code = Samples.instrument.questions[0].code
    let folder = try Scratch()
    try folder.write("book.csv", Samples.report([code: Samples.choice("Ya", note: note)]).export(.csvExcel))
    let rows = try JSONDecoder().decode([[String]].self, from: folder.python("csv", "book.csv", "excel"))
    #expect(rows[1][7] == (note == ";=1" ? note : "'" + note.replacing("\t", with: " ")))
  }

  // MARK: -

  /// Python's reader agrees with ours.
  @Test func pythonReadsTheSame() throws {
    let code = Samples.instrument.questions[0].code
    let report = Samples.report([code: Samples.choice("Ya", note: "a,\"b\"\nc;'d'")])
    let folder = try Scratch()
    try folder.write("book.csv", report.export(.csv))
    let json = try folder.python("csv", "book.csv")
    #expect(try JSONDecoder().decode([[String]].self, from: json) == table(report))
  }
}

struct NotCSV: Error {
  let offset: Int
}

/// RFC 4180 to the letter: every line ends with CRLF, quotes only around whole fields, lines of one length.
func strictCSV(_ text: String) throws -> [[String]] {
  let scalars = Array(text.unicodeScalars)
  var rows: [[String]] = []
  var row: [String] = []
  var index = 0
  func peek(_ scalar: Unicode.Scalar) -> Bool { index < scalars.count && scalars[index] == scalar }
  while index < scalars.count {
    var field = String.UnicodeScalarView()
    if peek("\"") {
      index += 1
      while true {
        guard index < scalars.count else { throw NotCSV(offset: index) }
        if peek("\"") {
          index += 1
          guard peek("\"") else { break }
        }
        field.append(scalars[index])
        index += 1
      }
    } else {
      while index < scalars.count, !",\r".unicodeScalars.contains(scalars[index]) {
        guard !"\"\n".unicodeScalars.contains(scalars[index]) else { throw NotCSV(offset: index) }
        field.append(scalars[index])
        index += 1
      }
    }
    row.append(String(field))
    if peek(",") {
      index += 1
    } else if peek("\r"), index + 1 < scalars.count, scalars[index + 1] == "\n" {
      index += 2
      guard rows.isEmpty || rows[0].count == row.count else { throw NotCSV(offset: index) }
      rows.append(row)
      row = []
    } else {
      throw NotCSV(offset: index)
    }
  }
  guard row.isEmpty else { throw NotCSV(offset: index) }
  return rows
}
