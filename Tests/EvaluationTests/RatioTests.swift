import Evaluation
import Testing

@Suite(.tags(.scoring))
struct RatioTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let code: String
    let counts: [String: Int]
    /// `plain`, `floor`, `cap`, `nothing` or `contradiction`.
    let rule: String
    let value: Double

    init(_ code: String, _ counts: KeyValuePairs<String, Int>, _ rule: String, _ value: Double) {
      self.code = code
      self.counts = Dictionary(uniqueKeysWithValues: counts.map { ($0.key, $0.value) })
      self.rule = rule
      self.value = value
    }

    var testDescription: String { "\(code) \(counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })" }
  }

  static let cases = [
    Case("A.II.1.i.a", ["agents": 4, "changes": 3], "plain", 0.75),
    Case("A.II.1.i.a", ["agents": 4, "changes": 9], "cap", 1),
    Case("A.II.1.i.a", ["agents": 0, "changes": 0], "nothing", 0),
    Case("A.II.1.i.a", ["agents": 0, "changes": 1], "contradiction", 0),
    Case("A.II.1.i.b", ["changes": 2, "integrated": 1], "plain", 0.5),
    Case("A.II.1.i.b", ["changes": 2, "integrated": 3], "cap", 1),
    Case("A.II.1.i.b", ["changes": 0, "integrated": 0], "nothing", 0),
    Case("A.II.1.i.b", ["changes": 0, "integrated": 1], "contradiction", 0),

    Case("A.II.3.iii.a", ["previous": 4, "current": 1, "sanctioned": 1], "plain", 0.75),
    Case("A.II.3.iii.a", ["previous": 4, "current": 1, "sanctioned": 0], "plain", 0.75),
    Case("A.II.3.iii.a", ["previous": 4, "current": 4, "sanctioned": 4], "plain", 0),
    Case("A.II.3.iii.a", ["previous": 4, "current": 0, "sanctioned": 9], "plain", 1),
    Case("A.II.3.iii.a", ["previous": 2, "current": 5, "sanctioned": 5], "floor", 0),
    Case("A.II.3.iii.a", ["previous": 0, "current": 0, "sanctioned": 0], "nothing", 1),
    Case("A.II.3.iii.a", ["previous": 0, "current": 3, "sanctioned": 3], "floor", 0),

    Case("A.II.4.i.a", ["objectives": 8, "achieved": 6], "plain", 0.75),
    Case("A.II.4.i.a", ["objectives": 0, "achieved": 0], "nothing", 0),

    Case("A.II.5.ii.a", ["due": 10, "inProgress": 4, "resolved": 6], "plain", 0.6),
    Case("A.II.5.ii.a", ["due": 10, "inProgress": 0, "resolved": 6], "plain", 0.6),
    Case("A.II.5.ii.a", ["due": 0, "inProgress": 0, "resolved": 0], "nothing", 1),
    Case("A.II.5.ii.a", ["due": 0, "inProgress": 7, "resolved": 0], "nothing", 1),
    Case("A.II.5.ii.a", ["due": 0, "inProgress": 0, "resolved": 3], "contradiction", 0),

    Case("A.II.5.iii.a", ["head": 1, "officials": 10, "others": 4, "reported": 12], "plain", 0.8),
    Case("A.II.5.iii.a", ["head": 1, "officials": 10, "others": 4, "reported": 16], "cap", 1),
    Case("A.II.5.iii.a", ["head": 0, "officials": 0, "others": 0, "reported": 0], "nothing", 1),
    Case("A.II.5.iii.a", ["head": 0, "officials": 0, "others": 0, "reported": 1], "contradiction", 0),
    Case(
      "A.II.5.iii.b", ["administrators": 1, "supervisors": 3, "functionalAndStaff": 6, "reported": 5], "plain", 0.5),
    Case(
      "A.II.5.iii.b", ["administrators": 0, "supervisors": 0, "functionalAndStaff": 0, "reported": 0], "nothing", 1),

    Case("A.II.6.i.b", ["registered": 5, "simplified": 5], "plain", 1),
    Case("A.II.6.i.b", ["registered": 0, "simplified": 0], "nothing", 0),
    Case("A.II.6.i.b", ["registered": 999_999_999, "simplified": 999_999_999], "plain", 1),
  ]

  @Test(arguments: cases)
  func result(worked: Case) throws {
    let question = BuiltIn.question(worked.code)
    guard case .ratio(let result) = question.arithmetic(of: .counts(worked.counts)) else {
      Issue.record("not answered")
      return
    }
    #expect(caseName(result.rule) == worked.rule)
    #expect(abs(result.value - worked.value) < 1e-12)
    if case .nothing(let rule) = result.rule, case .ratio(let ratio) = question.kind {
      #expect(rule == ratio.whenNothing)
    }
    let scorecard = Scorecard(BuiltIn.instrument, [worked.code: .counts(worked.counts)])
    #expect(scorecard.values[question.index] == result.value)
  }

  /// Also those counts that the formula leaves out.
  @Test(arguments: cases)
  func isUnansweredWhileACountIsBlank(worked: Case) {
    let question = BuiltIn.question(worked.code)
    for name in worked.counts.keys {
      let answer = Answer.counts(worked.counts.filter { $0.key != name })
      #expect(!question.isAnswered(by: answer), "without \(name)")
      #expect(question.arithmetic(of: answer) == .blank, "without \(name)")
      let scorecard = Scorecard(BuiltIn.instrument, [worked.code: answer])
      #expect(scorecard.total.answered == 0)
      #expect(abs(scorecard.total.best - 100) < 1e-9)
    }
  }

  /// A denominator that a formula of one's own lets fall below 0 holds nothing either.
  @Test(arguments: [(0, "nothing", 1.0), (2, "contradiction", 0.0)])
  func denominatorBelowZero(done: Int, rule: String, value: Double) throws {
    let instrument = try SmallInstrument.read([
      #"{"ratio": ["done", "due"]}"#: #"{"ratio": ["done", {"difference": ["done", "due"]}]}"#
    ])
    guard
      case .ratio(let result)? = instrument.question("A.ii.a")?.arithmetic(of: .counts(["due": 3, "done": done]))
    else {
      Issue.record("not answered")
      return
    }
    #expect(result.denominator < 0)
    #expect(caseName(result.rule) == rule)
    #expect(result.value == value)
  }
}

extension Question {
  fileprivate var index: Int { BuiltIn.instrument.questions.firstIndex(of: self)! }
}
