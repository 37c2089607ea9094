import Evaluation
import Screens
import Store
import TerminalUI

extension Texts {
  func lines(_ count: Int) -> String { pick("\(count) baris", count == 1 ? "1 line" : "\(count) lines") }

  func backups(_ count: Int) -> String { pick("\(count) cadangan", count == 1 ? "1 backup" : "\(count) backups") }

  func unsound(_ count: Int) -> String {
    count == 1
      ? pick("lembar ini tidak utuh", "this sheet is not sound")
      : pick("tidak semua lembar utuh", "not all of the sheets are sound")
  }

  func torn(_ replica: String, bytes: Int) -> String {
    pick(
      "\(replica): baris terakhir terputus (\(bytes) bita); tidak dipakai",
      "\(replica): the last line was cut off (\(bytes) bytes); it is left out")
  }

  func problem(_ evidence: Verification.Evidence) -> String {
    let path = evidence.path.displayable()
    return switch evidence.state {
    case .same: path
    case .changed:
      pick(
        "\(path): isinya berubah sejak dirujuk sebagai data dukung", "\(path): changed since it was given as evidence")
    case .missing:
      pick("\(path): data dukung ini tidak ada di komputer ini", "\(path): this evidence is not on this computer")
    }
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

  func finding(_ finding: SealFinding) -> String {
    switch finding {
    case .same: pick("sama dengan riwayat ini", "the same as this history")
    case .grown(let lines):
      pick(
        "riwayat ini berawal demikian; sesudahnya bertambah \(self.lines(lines))",
        "this history begins with it; \(self.lines(lines)) have come since")
    case .broken(let replicas): brokenSeal(replicas)
    }
  }

  func brokenSeal(_ replicas: [String]) -> String {
    pick(
      "riwayat ini tidak lagi berawal dari yang disegel: \(replicas.joined(separator: ", ")). Riwayat yang disegel telah ditulis ulang atau hilang",
      "this history does not begin with what was sealed: \(replicas.joined(separator: ", ")). What was sealed was written anew, or is lost"
    )
  }

  var otherDigest: String {
    pick(
      "sidik itu bukan sidik riwayat ini sekarang. Bila riwayat sudah bertambah sejak ekspor, berikan segelnya, yang tertera pada ekspor",
      "that is not the digest of this history as it is now. Where the history has grown since the export, give the seal that stands on it"
    )
  }

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
    case .file(let path): "\(pick("sidik", "digest")) \(path)"
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
