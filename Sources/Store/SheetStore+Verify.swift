import Evaluation

extension SheetStore {
  /// Where every sheet of the store is, by id, or why there can be none.
  package func places() throws(StoreProblem) -> [(place: SheetPlace, problem: StoreProblem?)] {
    try entries().map { entry in
      if case .failure(let problem) = entry.status { (entry.place, problem) } else { (entry.place, nil) }
    }
  }

  /// Checks every line of the sheet's logs, and its file and backups against them. Writes nothing.
  ///
  /// - Throws: what hinders `load`.
  package func verify(_ place: SheetPlace) throws(StoreProblem) -> Verification {
    let content = try File.read(place.path)
    let file = try SheetFile.decode(content.bytes, path: place.path)
    let stored = try load(place)
    var logs: [(log: LogFile, tail: LogFile.Tail)] = []
    var found: [Verification.Log] = []
    var hashes: [String: [String]] = [:]
    for (replica, log) in try self.logs(of: place).sorted(by: { $0.key < $1.key }) {
      let tail = try log.read(
        after: .start, of: Replica.logged(in: replica), sheet: (file.uid, file.reference),
        instrument: stored.instrument
      ) { hashes[replica, default: []].append($1) }
      logs.append((log, tail))
      found.append(
        .init(
          replica: replica, lines: tail.end.lines, hash: tail.end.hash, problem: tail.problem, torn: tail.torn))
    }
    /// The replicas of whose logs the snapshot holds more than there is.
    func missing(from snapshot: Snapshot) throws(StoreProblem) -> [String] {
      var missing: [String] = []
      for (replica, part) in snapshot.includes.sorted(by: { $0.key < $1.key }) {
        guard let index = found.firstIndex(where: { $0.replica == replica }), found[index].lines >= part.lines,
          try logs[index].log.end(part, of: replica, instrument: stored.instrument) != nil
        else {
          missing.append(replica)
          continue
        }
      }
      return missing
    }

    let base = logs.lazy.compactMap(\.tail.head?.sheet).first ?? stored.sheet.blank
    let read = ReadLogs(Dictionary(uniqueKeysWithValues: zip(found.map(\.replica), logs.map(\.tail))), hashes: hashes)
    let state: Verification.State
    if let snapshot = file.snapshot, snapshot.isIntact {
      let missing = try missing(from: snapshot)
      let numbers = read.numbers(snapshot)
      let included = read.forks.entries.filter { $0.id.number <= numbers[$0.id.replica] ?? 0 }
      let changes = History(base: base, entries: included).sheet.changes(to: stored.sheet)
      state = !missing.isEmpty ? .ahead(missing) : changes.isEmpty ? .fits : .differs(changes)
    } else {
      state = file.snapshot == nil ? .withoutLogs : .edited
    }

    var copies: [Verification.Copy] = []
    for backup in try backups(of: place) {
      do throws(StoreProblem) {
        let content = try self.read(backup)
        guard content.sheet.uid == file.uid else {
          throw StoreProblem(path: backup.path, reason: .malformed(place: JSONPlace(["uid"]), .value))
        }
        let ahead = try missing(from: content.snapshot).filter { replica in
          file.snapshot?.lost[replica] ?? 0 < content.snapshot.includes[replica].map { $0.lines - 1 } ?? 0
        }
        copies.append(.init(backup: backup, problem: nil, ahead: ahead))
      } catch {
        copies.append(.init(backup: backup, problem: error, ahead: []))
      }
    }
    let ends = Dictionary(uniqueKeysWithValues: zip(found.map(\.replica), logs.map(\.tail.end)))
    return Verification(
      logs: found, snapshot: state, backups: copies, seal: HistorySeal(ends, read),
      evidence: verifyEvidence(stored.sheet, of: place))
  }

  /// Looks whether the sheet's logs, which were verified, still begin with what the seal stands for.
  package func find(
    _ seal: HistorySeal, in verification: Verification, of place: SheetPlace
  ) throws(StoreProblem) -> SealFinding {
    if seal == verification.seal { return .same }
    // Of a log with branches any may be the one.
    let logs = Dictionary(grouping: try self.logs(of: place)) { Replica.logged(in: $0.key) }
    var broken: [String] = []
    for end in seal.ends {
      var isThere = false
      for (name, log) in logs[Replica.logged(in: end.replica)] ?? [] where !isThere {
        let lines = verification.logs.first { $0.replica == name }?.lines ?? 0
        isThere = lines >= end.lines ? try log.hash(ofLine: end.lines) == end.hash : false
      }
      if !isThere { broken.append(end.replica) }
    }
    return broken.isEmpty ? .grown(lines: verification.seal.lines - seal.lines) : .broken(broken)
  }
}
