#include <gmock/gmock.h>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

struct Case {
  std::string raw;
  std::string repaired;
};

void expect_all(const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(repaired(c.raw), c.repaired) << c.raw;
}

TEST(LineHyphens, DividedWordsAreJoinedAndTheBreakMovesBehindThem) {
  expect_all({{"vi søger på fol-\nkeskole eller dagtilbud", "vi søger på folkeskole\neller dagtilbud"},
              {"en beslut-\nning.", "en beslutning."},
              {"ved om-\nplacering af", "ved omplacering\naf"},
              {"hos Ravn-\nklippe i går", "hos Ravnklippe\ni går"},
              {"på beskæftigelsesom-\nrådet, og derfor", "på beskæftigelsesområdet,\nog derfor"},
              {"Kommunalbesty-\nrelsen har", "Kommunalbestyrelsen\nhar"},
              {"fol\u2010\nkeskole er", "folkeskole\ner"},
              {"aftalen om vel-\n  færd er", "aftalen om velfærd\n  er"},
              {"til- \nkendegive interesse", "tilkendegive \ninteresse"},
              {"fol-\r\nkeskole er", "folkeskole\r\ner"}});
}

TEST(LineHyphens, AWordMayRunOverThreeLines) {
  expect_all({{"i beskæfti-\ngelsesom-\nrådet sker", "i beskæftigelsesområdet\nsker"}});
}

TEST(LineHyphens, TheLastWordOfALineTakesItsOwnBreak) {
  expect_all(
      {{"en be-\nslutning\nmere tekst", "en beslutning\nmere tekst"}, {"en be-\nslutning", "en beslutning"}});
}

TEST(LineHyphens, AWebAddressKeepsTheSignItIsBrokenAt) {
  expect_all(
      {{"læs på https://www.kl.dk/ny-\nrunde/skema i dag", "læs på https://www.kl.dk/ny-runde/skema\ni dag"},
       {"læs på https://www.kl.dk/\nny-runde/skema i dag", "læs på https://www.kl.dk/ny-runde/skema\ni dag"},
       {"svar på https://\nsvar.kl.dk/tre-ting. Vi", "svar på https://svar.kl.dk/tre-ting.\nVi"},
       {"se https://havn.dk/hoe\u2010\nringer/2 og", "se https://havn.dk/hoeringer/2\nog"},
       {"se havn.dk/\nbilag17 og", "se havn.dk/bilag17\nog"},
       {"se www.havn.dk/\nskema.html. Vi", "se www.havn.dk/skema.html.\nVi"}});
}

TEST(LineHyphens, ASentenceGoesOnBelowAWebAddress) {
  for (const std::string text :
       {"se www.kl.dk/skema/\n2023 bliver året", "se www.kl.dk/skema/\nog svar",
        "se www.kl.dk/skema-\nog svar", "og/eller\nny-runde", "enten/\neller", "se havn.dk/\nbilaget er",
        "på side 3.dk.4/\nbilag17", "se www.havn.dk/\nf.eks. her"})
    EXPECT_EQ(repaired(text), text);
}

TEST(LineHyphens, EmptyLinesOfDoubleSpacedTextsAreCrossed) {
  expect_all({{"på fol-\n\nkeskole eller\n\nandet", "på folkeskole\n\neller\n\nandet"}});
}

TEST(LineHyphens, AnEmptyLineBetweenStrangersStays) {
  for (const std::string text : {"Xyl-\n\nqvist bor her", "i Lyngby-\n\nTaarbæk", "side 4-\n\n7"})
    EXPECT_EQ(repaired(text), text);
}

TEST(LineHyphens, HyphensThatStandForTheRestOfAWordStay) {
  for (const std::string text :
       {"dagtilbuds-, folkeskole- eller ældreområdet", "inden for skole-\nog dagtilbudsområdet",
        "sundheds-\neller omsorgsopgaver", "kultur-\nsamt fritidsområdet", "dagtilbuds-,\nfolkeskole- eller",
        "børne- \nog ungeudvalget", "ud-\ntil og ind"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(LineHyphens, WordsThatEndLikeAConjunctionAreStillJoined) {
  expect_all({{"to mod-\neller blev", "to modeller\nblev"}});
}

TEST(LineHyphens, ATrailingHyphenStaysWithTheJoinedWord) {
  expect_all({{"både fol-\nkeskole- og dagtilbud", "både folkeskole-\nog dagtilbud"},
              {"på dagtil-\nbuds-, skole- eller", "på dagtilbuds-,\nskole- eller"}});
}

TEST(LineHyphens, AbbreviationsInCapitalsKeepTheirHyphen) {
  expect_all({{"drøftes i MED-\norganisationen i maj", "drøftes i MED-organisationen\ni maj"},
              {"nyt IT-\nsystem til", "nyt IT-system\ntil"},
              {"BESKÆFTI-\nGELSE 2023", "BESKÆFTIGELSE\n2023"}});
}

TEST(LineHyphens, NamesWithTwoPartsKeepTheirHyphen) {
  expect_all({{"i Lyngby-\nTaarbæk Kommune", "i Lyngby-Taarbæk\nKommune"},
              {"Hans Møller-\nKjær mødte", "Hans Møller-Kjær\nmødte"}});
}

TEST(LineHyphens, ShortFirstPartsKeepTheHyphenTheDictionaryHas) {
  expect_all({{"sendt som e-\nmail i går", "sendt som e-mail\ni går"},
              {"en ikke-\nlovpligtig opgave", "en ikke-lovpligtig\nopgave"},
              {"et it-\nsystem til", "et it-system\ntil"}});
}

TEST(LineHyphens, NumbersKeepTheirHyphen) {
  expect_all({{"i budget 2023-\n26 er der", "i budget 2023-26\ner der"},
              {"tlf. 12 34-\n56 78", "tlf. 12 34-56\n78"}});
}

TEST(LineHyphens, DashesListsAndAmountsAreNotDivisions) {
  for (const std::string text : {"Pris 200,-\nI alt", "slut -\nnæste linje", "- første\n- anden",
                                 "-----\ntekst", "kolonne 1-\ntekst", "3.000,-\n4.000,-"}) {
    EXPECT_EQ(repaired(text), text);
  }
}

TEST(LineHyphens, TheFindingCoversWordAndBreak) {
  const std::vector<RepairedText> result = repair_pages(text_pages({"vi søger fol-\nkeskole nu"}));
  ASSERT_EQ(result[0].repairs.size(), 1U);
  const Repair& repair = result[0].repairs[0];
  EXPECT_EQ(repair.rule, "line_hyphen");
  EXPECT_EQ(repair.before, "fol-\nkeskole ");
  EXPECT_EQ(repair.after, "folkeskole\n");
  EXPECT_EQ(result[0].to_raw.to_source(Span{10, 20}), (Span{10, 22}));
}

TEST(LineHyphens, AWordDividedOverTwoPagesStandsWholeOnTheFirst) {
  const auto results =
      repair(text_pages({"Det gælder på beskæf-\n", "tigelsesområdet, men\nikke her"}), danish());
  EXPECT_EQ(results[0].text, "Det gælder på beskæftigelsesområdet,\n");
  EXPECT_EQ(results[1].text, "men\nikke her");
  const auto printed =
      repair(text_pages({"Det gælder på beskæf\u2010\n", "tigelsesområdet, men\nikke her"}), danish());
  EXPECT_EQ(printed[0].text, results[0].text);
  EXPECT_EQ(printed[1].text, results[1].text);
}

TEST(LineHyphens, AtAPagesEndOnlyWordsAreJoined) {
  for (const auto& [end, begin] :
       std::vector<std::pair<std::string, std::string>>{{"til skole-", "og dagtilbudsområdet"},
                                                        {"af Xyl-", "qvist og andre"},
                                                        {"i alt 17-", "18 børn"},
                                                        {"slutter -", "beslutning"},
                                                        {"hele fol-", "Keskole"}}) {
    const auto results = repair(text_pages({end, begin}), danish());
    EXPECT_EQ(results[0].text, end);
    EXPECT_EQ(results[1].text, begin);
  }
}

}  // namespace
}  // namespace frisaet
