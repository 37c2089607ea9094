import Evaluation

extension SheetStore {
  /// Checks every line of the sheet's logs, and its file against them. Writes nothing.
  ///
  /// - Throws: what hinders `load`.
  package func verify(_ place: SheetPlace) throws(StoreProblem) -> Verification {
    let content = try File.read(place.path)
    let file = try SheetFile.decode(content.bytes, path: place.path)
    let stored = try load(place)
    var logs: [Verification.Log] = []
    var missing: [String] = []
    var included: [Entry] = []
    var base = stored.sheet.blank
    var hasHead = false
    for (replica, log) in try self.logs(of: place).sorted(by: { $0.key < $1.key }) {
      let tail = try log.read(
        after: .start, of: replica, sheet: (file.uid, file.reference), instrument: stored.instrument)
      logs.append(
        .init(
          replica: replica, lines: tail.end.lines, hash: tail.end.hash, problem: tail.problem, torn: tail.torn))
      if let head = tail.head, !hasHead {
        base = head.sheet
        hasHead = true
      }
      guard let part = file.snapshot?.includes[replica] else { continue }
      let isThere = try log.end(part, of: replica, instrument: stored.instrument) != nil
      if !isThere || tail.end.lines < part.lines { missing.append(replica) }
      included += tail.entries.filter { $0.id.number < part.lines }
    }
    missing += file.snapshot?.includes.keys.filter { replica in !logs.contains { $0.replica == replica } } ?? []
    let changes = History(base: base, entries: included).sheet.changes(to: stored.sheet)
    let state: Verification.State =
      if let snapshot = file.snapshot {
        !snapshot.isIntact
          ? .edited : !missing.isEmpty ? .ahead(missing.sorted()) : changes.isEmpty ? .fits : .differs(changes)
      } else {
        .withoutLogs
      }
    return Verification(logs: logs, snapshot: state)
  }

  /// Looks whether the sheet's logs, which were verified, still begin with what the seal stands for.
  package func find(
    _ seal: HistorySeal, in verification: Verification, of place: SheetPlace
  ) throws(StoreProblem) -> SealFinding {
    if seal == verification.seal { return .same }
    let logs = try self.logs(of: place)
    var broken: [String] = []
    for end in seal.ends {
      let lines = verification.logs.first { $0.replica == end.replica }?.lines ?? 0
      guard lines >= end.lines, try logs[end.replica]?.hash(ofLine: end.lines) == end.hash else {
        broken.append(end.replica)
        continue
      }
    }
    return broken.isEmpty ? .grown(lines: verification.seal.lines - seal.lines) : .broken(broken)
  }
}
