/// Why an export did not come about.
package enum ExportProblem: Error, Equatable, Sendable {
  /// The private temporary folder, or a file in it, could not be made or read.
  case temporaryFile(path: String, errno: Int32)
  /// libxlsxwriter refused; the number is an `lxw_error`.
  case workbook(Int32)
}
