#include "extractors/minutes/outcome.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/minutes/phrase.h"

namespace frisaet::minutes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_P(DecisionPhrase, HasItsOutcome) {
  EXPECT_EQ(outcome_of(GetParam().decision), GetParam().outcome) << GetParam().decision;
}

INSTANTIATE_TEST_SUITE_P(
    Known, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"approved", "Godkendt"},
        {"approved", "Dagsordenen blev herefter godkendt."},
        {"approved", "Indstillingerne tiltrådt."},
        {"approved", "AET's indstilling godkendt."},
        {"approved", "Udvalget drøftede sagen og godkendte indstillingen."},
        {"approved", "Forslaget faldt, og dagsordenen blev herefter godkendt."},
        {"approved", "Ændringsforslaget blev forkastet, hvorefter indstillingen blev godkendt."},
        {"approved", "Indstillingen blev tiltrådt med 9 stemmer imod 4."},
        {"approved", "Valgt blev: Bo Mose (V)."},
        {"approved", "Besluttet at betingelserne for at indkalde en stedfortræder er opfyldt."},
        {"approved", "Godkendt. Bo Mose (V) foreslog, at sagen udsættes."},
        {"approved", "Godkendt med de faldne bemærkninger."},
        {"approved", "Godkendt. Beslutningen i maj lød: ”Sagen udsættes.”"},
        {"recommended", "Anbefales."},
        {"recommended", "Indstilles godkendt."},
        {"recommended", "Indstilles til Byrådets godkendelse."},
        {"recommended", "6 medlemmer (V+A+C) anbefaler indstillingen."},
        {"recommended",
         "Et flertal bestående af A, C og V (6) anbefaler indstillingen. O (1) kan ikke anbefale "
         "indstillingen."},
        {"recommended",
         "Fremsendes til Søby Byråd med bemærkning, at udvalget i mødet den 3. maj 2022 anbefaler, at "
         "byrådet tiltræder indstillingen."},
        {"noted", "Taget til efterretning."},
        {"noted", "Udvalget tog notatet om skovene til efterretning, dog uden at have taget stilling."},
        {"noted", "Sagen taget til orientering."},
        {"discussed", "Drøftet. Udvalget vil besøge skolen."},
        {"postponed", "Sagen udsat til mødet i juni."},
        {"postponed", "Udvalget besluttede at udsætte sagen."},
        {"postponed", "Sagen udsættes, ikke mindst fordi prisen mangler."},
        {"approved", "Udvalget vedtog forslaget, og sagen udsættes ikke."},
        {"null", "Et flertal (A, F) afviste ikke planen."},
        {"null", "Ingen af forslagene kan udvalget tilslutte sig."},
        {"null", "Udvalget henviser sagen til Planlovens § 12."},
        {"null", "Udvalget sender planen til Museumsforeningen til udtalelse."},
        {"rejected", "Indstillingen blev ikke fulgt."},
        {"postponed", "Der ønskes oplysninger om prisen inden endelig behandling."},
        {"referred", "Fremsendes til Teknisk Udvalg til behandling."},
        {"referred", "Sagen sendes tilbage til forvaltningen."},
        {"referred", "Overgår til 2. behandling."},
        {"withdrawn", "Udgik."},
        {"withdrawn", "Sagen blev taget af dagsordenen."},
        {"rejected", "Udvalget anbefaler ikke, at hallen bygges."},
        {"rejected", "Forslaget blev ikke godkendt, idet 9 stemte imod."},
        {"rejected", "Byrådet godkender ikke planen."},
        {"rejected", "Der blev stemt om forslaget. Forslaget faldet."},
        {"rejected", "Ansøgningen afslås."},
        {"amended", "Godkendt med den ændring, at fristen er i maj."},
        {"amended", "Anbefales med den mindre korrektion, at prisen rettes."},
        {"amended", "Tiltrådt med en tilføjelse om støj."},
        {"amended", "Ændringsforslaget blev vedtaget. Indstillingen blev herefter godkendt."},
        {"approved",
         "Ændringsforslag fra O: At stien udskydes. Ændringsforslaget faldet. Indstillingen godkendt."},
        {"no_decision", "-"},
        {"no_decision", "Intet."},
        {"no_decision", "Der var ingen spørgsmål."},
        {"approved", "Som indstillet."},
        {"approved", "Byrådet fulgte Økonomiudvalgets indstilling."},
        {"approved", "Udvalget tilsluttede sig forslaget."},
        {"rejected", "Udvalget kan ikke tilslutte sig forslaget."},
        {"approved", "Godkendt med undtagelse af Ø, der stemte imod."},
        {"amended", "Godkendt med undtagelse af punkt 3."},
        {"amended", "Godkendt dog således, at stien flyttes."},
        {"recommended", "Fremsendes til Kommunalbestyrelsen med anbefaling."},
        {"referred", "Fremsendes til Kommunalbestyrelsen."},
        {"recommended", "Udvalget kunne tiltræde indstillingen og fremsender sagen til Byrådet."},
        {"noted", "Udvalget blev orienteret."},
        {"null", "Forvaltningen orienterede."},
        {"discussed", "Udvalget havde en god drøftelse af oplægget."},
        {"postponed", "Sagen sættes på igen på mødet i maj."},
        {"rejected", "Byrådet afviste forslaget."},
        {"approved", "Godkendt. Bo Mose (V) afviste forslaget."},
        {"rejected", "Der meddeles afslag på ansøgningen."},
        {"rejected", "Forslaget nød ikke fremme."},
        {"withdrawn", "Taget af."},
        {"no_decision", "Der blev ikke stillet spørgsmål."},
        {"no_decision", "./."},
        {"split", "At 1 tiltrådt, at 2 faldt."},
        {"split", "1. Godkendt. 2. Ikke godkendt."},
        {"split", "Ad 1) Godkendt.\nAd 2) Udsat."},
        {"amended", "At turen bevares, og at planen i øvrigt godkendes."},
        {"split", "Pkt. a: Godkendt. Pkt. b: Forkastet."},
        {"split", "Første at-punkt blev tiltrådt. Andet at-punkt blev forkastet."},
        {"approved", "Der meddeles dispensation til skuret."},
        {"postponed", "Punktet nåede ikke at blive behandlet."},
        {"referred", "Indgår i budgetforhandlingerne for 2024."},
        {"amended", "Tiltrådt med den bemærkning, at beløbet nedsættes til 50.000 kr."},
        {"rejected", "Udvalget fraråder, at planen gennemføres."},
        {"split", "Pkt. 1 blev godkendt, pkt. 2 blev udsat."},
        {"approved", "Punkt 1 blev godkendt, at 2 personer ansættes."},
        {"null", "Borgmesteren takkede for besøget."},
    }),
    [](const auto& phrase) { return "Phrase" + std::to_string(phrase.index); });

INSTANTIATE_TEST_SUITE_P(
    NotConsent, DecisionPhrase,
    ::testing::ValuesIn(std::initializer_list<Phrase>{
        {"rejected", "Udvalget drøftede, om planen kunne vedtages, men besluttede ikke at vedtage den."},
        {"discussed", "Udvalget drøftede, om planen kunne vedtages."},
        {"discussed", "Udvalget drøftede om planen skal godkendes."},
        {"discussed", "Udvalget tog en drøftelse."},
        {"rejected", "Planen blev hverken vedtaget eller tiltrådt."},
        {"rejected", "Udvalget besluttede, at støtten ikke kan imødekommes."},
        {"rejected", "Støtten kan vedtages, hvis regionen bidrager. Regionen bidrager ikke. Sagen falder."},
        {"rejected", "Planen blev stemt ned."},
        {"null", "Planen er ikke af byrådet godkendt."},
        {"rejected", "Planen godkendte udvalget dog ikke."},
        {"null", "Udvalget besluttede, at planen ikke på noget tidspunkt vedtages."},
        {"null", "Planen kunne vedtages."},
        {"rejected", "Udvalget giver ikke tilladelse til skuret."},
        {"rejected", "Dispensation gives ikke."},
        {"null", "Byrådet afventer, at regionen har godkendt planen."},
        {"postponed", "Udvalget vedtog at udskyde planen."},
        {"postponed", "Forslaget bortfaldt. Punktet genoptages."},
        {"postponed", "Udvalget godkendte punkt a, men besluttede at udsætte resten."},
        {"approved", "Udvalget kan tiltræde planen."},
        {"approved", "Der var ikke bemærkninger, og planen blev vedtaget."},
        {"approved", "Godkendt, at der ikke søges."},
        {"approved", "Forslag om en ny sti blev vedtaget."},
        {"approved", "Vedtages, såfremt regionen bidrager."}}));

TEST(Outcome, ConsentThatIsConditionalOrTakenBackIsDoubtful) {
  EXPECT_TRUE(read_verdict("Vedtages, såfremt regionen bidrager.", 3, 0).contradicted);
  EXPECT_TRUE(read_verdict("Planen blev godkendt, og støtten blev afvist.", 3, 0).contradicted);
  EXPECT_TRUE(read_verdict("Forslaget bortfaldt. Punktet genoptages.", 3, 0).contradicted);
  EXPECT_TRUE(read_verdict("Udvalget besluttede ikke at udskyde planen.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Ønsket om at udskyde planen blev ikke vedtaget.", 3, 0).outcome);
  EXPECT_TRUE(read_verdict("Godkendt, idet prisen vægter 50 procent.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Godkendt, idet det bemærkes, at taksten er lav.", 3, 0).contradicted);
  EXPECT_TRUE(read_verdict("Nej, planen blev godkendt i maj.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Nej, sagen udsættes.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Godkendt.", 3, 0).contradicted);
}

TEST(Outcome, WordsAboutAnotherItemDoNotCount) {
  EXPECT_EQ(outcome_of("Punkt 15 udgår og sagen sendes tilbage til forvaltningen. Dagsordenen godkendt.", 1),
            "approved");
  EXPECT_EQ(outcome_of("Punkt 15 udgår.", 15), "withdrawn");
  // Consent to the agenda with a change: neither as it was, nor put off.
  EXPECT_EQ(outcome_of("Godkendt, idet punkt 7 udsættes.", 1), "amended");
}

TEST(Outcome, PointsThatDifferAreSplit) {
  const Verdict verdict = read_verdict("Ad 1: Godkendt.\nAd 2-3: Drøftet.", 4, 3);
  EXPECT_EQ(verdict.outcome, Outcome::kSplit);
  EXPECT_THAT(verdict.points, ElementsAre(PointOutcome{{"1"}, Outcome::kApproved},
                                          PointOutcome{{"2", "3"}, Outcome::kDiscussed}));
}

TEST(Outcome, APointThatIsLeftToAnotherBodyDoesNotSplit) {
  const Verdict verdict = read_verdict("Indstillingspunkt 1: Anbefales.", 4, 2);
  EXPECT_EQ(verdict.outcome, Outcome::kRecommended);
  EXPECT_THAT(verdict.points, ElementsAre(PointOutcome{{"1"}, Outcome::kRecommended}));
}

TEST(Outcome, LabelsOfPointsInTheirForms) {
  for (const char* text : {"1. - 2. Godkendt.", "At 1-2: Godkendt.", "Ad. 1 og 2: Godkendt.",
                           "Indstillingspunkt 1-2: Godkendt."}) {
    EXPECT_THAT(read_verdict(text, 9, 2).points, ElementsAre(PointOutcome{{"1", "2"}, Outcome::kApproved}))
        << text;
  }
}

TEST(Outcome, AWishToVoteAgainstIsNoDissent) {
  EXPECT_THAT(read_verdict("Vedtaget. Ida Dam (O) ville stemme imod, men gjorde det ikke.", 3, 0).dissents,
              IsEmpty());
}

TEST(Outcome, DissentsAreKeptWithTheirQuotation) {
  EXPECT_THAT(
      read_verdict("Godkendt. Liste Ø ønsker tilført protokollen: ”Vi er imod.” Bo Mose (V) tager forbehold.",
                   1, 0)
          .dissents,
      ElementsAre("Liste Ø ønsker tilført protokollen: ”Vi er imod.”", "Bo Mose (V) tager forbehold."));
  EXPECT_THAT(read_verdict("Udvalget kan ikke anbefale forslaget.", 1, 0).dissents, IsEmpty());
}

TEST(Outcome, ReferredNamesTheBody) {
  EXPECT_EQ(read_verdict("Sagen oversendes til Økonomiudvalget til fornyet behandling.", 1, 0).referred_to,
            "Økonomiudvalget");
  EXPECT_EQ(read_verdict("Oversendes til 2. behandling den 6. oktober.", 1, 0).referred_to, std::nullopt);
}

TEST(Outcome, TwoResultsOfEqualStrengthAreReported) {
  EXPECT_TRUE(read_verdict("Godkendt. Sagen udsat.", 1, 0).contradicted);
  EXPECT_FALSE(read_verdict("Drøftet. Godkendt.", 1, 0).contradicted);
}

TEST(Outcome, AMainVoteAfterALostAmendmentIsTheOutcome) {
  EXPECT_EQ(
      outcome_of(
          "Bo Holm (A) stillede ændringsforslag om en sti. Ændringsforslaget faldt. Indstillingen godkendt."),
      "approved");
  // Its fate is not told; the sentence about the recommendation is no fate of the amendment.
  EXPECT_EQ(
      outcome_of("Bo Holm (A) stillede ændringsforslag om en sti. Forvaltningens indstilling godkendt."),
      "approved");
  EXPECT_EQ(outcome_of("Ændringsforslaget blev vedtaget. Indstillingen godkendt."), "amended");
}

TEST(Outcome, TheMajoritysNoIsTheDecision) {
  EXPECT_EQ(outcome_of("Et flertal i udvalget (B og C) kan ikke anbefale, at broen bygges."), "rejected");
  EXPECT_EQ(outcome_of("Et mindretal i udvalget (B) kan ikke anbefale, at broen bygges."), "null");
  EXPECT_THAT(read_verdict("Et flertal i udvalget (B og C) kan ikke anbefale broen.", 1, 0).dissents,
              IsEmpty());
}

TEST(Outcome, AResultBehindVotersWithoutAStopCounts) {
  EXPECT_EQ(
      outcome_of("For stemte: A og B, i alt 4 Imod stemte: V og C, i alt 9 Forslaget er dermed faldet."),
      "rejected");
  EXPECT_EQ(outcome_of("For stemte: A og B, der fandt, at forslaget er dermed faldet"), "null");
}

TEST(Outcome, AMotionThatIsCarriedIsTheResult) {
  EXPECT_EQ(
      outcome_of("Venstre stillede forslag om, at sagen sendes tilbage til Skoleudvalget. Forslaget blev "
                 "vedtaget med 11 stemmer for og 9 imod."),
      "referred");
  EXPECT_EQ(
      outcome_of("Bo Holm (A) foreslog, at punktet udsættes. Forslaget faldt. Indstillingen blev godkendt."),
      "approved");
}

TEST(Outcome, ConsentWithAnotherDoingIsAmended) {
  EXPECT_EQ(outcome_of("Godkendt, dog at fristen er den 15. november."), "amended");
  EXPECT_EQ(outcome_of("Tiltrådt, idet løbetiden nedsættes til to år."), "amended");
  EXPECT_EQ(outcome_of("Godkendt, idet det bemærkes, at prisen er høj."), "approved");
  EXPECT_EQ(outcome_of("Godkendt, idet Ø stemte imod."), "approved");
}

TEST(Outcome, AMotionMayBeCarriedInOtherWords) {
  for (const char* fate :
       {" Dette blev godkendt.", " Det blev vedtaget med 12 stemmer mod 7.", " Byrådet godkendte dette."})
    EXPECT_EQ(outcome_of("Bo Holm (A) foreslog, at punktet udsættes." + std::string(fate)), "postponed")
        << fate;
  EXPECT_EQ(outcome_of("Bo Holm (A) foreslog, at punktet udsættes, hvilket blev tiltrådt."), "postponed");
  EXPECT_TRUE(read_verdict("Bo Holm (A) foreslog, at punktet udsættes. Vedtaget.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Bo Holm (A) foreslog, at punktet udsættes. Indstillingen blev godkendt.", 3, 0)
                   .contradicted);
}

TEST(Outcome, WhatFollowsAQuestionIsNotLost) {
  EXPECT_EQ(outcome_of("Bo Mose (V) spurgte til taget. Forvaltningen svarede, at det males."), "no_decision");
  EXPECT_EQ(outcome_of("Udvalget spurgte ind til taget og tog notatet til efterretning. Forvaltningen sender "
                       "en tegning."),
            "noted");
  EXPECT_EQ(outcome_of("Formanden spurgte, om udvalget kunne tiltræde planen, og det kunne alle."), "null");
  EXPECT_EQ(outcome_of("Der var ingen spørgsmål, og redegørelsen blev taget til efterretning."), "noted");
}

TEST(Outcome, WhoIsForARefusalRecommendsNothing) {
  EXPECT_EQ(outcome_of("Udvalget indstiller til afslag."), "rejected");
  EXPECT_EQ(outcome_of("A, C og V (5) indstiller til godkendelse. F og Ø indstiller til afslag."),
            "recommended");
  EXPECT_TRUE(read_verdict("A og C indstiller til godkendelse, mens F og Ø indstiller til afslag.", 3, 0)
                  .contradicted);
}

TEST(Outcome, WhatIsDeniedOrLeftToOthersIsNotDecided) {
  EXPECT_EQ(outcome_of("Udvalget er enigt om at anbefale planen."), "recommended");
  EXPECT_NE(outcome_of("Udvalget var ikke enigt om at anbefale planen."), "recommended");
  EXPECT_EQ(outcome_of("Udvalget besluttede at give afslag."), "rejected");
  EXPECT_NE(outcome_of("Udvalget bemyndiger forvaltningen til at give afslag."), "rejected");
  EXPECT_EQ(outcome_of("Godkendt, dog blev punkt 2 ikke godkendt."), "amended");
  EXPECT_NE(outcome_of("Godkendt, men noteret at 3 medlemmer ikke kom."), "amended");
  EXPECT_THAT(read_verdict("Udvalget tager et klart forbehold.", 3, 0).dissents, testing::SizeIs(1));
  EXPECT_THAT(read_verdict("Udvalget tager intet forbehold.", 3, 0).dissents, IsEmpty());
}

TEST(Outcome, QuestionsAloneAreNoAnswer) {
  EXPECT_EQ(outcome_of("Hvem ejer skuret? Hvad koster det? (Ida Kjær)"), "no_decision");
  EXPECT_EQ(outcome_of("Skal skuret males? Skal stien lukkes?"), "null");
}

TEST(Outcome, WhoWouldHaveConsentedIsAskedOnlyWhereTheCaseWasRefused) {
  EXPECT_EQ(outcome_of("Ansøgningen blev afslået. Bo Mose (A) kunne tiltræde ansøgningen for et år."),
            "rejected");
  for (const char* text :
       {"Udvalget afslog at udsætte sagen. Bo Mose (A) kunne tiltræde planen, og den blev godkendt.",
        "Forslaget om udskydelse blev forkastet. Bo Mose (A) og Ida Kjær (V) kunne tiltræde planen.",
        "Ansøgningen blev afslået. Bo Mose (A) kunne støtte planen, og den blev godkendt."}) {
    const Verdict verdict = read_verdict(text, 3, 0);
    EXPECT_TRUE(verdict.contradicted || verdict.outcome != Outcome::kRejected) << text;
    EXPECT_THAT(verdict.dissents, IsEmpty()) << text;
  }
}

TEST(Outcome, WhatIsDecidedBesideATalkIsForAPerson) {
  EXPECT_EQ(outcome_of("Udvalget behandlede temaet."), "discussed");
  EXPECT_NE(outcome_of("Udvalget behandlede oplægget og besluttede at lukke stien."), "discussed");
  EXPECT_TRUE(read_verdict("Udvalget drøftede planen og besluttede at lukke stien.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Udvalget drøftede planen og priserne.", 3, 0).contradicted);
}

TEST(Outcome, AGroupElectsPersonsOnly) {
  EXPECT_EQ(outcome_of("Venstre udpeger Ida Kjær (V) og Bo Mose (V)."), "approved");
  EXPECT_EQ(outcome_of("SF valgte Ida Kjær som stedfortræder."), "approved");
  EXPECT_EQ(outcome_of("Venstre vælger Ida Kjærs plan som sin."), "null");
  EXPECT_EQ(outcome_of("SF vælger Gammel Sti som første prioritet."), "null");
  EXPECT_TRUE(read_verdict("SF vælger Gammel Sti.", 3, 0).weak);
}

TEST(Outcome, WhatWasResolvedIsTheProcedureOnlyWhereItIsAll) {
  EXPECT_EQ(outcome_of("Udvalget besluttede, at sagen udsættes, og at forvaltningen skriver et notat."),
            "postponed");
  EXPECT_FALSE(read_verdict("Udvalget besluttede, at ansøgningen afvises.", 3, 0).contradicted);
  EXPECT_FALSE(read_verdict("Udvalget besluttede, at sagen udgår af dagsordenen.", 3, 0).contradicted);
  for (const char* text : {"Udvalget besluttede, at ansøgningen afvises, men at lånet ydes.",
                           "Udvalget besluttede, at den udgår af aftalen, og at resten godkendes.",
                           "Udvalget besluttede, at den udgår af budgettet.",
                           "Udvalget vedtog, at det afvises at betale for stien.",
                           "Byrådet vedtog, at det udgår af aftalen, at stien belyses.",
                           "Det blev vedtaget, at det henvises til næste forår."})
    EXPECT_TRUE(read_verdict(text, 3, 0).contradicted) << text;
}

TEST(Outcome, ABoardGrantsWhatItSaysAndNoLess) {
  EXPECT_EQ(outcome_of("Idrætsrådet bevilger 4.000 kr. til bolde."), "approved");
  EXPECT_EQ(outcome_of("Idrætsrådet bevilger 0 kr."), "null");
  EXPECT_EQ(outcome_of("Idrætsrådet bevilger 4.000 kr. mindre end sidste år."), "null");
}

TEST(Outcome, AnAmendmentToAnotherPointChangesThatPoint) {
  const auto points = [](const char* text) { return read_verdict(text, 9, 3).points; };
  const PointOutcome first{{"1"}, Outcome::kApproved};
  const PointOutcome amended{{"2"}, Outcome::kAmended};
  EXPECT_THAT(points("1. Godkendt.\nÆndringsforslaget til punkt 2 blev vedtaget.\n2. Godkendt."),
              ElementsAre(first, amended));
  EXPECT_THAT(points("Ad 1: Godkendt.\nÆndringsforslag fra C vedr. punkt 2: Stien belyses. Vedtaget.\n"
                     "Ad 2: Bortfaldt."),
              ElementsAre(first, amended));
  EXPECT_THAT(points("Ad 1: Godkendt.\nÆndringsforslag til punkt 2 blev vedtaget.\nAd 2-3: Godkendt."),
              ElementsAre(first, PointOutcome{{"3"}, Outcome::kApproved}, amended));
  EXPECT_THAT(points("Ad 1: Godkendt.\nÆndringsforslag til punkt 2 blev vedtaget.\nAd 3: Udsat."),
              ElementsAre(first, PointOutcome{{"3"}, Outcome::kPostponed}, amended));
  EXPECT_THAT(points("Ad 1. Godkendt.\nÆndringsforslag til punkt 2 om en bænk blev vedtaget."),
              ElementsAre(first, amended));
  EXPECT_THAT(points("Ad 1: Godkendt.\nÆndringsforslag til punkt 2 blev forkastet.\nAd 2: Godkendt."),
              ElementsAre(first, PointOutcome{{"2"}, Outcome::kApproved}));
  EXPECT_EQ(
      read_verdict("1. Godkendt.\nÆndringsforslaget til punkt 2 blev vedtaget.\n2. Godkendt.", 9, 2).outcome,
      Outcome::kAmended);
}

TEST(Outcome, WhatIsDoneInsteadOfConsentIsNoAmendment) {
  EXPECT_EQ(
      outcome_of(
          "Byrådet besluttede i stedet for at godkende indstillingen at sende sagen tilbage til udvalget."),
      "referred");
  EXPECT_EQ(outcome_of("Byrådet søger ikke om tilskud."), "null");
}

}  // namespace
}  // namespace frisaet::minutes
