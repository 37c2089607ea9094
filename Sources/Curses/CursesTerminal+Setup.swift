import CNCurses
import CTerminal
import Glibc

extension CursesTerminal {
  /// Without a UTF-8 locale ncurses would print garbage for every box and dash. Only LC_CTYPE: a decimal comma in C would spoil
  /// numbers in files.
  static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  static func startTheme() -> Theme {
    let hasDim = lke_capability("dim") != nil
    let refusesColors = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    guard !refusesColors, has_colors(), start_color() == OK, use_default_colors() == OK else {
      return Theme(colors: 0, hasDim: hasDim && !refusesColors)
    }
    let theme = Theme(colors: Int(lke_colors()), hasDim: hasDim)
    for hue in Theme.Hue.allCases { init_pair(hue.rawValue, hue.number(of: theme.colors), -1) }
    return theme
  }
}
