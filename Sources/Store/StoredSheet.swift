import Evaluation

/// A sheet as it was read from its file.
package struct StoredSheet: Equatable, Sendable {
  package let place: SheetPlace
  package let sheet: Sheet
  /// The instrument that the sheet is bound to.
  package let instrument: Instrument
  package let stamp: Stamp
  /// When the file was last written, in seconds since 1970.
  package let modified: Int
  /// Where the file that this one replaced is kept, with what somebody edited in it by hand and was not taken over.
  package var keptFile: String?
}
