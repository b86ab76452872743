// Mechanisms that papers nobody had seen asked for, in words of our own: lists of absentees that go on,
// results taken back in the next sentence, motions and their fate, points by number alone, results that only
// repeat the proposal; and near misses of each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>

#include "extractors/minutes/outcome.h"
#include "tests/extractors/minutes/paper.h"

namespace frisaet::minutes {
namespace {

using ::testing::SizeIs;

constexpr const char* kHead =
    "Sorø Kommune\nTeknik- og Miljøudvalget\nReferat\nOnsdag den 4. maj 2022 kl. 16.00\n";

/// Three items, something in the head and something under the second one's decision.
std::string paper_with(const std::string& head, const std::string& item) {
  return kHead + head +
         "\n\n1. Dagsorden\nBeslutning\nGodkendt.\n\n2. Cykelsti\nIndstilling\nForvaltningen indstiller, at "
         "stien "
         "anlægges.\nBeslutning\nGodkendt.\n" +
         item + "\n\n3. Takster\nBeslutning\nGodkendt.\n";
}

struct Told {
  const char* head;
  const char* item;
  std::string at_1, at_2, at_3;  ///< who is absent

  friend void PrintTo(const Told& that, std::ostream* out) { *out << that.head << " / " << that.item; }
};

class Attendance : public ::testing::TestWithParam<Told> {};

TEST_P(Attendance, IsReadItemByItem) {
  const auto decisions = test::decisions_of(paper_with(GetParam().head, GetParam().item));
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(test::printed(decisions[0].absent), GetParam().at_1);
  EXPECT_EQ(test::printed(decisions[1].absent), GetParam().at_2);
  EXPECT_EQ(test::printed(decisions[2].absent), GetParam().at_3);
  EXPECT_EQ(decisions[1].decision_text, "Godkendt.");
}

INSTANTIATE_TEST_SUITE_P(
    Words, Attendance,
    ::testing::ValuesIn(std::initializer_list<Told>{
        {"Mødt: Ida Kjær (A), Ole Brask (V). Ikke mødt: Bo Holm (C).", "", "Bo Holm (C)", "Bo Holm (C)",
         "Bo Holm (C)"},
        {"AfbudBo Holm (C)\nStedfortræderPer Grøn (C)", "", "Bo Holm (C)", "Bo Holm (C)", "Bo Holm (C)"},
        {"Fraværende: Bo Holm (C), punkt 2-3. Ole Brask (V), hele mødet - Per Grøn (V) mødte for ham.", "",
         "Ole Brask (V)", "Bo Holm (C); Ole Brask (V)", "Bo Holm (C); Ole Brask (V)"},
        {"Fraværende: Bo Holm (C) til og med punkt 2", "", "Bo Holm (C)", "Bo Holm (C)", ""},
        {"Bo Holm (C) havde forfald, og 1. suppleant Per Grøn (C) var indkaldt.", "", "Bo Holm (C)",
         "Bo Holm (C)", "Bo Holm (C)"},
        {"", "Bo Holm (C) forlod salen kl. 17.40.", "", "", "Bo Holm (C)"},
        {"", "Bo Holm (C) gik hjem efter sagens behandling.", "", "", "Bo Holm (C)"},
        {"", "Bo Holm (C) kom til mødet under denne sag.", "", "", ""},
        {"Afbud: Bo Holm (C)", "Stedfortræder: Per Grøn (C)", "Bo Holm (C)", "Bo Holm (C)", "Bo Holm (C)"},
        {"", "Afbud: Bo Holm (C), Stedfortræder: Per Grøn (C)", "", "Bo Holm (C)", ""}}));

/// The confidence of the second item.
double confidence_with(const std::string& head, const std::string& item) {
  return extract_minutes(test::text_document(paper_with(head, item)), {}).records.at(1).confidence;
}

TEST(AttendanceDoubt, IsWhatStandsBesideANameAndIsNotRead) {
  const double sure = confidence_with("", "");
  EXPECT_LT(confidence_with("Bo Holm (C) måtte gå før mødet sluttede.", ""), sure);
  EXPECT_LT(confidence_with("", "Bo Holm (C) forlod lokalet kl. 17 og kom tilbage kl. 18."), sure);
  EXPECT_LT(confidence_with("Fraværende: Bo Holm (C), til pausen", ""), sure);
  EXPECT_LT(confidence_with("Afbud: Bo Holm (C). Ved punkt 3 tillige Ida Kjær (V).", ""), sure);
  EXPECT_EQ(confidence_with("Afbud: Bo Holm (C), i stedet kom Per Grøn (C)", ""), sure);
}

TEST(Attendance, BeforeTheResultIsNoPartOfIt) {
  const auto decisions = test::decisions_of(std::string(kHead) +
                                            "\n1. Fest\nBeslutning\nBo Holm (C) var inhabil og deltog ikke. "
                                            "Afslag.\n\n2. Sti\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Afslag.");
  EXPECT_EQ(test::printed(decisions[0].disqualified), "Bo Holm (C)");
}

TEST(AttendanceDoubt, IsWhoCameOnlyLater) {
  const auto records =
      extract_minutes(test::text_document(paper_with("", "Bo Holm (C) ankom kl. 17.10.")), {}).records;
  EXPECT_LT(records.at(0).confidence, records.at(2).confidence);
}

TEST(AttendanceDoubt, IsAnHourBehindAName) {
  EXPECT_LT(confidence_with("Fraværende: Bo Holm (C) (fra kl. 19)", ""), confidence_with("", ""));
}

TEST(Receiver, IsTheBodyAmongTheWords) {
  const auto decisions =
      test::decisions_of(paper_with("", "Sagen sendes til fornyet overvejelse i Økonomiudvalget."));
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[1].referred_to, "Økonomiudvalget");
}

TEST(Receiver, MayHoldCommasOfItsOwn) {
  for (const char* body : {"Udvalget for Kultur, Fritid og Idræt", "Udvalget for kultur, fritid og idræt"}) {
    EXPECT_EQ(read_verdict("Oversendt til " + std::string(body) + ".", 1, 0).referred_to, body);
    EXPECT_EQ(
        read_verdict("Sagen sendes tilbage til " + std::string(body) + ", som ser på den.", 1, 0).referred_to,
        body);
  }
  EXPECT_EQ(read_verdict("Oversendt til Teknisk Udvalg, Kulturudvalget orienteres.", 1, 0).referred_to,
            "Teknisk Udvalg");
}

TEST(Steps, InSmallLettersOrOfTheManagementEndTheProposal) {
  const auto decisions =
      test::decisions_of(std::string(kHead) +
                         "\n1. Sti\nIndstilling\nForvaltningen indstiller, at stien anlægges.\n"
                         "Beslutning i Direktionsmøde den 11-04-2022\nIndstilles til Byrådet.\n"
                         "Beslutning i Udvalget for kultur, fritid og idræt (KFI) den 12-04-2022\nUdsat.\n"
                         "Beslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(decisions[0].recommendation, SizeIs(1));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  ASSERT_THAT(decisions[0].history, SizeIs(2));
  EXPECT_EQ(decisions[0].history[0].body, "Direktionsmøde");
  EXPECT_EQ(decisions[0].history[1].body, "Udvalget for kultur, fritid og idræt");
  EXPECT_EQ(decisions[0].history[1].text, "Udsat.");
}

TEST(ConsentDoubt, IsWhatWasNotProposedOrIsAMembersProposal) {
  const auto confidence = [](const std::string& proposal, const std::string& decision) {
    return extract_minutes(
               test::text_document(std::string(kHead) +
                                   "\n1. Dagsorden\nBeslutning\nGodkendt.\n\n2. Boliger\n" + proposal +
                                   "\nBeslutning\n" + decision + "\n\n3. Eventuelt\nBeslutning\nIntet.\n"),
               {})
        .records.at(1)
        .confidence;
  };
  const std::string proposal = "Indstilling\nForvaltningen indstiller, at der bygges 40 boliger.";
  const double sure = confidence(proposal, "Godkendt.");
  EXPECT_EQ(confidence(proposal, "Godkendt med 40 boliger."),
            confidence(proposal, "Godkendt med 40 rækkehuse."));
  EXPECT_LT(confidence(proposal, "Vedtaget, så der bygges 36 boliger."), sure);
  EXPECT_LT(confidence(proposal, "Godkendt for et år ad gangen."), sure);
  EXPECT_LT(confidence(proposal, "Ida Kjær (A) foreslog rækkehuse. Godkendt."), sure);
  // A proposal is one without its heading too; what members ask for in the case's text is none.
  EXPECT_EQ(confidence("Forvaltningen indstiller, at der bygges 40 boliger.", "Godkendt."), sure);
}

TEST(Absence, BelowTheProposalIsTheItems) {
  const auto decisions =
      test::decisions_of(std::string(kHead) +
                         "\n1. Sti\nIndstilling\nForvaltningen indstiller, at stien anlægges.\n"
                         "Fraværende:\nBo Holm (C)\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(test::printed(decisions[0].absent), "Bo Holm (C)");
  EXPECT_THAT(decisions[0].recommendation, SizeIs(1));
}

struct Outcomes {
  const char* outcome;
  const char* proposal;
  const char* decision;

  friend void PrintTo(const Outcomes& that, std::ostream* out) {
    *out << that.proposal << " / " << that.decision;
  }
};

class OfProposal : public ::testing::TestWithParam<Outcomes> {};

TEST_P(OfProposal, HasItsOutcome) {
  const auto decisions = test::decisions_of(
      std::string(kHead) + "\n7. Bro\nIndstilling\nForvaltningen indstiller,\n" + GetParam().proposal +
      "\nBeslutning\n" + GetParam().decision + "\n\n8. Eventuelt\nBeslutning\nIntet.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].outcome ? std::string(to_string(*decisions[0].outcome)) : "null",
            GetParam().outcome);
}

INSTANTIATE_TEST_SUITE_P(
    Words, OfProposal,
    ::testing::ValuesIn(std::initializer_list<Outcomes>{
        {"amended", "at broen bygges.", "Godkendt. Dog bygges den i træ."},
        {"amended", "at broen bygges.", "Imødekommet. Undtaget er belysningen."},
        {"amended", "at broen bygges.", "Beløbet bliver 2 mio. kr. I øvrigt som indstillet."},
        {"approved", "at broen bygges.", "Vedtaget. Men V stemte imod."},
        {"approved", "at broen bygges.",
         "Ida Kjær (A) anmodede om, at punktet udsættes. Det fik ikke flertal. Broen godkendt."},
        {"postponed", "at broen bygges.",
         "Bo Holm (V) bad om, at sagen udskydes til juni. Det var der flertal for."},
        {"noted", "at redegørelsen tages til efterretning.", "Som indstillet."},
        {"discussed", "at udvalget drøfter oplægget.", "Som foreslået."},
        {"approved", "at broen bygges.", "Som indstillet."},
        {"approved", "at forslaget sendes i høring i otte uger.", "Sendes i høring."},
        {"approved", "at puljen udbetales til foreningerne.", "Puljen udbetales."},
        {"null", "at broen ikke bygges.", "Bygges."},
        {"null", "at broen bygges.", "Broen males."},
        {"recommended", "at sagen forelægges Byrådet til afgørelse.", "Forelægges."},
        {"approved", "at sagen forelægges Byrådet til orientering.", "Forelægges."},
        {"approved", "at broen bygges.", "3 stemte for, 2 stemte imod."},
        {"rejected", "at broen bygges.", "For stemte 2. Imod stemte 5."},
        {"split", "1. at broen bygges,\n2. at stien lukkes,\n3. at der søges fonde.",
         "1 og 3 blev vedtaget. 2 blev forkastet, idet 4 stemte imod."},
        {"split", "1. at broen bygges,\n2. at stien lukkes,",
         "Det første godkendtes. Det andet blev nedstemt med 14 mod 11."},
        {"split", "- at broen bygges\n- at stien lukkes", "Første pind: ja. Anden pind: nej."},
        {"null", "at broen bygges.", "Broen er gammel, og mange savner den."},
        {"null", "at broen bygges.", "Udvalget hører gerne fra borgerne om sagen."}}));

class OfWords : public ::testing::TestWithParam<Outcomes> {};

TEST_P(OfWords, HasItsOutcome) {
  const Verdict verdict = read_verdict(GetParam().decision, 3, 2);
  EXPECT_EQ(verdict.outcome ? std::string(to_string(*verdict.outcome)) : "null", GetParam().outcome);
}

INSTANTIATE_TEST_SUITE_P(Words, OfWords,
                         ::testing::ValuesIn(std::initializer_list<Outcomes>{
                             {"rejected", "", "Udvalget vil ikke betale for en bro."},
                             {"rejected", "", "Planen vedtoges ikke."},
                             {"rejected", "", "Byrådet så ingen grund til at bygge."},
                             {"approved", "", "Udvalget giver sin opbakning."},
                             {"approved", "", "Det blev som forvaltningen har foreslået."},
                             {"null", "", "Det blev ikke som forvaltningen har foreslået."},
                             {"postponed", "", "Nåede vi ikke."},
                             {"postponed", "", "Kommer på næste møde."},
                             {"withdrawn", "", "Punktet blev trukket på formandens ønske."},
                             {"referred", "",
                              "Sendes retur til Økonomiudvalget med besked om at finde pengene."},
                             {"referred", "", "Kulturudvalget bedes vurdere, om broen skal males."},
                             {"null", "", "Ole Brask bedes vurdere, om broen skal males."},
                             {"recommended", "", "Tre stemte for at sende sagen videre til Byrådet."}}));

TEST(Title, PrintedAgainBelowItselfIsOneTitle) {
  const auto decisions = test::decisions_of(
      "UDVALG\nTeknisk Udvalg\nSTARTTIDSPUNKT\n03-05-2022 13:15:00\nPUNKTER\n4. Ny bro over åen og ny "
      "vej\nNy bro over "
      "åen og ny vej\nSagsnr.: 22/1903\nBeslutning Teknisk Udvalg den 03-05-2022:\nGodkendt.\n5. Ny sti\nNy "
      "sti langs "
      "banen\nSagsnr.: 22/1904\nBeslutning Teknisk Udvalg den 03-05-2022:\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].title, "Ny bro over åen og ny vej");
}

TEST(Body, IsNeitherThePapersWordNorWhatItDid) {
  const auto committee = [](const std::string& paper) {
    const auto decisions = test::decisions_of(paper);
    return decisions.empty() ? "-" : decisions.front().committee.value_or("-");
  };
  EXPECT_EQ(
      committee(
          "Referat, Teknisk Udvalg, Nyborg Kommune\nDato: 3. maj 2022\n\n1. Bro\nBeslutning\nGodkendt.\n"),
      "Teknisk Udvalg");
  EXPECT_EQ(
      committee(
          "Punkt 4\nNy bro\nIndstilling:\nStaben indstiller, at broen bygges.\nTeknisk Udvalgs afgørelse den "
          "03-05-2022:\nGodkendt.\n"),
      "Teknisk Udvalg");
}

TEST(Body, IsNamedWithoutTheMunicipalityBeforeIt) {
  const auto decisions = test::decisions_of(
      "Protokol\nNordfyns Kommune, Social- og Sundhedsudvalget, møde tirsdag den 3. maj 2022\n\n1. "
      "Bro\nBeslutning\n"
      "Godkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_EQ(decisions[0].committee, "Social- og Sundhedsudvalget");
}

TEST(Decision, EndsWhereALabelOrAPagesHeadStands) {
  const auto decisions =
      test::decisions_of(std::string(kHead) +
                         "\n1. Bro\nBeslutning\nGodkendt.\nTovholder: Ida Kjær\n\n2. Sti\nBeslutning\n"
                         "Teknik- og Miljøudvalget 04-05-2022, side 2\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].decision_text, "Godkendt.");
}

}  // namespace
}  // namespace frisaet::minutes
