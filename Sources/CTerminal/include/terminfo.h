#pragma once

// What terminfo says, in C because term.h would bring Swift hundreds of short macros (lines, bell…).

// 1 where terminfo knows the terminal that TERM names, 0 or -1 where not.
int lke_setupterm(void);

// A string of terminfo's, NULL where the terminal has none: tigetstr has two ways to say no, one of them a pointer of -1.
const char *lke_capability(const char *name);
