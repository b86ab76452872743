// How fast the decision index is built and searched, and how large it gets, with SQLite's own tokenizers
// beside ours.
//
//   search_bench [ITEMS [PEER_ITEMS [FOLDER]]]   default 20000 items, and as many for SQLite's tokenizers (0:
//   none)
//
// FOLDER is kept, and where it holds the items already only the searches are timed.
// Items are made up: about 2.5 kB of words drawn by Zipf's law from 60,000 words of hunspell-da's list,
// shorter ones more often, compounds and all; a quarter of them on welfare areas. That is harder on caches
// than real text (real minutes repeat their phrases). Every answer is a whole one: count, top 20, snippets,
// pages, and facets. Once each query has been asked (warm); processor time.

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "models/core/sha256.h"
#include "pipeline/store/fts5_tokenizer.h"
#include "pipeline/store/sqlite.h"
#include "pipeline/store/store.h"

namespace frisaet {
namespace {

namespace fs = std::filesystem;
/// Processor time in milliseconds: what a warm, idle machine takes, whatever else runs on this one. Waiting
/// for the disk is not in it.
double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Words of hunspell-da, most of them without endings; the shorter ones are the commoner.
class Vocabulary {
 public:
  explicit Vocabulary(std::size_t size) {
    std::ifstream list("/usr/share/hunspell/da_DK.dic");
    std::mt19937 random(1);
    std::vector<std::pair<double, std::string>> drawn;
    for (std::string line; std::getline(list, line);) {
      const std::string word = line.substr(0, line.find_first_of("/ \t"));
      const bool is_plain = std::all_of(word.begin(), word.end(),
                                        [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; });
      if (word.size() < 2 || !is_plain) continue;
      drawn.emplace_back(static_cast<double>(word.size()) + std::normal_distribution<>(0, 3)(random), word);
    }
    std::sort(drawn.begin(), drawn.end());
    drawn.resize(std::min(size, drawn.size()));
    double sum = 0;
    for (auto& [weight, word] : drawn) {
      words_.push_back(std::move(word));
      sums_.push_back(sum += 1.0 / std::pow(static_cast<double>(words_.size()), 1.05));
    }
  }
  const std::string& draw(std::mt19937& random) const {
    const double at = std::uniform_real_distribution<>(0, sums_.back())(random);
    return words_[static_cast<std::size_t>(std::lower_bound(sums_.begin(), sums_.end(), at) - sums_.begin())];
  }
  [[nodiscard]] const std::string& at(std::size_t rank) const { return words_[rank]; }

 private:
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

std::string text_of(const Vocabulary& vocabulary, std::mt19937& random, std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += vocabulary.draw(random) + (i % 12 == 11 ? ".\n" : " ");
  return text;
}

constexpr int kItemsInMeeting = 20;

DocumentInput meeting(const Vocabulary& vocabulary, int number) {
  std::mt19937 random(static_cast<unsigned>(number) + 1000);
  DocumentInput input;
  char date[16];
  std::snprintf(date, sizeof date, "%04d-%02d-%02d", 2010 + number % 15, 1 + number % 12, 1 + number % 28);
  const std::string code = std::to_string(101 + number % 98);
  StoredPage page;
  page.number = 1;
  for (int item = 0; item < kItemsInMeeting; ++item) {
    RecordInput record;
    record.kind = "decision";
    record.natural_key = code + "|udvalg|" + std::to_string(number) + "||" + std::to_string(item);
    const std::string title = text_of(vocabulary, random, 6);
    const std::string decision = text_of(vocabulary, random, 30);
    record.body = text_of(vocabulary, random, 330);
    const auto quoted = [](std::string text) {
      std::replace(text.begin(), text.end(), '\n', ' ');
      return '"' + text + '"';
    };
    record.payload = R"({"kind":"decision","municipality":{"code":")" + code +
                     R"(","name":"By"},"committee":"Udvalg",)" + R"("meeting_date":")" + date +
                     R"(","item_number":")" + std::to_string(item) + R"(","outcome":")" +
                     (item % 3 == 0 ? "noted" : "approved") + R"(","title":)" + quoted(title) +
                     R"(,"decision_text":)" + quoted(decision) + R"(,"areas":[)" +
                     (item % 4 != 0   ? ""
                      : item % 8 == 0 ? R"("folkeskole")"
                                      : R"("dagtilbud","aeldre")") +
                     "]}";
    record.confidence = 0.9;
    record.evidence = {{"title", 1, std::nullopt, title, title},
                       {"decision_text", 1, std::nullopt, decision, decision}};
    page.text += title + '\n' + decision + '\n' + record.body + '\n';
    input.records.push_back(std::move(record));
  }
  input.source = {"m.pdf", sha256_hex(page.text), "application/pdf", page.text.size()};
  input.facts.type = DocumentType::kMinutes;
  input.pages = {std::move(page)};
  return input;
}

void print_times(const std::string& name, std::vector<double> times, std::int64_t hits) {
  std::sort(times.begin(), times.end());
  std::printf("  %-34s p50 %7.2f ms  p95 %7.2f ms  hits %lld\n", name.c_str(), times[times.size() / 2],
              times[times.size() * 95 / 100], static_cast<long long>(hits));
}

void time_search(Store& store, const std::string& name, const std::function<SearchQuery(int)>& query_of,
                 int rounds) {
  std::vector<double> times;
  std::int64_t hits = 0;
  for (int i = 0; i < rounds; ++i) {
    SearchQuery query = query_of(i);
    query.facets = true;
    (void)store.search(query);
    const double start = now();
    const Result<SearchPage> page = store.search(query);
    times.push_back((now() - start));
    if (page) hits += page->total;
  }
  print_times(name, times, hits / rounds);
}

void time_searches(Store& store, const Vocabulary& vocabulary) {
  const auto words = [](const std::string& text) {
    SearchQuery query;
    query.text = text;
    return query;
  };
  constexpr int kRounds = 60;
  const auto rank = [&vocabulary](std::size_t from, int i) {
    return vocabulary.at(from + static_cast<std::size_t>(i));
  };
  time_search(
      store, "rare word", [&](int i) { return words(rank(30'000, i)); }, kRounds);
  time_search(
      store, "middling word", [&](int i) { return words(rank(1'000, i)); }, kRounds);
  time_search(
      store, "commonest words", [&](int i) { return words(rank(0, i % 10)); }, kRounds);
  time_search(
      store, "two middling words", [&](int i) { return words(rank(500, i) + ' ' + rank(700, i)); }, kRounds);
  time_search(
      store, "phrase of two common words",
      [&](int i) { return words('"' + rank(5, i) + ' ' + rank(20, i) + '"'); }, kRounds);
  time_search(
      store, "beginning of five letters", [&](int i) { return words(rank(2'000, i).substr(0, 5) + '*'); },
      kRounds);
  time_search(
      store, "beginning of three letters", [&](int i) { return words(rank(2'000, i).substr(0, 3) + '*'); },
      kRounds);
  time_search(
      store, "a word and a beginning of three",
      [&](int i) { return words(rank(500, i) + ' ' + rank(2'000, i).substr(0, 3) + '*'); }, kRounds);
  time_search(
      store, "middling word, municipality, period",
      [&](int i) {
        SearchQuery query = words(rank(300, i));
        query.filters.municipality = std::to_string(101 + i % 98);
        query.filters.from = make_date(2014, 1, 1);
        return query;
      },
      kRounds);
  time_search(
      store, "commonest words, one municipality",
      [&](int i) {
        SearchQuery query = words(rank(0, i % 10));
        query.filters.municipality = std::to_string(101 + i % 98);
        return query;
      },
      kRounds);
  time_search(
      store, "commonest words, noted, one year",
      [&](int i) {
        SearchQuery query = words(rank(0, i % 10));
        query.filters.outcome = "noted";
        query.filters.from = make_date(2015, 1, 1);
        query.filters.to = make_date(2015, 12, 31);
        return query;
      },
      kRounds);
  time_search(
      store, "two of the commonest words",
      [&](int i) { return words(rank(2, i % 10) + ' ' + rank(15, i % 10)); }, kRounds);
  time_search(
      store, "mistyped words", [&](int i) { return words("q" + rank(3'000, i)); }, kRounds);
  time_search(
      store, "no words, one municipality",
      [&](int i) {
        SearchQuery query;
        query.filters.municipality = std::to_string(101 + i % 98);
        return query;
      },
      kRounds);
}

/// Builds an index with `tokenizer` over the same texts (the first `items` rows), in a file of its own, and
/// asks it for the best 20 rows of rare and of the commonest words.
void time_tokenizer(const fs::path& folder, const fs::path& source, const std::string& tokenizer, int items,
                    const Vocabulary& vocabulary) {
  const fs::path path = folder / "tokenizer.db";
  fs::remove(path);
  Analyzer analyzer;
  sqlite::Database db(path, 1000);
  sqlite::register_tokenizer(db, analyzer);
  db.script("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
  db.run("ATTACH ?1 AS source", source.string());
  const std::int64_t bytes = db.integer(
      "SELECT sum(length(CAST(title AS BLOB)) + length(CAST(decision AS BLOB)) + length(CAST(body AS BLOB))"
      " + length(CAST(context AS BLOB))) FROM (SELECT * FROM source.search_doc ORDER BY id LIMIT ?1)",
      items);
  db.script(
      "CREATE VIRTUAL TABLE search USING fts5 (title, decision, summary, body, context, content='', "
      "tokenize=\"" +
      tokenizer + "\")");
  const double start = now();
  db.run(
      "INSERT INTO search (rowid, title, decision, summary, body, context)"
      " SELECT id, title, decision, summary, body, context FROM source.search_doc ORDER BY id LIMIT ?1",
      items);
  const double seconds = (now() - start) / 1000;
  const auto size = static_cast<double>(fs::file_size(path));
  std::printf("  %-34s %6.1f MB/s  index / text %.2f\n", tokenizer.c_str(),
              static_cast<double>(bytes) / 1e6 / seconds, size / static_cast<double>(bytes));
  for (const auto& [name, first] : {std::pair{"rare word", std::size_t{30'000}}, {"commonest words", 0}}) {
    std::vector<double> times;
    for (std::size_t i = 0; i < 20; ++i) {
      const std::string match = '"' + vocabulary.at(first + i % 10) + '"';
      const double begin = now();
      db.run("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT 20", match);
      times.push_back(now() - begin);
    }
    print_times(std::string("  best 20 rows alone, ") + name, times, 0);
  }
}

bool build(const fs::path& path, int items, const Vocabulary& vocabulary) {
  Result<Store> store = Store::open(path);
  if (!store) return false;
  const Result<RunId> run = store->begin_run({"bench", "", "", "bench"});
  std::size_t bytes = 0;
  double spent = 0;
  for (int number = 0; run && number < items / kItemsInMeeting; ++number) {
    const DocumentInput input = meeting(vocabulary, number);
    bytes += input.pages.front().text.size();
    const double start = now();
    if (const auto put = store->put_document(*run, input); !put) {
      std::fprintf(stderr, "%s\n", put.error().describe().c_str());
      return false;
    }
    spent += (now() - start);
  }
  std::printf("%d items, %.1f MB of text (%.1f kB an item)\n", items, static_cast<double>(bytes) / 1e6,
              static_cast<double>(bytes) / 1e3 / items);
  std::printf("  put_document (pages, records, index)  %6.1f MB/s, %.1f ms a meeting of %d items\n",
              static_cast<double>(bytes) / 1e3 / spent, spent / (items / kItemsInMeeting), kItemsInMeeting);
  std::printf("  database %.1f times the text\n",
              static_cast<double>(fs::file_size(path)) / static_cast<double>(bytes));
  return true;
}

int run(int items, int peer_items, const char* kept) {
  const fs::path folder = kept != nullptr
                              ? fs::path(kept)
                              : fs::temp_directory_path() / ("search_bench_" + std::to_string(getpid()));
  fs::create_directories(folder);
  const fs::path path = folder / "frisaet.db";
  const Vocabulary vocabulary(60'000);
  if (!fs::exists(path) && !build(path, items, vocabulary)) return 1;
  {
    Result<Store> store = Store::open(path);
    if (!store) return 1;
    std::printf("search: whole answer with count, top 20, snippets and pages\n");
    time_searches(*store, vocabulary);
  }
  if (peer_items > 0) std::printf("index alone, by tokenizer, %d items\n", peer_items);
  for (const char* tokenizer : {"dansk", "unicode61 remove_diacritics 0", "trigram"}) {
    if (peer_items > 0) time_tokenizer(folder, path, tokenizer, peer_items, vocabulary);
  }
  if (kept == nullptr) fs::remove_all(folder);
  return 0;
}

}  // namespace
}  // namespace frisaet

int main(int argc, char** argv) {
  const int items = argc > 1 ? std::atoi(argv[1]) : 20'000;
  return frisaet::run(items, argc > 2 ? std::atoi(argv[2]) : items, argc > 3 ? argv[3] : nullptr);
}
