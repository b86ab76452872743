#include "extractors/agreements/agreements.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/agreements/paper_periods.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/document_facts.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/letter_parts.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

/// Each pair once, as surely as its surest mention; a municipality that is given two areas is doubtful in
/// both.
std::vector<Assigned> without_repeats(std::vector<Assigned> found) {
  std::vector<Assigned> kept;
  for (Assigned& assigned : found) {
    const auto known = std::find_if(kept.begin(), kept.end(), [&](const Assigned& other) {
      return other.municipality == assigned.municipality && other.area == assigned.area;
    });
    if (known == kept.end()) {
      kept.push_back(std::move(assigned));
    } else {
      known->confidence = std::max(known->confidence, assigned.confidence);
      if (!known->period) known->period = assigned.period;
    }
  }
  constexpr double kContradicted = 0.5;
  for (Assigned& assigned : kept) {
    const auto areas = std::count_if(kept.begin(), kept.end(), [&](const Assigned& other) {
      return other.municipality == assigned.municipality;
    });
    if (areas > 1) assigned.confidence = std::min(assigned.confidence, kContradicted);
  }
  return kept;
}

/// The paper says from when or for how long its agreements run; `Listen ændres, når nye aftaler træder i
/// kraft.` says nothing of it.
bool tells_of_a_period(const Prose& prose) {
  const RuleFamily& context = RuleBook::standard().family("agreements", "period_context");
  const RuleFamily& column = RuleBook::standard().family("agreements", "period_named");
  const RuleFamily& of_new_ones = RuleBook::standard().family("agreements", "of_new_agreements");
  return std::any_of(prose.lines().begin(), prose.lines().end(), [&](Span line) {
    const std::string_view words = line.of(prose.text());
    return (context.matches(words) || column.matches(words)) && !of_new_ones.matches(words);
  });
}

/// An assignment without its period in a paper that tells of one is for a person, though who is given what is
/// sure: the paper's kind may be told by it (registry.cc).
constexpr double kPeriodUnread = 0.88;

Record record_of(const Document& document, const Prose& prose, const Assigned& assigned,
                 const PaperPeriods& periods) {
  const std::optional<PrintedPeriod> period = periods.of(assigned.area);
  AgreementAssignment value{assigned.municipality, assigned.area, std::nullopt};
  Record record{AgreementAssignment{}, assigned.confidence, {}};
  add_evidence(record.evidence, document, "municipality", prose.to_flow(assigned.municipality_span));
  add_evidence(record.evidence, document, "area", prose.to_flow(assigned.area_span));
  if (assigned.period) {
    value.period = assigned.period->period;
    add_evidence(record.evidence, document, "period", prose.to_flow(assigned.period->span));
    // A column of beginnings and one day on which it ends for all of them, or the other way round.
    // One that begins later is another agreement's, unless it is told of all of them.
    const bool of_all =
        period && (!period->of_somebody || !period->period.from || period->period.from <= value.period->from);
    if (of_all && !value.period->to && period->period.to && period->period.to > value.period->from) {
      value.period->to = period->period.to;
      add_evidence(record.evidence, document, "period", prose.to_flow(period->span));
    } else if (period && !value.period->from && period->period.from &&
               period->period.from < value.period->to) {
      value.period->from = period->period.from;
      add_evidence(record.evidence, document, "period", prose.to_flow(period->span));
    }
  } else if (period) {
    value.period = period->period;
    add_evidence(record.evidence, document, "period", prose.to_flow(period->span));
  }
  record.value = std::move(value);
  return record;
}

/// Nobody in a cell about others has been given anything.
void forget_others(const std::vector<Span>& cells, std::vector<Assigned>& found) {
  if (cells.empty()) return;
  std::erase_if(found, [&](const Assigned& assigned) {
    const auto cell = std::partition_point(cells.begin(), cells.end(), [&](Span other) {
      return other.end <= assigned.municipality_span.begin;
    });
    return cell != cells.end() && cell->begin <= assigned.municipality_span.begin;
  });
}

/// What words and forms that are known to give tell.
std::vector<Assigned> surely_assigned(const Document& document, const Prose& prose) {
  std::vector<Assigned> found = assigned_in_sentences(prose);
  for (Assigned& assigned : assigned_in_columns(document, prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_tables(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_lists(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_below_leads(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_rows(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_blocks(prose)) found.push_back(std::move(assigned));
  forget_others(cells_of_others(document, prose), found);
  return found;
}

/// Adds what stands together in whatever words.
void add_clauses(const Document& document, const Prose& prose, Telling telling,
                 std::vector<Assigned>& found) {
  for (Assigned& assigned : assigned_in_clauses(prose, telling, found)) found.push_back(std::move(assigned));
  forget_others(cells_of_others(document, prose), found);
}

/// `Køge Kommune undtages fra samme dag på …`: the day on which what is told right before begins. Nothing
/// where another day is printed between the two, where it is the same day as somebody's (`samme dag som
/// Varde`), or where another clause of the sentence says it.
std::optional<PeriodMention> same_day_as(const Prose& prose, const Assigned& assigned,
                                         const std::optional<PeriodMention>& before) {
  const std::size_t index = prose.sentence_at(assigned.municipality_span.begin);
  if (!before || !before->period.from || index >= prose.sentences().size()) return std::nullopt;
  const auto same =
      RuleBook::standard().family("agreements", "same_day").first(prose.text(), prose.sentences()[index]);
  if (!same || same->span.begin < before->span.end) return std::nullopt;
  const auto text_between = [&](std::size_t begin, std::size_t end) {
    return prose.text().substr(begin, end > begin ? end - begin : 0);
  };
  if (!find_dates(text_between(before->span.end, same->span.begin)).empty()) return std::nullopt;
  if (text_between(same->span.end, prose.sentences()[index].end).starts_with(" som ")) return std::nullopt;
  const Span name = assigned.municipality_span;
  const std::string_view way = name.begin < same->span.begin ? text_between(name.end, same->span.begin)
                                                             : text_between(same->span.end, name.begin);
  if (way.find_first_of(",;:") != std::string_view::npos) return std::nullopt;
  return PeriodMention{same->span, Period{before->period.from, std::nullopt}};
}

std::vector<Record> records_of(const Document& document, const Prose& prose, const PaperPeriods& periods,
                               std::vector<Assigned> found) {
  std::stable_sort(found.begin(), found.end(), [](const Assigned& a, const Assigned& b) {
    return a.municipality_span.begin < b.municipality_span.begin;
  });
  std::vector<Record> records;
  const bool told = tells_of_a_period(prose);
  std::optional<PeriodMention> before;
  for (Assigned& assigned : without_repeats(std::move(found))) {
    if (!assigned.period) assigned.period = same_day_as(prose, assigned, before);
    before = assigned.period;
    if (const auto own = periods.of(assigned.municipality); own && !assigned.period)
      assigned.period = PeriodMention{own->span, own->period};
    records.push_back(record_of(document, prose, assigned, periods));
    Record& record = records.back();
    if (told && !std::get<AgreementAssignment>(record.value).period)
      record.confidence = std::min(record.confidence, kPeriodUnread);
  }
  return records;
}

}  // namespace

std::vector<Record> find_assignments(const Document& document) {
  const Prose prose(document);
  std::vector<Assigned> found = surely_assigned(document, prose);
  add_clauses(document, prose, Telling::kOther, found);
  return records_of(document, prose, periods_of(prose), std::move(found));
}

Extraction extract_agreement(const Document& document, const Given& given) {
  const Prose prose(document);
  Extraction result;
  result.facts = facts_of_letter(document, prose, read_letter_parts(prose), areas_left_out(prose),
                                 DocumentType::kAgreement);
  result.facts.municipality = given.municipality;
  const PaperPeriods periods = periods_of(prose);
  std::vector<Assigned> found = surely_assigned(document, prose);
  const auto only = found.empty() ? assigned_to_only_party(prose) : std::nullopt;
  if (only) {
    result.records.push_back(record_of(document, prose, *only, periods));
    if (!result.facts.municipality) result.facts.municipality = only->municipality;
  } else {
    add_clauses(document, prose, Telling::kAgreement, found);
    if (found.empty()) found = assigned_to_all_parties(prose);
    result.records = records_of(document, prose, periods, std::move(found));
  }
  if (!result.records.empty()) {
    // Areas that are given away, not those that are only talked of.
    result.facts.areas.clear();
    for (const Record& record : result.records) {
      const AreaCode& area = std::get<AgreementAssignment>(record.value).area;
      auto& areas = result.facts.areas;
      if (std::find(areas.begin(), areas.end(), area) == areas.end()) areas.push_back(area);
    }
  }
  return result;
}

}  // namespace frisaet
