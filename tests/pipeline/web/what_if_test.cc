// What would become of a plan, were one reply or one capacity otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

/// Three municipalities have told what they want of what is distributed, and one wants what is designated.
class WhatIfTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    folder_->write("brev.txt", "Kære alle\n\nHermed et brev.\n");
    run("ingest '" + (*folder_ / "brev.txt").string() + "'");
    for (const char* wish : {"Vejle --area folkeskole", "Odense --area folkeskole", "Ballerup --area aeldre",
                             "Gladsaxe --area beskaeftigelse"})
      run(std::string("register add ") + wish + " --note 'Ringet ind'");
    site_ = *Site::open({.data = *folder_ / "data",
                         .access = {.mode = AccessSettings::Mode::kProxy},
                         .reader_program = FRISAET_PROGRAM});
  }
  static void TearDownTestSuite() {
    site_.reset();
    delete folder_;
  }
  static void run(const std::string& command) {
    const std::string line = std::string(FRISAET_PROGRAM) + " --data '" + (*folder_ / "data").string() +
                             "' " + command + " >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(line.c_str())));
  }
  static std::string asked(std::multimap<std::string, std::string> query) {
    query.emplace("run", "ja");
    const Response answer = site_->answer(asked_as("reader", "/fordeling", std::move(query)));
    EXPECT_EQ(answer.status, 200);
    const std::size_t from = answer.body.find("id=\"hvad-nu-hvis\"");
    return answer.body.substr(from, answer.body.find("id=\"spredning\"") - from);
  }

  static std::string page(const std::string& path, const std::string& more = "") {
    const Response answer = site_->answer(asked_as("reader", path, {{"run", "ja"}, {"vis", more}}));
    EXPECT_EQ(answer.status, 200) << path;
    return answer.body;
  }

  static TemporaryFolder* folder_;
  static std::unique_ptr<Site> site_;
};
TemporaryFolder* WhatIfTest::folder_ = nullptr;
std::unique_ptr<Site> WhatIfTest::site_;

TEST_F(WhatIfTest, AnotherReplyIsSaidInWords) {
  const std::string answer = asked({{"hvis", "630"}, {"w1", "aeldre"}});
  EXPECT_THAT(answer, HasSubstr("Hvis Vejle ønskede"));
  EXPECT_THAT(asked({{"hvis", "630"}, {"w1", "aeldre"}, {"w2", "dagtilbud"}}),
              HasSubstr("Hvis Vejle ønskede ældre, så dagtilbud, flytter"));
  EXPECT_THAT(asked({{"hvis", "630"}, {"w1", "intet"}}), HasSubstr("trak sit svar tilbage"));
  EXPECT_THAT(asked({{"hvis", "630"}, {"w1", "ingen"}}), HasSubstr("ikke ønskede noget område"));
}

/// Areas lie at most one apart and dagtilbud has two, so folkeskole has one place open, which the trial draw
/// gives to Odense, and ældre none.
TEST_F(WhatIfTest, WhoMovesStandsInATableWithBothPlaces) {
  const auto row = [](const std::string& name, const std::string& now, const std::string& then) {
    return "<tr><th scope=\"row\">" + name + "</th><td>" + now + "</td><td>" + then + "</td></tr>";
  };
  const std::string other = asked({{"hvis", "630"}, {"w1", "dagtilbud"}});
  EXPECT_THAT(other, HasSubstr("Hvis Vejle ønskede dagtilbud, flytter 2 kommuner."));
  EXPECT_THAT(other, HasSubstr(row("Vejle", "ingen plads", "dagtilbud")));
  EXPECT_THAT(other, HasSubstr(row("Ballerup", "ingen plads", "ældre"))) << "three in dagtilbud make room";
  const std::string gone = asked({{"hvis", "461"}, {"w1", "intet"}});
  EXPECT_THAT(gone, HasSubstr(row("Odense", "folkeskole", "ingen plads")));
  EXPECT_THAT(gone, HasSubstr(row("Vejle", "ingen plads", "folkeskole")));
  for (const char* area : {"folkeskole", "aeldre"})  // it has no place in either
    EXPECT_THAT(asked({{"hvis", "630"}, {"w1", area}}), HasSubstr("flytter ingen"));
}

TEST_F(WhatIfTest, AnotherCapacityIsAskedForAndOneBelowTheFixedPlacesIsExplained) {
  EXPECT_THAT(asked({{"omraade", "folkeskole"}, {"hoejst", "2"}}), HasSubstr("højst kunne få 2"));
  EXPECT_THAT(asked({{"omraade", "folkeskole"}, {"hoejst", "2"}}), HasSubstr("<td>ingen plads</td>"));
  EXPECT_THAT(asked({{"omraade", "folkeskole"}, {"hoejst", "1"}}), HasSubstr("har fast plads"));
}

TEST_F(WhatIfTest, TheLeastThatAnAreaMustHaveStays) {
  const std::string answer =
      asked({{"round", "to-omraader-eksempel"}, {"omraade", "faelles-kantine"}, {"hoejst", "1"}});
  EXPECT_THAT(answer, HasSubstr("Mindst 2 og højst 1 kan ikke gælde på én gang."));
  EXPECT_THAT(answer, Not(HasSubstr("role=\"status\"")));
}

TEST_F(WhatIfTest, AnAreaThatIsDesignatedIsNotOfferedAndIsRefused) {
  const std::string form = asked({});
  const std::string capacities = form.substr(form.find("id=\"omraade\""));
  EXPECT_THAT(capacities, HasSubstr("value=\"folkeskole\""));
  EXPECT_THAT(capacities, Not(HasSubstr("value=\"beskaeftigelse\"")));
  EXPECT_THAT(asked({{"omraade", "beskaeftigelse"}, {"hoejst", "5"}}), HasSubstr("Området udpeges"));
}

TEST_F(WhatIfTest, WhatCannotBeMeantIsToldOfAndNothingIsAnswered) {
  for (const auto& query : std::vector<std::multimap<std::string, std::string>>{
           {{"hvis", "999"}, {"w1", "aeldre"}},
           {{"hvis", "630"}},
           {{"hvis", "630"}, {"w1", "aeldre"}, {"w2", "aeldre"}},
           {{"hvis", "630"}, {"w1", "<b>"}},
           {{"omraade", "aeldre"}, {"hoejst", "mange"}},
           {{"omraade", "aeldre"}, {"hoejst", "-1"}},
           {{"omraade", "aeldre"}, {"hoejst", "2000000000"}},
           {{"omraade", "x"}, {"hoejst", "1"}}}) {
    const std::string answer = asked(query);
    EXPECT_THAT(answer, HasSubstr("role=\"alert\""));
    EXPECT_THAT(answer, Not(HasSubstr("<b>")));
    EXPECT_THAT(answer, Not(HasSubstr("role=\"status\"")));
  }
}

TEST_F(WhatIfTest, ProofTradesPoliciesAndChancesSayThatTheyHangOnAProposal) {
  const std::string given = ", når forslaget til beskæftigelse lægges til grund";
  EXPECT_THAT(page("/fordeling"), HasSubstr("Bevist bedst mulig efter politikken" + given + "."));
  EXPECT_THAT(page("/fordeling", "politikker"), HasSubstr("på de samme svar" + given + "</caption>"));
  EXPECT_THAT(page("/fordeling", "graense"), HasSubstr("opgives" + given + "</caption>"));
  EXPECT_THAT(page("/fordeling/461"), HasSubstr("før lodtrækningen" + given + "</li>"));
}

TEST_F(WhatIfTest, WithoutAQuestionThereIsOnlyTheForm) {
  EXPECT_THAT(asked({}), Not(HasSubstr("role=\"status\"")));
}

}  // namespace
}  // namespace frisaet::web
