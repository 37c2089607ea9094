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
    if !isWhole, let opened = try opening.besideSnapshot() { return opened }
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
    guard let snapshot, snapshot.isIntact, !snapshot.includes.isEmpty else { return nil }
    var ends: [String: LogEnd] = [:]
    for (replica, included) in snapshot.includes {
      guard let end = try logs[replica]?.end(included, of: replica, instrument: instrument) else { return nil }
      ends[replica] = end
    }
    try readLogs(after: ends)
    let marks = ends.filter { $0.value.number > 0 }
      .mapValues { History.Mark(number: $0.number, clock: $0.clock) }
    let entries = tails.values.flatMap(\.entries)
    let start = History(base: sheet, included: marks, lost: snapshot.lost)
    guard let history = start.adding(entries), history.hasSeen(entries) else { return nil }
    return opened(history)
  }

  /// All of the logs, and nothing else.
  mutating func fromLogsAlone() throws(StoreProblem) -> Opened {
    try readLogs(after: [:])
    let heads = tails.sorted { $0.key < $1.key }.compactMap(\.value.head)
    return opened(History(base: heads.first?.sheet ?? sheet, entries: tails.values.flatMap(\.entries)))
  }

  /// All of the logs.
  mutating func fromTheStart() throws(StoreProblem) -> Opened {
    try readLogs(after: [:])
    let heads = tails.sorted { $0.key < $1.key }.compactMap(\.value.head)
    let base = heads.first?.sheet ?? sheet.blank
    for head in heads where head.sheet != base { notes.append(.otherStart(replica: head.replica)) }
    let entries = tails.values.flatMap(\.entries)

    var lost = snapshot?.lost ?? [:]
    let missing = try snapshot.map { snapshot throws(StoreProblem) in try unmet(by: snapshot) } ?? []
    for replica in missing { lost[replica] = snapshot?.includes[replica].map { $0.lines - 1 } }
    let history = History(base: base, lost: lost.filter { $0.value > 0 }, entries: entries)

    if heads.isEmpty {
      // The file is all there is.
      if snapshot == nil { notes.append(.migrated) }
      if !missing.isEmpty { notes.append(.ahead(missing)) }
      return opened(history, keeping: sheet, unusable: missing)
    }
    guard let snapshot, snapshot.isIntact else {
      let changes = history.sheet.changes(to: sheet)
      if !changes.isEmpty { notes.append(.edited(changes)) }
      return opened(history)
    }
    guard !missing.isEmpty else { return opened(history) }
    notes.append(.ahead(missing))
    // What the snapshot held, and what came since.
    let known = snapshot.includes.mapValues { History.Mark(number: $0.lines - 1, clock: 0) }
    let since = entries.filter { $0.id.number > known[$0.id.replica]?.number ?? 0 }
    return opened(history, keeping: History(base: sheet, entries: since).sheet, unusable: missing)
  }

  private mutating func readLogs(after ends: [String: LogEnd]) throws(StoreProblem) {
    notes = []
    tails = [:]
    for (replica, log) in logs.sorted(by: { $0.key < $1.key }) {
      let tail = try log.read(
        after: ends[replica] ?? .start, of: replica, sheet: (sheet.uid, sheet.instrument), instrument: instrument)
      if tail.torn > 0 { notes.append(.torn(path: log.path, bytes: tail.torn)) }
      if let problem = tail.problem { notes.append(.broken(problem)) }
      tails[replica] = tail
    }
  }

  /// The replicas of whose logs the snapshot holds more than there is.
  private func unmet(by snapshot: Snapshot) throws(StoreProblem) -> [String] {
    guard snapshot.isIntact else { return [] }
    var replicas: [String] = []
    for (replica, included) in snapshot.includes.sorted(by: { $0.key < $1.key }) {
      let isThere = try logs[replica]?.end(included, of: replica, instrument: instrument) != nil
      if !isThere || tails[replica]?.end.lines ?? 0 < included.lines { replicas.append(replica) }
    }
    return replicas
  }

  /// What is kept is to be the content: what the history does not say of it is recorded. Unusable are the replicas whose
  /// log must not be continued.
  private func opened(_ history: History, keeping kept: Sheet? = nil, unusable: [String] = []) -> Opened {
    var history = history
    let ends = tails.mapValues(\.end)
    let problems = tails.compactMapValues(\.problem)
    let replica = ownReplica(history, ends, unusable: Set(problems.keys).union(unusable))
    if let kept {
      let author = History.Author(replica: replica, name: "", assessor: .satker)
      _ = history.record(history.sheet.changes(to: kept), by: author, at: modified)
    }
    let newer = problems.sorted { $0.key < $1.key }.map(\.value).first { $0.reason.isNewer }
    return Opened(
      place: place, instrument: instrument, history: history, replica: replica, notes: notes, readOnly: newer,
      modified: modified, stamp: stamp, ends: ends, broken: Set(problems.keys))
  }

  /// Our replica, with a number behind it where its log cannot be continued: the highest number that there is, or the next.
  private func ownReplica(_ history: History, _ ends: [String: LogEnd], unusable: Set<String>) -> String {
    let own = Replica.own(stateFolder: store.stateFolder)
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

extension History {
  /// Whether no clock of the entries is ahead of all that is known.
  func hasSeen(_ entries: [Entry]) -> Bool {
    let count = known.values.reduce(0, +)
    return entries.allSatisfy { $0.clock <= count }
  }
}
