/// How a score comes about: one step, whose terms have scores of their own.
package enum Arithmetic: Equatable, Sendable {
  case sum([Term])
  /// The mean of the values, times the weight; a blank is 0.
  case mean([Term], weight: Double)
  case choice(Choice)
  case index(Double, maximum: Double)
  case ratio(Ratio.Result)
  case blank

  package struct Term: Equatable, Sendable {
    package let code: String
    /// Points in a sum, 0…1 in a mean; nil where the question is blank.
    package let value: Double?
  }
}

extension Scorecard {
  /// How the score of a node or question comes about; nil for an unknown code.
  package func arithmetic(of code: String, in answers: [String: Answer]) -> Arithmetic? {
    switch instrument.place(of: code) {
    case .node(let index):
      let node = instrument.nodes[index]
      guard node.isSubarea else {
        return .sum(node.children.map { .init(code: instrument.nodes[$0].code, value: nodes[$0].value) })
      }
      return .mean(
        node.questions.map { .init(code: instrument.questions[$0].code, value: values[$0]) }, weight: node.weight)
    case .question(let index): return instrument.questions[index].arithmetic(of: answers[code])
    case nil: return nil
    }
  }
}

extension Question {
  package func arithmetic(of answer: Answer?) -> Arithmetic {
    switch (kind, answer?.value) {
    case (.choice(let choices), .choice(let chosen)):
      choices.first { $0.answer == chosen }.map { .choice($0) } ?? .blank
    case (.index(let maximum), .index(let index)) where (0...maximum).contains(index): .index(index, maximum: maximum)
    case (.ratio(let ratio), _): ratio.result(of: answer?.counts ?? [:]).map { .ratio($0) } ?? .blank
    default: .blank
    }
  }
}
