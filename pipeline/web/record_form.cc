#include "pipeline/web/record_form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <memory>
#include <set>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "models/text/danish.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr int kWishes = 4;  // as many as there are areas

/// A field with ways to read it as a form's text and to set it from one. Refers to the record it was made of.
struct Access {
  FormField field;
  std::function<bool(const std::string&)> set;  ///< false: cannot be meant
};

/// The fields of one record, collected by the overloads of describe() below.
struct Accesses {
  Choices areas;  ///< to choose from
  std::vector<Access> all;

  void add(const char* name, const char* label, FormField::Kind kind, std::string value,
           std::function<bool(const std::string&)> set, Choices choices = {}) {
    all.push_back({{name, label, kind, std::move(value), std::move(choices)}, std::move(set)});
  }
  void text(const char* name, const char* label, std::optional<std::string>& at,
            FormField::Kind kind = FormField::Kind::kText) {
    add(name, label, kind, at.value_or(""), [&at](const std::string& typed) {
      at = typed.empty() ? std::nullopt : std::optional(typed);
      return true;
    });
  }
  void text(const char* name, const char* label, std::string& at) {
    add(name, label, FormField::Kind::kText, at, [&at](const std::string& typed) {
      at = typed;
      return !typed.empty();
    });
    all.back().field.required = true;
  }
  void date(const char* name, const char* label, std::optional<Date>& at) {
    add(name, label, FormField::Kind::kDate, at ? typed_day(*at) : "", [&at](const std::string& typed) {
      at = day_typed(typed);
      return at.has_value() || typed.empty();
    });
  }
  void flag(const char* name, const char* label, bool& at) {
    add(name, label, FormField::Kind::kChoice, at ? "ja" : "nej",
        [&at](const std::string& typed) {
          at = typed == "ja";
          return at || typed == "nej";
        },
        {{"ja", "ja"}, {"nej", "nej"}});
  }
  void municipality(std::optional<MunicipalityRef>& at) {
    add(
        "municipality", "Kommune", FormField::Kind::kChoice, at ? at->code : "",
        [&at](const std::string& typed) {
          const Municipality* known = MunicipalityIndex::standard().by_code(typed);
          at = known == nullptr ? std::nullopt : std::optional(MunicipalityRef{known->code, known->name});
          return known != nullptr || typed.empty();
        },
        with_unknown(municipality_choices()));
  }
  void area(const char* name, const char* label, std::string value, std::function<void(std::string)> set) {
    add(
        name, label, FormField::Kind::kChoice, std::move(value),
        [this, set = std::move(set)](const std::string& typed) {
          set(typed);
          return typed.empty() || std::any_of(areas.begin(), areas.end(),
                                              [&](const auto& area) { return area.first == typed; });
        },
        with_unknown(areas, "intet"));
  }

  static Choices with_unknown(Choices choices, const char* said = "ukendt") {
    choices.insert(choices.begin(), {"", said});
    return choices;
  }
};

void describe(Decision& d, Accesses& fields) {
  fields.municipality(d.municipality);
  fields.text("committee", "Udvalg", d.committee);
  fields.date("meeting_date", "Mødedato", d.meeting_date);
  fields.text("item_number", "Punkt", d.item_number);
  fields.text("title", "Titel", d.title);
  fields.add(
      "outcome", "Udfald", FormField::Kind::kChoice, d.outcome ? std::string(to_string(*d.outcome)) : "",
      [&d](const std::string& typed) {
        d.outcome = parse_outcome(typed);
        return d.outcome.has_value() || typed.empty();
      },
      Accesses::with_unknown(outcome_choices()));
  fields.text("decision_text", "Beslutning", d.decision_text, FormField::Kind::kLongText);
  fields.text("referred_to", "Sendt til", d.referred_to);
  fields.text("case_number", "Sagsnummer", d.case_number);
  fields.flag("closed", "Lukket punkt", d.closed);
}

/// Wishes can be corrected one by one where they are ranked 1, 2, 3 …: ties and open sets have other shapes.
bool is_ranked(const Declaration& d) {
  if (d.open_set) return false;
  for (std::size_t i = 0; i < d.priorities.size(); ++i)
    if (d.priorities[i].rank != static_cast<int>(i) + 1) return false;
  return d.priorities.size() <= kWishes;
}

void set_wish(Declaration& d, int rank, const std::string& area) {
  const auto has_rank = [&](const Priority& p) { return p.rank == rank; };
  const auto at = std::find_if(d.priorities.begin(), d.priorities.end(), has_rank);
  if (area.empty()) {
    if (at != d.priorities.end()) d.priorities.erase(at);
  } else if (at != d.priorities.end()) {
    *at = {area, rank, std::nullopt};  // a condition belonged to the area that stood there
  } else {
    d.priorities.push_back({area, rank, std::nullopt});
    std::sort(d.priorities.begin(), d.priorities.end(),
              [](const Priority& a, const Priority& b) { return a.rank < b.rank; });
  }
}

void describe(Declaration& d, Accesses& fields) {
  constexpr std::array<std::pair<const char*, const char*>, kWishes> kNames{{{"priorities.1", "1. ønske"},
                                                                             {"priorities.2", "2. ønske"},
                                                                             {"priorities.3", "3. ønske"},
                                                                             {"priorities.4", "4. ønske"}}};
  fields.municipality(d.municipality);
  for (int rank = 1; is_ranked(d) && rank <= kWishes; ++rank) {
    const auto at = static_cast<std::size_t>(rank) - 1;
    fields.area(kNames.at(at).first, kNames.at(at).second,
                at < d.priorities.size() ? d.priorities[at].area : "",
                [&d, rank](const std::string& area) { set_wish(d, rank, area); });
  }
  fields.flag("none_of_areas", "Ønsker ingen af områderne", d.none_of_areas);
  Choices statuses;
  for (const DeclarationStatus status : kAllDeclarationStatuses)
    statuses.emplace_back(to_string(status), danish(status));
  fields.add(
      "status", "Hvem står bag", FormField::Kind::kChoice, d.status ? std::string(to_string(*d.status)) : "",
      [&d](const std::string& typed) {
        d.status = parse_declaration_status(typed);
        return d.status.has_value() || typed.empty();
      },
      Accesses::with_unknown(statuses));
  fields.date("date", "Dato", d.date);
  fields.text("reservation", "Forbehold", d.reservation, FormField::Kind::kLongText);
  fields.text("replaces", "Erstatter", d.replaces);
  fields.flag("withdraws", "Trækker tidligere ønske tilbage", d.withdraws);
}

void describe(Deadline& d, Accesses& fields) {
  fields.date("date", "Dato", d.date);
  fields.text("date_text", "Som trykt", d.date_text);
  fields.text("what", "Hvad", d.what);
}

void describe(Contact& c, Accesses& fields) {
  fields.text("name", "Navn", c.details.name);
  fields.text("title", "Titel", c.details.title);
  fields.text("email", "Mail", c.details.email);
  fields.text("phone", "Telefon", c.details.phone);
  fields.text("organisation", "Organisation", c.organisation);
}

void describe(Link& l, Accesses& fields) {
  fields.text("url", "Adresse", l.url);
  fields.text("what", "Hvad", l.what);
}

void describe(Quota& q, Accesses& fields) {
  fields.add("count", "Antal", FormField::Kind::kNumber, q.count == 0 ? "" : std::to_string(q.count),
             [&q](const std::string& typed) {
               const char* const end = typed.data() + typed.size();
               const auto [stop, fault] = std::from_chars(typed.data(), end, q.count);
               return fault == std::errc() && stop == end && q.count >= 0;
             });
  fields.all.back().field.required = true;
  fields.area("area", "Område", q.area.value_or(""),
              [&q](const std::string& area) { q.area = area.empty() ? std::nullopt : std::optional(area); });
  fields.text("of", "Ud af", q.of);
  fields.text("what", "Hvad", q.what);
}

void describe(AgreementAssignment& a, Accesses& fields) {
  fields.municipality(a.municipality);
  fields.area("area", "Område", a.area, [&a](const std::string& area) { a.area = area; });
  fields.all.back().field.required = true;
}

/// Those a record has itself, in the fields of a form.
std::vector<AreaCode> areas_of(const Record& record) {
  std::vector<AreaCode> areas;
  if (const auto* declaration = std::get_if<Declaration>(&record.value))
    for (const Priority& wish : declaration->priorities) areas.push_back(wish.area);
  if (const auto* quota = std::get_if<Quota>(&record.value); quota != nullptr && quota->area)
    areas.push_back(*quota->area);
  if (const auto* assignment = std::get_if<AgreementAssignment>(&record.value))
    areas.push_back(assignment->area);
  return areas;
}

/// The fields of one record; they refer to it and to what is returned.
std::unique_ptr<Accesses> accesses_of(Record& record, std::vector<AreaCode> areas) {
  auto fields = std::make_unique<Accesses>();
  fields->areas = area_choices();
  for (const AreaCode& own : areas_of(record)) areas.push_back(own);
  for (const AreaCode& area : areas)
    if (std::none_of(fields->areas.begin(), fields->areas.end(),
                     [&](const auto& known) { return known.first == area; }) &&
        !area.empty())
      fields->areas.emplace_back(area, danish_area(area));
  std::visit([&](auto& value) { describe(value, *fields); }, record.value);
  return fields;
}

/// What no single field can tell.
Result<void> check_whole(const Record& before, const Record& made) {
  const auto* was = std::get_if<Declaration>(&before.value);
  if (was == nullptr || !is_ranked(*was)) return {};
  const auto* declaration = std::get_if<Declaration>(&made.value);
  std::set<std::string> areas;
  int expected = 1;
  for (const Priority& wish : declaration->priorities) {
    if (!areas.insert(wish.area).second)
      return Error{ErrorCode::kInvalid, "Det samme område står to gange blandt ønskerne.", "",
                   "Vælg hvert område højst én gang."};
    if (wish.rank && *wish.rank > expected)
      return Error{ErrorCode::kInvalid, "Der mangler et ønske før det sidste.", "",
                   "Udfyld ønskerne fra det første."};
    if (wish.rank) expected = *wish.rank + 1;
  }
  if (declaration->none_of_areas && !declaration->priorities.empty())
    return Error{ErrorCode::kInvalid, "Kommunen kan ikke både have ønsker og ønske ingen af områderne.", "",
                 "Fjern ønskerne, eller svar nej."};
  return {};
}

/// What two records of one paper share, by kind.
Decision shared(const Decision& was) {
  Decision made;
  made.municipality = was.municipality;
  made.committee = was.committee;
  made.body_kind = was.body_kind;
  made.meeting_date = was.meeting_date;
  made.meeting_type = was.meeting_type;
  made.closed = was.closed;  // what was behind closed doors stays there
  made.absent = was.absent;
  return made;
}
Declaration shared(const Declaration& was) {
  Declaration made;
  made.municipality = was.municipality;
  made.status = was.status;
  made.decided = was.decided;
  made.contact = was.contact;
  made.date = was.date;
  return made;
}
Deadline shared(const Deadline& was) {
  Deadline made;
  made.contact = was.contact;
  return made;
}
Contact shared(const Contact& was) {
  Contact made;
  made.organisation = was.organisation;
  return made;
}
Link shared(const Link&) {
  return {};
}
Quota shared(const Quota& was) {
  Quota made;
  made.of = was.of;  // one pool is shared out
  return made;
}
AgreementAssignment shared(const AgreementAssignment& was) {
  AgreementAssignment made;
  made.period = was.period;
  return made;
}

std::string without_returns(std::string text) {
  std::erase(text, '\r');  // a form sends \r\n for a new line
  return text;
}

}  // namespace

Record blank_beside(const Record& record) {
  Record blank = record;
  blank.evidence.clear();
  blank.value = std::visit([](const auto& was) { return Record::Value(shared(was)); }, record.value);
  return blank;
}

std::vector<FormField> form_of(const Record& record, const std::vector<AreaCode>& areas) {
  Record copy = record;
  const std::unique_ptr<Accesses> accesses = accesses_of(copy, areas);
  std::vector<FormField> fields;
  for (Access& access : accesses->all) fields.push_back(std::move(access.field));
  return fields;
}

Result<Record> record_from_form(const Record& record, const std::vector<AreaCode>& areas,
                                const Request& request, std::string_view prefix) {
  Record made = record;
  const std::unique_ptr<Accesses> fields = accesses_of(made, areas);
  for (const Access& access : fields->all) {
    const std::string name = std::string(prefix) + access.field.name;
    if (!request.form.contains(name)) continue;
    const std::string typed = without_returns(request.field(name));
    if (typed == without_returns(std::string(trim(access.field.value)))) continue;
    if (!access.set(typed)) {
      return Error{ErrorCode::kInvalid, "»" + typed + "« kan ikke stå som " + access.field.label + ".", "",
                   access.field.kind == FormField::Kind::kDate ? "Skriv datoen som 30-09-2022."
                                                               : "Ret feltet, og gem igen."};
    }
  }
  if (auto whole = check_whole(record, made); !whole) return whole.error();
  return made;
}

}  // namespace frisaet::web
