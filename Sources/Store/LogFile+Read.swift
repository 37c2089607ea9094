import Evaluation
import Glibc

extension LogFile {
  /// What stands in a log behind an end.
  struct Tail {
    /// Where the reading began before it.
    var head: LogHead?
    var entries: [Entry] = []
    /// Behind the last good line.
    var end: LogEnd
    /// Why the reading ended there; nil where it came to the last line feed.
    var problem: LogProblem?
    /// How many bytes stand behind the last line feed: a line that is being written, or was never finished.
    var torn = 0
  }

  /// Reads everything behind the end as far as it is good, and hands over each good line with its hash.
  func read(
    after end: LogEnd, of replica: String, sheet: (uid: String, instrument: Sheet.InstrumentReference),
    instrument: Instrument, onLine: (_ line: [UInt8], _ hash: String) -> Void = { _, _ in }
  ) throws(StoreProblem) -> Tail {
    var tail = Tail(end: end)
    var seen = end.seen.values.reduce(0, +)
    func take(_ line: [UInt8]) throws(LogProblem.Reason) {
      guard tail.end.lines < LogLine.countLimit else { throw .tooMany(limit: LogLine.countLimit) }
      let hash = SHA256.hexadecimal(line)
      if tail.end.number < 0 {
        let head = try LogHead(line)
        guard head.sheet.uid == sheet.uid, head.sheet.instrument == sheet.instrument else {
          throw .otherSheet(uid: head.sheet.uid)
        }
        guard head.replica == replica else { throw .otherReplica(head.replica) }
        try instrument.checkHead(head.sheet)
        tail.head = head
      } else {
        let read = try LogLine(line, replica: replica, instrument: instrument)
        let entry = read.entry
        guard read.previous == tail.end.hash else { throw .chain }
        guard entry.id.number == tail.end.number + 1 else { throw .number(found: entry.id.number) }
        guard entry.seen[replica] == nil else {
          throw .content(.malformed(place: JSONPlace(["seen", replica]), .value))
        }
        if !entry.seen.isEmpty {
          tail.end.seen.merge(entry.seen, uniquingKeysWith: max)
          seen = tail.end.seen.values.reduce(0, +)
        }
        // Nobody's clock is ahead of the entries that it can have seen.
        guard entry.clock > tail.end.clock, entry.clock <= entry.id.number + seen else {
          throw .clock(found: entry.clock)
        }
        tail.entries.append(entry)
        tail.end.clock = entry.clock
      }
      tail.end.number += 1
      tail.end.bytes += line.count + 1
      tail.end.hash = hash
      onLine(line, hash)
    }
    var reason: LogProblem.Reason?
    tail.torn = try lines(from: end.bytes) { line in
      do throws(LogProblem.Reason) {
        guard let line else { throw .lineTooLong(limit: LogLine.lengthLimit) }
        try take(line)
        return true
      } catch {
        reason = error
        return false
      }
    }
    tail.problem = reason.map { LogProblem(path: path, line: tail.end.lines + 1, reason: $0) }
    return tail
  }

  /// The entries behind a broken line that can be read by themselves, and how many lines there are.
  func rest(
    after end: LogEnd, of replica: String, instrument: Instrument
  ) throws(StoreProblem) -> (entries: [Entry], lines: Int) {
    var entries: [Entry] = []
    var count = 0
    _ = try lines(from: end.bytes) { line in
      count += 1
      guard let line, end.lines + count < LogLine.countLimit else { return false }
      if let read = try? LogLine(line, replica: replica, instrument: instrument) { entries.append(read.entry) }
      return true
    }
    return (entries, count)
  }

  /// Hands over the lines from the offset on, without their line feeds, until the body has enough; nil for one that is too
  /// long.
  ///
  /// - Returns: how many bytes stand behind the last line feed.
  private func lines(from offset: Int, _ body: ([UInt8]?) -> Bool) throws(StoreProblem) -> Int {
    let chunk = 1 << 18
    var offset = offset
    var buffer: [UInt8] = []
    // Up to where there is no line feed in the buffer.
    var searched = 0
    while true {
      let new = try bytes(chunk, from: offset)
      buffer += new
      offset += new.count
      var start = 0
      while let end = buffer.firstLineFeed(from: max(start, searched)) {
        guard body(end - start <= LogLine.lengthLimit ? Array(buffer[start..<end]) : nil) else { return 0 }
        start = end + 1
        searched = start
      }
      buffer.removeFirst(start)
      searched = buffer.count
      if buffer.count > LogLine.lengthLimit {
        _ = body(nil)
        return 0
      }
      if new.count < chunk { return buffer.count }
    }
  }

  /// The head, where the first line is one.
  func head() throws(StoreProblem) -> LogHead? {
    var head: LogHead?
    _ = try lines(from: 0) { line in
      head = line.flatMap { try? LogHead($0) }
      return false
    }
    return head
  }

  /// SHA-256 of the line, the head being the first; nil where there are not so many.
  func hash(ofLine number: Int) throws(StoreProblem) -> String? {
    var count = 0
    var hash: String?
    _ = try lines(from: 0) { line in
      count += 1
      if count == number { hash = line.map { SHA256.hexadecimal($0) } }
      return count < number
    }
    return hash
  }

  /// Whether the log, up to the end, still is what it was.
  func holds(_ end: LogEnd) throws(StoreProblem) -> Bool {
    guard end.bytes > 0 else { return true }
    return try line(before: end.bytes).map { SHA256.hexadecimal($0) } == end.hash
  }

  /// The end that a snapshot speaks of; nil where the log does not hold it.
  func end(
    _ included: Snapshot.Included, of replica: String, instrument: Instrument
  ) throws(StoreProblem) -> LogEnd? {
    guard let bytes = try line(before: included.bytes), SHA256.hexadecimal(bytes) == included.hash else { return nil }
    var end = LogEnd(
      number: included.lines - 1, bytes: included.bytes, hash: included.hash, clock: 0, seen: included.seen ?? [:])
    if included.lines == 1 { return (try? LogHead(bytes)) == nil ? nil : end }
    guard let line = try? LogLine(bytes, replica: replica, instrument: instrument), line.entry.id.number == end.number
    else { return nil }
    end.clock = line.entry.clock
    return end
  }

  /// The line whose line feed is the last byte before the offset; nil where there is none.
  private func line(before offset: Int) throws(StoreProblem) -> [UInt8]? {
    guard offset > 0, try offset <= size() else { return nil }
    var length = min(offset, 4096)
    while true {
      let start = offset - length
      let bytes = try bytes(length, from: start)
      guard bytes.count == length, bytes.last == UInt8(ascii: "\n") else { return nil }
      if let feed = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) { return Array(bytes[(feed + 1)...].dropLast()) }
      if start == 0 { return bytes.dropLast() }
      guard length <= LogLine.lengthLimit else { return nil }
      length = min(offset, length * 4)
    }
  }
}

extension Array<UInt8> {
  fileprivate func firstLineFeed(from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}

extension Instrument {
  fileprivate func checkHead(_ sheet: Sheet) throws(LogProblem.Reason) {
    do throws(StoreProblem.Reason) {
      try checkFields(of: sheet)
    } catch {
      throw .content(error)
    }
  }
}
