extension KeyDecoder {
  enum State {
    case ground
    /// An Esc, of which it is not known yet whether it was pressed or begins a sequence.
    case escape
    case sequence(EscapeSequence)
    /// A string addressed to a program (OSC, DCS, SOS, PM, APC): so many scalars of it have been swallowed.
    case string(Int)
    /// So many items to swallow, whatever they are.
    case skip(Int)
    case paste(Paste)

    /// A terminal that never ends its string must not make the program deaf.
    static let longestString = 4096

    /// The state after Esc and another scalar.
    init(afterEscape scalar: Unicode.Scalar) {
      switch scalar {
      case "\u{1B}": self = .escape
      case "[": self = .sequence(EscapeSequence(.csi))
      case "O": self = .sequence(EscapeSequence(.ss3))
      case "]", "P", "X", "^", "_": self = .string(0)
      default: self = .ground  // a character with Alt held, which means nothing here
      }
    }
  }
}
