import Evaluation
import Exchange
import Screens
import Store
import TerminalUI

/// A file that somebody filled in, as the command and the terminal take it over.
struct Import {
  let imported: ImportedFile
  /// Without its folders, as a terminal can show it.
  let name: String
  /// The first digits of its SHA-256.
  let digest: String

  init(_ path: String) throws(Failure) {
    let bytes: [UInt8]
    do throws(StoreProblem) { bytes = try File.read(path).bytes } catch { throw Failure(error) }
    do throws(ImportProblem) { imported = try ImportedFile(bytes) } catch { throw Failure(error) }
    name = (path.split(separator: "/").last.map(String.init) ?? path).displayable()
    digest = String(SHA256.hexadecimal(bytes).prefix(12))
  }

  /// The sheet as it was when the file was exported from it; nil where that is not known.
  func exportedSheet(of place: SheetPlace, in store: SheetStore) throws(StoreProblem) -> Sheet? {
    guard let seal = imported.seal.flatMap({ HistorySeal($0) }) else { return nil }
    return try store.sheet(sealed: seal, of: place)
  }

  /// What would change in the sheet, to be decided on. The sheet as it was when the file was exported from it tells what
  /// was edited in the file; `isNamed` where somebody said that the file is this sheet's, whatever it says itself.
  func staging(
    for sheet: Sheet, _ instrument: Instrument, since exported: Sheet?, assessor: Assessor, isNamed: Bool
  ) -> Staging {
    let reading = imported.reading(by: instrument, as: assessor)
    let edited = exported.map { Set(reading.changes(to: $0, as: assessor, clears: true).lazy.map(\.place)) }
    // What is blank in the file, and was when it was made, clears nothing.
    let changes = reading.changes(to: sheet, as: assessor, clears: edited != nil).filter {
      $0.to != .nothing || edited?.contains($0.place) == true
    }
    let saysWhose = imported.identity.satker != nil || imported.identity.code != nil
    let isOther = !isNamed && saysWhose && !imported.identity.isOf(sheet.satker, year: sheet.year)
    func doubt(_ change: Change) -> Staging.Doubt? {
      if isOther { return .otherSheet }
      if sheet.isJudged(change, after: assessor) { return .judged }
      guard let exported, let edited else { return nil }
      if !edited.contains(change.place) { return .unedited }
      return exported[change.place] == change.from ? nil : .overtaken
    }
    let doubts = changes.compactMap { change in doubt(change).map { (change.place, $0) } }
    var findings = reading.findings.map { Staging.Finding(place: $0.place, text: words.finding($0.kind)) }
    if let rules = imported.rulesDigest, rules != sheet.instrument.rulesDigest {
      findings.insert(.init(place: name, text: words.otherRules), at: 0)
    }
    return Staging(
      origin: .file(name: name, digest: digest), changes: changes, doubts: Dictionary(doubts) { $1 },
      findings: findings)
  }
}
