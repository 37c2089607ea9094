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
    var tails: [String: LogFile.Tail] = [:]
    var hashes: [String: [String]] = [:]
    var base = stored.sheet.blank
    var hasHead = false
    for (replica, log) in try self.logs(of: place).sorted(by: { $0.key < $1.key }) {
      let tail = try log.read(
        after: .start, of: Replica.logged(in: replica), sheet: (file.uid, file.reference),
        instrument: stored.instrument
      ) { hashes[replica, default: []].append($1) }
      tails[replica] = tail
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
    }
    let read = ReadLogs(tails, hashes: hashes)
    let numbers = file.snapshot?.includes.reduce(into: [:]) { numbers, part in
      numbers.merge(read.numbers(of: part.key, upTo: part.value.lines - 1), uniquingKeysWith: max)
    }
    let included = read.forks.entries.filter { $0.id.number <= numbers?[$0.id.replica] ?? 0 }
    missing += file.snapshot?.includes.keys.filter { replica in !logs.contains { $0.replica == replica } } ?? []
    let changes = History(base: base, entries: included).sheet.changes(to: stored.sheet)
    let state: Verification.State =
      if let snapshot = file.snapshot {
        !snapshot.isIntact
          ? .edited : !missing.isEmpty ? .ahead(missing.sorted()) : changes.isEmpty ? .fits : .differs(changes)
      } else {
        .withoutLogs
      }
    let lines = read.forks.branches.filter { !$0.lines.hashes.isEmpty }.sorted { $0.name < $1.name }
      .map { "\($0.name):\($0.lines.hashes.last ?? ""):\($0.lines.hashes.count)\n" }
    return Verification(logs: logs, snapshot: state, digest: SHA256.hexadecimal(Array(lines.joined().utf8)))
  }
}
