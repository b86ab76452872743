// What letters and forms say in other words than most: who decided, what no longer counts, what a question
// asks for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/declarations/letter.h"

namespace frisaet {
namespace {

using test::iso;
using test::kHead;
using test::listed;
using test::read;
using ::testing::SizeIs;

TEST(SaidOtherwise, ABareCommitteeIsTheOneNamedBefore) {
  const Declaration told =
      read(std::string(kHead) +
           "Mødet i Socialudvalget måtte flyttes. Udvalget besluttede den 5. juni 2023 (punkt 6) at søge "
           "om frisættelse på ældreområdet.\n");
  ASSERT_TRUE(told.decided);
  EXPECT_EQ(told.decided->body, "Socialudvalget");
  EXPECT_EQ(iso(told.decided->date), "2023-06-05");
  EXPECT_EQ(told.status, DeclarationStatus::kCommittee);
}

TEST(SaidOtherwise, WhereTwoCommitteesAreNamedABareOneIsNeither) {
  const Declaration told =
      read(std::string(kHead) +
           "Socialudvalget og Børneudvalget har talt om det. Udvalget besluttede den 5. juni 2023 at søge "
           "om frisættelse på ældreområdet.\n");
  EXPECT_FALSE(told.decided && told.decided->date);
}

TEST(SaidOtherwise, AYesIsADecision) {
  const Declaration told =
      read(std::string(kHead) +
           "Byrådet sagde den 5. juni 2023 ja til, at kommunen søger frisættelse på ældreområdet.\n");
  EXPECT_EQ(told.status, DeclarationStatus::kCouncil);
}

TEST(SaidOtherwise, WhatIsToBeDisregardedIsReplaced) {
  const Declaration told = read(
      std::string(kHead) +
      "Mailen af 12. juni, som står nedenfor, bedes I se bort fra. Vi ønsker frisættelse på ældreområdet.\n");
  EXPECT_EQ(told.replaces, "Mailen af 12. juni");
  EXPECT_FALSE(told.withdraws);
}

TEST(SaidOtherwise, ANoToAllAreasIsNone) {
  EXPECT_TRUE(read(std::string(kHead) + "Nyborg Kommune takker nej til frisættelse på alle tre områder.\n")
                  .none_of_areas);
}

TEST(SaidOtherwise, TheThirdQuestionAsksForTheSecondWishWhateverItsWords) {
  const Declaration told = read(
      "Spørgeskema om velfærdsaftaler\n\nKommunens navn\nNyborg Kommune\n\nSpørgsmål 1. Hvilket område vil "
      "kommunen helst "
      "sættes fri på?\nFolkeskole\n\nSpørgsmål 2. Hvorfor?\nDer er langt mellem skolerne.\n\nSpørgsmål 3. "
      "Hvilket område vil "
      "I tage, hvis det bliver nødvendigt? (Skriv nej, hvis intet)\nÆldre\n\nSpørgsmål 4. Begrundelse for "
      "svaret på 3\nDet er "
      "svært at ansætte.\n\nSpørgsmål 5. Kontaktperson\nNavn: Bo Holm\n");
  EXPECT_EQ(listed(told.priorities), "1:folkeskole 2:aeldre");
}

TEST(SaidOtherwise, RomanNumbersAloneOnTheirLinesAreRanks) {
  const Declaration told =
      read(std::string(kHead) +
           "Byrådets rækkefølge blev denne.\n\nI ældreområdet\n\nII dagtilbudsområdet\n\nIII "
           "folkeskoleområdet\n\nMed venlig hilsen\nBo Holm\n");
  ASSERT_THAT(told.priorities, SizeIs(3));
  EXPECT_EQ(told.priorities[0].area, "aeldre");
  EXPECT_EQ(told.priorities[2].area, "folkeskole");
  EXPECT_EQ(told.priorities[2].rank, 3);
}

TEST(SaidOtherwise, ARomanOneWithoutATwoIsAPreposition) {
  const Declaration told =
      read(std::string(kHead) +
           "Vi ønsker frisættelse på dagtilbudsområdet.\n\nI ældreområdet\n\nDer er travlt.\n");
  EXPECT_EQ(listed(told.priorities), "1:dagtilbud");
}

TEST(SaidOtherwise, RowsMayStandBelowARuleOfDashes) {
  const Declaration told =
      read(std::string(kHead) +
           "   Område          Placering   Bemærkning\n   ----------------------------------\n   "
           "Folkeskole      1           møde den 8. juni\n   Dagtilbud       2           deles med "
           "ældre\n   Ældre           2           deles med dagtilbud\n");
  ASSERT_THAT(told.priorities, SizeIs(3));
  EXPECT_EQ(told.priorities[0].area, "folkeskole");
  EXPECT_EQ(told.priorities[2].area, "aeldre");
  EXPECT_EQ(told.priorities[2].rank, 2);
}

TEST(SaidOtherwise, OthersMayBeThoseToWhomTheWishIsLost) {
  const Declaration told =
      read(std::string(kHead) +
           "Nyborg Kommune ønsker at blive frisat på ældreområdet. Går pladserne til andre kommuner, "
           "vil Nyborg i stedet gå efter folkeskoleområdet.\n");
  ASSERT_THAT(told.priorities, SizeIs(2));
  EXPECT_EQ(told.priorities[1].condition, "Går pladserne til andre kommuner");
}

TEST(SaidOtherwise, WhatOthersChooseIsNoWish) {
  const Declaration told =
      read(std::string(kHead) +
           "Nyborg Kommune ønsker at blive frisat på ældreområdet. Vi har hørt, at andre kommuner "
           "vælger folkeskoleområdet.\n");
  EXPECT_THAT(told.priorities, SizeIs(1));
}

TEST(SaidOtherwise, NoOtherProposalTakesNothingBack) {
  const Declaration told = read(
      std::string(kHead) + "Vi ønsker frisættelse på dagtilbudsområdet og har ikke noget andet forslag.\n");
  EXPECT_EQ(listed(told.priorities), "1:dagtilbud");
}

}  // namespace
}  // namespace frisaet
