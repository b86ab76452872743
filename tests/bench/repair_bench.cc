// How fast pipeline/repair is, beside Hunspell's spell() over the words of the same text.
//
//   repair_bench [FOLDER]     default corpus: gold/ is healthy text, garbled/ is text read without æ, ø, å
//
// Processor time of one core; each rate is the best of five runs, so that a busy machine shows least.
// Documents are taken one after the other, as small as they are, and also as one document of many pages. The
// start is what a program pays before its first page: the best and the worst of five.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <hunspell/hunspell.hxx>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/repair.h"

namespace {

using namespace frisaet;
namespace fs = std::filesystem;

double seconds(const std::function<void()>& work) {
  timespec begin{};
  timespec end{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
  work();
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  return static_cast<double>(end.tv_sec - begin.tv_sec) +
         static_cast<double>(end.tv_nsec - begin.tv_nsec) / 1e9;
}

double best_of_five(const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) best = std::min(best, seconds(work));
  return best;
}

std::vector<RawPage> pages_in(const fs::path& folder, const std::string& ending) {
  std::vector<RawPage> pages;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.path().string().ends_with(ending)) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    RawPage page;
    page.number = static_cast<int>(pages.size()) + 1;
    page.text.assign(std::istreambuf_iterator<char>(file), {});
    pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<std::string> words_in(const std::vector<RawPage>& pages) {
  std::vector<std::string> words;
  for (const RawPage& page : pages) {
    std::string word;
    for (std::size_t at = 0; at < page.text.size();) {
      const CodePoint c = decode_utf8(page.text, at);
      if (is_letter(c.value)) {
        word += page.text.substr(at, c.size);
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
      at += c.size;
    }
  }
  return words;
}

void measure(const char* name, const std::vector<RawPage>& pages, const DanishLanguage& language) {
  double size = 0;
  for (const RawPage& page : pages) size += static_cast<double>(page.text.size()) / 1e6;
  const double one_by_one = size / best_of_five([&] {
                              for (const RawPage& page : pages) repair({page}, language);
                            });
  const double together = size / best_of_five([&] { repair(pages, language); });
  Hunspell hunspell("/usr/share/hunspell/da_DK.aff", "/usr/share/hunspell/da_DK.dic");
  const std::vector<std::string> words = words_in(pages);
  const double peer = size / best_of_five([&] {
                        for (const std::string& word : words) hunspell.spell(word);
                      });
  std::printf(
      "%s  %.2f MB, %zu words: one by one %.2f MB/s, as one document %.2f MB/s; hunspell spell() %.2f MB/s "
      "(%.0f "
      "words/s); ratio %.1f and %.1f\n",
      name, size, words.size(), one_by_one, together, peer, static_cast<double>(words.size()) * peer / size,
      one_by_one / peer, together / peer);
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path corpus = argc > 1 ? argv[1] : "corpus";
  std::vector<double> starts;
  for (int i = 0; i < 5; ++i) {
    starts.push_back(seconds([] {
      if (!DanishLanguage::load().ok()) std::exit(2);
    }));
  }
  const double hunspell =
      best_of_five([] { Hunspell("/usr/share/hunspell/da_DK.aff", "/usr/share/hunspell/da_DK.dic"); });
  std::printf("start    %.1f to %.1f ms; hunspell %.1f ms\n",
              1e3 * *std::min_element(starts.begin(), starts.end()),
              1e3 * *std::max_element(starts.begin(), starts.end()), 1e3 * hunspell);
  const auto language = DanishLanguage::load();
  if (!language) {
    std::fprintf(stderr, "%s\n", language.error().describe().c_str());
    return 2;
  }
  measure("healthy", pages_in(corpus / "gold", ".txt"), *language);
  measure("garbled", pages_in(corpus / "garbled", ".raw.txt"), *language);
  return 0;
}
