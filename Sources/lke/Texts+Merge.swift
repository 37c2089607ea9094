import Evaluation
import Screens
import Store
import TerminalUI

extension Texts {
  /// Why the history has grown: what was merged, as short as it can be told apart.
  func mergeReason(_ paths: [String]) -> String {
    let names = paths.prefix(3).map { path in
      let parts = path.split(separator: "/").filter { $0 != "sheet.json" && $0 != "history" }
      return parts.last.map(String.init) ?? path
    }
    return pick("gabung: ", "merge: ") + names.joined(separator: ", ") + (paths.count > 3 ? ", …" : "")
  }

  func arrival(_ arrival: Merged.Arrival) -> String {
    let who = arrival.author.isEmpty ? arrival.replica : "\(arrival.author) (\(arrival.replica))"
    return pick("\(arrival.count) entri dari \(who)", "\(entries(arrival.count)) from \(who)").displayable()
  }

  private func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }

  var nothingNew: String { pick("tidak ada yang baru", "there is nothing new") }

  /// What was odd about a log that was merged; what could be used was.
  func mergeNote(_ note: Note) -> String? {
    switch note {
    case .torn(let path, let bytes): torn(path.displayable(), bytes: bytes)
    case .broken(let problem):
      self.problem(problem) + " "
        + pick("Yang di atas baris itu digabungkan.", "What stands above that line was merged.")
    default: self.note(note)
    }
  }

  func conflicts(_ count: Int, _ id: String) -> String {
    pick(
      "\(count) isian diisi berbeda; yang terakhir berlaku sampai diputuskan. Buka dengan lke \(id.displayable()).",
      "\(count == 1 ? "1 place was" : "\(count) places were") filled in differently; the last counts until that is "
        + "decided. Open it with lke \(id.displayable()).")
  }

  /// `A.I.1.i.a: Ya (siti) · Tidak (budi)`, the last one counting.
  func conflict(_ conflict: Conflict) -> String {
    let versions = conflict.entries.map { entry in
      let who = entry.author.isEmpty ? entry.id.replica : entry.author
      return "\(content(entry.content(at: conflict.place))) (\(who))"
    }
    let change = Change(at: conflict.place, from: .nothing, to: .nothing)
    return "\(place(change)): \(versions.joined(separator: " · "))".displayable()
  }
}
