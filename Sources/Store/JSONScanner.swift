/// One pass over JSON that finds what Foundation's decoder does not say: where it is broken, and keys that stand twice,
/// of which the decoder silently drops one. Strict RFC 8259, without a byte order mark.
struct JSONScanner {
  /// How deep objects and arrays may nest.
  static let depthLimit = 64

  private let bytes: [UInt8]
  private var offset = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// - Throws: the first thing in the bytes that is not JSON.
  static func check(_ bytes: [UInt8]) throws(JSONProblem) {
    var scanner = JSONScanner(bytes)
    do throws(Fault) {
      try scanner.document()
    } catch {
      throw JSONProblem(at: error.offset, in: bytes, reason: error.reason)
    }
  }

  private struct Fault: Error {
    let offset: Int
    let reason: JSONProblem.Reason
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func document() throws(Fault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw Fault(offset: 0, reason: .byteOrderMark) }
    skipSpace()
    try value(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw Fault(offset: offset, reason: .trailing) }
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  /// The byte that stands where it cannot stand.
  private func unexpected() -> Fault {
    guard offset < bytes.count else { return Fault(offset: offset, reason: .end) }
    let length = Self.scalarLength(bytes, at: offset)
    guard length > 0 else { return Fault(offset: offset, reason: .invalidUTF8) }
    let text = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    return Fault(offset: offset, reason: .unexpected(Character(text)))
  }

  private mutating func value(depth: Int) throws(Fault) {
    switch next {
    case UInt8(ascii: "{"):
      try open(depth)
      try object(depth: depth + 1)
    case UInt8(ascii: "["):
      try open(depth)
      try array(depth: depth + 1)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "t"): try literal("true")
    case UInt8(ascii: "f"): try literal("false")
    case UInt8(ascii: "n"): try literal("null")
    case UInt8(ascii: "-"): try number()
    case let byte? where Self.isDigit(byte): try number()
    default: throw unexpected()
    }
  }

  private mutating func open(_ depth: Int) throws(Fault) {
    guard depth < Self.depthLimit else { throw Fault(offset: offset, reason: .tooDeep(limit: Self.depthLimit)) }
    offset += 1
    skipSpace()
  }

  private mutating func object(depth: Int) throws(Fault) {
    if next == UInt8(ascii: "}") {
      offset += 1
      return
    }
    // As Strings, not bytes: the dictionaries that the keys end up in take é and e + ´ for the same key, and an escape
    // for what it stands for.
    var keys: Set<String> = []
    while true {
      let start = offset
      guard next == UInt8(ascii: "\"") else { throw unexpected() }
      let hasEscape = try string()
      let key = hasEscape ? unescaped(start + 1..<offset - 1) : text(start + 1..<offset - 1)
      guard keys.insert(key).inserted else { throw Fault(offset: start, reason: .duplicateKey(key)) }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw unexpected() }
      offset += 1
      skipSpace()
      try value(depth: depth)
      guard try another(closing: UInt8(ascii: "}")) else { return }
    }
  }

  private mutating func array(depth: Int) throws(Fault) {
    if next == UInt8(ascii: "]") {
      offset += 1
      return
    }
    while true {
      try value(depth: depth)
      guard try another(closing: UInt8(ascii: "]")) else { return }
    }
  }

  /// Whether a comma follows, or else the closing bracket.
  private mutating func another(closing: UInt8) throws(Fault) -> Bool {
    skipSpace()
    guard let byte = next, byte == UInt8(ascii: ",") || byte == closing else { throw unexpected() }
    offset += 1
    guard byte != closing else { return false }
    skipSpace()
    return true
  }

  private mutating func literal(_ word: StaticString) throws(Fault) {
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw unexpected() }
      offset += 1
    }
  }

  private mutating func number() throws(Fault) {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    let first = next
    let whole = skipDigits()
    guard whole == 1 || (whole > 1 && first != UInt8(ascii: "0")) else {
      throw Fault(offset: start, reason: .invalidNumber)
    }
    if next == UInt8(ascii: ".") {
      offset += 1
      guard skipDigits() > 0 else { throw Fault(offset: start, reason: .invalidNumber) }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      guard skipDigits() > 0 else { throw Fault(offset: start, reason: .invalidNumber) }
    }
    // Without an exponent it takes 309 digits to get there.
    if offset - start > 300 || bytes[start..<offset].contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      guard Double(text(start..<offset))?.isFinite == true else {
        throw Fault(offset: start, reason: .numberOutOfRange)
      }
    }
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = next, Self.isDigit(byte) { offset += 1 }
    return offset - start
  }

  /// Passes over a string; true where there is an escape in it.
  @discardableResult
  private mutating func string() throws(Fault) -> Bool {
    offset += 1
    var hasEscape = false
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return hasEscape
      case UInt8(ascii: "\\"):
        hasEscape = true
        try escape()
      case 0..<0x20: throw Fault(offset: offset, reason: .controlCharacter)
      case 0..<0x80: offset += 1
      default:
        let length = Self.scalarLength(bytes, at: offset)
        guard length > 0 else { throw Fault(offset: offset, reason: .invalidUTF8) }
        offset += length
      }
    }
    throw Fault(offset: offset, reason: .end)
  }

  private mutating func escape() throws(Fault) {
    let start = offset
    offset += 1
    switch next {
    case nil: throw Fault(offset: offset, reason: .end)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      offset += 1
    case UInt8(ascii: "u"):
      let unit = try hexadecimal(from: start)
      switch unit {
      case 0xD800..<0xDC00:
        guard next == UInt8(ascii: "\\"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "u") else {
          throw Fault(offset: start, reason: .loneSurrogate)
        }
        offset += 1
        guard (0xDC00..<0xE000).contains(try hexadecimal(from: start)) else {
          throw Fault(offset: start, reason: .loneSurrogate)
        }
      case 0xDC00..<0xE000: throw Fault(offset: start, reason: .loneSurrogate)
      default: break
      }
    default: throw Fault(offset: start, reason: .invalidEscape)
    }
  }

  /// The unit after `u`, which stands at the offset.
  private mutating func hexadecimal(from start: Int) throws(Fault) -> Int {
    offset += 1
    var unit = 0
    for _ in 0..<4 {
      guard let byte = next else { throw Fault(offset: offset, reason: .end) }
      guard let digit = Self.digit(byte) else { throw Fault(offset: start, reason: .invalidEscape) }
      unit = unit * 16 + digit
      offset += 1
    }
    return unit
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// What a string that has been passed over stands for.
  private func unescaped(_ range: Range<Int>) -> String {
    var units: [UInt16] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "\\") {
        let mark = bytes[index + 1]
        if mark == UInt8(ascii: "u") {
          units.append(bytes[index + 2..<index + 6].reduce(0) { $0 * 16 + UInt16(Self.digit($1) ?? 0) })
          index += 6
        } else {
          units.append(UInt16(Self.escapes[mark] ?? mark))
          index += 2
        }
      } else {
        let end = bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "\\")) ?? range.upperBound
        units.append(contentsOf: text(index..<end).utf16)
        index = end
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]

  /// How many bytes the UTF-8 sequence at the offset has, or 0 where it is none.
  private static func scalarLength(_ bytes: [UInt8], at offset: Int) -> Int {
    func isContinuation(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index < bytes.count && range.contains(bytes[index])
    }
    switch bytes[offset] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return isContinuation(offset + 1) ? 2 : 0
    case 0xE0...0xEF:
      // No overlong forms, no surrogates.
      let second: ClosedRange<UInt8> =
        switch bytes[offset] {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        default: 0x80...0xBF
        }
      return isContinuation(offset + 1, second) && isContinuation(offset + 2) ? 3 : 0
    case 0xF0...0xF4:
      // No overlong forms, nothing above U+10FFFF.
      let second: ClosedRange<UInt8> =
        switch bytes[offset] {
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      return isContinuation(offset + 1, second) && isContinuation(offset + 2) && isContinuation(offset + 3) ? 4 : 0
    default: return 0
    }
  }
}

extension JSONProblem {
  /// The offset as a person finds it in an editor.
  fileprivate init(at offset: Int, in bytes: [UInt8], reason: Reason) {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = String(decoding: bytes[start..<offset], as: UTF8.self).count + 1
    self.reason = reason
  }
}
