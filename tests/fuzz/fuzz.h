#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// What a fuzzer defines. LLVMFuzzerTestOneInput is libFuzzer's own entry point; it returns 0, and any
/// promise that does not hold ends the process.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace frisaet::fuzz {

/// Small inputs that lead into the parser's corners, made by code so that no binary files lie about; more
/// come from the corpus by the folder list in scripts/cmake/fuzzers.cmake. `run_inputs` runs these and
/// mutations of them, and writes them out for libFuzzer to begin with.
std::vector<std::string> seeds();

/// The input as text. An empty input has a null pointer, which no string_view over bytes should see.
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size);
}

/// Ends the process when a promise does not hold, in every preset; both drivers then keep the input.
inline void promise(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

}  // namespace frisaet::fuzz
