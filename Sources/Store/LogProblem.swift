/// From where on a log cannot be used: a value without words. Everything before is good.
package struct LogProblem: Error, Equatable, Sendable {
  package let path: String
  /// From 1, as an editor counts.
  package let line: Int
  package let reason: Reason

  package enum Reason: Error, Equatable, Sendable {
    /// The line does not carry the digest of the line before: one of both was changed.
    case chain
    /// The lines are not numbered one after the other.
    case number(found: Int)
    /// A clock that is not after the line before, or ahead of all that its author can have seen.
    case clock(found: Int)
    /// Not JSON, a field missing or malformed, or a change that the instrument does not allow. Its position is within
    /// the line.
    case content(StoreProblem.Reason)
    /// A change of a place that this program does not know, by its keys.
    case unknownChange([String])
    /// The log of another sheet, by its uid, or one bound to another instrument.
    case otherSheet(uid: String)
    /// The log says that it is that of another replica.
    case otherReplica(String)
    /// Longer than the limit, in bytes.
    case lineTooLong(limit: Int)
    /// More lines, or more changes in a line, than the limit.
    case tooMany(limit: Int)

    /// A newer program wrote it: what it says must not be contradicted by one that does not understand it.
    var isNewer: Bool {
      switch self {
      case .unknownChange, .content(.unknownKey), .content(.unknownFormat): true
      default: false
      }
    }
  }
}
