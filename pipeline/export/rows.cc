#include "pipeline/export/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "pipeline/json/records.h"

namespace frisaet::exports {
namespace {

template <typename T>
const T* as(const Row& row) {
  return std::get_if<T>(&row.record.value);
}

std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "";
}

std::optional<MunicipalityRef> municipality_in(const Row& row) {
  if (const auto* d = as<Decision>(row)) return d->municipality;
  if (const auto* d = as<Declaration>(row)) return d->municipality;
  if (const auto* a = as<AgreementAssignment>(row)) return a->municipality;
  return std::nullopt;
}

std::string day_of(const Row& row) {
  if (const auto* d = as<Decision>(row)) return iso(d->meeting_date);
  if (const auto* d = as<Declaration>(row)) return iso(d->date);
  if (const auto* d = as<Deadline>(row)) return iso(d->date);
  return "";
}

int item_of(const Row& row) {
  const auto* d = as<Decision>(row);
  return d != nullptr && d->item_number ? std::atoi(d->item_number->c_str()) : 0;
}

/// Who answers for a municipality is for handling its case, and stays.
void leave_out_contact(Record& record) {
  auto* declaration = std::get_if<Declaration>(&record.value);
  if (declaration == nullptr) return;
  declaration->contact.reset();
  std::erase_if(record.evidence, [](const Evidence& e) { return e.field.starts_with("contact"); });
}

/// What was said behind closed doors stays there.
void close(Record& record) {
  auto* d = std::get_if<Decision>(&record.value);
  if (d == nullptr || !d->closed) return;
  d->recommendation.clear();
  d->decision_text.reset();
  d->votes.clear();
  d->dissents.clear();
  d->disqualified.clear();
  d->history.clear();
  d->referred_to.reset();
  d->areas.clear();  // they may be named by its texts alone
  std::erase_if(record.evidence, [](const Evidence& e) {
    return e.field != "title" && e.field != "item_number" && e.field != "meeting_date" &&
           e.field != "committee" && e.field != "municipality";
  });
}

std::string wishes_of(const Declaration& declaration) {
  if (declaration.none_of_areas) return "ingen af områderne";
  std::string text;
  for (const Priority& p : declaration.priorities) {
    text += (text.empty() ? "" : ", ") + (p.rank ? std::to_string(*p.rank) + ". " : "") + danish_area(p.area);
    if (p.condition) text += " (" + *p.condition + ")";
  }
  return text;
}

std::string areas_of(const std::vector<AreaCode>& areas) {
  std::string text;
  for (const AreaCode& area : areas) text += (text.empty() ? "" : ", ") + danish_area(area);
  return text;
}

std::string contact_of(const ContactDetails& contact) {
  std::string text;
  for (const auto& part : {contact.name, contact.title, contact.email, contact.phone})
    if (part) text += (text.empty() ? "" : ", ") + *part;
  return text;
}

// ---- columns
// ---------------------------------------------------------------------------------------------------

using Type = Column::Type;

const Column kMunicipalityCode{"Kommunekode", Type::kText, [](const Row& r) {
                                 const auto m = municipality_in(r);
                                 return m ? m->code : std::string();
                               }};
const Column kMunicipality{"Kommune", Type::kText, [](const Row& r) {
                             const auto m = municipality_in(r);
                             return m ? m->name : std::string();
                           }};
const std::vector<Column> kCommon{
    {"Sikkerhed", Type::kShare, [](const Row& r) { return fmt::format("{:.2f}", r.record.confidence); }},
    {"Gennemset", Type::kText, [](const Row& r) { return r.review; }},
    {"Fil", Type::kText, [](const Row& r) { return r.file; }},
    {"Side", Type::kNumber, [](const Row& r) { return r.page > 0 ? std::to_string(r.page) : std::string(); }},
    {"Post", Type::kText, [](const Row& r) { return r.id; }},
    {"Dokument", Type::kText, [](const Row& r) { return r.document; }},
};

std::vector<Column> with_common(std::vector<Column> columns) {
  columns.insert(columns.end(), kCommon.begin(), kCommon.end());
  return columns;
}

const std::vector<Column>& decision_columns() {
  static const std::vector<Column> columns = with_common({
      kMunicipalityCode,
      kMunicipality,
      {"Udvalg", Type::kText, [](const Row& r) { return as<Decision>(r)->committee.value_or(""); }},
      {"Mødedato", Type::kDate, [](const Row& r) { return iso(as<Decision>(r)->meeting_date); }},
      {"Punkt", Type::kNumber, [](const Row& r) { return as<Decision>(r)->item_number.value_or(""); }},
      {"Titel", Type::kText, [](const Row& r) { return as<Decision>(r)->title.value_or(""); }},
      {"Udfald", Type::kText,
       [](const Row& r) {
         const auto& outcome = as<Decision>(r)->outcome;
         return outcome ? std::string(danish(*outcome)) : std::string();
       }},
      {"Beslutning", Type::kText, [](const Row& r) { return as<Decision>(r)->decision_text.value_or(""); }},
      {"Velfærdsområder", Type::kText, [](const Row& r) { return areas_of(as<Decision>(r)->areas); }},
      {"Sagsnummer", Type::kText, [](const Row& r) { return as<Decision>(r)->case_number.value_or(""); }},
      {"Lukket", Type::kText,
       [](const Row& r) { return std::string(as<Decision>(r)->closed ? "ja" : "nej"); }},
  });
  return columns;
}

const std::vector<Column>& declaration_columns() {
  static const std::vector<Column> columns = with_common({
      kMunicipalityCode,
      kMunicipality,
      {"Dato", Type::kDate, [](const Row& r) { return iso(as<Declaration>(r)->date); }},
      {"Ønsker", Type::kText, [](const Row& r) { return wishes_of(*as<Declaration>(r)); }},
      {"Status", Type::kText,
       [](const Row& r) {
         const auto& status = as<Declaration>(r)->status;
         return status ? std::string(danish(*status)) : std::string();
       }},
      {"Besluttet af", Type::kText,
       [](const Row& r) {
         const auto& decided = as<Declaration>(r)->decided;
         return decided ? decided->body.value_or("") : std::string();
       }},
      {"Forbehold", Type::kText, [](const Row& r) { return as<Declaration>(r)->reservation.value_or(""); }},
      {"Trækker tilbage", Type::kText,
       [](const Row& r) { return std::string(as<Declaration>(r)->withdraws ? "ja" : "nej"); }},
      {"Erstatter", Type::kText, [](const Row& r) { return as<Declaration>(r)->replaces.value_or(""); }},
  });
  return columns;
}

const std::vector<Column>& assignment_columns() {
  static const std::vector<Column> columns = with_common({
      kMunicipalityCode,
      kMunicipality,
      {"Område", Type::kText, [](const Row& r) { return danish_area(as<AgreementAssignment>(r)->area); }},
      {"Fra", Type::kDate,
       [](const Row& r) {
         const auto& period = as<AgreementAssignment>(r)->period;
         return period ? iso(period->from) : std::string();
       }},
      {"Til", Type::kDate,
       [](const Row& r) {
         const auto& period = as<AgreementAssignment>(r)->period;
         return period ? iso(period->to) : std::string();
       }},
  });
  return columns;
}

const std::vector<Column>& deadline_columns() {
  static const std::vector<Column> columns = with_common({
      {"Dato", Type::kDate, [](const Row& r) { return iso(as<Deadline>(r)->date); }},
      {"Som trykt", Type::kText, [](const Row& r) { return as<Deadline>(r)->date_text; }},
      {"Hvad", Type::kText, [](const Row& r) { return as<Deadline>(r)->what.value_or(""); }},
      {"Områder", Type::kText, [](const Row& r) { return areas_of(as<Deadline>(r)->areas); }},
      {"Kontakt", Type::kText,
       [](const Row& r) {
         const auto& contact = as<Deadline>(r)->contact;
         return contact ? contact_of(*contact) : std::string();
       }},
  });
  return columns;
}

}  // namespace

const std::vector<std::string>& exported_kinds() {
  // Contact persons are for case handling only and are not handed on; links and quotas say nothing about a
  // municipality.
  static const std::vector<std::string> kinds{"decision", "declaration", "agreement_assignment", "deadline"};
  return kinds;
}

const std::vector<Column>& columns_of(std::string_view kind) {
  if (kind == "declaration") return declaration_columns();
  if (kind == "agreement_assignment") return assignment_columns();
  if (kind == "deadline") return deadline_columns();
  return decision_columns();
}

Result<std::vector<Row>> export_rows(Store& store) {
  const auto ids = store.record_ids();
  if (!ids) return ids.error();
  return export_rows(store, *ids);
}

Result<std::vector<Row>> export_rows(Store& store, const std::vector<std::string>& ids) {
  const auto documents = store.documents();
  if (!documents) return documents.error();
  std::map<std::string, std::string> names;
  for (const DocumentSummary& document : *documents) names[document.id] = document.name;
  const auto& kinds = exported_kinds();
  std::vector<Row> rows;
  for (const std::string& id : ids) {
    const auto stored = store.record(id);
    if (!stored) return stored.error();
    if (std::find(kinds.begin(), kinds.end(), stored->kind) == kinds.end()) continue;
    if (stored->closed && stored->kind == "declaration") continue;  // a wish made there has no open part
    auto record = record_from_payload(stored->payload, stored->confidence);
    if (!record) return record.error();
    record->evidence = stored->evidence;
    close(*record);
    leave_out_contact(*record);
    Row row{id, stored->kind, *std::move(record), "", stored->document, names[stored->document], 0};
    row.review = stored->review;
    for (const Evidence& e : row.record.evidence)
      row.page = row.page == 0 ? e.page : std::min(row.page, e.page);
    rows.push_back(std::move(row));
  }
  const auto order = [&](const Row& row) {
    const auto municipality = municipality_in(row);
    return std::tuple(std::find(kinds.begin(), kinds.end(), row.kind) - kinds.begin(),
                      municipality ? municipality->code : "~", day_of(row), item_of(row), row.id);
  };
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) { return order(a) < order(b); });
  return rows;
}

}  // namespace frisaet::exports
