#include "extractors/agreements/paper_periods.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "extractors/agreements/told_periods.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/municipalities.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

/// The clause between the marks around `at`: another clause's words say nothing of it.
std::string_view clause_around(std::string_view sentence, Span at) {
  constexpr std::string_view kMarks = ",;:";
  const std::size_t mark = sentence.substr(0, at.begin).find_last_of(kMarks);
  const std::size_t begin = mark == std::string_view::npos ? 0 : mark + 1;
  return sentence.substr(begin, std::min(sentence.find_first_of(kMarks, at.end), sentence.size()) - begin);
}

/// A begin in one sentence and an end in another (`Aftalen træder i kraft …. Den udløber …`) are one period.
bool completes(PrintedPeriod& found, const PeriodMention& mention, Span at) {
  if (!found.period.from || found.period.to || mention.period.from || !mention.period.to) return false;
  if (*mention.period.to <= *found.period.from) return false;
  found.period.to = mention.period.to;
  found.span = hull(found.span, at);
  return true;
}

/// Two different begins or two different ends are told.
bool tells_two(std::string_view words) {
  const std::vector<ToldDay> days = told_days(words);
  return std::any_of(days.begin(), days.end(), [&](const ToldDay& day) {
    return std::any_of(days.begin(), days.end(), [&](const ToldDay& other) {
      return other.role == day.role && other.date != day.date;
    });
  });
}

/// The part of a sentence that is about the names or areas between `first` and `last`, where it tells two
/// periods (`Aftalerne løber til A, for X og Y dog kun til B`, `Bortset fra X, hvis aftale udløber B, løber
/// de til A`): from the mark or the word for an exception before the first of them, to the mark behind the
/// first day where they begin the sentence.
Span part_about(std::string_view words, Span first, Span last) {
  constexpr std::string_view kMarks = ",;:";
  if (!tells_two(words)) return {0, words.size()};
  const std::string_view lead = words.substr(0, first.begin);
  const std::vector<RuleMatch> except = RuleBook::standard().family("agreements", "all_but").scan(lead);
  if (!except.empty()) return {except.back().span.begin, words.size()};
  const std::size_t mark = lead.find_last_of(kMarks);
  if (mark != std::string_view::npos) return {mark + 1, words.size()};
  for (const ToldDay& day : told_days(words)) {
    if (day.span.begin < last.end) continue;
    return {0, std::min(words.find_first_of(kMarks, day.span.end), words.size())};
  }
  return {0, words.size()};
}

std::vector<PaperPeriods::OfAreas> periods_of_areas(const Prose& prose) {
  const RuleFamily& of_another = RuleBook::standard().family("agreements", "period_of_another");
  const RuleFamily& runs = RuleBook::standard().family("agreements", "something_runs");
  std::vector<PaperPeriods::OfAreas> found;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    if (!runs.matches(words) || of_another.matches(words)) continue;
    if (!find_municipalities(words).empty()) continue;
    std::vector<AreaMention> areas = find_areas(words);
    if (areas.empty()) areas = find_institutions(words);
    std::vector<PaperPeriods::OfAreas> each;
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const std::size_t end = i + 1 < areas.size() ? areas[i + 1].span.begin : words.size();
      const std::size_t begin = areas[i].span.end;
      const auto own = told_period(words.substr(begin, end - begin));
      if (!own) break;
      each.push_back({{areas[i].area}, {own->period, shifted(own->span, sentence.begin + begin)}, {}});
    }
    const Span part = areas.empty() ? Span{} : part_about(words, areas.front().span, areas.back().span);
    auto period = told_period(part.of(words));
    if (period) period->span = shifted(period->span, part.begin);
    const Span rest = part.begin > 0 ? Span{0, part.begin} : Span{part.end, words.size()};
    if (areas.size() > 1 && each.size() == areas.size()) {
      // `gælder for ældreområdet fra den …, for dagtilbudsområdet fra den …`
      std::move(each.begin(), each.end(), std::back_inserter(found));
    } else if (period && !areas.empty()) {
      PaperPeriods::OfAreas told{
          {}, {period->period, shifted(period->span, sentence.begin)}, shifted(rest, sentence.begin)};
      for (const AreaMention& area : areas) told.areas.push_back(area.area);
      found.push_back(std::move(told));
    }
  }
  return found;
}

std::vector<PaperPeriods::OfNames> periods_of_names(const Prose& prose) {
  const RuleFamily& context = RuleBook::standard().family("agreements", "period_context");
  const RuleFamily& of_another = RuleBook::standard().family("agreements", "period_of_another");
  std::vector<PaperPeriods::OfNames> found;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    const std::vector<MunicipalityMention> names = find_municipalities(words);
    // With an area it is no exception but an agreement of its own.
    if (names.empty() || !context.matches(words) || of_another.matches(words) || !find_areas(words).empty())
      continue;
    const Span part = part_about(words, names.front().span, names.back().span);
    const auto own = told_period(part.of(words));
    if (!own) continue;
    const Span rest = part.begin > 0 ? Span{0, part.begin} : Span{part.end, words.size()};
    PaperPeriods::OfNames told{
        {}, {own->period, shifted(own->span, sentence.begin + part.begin)}, shifted(rest, sentence.begin)};
    for (const MunicipalityMention& name : names) told.municipalities.push_back(name.municipality);
    found.push_back(std::move(told));
  }
  return found;
}

/// The one period the text gives for the agreements; nothing where it prints two. When to apply is told in
/// the same letters, and is another.
std::optional<PrintedPeriod> period_of_all(const Prose& prose,
                                           const std::vector<PaperPeriods::OfAreas>& of_areas,
                                           const std::vector<PaperPeriods::OfNames>& of_names) {
  const RuleFamily& context = RuleBook::standard().family("agreements", "period_context");
  const RuleFamily& of_another = RuleBook::standard().family("agreements", "period_of_another");
  const RuleFamily& of_money = RuleBook::standard().family("agreements", "period_of_money");
  const RuleFamily& perhaps = RuleBook::standard().family("agreements", "no_sure_end");
  std::optional<PrintedPeriod> found;
  for (Span sentence : prose.sentences()) {
    const std::string_view whole = sentence.of(prose.text());
    if (!context.matches(whole) || of_money.matches(whole) || perhaps.matches(whole)) continue;
    const auto of_some =
        std::find_if(of_areas.begin(), of_areas.end(),
                     [&](const PaperPeriods::OfAreas& told) { return sentence.contains(told.printed.span); });
    if (of_some != of_areas.end() && !of_some->rest.empty()) {
      sentence = of_some->rest;  // `Aftalerne løber til A bortset fra dem på ældreområdet, som …`
    } else if (of_areas.size() > 1 && of_some != of_areas.end()) {
      continue;
    }
    const auto of_named = std::find_if(of_names.begin(), of_names.end(), [&](const auto& told) {
      return sentence.contains(told.printed.span);
    });
    if (of_named != of_names.end()) sentence = of_named->rest;
    if (sentence.empty()) continue;
    const std::string_view words = sentence.of(prose.text());
    std::vector<PeriodMention> mentions = find_periods(words);
    // `begynder 1. maj 2024 og varer til 30. april 2028`: one period, where only the begin is printed as one.
    const auto told = told_period(words);
    if (mentions.size() == 1 && told && told->period.from == mentions.front().period.from && told->period.to)
      mentions = {*told};
    if (mentions.empty() && told) mentions = {*told};
    for (const PeriodMention& mention : mentions) {
      if (of_another.matches(clause_around(words, mention.span))) continue;
      if (found && completes(*found, mention, shifted(mention.span, sentence.begin))) continue;
      if (found && !(found->period == mention.period)) return std::nullopt;
      found = PrintedPeriod{mention.period, shifted(mention.span, sentence.begin),
                            !find_municipalities(words).empty()};
    }
  }
  return found;
}

}  // namespace

PaperPeriods periods_of(const Prose& prose) {
  PaperPeriods periods{periods_of_areas(prose), periods_of_names(prose), std::nullopt};
  periods.of_all = period_of_all(prose, periods.of_areas, periods.of_names);
  if (periods.of_all || periods.of_names.empty()) return periods;
  // `Aftalen mellem Varde Kommune og staten løber …` is no exception from anything.
  periods.of_names.clear();
  periods.of_all = period_of_all(prose, periods.of_areas, {});
  return periods;
}

std::optional<PrintedPeriod> PaperPeriods::of(const MunicipalityRef& municipality) const {
  for (const OfNames& told : of_names) {
    if (std::find(told.municipalities.begin(), told.municipalities.end(), municipality) !=
        told.municipalities.end())
      return told.printed;
  }
  return std::nullopt;
}

std::optional<PrintedPeriod> PaperPeriods::of(const AreaCode& area) const {
  const auto names_it = [&](const OfAreas& told) {
    return std::find(told.areas.begin(), told.areas.end(), area) != told.areas.end();
  };
  const auto told = std::find_if(of_areas.begin(), of_areas.end(), names_it);
  if (told == of_areas.end() || std::count_if(of_areas.begin(), of_areas.end(), names_it) > 1) return of_all;
  PrintedPeriod own = told->printed;
  // `For folkeskolen begynder de den …. Samtlige forsøg ophører …`
  if (of_all && own.period.from && !own.period.to && of_all->period.to > own.period.from) {
    own.period.to = of_all->period.to;
  } else if (of_all && own.period.to && !own.period.from && of_all->period.from &&
             of_all->period.from < own.period.to) {
    own.period.from = of_all->period.from;
  }
  return own;
}

}  // namespace frisaet
