import TerminalUI

/// Keys as tests spell them, parted by blanks: `enter`, `esc`, `ctrl-c`, `pgup`, `paste:text`; anything else is typed letter
/// by letter, with `␣` for a blank.
struct Keys: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, CustomStringConvertible, Sendable {
  let description: String

  init(_ description: String) { self.description = description }
  init(stringLiteral value: String) { description = value }

  var keys: [Key] {
    description.split(separator: " ").flatMap { word -> [Key] in
      if let named = Self.named[String(word)] { return [named] }
      if word.hasPrefix("ctrl-"), let letter = word.last { return [.control(letter)] }
      if word.hasPrefix("paste:") {
        return [.paste(String(word.dropFirst(6)).replacing("␣", with: " ").replacing("⏎", with: "\n"))]
      }
      return word.map { .character($0 == "␣" ? " " : $0) }
    }
  }

  private static let named: [String: Key] = [
    "enter": .enter, "esc": .escape, "tab": .tab, "backtab": .backTab, "backspace": .backspace, "del": .delete,
    "ins": .insert, "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end,
    "pgup": .pageUp, "pgdn": .pageDown, "f1": .function(1),
  ]
}
