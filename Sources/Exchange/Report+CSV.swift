import Evaluation

extension Report {
  /// The column as csv (RFC 4180, UTF-8, decimal point): a line for each question, below a ratio one for each of its
  /// counts. A blank has no value and scores 0.
  var csv: String {
    var text = Self.line([
      "code", "question", "kind", "answer", "value", "score", "weight", "note", "evidence", "marked", "rule",
    ])
    for (index, question) in instrument.questions.enumerated() {
      let answer = answers[question.code]
      let score = scorecard.questions[index]
      let rule: String? =
        if case .ratio(let result) = question.arithmetic(of: answer) { result.rule.text } else { nil }
      let entered =
        switch answer?.value {
        case .choice(let choice): choice.csvText
        case .index(let index): "\(index)"
        case nil: ""
        }
      text += Self.line([
        question.code.csvText, question.text.csvText, question.kindName.csvText, entered,
        scorecard.values[index].map { "\($0)" } ?? "", "\(score.value)", "\(score.weight)",
        (answer?.note ?? "").csvText, question.evidenceText(in: answer).csvText, "\(answer?.isMarked ?? false)",
        (rule ?? "").csvText,
      ])
      for count in question.counts {
        let number = answer?.counts[count.name].map { "\($0)" } ?? ""
        text += Self.line(
          ["\(question.code)/\(count.name)".csvText, count.text.csvText, "count", number]
            + [String](repeating: "", count: 7))
      }
    }
    return text
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(\.csvField).joined(separator: ",") + "\r\n"
  }
}

extension Question {
  /// The references that were given, a line for each piece of evidence: the wanted ones in the instrument's order, then
  /// the user's own.
  func evidenceText(in answer: Answer?) -> String {
    guard let given = answer?.evidence, !given.isEmpty else { return "" }
    let own = given.keys.filter { !evidence.contains($0) }.sorted()
    return (evidence + own)
      .compactMap { wanted in
        guard let references = given[wanted], !references.isEmpty else { return nil }
        return "\(wanted): \(references.joined(separator: "; "))"
      }
      .joined(separator: "\n")
  }
}

extension String {
  /// The text as a spreadsheet program may read it from a csv file: never taken for a formula, no control characters but
  /// line feeds.
  var csvText: String {
    // Programs that read numbers of full width read formulas so, too; and what shows nothing hides nothing.
    let begin = unicodeScalars.first { !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint }
    let looksLikeFormula =
      first.map { "\t\r\r\n".contains($0) } == true || begin.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } == true
    return (looksLikeFormula ? "'" : "") + plain
  }

  /// Quoted where RFC 4180 asks for it.
  fileprivate var csvField: String {
    utf8.contains { "\",\r\n".utf8.contains($0) } ? "\"\(replacing("\"", with: "\"\""))\"" : self
  }
}
