import Evaluation

extension Instrument {
  /// Checks the whole sheet; what fails this could be written, but not be read again.
  func check(_ sheet: Sheet) throws(StoreProblem.Reason) {
    try checkFields(of: sheet)
    for (assessor, answers) in sheet.answers {
      for (question, answer) in answers { try check(answer, of: assessor, question: question) }
    }
  }

  func checkFields(of sheet: Sheet) throws(StoreProblem.Reason) {
    for field in Change.SheetField.allCases {
      try check(.sheet(field), holds: sheet[.sheet(field)], keys: field.keys)
    }
  }

  func check(_ answer: Answer, of assessor: Assessor, question: String) throws(StoreProblem.Reason) {
    func check(_ field: Change.Field, _ content: Change.Content, _ keys: String...) throws(StoreProblem.Reason) {
      try self.check(
        .answer(assessor, question: question, field), holds: content,
        keys: ["answers", assessor.rawValue, question] + keys)
    }
    guard self.question(question) != nil else {
      throw .change(place: JSONPlace(["answers", assessor.rawValue, question]), .unknownQuestion(question))
    }
    switch answer.value {
    case .choice(let choice): try check(.value, .choice(choice), "value")
    case .index(let index): try check(.value, .index(index), "value")
    case nil: break
    }
    for (name, count) in answer.counts.sorted(by: { $0.key < $1.key }) {
      try check(.count(name), .count(count), "counts", name)
    }
  }

  private func check(
    _ place: Change.Place, holds content: Change.Content, keys: @autoclosure () -> [String]
  ) throws(StoreProblem.Reason) {
    do throws(ChangeProblem) {
      try check(place, holds: content)
    } catch {
      throw .change(place: JSONPlace(keys()), error)
    }
  }
}
