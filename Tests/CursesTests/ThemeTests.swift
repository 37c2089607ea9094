import TerminalUI
import Testing

@testable import Curses

@Suite struct ThemeTests {
  @Test(arguments: Role.allCases)
  func withoutColoursThereIsOnlyBoldUnderlineAndReverse(role: Role) {
    let theme = Theme(colors: 0, hasDim: false)
    for style in [Style(role), Style(role).bold, Style(role).selected] {
      let look = theme.look(of: style)
      #expect(look.hue == nil)
      #expect(!look.isDim)
      #expect(look.isReversed == style.isSelected)
    }
  }

  @Test(arguments: Role.allCases, [0, 8, 256])
  func selectedAndBoldAreSeenInEveryRole(role: Role, colors: Int) {
    let theme = Theme(colors: colors, hasDim: true)
    #expect(theme.look(of: Style(role).selected).isReversed)
    #expect(theme.look(of: Style(role).bold).isBold)
    #expect(!theme.look(of: Style(role).bold).isDim, "bold and dim undo each other")
  }

  /// At least 3 : 1 against black and white, as WCAG asks of large text and of what is not text.
  @Test(arguments: Theme.Hue.allCases)
  func huesReadOnBothBackgrounds(hue: Theme.Hue) {
    let luminance = luminance(of: Int(hue.number(of: 256)))
    #expect((luminance + 0.05) / 0.05 >= 3)
    #expect(1.05 / (luminance + 0.05) >= 3)
  }

  /// Of a colour of xterm's 6 x 6 x 6 cube.
  private func luminance(of number: Int) -> Double {
    let steps: [Double] = [0, 95, 135, 175, 215, 255]
    let channels = [(number - 16) / 36, (number - 16) / 6 % 6, (number - 16) % 6].map { steps[$0] / 255 }
    // The sRGB curve, taken as a power of 2.2.
    let linear = channels.map { $0 * $0 * $0.squareRoot().squareRoot() }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
