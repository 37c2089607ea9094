import Evaluation
import Exchange
import Screens
import Store
import TerminalUI

/// A file that somebody filled in, as the command and the terminal take it over.
struct Import {
  let file: ImportedFile
  /// Without its folders, as a terminal can show it.
  let name: String
  /// The first digits of its SHA-256.
  let digest: String

  init(_ path: String) throws(Failure) {
    let bytes: [UInt8]
    do throws(StoreProblem) { bytes = try File.read(path).bytes } catch { throw Failure(error) }
    do throws(ImportProblem) { file = try ImportedFile(bytes) } catch { throw Failure(error) }
    name = (path.split(separator: "/").last.map(String.init) ?? path).displayable()
    digest = String(SHA256.hexadecimal(bytes).prefix(12))
  }

  /// What would change in the sheet, to be decided on; a file of another satker or year is not taken over unasked.
  ///
  /// - Parameter assessor: whose answers they are where the file does not say.
  func staging(for sheet: Sheet, _ instrument: Instrument, assessor: Assessor) -> Staging {
    let assessor = file.identity.assessor ?? assessor
    let reading = file.reading(by: instrument)
    let changes = reading.changes(to: sheet, as: assessor)
    let isNamed = file.identity.satker != nil || file.identity.code != nil
    let isOther = isNamed && !file.identity.isOf(sheet.satker, year: sheet.year)
    let doubts = changes.compactMap { change -> (Change.Place, Staging.Doubt)? in
      if isOther { return (change.place, .otherSheet) }
      return sheet.isJudged(change, after: assessor) ? (change.place, .judged) : nil
    }
    return Staging(
      origin: .file(name: name, digest: digest), changes: changes, doubts: Dictionary(doubts) { $1 },
      findings: reading.findings.map { .init(place: $0.place, text: words.finding($0.kind)) })
  }
}
