#include "extractors/agreements/name_lists.h"

#include <utility>

#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

}  // namespace

std::vector<Names> lists_of(std::string_view text, std::vector<MunicipalityMention> mentions) {
  std::vector<Names> lists;
  for (MunicipalityMention& mention : mentions) {
    const bool same =
        !lists.empty() && rules("name_link")
                              .matches(text.substr(lists.back().back().span.end,
                                                   mention.span.begin - lists.back().back().span.end));
    if (!same) lists.emplace_back();
    lists.back().push_back(std::move(mention));
  }
  return lists;
}

std::vector<Span> whole_sentences(const Prose& prose) {
  const std::string_view text = prose.text();
  std::vector<Span> whole;
  for (const Span piece : prose.sentences()) {
    const bool next_line = !whole.empty() &&
                           text.substr(whole.back().end, piece.begin - whole.back().end) == "\n" &&
                           piece.end - whole.back().begin <= kLongestSentence;
    if (next_line && (text[whole.back().end - 1] == ',' || rules("rest_of_list").matches(piece.of(text)))) {
      whole.back().end = piece.end;
    } else {
      whole.push_back(piece);
    }
  }
  return whole;
}

}  // namespace frisaet
