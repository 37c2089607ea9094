/// Why an export did not come about.
package enum ExportProblem: Error, Equatable, Sendable {
  /// The private temporary folder, or a file in it, could not be made or read.
  case temporaryFile(path: String, errno: Int32)
  /// libxlsxwriter of the version that the program is made for could not be loaded; the system's words say why.
  case library(version: String, reason: String)
  /// libxlsxwriter refused; the number is an `lxw_error`.
  case workbook(Int32)
  /// libharu of the version that the program is made for could not be loaded; the system's words say why.
  case pdfLibrary(version: String, reason: String)
  /// libharu refused; the number is one of its error codes.
  case pdf(UInt)
  /// PortalRB names a unit by its satker's code, which is empty or no single segment of a path.
  case portalUnit(code: String)
  /// The instrument does not say of these answers where in PortalRB they go, or says the same of two.
  case portalIdentities([String])
}
