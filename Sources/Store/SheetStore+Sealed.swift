import Evaluation

extension SheetStore {
  /// The sheet as it was when the seal was put on its history: what an export began from.
  ///
  /// - Returns: nil where the history does not begin with what was sealed, or has branches, of which a number alone does
  ///   not say which.
  /// - Throws: what hinders `verify`.
  package func sheet(sealed seal: HistorySeal, of place: SheetPlace) throws(StoreProblem) -> Sheet? {
    let verification = try verify(place)
    if case .broken = try find(seal, in: verification, of: place) { return nil }
    guard !verification.logs.contains(where: { Replica.isBranch($0.replica) }) else { return nil }
    let history = try openWhole(place).history
    // A log's head is a line, too.
    let last = Dictionary(uniqueKeysWithValues: seal.ends.map { ($0.replica, $0.lines - 1) })
    return History(base: history.base, entries: history.entries.filter { $0.id.number <= last[$0.id.replica] ?? 0 })
      .sheet
  }
}
