import TerminalUI

/// What the terminal shows for each style. Text stays on the terminal's own background, so hues are of a middle lightness
/// that reads on black and on white; and bold, underline or words always say the same as a hue does.
struct Theme: Hashable {
  /// How many colours there are; 0 for none.
  var colors: Int
  var hasDim: Bool

  struct Look: Hashable {
    var isBold = false
    var isDim = false
    var isUnderlined = false
    var isReversed = false
    var hue: Hue?
  }

  enum Hue: Int16, CaseIterable {
    case blue = 1, green, red, amber, violet

    /// Its number among 256 or 8 colours.
    func number(of colors: Int) -> Int16 {
      switch self {
      case .blue: colors >= 256 ? 32 : 6  // among eight, cyan: their blue is lost on black
      case .green: colors >= 256 ? 28 : 2
      case .red: colors >= 256 ? 160 : 1
      case .amber: colors >= 256 ? 130 : 3
      case .violet: colors >= 256 ? 133 : 5
      }
    }
  }

  func look(of style: Style) -> Look {
    var look = look(of: style.role)
    if style.isBold { look.isBold = true }
    if style.isSelected {
      // One bar in one colour: hues of its pieces would be patches in it.
      look.isReversed = true
      look.isDim = false
      look.hue = nil
    }
    if look.isBold || !hasDim { look.isDim = false }
    if colors < 8 { look.hue = nil }
    return look
  }

  private func look(of role: Role) -> Look {
    switch role {
    case .plain: Look()
    case .title, .heading, .threshold: Look(isBold: true)
    case .muted, .barRest: Look(isDim: true)
    case .accent, .bar: Look(hue: .blue)
    case .key: Look(isBold: true, hue: .blue)
    case .answered, .met: Look(hue: .green)
    case .missing: Look(hue: .amber)
    case .warning: Look(isBold: true, hue: .amber)
    case .unmet: Look(hue: .red)
    case .error: Look(isBold: true, hue: .red)
    case .mark: Look(isBold: true, hue: .violet)
    case .input: Look(isUnderlined: true)
    }
  }
}
