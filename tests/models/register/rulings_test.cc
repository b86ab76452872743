// What a person decided between sources.
#include "tests/models/register/register_sources.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class RulingTest : public RegisterTest {
 protected:
  std::vector<RegisterSource> both = {Make("a", "2022-09-20", kCouncil).wants({"aeldre"}),
                                      Make("b", "2022-09-20", kCouncil).wants({"folkeskole"})};
  RegisterRuling chosen{
      "250", "runde-2", "a", {"a", "b"}, "ældre", "Anne", "Talt med dem", "2022-10-01T08:00:00Z"};

  Register rule(std::vector<RegisterSource> sources) {
    return build_register(round, MunicipalityIndex::standard(), std::move(sources), {chosen});
  }
};

TEST_F(RulingTest, SettlesAContradictionAndSaysWho) {
  const Register view = rule(both);
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
  EXPECT_FALSE(view.of("250")->in_doubt);
  EXPECT_EQ(state(view, "a"), SourceState::kCounts);
  EXPECT_EQ(state(view, "b"), SourceState::kSetAside);
  EXPECT_EQ(view.of("250")->lines[1].why, "Sat til side af Anne (2022-10-01): Talt med dem");
  EXPECT_THAT(view.of("250")->rulings, ElementsAre(chosen));
}

TEST_F(RulingTest, MayChooseTheLowerBodyAndTheUnsureReading) {
  both[0] = Make("a", "2022-09-10", kAdministrative).wants({"aeldre"}).confidence(0.5);
  const Register view = rule(both);
  EXPECT_THAT(wishes(view), ElementsAre("aeldre:1"));
  EXPECT_FALSE(view.of("250")->in_doubt);
}

TEST_F(RulingTest, AWordThatCameSinceIsADoubtUnlessItSaysTheSame) {
  both.push_back(Make("c", "2022-10-05", kCouncil).wants({"dagtilbud"}));
  EXPECT_THAT(wishes(rule(both)), ElementsAre("dagtilbud:1"));
  EXPECT_THAT(rule(both).of("250")->doubts, ElementsAre(HasSubstr("kommet til, efter at Anne")));
  both.back() = Make("c", "2022-10-05", kAdministrative).wants({"dagtilbud"});
  EXPECT_THAT(wishes(rule(both)), ElementsAre("aeldre:1"));
  EXPECT_TRUE(rule(both).of("250")->in_doubt);
  both.back() = Make("c", "2022-10-05", kCouncil).wants({"aeldre"});
  EXPECT_FALSE(rule(both).of("250")->in_doubt);
}

TEST_F(RulingTest, ARulingWhoseSourceIsGoneOrReadOtherwiseIsADoubt) {
  both[0].declaration.priorities[0].area = "dagtilbud";
  EXPECT_THAT(rule(both).of("250")->doubts, ElementsAre(HasSubstr("læses nu anderledes")));
  both.erase(both.begin());
  EXPECT_THAT(rule(both).of("250")->doubts, ElementsAre(HasSubstr("ikke er her længere")));
  EXPECT_THAT(wishes(rule(both)), ElementsAre("folkeskole:1"));
}

TEST_F(RulingTest, SaysNothingOfAnotherPhaseOrMunicipality) {
  both.push_back(Make("j", "2022-07-01", kCouncil).wants({"beskaeftigelse"}));
  EXPECT_EQ(state(rule(both), "j"), SourceState::kCounts);
  chosen.municipality = "101";
  EXPECT_TRUE(rule(both).of("250")->in_doubt);
  EXPECT_TRUE(rule(both).of("101")->in_doubt) << "it names a source that is not there";
}

}  // namespace
}  // namespace frisaet::test
