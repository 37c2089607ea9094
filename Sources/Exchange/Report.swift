import Evaluation

/// One assessor's column of a sheet with its scores: what every export is made of.
package struct Report: Sendable {
  package let sheet: Sheet
  package let instrument: Instrument
  package let assessor: Assessor
  package let scorecard: Scorecard
  /// Nil where there is none, or the sheet is not what it says.
  package let history: History?
  /// When the sheet was last changed, in seconds since 1970; nil where nobody knows.
  package let changed: Int?

  /// What stands for the sheet's history as it was when this was exported; `lke verify` can tell whether it still does.
  package struct History: Equatable, Sendable {
    /// SHA-256 of the seal.
    package let digest: String
    package let lines: Int
    /// Up to where each log goes.
    package let seal: String

    package init(digest: String, lines: Int, seal: String) {
      self.digest = digest
      self.lines = lines
      self.seal = seal
    }
  }

  /// The instrument is the one that the sheet is bound to.
  package init(
    _ sheet: Sheet, instrument: Instrument, assessor: Assessor, history: History? = nil, changed: Int? = nil
  ) {
    self.sheet = sheet
    self.instrument = instrument
    self.assessor = assessor
    self.history = history
    self.changed = changed
    scorecard = Scorecard(instrument, sheet, assessor: assessor)
  }

  /// The whole file in the format: the same report always gives the same bytes.
  ///
  /// - Throws: for workbooks, whose library writes by way of a private temporary file, for pdf and for PortalRB.
  package func export(_ format: ExportFormat) throws(ExportProblem) -> [UInt8] {
    switch format {
    case .xlsx: try xlsx()
    case .pdf: try pdf()
    case .csv: Array(csv(.plain).utf8)
    case .csvExcel: Array(csv(.excel).utf8)
    case .json: Array(json.utf8)
    case .portalJSON: Array(try PortalReport(sheet, instrument: instrument).json().utf8)
    case .portalWorkbook:
      try PortalReport(sheet, instrument: instrument).xlsx(
        comments: historyText ?? "", created: created)
    }
  }

  /// The assessor's answers by question code.
  var answers: [String: Answer] { sheet.answers[assessor] ?? [:] }
}
