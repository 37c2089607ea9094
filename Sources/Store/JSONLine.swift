/// JSON as it is written into a line of a log: compact, without a line feed in it, keys in the order they are given.
struct JSONLine {
  private(set) var bytes: [UInt8] = []

  /// Punctuation, and keys that need no escapes.
  mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// A finite number, so that reading gives the very same.
  mutating func number(_ number: Double) { bytes.append(contentsOf: number.description.utf8) }

  mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): raw("\\n")
      case 0..<0x20:
        raw("\\u00")
        bytes += [0x30 + byte >> 4, (byte & 15 < 10 ? 0x30 : 0x57) + byte & 15]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func list<Element>(_ elements: some Collection<Element>, _ write: (inout JSONLine, Element) -> Void) {
    raw("[")
    var isFirst = true
    for element in elements {
      if !isFirst { raw(",") }
      isFirst = false
      write(&self, element)
    }
    raw("]")
  }

  mutating func texts(_ texts: [String]) { list(texts) { $0.text($1) } }

  /// The members by key.
  mutating func numbers(_ numbers: [String: Int]) {
    raw("{")
    for (index, (key, value)) in numbers.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { raw(",") }
      text(key)
      raw(":")
      number(value)
    }
    raw("}")
  }
}
