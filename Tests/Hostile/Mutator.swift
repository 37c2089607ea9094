/// Makes JSON files, and files of JSON lines, wrong at random: byte by byte, line by line, and value by value.
package struct Mutator {
  package var random: SplitMix64
  /// What is spliced in.
  private let others: [[UInt8]]

  package init(seed: UInt64, others: [[UInt8]]) {
    random = SplitMix64(seed: seed)
    self.others = others
  }

  /// Mostly with a single change, so that what stands behind it is reached.
  package mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<[1, 1, 1, 1, 2, 3, 8].randomElement(using: &random)! { bytes = changed(bytes) }
    return bytes
  }

  private mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return Self.bytes.randomElement(using: &random)! }
    return switch Int.random(in: 0..<20, using: &random) {
    case 0: flipped(bytes)
    case 1: replacing(place(in: bytes, upTo: 1), of: bytes, with: Self.bytes.randomElement(using: &random)!)
    case 2: Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
    case 3: replacing(place(in: bytes, upTo: 64), of: bytes, with: [])
    case 4: repeated(place(in: bytes, upTo: 64), of: bytes)
    case 5: spliced(bytes)
    case 6, 7: lines(bytes)
    case 8, 9, 10, 11: scalar(bytes)
    case 12, 13: value(bytes)
    case 14, 15: member(bytes)
    case 16: exchanged(bytes)
    case 17: nested(bytes)
    case 18: [0xEF, 0xBB, 0xBF] + bytes
    default: bytes + Self.bytes.randomElement(using: &random)!
    }
  }

  // Bytes.

  private static let bytes: [[UInt8]] = [
    [0], [0x1B], [0x22], [0x5C], [0x7B], [0x7D], [0x5B], [0x5D], [0x2C], [0x3A], [0x0A], [0x0D], [0x0D, 0x0A], [0x20],
    [0x7F], [0x80], [0xBF], [0xC0, 0xAF], [0xC2], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF],
    [0xF0, 0x9F], [0xF4, 0x90, 0x80, 0x80], [0xFE], [0xFF], [0xC2, 0x9B], [0xE2, 0x80, 0xAE], Array("\\u".utf8),
    Array("\\ud834".utf8), Array("//".utf8), Array("NaN".utf8),
  ]

  private mutating func place(in bytes: [UInt8], upTo length: Int) -> Range<Int> {
    let start = Int.random(in: 0..<bytes.count, using: &random)
    return start..<min(bytes.count, start + Int.random(in: 1...length, using: &random))
  }

  private mutating func flipped(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    return bytes
  }

  private func replacing(_ range: Range<Int>, of bytes: [UInt8], with new: [UInt8]) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + new + Array(bytes[range.upperBound...])
  }

  private func repeated(_ range: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
    replacing(range.lowerBound..<range.lowerBound, of: bytes, with: Array(bytes[range]))
  }

  private mutating func spliced(_ bytes: [UInt8]) -> [UInt8] {
    let other = others.randomElement(using: &random) ?? bytes
    let head = bytes.prefix(Int.random(in: 0...bytes.count, using: &random))
    return Array(head) + Array(other.suffix(Int.random(in: 0...other.count, using: &random)))
  }

  // Lines.

  private mutating func lines(_ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let index = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<3, using: &random) {
    case 0: lines.remove(at: index)
    case 1: lines.insert(lines[index], at: Int.random(in: 0..<lines.count, using: &random))
    default: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  // JSON, as far as a scan by eye goes: the bytes may be wrong already.

  private static let numbers: [[UInt8]] =
    [
      "1e999", "-1e999", "-0", "-0.0", "0", "1", "-1", "2", "9223372036854775807", "9223372036854775808",
      "-9223372036854775809", "18446744073709551616", "2147483648", "4294967296", "1e-400", "5e-324",
      "1.7976931348623157e308", "0.1", "3.6", "1e2", "1E+2", "00", "01", "1.", "-", ".5", "+1", "1e", "999999999",
      "1000000000", "1000000", "1000001", "1000000000001", "2026", "2101", "null", "true", "false", "\"1\"", "[]", "{}",
      "[[]]", "{\"\":{}}",
    ].map { Array($0.utf8) }
    + [String(repeating: "9", count: 400), "0." + String(repeating: "0", count: 400) + "1"].map { Array($0.utf8) }

  private static let texts: [[UInt8]] =
    HostileText.all.map { Array("\"\($0)\"".utf8) }
    + [
      "\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u001b]52;c;QUFB\\u0007\"", "\"\\u202e\"",
      "\"Ya\"",
      "\"../../etc/passwd\"", "\"/etc/passwd\"", "\"a/b\"", "\"satker\"", "\"A.I.1.i.a\"", "\"\\q\"", "0", "null", "[]",
      "{}", "\"\(String(repeating: "x", count: 70_000))\"", "\"\(String(repeating: "\\\\", count: 300))\"",
    ].map { Array($0.utf8) }
    + [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0, 0x22],
      [0x22, 0xE2, 0x22],
    ]

  private func tokens(_ bytes: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start + 1
      switch bytes[start] {
      case 0x20, 0x0A, 0x0D, 0x09:
        start = end
        continue
      case 0x22:
        while end < bytes.count, bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
        end = min(end + 1, bytes.count)
      case 0x7B, 0x7D, 0x5B, 0x5D, 0x2C, 0x3A: break
      default: while end < bytes.count, !" \n\r\t\"{}[],:".utf8.contains(bytes[end]) { end += 1 }
      }
      tokens.append(start..<end)
      start = end
    }
    return tokens
  }

  /// Up to the end of the value that begins with the token.
  private func end(ofValueAt index: Int, _ tokens: [Range<Int>], _ bytes: [UInt8]) -> Int {
    var depth = 0
    for token in tokens[index...] {
      switch bytes[token.lowerBound] {
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D: depth -= 1
      default: break
      }
      if depth <= 0 { return token.upperBound }
    }
    return bytes.count
  }

  private func isMark(_ byte: UInt8) -> Bool { "{}[],:".utf8.contains(byte) }

  /// A text or a number becomes another one.
  private mutating func scalar(_ bytes: [UInt8]) -> [UInt8] {
    let scalars = tokens(bytes).filter { !isMark(bytes[$0.lowerBound]) }
    guard let token = scalars.randomElement(using: &random) else { return bytes }
    let isText = bytes[token.lowerBound] == 0x22
    let new =
      Int.random(in: 0..<4, using: &random) == 0
      ? Array(bytes[scalars.randomElement(using: &random)!])
      : (isText ? Self.texts : Self.numbers).randomElement(using: &random)!
    return replacing(token, of: bytes, with: new)
  }

  private mutating func values(_ bytes: [UInt8]) -> [Range<Int>] {
    let tokens = tokens(bytes)
    return (0..<2).compactMap { _ in
      guard let index = tokens.indices.randomElement(using: &random),
        !"]},:".utf8.contains(bytes[tokens[index].lowerBound])
      else { return nil }
      return tokens[index].lowerBound..<end(ofValueAt: index, tokens, bytes)
    }
  }

  /// A value becomes one that stands elsewhere, or one of another type.
  private mutating func value(_ bytes: [UInt8]) -> [UInt8] {
    let values = values(bytes)
    guard let value = values.first else { return bytes }
    let new = values.count > 1 ? Array(bytes[values[1]]) : Self.numbers.randomElement(using: &random)!
    return replacing(value, of: bytes, with: new)
  }

  /// A member goes, or comes twice.
  private mutating func member(_ bytes: [UInt8]) -> [UInt8] {
    let tokens = tokens(bytes)
    let keys = tokens.indices.dropLast(2).filter { bytes[tokens[$0 + 1].lowerBound] == 0x3A }
    guard let key = keys.randomElement(using: &random) else { return bytes }
    let member = tokens[key].lowerBound..<end(ofValueAt: key + 2, tokens, bytes)
    guard Bool.random(using: &random) else {
      return replacing(member.lowerBound..<member.lowerBound, of: bytes, with: Array(bytes[member]) + [0x2C])
    }
    let next = bytes[member.upperBound...].prefix { " \n\r\t,".utf8.contains($0) }
    return replacing(member.lowerBound..<(next.contains(0x2C) ? next.endIndex : member.upperBound), of: bytes, with: [])
  }

  /// Two texts in each other's place.
  private mutating func exchanged(_ bytes: [UInt8]) -> [UInt8] {
    let texts = tokens(bytes).filter { bytes[$0.lowerBound] == 0x22 }
    guard let first = texts.randomElement(using: &random), let second = texts.randomElement(using: &random),
      first.upperBound <= second.lowerBound
    else { return bytes }
    return Array(bytes[..<first.lowerBound]) + Array(bytes[second]) + Array(bytes[first.upperBound..<second.lowerBound])
      + Array(bytes[first]) + Array(bytes[second.upperBound...])
  }

  private mutating func nested(_ bytes: [UInt8]) -> [UInt8] {
    guard let value = values(bytes).first else { return bytes }
    let depth = [1, 2, 60, 64, 65, 5000].randomElement(using: &random)!
    let (open, close) = [("[", "]"), ("{\"a\":", "}")].randomElement(using: &random)!
    return replacing(
      value, of: bytes,
      with: Array(String(repeating: open, count: depth).utf8) + Array(bytes[value])
        + Array(String(repeating: close, count: depth).utf8))
  }
}
