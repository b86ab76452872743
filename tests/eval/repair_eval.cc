// Measures pipeline/repair on texts whose meaning is known.
//
//   repair_eval [-v] [--files] [--peers] FOLDER…
//       every reading NAME.raw.txt or NAME.FACE.raw.txt against NAME.gold.txt, or NAME_….txt against
//       gold/NAME.txt; readings NAME.FACE.dan.txt (with the Danish model) are a set of their own
//   repair_eval [-v] --clean FOLDER…
//       every *.txt below is right as it is: what is changed is wrong; as text, and as if read from pictures
//
// CER and WER are edit distances over letters and words, white space squeezed. Line hyphens are no errors of
// reading, so the gold text is joined at line ends as the repaired one is (the raw one too). "broken" are
// words that were right in the raw text and are not in the repaired one. --peers also measures what others do
// (repair_methods.h); -v prints every word that is wrong afterwards.
#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/repair.h"
#include "tests/eval/repair_methods.h"
#include "tests/eval/text_distance.h"

namespace {

using namespace frisaet;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

/// `origin` says how a reading came about: ours with the Danish model, or somebody else's text layer.
std::vector<RawPage> pages_of(const std::string& text, PageOrigin origin = PageOrigin::kTextLayer) {
  std::vector<RawPage> pages;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, '\f');) {
    RawPage page;
    page.number = static_cast<int>(pages.size()) + 1;
    page.origin = origin;
    page.text = part;
    pages.push_back(page);
  }
  return pages;
}

std::string joined(const std::vector<RepairedText>& pages) {
  std::string text;
  for (const RepairedText& page : pages) text += page.text + "\n";
  return squeeze(text);
}

/// Line ends joined and nothing else: the lines hyphens' findings of the repair, applied alone.
std::string dehyphenated(const std::string& text, const DanishLanguage& language) {
  std::string result;
  const std::vector<RawPage> pages = pages_of(text);
  const std::vector<RepairedText> repaired = repair(pages, language);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::size_t at = 0;
    for (const Repair& repair : repaired[i].repairs) {
      if (repair.rule != "line_hyphen" || repair.raw.begin < at) continue;
      result += pages[i].text.substr(at, repair.raw.begin - at);
      std::string word = repair.before;
      const std::size_t hyphen = word.find('-');
      const bool keeps = repair.after.find('-') == hyphen && hyphen < repair.after.size() - 1;
      for (std::size_t b = word.find_first_of("-\n"); b != std::string::npos; b = word.find("-\n", b)) {
        std::size_t end = word.find_first_not_of(" \n\r", b + 1);
        if (end == std::string::npos || end == b + 1) break;
        word.replace(b, end - b, keeps ? "-" : "");
      }
      result += word;
      at = repair.raw.end;
    }
    result += pages[i].text.substr(at) + "\n";
  }
  return squeeze(result);
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

/// For each gold word what stands in its place in the best alignment; empty where nothing does.
std::vector<std::string> aligned(const std::vector<std::string>& gold, const std::vector<std::string>& read) {
  const std::size_t width = read.size() + 1;
  std::vector<std::uint32_t> cost((gold.size() + 1) * width);
  for (std::size_t j = 0; j < width; ++j) cost[j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= gold.size(); ++i) {
    cost[i * width] = static_cast<std::uint32_t>(i);
    for (std::size_t j = 1; j < width; ++j) {
      cost[i * width + j] =
          std::min({cost[(i - 1) * width + j] + 1, cost[i * width + j - 1] + 1,
                    cost[(i - 1) * width + j - 1] + (gold[i - 1] == read[j - 1] ? 0U : 1U)});
    }
  }
  std::vector<std::string> result(gold.size());
  for (std::size_t i = gold.size(), j = read.size(); i > 0 && j > 0;) {
    const std::uint32_t here = cost[i * width + j];
    if (here == cost[(i - 1) * width + j - 1] + (gold[i - 1] == read[j - 1] ? 0U : 1U)) {
      result[--i] = read[--j];
    } else if (here == cost[i * width + j - 1] + 1) {
      --j;
    } else {
      --i;
    }
  }
  return result;
}

/// Processor time, as the machine may be busy with other things.
double cpu_seconds_since(std::clock_t begin) {
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Whatever holds a digit, and mail and web addresses, whole or damaged: what no repair may change.
bool is_untouchable(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kHostLike = {"://", "www.", ".dk", ".com",
                                                                ".eu", ".org", ".net"};
  const auto holds = [&](std::string_view part) { return word.find(part) != std::string_view::npos; };
  const std::size_t at = word.find('@');
  const bool mail =
      at != std::string_view::npos && at > 0 && word[at - 1] != '(' && word.find('.', at) < word.size() - 1;
  return mail || word.find_first_of("0123456789") != std::string_view::npos ||
         std::any_of(kHostLike.begin(), kHostLike.end(), holds);
}

struct Sum {
  eval::Distance cer_before, cer_after, wer_before, wer_after;
  std::size_t right = 0, broken = 0, wrong = 0, mended = 0, worse = 0, files = 0, bytes = 0, untouchable = 0,
              damaged = 0;
  double seconds = 0;

  void print(const std::string& name) const {
    const auto share = [](std::size_t n, std::size_t of) {
      return of == 0 ? 0.0 : 100.0 * static_cast<double>(n) / static_cast<double>(of);
    };
    const double down = cer_before.edits == 0 ? 0 : 100 - share(cer_after.edits, cer_before.edits);
    std::printf(
        "| %-32s | %5.2f | %6.3f | %6.1f | %5.2f | %5.2f | %4zu/%-4zu | %3zu/%-5zu %.3f%% | %2zu/%-3zu | "
        "%zu/%zu |\n",
        name.c_str(), 100 * cer_before.rate(), 100 * cer_after.rate(), down, 100 * wer_before.rate(),
        100 * wer_after.rate(), mended, wrong, broken, right, share(broken, right), worse, files, damaged,
        untouchable);
  }
  static void print_head() {
    std::printf(
        "| %-32s | CER, read | CER %% | down %% | WER, read | WER %% | mended | right words broken | files "
        "worse | "
        "numbers, addresses touched |\n|---|---|---|---|---|---|---|---|---|---|\n",
        "set");
  }
  void add(const Sum& other) {
    cer_before += other.cer_before, cer_after += other.cer_after;
    wer_before += other.wer_before, wer_after += other.wer_after;
    right += other.right, broken += other.broken, wrong += other.wrong, mended += other.mended;
    worse += other.worse, files += other.files;
    untouchable += other.untouchable, damaged += other.damaged;
    bytes += other.bytes, seconds += other.seconds;
  }
};

/// `after` is what a method made of `raw`.
Sum compare(const std::string& gold, const std::string& raw, const std::string& after, bool verbose) {
  Sum sum;
  sum.files = 1;
  sum.cer_before = eval::letter_distance(gold, raw);
  sum.cer_after = eval::letter_distance(gold, after);
  sum.wer_before = eval::word_distance(gold, raw);
  sum.wer_after = eval::word_distance(gold, after);
  sum.worse = sum.cer_after.edits > sum.cer_before.edits ? 1 : 0;
  // Each by its own place. One that became what was printed was mended (10—12), and a word that was read with
  // a digit in it (omr4det) is a word; every other change is damage.
  const auto read = words_of(raw);
  const auto kept = aligned(read, words_of(after));
  const auto meant = aligned(read, words_of(gold));
  for (std::size_t i = 0; i < read.size(); ++i) {
    const bool is_word = !meant[i].empty() && !is_untouchable(meant[i]);
    if (!is_untouchable(read[i]) || is_word) continue;
    ++sum.untouchable;
    if (kept[i] == read[i] || kept[i] == meant[i]) continue;
    ++sum.damaged;
    if (verbose) std::printf("  TOUCHED %s -> %s\n", read[i].c_str(), kept[i].c_str());
  }
  const auto gold_words = words_of(gold);
  const auto before_words = aligned(gold_words, read);
  const auto after_words = aligned(gold_words, words_of(after));
  for (std::size_t i = 0; i < gold_words.size(); ++i) {
    const bool was_right = before_words[i] == gold_words[i];
    const bool is_right = after_words[i] == gold_words[i];
    ++(was_right ? sum.right : sum.wrong);
    sum.broken += was_right && !is_right ? 1 : 0;
    sum.mended += !was_right && is_right ? 1 : 0;
    if (verbose && !is_right) {
      std::printf("  %s %s: %s -> %s\n", was_right ? "BROKEN" : "wrong ", gold_words[i].c_str(),
                  before_words[i].c_str(), after_words[i].c_str());
    }
  }
  return sum;
}

/// A way of repairing: takes the text as it was read, pages parted by form feeds, and the same with line ends
/// joined.
struct Method {
  std::string name;
  std::function<std::string(const std::string& raw, const std::string& joined, PageOrigin origin)> run;
};

std::vector<Method> methods(const DanishLanguage& language, bool peers) {
  std::vector<Method> all = {
      {"pipeline/repair", [&](const std::string& raw, const std::string&, PageOrigin origin) {
         return joined(repair(pages_of(raw, origin), language));
       }}};
  if (!peers) return all;
  const auto first = std::make_shared<eval::FirstSuggestion>();
  all.push_back({"hunspell, first suggestion", [first](const std::string&, const std::string& text,
                                                       PageOrigin) { return (*first)(text); }});
  const auto near = std::make_shared<eval::NearestWord>(language);
  all.push_back({"nearest word (Norvig 2007)",
                 [near](const std::string&, const std::string& text, PageOrigin) { return (*near)(text); }});
  all.push_back({"blanket replacement", [](const std::string&, const std::string& text, PageOrigin) {
                   return eval::blanket_replacement(text);
                 }});
  return all;
}

/// A reading and what it should be.
struct Pair {
  fs::path read;
  fs::path gold;
};

std::vector<Pair> pairs_of(const fs::path& folder, const std::string& ending) {
  std::vector<Pair> pairs;
  if (ending == ".raw.txt" && fs::is_directory(folder / "gold")) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().filename().string();
      const fs::path gold = folder / "gold" / (name.substr(0, name.find_first_of("_.")) + ".txt");
      if (entry.is_regular_file() && fs::exists(gold)) pairs.push_back({entry.path(), gold});
    }
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(ending)) continue;
    std::string stem = name.substr(0, name.size() - ending.size());
    if (!fs::exists(folder / (stem + ".gold.txt"))) stem = stem.substr(0, stem.rfind('.'));  // the typeface
    if (fs::exists(folder / (stem + ".gold.txt")))
      pairs.push_back({entry.path(), folder / (stem + ".gold.txt")});
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.read < b.read; });
  return pairs;
}

struct Options {
  bool verbose = false;
  bool files = false;
  bool peers = false;
};

void measure_set(const std::string& name, const std::vector<Pair>& pairs, const Method& method,
                 const DanishLanguage& language, const Options& options) {
  Sum all;
  for (const Pair& pair : pairs) {
    const std::string raw_text = read_file(pair.read);
    const std::string raw = dehyphenated(raw_text, language);
    const std::clock_t begin = std::clock();
    const bool ours = pair.read.string().ends_with(".dan.txt");
    const std::string after = method.run(raw_text, raw, ours ? PageOrigin::kOcr : PageOrigin::kTextLayer);
    const double seconds = cpu_seconds_since(begin);
    Sum sum = compare(dehyphenated(read_file(pair.gold), language), raw, after, options.verbose);
    sum.bytes = raw_text.size();
    sum.seconds = seconds;
    if (options.verbose || options.files) sum.print(pair.read.filename().string());
    all.add(sum);
  }
  all.print(name);
}

int measure_pairs(const std::vector<fs::path>& folders, const DanishLanguage& language,
                  const Options& options) {
  for (const Method& method : methods(language, options.peers)) {
    std::printf("\n%s\n\n", method.name.c_str());
    Sum::print_head();
    for (const fs::path& folder : folders) {
      const fs::path whole = fs::absolute(folder).lexically_normal();
      const fs::path leaf = whole.has_filename() ? whole : whole.parent_path();
      const std::string name = (leaf.parent_path().filename() / leaf.filename()).string();
      for (const std::string ending : {".raw.txt", ".dan.txt"}) {
        const std::vector<Pair> pairs = pairs_of(folder, ending);
        if (!pairs.empty())
          measure_set(name + (ending == ".dan.txt" ? " (dan)" : ""), pairs, method, language, options);
      }
    }
  }
  return 0;
}

/// Whether a change of this rule is one of letters; the others move or drop what nobody reads.
bool changes_letters(std::string_view rule) {
  return rule != "line_hyphen" && rule != "furniture" && rule != "space" && rule != "soft_hyphen";
}

void measure_clean_as(PageOrigin origin, const std::vector<fs::path>& folders, const DanishLanguage& language,
                      bool verbose) {
  std::size_t words = 0;
  std::size_t changes = 0;
  std::size_t suggestions = 0;
  std::size_t bytes = 0;
  double seconds = 0;
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".txt") continue;
      const std::string text = read_file(entry.path());
      const std::vector<RawPage> pages = pages_of(text, origin);
      const std::clock_t begin = std::clock();
      const std::vector<RepairedText> repaired = repair(pages, language);
      seconds += cpu_seconds_since(begin);
      bytes += text.size();
      words += words_of(text).size();
      for (const RepairedText& page : repaired) {
        for (const Repair& repair : page.repairs) {
          if (!changes_letters(repair.rule)) continue;
          const bool applied = repair.status == Repair::Status::kApplied;
          ++(applied ? changes : suggestions);
          if (verbose) {
            std::printf("  %s %s %s: %s -> %s\n", entry.path().filename().c_str(),
                        applied ? "CHANGED" : "suggested", repair.rule.c_str(), repair.before.c_str(),
                        repair.after.c_str());
          }
        }
      }
    }
  }
  std::printf("clean, %s: %zu words, %zu changed, %zu suggested; %.1f MB/s\n",
              origin == PageOrigin::kOcr ? "as if read from pictures" : "as text", words, changes,
              suggestions, static_cast<double>(bytes) / 1e6 / seconds);
}

int measure_clean(const std::vector<fs::path>& folders, const DanishLanguage& language, bool verbose) {
  for (const PageOrigin origin : {PageOrigin::kTextLayer, PageOrigin::kOcr})
    measure_clean_as(origin, folders, language, verbose);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  bool clean = false;
  std::vector<fs::path> folders;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "-v") {
      options.verbose = true;
    } else if (argument == "--files") {
      options.files = true;
    } else if (argument == "--peers") {
      options.peers = true;
    } else if (argument == "--clean") {
      clean = true;
    } else {
      folders.emplace_back(argument);
    }
  }
  if (folders.empty()) {
    std::fprintf(stderr, "repair_eval [-v] [--files] [--peers] [--clean] FOLDER…\n");
    return 1;
  }
  const auto language = DanishLanguage::load();
  if (!language) {
    std::fprintf(stderr, "%s\n", language.error().describe().c_str());
    return 2;
  }
  return clean ? measure_clean(folders, *language, options.verbose)
               : measure_pairs(folders, *language, options);
}
