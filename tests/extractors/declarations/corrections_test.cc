// Replies that replace or withdraw an earlier one.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Correction, NamesWhatItReplaces) {
  const Declaration value = read(
      "Nyborg Kommune\n\nDette brev træder i stedet for vores brev af 1. maj 2023, hvor dagtilbudsområdet "
      "ved en fejl blev 1. prioritet.\n\n"
      "Første prioritet er ældreområdet. Rettelsen sendes efter svarfristen.\n");
  EXPECT_EQ(value.replaces, "vores brev af 1. maj 2023");
  EXPECT_FALSE(value.withdraws);
  EXPECT_EQ(value.late, true);
  EXPECT_EQ(listed(value.priorities), "1:aeldre");
}

TEST(Withdrawal, LeavesNoWish) {
  const Declaration value = read(
      "Nyborg Kommune\n\nByrådet i Nyborg Kommune har den 9. maj 2023 besluttet at trække kommunens "
      "ansøgning af 1. maj 2023 om frisættelse på "
      "ældreområdet tilbage.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_EQ(value.replaces, "kommunens ansøgning af 1. maj 2023 om frisættelse på ældreområdet");
  EXPECT_THAT(value.priorities, IsEmpty());
  EXPECT_FALSE(value.none_of_areas);
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
}

TEST(Withdrawal, AReservedRightToWithdrawIsNone) {
  const Declaration value = read(
      "Nyborg Kommune ønsker ældreområdet. Byrådet forbeholder sig ret til at trække ønsket tilbage, hvis "
      "rammerne bliver for snævre.\n");
  EXPECT_FALSE(value.withdraws);
  EXPECT_TRUE(value.reservation);
}

TEST(Withdrawal, ADeniedOneIsNone) {
  for (const char* sentence :
       {"Byrådet trækker ikke sit ønske om ældreområdet tilbage.",
        "Vi trækker ønsket om frisættelse på ældreområdet ikke tilbage.", "Ansøgningen trækkes ikke tilbage.",
        "Ønsket bortfalder ikke.", "Vi beder jer ikke betragte ansøgningen som bortfaldet.",
        "Bo Holm (A) foreslog at trække ansøgningen tilbage."}) {
    const Declaration value = read(council_letter(kCouncilWish + sentence));
    EXPECT_FALSE(value.withdraws) << sentence;
    EXPECT_THAT(value.priorities, SizeIs(1)) << sentence;
  }
  for (const char* sentence :
       {"Da vi ikke kan nå det, trækker vi hermed ansøgningen tilbage.",
        "Vi trækker os, idet vi ikke kan nå det.", "I bedes betragte ansøgningen som bortfaldet."}) {
    EXPECT_TRUE(read(council_letter(kCouncilWish + sentence)).withdraws) << sentence;
  }
}

TEST(Correction, WhatTheEarlierReplySaidIsNoWish) {
  const auto value = read(
      std::string(kHead) +
      "I vores svar til jer af 9. juni 2023 stod, at 1. prioritet er dagtilbudsområdet. Det rette er, at 1. "
      "prioritet er ældreområdet og 2. prioritet dagtilbudsområdet. Dette svar erstatter det tidligere.\n");
  EXPECT_EQ(listed(value.priorities), "1:aeldre 2:dagtilbud");
  EXPECT_EQ(value.replaces, "vores svar til jer af 9. juni 2023");
}

TEST(Withdrawal, ReplyThatIsNotUpheldIsWithdrawn) {
  const auto value = read(std::string(kHead) +
                          "Byrådet har den 13. juni 2023 besluttet, at ansøgningen ikke skal opretholdes. I "
                          "bedes derfor betragte "
                          "ansøgningen af 9. juni 2023 som bortfaldet.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_THAT(value.priorities, IsEmpty());
  EXPECT_EQ(value.replaces, "ansøgningen af 9. juni 2023");
}

TEST(Correction, OfTwoColumnsTheRightOneCounts) {
  const Declaration value = read(
      "Nyborg Kommune\n10-10-2022\n\nKL\n\nOmbyttede ønsker fra Nyborg Kommune\n\nNedenstående træder i "
      "stedet for "
      "vores svar af 29. september 2022.\n\nDer stod Der skulle have stået\n\nFørsteprioritet Ældreområdet "
      "Dagtilbudsområdet\n\nAndenprioritet Dagtilbudsområdet Ældreområdet\n");
  EXPECT_EQ(listed(value.priorities), "1:dagtilbud 2:aeldre");
}

TEST(Correction, TwoColumnsWithoutAHeadAreForAPerson) {
  const Extraction columns = extract(
      "Nyborg Kommune\n10-10-2022\n\nKL\n\nØnsker fra Nyborg Kommune\n\nFørsteprioritet Ældreområdet "
      "Dagtilbudsområdet\n");
  ASSERT_THAT(columns.records, SizeIs(1));
  EXPECT_LT(columns.records[0].confidence, 0.6);
}

TEST(Withdrawal, WhoeverWantsOutNoLongerWants) {
  const Declaration value = read(
      "Fra: Bo Holm <boho@nyborg.dk>\nTil: KL\nSendt: 30. november 2022 08:55\nEmne: Nyborg trækker sig\n\n"
      "Nyborg Kommune ønsker ikke længere at være med. Der er ikke valgt et andet område, og "
      "folkeskoleområdet har aldrig "
      "været på tale.\n");
  EXPECT_TRUE(value.withdraws);
  EXPECT_THAT(value.priorities, IsEmpty());
}

TEST(Correction, WhatIsNotToBeThrownAwayIsNotReplaced) {
  const Declaration value =
      read(council_letter(kCouncilWish + "Vi beder jer ikke kassere vores svar af 27. maj 2022."));
  EXPECT_FALSE(value.replaces);
}

TEST(Withdrawal, WhatIsTakenBackMayStandFirst) {
  const Declaration value = read(council_letter(
      "Brevet af 27. maj 2022, hvori vi ønskede os ældreområdet, beder vi jer betragte som bortfaldet."));
  EXPECT_TRUE(value.withdraws);
  EXPECT_EQ(value.replaces, "Brevet af 27. maj 2022, hvori vi ønskede os ældreområdet");
}

TEST(Withdrawal, WhatIsToBeTakenOtherwiseIsNotTakenBack) {
  const Declaration value =
      read(council_letter(kCouncilWish + "Brevet af 27. maj 2022 beder vi jer betragte som fortroligt."));
  EXPECT_FALSE(value.withdraws);
}

TEST(Correction, TheAdministrationsReplyIsReplacedToo) {
  const Declaration value = read(
      council_letter(kCouncilWish + "Svaret træder i stedet for forvaltningens besvarelse af 6. juni 2022."));
  EXPECT_EQ(value.replaces, "forvaltningens besvarelse af 6. juni 2022");
}

TEST(Withdrawal, ANeighbourThatWantsOutIsNotTheSender) {
  const Declaration value = read(council_letter(kCouncilWish + "Kerteminde Kommune trækker sig."));
  EXPECT_FALSE(value.withdraws);
  EXPECT_THAT(value.priorities, SizeIs(1));
}

TEST(Correction, TwoColumnsInOneParagraphAreForAPerson) {
  const Extraction columns = extract(
      council_letter(kCouncilWish + "\n\nNu Før\nFørsteprioritet Ældreområdet "
                                    "Dagtilbudsområdet\nAndenprioritet Dagtilbudsområdet Ældreområdet"));
  ASSERT_THAT(columns.records, SizeIs(1));
  EXPECT_LT(columns.records[0].confidence, 0.6);
}

TEST(DeclarationCorrection, AnAnswerThatDoesNotCountAnyMoreIsReplaced) {
  const Declaration value =
      read(std::string(kHead) +
           "Mailen fra Nyborg Kommune, som I fik den 2. maj 2023, gælder altså ikke længere.\n\n"
           "Vi søger nu om en velfærdsaftale på ældreområdet.\n");
  EXPECT_FALSE(value.withdraws);
  EXPECT_EQ(value.replaces, "Mailen fra Nyborg Kommune, som I fik den 2. maj 2023");
}

TEST(Corrections, NameTheMunicipalitysOwnAnswer) {
  const auto replaces = [](const std::string& sentence) {
    return read(council_letter(sentence + " " + kCouncilWish)).replaces.value_or("-");
  };
  EXPECT_EQ(replaces("Dette brev erstatter Nyborg Kommunes svar af 1. juli 2022."),
            "Nyborg Kommunes svar af 1. juli 2022");
  EXPECT_EQ(replaces("I bedes makulere vores skrivelse af 1. juli 2022."), "vores skrivelse af 1. juli 2022");
  EXPECT_EQ(replaces("Forsøget erstatter Nyborg Kommunes gamle ordning."), "-");
}

TEST(Corrections, AnothersPaperOrItsContentsReplaceNoAnswer) {
  for (const char* sentence : {"KL's vejledning erstatter det skema af 1. juli 2022, som lå på siden.",
                               "KL oplyser, at det nye skema annullerer det skema fra maj.",
                               "Vi har fået det brev fra fredag den 1. juli 2022, som erstatter det første.",
                               "I bedes slette vores mail af 1. juli 2022 med personnumre."}) {
    const Declaration value = read(council_letter(kCouncilWish + sentence));
    EXPECT_FALSE(value.replaces) << sentence;
    EXPECT_FALSE(value.withdraws) << sentence;
    EXPECT_THAT(value.priorities, SizeIs(1)) << sentence;
  }
}

TEST(Corrections, WhatTheNextSentenceCallsWrongIsNoWish) {
  const std::string wrong =
      "I vores skema af 1. juli 2022 er der sket en ombytning. Vi har skrevet ældreområdet som 1. "
      "prioritet og dagtilbudsområdet som 2. prioritet. ";
  const Declaration value = read(council_letter(
      wrong + "Det skal være omvendt: dagtilbudsområdet er 1. prioritet, og ældreområdet er 2. prioritet."));
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, "dagtilbud");
  EXPECT_EQ(value.priorities[1].area, "aeldre");
  EXPECT_EQ(value.replaces, "vores skema af 1. juli 2022");
}

TEST(Corrections, WhatElseIsWrongTakesNoWishAway) {
  for (const char* sentence :
       {"Det er en fejl, at fristen er så kort.", "Det er forkert, at der kun gives ét valg.",
        "Det er forkert, når avisen skriver noget andet.", "De to er omvendt meget forskellige at drive.",
        "Rækkefølgen er en fejl i KL's brev.", "Den er forkert, den tanke, at staten ved alt.",
        "Det skal læses omvendt af styrelsen.", "Der skulle stå lidt mere i jeres vejledning."}) {
    const Extraction letter = extract(council_letter(kCouncilWish + sentence));
    ASSERT_THAT(letter.records, SizeIs(1)) << sentence;
    EXPECT_THAT(std::get<Declaration>(letter.records[0].value).priorities, SizeIs(1)) << sentence;
  }
  // Of what only is wrong nobody knows what counts.
  EXPECT_LT(sureness(council_letter("Byrådet besluttede den 1. august 2022, at vi søger ældreområdet som 1. "
                                    "prioritet og skoleområdet som 2. prioritet. Det skal være omvendt.")),
            kReviewThreshold);
}

TEST(Corrections, AnAreaInTwoPlacesIsForAPerson) {
  const std::string twice =
      "Byrådet besluttede den 1. august 2022 følgende. Ældreområdet er 1. prioritet, og dagtilbudsområdet er "
      "2. "
      "prioritet. Skolen ligger stille. Dagtilbudsområdet er 1. prioritet, og ældreområdet er 2. prioritet.";
  EXPECT_LT(sureness(council_letter(twice)), kReviewThreshold);
}

TEST(Corrections, TheClauseSaysWhichAnswerByItsDay) {
  const auto letter = [](const std::string& which) {
    return read(council_letter("Dette brev erstatter det skema" + which +
                               " Byrådet besluttede den 1. august 2022, at ældreområdet er 1. prioritet."));
  };
  EXPECT_EQ(letter(", som vi sendte den 21. juli 2022.").replaces,
            "det skema, som vi sendte den 21. juli 2022");
  EXPECT_EQ(letter(", som vi ønsker glemt.").replaces, "det skema");
}

}  // namespace
}  // namespace frisaet::test
