import Evaluation
import Testing

@Suite(.tags(.scoring))
struct VerdictTests {
  let instrument = SmallInstrument.instrument

  /// Pengungkit needs 40 of 60: none of 20 here, and so many ten-thousandths of 40 there.
  private func verdict(done: Int) throws -> Verdict {
    let answers: [String: Answer] = [
      "A.i.a": .choice("Tidak"), "A.i.b": .choice("C"), "A.ii.a": .counts(["due": 10_000, "done": done]),
      "B.a": .index(4),
    ]
    return Scorecard(instrument, answers).verdict(on: try #require(instrument.predicate("wbk")))
  }

  @Test func missesByFourThousandths() throws {
    let finding = try #require(try verdict(done: 9999).findings.first { $0.requirement.id == "pengungkit" })
    let value = try #require(finding.score?.value)
    #expect(abs(value - 39.996) < 1e-9)
    #expect(finding.state == .failed)
    #expect(abs(finding.missing - 0.004) < 1e-9)
    #expect(ScoreText.indonesian.points(value, missing: 40) == "39,996")
    #expect(ScoreText.indonesian.points(value) == "40,00")
  }

  @Test func meetsExactly() throws {
    let finding = try #require(try verdict(done: 10_000).findings.first { $0.requirement.id == "pengungkit" })
    #expect(finding.state == .met)
    #expect(finding.missing == 0)
  }

  /// total, pengungkit, area-1, sakip.
  @Test(
    arguments: [
      ([:], "open open open unrecorded", false, true),
      (["A.i.a": .choice("Tidak")], "open open failed unrecorded", false, false),
      (["A.i.a": .choice("Ya"), "A.i.b": .choice("B")], "open open met unrecorded", false, true),
      (["A.ii.a": .counts(["due": 4, "done": 4])], "open met open unrecorded", false, true),
      (["B.a": .index(1)], "failed open open unrecorded", false, false),
      (["A.ii.a": .counts(["due": 4, "done": 4]), "B.a": .index(4)], "met met open unrecorded", false, true),
      (
        ["A.i.a": .choice("Ya"), "A.i.b": .choice("B"), "A.ii.a": .counts(["due": 4, "done": 4]), "B.a": .index(2)],
        "met met met unrecorded", true, true
      ),
      (
        ["A.i.a": .choice("Ya"), "A.i.b": .choice("A"), "A.ii.a": .counts(["due": 4, "done": 4]), "B.a": .index(1)],
        "failed met met unrecorded", false, false
      ),
    ] as [([String: Answer], String, Bool, Bool)])
  func states(answers: [String: Answer], states: String, isMet: Bool, isPossible: Bool) throws {
    let verdict = Scorecard(instrument, answers).verdict(on: try #require(instrument.predicate("wbk")))
    #expect(verdict.findings.map { "\($0.state)" }.joined(separator: " ") == states)
    #expect(verdict.isMet == isMet)
    #expect(verdict.isPossible == isPossible)
  }

  @Test func eachAssessorHasScoresOfTheirOwn() {
    var sheet = Sheet.blank
    sheet[.satker, "B.a"] = .index(4)
    let ketua = Assessor(rawValue: "ketua")
    sheet[ketua, "B.a"] = .index(3)
    #expect(Scorecard(instrument, sheet, assessor: .satker).total.value == 40)
    #expect(Scorecard(instrument, sheet, assessor: ketua).total.value == 30)
    #expect(Scorecard(instrument, sheet, assessor: Assessor(rawValue: "tpn")).total.answered == 0)
  }
}
