// The C standard asked for in Package.swift hides POSIX.
#define _GNU_SOURCE

#include "pseudo_terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

int lke_pty_spawn(const char *path, char *const argv[], char *const envp[], int columns, int rows, pid_t *pid) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  int master;
  *pid = forkpty(&master, NULL, NULL, &size);
  if (*pid < 0) return -1;
  if (*pid == 0) {
    // A test runner blocks and ignores signals, and exec keeps both.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    // The masters of other terminals under test, which would never hang up while we hold them.
    close_range(STDERR_FILENO + 1, ~0U, 0);
    execve(path, argv, envp);
    _exit(127);
  }
  fcntl(master, F_SETFL, O_NONBLOCK);
  return master;
}

int lke_pty_resize(int master, int columns, int rows) {
  struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
  return ioctl(master, TIOCSWINSZ, &size);
}
