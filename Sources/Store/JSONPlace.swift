/// A place in a sheet or an instrument as JSON spells it.
package struct JSONPlace: Equatable, Sendable {
  /// From the outermost object; an array's elements count from 0. Empty for the whole.
  package let keys: [String]
  /// Where that is in the file; nil for what is in no file yet.
  package let position: TextPosition?

  package init(_ keys: [String], _ position: TextPosition? = nil) {
    self.keys = keys
    self.position = position
  }

  /// The keys as one path, e.g. `answers/satker/A.I.1.i.a`.
  package var path: String { keys.joined(separator: "/") }
}
