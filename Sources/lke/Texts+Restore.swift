import Evaluation
import Screens
import Store
import TerminalUI

extension Texts {
  func backupFailed(_ problem: StoreProblem) -> String {
    pick("cadangan tidak dapat dibuat: ", "no backup could be made: ") + notice(problem)
  }

  func noBackups(_ id: String) -> String {
    pick("\(id.displayable()) belum punya cadangan", "\(id.displayable()) has no backups yet")
  }

  func nothingBroken(_ id: String) -> String {
    let id = id.displayable()
    return pick(
      "\(id) dapat dibaca; tidak ada yang perlu dipulihkan. lke restore \(id) --list menampilkan cadangannya, lke history \(id) riwayatnya.",
      "\(id) can be read; there is nothing to mend. lke restore \(id) --list shows its backups, lke history \(id) its history."
    )
  }

  var nothingToRebuildFrom: String {
    pick(
      "Riwayat atau cadangan yang dapat dibaca juga tidak ada: ambil salinan folder lembar ini dari tempat lain.",
      "Nor is there a history or backup that can be read: take a copy of this sheet's folder from elsewhere.")
  }

  /// What was made anew, from what, and what was left aside.
  func rebuilt(_ rebuilt: Rebuilt) -> String {
    let id = rebuilt.opened.place.id.displayable()
    let made =
      rebuilt.backup.map { backup in
        pick(
          "\(id) dipulihkan dari cadangan \(stamp(LocalTime(backup.time))) (\(backup.name)), sebab riwayatnya tidak dapat dibaca.",
          "\(id) was restored from the backup of \(stamp(LocalTime(backup.time))) (\(backup.name)), as no history can be read."
        )
      } ?? pick("\(id) dipulihkan dari riwayatnya.", "\(id) was restored from its history.")
    guard let aside = rebuilt.aside else { return made }
    return made + " "
      + pick("Berkas yang rusak disimpan: \(aside.displayable())", "The broken file is kept: \(aside.displayable())")
  }

  func restoredFrom(_ backup: Backup) -> String {
    pick("dipulihkan dari cadangan \(backup.name)", "restored from the backup \(backup.name)")
  }

  func restoredAt(_ time: LocalTime) -> String {
    pick("dipulihkan ke isi pada \(stamp(time))", "restored to what it held at \(stamp(time))")
  }

  func broughtBack(_ reason: String, changes count: Int) -> String {
    guard count > 0 else {
      return pick("isinya sudah demikian; tidak ada yang diubah", "it holds just that; nothing was changed")
    }
    return pick(
      "\(reason): \(count) isian berubah; u di layar lembar mengurungkannya",
      "\(reason): \(count) places changed; u on the sheet's screen takes it back")
  }

  func noTime(_ text: String) -> String {
    let text = text.displayable()
    return pick(
      "\(text): bukan waktu seperti \"2026-11-27 14.30\"", "\(text): not a time like \"2026-11-27 14:30\"")
  }

  func noHistoryYet(at time: LocalTime, first: Int?) -> String {
    let first = first.map { stamp(LocalTime($0)) } ?? none
    return pick(
      "pada \(stamp(time)) belum ada isi; riwayatnya mulai \(first)",
      "at \(stamp(time)) it held nothing yet; its history begins \(first)")
  }
}

// MARK: The trash

extension Texts {
  func notInTrash(_ name: String) -> String {
    pick(
      "\(name): tidak ada di tempat sampah; lke trash list menampilkan isinya",
      "\(name): not in the trash; lke trash list shows what is")
  }

  func restoredBeside(_ old: String, _ new: String) -> String {
    pick(
      "\(old.displayable()) sudah ada lagi; yang dikembalikan menjadi \(new.displayable())",
      "there is another \(old.displayable()) by now; this one became \(new.displayable())")
  }

  func removeForEver(_ count: Int) -> String {
    pick(
      "Hapus \(count) lembar ini untuk selamanya? (y/t)",
      count == 1 ? "Remove this sheet for ever? (y/n)" : "Remove these \(count) sheets for ever? (y/n)")
  }

  func isYes(_ answer: String) -> Bool { ["y", "ya", "yes"].contains(answer.trimmed.lowercased()) }

  var nothingRemoved: String { pick("tidak ada yang dihapus", "nothing was removed") }
  var notAllRemoved: String { pick("tidak semuanya dapat dihapus", "not everything could be removed") }
  var removingNeedsYes: String {
    pick(
      "menghapus untuk selamanya tanpa terminal memerlukan --yes", "removing for ever without a terminal needs --yes")
  }
}
