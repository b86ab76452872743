#pragma once

#include <map>
#include <string>
#include <string_view>

#include "models/core/result.h"

namespace frisaet {

/// Pieces of pattern by name, used as {{name}}.
using Definitions = std::map<std::string, std::string, std::less<>>;

/// What every rule file may use without defining it (rule_set.h lists them).
const Definitions& common_definitions();

/// A rule's pattern as RE2 takes it. The match proper is the group `_`.
struct TranslatedPattern {
  std::string re2;
  bool left_edge = false;
  bool right_edge = false;
};

/// Writes out definitions, blanks and word edges. Fails with kInvalid (message and hint in Danish) for `\b`,
/// `\w` and their opposites, edges in the middle, unknown definitions and groups named with an underscore.
Result<TranslatedPattern> translate_pattern(std::string_view pattern, const Definitions& definitions);

}  // namespace frisaet
