extension String {
  /// The lines of this text, each at most `columns` columns wide: broken at newlines, else at blanks, else within a word.
  /// Blanks at the end of a line are dropped. At least one line.
  package func wrapped(to columns: Int) -> [String] {
    let characters = Array(self)
    return lineRanges(of: characters, columns: columns).map { range in
      var line = characters[range]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}

/// Where the lines of a text begin and end when broken at newlines and blanks: offsets into `characters`. Blanks that no longer
/// fit hang at the end of their line; newlines belong to no line.
func lineRanges(of characters: [Character], columns: Int) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  var start = 0
  var width = 0
  var wordStart = 0
  for (offset, character) in characters.enumerated() {
    if character.endsLine {
      lines.append(start..<offset)
      start = offset + 1
      wordStart = start
      width = 0
      continue
    }
    let added = character.columns
    if character == " " {
      wordStart = offset + 1
    } else {
      while width + added > columns, offset > start {
        let end = wordStart > start ? wordStart : offset
        lines.append(start..<end)
        start = end
        width = characters[start..<offset].reduce(0) { $0 + $1.columns }
      }
    }
    width += added
  }
  lines.append(start..<characters.count)
  return lines
}

extension Character {
  var endsLine: Bool { self == "\n" || self == "\r\n" || self == "\r" }
}
