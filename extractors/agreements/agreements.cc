#include "extractors/agreements/agreements.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/agreements/assignments.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/document_facts.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/letter_parts.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

struct PrintedPeriod {
  Period period;
  Span span;
};

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

/// The one period the text gives for the agreements; nothing where it prints two. When to apply is told in
/// the same letters, and is another.
std::optional<PrintedPeriod> period_of(const Prose& prose) {
  const RuleFamily& context = RuleBook::standard().family("agreements", "period_context");
  const RuleFamily& of_another = RuleBook::standard().family("agreements", "period_of_another");
  std::optional<PrintedPeriod> found;
  for (const Span sentence : prose.sentences()) {
    const std::string_view words = sentence.of(prose.text());
    if (!context.matches(words)) continue;
    for (const PeriodMention& mention : find_periods(words)) {
      if (of_another.matches(clause_around(words, mention.span))) continue;
      if (found && completes(*found, mention, shifted(mention.span, sentence.begin))) continue;
      if (found && !(found->period == mention.period)) return std::nullopt;
      found = PrintedPeriod{mention.period, shifted(mention.span, sentence.begin)};
    }
  }
  return found;
}

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

/// An assignment without its period in a paper that tells of one is for a person.
constexpr double kPeriodUnread = 0.85;

Record record_of(const Document& document, const Prose& prose, const Assigned& assigned,
                 const std::optional<PrintedPeriod>& period) {
  AgreementAssignment value{assigned.municipality, assigned.area, std::nullopt};
  Record record{AgreementAssignment{}, assigned.confidence, {}};
  add_evidence(record.evidence, document, "municipality", prose.to_flow(assigned.municipality_span));
  add_evidence(record.evidence, document, "area", prose.to_flow(assigned.area_span));
  if (assigned.period) {
    value.period = assigned.period->period;
    add_evidence(record.evidence, document, "period", prose.to_flow(assigned.period->span));
    // A column of beginnings and one day on which it ends for all of them, or the other way round.
    if (period && !value.period->to && period->period.to && period->period.to > value.period->from) {
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

std::vector<Record> records_of(const Document& document, const Prose& prose,
                               const std::optional<PrintedPeriod>& period) {
  std::vector<Assigned> found = assigned_in_sentences(prose);
  for (Assigned& assigned : assigned_in_tables(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_lists(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_below_leads(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_rows(prose)) found.push_back(std::move(assigned));
  for (Assigned& assigned : assigned_in_blocks(prose)) found.push_back(std::move(assigned));
  std::stable_sort(found.begin(), found.end(), [](const Assigned& a, const Assigned& b) {
    return a.municipality_span.begin < b.municipality_span.begin;
  });
  std::vector<Record> records;
  const bool told = tells_of_a_period(prose);
  for (const Assigned& assigned : without_repeats(std::move(found))) {
    records.push_back(record_of(document, prose, assigned, period));
    Record& record = records.back();
    if (told && !std::get<AgreementAssignment>(record.value).period)
      record.confidence = std::min(record.confidence, kPeriodUnread);
  }
  return records;
}

}  // namespace

std::vector<Record> find_assignments(const Document& document) {
  const Prose prose(document);
  return records_of(document, prose, period_of(prose));
}

Extraction extract_agreement(const Document& document, const Given& given) {
  const Prose prose(document);
  Extraction result;
  result.facts = facts_of_letter(document, prose, read_letter_parts(prose), DocumentType::kAgreement);
  result.facts.municipality = given.municipality;
  const std::optional<PrintedPeriod> period = period_of(prose);
  result.records = records_of(document, prose, period);
  if (result.records.empty()) {
    if (const auto only = assigned_to_only_party(prose)) {
      result.records.push_back(record_of(document, prose, *only, period));
      if (!result.facts.municipality) result.facts.municipality = only->municipality;
    }
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
