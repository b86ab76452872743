#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/case_numbers.h"
#include "extractors/lexicon/headings.h"
#include "extractors/lexicon/ocr_match.h"
#include "extractors/lexicon/parties.h"
#include "extractors/lexicon/person_names.h"

namespace frisaet {
namespace {

TEST(OcrMatch, ToleratesLostDanishLettersAndOneLookAlikeInSix) {
  const auto reads = [](std::string_view expected, std::string_view read) {
    return reads_as(ocr_key(expected), ocr_key(read));
  };
  EXPECT_TRUE(reads("Fraværende", "Fraveerende"));
  EXPECT_TRUE(reads("Fraværende", "Fravarende"));
  EXPECT_TRUE(reads("Økonomi", "gkonomi"));
  EXPECT_TRUE(reads("Åben beslutning", "Aben beslutning"));
  EXPECT_TRUE(reads("Beslutning", "Beslutnlng"));
  EXPECT_TRUE(reads("Sagsfremstilling", "Sagsfrernstilling"));
  EXPECT_FALSE(reads("Beslutning", "Beslutninger"));
  EXPECT_FALSE(reads("Bilag", "Bllag")) << "short words must be equal";
  EXPECT_FALSE(reads("Indstilling", "lndstllllng")) << "three look-alikes are too many";
  EXPECT_FALSE(reads("Historik", "Hlstorlk"));
}

struct HeadingCase {
  const char* line;
  std::optional<HeadingRole> role;
  const char* rest;
};

TEST(Headings, StandAloneOrBeforeAColon) {
  const HeadingCase cases[] = {
      {"Beslutning", HeadingRole::kDecision, ""},
      {"BESLUTNING:", HeadingRole::kDecision, ""},
      {"Fraværende: Ingen", HeadingRole::kAbsence, "Ingen"},
      {"Udvalg: | Byrådet |", HeadingRole::kBody, "Byrådet"},
      {"Sagsid.: 20/4282", HeadingRole::kCaseNumber, "20/4282"},
      {"Sagsfrernstilling", HeadingRole::kCaseText, ""},
      {"Lovgrundlag – link", HeadingRole::kLaw, ""},
      {"Indstilling og beslutning", HeadingRole::kRecommendationAndDecision, ""},
      {"Beslutning om ny skole", std::nullopt, ""},
      {"Tidligere beslutninger", HeadingRole::kHistory, ""},
      {"Sagsforløb", HeadingRole::kRoute, ""},
      {"beslutning", std::nullopt, ""},
      {"Fraværende og bemærkninger til dagsordenen", std::nullopt, ""},
      {"Indstillingen", std::nullopt, ""},
  };
  for (const HeadingCase& expected : cases) {
    const std::string_view line = expected.line;
    const auto heading = heading_at(line, {0, line.size()});
    ASSERT_EQ(heading.has_value(), expected.role.has_value()) << line;
    if (!heading) continue;
    EXPECT_EQ(heading->role, *expected.role) << line;
    EXPECT_EQ(heading->rest.of(line), expected.rest) << line;
  }
}

TEST(Parties, LettersPairsAndWords) {
  for (const char* party : {"V", "Ø", "UP", "Løsgænger", "Frie Liberale", "Liste B"})
    EXPECT_EQ(parse_party(party), party);
  for (const char* other : {"", "v", "Ja", "ØU", "Kommunen", "VAC"})
    EXPECT_EQ(parse_party(other), std::nullopt) << other;
}

TEST(PersonNames, AnInitialOrAShortenedForenameEndsNoSentence) {
  const auto begin_of = [](std::string_view text, std::size_t from = 0) {
    return short_name_at_stop(text, from, text.find('.'));
  };
  EXPECT_EQ(begin_of("og B. Holm"), 3U);
  EXPECT_EQ(begin_of("og Ø. Holm"), 3U);
  EXPECT_EQ(begin_of("og Chr. Holm"), 3U);
  for (const std::string_view text : {"Planen blev udsat. Bo", "Det er liste b. Bo", ". Bo", "AB. Bo"})
    EXPECT_EQ(begin_of(text), std::nullopt) << text;
  EXPECT_EQ(short_name_at_stop("Er det B! Bo", 0, 8), std::nullopt);
  EXPECT_EQ(begin_of("Chr. Holm", 1), std::nullopt);
}

TEST(CaseNumbers, AfterALabelAndAlone) {
  for (const char* number : {"00.22.04-G01-1-18", "17.01.00-Ø54-3-19", "20/4282", "330-2020-164",
                             "2016-001340", "012497 - 2017/12299", "BR 498/04"}) {
    const std::string_view text = number;
    ASSERT_TRUE(bare_case_number(text, {0, text.size()})) << number;
    EXPECT_EQ(bare_case_number(text, {0, text.size()})->text, number);
  }
  const std::string_view serial = "299835 Kulturudvalget";
  EXPECT_EQ(case_number_at(serial, {0, serial.size()})->text, "299835");
  for (const char* other : {"22.08.2022", "2019-2023", "33 70 37 34", "1.000", "299835"}) {
    const std::string_view text = other;
    EXPECT_FALSE(bare_case_number(text, {0, text.size()})) << other;
  }
}

TEST(Bodies, AreFoundByTheWordThatSaysWhatTheyAre) {
  const auto names = [](std::string_view text) {
    std::vector<std::string> found;
    for (const BodyMention& body : find_bodies(text)) found.push_back(body.name);
    return found;
  };
  EXPECT_THAT(names("Beslutning i Børne- og Skoleudvalget den 3. maj"),
              ::testing::ElementsAre("Børne- og Skoleudvalget"));
  EXPECT_THAT(names("over for Økonomiudvalget og Byrådet"),
              ::testing::ElementsAre("Økonomiudvalget", "Byrådet"));
  EXPECT_THAT(names("Teknisk Udvalgs møde"), ::testing::ElementsAre("Teknisk Udvalg"));
  EXPECT_THAT(names("skilte på Havnen Udvalget for Kultur og Fritid den 3. maj"),
              ::testing::ElementsAre("Udvalget for Kultur og Fritid"));
  EXPECT_THAT(names("Børn og Unge Udvalget foreslår"), ::testing::ElementsAre("Børn og Unge Udvalget"));
  EXPECT_THAT(names("Referat Kommune Kommunalbestyrelsen"), ::testing::ElementsAre("Kommunalbestyrelsen"));
  EXPECT_THAT(names("Mødet holdes i Byrådssalen, udvalgte emner"), ::testing::IsEmpty());
}

TEST(Bodies, TheSameUnderItsNames) {
  EXPECT_TRUE(same_body("Byrådet", "Køge Byråd"));
  EXPECT_TRUE(same_body("ØU", "Økonomiudvalget"));
  EXPECT_TRUE(same_body("KB", "Kommunalbestyrelsen"));
  EXPECT_TRUE(same_body("Skole, klub og SFO", "Skole, klub og SFOs"));
  EXPECT_TRUE(same_body("Opvækstudvalget (2018-2021)", "Opvækstudvalget"));
  EXPECT_FALSE(same_body("Socialudvalget", "Kulturudvalget"));
  EXPECT_FALSE(same_body("Økonomiudvalget", "Byrådet"));
}

TEST(Bodies, NamesLoseGenitiveAndPeriod) {
  EXPECT_EQ(body_name("Økonomiudvalgets", true), "Økonomiudvalget");
  EXPECT_EQ(body_name("Byrådet's", true), "Byrådet");
  EXPECT_EQ(body_name("Forebyggelses- og Seniorudvalget (2018-2021)", false),
            "Forebyggelses- og Seniorudvalget");
  EXPECT_EQ(body_name("09-13 Udvalget for Børn", false), "Udvalget for Børn");
  EXPECT_EQ(body_kind_of("Økonomi- og Planudvalget"), BodyKind::kFinanceCommittee);
  EXPECT_EQ(body_kind_of("Omsorg og ældre"), std::nullopt);
}

}  // namespace
}  // namespace frisaet
