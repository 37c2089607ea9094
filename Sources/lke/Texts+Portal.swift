import Exchange
import Screens
import Store
import TerminalUI

extension Texts {
  /// What is wrong with the satker's code, and where it is given.
  func portalUnit(_ code: String) -> String {
    let what =
      code.isEmpty
      ? pick("satker ini belum punya kode", "this satker has no code yet")
      : pick(
        "kode satker \"\(code.displayable())\" tidak dapat menjadi bagian alamat",
        "the satker's code \(code.displayable()) cannot be part of an address")
    return what + ". " + portalUnitRemedy
  }

  private var portalUnitRemedy: String {
    pick(
      "PortalRB mengenal unit dari kodenya: isi di layar lembar dengan i, hanya huruf, angka, titik, dan tanda hubung.",
      "PortalRB knows a unit by its code: enter it on the sheet's screen with i, letters, digits, full stops and hyphens only."
    )
  }

  func portalIdentities(_ codes: [String]) -> String {
    let some = codes.prefix(3).joined(separator: ", ").displayable() + (codes.count > 3 ? ", …" : "")
    return pick(
      "instrumen lembar ini tidak menyebut nomor PortalRB untuk \(codes.count) isian (\(some)). ",
      "this sheet's instrument names no PortalRB number for \(codes.count) answers (\(some)). ") + identityRemedy
  }

  private var identityRemedy: String {
    pick(
      "Lengkapi identities portalrb (soalId, row) di berkas instrumennya, tanpa kembar.",
      "Complete the identities portalrb (soalId, row) in the instrument's file, none twice.")
  }

  func recordFailed(_ problem: StoreProblem) -> String {
    pick("ekspor ini tidak dapat dicatat: ", "this export could not be recorded: ") + notice(problem)
  }

  func severity(_ severity: PortalFinding.Severity) -> String {
    switch severity {
    case .error: pick("kesalahan", "error")
    case .warning: pick("peringatan", "warning")
    }
  }

  /// What was found, of one kind; how often, where it is about questions.
  func message(_ findings: [PortalFinding]) -> String {
    message(findings[0]) + (findings[0].code == nil ? "" : ": \(findings.count)")
  }

  /// What was found.
  func message(_ finding: PortalFinding) -> String {
    switch finding {
    case .noUnit: pick("satker belum punya kode", "the satker has no code")
    case .unit(let code):
      pick(
        "kode satker \"\(code)\" tidak dapat menjadi bagian alamat",
        "the satker's code \(code) cannot be part of an address")
    case .noIdentity: pick("tanpa nomor PortalRB sendiri", "no PortalRB number of its own")
    case .unanswered: pick("belum dijawab satker", "not answered by the satker")
    case .unjudged: pick("belum dinilai TPI", "not judged by the TPI")
    case .target(let target):
      pick("sasaran \(target) tidak dikenal PortalRB", "the target \(target) is not known to PortalRB")
    case .heldPredicate:
      pick(
        "untuk WBBM, unit harus sudah berpredikat WBK; lke tidak mencatatnya",
        "for WBBM the unit must already hold WBK; lke does not record that")
    case .year(let year):
      pick(
        "lembar tahun \(year), sedangkan nomor soal berasal dari daftar tahun \(PortalReport.masterYear)",
        "a sheet of \(year), but the questions' numbers are those of \(PortalReport.masterYear)")
    case .changed(let time):
      pick(
        "berubah sejak diekspor untuk PortalRB pada \(stamp(LocalTime(time)))",
        "changed since it was exported for PortalRB at \(stamp(LocalTime(time)))")
    }
  }

  /// What to do about it.
  func remedy(_ finding: PortalFinding, of id: String) -> String {
    let id = id.displayable()
    return switch finding {
    case .noUnit, .unit: portalUnitRemedy
    case .noIdentity: identityRemedy
    case .unanswered: pick("lke \(id) membuka lembarnya.", "lke \(id) opens the sheet.")
    case .unjudged:
      pick(
        "Nilai dengan lke set --as anggota, ketua, atau dalnis.", "Judge it with lke set --as anggota, ketua or dalnis."
      )
    case .target:
      pick("Ubah sasarannya di layar lembar dengan i.", "Change the target on the sheet's screen with i.")
    case .heldPredicate: pick("Periksa sendiri surat penetapannya.", "Check the letter of award yourself.")
    case .year:
      pick(
        "Bandingkan nomor soalnya dengan PortalRB sebelum mengirim.",
        "Compare the questions' numbers with PortalRB before you send it.")
    case .changed: pick("Ekspor dan kirim lagi.", "Export and send it again.")
    }
  }

  /// `2 kesalahan, 1 peringatan`; empty for none.
  func count(_ findings: [PortalFinding]) -> String {
    let errors = findings.count { $0.severity == .error }
    let warnings = findings.count - errors
    return [
      errors == 0 ? nil : pick("\(errors) kesalahan", errors == 1 ? "1 error" : "\(errors) errors"),
      warnings == 0 ? nil : pick("\(warnings) peringatan", warnings == 1 ? "1 warning" : "\(warnings) warnings"),
    ].compactMap { $0 }.joined(separator: ", ")
  }

  func readiness(_ isReady: Bool) -> String {
    isReady ? pick("siap", "ready") : pick("belum siap", "not ready")
  }

  func notReady(_ count: Int) -> String {
    count == 1
      ? pick("lembar ini belum siap untuk PortalRB", "this sheet is not ready for PortalRB")
      : pick("tidak semua lembar siap untuk PortalRB", "not all of the sheets are ready for PortalRB")
  }
}
