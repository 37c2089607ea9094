/// The scores of one assessor's answers, at every node and question. Derived, never stored.
///
/// A sub-area's score is the mean of its questions' values times its weight; everything above is a sum (PermenPANRB
/// 90/2021, Lampiran II). Nothing is rounded on the way. A blank counts as 0, unlike in the circulated workbook, whose
/// AVERAGE skips blanks.
package struct Scorecard: Sendable {
  package let instrument: Instrument
  /// By index into `Instrument.nodes`.
  package let nodes: [Score]
  /// By index into `Instrument.questions`; the value is the question's part of its sub-area's score.
  package let questions: [Score]
  /// By index into `Instrument.questions`: 0…1, nil while unanswered.
  package let values: [Double?]
  package let total: Score

  package init(_ instrument: Instrument, _ sheet: Sheet, assessor: Assessor) {
    self.init(instrument, sheet.answers[assessor] ?? [:])
  }

  package init(_ instrument: Instrument, _ answers: [String: Answer]) {
    let values = instrument.questions.map { question in
      answers[question.code].flatMap { question.value(of: $0) }
    }
    let questions = zip(instrument.questions, values).map { question, value in
      let subarea = instrument.nodes[question.subarea]
      let weight = subarea.weight / Double(subarea.questions.count)
      return Score(
        weight: weight, value: (value ?? 0) * weight, best: (value ?? 1) * weight, answered: value == nil ? 0 : 1,
        questions: 1)
    }
    var nodes = [Score](repeating: .zero, count: instrument.nodes.count)
    // Children stand after their parent, so going backwards every node is complete before it is added to its parent.
    for (index, node) in instrument.nodes.enumerated().reversed() {
      if node.isSubarea { nodes[index] = Self.mean(of: values[node.questions], weight: node.weight) }
      if let parent = node.parent { nodes[parent] = nodes[parent] + nodes[index] }
    }
    self.instrument = instrument
    self.values = values
    self.questions = questions
    self.nodes = nodes
    total = zip(instrument.nodes, nodes).reduce(.zero) { $1.0.parent == nil ? $0 + $1.1 : $0 }
  }

  private static func mean(of values: ArraySlice<Double?>, weight: Double) -> Score {
    var value = 0.0
    var best = 0.0
    var answered = 0
    for case let given in values {
      value += given ?? 0
      best += given ?? 1
      answered += given == nil ? 0 : 1
    }
    let count = Double(values.count)
    return Score(
      weight: weight, value: value / count * weight, best: best / count * weight, answered: answered,
      questions: values.count)
  }

  /// The score of the node or question with this code.
  package subscript(code: String) -> Score? {
    switch instrument.place(of: code) {
    case .node(let index): nodes[index]
    case .question(let index): questions[index]
    case nil: nil
    }
  }

  /// The score of several nodes together, e.g. of an area over both halves.
  package func sum(of parts: [Int]) -> Score { parts.reduce(.zero) { $0 + nodes[$1] } }
}

extension Question {
  /// 0…1, or nil while the question is not answered. An answer that the question does not offer, as a file edited by
  /// hand may hold, is none.
  func value(of answer: Answer) -> Double? {
    switch (kind, answer.value) {
    case (.choice(let choices), .choice(let chosen)): choices.first { $0.answer == chosen }?.value
    case (.index(let maximum), .index(let index)): (0...maximum).contains(index) ? index / maximum : nil
    case (.ratio(let ratio), _): ratio.result(of: answer.counts)?.value
    default: nil
    }
  }
}
