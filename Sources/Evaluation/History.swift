/// A sheet and how it came to be: the entries of all replicas, applied in one order to the sheet they started from.
package struct History: Sendable {
  package let base: Sheet
  /// In the order of (clock, replica, number).
  package private(set) var entries: [Entry] = []
  /// The base with every entry applied.
  package private(set) var sheet: Sheet

  /// By place: the entry whose change stands there.
  private var origins: [Change.Place: Entry.ID] = [:]
  /// By entry: what the origins of its places were before it.
  private var earlierOrigins: [Entry.ID: [Change.Place: Entry.ID]] = [:]
  private var stacks: [String: Stack] = [:]

  /// What a replica can undo and redo, the next one last.
  private struct Stack {
    var done: [Entry.ID] = []
    var undone: [Entry.ID] = []
  }

  package init(base: Sheet, entries: [Entry] = []) {
    self.base = base
    sheet = base
    for entry in entries.sorted(by: Entry.precedes) { apply(entry) }
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
    let number = (entries.last { $0.id.replica == author.replica }?.id.number ?? 0) + 1
    let entry = Entry(
      id: Entry.ID(replica: author.replica, number: number), clock: (entries.last?.clock ?? 0) + 1, time: time,
      author: author.name, assessor: author.assessor, reason: reason, act: act, changes: changes)
    apply(entry)
    return entry
  }

  private mutating func apply(_ entry: Entry) {
    entries.append(entry)
    for change in entry.changes { sheet.apply(change) }
    let replica = entry.id.replica
    switch entry.act {
    case .edit:
      takeOrigins(of: entry.changes, for: entry.id)
      stacks[replica, default: Stack()].done.append(entry.id)
      stacks[replica]?.undone = []
    case .undo(let undone):
      for change in entry.changes { origins[change.place] = earlierOrigins[undone]?[change.place] }
      stacks[replica, default: Stack()].done.removeAll { $0 == undone }
      stacks[replica]?.undone.append(undone)
    case .redo(let redone):
      takeOrigins(of: entry.changes, for: redone)
      stacks[replica, default: Stack()].undone.removeAll { $0 == redone }
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
}
