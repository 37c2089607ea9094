/// A history with the sheet at each of its moments at hand: folds that are kept every so often save going through all
/// entries for each.
package struct Timeline: Sendable {
  /// The history's, in its order.
  package private(set) var entries: [Entry] = []
  /// The base, and the sheet after every `stride` entries.
  private var folds: [Sheet]
  private static let stride = 100

  package init(_ history: History) {
    folds = [history.base]
    extend(to: history)
  }

  /// Takes in what the history has grown by at its end.
  package mutating func extend(to history: History) {
    var sheet = sheet(at: entries.count)
    for entry in history.entries[entries.count...] {
      sheet.apply(entry)
      entries.append(entry)
      if entries.count.isMultiple(of: Self.stride) { folds.append(sheet) }
    }
  }

  /// The sheet after the first entries, as many as given.
  package func sheet(at count: Int) -> Sheet {
    let fold = count / Self.stride
    var sheet = folds[fold]
    for entry in entries[fold * Self.stride..<count] { sheet.apply(entry) }
    return sheet
  }

  /// The sheet before and after the entry with the index.
  package func sheets(around index: Int) -> (before: Sheet, after: Sheet) {
    let before = sheet(at: index)
    var after = before
    after.apply(entries[index])
    return (before, after)
  }
}

extension Sheet {
  fileprivate mutating func apply(_ entry: Entry) {
    for change in entry.changes { apply(change) }
  }
}
