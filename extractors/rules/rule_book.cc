#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>

#include "extractors/rules/rule_set.h"
#include "extractors/rules/rules_asked.h"
#include "models/core/check.h"
#include "models/core/embedded.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& extractors_rules();
}  // namespace embedded

namespace {

using Sources = std::map<std::string, std::string>;

Sources compiled_in() {
  Sources sources;
  for (const auto& [name, text] : embedded::extractors_rules()) sources.emplace(name, text);
  return sources;
}

Result<Sources> read_folder(const std::string& folder) {
  std::error_code error;
  Sources sources;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) {
      return Error{ErrorCode::kNotFound, "Regelfilen kan ikke læses.", entry.path().string(),
                   "Se efter rettighederne."};
    }
    sources.emplace(entry.path().filename().string(), std::move(text));
  }
  if (error) {
    return Error{ErrorCode::kNotFound, "Mappen med regler kan ikke læses: " + error.message() + ".", folder,
                 "Angiv en mappe med .toml-filer."};
  }
  return sources;
}

/// The one book in use. The only state of the room that outlives a call: it is set once, before or at the
/// first use.
struct Standard {
  std::mutex mutex;
  std::unique_ptr<const RuleBook> book;
  RuleHashes hashes;                              ///< of its files
  std::atomic<const RuleBook*> in_use = nullptr;  ///< set last: asked for every question, without the lock
};
Standard& standard_holder() {
  // Never taken apart: families live as long as the program, and the machines would take 20 ms of its end.
  static Standard& holder = *new Standard;
  return holder;
}

RuleHashes hashes_of(const Sources& sources) {
  RuleHashes hashes;
  std::string names;
  for (const auto& [name, text] : sources) {
    hashes.emplace(name, sha256_hex(text));
    names += name + '\0';
  }
  hashes.emplace(kListOfRuleFiles, sha256_hex(names));
  return hashes;
}

}  // namespace

const RuleHashes& rule_hashes() {
  RuleBook::standard();
  return standard_holder().hashes;
}

Result<RuleBook> RuleBook::load(const Sources& toml_by_name, Proof proof) {
  RuleBook book;
  std::string content;
  for (const auto& [name, text] : toml_by_name) {
    auto file = RuleFile::parse(name, text, proof);
    if (!file) return file.error();
    content += name + '\0' + sha256_hex(text) + '\0';
    std::string stem = file->name();
    book.files_.emplace(std::move(stem), std::move(*file));
  }
  book.hash_ = sha256_hex(content);
  return book;
}

const RuleBook& RuleBook::standard() {
  Standard& holder = standard_holder();
  if (const RuleBook* book = holder.in_use.load(std::memory_order_acquire)) return *book;
  const std::lock_guard lock(holder.mutex);
  if (holder.book == nullptr) {
    const Sources sources = compiled_in();
    // A fault in a compiled-in file is ours, and tests/extractors/rules proves that there is none.
    auto book = load(sources, Proof::kElsewhere);
    if (!book) std::fputs((book.error().describe() + '\n').c_str(), stderr);
    FRISAET_CHECK(book.ok());
    holder.book = std::make_unique<const RuleBook>(std::move(*book));
    holder.hashes = hashes_of(sources);
    holder.in_use.store(holder.book.get(), std::memory_order_release);
  }
  return *holder.book;
}

Result<void> RuleBook::replace_standard(const std::string& folder) {
  auto replacements = read_folder(folder);
  if (!replacements) return replacements.error();
  Sources sources = compiled_in();
  for (auto& [name, text] : *replacements) {
    const auto it = sources.find(name);
    if (it == sources.end()) {
      return Error{ErrorCode::kInvalid, "Ingen læser regler fra en fil af det navn.", folder + "/" + name,
                   "Brug et af de navne, som »rules check« viser."};
    }
    if (const auto proved = RuleFile::parse(name, text, Proof::kNow); !proved) return proved.error();
    it->second = std::move(text);
  }
  auto book = load(sources, Proof::kElsewhere);
  if (!book) return book.error();
  Standard& holder = standard_holder();
  const std::lock_guard lock(holder.mutex);
  if (holder.book != nullptr) {
    return Error{ErrorCode::kUsage, "Reglerne er allerede taget i brug.", folder,
                 "Vælg mappen, før der læses."};
  }
  holder.book = std::make_unique<const RuleBook>(std::move(*book));
  holder.hashes = hashes_of(sources);
  holder.in_use.store(holder.book.get(), std::memory_order_release);
  return {};
}

Result<std::vector<RuleFileReport>> RuleBook::check(const std::string& folder) {
  Sources sources = compiled_in();
  if (!folder.empty()) {
    auto read = read_folder(folder);
    if (!read) return read.error();
    sources = std::move(*read);
  }
  std::vector<RuleFileReport> reports;
  for (const auto& [name, text] : sources) {
    RuleFileReport report{name, 0, 0, RuleFile::faults(name, text)};
    if (report.faults.empty()) {
      const auto file = RuleFile::parse(name, text);
      report.rules = file->rule_count();
      report.samples = file->sample_count();
    }
    reports.push_back(std::move(report));
  }
  return reports;
}

const RuleFile& RuleBook::file(std::string_view stem) const {
  const auto it = files_.find(stem);
  FRISAET_CHECK(it != files_.end());
  return it->second;
}

const RuleFamily& RuleBook::family(std::string_view stem, std::string_view family) const {
  return file(stem).family(family);
}

}  // namespace frisaet
