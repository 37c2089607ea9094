import Evaluation
import Testing

@Suite(.tags(.text))
struct QuestionParseTests {
  @Test(
    arguments: [
      ("A.I.1.i.a", "Ya", .choice("Ya")), ("A.I.1.i.a", "ya", .choice("Ya")), ("A.I.1.i.a", "YA", .choice("Ya")),
      ("A.I.1.i.a", "y", .choice("Ya")), ("A.I.1.i.a", "T", .choice("Tidak")), ("A.I.1.i.a", "tidak", .choice("Tidak")),
      ("A.I.1.i.a", "  Tidak\t", .choice("Tidak")), ("A.I.1.i.b", "b", .choice("B")), ("A.I.1.i.b", "B", .choice("B")),
      ("A.I.1.i.b", "\u{a0}c\n", .choice("C")), ("A.I.2.i.b", "e", .choice("E")), ("A.I.1.i.b", "", .nothing),
      ("A.I.1.i.b", " \t\n", .nothing), ("A.II.1.i.a", " ", .nothing), ("B.I.i.a", "", .nothing),
      ("B.I.i.a", "3.60", .index(3.6)), ("B.I.i.a", "3,60", .index(3.6)), ("B.I.i.a", " 3,6 ", .index(3.6)),
      ("B.I.i.a", "0", .index(0)), ("B.I.i.a", "4", .index(4)), ("B.I.i.a", "4,00", .index(4)),
      ("B.I.i.a", "0,5", .index(0.5)), ("B.I.i.a", "03,5", .index(3.5)),
      ("B.I.i.a", "3," + String(repeating: "1", count: 400), .index(28.0 / 9)),
    ] as [(String, String, Change.Content)])
  func typedValue(code: String, typed: String, content: Change.Content) throws {
    #expect(try BuiltIn.question(code).parse(typed) == content)
  }

  @Test(arguments: [
    ("A.I.1.i.a", "n"), ("A.I.1.i.a", "ti"), ("A.I.1.i.a", "1"), ("A.I.1.i.a", "Ya Ya"), ("A.I.1.i.a", "ｙ"),
    ("A.I.1.i.b", "D"), ("A.I.1.i.b", "AB"), ("A.I.1.i.b", "Á"), ("A.I.1.i.b", "А"), ("A.I.1.i.b", "*"),
    ("A.I.1.i.b", "A\u{301}"), ("A.I.1.i.b", "\u{1b}[A"), ("A.I.1.i.b", "A\u{202e}"),
  ])
  func typedValueThatIsNotOffered(code: String, typed: String) {
    let question = BuiltIn.question(code)
    #expect(
      throws: ChangeProblem.unknownAnswer(question: code, answer: typed, offered: question.choices.map(\.answer))
    ) {
      try question.parse(typed)
    }
  }

  @Test(arguments: [
    "4,01", "4.0000001", "5", "1e3", "1e0", "-1", "-0", "+3", "٣", "३", "３", "3,6,0", "3.6.0", "3,6.0", "1.000,5", ",",
    ".", "3 6", "3,6x", "0x1", "nan", "NaN", "inf", "infinity", "tiga", "½", "3\u{301}", "3٫6", "３，６",
    String(repeating: "9", count: 400), String(repeating: "9", count: 20_000),
  ])
  func typedIndexThatIsRefused(typed: String) {
    #expect(throws: ChangeProblem.indexOutOfRange(question: "B.I.i.a", text: typed, maximum: 4)) {
      try BuiltIn.question("B.I.i.a").parse(typed)
    }
  }

  @Test(
    arguments: [
      ("0", .count(0)), ("7", .count(7)), (" 12 ", .count(12)), ("007", .count(7)), ("999999999", .count(999_999_999)),
      (String(repeating: "0", count: 400) + "5", .count(5)), ("", .nothing), ("  ", .nothing),
    ] as [(String, Change.Content)])
  func typedCount(typed: String, content: Change.Content) throws {
    #expect(try BuiltIn.question("A.II.1.i.a").parse(typed, count: "agents") == content)
  }

  @Test(arguments: [
    "1000000000", "9223372036854775807", "9223372036854775808", String(repeating: "9", count: 400), "-1", "-0", "+1",
    "1,5", "1.5", "1.000", "1e3", "0x10", "٣", "३", "３", "3\u{301}", "dua", "1 2", "1_000", "½",
  ])
  func typedCountThatIsRefused(typed: String) {
    #expect(throws: ChangeProblem.countOutOfRange(question: "A.II.1.i.a", count: "agents", text: typed)) {
      try BuiltIn.question("A.II.1.i.a").parse(typed, count: "agents")
    }
  }

  @Test func typedForTheWrongPlace() {
    #expect(throws: ChangeProblem.needsCounts(question: "A.II.1.i.a", counts: ["agents", "changes"])) {
      try BuiltIn.question("A.II.1.i.a").parse("3")
    }
    #expect(throws: ChangeProblem.unknownCount(question: "A.II.1.i.a", count: "due")) {
      try BuiltIn.question("A.II.1.i.a").parse("3", count: "due")
    }
    #expect(throws: ChangeProblem.unknownCount(question: "A.I.1.i.a", count: "agents")) {
      try BuiltIn.question("A.I.1.i.a").parse("", count: "agents")
    }
  }

  /// One letter stands for an answer only while it stands for one alone.
  @Test func oneLetterForTwoAnswersIsRefused() throws {
    let instrument = try SmallInstrument.read([
      #""answer": "Tidak""#: #""answer": "Yang lain""#, #""Tidak": "Belum dibentuk""#: #""Yang lain": "Belum""#,
    ])
    let question = try #require(instrument.question("A.i.a"))
    #expect(try question.parse("yang lain") == .choice("Yang lain"))
    #expect(throws: ChangeProblem.unknownAnswer(question: "A.i.a", answer: "y", offered: ["Ya", "Yang lain"])) {
      try question.parse("y")
    }
  }

  /// Whatever can be typed may also stand in a sheet.
  @Test(arguments: BuiltIn.instrument.questions.map(\.code))
  func whatIsParsedIsAllowed(code: String) throws {
    let question = BuiltIn.question(code)
    for typed in question.choices.map(\.answer) + ["0", "3,6", "12", ""] {
      if let content = try? question.parse(typed) {
        try BuiltIn.instrument.check(.satker(question.code), holds: content)
      }
      for count in question.counts {
        let place = Change.Place.satker(question.code, .count(count.name))
        if let content = try? question.parse(typed, count: count.name) {
          try BuiltIn.instrument.check(place, holds: content)
        }
      }
    }
  }
}
