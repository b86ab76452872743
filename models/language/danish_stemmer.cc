#include "models/language/danish_stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <unordered_map>

#include "models/core/check.h"
#include "models/core/embedded.h"
#include "models/core/sha256.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_language();
}

namespace {

constexpr std::string_view kFile = "danish_stems.txt";

/// Stems by form, and by the form a word ends in. Views into the embedded file.
struct Exceptions {
  std::unordered_map<std::string_view, std::string_view> words;
  std::unordered_map<std::string_view, std::string_view> endings;
  std::size_t longest_ending = 0;
};

/// A line of the file is `stem: form form …`; `*` before the stem: for endings too, `@`: a given name;
/// `#` begins a remark.
Exceptions read_exceptions(std::string_view text) {
  Exceptions result;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty() || line.front() == '#') continue;
    const bool is_ending = line.front() == '*';
    if (is_ending || line.front() == '@') line.remove_prefix(1);
    const std::size_t colon = line.find(':');
    FRISAET_CHECK(colon != std::string_view::npos);
    const std::string_view stem = line.substr(0, colon);
    for (line.remove_prefix(colon + 1); !line.empty();) {
      const std::string_view form = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), form.size() + 1));
      if (form.empty()) continue;
      // A form cannot belong to two stems.
      FRISAET_CHECK((is_ending ? result.endings : result.words).emplace(form, stem).second);
      if (is_ending) result.longest_ending = std::max(result.longest_ending, form.size());
    }
  }
  return result;
}

const Exceptions& exceptions() {
  static const Exceptions table = read_exceptions(embedded::models_language().at(kFile));
  return table;
}

/// The stem by the table; empty when the table says nothing of the word.
std::string exceptional_stem(std::string_view word) {
  const Exceptions& table = exceptions();
  if (const auto it = table.words.find(word); it != table.words.end()) return std::string(it->second);
  for (std::size_t size = std::min(word.size(), table.longest_ending); size > 1; --size) {
    const std::size_t begin = word.size() - size;
    const auto it = table.endings.find(word.substr(begin));
    if (it != table.endings.end()) return std::string(word.substr(0, begin)).append(it->second);
  }
  return {};
}

}  // namespace

struct DanishStemmer::Snowball {
  sb_stemmer* handle = sb_stemmer_new("danish", "UTF_8");

  Snowball() { FRISAET_CHECK(handle != nullptr); }
  ~Snowball() { sb_stemmer_delete(handle); }
  Snowball(const Snowball&) = delete;
  Snowball& operator=(const Snowball&) = delete;
};

DanishStemmer::DanishStemmer() : snowball_(std::make_unique<Snowball>()) {}
DanishStemmer::~DanishStemmer() = default;
DanishStemmer::DanishStemmer(DanishStemmer&&) noexcept = default;
DanishStemmer& DanishStemmer::operator=(DanishStemmer&&) noexcept = default;

std::string DanishStemmer::stem(std::string_view word) {
  if (std::string stem = exceptional_stem(word); !stem.empty()) return stem;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stem = sb_stemmer_stem(snowball_->handle, bytes, static_cast<int>(word.size()));
  FRISAET_CHECK(stem != nullptr);  // only when memory is out
  const auto size = static_cast<std::size_t>(sb_stemmer_length(snowball_->handle));
  return {reinterpret_cast<const char*>(stem), size};
}

const std::string& DanishStemmer::version() {
  static const std::string name =
      "snowball-danish+" + sha256_hex(embedded::models_language().at(kFile)).substr(0, 16);
  return name;
}

}  // namespace frisaet
