#include "extractors/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <set>
#include <string>
#include <thread>

#include "extractors/classify.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

struct Paper {
  std::string name, text;
  DocumentType type;

  friend void PrintTo(const Paper& that, std::ostream* out) { *out << that.name; }
};

class Kind : public testing::TestWithParam<Paper> {};

TEST_P(Kind, IsToldByItsWords) {
  const Extraction extraction = extract(test::text_document(GetParam().text), {});
  EXPECT_EQ(to_string(extraction.facts.type), to_string(GetParam().type));
  EXPECT_GT(extraction.facts.confidence, 0.5);
}

INSTANTIATE_TEST_SUITE_P(
    Papers, Kind,
    testing::Values(
        Paper{"kl_letter",
              "Til landets borgmestre\n\nNy frist for velfærdsaftaler\n\nKære borgmester\n\nKL har aftalt "
              "med staten, at alle kommuner kan "
              "søge. I bedes svare senest den 3. maj 2023. Har I spørgsmål, kan I skrive til dila@kl.dk.\n",
              DocumentType::kKlLetter},
        Paper{"declaration",
              "KL\n\n12. maj 2023\n\nNyborg Kommunes ønske om velfærdsaftale\n\nNyborg Kommune ønsker at "
              "blive frisat på ældreområdet.\n",
              DocumentType::kDeclaration},
        Paper{"agreement_by_what_it_gives",
              "Bilag A: De ni kommuner\n\nNr. Kommune Frisat på Fra Til\n1 Tønder Ældre 01.09.2024 "
              "31.08.2028\n2 Varde Dagtilbud 01.09.2024 31.08.2028\n",
              DocumentType::kAgreement},
        Paper{"table_of_something_else",
              "Bilag A: De ni kommuner\n\nNr. Kommune Direktør på Fra Til\n1 Tønder Ældre 01.09.2024 "
              "31.08.2028\n2 Varde Dagtilbud 01.09.2024 31.08.2028\n",
              DocumentType::kOther},
        Paper{"declaration_by_whom_it_goes_to",
              "Nyborg Kommune\n\n12. maj 2023\n\nKL\nAtt. Bo Holm\n\nVi springer ud i det\n\nByrådet har "
              "kastet sin kærlighed på folkeskoleområdet.\n",
              DocumentType::kDeclaration},
        Paper{
            "letter_to_another",
            "Nyborg Kommune\n\n12. maj 2023\n\nRegionen\nAtt. Bo Holm\n\nVi springer ud i det\n\nByrådet har "
            "kastet sin kærlighed på folkeskoleområdet.\n",
            DocumentType::kOther},
        Paper{"kl_to_one_municipality",
              "Nyborg Kommune\nAtt.: Direktør Bo Holm\nTorvet 1\n5800 Nyborg\n\n14. november 2022\n\nTak for "
              "dit "
              "brev. Reglerne står på www.kl.dk/vilkaar. Skriv til liab@kl.dk.\n",
              DocumentType::kKlLetter},
        Paper{"answered_form",
              "Velfærdsaftaler\nKommune: Nyborg\nBesvaret: 12. maj 2023\n1) Hvilket område ønsker kommunen "
              "at blive frisat på?\nÆldre\n",
              DocumentType::kDeclaration},
        Paper{
            "ticked_form",
            "Velfærdsaftaler\nStatus: Besvaret 12-05-2023\nKommune\nNyborg Kommune\n1) Hvilket område ønsker "
            "kommunen at blive frisat på?\n[ ] Skole\n[x] Ældre\n",
            DocumentType::kDeclaration},
        Paper{"ranked_table",
              "Nyborg Kommune\n\nKommunens ønsker\n\n| Område | Prioritet |\n| Ældre | 1 |\n| Skole | 2 "
              "|\n",
              DocumentType::kDeclaration},
        Paper{
            "application_for_money",
            "Nyborg Kommune\n\n12. maj 2023\n\nAnsøgning om tilskud til nye plejehjem\n\nKommunen ønsker at "
            "prioritere således:\n1. prioritet: plejehjem\n2. prioritet: haver\n",
            DocumentType::kOther},
        Paper{"declaration_of_intent",
              "Hensigtserklæring om velfærdsaftaler\n\n5. maj 2023\n\nParterne, staten og kommunerne, vil "
              "frisætte Tønder Kommune på ældreområdet.\n",
              DocumentType::kAgreement},
        Paper{"agreement",
              "Aftale om frisættelse mellem regeringen og tre kommuner\n\n5. maj 2023\n\nParterne er enige "
              "om, at Tønder Kommune frisættes på "
              "ældreområdet.\n",
              DocumentType::kAgreement},
        Paper{"minutes",
              "Referat\nØkonomiudvalgets møde den 9. maj 2023 kl. 16.00\n\n1. Godkendelse af "
              "dagsorden\nBeslutning\nGodkendt.\n\n2. Valg af område "
              "for velfærdsaftale\nIndstilling\nAdministrationen indstiller, at kommunen søger på "
              "ældreområdet.\nBeslutning\nAnbefales.\n",
              DocumentType::kMinutes},
        Paper{"hearing_answer",
              "Høringssvar om frisættelse\n\nTil Børneudvalget i Nyborg Kommune\n\nVores 1. prioritet er "
              "dagtilbudsområdet.\n\nPå "
              "forældrebestyrelsens vegne\nRikke Toft Lund\n",
              DocumentType::kOther},
        Paper{"news_to_the_members",
              "Nyhed til medlemmerne\n14. maj 2022\n\nNavnene er fundet\n\nKL havde sendt 40 navne. For alle "
              "andre begynder nu anden halvdel.\n",
              DocumentType::kKlLetter},
        Paper{"news_to_somebody_elses_members",
              "Nyhed til medlemmerne af Lokalrådet\n14. maj 2022\n\nNavnene er fundet\n\nFor alle andre "
              "begynder "
              "nu anden halvdel.\n",
              DocumentType::kOther},
        Paper{
            "kl_and_a_department_over_a_date",
            "KL\nJura og Velfærd\n\n24. maj 2022\n\nÅbent møde\n\nKlik ind på https://tilmeld.kl.dk/7 senest "
            "den 1. juni.\n",
            DocumentType::kKlLetter},
        Paper{"kl_with_a_dash",
              "KL - Nyt om frisættelse\nUge 38, 2022\n\nSkemaet lukker fredag den 30. september 2022.\n",
              DocumentType::kKlLetter},
        Paper{"dash_before_an_addressee",
              "KL - Att. Bo Holm\nTorvet 1\n\nVi sender hermed en faktura for leje af lokaler.\n",
              DocumentType::kOther},
        Paper{"list_of_persons_of_kl",
              "Kontaktpersoner\n\nNavn            Mail\nIda Wium Lund   iwl@kl.dk\nBo Holm         "
              "boh@kl.dk\nAnna Lyng       "
              "anly@kl.dk\n",
              DocumentType::kKlLetter},
        Paper{"form_that_came_in",
              "Besvarelse fra Bornholms Regionskommune\n\nModtaget 21-05-2022 kl. 13.07 · Kvittering nr. "
              "44\n\n1 "
              "Hvilket område er kommunens førstevalg?\nÆldreområdet\n",
              DocumentType::kDeclaration},
        Paper{"table_of_places",
              "Nyborg Kommune\n\nSkema over Nyborg Kommunes ønsker\n\n   Område      Placering    "
              "Bemærkning\n   "
              "Skole       1            ingen\n",
              DocumentType::kDeclaration},
        Paper{"table_of_places_to_be",
              "Nyborg Kommune\n\nSkema over pladser\n\n   Område      Antal pladser\n   Nord        14\n",
              DocumentType::kOther},
        Paper{"recipe", "Æblekage\n\nSkræl æblerne og kog dem møre. Rist rasp i smør og sukker.\n",
              DocumentType::kOther}),
    [](const auto& tested) { return tested.param.name; });

TEST(Registry, AHearingAnswerDeclaresNothing) {
  const Extraction extraction =
      extract(test::text_document("Høringssvar om frisættelse\n\nTil Børneudvalget i Nyborg Kommune\n\nVores "
                                  "1. prioritet er dagtilbudsområdet.\n\nPå "
                                  "forældrebestyrelsens vegne\nRikke Toft Lund\n"),
              {});
  EXPECT_THAT(extraction.records, IsEmpty());
}

TEST(Registry, MinutesThatDecideAWishDeclareIt) {
  const Extraction extraction =
      extract(test::text_document("Referat\nByrådets møde den 9. maj 2023 kl. 16.00\nNyborg Kommune\n\n1. "
                                  "Godkendelse af dagsorden\nBeslutning\nGodkendt.\n\n"
                                  "2. Valg af område for velfærdsaftale\nIndstilling\nAdministrationen "
                                  "indstiller, at kommunen søger om frisættelse på "
                                  "ældreområdet.\nBeslutning\nGodkendt.\n"),
              {});
  int declarations = 0;
  for (const Record& record : extraction.records) {
    const auto* value = std::get_if<Declaration>(&record.value);
    if (value == nullptr) continue;
    ++declarations;
    EXPECT_EQ(value->status, DeclarationStatus::kCouncil);
    ASSERT_THAT(value->priorities, SizeIs(1));
    EXPECT_EQ(value->priorities[0].area, "aeldre");
    EXPECT_THAT(record.evidence, testing::Contains(testing::Field(&Evidence::field, "priorities.0")));
  }
  EXPECT_EQ(declarations, 1);
}

TEST(Registry, AKlLettersListOfAgreementsBecomesAssignments) {
  const Extraction extraction =
      extract(test::text_document("Til landets borgmestre\n\nKære borgmester\n\nKL har gjort status. Tønder "
                                  "og Varde Kommuner er frisat på ældreområdet. "
                                  "Alle kommuner kan søge. I bedes svare.\n"),
              {});
  EXPECT_EQ(extraction.facts.type, DocumentType::kKlLetter);
  EXPECT_THAT(extraction.records, SizeIs(2));
}

TEST(Registry, EmptyPapersAreOtherAndGiveNothing) {
  for (const char* text : {"", " \n\f\n ", "\n\n"}) {
    const Extraction extraction = extract(test::text_document(text), {});
    EXPECT_EQ(extraction.facts.type, DocumentType::kOther);
    EXPECT_THAT(extraction.records, IsEmpty());
  }
  const Extraction none = extract(Document({}, {}, {}), {});
  EXPECT_THAT(none.records, IsEmpty());
}

TEST(Registry, EveryTypeHasOneExtractor) {
  std::set<DocumentType> types;
  for (const Extractor& extractor : extractors()) EXPECT_TRUE(types.insert(extractor.type).second);
  EXPECT_THAT(types, SizeIs(6));
}

TEST(Registry, ThreadsReadTheSame) {
  const Document document =
      test::text_document("KL\n\n12. maj 2023\n\nNyborg Kommune ønsker at blive frisat på ældreområdet.\n");
  std::vector<Extraction> read(4);
  std::vector<std::thread> threads;
  for (Extraction& slot : read) threads.emplace_back([&] { slot = extract(document, {}); });
  for (std::thread& thread : threads) thread.join();
  for (const Extraction& extraction : read) EXPECT_EQ(extraction.records, read[0].records);
}

}  // namespace
}  // namespace frisaet
