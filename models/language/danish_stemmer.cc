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

/// The exceptions by form. A line of the file is `stem: form form …`; `#` begins a remark.
std::unordered_map<std::string_view, std::string_view> read_exceptions(std::string_view text) {
  std::unordered_map<std::string_view, std::string_view> stems;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(':');
    FRISAET_CHECK(colon != std::string_view::npos);
    const std::string_view stem = line.substr(0, colon);
    line.remove_prefix(colon + 1);
    while (!line.empty()) {
      const std::string_view form = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), form.size() + 1));
      if (form.empty()) continue;
      FRISAET_CHECK(stems.emplace(form, stem).second);  // a form cannot belong to two words
    }
  }
  return stems;
}

const std::unordered_map<std::string_view, std::string_view>& exceptions() {
  static const auto stems = read_exceptions(embedded::models_language().at(kFile));
  return stems;
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
  if (const auto it = exceptions().find(word); it != exceptions().end()) return std::string(it->second);
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
