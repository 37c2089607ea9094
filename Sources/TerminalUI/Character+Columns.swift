extension Character {
  /// Columns this character takes on a canvas, as ``Swift/String/displayable()`` shows it: 1 or 2, seldom more.
  package var columns: Int {
    let scalars = unicodeScalars
    if scalars.first!.isSimple, scalars.dropFirst().isEmpty { return 1 }
    let shown = displayable
    guard shown.unicodeScalars.elementsEqual(scalars) else { return shown.columns }
    return isEmojiSequence ? 2 : scalars.reduce(0) { $0 + $1.columns }
  }

  /// Whether terminals draw these scalars as one emoji: flags, keycaps, families, skin tones.
  var isEmojiSequence: Bool {
    let first = unicodeScalars.first!
    return unicodeScalars.dropFirst().contains { next in
      switch next.value {
      case 0xFE0F, 0x200D, 0x1F3FB...0x1F3FF: first.properties.isEmoji
      case 0x1F1E6...0x1F1FF: true
      default: false
      }
    }
  }
}
