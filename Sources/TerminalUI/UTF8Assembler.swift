/// Puts scalars together from bytes that may come one at a time. What is not UTF-8 is dropped, and nothing after it.
struct UTF8Assembler {
  private var value: UInt32 = 0
  private var missing = 0
  /// The least scalar that needs so many bytes; a smaller one was written too long.
  private var least: UInt32 = 0

  /// The scalar that this byte completes.
  mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0x00...0x7F:
      missing = 0
      return Unicode.Scalar(byte)
    case 0x80...0xBF:
      guard missing > 0 else { return nil }
      missing -= 1
      value = value << 6 | UInt32(byte & 0x3F)
      return missing == 0 && value >= least ? Unicode.Scalar(value) : nil
    case 0xC0...0xDF: begin(byte & 0x1F, missing: 1, least: 0x80)
    case 0xE0...0xEF: begin(byte & 0x0F, missing: 2, least: 0x800)
    case 0xF0...0xF7: begin(byte & 0x07, missing: 3, least: 0x1_0000)
    default: missing = 0
    }
    return nil
  }

  private mutating func begin(_ bits: UInt8, missing: Int, least: UInt32) {
    value = UInt32(bits)
    self.missing = missing
    self.least = least
  }
}
