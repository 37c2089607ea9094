import CVTerm

/// libvterm: a terminal in memory, as xterm behaves.
final class Emulator {
  private let terminal: OpaquePointer
  private var columns: Int
  private var rows: Int

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(vterm_obtain_screen(terminal), 1)
    vterm_screen_reset(vterm_obtain_screen(terminal), 1)
  }

  deinit { vterm_free(terminal) }

  func take(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { raw in
      _ = vterm_input_write(terminal, raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    vterm_set_size(terminal, Int32(rows), Int32(columns))
  }

  var screen: Screen {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Screen(
      cells: (0..<rows).map { row in (0..<columns).map { cell(column: $0, row: row) } },
      cursor: (Int(position.col), Int(position.row)))
  }

  private func cell(column: Int, row: Int) -> Screen.Cell {
    var cell = VTermScreenCell()
    vterm_screen_get_cell(vterm_obtain_screen(terminal), VTermPos(row: Int32(row), col: Int32(column)), &cell)
    let scalars = withUnsafeBytes(of: cell.chars) { raw in
      // libvterm marks the right half of a wide character with a scalar of all ones.
      raw.bindMemory(to: UInt32.self).prefix { $0 != 0 }.compactMap(Unicode.Scalar.init)
    }
    let isRightHalf = cell.chars.0 == UInt32.max
    return Screen.Cell(
      text: isRightHalf ? "" : scalars.isEmpty ? " " : String(String.UnicodeScalarView(scalars)),
      isBold: lke_cell_is_bold(&cell), isReversed: lke_cell_is_reversed(&cell),
      isUnderlined: lke_cell_is_underlined(&cell), color: Int(lke_cell_color(&cell)),
      hasBackground: lke_cell_has_background(&cell))
  }
}
