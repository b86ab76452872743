// Days, persons and numbers of KL's letters, told in words like those of papers not met before; and beside
// each what only looks like one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(AnyWords, ADutyTowardsUsHasALastDay) {
  for (const char* sentence :
       {"Giver I os et vink senest den 13. maj 2022, finder vi ud af noget.",
        "Kommunens valg skal foreligge fredag den 13. maj 2022 kl. 12.",
        "KL lukker for besvarelser fredag den 13. maj 2022, når dagen er omme.",
        "Seneste afleveringsdag er fredag den 13. maj 2022.",
        "Lad KL vide, om I kommer, før den 13. maj 2022.",
        "Det er fredag den 13. maj 2022, vi skal høre fra jer.",
        "Udfyld arket og returner det senest den 13. maj 2022 til evalueringsleder Ib Holm, ibho@vive.dk.",
        "Jeg skal have jeres melding senest den 13. maj 2022.",
        "Papirerne må nå frem senest den 13. maj 2022."}) {
    const auto deadlines = read_below_head<Deadline>(std::string(sentence) + "\n");
    ASSERT_THAT(deadlines, SizeIs(1)) << sentence;
    EXPECT_EQ(to_iso(*deadlines[0].date), "2022-05-13") << sentence;
  }
}

TEST(AnyWords, ADayOfTheSenderOrOfSomethingElseIsNoDeadline) {
  for (const char* sentence :
       {"I kan forvente en tilbagemelding senest den 13. maj 2022.",
        "Kommunerne vil modtage et svar inden den 13. maj 2022.",
        "Vi vender tilbage senest den 13. maj 2022.", "Vi besvarer ingen spørgsmål før den 13. maj 2022.",
        "Forsøget skal evalueres senest den 13. maj 2022.", "Kontoret holder lukket fredag den 13. maj 2022.",
        "Vi lukker kontoret fredag den 13. maj 2022.", "Vi mødes i Odense fredag den 13. maj 2022.",
        "Aftalen træder i kraft senest den 13. maj 2022.",
        "KL skal selv svare ministeriet senest den 13. maj 2022.",
        "Vi sendte jer et brev fredag den 13. maj 2022.", "Først svarede ingen før den 13. maj 2022."}) {
    EXPECT_THAT(read_below_head<Deadline>(std::string(sentence) + "\n"), IsEmpty()) << sentence;
  }
}

TEST(AnyWords, ADayBeforeTheLetterIsNoDeadline) {
  EXPECT_THAT(read_below_head<Deadline>("Vi fik mange svar, også nogle efter fristen den 12. april 2022.\n"),
              IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>("Vi har bedt om svar, og det senest den 22. april 2022.\n"),
              IsEmpty());
  EXPECT_THAT(read_below_head<Deadline>(
                  "Kommer jeres svar ikke frem til os inden den 13. maj 2022, går pladsen til en anden.\n"),
              SizeIs(1));
  EXPECT_THAT(read_below_head<Deadline>(
                  "I bedes underskrive aftalen og sende den, så den er hos ministeriet den 13. maj 2022.\n"),
              SizeIs(1));
}

TEST(AnyWords, ARowWithoutAreaIsAboutTheLettersAreas) {
  const auto deadlines = read_below_head<Deadline>(
      "Der er plads på dagtilbudsområdet og ældreområdet.\n\nHvad Hvornår Sendes til\n\n"
      "Hensigt fredag den 13. maj 2022 Bo Holm, boho@kl.dk\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  EXPECT_THAT(deadlines[0].areas, ElementsAre("dagtilbud", "aeldre"));
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->name, "Bo Holm");
}

TEST(AnyWords, UndersignedIsWhoSigns) {
  const auto deadlines = read_below_head<Deadline>(
      "Svar på det senest den 13. maj 2022 til undertegnede. Ring ellers til konsulent Ib Holm på 12 33 70 "
      "90.\n\n"
      "Mange hilsner\nGry Lind\nProjektchef\ngrli@kl.dk\n");
  ASSERT_THAT(deadlines, SizeIs(1));
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->name, "Gry Lind");
  EXPECT_EQ(deadlines[0].contact->email, "grli@kl.dk");
}

std::vector<std::string> contacts(const std::string& body) {
  std::vector<std::string> result;
  for (const Contact& contact : read_below_head<Contact>(body)) {
    const auto& person = contact.details;
    result.push_back(person.name.value_or("?") + "/" + person.title.value_or("") + "/" +
                     person.email.value_or("") + "/" + person.phone.value_or(""));
  }
  return result;
}

TEST(AnyWords, ACardIsAContactWhateverStandsAboveIt) {
  EXPECT_THAT(contacts("Vi ses.\n\nOm indholdet:\nRikke Holm\nChefkonsulent\nriho@kl.dk\n12 33 70 26\n"
                       "Teknisk bistand:\nAsta Lind\nSystemforvalter\nasli@kl.dk\n"),
              ElementsAre("Rikke Holm/Chefkonsulent/riho@kl.dk/12 33 70 26",
                          "Asta Lind/Systemforvalter/asli@kl.dk/"));
  EXPECT_THAT(contacts("God ferie!\nKamilla Lind\nSeniorkonsulent, KL\n12 33 70 55\nkali@kl.dk\n"),
              ElementsAre("Kamilla Lind/Seniorkonsulent/kali@kl.dk/12 33 70 55"));
}

TEST(AnyWords, ACardOfNobodyOrWithoutAnAddressIsNoContact) {
  for (const char* card :
       {"Rikke Holm\nChefkonsulent\n", "Til\nRikke Holm\nKommunaldirektør\nriho@varde.dk\n",
        "Kommunernes Landsforening\nTelefon 12 33 70 00\nkl@kl.dk\n",
        "Rikke Holm\nFormand\nDato: 4. maj 2022\nE-mail: boho@kl.dk\n", "Weide Kampsgade 10\n12 33 70 00\n",
        "Nordre Center\nkontakt@kl.dk\n"}) {
    EXPECT_THAT(contacts(std::string("Vi ses.\n\n") + card), IsEmpty()) << card;
  }
}

std::vector<std::string> quotas(const std::string& body) {
  std::vector<std::string> result;
  for (const Quota& quota : read_below_head<Quota>(body))
    result.push_back(quota.area.value_or("?") + "=" + std::to_string(quota.count));
  return result;
}

TEST(AnyWords, RoomForANumberIsAQuota) {
  EXPECT_THAT(
      quotas("Dagtilbudsområdet kan tage fem kommuner mere, folkeskoleområdet fire og ældreområdet tre.\n"),
      ElementsAre("dagtilbud=5", "folkeskole=4", "aeldre=3"));
  EXPECT_THAT(quotas("Regeringen ender med at vælge syv kommuner ud på beskæftigelsesområdet.\n"),
              ElementsAre("beskaeftigelse=7"));
  EXPECT_THAT(quotas("Skoleområdet er begrænset til ti kommuner, og på ældreområdet er loftet 14.\n"),
              ElementsAre("folkeskole=10", "aeldre=14"));
  EXPECT_THAT(quotas("Brev til de fire kommuner på beskæftigelsesområdet.\n"),
              ElementsAre("beskaeftigelse=4"));
  EXPECT_THAT(quotas("Der søges om ældreområdet. Her er kun plads til fire af de 98 kommuner.\n"),
              ElementsAre("aeldre=4"));
  EXPECT_THAT(quotas("Der er rum til otte kommuner på dagtilbudsområdet.\n"), ElementsAre("dagtilbud=8"));
  EXPECT_THAT(
      quotas("Til den tid vil 27 kommuner være frisat på dagtilbudsområdet, når dem fra de tidligere runder "
             "regnes med.\n"),
      ElementsAre("dagtilbud=27"));
  EXPECT_THAT(quotas("Skolen får 25 pladser, dagtilbudsområdet 20 og ældreområdet 15. De øvrige må vente.\n"),
              ::testing::IsSupersetOf({"dagtilbud=20", "aeldre=15"}));
}

TEST(AnyWords, ThoseWhoAnsweredWaitOrAreLeftAreNoQuota) {
  for (const char* sentence :
       {"41 kommuner har gjort det allerede.", "Tolv kommuner har vist interesse for ældreområdet.",
        "Ni kommuner er endnu ikke færdige med ældreområdet.",
        "Tre kommuner mangler at svare om ældreområdet.",
        "Otte kommuner venter stadig på svar om frisættelse på ældreområdet.",
        "Fem kommuner er tilbage på ældreområdet.", "Otte kommuner på ældreområdet viser frem.",
        "To kommuner er faldet fra på ældreområdet.",
        "Seks kommuner har meldt sig til aftalen om dagtilbudsområdet.",
        "Fire kommuner var i tvivl om frisættelse på skoleområdet.",
        "På ældreområdet er der svaret 15. Resten mangler."}) {
    EXPECT_THAT(quotas(std::string(sentence) + "\n"), IsEmpty()) << sentence;
  }
}

}  // namespace
}  // namespace frisaet::test
