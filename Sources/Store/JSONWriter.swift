/// Spells JSON as Foundation's JSONEncoder does when it writes for people (`prettyPrinted`, `sortedKeys`,
/// `withoutEscapingSlashes`), in less than half the time: a sheet is written each time somebody stops typing.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var indentation = 0

  /// - Throws: `malformed` for a number that is none, which JSON cannot hold.
  static func bytes(of content: JSONContent) throws(StoreProblem.Reason) -> [UInt8] {
    var writer = JSONWriter()
    do throws(NotANumber) {
      try writer.write(content)
    } catch {
      throw .malformed(place: JSONPlace(error.keys.reversed()), .value)
    }
    return writer.bytes
  }

  /// With the keys that lead to it, from the innermost.
  private struct NotANumber: Error {
    var keys: [String] = []
  }

  private mutating func write(_ content: JSONContent) throws(NotANumber) {
    switch content {
    case .flag(let flag): add(flag ? "true" : "false")
    case .wholeNumber(let number): add(String(number))
    case .number(let number):
      guard number.isFinite else { throw NotANumber() }
      let text = number.description
      add(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    case .text(let text): write(text)
    case .array(let elements):
      try write(Array(elements.enumerated()), "[", "]") { writer, element throws(NotANumber) in
        try writer.write(element.element, below: String(element.offset))
      }
    case .object(let members):
      try write(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }, "{", "}") {
        writer, member throws(NotANumber) in
        writer.write(member.key)
        writer.add(" : ")
        try writer.write(member.value, below: member.key)
      }
    }
  }

  private mutating func write(_ content: JSONContent, below key: String) throws(NotANumber) {
    do throws(NotANumber) {
      try write(content)
    } catch {
      throw NotANumber(keys: error.keys + [key])
    }
  }

  /// What is inside of brackets, a line each.
  private mutating func write<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString,
    _ write: (inout JSONWriter, Item) throws(NotANumber) -> Void
  ) throws(NotANumber) {
    add(open)
    indentation += 2
    for (index, item) in items.enumerated() {
      if index > 0 { add(",") }
      addLine()
      try write(&self, item)
    }
    indentation -= 2
    // An empty one has an empty line in it.
    if items.isEmpty { add("\n") }
    addLine()
    add(close)
  }

  private mutating func write(_ text: String) {
    add("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): add("\\\"")
      case UInt8(ascii: "\\"): add("\\\\")
      case 0x08: add("\\b")
      case 0x0C: add("\\f")
      case UInt8(ascii: "\n"): add("\\n")
      case UInt8(ascii: "\r"): add("\\r")
      case UInt8(ascii: "\t"): add("\\t")
      case 0..<0x20:
        add(byte < 0x10 ? "\\u000" : "\\u00")
        add(String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    add("\"")
  }

  private mutating func addLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func add(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
