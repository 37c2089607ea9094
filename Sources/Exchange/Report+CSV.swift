import Evaluation

extension Report {
  /// The column as csv: a line for each question, below a ratio one for each of its counts. A blank has no value and
  /// scores 0.
  func csv(_ dialect: CSVDialect) -> String {
    var text = dialect.beginning + dialect.line(dialect.titles)
    for (index, question) in instrument.questions.enumerated() {
      let answer = answers[question.code]
      let score = scorecard.questions[index]
      let rule: String? =
        if case .ratio(let result) = question.arithmetic(of: answer) { result.rule.text } else { nil }
      let entered =
        switch answer?.value {
        case .choice(let choice): choice.csvText
        case .index(let index): dialect.number(index)
        case nil: ""
        }
      text += dialect.line([
        question.code.csvText, question.text.csvText, question.kindName.csvText, entered,
        scorecard.values[index].map(dialect.number) ?? "", dialect.number(score.value), dialect.number(score.weight),
        (answer?.note ?? "").csvText, question.evidenceText(in: answer).csvText,
        dialect.flags[answer?.isMarked == true ? 1 : 0],
        (rule ?? "").csvText,
      ])
      for count in question.counts {
        let number = answer?.counts[count.name].map { "\($0)" } ?? ""
        text += dialect.line(
          ["\(question.code)/\(count.name)".csvText, count.text.csvText, "count", number]
            + [String](repeating: "", count: 7))
      }
    }
    return text
  }

}

/// What parts fields and spells numbers; fields are quoted and lines ended as RFC 4180 says in all of them.
struct CSVDialect {
  /// Before the first line.
  let beginning: String
  let separator: String
  let decimal: String
  let titles: [String]
  /// No and yes.
  let flags: [String]

  /// For programs: UTF-8, commas, a decimal point.
  static let plain = CSVDialect(
    beginning: "", separator: ",", decimal: ".",
    titles: ["code", "question", "kind", "answer", "value", "score", "weight", "note", "evidence", "marked", "rule"],
    flags: ["false", "true"])

  /// As Excel with Indonesian settings opens it by a double click: a byte order mark, or it would not read UTF-8,
  /// semicolons, a decimal comma.
  static let excel = CSVDialect(
    beginning: "\u{FEFF}", separator: ";", decimal: ",",
    titles: [
      "Kode", "Soal", "Jenis", "Jawaban", "Capaian", "Nilai", "Bobot", "Catatan", "Data dukung", "Ditandai", "Aturan",
    ], flags: ["tidak", "ya"])

  /// In full precision.
  func number(_ number: Double) -> String { "\(number)".replacing(".", with: decimal) }

  func line(_ fields: [String]) -> String { fields.map(quoted).joined(separator: separator) + "\r\n" }

  private func quoted(_ field: String) -> String {
    let special = "\"\r\n\(separator)".utf8
    return field.utf8.allSatisfy { !special.contains($0) } ? field : "\"\(field.replacing("\"", with: "\"\""))\""
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
    // Programs that read numbers of full width read formulas so, too; and what shows nothing hides nothing. An apostrophe
    // of the user's own gets another, so that whoever takes away ours gives back the text.
    let begin = unicodeScalars.first {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint && $0 != "'"
    }
    let looksLikeFormula =
      first.map { "\t\r\r\n".contains($0) } == true || begin.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } == true
    return (looksLikeFormula ? "'" : "") + plain
  }
}
