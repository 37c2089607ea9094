import Evaluation

/// What checking a sheet's history from its first byte, its file and its backups found.
package struct Verification: Equatable, Sendable {
  /// By replica's name.
  package let logs: [Log]
  package let snapshot: State
  /// The newest first.
  package let backups: [Copy]
  /// Stands for all of the history: the same on every machine that has the same lines.
  package let seal: HistorySeal
  /// By path: the evidence files whose content is known.
  package let evidence: [Evidence]

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

  package struct Evidence: Equatable, Sendable {
    /// As the sheet spells it.
    package let path: String
    package let state: State

    package enum State: Equatable, Sendable {
      case same, changed
      /// Not here: it may lie on another machine.
      case missing
    }
  }

  package struct Copy: Equatable, Sendable {
    package let backup: Backup
    /// Why it cannot be used; nil where it can.
    package let problem: StoreProblem?
    /// It holds more than there is of these replicas' logs, and nobody has noticed that yet.
    package let ahead: [String]
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

  /// Everything that is here is as it was written.
  package var isSound: Bool {
    snapshot == .fits && logs.allSatisfy { $0.problem == nil && $0.torn == 0 }
      && backups.allSatisfy { $0.problem == nil && $0.ahead.isEmpty } && evidence.allSatisfy { $0.state != .changed }
  }

  /// Of all logs together.
  package var lines: Int { logs.reduce(0) { $0 + $1.lines } }
}
