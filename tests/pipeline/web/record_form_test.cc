// Records as forms: what the second half of a division starts from.
#include "pipeline/web/record_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace frisaet::web
