#include "extractors/agreements/clause_items.h"

#include <algorithm>
#include <utility>

#include "extractors/agreements/name_cells.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// `Silkeborg ældre`, `nemlig skolen`: of a part between two marks only an everyday word of an area is left
/// beside a name.
void add_everyday_words(std::string_view text, Span clause, std::vector<ClauseItem>& items) {
  for (const RuleMatch& match : rules("everyday_area").scan(clause.of(text))) {
    const Span word = shifted(*match.group("area"), clause.begin);
    const bool known = std::any_of(items.begin(), items.end(), [&](const ClauseItem& item) {
      return item.area && item.span.overlaps(word);
    });
    if (known) continue;
    auto area = area_in_cell(word.of(text));
    if (!area) continue;
    area->span = word;
    items.push_back({word, {}, area, false, false});
  }
}

/// `skifter fra ældreområdet til skoleområdet`: the first of two areas is left.
void drop_areas_left(std::string_view text, Span clause, std::vector<ClauseItem>& items) {
  const auto areas =
      std::count_if(items.begin(), items.end(), [](const ClauseItem& item) { return item.area; });
  if (areas < 2) return;
  std::erase_if(items, [&](const ClauseItem& item) {
    return item.area && rules("area_left").matches(text.substr(clause.begin, item.span.begin - clause.begin));
  });
}

}  // namespace

std::vector<Span> giving_clauses(std::string_view text, Span sentence) {
  std::vector<Span> clauses;
  std::size_t begin = sentence.begin;
  for (const RuleMatch& joint : rules("clause_parts").scan(text, sentence)) {
    if (joint.span.begin <= begin) continue;
    clauses.push_back({begin, joint.span.begin});
    begin = joint.span.end;
  }
  clauses.push_back({begin, sentence.end});
  return clauses;
}

std::vector<MunicipalityMention> names_in(std::string_view clause, Telling telling) {
  constexpr double kRatherATown = 0.8;  // below: `Vejle Sygehus`
  std::vector<MunicipalityMention> named = find_municipalities(clause);
  std::erase_if(named, [](const MunicipalityMention& name) { return name.confidence < kRatherATown; });
  if (telling == Telling::kOther) {
    // `I Esbjerg er tolv skoler med`: the town.
    std::erase_if(named, [&](const MunicipalityMention& name) {
      return !name.with_kommune && rules("in_the_town").matches(clause.substr(0, name.span.begin));
    });
    return named;
  }
  for (auto cell = name_cell(clause); cell; cell = name_cell(clause, cell->span.end)) {
    if (!rules("name_that_is_a_word").matches(cell->span.of(clause))) continue;
    const bool road = trim(clause.substr(0, cell->span.begin)).empty() && cell->span.of(clause) == "Vejen";
    const bool known = std::any_of(named.begin(), named.end(), [&](const MunicipalityMention& name) {
      return name.span.overlaps(cell->span);
    });
    if (!road && !known) named.push_back({cell->span, cell->municipality, false, kBareSubject});
  }
  std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
  return named;
}

std::vector<ClauseItem> items_in(std::string_view text, Span clause, Telling telling) {
  std::vector<ClauseItem> items;
  std::vector<MunicipalityMention> named = names_in(clause.of(text), telling);
  for (Names& names : lists_of(clause.of(text), std::move(named))) {
    for (MunicipalityMention& name : names) name.span = shifted(name.span, clause.begin);
    items.push_back(
        {hull(names.front().span, names.back().span), std::move(names), std::nullopt, true, false});
  }
  const auto add_area = [&](AreaMention area) {
    area.span = shifted(area.span, clause.begin);
    const bool known = std::any_of(items.begin(), items.end(), [&](const ClauseItem& item) {
      return item.area && item.span.overlaps(area.span);
    });
    if (!known) items.push_back({area.span, {}, area, false, false});
  };
  for (AreaList& list : find_area_lists(clause.of(text))) {
    for (AreaMention& area : list.areas) {
      add_area(std::move(area));
      items.back().one_of_many = list.areas.size() > 1;
    }
  }
  for (const RuleMatch& law : rules("law_of_area").scan(clause.of(text)))
    add_area({law.span, law.rule->gives, kBareSubject});
  add_everyday_words(text, clause, items);
  if (std::none_of(items.begin(), items.end(), [](const ClauseItem& item) { return item.area; }) ||
      rules("one_each").matches(clause.of(text))) {
    for (AreaMention& area : find_institutions(clause.of(text))) add_area(std::move(area));
  }
  std::sort(items.begin(), items.end(),
            [](const ClauseItem& a, const ClauseItem& b) { return a.span < b.span; });
  drop_areas_left(text, clause, items);
  return items;
}

}  // namespace frisaet
