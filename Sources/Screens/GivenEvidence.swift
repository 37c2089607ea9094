import Evaluation

/// The evidence for one wanted piece as it will be once what was typed is in it.
package struct GivenEvidence: Equatable, Sendable {
  /// The question's code.
  package let question: String
  let wanted: String
  /// All of them, the typed one included.
  let references: [String]
  /// A path or link; empty where one was taken away.
  package let typed: String

  func place(_ assessor: Assessor) -> Change.Place { .answer(assessor, question: question, .evidence(wanted)) }

  /// Whether a file is meant, not a link.
  var isFile: Bool { !typed.isEmpty && !typed.contains("://") }
}
