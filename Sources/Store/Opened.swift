import Evaluation

/// A sheet that was opened with its history.
package struct Opened: Sendable {
  package let place: SheetPlace
  package let instrument: Instrument
  /// Its last entries may not be in any log yet (what a format-1 file held, what was kept of lost history): the writer's
  /// first `append` writes them, too.
  package let history: History
  /// Whose entries are to be recorded under: the one of this machine and user.
  package let replica: String
  package let notes: [Note]
  /// What a newer program wrote that this one does not understand: the sheet can be read only.
  package let readOnly: LogProblem?
  /// When the sheet's file was last written, in seconds since 1970.
  package let modified: Int
  /// Whether the history holds more than the sheet's file, which is to be written then.
  package let isAhead: Bool

  /// What a broken log still holds, where somebody is to decide on it.
  package var rest: BrokenRest? {
    for case .rest(let rest) in notes { return rest }
    return nil
  }

  /// What was edited by hand.
  package var edits: HandEdits? {
    for case .edited(let edits) in notes { return edits }
    return nil
  }

  /// The sheet with what was edited by hand, but for edits that would take back something newer.
  package var content: Sheet { edits?.timely.reduce(history.sheet) { $0.applying($1) } ?? history.sheet }

  /// Of the history, where its logs say all that the content is; else nil, as nothing would stand for the content.
  package var seal: HistorySeal? {
    guard content == history.sheet, history.lastNumber(of: replica) == max(0, ends[replica]?.number ?? 0) else {
      return nil
    }
    return HistorySeal(ends, logs).nonEmpty
  }

  /// The sheet's file, as it was read.
  let stamp: Stamp
  /// By replica: up to where its log is in the history.
  let ends: [String: LogEnd]
  /// The replicas whose log has a problem.
  let broken: Set<String>
  let logs: ReadLogs
}
