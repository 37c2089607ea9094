import Evaluation
import TerminalUI

extension Texts {
  var whenHeading: String { pick("kapan", "when") }
  var whoHeading: String { pick("siapa", "who") }
  var whatHeading: String { pick("isian", "place") }
  var changeHeading: String { pick("perubahan", "change") }
  var differenceHeading: String { pick("selisih", "gain") }
  var reasonLabel: String { pick("Alasan", "Reason") }
  var undoes: String { pick("Mengurungkan", "Undoes") }
  var redoes: String { pick("Mengulangi", "Does again") }
  var from: String { pick("dari", "from") }
  var to: String { pick("menjadi", "to") }

  func entries(_ shown: Int, of all: Int) -> String {
    let count = pick("\(all) langkah", all == 1 ? "1 act" : "\(all) acts")
    return shown == all ? count : pick("\(shown) dari \(count)", "\(shown) of \(count)")
  }

  func noEntries(isEmpty: Bool, _ isOnQuestion: Bool) -> [String] {
    if isEmpty {
      return [
        pick("Belum ada riwayat.", "There is no history yet."),
        pick("Setiap isian yang diubah akan tercatat di sini.", "Whatever is changed will be told here."),
      ]
    }
    return isOnQuestion
      ? [
        pick("Tidak ada langkah pada soal ini.", "No act at this question."),
        pick("s menampilkan semua soal.", "s shows all questions."),
      ]
      : [
        pick("Tidak ada langkah yang cocok.", "No act matches."),
        pick("esc menghapus pencarian.", "esc drops the filter."),
      ]
  }

  /// Who acted; an entry that nobody put their name to was made by the program or by somebody without one.
  func author(_ entry: Entry) -> String { entry.author.isEmpty ? pick("tanpa nama", "unnamed") : entry.author }

  /// What an act was about, in a dozen columns: the question's code, or how many places.
  func what(_ entry: Entry) -> String {
    if let question = entry.onlyQuestion { return question }
    let changes = entry.ownChanges
    if changes.isEmpty { return none }
    return changes.allSatisfy { $0.place.question == nil }
      ? pick("identitas", "identity") : places(changes.count)
  }

  /// From what to what, in short.
  func inShort(_ entry: Entry, _ instrument: Instrument) -> String {
    let act =
      switch entry.act {
      case .edit: ""
      case .undo: name(.undo, in: .sheet) + ": "
      case .redo: name(.redo, in: .sheet) + ": "
      }
    let changes = entry.ownChanges
    guard let first = changes.first else {
      return entry.isMerge ? entry.reason : act + (entry.act == .edit ? arrived(entry.seen) : nothingChanged)
    }
    guard changes.count == 1 else {
      return act + (entry.onlyQuestion != nil ? places(changes.count) : names(changes, instrument))
    }
    let from = content(first.from).opening.fitted(to: 24)
    let to = content(first.to).opening
    let isNew = first.from == .nothing
    switch first.place {
    case .answer(_, _, .value): return "\(act)\(from) → \(to)"
    case .answer(_, let code, .count(let name)):
      let index = instrument.question(code)?.counts.firstIndex { $0.name == name }
      return "\(act)\(index.map { String($0 + 1) } ?? name): \(from) → \(to)"
    case .answer(_, _, .mark): return act + (isNew ? pick("ditandai", "marked") : pick("tanda dihapus", "unmarked"))
    // Of a text one wants to read what it is now.
    case .answer(_, _, .note): return "\(act)\(field(first.place, instrument)): \(to)"
    case .answer(_, _, .evidence): return act + pick("bukti", "evidence") + (isNew ? ": \(to)" : ": \(from) → \(to)")
    case .sheet, .file: return "\(act)\(field(first.place, instrument)): \(from) → \(to)"
    }
  }

  /// The first questions' codes, or fields of the sheet.
  private func names(_ changes: [Change], _ instrument: Instrument) -> String {
    var names: [String] = []
    for change in changes.prefix(100) where names.count < 8 {
      let name = change.place.question ?? field(change.place, instrument)
      if names.last != name { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  /// What an act did to the total, with its sign; nil where nothing.
  func difference(_ totals: HistoryScreen.Totals) -> String? {
    let difference = totals.after - totals.before
    guard abs(difference) > Score.tolerance else { return nil }
    return (difference < 0 ? "−" : "+") + numbers.points(abs(difference))
  }

  func former(_ time: String?, by author: String?) -> String {
    guard let time, let author else { return pick("langkah yang tidak ada di sini", "an act that is not here") }
    return pick("langkah \(author), \(time)", "the act of \(author), \(time)")
  }
  var laterUndone: String { pick("× kemudian diurungkan", "× undone later") }
  package var nothingChanged: String { pick("tidak ada yang berubah", "nothing changed") }
  /// What an entry that changes nothing has seen, by replica the last entry.
  package func arrived(_ seen: [String: Int]) -> String {
    let logs = seen.sorted { $0.key < $1.key }.map { "\($0.key) \(pick("sampai", "up to")) \($0.value)" }
    return pick("membaca riwayat ", "read the history ") + (logs.isEmpty ? none : logs.joined(separator: ", "))
  }
  func furtherPlaces(_ count: Int) -> String {
    pick("… dan \(count) isian lagi; lke history menampilkan semuanya", "… and \(count) more; lke history tells all")
  }

  /// What changes are about, by name where they are few.
  func places(of changes: [Change]) -> String {
    var named: [String] = []
    for change in changes {
      let name = place(change.place)
      if !named.contains(name) { named.append(name) }
    }
    return named.count > 3 ? places(named.count) : named.joined(separator: ", ")
  }

  // MARK: Moments

  /// Today the time, else the day.
  func short(_ time: LocalTime, today: LocalTime) -> String {
    time.dayNumber == today.dayNumber ? clock(time) : date(time, today: today)
  }
  func moment(_ time: LocalTime, today: LocalTime) -> String { "\(day(time, today: today)) \(clock(time))" }
  /// As it can be kept: it says the same tomorrow.
  func moment(_ time: LocalTime) -> String { "\(date(time, today: nil)) \(clock(time))" }

  // MARK: The past

  func reading(_ refusal: SheetScreen.ReadOnly, today: LocalTime) -> String {
    switch refusal {
    case .past(let time):
      pick("keadaan \(moment(time, today: today)) · hanya dibaca", "as of \(moment(time, today: today)) · read only")
    case .newer: pick("hanya dibaca: ditulis lke yang lebih baru", "read only: written by a newer lke")
    }
  }
  func refusal(_ refusal: SheetScreen.ReadOnly) -> String {
    switch refusal {
    case .past(let time):
      pick(
        "Ini keadaan \(moment(time)), hanya dibaca · p memulihkan · q kembali",
        "This is how it was on \(moment(time)), read only · p restores · q back")
    case .newer:
      pick("Hanya dapat dibaca: lembar ini ditulis lke yang lebih baru", "Read only: a newer lke wrote into this sheet")
    }
  }
  func notTakenOver(_ count: Int) -> String {
    pick(
      "\(count) perubahan dari suntingan berkas tidak ditampilkan: hanya dapat dibaca",
      "\(count) changes made to the file by hand are not shown: it is read only")
  }
  func recoveredReason(_ moment: String) -> String {
    pick("dipulihkan ke keadaan \(moment)", "restored to how it was on \(moment)")
  }
  func recovered(_ what: String) -> String {
    pick("Dipulihkan: \(what) · u mengurungkan", "Restored: \(what) · u undoes it")
  }
  func recoveredInPast(_ what: String) -> String {
    pick("Dipulihkan: \(what) · u di riwayat mengurungkan", "Restored: \(what) · u in the history undoes it")
  }
  var nothingToRecover: String { pick("Tidak ada yang berbeda dari sekarang", "Nothing differs from now") }
  func recoverQuestion(_ changes: Int) -> String {
    pick(
      "\(changes) isian akan dikembalikan ke keadaan saat itu. Lanjutkan?",
      "\(changes) places will be put back to how they were then. Go on?")
  }
  var recoverHint: String { pick("y pulihkan · esc batal", "y restore · esc cancel") }
}
