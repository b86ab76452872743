// Whose meeting it was and on which day: names that a head gives a body; and where the head leaves it to the
// items, names that dated lines and sentences spell out, the day that they agree on, the body that is asked
// or acts, and lines of other bodies and meetings that tell nothing of it. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "models/core/date.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(HeadOfMinutes, CommitteesAreNamedByWhatTheyDealWith) {
  const auto body_of = [](std::string_view head) {
    const auto decisions = decisions_of(std::string(head) + "\n\n1. Ny bro\nBeslutning\nGodkendt.\n");
    return decisions.empty() ? std::string("no item") : decisions[0].committee.value_or("-");
  };
  EXPECT_EQ(body_of("Referat\nPlan, Klima og Teknik\n3. maj 2022"), "Plan, Klima og Teknik");
  EXPECT_EQ(body_of("Møde i § 17, stk. 4-udvalget om bosætning\n3. maj 2022\nReferat"),
            "§ 17, stk. 4-udvalget om bosætning");
  EXPECT_EQ(body_of("Opgaveudvalget for Grøn Omstilling\nReferat\n3. maj 2022"),
            "Opgaveudvalget for Grøn Omstilling");
  EXPECT_EQ(body_of("Det midlertidige udvalg om Fremtidens Skole\nReferat\n3. maj 2022"),
            "Det midlertidige udvalg om Fremtidens Skole");
  EXPECT_EQ(body_of("Møde: Byrådet\nMødedato: 3. maj 2022"), "Byrådet");
  // A site's menu, a room, and `Udvalget` alone name no committee.
  EXPECT_EQ(body_of("Politik og indflydelse\nReferat\n3. maj 2022"), "-");
  EXPECT_EQ(body_of("Referat\nRådhuset, mødelokale 2\n3. maj 2022"), "-");
  EXPECT_EQ(body_of("Referat\nUdvalget\n3. maj 2022"), "-");
}

TEST(HeadOfMinutes, ACommitteeMayHaveTwoNames) {
  const auto decided = [](const std::string& head, const std::string& first, const std::string& second) {
    return lines_of_paper(
        "Referat\n\nUdvalg: " + head +
        "\nMødedato: 3. maj 2022\n\n1. Ny bro\nIndstilling\nat broen males\nBeslutning i " + first +
        " den 03-05-2022\nGodkendt.\n\n2. Ny sti\nIndstilling\nat stien lukkes\nBeslutning i " + second +
        " den 03-05-2022\nUdsat.\n");
  };
  EXPECT_THAT(decided("Udvalget Et Godt Liv", "Udvalget for Voksne", "Udvalget for Voksne"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat."));
  const auto none = ElementsAre("1 | Ny bro | no_decision | -", "2 | Ny sti | no_decision | -");
  EXPECT_THAT(decided("Udvalget Et Godt Liv", "Udvalget for Voksne", "Udvalget for Skoler"), none);
  EXPECT_THAT(decided("Byrådet", "Udvalget for Voksne", "Udvalget for Voksne"), none);
}

TEST(HeadOfMinutes, CapitalsAreSpelledAsInSentences) {
  const auto body = [](const std::string& sentence) {
    return decisions_of("HAVNE- OG VEJUDVALGET\nReferat den 3. maj 2022\n\n1. Ny bro\nSagsfremstilling\n" +
                        sentence + "\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .front()
        .committee;
  };
  EXPECT_EQ(body("Havne- og Vejudvalget anmodes om en udtalelse."), "Havne- og Vejudvalget");
  EXPECT_EQ(body("Kulturudvalget anmodes om en udtalelse."), "HAVNE- OG VEJUDVALGET");
}

TEST(News, OfWhoMetBelowAnItemNamesNoBody) {
  const std::string body = "Teknisk Udvalg, 03-05-2022, pkt. 7\n\n";
  const auto decisions = decisions_of("Referat\n\nDato: 3. maj 2022\n\nPkt. 7\n\nMeddelelser\n\n" + body +
                                      "Møde i korforeningen\n\nPkt. 8\n\nNy bro\n\nTeknisk Udvalg, "
                                      "03-05-2022, pkt. 8\n\nGodkendt.\n");
  ASSERT_FALSE(decisions.empty());
  EXPECT_EQ(decisions.back().committee, "Teknisk Udvalg");
  // Above the items it does.
  EXPECT_EQ(decisions_of("Møde i Omsorg og ældre den 3. maj 2022\n\n1. Ny bro\nBeslutning\nGodkendt.\n")
                .front()
                .committee,
            "Omsorg og ældre");
}

TEST(MenusAboveAHead, NameNoBody) {
  const std::string items = "\n\n1. Ny bro\n\nBeslutning\n\nGodkendt.\n\n2. Ny sti\n\nBeslutning\n\nUdsat.\n";
  EXPECT_EQ(
      decisions_of("Politik\nUdvalg\nOmråder\n\nHavneudvalget - referat\n\nMødedato 3. maj 2022" + items)
          .at(0)
          .committee,
      "Havneudvalget");
  EXPECT_EQ(decisions_of("UDVALG\n\nOmsorg og ældre\n\nMØDE\n\nReferat\n\nSTARTTIDSPUNKT\n\n03-05-2022 "
                         "14:00:00" +
                         items)
                .at(0)
                .committee,
            "Omsorg og ældre");
}

std::string magistrate(const std::string& second_day) {
  return "Vælg\n\nReferat Magistraten 24-05-2022\n\nReferat fra Magistratens møde den 17. maj 2022\n\n"
         "Beslutning\nIntet.\nSagens forløb\n24-05-2022 Magistraten\nIntet.\n\nNy "
         "hal\n\nBeslutning\nGodkendt.\n"
         "Hallen er gammel og skal have nyt gulv.\nIndstilling\nDet indstilles, at gulvet lægges.\n"
         "Sagens forløb\n" +
         second_day + " Magistraten\nGodkendt.\n";
}

TEST(TheMeetingsDay, IsThatOfItsOwnDatedLines) {
  const auto same = decisions_of(magistrate("24-05-2022"));
  ASSERT_THAT(same, SizeIs(2));
  EXPECT_EQ(to_iso(*same[1].meeting_date), "2022-05-24");
  EXPECT_EQ(line_of(same[0]), "- | Referat fra Magistratens møde den 17. maj 2022 | no_decision | Intet.");
  EXPECT_EQ(line_of(same[1]), "- | Ny hal | approved | Godkendt.");
  // Two days are none.
  EXPECT_NE(to_iso(*decisions_of(magistrate("31-05-2022"))[0].meeting_date), "2022-05-24");
}

std::string with_case_text(const std::string& line) {
  return "Kulturrådet\n\nMandag den 3. oktober 2022 kl. 19:00\n\n46. Godkendelse af protokol\n\n" + line +
         "\n\nBeslutning\n\nGodkendt.\n\n47. Støtte til kor\n\nSagsfremstilling\nKoret søger støtte.\n\n"
         "Beslutning\n\n1. Kulturrådet bevilger 5.000 kr.\n\n48. Eventuelt\n\nBeslutning\n\nIntet.\n";
}

TEST(AnEarlierMeeting, InACaseBeginsNoSitting) {
  for (const std::string line :
       {"Sagsfremstilling\nGodkendelse af protokol fra Kulturrådets møde den 5. september 2022",
        "Godkendelse af protokol fra Kulturrådets møde den 5. september 2022."}) {
    EXPECT_THAT(lines_of_paper(with_case_text(line)),
                ElementsAre("46 | Godkendelse af protokol | approved | Godkendt.",
                            "47 | Støtte til kor | approved | 1. Kulturrådet bevilger 5.000 kr.",
                            "48 | Eventuelt | no_decision | Intet."))
        << line;
  }
}

std::string one_item(const std::string& title, const std::string& proposal, const std::string& decision) {
  return "Mødedato: 03.05.2022, kl. 14:30\nMødested: Rådhuset\n\n" + title + "\n\nSe alle bilag\n\n" +
         (proposal.empty() ? "" : "Indstilling\n\n" + proposal + "\n\n") + "Beslutning\n\n" + decision + "\n";
}

TEST(TheBodyOfAPageForAnItem, IsTheOneThatIsAskedOrThatActs) {
  const auto body = [](const std::string& paper) { return decisions_of(paper).front().committee; };
  EXPECT_EQ(
      body(one_item("Ny bro", "Forvaltningen indstiller, at Teknisk Udvalg godkender broen.", "Godkendt.")),
      "Teknisk Udvalg");
  EXPECT_EQ(body(one_item("Orientering", "", "Teknisk Udvalg bad forvaltningen om tal for broen.")),
            "Teknisk Udvalg");
  EXPECT_EQ(body(one_item("Ny bro", "Det indstilles, at broen males.", "Sendes til Teknisk Udvalg.")),
            std::nullopt);
  EXPECT_EQ(body(one_item("Ny bro", "Forvaltningen indstiller, at Skoleudvalget godkender broen.",
                          "Teknisk Udvalg bad forvaltningen om tal.")),
            std::nullopt);
}

TEST(DecisionsOfOthers, GiveAPaperWithoutHeadNoBody) {
  const std::string item =
      "Indstilling\n\nForvaltningen indstiller, at\n\n1. broen males.\n\nSocialudvalget, 3. maj 2022, pkt. "
      "12:\n\nAd. 1\n\n5 medlemmer (A+V) anbefaler.\n\nVejudvalget, 4. maj 2022, pkt. 20:\n\n1. Anbefalet af "
      "Bo "
      "Holm (V)\n\nBeslutning\n\nGodkendt.\n\n";
  for (const Decision& decision :
       decisions_of("Referat\n\n• 31. Ny bro\n\n" + item + "• 32. Ny sti\n\n" + item)) {
    EXPECT_EQ(decision.committee, std::nullopt);
    EXPECT_EQ(decision.meeting_date, std::nullopt);
  }
}

TEST(DatedLinesAboveTheOwnDecision, AreOfOtherBodies) {
  const auto decisions = decisions_of(
      "Referat\n\n12. Ny bro\nIndstilling\nKontoret foreslår, at broen males.\nBeslutning fra Havneudvalget, "
      "7. juni "
      "2022, pkt. 4:\nAnbefales.\nBeslutning\nGodkendt.\n\n13. Ny sti\nIndstilling\nKontoret foreslår, at "
      "stien "
      "spærres.\nBeslutning fra Havneudvalget, 7. juni 2022, pkt. 5:\nAnbefales ikke.\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, std::nullopt);
  EXPECT_EQ(decisions[0].meeting_date, std::nullopt);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

TEST(DatedLinesAboveTheOwnDecision, AreTheMeetingsWhereNothingStandsBetween) {
  const auto decisions = decisions_of(
      "Referat\n\n12. Ny bro\nHavneudvalget den 7. juni 2022\nBeslutning\nGodkendt.\n\n13. Ny "
      "sti\nHavneudvalget den "
      "7. juni 2022\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Havneudvalget");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

TEST(NamesOfBodies, EndBeforeThePapersKind) {
  const auto decisions = decisions_of(
      "Havneudvalget Åben beslutningsprotokol\n\nMødedato: 3. maj 2022\n\n"
      "12. Ny bro\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].committee, "Havneudvalget");
}

TEST(TheOwnAgenda, TellsWhoMeetsAndWhen) {
  const auto decisions = decisions_of(
      "Referat\n\n12. Dagsorden\nResume\nGodkendelse af dagsorden for HU den 7. juni "
      "2022.\nBeslutning\nGodkendt.\n\n13. Ny sti\nSagens gang\nHavneudvalget\nByrådet\nBeslutning fra "
      "Teknisk "
      "Udvalg, 1. juni 2022, pkt. 5:\nAnbefales.\nBeslutning\nAnbefales.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Havneudvalget");
  ASSERT_TRUE(decisions[0].meeting_date);
  EXPECT_EQ(to_iso(*decisions[0].meeting_date), "2022-06-07");
}

TEST(TheOwnAgenda, IsNotAnotherBodys) {
  const auto decisions = decisions_of(
      "Byrådet den 14. juni 2022\n\n1. Referat\nSagen står på dagsordenen for Havneudvalget den 7. juni "
      "2022.\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].committee, "Byrådet");
}

TEST(GroupsOfABody, AreNeitherTheHeadsNorTheDecisions) {
  const auto decisions = decisions_of(
      "Byrådet Byrådet Vis medlemmer Udskriv\nReferat 3. maj 2022\nHAVNE- OG VEJUDVALGETS SAGER\nPunkt "
      "Titel\n30 Ny "
      "bro\nIndstilling\nHavne- og vejudvalget indstiller, at broen males.\nBeslutning\nIndstillingen "
      "tiltrådt.\nSAGER REJST AF MEDLEMMER\nPunkt Titel\n31 Gratis bus\nBeslutning\nForslaget blev ikke "
      "vedtaget.\nLUKKEDE SAGER\nPunkt Titel\n32 Køb af jord\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[0].committee, "Byrådet");
  EXPECT_EQ(decisions[0].decision_text, "Indstillingen tiltrådt.");
  EXPECT_EQ(decisions[1].decision_text, "Forslaget blev ikke vedtaget.");
  EXPECT_FALSE(decisions[1].closed);
  EXPECT_TRUE(decisions[2].closed);
}

}  // namespace
}  // namespace frisaet::test
