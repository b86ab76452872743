// What a letter is about, its links, and where its records stand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Letter, TitleDateAndAreasAreItsFacts) {
  const DocumentFacts facts = read(kLetter).facts;
  EXPECT_EQ(facts.type, DocumentType::kKlLetter);
  EXPECT_EQ(facts.title, "Ny runde om velfærdsaftaler på ældreområdet");
  EXPECT_EQ(iso(facts.date), "2022-05-04");
  EXPECT_THAT(facts.areas, ElementsAre("aeldre"));
  EXPECT_EQ(facts.municipality, std::nullopt);
}

TEST(Letter, LinksSayWhatLiesThere) {
  const auto links = all<Link>(read(kLetter));
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].url, "https://svar.kl.dk/prøve?runde=9");
  EXPECT_EQ(links[0].what, "Skemaet");
}

TEST(Letter, WordsBeforeALinkNameTheThing) {
  const auto what = [](const std::string& text) {
    const auto links = all<Link>(read(text));
    return links.empty() ? "" : links[0].what.value_or("-");
  };
  EXPECT_EQ(what("Dagsorden offentliggøres senere på https://kl.dk/prøve-dag"), "Dagsorden");
  EXPECT_EQ(what("I svarer via svarskemaet på https://kl.dk/prøve-svar"), "svarskemaet");
  EXPECT_EQ(what("Det sker i maj på https://kl.dk/prøve-maj"), "Det sker i maj på");
}

TEST(Letter, EvidenceStandsInThePage) {
  const Document document = text_document(kLetter);
  const Extraction extraction = extract_letter(document, {});
  for (const Record& record : extraction.records) {
    EXPECT_THAT(record.evidence, Not(IsEmpty())) << kind_of(record);
    for (const Evidence& evidence : record.evidence) {
      EXPECT_NE(document.pages()[0].repaired.text.find(evidence.quote), std::string::npos) << evidence.quote;
    }
  }
}

TEST(Letter, ASiteWithoutWwwCountsWithAPath) {
  const auto links = all<Link>(read("Nyt læses på kl.dk/frisat-nyt. Ellers kig på kl.dk."));
  ASSERT_THAT(links, SizeIs(1));
  EXPECT_EQ(links[0].url, "kl.dk/frisat-nyt");
}

TEST(Letter, DotsLeadFromAThingToItsAddress) {
  const auto links =
      all<Link>(read("På nettet:\n  Lovene ........ https://www.kl.dk/frisat/love\n  Gode råd om "
                     "høring ........ https://www.kl.dk/frisat/raad\n"));
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_EQ(links[0].what, "Lovene");
  EXPECT_EQ(links[1].what, "Gode råd om høring");
}

TEST(Letter, AnAreaNamedBecauseItIsFullIsNoneOfItsAreas) {
  EXPECT_THAT(read(kToAll + "En kort runde\n\nDagtilbudsområdet har plads. Folkeskoleområdet er "
                            "fuldt optaget og indgår ikke.\n")
                  .facts.areas,
              ElementsAre("dagtilbud"));
  EXPECT_THAT(read(kToAll + "En kort runde\n\nDagtilbudsområdet og skoleområdet har plads. "
                            "Skoleområdet er ikke med i marts.\n")
                  .facts.areas,
              ElementsAre("dagtilbud", "folkeskole"));
}

TEST(Letter, AListOfBareAreasIsWhatItIsAbout) {
  const auto areas = [](const std::string& body) {
    return read(kToAll + "Svar udbedes\n\n" + body).facts.areas;
  };
  EXPECT_THAT(areas("Skemaet om dagtilbud, om skole og om ældre skal udfyldes."),
              testing::UnorderedElementsAre("dagtilbud", "folkeskole", "aeldre"));
  EXPECT_THAT(
      areas("Skemaet om folkeskole og ældre skal udfyldes. På dagtilbudsområdet er tre kommuner udpeget."),
      testing::UnorderedElementsAre("folkeskole", "aeldre"));
  EXPECT_THAT(areas("Ældreområdet er åbent for ansøgninger. Brevet om dagtilbud og skole kommer i juni."),
              ElementsAre("aeldre"));
  EXPECT_THAT(
      areas("Invitationen gælder ældreområdet. Netværkene for dagtilbud, skole og ældre er orienteret."),
      ElementsAre("aeldre"))
      << "a list told in passing";
  EXPECT_THAT(
      areas("Ældreområdet\nFem kommuner får plads.\n\nDagtilbud og folkeskole\nSyv kommuner får plads."),
      testing::UnorderedElementsAre("aeldre", "dagtilbud", "folkeskole"));
  // Where nothing else is spoken of, what is said of an area is what the letter is about.
  EXPECT_THAT(areas("På dagtilbudsområdet er tre kommuner udpeget."), ElementsAre("dagtilbud"));
}

TEST(Letter, JobCentresAloneMakeTheArea) {
  EXPECT_THAT(read(kToAll + "Nyt om jobcentrene\n\nJobcentrene får besked.\n").facts.areas,
              ElementsAre("beskaeftigelse"));
  EXPECT_THAT(read(kToAll + "Nyt\n\nJobcentre og plejehjem får besked.\n").facts.areas, IsEmpty());
}

TEST(Letter, TheSiteBesideAPostalAddressIsNoLink) {
  EXPECT_THAT(
      all<Link>(read("Svar senest den 3. marts 2022.\n\nTorvegade 4 · 2300 København S · www.kl.dk\n")),
      IsEmpty());
  EXPECT_THAT(all<Link>(read("Alle 98 svar ligger på www.kl.dk.\n")), testing::SizeIs(1));
  EXPECT_THAT(all<Link>(read("Torvegade 4 · 2300 København S · www.kl.dk/svar\n")), testing::SizeIs(1))
      << "it leads to something";
}

TEST(Letter, WhatALinkInAnAnswerIsForStandsInTheQuestion) {
  const auto links = all<Link>(read("Hvor er skemaet?\nDet ligger på www.kl.dk/svar sammen med et brev.\n"));
  ASSERT_THAT(links, testing::SizeIs(1));
  EXPECT_EQ(links[0].what, "Hvor er skemaet?");
}

TEST(Letter, ALinksThingMayStandLastBeforeIt) {
  const auto what = [](const std::string& sentence) {
    const auto links = all<Link>(read("Til kommunerne\n\nNyt om aftaler. " + sentence + "\n"));
    return links.size() == 1 ? links[0].what.value_or("") : "-";
  };
  EXPECT_EQ(what("Udfyld helst selv vores skema på https://svar.kl.dk/a."), "vores skema");
  EXPECT_EQ(what("Svarene er samlet på https://svar.kl.dk/a."), "Svarene")
      << "in the middle of a letter, too";
  EXPECT_EQ(what("Læs mere på https://svar.kl.dk/a."), "Læs mere på");
}

}  // namespace
}  // namespace frisaet::test
