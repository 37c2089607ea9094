extension String {
  /// This text with a visible mark in place of whatever could steer the terminal or deceive the reader: control
  /// characters, bidirectional and other invisible formatting, separators of lines, letters that look like nothing.
  package func displayable() -> String {
    if unicodeScalars.allSatisfy(\.isSimple) { return self }
    return map(\.displayable).joined()
  }
}

extension Character {
  /// See ``Swift/String/displayable()``; several characters where a mark stands for a part of this one.
  var displayable: String {
    var shown = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    if rest.first!.columns == 0, rest.first!.isVisible { shown.append("◌") }
    while let scalar = rest.popFirst() {
      if scalar.isVisible || (scalar == .zeroWidthJoiner && isEmojiSequence && rest.first?.properties.isEmoji == true) {
        shown.append(scalar)
      } else {
        shown.append(scalar.mark)
      }
    }
    return String(shown)
  }
}

extension Unicode.Scalar {
  static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"

  fileprivate var isVisible: Bool {
    if isSimple { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return false
    default: break
    }
    switch value {
    case 0x115F, 0x1160, 0x3164, 0xFFA0: return false  // Hangul fillers: blank letters
    default: return true
    }
  }

  /// A picture of a control character, else the replacement character.
  fileprivate var mark: Unicode.Scalar {
    switch value {
    case 0..<0x20: Unicode.Scalar(0x2400 + value)!
    case 0x7F: "␡"
    default: "\u{FFFD}"
    }
  }
}
