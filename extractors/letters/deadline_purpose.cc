#include "extractors/letters/deadline_purpose.h"

#include <algorithm>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

/// `Det gælder for dagtilbud og skole.` behind a day: the areas are all it says (`Det gælder ældre
/// ansøgninger` is about none), and the day's own sentence is about no other.
std::vector<AreaCode> areas_said_behind(std::string_view sentence, std::string_view behind) {
  const auto lead = rules("areas_said_behind").first(behind);
  if (!lead) return {};
  const std::string_view said = behind.substr(lead->span.end);
  const std::vector<AreaList> lists = find_area_lists(said, AreaWords::kEveryday);
  if (lists.size() != 1 || lists.front().span.begin > 0) return {};
  if (said.substr(lists.front().span.end).find_first_not_of(".! \n") != std::string_view::npos) return {};
  std::vector<AreaCode> areas;
  for (const AreaMention& area : lists.front().areas) areas.push_back(area.area);
  for (const AreaCode& own : areas_in_everyday_words(sentence)) {
    if (std::find(areas.begin(), areas.end(), own) == areas.end()) return {};
  }
  return areas;
}

}  // namespace

Span without_bars(std::string_view text, Span span) {
  while (!span.empty() && std::string_view("| \t\n").find(text[span.begin]) != std::string_view::npos)
    ++span.begin;
  while (!span.empty() && std::string_view("| \t\n").find(text[span.end - 1]) != std::string_view::npos)
    --span.end;
  return span;
}

std::optional<Span> what_of(std::string_view text, Span sentence, Span date) {
  Span what{sentence.begin, date.begin};
  // The mark of a list says nothing.
  for (const std::string_view mark : {"• ", "- ", "– ", "* "}) {
    if (what.of(text).starts_with(mark)) what.begin += mark.size();
  }
  // `9. maj 2026: kommunerne svarer`, `På torsdag den 9. maj kl. 12 lukker vi for svar`: behind the day.
  const std::string_view after = text.substr(date.end, sentence.end - date.end);
  const auto told_behind = rules("what_behind_the_day").first(after);
  if (trim(what.of(text)).empty() && rules("deadline_after").matches(after)) {
    std::size_t begin = date.end;
    if (const auto hour = rules("hour_behind").first(after)) begin += hour->span.end;
    what = {begin, std::min(text.find_first_of(",.;", begin), sentence.end)};
  } else if (told_behind &&
             (trim(what.of(text)).empty() || rules("only_leads_to_a_day").matches(what.of(text)))) {
    what = shifted(*told_behind->group("what"), date.end);
  }
  if (const auto head = rules("what_head").first(what.of(text))) what.begin += head->span.end;
  // `Adressen er https://…, og der lukkes for svar 30. september`
  if (const auto behind = rules("what_behind").first(what.of(text)))
    what.begin += behind->group("what")->begin;
  // `Skemaet ligger på https://… og lukker`: what happens that day stands behind the address.
  if (const auto end = rules("what_ends").first(text, what);
      end && !rules("what_goes_on").matches(text.substr(end->span.begin, what.end - end->span.begin)))
    what.end = end->span.begin;
  if (const auto tail = rules("what_tail").first(what.of(text))) what.end = what.begin + tail->span.begin;
  if (const auto last = rules("what_last_clause").first(what.of(text));
      last && rules("deadline_asks").matches(last->group("what")->of(what.of(text))) &&
      !rules("what_is_only_the_deadline").matches(last->group("what")->of(what.of(text))))
    what.begin += last->group("what")->begin;
  what = without_bars(text, what);
  while (!what.empty() && std::string_view(",:;-* ").find(text[what.begin]) != std::string_view::npos)
    ++what.begin;
  while (!what.empty() && std::string_view(",:;–").find(text[what.end - 1]) != std::string_view::npos)
    --what.end;
  if (what.empty() || rules("only_leads_to_a_day").matches(what.of(text))) return std::nullopt;
  return what;
}

std::vector<AreaCode> areas_in_everyday_words(std::string_view text) {
  std::vector<AreaCode> areas;
  for (const AreaList& list : find_area_lists(text, AreaWords::kEveryday)) {
    for (const AreaMention& area : list.areas) {
      if (std::find(areas.begin(), areas.end(), area.area) == areas.end()) areas.push_back(area.area);
    }
  }
  return areas;
}

std::vector<AreaCode> areas_for(const SentencesAround& sentences, const std::vector<AreaCode>& section,
                                const std::vector<AreaCode>& letter, const std::vector<AreaCode>& dated) {
  const std::string_view sentence = sentences.own;
  std::vector<AreaCode> areas = areas_in(sentence);
  if (!areas.empty()) return areas;
  // `Peger I på ældrepleje, skal svaret …`
  for (const RuleMatch& chosen : rules("area_asked_for").scan(sentence)) {
    if (const auto area = area_in_cell(chosen.group("area")->of(sentence))) return {area->area};
  }
  if (rules("for_all_areas").matches(sentence)) return {};
  areas = areas_said_behind(sentence, sentences.after);
  if (!areas.empty()) return areas;
  if (rules("the_thing_asked").matches(sentence)) {
    areas = areas_in(sentences.before);
    if (!areas.empty()) return areas;
  }
  if (!section.empty()) return section;
  areas = letter;
  if (rules("other_areas").matches(sentence)) {
    std::erase_if(areas, [&](const AreaCode& area) {
      return std::find(dated.begin(), dated.end(), area) != dated.end();
    });
  }
  return areas;
}

}  // namespace frisaet
