import Evaluation

/// One sheet of the store as a list shows it, or why it cannot be read.
package struct SummaryListing: Equatable, Sendable {
  package let place: SheetPlace
  /// When the file was last written, in seconds since 1970; nil where it cannot be read.
  package let modified: Int?
  /// As the satker has answered it.
  package let result: Result<Summary, StoreProblem>
}
