#include "extractors/rules/pattern.h"

#include <cctype>
#include <utility>

namespace frisaet {
namespace {

constexpr std::string_view kWhiteSpace = "(?:[\\s\\p{Z}]+)";
// Letters by a few wide ranges (Latin, then Greek to the end of the alphabetic blocks) instead of RE2's
// \p{L}: its 600 ranges made compiling a rule ten times dearer, and no other script is printed in our papers.
// Of the Latin letters beyond Western Europe only the capitals that people's names bring are told from small
// ones.
#define FRISAET_CAPITALS "A-ZÀ-ÖØ-ÞĆČĐĘĚŁŃŇŐŒŘŚŞŠŤŮŰŹŻŽ"
#define FRISAET_SMALL "a-zß-öø-ÿćčđęěłńňőœřśşšťůűźżž"
#define FRISAET_LETTERS "A-Za-zªµºÀ-ÖØ-öø-\\x{2AF}\\x{300}-\\x{1FFF}\\x{2C60}-\\x{D7FF}"
constexpr std::string_view kCapitals = FRISAET_CAPITALS;
constexpr std::string_view kSmall = FRISAET_SMALL;
constexpr std::string_view kLetters = FRISAET_LETTERS;
constexpr std::string_view kLeftEdge = "(?:\\A|[^0-9" FRISAET_LETTERS "])";
constexpr std::string_view kRightEdge = "(?:\\z|[^0-9" FRISAET_LETTERS "])";
#undef FRISAET_CAPITALS
#undef FRISAET_SMALL
#undef FRISAET_LETTERS
constexpr int kDeepestDefinition = 8;

Error fault(std::string message, std::string hint) {
  return {ErrorCode::kInvalid, std::move(message), "", std::move(hint)};
}

Result<std::string> expand(std::string_view pattern, const Definitions& definitions, int depth) {
  if (depth > kDeepestDefinition)
    return fault("Definitionerne bruger hinanden i ring.", "Skriv en af dem ud.");
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find("{{", at);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find("}}", open);
    if (close == std::string_view::npos) return fault("Mønstret har »{{« uden »}}«.", "Skriv {{navn}}.");
    const std::string_view name = pattern.substr(open + 2, close - open - 2);
    auto it = definitions.find(name);
    if (it == definitions.end()) {
      it = common_definitions().find(name);
      if (it == common_definitions().end()) {
        return fault("Mønstret bruger {{" + std::string(name) + "}}, som ikke er defineret.",
                     "Tilføj navnet under [define] i samme fil.");
      }
    }
    const auto inner = expand(it->second, definitions, depth + 1);
    if (!inner) return inner.error();
    out += pattern.substr(at, open - at);
    out += "(?:" + *inner + ")";
    at = close + 2;
  }
  out += pattern.substr(at);
  return out;
}

/// Flags such as `(?im)` at the front; empty when there are none.
std::string_view leading_flags(std::string_view pattern) {
  if (!pattern.starts_with("(?")) return {};
  std::size_t at = 2;
  while (at < pattern.size() && std::isalpha(static_cast<unsigned char>(pattern[at])) != 0) ++at;
  if (at == 2 || at >= pattern.size() || pattern[at] != ')') return {};
  return pattern.substr(0, at + 1);
}

/// The length of a character class that begins at `at` (`[`): blanks inside it mean themselves.
std::size_t class_length(std::string_view pattern, std::size_t at) {
  std::size_t i = at + 1;
  if (i < pattern.size() && pattern[i] == '^') ++i;
  if (i < pattern.size() && pattern[i] == ']') ++i;
  while (i < pattern.size() && pattern[i] != ']') {
    if (pattern[i] == '\\') {
      i += 2;
    } else if (pattern.substr(i, 2) == "[:") {
      const std::size_t close = pattern.find(":]", i);
      i = close == std::string_view::npos ? pattern.size() : close + 2;
    } else {
      ++i;
    }
  }
  return (i < pattern.size() ? i + 1 : pattern.size()) - at;
}

/// The fault of an escape that must not stand in a rule, if it is one.
Result<void> check_escapes(std::string_view piece) {
  for (std::size_t i = 0; i + 1 < piece.size(); ++i) {
    if (piece[i] != '\\') continue;
    const char c = piece[i + 1];
    if (c == 'w' || c == 'W') {
      return fault(std::string("Mønstret bruger \\") + c + ", som kun kender a–z og ikke æ, ø og å.",
                   "Brug {{letter}} eller \\p{L}.");
    }
    if (c == 'b' || c == 'B') {
      return fault(std::string("Mønstret bruger \\") + c + ", som ikke regner æ, ø og å for bogstaver.",
                   "Brug \\< først i mønstret for ordets begyndelse og \\> sidst for dets slutning.");
    }
    if (c == '<' || c == '>') {
      return fault(std::string("Mønstret har \\") + c + " et andet sted end yderst.",
                   "\\< må kun stå først (efter flag) og \\> kun sidst.");
    }
    ++i;
  }
  return {};
}

/// The ranges that stand for `\p{L}`, `\p{Lu}` or `\p{Ll}` at the begin of `rest`; empty for everything else.
std::string_view letter_ranges(std::string_view rest) {
  if (rest.starts_with("\\p{L}")) return kLetters;
  if (rest.starts_with("\\p{Lu}")) return kCapitals;
  if (rest.starts_with("\\p{Ll}")) return kSmall;
  return {};
}

/// A class with letters by our ranges.
std::string rewrite_class(std::string_view piece) {
  std::string out;
  for (std::size_t i = 0; i < piece.size();) {
    if (const auto ranges = letter_ranges(piece.substr(i)); !ranges.empty()) {
      out += ranges;
      i = piece.find('}', i) + 1;
    } else {
      const std::size_t length = piece[i] == '\\' ? 2 : 1;
      out += piece.substr(i, length);
      i += length;
    }
  }
  return out;
}

/// Blanks outside classes become white space, letters our ranges; other escapes are copied whole.
std::string write_out(std::string_view body) {
  std::string out;
  for (std::size_t i = 0; i < body.size();) {
    if (const auto ranges = letter_ranges(body.substr(i)); !ranges.empty()) {
      out += "[" + std::string(ranges) + "]";
      i = body.find('}', i) + 1;
    } else if (body[i] == '\\') {
      out += body.substr(i, 2);
      i += 2;
    } else if (body[i] == '[') {
      const std::size_t length = class_length(body, i);
      out += rewrite_class(body.substr(i, length));
      i += length;
    } else if (body[i] == ' ') {
      out += kWhiteSpace;
      while (i < body.size() && body[i] == ' ') ++i;
    } else {
      out += body[i++];
    }
  }
  return out;
}

}  // namespace

const Definitions& common_definitions() {
  static const Definitions definitions = {
      {"letter", "[" + std::string(kLetters) + "]"},
      {"ws", "[\\s\\p{Z}]*"},
      // What Tesseract and old text layers make of the three letters; seen in scans of letters from several
      // senders.
      {"æ", "æ|ae|ee|eae|z|s|e|a|æe"},
      {"ø", "ø|ö|oe|o|g|a|e|6|@|é"},
      {"å", "å|aa|a|d|A|4|&|á|à"},
  };
  return definitions;
}

Result<TranslatedPattern> translate_pattern(std::string_view pattern, const Definitions& definitions) {
  auto expanded = expand(pattern, definitions, 0);
  if (!expanded) return expanded.error();
  if (expanded->find("(?P<_") != std::string::npos) {
    return fault("Et gruppenavn begynder med understreg.",
                 "De navne er forbeholdt programmet; vælg et andet.");
  }
  std::string_view body = *expanded;
  const std::string flags(leading_flags(body));
  body.remove_prefix(flags.size());
  TranslatedPattern result;
  if (body.starts_with("\\<")) {
    result.left_edge = true;
    body.remove_prefix(2);
  }
  if (body.ends_with("\\>") && !body.ends_with("\\\\>")) {
    result.right_edge = true;
    body.remove_suffix(2);
  }
  if (const auto escapes = check_escapes(body); !escapes) return escapes.error();
  result.re2 = flags + std::string(result.left_edge ? kLeftEdge : "") + "(?P<_>" + write_out(body) + ")" +
               std::string(result.right_edge ? kRightEdge : "");
  return result;
}

}  // namespace frisaet
