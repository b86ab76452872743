// Replies on forms: questions, tables, and boxes to tick.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kForm =
    "Velfærdsaftaler\nKommune: Nyborg\nBesvaret: 12. maj 2023\n"
    "1) Hvilket område ønsker kommunen at blive frisat på?\nÆldre\n"
    "2) Hvorfor netop dette område? (Kan udelades)\nHjemmeplejen har faste team.\n"
    "3) Er der et andet af de tre områder, som kommunen vil tage imod?\n";

TEST(DeclarationForm, AnswersBecomeRanks) {
  const Declaration value =
      read(std::string(kForm) +
           "Folkeskole\n4) Evt. uddybning.\n5) Oplysninger om kontaktperson.\nNavn: Rikke Toft "
           "Lund\nTitel: Sundhedschef\nMail: ritl@nyborg.dk\nTelefon: 1270 0002\n");
  EXPECT_EQ(listed(value.priorities), "1:aeldre 2:folkeskole");
  EXPECT_EQ(value.justification, "Hjemmeplejen har faste team.");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->email, "ritl@nyborg.dk");
  EXPECT_EQ(value.municipality->name, "Nyborg");
}

TEST(DeclarationForm, NoMeansNoSecondWish) {
  EXPECT_THAT(read(std::string(kForm) + "Nej\n4) Evt. uddybning.\nÆldreområdet er det eneste.\n").priorities,
              SizeIs(1));
}

const char* const kBoxes =
    "Velfærdsaftaler\nStatus: Besvaret 12-05-2023\nKommune\nNyborg Kommune\n\n"
    "1) Hvilket område ønsker kommunen at blive frisat på?\n[ ] Dagtilbud\n[x] Ældre\n[ ] Ingen\n\n"
    "3) Hvis I ikke kan få det, vil I så have et andet?\n";

TEST(DeclarationForm, TickedBoxesAreTheAnswers) {
  const Declaration value =
      read(std::string(kBoxes) +
           "[ ] Ældre\n[X] Dagtilbud\n[ ] Nej\n\n5) Kontaktperson\nRikke Toft Lund\nSundhedschef\n"
           "ritl@nyborg.dk\n1270 0002\n");
  EXPECT_EQ(listed(value.priorities), "1:aeldre 2:dagtilbud");
  EXPECT_EQ(iso(value.date), "2023-05-12");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Rikke Toft Lund");
  EXPECT_EQ(value.contact->title, "Sundhedschef");
  EXPECT_EQ(value.contact->phone, "1270 0002");
}

TEST(DeclarationForm, ATickedNoIsNoSecondWish) {
  EXPECT_THAT(read(std::string(kBoxes) + "[ ] Dagtilbud\n[x] Nej\n").priorities, SizeIs(1));
}

/// Headings instead of numbered questions, and a list of boxes below each.
std::string heading_form(std::string_view first, std::string_view second_heading, std::string_view second) {
  return "SVAR OM VELFÆRDSAFTALE\nKommune:  Nyborg Kommune\nUdfyldt:  3. oktober 2023\n\nOmråde (ét "
         "kryds)\n" +
         std::string(first) + "\n" + std::string(second_heading) + "\n" + std::string(second) +
         "\nHvem står bag svaret?\n  [X]  Byrådet\n  [ ]  Administrationen\n  Dato:  26. september 2023\n"
         "  Sag nr.:  88\n";
}
const char* const kOldFirst = "  [X]  Ældre\n  [ ]  Folkeskole\n  [ ]  Ingen af områderne\n";

TEST(DeclarationForm, AListOfBoxesBelowEachHeadingIsAPlaceInTheOrder) {
  const Declaration value =
      read(heading_form(kOldFirst, "Hvis I ikke kan få det:", "[ ] Ældre\n[x] Folkeskole\n"));
  EXPECT_EQ(listed(value.priorities), "1:aeldre 2:folkeskole");
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-09-26");
  EXPECT_EQ(value.decided->item_number, "88");
}

TEST(DeclarationForm, WhoIsStillToDecideHasNotDecided) {
  const Declaration value = read(
      "SVAR OM VELFÆRDSAFTALE\nKommune: Nyborg Kommune\n\nØnsket område: Ældre\n\n"
      "Hvem skal behandle svaret?\n[X] Byrådet\n[ ] Økonomiudvalget\n"
      "Dato: 26. september 2023\n");
  EXPECT_NE(value.status, DeclarationStatus::kCouncil);
  EXPECT_FALSE(value.decided);
}

TEST(DeclarationForm, WhoWasToldHasNotDecided) {
  for (const char* const question : {"Hvem er orienteret?", "Kopi til:"}) {
    const Declaration value =
        read("SVAR OM VELFÆRDSAFTALE\nKommune: Nyborg Kommune\n\nØnsket område: Ældre\n\n" +
             std::string(question) + "\n[X] Byrådet\n[ ] Økonomiudvalget\nDato: 26. september 2023\n");
    EXPECT_NE(value.status, DeclarationStatus::kCouncil) << question;
  }
}

TEST(DeclarationForm, ListsThatAskForNoWishGiveNone) {
  const auto sure = [](const std::string& first) {
    return sureness(kDecidedForm + "Kommune:  Nyborg Kommune\n\n" + first +
                    "\n[X] Ældre\n[ ] Folkeskole\n\nAndet område\n[ ] Ældre\n[x] Folkeskole\n");
  };
  EXPECT_GE(sure("Ønsket område"), kReviewThreshold);
  for (const char* const first : {"Områder, vi har fravalgt", "Hvilket område har I haft frisættelse på?"})
    EXPECT_LT(sure(first), kReviewThreshold) << first;
}

TEST(DeclarationForm, ASecondRowWithAnEmptyCellMakesAListOfMany) {
  const std::string one =
      kDecidedForm + "| Kommune | 1. prioritet | 2. prioritet |\n| Nyborg | Ældre | Dagtilbud |\n";
  EXPECT_GE(sureness(one), kReviewThreshold);
  EXPECT_LT(sureness(one + "| Faxe | Ældre | |\n"), kReviewThreshold);
}

TEST(DeclarationForm, ANoBesideTheFieldsIsForAPerson) {
  const std::string form = kDecidedForm + "| Kommune | Nyborg |\n| Ønsket område | Ældre |\n";
  EXPECT_GE(sureness(form), kReviewThreshold);
  for (const char* const line : {"| Søger kommunen om en aftale? | Nej |", "| Bemærkning | Bortfalder |",
                                 "| Forbehold | Kun hvis rammen holder |"}) {
    EXPECT_THAT(extract(form + line + "\n").records, SizeIs(1)) << line;
    EXPECT_LT(sureness(form + line + "\n"), kReviewThreshold) << line;
  }
}

TEST(DeclarationForm, ANoToTheNextPlaceIsNotANoToAll) {
  const Declaration value =
      read(heading_form(kOldFirst, "Andet område", "[ ] Ældre\n[ ] Skole\n[X] Nej tak\n"));
  EXPECT_FALSE(value.none_of_areas);
  EXPECT_EQ(listed(value.priorities), "1:aeldre");
}

TEST(DeclarationForm, ATickedNoToTheFirstPlaceIsNoneOfTheAreas) {
  const Declaration value =
      read(heading_form("[ ] Ældre\n[ ] Folkeskole\n[X] Ingen\n", "2. ønske", "[ ] Ældre\n[ ] Folkeskole\n"));
  EXPECT_TRUE(value.none_of_areas);
  EXPECT_THAT(value.priorities, IsEmpty());
}

TEST(DeclarationForm, ASecondListThatAsksForSomethingElseGivesNoPlace) {
  const Declaration value =
      read(heading_form(kOldFirst, "Områder, I har erfaringer fra", "[ ] Ældre\n[x] Folkeskole\n"));
  for (const Priority& wish : value.priorities) EXPECT_FALSE(wish.area == "folkeskole" && wish.rank == 2);
}

TEST(DeclarationForm, EmptyBoxesAreNoAnswer) {
  EXPECT_THAT(extract("Nyborg Kommune\n1) Hvilket område ønsker kommunen at blive frisat på?\n[ ] "
                      "Dagtilbud\n[ ] Ældre\n")
                  .records,
              IsEmpty());
}

TEST(DeclarationForm, QuestionsWithoutAnswersAreNoDeclaration) {
  EXPECT_THAT(extract("Nyborg Kommune\n1) Hvilket område ønsker kommunen at blive frisat på?\n2) Evt. "
                      "uddybning.\n5) Oplysninger om "
                      "kontaktperson.\n")
                  .records,
              IsEmpty());
}

TEST(DeclarationForm, TableOfQuestionsIsRead) {
  const auto value = read(
      "Spørgeskema om velfærdsaftaler\nKommunenavn: Nyborg Kommune\nSvar modtaget: 09-06-2023\n\n"
      "| 1 | Hvilket område ønsker kommunen at indgå velfærdsaftale på? | Folkeskoleområdet |\n"
      "| 2 | Hvad er begrundelsen? | Vi har små skoler. |\n"
      "| 3 | Ønsker kommunen et andet område, hvis det ikke er muligt? | Dagtilbudsområdet |\n"
      "| 5 | Kontaktperson | Grethe Holm, skolechef, grho@nyborg.dk, 12 15 55 00 |\n");
  EXPECT_EQ(listed(value.priorities), "1:folkeskole 2:dagtilbud");
  EXPECT_EQ(iso(value.date), "2023-06-09");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->title, "skolechef");
}

TEST(DeclarationForm, LabelsBesideTheirAnswersAreNoPartOfThem) {
  const auto value = read(
      "Nyborg Kommunes besvarelse\nDato for indsendelse 09-06-2023\n1. Område Ældreområdet\n2. Begrundelse "
      "Vi har "
      "faste teams.\n3. Subsidiært område Dagtilbudsområdet\n5. Kontaktperson Navn: Hans Holm\nTitel: "
      "Omsorgschef\nE-mail: haho@nyborg.dk\nEventuelle bemærkninger Nyborg Kommune tager forbehold for "
      "rammerne.\n"
      "Politisk behandling Byrådet, 26-05-2023, punkt 361\n");
  EXPECT_EQ(value.reservation, "Nyborg Kommune tager forbehold for rammerne.");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Hans Holm");
  EXPECT_EQ(value.contact->title, "Omsorgschef");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(iso(value.decided->date), "2023-05-26");
}

const char* const kGrid =
    "Skema: Ønske om velfærdsaftale\nKommune: Nyborg Kommune\n\nOmråde Første valg Andet valg Nej tak\n"
    "Dagtilbud ☐ ☒ ☐\nFolkeskole ☐ ☐ ☒\nÆldre ☒ ☐ ☐\n\nHvem har besluttet svaret?\n"
    "☐ Forvaltningen ☒ Økonomiudvalget ☐ Byrådet\nDato og punkt: 20-09-2022, punkt 9\n";

TEST(DeclarationForm, AGridOfBoxesTellsRanksAndWhoDecided) {
  const Declaration value = read(kGrid);
  EXPECT_EQ(listed(value.priorities), "1:aeldre 2:dagtilbud");
  EXPECT_EQ(value.status, DeclarationStatus::kCommittee);
  EXPECT_EQ(value.decided->body, "Økonomiudvalget");
  EXPECT_EQ(iso(value.decided->date), "2022-09-20");
  EXPECT_EQ(value.decided->item_number, "9");
}

TEST(DeclarationForm, AGridOfNoesIsNone) {
  const Declaration value = read(
      "Kommune: Nyborg Kommune\n\nOmråde Første valg Nej tak\nDagtilbud ☐ ☒\nFolkeskole ☐ ☒\nÆldre ☐ ☒\n");
  EXPECT_TRUE(value.none_of_areas);
  EXPECT_THAT(value.priorities, IsEmpty());
}

TEST(DeclarationForm, AGridThatDecidesNothingIsNoWish) {
  for (const char* rows : {"Dagtilbud ☐ ☒\nFolkeskole ☐ ☐\nÆldre ☐ ☒\n", "Dagtilbud ☐ ☐\nÆldre ☐ ☐\n"})
    EXPECT_THAT(extract(council_letter("Område Første valg Nej tak\n" + std::string(rows))).records,
                IsEmpty())
        << rows;
}

TEST(DeclarationForm, ASecondChoiceWithoutAFirstIsForAPerson) {
  const Extraction second =
      extract(council_letter("Område Første valg Andet valg Nej tak\nDagtilbud ☐ ☒ ☐\nÆldre ☐ ☐ ☒\n"));
  ASSERT_THAT(second.records, SizeIs(1));
  EXPECT_LT(second.records[0].confidence, kReviewThreshold);
}

TEST(DeclarationForm, ADayBelowTheBodiesIsADecisionsOnlyWhereALabelSaysSo) {
  const std::string body = "Besluttet af: ☐ Forvaltningen ☒ Byrådet\n";
  const std::string wish = "\n\nVi søger om ældreområdet som 1. prioritet.";
  const Declaration other = read(council_letter(body + "Svaret sendes senest: 01-08-2022" + wish));
  ASSERT_TRUE(other.decided);
  EXPECT_EQ(other.decided->body, "Byrådet");
  EXPECT_EQ(iso(other.decided->date), "-");
  const Declaration labelled =
      read(council_letter(body + "Svaret sendes senest: 05-08-2022\nBehandlet: 01-08-2022" + wish));
  ASSERT_TRUE(labelled.decided);
  EXPECT_EQ(iso(labelled.decided->date), "2022-08-01");
}

TEST(DeclarationForm, ARowWithTwoTicksIsForAPerson) {
  const Extraction two =
      extract("Kommune: Nyborg Kommune\n\nOmråde Første valg Nej tak\nDagtilbud ☒ ☒\nÆldre ☐ ☒\n");
  ASSERT_THAT(two.records, SizeIs(1));
  EXPECT_LT(two.records[0].confidence, 0.6);
}

TEST(DeclarationForm, BoxesThatFitNoColumnMakeNoWish) {
  for (const char* head : {"Område Vigtigt 1. prioritet 2. prioritet\nDagtilbud ☒ ☐ ☐\nÆldre ☐ ☒ ☐\n",
                           "Område 1. prioritet i 2016 1. prioritet i 2022\nDagtilbud ☒ ☐\nÆldre ☐ ☒\n"})
    EXPECT_THAT(extract(council_letter(head)).records, IsEmpty()) << head;
}

TEST(DeclarationForm, QuestionsMayAskForAnElaborationAndForWhatTakesItsPlace) {
  const Declaration value = read(
      "Udskrift af svar\nBesvaret af: Nyborg Kommune\n\n1  Ønsket område (sæt ét kryds)\n   [x] Dagtilbud\n  "
      " [ ] "
      "Ældre\n\n2  Begrund ønsket kort\n   Hver stue har sin egen plan.\n\n3  Er der et område, der kan "
      "bruges i "
      "stedet? (ét kryds eller intet)\n   [ ] Dagtilbud\n   [x] Ældre\n   [ ] Nej\n\n4  Begrund ønsket "
      "kort\n   "
      "Det ene er godt.\n\n5  Hvem er kontaktperson?\n   Navn  Bo Ask Holm\n   Mail  boah@nyborg.dk\n");
  EXPECT_EQ(listed(value.priorities), "1:dagtilbud 2:aeldre");
  EXPECT_EQ(value.justification, "Hver stue har sin egen plan.");
}

TEST(DeclarationForm, ATableMayCallTheRanksPlacesAndRemarkConditions) {
  const Declaration value = read(
      "Nyborg Kommune\n\nTil KL\n\nDato: 14. juni 2023\n\nTilbagemelding til KL om velfærdsaftale\n\n"
      "Udvalget har fordelt områderne sådan:\n\nOmråde           Plads     Udvalgets bemærkning\n"
      "-----------------------------------------------\nÆldre            1         Trænger mest\n"
      "Dagtilbud        1         Lige så godt\nFolkeskole       2         Kun hvis de andre er optaget\n"
      "-----------------------------------------------\n\nTo områder deler førstepladsen.\n");
  ASSERT_EQ(listed(value.priorities), "1:aeldre 1:dagtilbud 2:folkeskole");
  EXPECT_EQ(value.priorities[2].condition, "Kun hvis de andre er optaget");
}

TEST(DeclarationForm, WhatIsWantedIfTheFirstCannotBeDoneIsTheSecond) {
  const Declaration value =
      read(std::string(kHead) +
           "Byrådet vedtog den 13. juni 2023 følgende:\n\n\"Der søges om velfærdsaftale på skoleområdet, "
           "forudsat at "
           "ferieplanen kan lægges på den enkelte skole. Lader det sig ikke gøre, søges der i stedet på "
           "ældreområdet.\"\n");
  ASSERT_EQ(listed(value.priorities), "1:folkeskole 2:aeldre");
  EXPECT_EQ(value.priorities[1].condition, "Lader det sig ikke gøre");
}

TEST(DeclarationForm, SeveralTicksOnOneLineAreAllChosenInNoOrder) {
  const std::string form = "Nyborg Kommune\n\n1. Hvilket område ønsker kommunen?\n";
  const std::string rest = "\n2. Hvorfor?\nFordi det haster.\n";
  const Declaration both = read(form + "[x] Dagtilbud   [x] Ældre   [ ] Folkeskole\n" + rest);
  ASSERT_THAT(both.priorities, SizeIs(2));
  EXPECT_TRUE(both.open_set);
  EXPECT_EQ(both.priorities[0].rank, std::nullopt);
  EXPECT_LT(sureness(form + "[x] Dagtilbud   [x] Ældre   [ ] Folkeskole\n" + rest), kReviewThreshold);
  const Declaration one = read(form + "[ ] Dagtilbud   [x] Ældre   [ ] Folkeskole\n" + rest);
  ASSERT_THAT(one.priorities, SizeIs(1));
  EXPECT_EQ(one.priorities[0].area, "aeldre");
  EXPECT_EQ(one.priorities[0].rank, 1);
}

TEST(DeclarationForm, SeveralTicksUnderTheThirdQuestionAreADoubt) {
  const std::string form =
      "Nyborg Kommune\n\n1. Hvilket område ønsker kommunen?\n☒ Ældre\n☐ Folkeskole\n☐ Dagtilbud\n\n2. "
      "Hvorfor?\nFordi det haster.\n\n3. Er der et andet område, som er kommunens anden prioritet?\n";
  const std::string two = form + "☐ Ældre\n☒ Folkeskole\n☒ Dagtilbud\n";
  EXPECT_EQ(listed(read(two).priorities), "1:aeldre 2:folkeskole 2:dagtilbud");
  EXPECT_LT(sureness(two), kReviewThreshold);
  EXPECT_LT(sureness(form + "☒ Noget helt tredje\n☐ Dagtilbud\n"), kReviewThreshold);
  EXPECT_EQ(listed(read(form + "☐ Folkeskole\n☒ Dagtilbud\n").priorities), "1:aeldre 2:dagtilbud");
}

TEST(DeclarationForm, AnAreaTickedInTwoWordsIsOne) {
  const Declaration value = read(
      "Nyborg Kommune\n\n1. Hvilket område ønsker kommunen?\n[x] Ældre\n[x] Ældreområdet\n[ ] "
      "Folkeskole\n\n2. "
      "Hvorfor?\nFordi det haster.\n");
  EXPECT_EQ(listed(value.priorities), "1:aeldre");
  EXPECT_FALSE(value.open_set);
}

TEST(DeclarationForm, RowsWithAGapBehindTheirLabelAreReadOneByOne) {
  const Declaration value = read(
      "Nyborg Kommune\n\nSvar til KL\n\nFørste prioritet        Ældreområdet\nPolitisk behandling     "
      "Byrådet, 20. september 2022, punkt 4\nForbehold               Vi tager forbehold for prisen, da den\n"
      "                        skal regnes efter.\n\nKontaktperson           Bo Lind Kjær\n"
      "Stilling                Leder af Kyst og Havn\nTelefon                 12 34 50 61\n"
      "E-mail                  bolk@nyborg.dk\n");
  EXPECT_EQ(value.reservation, "Vi tager forbehold for prisen, da den skal regnes efter.");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->email, "bolk@nyborg.dk") << "blanks between columns count as one";
}

TEST(DeclarationForm, EitherOfTwoIsInNoOrder) {
  const Declaration value = read(
      "Nyborg Kommune\n\n1. Hvilket område ønsker kommunen?\nEnten ældreområdet eller "
      "dagtilbudsområdet.\n\n2. "
      "Hvorfor?\nFordi det haster.\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_TRUE(value.open_set);
  EXPECT_EQ(value.priorities[0].rank, std::nullopt);
}

TEST(DeclarationForm, ATickThatSaysYesByABodyNamesTheBody) {
  const Declaration value = read(
      "Spørgeskema\n\nKommune: Nyborg\n\nHvilket område ønsker kommunen helst?\n( ) Dagtilbud\n(X) "
      "Folkeskole\n( ) "
      "Ældre\n\nHvilket område er kommunens andet ønske?\n( ) Dagtilbud\n( ) Folkeskole\n(X) Ældre\n\nEr "
      "svaret "
      "politisk behandlet?\n(X) Ja, af Byrådet\n( ) Nej\n\nDato for behandling: 29-09-2022\n\nIndsendt "
      "30-09-2022 kl. "
      "08.14\n");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.decided->body, "Byrådet");
  EXPECT_EQ(iso(value.decided->date), "2022-09-29");
  EXPECT_EQ(iso(value.date), "2022-09-30") << "the day of the meeting is not the paper's";
}

TEST(DeclarationForm, NumbersStandOverTheirQuestions) {
  const Declaration value = read(
      "Kvittering: Velfærdsaftaler\n\nStatus         Gennemført\nBesvaret       27-09-2022 12:58\n"
      "Kommune        Nyborg\n\nSpørgsmål 1 af 5\nHvilket område ønsker kommunen?\n   [ ] Dagtilbud\n   [X] "
      "Ældre\n\nSpørgsmål 2 af 5\nHvad er grunden?\n   Byen bliver ældre.\n\nSpørgsmål 3 af 5\nVil kommunen "
      "have et andet område, hvis det glipper?\n   [X] Ja, nemlig: Dagtilbud\n   [ ] Nej\n\nSpørgsmål 4 af "
      "5\nHvad er grunden?\n   Dagplejen er klar.\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, AreaCode("aeldre"));
  EXPECT_EQ(value.priorities[0].rank, 1);
  EXPECT_EQ(value.priorities[1].area, AreaCode("dagtilbud"));
  EXPECT_EQ(value.priorities[1].rank, 2);
  EXPECT_FALSE(value.open_set);
  ASSERT_TRUE(value.municipality);
  EXPECT_EQ(value.municipality->name, "Nyborg");
  EXPECT_EQ(value.justification, "Byen bliver ældre.");
}

TEST(DeclarationForm, WhoApprovedItIsAnsweredByNameAndDay) {
  const Declaration value = read(
      "Ansøgning om velfærdsaftale\n\n1. Kommunens navn\n   Nyborg Kommune\n\n2. Hvilket område søges der "
      "om?\n   "
      "( ) Dagtilbud   (x) Ældre\n\n3. Hvem har godkendt ansøgningen, og hvornår?\n   Byrådet, 30. august "
      "2022\n\nDato: 5. september 2022\n");
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.decided->body, "Byrådet");
  EXPECT_EQ(iso(value.decided->date), "2022-08-30");
  EXPECT_EQ(iso(value.date), "2022-09-05");
}

TEST(DeclarationForm, PlacesBehindAGapAreNotTheOrderOfTheRows) {
  const Declaration value = read(
      "Nyborg Kommune\n\nKL\n\n3. maj 2022\n\nVi ønsker i prioriteret rækkefølge:\n\n  Dagtilbud      2\n  "
      "Folkeskole "
      "    1\n\nVenlig hilsen\nBo Lind\n");
  ASSERT_THAT(value.priorities, SizeIs(2));
  EXPECT_EQ(value.priorities[0].area, AreaCode("folkeskole"));
  EXPECT_EQ(value.priorities[1].area, AreaCode("dagtilbud"));
}

TEST(DeclarationForm, TheSecondAnswerMayHaveItsCondition) {
  const auto second = [](const std::string& answer) {
    return read(
               "Nyborg Kommune\n\nSpørgsmål 1: Hvilket område ønsker kommunen?\n\nSvar: "
               "Ældreområdet.\n\nSpørgsmål 3: "
               "Har kommunen et andet område?\n\nSvar: " +
               answer + "\n\nSpørgsmål 4: Hvorfor?\n\nSvar: Fordi.\n")
        .priorities;
  };
  const auto wanted = second("Ja, dagtilbudsområdet, hvis ældreområdet ikke kan imødekommes.");
  ASSERT_THAT(wanted, SizeIs(2));
  EXPECT_EQ(wanted[1].condition, "hvis ældreområdet ikke kan imødekommes");
  const auto reserved = second("Ja, dagtilbudsområdet, hvis staten betaler.");
  ASSERT_THAT(reserved, SizeIs(2));
  EXPECT_FALSE(reserved[1].condition);
}

TEST(DeclarationForm, EntriesWithLettersBelowAHeadWithoutAColonAreAnOrder) {
  const auto wanted = [](const std::string& head) {
    return read("Nyborg Kommune\n\nKL\n\n3. maj 2022\n\n" + head +
                "\n\na. Dagtilbud\nb. Ældre\n\nVenlig hilsen\nBo Lind\n")
        .priorities;
  };
  const auto ordered = wanted("Byrådet prioriterer");
  ASSERT_THAT(ordered, SizeIs(2));
  EXPECT_EQ(ordered[0].area, AreaCode("dagtilbud"));
  EXPECT_EQ(ordered[0].rank, 1);
  EXPECT_EQ(ordered[1].rank, 2);
}

}  // namespace
}  // namespace frisaet::test
