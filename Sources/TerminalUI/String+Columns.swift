extension StringProtocol {
  /// Columns this text takes on a canvas, as ``Swift/String/displayable()`` shows it.
  package var columns: Int {
    if unicodeScalars.allSatisfy(\.isSimple) { return unicodeScalars.count }
    return reduce(0) { $0 + $1.columns }
  }
}
