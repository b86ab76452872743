#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace frisaet {

/// Shuts the calling process in, for good: it dies with its parent, dumps no core, writes no file, gains no
/// rights, and may afterwards only use memory, read files and talk over the sockets it has (no new sockets,
/// processes or programs, nothing opened for writing). Files may still be *opened for reading*, because
/// Poppler loads fonts and character maps and Tesseract its model when a document first needs them.
///
/// Returns what the kernel refused, one Danish clause each; the process goes on with the rest. Under
/// sanitizers the system call filter is left out, as they need calls of their own, and says so. REQUIRES:
/// only one thread runs.
std::vector<std::string> enter_sandbox();

/// Lets the process use at most `bytes` of address space from now on; allocations beyond fail. Does nothing
/// under sanitizers, which reserve terabytes: there the parent watches the resident size.
void limit_memory(std::size_t bytes);

/// Lets the process use `seconds` more of processor time before the kernel ends it (SIGXCPU). A second line
/// behind the parent's clock, for the case that the parent is stopped.
void allow_processor_time(unsigned seconds);

}  // namespace frisaet
