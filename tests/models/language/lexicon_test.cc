#include "models/language/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <hunspell/hunspell.hxx>
#include <iterator>
#include <string>
#include <vector>

#include "models/language/affix_dictionary.h"

namespace frisaet {
namespace {

const DanishLexicon& lexicon() {
  static const DanishLexicon loaded = [] {
    Result<DanishLexicon> result = DanishLexicon::load();
    if (!result) ADD_FAILURE() << result.error().describe();
    return *std::move(result);
  }();
  return loaded;
}

TEST(Lexicon, KnowsWordsInTheirForms) {
  for (const char* word :
       {"møde", "mødet", "mødernes", "gik", "kunne", "række", "børnene", "værst", "indstiller", "Søren"}) {
    EXPECT_EQ(lexicon().standing(word), Standing::kWord) << word;
  }
}

TEST(Lexicon, KnowsMunicipalCompounds) {
  for (const char* word :
       {"dagtilbudsområdet", "interessetilkendegivelse", "velfærdsaftalekommunerne", "gruppeformandskredsen",
        "kommunalbestyrelsesmedlemmerne", "arbejdsmarkedsforvaltningens"}) {
    EXPECT_TRUE(lexicon().knows(word)) << word;
  }
}

TEST(Lexicon, RejectsDamagedAndRunTogetherWords) {
  for (const char* word : {"omradet", "beskaeftigelse", "velfeerd", "gkonomi", "mangeaf", "gladefor",
                           "rammerogfå", "kommunerer"}) {
    EXPECT_FALSE(lexicon().knows(word)) << word;
  }
}

TEST(Lexicon, CaseMayRiseButNotMix) {
  for (const char* word : {"Mødet", "MØDET", "ÅRSBUDGET", "Dagtilbudsområdet", "KØBENHAVN"})
    EXPECT_TRUE(lexicon().knows(word)) << word;
  for (const char* word : {"jørgen", "mØdet", "MøDet", "helsingør"})
    EXPECT_FALSE(lexicon().knows(word)) << word;
}

TEST(Lexicon, HyphenedWordsAreKnownByTheirParts) {
  for (const char* word : {"KL-møde", "dagtilbuds-", "it-system", "børne-", "mål-"})
    EXPECT_TRUE(lexicon().knows(word)) << word;
  for (const char* word : {"xqz-", "keskole-x1", "-", "", "12", "§", "a@b"})
    EXPECT_FALSE(lexicon().knows(word)) << word;
}

TEST(Lexicon, KnowsTheAbbreviationsOfOffices) {
  for (const char* word : {"vedr", "jf", "hhv", "mhp", "pkt", "bl.a", "Evt"})
    EXPECT_TRUE(lexicon().knows(word)) << word;
}

TEST(Lexicon, AMissingDictionaryNamesThePackage) {
  const Result<DanishLexicon> result = DanishLexicon::load("/nowhere");
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kNotFound);
  EXPECT_NE(result.error().hint.find("hunspell-da"), std::string::npos);
}

TEST(Lexicon, LowerLatinKeepsSizeAndOtherBytes) {
  EXPECT_EQ(lower_latin("ÆØÅÉ×Aß 2½"), "æøåé×aß 2½");
  EXPECT_EQ(lower_latin("\xC3"), "\xC3");
}

// ---- the expansion against a small dictionary written here, and against Hunspell itself
// -----------------------------

constexpr const char* kAff =
    "SET UTF-8\nFLAG num\nCOMPOUNDBEGIN 32\nCOMPOUNDMIDDLE 33\nCOMPOUNDEND 34\nONLYINCOMPOUND 36\n"
    "FORBIDDENWORD 6\nNEEDAFFIX 8\n"
    "SFX 1 Y 2\nSFX 1 0 n e\nSFX 1 0 en/2 [^e]\nSFX 2 Y 1\nSFX 2 0 s .\n"
    "SFX 3 Y 1\nSFX 3 e ing/34 se\nSFX 9 Y 2\nSFX 9 0 s/32,36 .\nSFX 9 0 s/33,36 .\n";

TEST(AffixDictionary, AppliesEndingsUnderTheirConditionsTwoDeep) {
  const auto d = AffixDictionary::parse(kAff, "3\nvej/1,34\nrose/1,3\nvejs/6\n");
  ASSERT_TRUE(d.ok());
  for (const char* word : {"vej", "vejen", "vejens", "rose", "rosen", "rosing"})
    EXPECT_TRUE(d->roles(word) & AffixDictionary::kWord) << word;
  for (const char* word : {"vejn", "roseen", "rosens", "rosinge", "ing", ""})
    EXPECT_EQ(d->roles(word), 0) << word;
  EXPECT_TRUE(d->roles("vejs") & AffixDictionary::kForbidden);
}

TEST(AffixDictionary, BuildsCompoundsOnlyOfPartsInTheirPlaces) {
  const auto d = AffixDictionary::parse(kAff, "3\nvej/1,34,9\nby/9,34\nfri/34 st:fri\n");
  ASSERT_TRUE(d.ok());
  EXPECT_EQ(d->compound("vejsby").parts, 2);
  EXPECT_EQ(d->compound("vejsbysfri").parts, 3);
  EXPECT_EQ(d->compound("vejsbyen").parts, 0);
  EXPECT_EQ(d->compound("vejby").parts, 0) << "the linking s is missing";
  EXPECT_EQ(d->compound("bysvejen").parts, 2) << "an inflected end";
  EXPECT_EQ(d->compound("vej").parts, 0);
  EXPECT_EQ(d->compound(std::string(500, 'v')).parts, 0);
}

TEST(AffixDictionary, AnImageAnswersAsTheTableItWasMadeOf) {
  const std::vector<std::string_view> own = {"frisat"};
  const auto d = AffixDictionary::parse(kAff, "3\nvej/1,34,9\nby/9,34\nfri/34 st:fri\n", own);
  ASSERT_TRUE(d.ok());
  const std::string bytes = d->image(17);
  std::vector<std::uint64_t> aligned((bytes.size() + 23) / 8);
  auto* begin = reinterpret_cast<char*>(aligned.data());
  if (reinterpret_cast<std::uintptr_t>(begin) % 16 != 0) begin += 8;
  std::copy(bytes.begin(), bytes.end(), begin);
  const std::string_view image(begin, bytes.size());
  const auto same = AffixDictionary::from_image(image, 17);
  ASSERT_TRUE(same.has_value());
  EXPECT_EQ(same->size(), d->size());
  for (const char* word : {"vej", "by", "fri", "frisat", "vejby", "x", ""})
    EXPECT_EQ(same->roles(word), d->roles(word)) << word;
  EXPECT_EQ(same->compound("vejby").parts, d->compound("vejby").parts);
  EXPECT_FALSE(AffixDictionary::from_image(image, 18)) << "made of another dictionary";
  EXPECT_FALSE(AffixDictionary::from_image(image.substr(0, image.size() - 8), 17)) << "cut short";
  EXPECT_FALSE(AffixDictionary::from_image({}, 17));
}

TEST(AffixDictionary, FingerprintsTellFilesApart) {
  const auto fingerprint = AffixDictionary::fingerprint("abcdefghi", "x");
  EXPECT_EQ(fingerprint, AffixDictionary::fingerprint("abcdefghi", "x"));
  EXPECT_NE(fingerprint, AffixDictionary::fingerprint("abcdefghj", "x"));
  EXPECT_NE(fingerprint, AffixDictionary::fingerprint("abcdefgh", "ix"));
}

TEST(Lexicon, TheTableOfTheBuildIsTheOneThatExpandingGives) {
  const auto read = [](const char* name) {
    std::ifstream file(std::string(DanishLexicon::kFolder) + "/da_DK." + name);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const auto expanded = AffixDictionary::parse(read("aff"), read("dic"));
  ASSERT_TRUE(expanded.ok());
  for (const char* word : {"mødet", "børnene", "vej", "farste", "omradet", "Søren", "hegns"}) {
    EXPECT_EQ(lexicon().dictionary().roles(word) & ~AffixDictionary::kWord,
              expanded->roles(word) & ~AffixDictionary::kWord)
        << word;
  }
  EXPECT_GE(lexicon().dictionary().size(), expanded->size());
}

TEST(AffixDictionary, OtherEncodingsAreRefused) {
  EXPECT_FALSE(AffixDictionary::parse("SET ISO8859-1\nFLAG num\n", "0\n").ok());
  EXPECT_FALSE(AffixDictionary::parse("SET UTF-8\n", "0\n").ok());
}

TEST(AffixDictionary, AgreesWithHunspellOnEverySeventhStemAndItsGuessedFormsSoak) {
  const std::string folder(DanishLexicon::kFolder);
  Hunspell hunspell((folder + "/da_DK.aff").c_str(), (folder + "/da_DK.dic").c_str());
  std::ifstream dic(folder + "/da_DK.dic");
  std::string line;
  std::size_t asked = 0;
  std::size_t differ = 0;
  for (int n = 0; std::getline(dic, line); ++n) {
    if (n % 7 != 1) continue;
    const std::string stem = line.substr(0, line.find_first_of("/ \t"));
    for (const char* ending : {"", "s", "en", "et", "er", "ede"}) {
      const std::string word = stem + ending;
      // Hunspell also guesses at capitals, hyphens and points; those are the lexicon's own rules.
      if (word != lower_latin(word) || word.find_first_of("-.' ") != std::string::npos) continue;
      ++asked;
      if (hunspell.spell(word) != lexicon().knows(word)) ++differ;
    }
  }
  EXPECT_GT(asked, 50'000U);
  EXPECT_LT(differ * 100, asked * 2) << differ << " of "
                                     << asked;  // compounds Hunspell takes for misspellings
}

}  // namespace
}  // namespace frisaet
