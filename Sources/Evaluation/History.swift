/// A sheet and how it came to be: the entries of all replicas, applied in one order to the sheet they started from.
///
/// A history that was opened beside a snapshot starts from that: `included` says which entries its base holds already. Of
/// those it can neither undo anything nor know conflicts; `isWhole` tells. The store reads the whole one when asked.
package struct History: Sendable {
  package let base: Sheet
  /// By replica, the last entry that the base holds; empty where the base is the blank sheet.
  package let included: [String: Mark]
  /// In the order of (clock, replica, number).
  package private(set) var entries: [Entry] = []
  /// The base with every entry applied.
  package private(set) var sheet: Sheet

  /// By place: the entry whose change stands there.
  private var origins: [Change.Place: Entry.ID] = [:]
  /// By entry: what the origins of its places were before it.
  private var earlierOrigins: [Entry.ID: [Change.Place: Entry.ID]] = [:]
  private var stacks: [String: Stack] = [:]
  private var logs: [String: Log] = [:]
  /// By replica, the last entry that is here, was seen by one that is here, or is known to be lost.
  package private(set) var known: [String: Int]
  private var lastClock: Int
  /// By place: the changes that no later one has seen, as indices into `entries` in its order.
  private var standing: [Change.Place: [Int]] = [:]
  private var contested: Set<Change.Place> = []

  /// An entry by its number in its replica's log, with its clock.
  package struct Mark: Equatable, Sendable {
    package let number: Int
    package let clock: Int

    package init(number: Int, clock: Int) {
      self.number = number
      self.clock = clock
    }
  }

  /// What is known of a replica by its entries so far.
  private struct Log {
    var last: Mark
    /// By other replica, the last entry that it has seen.
    var seen: [String: Int] = [:]
  }

  /// What a replica can undo and redo, the next one last.
  private struct Stack {
    var done = Pile()
    var undone = Pile()

    mutating func remove(_ id: Entry.ID) {
      done.remove(id)
      undone.remove(id)
    }
  }

  /// Entries, each there once. Knows at once what is not there: else long histories of undoing would take minutes.
  private struct Pile {
    private var ids: [Entry.ID] = []
    private var members: Set<Entry.ID> = []

    var last: Entry.ID? { ids.last }
    var isEmpty: Bool { ids.isEmpty }

    mutating func append(_ id: Entry.ID) {
      if members.insert(id).inserted { ids.append(id) }
    }

    mutating func remove(_ id: Entry.ID) {
      guard members.remove(id) != nil else { return }
      if ids.last == id { ids.removeLast() } else { ids.removeAll { $0 == id } }
    }
  }

  /// Of what the base includes none of the entries may be, or come before it. Lost is, by replica, the last entry that
  /// somebody is known to have seen, though it may not be here.
  package init(
    base: Sheet, included: [String: Mark] = [:], lost: [String: Int] = [:], entries: [Entry] = []
  ) {
    self.base = base
    self.included = included
    sheet = base
    known = lost.merging(included.mapValues(\.number), uniquingKeysWith: max)
    lastClock = included.values.map(\.clock).max() ?? 0
    logs = included.mapValues { Log(last: $0) }
    self.entries.reserveCapacity(entries.count)
    for entry in entries.sorted(by: Entry.precedes) { apply(entry) }
  }

  /// Whether it goes back to the blank sheet.
  package var isWhole: Bool { included.isEmpty }

  /// The number of the replica's last entry; 0 before its first.
  package func lastNumber(of replica: String) -> Int { logs[replica]?.last.number ?? 0 }

  func lastClock(of replica: String) -> Int { logs[replica]?.last.clock ?? 0 }

  /// The sheet after the first entries, as many as given.
  package func sheet(at count: Int) -> Sheet {
    var sheet = base
    for entry in entries.prefix(count) {
      for change in entry.changes { sheet.apply(change) }
    }
    return sheet
  }

  /// Places that people have filled in differently without knowing of each other, and that nobody who knew has settled;
  /// by the order of their last entry.
  package var conflicts: [Conflict] {
    contested.map { place in (place, standing[place] ?? []) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }
      .map { place, indices in Conflict(place: place, entries: indices.map { entries[$0] }) }
  }

  /// Who acts, when, and in whose column.
  package struct Author: Equatable, Sendable {
    package var replica: String
    package var name: String
    package var assessor: Assessor

    package init(replica: String, name: String, assessor: Assessor) {
      self.replica = replica
      self.name = name
      self.assessor = assessor
    }
  }

  /// Records the changes as one entry; nil, and nothing recorded, where there are none.
  package mutating func record(
    _ changes: [Change], by author: Author, at time: Int, reason: String = ""
  ) -> Entry? {
    changes.isEmpty ? nil : append(changes, act: .edit, by: author, at: time, reason: reason)
  }

  package func canUndo(_ replica: String) -> Bool { stacks[replica]?.done.isEmpty == false }
  package func canRedo(_ replica: String) -> Bool { stacks[replica]?.undone.isEmpty == false }

  /// The entry that an undo of the replica's would take back.
  package func nextUndo(of replica: String) -> Entry? { stacks[replica]?.done.last.flatMap(entry) }

  /// Takes back the replica's last entry that still stands, at those places whose content still comes from it; nil where
  /// there is nothing to undo. An entry that others have overwritten altogether gives an entry without changes.
  package mutating func undo(by author: Author, at time: Int) -> Entry? {
    guard let id = stacks[author.replica]?.done.last, let entry = entry(id) else { return nil }
    let changes = fitting(entry.changes.reversed().map(\.inverse)) { origins[$0] == id }
    return append(changes, act: .undo(id), by: author, at: time)
  }

  /// Does again what the replica undid last, at those places that have not changed since; nil where nothing was undone.
  package mutating func redo(by author: Author, at time: Int) -> Entry? {
    guard let id = stacks[author.replica]?.undone.last, let entry = entry(id) else { return nil }
    let earlier = earlierOrigins[id] ?? [:]
    let changes = fitting(entry.changes) { origins[$0] == earlier[$0] }
    return append(changes, act: .redo(id), by: author, at: time)
  }

  /// Those changes whose place is as the origins want it and holds what the change is from. The origin alone does not
  /// say so: after entries that had not seen each other, an undo brings back what its author had seen, which need not be
  /// what the fold had.
  private func fitting(_ changes: [Change], where isWanted: (Change.Place) -> Bool) -> [Change] {
    var sheet = sheet
    var result: [Change] = []
    for change in changes where isWanted(change.place) && sheet.change(at: change.place, to: change.from) == nil {
      sheet.apply(change)
      result.append(change)
    }
    return result
  }

  private func entry(_ id: Entry.ID) -> Entry? { entries.last { $0.id == id } }

  private mutating func append(
    _ changes: [Change], act: Entry.Act, by author: Author, at time: Int, reason: String = ""
  ) -> Entry {
    let own = logs[author.replica]
    let entry = Entry(
      id: Entry.ID(replica: author.replica, number: (own?.last.number ?? 0) + 1), clock: lastClock + 1, time: time,
      author: author.name, assessor: author.assessor, reason: reason, act: act,
      seen: known.filter { $0.key != author.replica && $0.value > own?.seen[$0.key] ?? 0 }, changes: changes)
    apply(entry)
    return entry
  }

  mutating func apply(_ entry: Entry) {
    entries.append(entry)
    for change in entry.changes { sheet.apply(change) }
    let replica = entry.id.replica
    lastClock = max(lastClock, entry.clock)
    let mark = Mark(number: entry.id.number, clock: entry.clock)
    logs[replica, default: Log(last: mark)].last = mark
    if known[replica, default: 0] < mark.number { known[replica] = mark.number }
    if !entry.seen.isEmpty {
      logs[replica]?.seen.merge(entry.seen, uniquingKeysWith: max)
      known.merge(entry.seen, uniquingKeysWith: max)
    }
    stand(entry, seen: logs[replica]?.seen ?? [:])
    switch entry.act {
    case .edit:
      takeOrigins(of: entry.changes, for: entry.id)
      stacks[replica, default: Stack()].done.append(entry.id)
      stacks[replica]?.undone = Pile()
    case .undo(let undone):
      for change in entry.changes { origins[change.place] = earlierOrigins[undone]?[change.place] }
      // Of two windows each may have undone the same.
      stacks[replica, default: Stack()].remove(undone)
      stacks[replica]?.undone.append(undone)
    case .redo(let redone):
      takeOrigins(of: entry.changes, for: redone)
      stacks[replica, default: Stack()].remove(redone)
      stacks[replica]?.done.append(redone)
    }
  }

  private mutating func takeOrigins(of changes: [Change], for id: Entry.ID) {
    var earlier: [Change.Place: Entry.ID] = [:]
    for change in changes {
      earlier[change.place] = earlier[change.place] ?? origins[change.place]
      origins[change.place] = id
    }
    earlierOrigins[id] = earlier
  }

  /// Notes what the entry that was applied last leaves standing beside its changes.
  private mutating func stand(_ entry: Entry, seen: [String: Int]) {
    for change in entry.changes {
      let index = entries.count - 1
      guard let before = standing[change.place] else {
        standing[change.place] = [index]
        continue
      }
      let beside = before.filter { other in
        let id = entries[other].id
        return other != index && id.replica != entry.id.replica && id.number > seen[id.replica] ?? 0
      }
      standing[change.place] = beside + [index]
      if beside.contains(where: { entries[$0].content(at: change.place) != change.to }) {
        contested.insert(change.place)
      } else {
        contested.remove(change.place)
      }
    }
  }
}

extension Entry {
  /// What the entry puts at the place; nothing where it does not change it.
  package func content(at place: Change.Place) -> Change.Content {
    changes.last { $0.place == place }?.to ?? .nothing
  }
}
