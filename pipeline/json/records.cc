#include "pipeline/json/records.h"

#include <type_traits>
#include <utility>

#include "pipeline/json/encode.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

template <typename T, typename F>
Json list_of(const std::vector<T>& values, F encode) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(encode(value));
  return list;
}

template <typename T, typename F>
std::vector<T> read_list(const Json& object, const char* key, F decode) {
  std::vector<T> values;
  for (const Json& entry : list_at(object, key)) values.push_back(decode(entry));
  return values;
}

// ---- people, votes, contacts ----

Json person_of(const Person& person) {
  return {{"name", person.name}, {"party", of(person.party)}};
}

Person read_person(const Json& object) {
  return {text_at(object, "name").value_or(""), text_at(object, "party")};
}

Json voter_of(const Voter& voter) {
  return {{"name", of(voter.name)}, {"party", of(voter.party)}, {"count", of(voter.count)}};
}

Voter read_voter(const Json& object) {
  return {text_at(object, "name"), text_at(object, "party"), number_at(object, "count")};
}

Json vote_of(const Vote& vote) {
  return {{"subject", of(vote.subject)},
          {"for", list_of(vote.votes_for, voter_of)},
          {"against", list_of(vote.votes_against, voter_of)},
          {"abstain", list_of(vote.abstentions, voter_of)},
          {"totals",
           {{"for", of(vote.total_for)},
            {"against", of(vote.total_against)},
            {"abstain", of(vote.total_abstain)}}}};
}

Vote read_vote(const Json& object) {
  const auto found = object.find("totals");
  const Json totals = found == object.end() ? Json() : *found;
  return {text_at(object, "subject"),
          read_list<Voter>(object, "for", read_voter),
          read_list<Voter>(object, "against", read_voter),
          read_list<Voter>(object, "abstain", read_voter),
          number_at(totals, "for"),
          number_at(totals, "against"),
          number_at(totals, "abstain")};
}

Json details_of(const ContactDetails& details) {
  return {{"name", of(details.name)},
          {"title", of(details.title)},
          {"email", of(details.email)},
          {"phone", of(details.phone)}};
}

ContactDetails read_details(const Json& object) {
  return {text_at(object, "name"), text_at(object, "title"), text_at(object, "email"),
          text_at(object, "phone")};
}

std::optional<ContactDetails> details_at(const Json& object, const char* key) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_object()) return std::nullopt;
  return read_details(*it);
}

Json of(const std::optional<ContactDetails>& details) {
  return details ? details_of(*details) : Json(nullptr);
}
using json::of;

Json same(const std::string& text) {
  return text;
}
std::string read_text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

// ---- the kinds ----

Json encode(const Decision& d) {
  Json recommendation = list_of(d.recommendation, [](const RecommendationPoint& point) -> Json {
    return {{"point", of(point.point)}, {"text", point.text}};
  });
  Json point_outcomes = list_of(d.point_outcomes, [](const PointOutcome& point) -> Json {
    return {{"points", list_of(point.points, same)}, {"outcome", to_string(point.outcome)}};
  });
  Json history = list_of(d.history, [](const HistoryStep& step) -> Json {
    return {{"body", of(step.body)},
            {"date", of(step.date)},
            {"item_number", of(step.item_number)},
            {"outcome", of_enum(step.outcome)},
            {"text", step.text}};
  });
  return {{"municipality", of(d.municipality)},
          {"committee", of(d.committee)},
          {"body_kind", of_enum(d.body_kind)},
          {"meeting_date", of(d.meeting_date)},
          {"meeting_type", of_enum(d.meeting_type)},
          {"item_number", of(d.item_number)},
          {"item_number_printed", of(d.item_number_printed)},
          {"title", of(d.title)},
          {"case_number", of(d.case_number)},
          {"closed", d.closed},
          {"recommendation", std::move(recommendation)},
          {"decision_text", of(d.decision_text)},
          {"outcome", of_enum(d.outcome)},
          {"point_outcomes", std::move(point_outcomes)},
          {"votes", list_of(d.votes, vote_of)},
          {"absent", list_of(d.absent, person_of)},
          {"disqualified", list_of(d.disqualified, person_of)},
          {"dissents", list_of(d.dissents, same)},
          {"referred_to", of(d.referred_to)},
          {"areas", list_of(d.areas, same)},
          {"history", std::move(history)}};
}

void decode(const Json& o, Decision& d) {
  d.municipality = municipality_at(o, "municipality");
  d.committee = text_at(o, "committee");
  d.body_kind = enum_at(o, "body_kind", parse_body_kind);
  d.meeting_date = date_at(o, "meeting_date");
  d.meeting_type = enum_at(o, "meeting_type", parse_meeting_type);
  d.item_number = text_at(o, "item_number");
  d.item_number_printed = text_at(o, "item_number_printed");
  d.title = text_at(o, "title");
  d.case_number = text_at(o, "case_number");
  d.closed = flag_at(o, "closed");
  d.recommendation = read_list<RecommendationPoint>(o, "recommendation", [](const Json& point) {
    return RecommendationPoint{text_at(point, "point"), text_at(point, "text").value_or("")};
  });
  d.decision_text = text_at(o, "decision_text");
  d.outcome = enum_at(o, "outcome", parse_outcome);
  d.point_outcomes = read_list<PointOutcome>(o, "point_outcomes", [](const Json& point) {
    return PointOutcome{read_list<std::string>(point, "points", read_text),
                        enum_at(point, "outcome", parse_outcome).value_or(Outcome::kNoDecision)};
  });
  d.votes = read_list<Vote>(o, "votes", read_vote);
  d.absent = read_list<Person>(o, "absent", read_person);
  d.disqualified = read_list<Person>(o, "disqualified", read_person);
  d.dissents = read_list<std::string>(o, "dissents", read_text);
  d.referred_to = text_at(o, "referred_to");
  d.areas = read_list<AreaCode>(o, "areas", read_text);
  d.history = read_list<HistoryStep>(o, "history", [](const Json& step) {
    return HistoryStep{text_at(step, "body"), date_at(step, "date"), text_at(step, "item_number"),
                       enum_at(step, "outcome", parse_outcome), text_at(step, "text").value_or("")};
  });
}

Json encode(const Declaration& d) {
  Json priorities = list_of(d.priorities, [](const Priority& p) -> Json {
    return {{"area", p.area}, {"rank", of(p.rank)}, {"condition", of(p.condition)}};
  });
  Json decided = nullptr;
  if (d.decided) {
    decided = {{"body", of(d.decided->body)},
               {"date", of(d.decided->date)},
               {"item_number", of(d.decided->item_number)}};
  }
  return {{"municipality", of(d.municipality)},
          {"priorities", std::move(priorities)},
          {"open_set", d.open_set},
          {"none_of_areas", d.none_of_areas},
          {"reservation", d.reservation ? Json{{"text", *d.reservation}} : Json(nullptr)},
          {"status", of_enum(d.status)},
          {"decided", std::move(decided)},
          {"contact", of(d.contact)},
          {"date", of(d.date)},
          {"replaces", of(d.replaces)},
          {"withdraws", d.withdraws},
          {"late", of(d.late)},
          {"justification", of(d.justification)}};
}

void decode(const Json& o, Declaration& d) {
  d.municipality = municipality_at(o, "municipality");
  d.priorities = read_list<Priority>(o, "priorities", [](const Json& p) {
    return Priority{text_at(p, "area").value_or(""), number_at(p, "rank"), text_at(p, "condition")};
  });
  d.open_set = flag_at(o, "open_set");
  d.none_of_areas = flag_at(o, "none_of_areas");
  if (const auto it = o.find("reservation"); it != o.end() && it->is_object())
    d.reservation = text_at(*it, "text");
  d.status = enum_at(o, "status", parse_declaration_status);
  if (const auto it = o.find("decided"); it != o.end() && it->is_object()) {
    d.decided = DecidedBy{text_at(*it, "body"), date_at(*it, "date"), text_at(*it, "item_number")};
  }
  d.contact = details_at(o, "contact");
  d.date = date_at(o, "date");
  d.replaces = text_at(o, "replaces");
  d.withdraws = flag_at(o, "withdraws");
  if (const auto it = o.find("late"); it != o.end() && it->is_boolean()) d.late = it->get<bool>();
  d.justification = text_at(o, "justification");
}

Json encode(const Deadline& d) {
  return {{"date", of(d.date)},
          {"date_text", d.date_text},
          {"what", of(d.what)},
          {"areas", list_of(d.areas, same)},
          {"contact", of(d.contact)}};
}

void decode(const Json& o, Deadline& d) {
  d.date = date_at(o, "date");
  d.date_text = text_at(o, "date_text").value_or("");
  d.what = text_at(o, "what");
  d.areas = read_list<AreaCode>(o, "areas", read_text);
  d.contact = details_at(o, "contact");
}

Json encode(const Contact& c) {
  Json object = details_of(c.details);
  object["organisation"] = of(c.organisation);
  return object;
}

void decode(const Json& o, Contact& c) {
  c.details = read_details(o);
  c.organisation = text_at(o, "organisation");
}

Json encode(const Link& l) {
  return {{"url", l.url}, {"what", of(l.what)}};
}

void decode(const Json& o, Link& l) {
  l.url = text_at(o, "url").value_or("");
  l.what = text_at(o, "what");
}

Json encode(const Quota& q) {
  return {{"area", of(q.area)}, {"count", q.count}, {"of", of(q.of)}, {"what", of(q.what)}};
}

void decode(const Json& o, Quota& q) {
  q.area = text_at(o, "area");
  q.count = number_at(o, "count").value_or(0);
  q.of = text_at(o, "of");
  q.what = text_at(o, "what");
}

Json encode(const AgreementAssignment& a) {
  Json period = nullptr;
  if (a.period) period = {{"from", of(a.period->from)}, {"to", of(a.period->to)}};
  return {{"municipality", of(a.municipality)}, {"area", a.area}, {"period", std::move(period)}};
}

void decode(const Json& o, AgreementAssignment& a) {
  a.municipality = municipality_at(o, "municipality");
  a.area = text_at(o, "area").value_or("");
  if (const auto it = o.find("period"); it != o.end() && it->is_object()) {
    a.period = Period{date_at(*it, "from"), date_at(*it, "to")};
  }
}

/// A value of the kind that kind_of() names so; nothing for an unknown name.
std::optional<Record::Value> value_of_kind(std::string_view kind) {
  std::optional<Record::Value> found;
  const auto offer = [&](auto value) {
    Record record{std::move(value), 0, {}};
    if (kind_of(record) == kind) found = std::move(record.value);
  };
  offer(Decision{});
  offer(Declaration{});
  offer(Deadline{});
  offer(Contact{});
  offer(Link{});
  offer(Quota{});
  offer(AgreementAssignment{});
  return found;
}

}  // namespace

Json fields_of(const Record& record) {
  Json object{{"kind", kind_of(record)}};
  object.update(std::visit([](const auto& value) { return encode(value); }, record.value));
  return object;
}

Json record_of(const Record& record) {
  Json object = fields_of(record);
  object["confidence"] = rounded(record.confidence, 4);
  object["evidence"] = list_of(record.evidence, [](const Evidence& e) -> Json {
    return {{"field", e.field},
            {"page", e.page},
            {"box", of(e.box)},
            {"quote", e.quote},
            {"raw_quote", e.raw_quote}};
  });
  return object;
}

}  // namespace json

std::string record_payload(const Record& record) {
  return json::print(json::fields_of(record), -1);
}

Result<Record> record_from_payload(std::string_view payload, double confidence) {
  const json::Json object = json::Json::parse(payload, nullptr, false);
  const auto kind = object.is_object() ? json::text_at(object, "kind") : std::nullopt;
  auto value = kind ? json::value_of_kind(*kind) : std::nullopt;
  if (!value) return Error{ErrorCode::kInvalid, "Posten er ikke et JSON-objekt af en kendt slags.", "", ""};
  std::visit([&](auto& fields) { json::decode(object, fields); }, *value);
  return Record{std::move(*value), confidence, {}};
}

std::string record_json(const Record& record) {
  return json::print(json::record_of(record), 2);
}

}  // namespace frisaet
