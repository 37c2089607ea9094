/// How far a log has been read: after which line.
struct LogEnd: Equatable {
  /// Of the last line; the head has number 0, so this is also the number of the last entry. -1 before the head.
  var number: Int
  /// How long the log is up to there, with the line feed.
  var bytes: Int
  /// SHA-256 of the last line, without its line feed.
  var hash: String
  /// Of the last entry.
  var clock: Int
  /// By other replica, the last entry that the log has seen.
  var seen: [String: Int]

  /// Of a log in which nothing stands.
  static let start = LogEnd(number: -1, bytes: 0, hash: SHA256.hexadecimal([]), clock: 0, seen: [:])

  var lines: Int { number + 1 }
}
