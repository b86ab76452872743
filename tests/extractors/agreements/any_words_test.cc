// Agreements in words that no rule was written for: names and areas of a clause, what the next one takes up,
// blocks and periods; and what only looks so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "extractors/agreements/agreements.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// `Varde=aeldre 2024-05-01/?`, of an agreement whose head says nothing else.
std::vector<std::string> given(const std::string& body) {
  const std::string head =
      "Aftale om velfærdsaftaler\n\nRegeringen og KL, den 4. marts 2026\n\nRegeringen og KL har indgået "
      "aftale om, hvilke "
      "kommuner der frisættes, og på hvilket område.\n\n";
  std::vector<std::string> result;
  for (const Record& record : extract_agreement(test::text_document(head + body + "\n"), {}).records) {
    const auto& value = std::get<AgreementAssignment>(record.value);
    std::string text = value.municipality->name + "=" + value.area;
    if (value.period) {
      text += value.period->from ? " " + to_iso(*value.period->from) : " ?";
      text += value.period->to ? "/" + to_iso(*value.period->to) : "/?";
    }
    result.push_back(std::move(text));
  }
  return result;
}

TEST(AnyWords, NamesAndAreasOfAClauseBelongTogether) {
  EXPECT_THAT(given("På ældreområdet er det Thisted, Morsø og Jammerbugt, der går forrest."),
              UnorderedElementsAre("Thisted=aeldre", "Morsø=aeldre", "Jammerbugt=aeldre"));
  EXPECT_THAT(
      given("Nyborg Kommune\n  Område ............ Folkeskole\n  Træder i kraft .... 1. august 2026\n  "
            "Ophører ........... 31. juli 2028\n\nKerteminde Kommune\n  Område ............ Dagtilbud\n  "
            "Træder i kraft .... 1. januar 2027\n  Ophører ........... 31. december 2028"),
      UnorderedElementsAre("Nyborg=folkeskole 2026-08-01/2028-07-31",
                           "Kerteminde=dagtilbud 2027-01-01/2028-12-31"));
  EXPECT_THAT(given("Ældreområdet varetages på nye vilkår i Lemvig og Skive, folkeskolen i Struer."),
              UnorderedElementsAre("Lemvig=aeldre", "Skive=aeldre", "Struer=folkeskole"));
  EXPECT_THAT(given("Det er aftalt, at Herning bliver fri af reglerne om dagtilbud, og at Ikast-Brande "
                    "bliver fri af reglerne om folkeskolen. Friheden gælder i tre år fra den 1. juli 2026."),
              UnorderedElementsAre("Herning=dagtilbud 2026-07-01/?", "Ikast-Brande=folkeskole 2026-07-01/?"));
  EXPECT_THAT(given("Gladsaxe og Herlev overtager selv ansvaret for, hvordan folkeskolen indrettes; Ballerup "
                    "gør det samme på ældreområdet."),
              UnorderedElementsAre("Gladsaxe=folkeskole", "Herlev=folkeskole", "Ballerup=aeldre"));
  EXPECT_THAT(given("Friheden på folkeskoleområdet omfatter Horsens og Hedensted. Den løber fra den 1. "
                    "august 2026, og den udløber to år senere, den 31. juli 2028."),
              UnorderedElementsAre("Horsens=folkeskole 2026-08-01/2028-07-31",
                                   "Hedensted=folkeskole 2026-08-01/2028-07-31"));
  EXPECT_THAT(given("Kolding, Fredericia (begge dagtilbud) og Billund (folkeskole) deltager."),
              UnorderedElementsAre("Kolding=dagtilbud", "Fredericia=dagtilbud", "Billund=folkeskole"));
  EXPECT_THAT(given("Kommunerne har fået hvert sit område:\n– Albertslund: dagtilbud\n– Brøndby: ældre\n– "
                    "Vallensbæk: har trukket sig"),
              UnorderedElementsAre("Albertslund=dagtilbud", "Brøndby=aeldre"));
  EXPECT_THAT(
      given("Der indgås aftale med Stevns om ældreområdet og med Køge om dagtilbudsområdet, i begge tilfælde "
            "for perioden 1. april 2026–31. marts 2029."),
      UnorderedElementsAre("Stevns=aeldre 2026-04-01/2029-03-31", "Køge=dagtilbud 2026-04-01/2029-03-31"));
  EXPECT_THAT(given("Sønderborg kommer til at stå for forsøget på beskæftigelsesområdet, Aabenraa for "
                    "forsøget på folkeskoleområdet."),
              UnorderedElementsAre("Sønderborg=beskaeftigelse", "Aabenraa=folkeskole"));
  EXPECT_THAT(given("Af de nordjyske kommuner er Læsø og Frederikshavn med på ældreområdet og Brønderslev på "
                    "dagtilbudsområdet. Hjørring afventer."),
              UnorderedElementsAre("Læsø=aeldre", "Frederikshavn=aeldre", "Brønderslev=dagtilbud"));
  EXPECT_THAT(given("Undtagelserne fra dagtilbudsloven kan fremover bruges i Allerød. Undtagelserne fra "
                    "folkeskoleloven kan bruges i Hørsholm og Fredensborg."),
              UnorderedElementsAre("Allerød=dagtilbud", "Hørsholm=folkeskole", "Fredensborg=folkeskole"));
  EXPECT_THAT(given("§ 1. Frisat på ældreområdet er: Egedal, Furesø og Rudersdal.\n§ 2. Frisat på "
                    "folkeskoleområdet er: Gentofte.\n§ 3. Aftalen gælder 1. maj 2026 – 30. april 2029."),
              UnorderedElementsAre(
                  "Egedal=aeldre 2026-05-01/2029-04-30", "Furesø=aeldre 2026-05-01/2029-04-30",
                  "Rudersdal=aeldre 2026-05-01/2029-04-30", "Gentofte=folkeskole 2026-05-01/2029-04-30"));
  EXPECT_THAT(given("Lyngby-Taarbæk og Glostrup, der begge har haft travlt på folkeskoleområdet, skal nu "
                    "frisættes dér. Rødovre, som også søgte, er ikke med."),
              UnorderedElementsAre("Lyngby-Taarbæk=folkeskole", "Glostrup=folkeskole"));
  EXPECT_THAT(
      given(
          "For Sorøs vedkommende drejer det sig om folkeskolen, for Kalundborgs og Holbæks om ældreområdet."),
      UnorderedElementsAre("Sorø=folkeskole", "Kalundborg=aeldre", "Holbæk=aeldre"));
  EXPECT_THAT(
      given("Aftalen på dagtilbudsområdet dækker kommunerne i trekanten mellem Kolding, Vejle og Fredericia. "
            "Forsøget begynder den 1. marts 2027 og evalueres et halvt år senere, den 1. september 2027."),
      UnorderedElementsAre("Kolding=dagtilbud 2027-03-01/?", "Vejle=dagtilbud 2027-03-01/?",
                           "Fredericia=dagtilbud 2027-03-01/?"));
}

TEST(AnyWords, WhatOneClauseNamesTheNextTakesUp) {
  EXPECT_THAT(given("Med denne aftale får Vejen en velfærdsaftale. Den vedrører ældreområdet. Aftalen har "
                    "virkning fra 1. februar 2027."),
              UnorderedElementsAre("Vejen=aeldre 2027-02-01/?"));
  EXPECT_THAT(given("Dagtilbudsområdet gik til Tønder. Haderslev ville have haft det samme, men måtte nøjes "
                    "med ældreområdet."),
              UnorderedElementsAre("Tønder=dagtilbud", "Haderslev=aeldre"));
  EXPECT_THAT(given("Lolland og Guldborgsund er fælles om et forsøg på jobcenterområdet, og det samme er "
                    "Næstved og Slagelse."),
              UnorderedElementsAre("Lolland=beskaeftigelse", "Guldborgsund=beskaeftigelse",
                                   "Næstved=beskaeftigelse", "Slagelse=beskaeftigelse"));
  EXPECT_THAT(given("Esbjerg er i gang på folkeskoleområdet siden 2021. Varde får nu samme vilkår."),
              UnorderedElementsAre("Esbjerg=folkeskole", "Varde=folkeskole"));
  EXPECT_THAT(given("Ringkøbing-Skjern Kommune og staten indgår herved aftale. Aftalen angår alene dagtilbud "
                    "til børn under skolealderen. Ikrafttræden: 15. juni 2026. Udløb: uden tidsgrænse."),
              UnorderedElementsAre("Ringkøbing-Skjern=dagtilbud 2026-06-15/?"));
  EXPECT_THAT(given("Frederikssund er med. Området er folkeskolen. Lejre er med. Området er dagtilbud. "
                    "Odsherred er ikke med."),
              UnorderedElementsAre("Frederikssund=folkeskole", "Lejre=dagtilbud"));
  EXPECT_THAT(given("Tre kommuner er udtaget: Langeland, Ærø og Svendborg. De to førstnævnte på "
                    "ældreområdet, Svendborg på folkeskoleområdet."),
              UnorderedElementsAre("Langeland=aeldre", "Ærø=aeldre", "Svendborg=folkeskole"));
}

TEST(AnyWords, EachHasItsOwn) {
  EXPECT_THAT(
      given("De to første er Samsø (folkeskole, 1. august 2026 til 31. juli 2028) og Fanø (ældre, 1. januar "
            "2027 til 31. december 2028)."),
      UnorderedElementsAre("Samsø=folkeskole 2026-08-01/2028-07-31", "Fanø=aeldre 2027-01-01/2028-12-31"));
  EXPECT_THAT(
      given("Hillerød og Helsingør får lov at drive hhv. jobcenter og dagtilbud uden statslige proceskrav."),
      UnorderedElementsAre("Hillerød=beskaeftigelse", "Helsingør=dagtilbud"));
  EXPECT_THAT(given("Holstebro er tildelt dagtilbud, Silkeborg ældre, og Viborg beholder det område, "
                    "kommunen allerede har, nemlig ældre."),
              UnorderedElementsAre("Holstebro=dagtilbud", "Silkeborg=aeldre", "Viborg=aeldre"));
}

TEST(AnyWords, BlocksNeedNoWordForTheMunicipality) {
  EXPECT_THAT(given("VESTHIMMERLAND\nFolkeskole. Gælder fra 1. august 2026. Udløber 31. juli "
                    "2030.\n\nMARIAGERFJORD\nÆldre. Gælder fra 1. januar 2027. Udløber 31. december 2030."),
              UnorderedElementsAre("Vesthimmerlands=folkeskole 2026-08-01/2030-07-31",
                                   "Mariagerfjord=aeldre 2027-01-01/2030-12-31"));
  EXPECT_THAT(
      given("Kommune: Middelfart\nFrisat område: Ældre\nStart: 01-09-2026\nSlut: 31-08-2029\n\nKommune: "
            "Nordfyns\nFrisat område: Folkeskole\nStart: 01-08-2026\nSlut: åben"),
      UnorderedElementsAre("Middelfart=aeldre 2026-09-01/2029-08-31", "Nordfyns=folkeskole 2026-08-01/?"));
}

TEST(AnyWords, BeginAndEndAreReadInAnyWords) {
  EXPECT_THAT(given("Skanderborg har valgt folkeskolen. Odder har valgt ældreområdet. Begge aftaler begynder "
                    "1. januar 2027 og varer til 31. december 2029."),
              UnorderedElementsAre("Skanderborg=folkeskole 2027-01-01/2029-12-31",
                                   "Odder=aeldre 2027-01-01/2029-12-31"));
  EXPECT_THAT(given("Aftalens parter: Regeringen og Bornholms Regionskommune. Aftalens genstand: ældrepleje. "
                    "Aftalens løbetid: 1/1 2027 til 31/12 2028."),
              UnorderedElementsAre("Bornholm=aeldre 2027-01-01/2028-12-31"));
  EXPECT_THAT(
      given("Fra nytår, den 1. januar 2027, er ældreområdet i Greve og Roskilde undtaget fra de fleste "
            "regler. To år senere, den 31. december 2028, slutter forsøget."),
      UnorderedElementsAre("Greve=aeldre 2027-01-01/2028-12-31", "Roskilde=aeldre 2027-01-01/2028-12-31"));
}

TEST(AnyWords, PeriodsToldOfAnAreaAreThatAreas) {
  EXPECT_THAT(
      given("På ældreområdet deltager Ringsted og Stevns Kommuner, og på beskæftigelsesområdet deltager "
            "Roskilde Kommune.\n\nForsøget på ældreområdet varer fra 1. oktober 2024 til 30. september 2027. "
            "Jobcentrene begynder 1. januar 2025 og slutter 31. december 2027."),
      UnorderedElementsAre("Ringsted=aeldre 2024-10-01/2027-09-30", "Stevns=aeldre 2024-10-01/2027-09-30",
                           "Roskilde=beskaeftigelse 2025-01-01/2027-12-31"));
  EXPECT_THAT(
      given("Assens og Fanø Kommuner frisættes på dagtilbudsområdet og Varde Kommune på "
            "folkeskoleområdet.\n\nFor dagtilbudsområdet begynder forsøgene den 1. juli 2023. For "
            "folkeskoleområdet begynder de den 1. august 2023. Samtlige forsøg ophører med udgangen af juni "
            "2027."),
      UnorderedElementsAre("Assens=dagtilbud 2023-07-01/2027-06-30", "Fanø=dagtilbud 2023-07-01/2027-06-30",
                           "Varde=folkeskole 2023-08-01/2027-06-30"));
  EXPECT_THAT(given("Kommune Område Fra\nBillund Dagtilbud 1. maj 2023\nThisted Ældre 1. juni "
                    "2023\n\nAftalerne løber alle til og med den 31. december 2026."),
              UnorderedElementsAre("Billund=dagtilbud 2023-05-01/2026-12-31",
                                   "Thisted=aeldre 2023-06-01/2026-12-31"));
  EXPECT_THAT(
      given("Nyborg Kommune frisættes på ældreområdet og Odsherred Kommune på dagtilbudsområdet. Aftalerne "
            "gælder for ældreområdet fra den 1. maj 2024 og for dagtilbudsområdet fra den 1. juni 2024."),
      UnorderedElementsAre("Nyborg=aeldre 2024-05-01/?", "Odsherred=dagtilbud 2024-06-01/?"));
}

TEST(AnyWords, OtherHandsAreReadToo) {
  EXPECT_THAT(given("Til Morsø Kommune gives frihed på dagtilbudsområdet. Til Rebild og Mariagerfjord "
                    "Kommuner gives frihed på ældreområdet."),
              UnorderedElementsAre("Morsø=dagtilbud", "Rebild=aeldre", "Mariagerfjord=aeldre"));
  EXPECT_THAT(given("Følgende gælder fra den 1. september 2026:\n\n- Gentofte, Rudersdal: ældre\n- Furesø: "
                    "dagtilbud\n- Ballerup: ingen"),
              UnorderedElementsAre("Gentofte=aeldre 2026-09-01/?", "Rudersdal=aeldre 2026-09-01/?",
                                   "Furesø=dagtilbud 2026-09-01/?"));
  EXPECT_THAT(given("Jammerbugt kan fra den 1. januar 2027 se bort fra reglerne på ældreområdet, og det kan "
                    "Thisted også."),
              UnorderedElementsAre("Jammerbugt=aeldre 2027-01-01/?", "Thisted=aeldre 2027-01-01/?"));
  EXPECT_THAT(
      given("Det blev Hvidovre, der fik dagtilbud, Tårnby, der fik folkeskole, og Dragør, der fik ældre."),
      UnorderedElementsAre("Hvidovre=dagtilbud", "Tårnby=folkeskole", "Dragør=aeldre"));
  EXPECT_THAT(given("Dagtilbudsområdet: Solrød Kommune (tiltrådt af byrådet 2. februar 2026)\nÆldreområdet: "
                    "Roskilde Kommune (tiltrådt af byrådet 9. februar 2026)"),
              UnorderedElementsAre("Solrød=dagtilbud", "Roskilde=aeldre"));
  EXPECT_THAT(given("KOMMUNE OG OMRÅDE\nHolbæk ........ folkeskole\nKalundborg ........ ældre\nOdsherred "
                    "........ har sagt nej tak"),
              UnorderedElementsAre("Holbæk=folkeskole", "Kalundborg=aeldre"));
  EXPECT_THAT(given("Frederikshavn og Læsø har besluttet at gå sammen om ældreområdet, hvor de nu slipper "
                    "for en række krav. Friheden er tidsbegrænset: 1. juli 2026 til 30. juni 2029."),
              UnorderedElementsAre("Frederikshavn=aeldre 2026-07-01/2029-06-30",
                                   "Læsø=aeldre 2026-07-01/2029-06-30"));
  EXPECT_THAT(given("Når det gælder folkeskolen, er Ringsted den eneste. Når det gælder ældre, er der to: "
                    "Stevns og Køge."),
              UnorderedElementsAre("Ringsted=folkeskole", "Stevns=aeldre", "Køge=aeldre"));
  EXPECT_THAT(
      given("Aftale nr. 1\nKommune: Vordingborg\nEmne: folkeskoler\nFra: 1.8.2026\nTil: 31.7.2029\n\nAftale "
            "nr. 2\nKommune: Næstved\nEmne: dagtilbud\nFra: 1.1.2027\nTil: 31.12.2029"),
      UnorderedElementsAre("Vordingborg=folkeskole 2026-08-01/2029-07-31",
                           "Næstved=dagtilbud 2027-01-01/2029-12-31"));
  EXPECT_THAT(given("Af de tre kommuner på øerne er Samsø og Ærø frisat på ældreområdet, mens Fanø har valgt "
                    "at stå udenfor."),
              UnorderedElementsAre("Samsø=aeldre", "Ærø=aeldre"));
  EXPECT_THAT(given("Egedal Kommunes folkeskoler og Allerød Kommunes dagtilbud er omfattet af aftalen i "
                    "perioden 1. august 2026 - 31. juli 2028."),
              UnorderedElementsAre("Egedal=folkeskole 2026-08-01/2028-07-31",
                                   "Allerød=dagtilbud 2026-08-01/2028-07-31"));
  EXPECT_THAT(given("Partnerne i forsøget med friere jobcentre: Esbjerg, Varde, Fanø."),
              UnorderedElementsAre("Esbjerg=beskaeftigelse", "Varde=beskaeftigelse", "Fanø=beskaeftigelse"));
  EXPECT_THAT(
      given("Tønder indtræder på dagtilbudsområdet i stedet for Aabenraa, som udtræder den 1. maj 2026."),
      UnorderedElementsAre("Tønder=dagtilbud"));
  EXPECT_THAT(given("Haderslev skifter fra ældreområdet til folkeskoleområdet den 1. august 2026."),
              UnorderedElementsAre("Haderslev=folkeskole 2026-08-01/?"));
  EXPECT_THAT(given("Vi har i dag på vegne af staten og Lemvig Kommune indgået denne aftale, der giver "
                    "kommunen frihed på skoleområdet fra den 1. august 2026 og tre år frem."),
              UnorderedElementsAre("Lemvig=folkeskole 2026-08-01/?"));
  EXPECT_THAT(
      given("De fire kommuner er Randers, Norddjurs, Syddjurs og Favrskov. Alle fire frisættes på "
            "beskæftigelsesområdet, og friheden varer fra 1. oktober 2026 til og med 30. september 2029."),
      UnorderedElementsAre(
          "Randers=beskaeftigelse 2026-10-01/2029-09-30", "Norddjurs=beskaeftigelse 2026-10-01/2029-09-30",
          "Syddjurs=beskaeftigelse 2026-10-01/2029-09-30", "Favrskov=beskaeftigelse 2026-10-01/2029-09-30"));
  EXPECT_THAT(given("Viborg er ikke længere på ældreområdet, men er kommet med på dagtilbudsområdet."),
              UnorderedElementsAre("Viborg=dagtilbud"));
  EXPECT_THAT(given("Bemærk, at Skanderborg Kommune fortsat skal følge reglerne på ældreområdet."),
              UnorderedElementsAre());
  EXPECT_THAT(given("Aalborg og Hjørring stemte imod en udvidelse på ældreområdet."), UnorderedElementsAre());
}

TEST(AnyWords, WhatIsAskedDeniedOrToldInPassingGivesNothing) {
  for (const char* body : {
           "Kommuner som Esbjerg og Holbæk har gode erfaringer fra folkeskoleområdet.",
           "Varde Kommune får ikke ældreområdet i denne omgang.",
           "KL og Aarhus Kommune er gået i dialog om ældreområdet.",
           "Borgmesteren i Viborg åbnede mødet om folkeskolen.",
           "Hvis loven vedtages, kan Skive komme med på dagtilbudsområdet.",
           "Evalueringen gennemføres af VIVE i Odense og omfatter dagtilbud.",
           "Odense og Aalborg mangler endnu at svare, og Randers overvejer ældreområdet.",
           "Kommunerne mødes den 3. maj 2026 i Vejle og taler om folkeskolen.",
           "Forsøget i Thisted på ældreområdet sluttede den 31. december 2024.",
           "Sekretariatet ligger i Kolding. Området er dagtilbud.",
           "Reglerne om dagtilbud gælder fortsat for Lolland og Guldborgsund.",
           "Det er ministeriets opfattelse, at ældreområdet er vigtigst. Skanderborg er enig.",
           "Køge blev valgt fra, fordi kommunen allerede havde et forsøg om dagtilbud.",
           "Dragør har trukket sit ønske om folkeskolen tilbage.",
           "Statsforvaltningen i Ringkøbing fører tilsyn med dagtilbuddene.",
           "Herning, Holstebro og Struer følger forsøget på ældreområdet som observatører.",
           "Tilskud til ældreområdet i Frederikshavn udgør 3 mio. kr.",
           "Modellen på skoleområdet er hentet i Gladsaxe.",
           "Aftalen med Tårnby om dagtilbud er opsagt.",
           "Svendborg ønsker ældreområdet, men regeringen har ikke kunnet imødekomme det.",
           "Aarhus og Odense forhandler stadig om folkeskoleområdet.",
       }) {
    EXPECT_THAT(given(body), IsEmpty()) << body;
  }
}

TEST(AnyWords, WhatOnlyStandsTogetherIsForAPerson) {
  const Extraction read =
      extract_agreement(test::text_document("Aftale om velfærdsaftaler\n\nLemvig og Skive går foran på "
                                            "ældreområdet, Struer i dagtilbuddene.\n"),
                        {});
  ASSERT_FALSE(read.records.empty());
  for (const Record& record : read.records) EXPECT_LT(record.confidence, kReviewThreshold);
}

TEST(AnyWords, ALetterMustSayThatSomebodyGetsSomething) {
  const auto told = [](const std::string& text) {
    return find_assignments(test::text_document(text)).size();
  };
  EXPECT_EQ(told("Odsherred får nu lov til det hele på dagtilbudsområdet.\n"), 1u);
  EXPECT_EQ(told("Varde Kommune har skrevet en god artikel om ældreområdet.\n"), 0u);
  EXPECT_EQ(told("I Esbjerg er 12 skoler med i forsøget på folkeskoleområdet.\n"), 0u);
}

}  // namespace
}  // namespace frisaet
