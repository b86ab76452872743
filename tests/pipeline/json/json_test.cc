#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "pipeline/json/document.h"
#include "pipeline/json/page_blob.h"
#include "pipeline/json/records.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

Decision full_decision() {
  Decision d;
  d.municipality = {"250", "Frederikssund"};
  d.committee = "Omsorg og ældre";
  d.body_kind = BodyKind::kCommittee;
  d.meeting_date = make_date(2022, 9, 14);
  d.meeting_type = MeetingType::kExtraordinary;
  d.item_number = "42";
  d.item_number_printed = "Pkt. 42";
  d.title = "Ansøgning \"om\" frisættelse";
  d.case_number = "00.22.04-P35-1-22";
  d.recommendation = {{"1", "at søge"}, {std::nullopt, "uden nummer"}};
  d.decision_text = "Anbefales.\nFor stemte V.";
  d.outcome = Outcome::kRecommended;
  d.point_outcomes = {{{"1", "2"}, Outcome::kRecommended}};
  d.votes = {{"ændringsforslag",
              {{"Ida Holm", "V", std::nullopt}},
              {{std::nullopt, "A", 3}},
              {},
              1,
              3,
              std::nullopt}};
  d.absent = {{"Bo Lind", "V"}, {"Ea Dam", std::nullopt}};
  d.disqualified = {{"Per Juhl", "C"}};
  d.dissents = {"Ø tager forbehold"};
  d.referred_to = "Økonomiudvalget";
  d.areas = {"aeldre"};
  d.history = {{"Byrådet", make_date(2022, 6, 1), "7", Outcome::kNoted, "Taget til efterretning."}};
  return d;
}

Declaration full_declaration() {
  Declaration d;
  d.municipality = {"791", "Viborg"};
  d.priorities = {{"folkeskole", 1, std::nullopt}, {"aeldre", 2, "forudsat at"}};
  d.open_set = true;
  d.none_of_areas = true;
  d.reservation = "med forbehold";
  d.status = DeclarationStatus::kCouncil;
  d.decided = DecidedBy{"Byrådet", make_date(2022, 9, 28), "12"};
  d.contact = ContactDetails{"Ida Holm", "konsulent", "ih@example.dk", "11 22 33 44"};
  d.date = make_date(2022, 9, 29);
  d.replaces = "brev af 1. september";
  d.withdraws = true;
  d.late = false;
  d.justification = "gode erfaringer";
  return d;
}

std::vector<Record> one_of_each_kind() {
  std::vector<Record> records;
  for (Record::Value value : std::initializer_list<Record::Value>{
           full_decision(), Decision{}, full_declaration(), Declaration{},
           Deadline{make_date(2022, 8, 8),
                    "mandag den 8. august",
                    "svar",
                    {"beskaeftigelse"},
                    ContactDetails{"A", {}, {}, {}}},
           Contact{{"A B", "chef", "a@b.dk", "12 34 56 78"}, "KL"},
           Link{"https://example.dk/x?y=1", "spørgeskema"},
           Quota{"beskaeftigelse", 4, "alle kommuner", "aftaler"},
           AgreementAssignment{MunicipalityRef{"840", "Rebild"}, "dagtilbud",
                               Period{make_date(2021, 1, 1), std::nullopt}}}) {
    records.push_back({std::move(value), 0.5, {}});
  }
  return records;
}

TEST(RecordPayload, ComesBackEqualForEveryKind) {
  for (const Record& record : one_of_each_kind()) {
    const std::string payload = record_payload(record);
    const auto back = record_from_payload(payload, record.confidence);
    ASSERT_TRUE(back.ok()) << payload;
    EXPECT_EQ(*back, record) << payload;
  }
}

TEST(RecordPayload, UnknownFieldsArePrintedAsNullAndEmptyLists) {
  const auto object = nlohmann::json::parse(record_payload({Decision{}, 1, {}}));
  EXPECT_TRUE(object.at("committee").is_null());
  EXPECT_TRUE(object.at("votes").is_array());
  EXPECT_EQ(object.size(), 22U);  // `kind` and the 21 fields of the contract
}

TEST(RecordPayload, WhatIsNoRecordIsRefused) {
  for (const char* wrong : {"", "[]", "{}", R"({"kind":"wish"})", R"({"kind":7})", "{\"kind\":\"link\""}) {
    EXPECT_FALSE(record_from_payload(wrong, 1).ok()) << wrong;
  }
}

TEST(ExtractJson, AnUnreadableFileStillGivesTheWholeObject) {
  const SourceFile source{"brev æøå.pdf", std::string(64, 'a'), "application/pdf", 7};
  const auto object = nlohmann::json::parse(
      unreadable_json(source, {ErrorCode::kEncrypted, "Filen er låst.", "", "Bed om en åben kopi."}));
  EXPECT_EQ(object.at("schema"), "frisaet.extract/1");
  EXPECT_TRUE(object.at("pages").empty());
  EXPECT_EQ(object.at("diagnostics").at(0).at("code"), "encrypted");
  EXPECT_EQ(object.at("diagnostics").at(0).at("message"), "Filen er låst. Bed om en åben kopi.");
  EXPECT_TRUE(object.at("diagnostics").at(0).at("page").is_null());
}

Page full_page() {
  Page page;
  page.raw.number = 3;
  page.raw.origin = PageOrigin::kOcr;
  page.raw.reason = "no text layer";
  page.raw.confidence = 0.5;
  page.raw.width = 595;
  page.raw.height = 842;
  page.raw.text = "Side 3\nfol-\nkeskole";
  page.raw.fonts = {{"Arial", false}};
  page.raw.words = {{{0, 4}, {1.25, 2, 3, 4}, 0.75, 11, 0}, {{7, 11}, {1, 2, 3, 4}, 1, 11, -1}};
  Rewriter out(page.raw.text);
  out.replace({0, 7}, "");
  out.replace({10, 12}, "");
  Mapped mapped = out.finish();
  page.repaired.text = mapped.text;
  page.repaired.to_raw = mapped.map;
  page.repaired.furniture = {
      {"Side 3", OffsetMap::from_pieces({{0, {0, 6}, OffsetMap::Kind::kCopied}}, 6, page.raw.text.size())}};
  page.repaired.repairs = {
      {"line_hyphen", Repair::Status::kApplied, {10, 12}, {3, 3}, "-\n", "", 0.5, {"fol- keskole"}}};
  return page;
}

TEST(PageBlob, ComesBackEqual) {
  const Page page = full_page();
  const auto back = page_from_blob(page_to_blob(page));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(back->raw, page.raw);
  EXPECT_EQ(back->repaired, page.repaired);
}

TEST(PageBlob, DamagedBytesAreRefusedOrReadWithoutHarm) {
  const std::string bytes = page_to_blob(full_page());
  std::mt19937 random(20221122);
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = bytes;
    for (int hits = 1 + static_cast<int>(random() % 3); hits > 0; --hits) {
      damaged[random() % damaged.size()] = static_cast<char>(random());
    }
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    const auto page = page_from_blob(damaged);
    if (!page) continue;
    // Whatever was accepted can be used without leaving the texts.
    const Document document({}, {*page}, {});
    (void)document.quotes({0, document.text().size()});
  }
}

}  // namespace
}  // namespace frisaet
