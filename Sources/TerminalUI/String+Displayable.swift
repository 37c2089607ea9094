extension String {
  /// This text with a visible mark in place of whatever could steer the terminal or deceive the reader: control
  /// characters, bidirectional and other invisible formatting, separators of lines, letters that look like nothing.
  package func displayable() -> String {
    if simpleCount != nil { return self }
    return map(\.displayable).joined()
  }
}

extension Character {
  /// See ``Swift/String/displayable()``; several characters where a mark stands for a part of this one.
  var displayable: String {
    var shown = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    // With nothing to combine with, accents get the usual circle; parts of a Hangul syllable would not join it.
    let isBare = rest.first!.isHangulPart
    if !isBare, rest.first!.columns == 0, rest.first!.isVisible { shown.append("◌") }
    while let scalar = rest.popFirst() {
      let joins = scalar == "\u{200D}" && isEmojiSequence && rest.first?.properties.isEmoji == true
      let isShown = joins || scalar.isVisible && !(isBare && scalar.isHangulPart)
      shown.append(isShown ? scalar : scalar.mark)
    }
    return String(shown)
  }
}

extension Unicode.Scalar {
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
