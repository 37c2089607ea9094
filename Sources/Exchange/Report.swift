import Evaluation

/// One assessor's column of a sheet with its scores: what every export is made of.
package struct Report: Sendable {
  package let sheet: Sheet
  package let instrument: Instrument
  package let assessor: Assessor
  package let scorecard: Scorecard

  /// The instrument is the one that the sheet is bound to.
  package init(_ sheet: Sheet, instrument: Instrument, assessor: Assessor) {
    self.sheet = sheet
    self.instrument = instrument
    self.assessor = assessor
    scorecard = Scorecard(instrument, sheet, assessor: assessor)
  }

  /// The whole file in the format: the same report always gives the same bytes.
  ///
  /// - Throws: only for xlsx, whose library writes by way of a private temporary file.
  package func export(_ format: ExportFormat) throws(ExportProblem) -> [UInt8] {
    switch format {
    case .xlsx: try xlsx()
    case .csv: Array(csv.utf8)
    case .json: Array(json.utf8)
    }
  }

  /// The assessor's answers by question code.
  var answers: [String: Answer] { sheet.answers[assessor] ?? [:] }
}
