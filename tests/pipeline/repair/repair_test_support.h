#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/repair/repair.h"
#include "tests/support/repair_promises.h"

namespace frisaet {

/// The language, loaded once for the test program.
inline const DanishLanguage& danish() {
  static const DanishLanguage language = [] {
    Result<DanishLanguage> loaded = DanishLanguage::load();
    if (!loaded) ADD_FAILURE() << loaded.error().describe();
    return *std::move(loaded);
  }();
  return language;
}

inline std::vector<RawPage> text_pages(const std::vector<std::string>& texts) {
  std::vector<RawPage> pages;
  for (const std::string& text : texts) {
    RawPage page;
    page.number = static_cast<int>(pages.size()) + 1;
    page.text = text;
    pages.push_back(page);
  }
  return pages;
}

/// The page as it would be read from its repaired text.
inline RawPage repaired_page(const RawPage& page, const RepairedText& result) {
  RawPage again;
  again.number = page.number;
  again.origin = page.origin;
  again.text = result.text;
  return again;
}

/// What the header promises of every result.
inline void expect_promises(const std::vector<RawPage>& pages, const std::vector<RepairedText>& results) {
  EXPECT_THAT(test_support::broken_promises(pages, results), testing::IsEmpty());
  ASSERT_EQ(results.size(), pages.size());
  std::vector<RawPage> again = pages;
  for (std::size_t i = 0; i < again.size(); ++i) again[i] = repaired_page(again[i], results[i]);
  const std::vector<RepairedText> second = repair(again, danish());
  for (std::size_t i = 0; i < again.size(); ++i)
    EXPECT_EQ(second[i].text, again[i].text) << "not at rest on page " << i + 1;
}

inline std::vector<RepairedText> repair_pages(const std::vector<RawPage>& pages) {
  std::vector<RepairedText> results = repair(pages, danish());
  expect_promises(pages, results);
  return results;
}

/// The repaired text of a document of one text page.
inline std::string repaired(const std::string& text) {
  return repair_pages(text_pages({text}))[0].text;
}

inline std::vector<std::string> furniture_of(const RepairedText& page) {
  std::vector<std::string> texts;
  for (const Furniture& piece : page.furniture) texts.push_back(piece.text);
  return texts;
}

}  // namespace frisaet
