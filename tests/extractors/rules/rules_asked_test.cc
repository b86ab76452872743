#include "extractors/rules/rules_asked.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace frisaet {
namespace {

using ::testing::IsEmpty;
using ::testing::Key;
using ::testing::UnorderedElementsAre;

TEST(RulesAsked, AreThoseThatWereAskedWhetherTheyMatchedOrNot) {
  const RuleFamily& link = RuleBook::standard().family("letters", "link_what");
  const RulesAsked asked;
  EXPECT_THAT(asked.files(), IsEmpty());
  EXPECT_FALSE(link.matches("intet"));
  static_cast<void>(RuleBook::standard().family("agreements", "table_head").all("intet"));
  // And that there was no other file to ask.
  EXPECT_THAT(asked.files(),
              UnorderedElementsAre(Key("letters.toml"), Key("agreements.toml"), Key(kListOfRuleFiles)));
  EXPECT_EQ(asked.files().at("letters.toml"), rule_hashes().at("letters.toml"));
}

TEST(RulesAsked, AreThoseOfOneThreadAndOneLife) {
  const RuleFamily& link = RuleBook::standard().family("letters", "link_what");
  const RulesAsked outer;
  {
    const RulesAsked inner;
    static_cast<void>(link.matches("intet"));
    EXPECT_THAT(inner.files(), UnorderedElementsAre(Key("letters.toml"), Key(kListOfRuleFiles)));
  }
  std::thread([&] { static_cast<void>(link.matches("intet")); }).join();
  EXPECT_THAT(outer.files(), IsEmpty());
}

TEST(RulesAsked, WhatSomebodyListsCountsForEverybody) {
  std::thread([] { static_cast<void>(RuleBook::standard().family("survey", "header").rules()); }).join();
  EXPECT_THAT(RulesAsked().files(), ::testing::Contains(Key("survey.toml")));
}

TEST(RulesAsked, OfOtherBooksNothingIsKnown) {
  const auto book = RuleBook::load(
      {{"mine.toml",
        "[[rule]]\nid = 'a'\ngives = 'x'\npattern = 'ja'\nmatches = ['ja']\nrejects = ['nej']\n"}});
  ASSERT_TRUE(book.ok()) << book.error().describe();
  const RulesAsked asked;
  EXPECT_TRUE(book->family("mine").matches("ja"));
  EXPECT_FALSE(asked.files().contains("mine.toml"));
}

}  // namespace
}  // namespace frisaet
