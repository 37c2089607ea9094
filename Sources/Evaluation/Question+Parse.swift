extension Question {
  /// What a typed text puts at the field `value`: an answer in either case (`b`, `ya`, and `y` for `Ya` where no other begins so), or an index with a
  /// comma or a full stop (`3,60`). Blank text clears.
  package func parse(_ typed: String) throws(ChangeProblem) -> Change.Content {
    let text = typed.trimmed
    guard !text.isEmpty else { return .nothing }
    switch kind {
    case .choice(let choices):
      let wanted = text.lowercased()
      let initials = text.count == 1 ? choices.filter { $0.answer.lowercased().hasPrefix(wanted) } : []
      let match =
        choices.first { $0.answer.lowercased() == wanted } ?? (initials.count == 1 ? initials.first : nil)
      guard let match else {
        throw .unknownAnswer(question: code, answer: text, offered: choices.map(\.answer))
      }
      return .choice(match.answer)
    case .index(let maximum):
      guard let index = Self.decimal(text), (0...maximum).contains(index) else {
        throw .indexOutOfRange(question: code, text: text, maximum: maximum)
      }
      return .index(index)
    case .ratio(let ratio):
      throw .needsCounts(question: code, counts: ratio.counts.map(\.name))
    }
  }

  /// What a typed text puts at one of the counts. Blank text clears.
  package func parse(_ typed: String, count name: String) throws(ChangeProblem) -> Change.Content {
    guard counts.contains(where: { $0.name == name }) else { throw .unknownCount(question: code, count: name) }
    let text = typed.trimmed
    guard !text.isEmpty else { return .nothing }
    guard text.utf8.allSatisfy(\.isDigit), let number = Int(text), number <= Instrument.largestCount else {
      throw .countOutOfRange(question: code, count: name, text: text)
    }
    return .count(number)
  }

  /// Digits with at most one comma or full stop among them; no sign, no exponent, no grouping.
  private static func decimal(_ text: String) -> Double? {
    let normalized = text.replacing(",", with: ".")
    guard normalized.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return nil }
    return Double(normalized)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
