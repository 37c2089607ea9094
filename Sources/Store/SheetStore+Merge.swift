import Evaluation
import Glibc

extension SheetStore {
  /// Takes what others have into the sheet's own logs: of each path a log (`.jsonl`), a sheet's file with the logs beside it,
  /// a sheet's folder, or a folder of logs. Only ever adds lines; an act of ours records what came, so that it can be undone.
  /// Merged again it brings nothing.
  ///
  /// - Throws: what hinders `open`; what is wrong with a path; `otherSheet`, `unattributed`. Nothing is written before all
  ///   of them have been read and checked.
  package func merge(
    _ paths: [String], into place: SheetPlace, by author: String? = nil, reason: String
  ) throws(StoreProblem) -> Merged {
    let opened = try openWhole(place)
    if let problem = opened.readOnly { throw StoreProblem(problem) }
    var incoming = Incoming(sheet: opened.history.sheet.blank, instrument: opened.instrument)
    for path in paths { try incoming.read(path) }
    return try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      try merge(incoming, into: place, by: author ?? Self.userName, reason: reason)
    }
  }

  /// Under the folder's lock.
  private func merge(
    _ incoming: Incoming, into place: SheetPlace, by name: String, reason: String
  ) throws(StoreProblem) -> Merged {
    var opened = try openWhole(place)
    let before = try verify(place).digest
    var local = try incoming.readLogs(of: place, in: self)
    try incoming.checkFiles(beside: local)
    let additions = try incoming.additions(to: local)
    guard !additions.isEmpty else {
      return Merged(history: opened.history, arrivals: [], notes: incoming.notes, before: before, after: before)
    }
    guard local.count + additions.filter(\.isNew).count <= LogLine.logsLimit else {
      throw StoreProblem(path: place.historyFolder, reason: .tooLarge(limit: LogLine.logsLimit))
    }
    let all = Forks(local.values.map(\.lines) + incoming.logs.map(\.lines))
    try checkSize(History(base: opened.history.base, entries: all.entries).sheet, at: place)

    // What no log says yet would be taken for a change of what comes.
    let isUnwritten = opened.notes.contains { note in
      switch note {
      case .edited, .migrated: true
      default: false
      }
    }
    if isUnwritten {
      try record([], in: opened, by: name)
      opened = try openWhole(place)
      local = try incoming.readLogs(of: place, in: self)
    }
    try add(incoming, to: place)
    let merged = try openWhole(place)
    var had: [String: Int] = [:]
    for (name, log) in local {
      had.merge(merged.logs.numbers(of: name, upTo: max(0, log.end.number)), uniquingKeysWith: max)
    }
    // What was known of logs that did not come is not what came.
    for (replica, number) in opened.history.known
    where merged.history.lastNumber(of: replica) == opened.history.lastNumber(of: replica) {
      had[replica] = max(had[replica] ?? 0, number)
    }
    let came = merged.logs.forks.entries.filter { $0.id.number > had[$0.id.replica] ?? 0 }
    let writer = try writer(merged)
    var history = merged.history
    let author = History.Author(replica: merged.replica, name: name, assessor: .satker)
    _ = history.recordMerge(had: had, by: author, at: time(nil), reason: reason)
    history = try writer.append(history) ?? history
    history = try writer.secure(history) ?? history
    history = try writer.poll(history) ?? history
    try writer.writeSnapshot(history)
    let arrivals = Dictionary(grouping: came) { [$0.id.replica, $0.author] }
      .map { Merged.Arrival(replica: $0[0], author: $0[1], count: $1.count) }
      .sorted { ($0.replica, $0.author) < ($1.replica, $1.author) }
    return Merged(
      history: history, arrivals: arrivals, notes: incoming.notes, before: before, after: try verify(place).digest)
  }

  /// Writes what is missing into the sheet's logs.
  private func add(_ incoming: Incoming, to place: SheetPlace) throws(StoreProblem) {
    // Under its lock a log may be found grown: then it is looked again what is missing.
    for _ in 0..<8 {
      let local = try incoming.readLogs(of: place, in: self)
      var isDone = true
      for addition in try incoming.additions(to: local) where isDone {
        isDone = try add(addition, to: place, incoming)
      }
      if isDone { return }
    }
    throw StoreProblem(path: place.historyFolder, reason: .changedOutside)
  }

  /// False, and nothing is written, where the log is not what was read.
  private func add(
    _ addition: Incoming.Addition, to place: SheetPlace, _ incoming: Incoming
  ) throws(StoreProblem) -> Bool {
    let path = place.logPath(addition.name)
    let log = addition.isNew ? try LogFile.create(path) : try LogFile.open(path, forWriting: true)
    guard let log else { return false }
    return try log.locked(patience: patience) { () throws(StoreProblem) in
      guard try log.size() >= addition.end.bytes, try log.holds(addition.end) else { return false }
      let tail = try log.read(
        after: addition.end, of: Replica.logged(in: addition.name), sheet: incoming.reference,
        instrument: incoming.instrument)
      guard tail.end == addition.end, tail.problem == nil else { return false }
      if tail.torn > 0 { try log.truncate(to: tail.end.bytes) }
      try log.append(addition.bytes, at: tail.end.bytes)
      try log.flush()
      return true
    }
  }
}

/// What is to be merged into a sheet, read and checked.
private struct Incoming {
  /// The sheet that it has to be of, without answers.
  let sheet: Sheet
  let instrument: Instrument
  private(set) var logs: [Log] = []
  private(set) var notes: [Note] = []
  private var files: [(path: String, snapshot: Snapshot?)] = []

  /// The largest log that is taken in, in bytes.
  static let sizeLimit = 256 << 20

  struct Log {
    let lines: LogLines
    /// By line, with the line feed.
    let bytes: [[UInt8]]
    let end: LogEnd
    /// Whether more can be put behind its last line.
    let isSound: Bool
  }

  /// Lines that a log lacks.
  struct Addition {
    /// The log's, without `.jsonl`.
    let name: String
    /// There is no such log yet.
    let isNew: Bool
    /// What stands in the log.
    let end: LogEnd
    let bytes: [UInt8]
  }

  init(sheet: Sheet, instrument: Instrument) {
    self.sheet = sheet
    self.instrument = instrument
  }

  var reference: (uid: String, instrument: Sheet.InstrumentReference) { (sheet.uid, sheet.instrument) }

  /// Reads what the path stands for. Links are not followed.
  mutating func read(_ path: String) throws(StoreProblem) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard path.isPath else { throw StoreProblem(path: path, reason: .invalidID) }
    switch try Folder.kind(of: path) {
    case nil: throw StoreProblem(path: path, reason: .notFound)
    case .link: throw StoreProblem(path: path, reason: .symbolicLink)
    case .folder:
      let place = SheetPlace(id: path, path: "\(path)/sheet.json")
      if try Folder.kind(of: place.path) != nil {
        try readSheet(place)
      } else if try Folder.kind(of: place.historyFolder) != nil {
        try readFolder(place.historyFolder)
      } else {
        let count = logs.count
        try readFolder(path)
        guard logs.count > count else { throw StoreProblem(path: path, reason: .notFound) }
      }
    case .other:
      if path.hasSuffix(".jsonl") { try readLog(path) } else { try readSheet(SheetPlace(id: path, path: path)) }
    }
  }

  private mutating func readSheet(_ place: SheetPlace) throws(StoreProblem) {
    guard try Folder.kind(of: place.path) != .link else { throw StoreProblem(path: place.path, reason: .symbolicLink) }
    let file = try SheetFile.decode(try File.read(place.path).bytes, path: place.path)
    try check(file.head, path: place.path)
    files.append((place.path, file.snapshot))
    if try Folder.kind(of: place.historyFolder) != nil { try readFolder(place.historyFolder) }
  }

  private mutating func readFolder(_ folder: String) throws(StoreProblem) {
    guard try Folder.kind(of: folder) != .link else { throw StoreProblem(path: folder, reason: .linkedFolder) }
    let names = try Folder.names(in: folder).filter { $0.hasSuffix(".jsonl") }.sorted()
    guard names.count <= LogLine.logsLimit else {
      throw StoreProblem(path: folder, reason: .tooLarge(limit: LogLine.logsLimit))
    }
    for name in names { try readLog("\(folder)/\(name)") }
  }

  private mutating func readLog(_ path: String) throws(StoreProblem) {
    guard let file = try LogFile.open(path) else { throw StoreProblem(path: path, reason: .notFound) }
    guard try file.size() <= Self.sizeLimit else {
      throw StoreProblem(path: path, reason: .tooLarge(limit: Self.sizeLimit))
    }
    guard let head = try file.head() else {
      // Not a line of it can be used: why, reading it says.
      let problem = try read(file, of: Replica.logged(in: path.splitPath.name)).problem
      throw problem.map { StoreProblem($0) }
        ?? StoreProblem(path: path, reason: .malformed(place: JSONPlace([]), .missing))
    }
    try check(head.sheet, path: path)
    guard Replica.isName(head.replica), !Replica.isBranch(head.replica) else {
      throw StoreProblem(path: path, reason: .malformed(place: JSONPlace(["replica"]), .value))
    }
    guard logs.count < LogLine.logsLimit else {
      throw StoreProblem(path: path, reason: .tooLarge(limit: LogLine.logsLimit))
    }
    let (log, problem, torn) = try read(file, of: head.replica)
    if torn > 0 { notes.append(.torn(path: path, bytes: torn)) }
    if let problem { notes.append(.broken(problem)) }
    if !log.lines.entries.isEmpty { logs.append(log) }
  }

  private func check(_ found: Sheet, path: String) throws(StoreProblem) {
    guard found.uid == sheet.uid, found.instrument == sheet.instrument else {
      throw StoreProblem(path: path, reason: .otherSheet(found: found, wanted: sheet))
    }
  }

  private func read(
    _ file: LogFile, of replica: String
  ) throws(StoreProblem) -> (log: Log, problem: LogProblem?, torn: Int) {
    var hashes: [String] = []
    var bytes: [[UInt8]] = []
    let tail = try file.read(after: .start, of: replica, sheet: reference, instrument: instrument) { line, hash in
      hashes.append(hash)
      bytes.append(line + [UInt8(ascii: "\n")])
    }
    let lines = LogLines(replica: replica, hashes: hashes, entries: tail.entries)
    return (Log(lines: lines, bytes: bytes, end: tail.end, isSound: tail.problem == nil), tail.problem, tail.torn)
  }

  /// The sheet's own logs, by name.
  func readLogs(of place: SheetPlace, in store: SheetStore) throws(StoreProblem) -> [String: Log] {
    var logs: [String: Log] = [:]
    for (name, file) in try store.logs(of: place) { logs[name] = try read(file, of: Replica.logged(in: name)).log }
    return logs
  }

  /// That no sheet's file holds what neither the logs here nor the merged ones do.
  func checkFiles(beside local: [String: Log]) throws(StoreProblem) {
    let known = local.values.map(\.lines) + logs.map(\.lines)
    for (path, snapshot) in files {
      guard let snapshot, snapshot.isIntact else {
        throw StoreProblem(path: path, reason: .unattributed(isEdited: snapshot != nil))
      }
      for (name, part) in snapshot.includes {
        let isKnown = known.contains { log in
          log.replica == Replica.logged(in: name) && part.lines <= log.hashes.count
            && log.hashes[part.lines - 1] == part.hash
        }
        guard isKnown else { throw StoreProblem(path: path, reason: .unattributed(isEdited: false)) }
      }
    }
  }

  /// What the logs here lack of the merged ones, whatever order those came in: where a log is the beginning of a merged one
  /// it goes on with that; where they part, what was merged becomes a log beside it.
  func additions(to local: [String: Log]) throws(StoreProblem) -> [Addition] {
    var present = local.mapValues(\.lines)
    var additions: [Addition] = []
    let sorted = logs.sorted { first, second in
      let (first, second) = (first.lines, second.lines)
      return (first.replica, second.hashes.count, first.hashes.last ?? "")
        < (second.replica, first.hashes.count, second.hashes.last ?? "")
    }
    for log in sorted {
      let hashes = log.lines.hashes
      let replica = log.lines.replica
      let copies = present.filter { Replica.logged(in: $0.key) == replica }
      guard !copies.values.contains(where: { $0.begins(with: hashes[...]) }) else { continue }
      let name: String
      let begun = copies.filter { name, copy in
        log.lines.begins(with: copy.hashes[...]) && local[name]?.isSound != false
      }
      if let longest = begun.max(by: { ($0.value.hashes.count, $1.key) < ($1.value.hashes.count, $0.key) }) {
        name = longest.key
      } else {
        name = try newName(for: hashes, of: replica, beside: copies)
      }
      let count = present[name]?.hashes.count ?? 0
      additions.append(
        Addition(
          name: name, isNew: present[name] == nil, end: local[name]?.end ?? .start,
          bytes: Array(log.bytes[count...].joined())))
      present[name] = log.lines
    }
    return additions
  }

  /// The replica's own, else that of the branch which begins with the first line that no other log has.
  private func newName(
    for hashes: [String], of replica: String, beside copies: [String: LogLines]
  ) throws(StoreProblem) -> String {
    guard !copies.isEmpty else { return replica }
    let common = copies.values.map { copy in zip(copy.hashes, hashes).prefix { $0 == $1 }.count }.max() ?? 0
    let name = copies[replica] == nil ? replica : Forks.name(of: replica, hashes[min(common, hashes.count - 1)])
    // Of two lines with the same beginning of a hash one was made for that.
    guard copies[name] == nil, Replica.isName(name) else {
      throw StoreProblem(path: "\(name).jsonl", reason: .malformed(place: JSONPlace(["previous"]), .value))
    }
    return name
  }
}
