/// A place that people have filled in differently without having seen each other's entries. It is settled by an entry on
/// the place that has seen all of them, or by all putting the same there.
package struct Conflict: Equatable, Sendable {
  package let place: Change.Place
  /// Two or more, in the history's order; the sheet holds what the last one put there.
  package let entries: [Entry]
}
