import Screens
import Store
import TerminalUI

extension Texts {
  /// What was found when a sheet was opened; nil for what need not be told, or is told otherwise.
  func note(_ note: Note) -> String? {
    switch note {
    case .torn, .migrated, .edited, .rest: nil
    case .broken(let problem): self.problem(problem)
    case .otherStart(let replica):
      pick(
        "riwayat \(replica) berawal dari lembar kosong yang lain",
        "the history \(replica) starts from another blank sheet")
    case .ahead(let replicas):
      pick(
        "sebagian riwayat hilang (\(replicas.joined(separator: ", "))); isi lembar tetap utuh",
        "part of the history is lost (\(replicas.joined(separator: ", "))); the sheet's content is kept")
    }
  }
}
