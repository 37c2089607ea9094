/// How high a row must be for its wrapped text: the library writes a height or none, and programs do not fit merged cells.
///
/// Widths are those of Arial, with a little air, because what is installed may be wider.
struct TextFit {
  /// In characters, as a column's width is given.
  let width: Double
  var size = 9.0

  /// In points.
  func height(of text: String) -> Double {
    Double(lines(of: text)) * (size * 1.28) + 3
  }

  func lines(of text: String) -> Int {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) {
      $0 + lines(ofParagraph: $1)
    }
  }

  /// What a column of that width gives to text, in ems: 7 pixels of 3/4 point a character, less the indent and a
  /// fiftieth as air.
  private var available: Double { (width * 7 - 12) * 0.75 / size * 0.98 }

  private func lines(ofParagraph text: Substring.UnicodeScalarView) -> Int {
    var lines = 1
    var used = 0.0
    for word in text.split(separator: " ") {
      let length = word.reduce(0) { $0 + Self.width(of: $1) }
      if used > 0, used + Self.blank + length <= available {
        used += Self.blank + length
        continue
      }
      if used > 0 { lines += 1 }
      // A word that is longer than the line is broken.
      let broken = (length / available).rounded(.up) - 1
      lines += max(0, Int(broken))
      used = length - max(0, broken) * available
    }
    return lines
  }

  private static let blank = 0.28

  /// In ems.
  private static func width(of scalar: Unicode.Scalar) -> Double {
    scalar.isASCII ? asciiWidths[Int(scalar.value)] : scalar.value < 0x250 ? 0.56 : 1
  }

  private static let asciiWidths = (0..<128).map { code -> Double in
    switch UnicodeScalar(UInt8(code)) {
    case "i", "j", "l", "'", "|": 0.22
    case "f", "t", "I", ".", ",", ":", ";", "/", "!", "r", "(", ")", "-": 0.3
    case "c", "k", "s", "v", "x", "y", "z": 0.5
    case "m", "M", "W", "%", "@": 0.87
    case "A"..."Z", "w": 0.72
    default: 0.56
    }
  }
}
