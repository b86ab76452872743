#include "models/document/raw_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A text that was rewritten in these places, each a repair; `rule` furniture takes its piece out.
struct Change {
  std::string what, with, rule = "line_hyphen";
};
RepairedText repaired(const std::string& raw, const std::vector<Change>& changes) {
  RepairedText result;
  Rewriter out(raw);
  std::size_t from = 0;
  for (const Change& change : changes) {
    const std::size_t at = raw.find(change.what, from);
    from = at + change.what.size();
    out.replace({at, from}, change.with);
    result.repairs.push_back(
        {change.rule, Repair::Status::kApplied, {at, from}, {}, change.what, change.with, 1, {}});
    if (change.rule == "furniture")
      result.furniture.push_back(
          {change.what, OffsetMap::from_pieces({{0, {at, from}, OffsetMap::Kind::kCopied}},
                                               change.what.size(), raw.size())});
  }
  Mapped mapped = out.finish();
  result.text = std::move(mapped.text);
  result.to_raw = std::move(mapped.map);
  for (Repair& repair : result.repairs) repair.repaired = result.to_raw.to_target(repair.raw);
  return result;
}

const std::string kRaw = "Hoved\nvi er her-\nmed i skolen her-\nmed igen";

TEST(RawWords, TheNamedOneOfTwoAlikeIsTakenBack) {
  const RepairedText machine = repaired(kRaw, {{"her-\nmed ", "hermed\n"}, {"her-\nmed ", "hermed\n"}});
  ASSERT_EQ(machine.text, "Hoved\nvi er hermed\ni skolen hermed\nigen");
  const RepairName second = name_of(machine, 3, 1);
  EXPECT_EQ(second, (RepairName{3, "her-\nmed ", "hermed\n", 2}));
  const RepairedText result = with_raw_words(machine, kRaw, 3, {second});
  EXPECT_EQ(result.text, "Hoved\nvi er hermed\ni skolen her-\nmed igen");
  EXPECT_TRUE(result.to_raw.valid());
  EXPECT_EQ(result.repairs[0].status, Repair::Status::kApplied);
  EXPECT_EQ(result.repairs[0].repaired.of(result.text), "hermed\n");
  EXPECT_EQ(result.repairs[1].status, Repair::Status::kTakenBack);
  EXPECT_EQ(result.repairs[1].repaired.of(result.text), "her-\nmed ");
}

TEST(RawWords, AllNamesAtOnceAreThoseOfEach) {
  RepairedText text;
  for (const auto status : {Repair::Status::kApplied, Repair::Status::kSuggested, Repair::Status::kApplied,
                            Repair::Status::kApplied})
    for (const char* before : {"a", "b", "a"})
      text.repairs.push_back({"nfc", status, {}, {}, before, "c", 1, {}});
  const std::vector<RepairName> names = names_of(text, 2);
  ASSERT_EQ(names.size(), text.repairs.size());
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(names[i], name_of(text, 2, i)) << i;
  EXPECT_EQ(names.back().occurrence, 6);
  EXPECT_EQ(names[5].occurrence, 2) << "suggestions are counted apart";
}

/// Overlapping, touching, empty and nested places, running heads and suggestions among them.
TEST(RawWords, AllWordsAtOnceAreThoseOfEach) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  int can_go = 0;
  for (int round = 0; round < 2'000; ++round) {
    constexpr std::size_t kSize = 40;
    RepairedText text;
    text.text = std::string(kSize, 'x');
    text.to_raw = OffsetMap::from_pieces({{0, {0, kSize}, OffsetMap::Kind::kCopied}}, kSize, kSize);
    for (std::size_t n = 1 + below(12); n > 0; --n) {
      const std::size_t begin = below(kSize - 6);
      const Span place{begin, begin + below(6)};
      text.repairs.push_back({below(8) == 0 ? "furniture" : "nfc",
                              below(6) == 0 ? Repair::Status::kSuggested : Repair::Status::kApplied,
                              place,
                              place,
                              "a",
                              "b",
                              1,
                              {}});
    }
    const auto words = raw_words_of(text);
    ASSERT_EQ(words.size(), text.repairs.size());
    for (std::size_t i = 0; i < words.size(); ++i) {
      EXPECT_TRUE(words[i] == raw_word_of(text, i)) << round << ", " << i;
      can_go += words[i] ? 1 : 0;
    }
  }
  EXPECT_GT(can_go, 1'000);
}

TEST(RawWords, EveryByteLeadsBackToItsOwnRawByte) {
  const RepairedText machine = repaired(kRaw, {{"her-\nmed ", "hermed\n"}});
  const RepairedText result = with_raw_words(machine, kRaw, 1, {name_of(machine, 1, 0)});
  ASSERT_EQ(result.text, kRaw);
  for (std::size_t i = 0; i < kRaw.size(); ++i)
    EXPECT_EQ(result.to_raw.to_source({i, i + 1}), (Span{i, i + 1}));
}

TEST(RawWords, RepairsOfOneWordGoTogether) {
  RepairedText machine = repaired("fol-\nkesk0le", {{"fol-\nkesk0le", "folkeskole"}});
  machine.repairs.push_back(
      {"stray_letter", Repair::Status::kApplied, {5, 12}, {3, 10}, "kesk0le", "keskole", 1, {}});
  const RepairedText result = with_raw_words(machine, "fol-\nkesk0le", 1, {name_of(machine, 1, 1)});
  EXPECT_EQ(result.text, "fol-\nkesk0le");
  for (const Repair& repair : result.repairs) EXPECT_EQ(repair.status, Repair::Status::kTakenBack);
}

TEST(RawWords, ARunningHeadStandsInTheFlowAgain) {
  const RepairedText machine = repaired(kRaw, {{"Hoved\n", "", "furniture"}});
  ASSERT_EQ(machine.furniture.size(), 1U);
  const RepairedText result = with_raw_words(machine, kRaw, 1, {name_of(machine, 1, 0)});
  EXPECT_EQ(result.text, kRaw);
  EXPECT_THAT(result.furniture, IsEmpty());
}

TEST(RawWords, WhatCannotBeTakenBackStays) {
  RepairedText machine = repaired(kRaw, {{"Hoved\n", "", "furniture"}});
  machine.repairs.push_back(
      {"nfc", Repair::Status::kApplied, {1, 3}, {0, 0}, "ov", "ov", 1, {}});  // in the head
  machine.repairs.push_back({"umlaut", Repair::Status::kSuggested, {9, 11}, {3, 5}, "er", "ær", 1, {}});
  EXPECT_FALSE(raw_word_of(machine, 1));
  EXPECT_FALSE(raw_word_of(machine, 2));
  const auto nothing = {name_of(machine, 1, 1), name_of(machine, 1, 2), RepairName{2, "Hoved\n", "", 1},
                        RepairName{1, "andet", "x", 1}};
  EXPECT_EQ(with_raw_words(machine, kRaw, 1, nothing), machine);
}

/// `text` as a page where these words are suggested to be others.
RepairedText with_suggestions(const std::string& raw, RepairedText text,
                              const std::vector<std::pair<std::string, std::string>>& suggestions) {
  std::size_t from = 0;
  for (const auto& [what, with] : suggestions) {
    const std::size_t at = raw.find(what, from);
    from = at + what.size();
    text.repairs.push_back({"second_reading",
                            Repair::Status::kSuggested,
                            {at, from},
                            text.to_raw.to_target({at, from}),
                            what,
                            with,
                            0.5,
                            {}});
  }
  return text;
}

TEST(RawWords, TheNamedOneOfTwoSuggestionsAlikeIsTakenUp) {
  const std::string raw = "her-\nmed § i byen, § i skolen";
  const RepairedText machine = with_suggestions(raw, repaired(raw, {{"her-\nmed ", "hermed\n"}}),
                                                {{"§", "8"}, {"§", "8"}, {"skolen", "skålen"}});
  ASSERT_EQ(machine.text, "hermed\n§ i byen, § i skolen");
  const RepairName second = name_of(machine, 1, 2);
  EXPECT_EQ(second, (RepairName{1, "§", "8", 2}));
  const RepairedText result = with_raw_words(machine, raw, 1, {name_of(machine, 1, 0)}, {second});
  EXPECT_EQ(result.text, "her-\nmed § i byen, 8 i skolen");
  EXPECT_TRUE(result.to_raw.valid());
  EXPECT_EQ(result.repairs[0].status, Repair::Status::kTakenBack);
  EXPECT_EQ(result.repairs[1].status, Repair::Status::kSuggested);
  EXPECT_EQ(result.repairs[1].repaired.of(result.text), "§");
  EXPECT_EQ(result.repairs[2].status, Repair::Status::kTakenUp);
  EXPECT_EQ(result.repairs[2].repaired.of(result.text), "8");
  EXPECT_EQ(result.to_raw.to_source(result.repairs[2].repaired), machine.repairs[2].raw);
  EXPECT_EQ(result.repairs[3].repaired.of(result.text), "skolen");
}

TEST(RawWords, OfTwoSuggestionsForAWordOneIsTakenUp) {
  const std::string raw = "Hans Liibeck er her";
  RepairedText machine = with_suggestions(raw, repaired(raw, {}), {{"Liibeck", "Lübeck"}});
  machine.repairs.push_back(machine.repairs[0]);
  machine.repairs[1].after = "Libeck";
  Page page;
  page.raw.text = raw;
  page.repaired = machine;
  EXPECT_TRUE(can_be_taken_up(page, 0));
  EXPECT_TRUE(can_be_taken_up(page, 1));
  page.machine = machine;
  page.repaired = with_raw_words(machine, raw, 1, {}, {name_of(machine, 1, 1)});
  EXPECT_EQ(page.repaired.text, "Hans Libeck er her");
  EXPECT_FALSE(can_be_taken_up(page, 0));
  EXPECT_TRUE(can_be_taken_up(page, 1)) << "said twice is said";
}

TEST(RawWords, ASuggestionInAMendedWordIsNotTakenUp) {
  const std::string raw = "fol-\nkeskole her";
  const RepairedText machine =
      with_suggestions(raw, repaired(raw, {{"fol-\nkeskole", "folkeskole"}}), {{"keskole", "kesk0le"}});
  EXPECT_FALSE(suggested_word_of(machine, raw, 0));
  EXPECT_FALSE(suggested_word_of(machine, raw, 1));
  EXPECT_EQ(with_raw_words(machine, raw, 1, {}, names_of(machine, 1)), machine);
}

TEST(RawWords, TheHalvesOfAWordOverTwoPagesGoTogether) {
  const RepairedText first = repaired("her-\nmed fol-", {{"her-\nmed ", "hermed\n"}, {"-", "keskole"}});
  const RepairedText second = repaired("keskole er", {{"keskole ", ""}});
  ASSERT_EQ(first.text + second.text, "hermed\nfolkeskoleer");
  for (const RepairName& named : {name_of(first, 4, 1), name_of(second, 5, 0)}) {
    std::vector<RepairName> names = {named};
    add_other_half(first, second, 4, names);
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(with_raw_words(first, "her-\nmed fol-", 4, names).text, "hermed\nfol-");
    EXPECT_EQ(with_raw_words(second, "keskole er", 5, names).text, "keskole er");
  }
  std::vector<RepairName> names = {name_of(first, 4, 0)};
  add_other_half(first, second, 4, names);
  EXPECT_EQ(names.size(), 1U);
}

}  // namespace
}  // namespace frisaet
