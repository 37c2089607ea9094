/// A column of a sheet, by its place from 0, as libxlsxwriter counts.
struct Column: Hashable, Strideable {
  let number: Int

  init(_ number: Int) { self.number = number }

  static let a = Column(0)
  static let b = Column(1)
  static let c = Column(2)
  static let d = Column(3)
  static let e = Column(4)
  static let f = Column(5)
  static let g = Column(6)
  static let h = Column(7)
  static let i = Column(8)
  static let j = Column(9)
  static let k = Column(10)
  static let l = Column(11)
  static let m = Column(12)
  static let n = Column(13)
  static let o = Column(14)
  static let p = Column(15)
  static let q = Column(16)

  /// `A` … `Z`, then `AA` …
  var letters: String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26)))
    return number < 26 ? last : Column(number / 26 - 1).letters + last
  }
  var index: UInt16 { UInt16(number) }
  var next: Column { advanced(by: 1) }

  func distance(to other: Column) -> Int { other.number - number }
  func advanced(by count: Int) -> Column { Column(number + count) }

  /// The cell's name in a formula, e.g. `K7`.
  subscript(row: Int) -> String { "\(letters)\(row)" }
  /// The cells' name in a formula, e.g. `K7:K9`.
  subscript(rows: ClosedRange<Int>) -> String { "\(self[rows.lowerBound]):\(self[rows.upperBound])" }
  /// The same, wherever the formula is copied to, e.g. `$K$7:$K$9`.
  func fixed(_ rows: ClosedRange<Int>) -> String {
    "$\(letters)$\(rows.lowerBound):$\(letters)$\(rows.upperBound)"
  }
}
