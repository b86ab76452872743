#pragma once

#include <random>
#include <string>
#include <vector>

namespace frisaet::support {

/// What nobody types on purpose: pieces that mean something to FTS5, to SQL, to the query language or to
/// nobody, in any order. `words`: of the index that is asked, a third of the pieces where there are any.
inline std::string hostile_query(std::mt19937& random, const std::vector<std::string>& words = {}) {
  static const std::vector<std::string> pieces = {
      "\"",      "'",         "*",      "-",        "(",           ")",
      ":",       "^",         "+",      "{",        "}",           ",",
      ";",       "=",         "--",     "/*",       "NEAR(",       "AND",
      "OR",      "NOT",       "ELLER",  "OG",       "titel:",      " ",
      "\t",      "\n",        "å",      "a\u030A",  "\u00AD",      "\u0301",
      "\xFF",    "\xC3",      "\u3164", "𝕊",        "%",           "?1",
      "skole",   "udvalget",  "00.22",  "0",        "“",           "»",
      "search",  "title :",   "rowid",  "\\",       "😀",           "\u202E",
      "=skole",  "''",        "ﬁ",      "ß",        "~skole",      "\x02\x01k250",
      "okonomi", "lokalpaln", "andel(", "3/3 2024", "havneplaner", "lokalplanforslagskommissionsformand",
      "der",     "-",         "gård"};
  std::string text;
  const std::size_t count = random() % 12;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& from = !words.empty() && random() % 3 == 0 ? words : pieces;
    text += from[random() % from.size()];
  }
  if (random() % 16 == 0) text.insert(text.size() / 2, 1, '\0');
  return text;
}

}  // namespace frisaet::support
