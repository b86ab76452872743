// Transcripts whose pages begin with whose they are, their number and labels of the case, before the title
// that the contents list prints; and chains of bodies that lost their days. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

const std::string kLabels =
    "Dagsorden\n\nTranskript\n\n"
    "1 Teknisk Udvalg Referat fra ordinært møde Tirsdag kl. 8:00 Følgende sager behandles på mødet Side "
    "Ny bro over åen 2 Salg af grund ved havnen 3 Regnskab for havnen 5 Bilagsoversigt 6\n\n"
    "2 Teknisk Udvalg Punkt: 1 Acadre sagsnr.: 22/4413 Sagsforløb: TU - Åben sag Mødedato: Sagsbehandler: Bo "
    "Holm Ny bro over åen Baggrund Broen er fra 1981. Beslutning Teknisk Udvalg den Udsat. Teknisk Udvalg "
    "Tirsdag den Side 2\n\n"
    "3 Teknisk Udvalg Punkt: 2 Acadre sagsnr.: 22/4420 Sagsforløb: TU - Åben sag Mødedato: Sagsbehandler: Bo "
    "Holm Salg af grund ved havnen Baggrund Grunden er ledig. Ida Kjær (A) deltog ikke i sagens behandling. "
    "Teknisk Udvalg Tirsdag den Side 3\n\n"
    "4 Teknisk Udvalg Punkt: 3 Acadre sagsnr.: 22/4431 Sagsforløb: TU - Åben sag Mødedato: Sagsbehandler: Bo "
    "Holm Regnskab for havnen Baggrund Der er brugt mere end ventet. Beslutning Teknisk Udvalg den Godkendt. "
    "Ida Kjær (A) deltog ikke i mødet. Teknisk Udvalg Tirsdag den Side 5\n\n";

TEST(LabelsAboveATitle, BelongToTheItemAsItsNumberDoes) {
  const auto decisions = decisions_of(kLabels);
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(line_of(decisions[0]), "1 | Ny bro over åen | postponed | Udsat.");
  EXPECT_EQ(line_of(decisions[1]), "2 | Salg af grund ved havnen | no_decision | - | absent: Ida Kjær (A)");
  EXPECT_EQ(line_of(decisions[2]), "3 | Regnskab for havnen | approved | Godkendt. | absent: Ida Kjær (A)");
  EXPECT_EQ(decisions[0].case_number, "22/4413");
  EXPECT_EQ(decisions[2].case_number, "22/4431");
}

std::string sides(const std::string& first_decision) {
  const std::string head = "Teknisk Udvalg den , s.";
  return "SOLBY KOMMUNE\n\nTranskript\n\n1 " + head +
         " 1 SOLBY KOMMUNE Teknisk Udvalg Protokol Tirsdag den 3. maj 2022 kl. 8:00 afholdt Teknisk Udvalg "
         "møde "
         "på rådhuset.\n\n2 " +
         head +
         " 2 INDHOLDSFORTEGNELSE Sag nr: Side: 01 Ny bro. Over åen ved møllen Regnskab for havnen. 03 "
         "MEDDELELSER "
         "MAJ\n\n3 Åbent punkt " +
         head +
         "3 Ny bro. Over åen ved møllen Indstilling Det foreslås, at broen males. Teknisk Udvalg, den 3. maj "
         "2022: Ny bro. Over åen ved møllen 2022 " +
         first_decision + "\n\n4 Lukket punkt " + head +
         "4 Regnskab for havnen. Indstilling Det foreslås, at regnskabet godkendes. Teknisk Udvalg, den 3. "
         "maj "
         "2022: Regnskab for havnen. Godkendt.\n\n5 Åbent punkt " +
         head +
         "5 MEDDELELSER MAJ 2022 Meddelelser 1. Nyt tag. 2. Besøg. Teknisk Udvalg, den 3. maj 2022: "
         "MEDDELELSER "
         "MAJ 2022 Taget til efterretning.\n\n";
}

TEST(HeadsOfPages, EndInTheNumberOfTheSide) {
  EXPECT_THAT(lines_of_paper(sides("Udsat.")),
              ElementsAre("1 | Ny bro. Over åen ved møllen | postponed | Udsat.",
                          "- | Regnskab for havnen. | approved | Godkendt. | closed",
                          "3 | MEDDELELSER MAJ 2022 | noted | Taget til efterretning."));
}

TEST(ATitleSaidAgain, IsNoPartOfTheDecisionUnlessTheSentenceGoesOn) {
  EXPECT_EQ(decisions_of(sides("Broen males ikke.")).front().decision_text, "Broen males ikke.");
  EXPECT_EQ(decisions_of(sides("vedtages.")).front().decision_text,
            "Ny bro. Over åen ved møllen 2022 vedtages.");
}

std::string chain(const std::string& last_body) {
  return "Solby Kommune. Byrådet. Referat\n\nTranskript\n\n1 Solby Kommune Byrådet Referat Dato: Mødested: "
         "Onsdag den 4. maj 2022 Byrådssalen Fraværende: Ingen.\n\n"
         "2 Indholdsfortegnelse Til efterretning - for åbne døre...i 41. Godkendelse af dagsorden for mødet "
         "den 4. maj Til behandling - for åbne døre...ii 42. Klage over en afgørelse...ii 43. "
         "SPØRGETID...iii Til behandling - for lukkede "
         "døre...iii 44. Salg af en grund...iii\n\n"
         "3 Side i Til efterretning - for åbne døre 41. Godkendelse af dagsorden for mødet den 4. maj 2022 "
         "Åben sag "
         "Sagsid.: 22/3 Intet. Byrådet den : Godkendt. Til behandling - for åbne døre\n\n"
         "4 Side ii 42. Klage over en afgørelse Åben sag Sagsid.: 22/4 En forening klager. Indstilling: "
         "Skoleudvalget indstiller, 1. at klagen afvises 2. at der svares i maj. Skoleudvalget den : "
         "Anbefales. " +
         last_body +
         " den : Klagen afvises.\n\n"
         "5 Side iii 43. SPØRGETID Åben sag Sagsid.: 22/5 Ingen spørgsmål. Byrådet den : Intet. Til "
         "behandling - for "
         "lukkede døre 44. Salg af en grund Lukket sag Sagsid.: 22/6\n\n";
}

TEST(AChainWithoutDays, EndsInTheMeetingsOwnDecision) {
  const auto decisions = decisions_of(chain("Byrådet"));
  ASSERT_THAT(decisions, SizeIs(4));
  EXPECT_EQ(line_of(decisions[3]), "44 | Salg af en grund | no_decision | - | closed");
  EXPECT_EQ(line_of(decisions[0]),
            "41 | Godkendelse af dagsorden for mødet den 4. maj 2022 | approved | Godkendt.");
  EXPECT_EQ(line_of(decisions[1]), "42 | Klage over en afgørelse | rejected | Klagen afvises.");
  EXPECT_EQ(line_of(decisions[2]), "43 | SPØRGETID | no_decision | Intet.");
  ASSERT_THAT(decisions[1].recommendation, SizeIs(2));
  EXPECT_EQ(decisions[1].recommendation[1].text, "at der svares i maj.");
  // Another body's is not the meeting's.
  EXPECT_EQ(decisions_of(chain("Teknisk Udvalg"))[1].decision_text, std::nullopt);
}

std::string counted(const std::vector<std::string>& numbers) {
  return "Solby Kommune Teknisk Udvalg Referat 3. maj 2022\n\nTranskript\n\n"
         "1 Solby Kommune Teknisk Udvalg Referat Mødedato: Tirsdag den 3. maj 2022 Mødested: Rådhuset\n\n"
         "2 Indholdsfortegnelse Ny bro over åen Særordninger for foreninger Salg af en grund\n\n3 41 " +
         numbers[0] +
         "Ny bro over åen Sagsnr.: 22/4413 Sagsfremstilling Broen er gammel. Beslutning Godkendt.\n\n4 42 " +
         numbers[1] +
         "Særordninger for foreninger Sagsnr.: 22/4420 Sagsfremstilling De er gamle. Beslutning Udsat.\n\n5 "
         "43 " +
         numbers[2] +
         "Salg af en grund Sagsnr.: 22/4431 Sagsfremstilling Den er ledig. Beslutning Anbefales.\n\n";
}

TEST(NumbersAtThePagesBegin, AreTheItemsOnlyWhereThoseHaveNoneWithAStop) {
  EXPECT_THAT(lines_of_paper(counted({"7. ", "8. ", "9. "})),
              ElementsAre("7 | Ny bro over åen | approved | Godkendt.",
                          "8 | Særordninger for foreninger | postponed | Udsat.",
                          "9 | Salg af en grund | recommended | Anbefales."));
  EXPECT_EQ(decisions_of(counted({"", "", ""})).at(1).item_number, "42");
}

}  // namespace
}  // namespace frisaet::test
