/// Where in a text something stands, as a person finds it in an editor.
package struct TextPosition: Equatable, Sendable {
  /// From 1.
  package let line: Int
  /// From 1, in characters.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  init(offset: Int, in bytes: [UInt8]) {
    let before = bytes[..<offset]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = String(decoding: bytes[start..<offset], as: UTF8.self).count + 1
  }
}
