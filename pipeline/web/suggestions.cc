// What may follow while somebody types a search: words of the index, and names of municipalities.
#include <algorithm>
#include <optional>

#include "models/municipality/municipality.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"
#include "pipeline/json/search.h"
#include "pipeline/web/pages.h"

namespace frisaet::web {
namespace {

constexpr std::size_t kMostWords = 6, kMostNames = 3, kFewestLetters = 2;

/// Where the word at the end of what was typed begins; nothing within quotation marks, which are kept to the
/// letter. What stands before a word (`-`, `titel:`) stays.
std::optional<std::size_t> begin_of_last_word(std::string_view typed) {
  if (std::count(typed.begin(), typed.end(), '"') % 2 != 0) return std::nullopt;
  const std::size_t sign = typed.find_last_of(" \t:\"(");
  std::size_t begin = sign == std::string_view::npos ? 0 : sign + 1;
  while (begin < typed.size() && typed[begin] == '-') ++begin;
  return begin;
}

std::vector<std::string> names_beginning(std::string_view begin) {
  const std::string wanted = fold(begin);
  std::vector<std::string> names;
  for (const Municipality& municipality : MunicipalityIndex::standard().all())
    if (names.size() < kMostNames && fold(municipality.name).starts_with(wanted))
      names.push_back(municipality.name);
  return names;
}

}  // namespace

/// `/soeg/forslag?q=…`: whole searches that begin with this one.
Response search_suggestions(Context& context) {
  const auto values = context.request.query.find("q");  // as typed: a blank at its end ends the word
  const std::string typed = values == context.request.query.end() ? "" : values->second;
  std::vector<SearchSuggestion> suggestions;
  const auto begin = begin_of_last_word(typed);
  if (begin && count_code_points(std::string_view(typed).substr(*begin)) >= kFewestLetters) {
    const std::string before = typed.substr(0, *begin), word = typed.substr(*begin);
    for (const std::string& name : names_beginning(word)) suggestions.push_back({before + name, "kommune"});
    const auto words = context.store.completions(word, kMostWords, sees_closed(context));
    if (!words) return error_page(context, words.error());
    for (const std::string& found : *words)
      if (std::none_of(suggestions.begin(), suggestions.end(),
                       [&](const SearchSuggestion& one) { return fold(one.text) == fold(before + found); }))
        suggestions.push_back({before + found, "ord"});
  }
  Response response = json_response(suggestions_json(suggestions));
  response.headers.emplace("Cache-Control", "private, max-age=60");
  return response;
}

}  // namespace frisaet::web
