// The driver that makes a fuzzer an ordinary test:
//
//   NAME_fuzz [--mutations N] [--write DIR] PATH…
//
// runs the fuzzer's own seeds, the files PATH (folders: all files in them) and N mutations of each, the same
// ones in every run. --write DIR only writes the fuzzer's own seeds there, for libFuzzer to begin with. When
// the process dies, the input it died of lies in ./crash-NAME and can be given as PATH.
#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {
namespace {

namespace fs = std::filesystem;

/// Longer files are cut: what a parser of ours looks at stands at the front, and a mutation of a megabyte of
/// pixels teaches nothing.
constexpr std::size_t kLongest = std::size_t{32} << 10;

std::string crash_file;
const std::string* running = nullptr;

/// Keeps the input that ended the process. Not safe in a signal handler by the letter; the process is dying
/// anyway.
extern "C" void keep_input(int signal) {
  std::signal(signal, SIG_DFL);
  if (running != nullptr) {
    std::ofstream(crash_file, std::ios::binary) << *running;
    std::fprintf(stderr, "died of an input of %zu bytes, kept as %s\n", running->size(), crash_file.c_str());
  }
  std::raise(signal);
}

void run(const std::string& input) {
  running = &input;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  running = nullptr;
}

/// A few changes of the kinds that find most: bits, whole bytes, lengths gone wild, pieces lost, doubled and
/// moved.
std::string mutated(std::string bytes, std::mt19937& random) {
  static constexpr std::array<unsigned char, 8> kTelling = {0x00, 0x01, 0x7F, 0x80, 0xC3, 0xD8, 0xFE, 0xFF};
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
    const std::size_t at = below(bytes.size());
    const std::size_t length = 1 + below(std::min<std::size_t>(bytes.size() - at + 1, 16));
    switch (bytes.empty() ? 3 : below(7)) {
      case 0:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
      case 1:
        bytes[at] = static_cast<char>(kTelling[below(kTelling.size())]);
        break;
      case 2:
        bytes.replace(at, std::min<std::size_t>(4, bytes.size() - at), 4,
                      static_cast<char>(kTelling[below(kTelling.size())]));
        break;
      case 3:
        bytes.insert(at, 1, static_cast<char>(random()));
        break;
      case 4:
        bytes.erase(at, length);
        break;
      case 5:
        bytes.insert(below(bytes.size()), bytes.substr(at, length));
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.size() > kLongest) bytes.resize(kLongest);
  return bytes;
}

/// The files named, folders looked into, in one order on every file system.
std::vector<fs::path> files_of(const std::vector<std::string>& names) {
  std::vector<fs::path> files;
  for (const std::string& name : names) {
    if (!fs::is_directory(name)) {
      files.emplace_back(name);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(name))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void write_seeds(const fs::path& folder) {
  fs::create_directories(folder);
  const std::vector<std::string> own = seeds();
  for (std::size_t i = 0; i < own.size(); ++i)
    std::ofstream(folder / ("seed-" + std::to_string(i)), std::ios::binary) << own[i];
}

int run_all(const std::vector<std::string>& names, int mutations) {
  std::vector<std::string> inputs = seeds();
  for (const fs::path& file : files_of(names)) inputs.push_back(content(file));
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same mutations in every run is the point
  std::size_t runs = 0;
  for (const std::string& input : inputs) {
    run(input);
    for (int i = 0; i < mutations; ++i) run(mutated(input, random));
    runs += 1 + static_cast<std::size_t>(mutations);
  }
  std::cout << inputs.size() << " inputs, " << runs << " runs\n";
  return inputs.empty() ? 1 : 0;
}

}  // namespace
}  // namespace frisaet::fuzz

int main(int argc, char** argv) {
  using namespace frisaet::fuzz;
  crash_file = "crash-" + fs::path(argv[0]).filename().string();
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL}) std::signal(signal, keep_input);
  std::vector<std::string> names;
  int mutations = 0;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--write" && i + 1 < argc) {
      write_seeds(argv[i + 1]);
      return 0;
    }
    if (argument == "--mutations" && i + 1 < argc) {
      mutations = std::atoi(argv[++i]);
    } else {
      names.emplace_back(argument);
    }
  }
  return run_all(names, mutations);
}
