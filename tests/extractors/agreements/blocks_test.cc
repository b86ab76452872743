// Papers that give each municipality a block of its own, and lists with a word processor's bullets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/agreements/agreements.h"
#include "extractors/agreements/name_lists.h"
#include "extractors/lexicon/prose.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::vector<std::string> read(const std::string& text) {
  std::vector<std::string> result;
  for (const Record& record : find_assignments(test::text_document(text))) {
    const auto& value = std::get<AgreementAssignment>(record.value);
    std::string line = value.municipality->name + "=" + value.area;
    if (value.period && value.period->from) line += " " + to_iso(*value.period->from);
    if (value.period && value.period->to) line += "/" + to_iso(*value.period->to);
    result.push_back(line);
  }
  return result;
}

TEST(Blocks, GiveAMunicipalityAnAreaAndAPeriod) {
  EXPECT_THAT(read("Varde Kommune\n\nOmråde: Ældre\nPeriode: 1/5 2025 – 30/4 2029\nVilkår: Ingen.\n\n"
                   "Skive Kommune\n\nOmråde: Dagtilbud\nPeriode: 1/5 2025 – 30/4 2029\nVilkår: Ingen.\n"),
              ElementsAre("Varde=aeldre 2025-05-01/2029-04-30", "Skive=dagtilbud 2025-05-01/2029-04-30"));
}

TEST(Blocks, MayBeNumberedAndTheirNamesEndWithAColon) {
  EXPECT_THAT(read("1. Varde Kommune\nOmråde: Ældre\n\n2. Bornholms Regionskommune\nOmråde: Dagtilbud\n\n"
                   "Skive kommune:\nOmråde: Folkeskole\n"),
              ElementsAre("Varde=aeldre", "Bornholm=dagtilbud", "Skive=folkeskole"));
}

TEST(Blocks, OneAloneOrALabelWithoutAnAreaIsNone) {
  EXPECT_THAT(read("Varde Kommune\n\nOmråde: Ældre\nKontakt: Bo Holm\n"), IsEmpty());
  EXPECT_THAT(read("Varde Kommune\n\nOmråde: se bilag 2\n\nSkive Kommune\n\nOmråde: se bilag 3\n"),
              IsEmpty());
}

TEST(Lists, MayHaveRoundBulletsAndABeginOfTheirOwn) {
  EXPECT_THAT(
      read("Ordningen løber fra 1. maj 2024 til 30. april 2028. Følgende er optaget:\n\nDagtilbudsområdet\n"
           "  o Varde\n  o Skive\n\nFolkeskoleområdet\n  o Thisted (først fra 1. august 2024)\n"),
      ElementsAre("Varde=dagtilbud 2024-05-01/2028-04-30", "Skive=dagtilbud 2024-05-01/2028-04-30",
                  "Thisted=folkeskole 2024-08-01/2028-04-30"));
}

TEST(Period, ThatIsToldAndNotReadMakesTheAssignmentDoubtful) {
  const auto sure = [](const std::string& text) {
    const auto records = find_assignments(test::text_document(text));
    EXPECT_EQ(records.size(), 2U) << text;
    return records.empty() ? -1 : records.front().confidence;
  };
  const std::string given = "Varde og Skive Kommuner frisættes på ældreområdet.";
  const double doubted = sure(given + " Forsøget begynder, når loven er vedtaget.");
  EXPECT_GE(sure(given), kReviewThreshold);
  EXPECT_LT(doubted, kReviewThreshold);
  EXPECT_GT(doubted, 0);
}

TEST(Blocks, MayLabelBeginAndEndApart) {
  EXPECT_THAT(
      read("Varde Kommune\n    Område: ældre\n    Ikrafttræden: 1. maj 2025\n    Udløb: 30. april 2029\n\n"
           "Skive Kommune\n    Område: dagtilbud\n    Ikrafttræden: 1. maj 2025\n    Udløb: ikke fastsat\n"),
      ElementsAre("Varde=aeldre 2025-05-01/2029-04-30", "Skive=dagtilbud 2025-05-01"));
}

TEST(Blocks, AnEndBeforeTheBeginIsNoEnd) {
  EXPECT_THAT(read("Varde Kommune\nOmråde: Ældre\nStart: 1. maj 2025\nSlut: 30. april 2024\n\n"
                   "Skive Kommune\nOmråde: Dagtilbud\nStart: 1. maj 2025\n"),
              ElementsAre("Varde=aeldre 2025-05-01", "Skive=dagtilbud 2025-05-01"));
}

TEST(Lists, OfConcludedAgreementsGiveTheirNames) {
  EXPECT_THAT(
      read("OVERSIGT OVER INDGÅEDE AFTALER\npr. 1. maj 2024\n\nÆldre\n  - Varde\n\nDagtilbud\n  - Skive\n"),
      ElementsAre("Varde=aeldre", "Skive=dagtilbud"));
  EXPECT_THAT(read("OVERSIGT OVER ØNSKEDE AFTALER\n\nÆldre\n  - Varde\n\nDagtilbud\n  - Skive\n"), IsEmpty());
}

TEST(Lists, MayHaveTheNamesOfAnAreaOnOneLine) {
  EXPECT_THAT(
      read(
          "Her er de udvalgte kommuner\n\nÆldreområdet\nVarde, Skive og Ærø\n\nDagtilbudsområdet\nThisted\n"),
      ElementsAre("Varde=aeldre", "Skive=aeldre", "Ærø=aeldre", "Thisted=dagtilbud"));
  EXPECT_THAT(read("Her er de udvalgte kommuner\n\nÆldreområdet\nVarde og Skive "
                   "venter\n\nDagtilbudsområdet\nThisted har "
                   "spurgt\n"),
              IsEmpty());
}

// Each piece on the very next line looks like the last one's rest; joined without a bound, every name would
// be asked of the whole file.
TEST(WholeSentences, JoinNoFurtherThanTheLongestSentence) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "Ældre    Faxe, Vejen,   2023-2026\n Herlev,\nKøge,";
  const Document document = test::text_document(text);
  const Prose prose(document);
  const std::vector<Span> whole = whole_sentences(prose);
  ASSERT_THAT(whole, SizeIs(Gt(1U)));
  EXPECT_EQ(whole.front().begin, prose.sentences().front().begin);
  EXPECT_EQ(whole.back().end, prose.sentences().back().end);
  for (const Span sentence : whole) EXPECT_LE(sentence.end - sentence.begin, kLongestSentence);
}

}  // namespace
}  // namespace frisaet
