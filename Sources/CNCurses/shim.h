#pragma once

// curses.h declares the functions for wide characters (wget_wch, waddnwstr…) only when asked.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdio.h>
#include <sys/ioctl.h>

// newterm wants FILE pointers, and Swift's concurrency checks refuse the global variables stdin and stdout.
static inline SCREEN *lke_newterm(void) { return newterm(NULL, stdout, stdin); }

// The same holds for the global variables of ncurses.
static inline WINDOW *lke_stdscr(void) { return stdscr; }
static inline WINDOW *lke_curscr(void) { return curscr; }
static inline int lke_colors(void) { return COLORS; }

// Attributes are macros with casts, which Swift does not import.
static const attr_t LKE_BOLD = A_BOLD;
static const attr_t LKE_DIM = A_DIM;
static const attr_t LKE_UNDERLINE = A_UNDERLINE;
static const attr_t LKE_REVERSE = A_REVERSE;

// wchar.h declares wcwidth under a feature macro that Swift's Glibc module does not set.
extern int wcwidth(wchar_t character);

// ioctl is variadic, which Swift does not import. Bytes that wait to be read; -1 where the terminal is gone.
static inline int lke_bytes_waiting(int descriptor) {
  int count;
  return ioctl(descriptor, FIONREAD, &count) < 0 ? -1 : count;
}
