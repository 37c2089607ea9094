/// A replica's log as far as it is here: the entries of its lines, and the lines' hashes, the head's first. A hash stands
/// for all lines up to its own. Where the replica has one log they may be left out.
package struct LogLines: Sendable {
  package let replica: String
  package let hashes: [String]
  package let entries: [Entry]

  package init(replica: String, hashes: [String], entries: [Entry]) {
    self.replica = replica
    self.hashes = hashes
    self.entries = entries
  }
}

/// Logs of one replica that part after common lines, because it was continued on two machines after a copy: each branch is
/// a replica of its own, named after its first line, whichever file it stands in on this machine.
///
/// The common lines stay the replica's. A branch's entries keep their numbers and have seen the common ones. What others
/// have seen of the replica counts as far as the common lines: a number alone does not say of which branch. So it may be
/// asked once more about what somebody has settled, but no conflict is missed.
package struct Forks: Sendable {
  /// The entries of all logs, in no order.
  package private(set) var entries: [Entry] = []
  /// Every log that is not the beginning of another one, by the name of its last part.
  package private(set) var branches: [Branch] = []
  /// The replicas of which there are branches.
  package private(set) var forked: Set<String> = []
  /// By a part's name: its last line, where branches begin behind it.
  private var ends: [String: Int] = [:]

  package struct Branch: Sendable {
    package var name: String { parts[parts.count - 1].name }
    package let lines: LogLines
    /// What the branch is made of, from the head on: by name up to which line.
    package let parts: [(name: String, last: Int)]
  }

  /// Of each replica there may be several logs, also the same one or its beginning.
  package init(_ logs: [LogLines]) {
    for (replica, logs) in Dictionary(grouping: logs, by: \.replica).sorted(by: { $0.key < $1.key }) {
      guard logs.count > 1 else {
        entries += logs[0].entries
        branches.append(Branch(lines: logs[0], parts: [(replica, logs[0].entries.count)]))
        continue
      }
      var whole: [LogLines] = []
      for log in logs.sorted(by: { $0.hashes.count > $1.hashes.count })
      where !whole.contains(where: { $0.begins(with: log.hashes[...]) }) {
        whole.append(log)
      }
      if whole.count > 1 { forked.insert(replica) }
      part(whole, from: 0, as: replica, parts: [], seen: [:])
    }
    guard !forked.isEmpty else { return }
    entries = entries.map { entry in
      entry.renamed(
        entry.id, act: entry.act,
        seen: Dictionary(uniqueKeysWithValues: entry.seen.map { ($0, min($1, ends[$0] ?? .max)) }).filter { $1 > 0 })
    }
  }

  /// The part of the logs that they have in common from the line on, and those behind it.
  private mutating func part(
    _ logs: [LogLines], from start: Int, as name: String, parts: [(name: String, last: Int)], seen: [String: Int]
  ) {
    guard let first = logs.first else { return }
    var end = start
    while end < first.hashes.count, logs.allSatisfy({ $0.hashes[end] == first.hashes[end] }) { end += 1 }
    let parts = parts + [(name, end - 1)]
    var seen = seen
    // What the part has seen by being a continuation; its first entry says it.
    var unsaid = seen
    for entry in first.entries[max(0, start - 1)..<max(0, end - 1)] {
      seen.merge(entry.seen, uniquingKeysWith: max)
      entries.append(
        entry.renamed(
          Entry.ID(replica: name, number: entry.id.number),
          act: entry.act.mapping { id in
            guard id.replica == first.replica, let part = parts.first(where: { id.number <= $0.last }) else {
              return id
            }
            return Entry.ID(replica: part.name, number: id.number)
          }, seen: entry.seen.merging(unsaid, uniquingKeysWith: max)))
      unsaid = [:]
    }
    guard logs.count > 1 else {
      branches.append(Branch(lines: first, parts: parts))
      return
    }
    ends[name] = max(0, end - 1)
    if end - 1 > max(0, start - 1) { seen[name] = end - 1 }
    for (hash, logs) in Dictionary(grouping: logs, by: { $0.hashes[end] }).sorted(by: { $0.key < $1.key }) {
      part(logs, from: end, as: Self.name(of: first.replica, hash), parts: parts, seen: seen)
    }
  }

  /// Up to which entry of each part the replica's log goes that has this line; nil where there is none.
  package func numbers(of replica: String, upTo number: Int, hash: String?) -> [String: Int] {
    guard forked.contains(replica) else { return number > 0 ? [replica: number] : [:] }
    let branch = branches.first { branch in
      branch.lines.replica == replica && number < branch.lines.hashes.count && branch.lines.hashes[number] == hash
    }
    var numbers: [String: Int] = [:]
    var first = 0
    for part in branch?.parts ?? [] where number >= first {
      if part.last > 0 { numbers[part.name] = min(part.last, number) }
      first = part.last + 1
    }
    return numbers
  }

  /// The names of all parts of logs that have branches.
  package var parts: Set<String> {
    Set(branches.lazy.filter { forked.contains($0.lines.replica) }.flatMap { $0.parts.map(\.name) })
  }

  /// How many letters of a line's hash name a branch.
  package static let hashLength = 12

  /// The name of the replica's branch that begins with the line of this hash.
  package static func name(of replica: String, _ hash: String) -> String { "\(replica)-f\(hash.prefix(hashLength))" }
}

extension LogLines {
  /// Whether the lines are its first ones.
  package func begins(with lines: ArraySlice<String>) -> Bool {
    lines.count <= hashes.count && (lines.isEmpty || hashes[lines.count - 1] == lines.last)
  }
}

extension Entry {
  fileprivate func renamed(_ id: ID, act: Act, seen: [String: Int]) -> Entry {
    Entry(
      id: id, clock: clock, time: time, author: author, assessor: assessor, reason: reason, act: act, seen: seen,
      changes: changes)
  }
}
