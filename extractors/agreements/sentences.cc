// Assignments in running text: names, then the area they are given, or the other way round.
#include <algorithm>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/name_lists.h"
#include "extractors/agreements/shared_days.h"
#include "extractors/agreements/told.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr double kSure = 0.97;  // names and area in one clause that gives

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

std::string_view between(std::string_view text, std::size_t from, std::size_t to) {
  return from <= to ? text.substr(from, to - from) : std::string_view();
}

/// The clause that holds `at`.
Span clause_at(std::string_view sentence, std::size_t at) {
  Span clause{0, sentence.size()};
  for (const RuleMatch& joint : rules("clause_break").scan(sentence)) {
    if (joint.span.begin < at) clause.begin = joint.span.end;
    if (joint.span.begin >= at) {
      clause.end = joint.span.begin;
      break;
    }
  }
  return clause;
}

/// The period of the clause that holds `at`, else one that the sentence begins with, before it names anybody
/// (`names_begin`): another clause's is another's.
std::optional<PeriodMention> period_for(std::string_view sentence, const std::vector<PeriodMention>& periods,
                                        std::size_t names_begin, std::size_t at) {
  if (periods.empty()) return std::nullopt;
  const Span clause = clause_at(sentence, at);
  std::optional<PeriodMention> leading;
  for (const PeriodMention& period : periods) {
    if (clause.contains(period.span)) return period;
    if (period.span.end <= names_begin) leading = period;
  }
  return leading;
}

void assign(const Names& names, const AreaMention& area, Span sentence, std::vector<Assigned>& result) {
  for (const MunicipalityMention& name : names) {
    // A bare name beside an area in a list is the municipality, not the town.
    const double name_confidence =
        names.size() > 1 || name.with_kommune ? std::max(name.confidence, 0.95) : name.confidence;
    const double confidence =
        std::min({kSure, name.confidence < 0.8 ? name.confidence : name_confidence, area.confidence});
    result.push_back({name.municipality, area.area, shifted(name.span, sentence.begin),
                      shifted(area.span, sentence.begin), confidence});
  }
}

/// `Varde Kommune på ældreområdet og på folkeskoleområdet Køge Kommune`: two areas that stand side by side,
/// each with names of its own on its other side, are no list.
std::vector<AreaList> parted(std::string_view text, std::vector<AreaList> lists,
                             const std::vector<Names>& names) {
  std::vector<AreaList> result;
  for (AreaList& list : lists) {
    const bool between_names =
        list.areas.size() == 2 &&
        std::any_of(names.begin(), names.end(),
                    [&](const Names& n) { return n.back().span.end <= list.span.begin; }) &&
        std::any_of(names.begin(), names.end(), [&](const Names& n) {
          return n.front().span.begin >= list.span.end &&
                 trim(between(text, list.span.end, n.front().span.begin)).empty();
        });
    if (!between_names) {
      result.push_back(std::move(list));
      continue;
    }
    for (AreaMention& area : list.areas) {
      AreaList single = list;
      single.areas = {area};
      single.span = area.span;
      result.push_back(std::move(single));
    }
  }
  return result;
}

/// `og på folkeskoleområdet Køge Kommune`: an area that no names before it took, right before names that have
/// none.
void take_areas_right_before(std::string_view text, const std::vector<AreaList>& areas,
                             const std::vector<const AreaList*>& taken,
                             const std::vector<const Names*>& names, Span sentence,
                             std::vector<Assigned>& result) {
  for (const AreaList& list : areas) {
    if (list.areas.size() != 1 || std::find(taken.begin(), taken.end(), &list) != taken.end()) continue;
    for (const Names* candidates : names) {
      const Span area = list.areas.front().span;
      const std::size_t begin = candidates->front().span.begin;
      if (area.end > begin || !trim(between(text, area.end, begin)).empty()) continue;
      assign(*candidates, list.areas.front(), sentence, result);
    }
  }
}

/// The names are given the area behind them: in one of the usual forms, or in any words that only give, where
/// nothing before the names leaves it open (`Regeringen overvejer, om …`).
bool joined(std::string_view text, const Names& names, const AreaMention& area) {
  const std::string_view gap = between(text, names.back().span.end, area.span.begin);
  if (rules("names_then_area").matches(gap)) return true;
  if (!rules("words_that_give").matches(gap)) return false;
  const std::size_t begin = names.front().span.begin;
  return !rules("left_open").matches(text.substr(0, begin));
}

/// The same where the area stands first (`På ældreområdet optages …`), and the sentence says nothing else of
/// the names.
bool joined_behind(std::string_view text, const AreaMention& area, const Names& names) {
  const std::string_view gap = between(text, area.span.end, names.front().span.begin);
  const std::string_view behind = trim(text.substr(names.back().span.end));
  return rules("area_gives_names").matches(gap) &&
         !rules("left_open").matches(text.substr(0, area.span.begin)) &&
         (behind.empty() || rules("names_end_clause").matches(behind));
}

constexpr double kConditional = 0.8;  // `hvis loven vedtages`: given, but for a person to look at

void read_sentence(std::string_view text, Span sentence, std::vector<Assigned>& result) {
  const std::vector<Names> lists = lists_of(text, find_municipalities(text));
  if (lists.empty()) return;
  // `Følgende kommuner har søgt:` and the names below it, in one paragraph.
  if (rules("list_of_others").matches(trim(text.substr(0, lists.front().front().span.begin)))) return;
  const std::vector<AreaList> areas = parted(text, find_area_lists(text), lists);
  const std::vector<PeriodMention> periods = find_periods(text);
  const std::size_t first = result.size();
  std::vector<const AreaList*> taken;
  bool area_first = false;  // `På A er det X, og på B Y`
  std::vector<const Names*> without;
  // `A og B på dagtilbudsområdet, C på ældreområdet` reads as one list of areas only where no name stands
  // between.
  for (const Names& names : lists) {
    const std::size_t names_end = names.back().span.end;
    const std::size_t names_begin = names.front().span.begin;
    if (rules("not_given").matches(clause_at(text, names_begin).of(text))) continue;
    without.push_back(&names);
    for (const AreaList& list : areas) {
      if (list.areas.size() != 1) continue;  // several areas at once are given to nobody in particular
      const AreaMention& area = list.areas.front();
      const bool before = area.span.begin >= names_end && joined(text, names, area);
      const bool after = area.span.end <= names_begin &&
                         (rules("area_then_names").matches(between(text, area.span.end, names_begin)) ||
                          joined_behind(text, area, names) ||
                          (rules("area_has_names").matches(between(text, area.span.end, names_begin)) &&
                           rules("names_have_it").matches(text.substr(names_end))));
      if (!before && !after) continue;
      // `Greve Kommune: ældreområdet er vigtigt`: behind a colon the area is all there is.
      const bool colon = before && trim(between(text, names_end, area.span.begin)).ends_with(':');
      const std::string_view rest = trim(text.substr(area.span.end));
      if (colon && !rest.empty() && !rules("cell_ends").matches(rest)) continue;
      assign(names, area, sentence, result);
      area_first = area_first || after;
      taken.push_back(&list);
      without.pop_back();
      break;
    }
  }
  if ((area_first || rules("gives_areas").matches(text)) && !rules("only_applied").matches(text))
    take_areas_right_before(text, areas, taken, without, sentence, result);
  for (std::size_t i = first; i < result.size(); ++i) {
    if (rules("conditional_gift").matches(text))
      result[i].confidence = std::min(result[i].confidence, kConditional);
    auto period = period_for(text, periods, lists.front().front().span.begin,
                             result[i].municipality_span.begin - sentence.begin);
    if (!period) continue;
    period->span = shifted(period->span, sentence.begin);
    result[i].period = period;
  }
  share_days(text, sentence, result, first);
}

/// `… får en velfærdsaftale på beskæftigelsesområdet. Det blev Greve, Silkeborg og Aabenraa.`: the names
/// alone, and the one area of the sentence before that says what they get.
void read_names_of_area_before(const Prose& prose, Span before, Span sentence,
                               std::vector<Assigned>& result) {
  constexpr double kAcrossSentences = 0.93;
  constexpr double kByInstitution = 0.9;
  const std::string_view words = sentence.of(prose.text());
  const std::string_view told = before.of(prose.text());
  if (!rules("area_told_before").matches(told) || rules("not_given").matches(told) ||
      rules("only_applied").matches(told))
    return;
  const std::vector<Names> lists = lists_of(words, find_municipalities(words));
  if (lists.size() != 1 || !rules("it_became").matches(words.substr(0, lists.front().front().span.begin)))
    return;
  if (!rules("nothing_more").matches(words.substr(lists.front().back().span.end))) return;
  const std::vector<AreaList> areas = find_area_lists(told);
  // `… hvem der skal prøve et friere jobcenter. Det bliver …`: what belongs to the area stands for it.
  const std::vector<AreaMention> institutions =
      areas.empty() ? find_institutions(told) : std::vector<AreaMention>{};
  const bool one_list = areas.size() == 1 && areas.front().areas.size() == 1;
  if (!one_list && institutions.size() != 1) return;
  const std::size_t first = result.size();
  AreaMention area = one_list ? areas.front().areas.front() : institutions.front();
  if (!one_list) area.confidence = std::min(area.confidence, kByInstitution);
  area.confidence = std::min(area.confidence, kAcrossSentences);
  assign(lists.front(), area, sentence, result);
  for (std::size_t i = first; i < result.size(); ++i) result[i].area_span = shifted(area.span, before.begin);
}

}  // namespace

std::vector<Assigned> assigned_in_sentences(const Prose& prose) {
  std::vector<Assigned> result;
  const std::vector<Span> sentences = whole_sentences(prose);
  bool others = false;  // below a head that says that the names only asked, or were turned down
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const std::string_view words = sentences[i].of(prose.text());
    if (rules("list_of_others").matches(words)) {
      others = true;
      continue;
    }
    others = others && !words.ends_with('.') && !find_municipalities(words).empty();
    if (others) continue;
    const std::size_t known = result.size();
    read_sentence(sentences[i].of(prose.text()), sentences[i], result);
    if (i > 0 && result.size() == known)
      read_names_of_area_before(prose, sentences[i - 1], sentences[i], result);
  }
  return result;
}

}  // namespace frisaet
