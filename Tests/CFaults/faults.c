// The C standard asked for in Package.swift hides POSIX.
#define _GNU_SOURCE

#include "faults.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

// Below, `syscall` makes the calls themselves: the functions of these names are ours.

enum { most_files = 4096 };
enum action { none, fail, half, drop, garble, lull, die, die_half };

static const char *below, *spec;
static int trace = -1;

static struct {
  char kind[16];
  long from, to;
  enum action action;
  int number;
  /// The file that says so, by its number and its time: a number is soon another file's.
  unsigned long inode;
  long time;
  long count;
} fault;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/// The paths of open files below the folder, and how long each was when it was last flushed.
static _Atomic(char *) paths[most_files];
static off_t flushed[most_files];

__attribute__((constructor)) static void start(void) {
  below = getenv("LKE_FAULTS_BELOW");
  spec = getenv("LKE_FAULTS");
  const char *path = getenv("LKE_FAULTS_TRACE");
  if (path) trace = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/// Learns what shall fail where that has changed.
static void look(void) {
  struct stat status;
  if (!spec || syscall(SYS_newfstatat, AT_FDCWD, spec, &status, 0) != 0) {
    fault.action = none;
    fault.inode = 0;
    return;
  }
  if (status.st_ino == fault.inode && status.st_ctim.tv_nsec == fault.time) return;
  char text[100] = "", action[24];
  int file = (int)syscall(SYS_openat, AT_FDCWD, spec, O_RDONLY | O_CLOEXEC, 0);
  if (file < 0 || syscall(SYS_read, file, text, sizeof text - 1) < 0) abort();
  syscall(SYS_close, file);
  if (sscanf(text, "%15s %ld %ld %23s", fault.kind, &fault.from, &fault.to, action) != 4) abort();
  if (sscanf(action, "sleep=%d", &fault.number) == 1) fault.action = lull;
  else if (strcmp(action, "short") == 0) fault.action = half;
  else if (strcmp(action, "drop") == 0) fault.action = drop;
  else if (strcmp(action, "garble") == 0) fault.action = garble;
  else if (strcmp(action, "kill") == 0) fault.action = die;
  else if (strcmp(action, "kill-half") == 0) fault.action = die_half;
  else if ((fault.number = atoi(action)) > 0) fault.action = fail;
  else abort();
  fault.inode = status.st_ino;
  fault.time = status.st_ctim.tv_nsec;
  fault.count = 0;
}

static int is_below(const char *path) {
  size_t length = below ? strlen(below) : 0;
  return length && strncmp(path, below, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static const char *path_of(int file) { return file >= 0 && file < most_files ? paths[file] : NULL; }

/// What shall be done instead of this call.
static enum action next(const char *kind) {
  int code = errno;
  enum action action = none;
  pthread_mutex_lock(&lock);
  look();
  if (fault.action != none && (strcmp(fault.kind, "any") == 0 || strcmp(fault.kind, kind) == 0)) {
    fault.count++;
    if (fault.count >= fault.from && fault.count <= fault.to) action = fault.action;
  }
  pthread_mutex_unlock(&lock);
  errno = code;
  return action;
}

static void record(
    const char *kind, long result, int fired, unsigned long inode, long offset, const char *path, const char *path2,
    const void *data, long length) {
  if (trace < 0) return;
  int code = result < 0 ? errno : 0;
  char *line = malloc(strlen(path) + strlen(path2) + (size_t)(length > 0 ? length * 2 : 1) + 200);
  int end = sprintf(line, "%s %ld %d %d %lu %ld %s %s ", kind, result, code, fired, inode, offset, path, path2);
  for (long i = 0; i < length; i++) end += sprintf(line + end, "%02x", ((const unsigned char *)data)[i]);
  if (length <= 0) line[end++] = '-';
  line[end++] = '\n';
  syscall(SYS_write, trace, line, end);
  free(line);
  errno = code;
}

static unsigned long inode(int file) {
  struct stat status;
  return syscall(SYS_newfstatat, file, "", &status, AT_EMPTY_PATH) == 0 ? status.st_ino : 0;
}

static off_t size(int file) {
  struct stat status;
  return syscall(SYS_newfstatat, file, "", &status, AT_EMPTY_PATH) == 0 ? status.st_size : 0;
}

/// Takes the actions that are the same for all calls. True where the call has failed by that.
static int acts(enum action action, const char *kind, unsigned long inode, const char *path, const char *path2) {
  switch (action) {
    case die:
      record(kind, 0, 1, inode, 0, path, path2, NULL, 0);
      kill(getpid(), SIGKILL);
      return 1;
    case fail:
      errno = fault.number;
      record(kind, -1, 1, inode, 0, path, path2, NULL, 0);
      errno = fault.number;
      return 1;
    case lull: {
      struct timespec time = {fault.number / 1000, fault.number % 1000 * 1000000L};
      nanosleep(&time, NULL);
      return 0;
    }
    default: return 0;
  }
}

static int open_at(int folder, const char *path, int flags, mode_t mode) {
  if (!is_below(path)) return (int)syscall(SYS_openat, folder, path, flags, mode);
  const char *kind = flags & O_CREAT ? "create" : "open";
  enum action action = next(kind);
  if (acts(action, kind, 0, path, "-")) return -1;
  int file = (int)syscall(SYS_openat, folder, path, flags, mode);
  record(kind, file, action != none, file < 0 ? 0 : inode(file), 0, path, "-", NULL, 0);
  if (file >= 0 && file < most_files) {
    int code = errno;
    flushed[file] = size(file);
    free(atomic_exchange(&paths[file], strdup(path)));
    errno = code;
  }
  return file;
}

#define OPEN(name, ...)                                      \
  mode_t mode = 0;                                           \
  if (flags & (O_CREAT | O_TMPFILE)) {                       \
    va_list rest;                                            \
    va_start(rest, flags);                                   \
    mode = va_arg(rest, mode_t);                             \
    va_end(rest);                                            \
  }                                                          \
  return open_at(__VA_ARGS__, path, flags, mode);

int open(const char *path, int flags, ...) { OPEN(open, AT_FDCWD) }
int open64(const char *path, int flags, ...) { OPEN(open64, AT_FDCWD) }
int openat(int folder, const char *path, int flags, ...) { OPEN(openat, folder) }
int openat64(int folder, const char *path, int flags, ...) { OPEN(openat64, folder) }

int close(int file) {
  const char *path = path_of(file);
  if (!path) return (int)syscall(SYS_close, file);
  char *own = atomic_exchange(&paths[file], NULL);
  unsigned long number = inode(file);
  enum action action = next("close");
  int failed = acts(action, "close", number, own, "-");
  int code = errno;
  int result = (int)syscall(SYS_close, file);
  if (!failed) record("close", result, action != none, number, 0, own, "-", NULL, 0);
  free(own);
  if (failed) errno = code;
  return failed ? -1 : result;
}

static ssize_t put(const char *kind, int file, const void *bytes, size_t length, off_t offset) {
  const char *path = path_of(file);
  long number = offset < 0 ? SYS_write : SYS_pwrite64;
  if (!path) return syscall(number, file, bytes, length, offset);
  enum action action = next(kind);
  if (acts(action, kind, inode(file), path, "-")) return -1;
  if (action == half || action == die_half) length = (length + 1) / 2;
  unsigned char *other = NULL;
  if (action == garble && length > 0 && (other = malloc(length))) {
    memcpy(other, bytes, length);
    other[length / 2] ^= 1;
  }
  ssize_t result = syscall(number, file, other ? other : bytes, length, offset);
  int code = errno;
  free(other);
  off_t at = offset < 0 ? syscall(SYS_lseek, file, 0, SEEK_CUR) - (result > 0 ? result : 0) : offset;
  errno = code;
  record(kind, result, action != none, inode(file), at, path, "-", bytes, result);
  if (action == die_half) kill(getpid(), SIGKILL);
  return result;
}

ssize_t write(int file, const void *bytes, size_t length) { return put("write", file, bytes, length, -1); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) {
  return put("pwrite", file, bytes, length, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t length, off_t offset) {
  return put("pwrite", file, bytes, length, offset);
}

static ssize_t get(const char *kind, int file, void *bytes, size_t length, off_t offset) {
  const char *path = path_of(file);
  long number = offset < 0 ? SYS_read : SYS_pread64;
  if (!path) return syscall(number, file, bytes, length, offset);
  enum action action = next(kind);
  if (acts(action, kind, inode(file), path, "-")) return -1;
  if (action == half) length = (length + 1) / 2;
  ssize_t result = syscall(number, file, bytes, length, offset);
  record(kind, result, action != none, inode(file), offset < 0 ? 0 : offset, path, "-", NULL, 0);
  return result;
}

ssize_t read(int file, void *bytes, size_t length) { return get("read", file, bytes, length, -1); }
ssize_t pread(int file, void *bytes, size_t length, off_t offset) { return get("pread", file, bytes, length, offset); }
ssize_t pread64(int file, void *bytes, size_t length, off_t offset) { return get("pread", file, bytes, length, offset); }

static int flush(const char *kind, long number, int file) {
  const char *path = path_of(file);
  if (!path) return (int)syscall(number, file);
  enum action action = next(kind);
  record("flushing", 0, 0, inode(file), 0, path, "-", NULL, 0);
  if (acts(action, kind, inode(file), path, "-")) return -1;
  off_t length = size(file);
  int result;
  if (action == drop) {
    syscall(SYS_ftruncate, file, flushed[file]);
    errno = EIO;
    result = -1;
  } else {
    result = (int)syscall(number, file);
  }
  if (result == 0) flushed[file] = length;
  record(kind, result, action != none, inode(file), 0, path, "-", NULL, 0);
  return result;
}

int fsync(int file) { return flush("fsync", SYS_fsync, file); }
int fdatasync(int file) { return flush("fdatasync", SYS_fdatasync, file); }

static int truncate_file(int file, off_t length) {
  const char *path = path_of(file);
  if (!path) return (int)syscall(SYS_ftruncate, file, length);
  enum action action = next("ftruncate");
  if (acts(action, "ftruncate", inode(file), path, "-")) return -1;
  int result = (int)syscall(SYS_ftruncate, file, length);
  record("ftruncate", result, action != none, inode(file), length, path, "-", NULL, 0);
  return result;
}

int ftruncate(int file, off_t length) { return truncate_file(file, length); }
int ftruncate64(int file, off_t length) { return truncate_file(file, length); }

int flock(int file, int operation) {
  const char *path = path_of(file);
  if (!path) return (int)syscall(SYS_flock, file, operation);
  enum action action = next("flock");
  if (acts(action, "flock", inode(file), path, "-")) return -1;
  int result = (int)syscall(SYS_flock, file, operation);
  record("flock", result, action != none, inode(file), 0, path, "-", NULL, 0);
  return result;
}

int fstat(int file, struct stat *status) {
  const char *path = path_of(file);
  if (!path) return (int)syscall(SYS_newfstatat, file, "", status, AT_EMPTY_PATH);
  enum action action = next("fstat");
  if (acts(action, "fstat", 0, path, "-")) return -1;
  int result = (int)syscall(SYS_newfstatat, file, "", status, AT_EMPTY_PATH);
  record("fstat", result, action != none, 0, 0, path, "-", NULL, 0);
  return result;
}

/// A call on one or two names.
static int name(const char *kind, const char *path, const char *path2, long number, long a, long b, long c, long d, long e) {
  if (!is_below(path) && !is_below(path2)) return (int)syscall(number, a, b, c, d, e);
  enum action action = next(kind);
  if (acts(action, kind, 0, path, path2)) return -1;
  int result = (int)syscall(number, a, b, c, d, e);
  record(kind, result, action != none, 0, 0, path, path2, NULL, 0);
  return result;
}

#define P(pointer) ((long)(pointer))

int rename(const char *from, const char *to) {
  return name("rename", from, to, SYS_renameat2, AT_FDCWD, P(from), AT_FDCWD, P(to), 0);
}
int renameat2(int folder, const char *from, int folder2, const char *to, unsigned flags) {
  return name("rename", from, to, SYS_renameat2, folder, P(from), folder2, P(to), flags);
}
int link(const char *from, const char *to) {
  return name("link", from, to, SYS_linkat, AT_FDCWD, P(from), AT_FDCWD, P(to), 0);
}
int unlink(const char *path) { return name("unlink", path, "-", SYS_unlinkat, AT_FDCWD, P(path), 0, 0, 0); }
int rmdir(const char *path) { return name("rmdir", path, "-", SYS_unlinkat, AT_FDCWD, P(path), AT_REMOVEDIR, 0, 0); }
int mkdir(const char *path, mode_t mode) { return name("mkdir", path, "-", SYS_mkdirat, AT_FDCWD, P(path), mode, 0, 0); }
