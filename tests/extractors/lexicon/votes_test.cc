#include "extractors/lexicon/votes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/lexicon/person_names.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// `Bo Holm/V`, `/Ø`, `x28`, joined by blanks; the total behind `=`.
std::string side(const std::vector<Voter>& voters, const std::optional<int>& total) {
  std::string text;
  for (const Voter& voter : voters) {
    text += (text.empty() ? "" : ", ") + voter.name.value_or("") + (voter.party ? "/" + *voter.party : "") +
            (voter.count ? "x" + std::to_string(*voter.count) : "");
  }
  return text + (total ? " =" + std::to_string(*total) : "");
}

std::vector<std::string> votes_in(std::string_view text) {
  std::vector<std::string> votes;
  for (const VoteMention& mention : parse_votes(text, {0, text.size()})) {
    const Vote& vote = mention.vote;
    votes.push_back(side(vote.votes_for, vote.total_for) + " | " +
                    side(vote.votes_against, vote.total_against) + " | " +
                    side(vote.abstentions, vote.total_abstain));
  }
  return votes;
}

TEST(Votes, WhoWasAgainstIsToldByTheWordsAround) {
  const std::pair<const char*, const char*> cases[] = {
      {"Anbefalet mod V, der undlod at stemme.", " |  | /V"},
      {"Godkendt mod V, som stemte hverken for eller imod.", " |  | /V"},
      {"Godkendt mod V, som ønskede en bro.", " | /V | "},
      {"Godkendt med V og O imod.", " | /V, /O | "},
      {"Godkendt med Bo Holm (V) og Ida Kjær (O) imod.", " | Bo Holm/V, Ida Kjær/O | "},
      {"Godkendt med V imod, da broen er dyr.", " | /V | "},
      {"Godkendt. V og A imod, F undlod.", " | /V, /A | /F"},
      {"Godkendt. Bo Holm (V) imod.", " | Bo Holm/V | "},
      {"Godkendt. Johs. Holm (V) stemte imod.", " | Johs. Holm/V | "},
      {"Imod stemte Venstres medlemmer\nGodkendt.", " | /Venstre | "},
      {"Imod stemte Venstres medlemmer. Godkendt.", " | /Venstre | "},
      {"Imod stemte Venstres medlemmer Holm,\nKjær og Grøn.",
       " | Holm/Venstre, Kjær/Venstre, Grøn/Venstre | "},
      {"For at sagen udsættes stemte: A og V.\nImod at sagen udsættes stemte: F, O og C.",
       "/A, /V | /F, /O, /C | "},
      {"Stemmetal: for 12 (A), imod 5 (V), undlod 2 (O). Godkendt.", "/A =12 | /V =5 | /O =2"},
      {"7 stemte for: V. Afvist.", "/V =7 |  | "},
  };
  for (const auto& [text, expected] : cases) EXPECT_THAT(votes_in(text), ElementsAre(expected)) << text;
  for (const char* text : {"Forslaget blev ikke godkendt imod V.", "Ikke tiltrådt mod A.",
                           "Naboen Bo Holm imod. Godkendt.", "Indstillingen blev ikke anbefalet mod V."})
    EXPECT_THAT(votes_in(text), IsEmpty()) << text;
}

TEST(Votes, WhatWasVotedForMayStandBeforeTheVerb) {
  EXPECT_THAT(
      votes_in("For en ny behandling stemte 7 (L, V, O). Imod stemte 15 (A, C). 1 undlod at stemme (F)."),
      ElementsAre("/L, /V, /O =7 | /A, /C =15 | /F =1"));
  EXPECT_THAT(votes_in("For så vidt angår broen stemte 7 (L, V) imod."), ElementsAre(" | /L, /V =7 | "));
}

TEST(Votes, InTheirPrintedForms) {
  const std::pair<const char*, const char*> cases[] = {
      {"For forslaget stemmer:\nBo Holm og Ida Kjær.\nImod stemmer:\nPer Grøn og Eva Dam.",
       "Bo Holm, Ida Kjær | Per Grøn, Eva Dam | "},
      {"For stemte V og K (26)\nImod stemte Bo Holm (F) og Ida Kjær (Ø)\nB (1) undlod at stemme.",
       "/V, /K =26 | Bo Holm/F, Ida Kjær/Ø | /Bx1 =1"},
      {"Godkendt.\nFor stemte V og K (26)\nImod stemte Bo Holm (F) og Ida Kjær (Ø)\n\nB (1) undlod at "
       "stemme.",
       "/V, /K =26 | Bo Holm/F, Ida Kjær/Ø | /Bx1 =1"},
      {"Imod stemte Bo Holm (F),\nIda Kjær (Ø) og Per Grøn (O).", " | Bo Holm/F, Ida Kjær/Ø, Per Grøn/O | "},
      {"For stemte byrådsgruppe Ø og F samt Bo Holm.\nImod stemte byrådsgruppe A og V.\nByrådsgruppe B "
       "undlod "
       "at stemme.",
       "/Ø, /F, Bo Holm | /A, /V | /B"},
      {"Indstillingen godkendt med 22 stemmer.\nImod stemte Bo Holm (F) og Ida Kjær (O), der fandt prisen "
       "høj.",
       " =22 | Bo Holm/F, Ida Kjær/O | "},
      {"For forslaget stemte: Bo Holm (A), Ida Kjær (V) og Per Grøn (Ø).\nImod forslaget stemte: Eva Dam (O) "
       "med den begrundelse, at prisen er høj.",
       "Bo Holm/A, Ida Kjær/V, Per Grøn/Ø | Eva Dam/O | "},
      {"For: 2 (Bo Holm (A), Ida Kjær (Frie Liberale))\n\nImod: 1 (Eva Dam (O))",
       "Bo Holm/A, Ida Kjær/Frie Liberale =2 | Eva Dam/O =1 | "},
      {"For stemte: A, B, F og Ø. Imod stemte: C, A. Bo Holm (løsgænger), O",
       "/A, /B, /F, /Ø | /C, A. Bo Holm/løsgænger, /O | "},
      {"For stemte A og F. Imod stemte V, C, O.\nIda Dam (Ø) var ude af salen.", "/A, /F | /V, /C, /O | "},
      {"For stemte A og F. Imod stemte V, C, O. Ida Dam (Ø) var ude af salen.", "/A, /F | /V, /C, /O | "},
      {"Faldt med 9 stemmer mod 7. For stemte A og F. Imod stemte V, C, O.", "/A, /F =7 | /V, /C, /O =9 | "},
      {"For stemte:\n\n2 (C+V)\n\nImod stemte:\n\nUndlod at stemme:\n\n4 (A+O+T)",
       "/C, /V =2 |  =0 | /A, /O, /T =4"},
      {"For stemte: 11 (C+Bo Holm (O)+T)\nImod stemte: 2 (A)", "/C, Bo Holm/O, /T =11 | /A =2 | "},
      {"For stemte: V, A og O, i alt 22. Imod stemte: F og Ø – i alt 3.", "/V, /A, /O =22 | /F, /Ø =3 | "},
      {"Et flertal bestående af A, C, N og V (6) anbefaler. O (1) kan ikke anbefale.",
       "/A, /C, /N, /V =6 | /Ox1 =1 | "},
      {"A og V indstiller til godkendelse, mens F og Ø indstiller til afslag.", "/A, /V | /F, /Ø | "},
      {"Imod stemte Fjordlisten, Borgerlisten og Liberal Alliance.",
       " | /Fjordlisten, /Borgerlisten, /Liberal Alliance | "},
      {"Faldt med 1 stemme for (C) og 3 stemmer imod (A + Ø).", "/C =1 | /A, /Ø =3 | "},
      {"idet 4 stemte for (V), 5 stemte imod (A og F), og 1 undlod (O).", "/V =4 | /A, /F =5 | /O =1"},
      {"(Ø) stemte imod.", " | /Ø | "},
      {"Imod stemte 28. Bo Holm undlod at stemme.", " |  =28 | Bo Holm"},
      {"For stemte 11 (A, F). Imod stemte 15 (V, L).", "/A, /F =11 | /V, /L =15 | "},
      {"Indstillingen blev vedtaget med 5 stemmer mod 2.", " =5 |  =2 | "},
      {"Godkendt med 12 stemmer (A, B, F) mod 7 stemmer (V, C).", "/A, /B, /F =12 | /V, /C =7 | "},
      {"Vedtaget med 15 stemmer for (A, B) og 4 stemmer imod (O, Ø).", "/A, /B =15 | /O, /Ø =4 | "},
      {"Forslaget blev nedstemt med 12 stemmer (A, B) mod 7 (V, C).", "/V, /C =7 | /A, /B =12 | "},
      {"Godkendt med 12 stemmer (A, B) mod 7 (V). Forslaget om støtte blev forkastet.",
       "/A, /B =12 | /V =7 | "},
      {"For stemte A og Ø. Imod stemte de øvrige 12.", "/A, /Ø |  =12 | "},
      {"For stemte A og Ø. Imod stemte de øvrige partier.", "/A, /Ø |  | "},
      {"Anbefales af et flertal (A, F og Ø).", "/A, /F, /Ø |  | "},
      {"Fire medlemmer (A, B og V) anbefaler indstillingen. Ét medlem (F) er imod.",
       "/A, /B, /V =4 | /F =1 | "},
      {"Godkendt mod 2 stemmer (Bo Holm (Ø) og Eva Dam (Ø)).", " | Bo Holm/Ø, Eva Dam/Ø =2 | "},
      {"Godkendt mod Enhedslistens stemmer.", " | /Enhedslisten | "},
      {"Godkendt med undtagelse af Ø, der stemte imod.", " | /Ø | "},
      {"Udvalgets flertal (Bo Holm og Ida Kjær) anbefaler indstillingen. Eva Dam stemte imod.",
       "Bo Holm, Ida Kjær | Eva Dam | "},
      {"Et snævert flertal i byrådet bestående af A og V stemte for.", "/A, /V |  | "},
      {"For stemte Ø (Bo Holm) og Fjordlisten (Ida Kjær). Imod stemte A (Eva Dam, Per Grøn) og F.",
       "Bo Holm/Ø, Ida Kjær/Fjordlisten | Eva Dam/A, Per Grøn/A, /F | "},
      {"A og Fjordlisten stemte for. Aktive Borgere stemte imod.", "/A, /Fjordlisten | /Aktive Borgere | "},
      {"12 stemte for: A, B og C. 7 stemte imod: V. 1 undlod: Ø.", "/A, /B, /C =12 | /V =7 | /Ø =1"},
      {"Ved afstemningen stemte 9 for (A, F) og 6 imod (V).", "/A, /F =9 | /V =6 | "},
      {"Stemmetal: For 12 (A, C), imod 7 (V). Godkendt.", "/A, /C =12 | /V =7 | "},
      {"A og F kan godkende indstillingen. O og Ø kan ikke godkende indstillingen.", "/A, /F | /O, /Ø | "},
      {"Vedtaget med 18 stemmer for, 6 imod (V), 1 undlod (Bo Holm).", " =18 | /V =6 | Bo Holm =1"},
      {"Byrådet godkendte indstillingen med 12 stemmer (A, F) mod 5 (V).", "/A, /F =12 | /V =5 | "},
      {"14 for, 9 imod.", " =14 |  =9 | "},
      {"Godkendt. O imod.", " | /O | "},
      {"Godkendt mod V og O.", " | /V, /O | "},
      {"Tiltrådt med stemmerne 12-7.", " =12 |  =7 | "},
      {"Stemmer for: 12 Stemmer imod: 7 Undlader: 1", " =12 |  =7 |  =1"},
      {"Fra Venstre stemte to for, fire imod, og tre undlod at stemme.",
       "/Venstrex2 | /Venstrex4 | /Venstrex3"},
  };
  for (const auto& [text, expected] : cases) EXPECT_THAT(votes_in(text), ElementsAre(expected)) << text;
}

TEST(Votes, TheReasonOfOneWhoVotedIsNoSecondVote) {
  EXPECT_THAT(votes_in("Imod: 2 (Bo Holm (B), Eva Dam (Ø))\n\nListe B stemte imod, idet sagen er "
                       "uklar.\n\nEva Dam (Ø) stemte imod, da naboerne er usikre."),
              ElementsAre(" | Bo Holm/B, Eva Dam/Ø =2 | "));
}

TEST(Votes, AnAmendmentIsAVoteOfItsOwn) {
  const std::string_view text =
      "Ændringsforslag fra B til ad 2:\nFor stemte:\n1 (A)\nImod stemte:\n4 (C)\nFaldet.\nAd 1\nFor "
      "stemte:\n4 (C)\nImod stemte:\n1 (A)";
  const auto votes = parse_votes(text, {0, text.size()});
  ASSERT_THAT(votes, SizeIs(2));
  EXPECT_EQ(votes[0].vote.subject, "Ændringsforslag fra B til ad 2");
  EXPECT_EQ(votes[1].vote.subject, std::nullopt);
  EXPECT_EQ(votes[1].vote.total_for, 4);
}

TEST(Votes, FiguresOfTheMainProposalBelongToItsOwnVote) {
  EXPECT_THAT(
      votes_in("Ændringsforslaget blev nedstemt med 15 stemmer (A, B) mod 10 (V, C). Indstillingen blev "
               "vedtaget med 21 stemmer mod 4. Imod stemte C og D."),
      ElementsAre("/V, /C =10 | /A, /B =15 | ", " =21 | /C, /D =4 | "));
}

TEST(Votes, TheSideMayStandBehindVerbAndVoters) {
  const std::pair<const char*, const char*> cases[] = {
      {"Desuden stemte 2 (O) imod.", " | /O =2 | "},
      {"Godkendt med 9 stemmer (A) mod 4 (V). Desuden stemte 2 (O) imod.", "/A =9 | /V, /O | "},
      {"Godkendt med 9 stemmer (A) mod 4 (V). Desuden stemte Bo Holm (O) imod.", "/A =9 | /V, Bo Holm/O | "},
      {"Godkendt med 9 stemmer mod 4. Imod stemte V. Desuden stemte 1 (O) imod.", " =9 | /V, /O =4 | "},
      {"Der stemte 2 (O) hverken for eller imod.", " |  | /O =2"},
      {"Af medlemmerne stemte V for, og A imod.", "/V | /A | "},
      {"Ved afstemningen stemte 9 (A, F) for og 6 (V) imod.", "/A, /F =9 | /V =6 | "},
      {"Udvalget stemte 4 (A) imod 3 (V).", "/A =4 | /V =3 | "},
      {"Forslaget faldt, idet 5 stemte for (A og F) og 8 stemte imod.", "/A, /F =5 |  =8 | "},
  };
  for (const auto& [text, expected] : cases) EXPECT_THAT(votes_in(text), ElementsAre(expected)) << text;
  EXPECT_THAT(votes_in("Resultat: 9 (A, F) og 6 (V)."), IsEmpty()) << "no side is told";
}

TEST(Votes, ANumberMayStandRightBehindTheSide) {
  EXPECT_THAT(votes_in("Anbefales af 5 (A+V). Imod 2 (O)."), ElementsAre("/A, /V =5 | /O =2 | "));
  EXPECT_THAT(votes_in("Imod 2 (O). Anbefales af 5 (A+V)."), ElementsAre("/A, /V =5 | /O =2 | "));
  EXPECT_THAT(votes_in("Anbefales af 5 (A+V). Imod 2 naboers ønske."), ElementsAre("/A, /V =5 |  | "));
}

TEST(Votes, OfAMotionWithoutAnArticleAndOfTheMainProposalBehindIt) {
  EXPECT_THAT(votes_in("For dette forslag stemte 9: V (7), C (2). Imod stemte 14: A og F."),
              ElementsAre("/Vx7, /Cx2 =9 | /A, /F =14 | "));
  EXPECT_THAT(
      votes_in("For forslaget stemte 9 (V). Imod stemte 14 (A). Indstillingen godkendtes herefter med 14 "
               "stemmer. 9 undlod at stemme."),
      ElementsAre("/V =9 | /A =14 | ", " =14 |  |  =9"));
  EXPECT_THAT(votes_in("For forslaget stemte 9 (V). Imod stemte 12 (A). 2 undlod at stemme."),
              ElementsAre("/V =9 | /A =12 |  =2"));
}

TEST(Votes, GroupsMembersAndExceptions) {
  const std::pair<const char*, const char*> cases[] = {
      {"For: Gruppe F og Ø.\n\nImod: Gruppe A, C, O og Liste H.", "/F, /Ø | /A, /C, /O, /H | "},
      {"For: Gruppe C og V samt Bo Holm (H).\n\nImod: Grupperne A og F.", "/C, /V, Bo Holm/H | /A, /F | "},
      {"For stemte: A, F og Per Grøn (V)\nImod stemte: V, undtagen Per Grøn, og O",
       "/A, /F, Per Grøn/V | /V, /O | "},
      // The list ends with its line, behind `og`; else the next line goes on.
      {"For stemte 4: (A) og (F)\n(Ø) tog forbehold.", "/A, /F =4 |  | "},
      {"For stemte (A),\n(F) og\n(Ø).", "/A, /F, /Ø |  | "},
      {"Et flertal bestående af V, C og O indstiller sagen godkendt. Imod stemte A.", "/V, /C, /O | /A | "},
      {"Enhedslisten de Rød-Grønnes byrådsgruppe stemte imod.", " | /Enhedslisten de Rød-Grønne | "},
      {"Faldt med 5 stemmer for (EL og ALT) og 24 stemmer imod.", "/EL, /ALT =5 |  =24 | "},
      {"Imod stemte Dansk Folkepartis medlemmer Holm, Kjær og Grøn.",
       " | Holm/Dansk Folkeparti, Kjær/Dansk Folkeparti, Grøn/Dansk Folkeparti | "},
  };
  for (const auto& [text, expected] : cases) EXPECT_THAT(votes_in(text), ElementsAre(expected)) << text;
}

TEST(Votes, FiguresBehindAFallenAmendmentAreTheNextVote) {
  EXPECT_THAT(
      votes_in(
          "Ændringsforslag fra A:\nFor stemte 7: A (7).\nImod stemte 12: V (12).\nÆndringsforslaget blev "
          "forkastet.\n\nPunkt 1 blev godkendt med stemmerne 12 mod 7."),
      ElementsAre("/Ax7 =7 | /Vx12 =12 | ", " =12 |  =7 | "));
  EXPECT_THAT(
      votes_in(
          "For stemte 12: V (12).\nImod stemte 7: A (7).\nForslaget blev vedtaget med 12 stemmer mod 7."),
      ElementsAre("/Vx12 =12 | /Ax7 =7 | "));
}

TEST(Votes, WhoWasAgainstBehindAFallenAmendmentVotedOnTheMainProposal) {
  EXPECT_THAT(
      votes_in("Ændringsforslag fra Ø.\nFor stemte 3 (Ø, Å). Imod stemte 22.\nÆndringsforslaget er ikke "
               "vedtaget.\n\nIndstillingen vedtaget. Enhedslisten stemte imod."),
      ElementsAre("/Ø, /Å =3 |  =22 | ", " | /Enhedslisten | "));
  EXPECT_THAT(votes_in("For stemte A. Imod stemte V. Forslaget blev vedtaget. O undlod at stemme."),
              ElementsAre("/A | /V | /O"));
  EXPECT_THAT(
      votes_in("For at punkt 4 udgår stemmer:\nBo Holm og Ida Kjær.\n\nImod at punkt 4 udgår stemmer:\nPer "
               "Grøn."),
      ElementsAre("Bo Holm, Ida Kjær | Per Grøn | "));
}

TEST(Votes, ProseWithoutVotesGivesNone) {
  EXPECT_THAT(votes_in("Godkendt."), IsEmpty());
  EXPECT_THAT(votes_in("Godkendt med 2 ændringer."), IsEmpty());
  EXPECT_THAT(votes_in("Vedtaget med A's ændringsforslag."), IsEmpty());
  EXPECT_THAT(votes_in("Godkendt mod betaling."), IsEmpty());
  EXPECT_THAT(votes_in("Bo Holm (V) kan ikke tiltræde beslutningen."), IsEmpty());
  EXPECT_THAT(votes_in("For så vidt angår sag 4 foreslog formanden, at den udsættes."), IsEmpty());
}

std::vector<std::string> persons_in(std::string_view text) {
  std::vector<std::string> persons;
  for (const auto& entry : parse_persons(text, {0, text.size()}).entries) {
    persons.push_back(entry.mention.person.name +
                      (entry.mention.person.party ? "/" + *entry.mention.person.party : ""));
  }
  return persons;
}

TEST(PersonNames, ListsInTheirPrintedForms) {
  EXPECT_THAT(persons_in("Bo Holm (V)\nIda Kjær (F)"), ElementsAre("Bo Holm/V", "Ida Kjær/F"));
  EXPECT_THAT(persons_in("Bo Holm, (V), Ida von Kjær-Dahl og Per A. Grøn"),
              ElementsAre("Bo Holm/V", "Ida von Kjær-Dahl", "Per A. Grøn"));
  EXPECT_THAT(persons_in("1. Bo Holm, Ø\n2. Ida Kjær, A"), ElementsAre("Bo Holm/Ø", "Ida Kjær/A"));
  EXPECT_THAT(persons_in("Formand Bo Holm (A), Ida Kjær (borgmester) (V)"),
              ElementsAre("Bo Holm/A", "Ida Kjær/V"));
  EXPECT_THAT(persons_in("Bo Holm ()"), ElementsAre("Bo Holm"));
  EXPECT_THAT(persons_in("Bo Holm (0)"), ElementsAre("Bo Holm/O"));
}

TEST(PersonNames, WordsOfMinutesAreNoPersons) {
  for (const char* text :
       {"Ingen", "Godkendt.", "Økonomiudvalget", "Taget til efterretning.", "Byrådet Salen", "-", ""}) {
    EXPECT_THAT(persons_in(text), IsEmpty()) << text;
  }
  EXPECT_TRUE(parse_persons("Alle mødt", {0, 10}).nobody);
}

TEST(PersonNames, TheRiderStaysWithTheName) {
  const std::string_view text = "Bo Holm (A), sag 129-131";
  const PersonList list = parse_persons(text, {0, text.size()});
  ASSERT_THAT(list.entries, SizeIs(1));
  EXPECT_EQ(list.entries[0].rider.of(text), ", sag 129-131");
  EXPECT_TRUE(list.rest.empty());
}

TEST(Persons, ANameBrokenBehindItsHyphenIsOne) {
  const auto names = [](std::string_view text) {
    std::vector<std::string> found;
    for (const auto& entry : parse_persons(text, {0, text.size()}).entries)
      found.push_back(entry.mention.person.name);
    return found;
  };
  EXPECT_THAT(names("Ida Kjær- Lund, Per Grøn"), ElementsAre("Ida Kjær-Lund", "Per Grøn"));
  EXPECT_THAT(names("Ida Kjær- Lund (V) og Per Grøn (A)"), ElementsAre("Ida Kjær-Lund", "Per Grøn"));
  EXPECT_THAT(names("Per Grøn og Ida Kjær- Lund."), ElementsAre("Per Grøn", "Ida Kjær-Lund"));
  EXPECT_THAT(names("Bo Holm- Ida Kjær"), ElementsAre("Bo Holm", "Ida Kjær"));
  for (const char* other :
       {"Bo Holm- Formand", "Bo Holm- Venstre", "Bo Holm- Udsat.", "Bo Holm- Broen males"})
    EXPECT_THAT(names(other), ElementsAre("Bo Holm")) << other;
}

}  // namespace
}  // namespace frisaet
