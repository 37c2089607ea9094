/// What a node or question has, could still have, and how much of it is answered.
package struct Score: Equatable, Sendable {
  /// Points within which a value counts as equal to a threshold: far below what two decimals show, far above what sums of
  /// a hundred doubles lose.
  package static let tolerance = 1e-9

  /// The most that there is to have, in points of 100.
  package let weight: Double
  /// With every blank as 0: also the least that can come of it.
  package let value: Double
  /// With every blank as full: the best still reachable.
  package let best: Double
  package let answered: Int
  package let questions: Int

  package init(weight: Double, value: Double, best: Double, answered: Int, questions: Int) {
    self.weight = weight
    self.value = value
    self.best = best
    self.answered = answered
    self.questions = questions
  }

  package var isComplete: Bool { answered == questions }
  /// 0…1.
  package var share: Double { weight > 0 ? value / weight : 0 }

  static func + (first: Score, second: Score) -> Score {
    Score(
      weight: first.weight + second.weight, value: first.value + second.value, best: first.best + second.best,
      answered: first.answered + second.answered, questions: first.questions + second.questions)
  }

  static let zero = Score(weight: 0, value: 0, best: 0, answered: 0, questions: 0)
}
