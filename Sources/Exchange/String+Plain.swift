extension String {
  /// The text with every line ending as a line feed, tabs as blanks, and what neither XML nor a reader can take (control
  /// characters, non-characters, marks that turn the direction of text round) replaced by U+FFFD.
  var plain: String {
    // Nearly all text is ASCII and has nothing to replace.
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\n") }) { return self }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A: if previous != "\r" { result.append("\n") }
      case 0x0D, 0x2028, 0x2029: result.append("\n")
      case 0x09: result.append(" ")
      case 0...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0x061C, 0x200E, 0x200F, 0x202A...0x202E,
        0x2066...0x2069:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}
