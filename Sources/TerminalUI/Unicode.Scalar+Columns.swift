extension Unicode.Scalar {
  /// Whether this scalar is shown as it is, in one column, and never joins one like it into a larger cluster. True of
  /// nearly all that screens hold; tells the fast path from the thorough one.
  var isSimple: Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: true
    case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF: true  // punctuation, arrows
    case 0x2400...0x2426, 0x2500...0x25FC, 0x2710...0x2727: true  // control pictures, boxes and shapes, ticks
    default: false
    }
  }

  /// Columns of this scalar by itself: 0 for what combines, 2 for East Asian wide ones, else 1.
  var columns: Int {
    if isSimple { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    return isHangulPart ? 0 : isWide ? 2 : 1
  }

  /// A vowel or final consonant that joins the consonant before it to a syllable.
  var isHangulPart: Bool { 0x1160...0x11FF ~= value || 0xD7B0...0xD7FF ~= value }

  private var isWide: Bool {
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }
}
