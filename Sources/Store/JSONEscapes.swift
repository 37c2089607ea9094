/// What a JSON string with escapes stands for.
enum JSONEscapes {
  /// Of a string's bytes between its quotation marks that are known to be right.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\\") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let mark = bytes[index + 1]
      index += 2
      guard mark == UInt8(ascii: "u") else {
        result.append(controls[mark] ?? mark)
        continue
      }
      var units = [unit(bytes[index..<index + 4])]
      index += 4
      if UTF16.isLeadSurrogate(units[0]) {
        units.append(unit(bytes[index + 2..<index + 6]))
        index += 6
      }
      result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt16 {
    digits.reduce(0) { $0 * 16 + UInt16(digit($1) ?? 0) }
  }

  static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static let controls: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]
}
