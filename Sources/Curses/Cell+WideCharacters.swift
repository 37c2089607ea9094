import CNCurses
import TerminalUI

extension Cell {
  /// The wide characters that fill just `columns` columns by the C library's widths, which ncurses goes by. Where the two
  /// disagree about a cluster (emoji of several scalars, scripts newer than the library) as much of it as is safe.
  func wideCharacters(columns: Int) -> [wchar_t] {
    let scalars = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    let widths = scalars.map(wcwidth)
    if !widths.contains(-1), widths.reduce(0, +) == Int32(columns) { return scalars }
    let base = widths[0] > 0 && widths[0] <= columns ? scalars[0] : 0xFFFD
    return [base] + Array(repeating: 0x20, count: columns - Int(wcwidth(base)))
  }
}
