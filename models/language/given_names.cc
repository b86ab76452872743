#include "models/language/given_names.h"

#include <algorithm>
#include <unordered_set>

#include "models/core/embedded.h"

namespace frisaet {
namespace embedded {
const EmbeddedFiles& models_language();
}

namespace {

using Names = std::unordered_set<std::string_view>;

/// Views into the embedded file; a line of a name is `@stem: form form`.
Names read_names(std::string_view text) {
  Names names;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.starts_with('@')) continue;
    for (line.remove_prefix(line.find(':') + 1); !line.empty();) {
      const std::string_view form = line.substr(0, line.find(' '));
      line.remove_prefix(std::min(line.size(), form.size() + 1));
      if (!form.empty()) names.insert(form);
    }
  }
  return names;
}

}  // namespace

bool is_given_name(std::string_view word) {
  static const Names names = read_names(embedded::models_language().at("danish_stems.txt"));
  return names.contains(word);
}

}  // namespace frisaet
