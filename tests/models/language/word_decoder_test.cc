#include "models/language/word_decoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "models/language/language.h"
#include "models/language/umlaut_names.h"

namespace frisaet {
namespace {

const DanishLanguage& danish() {
  static const DanishLanguage language = *DanishLanguage::load();
  return language;
}

std::vector<Reading> readings(std::string_view read, WordDecoder::Place place = {}) {
  return WordDecoder(danish().lexicon, danish().words).readings(read, danish().lost_alphabet, place);
}

std::string best(std::string_view read, WordDecoder::Place place = {}) {
  const std::vector<Reading> found = readings(read, place);
  return found.empty() ? "" : found[0].word;
}

TEST(WordModel, CommonWordsBeatRareOnesAndRareOnesCompounds) {
  const WordModel& words = danish().words;
  EXPECT_GT(words.log_probability("på"), words.log_probability("vandhane"));
  EXPECT_GT(words.log_probability("vandhane"), words.log_probability("vandhanemøde"));
  EXPECT_GT(words.log_probability("vandhanemøde"), words.log_probability("vxndhane"));
  EXPECT_EQ(words.log_probability("vxndhane"), WordModel::kUnknown);
}

TEST(WordModel, ShortCompoundsAreAccidents) {
  const WordModel& words = danish().words;
  EXPECT_GT(words.log_probability("dagtilbudsplanlægning"), words.log_probability("barplan"));
}

TEST(WordModel, NeighboursSpeakForAWord) {
  const WordModel& words = danish().words;
  EXPECT_GE(words.context("ordinært", "møde", "den"), 2 * WordModel::kNeighbour);
  EXPECT_LE(words.context("ordinært", "måde", ""), 0);
  EXPECT_EQ(words.context("x", "vandhane", "y"), 0);
}

TEST(WordModel, WhatWasCountedSpeaksForAndAgainst) {
  const WordModel& words = danish().words;
  EXPECT_GT(words.context(",", "før", "du"), words.context(",", "for", "du") + 3);
  EXPECT_GT(words.context("stedet", "for", "at"), words.context("stedet", "før", "at") + 3);
  for (const char* word : {"for", "før", "så", "det"}) {
    EXPECT_LE(std::abs(words.context("for", word, "for")), 2 * WordModel::kMostOfOneSide) << word;
  }
}

TEST(WordModel, NeighboursMayBeEndingsGroupsAndNumbers) {
  const WordModel& words = danish().words;
  EXPECT_GT(words.context(",", "før", "rammerne"), words.context(",", "for", "rammerne") + 3);
  EXPECT_GE(words.context("bliver", "malet", ""), WordModel::kNeighbour);
  EXPECT_GE(words.context("#", "bar", ""), WordModel::kNeighbour);
  EXPECT_LT(words.context("#", "bør", ""), WordModel::kNeighbour);
  EXPECT_LT(words.context("erne", "malet", "erne"), WordModel::kNeighbour) << "an ending alone is no word";
}

TEST(WordModel, WordsInUseBeatOthersOfTheDictionary) {
  const WordModel& words = danish().words;
  for (const auto& [used, other] : std::vector<std::pair<const char*, const char*>>{
           {"strømmen", "strammen"}, {"kæden", "keden"}, {"skråt", "skrat"}, {"rødt", "redt"}}) {
    EXPECT_GT(words.log_probability(used), words.log_probability(other)) << used;
  }
}

TEST(WordModel, CompoundsThatEndInACommonWordBeatOthers) {
  const WordModel& words = danish().words;
  EXPECT_GT(words.log_probability("handicapråd"), words.log_probability("handicaprad"));
  EXPECT_GT(words.log_probability("naturbeskyttelsesloven"), words.log_probability("naturbeskyttelsesløven"));
}

TEST(UmlautNames, AreKnownByWhatIsReadForThem) {
  EXPECT_EQ(umlaut_name("Miller"), "Müller");
  EXPECT_EQ(umlaut_name("Giinther"), "Günther");
  EXPECT_EQ(umlaut_name("Ozturk"), "Öztürk");
  for (const char* other : {"", "Madsen", "muller"}) EXPECT_EQ(umlaut_name(other), "") << other;
}

TEST(WordModel, NamesOfPlacesAreCompoundsThatEndInOne) {
  const WordModel& words = danish().words;
  for (const char* word : {"møllevej", "kirkegade", "skovbakken"}) EXPECT_TRUE(words.is_place(word)) << word;
  for (const char* word : {"vej", "møllehjul", "mollxvej", "by", ""})
    EXPECT_FALSE(words.is_place(word)) << word;
}

TEST(WordModel, KnowsWhichWordsHaveCapitalsInside) {
  EXPECT_TRUE(danish().words.has_capital("økonomiudvalget"));
  EXPECT_FALSE(danish().words.has_capital("ønsker"));
}

TEST(Confusions, AreMovedTowardsWhatWasSeen) {
  const auto probability = [](const ConfusionModel& model, const std::string& read,
                              const std::string& meant) {
    for (const Confusion& c : model.beginning_with(read[0])) {
      if (c.read == read && c.meant == meant && !c.capital) return std::exp(c.log_probability);
    }
    return 0.0;
  };
  const ConfusionModel& before = danish().lost_alphabet;
  const ConfusionModel after = before.adapted({{{"g", "ø"}, 80}, {{"o", "ø"}, 1}});
  EXPECT_GT(probability(after, "g", "ø"), probability(before, "g", "ø"));
  EXPECT_LT(probability(after, "o", "ø"), probability(before, "o", "ø"));
  EXPECT_EQ(probability(after, "a", "å"), probability(before, "a", "å")) << "nothing was seen of å";
  EXPECT_NEAR(probability(after, "g", "ø"), (20 * 0.46 + 80) / 101, 1e-9);
}

TEST(WordDecoder, FindsWhatWasMeant) {
  for (const auto& [read, meant] :
       std::vector<std::pair<std::string, std::string>>{{"pa", "på"},
                                                        {"veere", "være"},
                                                        {"omradet", "området"},
                                                        {"sgge", "søge"},
                                                        {"beskeeftigelsesomradet", "beskæftigelsesområdet"},
                                                        {"vedtaegtseendring", "vedtægtsændring"},
                                                        {"igbende", "løbende"},
                                                        {"ans@gning", "ansøgning"},
                                                        {"s&", "så"}}) {
    EXPECT_EQ(best(read), meant) << read;
  }
}

TEST(WordDecoder, ReadingsSayWhichConfusionsTheyNeed) {
  const std::vector<Reading> found = readings("sgrg");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].word, "sørg");
  ASSERT_EQ(found[0].confusions.size(), 1U);
  EXPECT_EQ(found[0].confusions[0].read, "g");
  EXPECT_EQ(found[0].confusions[0].meant, "ø");
  EXPECT_EQ(found[0].channel, danish().lost_alphabet.log_probability(found[0].confusions[0].id));
  EXPECT_LT(found[0].channel, 0);
}

TEST(WordDecoder, AKnownWordIsAmongItsOwnReadingsAtNoCost) {
  const std::vector<Reading> found = readings("vejen");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].word, "vejen");
  EXPECT_EQ(found[0].channel, 0);
}

TEST(WordDecoder, NamesAreReadOnlyWhereACapitalStands) {
  EXPECT_EQ(best("jgrgensen", {true, false}), "Jørgensen");
  EXPECT_EQ(best("jgrgensen"), "");
}

TEST(WordDecoder, FirstPartsAreWordsBeforeAHyphen) {
  EXPECT_EQ(best("kebenhavner", {false, true}), "københavner");
}

TEST(WordDecoder, NonsenseHasNoReadings) {
  for (const std::string read : {"", "xqzt", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"})
    EXPECT_TRUE(readings(read).empty()) << read;
}

TEST(WordDecoder, HostileWordsEndInTime) {
  std::string word;
  for (int i = 0; i < 60; ++i) word += "aeog";
  readings(word);  // a search without bounds would take longer than the universe has
}

}  // namespace
}  // namespace frisaet
