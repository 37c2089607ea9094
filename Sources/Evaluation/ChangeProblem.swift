/// Why a change does not fit the instrument.
package enum ChangeProblem: Error, Equatable, Sendable {
  case unknownQuestion(String)
  case unknownCount(question: String, count: String)
  /// The answer is none of those that the question offers.
  case unknownAnswer(question: String, answer: String, offered: [String])
  /// The question takes an index from 0 to the maximum.
  case indexOutOfRange(question: String, text: String, maximum: Double)
  /// The count is not a whole number from 0 to `Instrument.largestCount`.
  case countOutOfRange(question: String, count: String, text: String)
  /// A ratio is answered by its counts, not by a value.
  case needsCounts(question: String, counts: [String])
  case unknownTarget(String, offered: [String])
  case yearOutOfRange(String)
  case nameMissing
  /// A kind of content that the place cannot hold.
  case misplaced
}
