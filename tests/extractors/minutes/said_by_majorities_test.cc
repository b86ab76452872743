// What majorities and minorities said and what became of the case, points behind what was resolved, items
// that a sentence closes, names over a decision whose parts lost their hyphens. Each with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::lines_of_paper;
using test::with_bridge;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(
    Majorities, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"rejected", "Et flertal bestående af V, C og B afviste forslaget."},
        {"rejected", "Et flertal (A, F) afviser planen. O stemte for."},
        {"approved", "Et flertal bestående af V, C og B godkendte forslaget."},
        {"rejected", "Forvaltningens indstilling følges ikke."},
        {"amended", "Godkendt, idet udvalget samtidig besluttede, at hegnet bliver lavere."},
        {"approved", "Godkendt, idet udvalget i maj besluttede, at hegnet bliver lavere."},
        {"no_decision", "Borgmesteren besvarede spørgsmålet."},
        {"no_decision", "Spørgsmålene blev besvaret af formanden."},
        {"approved", "Borgmesteren besvarede spørgsmålet. Godkendt."},
        {"approved", "Et ændringsforslag fra F om farven faldt. Godkendt."},
        {"approved", "Et ændringsforslag fra F om 12 mio. kr. faldt med 4 stemmer for og 21 imod. Godkendt."},
        {"amended", "Et ændringsforslag fra F om farven blev vedtaget."},
        {"approved", "Der blev fremsat et ændringsforslag, som ikke kunne samle flertal. Godkendt."},
    }));

std::string outcome_of_bridge(const std::string& decision) {
  const auto decisions = decisions_of(
      with_bridge("Indstilling\nForvaltningen indstiller, at broen males.\nBeslutning\n" + decision));
  return decisions.at(0).outcome ? std::string(to_string(*decisions[0].outcome)) : "null";
}

TEST(WhoWasOutvoted, DecidesNothing) {
  EXPECT_EQ(outcome_of_bridge(
                "2 medlemmer (V) anbefaler indstillingen.\n5 medlemmer (A) anbefaler ikke indstillingen."),
            "rejected");
  EXPECT_EQ(outcome_of_bridge(
                "5 medlemmer (A) anbefaler indstillingen.\n2 medlemmer (V) anbefaler ikke indstillingen."),
            "recommended");
  // The consent stands in words of its own.
  EXPECT_EQ(outcome_of_bridge(
                "Forslag om at vente: 2 (V) stemte for, 5 (A) stemte imod. Indstillingen blev godkendt."),
            "approved");
}

TEST(PointsBehindWhatWasResolved, AreToldApart) {
  const std::string points =
      "Indstilling\nForvaltningen indstiller, at\n1. broen males\n2. stien lukkes\nBeslutning\n";
  const auto decisions = decisions_of(with_bridge(
      points + "Udvalget besluttede, at punkt 1 godkendes, mens punkt 2 sendes tilbage til forvaltningen."));
  EXPECT_EQ(decisions.at(0).outcome, Outcome::kSplit);
  EXPECT_THAT(decisions[0].point_outcomes, SizeIs(2));
  EXPECT_THAT(
      decisions_of(with_bridge(points + "Udvalget besluttede, at punktet udsættes.")).at(0).point_outcomes,
      IsEmpty());
}

TEST(ViewsBehindThePoints, AreNoPart) {
  const auto decisions = decisions_of(
      with_bridge("Indstilling\n\nByudvalget indstiller, at udvalget godkender\n\n • broens farve\n • broens "
                  "bredde\n\nIda Kjær kan ikke anbefale indstillingen.\n\nBeslutning\n\nGodkendt."));
  ASSERT_THAT(decisions.at(0).recommendation, SizeIs(2));
  EXPECT_EQ(decisions[0].recommendation[1].text, "broens bredde");
}

TEST(ASentence, ClosesItsItem) {
  EXPECT_THAT(
      lines_of_paper(with_bridge(
          "Beslutningstema\nSalg af broen. Punktet behandles for lukkede døre.\nBeslutning\nGodkendt.")),
      ElementsAre("1 | Ny bro | approved | Godkendt. | closed", "2 | Ny sti | postponed | Udsat."));
  EXPECT_THAT(
      lines_of_paper(with_bridge("Beslutningstema\nSalg af broen. Sagen blev behandlet for lukkede døre i "
                                 "maj.\nBeslutning\nGodkendt.")),
      ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
}

TEST(ATitleSaidAgain, NamesNobodyWhoWasAway) {
  EXPECT_THAT(
      lines_of_paper(
          "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1.Meddelelser (B)\n\nSagsnummer: "
          "22/316\n\nMeddelelser (B)\n\nSagsfremstilling\n\nFormanden fortæller.\n\nBeslutning\n\nTaget "
          "til efterretning.\n\n2.Ny sti (B)\n\nSagsnummer: 22/317\n\nNy sti "
          "(B)\n\nBeslutning\n\nUdsat.\n"),
      ElementsAre("1 | Meddelelser (B) | noted | Taget til efterretning.",
                  "2 | Ny sti (B) | postponed | Udsat."));
}

TEST(NamesOverADecision, MayHaveLostTheirHyphens) {
  const auto decisions = decisions_of(
      "Referat\nByrådet\nMødedato: 3. maj 2022\n\n1. Ny bro\n\nForslag\n\nForvaltningen foreslår, at broen "
      "males.\n\nBeslutning Teknik, Havn, Plan og Miljøudvalget 2022-2025 den "
      "12-04-2022\n\nAnbefales.\n\nBeslutning - "
      "Økonomiudvalget, 20. april 2022\n\nAnbefales med en ændring.\n\nBeslutning Byrådet 2022-2025 den "
      "03-05-2022\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning Byrådet 2022-2025 den 03-05-2022\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  ASSERT_THAT(decisions[0].history, SizeIs(2));
  EXPECT_EQ(decisions[0].history[0].body, "Teknik, Havn, Plan og Miljøudvalget");
  EXPECT_EQ(decisions[0].history[1].body, "Økonomiudvalget");
}

}  // namespace
}  // namespace frisaet::minutes
