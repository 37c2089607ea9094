/// What has become of a history since a seal was put on it.
package enum SealFinding: Equatable, Sendable {
  /// Nothing: it is that history.
  case same
  /// So many lines have come; those that were there are there unchanged.
  case grown(lines: Int)
  /// The logs of these replicas do not begin any more with what they held.
  case broken([String])
}
