import Evaluation

/// What checking a sheet's history from its first byte found.
package struct Verification: Equatable, Sendable {
  /// By replica's name.
  package let logs: [Log]
  package let snapshot: State
  /// Stands for all of the history: the same on every machine that has the same lines.
  package var seal: HistorySeal {
    HistorySeal(logs.map { HistorySeal.End(replica: $0.replica, hash: $0.hash, lines: $0.lines) })
  }

  package var digest: String { seal.digest }

  package struct Log: Equatable, Sendable {
    package let replica: String
    /// The good ones, the head included.
    package let lines: Int
    /// SHA-256 of the last good line.
    package let hash: String
    package let problem: LogProblem?
    /// Bytes behind the last line feed.
    package let torn: Int
  }

  package enum State: Equatable, Sendable {
    /// The sheet's file holds what its logs say; they may go on behind what it includes.
    case fits
    /// It was edited by hand.
    case edited
    /// It includes more than there is of these replicas' logs.
    case ahead([String])
    /// Its digest and logs fit, but the logs say something else.
    case differs([Change])
    /// It is of format 1, which includes no logs.
    case withoutLogs
  }

  /// Everything is as it was written.
  package var isSound: Bool { snapshot == .fits && logs.allSatisfy { $0.problem == nil && $0.torn == 0 } }
}
