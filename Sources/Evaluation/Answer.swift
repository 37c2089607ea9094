/// What one assessor entered for one question.
package struct Answer: Equatable, Sendable {
  /// The chosen answer or the index; nil while blank, and always for a ratio.
  package var value: Value?
  /// A ratio's counts by name, those that were entered; each at least 0.
  package var counts: [String: Int] = [:]
  package var note = ""
  /// Marked to come back to.
  package var isMarked = false
  /// Paths or links, by the evidence that they stand for: a text of `Question.evidence`, or one of the user's own.
  package var evidence: [String: [String]] = [:]

  package init() {}

  package enum Value: Equatable, Sendable {
    /// `Choice.answer`.
    case choice(String)
    /// 0…the question's maximum.
    case index(Double)
  }

  /// Nothing was entered: such an answer is not kept.
  package var isEmpty: Bool { value == nil && counts.isEmpty && note.isEmpty && !isMarked && evidence.isEmpty }
}

extension Question {
  /// Whether the answer answers the question: a ratio needs all its counts.
  package func isAnswered(by answer: Answer?) -> Bool {
    answer.flatMap { value(of: $0) } != nil
  }

  /// How many of the wanted pieces of evidence are there.
  package func evidenceCount(in answer: Answer?) -> Int {
    guard let answer else { return 0 }
    return evidence.count { answer.evidence[$0]?.isEmpty == false }
  }
}
