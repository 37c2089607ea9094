import Evaluation
import Exchange
import Foundation
import Hostile
import Testing

@Suite struct JSONExportTests {
  private func object(_ report: Report) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(report.export(.json))) as? [String: Any])
  }

  private struct Scored: Decodable {
    let score: ScoreReportTests.Decoded
  }

  @Test func carriesTheWholeColumn() throws {
    var answers = Samples.mixed(seed: 6)
    let code = Samples.instrument.questions[0].code
    answers[code] = Samples.choice("Tidak", note: "baris\nkedua \u{1B}")
    answers[code]?.isMarked = true
    answers[code]?.evidence = ["Lainnya": ["a/b.pdf", "c"]]
    let report = Samples.report(answers)
    let object = try object(report)
    #expect(
      Set(object.keys) == [
        "format", "version", "uid", "satker", "year", "target", "instrument", "assessor", "answers", "score",
      ])
    #expect(object["format"] as? String == "lke-export")
    #expect(object["version"] as? Int == 1)
    #expect(object["uid"] as? String == "7c9e6679")
    #expect(object["satker"] as? [String: String] == ["name": "Lapas Contoh A", "code": "123456", "kind": "lapas"])
    #expect(object["year"] as? Int == 2026)
    #expect(object["target"] as? String == "wbk")
    #expect(object["assessor"] as? String == "satker")
    #expect(
      object["instrument"] as? [String: String] == [
        "id": Samples.instrument.id, "name": Samples.instrument.name, "regulation": Samples.instrument.regulation,
        "rulesDigest": "00ff",
      ])
    let given = try #require(object["answers"] as? [String: [String: Any]])
    let kept = report.sheet.answers[.satker] ?? [:]
    #expect(Set(given.keys) == Set(kept.keys))
    for (index, question) in Samples.instrument.questions.enumerated() {
      guard let answer = kept[question.code] else { continue }
      let found = try #require(given[question.code])
      switch answer.value {
      case .choice(let choice): #expect(found["answer"] as? String == choice)
      case .index(let number): #expect(found["answer"] as? Double == number)
      case nil: #expect(found["answer"] is NSNull)
      }
      #expect(found["counts"] as? [String: Int] ?? [:] == answer.counts)
      #expect(found["value"] as? Double == report.scorecard.values[index])
      #expect(found["note"] as? String == answer.note)
      #expect(found["marked"] as? Bool == answer.isMarked)
      #expect(found["evidence"] as? [String: [String]] == answer.evidence)
    }
    // JSONSerialization rounds in the last place, JSONDecoder does not.
    let score = try JSONDecoder().decode(Scored.self, from: Data(report.export(.json))).score
    #expect(score.total == report.scorecard.total.value)
    #expect(score.nodes.count == Samples.instrument.nodes.count + 113)
  }

  @Test func namesTheRuleOfARatio() throws {
    let report = Samples.report(["A.II.5.ii.a": Samples.counts(["due": 0, "inProgress": 0, "resolved": 3])])
    let answers = try #require(try object(report)["answers"] as? [String: [String: Any]])
    #expect((answers["A.II.5.ii.a"]?["rule"] as? String)?.contains("isian bertentangan") == true)
    #expect(answers["A.II.5.ii.a"]?["value"] as? Double == 0)
  }

  @Test func carriesWhatStandsForTheHistory() throws {
    let object = try object(Samples.sealed)
    let history = try #require(object["history"] as? [String: Any])
    #expect(history["digest"] as? String == "00ff" && history["lines"] as? Int == 7)
    #expect(history["seal"] as? String == "a:11:3,b:22:4")
    #expect(try self.object(Samples.report())["history"] == nil)
  }

  /// The same JSON, of which nothing steers a terminal or deceives a reader.
  @Test func spellsWhatIsInvisible() throws {
    let note = (HostileText.all + HostileText.controls).joined()
    let report = Samples.report([Samples.instrument.questions[0].code: Samples.choice("Ya", note: note)])
    let text = String(decoding: try report.export(.json), as: UTF8.self)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isInvisible })
    let answers = try #require(try object(report)["answers"] as? [String: [String: Any]])
    #expect(answers.values.first?["note"] as? String == note)
  }

  /// Only the assessor's own column.
  @Test func leavesOtherAssessorsOut() throws {
    var sheet = Samples.sheet(["A.I.1.i.a": Samples.choice("Ya")])
    sheet[Assessor(rawValue: "anggota"), "A.I.1.i.b"] = Samples.choice("A")
    let report = Report(sheet, instrument: Samples.instrument, assessor: Assessor(rawValue: "anggota"))
    let object = try object(report)
    #expect(object["assessor"] as? String == "anggota")
    #expect((object["answers"] as? [String: Any])?.keys.sorted() == ["A.I.1.i.b"])
    #expect((object["score"] as? [String: Any])?["answered"] as? Int == 1)
  }
}
