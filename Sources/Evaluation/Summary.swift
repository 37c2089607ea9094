/// What a list shows of a sheet: as one assessor has answered it.
package struct Summary: Equatable, Sendable {
  package let satker: Satker
  package let year: Int
  /// The id of the predicate aimed at, e.g. `wbk`.
  package let target: String
  /// Its abbreviation, e.g. `WBK`.
  package let targetName: String
  package let total: Score
  package let standing: Standing

  package init(
    satker: Satker, year: Int, target: String, targetName: String, total: Score, standing: Standing
  ) {
    self.satker = satker
    self.year = year
    self.target = target
    self.targetName = targetName
    self.total = total
    self.standing = standing
  }

  package init(_ sheet: Sheet, _ instrument: Instrument, assessor: Assessor) {
    let scorecard = Scorecard(instrument, sheet, assessor: assessor)
    let predicate = instrument.predicate(sheet.target)
    self.init(
      satker: sheet.satker, year: sheet.year, target: sheet.target, targetName: predicate?.short ?? sheet.target,
      total: scorecard.total,
      standing: predicate.map { Standing(scorecard.verdict(on: $0), total: scorecard.total) } ?? .untouched)
  }
}
