import Evaluation
import Glibc

/// What making a sheet's file anew has done.
package struct Rebuilt: Sendable {
  package let opened: Opened
  /// The backup that the content was taken from; nil where the logs had it.
  package let backup: Backup?
  /// The path of the file that could not be read; nil where there was none.
  package let aside: String?
}

extension SheetStore {
  /// Whether this is why the sheet's file is to be made anew: it is damaged or gone, and not merely from a newer program or
  /// of an instrument that is not here.
  package func isDamaged(_ place: SheetPlace, by problem: StoreProblem) -> Bool {
    guard problem.path == place.path else { return false }
    if problem.reason.isDamage || problem.reason == .notFound { return true }
    // A file with unknown keys that is as some program has written it is a newer program's.
    guard case .unknownKey = problem.reason, let bytes = try? File.read(place.path).bytes else { return false }
    return !Snapshot.isIntact(bytes)
  }

  /// Makes the sheet's file anew, where it cannot be read or is gone: from its logs, and where none of them can be read, from
  /// the newest backup that can. The old one stays beside it, as `sheet.json.broken-` and the beginning of its digest.
  ///
  /// - Throws: `notFound` for the folder of the logs where there is neither; what a newer program wrote.
  package func rebuild(_ place: SheetPlace) throws(StoreProblem) -> Rebuilt {
    try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      guard try Folder.kind(of: place.path) != .link else {
        throw StoreProblem(path: place.path, reason: .symbolicLink)
      }
      let logs = try logs(of: place).sorted { $0.key < $1.key }
      var head: LogHead?
      for (_, log) in logs where head == nil { head = try log.head() }
      guard let head else { return try rebuildFromBackup(place) }
      let opened = try openLogs(of: place, as: head.sheet, try instrument(for: head.sheet.instrument))
      let writer = try writer(opened)
      var history = try writer.append(opened.history) ?? opened.history
      history = try writer.secure(history) ?? history
      let aside = try putAside(place)
      try writer.writeSnapshot(history)
      return Rebuilt(opened: try open(place), backup: nil, aside: aside)
    }
  }

  private func rebuildFromBackup(_ place: SheetPlace) throws(StoreProblem) -> Rebuilt {
    for backup in try backups(of: place) {
      guard let content = try? read(backup) else { continue }
      // Logs of a newer program are for that one to judge.
      let logs = try openLogs(of: place, as: content.sheet.blank, content.instrument)
      if let problem = logs.readOnly { throw StoreProblem(problem) }
      let aside = try putAside(place)
      try DurableFile.write(content.bytes, to: place.path, mode: 0o600)
      // It is ahead of its logs: what it holds becomes an entry.
      let opened = try open(place)
      let writer = try writer(opened)
      var history = try writer.append(opened.history) ?? opened.history
      history = try writer.secure(history) ?? history
      try writer.writeSnapshot(history)
      return Rebuilt(opened: try open(place), backup: backup, aside: aside)
    }
    throw StoreProblem(path: place.historyFolder, reason: .notFound)
  }

  /// Moves what is in the file's place out of the way, if anything is.
  private func putAside(_ place: SheetPlace) throws(StoreProblem) -> String? {
    guard try Folder.kind(of: place.path) != nil else { return nil }
    let digest = (try? File.read(place.path).bytes).map { Stamp($0).digest.prefix(12) }
    let aside = "\(place.path).broken-\(digest.map(String.init) ?? Timestamp.text(time(nil)))"
    guard rename(place.path, aside) == 0 else { throw StoreProblem(path: place.path, .move, code: errno) }
    return aside
  }
}

extension StoreProblem.Reason {
  /// Whether a sheet's file of which this is said cannot be used, and was not written so by any program.
  package var isDamage: Bool {
    switch self {
    case .json, .malformed, .tooLarge, .change, .notAFile, .system(.read, _): true
    default: false
    }
  }
}
