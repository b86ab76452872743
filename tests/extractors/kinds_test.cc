// What kind a paper is by who sends it to whom and by what it lists, in whatever words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/registry.h"
#include "tests/support/text_document.h"

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

DocumentType kind(const std::string& text) {
  return extract(test::text_document(text), {}).facts.type;
}

TEST(Kind, AMailOfKlsPeopleIsALetter) {
  EXPECT_EQ(
      kind("Fra: Kamilla Holm, KL\nSendt: 6. juli 2022 15:27\nTil: Kommunaldirektører; jobcenterchefer\n"
           "Emne: Sådan gør vi\n\nKære alle\n\nTallene kommer snart.\n"),
      DocumentType::kKlLetter);
}

TEST(Kind, ALetterheadOfAnOfficeOfKlIsItsLetter) {
  EXPECT_EQ(kind("KL - Børn og Folkeskole\n\nKøbenhavn, 3. februar 2023\n\nFordeling\n\nDer er nyt om "
                 "dagtilbudsområdet.\n"),
            DocumentType::kKlLetter);
}

TEST(Kind, ALetterToThoseInOfficeInAllMunicipalitiesIsKls) {
  EXPECT_EQ(kind("Dato: 24. maj 2023\nTil projektlederne i de frisatte kommuner på ældreområdet\n\n"
                 "Arbejdet går i gang.\n"),
            DocumentType::kKlLetter);
}

TEST(Kind, MailsOfOthersAreNoLettersOfKl) {
  EXPECT_NE(kind("Fra: Bo Holm, Varde\nSendt: 6. juli 2022 15:27\nTil: lederne på Solbakken\nEmne: Nyt\n\n"
                 "Tallene kommer snart.\n"),
            DocumentType::kKlLetter);
  EXPECT_NE(
      kind("Nordre Skole\n3. februar 2023\nTil skolelederne i Varde Kommune\n\nDer er nyt om skolen.\n"),
      DocumentType::kKlLetter);
  EXPECT_NE(kind("KL\nAtt.: Bo Holm\n\nVarde, 3. februar 2023\n\nVarde Kommune ønsker at blive frisat på "
                 "ældreområdet.\n"),
            DocumentType::kKlLetter);
}

TEST(Kind, AListOfWhoHasWhatIsAnAgreement) {
  EXPECT_EQ(kind("Ministeriet\nHvem er sat fri på hvad?\n\nDagtilbud\n• Odder\n• Ishøj\nÆldre\n• Faxe\n"),
            DocumentType::kAgreement);
  EXPECT_EQ(
      kind(
          "Velfærdsaftale på ældreområdet for Faxe Kommune\n\nSundhedsministeriet og Faxe Kommune har den 9. "
          "januar 2024 aftalt følgende.\n"),
      DocumentType::kAgreement);
}

TEST(Kind, AListOfWhoAskedOrIsMetIsNone) {
  EXPECT_NE(kind("Ministeriet\nHvem har søgt om hvad?\n\nDagtilbud\n• Odder\n• Ishøj\nÆldre\n• Faxe\n"),
            DocumentType::kAgreement);
  EXPECT_NE(kind("Program for besøg i frisatte kommuner\n\nOdder  dagtilbud\nFaxe  ældre\n"),
            DocumentType::kAgreement);
  EXPECT_NE(
      kind("Ansøgning om velfærdsaftale på ældreområdet for Faxe Kommune\n\nTil KL\n\nFaxe Kommune ønsker at "
           "blive frisat på ældreområdet.\n"),
      DocumentType::kAgreement);
}

TEST(Kind, APaperWithKlsAddressesThatNamesNoMunicipalitySpeaksToAll) {
  EXPECT_EQ(kind("Dagtilbud og ældre: fem korte svar\n\n1. Hvor svarer vi?\nPå https://svar.kl.dk/runde9.\n\n"
                 "2. Hvem kan vi ringe til?\nBo Holm, boh@kl.dk.\n"),
            DocumentType::kKlLetter);
  EXPECT_NE(kind("Dagtilbud og ældre: fem korte svar\n\n1. Hvor svarer vi?\nPå https://svar.kl.dk/runde9.\n\n"
                 "2. Hvem kan vi ringe til?\nBo Holm, boh@faxe.dk.\n"),
            DocumentType::kKlLetter);
}

TEST(Kind, WhoThanksForADeclarationHasNotMadeIt) {
  const std::string told =
      "Jeres tilkendegivelse om velfærdsaftale\n\nTak for jeres tilkendegivelse af 4. maj 2022, hvor Faxe "
      "Kommune peger på ældreområdet som første prioritet.\n\nHilsen\nBo Holm\n";
  const auto extraction =
      extract(test::text_document("KL\nDen 9. maj 2022\n\nFaxe Kommune\nAtt. Ida Kjær\n\n" + told), {});
  EXPECT_EQ(extraction.facts.type, DocumentType::kKlLetter);
  for (const Record& record : extraction.records)
    EXPECT_FALSE(std::holds_alternative<Declaration>(record.value));
}

TEST(Kind, AShortReplyHasItsDayBesideTheAddress) {
  EXPECT_EQ(kind("Til KL          Haslev, den 4/5-2022\n\nFaxe Kommune vil gerne have ældreområdet. Vi hører "
                 "fra jer.\n\nBo Holm, kommunaldirektør\n"),
            DocumentType::kDeclaration);
  EXPECT_EQ(kind("Faxe Kommune\nÆldreudvalget\n\nTil KL 4. maj 2022\n\nVi ønsker, at Faxe Kommune får en "
                 "aftale på ældreområdet.\n\nPå udvalgets vegne\nBo Holm\nformand\n"),
            DocumentType::kDeclaration);
}

TEST(Kind, ManyMunicipalitiesEachGivenAnAreaInOneSentenceAreAnAgreement) {
  EXPECT_EQ(
      kind("FRI\n\nDet er fastlagt, at Faxe og Odense Kommuner løses fra lovgivningen på skoleområdet, og at "
           "Randers Kommune løses fra den på ældreområdet.\n"),
      DocumentType::kAgreement);
  EXPECT_NE(
      kind("FRI?\n\nDet er foreslået, at Faxe og Odense Kommuner løses fra lovgivningen på skoleområdet, og "
           "at Randers Kommune løses fra den på ældreområdet.\n"),
      DocumentType::kAgreement);
}

TEST(Kind, NewsOfANoIsNoAgreement) {
  const auto extraction = extract(
      test::text_document(
          "Tre kommuner får nej\n\nMinisteren siger nej til frisættelse på skoleområdet i Faxe, Odense "
          "og Randers. På ældreområdet i Varde og Vejle afslår hun også.\n"),
      {});
  EXPECT_NE(extraction.facts.type, DocumentType::kAgreement);
  EXPECT_TRUE(extraction.records.empty());
}

TEST(Kind, AMunicipalitysNoteOnKlsLetterIsNotKls) {
  EXPECT_NE(kind("Faxe Kommune\nNotat\n\nTil: Økonomiudvalget\nDato: 4. maj 2022\n\nKL's brev\n\nKL beder "
                 "kommunerne svare. Svarfristen er den 13. juni 2022. Kommuner, der ønsker ældreområdet, "
                 "skal vide, at "
                 "der kun er plads til 30 kommuner. Har I spørgsmål, så skriv til boh@faxe.dk.\n"),
            DocumentType::kKlLetter);
}

TEST(Kind, AMeetingOfSomebodysMembersIsNoLetterOfKl) {
  const std::string asks =
      "I bedes svare senest den 20. maj 2022. KL har bedt alle kommuner om at pege på et område. Har I "
      "spørgsmål, så skriv til bo@kl.dk. Hvis I vil have mad, så ring.\n\nIda Kjær\n";
  EXPECT_NE(kind("Nyt til medlemmerne\n4. maj 2022\n\nForeningen af Skolebude holder generalforsamling.\n\n" +
                 asks),
            DocumentType::kKlLetter);
  EXPECT_NE(kind("Indbydelse til medlemsmøde i Kredsen af Kommunale Bogholdere\n\nKære medlemmer\n\n" + asks),
            DocumentType::kKlLetter);
  // KL itself may have been at one.
  EXPECT_EQ(
      kind("KL\n4. maj 2022\n\nTil landets borgmestre\n\nVi talte om det på generalforsamlingen.\n\n" + asks),
      DocumentType::kKlLetter);
}

TEST(Kind, AFormThatOneMunicipalityFilledInIsItsDeclaration) {
  EXPECT_EQ(kind("| Kommune | Faxe |\n| Ønsket område | Ældre |\n| Kontakt | Ida Kjær |\n"),
            DocumentType::kDeclaration);
  EXPECT_EQ(kind("Velfærdsaftaler\n\nKommune\nFaxe\n\nOmråde\nÆldre\n"), DocumentType::kDeclaration);
  EXPECT_NE(kind("| Kommune | Ønsket område |\n| Faxe | Ældre |\n| Varde | Skole |\n"),
            DocumentType::kDeclaration);
  EXPECT_NE(kind("| Kommune | Faxe |\n| Område | Ældre |\n| Leder | Ida Kjær |\n"),
            DocumentType::kDeclaration);
}

TEST(Kind, ANewspaperThatNamesKlsAddressesIsNotKl) {
  EXPECT_NE(
      kind("Lokalavisen\n3. maj 2022\n\nVelfærdsaftaler på vej\n\nKL har inviteret kommunerne til at søge. "
           "Skriv til "
           "bo@kl.dk eller se www.kl.dk, hvis du vil vide mere om ældreområdet.\n\nSvar senest den 12. juni "
           "2022.\n"),
      DocumentType::kKlLetter);
}

TEST(Kind, APageOfKlsEndsWithItsAddress) {
  const std::string page =
      "Forside > Nyheder\n\nFlere kan blive sat fri\n\nInteresserede kommuner skal skrive senest den 3. "
      "maj 2023. Skemaet er på www.kl.dk/frisat.\n";
  EXPECT_EQ(kind(page + "\nKL · Weidekampsgade 10 · 2300 København S\n"), DocumentType::kKlLetter);
  EXPECT_NE(kind("Varde Kommune\n\nKL\nWeidekampsgade 10\n\nVi ønsker ældreområdet som 1. prioritet.\n"),
            DocumentType::kKlLetter);
}

TEST(Kind, KlsNewsletterMayHaveANameOfItsOwn) {
  const std::string body =
      "\n\n1. Ledige pladser\nSkriv til Bo Lind, boli@kl.dk, inden den 22. august 2025 om "
      "dagtilbudsområdet.\n";
  EXPECT_EQ(kind("Frit spil\nKL's nyhedsbrev om frie kommuner, 12. juni 2025" + body),
            DocumentType::kKlLetter);
  EXPECT_NE(kind("Varde Kommunes nyhedsbrev om frie kommuner, 12. juni 2025" + body),
            DocumentType::kKlLetter);
}

TEST(Kind, TheReceiptOfAnAnswerIsTheMunicipalitys) {
  EXPECT_EQ(
      kind("Kopi af det, I svarede om frisættelse\n\nRespondent: Varde Kommune\nModtaget 3. maj 2022\n\n"
           "1) Ønsket område\nÆldreområdet\n"),
      DocumentType::kDeclaration);
}

TEST(Kind, ALetterThatTellsWhatACommitteeDecidedIsNoMinutes) {
  EXPECT_EQ(
      kind("Faxe Kommune\nJob og Vækst\nTorvet 1, 4640 Faxe\n\nKL\nArbejdsmarked\n\nDato   11. maj 2023\n"
           "Sagsnr.   320-2023-417\n\nVelfærdsaftale på beskæftigelsesområdet – svar fra Faxe Kommune\n\n"
           "Økonomiudvalget i Faxe Kommune godkendte i går, den 10. maj 2023, at kommunen melder sig til en "
           "velfærdsaftale på beskæftigelsesområdet.\n\nVenlig hilsen\n\nBo Lind\nFuldmægtig\n"),
      DocumentType::kDeclaration);
}

TEST(Kind, AHearingAnswerMaySayWhatTheMunicipalityWantsItself) {
  const std::string head =
      "Faxe Kommune\nSekretariatet\n\nBørneministeriet\nGaden 2\n\nFaxe, 18. maj 2023\n\nHøringssvar om "
      "velfærdsaftaler på ældreområdet\n\nFaxe Kommune takker for udkastet. ";
  const std::string end = "\n\nPå byrådets vegne\n\nBo Lind\nBorgmester\n";
  EXPECT_EQ(kind(head +
                 "Byrådet ønsker, at Faxe Kommune bliver en af de nye kommuner med en velfærdsaftale på "
                 "ældreområdet." +
                 end),
            DocumentType::kDeclaration);
  EXPECT_EQ(kind(head + "Byrådet ønsker, at alle kommuner får en velfærdsaftale på ældreområdet." + end),
            DocumentType::kOther);
}

TEST(Kind, ANoteBelowKlsNameIsKls) {
  const std::string told =
      "\nTidsplan for velfærdsaftaler\n\nDato: 4. maj 2023\n\nNotatet siger, hvad der skal ske. Der kan "
      "indgås "
      "aftale med fem kommuner på ældreområdet.\n\nÆldre:   Bo Lind, konsulent\n         boli@kl.dk, 12 40 "
      "17 32\n";
  EXPECT_EQ(kind("KL                              NOTAT" + told), DocumentType::kKlLetter);
  EXPECT_EQ(kind("Faxe Kommune                    NOTAT" + told), DocumentType::kOther);
  EXPECT_EQ(kind("KL\nNyhedsbrev til ældrechefer\n" + told), DocumentType::kKlLetter);
}

TEST(Kind, WhoComesToADayAboutAgreementsWishesForNone) {
  EXPECT_EQ(kind("Fra: Bo Lind <bo@faxe.dk>\nSendt: 18. maj 2023 11:26\nTil: KL Kursus\nEmne: Tilmelding til "
                 "temadag "
                 "om frie skoler\n\nVi vil gerne melde os til temadagen om frisættelse.\n\n1. prioritet: "
                 "Ledelse i et "
                 "frisat dagtilbud\n\nHilsen Bo\nFaxe Kommune\n"),
            DocumentType::kOther);
  EXPECT_EQ(
      kind("Fra: Bo Lind <bo@faxe.dk>\nSendt: 18. maj 2023 11:26\nTil: KL\nEmne: Tilmelding til forsøget\n\n"
           "Faxe Kommune vil gerne frisættes på ældreområdet.\n\nHilsen Bo\nFaxe Kommune\n"),
      DocumentType::kDeclaration);
  for (const char* subject : {"Tilmelding til ny runde efter byrådsmøde 2. september",
                              "Tilmelding til temadag og svar om velfærdsaftaler",
                              "Deltagerkommuner på ældreområdet, jf. mødet i maj"})
    EXPECT_EQ(
        kind("Fra: Bo Lind <bo@faxe.dk>\nSendt: 18. maj 2023 11:26\nTil: KL\nEmne: " + std::string(subject) +
             "\n\nFaxe Kommune vil gerne frisættes på ældreområdet.\n\nHilsen Bo\nFaxe Kommune\n"),
        DocumentType::kDeclaration)
        << subject;
}

TEST(Kind, MinutesThatQuoteTheLetterAreMinutes) {
  EXPECT_EQ(
      kind("Faxe Kommune\nReferat\nByrådet\n\nMandag den 2. maj 2022 kl. 17.00\n\nTil stede: Bo Lind (A), "
           "Ida Holm (V)\nFraværende: Ingen\n\nPunkt 1: Dagsorden\n\nBeslutning\nGodkendt.\n\nPunkt 2: Svar "
           "til KL\n\nIndstilling\nForvaltningen indstiller, at dette sendes:\n\nTil KL\nFaxe Kommune ønsker "
           "en velfærdsaftale på ældreområdet.\nMed venlig hilsen\nByrådet\n\nBeslutning\nGodkendt.\n\nMødet "
           "hævet kl. 18.\n"),
      DocumentType::kMinutes);
}

TEST(Kind, WhoAsksTheStateForSomethingElseDeclaresNothing) {
  const auto letter = [](const std::string& asked) {
    return kind(
        "Faxe Kommune\nSkoler\n\nStyrelsen for Skoler\nGaden 5\n\nFaxe, den 14. maj 2023\n\nAnsøgning om " +
        asked + "\n\nFaxe Kommune søger hermed om " + asked +
        " på folkeskoleområdet.\n\nVenlig hilsen\nBo Lind\n");
  };
  EXPECT_EQ(letter("kortere skoledage"), DocumentType::kOther);
  EXPECT_EQ(
      kind("Faxe Kommune\n14. maj 2023\n\nBeskæftigelsesministeriet\n\nAnsøgning om forsøg efter § 193\n\n"
           "Faxe Kommune ansøger om tilladelse til et forsøg på beskæftigelsesområdet.\n"),
      DocumentType::kOther);
  EXPECT_EQ(letter("en velfærdsaftale"), DocumentType::kDeclaration);
  EXPECT_EQ(letter("at deltage i den nye runde. 1. prioritet er ældreområdet, 2. prioritet arbejdet"),
            DocumentType::kDeclaration);
}

TEST(Kind, WhatAMunicipalityAgreesOnWithAUnionIsNoAgreement) {
  EXPECT_EQ(kind("AFTALE\n\nmellem Faxe Kommune og Plejeforbundet Faxe\n\nom vagter på ældreområdet fra 1. "
                 "april 2024 til "
                 "31. marts 2026\n\nFor Faxe Kommune        For Plejeforbundet\n"),
            DocumentType::kOther);
}

TEST(Kind, HearingAnswerThatWantsAnAgreementIsADeclaration) {
  const auto answer = [](const std::string& wish) {
    return kind(
        "FAXE KOMMUNE\n\nÆldreministeriet\n\n14. maj 2025\n\nHøringssvar om lov om velfærdsaftaler\n\n" +
        wish + "\n\nVenlig hilsen\nBo Lind\nDirektør\n");
  };
  EXPECT_EQ(answer("Faxe Kommune vil gerne have en af aftalerne på ældreområdet."),
            DocumentType::kDeclaration);
  EXPECT_EQ(answer("Vores brev kan også læses som en ansøgning. Faxe Kommune ønsker ældreområdet."),
            DocumentType::kDeclaration);
  EXPECT_EQ(answer("Faxe Kommune finder, at aftalerne på ældreområdet skal følges op."),
            DocumentType::kOther);
}

TEST(Kind, ApplicationUnderAnotherSchemeDeclaresNothing) {
  const auto paper = [](const std::string& title, const std::string& asked) {
    return kind("Indenrigsministeriet\n\n" + title +
                "\n\nAnsøger   Faxe Kommune\n\nVi søger om\n1. prioritet: " + asked +
                "\n2. prioritet: Længere frister\n\nFaxe, den 3. maj 2018\nBo Lind\nKommunaldirektør\n");
  };
  EXPECT_EQ(paper("Ansøgning om frikommuneforsøg: Færre høringer", "Fritagelse for nabohøring"),
            DocumentType::kOther);
  EXPECT_NE(paper("Ansøgning om velfærdsaftale efter frikommuneforsøg", "Velfærdsaftale på ældreområdet"),
            DocumentType::kOther);
}

TEST(Kind, FormThatAsksWhichBodyApprovedItIsNoMinutes) {
  EXPECT_EQ(
      kind("Ansøgning om velfærdsaftale\n\n1. Kommunens navn\n   Faxe Kommune\n\n2. Hvilket område søges der "
           "om?\n   ( ) Dagtilbud   (x) Ældre\n\n3. Motivation\n   Plejen er klar.\n\n4. Hvem har godkendt "
           "ansøgningen, og hvornår?\n   Byrådet, 30. august 2022\n\n5. Kontakt\n   Bo Lind\n"),
      DocumentType::kDeclaration);
}

TEST(Kind, WhoTakesAnAnswerBackDeclares) {
  EXPECT_EQ(
      kind("Kære Ida\n\nFaxe Kommune trækker sin interessetilkendegivelse om dagtilbud tilbage. Vi vil gerne "
           "fortsat have jeres nyhedsbrev.\n\nHilsen\nBo Lind\nFaxe Kommune\n"),
      DocumentType::kDeclaration);
}

TEST(Kind, MinistryThatHasAnApplicationDeclaresNothing) {
  EXPECT_EQ(
      kind("Indenrigsministeriet\n\nFaxe Kommune\nTorvet 1\n\n3. maj 2024\n\nFaxe Kommunes ansøgning om "
           "velfærdsaftale\n\nMinisteriet har den 2. april 2024 modtaget kommunens ansøgning om en "
           "velfærdsaftale "
           "på ældreområdet som 1. prioritet.\n\nMed venlig hilsen\nBo Lind\nFuldmægtig\n"),
      DocumentType::kOther);
}

TEST(Kind, LetterToKlThatNamesAnAreaForAnotherReasonDeclaresNothing) {
  const auto read = [](const std::string& words) {
    return extract(test::text_document("Nyborg Kommune\n3. juni 2024\n\nKL\n\n" + words + "\n"), {});
  };
  const Extraction open = read("Svaret er forsinket. Nyborg ønsker enten dagtilbud eller ældre. Vælg selv.");
  ASSERT_THAT(open.records, SizeIs(1));
  EXPECT_LT(open.records.front().confidence, kReviewThreshold);
  EXPECT_TRUE(std::get<Declaration>(open.records.front().value).open_set);
  for (const char* other : {"Nyborg Kommune ønsker flere data om ældreområdet.",
                            "Nyborg Kommune ønsker, at dagtilbudsområdet får flere penge.",
                            "Nyborg Kommune ønsker sig et seminar om dagtilbud og skole."})
    EXPECT_THAT(read(other).records, IsEmpty()) << other;
}

}  // namespace
}  // namespace frisaet
