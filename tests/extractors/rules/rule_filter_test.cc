// A rule that could match is always asked: what the filter leaves out, the machine alone would not have
// taken.
#include "extractors/rules/rule_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "extractors/rules/compiled_family.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;

/// A filter over the patterns, as RE2 takes them, that was asked often enough to have their words.
struct Filter {
  explicit Filter(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) EXPECT_NE(filter.add(pattern, RE2::Options()), nullptr);
    for (int i = 0; i < RuleFilter::kQuestionsWithout; ++i)
      EXPECT_EQ(filter.candidates("Broen males."), std::nullopt);
  }
  RuleFilter filter;
};

TEST(RuleFilter, LeavesOutWhatLacksItsWords) {
  const Filter rules({"(?i)forlod mødet|gik hjem", "godkendt", "(?:vedtog|vedtager)[^.]{0,60}enstemmigt"});
  const auto candidates = [&](const char* text) { return rules.filter.candidates(text); };
  EXPECT_THAT(candidates("Broen males."), Optional(IsEmpty()));
  EXPECT_THAT(candidates("Bo Holm gik hjem"), Optional(ElementsAre(0)));
  EXPECT_THAT(candidates("BO HOLM FORLOD MØDET"), Optional(ElementsAre(0))) << "Ø is ø";
  EXPECT_THAT(candidates("Planen er godkendt, og Bo Holm gik hjem."), Optional(ElementsAre(0, 1)));
  EXPECT_THAT(candidates("Byrådet vedtog planen."), Optional(IsEmpty())) << "both words are needed";
  EXPECT_THAT(candidates("Byrådet vedtog planen enstemmigt."), Optional(ElementsAre(2)));
  EXPECT_THAT(candidates(""), Optional(IsEmpty()));
}

TEST(RuleFilter, AlwaysAsksWhatNeedsNoWords) {
  const Filter rules({"^\\d{1,3}\\. ", "godkendt", "udsat", "ad"});
  EXPECT_THAT(rules.filter.candidates("Broen males."), Optional(ElementsAre(0, 3)));
  EXPECT_THAT(rules.filter.candidates("Sagen er udsat"), Optional(ElementsAre(0, 2, 3)));
}

TEST(RuleFilter, AsksEveryRuleOfLettersThatMayBeOthers) {
  const Filter rules({"(?i)skole", "(?i)åben", "(?i)kirke"});
  for (const char* text : {"\u017Fkole", "\u212Aben", "\u212Airke", "Łuk", "\uFF2Birke"})
    EXPECT_EQ(rules.filter.candidates(text), std::nullopt) << text;
  EXPECT_TRUE(RE2::PartialMatch("\u017Fkole", "(?i)skole")) << "this is why";
  EXPECT_THAT(rules.filter.candidates("ÅBEN – „hele dagen“ • 7 €"), Optional(ElementsAre(1)));
}

TEST(RuleFilter, AsksEveryRuleOfSmallFamiliesAndOfThoseWithoutWords) {
  EXPECT_EQ(Filter({"godkendt", "udsat"}).filter.candidates("Broen males."), std::nullopt);
  EXPECT_EQ(Filter({"^\\d", "[a-z]+", "§"}).filter.candidates("Broen males."), std::nullopt);
}

TEST(RuleFilter, AddsNothingThatIsNoPattern) {
  RuleFilter filter;
  RE2::Options quiet;
  quiet.set_log_errors(false);
  EXPECT_EQ(filter.add("(", quiet), nullptr);
}

using Told = std::vector<std::pair<std::string, std::pair<std::size_t, std::size_t>>>;

Told told(const std::vector<RuleMatch>& matches) {
  Told all;
  for (const RuleMatch& match : matches)
    all.emplace_back(match.rule->id, std::make_pair(match.span.begin, match.span.end));
  return all;
}

/// In capitals as a heading is: the letters of Latin-1.
std::string in_capitals(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto before = i > 0 ? static_cast<unsigned char>(text[i - 1]) : 0U;
    const bool letter =
        (byte >= 'a' && byte <= 'z') || (before == 0xC3 && byte >= 0xA0 && byte != 0xB7 && byte != 0xBF);
    if (letter) text[i] = static_cast<char>(byte - 0x20);
  }
  return text;
}

void expect_nothing_lost(const RuleFamily& family, const std::string& text, Span within) {
  const auto found = all_one_by_one(family, text, within);
  EXPECT_EQ(told(family.all(text, within)), told(found)) << family.name() << ": " << text;
  const auto first = family.first(text, within);
  const Rule* earliest = nullptr;  // a family has its rules one behind the other
  for (const RuleMatch& match : found)
    if (earliest == nullptr || std::less<>()(match.rule, earliest)) earliest = match.rule;
  EXPECT_EQ(first ? first->rule : nullptr, earliest) << family.name() << ": " << text;
}

/// Past the questions that a family answers without its words.
void ask_often(const RuleFamily& family) {
  for (int i = 0; i < RuleFilter::kQuestionsWithout; ++i) static_cast<void>(family.matches("Broen males."));
}

/// The rule files of the source tree, as files of other names: whose rules are listed counts as asked for in
/// this whole program (rules_asked.h).
std::vector<RuleFile> files_again() {
  std::vector<RuleFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(FRISAET_SOURCE_DIR "/extractors/data")) {
    if (entry.path().extension() != ".toml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string toml((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    auto file = RuleFile::parse("again_" + entry.path().filename().string(), toml, Proof::kElsewhere);
    EXPECT_TRUE(file.ok()) << entry.path();
    if (file.ok()) files.push_back(std::move(*file));
  }
  return files;
}

TEST(RuleFilter, FamiliesAnswerToAllSamplesOfTheirFileAsTheirRulesDoOneByOne) {
  std::size_t rules = 0;
  for (const RuleFile& file : files_again()) {
    std::vector<std::string> samples;
    for (const RuleFamily& family : file.families()) {
      for (const Rule* rule : family.rules()) {
        samples.insert(samples.end(), rule->matches.begin(), rule->matches.end());
        samples.insert(samples.end(), rule->rejects.begin(), rule->rejects.end());
      }
    }
    for (const RuleFamily& family : file.families()) {
      ask_often(family);
      for (const std::string& sample : samples) expect_nothing_lost(family, sample, {0, sample.size()});
      for (const Rule* rule : family.rules()) {
        ++rules;
        for (const std::string& sample : rule->matches) {
          const std::string capitals = in_capitals(sample);
          expect_nothing_lost(family, capitals, {0, capitals.size()});
          // A part that begins and ends within the text, at letters and between them.
          const std::string amid = "År " + sample + "æ" + sample;
          expect_nothing_lost(family, amid, {4, 4 + sample.size()});
          expect_nothing_lost(family, amid, {6 + sample.size(), amid.size()});
        }
      }
    }
  }
  EXPECT_GT(rules, 1000U);
}

struct Pattern {
  const char* pattern;
  const char* sample;
};
const Pattern kPatterns[] = {{"\\<ja\\>", "ja"},
                             {"(?i)\\<ÅBEN\\>", "åben"},
                             {"[aeiou]{4}", "aeio"},
                             {"(?i)udsæt(?:tes|telse)", "UDSÆTTES"},
                             {"Bilag|barnet", "barnet"},
                             {"^Bilag", "Bilag"},
                             {"sagen$", "sagen"},
                             {"(?i)\\<sagen {{letter}}+\\>", "Sagen udgår"},
                             {"(?i)st{{æ}}vne", "staevne"},
                             {"(?i)– ÆRØ", "– ærø"}};

/// Words at edges, at the begin and the end of parts, and of letters that two cases share in their own ways.
TEST(RuleFilter, AFamilyFindsWhatItsRulesFindInEveryPartOfAText) {
  std::string rules;
  for (const Pattern& pattern : kPatterns) {
    rules += "[[rule]]\nid = \"" + std::to_string(&pattern - kPatterns) + "\"\ngives = \"g\"\npattern = '" +
             pattern.pattern + "'\nmatches = [\"" + pattern.sample + "\"]\nrejects = [\"12\"]\n";
  }
  const auto file = RuleFile::parse("f.toml", rules);
  ASSERT_TRUE(file.ok()) << file.error().describe();
  const RuleFamily& family = file->families().front();
  ask_often(family);
  for (const std::string text :
       {"Bilag: ja, sagen", "ÅBEN sag, udsættes", "\u212bben SAGEN udgår, aeioSTÆVNE", "\u017fagen udgår", "",
        "barnet\u00a0ja sagen", "BILAG JA", "jaja åbenlys usagen", "· – Ærø • SAGEN er \xC3", "\xC5"}) {
    for (std::size_t begin = 0; begin <= text.size(); ++begin) {
      if (begin < text.size() && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) continue;
      for (const std::size_t end : {text.size(), std::max(begin, std::min(text.size(), text.find(' ')))})
        expect_nothing_lost(family, text, {begin, end});
    }
  }
}

}  // namespace
}  // namespace frisaet
