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
    let lines = read.forks.branches.filter { !$0.lines.hashes.isEmpty }.sorted { $0.name < $1.name }
      .map { "\($0.name):\($0.lines.hashes.last ?? ""):\($0.lines.hashes.count)\n" }
    return Verification(
      logs: found, snapshot: state, backups: copies, digest: SHA256.hexadecimal(Array(lines.joined().utf8)),
      evidence: verifyEvidence(stored.sheet, of: place))
  }
}
