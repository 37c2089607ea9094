/// How high a row must be for its wrapped text: the library writes a height or none, and programs do not fit merged cells.
///
/// Widths are those of Arial, with a little air, because what is installed may be wider.
struct TextFit {
  /// In characters, as a column's width is given.
  let width: Double
  var size = 9.0

  /// In points.
  func height(of text: String) -> Double {
    Double(lines(of: text)) * lineHeight + 4
  }

  func lines(of text: String) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { $0 + lines(ofParagraph: $1) }
  }

  /// At the size, in points: a quarter more than the letters.
  private var lineHeight: Double { (size * 1.28).rounded(.up) }

  /// What a column of that width gives to text: 7 pixels of 3/4 point a character, less the padding.
  private var available: Double { (width * 7 - 4) * 0.75 / size }

  private func lines(ofParagraph text: Substring) -> Int {
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

  private static let blank = 0.3

  /// In ems.
  private static func width(of character: Character) -> Double {
    switch character {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "(", ")", "-", "/", "|", "!": 0.33
    case "m", "w", "M", "W", "%", "@": 0.9
    case _ where character.isUppercase: 0.72
    case _ where character.isASCII: 0.58
    default: 1
    }
  }
}
