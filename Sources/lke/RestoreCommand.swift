import ArgumentParser
import Evaluation
import Screens
import Store
import TerminalUI

struct RestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "restore",
      abstract: words.pick(
        "Memulihkan lembar yang rusak, atau isinya yang dahulu.",
        "Mend a broken sheet, or bring back what it held."),
      discussion: words.pick(
        """
        Contoh:
          lke restore 2026/lapas-a           bila lembar itu tidak dapat dibaca
          lke restore 2026/lapas-a --list    cadangan yang ada
          lke restore 2026/lapas-a --backup 20261127T073000Z
          lke restore 2026/lapas-a --at "2026-11-27 14.30"

        Tidak ada yang dihapus: isi sekarang tetap ada dalam riwayat, dan u di layar lembar mengembalikannya.
        """,
        """
        Examples:
          lke restore 2026/lapas-a           where the sheet cannot be read
          lke restore 2026/lapas-a --list    the backups there are
          lke restore 2026/lapas-a --backup 20261127T073000Z
          lke restore 2026/lapas-a --at "2026-11-27 14:30"

        Nothing is deleted: what the sheet holds now stays in its history, and u on its screen brings it back.
        """))
  }

  @OptionGroup var options: StoreOptions

  @Argument(help: .sheetID)
  var id: String

  @Flag(help: ArgumentHelp(words.pick("Menampilkan cadangan, yang terbaru dahulu.", "Show the backups, newest first.")))
  var list = false

  @Option(
    help: ArgumentHelp(
      words.pick(
        "Cadangan yang isinya dipulihkan: namanya menurut --list, atau awalnya.",
        "The backup to bring back: its name by --list, or the beginning of it."), valueName: "name"))
  var backup: String?

  @Option(
    help: ArgumentHelp(
      words.pick(
        "Saat yang isinya dipulihkan, ditulis seperti dalam lke history.",
        "The moment to bring back, spelled as in lke history."), valueName: "time"))
  var at: String?

  func validate() throws {
    guard [list, backup != nil, at != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError(
        words.pick("hanya satu dari --list, --backup, dan --at", "only one of --list, --backup and --at"))
    }
  }

  func run() throws {
    let store = options.openStore()
    let place = try failing { () throws(StoreProblem) in try store.place(of: id) }
    if list { return try printBackups(store, place) }
    let moment = try at.map(Self.seconds)
    let isMended = try mend(store, place)
    if let backup {
      try bringBack(backup, store, place)
    } else if let moment {
      try bringBack(moment, store, place)
    } else if !isMended {
      say(words.nothingBroken(place.id))
    }
  }

  /// Makes the sheet's file anew where that is damaged or gone; false where it can be read.
  private func mend(_ store: SheetStore, _ place: SheetPlace) throws(Failure) -> Bool {
    do throws(StoreProblem) {
      for note in try store.open(place).notes {
        if let text = words.note(note) { say(text) }
      }
      return false
    } catch {
      guard store.isDamaged(place, by: error) else { throw Failure(error) }
      do throws(StoreProblem) {
        say(words.rebuilt(try store.rebuild(place)))
        return true
      } catch let failure {
        guard failure == StoreProblem(path: place.historyFolder, reason: .notFound) else { throw Failure(failure) }
        throw Failure(Failure(error).status, "\(words.problem(error)) \(words.nothingToRebuildFrom)")
      }
    }
  }

  private func bringBack(_ name: String, _ store: SheetStore, _ place: SheetPlace) throws {
    let (backup, sheet) = try failing { () throws(StoreProblem) in
      // The newest of several: of a day, its last one.
      guard let backup = try store.backups(of: place).first(where: { $0.name.hasPrefix(name) }) else {
        throw StoreProblem(path: "\(place.backupsFolder)/\(name)", reason: .notFound)
      }
      return (backup, try store.sheet(in: backup).sheet)
    }
    try change(store, place, reason: words.restoredFrom(backup), to: sheet)
  }

  private func bringBack(_ moment: Int, _ store: SheetStore, _ place: SheetPlace) throws {
    let history = try failing { () throws(StoreProblem) in try store.openWhole(place).history }
    guard let last = history.entries.lastIndex(where: { $0.time <= moment }) else {
      throw Failure(.badData, words.noHistoryYet(at: LocalTime(moment), first: history.entries.first?.time))
    }
    try change(store, place, reason: words.restoredAt(LocalTime(moment)), to: history.sheet(at: last + 1))
  }

  /// Gives the sheet that content, in one entry.
  private func change(_ store: SheetStore, _ place: SheetPlace, reason: String, to sheet: Sheet) throws {
    do throws(StoreProblem) {
      try store.backUp(place)
    } catch {
      say(words.backupFailed(error))
    }
    let count = try failing { () throws(StoreProblem) in
      var count = 0
      _ = try store.update(place, reason: reason) { before, _ throws(ChangeProblem) in
        count = before.changes(to: sheet).count
        return before.changes(to: sheet).reduce(before) { $0.applying($1) }
      }
      return count
    }
    say(words.broughtBack(reason, changes: count))
  }

  private func printBackups(_ store: SheetStore, _ place: SheetPlace) throws {
    let backups = try failing { () throws(StoreProblem) in try store.backups(of: place) }
    if backups.isEmpty { say(words.noBackups(place.id)) }
    for backup in backups {
      let content: String
      do throws(StoreProblem) {
        let (sheet, instrument) = try store.sheet(in: backup)
        let total = Summary(sheet, instrument, assessor: .satker).total
        content =
          "\("\(total.answered)/\(total.questions)".rightAligned(to: 7))  "
          + words.numbers.points(total.value).rightAligned(to: 6)
      } catch {
        content = "✗ \(words.problem(error))"
      }
      try emit("\(words.stamp(LocalTime(backup.time)))  \(backup.name)  \(content)")
    }
  }

  /// The last second of the minute that is spelled as in `lke history`; that one is meant whole.
  private static func seconds(_ text: String) throws(Failure) -> Int {
    guard let time = LocalTime.seconds(text) else { throw Failure(.usage, words.noTime(text)) }
    return time + 59
  }
}
