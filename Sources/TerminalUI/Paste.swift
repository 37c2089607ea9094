/// Pasted text as it comes in, up to its end mark.
struct Paste {
  private var scalars = String.UnicodeScalarView()
  private var count = 0
  /// How much of the end mark the latest scalars are.
  private var matched = 0

  /// More than anybody pastes into a note; the rest is dropped.
  private static let longest = 1 << 20
  private static let endMark = Array("\u{1B}[201~".unicodeScalars)

  /// Takes a scalar; true where it ends the paste.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == Self.endMark[matched] {
      matched += 1
      return matched == Self.endMark.count
    }
    for held in Self.endMark.prefix(matched) { append(held) }
    matched = scalar == Self.endMark[0] ? 1 : 0
    if matched == 0 { append(scalar) }
    return false
  }

  /// The text so far with newlines as `\n` and without control characters other than the tab.
  var text: String {
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in scalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": text.append("\n")
      case "\t": text.append(scalar)
      default: if scalar.properties.generalCategory != .control { text.append(scalar) }
      }
      previous = scalar
    }
    return String(text)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    guard count < Self.longest else { return }
    scalars.append(scalar)
    count += 1
  }
}
