extension History {
  /// The replica's entries after that number, in their order.
  package func entries(of replica: String, after number: Int) -> [Entry] {
    // The newest stand at the end: one act is written at a time.
    var missing = lastNumber(of: replica) - number
    var found: [Entry] = []
    for entry in entries.reversed() {
      guard missing > 0 else { break }
      guard entry.id.replica == replica, entry.id.number > number else { continue }
      found.append(entry)
      missing -= 1
    }
    return found.reversed()
  }

  /// This history with entries of others, which may belong anywhere in its order; those that it has already count once.
  ///
  /// - Returns: nil where the whole history is needed: where one of them belongs before what the base holds, takes back
  ///   something in it, or was written by somebody who had not seen all of that, and may be in conflict with it.
  package func adding(_ others: [Entry]) -> History? {
    let new = others.filter { $0.id.number > included[$0.id.replica]?.number ?? 0 }
    if let start, new.contains(where: { Entry.precedes($0, start) }) { return nil }
    // An entry's number says whether it is here, unless entries are missing in between.
    let known = Set(entries.lazy.map(\.id))
    let missing = new.filter { !known.contains($0.id) }.sorted(by: Entry.precedes)
    return haveSeenBase(missing) ? inserting(missing) : nil
  }

  /// Whether the author of each of the entries, which are in their order, had seen all that the base holds of others.
  private func haveSeenBase(_ missing: [Entry]) -> Bool {
    guard !isWhole else { return true }
    var seen: [String: [String: Int]] = [:]
    return missing.allSatisfy { entry in
      let replica = entry.id.replica
      seen[replica, default: self.seen(by: replica)].merge(entry.seen, uniquingKeysWith: max)
      guard !entry.changes.isEmpty else { return true }
      if case .undo(let id) = entry.act, id.number <= included[id.replica]?.number ?? 0 { return false }
      return included.allSatisfy { $0 == replica || $1.number <= seen[replica]?[$0] ?? 0 }
    }
  }

  /// This history with the entries, which are in their order and not here yet.
  func inserting(_ missing: [Entry]) -> History {
    guard let first = missing.first else { return self }
    if let last = entries.last, Entry.precedes(first, last) {
      return History(base: base, included: included, lost: known, entries: entries + missing)
    }
    var history = self
    for entry in missing { history.apply(entry) }
    return history
  }

  /// This history without those of the replica's entries that come after the number.
  package func dropping(_ replica: String, after number: Int) -> History {
    let unwritten = entries(of: replica, after: number)
    guard !unwritten.isEmpty else { return self }
    return History(
      base: base, included: included, lost: known.merging([replica: number]) { $1 },
      entries: entries.filter { $0.id.replica != replica || $0.id.number <= number })
  }

  /// This history with the other one's last entries of a replica as this replica's next ones: numbers, clocks and what
  /// they undo follow what is here by now; the acts stay what they were, in what they had seen and in their changes. Where
  /// the former's entries up to the number are known under other names here it is said which.
  package func appending(
    _ other: History, of former: String, after number: Int, as replica: String, knownAs parts: [String: Int]? = nil
  ) -> History {
    var history = self
    var ids: [Entry.ID: Entry.ID] = [:]
    // In a new log it also has to be said what the former log had seen.
    var earlier: [String: Int] = [:]
    if former != replica {
      earlier = other.included[former]?.seen ?? [:]
      for entry in other.entries where entry.id.replica == former && entry.id.number <= number {
        earlier.merge(entry.seen, uniquingKeysWith: max)
      }
      if number > 0 { earlier.merge(parts ?? [former: number], uniquingKeysWith: max) }
    }
    for entry in other.entries(of: former, after: number) {
      let id = Entry.ID(replica: replica, number: history.lastNumber(of: replica) + 1)
      ids[entry.id] = id
      var seen = entry.seen.merging(earlier, uniquingKeysWith: max)
      earlier = [:]
      seen[replica] = nil
      let renumbered = Entry(
        id: id, clock: max(entry.clock, history.lastClock(of: replica) + 1), time: entry.time, author: entry.author,
        assessor: entry.assessor, reason: entry.reason, act: entry.act.mapping { ids[$0] ?? $0 }, seen: seen,
        changes: entry.changes)
      history = history.inserting([renumbered])
    }
    return history
  }

  /// Where the entries after the base begin.
  private var start: Entry? {
    included.map { replica, mark in
      Entry(
        id: Entry.ID(replica: replica, number: mark.number), clock: mark.clock, time: 0, author: "",
        assessor: .satker, changes: [])
    }
    .max(by: Entry.precedes)
  }
}

extension Entry.Act {
  func mapping(_ body: (Entry.ID) -> Entry.ID) -> Entry.Act {
    switch self {
    case .edit: .edit
    case .undo(let id): .undo(body(id))
    case .redo(let id): .redo(body(id))
    }
  }
}
