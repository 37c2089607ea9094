#pragma once

#include <sys/types.h>

// Swift can neither fork nor see posix_openpt and its like; hence these few lines of C.

// Runs a program in a new session on a new pseudo-terminal, with default signal handling and no other descriptors. Returns
// the master side, non-blocking, or -1 with errno.
int lke_pty_spawn(const char *path, char *const argv[], char *const envp[], int columns, int rows, pid_t *pid);

// Gives the terminal another size, of which its foreground processes learn by SIGWINCH. Returns 0, or -1 with errno.
int lke_pty_resize(int master, int columns, int rows);
