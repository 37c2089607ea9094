extension StringProtocol {
  /// Columns this text takes on a canvas, as ``Swift/String/displayable()`` shows it.
  package var columns: Int {
    simpleCount ?? reduce(0) { $0 + $1.columns }
  }

  /// How many scalars there are, where all are simple, so that each is a character of one column.
  var simpleCount: Int? {
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return utf8.count }
    var count = 0
    for scalar in unicodeScalars {
      guard scalar.isSimple else { return nil }
      count += 1
    }
    return count
  }
}
