#include "pipeline/read/page_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "tests/pipeline/read/placed_print.h"

namespace frisaet {
namespace {

using samples::arranged;
using samples::print;

/// Letters set apart, words parted by a blank more.
std::vector<PlacedWord> spaced(const std::string& text, double gap) {
  std::vector<PlacedWord> words;
  double x = 72;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    PlacedWord word;
    word.text = text.substr(at, c.size);
    at += c.size;
    if (word.text != " ") {
      word.box = word.upright = {x, 100, x + 6, 111};
      word.size = 10;
      words.push_back(word);
    }
    x += (word.text == " " ? 2.8 : 6) + gap;
  }
  return words;
}

TEST(Arrange, LinesFollowFromTopToBottomAndWordsFromLeftToRight) {
  std::vector<PlacedWord> words;
  print(words, 72, 113, "anden linje");
  print(words, 72, 100, "Første linje");
  EXPECT_EQ(arranged(words).text, "Første linje\nanden linje");
}

TEST(Arrange, WordsNameTheirTextAndKeepTheirPlace) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Første linje");
  const RawPage page = arranged(words);
  ASSERT_EQ(page.words.size(), 2U);
  EXPECT_EQ(page.words[1].span.of(page.text), "linje");
  EXPECT_EQ(page.words[1].box, words[1].box);
  EXPECT_EQ(page.words[1].font_size, 10);
}

TEST(Arrange, LargerDistanceBeginsABlock) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "et afsnit");
  print(words, 72, 113, "på to linjer");
  print(words, 72, 133, "et nyt afsnit");
  print(words, 72, 146, "på to linjer");
  EXPECT_EQ(arranged(words).text, "et afsnit\npå to linjer\n\net nyt afsnit\npå to linjer");
}

TEST(Arrange, ListNumberStandsBeforeItsParagraph) {
  std::vector<PlacedWord> words;
  print(words, 100, 100, "at sagen sendes videre");
  print(words, 100, 113, "til behandling");
  print(words, 72, 101.5, "1.");
  EXPECT_EQ(arranged(words).text, "1. at sagen sendes videre\ntil behandling");
}

TEST(Arrange, PartsThatTheFileSaysBelongTogetherAreOneWord) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "fol keskole");
  words[0].space_after = false;
  const double shift = words[1].box.x0 - words[0].box.x1;
  words[1].box.x0 -= shift;
  words[1].box.x1 -= shift;
  words[1].upright = words[1].box;
  const RawPage page = arranged(words);
  EXPECT_EQ(page.text, "folkeskole");
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_EQ(page.words[0].box, hull(words[0].box, words[1].box));
}

TEST(Arrange, LettersOfASpacedHeadingBecomeWords) {
  for (const double gap : {1.5, 3.0, 6.0}) {
    EXPECT_EQ(arranged(spaced("BESLUTNING OM SKOLER", gap)).text, "BESLUTNING OM SKOLER") << gap;
  }
  const RawPage page = arranged(spaced("Ændring", 3));
  ASSERT_EQ(page.words.size(), 1U);
  EXPECT_EQ(page.words[0].box.x0, 72);
  EXPECT_EQ(page.words[0].box.x1, 132);
}

TEST(Arrange, PairsThatKerningHasDrawnTogetherBelongToASpacedHeading) {
  const auto line = [](const std::vector<std::pair<std::string, double>>& parts) {  // text, gap before
    std::vector<PlacedWord> words;
    double x = 72;
    for (const auto& [text, gap] : parts) {
      std::vector<PlacedWord> part;
      print(part, x + gap, 100, text);
      x = part.front().box.x1;
      words.push_back(part.front());
    }
    return arranged(words).text;
  };
  EXPECT_EQ(line({{"A", 0}, {"F", 1.5}, {"TA", 1.5}, {"LE", 1.5}, {"OM", 6}, {"SKOLEN", 6}}),
            "AFTALE OM SKOLEN");
  EXPECT_EQ(line({{"BESLUT", 0}, {"N", 1.5}, {"IN", 1.5}, {"G", 1.5}, {"E", 1.5}, {"N", 1.5}}),
            "BESLUTNINGEN");
  EXPECT_EQ(line({{"så", 0}, {"vi", 2.8}, {"er", 2.8}, {"på", 2.8}, {"ø", 2.8}, {"i", 2.8}, {"å", 2.8}}),
            "så vi er på ø i å");
  EXPECT_EQ(line({{"JA", 0}, {"V", 6}, {"C", 6}, {"LA", 6}, {"O", 6}}), "JA V C LA O");
}

TEST(Arrange, LettersThatMakeNoWordsStayApart) {
  EXPECT_EQ(arranged(spaced("AVØOFB", 6)).text, "A V Ø O F B");  // parties over the columns of a vote
  EXPECT_EQ(arranged(spaced("på", 6)).text, "p å");
}

TEST(Arrange, WordsTurnedAgainstTheOthersComeLast) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Referat af mødet");
  PlacedWord stamp;
  stamp.text = "MODTAGET";
  stamp.turn = 1;
  stamp.box = {20, 90, 30, 150};
  stamp.upright = {90, 565, 150, 575};
  stamp.size = 10;
  words.push_back(stamp);
  const RawPage page = arranged(words);
  EXPECT_EQ(page.text, "Referat af mødet\n\nMODTAGET");
  EXPECT_EQ(page.words.back().box, stamp.box);
}

TEST(Arrange, BlankWordsAreDropped) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "ord");
  PlacedWord blank = words.front();
  blank.text = "\u00A0 ";
  words.push_back(blank);
  EXPECT_EQ(arranged(words).text, "ord");
  EXPECT_EQ(arranged({}).text, "");
}

TEST(Arrange, PageOfManyThousandScatteredWordsIsDoneInTime) {
  std::mt19937 random(9);
  std::vector<PlacedWord> words;
  for (int i = 0; i < 60'000; ++i) {
    print(words, static_cast<double>(random() % 600), static_cast<double>(random() % 840), "x", 2);
  }
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(arranged(words).words.size(), words.size());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{10});
}

TEST(Arrange, AnyBoxesGiveWordsInOrderAndNoneIsLost) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::vector<PlacedWord> words;
    const std::size_t count = random() % 200;
    for (std::size_t i = 0; i < count; ++i) {
      print(words, static_cast<double>(random() % 600), static_cast<double>(random() % 840),
            "o" + std::to_string(i), 4 + static_cast<double>(random() % 30));
      words.back().turn = random() % 10 == 0 ? static_cast<int>(random() % 4) : 0;
    }
    std::vector<Box> rules;
    for (std::size_t i = random() % 12; i > 0; --i) {
      const auto at = [&](unsigned most) { return static_cast<double>(random() % most); };
      const Box from{at(600), at(840), 0, 0};
      rules.push_back(i % 2 == 0 ? Box{from.x0, from.y0, from.x0 + at(400), from.y0}
                                 : Box{from.x0, from.y0, from.x0, from.y0 + at(200)});
    }
    const RawPage page = arranged(words, rules);
    EXPECT_EQ(page.words.size(), words.size());
    std::size_t after = 0;
    for (const Word& word : page.words) {
      EXPECT_LE(after, word.span.begin);
      EXPECT_LT(word.span.begin, word.span.end);
      after = word.span.end;
    }
    EXPECT_LE(after, page.text.size());
  }
}

TEST(Arrange, AWordThatAPairOfLettersTearsIsOneWhereTheFileHasNoBlank) {
  std::vector<PlacedWord> words;
  print(words, 72, 100, "Chef");
  print(words, 72 + 20 + 1.6, 100, "konsulent");
  EXPECT_EQ(arranged(words).text, "Chef konsulent");
  words[0].space_after = false;
  EXPECT_EQ(arranged(words).text, "Chefkonsulent");
}

}  // namespace
}  // namespace frisaet
