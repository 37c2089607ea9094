/// A text with a cursor in it, edited by keys. The cursor stands between two grapheme clusters.
package struct TextEditor: Equatable, Sendable {
  package let allowsNewlines: Bool

  /// The text up to the cursor, and from there.
  private(set) var before: String
  private(set) var after = ""

  /// The cursor begins at the end of the text.
  package init(_ text: String, allowsNewlines: Bool = false) {
    self.allowsNewlines = allowsNewlines
    before = text
    if !allowsNewlines { before = withoutNewlines(text) }
  }

  package var text: String { before + after }

  /// Edits or moves; false for a key that is not for a text, which is then the caller's.
  package mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): before.append(character)
    case .paste(let text): before += allowsNewlines ? text : withoutNewlines(text)
    case .enter where allowsNewlines: before.append("\n")
    case .left: moveLeft(1)
    case .right: moveRight(1)
    case .home, .control("a"): moveLeft(lineBefore.count)
    case .end, .control("e"): moveRight(lineAfter.count)
    case .up: return moveUp()
    case .down: return moveDown()
    case .backspace: before = String(before.dropLast())
    case .delete: after = String(after.dropFirst())
    case .control("u"): before = String(before.dropLast(lineBefore.count))
    case .control("k"): after = String(after.dropFirst(max(1, lineAfter.count)))
    case .control("w"): before = String(before.dropLast(wordBefore.count))
    default: return false
    }
    return true
  }

  private mutating func moveLeft(_ count: Int) {
    after = before.suffix(count) + after
    before = String(before.dropLast(count))
  }

  private mutating func moveRight(_ count: Int) {
    before += after.prefix(count)
    after = String(after.dropFirst(count))
  }

  /// To the same place of the line above, or its end.
  private mutating func moveUp() -> Bool {
    let offset = lineBefore.count
    guard offset < before.count else { return false }
    moveLeft(offset + 1)
    moveLeft(max(0, lineBefore.count - offset))
    return true
  }

  /// To the same place of the line below, or its end.
  private mutating func moveDown() -> Bool {
    let offset = lineBefore.count
    guard lineAfter.count < after.count else { return false }
    moveRight(lineAfter.count + 1)
    moveRight(min(offset, lineAfter.count))
    return true
  }

  private var lineBefore: Substring { before.suffix(while: { !$0.endsLine }) }
  private var lineAfter: Substring { after.prefix(while: { !$0.endsLine }) }

  /// The last word of the line and the blanks after it; at the beginning of a line the newline before it.
  private var wordBefore: Substring {
    let line = lineBefore
    if line.isEmpty { return before.suffix(1) }
    let blanks = line.suffix(while: { $0 == " " })
    return line[line.dropLast(blanks.count).suffix(while: { $0 != " " }).startIndex...]
  }

  private func withoutNewlines(_ text: String) -> String {
    String(text.map { $0.endsLine ? " " : $0 })
  }
}

extension StringProtocol {
  fileprivate func suffix(while belongs: (Character) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, belongs(self[index(before: start)]) { formIndex(before: &start) }
    return self[start...]
  }
}
