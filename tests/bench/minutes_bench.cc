// How fast minutes become decisions once they are read: pages of text layers in, records out, on one core.
//
//   minutes_bench [PAGES]     default 1000
//
// Run from the root of the source tree (as scripts/bench does). The papers are the gold texts of corpus/,
// corpus/first_look and corpus/second_look (what stands on their pages, one page for each form feed), taken
// over and over until PAGES are through. Time is processor time. The peer does the least that any reader of
// pages must do: it squeezes and folds the same texts once; the ratio says how many such passes the
// extraction costs.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extractors/minutes/minutes.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;

double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

/// As the reading stage gives a text: one page for each form feed, nothing repaired.
Document document_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream read;
  read << file.rdbuf();
  const std::string text = read.str();
  std::vector<Page> pages;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\f', begin), text.size());
    Page page;
    page.raw.number = static_cast<int>(pages.size()) + 1;
    page.raw.text = text.substr(begin, end - begin);
    Mapped nfc = to_nfc(page.raw.text);
    page.repaired.text = std::move(nfc.text);
    page.repaired.to_raw = std::move(nfc.map);
    pages.push_back(std::move(page));
    begin = end + 1;
  }
  return {{path.filename().string(), std::string(64, '0'), "text/plain", text.size()}, std::move(pages), {}};
}

std::vector<Document> minutes_of_corpus() {
  std::vector<Document> documents;
  for (const char* folder : {"corpus/gold", "corpus/first_look/gold", "corpus/second_look/gold"}) {
    const fs::path path = fs::path(folder);
    if (!fs::exists(path)) continue;
    for (const auto& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() != ".txt") continue;
      Document document = document_of(entry.path());
      if (minutes_likelihood(document) >= 0.8) documents.push_back(std::move(document));
    }
  }
  return documents;
}

int bench(std::size_t wanted) {
  const std::vector<Document> documents = minutes_of_corpus();
  if (documents.empty()) return 2;
  std::size_t pages = 0, records = 0, bytes = 0, folded = 0;
  double extraction = 0, peer = 0;
  while (pages < wanted) {
    for (const Document& document : documents) {
      if (pages >= wanted) break;
      const double begin = now();
      records += extract_minutes(document, {}).records.size();
      const double middle = now();
      for (const Page& page : document.pages()) folded += fold(squeeze(page.repaired.text)).size();
      peer += now() - middle;
      extraction += middle - begin;
      pages += document.pages().size();
      bytes += document.text().size();
    }
  }
  std::printf("%zu papers of the corpus, %zu pages, %.2f MB, %zu decisions\n", documents.size(), pages,
              static_cast<double>(bytes) / 1e6, records);
  std::printf(
      "extraction %.2f s (%.2f ms a page)\npeer, one folding of the text %.3f s (%zu bytes); ratio %.0f\n",
      extraction, 1e3 * extraction / static_cast<double>(pages), peer, folded, extraction / peer);
  return 0;
}

}  // namespace
}  // namespace frisaet

int main(int argc, char** argv) {
  return frisaet::bench(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 1000);
}
