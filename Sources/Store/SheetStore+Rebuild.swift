import Evaluation
import Glibc

extension SheetStore {
  /// Makes the sheet's file anew from its logs, where it cannot be read or is gone. The old one stays beside it, as
  /// `sheet.json.broken-` and the beginning of its digest.
  ///
  /// - Throws: `notFound` where no log has a head that can be read.
  package func rebuild(_ place: SheetPlace) throws(StoreProblem) -> Opened {
    try Folder.locked(place.folder, patience: patience) { () throws(StoreProblem) in
      let logs = try logs(of: place).sorted { $0.key < $1.key }
      var head: LogHead?
      for (_, log) in logs where head == nil { head = try log.head() }
      guard let head else { throw StoreProblem(path: place.historyFolder, reason: .notFound) }
      let opened = try openLogs(of: place, as: head.sheet, try instrument(for: head.sheet.instrument))
      let writer = try writer(opened)
      if try Folder.kind(of: place.path) != nil {
        let aside = "\(place.path).broken-\(Stamp(try File.read(place.path).bytes).digest.prefix(12))"
        guard rename(place.path, aside) == 0 else { throw StoreProblem(path: place.path, .move, code: errno) }
      }
      try writer.writeSnapshot(opened.history)
      return try open(place)
    }
  }
}
