import Evaluation

/// What was found when a sheet was opened, and is to be told.
package enum Note: Equatable, Sendable {
  /// Behind the log's last line stand that many bytes of one that was never finished, or is being written.
  case torn(path: String, bytes: Int)
  /// The log is used up to there, and nothing is written behind it any more.
  case broken(LogProblem)
  /// Behind that place there is more, on which nobody has decided yet.
  case rest(BrokenRest)
  /// The log starts from other fields of the sheet (satker, year, target) than the first log does, which counts.
  case otherStart(replica: String)
  /// The sheet was of format 1, without history: what it holds becomes the first entry.
  case migrated
  /// The sheet's file knew more of these replicas' logs than there is: history was lost. Its content was kept.
  case ahead([String])
  /// The sheet's file was edited by hand: these changes are not in any log, and not in the history that was opened. Where
  /// they are wanted they can be recorded as they are.
  case edited(HandEdits)
}
