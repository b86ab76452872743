// Whom a letter says to turn to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/letters/letter.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Letter, TheContactIsReadWithTitleAndOrganisation) {
  const auto contacts = all<Contact>(read(kLetter));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Ditte Langmark");
  EXPECT_EQ(contacts[0].details.title, "chefkonsulent");
  EXPECT_EQ(contacts[0].details.email, "dila@kl.dk");
  EXPECT_EQ(contacts[0].details.phone, "1270 0001");
  EXPECT_EQ(contacts[0].organisation, "KL");
}

TEST(Letter, ATitleMayStandOverItsNameOnACard) {
  const auto contacts = all<Contact>(
      read("Til kommunerne\n\nSvar senest den 3. marts 2023.\n\nKontakt\n\nSpecialkonsulent\nDitte Langmark\n"
           "Telefon: 12 70 00 01\n\nOve Strandby\nChefkonsulent\nAnna Brink\nTelefon: 12 70 00 03\n"));
  ASSERT_THAT(contacts, SizeIs(2));
  EXPECT_EQ(contacts[0].details.title, "Specialkonsulent");
  EXPECT_EQ(contacts[1].details.name, "Anna Brink");
  EXPECT_EQ(contacts[1].details.title, std::nullopt) << "it is the title of the name above it";
}

TEST(Letter, ADamagedAddressIsUnknownAndReported) {
  const Extraction extraction = read("Tag kontakt til Ditte\nLangmark, [ila@kl.dk 1270 0001\n");
  const auto contacts = all<Contact>(extraction);
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Ditte Langmark");
  EXPECT_EQ(contacts[0].details.email, std::nullopt);
  EXPECT_EQ(contacts[0].details.phone, "1270 0001");
  ASSERT_THAT(extraction.diagnostics, SizeIs(1));
  EXPECT_EQ(extraction.diagnostics[0].code, "email_damaged");
  EXPECT_EQ(extraction.diagnostics[0].page, 1);
}

TEST(Letter, TheSameNameInTwoPlacesIsOneContact) {
  const auto contacts =
      all<Contact>(read("Svar sendes til Ditte Langmark, dila@kl.dk.\n\nSpørgsmål kan rettes til Ditte "
                        "Langmark på telefon 1270 0001.\n"));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.email, "dila@kl.dk");
  EXPECT_EQ(contacts[0].details.phone, "1270 0001");
}

TEST(Letter, RecipientsAndSignaturesAreNoContacts) {
  EXPECT_THAT(
      all<Contact>(
          read("Att.: Ditte Langmark\n\nKære Ditte\n\nTak for sidst.\n\nMed venlig hilsen\nOve Strandby\n")),
      IsEmpty());
}

TEST(Letter, WhomNotToTurnToIsNoContact) {
  for (const char* const sentence :
       {"Skriv ikke til konsulent Anna Brink, anbr@kl.dk.", "Kontakt ikke Anna Brink, anbr@kl.dk.",
        "Ring ikke længere til Anna Brink, telefon 1270 0003."}) {
    EXPECT_THAT(read(kToAll + sentence + "\n").records, IsEmpty()) << sentence;
  }
  EXPECT_THAT(read(kToAll + "Skriv til konsulent Anna Brink, anbr@kl.dk.\n").records, SizeIs(1));
}

TEST(Letter, ABlockUnderItsLabelIsAContact) {
  const auto contacts =
      all<Contact>(read("Kære borgmester\n\nVi skriver snart.\n\nSagsbehandler\nAksel Borre\n"
                        "Specialkonsulent\nakbo@kl.dk\n1270 0004\n"));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Aksel Borre");
  EXPECT_EQ(contacts[0].details.title, "Specialkonsulent");
  EXPECT_EQ(contacts[0].details.email, "akbo@kl.dk");
}

TEST(Letter, WhoWroteTheMailIsNoContact) {
  EXPECT_THAT(all<Contact>(read(
                  "Fra: Bo Holm <boho@kl.dk>\nTil: Kommunerne\nSendt: 3. maj 2022 10:12\nEmne: Rykker\n\n"
                  "Kære alle\n\nHusk at svare.\n\nHilsen\nBo\n")),
              IsEmpty());
}

TEST(Letter, ASenderWhoWantsTheMailIsTheContact) {
  const auto contacts = [](const std::string& where, const std::string& number) {
    return all<Contact>(
        read("Fra: Bo Lind <boli@kl.dk>\nTil: Kommunerne\nSendt: 26. september 2022\nEmne: Frist\n\n"
             "Svaret kan eftersendes til " +
             where + " frem til fredag den 14. oktober.\n\nVenlig hilsen\n\nBo Lind\nKonsulent\n" + number));
  };
  ASSERT_THAT(contacts("mig", ""), SizeIs(1));
  EXPECT_EQ(contacts("mig", "")[0].details.email, "boli@kl.dk");
  EXPECT_THAT(contacts("KL", ""), IsEmpty());
  // Whoever signs with a number may be turned to, too.
  EXPECT_THAT(contacts("KL", "12 91 40 77\n"), SizeIs(1));
}

TEST(Letter, ACitizenIsNoContact) {
  EXPECT_THAT(all<Contact>(read("Borgeren Karen Holm, tlf. 12 34 56 78, har klaget over skemaet.")),
              IsEmpty());
  EXPECT_THAT(all<Contact>(read("Borgerchef Karen Holm, tlf. 12 34 56 78, svarer gerne.")), SizeIs(1));
}

TEST(Letter, ATableOfContactsIsReadByItsColumns) {
  const auto contacts = all<Contact>(
      read("Kontaktark\n\nEmne Navn Stilling Telefon Mail\nDagtilbud Ida Wium Lund Konsulent 12 70 00 01 "
           "iwl@kl.dk\nPresse Bo Holm Chefkonsulent 12 70 00 02 boh@kl.dk\n"));
  ASSERT_THAT(contacts, SizeIs(2));
  EXPECT_EQ(contacts[0].details.name, "Ida Wium Lund");
  EXPECT_EQ(contacts[0].details.title, "Konsulent");
  EXPECT_EQ(contacts[0].details.phone, "12 70 00 01");
  EXPECT_EQ(contacts[1].details.name, "Bo Holm");
  EXPECT_EQ(contacts[1].details.email, "boh@kl.dk");
}

TEST(Letter, WhoSignsIsNoContactBesideOneWhoIsNamed) {
  const std::string signature = "\n\nBedste hilsner\n\nBo Lind\nKonsulent\n\nD 12 91 40 77\nE boli@kl.dk\n";
  const auto contacts = all<Contact>(read(
      "Til kommunerne\n\nGiv besked til Ida Holm Krag på idhk@kl.dk senest den 3. maj 2022." + signature));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Ida Holm Krag");
  EXPECT_THAT(all<Contact>(read("Til kommunerne\n\nSvar senest den 3. maj 2022." + signature)), SizeIs(1));
  // Somebody who only is spoken of is not the one to turn to.
  const auto both = all<Contact>(
      read("Til kommunerne\n\nIda Holm Krag, idhk@kl.dk, har tegnet kortet. Svar senest den 3. maj 2022." +
           signature));
  EXPECT_THAT(both, testing::Contains(testing::Field(
                        &Contact::details,
                        testing::Field(&ContactDetails::name, testing::Optional(std::string("Bo Lind"))))));
}

TEST(Letter, WhoIsOnLeaveOrGoneIsNoContact) {
  for (const char* const away :
       {"Ida Holm Krag, idhk@kl.dk, er gået på barsel.", "Konsulent Ida Holm Krag (idhk@kl.dk) er på orlov.",
        "Ida Holm Krag, konsulent, idhk@kl.dk, er ikke længere ansat.",
        "Brevet er skrevet af Ida Holm Krag, idhk@kl.dk. Ida Holm Krag har fået nyt job."}) {
    const auto contacts = all<Contact>(read(kToAll + away + " Skriv til Bo Lind, boli@kl.dk.\n"));
    ASSERT_THAT(contacts, SizeIs(1)) << away;
    EXPECT_EQ(contacts[0].details.name, "Bo Lind") << away;
  }
  for (const char* const here : {"Ida Holm Krag, idhk@kl.dk, er tilbage fra barsel.",
                                 "Ida Holm Krag, idhk@kl.dk, afløser Per Dam, som er på orlov."})
    EXPECT_THAT(all<Contact>(read(kToAll + here + "\n")), SizeIs(1)) << here;
  const double both = sureness(kToAll + "Kontakt Ida Holm Krag, idhk@kl.dk, som er på orlov.\n");
  EXPECT_GT(both, 0);
  EXPECT_LT(both, kReviewThreshold) << "it contradicts itself";
}

TEST(Letter, ANameBrokenOffIsTheWholeOne) {
  const auto contacts =
      all<Contact>(read("Til kommunerne\n\nIda er rejst - skriv til Jens Ove\n\nMails bedes herefter "
                        "sendt til konsulent Jens "
                        "Ove Holm, jeoh@kl.dk.\n"));
  ASSERT_THAT(contacts, SizeIs(1));
  EXPECT_EQ(contacts[0].details.name, "Jens Ove Holm");
}

}  // namespace
}  // namespace frisaet::test
