// Replies by letter and mail: who speaks, what is wished for, and what is none.
#include "tests/extractors/declarations/letter.h"

namespace frisaet::test {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

const char* const kLetter =
    "Nyborg Kommune\n\nKL\nAtt.: Ditte Langmark\n\nDato: 12. maj 2023\nSagsnr. 23/4411\n\n"
    "Nyborg Kommunes ønske om velfærdsaftale\n\n"
    "Byrådet i Nyborg Kommune har på sit møde den 9. maj 2023 (punkt 31) besluttet at søge om "
    "frisættelse.\n\n"
    "1. prioritet: ældreområdet\n2. prioritet: dagtilbudsområdet\n\n"
    "Ældreområdet er valgt, fordi hjemmeplejen har arbejdet i faste team siden 2021.\n\n"
    "Byrådet tager forbehold for, at rammerne endnu ikke er kendt.\n\n"
    "Kontaktperson er sundhedschef Rikke Toft Lund, ritl@nyborg.dk, telefon 1270 0002.\n\n"
    "Med venlig hilsen\nAage Brink\nBorgmester\n";

TEST(DeclarationLetter, EveryFieldIsRead) {
  const Declaration value = read(kLetter);
  ASSERT_TRUE(value.municipality);
  EXPECT_EQ(value.municipality->code, "450");
  EXPECT_EQ(listed(value.priorities), "1:aeldre 2:dagtilbud");
  EXPECT_EQ(value.reservation, "Byrådet tager forbehold for, at rammerne endnu ikke er kendt.");
  EXPECT_EQ(value.status, DeclarationStatus::kCouncil);
  ASSERT_TRUE(value.decided);
  EXPECT_EQ(value.decided->body, "Byrådet");
  EXPECT_EQ(iso(value.decided->date), "2023-05-09");
  EXPECT_EQ(value.decided->item_number, "31");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Rikke Toft Lund");
  EXPECT_EQ(value.contact->title, "sundhedschef");
  EXPECT_EQ(value.contact->email, "ritl@nyborg.dk");
  EXPECT_EQ(value.contact->phone, "1270 0002");
  EXPECT_EQ(iso(value.date), "2023-05-12");
  EXPECT_EQ(value.late, std::nullopt);
  EXPECT_FALSE(value.withdraws);
  EXPECT_EQ(value.justification,
            "Ældreområdet er valgt, fordi hjemmeplejen har arbejdet i faste team siden 2021.");
}

TEST(DeclarationLetter, EvidenceStandsInThePage) {
  const Document document = text_document(kLetter);
  const Extraction extraction = extract_declaration(document, {});
  ASSERT_THAT(extraction.records, SizeIs(1));
  for (const Evidence& evidence : extraction.records[0].evidence) {
    EXPECT_NE(document.pages()[0].repaired.text.find(evidence.quote), std::string::npos) << evidence.field;
  }
  for (const char* field :
       {"municipality", "priorities.0", "priorities.1", "decided", "reservation", "contact.email", "date"}) {
    EXPECT_THAT(extraction.records[0].evidence, testing::Contains(testing::Field(&Evidence::field, field)));
  }
}

TEST(DeclarationLetter, AGivenMunicipalityOutranksTheText) {
  const Extraction extraction = extract(kLetter, {MunicipalityRef{"461", "Odense"}});
  EXPECT_EQ(std::get<Declaration>(extraction.records[0].value).municipality->name, "Odense");
}

TEST(DeclarationLetter, WithoutAMunicipalityItIsDoubtful) {
  const Extraction extraction = extract("KL\n\nVi ønsker frisættelse på ældreområdet.\n");
  ASSERT_THAT(extraction.records, SizeIs(1));
  EXPECT_LT(extraction.records[0].confidence, kReviewThreshold);
}

TEST(DeclarationLetter, OneThatWantsNothingGivesADiagnosticAndNoRecord) {
  const Extraction extraction = extract("KL\n\nNyborg Kommune takker for brevet om ældreområdet.\n");
  EXPECT_THAT(extraction.records, IsEmpty());
  ASSERT_THAT(extraction.diagnostics, SizeIs(1));
  EXPECT_EQ(extraction.diagnostics[0].code, "declaration_unclear");
}

TEST(DeclarationLetter, NoReservationIsNone) {
  EXPECT_EQ(read("Nyborg Kommune ønsker ældreområdet. Ønsket er uden forbehold.\n").reservation,
            std::nullopt);
}

TEST(DeclarationMail, OnlyTheNewestMessageCounts) {
  const Declaration value = read(
      "Fra: Rikke Toft Lund <ritl@nyborg.dk>\nSendt: 3. maj 2023 10:12\nTil: Ditte Langmark "
      "<dila@kl.dk>\nEmne: Velfærdsaftale\n\n"
      "Kære Ditte\n\nNyborg Kommune ønsker at blive frisat på ældreområdet. Det er en administrativ "
      "tilkendegivelse. I kan kontakte "
      "mig.\n\nVenlig hilsen\nRikke Toft Lund\nSundhedschef\nTelefon 1270 0002\n\n"
      "Fra: Ditte Langmark <dila@kl.dk>\nSendt: 1. maj 2023 09:00\nTil: Rikke Toft Lund\nEmne: "
      "Velfærdsaftale\n\nKære Rikke\n\nVi hører, at "
      "I ønsker folkeskoleområdet.\n");
  EXPECT_EQ(listed(value.priorities), "1:aeldre");
  EXPECT_EQ(iso(value.date), "2023-05-03");
  EXPECT_EQ(value.status, DeclarationStatus::kAdministrative);
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->name, "Rikke Toft Lund");
  EXPECT_EQ(value.contact->title, "Sundhedschef");
  EXPECT_EQ(value.contact->phone, "1270 0002");
}

TEST(DeclarationMail, MayNameItsMunicipalityInTheAddressAlone) {
  const auto mail = [](const std::string& domain) {
    return extract("Fra: Rikke Toft Lund <ritl@" + domain +
                   ">\nSendt: 3. maj 2023 10:12\nTil: KL\nEmne: "
                   "Velfærdsaftale\n\nVi ønsker at blive frisat på ældreområdet.\n\nVenlig hilsen\nRikke\n");
  };
  const Extraction named = mail("koege.dk");
  ASSERT_THAT(named.records, SizeIs(1));
  ASSERT_TRUE(std::get<Declaration>(named.records[0].value).municipality);
  EXPECT_EQ(std::get<Declaration>(named.records[0].value).municipality->name, "Køge");
  EXPECT_LT(named.records[0].confidence, kReviewThreshold);
  for (const char* other : {"kl.dk", "min-koege.dk", "gmail.com"})
    for (const Record& record : mail(other).records)
      EXPECT_FALSE(std::get<Declaration>(record.value).municipality) << other;
}

TEST(DeclarationLetter, ANumberBehindATitleIsNoPartOfIt) {
  const Declaration value = read(
      "Nyborg Kommune\n3. maj 2023\n\nTil KL\n\nNyborg Kommune ønsker at blive frisat på ældreområdet.\n\n"
      "Venlig hilsen\nRikke Toft Lund\nSundhedschef, tlf. 1270 0002\n");
  ASSERT_TRUE(value.contact);
  EXPECT_EQ(value.contact->title, "Sundhedschef");
  EXPECT_EQ(value.contact->phone, "1270 0002");
}

TEST(DeclarationLetter, AnotherMunicipalitysWishIsNotTheSenders) {
  for (const char* const sentence :
       {"Varde Kommune har set, at Ikast-Brande Kommune ønsker ældreområdet som 1. prioritet.",
        "Varde Kommune skriver på vegne af Billund Kommune, som ønsker dagtilbudsområdet.",
        "Billund Kommunes første prioritet er folkeskoleområdet."}) {
    const Extraction extraction = extract("Varde Kommune\n\nTil KL\n\n" + std::string(sentence) +
                                          "\n\nVenlig hilsen\nBo Berg\nVarde Kommune\n");
    EXPECT_THAT(extraction.records, IsEmpty()) << sentence;
    ASSERT_THAT(extraction.diagnostics, SizeIs(1)) << sentence;
    EXPECT_EQ(extraction.diagnostics[0].code, "declaration_unclear");
  }
  EXPECT_EQ(read("Varde Kommune\n\nTil KL\n\nVarde Kommune ønsker ældreområdet som 1. prioritet.\n"
                 "Billund Kommune har vi et godt samarbejde med.\n")
                .priorities.size(),
            1U);
}

TEST(DeclarationLetter, ASelfContradictionIsToldAndDoubted) {
  const Extraction extraction = extract(
      "Varde Kommune\n\nTil KL\n\nVarde Kommune ønsker ældreområdet som 1. prioritet.\n\n"
      "Varde Kommune ønsker ikke at deltage.\n");
  ASSERT_THAT(extraction.records, SizeIs(1));
  EXPECT_LT(extraction.records[0].confidence, 0.6);
  ASSERT_THAT(extraction.diagnostics, SizeIs(1));
  EXPECT_EQ(extraction.diagnostics[0].code, "declaration_unclear");
}

TEST(DeclarationLetter, WhatWasNotDecidedIsNoDecision) {
  for (const char* const sentence :
       {"Byrådet traf den 3. maj 2022 ingen beslutning om rækkefølgen.",
        "Byrådet har den 3. maj 2022 endnu ikke vedtaget noget.",
        "Et forslag i byrådet den 3. maj 2022 om at få det godkendt blev stemt ned."}) {
    const Declaration value = read("Varde Kommune\n\nTil KL\n\nVarde Kommune ønsker ældreområdet.\n\n" +
                                   std::string(sentence) + "\n");
    EXPECT_FALSE(value.decided) << sentence;
    EXPECT_EQ(value.status, std::nullopt) << sentence;
  }
}

TEST(DeclarationLetter, ASurnameOrAHomeIsNoSender) {
  EXPECT_FALSE(
      read("Til KL\n\nVores første prioritet er ældreområdet. Vores leder, der bor i Horsens, svarer "
           "gerne.\n\nMed venlig hilsen\nBente Randers\n")
          .municipality);
}

TEST(DeclarationSender, MunicipalityThatSignsSpeaksNotTheOneInTheAddress) {
  const auto value = read(
      "KL\nKopi: Odder Kommune\n\n30. juni 2023\n\nAnsøgning om velfærdsaftale\n\nVi søger om en "
      "velfærdsaftale "
      "på ældreområdet.\n\nMed venlig hilsen\n\nTove Rask\nAssens Kommune\n");
  ASSERT_TRUE(value.municipality);
  EXPECT_EQ(value.municipality->name, "Assens");
}

TEST(DeclarationLetter, WhateverSaysNoMakesNoWish) {
  const Declaration value = read(
      "Nyborg Kommune\n3. maj 2022\n\nKL\n\nNyborg Kommunes ønske\n\nByrådet besluttede den 2. maj 2022 at "
      "søge om "
      "frisættelse på ældreområdet. Vi har aldrig ønsket os frihed på dagtilbudsområdet. Folkeskoleområdet "
      "skal I ikke "
      "opfatte som et ønske.\n");
  EXPECT_EQ(listed(value.priorities), "1:aeldre");
}

TEST(DeclarationLetter, ARankThatIsDeniedIsNoWish) {
  for (const char* sentence :
       {"Byrådet besluttede den 1. august 2022 (punkt 4), at 1. prioritet ikke skal være ældreområdet.",
        "Byrådet besluttede den 1. august 2022 (punkt 4), at ældreområdet ikke længere er 2. prioritet."}) {
    for (const Record& record : extract(council_letter(sentence)).records)
      EXPECT_LT(record.confidence, 0.6) << sentence;
  }
  const Declaration certain = read(council_letter("Vi er ikke i tvivl. 1. prioritet er ældreområdet."));
  ASSERT_THAT(certain.priorities, SizeIs(1));
}

TEST(DeclarationLetter, AReserveOfSomethingElseIsNoRank) {
  const Declaration value =
      read(council_letter(kCouncilWish + "Kommunens reserve af vikarer på folkeskoleområdet er brugt op."));
  EXPECT_THAT(value.priorities, SizeIs(1));
}

TEST(DeclarationLetter, APartysReservationIsNotTheMunicipalitys) {
  EXPECT_FALSE(read(council_letter(kCouncilWish + "Venstre tog forbehold.")).reservation);
  EXPECT_TRUE(read(council_letter(kCouncilWish + "Byrådet tager forbehold for rammerne.")).reservation);
}

TEST(Declaration, ReasonsMayStandBehindALabel) {
  const Declaration value = read(council_letter(
      kCouncilWish +
      "\n\nHvorfor: Skolerne er midt i en ny struktur. Børnehaverne har en plan.\n\nKontakt: Bo Lind"));
  EXPECT_EQ(value.justification, "Skolerne er midt i en ny struktur. Børnehaverne har en plan.");
}

TEST(Declaration, AnAnswerThatHoldsOnlyIfTheCouncilAgreesIsReserved) {
  const auto reservation = [](const std::string& sentence) {
    return read(
               council_letter("Vi svarer nu fra administrationen: Kommunen ønsker ældreområdet. " + sentence))
        .reservation;
  };
  EXPECT_EQ(reservation("Svaret gælder kun, såfremt Byrådet tiltræder det den 31. august 2022."),
            "Svaret gælder kun, såfremt Byrådet tiltræder det den 31. august 2022.");
  EXPECT_FALSE(reservation("Svaret gælder alle kommunens plejehjem."));
  EXPECT_EQ(read(council_letter("Vi svarer nu fra administrationen: Kommunen ønsker ældreområdet.")).status,
            DeclarationStatus::kAdministrative);
}

TEST(DeclarationNone, HandingInNoWishIsOne) {
  EXPECT_TRUE(
      read(council_letter("Byrådet traf den 1. august 2022 beslutning om ikke at indgive et ønske i denne "
                          "omgang."))
          .none_of_areas);
  EXPECT_THAT(extract(council_letter("Byrådet besluttede ikke at indgive et ønske på ældreområdet.")).records,
              testing::Not(testing::Contains(testing::Truly(
                  [](const Record& record) { return std::get<Declaration>(record.value).none_of_areas; }))));
}

TEST(DeclarationContact, WhoHandlesTheCaseIsOneWithANumber) {
  const std::string wish = "\n\nNyborg Kommune ønsker en velfærdsaftale på ældreområdet.\n";
  const Declaration with = read(
      "Nyborg Kommune\n\nTil KL\n\nSagsbehandler: Tove Brink\nDirekte telefon: 12 76 70 15\nE-mail: "
      "tobr@nyborg.dk" +
      wish);
  ASSERT_TRUE(with.contact);
  EXPECT_EQ(with.contact->name, "Tove Brink");
  EXPECT_EQ(with.contact->email, "tobr@nyborg.dk");
  for (const char* alone : {"Sagsbehandler: Tove Brink", "Sagsbehandler  Tove Brink"})
    EXPECT_FALSE(read("Nyborg Kommune\n\nTil KL\n\n" + std::string(alone) + wish).contact) << alone;
}

TEST(DeclarationContact, AnAddressBelowSomethingElseIsNotOfWhoHandlesTheCase) {
  const std::string wish = "\n\nNyborg Kommune ønsker en velfærdsaftale på ældreområdet.\n";
  for (const char* rest :
       {"\nKopi til: Stab, stab@nyborg.dk", "\nSendes også til: Bo Lind, bl@nyborg.dk, tlf. 12 34 56 78",
        "\n\nSendes også til: Bo Lind, bl@nyborg.dk",
        "\nNyborg Kommune\nTorvet 1\nTlf. 12 34 56 00\npost@nyborg.dk",
        "\n\nSpørgsmål om budgettet: Bo Lind, bl@nyborg.dk"}) {
    const auto contact =
        read("Nyborg Kommune\n\nTil KL\n\nSagsbehandler: Tove Brink" + std::string(rest) + wish).contact;
    EXPECT_TRUE(!contact || contact->name != "Tove Brink") << rest;
  }
  const Declaration with = read(
      "Nyborg Kommune\n\nTil KL\n\nSagsbehandler: Tove Brink\nChefkonsulent\nTlf. 12 76 70 15\n\nKopi til: "
      "Stab, stab@nyborg.dk" +
      wish);
  ASSERT_TRUE(with.contact);
  EXPECT_EQ(with.contact->phone, "12 76 70 15");
  EXPECT_EQ(with.contact->email, std::nullopt);
}

}  // namespace
}  // namespace frisaet::test
