// Measures the whole way on documents with gold labels: see scripts/evaluate.
//
//   evaluate PROGRAM DIR [--details | --doubts]
//
// DIR is laid out as corpus/: manifest.toml, documents/, gold/. Each document is read as a user's would be,
// by the reader processes of PROGRAM. Printed per class and form of document: CER and WER of the text before
// and after repair, the share of æøåÆØÅ that came out right, and precision, recall and right fields of the
// records, and how often records of each confidence are right. Where the manifest says what a reader should
// do with each page (`decisions`, corpus/mixed), also how many pages were read that way; documents without
// gold/NAME.json are measured for their text alone. With --details every fault has its line. With --doubts
// only a line a decision and declaration: kind, DIR, file, confidence, 1 or 0 (right or not), its doubts; for
// tests/eval/confidence.

#include <fmt/format.h>
#include <toml++/toml.h>

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/json/document.h"
#include "pipeline/read/layer_report.h"
#include "pipeline/run/process_document.h"
#include "tests/eval/record_score.h"
#include "tests/eval/text_distance.h"

namespace frisaet::eval {
namespace {

namespace fs = std::filesystem;

struct Entry {
  std::string file, kind, form, gold;
  std::vector<std::string> decisions;  ///< of each page; may be empty
};

struct Scores {
  int documents = 0;
  int failed = 0;
  int worse = 0;  ///< documents whose text repair moved away from gold
  Distance raw_letters, letters, words, danish;
  std::map<std::string, RecordScore> records;
  std::size_t pages_decided = 0;
  std::vector<std::string> wrong_decisions;

  Scores& operator+=(const Scores& other) {
    documents += other.documents;
    failed += other.failed;
    worse += other.worse;
    raw_letters += other.raw_letters;
    letters += other.letters;
    words += other.words;
    danish += other.danish;
    for (const auto& [kind, score] : other.records) records[kind] += score;
    pages_decided += other.pages_decided;
    wrong_decisions.insert(wrong_decisions.end(), other.wrong_decisions.begin(), other.wrong_decisions.end());
    return *this;
  }
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Entry> read_manifest(const fs::path& folder) {
  const toml::table manifest = toml::parse_file((folder / "manifest.toml").string());
  std::vector<Entry> entries;
  for (const toml::node& node : *manifest["document"].as_array()) {
    const toml::table& t = *node.as_table();
    const auto text = [&](const char* key) { return t[key].value_or(std::string()); };
    Entry entry{text("file"), text("class"), text("form"), text("gold"), {}};
    if (const toml::array* decisions = t["decisions"].as_array()) {
      for (const toml::node& decision : *decisions)
        entry.decisions.push_back(decision.value_or(std::string()));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string joined(const Document& document, bool raw) {
  std::string text;
  for (const Page& page : document.pages()) text += (raw ? page.raw.text : page.repaired.text) + "\n";
  return text;
}

/// What the reader did with a page, by what it says of it.
std::string decision_of(const RawPage& page) {
  if (page.origin == PageOrigin::kOcr) return "ocr_page";
  if (page.origin == PageOrigin::kMixed) return "ocr_region";
  if (page.origin == PageOrigin::kImage) return "empty";
  return page.reason.find(kToBeRepaired) == std::string::npos ? "keep" : "repair";
}

void compare_decisions(const Entry& entry, const Document& document, Scores& scores) {
  scores.pages_decided = entry.decisions.size();
  for (std::size_t i = 0; i < entry.decisions.size(); ++i) {
    const bool there = i < document.pages().size();
    const std::string made = there ? decision_of(document.pages()[i].raw) : "no page";
    if (made == entry.decisions[i]) continue;
    scores.wrong_decisions.push_back(fmt::format("{} page {}: {} instead of {}; {}", entry.file, i + 1, made,
                                                 entry.decisions[i],
                                                 there ? document.pages()[i].raw.reason : ""));
  }
}

/// The text as it was read, but for the running heads and feet that the repair set apart.
std::string raw_flow(const Document& document) {
  std::string text;
  for (const Page& page : document.pages()) {
    std::size_t at = 0;
    for (const Repair& repair : page.repaired.repairs) {
      if (repair.rule != "furniture" || repair.raw.begin < at) continue;
      text += page.raw.text.substr(at, repair.raw.begin - at);
      at = repair.raw.end;
    }
    text += page.raw.text.substr(at) + "\n";
  }
  return text;
}

/// What the text itself says is measured: a municipality that the manifest gives along with a file is left
/// out. The page furniture is no part of the gold text, so the raw text is compared without it as well.
Scores measure(const fs::path& folder, const Entry& entry, ReaderProcess& reader,
               const DanishLanguage& language) {
  Scores scores;
  scores.documents = 1;
  const auto file = open_file(folder / "documents" / entry.file);
  const auto processed = file ? process_document(reader, language, *file, Given{}, {}, {})
                              : Result<ProcessedDocument>(file.error());
  if (!processed) {
    scores.failed = 1;
    scores.records["document"].faults.push_back(processed.error().describe());
    return scores;
  }
  const std::string gold = read_file(folder / "gold" / (entry.gold + ".txt"));
  const std::string text = joined(processed->document, false);
  scores.raw_letters = letter_distance(gold, joined(processed->document, true));
  scores.letters = letter_distance(gold, text);
  scores.words = word_distance(gold, text);
  const Distance untouched = letter_distance(gold, raw_flow(processed->document));
  scores.worse = scores.letters.edits > untouched.edits ? 1 : 0;
  scores.danish = danish_letters(gold, text);

  compare_decisions(entry, processed->document, scores);
  if (!fs::exists(folder / "gold" / (entry.gold + ".json"))) return scores;
  const auto truth = nlohmann::json::parse(read_file(folder / "gold" / (entry.gold + ".json")));
  auto read = nlohmann::json::parse(extract_json(processed->document, processed->extraction.facts,
                                                 processed->extraction.records, processed->diagnostics()));
  const auto& doubts = processed->extraction.doubts;
  for (std::size_t i = 0; i < doubts.size(); ++i) read["records"][i]["doubts"] = doubts[i];
  scores.records =
      compare_records(truth.at("document").value("type", ""), truth.at("records"), read.at("records"));
  scores.records["document"] += compare_facts(truth.at("document"), read.at("document"));
  return scores;
}

void print_text_table(const std::map<std::string, Scores>& groups) {
  std::cout << fmt::format("{:<24} {:>5} {:>7} {:>8} {:>8} {:>8} {:>9}\n", "class/form", "docs", "failed",
                           "raw CER", "CER", "WER", "æøå right");
  for (const auto& [group, s] : groups) {
    std::cout << fmt::format("{:<24} {:>5} {:>7} {:>7.2f}% {:>7.2f}% {:>7.2f}% {:>8.2f}%\n", group,
                             s.documents, s.failed, 100 * s.raw_letters.rate(), 100 * s.letters.rate(),
                             100 * s.words.rate(), 100 * (1 - s.danish.rate()));
  }
}

void print_decisions(const Scores& all) {
  if (all.pages_decided == 0) return;
  std::cout << fmt::format("\ndecisions: {} of {} pages right\n",
                           all.pages_decided - all.wrong_decisions.size(), all.pages_decided);
  for (const std::string& wrong : all.wrong_decisions) std::cout << "  " << wrong << '\n';
}

void print_record_table(const std::map<std::string, Scores>& groups) {
  std::cout << fmt::format("\n{:<24} {:<22} {:>5} {:>5} {:>6} {:>9} {:>7} {:>15}\n", "class/form", "kind",
                           "right", "extra", "missed", "precision", "recall", "fields right");
  for (const auto& [group, s] : groups) {
    for (const auto& [kind, r] : s.records) {
      std::cout << fmt::format("{:<24} {:<22} {:>5} {:>5} {:>6} {:>9.3f} {:>7.3f} {:>7}/{:<4} {:.3f}\n",
                               group, kind, r.right, r.extra, r.missed, r.precision(), r.recall(),
                               r.fields_right, r.fields,
                               r.fields == 0 ? 1.0 : static_cast<double>(r.fields_right) / r.fields);
    }
  }
}

/// What a confidence promises and what it keeps, of all documents together.
void print_reliability(const Scores& all) {
  std::cout << fmt::format("\n{:<22} {:>11} {:>8} {:>6} {:>7} {:>15}\n", "kind", "confidence", "records",
                           "right", "share", "fields right");
  for (const auto& [kind, score] : all.records) {
    for (const auto& [bin, r] : score.reliability) {
      std::cout << fmt::format(
          "{:<22} {:>10} {:>8} {:>6} {:>7.3f} {:>7}/{:<4} {:.3f}\n", kind, fmt::format("≥ {:.2f}", bin),
          r.records, r.right, r.records == 0 ? 1.0 : static_cast<double>(r.right) / r.records, r.fields_right,
          r.fields, r.fields == 0 ? 1.0 : static_cast<double>(r.fields_right) / r.fields);
    }
  }
}

void print_doubts(const std::string& folder, const std::string& file, const Scores& scores) {
  for (const char* kind : {"decision", "declaration"}) {
    const auto score = scores.records.find(kind);
    if (score == scores.records.end()) continue;
    for (const Judgement& record : score->second.judgements) {
      std::cout << fmt::format("{}\t{}\t{}\t{:.4f}\t{:d}\t{}\n", kind, folder, file, record.confidence,
                               record.right, fmt::join(record.doubts, " "));
    }
  }
}

enum class Print { kTables, kDetails, kDoubts };

int evaluate(const std::string& program, const fs::path& folder, Print print) {
  auto reader = ReaderProcess::start(program);
  if (!reader) {
    std::cerr << reader.error().describe() << '\n';
    return 2;
  }
  const auto language = DanishLanguage::load();
  if (!language) {
    std::cerr << language.error().describe() << '\n';
    return 2;
  }
  std::map<std::string, Scores> groups;
  for (const Entry& entry : read_manifest(folder)) {
    const Scores scores = measure(folder, entry, *reader, *language);
    groups[entry.kind + "/" + entry.form] += scores;
    groups["~all"] += scores;
    if (print == Print::kDoubts) print_doubts(folder.filename().string(), entry.file, scores);
    if (print != Print::kDetails) continue;
    std::cout << fmt::format("{}: CER {:.2f} % (raw {:.2f} %){}\n", entry.file, 100 * scores.letters.rate(),
                             100 * scores.raw_letters.rate(),
                             scores.worse > 0 ? ", made worse by repair" : "");
    for (const auto& [kind, score] : scores.records) {
      for (const std::string& fault : score.faults) std::cout << "  " << fault << '\n';
    }
  }
  if (print == Print::kDoubts) return 0;
  print_text_table(groups);
  print_decisions(groups["~all"]);
  std::cout << fmt::format("\nmade worse by repair (running heads aside): {} of {} documents\n",
                           groups["~all"].worse, groups["~all"].documents);
  print_record_table(groups);
  print_reliability(groups["~all"]);
  return 0;
}

}  // namespace
}  // namespace frisaet::eval

int main(int argc, char** argv) {
  using frisaet::eval::Print;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  Print print = Print::kTables;
  if (arguments.size() == 3 && arguments[2] == "--details") print = Print::kDetails;
  if (arguments.size() == 3 && arguments[2] == "--doubts") print = Print::kDoubts;
  if (arguments.size() < 2 || arguments.size() > 3 || (arguments.size() == 3 && print == Print::kTables)) {
    std::cerr << "usage: evaluate PROGRAM DIR [--details | --doubts]\n";
    return 1;
  }
  return frisaet::eval::evaluate(arguments[0], arguments[1], print);
}
