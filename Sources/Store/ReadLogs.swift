import Evaluation

/// What was read of a sheet's logs, of which several may be one replica's.
struct ReadLogs {
  /// Whose entries they are.
  let forks: Forks
  /// Of the logs of replicas that have several: by log's name and line.
  private let hashes: [String: [String]]

  init(_ tails: [String: LogFile.Tail] = [:], hashes: [String: [String]] = [:]) {
    self.hashes = hashes
    forks = Forks(
      tails.map { name, tail in
        LogLines(replica: Replica.logged(in: name), hashes: hashes[name] ?? [], entries: tail.entries)
      })
  }

  /// Up to which entries the log of that name goes, where it is read up to that number.
  func numbers(of name: String, upTo number: Int) -> [String: Int] {
    let hashes = hashes[name] ?? []
    let number = hashes.isEmpty ? number : min(number, hashes.count - 1)
    return forks.numbers(
      of: Replica.logged(in: name), upTo: number, hash: hashes.indices.contains(number) ? hashes[number] : nil)
  }

  /// The replica that the log of that name goes on as: one of its own where it is a branch.
  func branch(of name: String) -> String {
    let replica = Replica.logged(in: name)
    guard forks.forked.contains(replica), let hashes = hashes[name] else { return replica }
    return forks.branches.first { $0.lines.replica == replica && $0.lines.begins(with: hashes[...]) }?.name ?? replica
  }
}
