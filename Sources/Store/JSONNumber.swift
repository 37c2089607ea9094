/// The value of a number as JSON spells it.
enum JSONNumber {
  /// Of bytes that are known to spell a number; infinite where it is too large.
  static func value(_ bytes: ArraySlice<UInt8>) -> Double {
    small(bytes) ?? Double(String(decoding: bytes, as: UTF8.self)) ?? .infinity
  }

  /// What people write has few digits and no exponent. Both the digits and the power of ten are exact then, and their
  /// quotient is rounded once: the same as the general way, many times faster.
  private static func small(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard bytes.count <= 16 else { return nil }
    var digits = 0
    var scale = 1.0
    var isNegative = false
    var isFraction = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        if isFraction { scale *= 10 }
      default: return nil
      }
    }
    guard digits < 1 << 53 else { return nil }
    return (isNegative ? -Double(digits) : Double(digits)) / scale
  }
}
