// How many municipalities there are, or places for them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

struct QuotaCase {
  std::string sentence;
  int count;
  std::string area;

  friend void PrintTo(const QuotaCase& that, std::ostream* out) { *out << that.sentence; }
};
class QuotaForm : public testing::TestWithParam<QuotaCase> {};

TEST_P(QuotaForm, IsRead) {
  const auto quotas = all<Quota>(read(GetParam().sentence));
  ASSERT_THAT(quotas, SizeIs(1)) << GetParam().sentence;
  EXPECT_EQ(quotas[0].count, GetParam().count);
  EXPECT_EQ(quotas[0].area.value_or("-"), GetParam().area);
}

INSTANTIATE_TEST_SUITE_P(
    Quotas, QuotaForm,
    testing::Values(
        QuotaCase{"Seks kommuner kan blive frisat på beskæftigelsesområdet.", 6, "beskaeftigelse"},
        QuotaCase{"I kan få frie rammer på beskæftigelsesområdet, hvor der er plads til i alt 6 kommuner.", 6,
                  "beskaeftigelse"},
        QuotaCase{"Ni kommuner har eksisterende velfærdsaftaler.", 9, "-"},
        QuotaCase{"I første runde blev ni kommuner frisat på dagtilbuds- og ældreområdet.", 9, "-"},
        QuotaCase{"Ældreområdet: 29 af de 80 kommuner", 29, "aeldre"},
        QuotaCase{"Hvornår får vi svar om ældreområdet? Otte kommuner udpeges i maj.", 8, "aeldre"},
        QuotaCase{"De fire pladser på folkeskoleområdet er besat.", 4, "folkeskole"}));

class NoQuota : public testing::TestWithParam<std::string> {};
TEST_P(NoQuota, IsInvented) {
  EXPECT_THAT(all<Quota>(read(GetParam())), IsEmpty()) << GetParam();
}
INSTANTIATE_TEST_SUITE_P(Quotas, NoQuota,
                         testing::Values("Fire kommuner har stillet spørgsmål om økonomien.",
                                         "Alle kommuner kan søge på ældreområdet.",
                                         "De tre områder er dagtilbud, folkeskole og ældre.",
                                         "Skemaet har fem spørgsmål om frisættelse på ældreområdet.",
                                         "Hvornår får vi svar? Otte kommuner udpeges i maj.",
                                         "De 60 kommuner fordeles senere.",
                                         "To kommuner fra hver region deltager i mødet."));

TEST(Letter, ASharedPoolBelongsToEveryNumberBehindIt) {
  const auto quotas = all<Quota>(
      read("De øvrige 60 kommuner fordeles, så der bliver 31 kommuner på dagtilbudsområdet og 29 på "
           "ældreområdet."));
  ASSERT_THAT(quotas, SizeIs(2));
  for (const Quota& quota : quotas) EXPECT_EQ(quota.of, "De øvrige 60 kommuner");
  EXPECT_EQ(quotas[0].count, 31);
  EXPECT_EQ(quotas[0].area, "dagtilbud");
  EXPECT_EQ(quotas[1].count, 29);
  EXPECT_EQ(quotas[1].area, "aeldre");
}

TEST(Letter, NumbersInOneBreathWithAnAreaAreQuotas) {
  std::vector<std::string> found;
  for (const Quota& quota :
       all<Quota>(read("Vi er færdige med at fordele kommunerne. 28 kommuner får dagtilbudsområdet, "
                       "mens tredive får folkeskoleområdet og 29 ældreområdet.")))
    found.push_back(std::to_string(quota.count) + " " + quota.area.value_or("-"));
  EXPECT_THAT(found, testing::UnorderedElementsAre("28 dagtilbud", "30 folkeskole", "29 aeldre"));
}

TEST(Letter, ATableOfNumbersGivesAQuotaARow) {
  std::vector<std::string> found;
  for (const Quota& quota :
       all<Quota>(read("Kommunerne er fordelt.\n\nOmråde Kommuner\nDagtilbud 27\nÆldre 29\n\nHilsen")))
    found.push_back(std::to_string(quota.count) + " " + quota.area.value_or("-"));
  EXPECT_THAT(found, ElementsAre("27 dagtilbud", "29 aeldre"));
}

TEST(Letter, ANumberInATableAndInASentenceIsOneQuota) {
  const auto quotas =
      all<Quota>(read("Af de øvrige 60 kommuner kan 27 få en aftale på dagtilbudsområdet.\n\n"
                      "Område Kommuner\nDagtilbud 27\nÆldre 29\n\nHilsen"));
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].of, "de øvrige 60 kommuner");
  EXPECT_EQ(quotas[1].count, 29);
}

TEST(Letter, ANumberToldInPassingIsNotWhatTheLetterIsAbout) {
  EXPECT_THAT(read("Svar om ældreområdet\n\nKære borgmester\n\nFire kommuner har fået en aftale på "
                   "dagtilbudsområdet. Svar om ældreområdet senest den 3. maj 2022.\n")
                  .facts.areas,
              ElementsAre("aeldre"));
}

TEST(Letter, NumbersOfAnEarlierRoundAreNoQuotas) {
  EXPECT_THAT(all<Quota>(read("Kommunerne skal fordeles. Sidste år fik 28 kommuner dagtilbudsområdet.")),
              IsEmpty());
}

TEST(Letter, ThePoolIsNoQuota) {
  const auto quotas = all<Quota>(read("Ud af de 98 kommuner er elleve frisat på ældreområdet i dag."));
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].count, 11);
}

TEST(Letter, NumbersOfOtherThingsAreNoQuotas) {
  for (const char* text : {"Vi fordeler kommunerne. Kommuner skal kende bilag 2 om ældreområdet.",
                           "Foreløbig har 14 kommuner en plads, og 9 har søgt på ældreområdet.",
                           "Kommunernes spørgsmål er fordelt således:\nDagtilbud 27\nÆldre 29\n"}) {
    EXPECT_THAT(all<Quota>(read(text)), IsEmpty()) << text;
  }
}

TEST(Letter, NumbersOfATableWithMoreColumnsAndOfAHeadingsArea) {
  const Extraction table = read(
      "Område Antal kommuner Ansøgning modtaget senest\nDagtilbud 8 torsdag den 1. oktober 2026\n"
      "Ældre 11 torsdag den 1. oktober 2026\n");
  const auto quotas = all<Quota>(table);
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[1].count, 11);
  EXPECT_EQ(quotas[1].area, "aeldre");
  EXPECT_EQ(quotas[1].what, "Ældre 11");
  const auto deadlines = all<Deadline>(table);
  ASSERT_THAT(deadlines, SizeIs(2));
  EXPECT_EQ(deadlines[0].what, "Ansøgning modtaget senest");

  const auto under = [](const std::string& heading) {
    return all<Quota>(
        read("Til kommunerne\n\n" + heading + "\n\nPå dette område udpeges fire af landets 98 kommuner.\n"));
  };
  ASSERT_THAT(under("Beskæftigelsesområdet"), SizeIs(1));
  EXPECT_EQ(under("Beskæftigelsesområdet")[0].area, "beskaeftigelse");
  EXPECT_THAT(under("Hvem kan være med"), IsEmpty());
}

TEST(Letter, AClauseWithoutAVerbGoesOnWithNumbers) {
  const auto quotas = all<Quota>(
      read("På skoleområdet er der i år plads til 21 kommuner, på ældreområdet kun til 14 kommuner og på "
           "dagtilbudsområdet ligeledes til 21 kommuner."));
  ASSERT_THAT(quotas, SizeIs(3));
  EXPECT_EQ(quotas[0].what, "På skoleområdet er der i år plads til 21 kommuner");
  EXPECT_EQ(quotas[2].area, "dagtilbud");
  EXPECT_EQ(quotas[2].what, "på dagtilbudsområdet ligeledes til 21 kommuner");
  // The next clause says something else of its area.
  EXPECT_THAT(all<Quota>(read("På skoleområdet er der plads til 21 kommuner, og på ældreområdet har 14 "
                              "kommuner skrevet til os.")),
              SizeIs(1));
}

TEST(Letter, RowsWithLeadersBelowALeadOverTwoLines) {
  const std::string lead = "De 41 kommuner, som endnu ikke er\nvalgt, fordeles sådan:\n\n";
  const auto quotas = all<Quota>(read(lead + "Dagtilbud ......... 22\nÆldre ............. 19\n\nHilsen"));
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[1].count, 19);
  EXPECT_EQ(quotas[1].of, "De 41 kommuner");
  // A contents list has leaders too.
  EXPECT_THAT(
      all<Quota>(read("Brevet har to dele:\n\nDagtilbud ......... 2\nÆldre ............. 3\n\nHilsen")),
      IsEmpty());
}

TEST(Letter, MoneyForANumberOutOfAPoolIsAQuotaOfTheLettersArea) {
  const auto quotas = all<Quota>(
      read(kToAll + "Mange vil med på beskæftigelsesområdet\n\nDer er bevilling til "
                    "otte af de 23 kommuner. Fem kommuner har haft en aftale på området siden 2021.\n"));
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].count, 8);
  EXPECT_EQ(quotas[0].area, "beskaeftigelse");
  EXPECT_EQ(quotas[1].count, 5);
  EXPECT_EQ(quotas[1].area, "beskaeftigelse");
}

TEST(Letter, WhoseWishIsKnownHasNothingYet) {
  for (const char* told :
       {"De 12 kommuner, hvis ønske allerede er noteret, skal ikke gøre mere.",
        "For de 14 kommuner, der i forvejen står på listen, er alt i orden.",
        "Vi har tidligere fået ønsker fra 9 kommuner.", "Der er allerede ti kommuner på ventelisten."})
    EXPECT_THAT(all<Quota>(read(kToAll + "Status\n\n" + told + "\n")), IsEmpty()) << told;
  EXPECT_THAT(all<Quota>(read(kToAll + "Status\n\nDe 12 kommuner, der står på listen over aftaler, "
                                       "har allerede en aftale.\n")),
              SizeIs(1));
}

TEST(Letter, ANumberOfThoseThatHaveAgreementsIsForAPerson) {
  const auto sure = [](const std::string& sentence) {
    return sureness(kToAll + "Status\n\n" + sentence + "\n");
  };
  for (const char* held :
       {"Ni kommuner på ældreområdet har aftaler.", "KL: 9 kommuner på ældreområdet har aftaler",
        "I dag har ni kommuner på ældreområdet en velfærdsaftale."}) {
    EXPECT_LT(sure(held), kReviewThreshold) << held;
    EXPECT_GT(sure(held), 0) << held;
  }
  EXPECT_GE(sure("Ni kommuner på ældreområdet kan få aftaler."), kReviewThreshold);
  EXPECT_GE(sure("Vi giver ni kommuner på ældreområdet aftaler."), kReviewThreshold);
}

TEST(Letter, WhoWaitsBesideThemTakesNothingFromANumber) {
  for (const char* rest : {"resten sættes på venteliste", "de øvrige kommuner kommer på ventelisten",
                           "fem står på venteliste", "ingen er på en venteliste"}) {
    const Extraction letter =
        read(std::string("Ni kommuner kan blive frisat på ældreområdet, og ") + rest + ".\n");
    ASSERT_THAT(all<Quota>(letter), SizeIs(1)) << rest;
    EXPECT_EQ(all<Quota>(letter)[0].count, 9) << rest;
    EXPECT_GE(letter.records[0].confidence, kReviewThreshold) << rest;
  }
  for (const char* waiting : {"Fire er på venteliste til ældreområdet.",
                              "De øvrige ni kommuner på ældreområdet står på venteliste."})
    EXPECT_THAT(all<Quota>(read(waiting)), IsEmpty()) << waiting;
}

TEST(Letter, NumbersOfWhoAskedAreForAPerson) {
  const std::string rows = "| Område | Kommuner |\n| Ældre | 12 |\n| Dagtilbud | 8 |\n\n";
  const auto surest = [&](const std::string& before, const std::string& behind) {
    double most = 0;
    for (const Record& record : read(kToAll + "Nyt\n\n" + before + rows + behind).records)
      if (std::holds_alternative<Quota>(record.value)) most = std::max(most, record.confidence);
    return most;
  };
  EXPECT_GE(surest("Så mange finder plads:\n\n", ""), kReviewThreshold);
  EXPECT_GE(surest("Kommuner, der ønsker det, er der plads til på:\n\n", "I hører nærmere.\n"),
            kReviewThreshold);
  EXPECT_LT(surest("Ønskerne fordeler sig sådan:\n\n", ""), kReviewThreshold);
  EXPECT_LT(surest("", "Tabellen viser, hvor mange der har meldt sig.\n"), kReviewThreshold);
}

TEST(Letter, TheSameNumberToldWithItsPoolIsTakenFromThere) {
  const auto quotas =
      all<Quota>(read("KL\n3. maj 2023\n\nSeks nye kommuner kan blive sat fri på skoleområdet\n\nSeks af de "
                      "70 kommuner uden "
                      "aftale får nu en aftale på skoleområdet, så tiden er knap.\n"));
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].of, "de 70 kommuner");
}

TEST(Letter, ANumberThatFindsRoomIsOfTheLettersOneArea) {
  const auto told = [](const std::string& sentence) {
    return all<Quota>(read(kToAll + "Nyt om dagtilbudsområdet\n\n" + sentence + "\n"));
  };
  struct Said {
    const char* sentence;
    int count;
    const char* what;
  };
  for (const auto& [sentence, count, what] :
       {Said{"Der er 7 pladser at fordele, så svar i tide.", 7, "7 pladser at fordele"},
        Said{"Der bliver plads til seks kommuner på området.", 6, "seks kommuner på området"},
        Said{"I alt kan tre kommuner komme med.", 3, "tre kommuner komme med"}}) {
    const auto quotas = told(sentence);
    ASSERT_THAT(quotas, SizeIs(1)) << sentence;
    EXPECT_EQ(quotas[0].count, count);
    EXPECT_EQ(quotas[0].area, "dagtilbud");
    EXPECT_EQ(quotas[0].what, what);
  }
  for (const char* seats :
       {"Der er 40 pladser i salen.", "Vi holder et temamøde i juni. Der er 7 pladser at fordele.",
        "Vi viser rundt i juni. Der er 40 pladser i alt.",
        "Vi viser rundt i juni. Vi har 12 pladser tilbage.", "På messen er der seks pladser at fordele.",
        "Der bliver plads til fem kommuner på området i udstillingen.",
        "Vi har 20 pladser tilbage på dagtilbudsområdets temadag.",
        "På konferencen er der 30 pladser til dagtilbudsområdet.",
        "Der bliver plads til seks kommuner på kurset.", "Her kan tre kommuner komme med indvendinger."})
    EXPECT_THAT(told(seats), IsEmpty()) << seats;
}

TEST(Letter, PlacesMayHaveAColumnAmongOthers) {
  const auto quotas = all<Quota>(read(
      "KL\n3. maj 2023\n\nTil kommunerne\n\nNyt\n\nOmråde          Pladser     Ansøgningsfrist      Kontakt\n"
      "Ældreområdet    8           1. juni 2023         Ida Holm, idho@kl.dk\n"
      "Dagtilbud       6           1. juli 2023         Bo Lind Krag, bolk@kl.dk\n"));
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].count, 8);
  EXPECT_EQ(quotas[1].area, "dagtilbud");
}

TEST(Letter, TheNextSentenceMaySayWhatNumbersAreTakenFrom) {
  const std::string told =
      "KL\n3. maj 2023\n\nTil kommunerne\n\nNyt\n\nDer kan indgås aftale med 12 kommuner på "
      "dagtilbudsområdet og 8 "
      "kommuner på ældreområdet. ";
  const auto quotas =
      all<Quota>(read(told + "Kommunerne vælges blandt de 61 kommuner, som ingen aftale har.\n"));
  ASSERT_THAT(quotas, SizeIs(2));
  EXPECT_EQ(quotas[0].of, "de 61 kommuner");
  EXPECT_EQ(quotas[1].of, "de 61 kommuner");
  const auto too_many = all<Quota>(read(told + "De vælges blandt de 15 kommuner, som har søgt.\n"));
  ASSERT_THAT(too_many, SizeIs(2));
  EXPECT_FALSE(too_many[0].of);
}

TEST(Letter, NumbersInARowMayHaveEverydayWords) {
  const std::string head = "KL\n3. maj 2023\n\nTil kommunerne\n\nNyt\n\n";
  EXPECT_THAT(all<Quota>(read(
                  head + "Det er 12 kommuner på dagtilbud, 10 på skole og 7 på ældre, der kan komme med i "
                         "runden.\n")),
              SizeIs(3));
  EXPECT_THAT(all<Quota>(read(head + "Der er i alt 14 aftaler at fordele: 6 på dagtilbudsområdet, 5 på "
                                     "folkeskoleområdet og 3 på ældreområdet.\n")),
              SizeIs(3));
  const auto in_words =
      all<Quota>(read(head + "Der er tre pladser at fordele i runden: to på ældre og én på folkeskole.\n"));
  ASSERT_THAT(in_words, SizeIs(2));
  EXPECT_EQ(in_words[0].area, "aeldre");
  EXPECT_EQ(in_words[1].area, "folkeskole");
  EXPECT_THAT(all<Quota>(read(head + "I runden satte kommuner 10 på skole og 7 på ældre.\n")), IsEmpty());
}

TEST(Letter, PlacesMayBeAskedForByAPool) {
  const auto quotas = all<Quota>(read(
      "KL\n3. maj 2024\n\nTil kommunerne\n\nSeks kommuner kan få en velfærdsaftale på folkeskoleområdet. Det "
      "er "
      "vi enige med ministeriet om. Pladserne kan søges af de 96 kommuner, som ikke har en i forvejen.\n"));
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].count, 6);
  EXPECT_EQ(quotas[0].of, "de 96 kommuner");
}

TEST(Letter, AgreementsAreCountedBesideAMeeting) {
  const std::string head =
      "KL\n\nMøde om velfærdsaftaler på dagtilbudsområdet\n\nKL indbyder kommunerne til møde. ";
  const auto quotas =
      all<Quota>(read(head + "Otte af landets 98 kommuner kan få en aftale, som gælder i tre år.\n"));
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].area, AreaCode("dagtilbud"));
  EXPECT_EQ(quotas[0].of, "landets 98 kommuner");
  EXPECT_THAT(all<Quota>(read(head + "Otte af landets 98 kommuner kan sende to personer.\n")), IsEmpty());
}

TEST(Letter, NumbersMayStandBetweenTheHalvesOfASharedWord) {
  const auto quotas =
      all<Quota>(read("KL\n3. maj 2023\n\nTil kommunerne\n\nDer bliver plads til 10 kommuner på dagtilbuds-, "
                      "8 på folkeskole- og 6 "
                      "på ældreområdet.\n"));
  ASSERT_THAT(quotas, SizeIs(3));
  EXPECT_EQ(quotas[0].area, AreaCode("dagtilbud"));
  EXPECT_EQ(quotas[1].count, 8);
  EXPECT_EQ(quotas[1].area, AreaCode("folkeskole"));
  EXPECT_EQ(quotas[2].area, AreaCode("aeldre"));
  EXPECT_FALSE(quotas[2].of);
}

TEST(Letter, AgreementsAreMadeWithANumberOfMunicipalities) {
  const std::string head = "KL\n3. maj 2023\n\nTil kommunerne\n\nVelfærdsaftaler på ældreområdet\n\n";
  const auto quotas = all<Quota>(read(head + "Der kan indgås aftale med op til ti kommuner.\n"));
  ASSERT_THAT(quotas, SizeIs(1));
  EXPECT_EQ(quotas[0].count, 10);
  EXPECT_EQ(quotas[0].area, AreaCode("aeldre"));
  EXPECT_THAT(all<Quota>(read(head + "Der kan indgås aftale med ti kommuner om kurser.\n")), IsEmpty());
}

}  // namespace
}  // namespace frisaet::test
