import CInstruments
import Evaluation
import Testing

@Suite("permenpanrb-90-2021", .tags(.instrument))
struct BuiltInInstrumentTests {
  let instrument = BuiltIn.instrument

  @Test func isTheOneThatIsCompiledIn() {
    #expect(lke_instrument_count() == 1)
    #expect(String(cString: lke_instrument_at(0).name) == instrument.id)
    #expect(instrument.id == "permenpanrb-90-2021")
  }

  @Test(arguments: ["YT": 17, "ABC": 36, "ABCD": 33, "ABCDE": 17, "PCT": 8, "IDX4": 2])
  func questionsOfEachKind(kind: String, count: Int) {
    #expect(instrument.questions.count { $0.kindName == kind } == count)
  }

  @Test func isComplete() {
    #expect(instrument.questions.count == 113)
    #expect(instrument.nodes.count(where: \.isSubarea) == 45)
    #expect(instrument.answerCount == 127)
    #expect(instrument.nodes.filter { $0.depth == 0 }.map(\.code) == ["A", "B"])
  }

  @Test(arguments: [
    ("YT", ["Ya": 1, "Tidak": 0]), ("ABC", ["A": 1, "B": 0.5, "C": 0]),
    ("ABCD", ["A": 1, "B": 0.67, "C": 0.33, "D": 0]),
    ("ABCDE", ["A": 1, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0]),
  ])
  func valuesOfEachChoice(kind: String, values: [String: Double]) {
    for question in instrument.questions where question.kindName == kind {
      #expect(
        Dictionary(uniqueKeysWithValues: question.choices.map { ($0.answer, $0.value) }) == values, "\(question.code)")
    }
  }

  @Test(arguments: ["A": 60.0, "B": 40, "A.I": 30, "A.II": 30, "B.I": 22.5, "B.II": 17.5])
  func weights(code: String, weight: Double) throws {
    guard case .node(let index) = instrument.place(of: code) else {
      Issue.record("no node \(code)")
      return
    }
    #expect(instrument.nodes[index].weight == weight)
  }

  @Test func weightsOfTheAreasOverBothHalves() {
    #expect(instrument.areas.map(\.number) == Array(1...6))
    #expect(instrument.areas.map { $0.parts.reduce(0) { $0 + instrument.nodes[$1].weight } } == [8, 7, 10, 10, 15, 10])
    for area in instrument.areas {
      #expect(
        area.parts.map { instrument.nodes[$0].code } == ["A.I.\(area.number)", "A.II.\(area.number)"], "\(area.name)")
      #expect(area.parts.allSatisfy { instrument.nodes[$0].name == area.name }, "\(area.name)")
    }
  }

  @Test func everyLineOfTheNotes() throws {
    let expected = try NotesLine.read(Facts.lines("permenpanrb-90-2021.notes"))
    let told = NotesLine.lines(of: instrument)
    for (line, expectation) in zip(told, expected) { #expect(line == expectation) }
    #expect(told.count == expected.count)
  }

  @Test func everyIdentityInTheNationalSystem() throws {
    let expected = try Facts.lines("permenpanrb-90-2021.tsv").dropFirst()
    let told = instrument.questions.flatMap { question in
      question.counts.isEmpty
        ? [row(question.code, question.identities)]
        : question.counts.map { row("\(question.code)/\($0.name)", $0.identities) }
    }
    #expect(told == Array(expected))
    #expect(expected.compactMap { Int($0.split(separator: "\t")[1]) }.sorted() == Array(1...127))
    #expect(instrument.questions.allSatisfy { $0.counts.isEmpty || $0.identities.isEmpty })
  }

  private func row(_ code: String, _ identities: [String: [String: Int]]) -> String {
    let identity = identities["portalrb"]
    return "\(code)\t\(identity?["soalId"] ?? -1)\t\(identity?["row"] ?? -1)"
  }

  /// The regulation gives only the rule for discipline; the others are this project's and say so in their reasons.
  @Test(arguments: [
    "A.II.1.i.a": 0.0, "A.II.1.i.b": 0, "A.II.3.iii.a": 1, "A.II.4.i.a": 0, "A.II.5.ii.a": 1, "A.II.5.iii.a": 1,
    "A.II.5.iii.b": 1, "A.II.6.i.b": 0,
  ])
  func zeroRules(code: String, value: Double) throws {
    guard case .ratio(let ratio) = try #require(instrument.question(code)).kind else {
      Issue.record("\(code) is no ratio")
      return
    }
    #expect(ratio.whenNothing.value == value)
    #expect(!ratio.whenNothing.reason.isEmpty)
  }

  @Test func pathLeadsFromTheComponentToTheSubarea() throws {
    let question = try #require(instrument.question("A.II.5.iii.b"))
    #expect(instrument.path(to: question).map(\.code) == ["A", "A.II", "A.II.5", "A.II.5.iii"])
    #expect(question.label == "b")
    #expect(instrument.path(to: question).map(\.label) == ["A", "II", "5", "iii"])
  }

  @Test func unknownCodesLeadNowhere() {
    #expect(instrument.place(of: "A.III") == nil)
    #expect(instrument.question("A.I.1.i") == nil)
    #expect(instrument.predicate("WBK") == nil)
  }
}
