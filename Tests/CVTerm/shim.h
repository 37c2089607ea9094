#pragma once

#include <vterm.h>

// Swift imports no bit fields, and colours only as unions.
static inline bool lke_cell_is_bold(const VTermScreenCell *cell) { return cell->attrs.bold; }
static inline bool lke_cell_is_reversed(const VTermScreenCell *cell) { return cell->attrs.reverse; }
static inline bool lke_cell_is_underlined(const VTermScreenCell *cell) { return cell->attrs.underline; }

// The number of the foreground's colour, -1 for the terminal's own.
static inline int lke_cell_color(const VTermScreenCell *cell) {
  return VTERM_COLOR_IS_DEFAULT_FG(&cell->fg) ? -1 : cell->fg.indexed.idx;
}
static inline bool lke_cell_has_background(const VTermScreenCell *cell) { return !VTERM_COLOR_IS_DEFAULT_BG(&cell->bg); }
