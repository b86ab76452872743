// Heads that name other bodies than the one that met: a site's menu, a case's way. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;

constexpr const char* kMenu =
    "Dagsordener\n\nByrådet (2010-2013)\nØkonomiudvalget\nSocialudvalget\nTeknisk "
    "Udvalg\nKulturudvalget\nÆldrerådet\n\n";

std::string body_of(const std::string& text) {
  const auto decisions = decisions_of(text);
  return decisions.empty() ? "no item" : decisions.front().committee.value_or("none");
}

TEST(AMenuOfBodies, NamesNobodysMeeting) {
  const std::string item = "\n\n7. Ny bro\n\nBeslutning\n\nGodkendt.\n";
  EXPECT_EQ(body_of(kMenu + std::string("Referat\n\nKulturudvalget\n\n03-05-2022") + item), "Kulturudvalget");
  EXPECT_EQ(body_of(kMenu + std::string("Referat\n\nDato\n\n3. maj 2022") + item), "none");
}

TEST(AFewBodies, AreNoMenu) {
  EXPECT_EQ(body_of("Referat\n\nKulturudvalget\nØkonomiudvalget\n\n03-05-2022\n\n7. Ny "
                    "bro\n\nBeslutning\n\nGodkendt.\n"),
            "Kulturudvalget");
}

TEST(BodyAboveAllDecisions, IsWhoMet) {
  const auto paper = [](const std::string& first, const std::string& second) {
    return "Økonomiudvalget\n\nKulturudvalget\n\nReferat 3. maj 2022\n\n7. Ny bro\n\n" + first +
           "\n\nUdsat.\n\n8. Ny sti\n\n" + second + "\n\nGodkendt.\n";
  };
  const std::string culture = "Beslutning Kulturudvalget den 3. maj 2022";
  EXPECT_THAT(lines_of_paper(paper(culture, culture)),
              ElementsAre("7 | Ny bro | postponed | Udsat.", "8 | Ny sti | approved | Godkendt."));
  EXPECT_EQ(body_of(paper(culture, culture)), "Kulturudvalget");
  // Once it did decide, and once there is a heading of whoever met.
  EXPECT_EQ(body_of(paper(culture, culture + "\n\nUdsat.\n\nBeslutning Økonomiudvalget den 3. maj 2022")),
            "Økonomiudvalget");
  EXPECT_EQ(body_of(paper(culture, culture + "\n\nUdsat.\n\nBeslutning")), "Økonomiudvalget");
}

TEST(NumbersWithADash, StandBeforeTitlesThatLostTheirCase) {
  EXPECT_THAT(
      lines_of_paper("Teknisk Udvalgs møde den 3. maj 2022\n\n7.  - Ny bro\n\nIndstilling\n\n1. - at den "
                     "males\n\nBeslutning\n\nUdsat.\n\n8.  - Ny sti\n\nBeslutning\n\nGodkendt.\n"),
      ElementsAre("7 | Ny bro | postponed | Udsat.", "8 | Ny sti | approved | Godkendt."));
}

}  // namespace
}  // namespace frisaet::test
