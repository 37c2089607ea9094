/// Turns what a terminal sends, item by item, into keys. Pure: the caller tells it when nothing came for a while.
///
/// Its first duty is that no letter which nobody pressed ever arrives as a key: escape sequences are known or swallowed
/// whole, and pasted text arrives in one piece.
package struct KeyDecoder: Sendable {
  package enum Input: Hashable, Sendable {
    /// A byte of UTF-8.
    case byte(UInt8)
    case scalar(Unicode.Scalar)
    /// A key the terminal library has made out itself; nil for one that means nothing here.
    case key(Key?)
    /// Nothing came for as long as `patience` says.
    case silence
  }

  /// How long to wait for more before `silence` is given.
  package enum Patience: Sendable {
    /// The time within which the rest of an escape sequence follows its Esc: ESCDELAY.
    case brief
    /// Long enough for a slow line, about a second: nobody types the beginning of a sequence by hand.
    case long
  }

  private var state = State.ground
  private var assembler = UTF8Assembler()

  package init() {}

  /// Nil where nothing is pending, so that one may wait for ever.
  package var patience: Patience? {
    switch state {
    case .ground: nil
    case .escape: .brief
    default: .long
    }
  }

  /// Takes one item; gives the key it completes, if any.
  package mutating func decode(_ input: Input) -> Key? {
    switch input {
    case .byte(let byte): assembler.take(byte).flatMap { decode($0) }
    case .scalar(let scalar): decode(scalar)
    case .key(let key): decode(key)
    case .silence: silence()
    }
  }

  private mutating func decode(_ scalar: Unicode.Scalar) -> Key? {
    switch state {
    case .ground:
      return ground(scalar)
    case .escape:
      state = State(afterEscape: scalar)
    case .sequence(var sequence):
      let step = sequence.take(scalar)
      state = .sequence(sequence)
      return finish(step, scalar)
    case .string(let count):
      let hasEnded = scalar == "\u{7}" || count == State.longestString
      state = scalar == "\u{1B}" ? .escape : hasEnded ? .ground : .string(count + 1)
    case .skip(let count):
      state = count > 1 ? .skip(count - 1) : .ground
    case .paste(var paste):
      state = .ground  // else the text had two owners and were copied at each scalar
      if paste.take(scalar) { return .paste(paste.text) }
      state = .paste(paste)
    }
    return nil
  }

  private mutating func decode(_ key: Key?) -> Key? {
    switch state {
    case .ground: return key
    case .paste: return nil
    default:
      state = .ground  // after an Esc it is that key with Alt held
      return nil
    }
  }

  private mutating func silence() -> Key? {
    defer { state = .ground }
    return switch state {
    case .escape: .escape
    case .paste(let paste): .paste(paste.text)
    default: nil
    }
  }

  private mutating func finish(_ step: EscapeSequence.Step, _ scalar: Unicode.Scalar) -> Key? {
    switch step {
    case .more:
      return nil
    case .pasteBegins:
      state = .paste(Paste())
      return nil
    case .skip(let count):
      state = .skip(count)
      return nil
    case .key(let key):
      state = .ground
      return key
    case .broken:
      state = .ground
      return scalar.value < 0x20 ? ground(scalar) : nil
    }
  }

  private mutating func ground(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x08, 0x7F: return .backspace
    case 0x1B:
      state = .escape
      return nil
    case 0x01...0x1A: return .control(Character(Unicode.Scalar(scalar.value + 0x60)!))
    case 0x00, 0x1C...0x1F: return .control(Character(Unicode.Scalar(scalar.value + 0x40)!))
    case 0x80...0x9F: return nil
    default: return .character(Character(scalar))
    }
  }
}
