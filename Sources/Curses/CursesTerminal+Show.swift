import CNCurses
import TerminalUI

extension CursesTerminal {
  /// Puts a canvas on the screen. One of another size than the screen's is not shown: a resize is on its way.
  package func show(_ canvas: Canvas) {
    guard isOpen, canvas.size == size else { return }
    for row in 0..<canvas.size.rows {
      if let shown, shown.size == canvas.size, shown.hasSameRow(row, as: canvas) { continue }
      draw(row, of: canvas)
    }
    shown = canvas
    if let cursor = canvas.cursor {
      wmove(window, Int32(cursor.row), Int32(cursor.column))
      curs_set(1)
    } else {
      curs_set(0)
    }
    wrefresh(window)
  }

  private func draw(_ row: Int, of canvas: Canvas) {
    wmove(window, Int32(row), 0)
    var run: [wchar_t] = []
    var style: Style?
    for (cell, columns) in canvas.row(row) {
      if cell.style != style {
        put(run, style)
        run.removeAll(keepingCapacity: true)
        style = cell.style
      }
      run += cell.wideCharacters(columns: columns)
    }
    put(run, style)
  }

  private func put(_ run: [wchar_t], _ style: Style?) {
    guard let style else { return }
    let look = theme.look(of: style)
    var attributes: attr_t = 0
    if look.isBold { attributes |= LKE_BOLD }
    if look.isDim { attributes |= LKE_DIM }
    if look.isUnderlined { attributes |= LKE_UNDERLINE }
    if look.isReversed { attributes |= LKE_REVERSE }
    wattr_set(window, attributes, look.hue?.rawValue ?? 0, nil)
    waddnwstr(window, run, Int32(run.count))
  }
}
