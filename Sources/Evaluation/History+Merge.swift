extension History {
  /// Records that a merge brought what is here of others beyond what was had of them, by replica the last entry: an entry
  /// without changes, which has seen just that and can be undone. Where the author had not said yet what was had, that is
  /// said first, in an entry of its own. No entries, and nothing recorded, where nothing came. The reason is not empty.
  package mutating func recordMerge(
    had: [String: Int], by author: Author, at time: Int, reason: String
  ) -> [Entry] {
    let seen = seen(by: author.replica)
    guard known.contains(where: { $0 != author.replica && $1 > max(had[$0] ?? 0, seen[$0] ?? 0) }) else { return [] }
    let unsaid = had.filter { $0.key != author.replica && $0.value > seen[$0.key] ?? 0 }
    var recorded: [Entry] = []
    if !unsaid.isEmpty {
      let number = lastNumber(of: author.replica)
      var had = had
      had[author.replica] = number
      let clock = entries.lazy.filter { $0.id.number <= had[$0.id.replica] ?? 0 }.map(\.clock).max() ?? 0
      // No clock is ahead of what its author says to have seen.
      let limit = number + 1 + seen.merging(unsaid, uniquingKeysWith: max).values.reduce(0, +)
      let entry = Entry(
        id: Entry.ID(replica: author.replica, number: number + 1), clock: min(clock + 1, limit), time: time,
        author: author.name, assessor: author.assessor, seen: unsaid, changes: [])
      self = inserting([entry])
      recorded.append(entry)
    }
    recorded.append(append([], act: .edit, by: author, at: time, reason: reason))
    return recorded
  }
}
