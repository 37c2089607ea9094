import Testing

@testable import Evaluation

@Suite(.tags(.scoring))
struct ArithmeticTests {
  let instrument = SmallInstrument.instrument
  let answers: [String: Answer] = [
    "A.i.b": .choice("B"), "A.ii.a": .counts(["due": 4, "done": 3]), "B.a": .index(3),
  ]

  private func arithmetic(_ code: String) -> Arithmetic? {
    Scorecard(instrument, answers).arithmetic(of: code, in: answers)
  }

  @Test func ofEachKindOfNodeAndQuestion() throws {
    #expect(arithmetic("A") == .sum([.init(code: "A.i", value: 5), .init(code: "A.ii", value: 30)]))
    #expect(
      arithmetic("A.i") == .mean([.init(code: "A.i.a", value: nil), .init(code: "A.i.b", value: 0.5)], weight: 20))
    #expect(arithmetic("A.i.a") == .blank)
    #expect(arithmetic("A.i.b") == .choice(Choice(answer: "B", value: 0.5, criterion: "Sesekali")))
    #expect(arithmetic("B.a") == .index(3, maximum: 4))
    #expect(
      arithmetic("A.ii.a") == .ratio(Ratio.Result(numerator: 3, denominator: 4, rule: .plain, value: 0.75)))
    #expect(arithmetic("C") == nil)
  }

  /// Answers that the instrument does not know, e.g. of a file edited by hand, are blank to everybody alike.
  @Test(
    arguments: [
      ("A.i.a", .choice("Z")), ("A.i.a", .index(1)), ("A.i.a", .counts(["due": 1, "done": 1])), ("B.a", .choice("A")),
      ("B.a", .index(40)), ("B.a", .index(-1)), ("B.a", .index(.nan)), ("B.a", .index(.infinity)),
      ("A.ii.a", .choice("Ya")), ("A.ii.a", .counts(["due": 1])), ("A.i.a", Answer()),
    ] as [(String, Answer)])
  func answersThatAreNone(code: String, answer: Answer) throws {
    let question = try #require(instrument.question(code))
    let scorecard = Scorecard(instrument, [code: answer])
    #expect(scorecard.total.answered == 0)
    #expect(scorecard.total.value == 0)
    #expect(abs(scorecard.total.best - 100) < 1e-9)
    #expect(!question.isAnswered(by: answer))
    #expect(question.arithmetic(of: answer) == .blank)
  }

  @Test func evidenceThatIsThere() throws {
    let question = try #require(instrument.question("A.i.b"))
    var answer = Answer()
    #expect(question.evidenceCount(in: nil) == 0)
    answer.evidence = ["Notula": ["a.pdf", "b.pdf"], "Daftar hadir": [], "Lainnya": ["c.pdf"]]
    #expect(question.evidenceCount(in: answer) == 1)
  }
}
