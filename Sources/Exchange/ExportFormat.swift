/// A kind of file that a report can be exported to.
package enum ExportFormat: String, CaseIterable, Sendable {
  case xlsx, csv
  /// csv that Excel with Indonesian settings opens right by a double click.
  case csvExcel = "csv-excel"
  case json
}
