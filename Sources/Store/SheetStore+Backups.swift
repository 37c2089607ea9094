import Evaluation
import Glibc

extension SheetStore {
  /// How old, in seconds, the newest backup of a sheet that is being written may become.
  package static let backupInterval = 600

  /// The sheet's backups by name and kind, the newest first; whether they can be read is not asked.
  package func backups(of place: SheetPlace) throws(StoreProblem) -> [Backup] {
    let folder = place.backupsFolder
    switch try Folder.kind(of: folder) {
    case nil: return []
    case .link: throw StoreProblem(path: folder, reason: .linkedFolder)
    case .folder, .other: break
    }
    var backups: [Backup] = []
    try Folder.forEachEntry(in: folder) { entry in
      if entry.isFile, let backup = Backup(entry.name, in: folder) { backups.append(backup) }
    }
    return backups.sorted { ($0.time, $0.lines) > ($1.time, $1.lines) }
  }

  /// Keeps a copy of the sheet's file where that is whole and holds something else than the newest backup, which is at
  /// least so old; then lets go of those that are not worth keeping any more. No lock is needed: the file is replaced whole.
  ///
  /// The age is in seconds, 0 for whatever age.
  ///
  /// - Returns: whether what the file holds is backed up now. It is not where the newest backup is younger, or the file none
  ///   to keep: of format 1, or edited by hand.
  @discardableResult
  package func backUp(
    _ place: SheetPlace, ifOlderThan age: Int = 0, now: Int = time(nil)
  ) throws(StoreProblem) -> Bool {
    let backups = try backups(of: place)
    if age > 0, let newest = backups.first, (0..<age).contains(now - newest.time) { return false }
    let bytes = try File.read(place.path).bytes
    guard let snapshot = try SheetFile.decode(bytes, path: place.path).snapshot, snapshot.isIntact else { return false }
    // One that cannot be read is no reason not to make another one.
    if let newest = backups.first, newest.lines == snapshot.lines,
      let file = try? SheetFile.decode(File.read(newest.path).bytes, path: newest.path),
      let known = file.snapshot, known.isIntact, known.includes == snapshot.includes
    {
      return true
    }
    try Folder.make(place.backupsFolder)
    let backup = Backup(
      in: place.backupsFolder, time: max(now, (backups.first?.time ?? 0) + 1), lines: snapshot.lines)
    try DurableFile.write(bytes, to: backup.path, mode: 0o600)
    try check(backup, holds: bytes)
    try rotate([backup] + backups)
    return true
  }

  /// What a disk did not keep is no backup, and no older one may go for it.
  private func check(_ backup: Backup, holds bytes: [UInt8]) throws(StoreProblem) {
    do throws(StoreProblem) {
      let kept = try File.read(backup.path).bytes
      guard kept == bytes, try SheetFile.decode(kept, path: backup.path).snapshot?.isIntact == true else {
        throw StoreProblem(path: backup.path, .write, code: EIO)
      }
    } catch {
      unlink(backup.path)
      throw error
    }
  }

  /// Of the backups, the newest first, the first one is known to be good.
  private func rotate(_ backups: [Backup]) throws(StoreProblem) {
    let kept = Backup.kept(of: backups)
    for backup in backups where !kept.contains(backup) {
      // Another window may have been quicker.
      guard unlink(backup.path) == 0 || errno == ENOENT else {
        throw StoreProblem(path: backup.path, .remove, code: errno)
      }
    }
  }

  /// The sheet in the backup, every part of it checked.
  package func sheet(in backup: Backup) throws(StoreProblem) -> (sheet: Sheet, instrument: Instrument) {
    let content = try read(backup)
    return (content.sheet, content.instrument)
  }

  func read(
    _ backup: Backup
  ) throws(StoreProblem) -> (sheet: Sheet, instrument: Instrument, snapshot: Snapshot, bytes: [UInt8]) {
    let bytes = try File.read(backup.path).bytes
    let place = SheetPlace(id: backup.path, path: backup.path)
    let (sheet, instrument) = try sheet(in: bytes, at: place) { reference throws(StoreProblem) in
      try self.instrument(for: reference)
    }
    guard let snapshot = try SheetFile.decode(bytes, path: backup.path).snapshot, snapshot.isIntact else {
      throw StoreProblem(path: backup.path, reason: .malformed(place: JSONPlace(["digest"]), .value))
    }
    return (sheet, instrument, snapshot, bytes)
  }

  /// The newest backup of this sheet that can be read; nil where that one, or any before which it would have to be looked
  /// for, holds no more lines than given.
  func newestBackup(
    of place: SheetPlace, uid: String, holdingMoreThan lines: Int
  ) -> (sheet: Sheet, snapshot: Snapshot)? {
    // Backups that cannot be read do not hinder anybody from opening the sheet; `verify` tells of them.
    for backup in (try? backups(of: place)) ?? [] {
      guard backup.lines > lines else { return nil }
      if let content = try? read(backup), content.sheet.uid == uid { return (content.sheet, content.snapshot) }
    }
    return nil
  }
}
