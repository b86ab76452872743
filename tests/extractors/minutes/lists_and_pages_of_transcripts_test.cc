// Transcripts whose contents list shares its page with the first item, is set in capitals, or whose dated
// lines kept the item's number alone; and what most of their pages begin or end with. Each with a near miss.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kHead =
    "SOLBY KOMMUNE Referat af møde i Byrådet Mødetidspunkt 03-05-2022 18:00 Mødeafholdelse Rådssalen "
    "Tilstede: Bo Holm, Ida Kjær, Per Grøn, Lone Krogh, Rolf Bak, Tage Lund og Signe Eg Fraværende: ";

/// A paper in one paragraph; `list` stands before the items.
std::string one_paragraph(const std::string& list) {
  return kHead + list +
         "1 (Åben) Meddelelser fra formanden Sags ID: ABC-2022-00041 Resumé Intet skriftligt. Beslutninger "
         "Byrådet den 03-05-2022 Intet. "
         "2 (Åben) Ny bro over åen Sags ID: ABC-2022-07733 Resumé Broen er revnet. Indstilling Vej og Park "
         "indstiller, at broen males. Tidligere beslutninger: Teknisk Udvalg den 26. april 2022 Anbefales. "
         "Beslutninger Byrådet den 03-05-2022 Vedtaget. Bilag 1. Kort over broen (1903344 - ABC-2022-07733) "
         "3 (Åben) Ny sti ved havnen Sags ID: ABC-2022-07734 Resumé Stien er smal. Indstilling Vej og Park "
         "indstiller, at stien spærres. Beslutninger Byrådet den 03-05-2022 Udsat. Side 4\n";
}

TEST(ListOnTheFirstItemsPage, EndsWhereItsFirstTitleReturns) {
  for (const char* list :
       {"Indholdsfortegnelse Byrådet 03-05-2022 18:00 1 (Åben) Meddelelser fra formanden ......3 2 (Åben) Ny "
        "bro over åen ....3 3 (Åben) Ny sti ved havnen ......4 Side 2 ",
        "Indholdsfortegnelse 1 (Åben) Meddelelser fra formanden 2 (Åben) Ny bro over åen 3 (Åben) Ny sti ved "
        "havnen Side 2 "}) {
    EXPECT_THAT(lines_of_paper(one_paragraph(list)),
                ElementsAre("1 | Meddelelser fra formanden | no_decision | Intet.",
                            "2 | Ny bro over åen | approved | Vedtaget.",
                            "3 | Ny sti ved havnen | postponed | Udsat."))
        << list;
  }
}

/// A transcript whose second page is the list, with `titles` in it, and that lost the days of its lines.
std::string without_days(const std::string& titles, const std::string& behind_body) {
  return "1 Økonomiudvalget Beslutningsreferat af møde den kl. 09:00 i Udvalgsværelset Mødet begynder på "
         "havnen\n\n2 Indholdsfortegnelse ÅBEN DAGSORDEN " +
         titles +
         " Side 2 af 9\n\n"
         "3 Åben dagsorden 412. Godkendelse af dagsorden Beslutning: Økonomiudvalget" +
         behind_body +
         " punkt 412 Godkendt. Fraværende med afbud: Bo Holm (V) Side 3 af 9\n\n"
         "4 Sager til behandling P /2390 Ny bro over åen ved havnen Sagens kerne Broen er revnet. "
         "Indstilling "
         "Direktionen indstiller, at Økonomiudvalget anbefaler Byrådet at male den. Teknisk Udvalg" +
         behind_body + " punkt 96 Direktionens indstilling anbefales. Beslutning: Økonomiudvalget" +
         behind_body +
         " punkt 414 Udsat. Fraværende med afbud: Bo Holm (V) Sagsfremstilling Den er fra 1931. Side 5 af "
         "9\n\n"
         "5 P /2391 Ny sti langs skellet i Nordby Sagens kerne Stien er smal. Indstilling Direktionen "
         "indstiller, at stien spærres. Beslutning: Økonomiudvalget" +
         behind_body + " punkt 415 Godkendt. Fraværende med afbud: Bo Holm (V) Side 6 af 9\n";
}

TEST(LinesThatLostTheirDay, KeepTheItemsNumber) {
  for (const char* titles : {"412 GODKENDELSE AF DAGSORDEN SAGER TIL BEHANDLING 414 NY BRO OVER ÅEN VED "
                             "HAVNEN NY STI LANGS SKELLET I "
                             "NORDBY",
                             "412 Godkendelse af dagsorden Sager til behandling 414 Ny bro over åen ved "
                             "havnen Ny sti langs skellet "
                             "i Nordby"}) {
    for (const char* behind_body : {" 2022, den,", " den,", " 2022, den 03-05-2022,"}) {
      EXPECT_THAT(
          lines_of_paper(without_days(titles, behind_body)),
          ElementsAre("412 | Godkendelse af dagsorden | approved | Godkendt. | absent: Bo Holm (V)",
                      "414 | Ny bro over åen ved havnen | postponed | Udsat. | absent: Bo Holm (V)",
                      "415 | Ny sti langs skellet i Nordby | approved | Godkendt. | absent: Bo Holm (V)"))
          << titles << behind_body;
    }
  }
}

TEST(TitleBehindTheRestOfACaseNumber, MayBeginSmall) {
  EXPECT_THAT(
      lines_of_paper(
          "1 Referat Byrådet Tid Tirsdag den 3. maj 2022 kl. 17:00 Sted Salen Afbud Bo Holm Fraværende "
          "Indholdsfortegnelse: 1. Godkendelse af dagsordenen / status på havnens broer /14410 Ny sti ved "
          "havnen /6120 Salg af grund i Nordby (Lukket sag) Godkendelse af dagsordenen Solby Kommune, 1 af "
          "3\n\n"
          "2 Dagsordenen godkendt / status på havnens broer Indstilling: Økonomiudvalget anbefaler, at "
          "status tages til efterretning. Sagsfremstilling: Broerne er gamle. Beslutning fra Byrådet: "
          "Indstillingen godkendt. Solby Kommune, 2 af 3\n\n"
          "3 /14410 Ny sti ved havnen Indstilling: Økonomiudvalget anbefaler, at stien spærres. "
          "Sagsfremstilling: Stien er smal. Beslutning fra Byrådet: Udsat. Solby Kommune, 3 af 3\n"),
      ElementsAre("1 | Godkendelse af dagsordenen | approved | Dagsordenen godkendt | absent: Bo Holm",
                  "- | status på havnens broer | approved | Indstillingen godkendt. | absent: Bo Holm",
                  "- | Ny sti ved havnen | postponed | Udsat. | absent: Bo Holm"));
}

/// Pages that all begin with `word` but for the item's own begin; the last ends in a title.
std::string pages_with(const std::string& word, const std::string& letter) {
  return "1 " + word +
         "Mødedato: 18. september 2014 Mødelokale: Sal 4 Udvalg: Økonomiudvalget 18. september "
         "2014\n\n2 " +
         word +
         "Indholdsfortegnelse Pkt. Tekst Side 1 Ny bro over åen 2 Ny sti ved havnen 3 Nyt tag på skolen "
         "Lukkede "
         "dagsordenspunkter 4 Salg af grunden september\n\n3 " +
         word + "1. Ny bro over åen " + letter +
         "Sagsfremstilling Broen er revnet. Indstilling Kontoret indstiller, at broen males. Beslutning "
         "Godkendt. 18. september\n\n4 " +
         word + "2. Ny sti ved havnen " + letter +
         "Sagsfremstilling Stien er smal. Indstilling Kontoret indstiller, at stien spærres. Beslutning "
         "Udsat. "
         "18. september\n\n5 " +
         word + "3. Nyt tag på skolen " + letter +
         "Sagsfremstilling Taget er utæt. Indstilling Kontoret indstiller, at taget skiftes. Beslutning "
         "Afvist. 18. september\n\n6 " +
         word + "4. Salg af grunden Ø september\n";
}

TEST(PagesOfATranscript, BeginInAWordAndEndInADayOfWhichSomeIsLost) {
  for (const char* word : {"Refer ", ""}) {
    for (const char* letter : {"G ", ""}) {
      EXPECT_THAT(
          lines_of_paper(pages_with(word, letter)),
          ElementsAre("1 | Ny bro over åen | approved | Godkendt.",
                      "2 | Ny sti ved havnen | postponed | Udsat.",
                      "3 | Nyt tag på skolen | rejected | Afvist.", "4 | Salg af grunden | no_decision | -"))
          << word << letter;
    }
  }
}

/// A transcript with `told` as the case's text of its last item.
std::string with_told(const std::string& told) {
  return "1 Byrådet REFERAT Mødedato: Tirsdag den 3. maj 2022 Mødested: Salen Starttidspunkt: Kl. 17:00\n\n"
         "2 Byrådet, Indholdsfortegnelse Sag nr. Side 342. Valg til udvalget for broer Nye mål for stierne "
         "Lån til skolens tag\n\n"
         "3 Byrådet, Side 342. Valg til udvalget for broer Sagsnr: 08/1200 Sagsfremstilling: Per Grøn er "
         "rejst. "
         "Indstilling: Kontoret indstiller, at der vælges et medlem. Beslutning: Ida Kjær blev valgt.\n\n"
         "4 Byrådet, Side Nye mål for stierne Sagsnr: 08/1900 Sagsfremstilling: Der er fem mål. Indstilling: "
         "Direktionen indstiller, at målene vedtages. Økonomiudvalget, : Anbefales. Beslutning: Udsat.\n\n"
         "5 Byrådet, Side Lån til skolens tag Sagsnr: 08/2177 " +
         told + " Beslutning: Godkendt.\n";
}

TEST(LineOfABodyWhoseDayIsGone, StandsBeforeAColon) {
  const auto decisions =
      decisions_of(with_told("Sagsfremstilling Byrådet vedtog den 2. maj 2021 at skifte taget."));
  ASSERT_EQ(decisions.size(), 3U);
  ASSERT_EQ(decisions[1].history.size(), 1U);
  EXPECT_EQ(decisions[1].history[0].body, "Økonomiudvalget");
  EXPECT_EQ(decisions[1].history[0].text, "Anbefales.");
  // A sentence that tells what a body decided is none.
  EXPECT_THAT(decisions[2].history, IsEmpty());
  EXPECT_EQ(decisions[2].decision_text, "Godkendt.");
}

/// A committee's two items without titles; `told` is the decision of the first.
std::string without_titles(const std::string& told) {
  return "Beslutningsprotokol\n\ntirsdag den 3. maj 2022 kl. 15:30\n\nUdvalg: Teknisk Udvalg\n\nSagsid.: "
         "22/5093, Sagsinitialer: abc\n\nBeslutning Teknisk Udvalg den 03-05-2022\n\n" +
         told +
         "\n\nSagsid.: 22/5094, Sagsinitialer: abc\n\nBeslutning Teknisk Udvalg den 03-05-2022\n\n"
         "Udsat.\n";
}

TEST(ListOfTopics, DecidesNothing) {
  EXPECT_EQ(decisions_of(without_titles("- Nyt hegn ved åen\n\n- Henvendelse fra skolen")).at(0).outcome,
            Outcome::kNoDecision);
  for (const char* told :
       {"- Hegnet males.\n\n- Broen rives ned.", "Nyt hegn ved åen\n\n- Henvendelse fra skolen"})
    EXPECT_NE(decisions_of(without_titles(told)).at(0).outcome, Outcome::kNoDecision) << told;
}

TEST(RouteBesideATitle, TellsWhoDecides) {
  const auto outcome = [](const std::string& title) {
    return decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. " + title +
                        "\nBeslutning\nGodkendt.\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .at(0)
        .outcome;
  };
  EXPECT_EQ(outcome("TEU/ØU/KB - Ny bro"), Outcome::kRecommended);
  EXPECT_EQ(outcome("Ny bro over åen (TEU/ØU/KB)"), Outcome::kRecommended);
  EXPECT_EQ(outcome("TEU - Ny bro"), Outcome::kApproved);
  EXPECT_EQ(outcome("TEU/SSU - Ny bro"), Outcome::kApproved);
}

/// A transcript whose first page, and each decision, ends in `names`.
std::string with_names(const std::string& before, const std::string& names) {
  const auto item = [&](const std::string& page, const std::string& title, const std::string& decision) {
    return "\n\n" + page + " Side " + page + " " + title + " Sagsnr.: 17/4" + page +
           " Resumé: Den er gammel. Indstilling: Direktionen indstiller: 1. at den males. Beslutning den : " +
           decision + names + "Sagsfremstilling: Den blev bygget i 1931. Bilag:";
  };
  return "1 Referat Byrådet tirsdag den 3. maj 2022 Kl. 18:00 i Salen, Solby " + before + names +
         "\n\n2 Indholdsfortegnelse 1. Ny bro over åen 2. Ny sti ved havnen 3. Nyt tag på skolen" +
         item("3", "1. Ny bro over åen", "Godkendt. ") + item("4", "2. Ny sti ved havnen", "Udsat. ") +
         item("5", "3. Nyt tag på skolen",
              "Godkendt. For stemte: V, A - i alt 19 Imod stemte: O - i alt 3 ") +
         "\n";
}

TEST(NamesThatEndEveryDecision, AreWhoWasAway) {
  const std::string both = "Bo Holm (V) Ida Kjær (Løsgænger) ";
  EXPECT_THAT(
      lines_of_paper(with_names("", both)),
      ElementsAre(
          "1 | Ny bro over åen | approved | Godkendt. | absent: Bo Holm (V); Ida Kjær (Løsgænger)",
          "2 | Ny sti ved havnen | postponed | Udsat. | absent: Bo Holm (V); Ida Kjær (Løsgænger)",
          "3 | Nyt tag på skolen | approved | Godkendt. For stemte: V, A - i alt 19 Imod stemte: O - i alt 3 "
          "| absent: Bo Holm (V); Ida Kjær (Løsgænger)"));
  // Who came, and says so.
  for (const Decision& decision : decisions_of(with_names("Deltagere: ", both)))
    EXPECT_THAT(decision.absent, IsEmpty());
}

TEST(PartyByNameAndLetter, IsOne) {
  const auto votes = [](const std::string& told) {
    return decisions_of(with_bridge("Beslutning\nVedtaget. " + told)).at(0).votes;
  };
  const auto found = votes(
      "For stemte: Socialdemokratiet (A), SF (F) og Venstre (V) - i alt 19. Imod stemte: "
      "Dansk Folkeparti (O) - i alt 3.");
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].votes_for.size(), 3U);
  EXPECT_EQ(found[0].votes_for[0].party, "A");
  EXPECT_EQ(found[0].votes_for[2].party, "V");
  ASSERT_EQ(found[0].votes_against.size(), 1U);
  EXPECT_EQ(found[0].votes_against[0].party, "O");
  // A name in the brackets is one of the party.
  const auto member = votes("For stemte: Venstre (Bo Holm). Imod stemte: O (2).");
  ASSERT_EQ(member.size(), 1U);
  ASSERT_EQ(member[0].votes_for.size(), 1U);
  EXPECT_EQ(member[0].votes_for[0].name, "Bo Holm");
}

TEST(LineWithTheMeetingsLabelledDay, HeadsEachPage) {
  const auto paper = [](const std::string& head) {
    return lines_of_paper("REFERAT\n\nByrådet Mødedato:\n\nTirsdag den 03-05-2022.\n\nSted:\n\nSalen\n\n" +
                          head + "\n\n1. Ny bro\n\nBeslutning:\n\nGodkendt.\n\n" + head +
                          "\n\n2. Ny sti\n\nBeslutning:\n\nUdsat.\n\n" + head +
                          "\n\n3. Nyt tag\n\nBeslutning:\n\nAfvist.\n");
  };
  EXPECT_THAT(paper("Byrådet Mødedato: Tirsdag den 03-05-2022"),
              ElementsAre("1 | Ny bro | approved | Godkendt.", "2 | Ny sti | postponed | Udsat.",
                          "3 | Nyt tag | rejected | Afvist."));
}

TEST(SecondLabelOfACase, HasItsNumber) {
  const auto number = [](const std::string& line) {
    return decisions_of(with_bridge(line + "\n\nBeslutning\nGodkendt.")).at(0).case_number;
  };
  EXPECT_EQ(number("J.nr.: 05.01.00 Sagsnr.: 22/4413 Sagen afgøres i: BY"), "22/4413");
  EXPECT_EQ(number("J.nr.: 05.01.00 Dok.nr.: 22/4413"), "05.01.00");
}

TEST(MotionByItsMover, IsWhatIsVotedOn) {
  const auto outcome = [](const std::string& told) {
    return decisions_of(
               with_bridge("Indstilling\nChefen indstiller, at broen rives ned.\n\nBeslutning\n" + told))
        .at(0)
        .outcome;
  };
  const std::string moved =
      "Et forslag fra Venstre om at sende sagen tilbage til Havneudvalget blev sat under "
      "afstemning. For stemte 14. Imod stemte 13. ";
  EXPECT_EQ(outcome(moved + "Forslaget er vedtaget."), Outcome::kReferred);
  EXPECT_EQ(outcome(moved + "Forslaget faldt. Indstillingen godkendt."), Outcome::kApproved);
}

TEST(CasePassedOnEmptyHanded, WasNotRecommended) {
  const auto outcome = [](const std::string& told) {
    return decisions_of(with_bridge("Beslutning\n" + told)).at(0).outcome;
  };
  EXPECT_EQ(outcome("Indstillingen er bortfaldet. Sagen sendes videre til Økonomiudvalget uden anbefaling."),
            Outcome::kRejected);
  EXPECT_EQ(outcome("Sagen sendes videre til Økonomiudvalget uden anbefaling."), Outcome::kReferred);
  EXPECT_EQ(outcome("Indstillingen er bortfaldet. Sagen sendes tilbage til Økonomiudvalget."),
            Outcome::kReferred);
}

TEST(NewsBelowATitleForThem, AreNoted) {
  const auto outcome = [](const std::string& title, const std::string& told) {
    return decisions_of("Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. " + title +
                        "\nBeslutning\n" + told + "\n\n2. Ny sti\nBeslutning\nUdsat.\n")
        .at(0)
        .outcome;
  };
  EXPECT_EQ(outcome("Orientering ved formanden", "Der blev orienteret om den nye rampe."), Outcome::kNoted);
  EXPECT_NE(outcome("Ny bro", "Der blev orienteret om den nye rampe."), Outcome::kApproved);
  EXPECT_EQ(outcome("Spørgetid", "Intet til spørgetiden."), Outcome::kNoDecision);
}

/// A site's page of one item, with `below` between the title and the decision.
std::string one_item(const std::string& below) {
  return "Solby\n\nBeslutning om frihed for skolerne - lokale forsøg\n\n" + below +
         "\n\nPrompt resultater\n\nRelevans v1\n\nRelevans\n\nJa\n\nBilag\n\nFirst-agenda "
         "Sagsfremstilling\n\nBeslutning\n\nGodkendt.\n\nAfbud: Bo Holm\n\nSagsfremstilling\n\nUdvalget "
         "skal tage stilling til forsøg.\n\nIndstillinger\n\nSkolechefen indstiller at:\n\n  1. forsøg "
         "godkendes.\n";
}

TEST(PageOfOneItem, HasItsTitleAboveTheCase) {
  for (const char* below : {"25-011362 -", "25-011362"}) {
    const auto decisions = decisions_of(one_item(below));
    ASSERT_EQ(decisions.size(), 1U) << below;
    EXPECT_EQ(decisions[0].title, "Beslutning om frihed for skolerne - lokale forsøg");
    EXPECT_EQ(decisions[0].case_number, "25-011362");
    EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
    EXPECT_FALSE(decisions[0].closed);
  }
}

/// A transcript of a site's page; `behind` stands behind each decision.
std::string with_behind(const std::string& behind) {
  const std::string item =
      " Sagsfremstilling Den er fra 1931, og der er set på den i maj. Indstilling Kontoret "
      "indstiller, at den males. Beslutning ";
  return "1 Referat Byrådet Mødedato 3. maj 2022 Medlemmer Bo Holm (V), Ida Kjær (A) 1. Ny bro over åen" +
         item + "Godkendt. " + behind + "2. Ny sti ved havnen" + item + "Udsat. " + behind +
         "\n\n2 3. Nyt tag på skolen" + item + "Afvist. " + behind + "\n";
}

TEST(WordsBehindADecisionInAParagraph, EndIt) {
  for (const char* behind : {"Til toppen ", "• ", "Bilag • ", "Bilag 1 Kort over broen ", "Bilag Til toppen ",
                             "Afbud: Bo Holm (V) Til toppen "}) {
    const auto decisions = decisions_of(with_behind(behind));
    ASSERT_EQ(decisions.size(), 3U) << behind;
    EXPECT_EQ(decisions[0].decision_text, "Godkendt.") << behind;
    EXPECT_EQ(decisions[1].decision_text, "Udsat.") << behind;
    EXPECT_EQ(decisions[2].decision_text, "Afvist.") << behind;
  }
  // What a sentence says of them stays.
  EXPECT_EQ(decisions_of(with_behind("Bilag 1 viser broen. ")).at(0).decision_text,
            "Godkendt. Bilag 1 viser broen.");
  EXPECT_EQ(decisions_of(with_behind("Vejen føres til toppen af bakken. ")).at(0).decision_text,
            "Godkendt. Vejen føres til toppen af bakken.");
}

TEST(WordsBehindADecisionInAParagraph, TellWhoWasAwayFromWhichMeeting) {
  const auto decisions = decisions_of(with_behind("Fraværende i Byrådet, 3. maj 2022: Bo Holm (V) "));
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(printed(decisions[0].absent), "Bo Holm (V)");
  const std::string asks = "Fraværende: Bo Holm (V) Ida Kjær: Spørgsmål om broen. ";
  EXPECT_EQ(printed(decisions_of(with_behind(asks)).at(0).absent), "Bo Holm (V)");
  EXPECT_EQ(printed(decisions_of(with_behind("Fraværende: Bo Holm (V), Ida Kjær (A) ")).at(0).absent),
            "Bo Holm (V); Ida Kjær (A)");
  EXPECT_THAT(decisions_of(with_behind("Fraværende i Byrådet, 26. april 2022: Bo Holm (V) ")).at(0).absent,
              IsEmpty());
}

/// A transcript that prints `before` the titles of its items.
std::vector<std::string> with_numbers(const std::string& list, const std::string& first,
                                      const std::string& second, const std::string& third,
                                      const std::string& behind) {
  const std::string text =
      " " + behind + "Sagsfremstilling Den er fra 1931, og der er set på den i maj. Beslutning ";
  return lines_of_paper("1 Referat Byrådet Mødedato 3. maj 2022 Medlemmer Bo Holm (V), Ida Kjær (A). " +
                        list + first + "Ny bro over åen" + text + "Godkendt. " + second +
                        "Ny sti ved havnen" + text + "Udsat.\n\n2 " + third + "Nyt tag på skolen" + text +
                        "Afvist.\n");
}

TEST(NumberBeforeATitleInAParagraph, MayHaveADashOrNoBlankBehindIt) {
  const auto read =
      ElementsAre("1 | Ny bro over åen | approved | Godkendt.", "2 | Ny sti ved havnen | postponed | Udsat.",
                  "3 | Nyt tag på skolen | rejected | Afvist.");
  EXPECT_THAT(
      with_numbers("Indholdsfortegnelse 1. - Ny bro over åen 2. - Ny sti ved havnen 3. - Nyt tag på skolen ",
                   "1. - ", "2. - ", "3. - ", "Åben sag "),
      read);
  EXPECT_THAT(with_numbers("", "1.", "2.", "3.", "Sagsnummer: 22/4413 "), read);
  EXPECT_THAT(with_numbers("", "1. ", "2. ", "3. ", "Sagsnummer: 22/4413 "), read);
}

TEST(CasesNumberAboveTheItemsOwn, IsNoPartOfTheDecisionBefore) {
  const auto decisions = decisions_of(
      "1 Referat Byrådet Mødedato 3. maj 2022 Medlemmer Bo Holm (V), Ida Kjær (A) 05.01.00-G01-1-22 1. Ny "
      "bro over åen "
      "Sagsfremstilling Den er fra 1931, og der er set på den i maj. Beslutning Godkendt. 05.01.00-G01-2-22 "
      "2. Ny sti "
      "ved havnen Sagsfremstilling Den er smal, jf. 05.01.00-G01-9-21. Beslutning Udsat.\n\n2 "
      "05.01.00-G01-3-22 3. Nyt "
      "tag Sagsfremstilling Det er utæt, og der er set på det i maj. Beslutning Afvist.\n");
  ASSERT_EQ(decisions.size(), 3U);
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
  EXPECT_EQ(decisions[1].case_number, "05.01.00-G01-2-22");
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
}

}  // namespace
}  // namespace frisaet::test
