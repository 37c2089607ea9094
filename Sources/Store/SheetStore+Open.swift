import Evaluation

extension SheetStore {
  /// Opens the sheet with its history: beside a snapshot that fits only what was written since, else all of it.
  ///
  /// - Throws: what hinders `load`; a log that cannot be used is a note, not an error.
  package func open(_ place: SheetPlace) throws(StoreProblem) -> Opened { try open(place, isWhole: false) }

  /// Opens the sheet with its history back to the blank sheet.
  package func openWhole(_ place: SheetPlace) throws(StoreProblem) -> Opened { try open(place, isWhole: true) }

  private func open(_ place: SheetPlace, isWhole: Bool) throws(StoreProblem) -> Opened {
    let content = try File.read(place.path)
    let file = try SheetFile.decode(content.bytes, path: place.path)
    let instrument = try instrument(of: file, at: place) { reference throws(StoreProblem) in
      try self.instrument(for: reference)
    }
    let sheet: Sheet
    do throws(StoreProblem.Reason) {
      sheet = try file.sheet(instrument)
    } catch {
      throw StoreProblem(path: place.path, reason: error)
    }
    var opening = Opening(
      store: self, place: place, sheet: sheet, snapshot: file.snapshot, instrument: instrument,
      stamp: Stamp(content.bytes), modified: content.modified, logs: try logs(of: place))
    if !isWhole, let opened = try opening.besideSnapshot(), !opening.mayBeOld { return opened }
    return try opening.fromTheStart()
  }

  /// Opens what the logs say, whatever the sheet's file holds; the blank sheet is that of their heads.
  func openLogs(of place: SheetPlace, as blank: Sheet, _ instrument: Instrument) throws(StoreProblem) -> Opened {
    var opening = Opening(
      store: self, place: place, sheet: blank, snapshot: nil, instrument: instrument, stamp: Stamp([]), modified: 0,
      logs: try logs(of: place))
    return try opening.fromLogsAlone()
  }

  /// The sheet's logs by replica.
  func logs(of place: SheetPlace) throws(StoreProblem) -> [String: LogFile] {
    let folder = place.historyFolder
    switch try Folder.kind(of: folder) {
    case nil: return [:]
    case .link: throw StoreProblem(path: folder, reason: .linkedFolder)
    case .other, .folder: break
    }
    var logs: [String: LogFile] = [:]
    for name in try Folder.names(in: folder) where name.hasSuffix(".jsonl") {
      let replica = String(name.dropLast(".jsonl".count))
      guard Replica.isName(replica) else { continue }
      logs[replica] = try LogFile.open("\(folder)/\(name)")
      guard logs.count <= LogLine.logsLimit else {
        throw StoreProblem(path: folder, reason: .tooMany(limit: LogLine.logsLimit))
      }
    }
    return logs
  }
}

/// A sheet that is being opened: its file was read, its logs were not yet.
private struct Opening {
  let store: SheetStore
  let place: SheetPlace
  let sheet: Sheet
  let snapshot: Snapshot?
  let instrument: Instrument
  let stamp: Stamp
  let modified: Int
  let logs: [String: LogFile]

  private var tails: [String: LogFile.Tail] = [:]
  private var read = ReadLogs()
  private var notes: [Note] = []

  init(
    store: SheetStore, place: SheetPlace, sheet: Sheet, snapshot: Snapshot?, instrument: Instrument, stamp: Stamp,
    modified: Int, logs: [String: LogFile]
  ) {
    self.store = store
    self.place = place
    self.sheet = sheet
    self.snapshot = snapshot
    self.instrument = instrument
    self.stamp = stamp
    self.modified = modified
    self.logs = logs
  }

  /// Only what the snapshot does not hold; nil where it does not fit its logs, or what came since belongs before what it
  /// holds.
  mutating func besideSnapshot() throws(StoreProblem) -> Opened? {
    guard let snapshot, snapshot.sparesReading, !logs.keys.contains(where: Replica.isBranch) else { return nil }
    var ends: [String: LogEnd] = [:]
    for (replica, included) in snapshot.includes {
      guard let end = try logs[replica]?.end(included, of: replica, instrument: instrument) else { return nil }
      ends[replica] = end
    }
    try readLogs(after: ends)
    let marks = ends.filter { $0.value.number > 0 }
      .mapValues { History.Mark(number: $0.number, clock: $0.clock, seen: $0.seen) }
    let entries = tails.values.flatMap(\.entries)
    let start = History(base: sheet, included: marks, lost: snapshot.lost)
    return start.adding(entries).map { opened($0) }
  }

  /// All of the logs, and what only a backup knows of them.
  mutating func fromLogsAlone() throws(StoreProblem) -> Opened {
    try readLogs(after: [:])
    let heads = tails.sorted { $0.key < $1.key }.compactMap(\.value.head)
    let base = heads.first?.sheet ?? sheet
    let entries = read.forks.entries
    guard let kept = try keptByBackup() else { return opened(History(base: base, entries: entries)) }
    return opened(History(base: base, lost: kept.lost, entries: entries), keeping: kept, entries)
  }

  /// All of the logs.
  mutating func fromTheStart() throws(StoreProblem) -> Opened {
    try readLogs(after: [:])
    let heads = tails.sorted { $0.key < $1.key }.compactMap(\.value.head)
    let base = heads.first?.sheet ?? sheet.blank
    for head in heads where head.sheet != base { notes.append(.otherStart(replica: head.replica)) }
    let entries = read.forks.entries

    var kept = try keptByBackup()
    if kept == nil { kept = try keptByFile() }
    let lost = (snapshot?.lost ?? [:]).merging(kept?.lost ?? [:], uniquingKeysWith: max)
    let history = History(base: base, lost: lost, entries: entries)

    if heads.isEmpty {
      // The file, or a backup, is all there is.
      if snapshot == nil { notes.append(.migrated) }
      return opened(history, keeping: kept ?? Kept(sheet: sheet, snapshot: nil, missing: []), entries)
    }
    if snapshot?.isIntact != true {
      // What was edited, or with an older copy of the sheet what its file has beside the logs of then.
      let edits = HandEdits(from: try beforeEdits(of: history), to: sheet, on: history.sheet)
      if !edits.changes.isEmpty { notes.append(.edited(edits)) }
    }
    return opened(history, keeping: kept, entries)
  }

  /// A sheet that holds more than the logs: its file, or a backup.
  private struct Kept {
    let sheet: Sheet
    /// Nil in format 1.
    let snapshot: Snapshot?
    /// The replicas of whose logs it holds more than there is.
    let missing: [String]

    /// By replica, its last entry that is not here any more.
    var lost: [String: Int] {
      var lost: [String: Int] = [:]
      for replica in missing { lost[replica] = snapshot?.includes[replica].map { $0.lines - 1 } }
      return lost.filter { $0.value > 0 }.merging(snapshot?.lost ?? [:], uniquingKeysWith: max)
    }
  }

  /// The sheet's file, where it holds more than the logs.
  private func keptByFile() throws(StoreProblem) -> Kept? {
    guard let snapshot, snapshot.isIntact else { return nil }
    let missing = try unmet(by: snapshot)
    return missing.isEmpty ? nil : Kept(sheet: sheet, snapshot: snapshot, missing: missing)
  }

  /// Whether the name of the newest backup says that there was more of the logs once: an older copy of the sheet was laid
  /// over it, or logs were lost.
  var mayBeOld: Bool {
    let newest = try? store.backups(of: place).first
    return newest?.lines ?? 0 > lines
  }

  /// Of all logs together.
  private var lines: Int { tails.values.reduce(0) { $0 + $1.end.lines } }

  /// The newest backup, where it holds more than the logs and more than the sheet's file. That stays so until there is
  /// another one: what it holds and what came since is the sheet in the meantime, too.
  private func keptByBackup() throws(StoreProblem) -> Kept? {
    let inFile = snapshot.map { $0.isIntact ? $0.lines : 0 } ?? 0
    guard let backup = store.newestBackup(of: place, uid: sheet.uid, holdingMoreThan: max(lines, inFile)),
      backup.sheet.instrument == sheet.instrument
    else { return nil }
    let missing = try unmet(by: backup.snapshot)
    return missing.isEmpty ? nil : Kept(sheet: backup.sheet, snapshot: backup.snapshot, missing: missing)
  }

  /// What stands behind the place where a log is broken, unless somebody has seen it or it changes nothing.
  private func rest(
    of name: String, behind problem: LogProblem, beside history: History
  ) throws(StoreProblem) -> BrokenRest? {
    guard let log = logs[name], let end = tails[name]?.end else { return nil }
    let replica = Replica.logged(in: name)
    let (entries, lines) = try log.rest(after: end, of: replica, instrument: instrument)
    let last = end.number + lines
    guard last > history.known[replica] ?? 0 else { return nil }
    let accepted = entries.lazy.flatMap(\.changes).reduce(history.sheet) { $0.applying($1) }
    let changes = history.sheet.changes(to: accepted)
    return changes.isEmpty ? nil : BrokenRest(replica: replica, line: problem.line, last: last, changes: changes)
  }

  /// What the file held before it was edited by hand: what its logs say up to where it includes them. Where they are not
  /// what it included, nobody can tell the edits from what has come since, and every difference is one.
  private func beforeEdits(of history: History) throws(StoreProblem) -> Sheet {
    // What a file of format 1 held is the first entry.
    guard let snapshot else { return history.sheet(at: 1) }
    guard try unmet(by: snapshot).isEmpty else { return history.sheet }
    let known = read.numbers(snapshot)
    let included = history.entries.filter { $0.id.number <= known[$0.id.replica] ?? 0 }
    return History(base: history.base, entries: included).sheet
  }

  private mutating func readLogs(after ends: [String: LogEnd]) throws(StoreProblem) {
    notes = []
    tails = [:]
    var hashes: [String: [String]] = [:]
    let copied = Dictionary(grouping: logs.keys, by: Replica.logged).filter { $0.value.count > 1 }
    for (name, log) in logs.sorted(by: { $0.key < $1.key }) {
      let replica = Replica.logged(in: name)
      let isCopied = copied[replica] != nil
      let tail = try log.read(
        after: ends[name] ?? .start, of: replica, sheet: (sheet.uid, sheet.instrument), instrument: instrument
      ) { _, hash in if isCopied { hashes[name, default: []].append(hash) } }
      if tail.torn > 0 { notes.append(.torn(path: log.path, bytes: tail.torn)) }
      if let problem = tail.problem { notes.append(.broken(problem)) }
      tails[name] = tail
    }
    read = ReadLogs(tails, hashes: hashes)
  }

  /// The replicas of whose logs the snapshot holds more than there is.
  private func unmet(by snapshot: Snapshot) throws(StoreProblem) -> [String] {
    var replicas: [String] = []
    for (replica, included) in snapshot.includes.sorted(by: { $0.key < $1.key }) {
      let isThere = try logs[replica]?.end(included, of: replica, instrument: instrument) != nil
      if !isThere || tails[replica]?.end.lines ?? 0 < included.lines { replicas.append(replica) }
    }
    return replicas
  }

  /// What is kept is to be the content, with what of the entries it does not hold: what the history does not say of that is
  /// recorded. Logs of which more is kept than there is must not be continued.
  private func opened(_ history: History, keeping kept: Kept? = nil, _ entries: [Entry] = []) -> Opened {
    var (history, notes) = (history, notes)
    let ends = tails.mapValues(\.end)
    let problems = tails.compactMapValues(\.problem)
    let replica = ownReplica(history, ends, unusable: Set(problems.keys).union(kept?.missing ?? []))
    if let kept {
      let included = read.numbers(kept.snapshot)
      let since = entries.filter { $0.id.number > included[$0.id.replica] ?? 0 }
      let author = History.Author(replica: replica, name: "", assessor: .satker)
      let content = History(base: kept.sheet, entries: since).sheet
      let changes = history.sheet.changes(to: content)
      _ = history.record(changes, by: author, at: modified)
      let isKnown = kept.lost.allSatisfy { $0.value <= snapshot?.lost[$0.key] ?? 0 }
      if !kept.missing.isEmpty, !isKnown || !changes.isEmpty { notes.append(.ahead(kept.missing)) }
    }
    for (name, problem) in problems.sorted(by: { $0.key < $1.key }) where !problem.reason.isNewer {
      if let rest = try? rest(of: name, behind: problem, beside: history) { notes.append(.rest(rest)) }
    }
    let newer = problems.sorted { $0.key < $1.key }.map(\.value).first { $0.reason.isNewer }
    let isLost = notes.contains { if case .ahead = $0 { true } else { false } }
    let isAhead = isLost || ends.contains { snapshot?.includes[$0.key]?.lines ?? 0 < $0.value.lines }
    return Opened(
      place: place, instrument: instrument, history: history, replica: replica, notes: notes, readOnly: newer,
      modified: modified, isAhead: isAhead, stamp: stamp, ends: ends, broken: Set(problems.keys), logs: read)
  }

  /// Our replica, with a number behind it where its log cannot be continued: the highest number that there is, or the next.
  /// Where it has branches each machine goes on from the one that stands in its own log.
  private func ownReplica(_ history: History, _ ends: [String: LogEnd], unusable: Set<String>) -> String {
    let own = read.branch(of: Replica.own(stateFolder: store.stateFolder))
    let unusable = unusable.union(read.forks.parts)
    var number = 1
    func name(_ number: Int) -> String { number == 1 ? own : "\(own)-\(number)" }
    func exists(_ number: Int) -> Bool { ends[name(number)] != nil || history.known[name(number)] != nil }
    while exists(number + 1) { number += 1 }
    while unusable.contains(name(number))
      || history.known[name(number)] ?? 0 > max(0, ends[name(number)]?.number ?? 0)
    {
      number += 1
    }
    return name(number)
  }
}
