/// A kind of file that a report can be exported to.
package enum ExportFormat: String, CaseIterable, Sendable {
  case xlsx, pdf, csv
  /// csv that Excel with Indonesian settings opens right by a double click.
  case csvExcel = "csv-excel"
  case json
  /// What PortalRB fetches, and a workbook as it is uploaded there.
  case portalJSON = "portalrb-json"
  case portalWorkbook = "portalrb-xlsx"

  /// Without the full stop in front.
  package var fileExtension: String {
    switch self {
    case .xlsx, .pdf, .csv, .json: rawValue
    case .csvExcel: "csv"
    case .portalJSON: "portalrb.json"
    case .portalWorkbook: "portalrb.xlsx"
    }
  }

  /// Whether nobody could read it on a terminal.
  package var isBinary: Bool { [.xlsx, .pdf, .portalWorkbook].contains(self) }

  /// Whether it says when the sheet was last changed.
  package var isDated: Bool { [.xlsx, .pdf].contains(self) }

  /// Whether it goes to PortalRB, with all that satker and TPI entered: no assessor's column.
  package var isForPortal: Bool { [.portalJSON, .portalWorkbook].contains(self) }
}
