import Evaluation
import Glibc

extension SheetWriter {
  /// Writes the sheet with its history into a folder of its own below the one that is named, because its own place cannot be
  /// written: each log as far as it can be read, and from memory what of the history is in none. Everything is flushed.
  ///
  /// Where this throws nothing is left there but folders.
  package func evacuate(_ history: History, to folder: String) throws(StoreProblem) -> Opened {
    let place = try claim(below: folder)
    do throws(StoreProblem) {
      var included = ends.filter { $0.value.number >= 0 }
      for replica in Set(included.keys).union([replica]).sorted() {
        guard let (bytes, end) = copy(of: replica, history) else { continue }
        try Folder.make(place.historyFolder)
        try DurableFile.write(bytes, to: place.logPath(replica), mode: 0o600)
        if replica == self.replica { included[replica] = end }
      }
      // Where a log is missing or short the snapshot is ahead of it, and what it holds becomes an entry.
      _ = try store.write(
        history.sheet, includes: included.mapValues { Snapshot.Included($0) },
        lost: history.known.filter { $0.value > max(0, included[$0.key]?.number ?? 0) }, to: place)
      return try store.open(place)
    } catch {
      for name in (try? Folder.names(in: place.historyFolder)) ?? [] { unlink("\(place.historyFolder)/\(name)") }
      rmdir(place.historyFolder)
      unlink(place.path)
      rmdir(place.folder)
      throw error
    }
  }

  private func claim(below folder: String) throws(StoreProblem) -> SheetPlace {
    guard folder.isPath else { throw StoreProblem(path: folder, reason: .invalidID) }
    let name = SheetID(place.id).map { "\($0.year)-\($0.slug)" } ?? place.folder.splitPath.name
    var number = 1
    while true {
      let path = "\(folder)/\(name)" + (number == 1 ? "" : "-\(number)")
      if try Folder.claim(path) { return SheetPlace(id: path + "/sheet.json", path: path + "/sheet.json") }
      number += 1
    }
  }

  /// A log as far as it can be read, and of our own what only memory has; nil where nothing of it can be had.
  private func copy(of replica: String, _ history: History) -> (bytes: [UInt8], end: LogEnd)? {
    let known = ends[replica] ?? .start
    var bytes: [UInt8] = []
    var end = LogEnd.start
    if let log = (try? LogFile.open(place.logPath(replica))) ?? nil,
      let tail = try? read(log, after: .start, of: replica),
      let whole = try? log.bytes(tail.end.bytes, from: 0)
    {
      (bytes, end) = (whole, tail.end)
    }
    guard replica == self.replica else { return end.number < 0 ? nil : (bytes, end) }
    if end.number > known.number {
      // Another window's, which ours would collide with; they stay in the old place.
      bytes.removeLast(bytes.count - known.bytes)
      end = known
    }
    func add(upTo last: Int) -> Bool {
      let rest = history.entries(of: replica, after: max(0, end.number)).filter { $0.id.number <= last }
      guard rest.first.map({ $0.id.number == max(0, end.number) + 1 }) ?? true,
        let (new, newEnd) = try? lines(of: history, after: end, upTo: last, path: place.logPath(replica))
      else { return false }
      bytes += new
      end = newEnd
      return true
    }
    // Only as the log that we know: under its name nothing else may go on.
    guard add(upTo: max(0, known.number)), known.number < 0 || end.number == known.number && end.hash == known.hash,
      add(upTo: .max)
    else { return nil }
    return (bytes, end)
  }
}
