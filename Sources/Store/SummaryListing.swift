/// One sheet of the store, or why it cannot be read.
package struct SheetListing: Equatable, Sendable {
  package let place: SheetPlace
  package let result: Result<StoredSheet, StoreProblem>
}
