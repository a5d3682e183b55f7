/* A disk that fails: preloaded into the process, it lets the n-th write below one folder fail, with an error of choice.
   Counted are write, pwrite, fsync, fdatasync, ftruncate, opening to write, rename, mkdir and unlink; a full disk (ENOSPC) still
   shrinks and removes files, and permission (EACCES) is asked for when opening, renaming, making and removing only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static char root[PATH_MAX];
static long at = 0, seen = 0, hits = 0;
static int error_number = 0, stays = 0, armed = 0;

void fault_arm(const char *folder, long n, int error, int sticky) {
    strncpy(root, folder, sizeof root - 1);
    at = n; error_number = error; stays = sticky; seen = 0; hits = 0; armed = 1;
}
void fault_disarm(void) { armed = 0; }
long fault_seen(void) { return seen; }
long fault_hits(void) { return hits; }

static int fails(void) {
    long now = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (at > 0 && (now == at || (stays && now > at))) { __atomic_add_fetch(&hits, 1, __ATOMIC_SEQ_CST); errno = error_number; return 1; }
    return 0;
}
/* What a full disk still does, and what nobody is asked for again once a file is open. */
static int shrinks(void) { return error_number == ENOSPC; }
static int past_opening(void) { return error_number == EACCES; }
static int below(const char *path) { return path && root[0] && strncmp(path, root, strlen(root)) == 0; }
static int ours(int fd) {
    char link[64], path[PATH_MAX];
    if (!armed) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int saved = errno;
    ssize_t n = readlink(link, path, sizeof path - 1);
    errno = saved;
    if (n <= 0) return 0;
    path[n] = 0;
    return below(path);
}
#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *b, size_t n) { REAL(write); if (!past_opening() && ours(fd) && fails()) return -1; return real(fd, b, n); }
ssize_t pwrite(int fd, const void *b, size_t n, off_t o) { REAL(pwrite); if (!past_opening() && ours(fd) && fails()) return -1; return real(fd, b, n, o); }
ssize_t pwrite64(int fd, const void *b, size_t n, off64_t o) { REAL(pwrite64); if (!past_opening() && ours(fd) && fails()) return -1; return real(fd, b, n, o); }
int fsync(int fd) { REAL(fsync); if (!past_opening() && ours(fd) && fails()) return -1; return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); if (!past_opening() && ours(fd) && fails()) return -1; return real(fd); }
int ftruncate(int fd, off_t n) { REAL(ftruncate); if (!past_opening() && !shrinks() && ours(fd) && fails()) return -1; return real(fd, n); }
int ftruncate64(int fd, off64_t n) { REAL(ftruncate64); if (!past_opening() && !shrinks() && ours(fd) && fails()) return -1; return real(fd, n); }
int rename(const char *a, const char *b) { REAL(rename); if (armed && below(b) && fails()) return -1; return real(a, b); }
int mkdir(const char *p, mode_t m) { REAL(mkdir); if (armed && below(p) && fails()) return -1; return real(p, m); }
int unlink(const char *p) {
    REAL(unlink);
    if (armed && below(p) && !shrinks() && fails()) return -1;
    return real(p);
}
#define OPENING(name) \
int name(const char *p, int flags, ...) { \
    REAL(name); mode_t mode = 0; va_list rest; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
    if (armed && (flags & (O_WRONLY | O_RDWR)) && below(p) && fails()) return -1; \
    return real(p, flags, mode); }
OPENING(open)
OPENING(open64)
