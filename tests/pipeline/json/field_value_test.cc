#include "pipeline/json/field_value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/json/records.h"

namespace frisaet {
namespace {

using testing::HasSubstr;

std::string payload_of(Record::Value value) {
  return record_payload({std::move(value), 1, {}});
}

const std::string& decision() {
  static const std::string payload = payload_of(Decision{});
  return payload;
}

const std::string& declaration() {
  static const std::string payload = payload_of(Declaration{});
  return payload;
}

std::string typed(const std::string& payload, const std::string& field, const std::string& value) {
  const auto read = field_value_typed(payload, field, value);
  return read ? *read : "! " + read.error().message + " " + read.error().hint;
}

TEST(FieldValue, IsReadAsWhatTheFieldIs) {
  struct Row {
    const std::string& payload;
    const char *field, *typed, *json;
  };
  for (const Row& row : {
           Row{decision(), "municipality", "Odense", R"({"code":"461","name":"Odense"})"},
           {decision(), "municipality", "461", R"({"code":"461","name":"Odense"})"},
           {decision(), "municipality", R"({"code":"461"})", R"({"code":"461","name":"Odense"})"},
           {decision(), "municipality", "null", "null"},
           {decision(), "meeting_date", "06-09-2022", R"("2022-09-06")"},
           {decision(), "meeting_date", "6.9.2022", R"("2022-09-06")"},
           {decision(), "meeting_date", "2022-09-06", R"("2022-09-06")"},
           {decision(), "outcome", "godkendt", R"("approved")"},
           {decision(), "outcome", "approved", R"("approved")"},
           {decision(), "outcome", "\"approved\"", R"("approved")"},
           {decision(), "body_kind", "kommunalbestyrelse", R"("council")"},
           {decision(), "closed", "ja", "true"},
           {decision(), "areas", "ældre, dagtilbud", R"(["aeldre","dagtilbud"])"},
           {decision(), "areas", R"(["aeldre"])", R"(["aeldre"])"},
           {decision(), "item_number", "7", R"("7")"},
           {decision(), "title", "[Udkast] 2022", R"("[Udkast] 2022")"},
           {decision(), "dissents", R"(["V imod"])", R"(["V imod"])"},
           {decision(), "votes", R"([{"for":[{"party":"A","count":3}]}])",
            R"([{"subject":null,"for":[{"name":null,"party":"A","count":3}],"against":[],"abstain":[],)"
            R"("totals":{"for":null,"against":null,"abstain":null}}])"},
           {declaration(), "status", "byråd", R"("council")"},
           {declaration(), "reservation", "Rammen må ikke sænkes", R"({"text":"Rammen må ikke sænkes"})"},
           {declaration(), "priorities", R"([{"area":"aeldre","rank":1}])",
            R"([{"area":"aeldre","rank":1,"condition":null}])"},
           {declaration(), "late", "null", "null"},
           {declaration(), "decided", R"({"body":"Byrådet","date":"2022-09-06"})",
            R"({"body":"Byrådet","date":"2022-09-06","item_number":null})"},
       }) {
    EXPECT_EQ(typed(row.payload, row.field, row.typed), row.json) << row.field << " " << row.typed;
  }
}

TEST(FieldValue, WhatCannotStandThereIsRefusedWithTheChoices) {
  struct Row {
    const std::string& payload;
    const char *field, *typed, *said;
  };
  for (const Row& row : {
           Row{decision(), "outcome", "banana", "Vælg mellem godkendt, anbefalet"},
           {decision(), "outcome", "7", "godkendt"},
           {decision(), "meeting_date", "2022-13-01", "Skriv dagen som 30-09-2022"},
           {decision(), "meeting_date", "31-02-2022", "Skriv dagen"},
           {decision(), "municipality", "Vejlee", "Skriv kommunens navn"},
           {decision(), "municipality", R"({"code":"461","name":"Vejle"})", "Skriv kommunens navn"},
           {decision(), "municipality", "\"Vejle\"", "Skriv kommunens navn"},
           {decision(), "closed", "null", "ja eller nej"},
           {decision(), "votes", "null", "votes"},
           {decision(), "areas", "sundhed", "Vælg mellem"},
           {decision(), "votes", R"(["V"])", "votes"},
           {decision(), "votes", "7", "votes"},
           {decision(), "votes", R"([{"totals":7}])", "totals"},
           {decision(), "absent", R"([{"party":"V"}])", "absent"},
           {decision(), "history", R"([{"date":"6. september","text":"Udsat"}])", "Skriv dagen"},
           {decision(), "point_outcomes", R"([{"points":["1"],"outcome":"banana"}])", "Vælg mellem godkendt"},
           {decision(), "point_outcomes", R"([{"points":["1"]}])", "point_outcomes"},
           {decision(), "title", " ", "Skriv null"},
           {decision(), "kind", "declaration", "intet felt"},
           {decision(), "findes_ikke", "x", "Vælg mellem municipality, committee"},
           {declaration(), "priorities", R"([{"area":"aeldreomraadet","rank":1}])", "Vælg mellem"},
           {declaration(), "priorities", R"([{"area":"aeldre","rank":0}])", "helt tal fra 1"},
           {declaration(), "priorities", R"([{"area":"aeldre","rang":1}])", "rang"},
           {declaration(), "priorities", R"([{"area":"aeldre","rank":1},{"area":"aeldre","rank":2}])",
            "to gange"},
           {declaration(), "priorities", "ældre", "Skriv JSON som [{"},
           {declaration(), "status", "borgmesteren", "omtalt, administrativ"},
       }) {
    EXPECT_THAT(typed(row.payload, row.field, row.typed),
                testing::AllOf(HasSubstr("! "), HasSubstr(row.said)))
        << row.field << " " << row.typed;
  }
}

TEST(FieldValue, AreasThatTheRecordHasAreKnown) {
  Declaration made_up;
  made_up.priorities = {{"kultur", 2, {}}, {"aeldre", 1, {}}};
  EXPECT_EQ(typed(payload_of(made_up), "priorities", R"([{"area":"kultur","rank":1}])"),
            R"([{"area":"kultur","rank":1,"condition":null}])");
  const std::string payload = payload_of(made_up);
  const char* others = R"([{"area":"vejvaesen","rank":1,"condition":null}])";
  EXPECT_EQ(*field_value(payload, "priorities", others, {"vejvaesen"}), others);
  const auto refused = field_value(payload, "priorities", others);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().hint, HasSubstr("aeldre, kultur."));
}

TEST(FieldValue, EveryFieldOfARecordCanBeSaidAsItStands) {
  Decision full;
  full.municipality = MunicipalityRef{"461", "Odense"};
  full.meeting_date = parse_iso_date("2022-09-06");
  full.recommendation = {{"1", "at sagen godkendes"}, {std::nullopt, ""}};
  full.point_outcomes = {{{"1", "2"}, Outcome::kNoted}};
  full.votes = {{"om udsættelse", {{"Anne Bo", "V", {}}}, {}, {{{}, "A", 3}}, 1, 2, 0}};
  full.absent = {{"Bo Berg", "V"}};
  full.history = {{"Byrådet", parse_iso_date("2022-08-01"), "3", Outcome::kReferred, ""}};
  full.areas = {"aeldre"};
  const std::string payload = payload_of(full);
  for (const char* field : {"municipality", "meeting_date", "recommendation", "point_outcomes", "votes",
                            "absent", "history", "areas", "closed", "outcome"}) {
    const auto at = payload.find("\"" + std::string(field) + "\":") + std::string(field).size() + 3;
    for (std::size_t end = at + 1; end <= payload.size(); ++end) {  // the shortest beginning that is JSON
      const auto read = field_value(payload, field, payload.substr(at, end - at));
      if (!read) {
        ASSERT_LT(end, payload.size()) << field;
        continue;
      }
      EXPECT_EQ(*read, payload.substr(at, end - at)) << field;
      break;
    }
  }
}

}  // namespace
}  // namespace frisaet
