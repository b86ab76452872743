#include "pipeline/run/reader_sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>

namespace frisaet {
namespace {

#ifdef FRISAET_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

bool set_limit(__rlimit_resource resource, rlim_t value) {
  const rlimit limit{value, value};
  return setrlimit(resource, &limit) == 0;
}

// What reading a document was seen to need with Poppler 22.12, Tesseract 5.3, Leptonica 1.82 and glibc 2.36,
// and their near relatives. A list of what is allowed: a list of what is forbidden would have to grow with
// every kernel.
constexpr int kAllowed[] = {
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise),
    // reading: the document, fonts, character maps, the OCR model
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat),
    SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs),
    SCMP_SYS(fstatfs), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(getdents64), SCMP_SYS(getcwd), SCMP_SYS(fcntl), SCMP_SYS(fadvise64),
    // answering
    SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(recvmsg),
    SCMP_SYS(recvfrom), SCMP_SYS(poll), SCMP_SYS(ppoll),
    // the C and C++ libraries' own needs
    SCMP_SYS(futex), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(times), SCMP_SYS(getrusage),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid),
    SCMP_SYS(getegid), SCMP_SYS(getrlimit), SCMP_SYS(setrlimit), SCMP_SYS(sysinfo), SCMP_SYS(uname),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(sched_yield), SCMP_SYS(getrandom), SCMP_SYS(membarrier),
    SCMP_SYS(rseq), SCMP_SYS(set_robust_list), SCMP_SYS(arch_prctl), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/// Everything else answers "not permitted" rather than killing: a library that asks for a cache it cannot
/// write, say, goes on without, and the document is read.
bool filter_system_calls() {
  constexpr auto kWriting = static_cast<scmp_datum_t>(O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND);
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return false;
  bool good = true;
  for (const int call : kAllowed) good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
  good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                                  SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)) == 0;
  good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)) == 0;
  // Limits and signals of this process only: not those of the program that waits for it.
  good =
      good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_EQ, 0)) == 0;
  good = good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                  SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()))) == 0;
  good = good && seccomp_load(filter) == 0;
  seccomp_release(filter);
  return good;
}

}  // namespace

std::vector<std::string> enter_sandbox() {
  std::vector<std::string> missing;
  const auto demand = [&](bool in_force, const char* what) {
    if (!in_force) missing.emplace_back(what);
  };
  demand(prctl(PR_SET_PDEATHSIG, SIGKILL) == 0, "læseprocessen kan overleve programmet (PR_SET_PDEATHSIG)");
  demand(set_limit(RLIMIT_CORE, 0), "et nedbrud kan skrive hukommelsen til disken (RLIMIT_CORE)");
  demand(set_limit(RLIMIT_FSIZE, 0), "et dokument kan få skrevet filer (RLIMIT_FSIZE)");
  demand(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0,
         "et dokument kan skaffe sig rettigheder (no_new_privs)");
  if (kSanitized) {
    demand(false, "systemkald er ikke spærret, fordi programmet er bygget til fejlsøgning (seccomp)");
    return missing;
  }
  // A core handler that is a program is started whatever RLIMIT_CORE says.
  demand(prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0,
         "et nedbrud kan gives til et andet program (PR_SET_DUMPABLE)");
  demand(filter_system_calls(), "systemkald er ikke spærret (seccomp)");
  return missing;
}

void limit_memory(std::size_t bytes) {
  if (kSanitized) return;
  rlimit limit{};
  getrlimit(RLIMIT_AS, &limit);
  // The hard limit too: a document that took the process over could raise the soft one.
  limit.rlim_cur = limit.rlim_max = bytes < limit.rlim_max ? bytes : limit.rlim_max;
  setrlimit(RLIMIT_AS, &limit);
}

void allow_processor_time(unsigned seconds) {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  rlimit limit{};
  getrlimit(RLIMIT_CPU, &limit);
  limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + seconds + 1;
  setrlimit(RLIMIT_CPU, &limit);
}

}  // namespace frisaet
