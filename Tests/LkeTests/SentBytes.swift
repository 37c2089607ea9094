/// What a program has sent to a terminal, taken apart: text, control characters and escape sequences.
struct SentBytes {
  /// Every escape sequence but those that set colours, in full.
  private(set) var sequences: Set<String> = []
  /// By their final letters: sequences that place the cursor, erase and scroll, with any numbers.
  private(set) var movements: Set<String> = []
  /// Each parameter of the sequences that set colours and attributes.
  private(set) var attributes: Set<String> = []
  private(set) var controls: Set<Unicode.Scalar> = []
  /// Scalars of the text that steer or deceive, and bytes that are no UTF-8.
  private(set) var dangers: Set<String> = []

  /// What moves the cursor or changes what it stands on. Its numbers follow from the text on the screen.
  private static let moving: Set<Unicode.Scalar> = [
    "A", "B", "C", "D", "G", "H", "J", "K", "L", "M", "P", "S", "T", "X", "@", "b", "d", "r",
  ]

  init(_ bytes: [UInt8]) {
    if String(validating: bytes, as: UTF8.self) == nil { dangers.insert("not UTF-8") }
    var rest = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        sequence(&rest)
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        controls.insert(scalar)
      } else if scalar.isDangerous {
        dangers.insert("U+" + String(scalar.value, radix: 16, uppercase: true))
      }
    }
  }

  private mutating func sequence(_ rest: inout ArraySlice<Unicode.Scalar>) {
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      text.append(scalar)
      let isControlSequence = text.first == "["
      // Intermediate bytes, and for control sequences their parameters; the first other byte ends it.
      let isInside =
        isControlSequence
        ? text.count == 1 || (0x20...0x3F).contains(scalar.value) : (0x20...0x2F).contains(scalar.value)
      if !isInside { break }
    }
    guard let final = text.last else { return }
    let parameters = String(text.dropFirst().dropLast())
    guard text.first == "[", parameters.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ";" || $0 == ":") }) else {
      sequences.insert(String(text))
      return
    }
    if final == "m" {
      attributes.formUnion(parameters.split(separator: ";", omittingEmptySubsequences: false).map(String.init))
    } else if Self.moving.contains(final) {
      movements.insert(String(final))
    } else {
      sequences.insert(String(text))
    }
  }
}

extension Unicode.Scalar {
  /// Controls of either range, marks of direction and other formatting, separators of lines. Pictures of several parts are
  /// joined by one of them.
  fileprivate var isDangerous: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: self != "\u{200D}"
    default: false
    }
  }
}
