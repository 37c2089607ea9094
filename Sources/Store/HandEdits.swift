import Evaluation

/// What somebody changed in a sheet's file by hand, as changes to the sheet as it stands now.
package struct HandEdits: Equatable, Sendable {
  /// In a fixed order; where the sheet holds by now what the file says there is none.
  package let changes: [Change]
  /// Where the sheet has come to hold something else since the file was written: there it is the file that is old.
  package let overtaken: Set<Change.Place>

  /// - Parameters:
  ///   - before: what the file held before it was edited.
  ///   - file: what it holds now.
  ///   - now: the sheet as it stands.
  init(from before: Sheet, to file: Sheet, on now: Sheet) {
    let changes = before.changes(to: file).compactMap { now.change(at: $0.place, to: $0.to) }
    self.changes = changes
    overtaken = Set(changes.lazy.map(\.place).filter { now[$0] != before[$0] })
  }

  private init(changes: [Change], overtaken: Set<Change.Place>) {
    self.changes = changes
    self.overtaken = overtaken
  }

  /// Those that take back nothing newer.
  package var timely: [Change] { changes.filter { !overtaken.contains($0.place) } }

  /// The same edits on a sheet that has moved on since.
  func moved(onto now: Sheet) -> HandEdits {
    HandEdits(
      changes: changes.compactMap { now.change(at: $0.place, to: $0.to) },
      overtaken: overtaken.union(changes.lazy.filter { now[$0.place] != $0.from }.map(\.place)))
  }
}
