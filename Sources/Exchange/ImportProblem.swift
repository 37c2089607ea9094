/// Why a file could not be read.
package enum ImportProblem: Error, Equatable, Sendable {
  /// libzip or expat could not be loaded; the system's words say why.
  case library(reason: String)
  /// Neither a workbook nor anything else that is read here.
  case unknownFormat
  /// Protected by a password, or of Excel before 2007.
  case encryptedOrOld
  /// Larger, unpacked, than any sheet; or with more of something than any sheet has.
  case tooLarge
  /// A part of the workbook is missing or damaged.
  case damaged(part: String)
  /// None of the sheets has the columns that are looked for.
  case noTable(sheets: [String])
  /// Of another kind, or of a newer version, than what is read here.
  case otherDocument
}
