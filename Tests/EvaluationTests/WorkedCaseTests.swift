import Evaluation
import Testing

/// Scores reckoned by hand from the regulation.
@Suite(.tags(.scoring))
struct WorkedCaseTests {
  @Test func allBestIsAHundred() {
    let scorecard = Scorecard(BuiltIn.instrument, BuiltIn.best)
    #expect(abs(scorecard.total.value - 100) < 1e-9)
    #expect(ScoreText.indonesian.points(scorecard.total.value) == "100,00")
    #expect(scorecard.total.isComplete)
    #expect(scorecard.total.questions == 113)
    for predicate in [BuiltIn.wbk, BuiltIn.wbbm] {
      let verdict = scorecard.verdict(on: predicate)
      #expect(verdict.isMet)
      #expect(verdict.findings.filter { $0.score != nil }.allSatisfy { $0.state == .met && $0.missing == 0 })
      #expect(verdict.findings.filter { $0.score == nil }.allSatisfy { $0.state == .unrecorded && $0.missing == 0 })
    }
  }

  @Test func allWorstIsOutOfReach() {
    let scorecard = Scorecard(BuiltIn.instrument, BuiltIn.worst)
    #expect(scorecard.total.value == 0)
    #expect(scorecard.total.best == 0)
    #expect(scorecard.total.answered == 113)
    let verdict = scorecard.verdict(on: BuiltIn.wbk)
    #expect(!verdict.isMet)
    #expect(!verdict.isPossible)
    #expect(verdict.findings.filter { $0.score != nil }.allSatisfy { $0.state == .failed })
    #expect(verdict.findings.first?.missing == 75)
  }

  @Test(arguments: [BuiltIn.wbk, BuiltIn.wbbm])
  func nothingAnsweredIsZeroButPossible(predicate: Predicate) {
    let scorecard = Scorecard(BuiltIn.instrument, [:])
    #expect(scorecard.total.value == 0)
    #expect(abs(scorecard.total.best - 100) < 1e-9)
    #expect(scorecard.total.answered == 0)
    let verdict = scorecard.verdict(on: predicate)
    #expect(!verdict.isMet)
    #expect(verdict.isPossible)
    #expect(verdict.findings.filter { $0.score != nil }.allSatisfy { $0.state == .open })
  }

  /// Every requirement is judged, but a sheet with a blank is not passed.
  @Test func oneBlankIsNotMet() {
    var answers = BuiltIn.best
    answers["A.I.3.i.a"] = nil
    let verdict = Scorecard(BuiltIn.instrument, answers).verdict(on: BuiltIn.wbbm)
    #expect(verdict.findings.filter { $0.score != nil }.allSatisfy { $0.state == .met })
    #expect(verdict.isPossible)
    #expect(!verdict.isMet)
  }

  /// The workbook's AVERAGE would call one A out of three 100 %.
  @Test func blanksCountAsNothing() {
    let score = Scorecard(BuiltIn.instrument, ["A.I.2.i.a": .choice("A")])["A.I.2.i"]
    #expect(score.map { ScoreText.indonesian.percent($0.share) } == "33,33")
    #expect(score.map { ScoreText.indonesian.points($0.best) } == "1,00")
    #expect(score?.answered == 1)
    #expect(score?.questions == 3)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let answers: [String: Answer]
    let code: String
    let points: Double
    let text: String
    var testDescription: String { "\(name): \(text)" }
  }

  static let cases = [
    Case(
      name: "SOP B, B, A",
      answers: ["A.I.2.i.a": .choice("B"), "A.I.2.i.b": .choice("B"), "A.I.2.i.c": .choice("A")], code: "A.I.2.i",
      points: 2.42 / 3, text: "0,81"),
    Case(
      name: "LHKPN 12 of 15, non-LHKPN 10 of 10",
      answers: [
        "A.II.5.iii.a": .counts(["head": 1, "officials": 10, "others": 4, "reported": 12]),
        "A.II.5.iii.b": .counts(["administrators": 1, "supervisors": 3, "functionalAndStaff": 6, "reported": 10]),
      ], code: "A.II.5.iii", points: 1.8, text: "1,80"),
    Case(name: "discipline 4 to 1", answers: discipline(4, 1), code: "A.II.3.iii", points: 1.5, text: "1,50"),
    Case(name: "discipline 0 to 0", answers: discipline(0, 0), code: "A.II.3.iii", points: 2, text: "2,00"),
    Case(name: "discipline 2 to 5", answers: discipline(2, 5), code: "A.II.3.iii", points: 0, text: "0,00"),
    Case(name: "discipline 0 to 3", answers: discipline(0, 3), code: "A.II.3.iii", points: 0, text: "0,00"),
    Case(name: "IPAK 3.60", answers: ["B.I.i.a": .index(3.6)], code: "B.I.i", points: 15.75, text: "15,75"),
    Case(name: "IPKP 3.20", answers: ["B.II.i.a": .index(3.2)], code: "B.II", points: 14, text: "14,00"),
    Case(name: "IPKP 3.60", answers: ["B.II.i.a": .index(3.6)], code: "B.II", points: 15.75, text: "15,75"),
    Case(name: "capaian kinerja C", answers: ["B.I.ii.a": .choice("C")], code: "B.I.ii", points: 2.5, text: "2,50"),
    Case(name: "capaian kinerja B", answers: ["B.I.ii.a": .choice("B")], code: "B.I", points: 3.75, text: "3,75"),
    Case(
      name: "a third is .33", answers: ["A.I.1.iii.a": .choice("C"), "A.I.1.iii.b": .choice("B")], code: "A.I.1.iii",
      points: 1.0 / 3, text: "0,33"),
  ]

  private static func discipline(_ previous: Int, _ current: Int) -> [String: Answer] {
    ["A.II.3.iii.a": .counts(["previous": previous, "current": current, "sanctioned": current])]
  }

  @Test(arguments: cases)
  func score(worked: Case) throws {
    let score = try #require(Scorecard(BuiltIn.instrument, worked.answers)[worked.code])
    #expect(abs(score.value - worked.points) < 1e-9)
    #expect(ScoreText.indonesian.points(score.value) == worked.text)
  }

  @Test func sharesOfTheSubarea() {
    let score = Scorecard(BuiltIn.instrument, Self.cases[0].answers)["A.I.2.i"]
    #expect(score.map { ScoreText.indonesian.percent($0.share) } == "80,67")
    #expect(score?.weight == 1)
  }

  /// The indices of Table 6 meet its points exactly, and anything below does not.
  @Test(arguments: [
    ("B.I.i.a", 3.6, "wbk", "ipak"), ("B.I.i.a", 3.6, "wbbm", "ipak"), ("B.II.i.a", 3.2, "wbk", "pelayanan-prima"),
    ("B.II.i.a", 3.6, "wbbm", "pelayanan-prima"),
  ])
  func indicesAtTheThreshold(code: String, index: Double, predicate: String, requirement: String) throws {
    func finding(_ index: Double) throws -> Verdict.Finding {
      try #require(
        Scorecard(BuiltIn.instrument, [code: .index(index)]).verdict(on: BuiltIn.predicate(predicate)).findings
          .first { $0.requirement.id == requirement })
    }
    #expect(try finding(index).state == .met)
    #expect(try finding(index - 0.001).state == .failed)
    #expect(try finding(index - 0.001).missing > 0.004)
  }

  @Test func scoresOfUnknownCodes() {
    let scorecard = Scorecard(BuiltIn.instrument, BuiltIn.best)
    #expect(scorecard["A.I.9"] == nil)
    #expect(scorecard["A.I.2.i.a"]?.weight == 1.0 / 3)
    #expect(scorecard.arithmetic(of: "A.I.9", in: BuiltIn.best) == nil)
  }
}
