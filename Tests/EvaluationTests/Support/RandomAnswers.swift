import Evaluation

extension Instrument {
  /// Every question answered with the given likelihood; now and then a ratio has a count still blank.
  func randomAnswers(
    likelihood: Double, using random: inout SplitMix64
  ) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for question in questions where Double.random(in: 0..<1, using: &random) < likelihood {
      var answer = question.randomAnswer(using: &random)
      if Int.random(in: 0..<8, using: &random) == 0, let name = question.counts.randomElement(using: &random)?.name {
        answer.counts[name] = nil
      }
      answers[question.code] = answer
    }
    return answers
  }
}

extension Question {
  func randomAnswer(using random: inout SplitMix64) -> Answer {
    switch kind {
    case .choice(let choices): .choice(choices.randomElement(using: &random)!.answer)
    case .index(let maximum): .index(Double.random(in: 0...maximum, using: &random))
    case .ratio(let ratio):
      .counts(
        ratio.counts.reduce(into: [:]) { counts, count in
          // Small, so that 0 and equal counts come up often.
          counts[count.name] = Int.random(in: 0...4, using: &random)
        })
    }
  }

  /// A better answer in place of the given one; nil where there is none, or where nothing was due or exists: more done of
  /// that is a contradiction, not an improvement.
  func improved(_ answer: Answer, using random: inout SplitMix64) -> Answer? {
    var better = answer
    switch (kind, answer.value) {
    case (.choice(let choices), .choice(let chosen)):
      let above = choices.prefix { $0.answer != chosen }
      guard let choice = above.randomElement(using: &random) else { return nil }
      better.value = .choice(choice.answer)
    case (.index(let maximum), .index(let index)):
      guard index < maximum else { return nil }
      better.value = .index(Double.random(in: index...maximum, using: &random))
    case (.ratio(let ratio), _):
      guard let result = ratio.result(of: answer.counts) else { return nil }
      switch ratio.numerator {
      case .difference(_, .count(let name)):
        guard let count = answer.counts[name], count > 0 else { return nil }
        better.counts[name] = Int.random(in: 0..<count, using: &random)
      case .count(let name):
        guard result.denominator > 0, let count = answer.counts[name] else { return nil }
        better.counts[name] = count + Int.random(in: 1...3, using: &random)
      default: return nil
      }
    default: return nil
    }
    return better
  }
}
