import Evaluation

/// Changes that come from elsewhere, to be accepted or refused one by one before they become an entry.
package struct Staging: Equatable, Sendable {
  package let origin: Origin
  /// Each from what the sheet holds now.
  package let changes: [Change]
  /// Where the sheet has changed since the other side was written: accepting takes that back.
  package let overtaken: Set<Change.Place>

  /// Where the changes come from.
  package enum Origin: Equatable, Sendable {
    /// Somebody edited the sheet's file.
    case handEdits
    /// What stands behind the line where a replica's log is broken; the last entry there has that number.
    case brokenLog(replica: String, line: Int, last: Int)
  }

  package init(origin: Origin, changes: [Change], overtaken: Set<Change.Place>) {
    self.origin = origin
    self.changes = changes
    self.overtaken = overtaken
  }
}
