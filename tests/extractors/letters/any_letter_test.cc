// KL's letters in words that no rule was written for: days, numbers and persons that the sentence's build
// tells, and what only looks so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/letters/letter.h"

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Extraction letter(const std::string& body) {
  return test::read(
      "KL\nWeidekampsgade 10\n2300 København S\n\nDen 4. marts 2026\n\nTil kommunerne\n\nVelfærdsaftaler: "
      "nyt fra "
      "KL\n\nKære kommunaldirektør\n\n" +
      body + "\n\nMed venlig hilsen\n\nKL\n");
}

std::vector<std::string> days(const std::string& body) {
  std::vector<std::string> found;
  for (const Deadline& deadline : test::all<Deadline>(letter(body)))
    found.push_back(test::iso(deadline.date));
  return found;
}

/// `aeldre 12 of 24 pladser`
std::vector<std::string> numbers(const std::string& body) {
  std::vector<std::string> found;
  for (const Quota& quota : test::all<Quota>(letter(body))) {
    found.push_back(quota.area.value_or("?") + " " + std::to_string(quota.count) +
                    (quota.of ? " of " + *quota.of : ""));
  }
  return found;
}

/// `Bo Lind, konsulent, bo@kl.dk, 1234 5678`
std::vector<std::string> persons(const std::string& body) {
  std::vector<std::string> found;
  for (const Contact& contact : test::all<Contact>(letter(body))) {
    std::string text = contact.details.name.value_or("?");
    for (const auto& part : {contact.details.title, contact.details.email, contact.details.phone}) {
      if (part) text += ", " + *part;
    }
    found.push_back(text);
  }
  return found;
}

TEST(AnyLetter, ADutyOrAnInvitationAndAWordForTheLastDay) {
  EXPECT_THAT(days("Kommunen sender sit svar til KL, så vi har det i hus den 8. maj 2026."),
              UnorderedElementsAre("2026-05-08"));
  EXPECT_THAT(days("Husk at melde tilbage. Vi lukker for tilmeldingen den 17. april 2026 kl. 12."),
              UnorderedElementsAre("2026-04-17"));
  EXPECT_THAT(days("I har til den 29. maj 2026 til at tænke jer om."), UnorderedElementsAre("2026-05-29"));
  EXPECT_THAT(days("Svar: 24. april 2026\nSted: svar@kl.dk"), UnorderedElementsAre("2026-04-24"));
  EXPECT_THAT(days("Hvad skal I gøre, og hvornår?\n\nUdfyld skemaet ................ 10. april 2026\nSend "
                   "kopi af byrådets beslutning .... 12. juni 2026"),
              UnorderedElementsAre("2026-04-10", "2026-06-12"));
  EXPECT_THAT(days("Ønsker I ældreområdet, hører vi gerne fra jer inden udgangen af dagen fredag den 22. maj "
                   "2026. Svar, der kommer mandag den 25. maj, kan vi ikke tage med."),
              UnorderedElementsAre("2026-05-22"));
  EXPECT_THAT(days("Byrådet bør have truffet sin beslutning inden sommerferien. Beslutningen indsendes "
                   "derefter, dog aldrig efter 1. juli 2026."),
              UnorderedElementsAre("2026-07-01"));
  EXPECT_THAT(days("Frem til 15. april 2026 kan man trække sin tilmelding tilbage uden begrundelse."),
              UnorderedElementsAre("2026-04-15"));
  EXPECT_THAT(days("Fristen er kort: den 27. marts 2026."), UnorderedElementsAre("2026-03-27"));
  EXPECT_THAT(days("Vi skal bede om jeres bemærkninger til udkastet. De skal være os i hænde den 20. april "
                   "2026 ved kontortids ophør."),
              UnorderedElementsAre("2026-04-20"));
  EXPECT_THAT(days("Det elektroniske skema åbner den 1. april 2026 og lukker igen den 30. april 2026."),
              UnorderedElementsAre("2026-04-30"));
  EXPECT_THAT(days("Tidsplan\n12. marts: KL udsender vilkår\n9. april 2026: kommunerne svarer\n20. maj 2026: "
                   "ministeriet offentliggør fordelingen"),
              UnorderedElementsAre("2026-04-09"));
  EXPECT_THAT(days("Kan I ikke nå det, så ring, før den 2. april 2026 er gået."),
              UnorderedElementsAre("2026-04-02"));
  EXPECT_THAT(days("Tre ting må ikke glemmes:\n1) budgettet skal godkendes lokalt,\n2) hegnspælene skal "
                   "kvitteres for hos ministeriet senest 3. august 2026,\n3) personalet skal høres."),
              UnorderedElementsAre("2026-08-03"));
  EXPECT_THAT(days("Deltagelse i opstartsmødet bekræftes på mail den 13. april 2026 eller før."),
              UnorderedElementsAre("2026-04-13"));
  EXPECT_THAT(days("Kommuner med interesse for dagtilbudsområdet bedes give lyd fra sig i løbet af april, og "
                   "den sidste dag er torsdag den 30. april 2026."),
              UnorderedElementsAre("2026-04-30"));
  EXPECT_THAT(days("Den 11. maj 2026 er sidste dag, hvis kommunen vil bytte område."),
              UnorderedElementsAre("2026-05-11"));
  EXPECT_THAT(days("Kommunalbestyrelsen skal tage stilling, og KL skal have besked, begge dele før den 19. "
                   "juni 2026."),
              UnorderedElementsAre("2026-06-19"));
  EXPECT_THAT(days("Hver kommune udpeger en koordinator og oplyser navnet til KL. Det skal ske nu på fredag, "
                   "den 13. marts 2026."),
              UnorderedElementsAre("2026-03-13"));
  EXPECT_THAT(days("En enkelt rettelse til vores brev af 16. februar 2026: Der stod den 1. april 2026. Der "
                   "skulle have stået den 10. april 2026. Det er altså dén dag, I skal svare."),
              UnorderedElementsAre("2026-04-10"));
  EXPECT_THAT(days("Svar sendes senest 8. april 2026 til Ditte Overgaard, dov@kl.dk. Spørgsmål undervejs? "
                   "Samme adresse."),
              UnorderedElementsAre("2026-04-08"));
  EXPECT_THAT(days("Sådan gør I\n• Byrådet drøfter sagen i april.\n• Kommunen vælger ét område og skriver "
                   "det i skemaet på https://svar.kl.dk/2026.\n• Skemaet er åbent til og med den 28. maj "
                   "2026.\n• Fordelingen meldes ud den 26. juni 2026."),
              UnorderedElementsAre("2026-05-28"));
  EXPECT_THAT(days("På forespørgsel kan oplyses, at ansøgninger modtaget efter torsdag den 16. april 2026 "
                   "ikke kommer i betragtning, at der til folkeskoleområdet er afsat ni pladser, og at rette "
                   "vedkommende er kontorchef Villads Munk (vimu@kl.dk)."),
              UnorderedElementsAre("2026-04-16"));
}

TEST(AnyLetter, DaysOfOthersAreNone) {
  for (const char* body : {
           "Vi mødtes den 12. februar 2026 i Vejle og talte om folkeskoleområdet.",
           "KL holder temadag i Odense den 4. maj 2026. Vi glæder os til at se jer.",
           "Aarhus og Odense har bedt om mere tid. Ministeriet svarer dem den 1. april 2026.",
           "Loven ventes vedtaget den 2. juni 2026 og gælder fra den 1. juli 2026.",
           "I får svar, før ferien begynder den 3. juli 2026.",
           "Budgettet for 2027 skal vedtages senest den 15. oktober 2026 i alle kommuner.",
           "Aftalen kan opsiges af kommunen senest den 1. december 2026.",
           "Lovforslaget blev fremsat af minister Mia Krag den 3. februar 2026.",
           "Ministeriet har lovet at sende vilkårene til jer inden den 1. maj 2026.",
           "Regeringen fremsatte lovforslaget den 5. februar 2026, og loven træder i kraft den 1. august "
           "2026. I skal ikke gøre noget.",
           "Svarene kommer på kl.dk den 1. juni 2026.",
           "Vi minder om, at fristen for ønsker om ældreområdet var den 27. februar 2026. Den er udløbet.",
       }) {
    EXPECT_THAT(days(body), IsEmpty()) << body;
  }
}

TEST(AnyLetter, NumbersOfAnArea) {
  EXPECT_THAT(
      numbers("Der er plads til 12 kommuner på ældreområdet, ni på dagtilbud og blot fem på folkeskole."),
      UnorderedElementsAre("aeldre 12", "dagtilbud 9", "folkeskole 5"));
  EXPECT_THAT(numbers("Af de 24 pladser går halvdelen til ældreområdet, en tredjedel til folkeskolen og "
                      "resten, fire, til dagtilbud."),
              UnorderedElementsAre("aeldre 12 of de 24 pladser", "folkeskole 8 of de 24 pladser",
                                   "dagtilbud 4 of de 24 pladser"));
  EXPECT_THAT(numbers("Puljen er på 20 kommuner. Heraf skal de 8 være inden for folkeskolen og 12 inden for "
                      "ældreplejen."),
              UnorderedElementsAre("folkeskole 8 of 20 kommuner", "aeldre 12 of 20 kommuner"));
  EXPECT_THAT(numbers("Så mange kan være med\nÆldre: 14\nDagtilbud: 11\nFolkeskole: 9"),
              UnorderedElementsAre("aeldre 14", "dagtilbud 11", "folkeskole 9"));
  EXPECT_THAT(numbers("Højst seks jobcentre bliver sat fri."), UnorderedElementsAre("beskaeftigelse 6"));
  EXPECT_THAT(
      numbers("Ministeren har åbnet for, at yderligere tre kommuner kan komme med på beskæftigelsesområdet."),
      UnorderedElementsAre("beskaeftigelse 3"));
  EXPECT_THAT(numbers("Område        Antal kommuner\nÆldre         22\nFolkeskole    18"),
              UnorderedElementsAre("aeldre 22", "folkeskole 18"));
  EXPECT_THAT(numbers("Rammen hedder 10-10-15 for hhv. dagtilbud, folkeskole og ældre. 41 kommuner har "
                      "allerede skrevet til os."),
              UnorderedElementsAre("dagtilbud 10", "folkeskole 10", "aeldre 15"));
  EXPECT_THAT(numbers("Regeringen vil lade fire kommuner prøve kræfter med et friere beskæftigelsesområde."),
              UnorderedElementsAre("beskaeftigelse 4"));
  EXPECT_THAT(numbers("Folkeskolen er det område, der er størst rift om, og dér kan 16 kommuner få en "
                      "aftale. Ældreområdet har 21 pladser."),
              UnorderedElementsAre("folkeskole 16", "aeldre 21"));
  EXPECT_THAT(
      numbers("Antallet af forsøgskommuner er fastsat til 5 på folkeskoleområdet og 7 på ældreområdet."),
      UnorderedElementsAre("folkeskole 5", "aeldre 7"));
  EXPECT_THAT(numbers("Af hensyn til evalueringen må der kun være otte på dagtilbudsområdet."),
              UnorderedElementsAre("dagtilbud 8"));
  EXPECT_THAT(numbers("På forespørgsel kan oplyses, at ansøgninger modtaget efter torsdag den 16. april 2026 "
                      "ikke kommer i betragtning, at der til folkeskoleområdet er afsat ni pladser, og at "
                      "rette vedkommende er kontorchef Villads Munk (vimu@kl.dk)."),
              UnorderedElementsAre("folkeskole 9"));
  EXPECT_THAT(numbers("Blandt de 30 kommuner, der hidtil har ventet, udtages:\n\n– otte kommuner på "
                      "ældreområdet\n– seks på "
                      "dagtilbudsområdet"),
              UnorderedElementsAre("aeldre 8 of de 30 kommuner", "dagtilbud 6 of de 30 kommuner"));
}

TEST(AnyLetter, NumbersOfOtherThingsAreNone) {
  for (const char* body : {
           "Seks kommuner på ældreområdet har fortalt, at de bruger mindre tid på skemaer.",
           "Vi har modtaget 44 svar, heraf 20 om ældre og 14 om dagtilbud.",
           "I Esbjerg er 12 skoler med i forsøget på folkeskoleområdet.",
           "På ældreområdet arbejder 300 medarbejdere i 12 teams.",
           "På dagtilbudsområdet udvælges mellem syv og ni kommuner.",
           "I alt 63 kommuner deltog i mødet om ældreområdet.",
           "Antal kommuner, der har søgt\nÆldre: 14\nDagtilbud: 11",
       }) {
    EXPECT_THAT(numbers(body), IsEmpty()) << body;
  }
}

TEST(AnyLetter, APersonToTurnTo) {
  EXPECT_THAT(persons("Konsulent Pernille Dalsgård sidder klar på 1233 4455 hver formiddag."),
              UnorderedElementsAre("Pernille Dalsgård, Konsulent, 1233 4455"));
  EXPECT_THAT(persons("Jens-Otto Brix (jbr@kl.dk) er jeres indgang til KL i denne sag."),
              UnorderedElementsAre("Jens-Otto Brix, jbr@kl.dk"));
  EXPECT_THAT(persons("Har I spørgsmål til økonomien, tager Lise Krogh Madsen telefonen (1277 8899), mens "
                      "Uffe Tang, chefkonsulent, svarer på alt om jura: uta@kl.dk."),
              UnorderedElementsAre("Lise Krogh Madsen, 1277 8899", "Uffe Tang, chefkonsulent, uta@kl.dk"));
  EXPECT_THAT(persons("Hos KL: Mads Ringsted, tlf. 1220 3040\nHos ministeriet: Ea Vind, ea.vind@uvm.dk"),
              UnorderedElementsAre("Mads Ringsted, 1220 3040", "Ea Vind, ea.vind@uvm.dk"));
  EXPECT_THAT(
      persons("Sagen passes af Henriette Bojsen, som er kontorchef i KL, og som kan nås på hboj@kl.dk."),
      UnorderedElementsAre("Henriette Bojsen, kontorchef, hboj@kl.dk"));
  EXPECT_THAT(persons("Kontakt\n\nTorben Æbelø\nspecialkonsulent\n1266 1010\ntoae@kl.dk"),
              UnorderedElementsAre("Torben Æbelø, specialkonsulent, toae@kl.dk, 1266 1010"));
  EXPECT_THAT(persons("Er der noget, I studser over, så grib fat i Birthe Lykke Nørgaard."),
              UnorderedElementsAre("Birthe Lykke Nørgaard"));
  EXPECT_THAT(persons("Navn ......... Søren Kjær\nTelefon ...... 1255 6677\nMail ......... skj@kl.dk"),
              UnorderedElementsAre("Søren Kjær, skj@kl.dk, 1255 6677"));
  EXPECT_THAT(persons("I de kommende uger dækker fuldmægtig Nadia Rahimi ind for Karl. Nadia har nummer 1299 "
                      "0011 og adressen nra@kl.dk."),
              UnorderedElementsAre("Nadia Rahimi, fuldmægtig, nra@kl.dk, 1299 0011"));
  EXPECT_THAT(persons("Emne            Hvem                 Hvordan\nJura            Anne Bang            "
                      "anb@kl.dk\nØkonomi         Erik Skytte Holm     1212 1313"),
              UnorderedElementsAre("Anne Bang, anb@kl.dk", "Erik Skytte Holm, 1212 1313"));
  EXPECT_THAT(persons("Vores to konsulenter på området, Ida Friis (12 34 56 78) og Ole Bak (12 87 65 43), "
                      "kommer gerne ud til jer."),
              UnorderedElementsAre("Ida Friis, 12 34 56 78", "Ole Bak, 12 87 65 43"));
  EXPECT_THAT(persons("Svar sendes senest 8. april 2026 til Ditte Overgaard, dov@kl.dk. Spørgsmål undervejs? "
                      "Samme adresse."),
              UnorderedElementsAre("Ditte Overgaard, dov@kl.dk"));
  EXPECT_THAT(persons("I må både ringe og skrive til chefkonsulent Rasmus Hede: 1231 4151 eller rhe@kl.dk."),
              UnorderedElementsAre("Rasmus Hede, chefkonsulent, rhe@kl.dk, 1231 4151"));
}

TEST(AnyLetter, OtherHandsAreReadToo) {
  EXPECT_THAT(days("Vi skal have styr på, hvem der vil hvad, og det skal være på plads den 24. april 2026. "
                   "Bagefter er løbet kørt."),
              UnorderedElementsAre("2026-04-24"));
  EXPECT_THAT(days("Jeres valg meddeles Anja Toft (ato@kl.dk) på mail. Sidste frist er 15/5 2026."),
              UnorderedElementsAre("2026-05-15"));
  EXPECT_THAT(persons("Jeres valg meddeles Anja Toft (ato@kl.dk) på mail. Sidste frist er 15/5 2026."),
              UnorderedElementsAre("Anja Toft, ato@kl.dk"));
  EXPECT_THAT(days("Kommuner uden aftale kan indtil den 3. juni 2026 kl. 15 bede om plads på "
                   "folkeskoleområdet, hvor der endnu er tre ledige."),
              UnorderedElementsAre("2026-06-03"));
  EXPECT_THAT(days("1. Læs vilkårene.\n2. Drøft dem i udvalget.\n3. Send et ja eller et nej til os, før "
                   "april er omme, dvs. senest den 30. april 2026."),
              UnorderedElementsAre("2026-04-30"));
  EXPECT_THAT(days("HUSK! Underskriftsarket skal retur, så vi har det mandag den 11. maj 2026."),
              UnorderedElementsAre("2026-05-11"));
  EXPECT_THAT(days("Er I tilfredse med det område, I har fået, behøver I ikke foretage jer noget. Ellers "
                   "kontakter I Sanne Bruhn på 1244 5500 inden pinse, dog senest fredag den 22. maj 2026."),
              UnorderedElementsAre("2026-05-22"));
  EXPECT_THAT(
      persons("Er I tilfredse med det område, I har fået, behøver I ikke foretage jer noget. Ellers "
              "kontakter I Sanne Bruhn på 1244 5500 inden pinse, dog senest fredag den 22. maj 2026."),
      UnorderedElementsAre("Sanne Bruhn, 1244 5500"));
  EXPECT_THAT(days("Fristen for at søge om ældreområdet flyttes fra den 1. april 2026 til den 1. maj 2026."),
              UnorderedElementsAre("2026-05-01"));
  EXPECT_THAT(
      days("KL's bestyrelse behandler sagen den 9. april 2026, og umiddelbart derefter får I besked."),
      UnorderedElementsAre());
  EXPECT_THAT(
      days("Vi inviterer til dialogmøde den 14. april 2026 i Middelfart. Tilmelding er ikke nødvendig."),
      UnorderedElementsAre());
  EXPECT_THAT(days("Tilmelding til dialogmødet sker på kl.dk/dialog senest den 7. april 2026."),
              UnorderedElementsAre("2026-04-07"));
  EXPECT_THAT(persons("Juridiske spørgsmål: Peder Rask, advokat, pra@kl.dk. Praktiske spørgsmål: Lone Vig, "
                      "sekretær, 12 13 14 15."),
              UnorderedElementsAre("Peder Rask, advokat, pra@kl.dk", "Lone Vig, sekretær, 12 13 14 15"));
  EXPECT_THAT(
      persons("Jeg hedder Signe Holt og er jeres nye kontakt. I fanger mig på 1288 7766 eller siho@kl.dk."),
      UnorderedElementsAre("Signe Holt, siho@kl.dk, 1288 7766"));
  EXPECT_THAT(persons("Vil I vide mere, så ring til kontorchef Ole Juhl Madsen, der sidder ved telefonen "
                      "hver torsdag (1230 4050)."),
              UnorderedElementsAre("Ole Juhl Madsen, kontorchef, 1230 4050"));
  EXPECT_THAT(numbers("Kommuner uden aftale kan indtil den 3. juni 2026 kl. 15 bede om plads på "
                      "folkeskoleområdet, hvor der endnu er tre ledige."),
              UnorderedElementsAre("folkeskole 3"));
  EXPECT_THAT(
      numbers("Der er i denne omgang 18 pladser: seks i dagtilbud, syv i folkeskolen og fem i ældreplejen."),
      UnorderedElementsAre("dagtilbud 6 of 18 pladser", "folkeskole 7 of 18 pladser",
                           "aeldre 5 of 18 pladser"));
  EXPECT_THAT(numbers("Ti af de 18 nye aftaler reserveres til ældreområdet."),
              UnorderedElementsAre("aeldre 10 of de 18 nye aftaler"));
  EXPECT_THAT(
      numbers("Beskæftigelsesområdet kan højst rumme fire. De syv, der allerede er i gang, tæller ikke med."),
      UnorderedElementsAre("beskaeftigelse 4"));
  EXPECT_THAT(
      numbers(
          "Dagtilbud (11 kommuner), folkeskole (9 kommuner), ældre (13 kommuner): sådan ser fordelingen ud."),
      UnorderedElementsAre("dagtilbud 11", "folkeskole 9", "aeldre 13"));
  EXPECT_THAT(numbers("Indtil nu har 14 kommuner bedt om dagtilbud, 22 om folkeskole og 31 om ældreområdet."),
              UnorderedElementsAre());
  EXPECT_THAT(numbers("To kommuner kan dele én plads på folkeskoleområdet."), UnorderedElementsAre());
}

TEST(AnyLetter, WhatIsSentToMeGoesToWhoSigns) {
  const auto deadlines = test::all<Deadline>(test::read(
      "Fra: Ida Brix <ibr@kl.dk>\nTil: Varde Kommune\nDato: 4. marts 2026\nEmne: Svar\n\nI har til og med "
      "den 20. marts 2026 "
      "til at svare. Send det bare i en mail til mig.\n\nVenlig hilsen\nIda Brix\nKonsulent\nibr@kl.dk\n"));
  ASSERT_EQ(deadlines.size(), 1u);
  ASSERT_TRUE(deadlines[0].contact);
  EXPECT_EQ(deadlines[0].contact->name, "Ida Brix");
}

TEST(AnyLetter, WhereNoKnownWordAsksADayIsForAPerson) {
  const Extraction read = letter("Hver kommune opretter en mappe og fylder den senest den 8. maj 2026.");
  ASSERT_EQ(test::all<Deadline>(read).size(), 1u);
  for (const Record& record : read.records) {
    if (!std::holds_alternative<Deadline>(record.value)) continue;
    EXPECT_LT(record.confidence, kReviewThreshold);
  }
}

}  // namespace
}  // namespace frisaet
