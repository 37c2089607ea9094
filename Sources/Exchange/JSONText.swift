import FoundationEssentials

/// The value as JSON that people can read and programs can compare: keys sorted, indented, ended by a line feed.
///
/// - Precondition: every number in the value is finite, as scores are; nothing else can fail to encode.
package func jsonText(_ value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else { preconditionFailure("a number that is not finite") }
  return String(decoding: data, as: UTF8.self).escapingInvisibles + "\n"
}

extension String {
  /// The same JSON with all that steers terminals or deceives readers spelled by its code. Outside of texts there is none.
  fileprivate var escapingInvisibles: String {
    guard !utf8.allSatisfy({ $0 < 0x7F }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard scalar.isInvisible, scalar != "\n" else {
        result.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        result.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Controls, marks of direction and other formatting, separators of lines, blank letters.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: [0x115F, 0x1160, 0x3164, 0xFFA0].contains(value)
    }
  }
}
