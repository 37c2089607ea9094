/// Why an instrument was refused, and where in it.
package struct InstrumentProblem: Error, Equatable, Sendable {
  /// A code, kind or requirement of the instrument.
  package let place: String
  package let reason: Reason

  package enum Reason: Equatable, Sendable {
    case unknownFormat(Int)
    case malformedIdentifier
    case duplicate
    /// The code does not continue its parent's.
    case codeOutsideParent(String)
    case weightNotPositive(Double)
    /// The weights of the parts do not add up to the whole's.
    case weightsDoNotAddUp(expected: Double, found: Double)
    /// A part holds either parts or questions, and at least one.
    case neitherPartsNorQuestions
    case unknownKind(String)
    /// A kind is exactly one of choices, index and ratio.
    case ambiguousKind
    case valueOutOfRange(Double)
    /// Choices stand from the best, which is 1, to the worst.
    case choicesNotDescending
    case missing(String)
    case unknownAnswer(String)
    case unknownCount(String)
    case notARatio
    case unknownPart(String)
    /// What a predicate requires lies above what its parts can bring.
    case minimumOutOfReach(Double)
  }
}
