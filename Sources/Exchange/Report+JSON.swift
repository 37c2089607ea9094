import Evaluation

extension Report {
  /// The whole column as JSON: `{"format":"lke-export","version":1,…}`, the scores inside.
  var json: String { jsonText(Document(self)) }

  private struct Document: Encodable {
    let format = "lke-export"
    let version = 1
    let uid: String
    let satker: Satker
    let year: Int
    let target: String
    let instrument: Instrument
    let assessor: String
    let history: History?
    /// By question code, those that say anything.
    let answers: [String: Answer]
    let score: ScoreReport

    struct Satker: Encodable {
      let name: String
      let code: String
      let kind: String
    }

    struct Instrument: Encodable {
      let id: String
      let name: String
      let regulation: String
      let rulesDigest: String
    }

    /// Left out where nothing stands for the history.
    struct History: Encodable {
      let digest: String
      let lines: Int
      let seal: String
    }

    private enum CodingKeys: CodingKey {
      case format, version, uid, satker, year, target, instrument, assessor, history, answers, score
    }

    init(_ report: Report) {
      let sheet = report.sheet
      uid = sheet.uid
      satker = Satker(name: sheet.satker.name, code: sheet.satker.code, kind: sheet.satker.kind)
      year = sheet.year
      target = sheet.target
      instrument = Instrument(
        id: sheet.instrument.id, name: report.instrument.name, regulation: report.instrument.regulation,
        rulesDigest: sheet.instrument.rulesDigest)
      assessor = report.assessor.rawValue
      history = report.history.map { History(digest: $0.digest, lines: $0.lines, seal: $0.seal) }
      answers = report.answers.reduce(into: [:]) { all, pair in
        all[pair.key] = Answer(pair.value, to: report.instrument.question(pair.key))
      }
      score = ScoreReport(report.scorecard)
    }

    struct Answer: Encodable {
      let answer: Entered?
      let counts: [String: Int]?
      /// 0…1, null while unanswered.
      let value: Double?
      /// Names the rule that made a ratio's value where it is not the plain ratio.
      let rule: String?
      let note: String
      let marked: Bool
      let evidence: [String: [String]]

      enum Entered: Encodable {
        case choice(String)
        case index(Double)

        func encode(to encoder: any Encoder) throws {
          var container = encoder.singleValueContainer()
          switch self {
          case .choice(let choice): try container.encode(choice)
          case .index(let index): try container.encode(index)
          }
        }
      }

      private enum Key: CodingKey { case answer, counts, value, rule, note, marked, evidence }

      init(_ given: Evaluation.Answer, to question: Question?) {
        answer =
          switch given.value {
          case .choice(let choice): .choice(choice)
          case .index(let index): .index(index)
          case nil: nil
          }
        counts = given.counts.isEmpty ? nil : given.counts
        (value, rule) =
          switch question?.arithmetic(of: given) {
          case .choice(let choice): (choice.value, nil)
          case .index(let index, let maximum): (index / maximum, nil)
          case .ratio(let result): (result.value, result.rule.text)
          case .sum, .mean, .blank, nil: (nil, nil)
          }
        note = given.note
        marked = given.isMarked
        evidence = given.evidence
      }

      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(answer, forKey: .answer)
        try container.encodeIfPresent(counts, forKey: .counts)
        try container.encode(value, forKey: .value)
        try container.encodeIfPresent(rule, forKey: .rule)
        try container.encode(note, forKey: .note)
        try container.encode(marked, forKey: .marked)
        try container.encode(evidence, forKey: .evidence)
      }
    }
  }
}
