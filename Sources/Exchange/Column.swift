/// A column by its letter.
enum Column: Int, Comparable {
  case a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q

  var letter: String { String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rawValue))) }
  /// As libxlsxwriter counts, from 0.
  var index: UInt16 { UInt16(rawValue) }
  var before: Column? { Column(rawValue: rawValue - 1) }
  var next: Column? { Column(rawValue: rawValue + 1) }

  static func < (first: Column, second: Column) -> Bool { first.rawValue < second.rawValue }

  /// The cell's name in a formula, e.g. `K7`.
  subscript(row: Int) -> String { "\(letter)\(row)" }
}
