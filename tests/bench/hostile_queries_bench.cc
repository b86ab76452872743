// Hostile questions to a large index: no error, and none slow.
//
//   hostile_queries_bench DATABASE [QUESTIONS [SECONDS [SEED]]]     50,000 questions, in an hour at most
//
// DATABASE: e.g. what scripts/bench long_run --keep leaves, or a store of corpus/documents. SEED: 1; another
// one asks others, so that a million can be asked in parts.
//
// Each is pieces of every syntax there is with words of that very index between
// (tests/support/hostile_query.h), with filters and facets now and then. Said are the percentiles and the
// slowest, by processor time; fails for an error and for a question that takes a second. No peer: SQLite
// itself answers such strings with errors.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/store/store.h"
#include "tests/support/hostile_query.h"

namespace frisaet {
namespace {

constexpr double kMostMilliseconds = 1000;

/// Words of the newest items, each also as a beginning, alone and in a phrase.
std::vector<std::string> words_of(Store& store) {
  SearchQuery query;
  query.limit = 200;
  query.facets = false;
  const auto page = store.search(query);
  std::set<std::string> words{"a*", "e*", "de*", "s*"};
  if (!page) return {};
  for (const SearchHit& hit : page->hits) {
    std::istringstream text(hit.title + ' ' + hit.snippet.text);
    for (std::string word; text >> word && words.size() < 1000;) {
      words.insert(word);
      words.insert(' ' + word + ' ');
      words.insert(word.substr(0, 2) + "* ");
      words.insert('"' + word + ' ');
    }
  }
  return {words.begin(), words.end()};
}

/// Readable on a terminal whatever is in it.
std::string shown(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char hex[8];
    std::snprintf(hex, sizeof hex, "\\x%02X", byte);
    out += byte < 32 || byte == 127 ? std::string(hex) : std::string(1, c);
  }
  return out;
}

int run(const char* database, int most, int seconds, unsigned seed) {
  auto store = Store::open_reading(database);
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().describe().c_str());
    return 1;
  }
  const std::vector<std::string> words = words_of(*store);
  std::mt19937 random(seed);
  std::vector<std::pair<double, std::string>> times;
  int errors = 0;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  for (int i = 0; i < most && (i == 0 || std::chrono::steady_clock::now() < end); ++i) {
    const SearchQuery query = support::hostile_search(random, words);
    const std::clock_t begin = std::clock();
    const auto page = store->search(query);
    times.emplace_back(static_cast<double>(std::clock() - begin) * 1000 / CLOCKS_PER_SEC, query.text);
    if (!page) {
      ++errors;
      std::fprintf(stderr, "error: %s: %s\n", shown(query.text).c_str(), page.error().describe().c_str());
    }
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))].first;
  };
  const auto status = store->status();
  std::printf(
      "%d questions to an index of %lld rows: %d errors; p50 %.1f ms, p95 %.1f, p99 %.1f, p99.9 %.1f, "
      "slowest %.1f\n",
      static_cast<int>(times.size()), static_cast<long long>(status ? status->search_rows : 0), errors,
      at(0.5), at(0.95), at(0.99), at(0.999), at(1));
  for (std::size_t i = 0; i < 5 && i < times.size(); ++i)
    std::printf("  %8.1f ms  %s\n", times[times.size() - 1 - i].first,
                shown(times[times.size() - 1 - i].second).c_str());
  return errors > 0 || at(1) >= kMostMilliseconds ? 1 : 0;
}

}  // namespace
}  // namespace frisaet

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "hostile_queries_bench DATABASE [QUESTIONS [SECONDS [SEED]]]\n");
    return 1;
  }
  const int questions = argc > 2 ? std::max(1, std::atoi(argv[2])) : 50'000;
  return frisaet::run(argv[1], questions, argc > 3 ? std::atoi(argv[3]) : 3600,
                      argc > 4 ? static_cast<unsigned>(std::atoi(argv[4])) : 1);
}
