// Forms whose labels say what was filled in.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> wishes(const std::string& paper) {
  std::vector<std::string> all;
  const Extraction extraction = extract(paper);
  if (extraction.records.empty()) return all;
  for (const Priority& p : std::get<Declaration>(extraction.records[0].value).priorities)
    all.push_back(std::to_string(p.rank.value_or(0)) + ":" + p.area);
  return all;
}
double sureness(const std::string& paper) {
  const Extraction extraction = extract(paper);
  return extraction.records.empty() ? 0 : extraction.records[0].confidence;
}

TEST(FilledForm, SaysTheWishesUnderTheirLabels) {
  const auto both = ElementsAre("1:aeldre", "2:dagtilbud");
  EXPECT_THAT(wishes("Kommune:\nNyborg Kommune\n\nØnske:\nÆldreområdet\n\nAlternativt ønske:\nDagtilbud\n"),
              both);
  EXPECT_THAT(
      wishes("| Kommune | 1. prioritet | 2. prioritet |\n|---|---|---|\n| Nyborg | Ældre | Dagtilbud |\n"),
      both);
  EXPECT_THAT(
      wishes(
          "| Felt | Svar |\n| Kommune | Nyborg |\n| Ønsket område | Ældre |\n| Andet ønske | Dagtilbud |\n"),
      both);
  EXPECT_THAT(wishes("Tilmelding til frisættelse\n\nKommune ........ Nyborg\n[ ] Dagtilbud\n[x] Ældre\n"),
              ElementsAre("1:aeldre"));
}

TEST(FilledForm, SaysWhoseItIs) {
  const std::string paper =
      "KL\n\nSkema om velfærdsaftaler\n\nKommune\tNyborg\nPrioritet 1\tÆldre\nSubsidiært\tDagtilbud\n";
  EXPECT_EQ(read(paper).municipality->name, "Nyborg");
  EXPECT_THAT(wishes(paper), ElementsAre("1:aeldre", "2:dagtilbud"));
}

TEST(FilledForm, SaysThatNothingIsWanted) {
  const Declaration value = read("Svarskema\n\nKommune: Nyborg\nØnsket område: Ingen af områderne\n");
  EXPECT_TRUE(value.none_of_areas);
  EXPECT_THAT(value.priorities, IsEmpty());
}

TEST(FilledForm, ItsReasonIsTheCell) {
  EXPECT_EQ(
      read("| Kommune | Nyborg |\n| Ønsket område | Ældre |\n| Begrundelse | Vi er klar. |\n").justification,
      "Vi er klar.");
}

TEST(FilledForm, IsForAPersonWhereAnythingElseMayBeMeant) {
  const std::string head =
      "Svar om velfærdsaftaler\n\nByrådet besluttede den 3. maj 2022 svaret.\n\nKommune: Nyborg\n";
  EXPECT_GE(sureness(head + "Ønsket område: Ældre\n"), kReviewThreshold);
  for (const char* rest :
       {"Område: Ældre\n", "Ønsket område: Ældre og teknik\n",
        "Ønsket område: Ældre\nBemærkning: Skoleområdet er også på tale.\n",
        "Ønsket område: Ældre\nAndet ønske: Skole\nBemærkning: 1. og 2. prioritet skal byttes om.\n"})
    EXPECT_LT(sureness(head + rest), kReviewThreshold) << rest;
  EXPECT_THAT(wishes(head + "Ønsket område: Ikke ældre\n"), IsEmpty());
}

}  // namespace
}  // namespace frisaet::test
