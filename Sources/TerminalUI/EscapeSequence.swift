/// A control sequence (Esc [, parameters, final) or a function key of the older kind (Esc O, final), as it comes in.
struct EscapeSequence {
  enum Kind { case csi, ss3 }

  enum Step {
    case more
    /// Ended: a key, or nil where it means none.
    case key(Key?)
    /// Ended: what follows is pasted text.
    case pasteBegins
    /// Ended, but for so many bytes.
    case skip(Int)
    /// This scalar cannot be part of a sequence.
    case broken
  }

  private let kind: Kind
  private var parameters = ""

  private static let longest = 64

  init(_ kind: Kind) { self.kind = kind }

  mutating func take(_ scalar: Unicode.Scalar) -> Step {
    switch scalar {
    case "[" where kind == .csi && parameters.isEmpty, " "..."?":
      guard parameters.utf8.count < Self.longest else { return .broken }
      parameters.unicodeScalars.append(scalar)
      return .more
    case "@"..."~":
      return end(scalar)
    default:
      return .broken
    }
  }

  private func end(_ final: Unicode.Scalar) -> Step {
    switch (kind, parameters, final) {
    case (.csi, "200", "~"): .pasteBegins
    case (.csi, "", "M"): .skip(3)  // the mouse of an X10: button, column and row as characters
    case (.csi, _, "~"): .key(Self.numbered[parameters])
    case (.csi, "[", _): .key(Self.linuxConsole[final])
    case (_, "", _), (.csi, "1", _): .key(Self.lettered[final])
    default: .key(nil)  // with a modifier, or not of a keyboard
    }
  }

  private static let lettered: [Unicode.Scalar: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab, "M": .enter,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  private static let linuxConsole: [Unicode.Scalar: Key] = [
    "A": .function(1), "B": .function(2), "C": .function(3), "D": .function(4), "E": .function(5),
  ]

  private static let numbered: [String: Key] = [
    "1": .home, "2": .insert, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
    "11": .function(1), "12": .function(2), "13": .function(3), "14": .function(4), "15": .function(5),
    "17": .function(6), "18": .function(7), "19": .function(8), "20": .function(9), "21": .function(10),
    "23": .function(11), "24": .function(12),
  ]
}
