#pragma once

#include <random>
#include <string>
#include <vector>

#include "pipeline/store/search.h"

namespace frisaet::support {

/// What nobody types on purpose: pieces that mean something to FTS5, to SQL, to the query language or to
/// nobody, in any order; now and then a NUL, and one of 256 some thousand bytes long. `words`: of the index
/// that is asked, a third of the pieces where there are any.
inline std::string hostile_query(std::mt19937& random, const std::vector<std::string>& words = {}) {
  static const std::vector<std::string> pieces = {
      "\"", "'", "*", "-", "(", ")", ":", "^", "+", "{", "}", ",", ";", "=", "--", "/*", "NEAR(", "AND", "OR",
      "NOT", "ELLER", "OG", "titel:", " ", "\t", "\n", "å", "a\u030A", "\u00AD", "\u0301", "\xFF", "\xC3",
      "\u3164", "𝕊", "%", "?1", "skole", "udvalget", "00.22", "0", "“", "»", "search", "title :", "rowid",
      "\\", "😀", "\u202E", "=skole", "''", "ﬁ", "ß", "~skole", "\x02\x01k250", "okonomi", "lokalpaln",
      "andel(", "3/3 2024", "havneplaner", "lokalplanforslagskommissionsformand", "der", "-", "gård",
      // FTS5: columns, places, beginnings, its own commands
      "{title decision} :", "- title :", "^skole", "NEAR(skole gård, 2)", "s*", "\"sko\" *",
      "\"skole gård\"*", "skole + gård", "optimize", "rank:bm25(1)", "NOT NOT", "-titel:-", "beslutning:\"",
      "a* b* c*", "(((((((((",
      // no UTF-8: surrogates, overlong, five bytes, cut; and odd ones that are
      "\xED\xA0\x80", "\xC0\x80", "\xF8\x88\x80\x80\x80", "\xF0\x9F", "\uFEFF", "\u200B", "\u200D", "\u00A0",
      "\u2028", "\uFFFF", "\U0010FFFF", "İ", "ǅ", "\u1100\u1161", "a\u0301\u0301\u0301\u0301\u0301\u0301",
      "👩‍👩‍👧", "ÆØÅ", "Aabenraa", "kl. 15", "31/2", "29.02.2023", "1/1-1",
      "99999999999999999999", "1e308"};
  constexpr std::size_t kLong = 4096;
  std::string text;
  const std::size_t count = random() % 12;
  const std::size_t least = random() % 256 == 0 ? random() % kLong : 0;
  for (std::size_t i = 0; i < count || text.size() < least; ++i) {
    const auto& from = !words.empty() && random() % 3 == 0 ? words : pieces;
    text += from[random() % from.size()];
  }
  if (random() % 16 == 0) text.insert(text.size() / 2, 1, '\0');
  return text;
}

/// Such a text as a search, with filters, facets and a far page now and then.
inline SearchQuery hostile_search(std::mt19937& random, const std::vector<std::string>& words = {}) {
  const auto one_of_eight = [&] { return random() % 8 == 0; };
  SearchQuery query;
  query.text = hostile_query(random, words);
  query.with_closed = random() % 4 != 0;
  query.facets = random() % 4 == 0;
  query.look_on = !one_of_eight();
  if (one_of_eight()) query.offset = random() % 4 == 0 ? 1'000'000'000 : 20;
  if (one_of_eight()) query.filters.municipality = random() % 2 == 0 ? "630" : hostile_query(random);
  if (one_of_eight()) query.filters.committee = hostile_query(random);
  if (one_of_eight()) query.filters.outcome = random() % 2 == 0 ? "approved" : hostile_query(random);
  if (one_of_eight()) query.filters.type = random() % 2 == 0 ? "decision" : hostile_query(random);
  if (one_of_eight()) query.filters.area = random() % 2 == 0 ? "dagtilbud" : hostile_query(random);
  if (one_of_eight()) query.filters.from = make_date(2012, 1, 1);
  if (one_of_eight()) query.filters.to = make_date(2024, 1, 1);
  return query;
}

}  // namespace frisaet::support
