#include "extractors/survey/wish_cell.h"

#include <algorithm>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/rounds/area_names.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

using Says = WishCell::Says;

const RuleFamily& words(const char* family) {
  return RuleBook::standard().family("survey", family);
}

std::vector<AreaMention> areas_named(std::string_view cell) {
  std::vector<AreaMention> named;
  for (AreaList& list : find_area_lists(cell, AreaWords::kEveryday)) {
    for (AreaMention& mention : list.areas) named.push_back(std::move(mention));
  }
  return named;
}

std::vector<AreaCode> codes_in(std::string_view text) {
  std::vector<AreaCode> codes;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    codes.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return codes;
}

/// The cell with `_` for every area: what the rules on the words beside it are asked of.
std::string form_of(std::string_view cell, const std::vector<AreaMention>& named) {
  std::string form;
  std::size_t at = 0;
  for (const AreaMention& mention : named) {
    form.append(cell.substr(at, mention.span.begin - at)).append("_");
    at = mention.span.end;
  }
  return form.append(cell.substr(at));
}

/// Takes the words for the question's own rank (`som 1. prioritet`) out; false where they tell another rank.
bool take_rank(std::string& form, int rank) {
  const auto ranks = RuleBook::standard().family("declarations", "rank").scan(form);
  for (auto match = ranks.rbegin(); match != ranks.rend(); ++match) {
    if (match->rule->gives != std::to_string(rank)) return false;
    form.erase(match->span.begin, match->span.size());
  }
  form = squeeze(form);
  return true;
}

WishCell read_area(std::string_view cell, int rank) {
  const std::vector<AreaMention> named = areas_named(cell);
  const bool one = !named.empty() && std::all_of(named.begin(), named.end(), [&](const AreaMention& mention) {
    return mention.area == named.front().area;
  });
  std::string form = form_of(cell, named);
  if (!one || !take_rank(form, rank)) return {Says::kUnclear, {}, {}, false};
  WishCell read{Says::kArea, {named.front().area}, {}, false};
  if (words("conditional").matches(form)) {
    std::string_view rest = trim(cell.substr(named.front().span.end));
    while (!rest.empty() && std::string_view(",;:-( ").find(rest.front()) != std::string_view::npos)
      rest.remove_prefix(1);
    if (rest.ends_with(')') && rest.find('(') == std::string_view::npos)
      rest = trim(rest.substr(0, rest.size() - 1));
    read.reservation = std::string(rest);
  } else if (words("turns").matches(form)) {
    return {Says::kUnclear, {}, {}, false};
  } else {
    read.plain = words("plain").matches(form);
  }
  return read;
}

WishCell read_any_cell(std::string_view cell, int rank) {
  if (const auto none = words("no_answer").first(cell))
    return none->rule->gives == "no" && rank == 1 ? WishCell{Says::kUnclear, {}, {}, false} : WishCell{};
  if (words("none").matches(cell)) return {Says::kNone, {}, {}, true};
  if (words("withdraws").matches(cell)) return {Says::kWithdraws, {}, {}, false};
  if (const auto any = words("any_area").first(cell))
    return {Says::kAnyArea, codes_in(any->rule->gives), {}, false};
  return read_area(cell, rank);
}

}  // namespace

WishCell read_wish_cell(std::string_view cell, int rank, const std::vector<Area>& areas) {
  if (cell.empty()) return {};
  // The area that the round calls so: its own are not ours to read.
  if (const Area* own = area_named(areas, cell)) return {Says::kArea, {own->code}, {}, true};
  WishCell read = read_any_cell(cell, rank);
  const bool foreign = std::any_of(read.areas.begin(), read.areas.end(), [&](const AreaCode& code) {
    return std::none_of(areas.begin(), areas.end(), [&](const Area& area) { return area.code == code; });
  });
  return areas.empty() || !foreign ? read : WishCell{Says::kUnclear, {}, {}, false};
}

}  // namespace frisaet
