import Evaluation
import Testing

@Suite("What a place of a sheet may hold", .tags(.history))
struct InstrumentCheckTests {
  static let allowed: [(Change.Place, Change.Content)] = [
    (.satker("A.I.1.i.a"), .choice("Ya")), (.satker("A.I.1.i.a"), .nothing), (.satker("B.I.i.a"), .index(0)),
    (.satker("B.I.i.a"), .index(4)), (.satker("A.II.1.i.a"), .nothing),
    (.satker("A.II.1.i.a", .count("agents")), .count(0)),
    (.satker("A.II.1.i.a", .count("agents")), .count(999_999_999)),
    (.satker("A.II.1.i.a", .count("changes")), .nothing), (.satker("A.I.1.i.a", .note), .text("x")),
    (.satker("A.I.1.i.a", .note), .nothing), (.satker("A.I.1.i.a", .mark), .flag(true)),
    (.satker("A.I.1.i.a", .mark), .nothing), (.satker("A.I.1.i.a", .evidence("milik sendiri")), .references(["a"])),
    (.satker("A.I.1.i.a", .evidence("SK tim kerja ZI")), .nothing), (.sheet(.satkerName), .text("Lapas")),
    (.sheet(.satkerCode), .text("W1")), (.sheet(.satkerCode), .nothing), (.sheet(.satkerKind), .text("lapas")),
    (.sheet(.satkerKind), .nothing), (.sheet(.year), .count(2010)), (.sheet(.year), .count(2100)),
    (.sheet(.target), .text("wbk")), (.sheet(.target), .text("wbbm")),
    (.answer(Assessor(rawValue: "tpn"), question: "A.I.1.i.a", .value), .choice("Tidak")),
  ]

  @Test(arguments: allowed)
  func isAllowed(place: Change.Place, content: Change.Content) {
    #expect(throws: Never.self) { try BuiltIn.instrument.check(place, holds: content) }
  }

  static let refused: [(Change.Place, Change.Content, ChangeProblem)] = [
    (.satker("A.I.9.i.a"), .choice("A"), .unknownQuestion("A.I.9.i.a")),
    (.satker("A.I.1.i"), .choice("A"), .unknownQuestion("A.I.1.i")),
    (.satker("a.i.1.i.a", .note), .text("x"), .unknownQuestion("a.i.1.i.a")),
    (
      .satker("A.II.1.i.a", .count("due")), .count(1), .unknownCount(question: "A.II.1.i.a", count: "due")
    ),
    (.satker("A.II.1.i.a", .count("due")), .nothing, .unknownCount(question: "A.II.1.i.a", count: "due")),
    (.satker("A.I.1.i.a", .count("agents")), .count(1), .unknownCount(question: "A.I.1.i.a", count: "agents")),
    (
      .satker("A.I.1.i.a"), .choice("A"),
      .unknownAnswer(question: "A.I.1.i.a", answer: "A", offered: ["Ya", "Tidak"])
    ),
    (
      .satker("A.I.1.i.b"), .choice("b"),
      .unknownAnswer(question: "A.I.1.i.b", answer: "b", offered: ["A", "B", "C"])
    ),
    (.satker("B.I.i.a"), .index(4.001), .indexOutOfRange(question: "B.I.i.a", text: "4.001", maximum: 4)),
    (.satker("B.I.i.a"), .index(-0.5), .indexOutOfRange(question: "B.I.i.a", text: "-0.5", maximum: 4)),
    (.satker("B.I.i.a"), .index(.nan), .indexOutOfRange(question: "B.I.i.a", text: "nan", maximum: 4)),
    (
      .satker("A.II.1.i.a", .count("agents")), .count(-1),
      .countOutOfRange(question: "A.II.1.i.a", count: "agents", text: "-1")
    ),
    (
      .satker("A.II.1.i.a", .count("agents")), .count(1_000_000_000),
      .countOutOfRange(question: "A.II.1.i.a", count: "agents", text: "1000000000")
    ),
    (
      .satker("A.II.1.i.a"), .choice("A"), .needsCounts(question: "A.II.1.i.a", counts: ["agents", "changes"])
    ),
    (.satker("A.II.1.i.a"), .index(1), .needsCounts(question: "A.II.1.i.a", counts: ["agents", "changes"])),
    (.sheet(.target), .text("WBK"), .unknownTarget("WBK", offered: ["wbk", "wbbm"])),
    (.sheet(.target), .text(""), .unknownTarget("", offered: ["wbk", "wbbm"])),
    (.sheet(.year), .count(2009), .yearOutOfRange("2009")), (.sheet(.year), .count(2101), .yearOutOfRange("2101")),
    (.sheet(.satkerName), .text(""), .nameMissing), (.sheet(.satkerName), .text(" \t"), .nameMissing),
    (.sheet(.satkerName), .nothing, .nameMissing),
    (.satker("A.I.1.i.a"), .index(1), .misplaced), (.satker("A.I.1.i.a"), .text("Ya"), .misplaced),
    (.satker("B.I.i.a"), .choice("A"), .misplaced), (.satker("B.I.i.a"), .count(3), .misplaced),
    (.satker("A.II.1.i.a"), .count(3), .misplaced), (.satker("A.II.1.i.a", .count("agents")), .index(3), .misplaced),
    (.satker("A.I.1.i.a", .note), .flag(true), .misplaced), (.satker("A.I.1.i.a", .mark), .text("x"), .misplaced),
    (.satker("A.I.1.i.a", .evidence("SK")), .text("a.pdf"), .misplaced), (.sheet(.year), .nothing, .misplaced),
    (.sheet(.year), .text("2026"), .misplaced), (.sheet(.target), .nothing, .misplaced),
    (.sheet(.satkerName), .count(1), .misplaced), (.sheet(.satkerCode), .count(1), .misplaced),
    (.sheet(.satkerKind), .flag(true), .misplaced),
  ]

  @Test(arguments: refused)
  func isRefused(place: Change.Place, content: Change.Content, problem: ChangeProblem) {
    #expect(throws: problem) { try BuiltIn.instrument.check(place, holds: content) }
  }

  @Test func everyProblemIsThereOnce() throws {
    #expect(try Set(Self.refused.map { caseName($0.2) }) == Facts.cases(in: "ChangeProblem"))
  }
}
