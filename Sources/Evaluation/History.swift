/// A sheet and how it came to be: the entries of all replicas, applied in one order to the sheet they started from.
///
/// A history that was opened beside a snapshot starts from that: `included` says which entries its base holds already. Of
/// those it cannot undo anything, and none of them may be in conflict; `isWhole` tells. The store reads the whole one
/// where it is needed.
package struct History: Sendable {
  package let base: Sheet
  /// By replica, the last entry that the base holds; empty where the base is the blank sheet.
  package let included: [String: Mark]
  /// In the order of (clock, replica, number).
  package private(set) var entries: [Entry] = []
  /// The base with every entry applied.
  package private(set) var sheet: Sheet

  /// By place: what was put there, in the history's order.
  private var writings: [Change.Place: [Writing]] = [:]
  /// By entry: which of the writings stood at its places before it.
  private var earlierWritings: [Entry.ID: [Change.Place: Int]] = [:]
  private var stacks: [String: Stack] = [:]
  private var logs: [String: Log] = [:]
  /// By replica, the last entry that is here, was seen by one that is here, or is known to be lost.
  package private(set) var known: [String: Int]
  private var lastClock: Int
  /// By place: the changes that no later one has seen, as indices into `entries` in its order.
  private var standing: [Change.Place: [Int]] = [:]
  private var contested: Set<Change.Place> = []
  /// By entry, what its author had seen of others, that one included.
  private var pasts: [[String: Int]] = []
  /// By entry and place: what it decided between, where several stood there, and where it stands itself.
  private var decisions: [Entry.ID: [Change.Place: (index: Int, between: [Int])]] = [:]
  /// By entry that records a merge: what came in with it.
  private var arrivals: [Entry.ID: Arrival] = [:]

  /// An entry by its number in its replica's log, with its clock and what its replica had seen by then.
  package struct Mark: Equatable, Sendable {
    package let number: Int
    package let clock: Int
    /// By other replica, the last entry.
    package let seen: [String: Int]

    package init(number: Int, clock: Int, seen: [String: Int] = [:]) {
      self.number = number
      self.clock = clock
      self.seen = seen
    }
  }

  private struct Writing {
    /// Which of the entries did it.
    let index: Int
    /// The entry that the content comes from: for an undo that of before, nil for what the base held.
    let origin: Entry.ID?
    /// Which of the place's writings an undo brings back; nil for what the base held, and for others.
    let restored: Int?
  }

  /// By replica: entries after the first number up to the last one.
  private struct Arrival {
    /// Of the merge among the entries.
    let index: Int
    let before: [String: Int]
    let last: [String: Int]

    func holds(_ id: Entry.ID) -> Bool {
      id.number <= last[id.replica] ?? 0 && id.number > before[id.replica] ?? 0
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
    logs = included.mapValues { Log(last: $0, seen: $0.seen) }
    self.entries.reserveCapacity(entries.count)
    for entry in entries.sorted(by: Entry.precedes) { apply(entry) }
  }

  /// Whether it goes back to the blank sheet.
  package var isWhole: Bool { included.isEmpty }

  /// The number of the replica's last entry; 0 before its first.
  package func lastNumber(of replica: String) -> Int { logs[replica]?.last.number ?? 0 }

  func lastClock(of replica: String) -> Int { logs[replica]?.last.clock ?? 0 }

  /// By other replica, the last entry that the replica has seen.
  func seen(by replica: String) -> [String: Int] { logs[replica]?.seen ?? [:] }

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
      .sorted {
        $0.1 == $1.1
          ? $0.0.keys.lexicographicallyPrecedes($1.0.keys) : $0.1.lexicographicallyPrecedes($1.1)
      }
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

  /// Records that somebody has decided on a log's lines up to that number, which are not here because it is broken: what of
  /// it is accepted, as one entry, or an entry that only says that it was seen. Nobody has to be asked again.
  package mutating func recordDecision(
    on replica: String, upTo number: Int, accepting changes: [Change], by author: Author, at time: Int, reason: String
  ) -> Entry {
    known[replica] = max(known[replica] ?? 0, number)
    return append(changes, act: .edit, by: author, at: time, reason: changes.isEmpty ? "" : reason)
  }

  package func canUndo(_ replica: String) -> Bool { nextUndo(of: replica) != nil }
  package func canRedo(_ replica: String) -> Bool { stacks[replica]?.undone.isEmpty == false }

  /// The entry that an undo of the replica's would take back. What came in with a merge can only be told apart in the
  /// whole history.
  private func nextUndo(of replica: String) -> Entry? {
    guard let id = stacks[replica]?.done.last, isWhole || arrivals[id] == nil else { return nil }
    return entry(id)
  }

  /// The changes that an undo of the replica's would make; nil where there is nothing to undo.
  package func changesUndoing(_ replica: String) -> [Change]? { nextUndo(of: replica).map(changesUndoing) }

  private func changesUndoing(_ entry: Entry) -> [Change] {
    guard let arrival = arrivals[entry.id] else {
      return fitting(entry.changes.reversed().map(\.inverse)) { origin(of: $0) == entry.id }
    }
    let places = writings.filter { comes($1.count - 1, of: $1, with: entry.id, arrival) }.keys
    return places.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }.compactMap { place in
      let kept = kept(at: place, without: entry.id, arrival).map { writings[place]![$0].index }
      return sheet.change(at: place, to: kept.map { entries[$0].content(at: place) } ?? base[place])
    }
  }

  /// Takes back the replica's last entry that still stands, at those places whose content still comes from it; nil where
  /// there is nothing to undo. An entry that others have overwritten altogether gives an entry without changes.
  ///
  /// Of a merge it puts back those places whose content comes from what came in.
  package mutating func undo(by author: Author, at time: Int) -> Entry? {
    guard let entry = nextUndo(of: author.replica) else { return nil }
    return append(changesUndoing(entry), act: .undo(entry.id), by: author, at: time)
  }

  /// Does again what the replica undid last, at those places that have not changed since; nil where nothing was undone.
  package mutating func redo(by author: Author, at time: Int) -> Entry? {
    guard let id = stacks[author.replica]?.undone.last, let entry = entry(id) else { return nil }
    let changes: [Change]
    if arrivals[id] == nil {
      changes = fitting(entry.changes) { origin(of: $0) == earlier(id, at: $0).flatMap { $0.origin } }
    } else {
      let undo = entries.lastIndex { $0.act == .undo(id) }
      changes = fitting(undo.map { entries[$0].changes.reversed().map(\.inverse) } ?? []) { place in
        guard let writing = writings[place]?.last(where: { $0.index == undo }) else { return false }
        return origin(of: place) == writing.origin
      }
    }
    return append(changes, act: .redo(id), by: author, at: time)
  }

  /// Those changes whose place is as wanted and holds what the change is from. The origin alone does not say so: after
  /// entries that had not seen each other, an undo brings back what its author had seen, which need not be what the fold
  /// had.
  private func fitting(_ changes: [Change], where isWanted: (Change.Place) -> Bool) -> [Change] {
    var sheet = sheet
    var result: [Change] = []
    for change in changes where isWanted(change.place) && sheet.change(at: change.place, to: change.from) == nil {
      sheet.apply(change)
      result.append(change)
    }
    return result
  }

  /// The entry that the content of the place comes from.
  private func origin(of place: Change.Place) -> Entry.ID? { writings[place]?.last?.origin }

  /// What stood at the place before the entry; nil for what the base held.
  private func earlier(_ id: Entry.ID, at place: Change.Place) -> Writing? {
    earlierWritings[id]?[place].flatMap { writings[place]?[$0] }
  }

  /// Whether that one of a place's writings came in with a merge, or brought back after it what had.
  private func comes(_ number: Int, of writings: [Writing], with merge: Entry.ID, _ arrival: Arrival) -> Bool {
    var number = number
    while true {
      let writing = writings[number]
      if arrival.holds(entries[writing.index].id) { return true }
      guard writing.index > arrival.index else { return false }
      if writing.origin == merge { return true }
      guard let restored = writing.restored else { return false }
      number = restored
    }
  }

  /// Which of the place's writings would stand there without what came in with the merge; nil for what the base held.
  private func kept(at place: Change.Place, without merge: Entry.ID, _ arrival: Arrival) -> Int? {
    guard let writings = writings[place] else { return nil }
    var number = writings.count - 1
    while number >= 0, comes(number, of: writings, with: merge, arrival) {
      // What was typed over it since and taken back is not what stands beneath.
      let isSince = writings[number].index > arrival.index
      number = (isSince ? writings[number].restored : nil) ?? number - 1
    }
    return number < 0 ? nil : number
  }

  private func entry(_ id: Entry.ID) -> Entry? { entries.last { $0.id == id } }

  mutating func append(
    _ changes: [Change], act: Entry.Act, by author: Author, at time: Int, reason: String = ""
  ) -> Entry {
    let seen = seen(by: author.replica)
    let entry = Entry(
      id: Entry.ID(replica: author.replica, number: lastNumber(of: author.replica) + 1), clock: lastClock + 1,
      time: time, author: author.name, assessor: author.assessor, reason: reason, act: act,
      seen: known.filter { $0.key != author.replica && $0.value > seen[$0.key] ?? 0 }, changes: changes)
    apply(entry)
    return entry
  }

  mutating func apply(_ entry: Entry) {
    entries.append(entry)
    for change in entry.changes { sheet.apply(change) }
    let replica = entry.id.replica
    lastClock = max(lastClock, entry.clock)
    let mark = Mark(number: entry.id.number, clock: entry.clock)
    if entry.isMerge {
      arrivals[entry.id] = Arrival(index: entries.count - 1, before: seen(by: replica), last: entry.seen)
    }
    logs[replica, default: Log(last: mark)].last = mark
    if known[replica, default: 0] < mark.number { known[replica] = mark.number }
    if !entry.seen.isEmpty {
      logs[replica]?.seen.merge(entry.seen, uniquingKeysWith: max)
      known.merge(entry.seen, uniquingKeysWith: max)
    }
    stand(entry, seen: logs[replica]?.seen ?? [:])
    switch entry.act {
    case .edit:
      guard !entry.onlySees else { break }
      takeOrigins(of: entry.changes, for: entry.id)
      stacks[replica, default: Stack()].done.append(entry.id)
      stacks[replica]?.undone = Pile()
    case .undo(let undone):
      for place in entry.changes.map(\.place) {
        let restored =
          arrivals[undone].map { kept(at: place, without: undone, $0) } ?? earlierWritings[undone]?[place]
        write(place, from: restored.flatMap { writings[place]?[$0].origin }, restoring: restored)
      }
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
    var earlier: [Change.Place: Int] = [:]
    for place in changes.map(\.place) {
      // Of two changes of one place the first has what stood there before.
      let isFirst = writings[place]?.last?.index != entries.count - 1
      if isFirst, let count = writings[place]?.count { earlier[place] = count - 1 }
      write(place, from: id)
    }
    earlierWritings[id] = earlier
  }

  /// Notes that the entry that was applied last wrote the place.
  private mutating func write(_ place: Change.Place, from origin: Entry.ID?, restoring restored: Int? = nil) {
    writings[place, default: []].append(Writing(index: entries.count - 1, origin: origin, restored: restored))
  }

  /// Notes what the entry that was applied last leaves standing beside its changes.
  private mutating func stand(_ entry: Entry, seen: [String: Int]) {
    let index = entries.count - 1
    pasts.append(seen)
    for place in entry.changes.map(\.place) {
      let before = (standing[place] ?? []).filter { $0 != index }
      let beside = before.filter { !hasSeen(index, $0) }
      var now = beside
      switch entry.act {
      case .undo(let id):
        // The decision is taken back: what it was between stands again, unless somebody else has decided since.
        if let decision = decisions[id]?[place], before.contains(decision.index) {
          now = decision.between.filter { former in !beside.contains { hasSeen($0, former) } } + beside
        }
      case .edit, .redo:
        let between = before.filter { !beside.contains($0) }
        if between.count > 1 { decisions[entry.decided, default: [:]][place] = (index, between) }
      }
      now.append(index)
      standing[place] = now
      if now.contains(where: { entries[$0].content(at: place) != entry.content(at: place) }) {
        contested.insert(place)
      } else {
        contested.remove(place)
      }
    }
  }

  /// Whether the author of that one of the entries had the other one.
  private func hasSeen(_ index: Int, _ other: Int) -> Bool {
    let (entry, other) = (entries[index].id, entries[other].id)
    return entry.replica == other.replica
      ? entry.number > other.number : other.number <= pasts[index][other.replica] ?? 0
  }
}

extension Entry {
  /// The entry whose act this one does, for the first time or again.
  fileprivate var decided: ID { if case .redo(let id) = act { id } else { id } }

  /// What the entry puts at the place; nothing where it does not change it.
  package func content(at place: Change.Place) -> Change.Content {
    changes.last { $0.place == place }?.to ?? .nothing
  }
}
