import Screens
import Store

extension Session {
  /// How often it is looked whether a sheet that is being written needs a backup.
  private static let look = Duration.seconds(60)

  /// The sheet's file was written: backs it up where the newest backup has become old.
  func backUpWhenDue() {
    isBackedUp = false
    guard .now >= nextBackup else { return }
    nextBackup = .now + Self.look
    if let problem = backUp(ifOlderThan: SheetStore.backupInterval) { dispatch(.warned(problem)) }
  }

  /// Backs up what was written since the last backup, as the sheet is let go. A backup that fails hinders nothing.
  ///
  /// - Returns: why it failed, in words, unless that was told of this sheet before.
  func backUp(ifOlderThan age: Int = 0) -> String? {
    guard !isBackedUp, let id = state.sheet?.id else { return nil }
    do throws(StoreProblem) {
      isBackedUp = try store.backUp(try store.place(of: id), ifOlderThan: age)
      return nil
    } catch {
      guard !isBackupProblemTold else { return nil }
      isBackupProblemTold = true
      return words.backupFailed(error)
    }
  }
}

extension SheetStore {
  /// Backs up the sheet that a command has written, where the newest backup is old. A backup that fails is said and hinders
  /// nothing.
  func backUpWhenDue(_ place: SheetPlace) {
    do throws(StoreProblem) {
      try backUp(place, ifOlderThan: Self.backupInterval)
    } catch {
      say(words.backupFailed(error))
    }
  }
}
