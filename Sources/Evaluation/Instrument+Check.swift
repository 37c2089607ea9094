extension Instrument {
  /// The largest count that can be entered; far above any satker's, far below what would overflow.
  package static let largestCount = 999_999_999
  package static let years = 2010...2100

  /// Checks that a place of a sheet may hold the content.
  package func check(_ place: Change.Place, holds content: Change.Content) throws(ChangeProblem) {
    switch (place, content) {
    case (.sheet(.target), .text(let target)):
      guard predicate(target) != nil else {
        throw .unknownTarget(target, offered: predicates.map(\.id))
      }
    case (.sheet(.year), .count(let year)):
      guard Self.years.contains(year) else { throw .yearOutOfRange(String(year)) }
    case (.sheet(.satkerName), .text(let name)):
      guard name.contains(where: { !$0.isWhitespace }) else { throw .nameMissing }
    case (.sheet(.satkerName), .nothing): throw .nameMissing
    case (.sheet(.satkerCode), .text), (.sheet(.satkerCode), .nothing): break
    case (.sheet(.satkerKind), .text), (.sheet(.satkerKind), .nothing): break
    case (.file, .file(let file)):
      guard file.isWellFormed else { throw .misplaced }
    case (.file, .nothing): break
    case (.sheet, _), (.file, _): throw .misplaced
    case (.answer(_, let code, let field), _):
      guard let question = question(code) else { throw .unknownQuestion(code) }
      try question.check(field, holds: content)
    }
  }
}

extension Question {
  func check(_ field: Change.Field, holds content: Change.Content) throws(ChangeProblem) {
    switch (field, kind, content) {
    case (.value, .ratio(let ratio), .choice), (.value, .ratio(let ratio), .index):
      throw .needsCounts(question: code, counts: ratio.counts.map(\.name))
    case (.value, .choice(let choices), .choice(let answer)):
      guard choices.contains(where: { $0.answer == answer }) else {
        throw .unknownAnswer(question: code, answer: answer, offered: choices.map(\.answer))
      }
    case (.value, .index(let maximum), .index(let index)):
      guard (0...maximum).contains(index) else {
        throw .indexOutOfRange(question: code, text: "\(index)", maximum: maximum)
      }
    case (.count(let name), _, .count(let number)):
      try checkCount(name)
      guard (0...Instrument.largestCount).contains(number) else {
        throw .countOutOfRange(question: code, count: name, text: "\(number)")
      }
    case (.count(let name), _, .nothing): try checkCount(name)
    case (.value, _, .nothing), (.note, _, .text), (.note, _, .nothing), (.mark, _, .flag), (.mark, _, .nothing),
      (.evidence, _, .references), (.evidence, _, .nothing):
      break
    default: throw .misplaced
    }
  }

  private func checkCount(_ name: String) throws(ChangeProblem) {
    guard counts.contains(where: { $0.name == name }) else { throw .unknownCount(question: code, count: name) }
  }
}
