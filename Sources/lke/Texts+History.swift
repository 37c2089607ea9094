import Evaluation
import Screens
import Store
import TerminalUI

extension Texts {
  func lines(_ count: Int) -> String { pick("\(count) baris", count == 1 ? "1 line" : "\(count) lines") }

  func torn(_ replica: String, bytes: Int) -> String {
    pick(
      "\(replica): baris terakhir terputus (\(bytes) bita); tidak dipakai",
      "\(replica): the last line was cut off (\(bytes) bytes); it is left out")
  }

  func state(_ state: Verification.State) -> String {
    switch state {
    case .fits: pick("sesuai dengan riwayat", "fits its history")
    case .edited: pick("disunting dengan tangan", "edited by hand")
    case .ahead(let replicas):
      pick(
        "memuat riwayat yang hilang (\(replicas.joined(separator: ", ")))",
        "holds history that is lost (\(replicas.joined(separator: ", ")))")
    case .differs(let changes):
      pick("berbeda dari riwayat pada \(changes.count) isian", "differs from its history in \(changes.count) places")
    case .withoutLogs: pick("belum punya riwayat", "has no history yet")
    }
  }

  /// What an entry that changes nothing has seen, by replica the last entry.
  func arrived(_ seen: [String: Int]) -> String {
    let logs = seen.sorted { $0.key < $1.key }.map { "\($0.key) \(pick("sampai", "up to")) \($0.value)" }
    return pick("membaca riwayat ", "read the history ") + (logs.isEmpty ? none : logs.joined(separator: ", "))
  }

  var unchanged: String { pick("tidak ada yang berubah", "nothing changed") }

  /// `2026-11-24 09.41`.
  func stamp(_ time: LocalTime) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(time.year)-\(two(time.month))-\(two(time.day)) \(clock(time))"
  }

  /// What a change is about, as `lke set` spells it.
  func place(_ change: Change) -> String {
    switch change.place {
    case .answer(_, let code, .value): code
    case .answer(_, let code, .count(let name)): "\(code)/\(name)"
    case .answer(_, let code, .note): "\(code) \(note.lowercased())"
    case .answer(_, let code, .mark): "\(code) \(pick("tanda", "mark"))"
    case .answer(_, let code, .evidence(let wanted)): "\(code) \(wanted)"
    case .sheet(let field): field.rawValue
    }
  }
}

extension Texts {
  func problem(_ problem: LogProblem) -> String {
    guard problem.reason == .chain else { return self.problem(StoreProblem(problem)) }
    return pick(
      "\(problem.path.displayable()): baris \(problem.line): rantai putus; baris ini atau yang sebelumnya telah diubah",
      "\(problem.path.displayable()): line \(problem.line): the chain is broken; this line or the one before was changed"
    )
  }
}
