// Forms whose labels say what was filled in.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Nothing where the paper gives no declaration.
std::string wishes(const std::string& paper) {
  const Extraction extraction = extract(paper);
  if (extraction.records.empty()) return "";
  return listed(std::get<Declaration>(extraction.records[0].value).priorities);
}

TEST(FilledForm, SaysTheWishesUnderTheirLabels) {
  const std::string both = "1:aeldre 2:dagtilbud";
  EXPECT_EQ(wishes("Kommune:\nNyborg Kommune\n\nØnske:\nÆldreområdet\n\nAlternativt ønske:\nDagtilbud\n"),
            both);
  EXPECT_EQ(
      wishes("| Kommune | 1. prioritet | 2. prioritet |\n|---|---|---|\n| Nyborg | Ældre | Dagtilbud |\n"),
      both);
  EXPECT_EQ(
      wishes(
          "| Felt | Svar |\n| Kommune | Nyborg |\n| Ønsket område | Ældre |\n| Andet ønske | Dagtilbud |\n"),
      both);
  EXPECT_EQ(wishes("Tilmelding til frisættelse\n\nKommune ........ Nyborg\n[ ] Dagtilbud\n[x] Ældre\n"),
            "1:aeldre");
}

TEST(FilledForm, APlaceLeftEmptyMovesNobodyUp) {
  const std::string gap =
      "Svarskema\n\nKommune: Nyborg\n1. prioritet: Dagtilbud\n2. prioritet: -\n3. prioritet: Ældre\n";
  EXPECT_EQ(wishes(gap), "1:dagtilbud 3:aeldre");
  EXPECT_LT(sureness(kDecidedForm + gap), kReviewThreshold);
  EXPECT_GE(sureness(kDecidedForm +
                     "Kommune: Nyborg\n1. prioritet: Dagtilbud\n2. prioritet: Ældre\n3. prioritet: -\n"),
            kReviewThreshold);
}

TEST(FilledForm, NoneInTheFirstPlaceIsNoNoToTheSecond) {
  const std::string gap = kDecidedForm + "Kommune: Nyborg\n1. prioritet: Ingen\n2. prioritet: Dagtilbud\n";
  EXPECT_EQ(wishes(gap), "2:dagtilbud");
  EXPECT_FALSE(read(gap).none_of_areas);
  EXPECT_LT(sureness(gap), kReviewThreshold);
  EXPECT_TRUE(
      read(kDecidedForm + "Kommune: Nyborg\n1. prioritet: Ingen\n2. prioritet: Ingen\n").none_of_areas);
}

TEST(FilledForm, ItsReservationIsTheCell) {
  const std::string rows = "| Kommune | Nyborg |\n| Ønsket område | Ældre |\n| Forbehold | ";
  EXPECT_EQ(read(rows + "Vi regner med fuld betaling |\n").reservation, "Vi regner med fuld betaling");
  EXPECT_EQ(read(rows + "Kun hvis staten betaler |\n").reservation, "Kun hvis staten betaler");
  for (const char* nothing : {"–", "Nej", "Ingen", "Ingen særlige forbehold", "Vi har ingen forbehold",
                              "Nyborg Kommune har ingen forbehold.", "Forbehold er ikke relevant", "Læst",
                              "Der tages ikke forbehold"})
    EXPECT_EQ(read(rows + nothing + " |\n").reservation, std::nullopt) << nothing;
  EXPECT_GE(sureness(kDecidedForm + rows + "Nej |\n"), kReviewThreshold) << "is no no to all";
  EXPECT_LT(sureness(kDecidedForm + rows + "Kun hvis ingen andre vil |\n"), kReviewThreshold);
}

TEST(FilledForm, AReservationThatStandsElsewhereIsForAPerson) {
  const std::string rows = kDecidedForm + "Kommune: Nyborg\nØnsket område: Ældre\nForbehold: ";
  for (const char* cell : {"Se bemærkninger", "Ja, se nedenfor", "Ja"}) {
    EXPECT_EQ(read(rows + cell + "\n").reservation, std::nullopt) << cell;
    EXPECT_LT(sureness(rows + cell + "\n"), kReviewThreshold) << cell;
  }
  const auto told =
      read(rows + "Se bemærkninger\nBemærkninger: Kommunen tager forbehold for, at staten betaler.\n")
          .reservation;
  ASSERT_TRUE(told);
  EXPECT_THAT(*told, testing::HasSubstr("at staten betaler"));
}

TEST(FilledForm, TicksHaveAReservationToo) {
  const Declaration value = read(
      "Svar om velfærdsaftale\nKommune: Nyborg Kommune\n\n1. prioritet\n[x] Ældre\n[ ] Skole\n\n2. "
      "prioritet\n"
      "[ ] Ældre\n[x] Skole\n\nForbehold: Staten betaler\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.reservation, "Staten betaler");
}

TEST(FilledForm, SaysWhoseItIs) {
  const std::string paper =
      "KL\n\nSkema om velfærdsaftaler\n\nKommune\tNyborg\nPrioritet 1\tÆldre\nSubsidiært\tDagtilbud\n";
  EXPECT_EQ(read(paper).municipality->name, "Nyborg");
  EXPECT_EQ(wishes(paper), "1:aeldre 2:dagtilbud");
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
  const std::string head = kDecidedForm + "Kommune: Nyborg\n";
  EXPECT_GE(sureness(head + "Ønsket område: Ældre\n"), kReviewThreshold);
  for (const char* rest :
       {"Område: Ældre\n", "Ønsket område: Ældre og teknik\n",
        "Ønsket område: Ældre\nBemærkning: Skoleområdet er også på tale.\n",
        "Ønsket område: Ældre\nAndet ønske: Skole\nBemærkning: 1. og 2. prioritet skal byttes om.\n"})
    EXPECT_LT(sureness(head + rest), kReviewThreshold) << rest;
  EXPECT_EQ(wishes(head + "Ønsket område: Ikke ældre\n"), "");
}

}  // namespace
}  // namespace frisaet::test
