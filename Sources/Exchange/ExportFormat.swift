/// A kind of file that a report can be exported to.
package enum ExportFormat: String, CaseIterable, Sendable {
  case xlsx, csv, json

  /// Without the full stop.
  package var fileExtension: String { rawValue }
}
