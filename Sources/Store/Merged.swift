import Evaluation

/// What merging other copies of a sheet's history brought.
package struct Merged: Sendable {
  /// Of all that is here now.
  package let history: History
  package let arrivals: [Arrival]
  /// What was odd about the logs that were merged.
  package let notes: [Note]
  /// `Verification.digest` before and after.
  package let before: String
  package let after: String

  /// How many entries of one author and replica came.
  package struct Arrival: Equatable, Sendable {
    package let replica: String
    package let author: String
    package let count: Int
  }
}
