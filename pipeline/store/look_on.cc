#include "pipeline/store/look_on.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/store/suggest.h"

namespace frisaet {
namespace {

using sqlite::Database;
using Field = QueryTerm::Field;

std::string quoted_list(const std::vector<std::string>& words, std::string_view last = " og ") {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? last : ", ";
    list += "»" + words[i] + "«";
  }
  return list;
}

/// Looks on where nothing has all of a query.
class Helper {
 public:
  Helper(Database& db, Analyzer& analyzer, const SearchQuery& asked, Searcher& searcher)
      : db_(db), analyzer_(analyzer), asked_(asked), searcher_(searcher) {}

  /// Changes `query` to what was found in the end, and says so in `page`; else explains there why nothing
  /// was.
  Walk look_on(Query& query, SearchPage& page) {
    if (asked_.look_on)
      if (Walk found = in_one_word(query, page); !found.rows.empty()) return found;
    replace_unknown(query, page);
    if (!page.notes.empty())
      if (Walk found = searcher_.rows(query); !found.rows.empty()) return found;
    if (!missing_.empty() || !page.unknown_words.empty()) {
      if (!page.unknown_words.empty())
        missing_.insert(missing_.begin(), quoted_list(page.unknown_words) + " står ikke i teksterne");
      for (const std::string& clause : missing_)
        page.explanation += (page.explanation.empty() ? "" : ", og ") + clause;
    } else if (const std::int64_t elsewhere = without_filters(query); elsewhere > 0) {
      page.notes.clear();
      page.explanation = "Ingen hits med de valgte filtre; uden dem er der " +
                         std::string(elsewhere == searcher_.most_rows() ? "mindst " : "") +
                         std::to_string(elsewhere) + ".";
      return {};
    }
    if (Walk found = most_of_it(query); !found.rows.empty()) {
      page.notes.push_back((page.explanation.empty() ? "Ingen fund har alle ordene" : page.explanation) +
                           "; viser fund, der har mest af resten.");
      page.explanation.clear();
      return found;
    }
    page.notes.clear();
    if (!page.explanation.empty()) {
      page.explanation += '.';
    } else {
      page.explanation =
          query.groups.size() > 1 && query.without.empty()
              ? "Hvert ord findes i indekset, men aldrig sammen. Prøv med færre ord eller med ELLER."
              : "Ingen hits.";
    }
    return {};
  }

 private:
  static bool is_one_word(const std::vector<QueryTerm>& group) {
    return group.size() == 1 && is_plain_word(group.front());
  }

  /// Two words of the query that the index has as one: `dag institution`.
  Walk in_one_word(Query& query, SearchPage& page) {
    Query together = query;
    std::vector<std::string> words;
    for (std::size_t i = 0; i + 1 < query.groups.size(); ++i) {
      if (!is_one_word(query.groups[i]) || !is_one_word(query.groups[i + 1])) continue;
      const std::string word =
          query.groups[i].front().words.front() + query.groups[i + 1].front().words.front();
      const QueryTerm term{QueryTerm::Kind::kWord, Field::kAny, {word}, word};
      if (searcher_.count(match_any({term}), 1) == 0) continue;
      together.groups[i].push_back(term);
      together.groups[i + 1].push_back(term);
      words.push_back(word);
    }
    if (words.empty()) return {};
    Walk found = searcher_.rows(together);
    if (found.rows.empty()) return {};
    query = std::move(together);
    page.notes.push_back("Ingen fund har ordene hver for sig; viser fund, der har " +
                         quoted_list(words, " eller ") + ".");
    return found;
  }

  std::int64_t without_filters(const Query& query) {
    return searcher_.has_filters() ? searcher_.count(match_of(query).expression, searcher_.most_rows()) : 0;
  }

  /// Puts words of the index in place of those that stand nowhere. What has no neighbours is noted in
  /// page.unknown_words, or where only its field lacks it in missing_.
  void replace_unknown(Query& query, SearchPage& page) {
    std::vector<std::vector<QueryTerm>> groups;
    for (auto& group : query.groups) {
      if (stands(group)) {
        groups.push_back(std::move(group));
        continue;
      }
      Suggestion near = asked_.look_on && is_one_word(group)
                            ? suggest(db_, analyzer_, searcher_, group.front())
                            : Suggestion{};
      if (near.groups.empty()) {
        note_missing(group, page);
        groups.push_back(std::move(group));
        continue;
      }
      page.notes.push_back("»" + group.front().typed + "« står ikke i teksterne; viser fund " +
                           (near.is_split ? "med både " + quoted_list(near.words)
                                          : "for " + quoted_list(near.words, " eller ")) +
                           ".");
      for (auto& other : near.groups) groups.push_back(std::move(other));
    }
    query.groups = std::move(groups);
  }

  /// Whether any of these stands in a row that may be shown.
  bool stands(const std::vector<QueryTerm>& any_of) { return searcher_.count(match_any(any_of), 1) > 0; }

  void note_missing(const std::vector<QueryTerm>& group, SearchPage& page) {
    const auto add_once = [](std::vector<std::string>& list, std::string text) {
      if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
    };
    for (const QueryTerm& term : group) {
      QueryTerm anywhere = term;
      anywhere.field = Field::kAny;
      if (term.field != Field::kAny && stands({anywhere})) {
        add_once(missing_, "»" + term.typed + "« står ikke i nogen " + std::string(name_of(term.field)));
      } else {
        add_once(page.unknown_words, term.typed);
      }
    }
  }

  /// The rows that have most of what was asked for, where that is not little.
  Walk most_of_it(const Query& query) {
    constexpr double kLeastShare = 0.3;
    if (!asked_.look_on || std::count_if(query.groups.begin(), query.groups.end(), is_loose) < 2) return {};
    Walk found = searcher_.rows_with_any(query);
    double most = kLeastShare;
    for (const RankedRow& row : found.rows) most = std::max(most, row.share);
    std::erase_if(found.rows, [most](const RankedRow& row) { return row.share < most; });
    return found;
  }

  Database& db_;
  Analyzer& analyzer_;
  const SearchQuery& asked_;
  Searcher& searcher_;
  std::vector<std::string> missing_;  // clauses on terms that stand elsewhere than in their field
};

}  // namespace

Walk look_on(Database& db, Analyzer& analyzer, const SearchQuery& asked, Searcher& searcher, Query& query,
             SearchPage& page) {
  return Helper(db, analyzer, asked, searcher).look_on(query, page);
}

}  // namespace frisaet
