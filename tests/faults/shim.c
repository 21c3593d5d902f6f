/* Stands between the program and the C library: the calls about one folder's files can be made to fail, or to sleep until they are woken,
   and the wall clock to show another time. What is to happen is read from a file that both sides map (see shim.py). */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum kind { OPEN = 1, READ = 2, WRITE = 4, SYNC = 8, CUT = 16, NAME = 32 };

struct control {
  int64_t kinds;   /* which calls are counted */
  int64_t count;   /* how many there were */
  int64_t fail_at; /* the number of the call that fails; 0 for none */
  int64_t error;   /* the errno it fails with; -1 has it sleep instead, until it is woken */
  int64_t forever; /* whether all after it fail as well */
  int64_t failed;  /* how many did */
  int64_t asleep;  /* whether one sleeps; to wake it is to write 0 */
  int64_t wall;    /* seconds the wall clock is ahead, or behind */
};

#define MOST 4096
static struct control *control;
static const char *folder;
static size_t length;
static char watched[MOST];

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_CONTROL");
  folder = getenv("FAULT_FOLDER");
  if (!path || !folder)
    return;
  length = strlen(folder);
  int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
  int fd = real(path, O_RDWR | O_CLOEXEC);
  void *mapped = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (mapped != MAP_FAILED)
    control = mapped;
}

static int inside(const char *path) {
  return control && path && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int ours(int fd) { return control && fd >= 0 && fd < MOST && watched[fd]; }

static int fails(enum kind kind) {
  if (!(control->kinds & kind))
    return 0;
  int64_t number = __atomic_add_fetch(&control->count, 1, __ATOMIC_SEQ_CST), at = control->fail_at;
  if (!at || number < at || (number > at && !control->forever))
    return 0;
  __atomic_add_fetch(&control->failed, 1, __ATOMIC_SEQ_CST);
  if (control->error < 0) {
    control->asleep = 1;
    while (__atomic_load_n(&control->asleep, __ATOMIC_SEQ_CST))
      usleep(1000);
    return 0;
  }
  errno = (int)control->error;
  return 1;
}

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) \
    real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int opened(int fd, int is_ours) {
  if (fd >= 0 && fd < MOST)
    watched[fd] = (char)is_ours;
  return fd;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list rest; \
    va_start(rest, flags); \
    mode = va_arg(rest, mode_t); \
    va_end(rest); \
  }

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    MODE(flags) \
    REAL(int, name, const char *, int, ...); \
    int own = inside(path); \
    return own && fails(OPEN) ? -1 : opened(real(path, flags, mode), own); \
  }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
  int name(int at, const char *path, int flags, ...) { \
    MODE(flags) \
    REAL(int, name, int, const char *, int, ...); \
    int own = inside(path); \
    return own && fails(OPEN) ? -1 : opened(real(at, path, flags, mode), own); \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd) {
  REAL(int, close, int);
  opened(fd, 0);
  return real(fd);
}

#define ON_FILE(type, name, kind, parameters, arguments, ...) \
  type name parameters { \
    REAL(type, name, __VA_ARGS__); \
    return ours(fd) && fails(kind) ? -1 : real arguments; \
  }
ON_FILE(ssize_t, read, READ, (int fd, void *to, size_t n), (fd, to, n), int, void *, size_t)
ON_FILE(ssize_t, pread, READ, (int fd, void *to, size_t n, off_t at), (fd, to, n, at), int, void *, size_t, off_t)
ON_FILE(ssize_t, pread64, READ, (int fd, void *to, size_t n, off64_t at), (fd, to, n, at), int, void *, size_t, off64_t)
ON_FILE(ssize_t, write, WRITE, (int fd, const void *from, size_t n), (fd, from, n), int, const void *, size_t)
ON_FILE(ssize_t, pwrite, WRITE, (int fd, const void *from, size_t n, off_t at), (fd, from, n, at), int, const void *, size_t, off_t)
ON_FILE(ssize_t, pwrite64, WRITE, (int fd, const void *from, size_t n, off64_t at), (fd, from, n, at), int, const void *, size_t, off64_t)
ON_FILE(int, fsync, SYNC, (int fd), (fd), int)
ON_FILE(int, fdatasync, SYNC, (int fd), (fd), int)
ON_FILE(int, ftruncate, CUT, (int fd, off_t size), (fd, size), int, off_t)
ON_FILE(int, ftruncate64, CUT, (int fd, off64_t size), (fd, size), int, off64_t)

#define ON_NAME(name, parameters, arguments, ...) \
  int name parameters { \
    REAL(int, name, __VA_ARGS__); \
    return inside(path) && fails(NAME) ? -1 : real arguments; \
  }
ON_NAME(unlink, (const char *path), (path), const char *)
ON_NAME(rmdir, (const char *path), (path), const char *)
ON_NAME(mkdir, (const char *path, mode_t mode), (path, mode), const char *, mode_t)
ON_NAME(rename, (const char *path, const char *to), (path, to), const char *, const char *)
ON_NAME(link, (const char *path, const char *to), (path, to), const char *, const char *)
ON_NAME(unlinkat, (int at, const char *path, int flags), (at, path, flags), int, const char *, int)
ON_NAME(renameat, (int from, const char *path, int at, const char *to), (from, path, at, to), int, const char *, int, const char *)
ON_NAME(linkat, (int from, const char *path, int at, const char *to, int flags), (from, path, at, to, flags), int, const char *, int, const char *, int)

int clock_gettime(clockid_t clock, struct timespec *now) {
  REAL(int, clock_gettime, clockid_t, struct timespec *);
  int done = real(clock, now);
  if (!done && control && clock == CLOCK_REALTIME)
    now->tv_sec += control->wall;
  return done;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  REAL(int, gettimeofday, struct timeval *restrict, void *restrict);
  int done = real(now, zone);
  if (!done && control)
    now->tv_sec += control->wall;
  return done;
}

time_t time(time_t *to) {
  REAL(time_t, time, time_t *);
  time_t now = real(NULL) + (control ? control->wall : 0);
  if (to)
    *to = now;
  return now;
}
