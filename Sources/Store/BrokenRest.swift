import Evaluation

/// What still can be read behind the place where a log is broken. Nobody can vouch for it; somebody may accept it.
package struct BrokenRest: Equatable, Sendable {
  package let replica: String
  /// Where the log is broken, from 1.
  package let line: Int
  /// The number of the entry on its last line.
  package let last: Int
  /// What it would change, each from what the sheet holds now.
  package let changes: [Change]
}
