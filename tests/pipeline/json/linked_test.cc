#include "pipeline/json/linked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <set>

namespace frisaet {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;

const LinkedSource kSource{"r0123", "abcd", "referat.pdf", 3, "auto", "https://frisaet.example"};

json node_of(Record::Value value, const LinkedSource& source = kSource) {
  return json::parse(linked_node(source, {std::move(value), 0.9}));
}

Decision decision() {
  Decision d;
  d.municipality = {"250", "Frederikssund"};
  d.committee = "Omsorg og ældre";
  d.meeting_date = make_date(2022, 9, 14);
  d.item_number = "42";
  d.title = "Ansøgning";
  d.recommendation = {{"1", "at søge"}};
  d.decision_text = "Anbefales.";
  d.outcome = Outcome::kRecommended;
  d.votes = {
      {std::nullopt, {{"Ida Holm", "V", std::nullopt}}, {{std::nullopt, "A", 3}}, {}, 1, 3, std::nullopt}};
  return d;
}

TEST(Linked, ADecisionIsAnItemOfAMeetingWithItsMotionAndVotes) {
  const json node = node_of(decision());
  EXPECT_EQ(node["@type"], "oparl:AgendaItem");
  EXPECT_EQ(node["public"], true);
  EXPECT_EQ(node["result"]["@id"], "urn:frisaet:udfald:recommended");
  EXPECT_EQ(node["meeting"]["startDate"], "2022-09-14");
  EXPECT_EQ(node["meeting"]["organizer"]["name"], "Omsorg og ældre");
  EXPECT_EQ(node["meeting"]["organizer"]["partOf"]["name"], "Frederikssund Kommune");
  EXPECT_EQ(node["motion"]["text"]["@list"], json({"1. at søge"}));
  const json vote = node["motion"]["voteEvent"][0];
  EXPECT_EQ(vote["counts"], json::parse(R"([{"@type":"opengov:Count","option":"yes","value":1},
                                            {"@type":"opengov:Count","option":"no","value":3}])"));
  EXPECT_EQ(vote["votes"][0]["voter"]["name"], "Ida Holm");
  EXPECT_EQ(vote["votes"][1]["weight"], 3);
  EXPECT_EQ(node["url"], "https://frisaet.example/dokument/abcd?page=3#r0123");
}

TEST(Linked, ItemsOfOneMeetingMeetThereAndThoseOfUnknownMeetingsDoNot) {
  Decision other = decision();
  other.item_number = "43";
  EXPECT_EQ(node_of(decision())["meeting"]["@id"], node_of(other)["meeting"]["@id"]);
  other.meeting_date = make_date(2022, 10, 14);
  EXPECT_NE(node_of(decision())["meeting"]["@id"], node_of(other)["meeting"]["@id"]);
  other.meeting_date.reset();
  LinkedSource elsewhere = kSource;
  elsewhere.document = "ef01";
  EXPECT_NE(node_of(other)["meeting"]["@id"], node_of(other, elsewhere)["meeting"]["@id"]);
}

TEST(Linked, BodiesOfUnknownMunicipalitiesAreTheDocumentsOwn) {
  Decision d = decision();
  d.municipality.reset();
  LinkedSource elsewhere = kSource;
  elsewhere.document = "ef01";
  EXPECT_NE(node_of(d)["meeting"]["organizer"]["@id"], node_of(d, elsewhere)["meeting"]["organizer"]["@id"]);
}

TEST(Linked, WhatIsUnknownIsLeftOutAtAnyDepth) {
  Decision d = decision();
  d.absent = {{"Ida Holm", std::nullopt}};
  d.history = {{"Byrådet", std::nullopt, std::nullopt, std::nullopt, "Drøftet."}};
  const json node = node_of(d);
  EXPECT_EQ(node["absent"], json::parse(R"([{"name":"Ida Holm"}])"));
  EXPECT_EQ(node["history"], json::parse(R"([{"body":"Byrådet","text":"Drøftet."}])"));
}

TEST(Linked, WhatIsUnknownIsLeftOut) {
  const json node =
      node_of(Decision{}, {"r0123", "abcd", "referat.pdf", 0, "auto", "https://frisaet.example"});
  for (const char* name : {"name", "motion", "result", "areas", "number", "case_number"})
    EXPECT_FALSE(node.contains(name)) << name;
  EXPECT_FALSE(node.contains("page"));
  EXPECT_EQ(node_of(Declaration{})["@type"], "declaration");
}

TEST(Linked, TheContextHasEveryNameThatIsNotOurOwn) {
  const json context = json::parse(linked_context());
  const std::set<std::string> own = {"case_number",  "meeting_type", "point_outcomes", "absent",
                                     "disqualified", "dissents",     "referred_to",    "areas",
                                     "history",      "code",         "confidence",     "review"};
  std::set<std::string> unknown;
  // Prefixes that are used are declared, and keywords are JSON-LD's.
  const std::function<void(const json&)> look = [&](const json& value) {
    if (value.is_array())
      for (const json& each : value) look(each);
    if (!value.is_object()) return;
    for (const auto& [key, inner] : value.items()) {
      if (own.contains(key)) continue;
      if (key.front() == '@' ? key != "@id" && key != "@type" && key != "@list" : !context.contains(key))
        unknown.insert(key);
      if (key == "@type")
        for (const json& type : inner.is_array() ? inner : json::array({inner})) {
          const std::string name = type;
          const auto colon = name.find(':');
          if (colon != std::string::npos && !context.contains(name.substr(0, colon))) unknown.insert(name);
        }
      look(inner);
    }
  };
  look(node_of(decision()));
  EXPECT_THAT(unknown, IsEmpty());
}

}  // namespace
}  // namespace frisaet
