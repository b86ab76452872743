// What letters tell beside the wish without the words that usually say so: reasons, conditions, remarks of a
// table, whose answer it is, what a correction corrects.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/declarations/letter.h"

namespace frisaet {
namespace {

using test::council_letter;
using test::kCouncilWish;
using test::kHead;
using test::listed;
using test::read;
using ::testing::SizeIs;

TEST(MatterItself, TheSentencesWithoutAnotherPurposeAreTheReason) {
  const std::string reason =
      "Hver fjerde borger er over 65 år, og hjemmeplejen mangler hænder på Hindsholm. Halvdelen af dagen går "
      "med at køre.";
  EXPECT_EQ(read(council_letter(kCouncilWish + "\n\n" + reason +
                                "\n\nIngen stemte imod. Spørgsmål kan rettes til Bo Holm."))
                .justification,
            reason);
}

TEST(MatterItself, NothingIsAReasonWhereEverySentenceHasAnotherPurpose) {
  for (const char* sentence : {"Vi ser frem til at høre, hvad der nu sker med vores svar.",
                               "Ingen stemte imod, da byrådet mødtes i mandags.",
                               "Borgmesteren deltager gerne i et møde om den nye ordning.",
                               "Brevet sendes kun elektronisk på grund af ferien.",
                               "Økonomiudvalget talte længe om, hvad der er bedst for byen.",
                               "De to emner er lige højt prioriteret hos os her i kommunen.",
                               "Det ene er ikke vigtigere end det andet, så I må selv vælge frit.",
                               "Dagtilbud er ikke klar til så stor en opgave i år."}) {
    EXPECT_FALSE(read(council_letter(kCouncilWish + "\n\n" + sentence)).justification) << sentence;
  }
}

TEST(MatterItself, WhyAnotherAreaIsNotChosenIsNoReasonBesideOne) {
  EXPECT_EQ(read(council_letter(
                     kCouncilWish +
                     "\n\nFolkeskolen blev fravalgt, fordi den er ny. Dagtilbudsområdet er valgt fra, fordi "
                     "børnetallet falder.\n\nÆldreplejen er klar, fordi holdene er samlede."))
                .justification,
            "Ældreplejen er klar, fordi holdene er samlede.");
}

TEST(MatterItself, WhatHangsOnTheFirstWishIsTheSecondWhateverTheVerb) {
  const auto told =
      read(council_letter(kCouncilWish + "Er det taget til den tid, nøjes vi med skoleområdet."));
  ASSERT_THAT(told.priorities, SizeIs(2));
  EXPECT_EQ(told.priorities[1].area, "folkeskole");
  EXPECT_EQ(told.priorities[1].condition, "Er det taget til den tid");
}

TEST(MatterItself, AConditionOnSomethingElseMakesNoSecondWish) {
  EXPECT_THAT(
      read(council_letter(kCouncilWish + "Bliver det koldt til vinter, varmes skoleområdet op først."))
          .priorities,
      SizeIs(1));
}

TEST(MatterItself, AWordNobodyKnowsIsAWishForAPerson) {
  const Extraction told =
      test::extract(std::string(kHead) + "Nyborg Kommune kaster sin kærlighed på ældreområdet.\n");
  ASSERT_THAT(told.records, SizeIs(1));
  EXPECT_EQ(std::get<Declaration>(told.records[0].value).priorities[0].area, "aeldre");
  EXPECT_LT(told.records[0].confidence, kReviewThreshold);
  EXPECT_THAT(told.doubts.at(0), ::testing::Contains("unknown_words_of_choice"));
}

TEST(MatterItself, OfTwoAreasInUnknownWordsNeitherIsAWish) {
  EXPECT_THAT(
      test::extract(std::string(kHead) +
                    "Nyborg Kommune kaster sin kærlighed på ældreområdet. Vi klapper også af skoleområdet.\n")
          .records,
      SizeIs(0));
}

TEST(MatterItself, ARowMayHaveALongRemark) {
  const auto told = read(std::string(kHead) +
                         "Nedenstående er vedtaget af Byrådet den 9. maj 2023.\n\nPrioritet Område "
                         "Bemærkning\n\n1 Folkeskole Lærerne vil selv lægge året til rette, og det vil "
                         "forældrene gerne være med til.\n\n2 Ældre Kun hvis nr. 1 ikke er mulig\n");
  ASSERT_THAT(told.priorities, SizeIs(2));
  EXPECT_EQ(told.priorities[0].area, "folkeskole");
  EXPECT_EQ(told.priorities[1].condition, "Kun hvis nr. 1 ikke er mulig");
}

TEST(MatterItself, TheFiveQuestionsMayBeHeadings) {
  const auto told = read(
      "Kommune: Nyborg\n\n1) Område, der ønskes frisat\nFolkeskole\n\n2) Uddybning\nDer er langt mellem "
      "skolerne.\n\n3) Eventuelt andet område, såfremt nr. 1 er optaget\nNej\n\n4) Uddybning\n-\n\n5) "
      "Kontaktperson\nNavn: Bo Holm\n");
  EXPECT_EQ(listed(told.priorities), "1:folkeskole");
}

TEST(MatterItself, WhatTheAdministrationAnswersIsAdministrative) {
  for (const char* words :
       {"Dette er administrationens svar.", "Det politiske følger.",
        "Svaret er givet under forudsætning af, at byrådet nikker til det den 31. august."}) {
    EXPECT_EQ(read(council_letter(std::string("Nyborg Kommune ønsker frisættelse på ældreområdet. ") + words))
                  .status,
              DeclarationStatus::kAdministrative)
        << words;
  }
}

TEST(MatterItself, ACorrectionReplacesTheMessageItNames) {
  EXPECT_EQ(read(council_letter(
                     "De to er byttet om i vores skema af 22. juli 2022.\n\nDet rigtige svar lyder:\n\n1. "
                     "prioritet: dagtilbudsområdet\n2. prioritet: ældreområdet"))
                .replaces,
            "vores skema af 22. juli 2022");
  EXPECT_FALSE(read(council_letter(kCouncilWish + "Vi henviser til vores skema af 22. juli 2022.")).replaces);
}

TEST(MatterItself, WhyTheLetterIsLateIsNoReason) {
  const std::string late = "Svaret kommer efter fristen, fordi skemaet lå hos en kollega. ";
  EXPECT_FALSE(read(council_letter(kCouncilWish + late)).justification);
  const std::string reason =
      "Kommunen er lille, og de fire ledere er i år optaget af at flytte hjemmeplejen til ét hus.";
  EXPECT_EQ(read(council_letter(kCouncilWish + late + "\n\n" + reason)).justification, reason);
}

}  // namespace
}  // namespace frisaet
