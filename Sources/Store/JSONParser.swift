/// One strict pass over JSON (RFC 8259, without a byte order mark) that finds what Foundation's decoder does not say: where
/// it is broken, and keys that stand twice, of which that decoder silently drops one.
struct JSONParser {
  /// How deep objects and arrays may nest.
  static let depthLimit = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var nodes: [JSONDocument.Node] = []

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // About what files with some text in them need.
    nodes.reserveCapacity(bytes.count / 16)
  }

  /// - Throws: the first thing in the bytes that is not JSON.
  static func parse(_ bytes: [UInt8]) throws(JSONProblem) -> [JSONDocument.Node] {
    do throws(Fault) {
      return try bytes.withUnsafeBufferPointer { buffer throws(Fault) in
        var parser = JSONParser(buffer)
        try parser.document()
        return parser.nodes
      }
    } catch {
      throw JSONProblem(TextPosition(offset: error.offset, in: bytes), error.reason)
    }
  }

  private struct Fault: Error {
    let offset: Int
    let reason: JSONProblem.Reason
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func document() throws(Fault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw Fault(offset: 0, reason: .byteOrderMark) }
    // Files are refused long before; this is what the nodes' offsets rely on.
    precondition(bytes.count <= UInt32.max)
    skipSpace()
    try value(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw Fault(offset: offset, reason: .trailing) }
  }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  /// Begins a node at the offset.
  private mutating func begin(_ kind: JSONDocument.Node.Kind) -> Int {
    nodes.append(.init(kind: kind, start: UInt32(truncatingIfNeeded: offset)))
    return nodes.count - 1
  }

  /// Ends a node before the offset.
  private mutating func end(_ index: Int, isPlain: Bool = false) {
    nodes[index].end = UInt32(truncatingIfNeeded: offset)
    nodes[index].next = UInt32(truncatingIfNeeded: nodes.count)
    nodes[index].isPlain = isPlain
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
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "{"): try object(depth: depth)
    case UInt8(ascii: "["): try array(depth: depth)
    case UInt8(ascii: "t"): try literal("true", .yes)
    case UInt8(ascii: "f"): try literal("false", .no)
    case UInt8(ascii: "n"): try literal("null", .null)
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
    let object = begin(.object)
    try open(depth)
    if next == UInt8(ascii: "}") {
      offset += 1
    } else {
      var keys = Keys()
      repeat {
        guard next == UInt8(ascii: "\"") else { throw unexpected() }
        let key = nodes.count
        try string()
        if isRepeated(key, of: object, &keys) {
          throw Fault(offset: Int(nodes[key].start), reason: .duplicateKey(text(nodes[key])))
        }
        skipSpace()
        guard next == UInt8(ascii: ":") else { throw unexpected() }
        offset += 1
        skipSpace()
        try value(depth: depth + 1)
      } while try another(closing: UInt8(ascii: "}"))
    }
    end(object)
  }

  private mutating func array(depth: Int) throws(Fault) {
    let array = begin(.array)
    try open(depth)
    if next == UInt8(ascii: "]") {
      offset += 1
    } else {
      repeat {
        try value(depth: depth + 1)
      } while try another(closing: UInt8(ascii: "]"))
    }
    end(array)
  }

  /// What is known of an object's keys so far.
  private struct Keys {
    var count = 0
    /// The last key's index while every key is plain and greater than the one before, as in the files that we write:
    /// then the next one only has to be greater, too.
    var greatest: Int?
    /// All keys, once there are many.
    var all: Set<String> = []
  }

  private static let fewKeys = 16

  /// Whether the key stands in its object already. Texts are equal here as they are for the dictionaries that they end up
  /// in: é and e + ´ are the same key, and an escape is what it stands for.
  private func isRepeated(_ key: Int, of object: Int, _ keys: inout Keys) -> Bool {
    defer { keys.count += 1 }
    let node = nodes[key]
    if keys.count == 0 {
      keys.greatest = node.isPlain ? key : nil
      return false
    }
    if let greatest = keys.greatest, node.isPlain, content(nodes[greatest]).lexicographicallyPrecedes(content(node)) {
      keys.greatest = key
      return false
    }
    keys.greatest = nil
    if keys.count < Self.fewKeys {
      var other = object + 1
      while other < key {
        if isSame(nodes[other], node) { return true }
        other = Int(nodes[other + 1].next)
      }
      return false
    }
    if keys.all.isEmpty {
      var other = object + 1
      while other < key {
        keys.all.insert(text(nodes[other]))
        other = Int(nodes[other + 1].next)
      }
    }
    return !keys.all.insert(text(node)).inserted
  }

  private func isSame(_ first: JSONDocument.Node, _ second: JSONDocument.Node) -> Bool {
    first.isPlain && second.isPlain
      ? content(first).elementsEqual(content(second)) : text(first) == text(second)
  }

  /// What stands between a text's quotation marks.
  private func content(_ node: JSONDocument.Node) -> Slice<UnsafeBufferPointer<UInt8>> {
    bytes[Int(node.start) + 1..<Int(node.end) - 1]
  }

  private func text(_ node: JSONDocument.Node) -> String { JSONEscapes.unescaped(Array(content(node))[...]) }

  /// Whether a comma follows, or else the closing bracket.
  private mutating func another(closing: UInt8) throws(Fault) -> Bool {
    skipSpace()
    guard let byte = next, byte == UInt8(ascii: ",") || byte == closing else { throw unexpected() }
    offset += 1
    guard byte != closing else { return false }
    skipSpace()
    return true
  }

  private mutating func literal(_ word: StaticString, _ kind: JSONDocument.Node.Kind) throws(Fault) {
    let literal = begin(kind)
    for index in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[index] else { throw unexpected() }
      offset += 1
    }
    end(literal)
  }

  private mutating func number() throws(Fault) {
    let start = offset
    let number = begin(.number)
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
    let hasExponent = next == UInt8(ascii: "e") || next == UInt8(ascii: "E")
    if hasExponent {
      offset += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      guard skipDigits() > 0 else { throw Fault(offset: start, reason: .invalidNumber) }
    }
    // Without an exponent it takes 309 digits to get there.
    if hasExponent || offset - start > 300, JSONNumber.value(Array(bytes[start..<offset])[...]).isInfinite {
      throw Fault(offset: start, reason: .numberOutOfRange)
    }
    end(number)
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let byte = next, Self.isDigit(byte) { offset += 1 }
    return offset - start
  }

  private mutating func string() throws(Fault) {
    let string = begin(.text)
    offset += 1
    var isPlain = true
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        end(string, isPlain: isPlain)
        return
      case UInt8(ascii: "\\"):
        isPlain = false
        try escape()
      case 0..<0x20: throw Fault(offset: offset, reason: .controlCharacter)
      case 0..<0x80: offset += 1
      default:
        isPlain = false
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
      guard let digit = JSONEscapes.digit(byte) else { throw Fault(offset: start, reason: .invalidEscape) }
      unit = unit * 16 + digit
      offset += 1
    }
    return unit
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// How many bytes the UTF-8 sequence at the offset has, or 0 where it is none.
  private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
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
