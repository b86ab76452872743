#include "tests/extractors/minutes/paper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <tuple>

namespace frisaet::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kMinutes =
    "Solbjerg Kommune\n\nBørneudvalgets møde den 3. maj 2022\n\nReferat\n\n4 Frisættelse på "
    "dagtilbudsområdet\n\nResume\n\nUdvalget spørges.\n\n"
    "Indstilling\n\nForvaltningen indstiller til Børneudvalget, at:\n\n1. dagtilbudsområdet vælges\n2. "
    "ældreområdet er 2. prioritet\n\nBeslutning\n\n"
    "For stemte: A, F og Ø.\n\nImod stemte: V og Bo Holm (C).\n\nGodkendt.\n\n5 "
    "Meddelelser\n\nBeslutning\n\nIntet.\n";

TEST(Minutes, AnAgendaYieldsNoDecisions) {
  const Extraction read = extract_minutes(
      text_document("Byrådet - Dagsorden\n\nDato: 3. maj 2022\n\n1. Ny skole\n\nIndstilling\n\nForvaltningen "
                    "indstiller, at skolen bygges.\n\n2. Ny vej\n\nIndstilling\n\n"
                    "Forvaltningen indstiller, at vejen bygges.\n"),
      {});
  EXPECT_EQ(read.facts.type, DocumentType::kAgenda);
  EXPECT_THAT(read.records, IsEmpty());
}

TEST(Minutes, AnAgendaTellsTheAreasOfItsItemsAboutWishes) {
  const Extraction read = extract_minutes(
      text_document("Byrådet - Dagsorden\n\nDato: 3. maj 2022\n\n1. Valg af velfærdsaftale\n\n"
                    "Indstilling\n\nForvaltningen indstiller, at der søges om ældreområdet.\n\n"
                    "2. Nye lokaler\n\nIndstilling\n\nForvaltningen indstiller, at dagtilbudsområdet får "
                    "nye lokaler.\n"),
      {});
  EXPECT_EQ(read.facts.type, DocumentType::kAgenda);
  EXPECT_THAT(read.facts.areas, ElementsAre("aeldre"));
  EXPECT_THAT(read.diagnostics, IsEmpty());
}

TEST(Minutes, AnAgendaWithResolutionsIsMinutes) {
  const Extraction read =
      extract_minutes(text_document("Dagsorden med vedtagelser\n\nByrådets møde den 3. maj "
                                    "2022\n\n1. Ny skole\n\nBeslutning\n\nGodkendt.\n"),
                      {});
  EXPECT_EQ(read.facts.type, DocumentType::kMinutes);
  EXPECT_THAT(read.records, SizeIs(1));
}

TEST(Minutes, VotesAreReadWithPartiesAndPersons) {
  const auto decisions = decisions_of(kMinutes);
  ASSERT_THAT(decisions, SizeIs(2));
  ASSERT_THAT(decisions[0].votes, SizeIs(1));
  const Vote& vote = decisions[0].votes[0];
  EXPECT_THAT(vote.votes_for, ElementsAre(Voter{{}, "A", {}}, Voter{{}, "F", {}}, Voter{{}, "Ø", {}}));
  EXPECT_THAT(vote.votes_against, ElementsAre(Voter{{}, "V", {}}, Voter{"Bo Holm", "C", {}}));
}

TEST(Minutes, AreasAndRecommendationPoints) {
  const auto decisions = decisions_of(kMinutes);
  EXPECT_THAT(decisions[0].areas, ElementsAre("dagtilbud", "aeldre"));
  EXPECT_THAT(decisions[0].recommendation,
              ElementsAre(RecommendationPoint{"1", "dagtilbudsområdet vælges"},
                          RecommendationPoint{"2", "ældreområdet er 2. prioritet"}));
  EXPECT_THAT(decisions[1].areas, IsEmpty());
}

TEST(Minutes, EveryQuoteStandsOnItsPage) {
  const Document document = text_document(kMinutes);
  const Extraction read = extract_minutes(document, {});
  ASSERT_THAT(read.records, SizeIs(2));
  for (const Record& record : read.records) {
    EXPECT_FALSE(record.evidence.empty());
    for (const Evidence& evidence : record.evidence) {
      EXPECT_THAT(document.pages()[static_cast<std::size_t>(evidence.page - 1)].repaired.text,
                  HasSubstr(evidence.quote))
          << evidence.field;
    }
  }
}

TEST(Minutes, EachPointShowsItsOwnSentences) {
  std::string points;
  std::string results;
  for (int i = 1; i <= 22; ++i) {
    points += std::to_string(i) + ". vej " + std::to_string(i) + " anlægges\n";
    results += std::to_string(i) + ". " + (i == 2 ? "Udsat." : "Godkendt.") + "\n";
  }
  for (const auto& [recommended, decided, wanted] :
       {std::tuple{std::string("1. vej 1 anlægges\n2. vej 2 anlægges\n"),
                   std::string("1. Godkendt.\nBo Holm (C) tog forbehold.\n2. Udsat til juni.\n"),
                   std::vector<std::string>{"1. Godkendt. Bo Holm (C) tog forbehold.", "2. Udsat til juni."}},
        {"1. vej 1 anlægges\n2. vej 2 anlægges\n",
         "1. Godkendt. 2. Udsat til juni.\n",
         {"1. Godkendt.", "2. Udsat til juni."}},
        {points, results, {"1. Godkendt.", "2. Udsat."}}}) {
    const Extraction read = extract_minutes(
        text_document(
            "Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Nye veje\n\nIndstilling\n\nForvaltningen "
            "indstiller, at:\n\n" +
            recommended + "\nBeslutning\n\n" + decided),
        {});
    ASSERT_THAT(read.records, SizeIs(1));
    std::vector<std::string> shown(2);
    for (const Evidence& evidence : read.records[0].evidence) {
      for (std::size_t i = 0; i < shown.size(); ++i) {
        if (evidence.field == "point_outcomes." + std::to_string(i))
          shown[i] += (shown[i].empty() ? "" : " ") + squeeze(evidence.quote);
      }
    }
    EXPECT_EQ(shown, wanted);
  }
}

TEST(Minutes, ABodysNameIsWholeAndWithoutItsMunicipality) {
  const auto body = [](const std::string& head) {
    const auto decisions = decisions_of(
        head + "\n\n1. Ny skole\n\nBeslutning\n\nGodkendt.\n\n2. Ny vej\n\nBeslutning\n\nUdsat.\n");
    return decisions.empty() ? "" : decisions[0].committee.value_or("-");
  };
  const std::string of_municipality = " i Nyborg Kommune";
  for (const char* name :
       {"Udvalget for Børn og Unge", "Udvalget for Børn, Unge og Skole", "Udvalget for Børn og unge",
        "Plan, Teknik og Miljøudvalget", "Teknik og Miljøudvalget", "Byrådet"}) {
    EXPECT_EQ(body("Referat af møde i " + (name + of_municipality) + " den 3. maj 2022"), name);
    EXPECT_EQ(body(name + of_municipality + "\n\nReferat\n\nMødedato: 3. maj 2022"), name);
    EXPECT_EQ(body(std::string(name) + "\n\nReferat\n\nMødedato: 3. maj 2022"), name);
  }
  EXPECT_EQ(body("Teknisk Udvalg, Nyborg Kommune\n\nReferat\n\nMødedato: 3. maj 2022"), "Teknisk Udvalg");
}

TEST(Minutes, AGivenMunicipalityOutranksTheText) {
  const Extraction read =
      extract_minutes(text_document("Køge Kommune\n\nByrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny "
                                    "skole\n\nBeslutning\n\nGodkendt.\n"),
                      {MunicipalityRef{"269", "Solrød"}});
  EXPECT_EQ(read.facts.municipality, (MunicipalityRef{"269", "Solrød"}));
  EXPECT_EQ(std::get<Decision>(read.records.at(0).value).municipality, (MunicipalityRef{"269", "Solrød"}));
}

TEST(Minutes, AMunicipalityComparedWithIsNotTheOwner) {
  const Extraction read = extract_minutes(
      text_document(
          "Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny skole\n\nSagsfremstilling\n\nVejle Kommune "
          "har bygget billigt.\n\nBeslutning\n\nGodkendt.\n"),
      {});
  EXPECT_EQ(read.facts.municipality, std::nullopt);
}

TEST(Minutes, TheMunicipalityThatIsDecidedForIsTheOwner) {
  const auto owner = [](const std::string& told) {
    return extract_minutes(text_document("Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny pulje\n\n"
                                         "Sagsfremstilling\n\n" +
                                         told + "\n\nBeslutning\n\nGodkendt.\n"),
                           {})
        .facts.municipality;
  };
  const MunicipalityRef vejle{"630", "Vejle"};
  EXPECT_EQ(owner("Ida Kjær (F) har bedt om, at det drøftes, om Vejle Kommune skal søge puljen."), vejle);
  EXPECT_EQ(owner("Byrådet skal tage stilling til, om Vejle Kommune skal deltage i forsøget."), vejle);
  EXPECT_EQ(owner("Staten vil afgøre, om Vejle Kommune skal betale til Kolding Kommune."), std::nullopt);
  EXPECT_EQ(owner("Det drøftes, om Vejle Kommune skal deltage. Også Kolding Kommune er med."), std::nullopt);
  EXPECT_EQ(owner("Udgiften er afsat i Vejle Kommunes budget for 2022."), vejle);
  EXPECT_EQ(owner("Vejle Kommune har ikke tidligere anlagt bump på den slags veje."), vejle);
  EXPECT_EQ(owner("Vejle Kommunes erfaringer med bump er gode."), std::nullopt);
  EXPECT_EQ(owner("Udgiften er som i Vejle Kommunes budget. Kolding Kommune betaler mere."), std::nullopt);
}

TEST(Minutes, TheOnlyMunicipalityNamedIsTheOwnerForAPersonToConfirm) {
  const auto read = [](const std::string& told) {
    return extract_minutes(text_document("Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny pulje\n\n"
                                         "Sagsfremstilling\n\n" +
                                         told + "\n\nBeslutning\n\nGodkendt.\n"),
                           {});
  };
  const MunicipalityRef vejle{"630", "Vejle"};
  for (const char* told :
       {"Vejle Kommune råder over to ledige lokaler.", "Vejle Kommune har siden 2016 mistet elever.",
        "Der bor flere ældre i Vejle Kommune nu."}) {
    const Extraction once = read(told);
    EXPECT_EQ(once.facts.municipality, vejle) << told;
    EXPECT_LT(once.records.at(0).confidence, 0.9) << told;
  }
  for (const char* told :
       {"Lokalet lejes af Vejle Kommune.", "Der er lavet aftale med Vejle Kommune.",
        "Vejle Kommune oplyser, at prisen er fast.",
        "Borgere med bopæl i Vejle Kommune kan bruge biblioteket.", "Vejle Kommune har i 2020 bygget en bro.",
        "Den nye chef har arbejdet i Vejle Kommune.", "Sagen om Vejle Kommune mod staten er afgjort.",
        "Bussen kører mellem Give og Vejle Kommune.",
        "Vejle Kommune råder over to lokaler, ligesom Kolding Kommune."}) {
    EXPECT_EQ(read(told).facts.municipality, std::nullopt) << told;
  }
}

TEST(Minutes, ADateThatWasLostStaysUnknownAndIsReported) {
  const Extraction read = extract_minutes(
      text_document(
          "Byrådets møde\n\nReferat\n\nMødedato: Torsdag den\n\n1. Ny skole\n\nBeslutning\n\nGodkendt.\n"),
      {});
  ASSERT_THAT(read.records, SizeIs(1));
  EXPECT_EQ(std::get<Decision>(read.records[0].value).meeting_date, std::nullopt);
  EXPECT_LT(read.records[0].confidence, kReviewThreshold);
  EXPECT_THAT(read.diagnostics,
              ::testing::Contains(::testing::Field(&Diagnostic::code, "meeting_date_missing")));
}

double confidence_of_paper(const std::string& head, const std::string& title = "Ny skole") {
  const Extraction read = extract_minutes(
      text_document(head + "\n\nReferat\n\n1. " + title + "\n\nBeslutning\n\nGodkendt.\n"), {});
  return read.records.empty() ? 0 : read.records[0].confidence;
}

TEST(Minutes, WhatTheHeadLeavesInDoubtGoesToAPerson) {
  EXPECT_GE(confidence_of_paper("Byrådets møde den 3. maj 2022"), kReviewThreshold);
  // The day of a mail, and no other.
  EXPECT_LT(confidence_of_paper("Fra: Sekretariatet\nTil: Lederne\nDato: 5. maj 2022\nEmne: Beslutninger fra "
                                "Byrådet"),
            kReviewThreshold);
  // Two days that both say they are the meeting's.
  EXPECT_LT(confidence_of_paper("Byrådet\n\nMødedato: 3. maj 2022\n\nByrådet holdt møde den 4. maj 2022."),
            kReviewThreshold);
  EXPECT_GE(confidence_of_paper("Byrådet\n\nMødedato: 3. maj 2022\n\nByrådet holdt møde den 3. maj 2022."),
            kReviewThreshold);
  // A case's number of an unknown form on the title.
  EXPECT_LT(confidence_of_paper("Byrådets møde den 3. maj 2022", "Ny skole (SAG-22-99-1234)"),
            kReviewThreshold);
  EXPECT_GE(confidence_of_paper("Byrådets møde den 3. maj 2022", "Ny skole (2022-2025)"), kReviewThreshold);
}

TEST(Minutes, ACommitteeNamesItsMunicipalityAsACouncilDoes) {
  const auto municipality = [](const std::string& line) {
    return extract_minutes(
               text_document(line + "\n\nMødet blev holdt den 3. maj 2022.\n\nReferat\n\n1. Ny skole\n\n"
                                    "Beslutning\n\nGodkendt.\n"),
               {})
        .facts.municipality;
  };
  ASSERT_TRUE(municipality("Beslutninger fra Børne- og Skoleudvalget i Allerød"));
  EXPECT_EQ(municipality("Beslutninger fra Børne- og Skoleudvalget i Allerød")->name, "Allerød");
  EXPECT_FALSE(municipality("Børne- og Skoleudvalget på studietur i Allerød"));
}

TEST(Minutes, ADecisionThatNoRuleKnowsGoesToAPerson) {
  const Extraction read =
      extract_minutes(text_document("Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny "
                                    "skole\n\nBeslutning\n\nBorgmesteren takkede for et godt år.\n"),
                      {});
  ASSERT_THAT(read.records, SizeIs(1));
  EXPECT_EQ(std::get<Decision>(read.records[0].value).outcome, std::nullopt);
  EXPECT_LT(read.records[0].confidence, kReviewThreshold);
}

TEST(Minutes, AnItemBeforeAMissingNumberGoesToAPerson) {
  const Extraction read = extract_minutes(
      text_document("Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny "
                    "skole\n\nBeslutning\n\nGodkendt.\n\n2. Ny vej\n\nBeslutning\n\nGodkendt.\n\n"
                    "5. Ny sti\n\nBeslutning\n\nGodkendt.\n"),
      {});
  ASSERT_THAT(read.records, SizeIs(3));
  EXPECT_GE(read.records[0].confidence, kReviewThreshold);
  EXPECT_LT(read.records[1].confidence, kReviewThreshold);
  EXPECT_GE(read.records[2].confidence, kReviewThreshold);
}

TEST(Minutes, ALetterIsUnlikely) {
  EXPECT_GT(minutes_likelihood(text_document(kMinutes)), 0.7);
  EXPECT_LT(
      minutes_likelihood(text_document("KL\n\nKære kommune\n\nByrådet kan ansøge om en velfærdsaftale senest "
                                       "den 3. maj 2022.\n\nBaggrund\n\nFristen er kort. "
                                       "Svar sendes til KL.\n\nMed venlig hilsen\n\nBo Holm\n")),
      0.4);
  EXPECT_EQ(minutes_likelihood(Document({}, {}, {})), 0);
}

TEST(Minutes, TwoSittingsInOneFileKeepTheirDays) {
  const auto decisions = decisions_of(
      "Lund Kommune\nTeknisk Udvalg\nReferat af møde den 4. april 2006\n\n1. Godkendelse af referat af møde "
      "den 1. marts 2006\n\nBeslutning\nGodkendt.\n\n"
      "2. Ny vej\n\nBeslutning\nUdsat.\n\nLund Kommune\nTeknisk Udvalg\nReferat af møde den 18. april "
      "2006\n\n1. Ny vej\n\nBeslutning\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(3));
  EXPECT_EQ(decisions[1].decision_text, "Udsat.");
  EXPECT_EQ(to_iso(*decisions[1].meeting_date), "2006-04-04");
  EXPECT_EQ(to_iso(*decisions[2].meeting_date), "2006-04-18");
  EXPECT_EQ(decisions[2].committee, "Teknisk Udvalg");
}

TEST(Minutes, DetachedNumbersFindTheirPoints) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\n1 Ny skole\n\nIndstilling\n\nForvaltningen indstiller, at:\n\nBygge "
      "skolen ved den gamle station, som kommunen ejer.\n\n1. \n\n"
      "Forvaltningen indstiller endvidere, at Byrådet beslutter, at:\n\nTage lånet i banken, når renten er "
      "2. \nfaldet, og udbuddet er slut. Sagen tages op til august.\n\n"
      "Beslutning\n\nGodkendt.\n");
  ASSERT_THAT(decisions, SizeIs(1));
  EXPECT_THAT(
      decisions[0].recommendation,
      ElementsAre(
          RecommendationPoint{"1", "Bygge skolen ved den gamle station, som kommunen ejer."},
          RecommendationPoint{
              "2",
              "Tage lånet i banken, når renten er faldet, og udbuddet er slut. Sagen tages op til august."}));
}

std::set<std::string> fields_shown(const Record& record) {
  std::set<std::string> fields;
  for (const Evidence& evidence : record.evidence) fields.insert(evidence.field);
  return fields;
}

TEST(Minutes, FieldsThatAreConcludedShowWhereFrom) {
  const Extraction read = extract_minutes(
      text_document(
          "Teknisk Udvalgs møde den 3. maj 2022\n\nReferat\n\n1. Velfærdsaftale på folkeskoleområdet\n\n"
          "Indstilling\n1. at kommunen søger\n2. at brevet sendes\n\nBeslutning\nAd 1: Oversendes til "
          "Børneudvalget til behandling.\nAd 2: Udsat.\nListe B ønsker tilført protokollen, at det er for "
          "tidligt.\n\n"
          "2. Salg af grund (lukket punkt)\n\n3. Spørgsmål\n\nBeslutning\n\n4. Ny "
          "sti\n\nBeslutning\nGodkendt.\n"),
      {});
  ASSERT_THAT(read.records, SizeIs(4));
  for (const char* field :
       {"body_kind", "outcome", "point_outcomes.0", "point_outcomes.1", "dissents.0", "areas.0"})
    EXPECT_TRUE(fields_shown(read.records[0]).contains(field)) << field;
  EXPECT_TRUE(fields_shown(read.records[1]).contains("closed"));
  EXPECT_TRUE(fields_shown(read.records[2]).contains("outcome"));
  EXPECT_FALSE(fields_shown(read.records[3]).contains("closed"));
}

TEST(Minutes, APageHeadInsideADecisionIsNoPartOfIt) {
  const auto decisions = decisions_of(
      "Teknisk Udvalgs møde den 3. maj 2022\n\nReferat\n\n1. Ny sti\n\nBeslutning\nForslaget om en bro blev "
      "forkastet.\f"
      "Lund Kommune Teknisk Udvalg\nDerefter blev indstillingen godkendt.\n\n2. Ny "
      "vej\n\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(squeeze(*decisions[0].decision_text),
            "Forslaget om en bro blev forkastet. Derefter blev indstillingen godkendt.");
}

TEST(Minutes, WhatADecisionMayHaveSwallowedGoesToAPerson) {
  const auto confidence = [](const std::string& decision) {
    const Extraction read = extract_minutes(
        text_document("Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny sti\n\nBeslutning\n" + decision +
                      "\n\n2. Ny vej\n\nBeslutning\nUdsat.\n"),
        {});
    return read.records.front().confidence;
  };
  EXPECT_GE(confidence("Godkendt."), 0.9);
  EXPECT_GE(confidence("Godkendt, idet Ø stemte imod."), 0.9);
  EXPECT_LT(confidence("Godkendt. https://www.lund.dk/dagsorden/1"), 0.9);
  EXPECT_LT(confidence("Godkendt. 03.05.2022 10.20 Referat - Lund"), 0.9);
  EXPECT_LT(confidence("Godkendt, idet stien gøres bredere."), 0.9);
  EXPECT_LT(confidence("Godkendt efter afstemning."), 0.9);
}

TEST(Minutes, WhoIsDisqualifiedInTheSentenceOfTheDecision) {
  const auto decisions = decisions_of(
      "Byrådets møde den 3. maj 2022\n\nReferat\n\n1. Ny sti\n\nBeslutning\nGodkendt, idet Bo Holm (A) "
      "erklærede sig "
      "inhabil og forlod lokalet.\n\n2. Ny vej\n\nBeslutning\nUdsat.\n");
  ASSERT_THAT(decisions, SizeIs(2));
  EXPECT_EQ(decisions[0].decision_text,
            "Godkendt, idet Bo Holm (A) erklærede sig inhabil og forlod lokalet.");
  EXPECT_EQ(printed(decisions[0].disqualified), "Bo Holm (A)");
  EXPECT_EQ(decisions[0].outcome, Outcome::kApproved);
}

/// A name that repair made and no list has may have been right as it was read: the record waits for a person.
TEST(LettersLost, ANameThatNoListHasIsForAPerson) {
  const auto confidence_with = [](const std::string& rule, Repair::Status status) {
    const std::string after = "Granøse";
    const std::string text =
        std::string("Havneudvalget\nReferat 03-05-2022\n\nFraværende: Bent ") + after +
        " (V)\n\n1. Ny mole\nBeslutning:\nGodkendt.\n\n2. Ny kaj\nBeslutning:\nGodkendt.\n";
    Page page = text_document(text).pages().front();
    const std::size_t at = text.find(after);
    Repair repair;
    repair.rule = rule;
    repair.status = status;
    repair.before = "Granose";
    repair.after = after;
    repair.repaired = repair.raw = {at, at + after.size()};
    page.repaired.repairs = {repair};
    return extract_minutes(
               Document({"prøve.txt", std::string(64, '0'), "text/plain", text.size()}, {page}, {}), {})
        .records.front()
        .confidence;
  };
  const double usual = confidence_with("lost_alphabet", Repair::Status::kApplied);
  EXPECT_LT(confidence_with("unlisted_name", Repair::Status::kApplied), usual);
  EXPECT_EQ(confidence_with("unlisted_name", Repair::Status::kTakenBack), usual);
}

}  // namespace
}  // namespace frisaet::test
