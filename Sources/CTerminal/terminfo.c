// The C standard asked for in Package.swift hides POSIX.
#define _GNU_SOURCE

#include "terminfo.h"

#include <curses.h>
#include <term.h>

int lke_setupterm(void) {
  int status = 0;
  setupterm(NULL, 1, &status);  // with the status asked for it returns, instead of ending the program
  return status;
}

const char *lke_capability(const char *name) {
  char *value = tigetstr((char *)name);
  return value == (char *)-1 ? NULL : value;
}
