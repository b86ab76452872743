#include "models/core/check.h"

#include <cstdio>
#include <cstdlib>

namespace frisaet {

void check_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "frisaet: internal fault: %s does not hold (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace frisaet
