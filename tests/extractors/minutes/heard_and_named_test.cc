// What is only asked, answered or heard; candidates; offices named after a body; absentees that end several
// pages alike, and accounts behind names. Each with near misses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "extractors/lexicon/person_names.h"
#include "tests/extractors/minutes/paper.h"
#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using test::decisions_of;
using test::with_bridge;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::SizeIs;

INSTANTIATE_TEST_SUITE_P(
    HeardAndNamed, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"no_decision", "Bo Holm, Solby, spurgte til ventetiden på en ny bro. Der sendes skriftligt svar."},
        {"no_decision", "Der var et spørgsmål fra en tilhører om broen. Borgmesteren svarede."},
        {"no_decision", "Der var ingen borgere tilmeldt til spørgetiden."},
        {"null", "Bo Holm, Solby, spurgte til broen. Der sendes en ansøgning til staten."},
        {"approved", "Bo Holm, Solby, spurgte til broen. Godkendt."},
        {"referred", "Der var ingen bemærkninger, og sagen sendes tilbage til forvaltningen."},
        {"no_decision", "I sag nr. 12 »Ny bro« havde Grundejerforeningen foretræde."},
        {"approved", "Grundejerforeningen havde foretræde. Godkendt."},
        {"approved", "Bo Holm (A) anbefalede Ida Kjær som formand. Ida Kjær er herefter valgt til formand."},
        {"null", "Bo Holm er ikke valgt."},
        {"postponed", "Uds til mødet i maj."},
        {"postponed", "Uds."},
    }));

std::string of_a_committee(const std::string& opener) {
  const auto decisions = decisions_of(
      "Referat fra mødet i Teknisk Udvalg den 3. maj 2022\n\n1. Ny bro\n"
      "Indstilling\n" +
      opener +
      "\nBeslutning\nGodkendt.\n\n2. Ny sti\n"
      "Beslutning\nUdsat.\n");
  return decisions.at(0).outcome ? std::string(to_string(*decisions[0].outcome)) : "null";
}

TEST(AnOfficeOfTheCouncil, DecidesNothing) {
  EXPECT_EQ(of_a_committee("Byrådets Sekretariat anbefaler over for Teknisk Udvalg, at broen males."),
            "approved");
  EXPECT_EQ(of_a_committee("Forvaltningen indstiller til Byrådet, at broen males."), "recommended");
}

TEST(AbsenteesAtTheEndOfEveryPage, AreNoFoot) {
  const std::string page =
      " Åben sag Sagen afgøres i: Teknisk Udvalg Indstilling Forvaltningen indstiller, at "
      "det gøres som vist i notatet fra i foråret. Beslutning i Teknisk Udvalg den "
      "Godkendt. Ej til stede: Per Grøn\n\n";
  const auto decisions = decisions_of(
      "Referat. Teknisk Udvalg. Mødedato: Mandag den 2. maj 2022\n\nTranskript\n\n1 Referat Teknisk Udvalg "
      "Mødedato: Mandag den 2. maj 2022 Mødetidspunkt: 17:00-18:40 Medlemmer Bo Holm (bho) V Per Grøn (pgr) "
      "A Fraværende Per Grøn (pgr) A Bemærkninger\n\n2 Side 1 1. Ny bro" +
      page + "3 Side 2 2. Ny sti" + page + "4 Side 3 3. Nyt tag" + page + "5 Side 4 4. Ny havn" + page);
  ASSERT_THAT(decisions, SizeIs(4));
  for (const Decision& decision : decisions) {
    EXPECT_THAT(decision.absent, ElementsAre(Field(&Person::name, "Per Grøn")));
    EXPECT_EQ(decision.decision_text, "Godkendt.");
  }
}

TEST(ASerialBehindTheItemsNumber, IsAnothers) {
  const auto decisions = decisions_of(
      "Byrådet\n\n03-05-2022\n\nNy bro\nSag nr. 12 (ØU 40/22)\n\nSagsfremstilling\n\nBroen er "
      "gammel.\n\nBeslutning\n\nGodkendt.\n\nNy sti\nSag nr. 13 (ØU 41/22)\n\nSagsfremstilling\n\nStien "
      "mangler.\n\nBeslutning\n\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].title, "Ny bro");
  EXPECT_EQ(decisions[1].title, "Ny sti");
  EXPECT_EQ(decisions[0].decision_text, "Godkendt.");
}

std::string read_as(std::string_view name) {
  const auto person = person_at(name, {0, name.size()});
  return person ? person->person.name + "/" + person->person.party.value_or("-") : "nobody";
}

TEST(AnAccountBehindAName, StandsBeforeTheParty) {
  EXPECT_EQ(read_as("Bo Holm (boh) V Ida Kjær (idk) A"), "Bo Holm/V");
  EXPECT_EQ(read_as("Bo Holm (boh) V"), "Bo Holm/V");
  EXPECT_EQ(read_as("Bo Holm (boh) V. Kjær"), "Bo Holm/-");
  EXPECT_EQ(read_as("Bo Holm (boh) Vi mødtes"), "Bo Holm/-");
}

}  // namespace
}  // namespace frisaet::minutes
