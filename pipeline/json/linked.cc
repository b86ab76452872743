#include "pipeline/json/linked.h"

#include <utility>

#include "models/records/danish_names.h"
#include "pipeline/json/encode.h"

namespace frisaet {
namespace {

using json::Json;
using json::of;

/// Without what is unknown or empty, at any depth: in JSON-LD null takes a term away.
Json known(const Json& value) {
  if (!value.is_structured()) return value;
  Json left = value.is_array() ? Json::array() : Json::object();
  for (const auto& [key, inner] : value.items()) {
    Json kept = known(inner);
    if (kept.is_null() || (kept.is_structured() && kept.empty())) continue;
    if (value.is_array()) {
      left.push_back(std::move(kept));
    } else {
      left[key] = std::move(kept);
    }
  }
  return left;
}

/// A piece of a URN (RFC 8141): everything but letters, digits, `-`, `.` and `_` as %XX of its bytes.
std::string urn_piece(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string piece;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain) {
      piece += c;
    } else {
      piece += '%';
      piece += kHex[byte >> 4U];
      piece += kHex[byte & 15U];
    }
  }
  return piece;
}

Json municipality_node(const std::optional<MunicipalityRef>& municipality) {
  if (!municipality) return nullptr;
  return {{"@id", "urn:frisaet:kommune:" + municipality->code},
          {"@type", Json::array({"oparl:Body", "schema:GovernmentOrganization"})},
          {"name", municipality->name + " Kommune"},
          {"code", municipality->code}};
}

/// Null where nothing names it. Of an unknown municipality a body is the document's own.
Json organization_node(const Decision& d, const LinkedSource& source) {
  if (!d.committee) return municipality_node(d.municipality);
  const std::string place =
      d.municipality ? d.municipality->code : "dokument:" + std::string(source.document);
  return {{"@id", "urn:frisaet:organ:" + place + ":" + urn_piece(*d.committee)},
          {"@type", Json::array({"oparl:Organization", "schema:GovernmentOrganization"})},
          {"name", *d.committee},
          {"partOf", municipality_node(d.municipality)}};
}

/// A meeting is its body and day; one of which either is unknown is the document's own.
Json meeting_node(const Decision& d, const LinkedSource& source) {
  const bool is_named = d.municipality && d.committee && d.meeting_date;
  const std::string name =
      is_named ? d.municipality->code + ":" + urn_piece(*d.committee) + ":" + to_iso(*d.meeting_date)
               : "dokument:" + std::string(source.document);
  return {{"@id", "urn:frisaet:moede:" + name},
          {"@type", Json::array({"oparl:Meeting", "schema:Event"})},
          {"startDate", of(d.meeting_date)},
          {"organizer", organization_node(d, source)}};
}

void add_votes(Json& list, const std::vector<Voter>& voters, const char* option) {
  for (const Voter& voter : voters) {
    if (!voter.name && !voter.party) continue;  // a bare number is a count
    Json vote{{"@type", "opengov:Vote"}, {"option", option}};
    if (voter.name) vote["voter"] = {{"@type", "schema:Person"}, {"name", *voter.name}};
    vote["group"] = of(voter.party);
    vote["weight"] = of(voter.count);
    list.push_back(std::move(vote));
  }
}

Json vote_event(const Vote& vote) {
  Json votes = Json::array(), counts = Json::array();
  add_votes(votes, vote.votes_for, "yes");
  add_votes(votes, vote.votes_against, "no");
  add_votes(votes, vote.abstentions, "abstain");
  for (const auto& [option, total] :
       {std::pair{"yes", vote.total_for}, {"no", vote.total_against}, {"abstain", vote.total_abstain}})
    if (total) counts.push_back({{"@type", "opengov:Count"}, {"option", option}, {"value", *total}});
  return {{"@type", "opengov:VoteEvent"}, {"name", of(vote.subject)}, {"counts", counts}, {"votes", votes}};
}

/// Null where nothing was put to the meeting.
Json motion_node(const Decision& d) {
  if (d.recommendation.empty() && d.votes.empty()) return nullptr;
  Json text = Json::array(), events = Json::array();
  for (const RecommendationPoint& point : d.recommendation)
    text.push_back(point.point ? *point.point + ". " + point.text : point.text);
  for (const Vote& vote : d.votes) events.push_back(vote_event(vote));
  return {{"@type", "opengov:Motion"}, {"text", {{"@list", text}}}, {"voteEvent", events}};
}

Json outcome_node(const std::optional<Outcome>& outcome) {
  if (!outcome) return nullptr;
  return {{"@id", "urn:frisaet:udfald:" + std::string(to_string(*outcome))}, {"name", danish(*outcome)}};
}

Json decision_node(const Decision& d, const LinkedSource& source) {
  // What has no word in the vocabularies is told under its name in `extract --json`.
  const Json all = json::fields_of(Record{d});
  Json node{{"@type", "oparl:AgendaItem"},
            {"number", of(d.item_number)},
            {"name", of(d.title)},
            {"public", !d.closed},
            {"meeting", meeting_node(d, source)},
            {"motion", motion_node(d)},
            {"resolutionText", of(d.decision_text)},
            {"result", outcome_node(d.outcome)}};
  for (const char* own : {"case_number", "meeting_type", "point_outcomes", "absent", "disqualified",
                          "dissents", "referred_to", "areas", "history"})
    if (const auto value = all.find(own); value != all.end()) node[own] = *value;
  return node;
}

}  // namespace

std::string linked_context() {
  const auto listed = [](const char* id) { return Json{{"@id", id}, {"@container", "@list"}}; };
  const auto dated = [](const char* id) { return Json{{"@id", id}, {"@type", "xsd:date"}}; };
  const auto danish_text = [](const char* id) { return Json{{"@id", id}, {"@language", "da"}}; };
  const auto linked = [](const char* id) { return Json{{"@id", id}, {"@type", "@id"}}; };
  return json::print({{"@version", 1.1},
                      {"@vocab", "urn:frisaet:term:"},
                      {"schema", "https://schema.org/"},
                      {"oparl", "https://schema.oparl.org/1.1/"},
                      {"opengov", "http://www.w3.org/ns/opengov#"},
                      {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                      {"name", danish_text("schema:name")},
                      {"text", danish_text("opengov:text")},
                      {"startDate", dated("schema:startDate")},
                      {"date", dated("schema:dateCreated")},
                      {"organizer", "schema:organizer"},
                      {"partOf", "schema:parentOrganization"},
                      {"number", "oparl:number"},
                      {"public", "oparl:public"},
                      {"meeting", "oparl:meeting"},
                      {"resolutionText", danish_text("oparl:resolutionText")},
                      {"result", "oparl:result"},
                      {"motion", "opengov:motion"},
                      {"voteEvent", "opengov:voteEvent"},
                      {"counts", "opengov:count"},
                      {"votes", "opengov:vote"},
                      {"option", "opengov:option"},
                      {"voter", "opengov:voter"},
                      {"group", "opengov:group"},
                      {"weight", "opengov:weight"},
                      {"value", "opengov:value"},
                      {"source", "schema:isBasedOn"},
                      {"url", linked("schema:url")},
                      {"page", "schema:pageStart"},
                      {"sha256", "schema:sha256"},
                      {"history", listed("urn:frisaet:term:history")},
                      {"priorities", listed("urn:frisaet:term:priorities")}},
                     -1);
}

std::string linked_node(const LinkedSource& source, const Record& record) {
  const std::string page = source.page > 0 ? "?page=" + std::to_string(source.page) : "";
  Json node{{"@id", "urn:frisaet:post:" + std::string(source.id)}};
  if (const auto* decision = std::get_if<Decision>(&record.value)) {
    node.update(decision_node(*decision, source));
  } else {
    node["@type"] = std::string(kind_of(record));
    node.update(json::fields_of(record));
  }
  node["confidence"] = json::rounded(record.confidence);
  node["review"] = source.review;
  node["page"] = source.page > 0 ? Json(source.page) : Json(nullptr);
  node["url"] = std::string(source.base) + "/dokument/" + std::string(source.document) + page + "#" +
                std::string(source.id);
  node["source"] = {{"@id", "urn:frisaet:dokument:" + std::string(source.document)},
                    {"@type", "schema:DigitalDocument"},
                    {"name", source.file},
                    {"sha256", source.document}};
  return json::print(known(node), -1);
}

}  // namespace frisaet
