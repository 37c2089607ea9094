/// Why bytes are not JSON (RFC 8259), and where.
package struct JSONProblem: Error, Equatable, Sendable {
  package let position: TextPosition
  package let reason: Reason

  package init(_ position: TextPosition, _ reason: Reason) {
    self.position = position
    self.reason = reason
  }

  package enum Reason: Equatable, Sendable {
    /// The file ends before the value does.
    case end
    /// A character that cannot stand there.
    case unexpected(Character)
    /// Something follows the value.
    case trailing
    case byteOrderMark
    case invalidUTF8
    /// A control character in a string, unescaped.
    case controlCharacter
    case invalidEscape
    /// Half of a surrogate pair.
    case loneSurrogate
    case invalidNumber
    /// Too large for a floating-point number.
    case numberOutOfRange
    case duplicateKey(String)
    /// Objects and arrays nested deeper than the limit.
    case tooDeep(limit: Int)
  }
}
