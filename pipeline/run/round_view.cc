#include "pipeline/run/round_view.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/wish_items.h"
#include "models/municipality/municipality.h"
#include "pipeline/json/records.h"
#include "pipeline/run/add_reply.h"
#include "pipeline/run/import_survey.h"

namespace frisaet {
namespace {

/// `2022-09-30T12:00:00Z` had come by `2022-09-30`; times of one form compare as texts.
bool had_come(std::string_view received_at, const RegisterQuestion& question) {
  return question.known_at.empty() || received_at.substr(0, question.known_at.size()) <= question.known_at;
}

bool had_happened(std::optional<Date> day, const RegisterQuestion& question) {
  return !question.as_of || (day && *day <= *question.as_of);
}

SourceKind kind_of(const StoredDeclaration& stored) {
  if (stored.read_for == kSurveyImported) return SourceKind::kSurvey;
  if (stored.read_for == kToldByPerson) return SourceKind::kTold;
  return stored.document_type == to_string(DocumentType::kMinutes) ? SourceKind::kMinutes
                                                                   : SourceKind::kPaper;
}

/// The weight of a meeting, as rank_of() has it of what a meeting said.
int rank_of_body(std::optional<BodyKind> kind) {
  if (!kind) return 0;
  switch (*kind) {
    case BodyKind::kCouncil:
      return kCouncilRank;
    case BodyKind::kFinanceCommittee:
      return kFinanceCommitteeRank;
    default:
      return 0;
  }
}

RegisterStep step_of(const StoredDeclaration& stored, const Decision& decision) {
  return {stored.record,           stored.document,
          stored.received_at,      decision.meeting_date,
          decision.committee,      decision.item_number,
          decision.title,          decision.outcome,
          decision.areas,          rank_of_body(decision.body_kind),
          decides_a_wish(decision)};
}

bool names_an_area_of(const Round& round, const Decision& decision) {
  return std::any_of(decision.areas.begin(), decision.areas.end(),
                     [&](const AreaCode& area) { return round.area(area) != nullptr; });
}

/// True when the item became one of the entry's declarations.
bool has_line(const RegisterEntry& entry, const RegisterStep& step) {
  return std::any_of(entry.lines.begin(), entry.lines.end(), [&](const RegisterLine& line) {
    const auto& decided = line.source.declaration.decided;
    return decided && decided->date == step.date && decided->item_number == step.item_number &&
           line.source.document_sha256 == step.document_sha256;
  });
}

/// The doubts that decisions make which led to no declaration.
Result<void> note_undecipherable(Store& store, const Round& round, const RegisterQuestion& question,
                                 Register& view) {
  const auto decisions = store.decided_on_areas(round.opens ? to_iso(*round.opens) : "",
                                                round.closes ? to_iso(*round.closes) : "9999");
  if (!decisions) return decisions.error();
  std::map<std::string, std::vector<RegisterStep>> steps;
  for (const StoredDeclaration& stored : *decisions) {
    if ((stored.closed && !question.with_closed) || !had_come(stored.received_at, question)) continue;
    const auto record = record_from_payload(stored.payload, stored.confidence);
    if (!record) return record.error();
    const auto* decision = std::get_if<Decision>(&record->value);
    if (decision == nullptr || !decision->municipality || !names_an_area_of(round, *decision) ||
        !decides_a_wish(*decision) || !had_happened(decision->meeting_date, question))
      continue;
    steps[decision->municipality->code].push_back(step_of(stored, *decision));
  }
  for (RegisterEntry& entry : view.entries) {
    const auto its = steps.find(entry.municipality.code);
    if (its == steps.end()) continue;
    std::erase_if(its->second, [&](const RegisterStep& step) { return has_line(entry, step); });
    doubt_steps(entry, its->second);
  }
  return {};
}

}  // namespace

Result<Register> register_of(Store& store, const Round& round, const RegisterQuestion& question) {
  const auto declarations = store.declarations();
  if (!declarations) return declarations.error();
  std::vector<RegisterSource> sources;
  for (const StoredDeclaration& stored : *declarations) {
    if (stored.closed && !question.with_closed) continue;
    if (!had_come(stored.received_at, question)) continue;
    auto record = record_from_payload(stored.payload, stored.confidence);
    if (!record) return record.error();
    auto* declaration = std::get_if<Declaration>(&record->value);
    if (declaration == nullptr) continue;
    std::optional<BodyKind> kind;
    if (declaration->decided && declaration->decided->body) kind = body_kind_of(*declaration->decided->body);
    RegisterSource source{std::move(*declaration),
                          stored.record,
                          stored.document,
                          stored.received_at,
                          stored.confidence,
                          stored.confirmed,
                          kind,
                          kind_of(stored),
                          {},
                          stored.reading,
                          stored.round};
    if (source.kind == SourceKind::kSurvey) source.hour = hour_in(stored.date_printed);
    if (had_happened(day_of(source), question)) sources.push_back(std::move(source));
  }
  auto rulings = store.rulings(round.code, question.known_at);
  if (!rulings) return rulings.error();
  // Who asks for an earlier day has not got the sources of a later one before them: a ruling between those
  // says nothing then.
  std::erase_if(*rulings, [&](const RegisterRuling& ruling) {
    return std::none_of(sources.begin(), sources.end(),
                        [&](const RegisterSource& source) { return source.record_id == ruling.record; }) &&
           (question.as_of || !question.with_closed);
  });
  Register view = build_register(round, MunicipalityIndex::standard(), std::move(sources), *rulings);
  auto unread = store.unread_declarations();
  if (!unread) return unread.error();
  std::erase_if(*unread, [&](const UnreadPaper& paper) {
    if (paper.date && !is_within(round, *paper.date)) return true;
    const auto day =
        paper.date ? paper.date : parse_iso_date(std::string_view(paper.received_at).substr(0, 10));
    return !had_come(paper.received_at, question) || !had_happened(day, question);
  });
  note_unread(view, *unread);
  if (auto noted = note_undecipherable(store, round, question, view); !noted) return noted.error();
  view.as_of = question.as_of;
  view.known_at = question.known_at;
  return view;
}

Result<Register> thread_of(Store& store, const Round& round, std::string_view municipality_code,
                           const RegisterQuestion& question) {
  auto whole = register_of(store, round, question);
  if (!whole) return whole.error();
  const RegisterEntry* found = whole->of(municipality_code);
  if (found == nullptr) {
    return Error{ErrorCode::kNotFound, "Der er ingen kommune med den kode.", std::string(municipality_code),
                 "frisaet register viser dem alle."};
  }
  RegisterEntry entry = *found;
  const auto decisions = store.decisions_on_areas(municipality_code);
  if (!decisions) return decisions.error();
  for (const StoredDeclaration& stored : *decisions) {
    if (stored.closed && !question.with_closed) continue;
    if (!had_come(stored.received_at, question)) continue;
    const auto record = record_from_payload(stored.payload, stored.confidence);
    if (!record) return record.error();
    const auto* decision = std::get_if<Decision>(&record->value);
    if (decision == nullptr || !names_an_area_of(round, *decision) || !speaks_of_wishes(*decision)) continue;
    RegisterStep step = step_of(stored, *decision);
    if (step.date && !is_within(round, *step.date)) continue;
    if (had_happened(step.date, question) && !has_line(entry, step)) entry.steps.push_back(std::move(step));
  }
  std::sort(entry.steps.begin(), entry.steps.end(), [](const RegisterStep& a, const RegisterStep& b) {
    return std::tie(a.date, a.record_id) < std::tie(b.date, b.record_id);
  });
  whole->entries = {std::move(entry)};
  whole->unplaced.clear();
  whole->unplaced_papers.clear();
  return whole;
}

}  // namespace frisaet
