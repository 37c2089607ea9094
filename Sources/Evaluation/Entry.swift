/// One act of one person: its changes together, all or nothing.
package struct Entry: Equatable, Sendable {
  package let id: ID
  /// Greater than that of every entry that its author had seen (Lamport).
  package let clock: Int
  /// Seconds since 1970.
  package let time: Int
  /// Who acted.
  package let author: String
  package let assessor: Assessor
  /// Why, in the author's words or named by an import; empty where nobody said.
  package let reason: String
  package let act: Act
  /// What its author had of other replicas, as far as that has grown since the author's entry before: by replica, the
  /// number of the last entry. It counts what those entries had seen, too.
  package let seen: [String: Int]
  package let changes: [Change]

  package init(
    id: ID, clock: Int, time: Int, author: String, assessor: Assessor, reason: String = "", act: Act = .edit,
    seen: [String: Int] = [:], changes: [Change]
  ) {
    self.id = id
    self.clock = clock
    self.time = time
    self.author = author
    self.assessor = assessor
    self.reason = reason
    self.act = act
    self.seen = seen
    self.changes = changes
  }

  /// A replica is one person on one machine; it numbers its entries from 1.
  package struct ID: Hashable, Sendable {
    package let replica: String
    package let number: Int

    package init(replica: String, number: Int) {
      self.replica = replica
      self.number = number
    }
  }

  package enum Act: Equatable, Sendable {
    case edit
    case undo(ID)
    case redo(ID)
  }
}

extension Entry {
  /// Whether it records a merge: it changes nothing, and what it has seen came in with it.
  package var isMerge: Bool { act == .edit && changes.isEmpty && !reason.isEmpty }

  /// Whether it says no more than what its author had of others.
  package var onlySees: Bool { act == .edit && changes.isEmpty && reason.isEmpty }

  /// The order in which entries of all replicas are applied.
  static func precedes(_ first: Entry, _ second: Entry) -> Bool {
    (first.clock, first.id.replica, first.id.number) < (second.clock, second.id.replica, second.id.number)
  }
}
