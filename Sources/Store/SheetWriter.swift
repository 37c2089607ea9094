import Evaluation
import Glibc

/// Writes what happens to one open sheet: entries into the log of our replica, and now and then the sheet's file.
///
/// Histories stay values: the caller hands over the one that it has, and where other windows or machines have written
/// since, gets back the one to go on with. Not for several threads; only the log's flushing is.
package final class SheetWriter {
  let store: SheetStore
  package let place: SheetPlace
  private let instrument: Instrument
  /// Whose entries are to be recorded under. Another one only after a history was given back: where our log was
  /// replaced or cut, we begin a new one.
  package private(set) var replica: String
  /// The log that entries are written to; nil before the first. Another thread may flush it.
  package private(set) var log: LogFile?

  private(set) var ends: [String: LogEnd]
  private var broken: Set<String>
  /// What of the sheet's file was read or written last.
  var stamp: Stamp
  /// Of the file when it was looked at last.
  var status: FileStatus?
  var edits: Edits
  private let uid: String
  /// By replica: as far as its log was flushed since the sheet was opened, in bytes.
  private var flushed: [String: Int] = [:]

  fileprivate init(_ store: SheetStore, _ opened: Opened) {
    self.store = store
    place = opened.place
    instrument = opened.instrument
    replica = opened.replica
    ends = opened.ends
    broken = opened.broken
    stamp = opened.stamp
    uid = opened.history.base.uid
    edits = opened.edits.map { .undecided($0) } ?? .none
  }

  /// Writes the entries of our replica that its log does not have yet, as they are in this history. They are with the
  /// system then; `secure` brings them to the disk. Where this throws nothing was written, and the next call writes them.
  ///
  /// - Returns: the history to go on with, where others have written into our log or it had to be begun anew; its last
  ///   entries then have other numbers. Nil where the history stands as it is.
  package func append(_ history: History) throws(StoreProblem) -> History? {
    guard !unwritten(history).isEmpty else { return nil }
    return try inLog(history, renewing: false)
  }

  /// Brings what was appended to the disk, on this thread. Where a flush of our log has failed, now or earlier, what was
  /// written to that file is not trusted any more: the whole log is written anew.
  ///
  /// - Returns: as `append`.
  package func secure(_ history: History) throws(StoreProblem) -> History? {
    // Who wrote it in an earlier run may have been killed before it was flushed.
    if log == nil, ends[replica]?.bytes ?? 0 > flushed[replica] ?? 0 { log = try openLog() }
    guard let log else { return nil }
    do throws(StoreProblem) {
      try log.flush()
    } catch {
      return try inLog(history, renewing: true)
    }
    flushed[replica] = ends[replica]?.bytes
    return nil
  }

  /// Writes to our log under its lock, or begins another one.
  private func inLog(_ history: History, renewing: Bool) throws(StoreProblem) -> History? {
    // Of a file that is a link, for one, the logs would not be where the file is.
    try store.refuseLinks(place)
    let former = (replica, log, ends, broken)
    do throws(StoreProblem) {
      return try tryInLog(history, renewing: renewing)
    } catch {
      // The history stays what it is, and so does what we know of it.
      (replica, log, ends, broken) = former
      throw error
    }
  }

  private func tryInLog(_ history: History, renewing: Bool) throws(StoreProblem) -> History? {
    var result: History?
    for _ in 0..<Self.attempts {
      let current = result ?? history
      guard let log = try openLog() else {
        result = try beginAnew(current)
        continue
      }
      let outcome = try log.locked(patience: store.patience) { () throws(StoreProblem) -> Outcome in
        // Only now nobody else can put another file in its place.
        guard try log.isInPlace() else { return .moved }
        if renewing, case .failed = log.flushState { return try renew(log, current) }
        return try write(current, to: log)
      }
      switch outcome {
      case .written(let history): return history ?? result
      case .gone: result = try beginAnew(current)
      case .moved: self.log = nil
      }
    }
    throw StoreProblem(path: place.logPath(replica), reason: .changedOutside)
  }

  /// How often a log may be found changed under our hands before that is an error.
  private static let attempts = 8

  /// In bytes; what less is added at a time does not make a sheet too large.
  private static let largeAct = 1 << 20

  private enum Outcome {
    /// With the history to go on with, where it is another one.
    case written(History?)
    /// What we knew of the log is not there any more.
    case gone
    /// Another file is in its place, or none.
    case moved
  }

  /// What others have appended since, in other windows or by way of other machines. Cheap where nothing has.
  ///
  /// - Returns: the history to go on with; nil where nothing came.
  package func poll(_ history: History) throws(StoreProblem) -> History? {
    var found: [Entry] = []
    var ends = ends
    for (replica, log) in try store.logs(
      of: place,
      where: { replica, size in
        !broken.contains(replica) && size > self.ends[replica]?.bytes ?? 0
      })
    {
      let end = ends[replica] ?? .start
      guard try log.holds(end) else { continue }
      let tail = try read(log, after: end, of: replica)
      if tail.problem != nil { broken.insert(replica) }
      found += tail.entries
      ends[replica] = tail.end
    }
    guard !found.isEmpty else {
      self.ends = ends
      return nil
    }
    if let joined = try joined(found, to: history, ends: ends) { return joined }
    return try beginAnew(history)
  }

  /// The history back to the blank sheet, with what of it is not written yet: for an undo of what was done in an earlier
  /// session, and to know the conflicts.
  package func whole(_ history: History) throws(StoreProblem) -> History {
    guard !history.isWhole else { return history }
    if let whole = try reopened(history) { return whole }
    return try beginAnew(history)
  }

  /// Of this history, where all of it is written; else nil.
  package func seal(_ history: History) -> HistorySeal? {
    guard unwritten(history).isEmpty else { return nil }
    return ends.keys.contains(where: Replica.isBranch) ? try? store.verify(place).seal : HistorySeal(ends).nonEmpty
  }

  /// Writes the sheet's file, after flushing its logs. Everything in the history has to be written, and the history to be
  /// the one that this writer gave last.
  ///
  /// What somebody edited by hand is only overwritten once that is decided (`settleEdits`); a file with edits that the
  /// history has not taken is kept beside it.
  ///
  /// - Returns: the path of the file that was kept.
  /// - Throws: `changedOutside` where the history is not that one, or the file is neither what was read nor a snapshot of
  ///   less than this; then nothing is written. After `poll` and `lookForEdits` it may be.
  @discardableResult
  package func saveSnapshot(_ history: History) throws(StoreProblem) -> String? {
    try store.refuseLinks(place)
    // Before the lock: this may take a while.
    try flushLogs()
    return try Folder.locked(place.folder, patience: store.patience) { () throws(StoreProblem) in
      try writeSnapshot(history)
    }
  }

  /// Flushes all that the history holds, others' logs, too: who wrote them may have been killed before that. What a
  /// snapshot holds must not be lost from the logs.
  private func flushLogs() throws(StoreProblem) {
    for (replica, end) in ends where end.bytes > flushed[replica] ?? 0 {
      if replica == self.replica, let log {
        try log.flush()
      } else {
        try LogFile.open(place.logPath(replica))?.flush()
      }
      flushed[replica] = end.bytes
    }
  }

  /// The same for who holds the folder's lock.
  @discardableResult
  func writeSnapshot(_ history: History) throws(StoreProblem) -> String? {
    let changed = StoreProblem(path: place.path, reason: .changedOutside)
    // Of a replica with several logs the history numbers the entries as `Forks` does.
    let several = Set(ends.keys.lazy.filter(Replica.isBranch).map(Replica.logged))
    for (replica, end) in ends
    where !several.contains(Replica.logged(in: replica)) && history.lastNumber(of: replica) != max(0, end.number) {
      throw changed
    }
    guard unwritten(history).isEmpty else { throw changed }
    var kept: String?
    if try Folder.kind(of: place.path) != nil {
      let bytes = try File.read(place.path).bytes
      let isKnown = Stamp(bytes) == stamp
      guard isKnown ? !awaitsDecision : try isOlder(bytes) else {
        status = nil
        throw changed
      }
      if isKnown, case .decided(keepsFile: true) = edits { kept = try keepEdited(bytes) }
    }
    try flushLogs()
    let ends = ends.filter { $0.value.number >= 0 }
    stamp = try store.write(
      history.sheet, includes: ends.mapValues { Snapshot.Included($0) },
      lost: history.known.filter { $0.value > history.lastNumber(of: $0.key) },
      conflicts: history.conflicts.map(\.place),
      to: place)
    edits = .none
    return kept
  }

  /// Whether the file is a snapshot of no more than what has been read of the logs.
  private func isOlder(_ bytes: [UInt8]) throws(StoreProblem) -> Bool {
    let file = try SheetFile.decode(bytes, path: place.path)
    guard file.uid == uid, let snapshot = file.snapshot, snapshot.isIntact else { return false }
    return snapshot.includes.allSatisfy { replica, included in
      guard let end = ends[replica] else { return false }
      return included.lines < end.lines || included.lines == end.lines && included.hash == end.hash
    }
  }

  private func unwritten(_ history: History) -> [Entry] {
    history.entries(of: replica, after: max(0, ends[replica]?.number ?? 0))
  }

  func read(_ log: LogFile, after end: LogEnd, of replica: String) throws(StoreProblem) -> LogFile.Tail {
    try log.read(
      after: end, of: Replica.logged(in: replica), sheet: (uid, instrument.reference), instrument: instrument)
  }

  /// Our log, made where there is none; nil where what we knew of it is gone.
  private func openLog() throws(StoreProblem) -> LogFile? {
    if let log { return log }
    let path = place.logPath(replica)
    let isKnown = ends[replica]?.bytes ?? 0 > 0
    log = try LogFile.open(path, forWriting: true)
    if log == nil, !isKnown {
      // Another window may make it at the same moment.
      log = try LogFile.create(path)
      if log == nil { log = try LogFile.open(path, forWriting: true) }
    }
    return log
  }

  /// Under the log's lock.
  private func write(_ history: History, to log: LogFile) throws(StoreProblem) -> Outcome {
    let known = ends[replica] ?? .start
    guard try log.size() >= known.bytes, try log.holds(known) else { return .gone }
    let tail = try read(log, after: known, of: replica)
    if let problem = tail.problem {
      guard !problem.reason.isNewer else { throw StoreProblem(problem) }
      return .gone
    }
    if tail.torn > 0 { try log.truncate(to: tail.end.bytes) }

    var joinedEnds = ends
    joinedEnds[replica] = tail.end
    var history = history
    let isJoined = !tail.entries.isEmpty
    if isJoined {
      guard let joined = try joined(tail.entries, to: history, ends: joinedEnds) else { return .gone }
      history = joined
    }
    let (bytes, end) = try lines(of: history, after: tail.end, path: log.path)
    // What the log takes the sheet's file has to take, too.
    if bytes.count > Self.largeAct { try store.checkSize(history.sheet, at: place) }
    try log.append(bytes, at: tail.end.bytes)
    ends[replica] = end
    return .written(isJoined ? history : nil)
  }

  /// Puts a whole new file in the log's place, under its lock: what of it can be read, and from memory what was lost. Who
  /// waits for the lock finds that the log is not in place any more.
  private func renew(_ log: LogFile, _ history: History) throws(StoreProblem) -> Outcome {
    let known = ends[replica] ?? .start
    let tail = try read(log, after: .start, of: replica)
    if let problem = tail.problem {
      guard !problem.reason.isNewer else { throw StoreProblem(problem) }
      return .gone
    }
    var bytes = try log.bytes(tail.end.bytes, from: 0)
    if tail.end.number < known.number {
      let (lost, end) = try lines(of: history, after: tail.end, upTo: known.number, path: log.path)
      guard end.hash == known.hash else { return .gone }
      bytes += lost
    } else if try !log.holds(known) {
      return .gone
    }
    try DurableFile.write(bytes, to: log.path, mode: 0o600)
    self.log = try LogFile.open(log.path, forWriting: true)
    return .written(nil)
  }

  /// Our entries of the history as lines behind an end of our log, and the end behind them.
  func lines(
    of history: History, after start: LogEnd, upTo last: Int = .max, path: String
  ) throws(StoreProblem) -> (bytes: [UInt8], end: LogEnd) {
    var end = start
    var bytes: [UInt8] = []
    func add(_ line: [UInt8]) throws(StoreProblem) {
      guard line.count <= LogLine.lengthLimit else {
        throw StoreProblem(path: path, reason: .tooLarge(limit: LogLine.lengthLimit))
      }
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
      end.number += 1
      end.bytes += line.count + 1
      end.hash = SHA256.hexadecimal(line)
    }
    if end.number < 0 { try add(LogHead(replica: replica, sheet: try blank(history)).line) }
    for entry in history.entries(of: replica, after: end.number) where entry.id.number <= last {
      do throws(StoreProblem.Reason) {
        try LogLine.check(entry, instrument)
      } catch {
        throw StoreProblem(path: path, reason: error)
      }
      try add(LogLine(entry, previous: end.hash).bytes)
      end.clock = entry.clock
      end.seen.merge(entry.seen, uniquingKeysWith: max)
    }
    return (bytes, end)
  }

  /// What every log of the sheet starts from.
  private func blank(_ history: History) throws(StoreProblem) -> Sheet {
    guard !history.isWhole else { return history.base }
    for replica in ends.filter({ $0.value.number >= 0 }).keys.sorted() {
      if let head = try LogFile.open(place.logPath(replica))?.head(), head.sheet.uid == uid { return head.sheet }
    }
    return history.base.blank
  }

  /// The history with what was found on the disk, behind which ours that is not written yet is numbered anew.
  /// Nil where something that the history holds is not on the disk any more.
  private func joined(_ found: [Entry], to history: History, ends: [String: LogEnd]) throws(StoreProblem) -> History? {
    let written = max(0, self.ends[replica]?.number ?? 0)
    let isOurs = found.contains { $0.id.replica == replica }
    let rest = isOurs ? history.dropping(replica, after: written) : history
    // Only all logs together say how the entries of branches are numbered.
    if !ends.keys.contains(where: Replica.isBranch), let added = rest.adding(found) {
      self.ends = ends
      return isOurs ? added.appending(history, of: replica, after: written, as: replica) : added
    }
    return try reopened(history)
  }

  /// All logs from their first line, and what of the history is not written yet. Nil where something that the history
  /// holds is not on the disk any more.
  private func reopened(_ history: History) throws(StoreProblem) -> History? {
    for (replica, end) in ends where end.bytes > 0 {
      guard let log = try LogFile.open(place.logPath(replica)), try log.holds(end) else { return nil }
    }
    let opened = try store.openWhole(place)
    let former = replica
    let written = max(0, ends[former]?.number ?? 0)
    // Where our log has branches by now we go on in a new one.
    if opened.logs.forks.parts.contains(former) {
      log = nil
      replica = opened.replica
    }
    ends = opened.ends
    broken = opened.broken
    return opened.history.dropping(opened.replica, after: max(0, opened.ends[opened.replica]?.number ?? 0))
      .appending(
        history, of: former, after: written, as: replica, knownAs: opened.logs.numbers(of: former, upTo: written))
  }

  /// Goes over to a new log, as what we knew of ours is not there any more. What the history holds is kept, also what no
  /// log says now.
  private func beginAnew(_ history: History) throws(StoreProblem) -> History {
    log = nil
    let opened = try store.openWhole(place)
    var taken = opened.replica
    var number = 1
    // By what is on the disk our log may look whole: it is only another one than we knew.
    while taken == replica || history.known[taken] ?? 0 > max(0, opened.ends[taken]?.number ?? 0) {
      number += 1
      taken = "\(opened.replica)-\(number)"
    }
    let pending = max(0, opened.ends[opened.replica]?.number ?? 0)
    let written = max(0, ends[replica]?.number ?? 0)
    let disk = opened.history.dropping(opened.replica, after: pending)
    var result = disk.appending(history, of: replica, after: written, as: taken)
    // What opening has kept of lost history, where we had all of it ourselves, is older than what we have.
    let isOlder = disk.known.allSatisfy { lost, number in
      number <= max(history.lastNumber(of: lost), opened.ends[lost]?.number ?? 0)
    }
    // Ours, and what has come to the disk that we did not know: also where it has taken the numbers of what was lost.
    let found = isOlder ? disk : opened.history
    let mine = Dictionary(history.entries.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let new = found.entries.filter { entry in
      entry.id.number > history.known[entry.id.replica] ?? 0 || mine[entry.id].map { $0 != entry } ?? false
    }
    let kept = History(base: history.sheet, entries: new).sheet
    let last = history.entries(of: replica, after: written).last
    let author = History.Author(
      replica: taken, name: last?.author ?? "", assessor: last?.assessor ?? .satker)
    _ = result.record(result.sheet.changes(to: kept), by: author, at: last?.time ?? opened.modified)
    replica = taken
    ends = opened.ends
    broken = opened.broken
    return result
  }
}

extension SheetStore {
  /// What writes the sheet that was opened.
  ///
  /// - Throws: where a newer program wrote into it.
  package func writer(_ opened: Opened) throws(StoreProblem) -> SheetWriter {
    if let problem = opened.readOnly { throw StoreProblem(problem) }
    return SheetWriter(self, opened)
  }

  /// The sheet's logs of whose replica and size the closure wants to know more.
  func logs(
    of place: SheetPlace, where isWanted: (String, Int) -> Bool
  ) throws(StoreProblem) -> [(replica: String, log: LogFile)] {
    let folder = place.historyFolder
    guard try Folder.kind(of: folder) == .folder else { return [] }
    var logs: [(replica: String, log: LogFile)] = []
    for name in try Folder.names(in: folder).sorted() where name.hasSuffix(".jsonl") {
      let replica = String(name.dropLast(".jsonl".count))
      var status = stat()
      guard Replica.isName(replica), lstat("\(folder)/\(name)", &status) == 0,
        isWanted(replica, Int(status.st_size)), let log = try LogFile.open("\(folder)/\(name)")
      else { continue }
      logs.append((replica, log))
    }
    return logs
  }
}

extension StoreProblem {
  /// A log's problem where it has to be an error. Its line is the position.
  package init(_ problem: LogProblem) {
    self.path = problem.path
    let position = TextPosition(line: problem.line, column: 1)
    reason =
      switch problem.reason {
      case .unknownChange(let keys):
        .unknownKey(place: JSONPlace(["changes"], position), key: keys.joined(separator: "/"))
      case .content(.unknownKey(let place, let key)): .unknownKey(place: JSONPlace(place.keys, position), key: key)
      case .content(.malformed(let place, let malformation)):
        .malformed(place: JSONPlace(place.keys, position), malformation)
      case .content(.change(let place, let problem)): .change(place: JSONPlace(place.keys, position), problem)
      case .content(.json(let json)):
        .json(JSONProblem(TextPosition(line: problem.line, column: json.position.column), json.reason))
      case .content(let reason): reason
      case .lineTooLong(let limit): .tooLarge(limit: limit)
      case .tooMany(let limit): .tooMany(limit: limit)
      case .chain: .malformed(place: JSONPlace(["previous"], position), .value)
      case .number: .malformed(place: JSONPlace(["number"], position), .value)
      case .clock: .malformed(place: JSONPlace(["clock"], position), .value)
      case .otherSheet: .malformed(place: JSONPlace(["uid"], position), .value)
      case .otherReplica: .malformed(place: JSONPlace(["replica"], position), .value)
      }
  }
}
