#include "extractors/declarations/choice_clause.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr std::size_t kBareAnswer = 4;  // bytes beside the areas of an answer (`2. Dagtilbud.`)

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("choosing", family);
}
const RuleFamily& known(std::string_view family) {
  return RuleBook::standard().family("declarations", family);
}

}  // namespace

ChoiceClause::ChoiceClause(std::string_view text, Span span, const std::optional<MunicipalityRef>& own)
    : text_(text), span_(behind_what_was_weighed(text, span)), words_(span_), own_(own) {
  span = span_;
  const std::string_view words = span.of(text);
  if (const auto first = rules("verb_first").first(words)) {
    verb_first_ = true;
    conditions_ = {{shifted(*first->group("condition"), span.begin), true}};
  } else {
    conditions_ = conditions_in(text, span);
  }
  open_ = rules("open").matches(words) || known("open").matches(words);
  tie_ = rules("tie").matches(words) || known("tie").matches(words);
  take_lists();
  take_what_gives_way();
  const bool short_entry = span.size() <= kShortEntry && conditions_.empty();
  if (!open_) places_ = place_words(text, span, conditions_, short_entry || chooses());
}

void ChoiceClause::take_lists() {
  for (AreaList& list : find_area_lists(span_.of(text_), AreaWords::kEveryday)) {
    list.span = shifted(list.span, span_.begin);
    for (AreaMention& area : list.areas) area.span = shifted(area.span, span_.begin);
    const std::string_view before = text_.substr(span_.begin, list.span.begin - span_.begin);
    if (in_condition(list.span, conditions_) || is_beside_the_choice(text_, span_, list.span) ||
        known("of_an_area").matches(list.span.of(text_)))
      continue;
    if (rules("passed_over").matches(before)) {
      passed_over_ = list.areas;
      continue;
    }
    lists_.push_back(std::move(list));
  }
}

void ChoiceClause::take_what_gives_way() {
  const auto way = rules("gives_way").first(text_, span_);
  if (!way) return;
  const auto goes = [&](const AreaList& list) { return list.span.end <= way->span.begin; };
  for (const AreaList& list : lists_)
    if (goes(list)) given_up_.insert(given_up_.end(), list.areas.begin(), list.areas.end());
  std::erase_if(lists_, goes);
  words_.begin = way->span.end;
}

bool ChoiceClause::says(std::string_view file, std::string_view family) const {
  // Some rules ask where the clause begins.
  const std::vector<RuleMatch> found = RuleBook::standard().family(file, family).scan(span_.of(text_));
  return std::any_of(found.begin(), found.end(), [&](const RuleMatch& word) {
    return !in_condition(shifted(word.span, span_.begin), conditions_);
  });
}

bool ChoiceClause::pending() const {
  return rules("pending").matches(span_.of(text_));
}

bool ChoiceClause::tells_of_something_else() const {
  return span_.of(text_).ends_with('?') || names_another() || says("choosing", "aside") ||
         says("choosing", "opinion") || says("declarations", "not_own_wish") ||
         known("supposed").matches(span_.of(text_));
}

bool ChoiceClause::names_another() const {
  if (!own_) return false;
  const std::vector<MunicipalityMention> named = find_municipalities(span_.of(text_));
  return std::any_of(named.begin(), named.end(), [&](const MunicipalityMention& mention) {
    // `hvis Odense trækker sig`: of our wish.
    return mention.municipality != *own_ && !in_condition(shifted(mention.span, span_.begin), conditions_);
  });
}

bool ChoiceClause::wants_nothing() const {
  if (lists_.size() == 1 && lists_.front().areas.size() == 1) return false;
  return says("choosing", "none") || says("declarations", "none");
}

bool ChoiceClause::denies() const {
  return frisaet::denies(text_, words_, conditions_);
}

bool ChoiceClause::chooses() const {
  // A condition in front chooses nothing: `Bliver det koldt, varmes skoleområdet op først`.
  Span clause = words_;
  if (verb_first_) clause.begin = std::max(clause.begin, conditions_.front().span.end);
  const std::string_view words = clause.of(text_);
  // Whoever proposes something about an area proposes it for a choice, or for something else.
  return rules("chooses").matches(words) || known("wish").matches(words) ||
         (rules("proposes").matches(words) && !rules("other_business").matches(words));
}

bool ChoiceClause::points_back() const {
  return rules("those").matches(span_.of(text_));
}

bool ChoiceClause::speaks_of_the_other() const {
  return rules("the_other").matches(span_.of(text_));
}

bool ChoiceClause::is_other_business() const {
  return rules("other_business").matches(span_.of(text_));
}

std::vector<AreaMention> ChoiceClause::all_areas() const {
  constexpr double kByTheirNumber = 0.9;
  std::vector<AreaMention> areas;
  const auto all = rules("all").first(text_, span_);
  if (!all) return areas;
  std::string_view codes = all->rule->gives;
  while (!codes.empty()) {
    const std::size_t end = std::min(codes.find(' '), codes.size());
    areas.push_back({all->span, std::string(codes.substr(0, end)), kByTheirNumber});
    codes.remove_prefix(std::min(end + 1, codes.size()));
  }
  return areas;
}

PlacedAreas ChoiceClause::placed_areas() const {
  return place_areas(text_, words_, lists_, places_, tie_, open_);
}

/// Nothing but the answer (`2. Dagtilbud.`), or an area right behind who proposes it.
bool ChoiceClause::is_answer(const WishGroup& group) const {
  const Span areas{group.areas.front().span.begin, group.areas.back().span.end};
  return words_.size() - areas.size() <= kBareAnswer ||
         rules("names_right_behind").matches(text_.substr(words_.begin, areas.begin - words_.begin));
}

Strength ChoiceClause::strength_of(const WishGroup& group) const {
  const bool next_entry = group.fallback && !group.condition && words_.size() <= kShortEntry;
  if (group.rank || next_entry || chooses() || is_answer(group)) return Strength::kChosen;
  return known("own_voice").matches(words_.of(text_)) ? Strength::kOwnVoice : Strength::kNamed;
}

}  // namespace frisaet
