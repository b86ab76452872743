// Measures pipeline/repair on texts whose meaning is known.
//
//   repair_eval [-v] FOLDER…    every pair NAME.raw.txt / NAME.gold.txt in the folders
//   repair_eval [-v] --clean FOLDER…   every *.txt is right as it is: what is changed is wrong
//
// CER and WER are edit distances over letters and words, white space squeezed. Line hyphens are no errors of
// reading, so the gold text is joined at line ends as the repaired one is (the raw one too). "broken" are
// words that were right in the raw text and are not in the repaired one. -v prints every word that is wrong
// afterwards.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/repair/repair.h"

namespace {

using namespace frisaet;
namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

std::vector<RawPage> pages_of(const std::string& text) {
  std::vector<RawPage> pages;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, '\f');) {
    RawPage page;
    page.number = static_cast<int>(pages.size()) + 1;
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

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    letters.push_back(c.value);
    at += c.size;
  }
  return letters;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

template <typename T>
std::size_t distance(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t here =
          std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = std::exchange(row[j], here);
    }
  }
  return row[b.size()];
}

/// For each gold word, whether the best alignment gives it unchanged; and what stands there instead.
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

struct Sum {
  std::size_t letters = 0, words = 0, cer_before = 0, cer_after = 0, wer_before = 0, wer_after = 0, right = 0,
              broken = 0, fixed = 0, worse = 0, files = 0, bytes = 0;
  double seconds = 0;
  void print(const char* name) const {
    const auto share = [](std::size_t n, std::size_t of) {
      return of == 0 ? 0.0 : 100.0 * static_cast<double>(n) / static_cast<double>(of);
    };
    std::printf(
        "%-28s CER %6.3f -> %6.3f %%   WER %6.2f -> %5.2f %%   fixed %zu/%zu   broken %zu/%zu (%.3f %%)%s\n",
        name, share(cer_before, letters), share(cer_after, letters), share(wer_before, words),
        share(wer_after, words), fixed, words - right, broken, right, share(broken, right),
        worse > 0 ? "   WORSE" : "");
  }
  void add(const Sum& other) {
    letters += other.letters, words += other.words, cer_before += other.cer_before,
        cer_after += other.cer_after;
    wer_before += other.wer_before, wer_after += other.wer_after, right += other.right,
        broken += other.broken;
    fixed += other.fixed, worse += other.worse, files += other.files;
    bytes += other.bytes, seconds += other.seconds;
  }
};

Sum measure(const std::string& raw_text, const std::string& gold_text, const DanishLanguage& language,
            bool verbose) {
  const std::string gold = dehyphenated(gold_text, language);
  const std::string raw = dehyphenated(raw_text, language);
  const std::vector<RawPage> pages = pages_of(raw_text);
  const std::clock_t begin = std::clock();
  const std::vector<RepairedText> repaired = repair(pages, language);
  const double seconds = cpu_seconds_since(begin);
  const std::string after = joined(repaired);
  const auto gold_letters = letters_of(gold);
  const auto gold_words = words_of(gold);
  Sum sum;
  sum.files = 1;
  sum.bytes = raw_text.size();
  sum.seconds = seconds;
  sum.letters = gold_letters.size();
  sum.words = gold_words.size();
  sum.cer_before = distance(gold_letters, letters_of(raw));
  sum.cer_after = distance(gold_letters, letters_of(after));
  sum.wer_before = distance(gold_words, words_of(raw));
  sum.wer_after = distance(gold_words, words_of(after));
  sum.worse = sum.cer_after > sum.cer_before ? 1 : 0;
  const auto before_words = aligned(gold_words, words_of(raw));
  const auto after_words = aligned(gold_words, words_of(after));
  for (std::size_t i = 0; i < gold_words.size(); ++i) {
    const bool was_right = before_words[i] == gold_words[i];
    const bool is_right = after_words[i] == gold_words[i];
    sum.right += was_right ? 1 : 0;
    sum.broken += was_right && !is_right ? 1 : 0;
    sum.fixed += !was_right && is_right ? 1 : 0;
    if (verbose && !is_right) {
      std::printf("  %s %s: %s -> %s\n", was_right ? "BROKEN" : "wrong ", gold_words[i].c_str(),
                  before_words[i].c_str(), after_words[i].c_str());
    }
  }
  return sum;
}

int measure_pairs(const std::vector<fs::path>& folders, const DanishLanguage& language, bool verbose) {
  Sum all;
  for (const fs::path& folder : folders) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().string().ends_with(".raw.txt")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      std::string gold = file.string();
      gold.replace(gold.size() - 8, 8, ".gold.txt");
      const Sum sum = measure(read_file(file), read_file(gold), language, verbose);
      sum.print(file.filename().c_str());
      all.add(sum);
    }
  }
  all.print("all");
  std::printf("%zu files, %zu made worse, %.2f MB/s\n", all.files, all.worse,
              static_cast<double>(all.bytes) / 1e6 / all.seconds);
  return 0;
}

int measure_clean(const std::vector<fs::path>& folders, const DanishLanguage& language, bool verbose) {
  std::size_t words = 0;
  std::size_t changes = 0;
  std::size_t suggestions = 0;
  std::size_t bytes = 0;
  double seconds = 0;
  for (const fs::path& folder : folders) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string text = read_file(entry.path());
      const std::vector<RawPage> pages = pages_of(text);
      const std::clock_t begin = std::clock();
      const std::vector<RepairedText> repaired = repair(pages, language);
      seconds += cpu_seconds_since(begin);
      bytes += text.size();
      words += words_of(text).size();
      for (const RepairedText& page : repaired) {
        for (const Repair& repair : page.repairs) {
          const bool letters = repair.rule != "line_hyphen" && repair.rule != "furniture" &&
                               repair.rule != "space" && repair.rule != "soft_hyphen";
          if (!letters) continue;
          ++(repair.status == Repair::Status::kApplied ? changes : suggestions);
          if (verbose) {
            std::printf("  %s %s %s: %s -> %s\n", entry.path().filename().c_str(),
                        repair.status == Repair::Status::kApplied ? "CHANGED" : "suggested",
                        repair.rule.c_str(), repair.before.c_str(), repair.after.c_str());
          }
        }
      }
    }
  }
  std::printf("clean: %zu words, %zu changed, %zu suggested; %.1f MB/s\n", words, changes, suggestions,
              static_cast<double>(bytes) / 1e6 / seconds);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  bool verbose = false;
  bool clean = false;
  std::vector<fs::path> folders;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "-v") {
      verbose = true;
    } else if (argument == "--clean") {
      clean = true;
    } else {
      folders.emplace_back(argument);
    }
  }
  if (folders.empty()) {
    std::fprintf(stderr, "repair_eval [-v] [--clean] FOLDER…\n");
    return 1;
  }
  const std::clock_t begin = std::clock();
  const auto language = DanishLanguage::load();
  if (!language) {
    std::fprintf(stderr, "%s\n", language.error().describe().c_str());
    return 2;
  }
  std::printf("start: %.0f ms\n", 1000 * cpu_seconds_since(begin));
  return clean ? measure_clean(folders, *language, verbose) : measure_pairs(folders, *language, verbose);
}
