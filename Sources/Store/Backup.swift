/// A whole `sheet.json` as it once was, in the folder of backups beside it. Its name says when and how much of the logs it
/// holds: `20260131T235959Z-1874.json`.
package struct Backup: Equatable, Sendable {
  package let path: String
  /// When it was made, in seconds since 1970. Never before the one that was made before it, whatever the clock says.
  package let time: Int
  /// How many lines of all logs together it holds.
  let lines: Int

  package var name: String { path.splitPath.name }

  init(in folder: String, time: Int, lines: Int) {
    path = "\(folder)/\(Timestamp.text(time))-\(lines).json"
    self.time = time
    self.lines = lines
  }

  /// Nil where no backup has such a name.
  init?(_ name: String, in folder: String) {
    guard let time = Timestamp.seconds(name.prefix(Timestamp.length)),
      let lines = Int(name.dropFirst(Timestamp.length + 1).dropLast(".json".count))
    else { return nil }
    self.init(in: folder, time: time, lines: lines)
    guard self.name == name else { return nil }
  }

  /// Which of the backups, the newest first, are worth keeping: the last five, and the last one of each of the last
  /// fourteen days (in UTC) that have one.
  static func kept(of backups: [Backup]) -> [Backup] {
    var days: Set<Int> = []
    return backups.enumerated().filter { index, backup in
      let isLastOfDay = days.insert(backup.time / 86_400).inserted && days.count <= 14
      return index < 5 || isLastOfDay
    }.map(\.element)
  }
}
