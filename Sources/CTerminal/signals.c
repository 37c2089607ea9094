// The C standard asked for in Package.swift hides POSIX.
#define _GNU_SOURCE

#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "terminfo.h"

#include <curses.h>
#include <term.h>

static const struct {
  int number;
  unsigned bit;
} caught[] = {
    {SIGTERM, LKE_TERMINATE}, {SIGHUP, LKE_HANG_UP},   {SIGINT, LKE_INTERRUPT},
    {SIGTSTP, LKE_STOP},      {SIGCONT, LKE_CONTINUE}, {SIGWINCH, 0},
};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT};

enum { caught_count = sizeof caught / sizeof *caught, fatal_count = sizeof fatal / sizeof *fatal };

static struct sigaction caught_before[caught_count];
static struct sigaction fatal_before[fatal_count];

static atomic_uint pending;
static int wake[2] = {-1, -1};

static struct termios mode;
static char reset[512];
static size_t reset_length;
static atomic_bool armed;

static void on_signal(int number) {
  int saved = errno;
  for (size_t i = 0; i < caught_count; i++) {
    if (caught[i].number != number) continue;
    atomic_fetch_or(&pending, caught[i].bit);
    // ncurses learns of a new size from its own handler.
    if (number == SIGWINCH && caught_before[i].sa_handler != SIG_DFL && caught_before[i].sa_handler != SIG_IGN)
      caught_before[i].sa_handler(number);
  }
  // A full pipe wakes just as well, so a failed write does not matter.
  if (write(wake[1], "", 1) < 0) {}
  errno = saved;
}

static void on_crash(int number) {
  if (atomic_exchange(&armed, false)) {
    if (write(STDOUT_FILENO, reset, reset_length) < 0) {}
    tcsetattr(STDIN_FILENO, TCSANOW, &mode);
  }
  for (size_t i = 0; i < fatal_count; i++)
    if (fatal[i] == number) sigaction(number, &fatal_before[i], NULL);
  raise(number);
}

void lke_signals_install(void) {
  // Without a pipe a signal still interrupts a waiting poll.
  if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) < 0) {}

  // A crash by stack overflow needs another stack to be handled on.
  static char stack[1 << 16];
  stack_t present, other = {.ss_sp = stack, .ss_size = sizeof stack};
  if (sigaltstack(NULL, &present) == 0 && present.ss_flags & SS_DISABLE) sigaltstack(&other, NULL);

  // No SA_RESTART: a signal has to end a waiting poll.
  struct sigaction action = {.sa_handler = on_signal};
  for (size_t i = 0; i < caught_count; i++) {
    sigaction(caught[i].number, NULL, &caught_before[i]);
    // What was ignored stays so: nohup, or a shell without job control.
    if (caught_before[i].sa_handler != SIG_IGN) sigaction(caught[i].number, &action, NULL);
  }
  struct sigaction crash = {.sa_handler = on_crash, .sa_flags = SA_NODEFER | SA_ONSTACK};
  for (size_t i = 0; i < fatal_count; i++) sigaction(fatal[i], &crash, &fatal_before[i]);
}

void lke_signals_restore(void) {
  for (size_t i = 0; i < caught_count; i++) sigaction(caught[i].number, &caught_before[i], NULL);
  for (size_t i = 0; i < fatal_count; i++) sigaction(fatal[i], &fatal_before[i], NULL);
}

int lke_signals_descriptor(void) { return wake[0]; }

void lke_signals_drain(void) {
  char drained[64];
  while (read(wake[0], drained, sizeof drained) > 0) {}
}

unsigned lke_signals_take(unsigned wanted) { return atomic_fetch_and(&pending, ~wanted) & wanted; }

void lke_stop(void) {
  struct sigaction before, standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, NULL, &before);
  if (before.sa_handler == SIG_IGN) return;
  sigaction(SIGTSTP, &standard, NULL);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &before, NULL);
}

static int append(int byte) {
  if (reset_length < sizeof reset) reset[reset_length++] = (char)byte;
  return byte;
}

void lke_reset_prepare(const char *last) {
  static const char *const names[] = {"sgr0", "op", "cnorm", "rmkx", "rmcup"};
  reset_length = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = lke_capability(names[i]);
    if (value) tputs(value, 1, append);
  }
  for (; *last; last++) append(*last);
  tcgetattr(STDIN_FILENO, &mode);
}

void lke_reset_arm(int value) { atomic_store(&armed, value); }
