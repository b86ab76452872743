// Records as forms: what is corrected in them, and what the second half of a division starts from.
#include "pipeline/web/record_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace frisaet::web {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr Date kDay{std::chrono::year{2022}, std::chrono::May, std::chrono::day{3}};

/// What a form shows, but for what is unknown and for questions that are answered with no.
std::map<std::string, std::string> known(const Record& record) {
  std::map<std::string, std::string> fields;
  for (const FormField& field : form_of(record, {}))
    if (!field.value.empty() && field.value != "nej") fields[field.name] = field.value;
  return fields;
}
std::map<std::string, std::string> beside(Record::Value value) {
  Record record;
  record.value = std::move(value);
  record.evidence = {{}};
  EXPECT_FALSE(known(record).empty());
  const Record blank = blank_beside(record);
  EXPECT_EQ(kind_of(blank), kind_of(record));
  EXPECT_THAT(blank.evidence, IsEmpty());
  return known(blank);
}

TEST(BlankBesideTest, OfEachKindOnlyWhatTwoOfAPaperShareIsFilledIn) {
  Decision decision;
  decision.committee = "Teknisk Udvalg";
  decision.meeting_date = kDay;
  decision.title = "Cykelsti";
  decision.outcome = Outcome::kApproved;
  decision.closed = true;
  EXPECT_THAT(beside(decision), ElementsAre(Pair("closed", "ja"), Pair("committee", "Teknisk Udvalg"),
                                            Pair("meeting_date", "03-05-2022")));
  Declaration declaration;
  declaration.municipality = MunicipalityRef{"630", "Vejle"};
  declaration.priorities = {{"aeldre", 1, std::nullopt}};
  declaration.reservation = "Med forbehold.";
  EXPECT_THAT(beside(declaration), ElementsAre(Pair("municipality", "630")));
  Deadline deadline;
  deadline.date = kDay;
  deadline.date_text = "den 3. maj";
  deadline.what = "svar";
  EXPECT_THAT(beside(deadline), IsEmpty());
  Contact contact;
  contact.details.name = "Anna";
  contact.organisation = "KL";
  EXPECT_THAT(beside(contact), ElementsAre(Pair("organisation", "KL")));
  EXPECT_THAT(beside(Link{"https://kl.example", "vejledning"}), IsEmpty());
  Quota quota;
  quota.area = "aeldre";
  quota.count = 4;
  quota.of = "98 kommuner";
  EXPECT_THAT(beside(quota), ElementsAre(Pair("of", "98 kommuner")));
  AgreementAssignment assignment;
  assignment.municipality = MunicipalityRef{"630", "Vejle"};
  assignment.area = "aeldre";
  EXPECT_THAT(beside(assignment), IsEmpty());
}

Record wishes(std::vector<Priority> priorities) {
  Declaration declaration;
  declaration.priorities = std::move(priorities);
  return {.value = std::move(declaration)};
}

TEST(RecordForm, WishesAreCorrectedOneByOneAndKeepTheirConditions) {
  const Record record = wishes({{"folkeskole", 1, "hvis"}, {"aeldre", 2, "når"}});
  Request request;
  request.form = {
      {"f.priorities.1", "folkeskole"}, {"f.priorities.2", "dagtilbud"}, {"f.priorities.3", "aeldre"}};
  const auto made = record_from_form(record, {}, request);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(std::get<Declaration>(made->value).priorities,
            (std::vector<Priority>{{"folkeskole", 1, "hvis"}, {"dagtilbud", 2, {}}, {"aeldre", 3, {}}}));
}

TEST(RecordForm, TheSameAreaTwiceAndAGapAmongWishesAreRefused) {
  Request twice, gap, none;
  twice.form = {{"f.priorities.2", "folkeskole"}};
  gap.form = {{"f.priorities.3", "aeldre"}};
  none.form = {{"f.none_of_areas", "ja"}};
  const Record record = wishes({{"folkeskole", 1, {}}});
  for (const Request& request : {twice, gap, none}) EXPECT_FALSE(record_from_form(record, {}, request).ok());
}

TEST(RecordForm, AreasOfARoundOfOnesOwnStayAndCanBeChosen) {
  const Record record = wishes({{"vejvaesen", 1, {}}});
  const std::vector<FormField> fields = form_of(record, {"egen-kantine"});
  const auto wish = std::find_if(fields.begin(), fields.end(),
                                 [](const FormField& field) { return field.name == "priorities.1"; });
  ASSERT_NE(wish, fields.end());
  for (const char* area : {"vejvaesen", "egen-kantine", "aeldre", ""})
    EXPECT_THAT(wish->choices, testing::Contains(testing::Pair(area, testing::_)))
        << "else a form would lose it";
  Request other;
  other.form = {{"f.priorities.1", "egen-kantine"}};
  EXPECT_TRUE(record_from_form(record, {"egen-kantine"}, other).ok());
  EXPECT_FALSE(record_from_form(record, {}, other).ok());
}

TEST(RecordForm, WhatIsSentAsShownChangesNothing) {
  Decision decision;
  decision.title = "Titel";
  decision.decision_text = "To\nlinjer\n";
  decision.outcome = Outcome::kSplit;
  const Record record{.value = decision};
  Request request;
  for (const FormField& field : form_of(record, {})) request.form.emplace("f." + field.name, field.value);
  request.form.erase("f.decision_text");
  request.form.emplace("f.decision_text", "To\r\nlinjer\r\n");
  const auto made = record_from_form(record, {}, request);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(*made, record);
}

}  // namespace
}  // namespace frisaet::web
