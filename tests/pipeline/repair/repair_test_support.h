#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/repair/repair.h"

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

/// What the header promises of every result.
inline void expect_promises(const std::vector<RawPage>& pages, const std::vector<RepairedText>& results) {
  ASSERT_EQ(results.size(), pages.size());
  std::vector<std::string> again;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string& raw = pages[i].text;
    const RepairedText& result = results[i];
    ASSERT_TRUE(is_valid_utf8(result.text));
    ASSERT_TRUE(result.to_raw.valid());
    ASSERT_EQ(result.to_raw.target_size(), result.text.size());
    ASSERT_EQ(result.to_raw.source_size(), raw.size());
    std::vector<bool> kept(raw.size());   // raw bytes that came through unchanged
    std::vector<bool> noted(raw.size());  // raw bytes under an applied finding
    for (const Repair& repair : result.repairs) {
      ASSERT_LE(repair.raw.end, raw.size());
      ASSERT_LE(repair.repaired.end, result.text.size());
      EXPECT_EQ(repair.before, repair.raw.of(raw)) << repair.rule;
      EXPECT_GE(repair.score, 0);
      EXPECT_LE(repair.score, 1);
      if (repair.status != Repair::Status::kApplied) continue;
      if (!repair.repaired.empty()) {
        EXPECT_EQ(repair.after, repair.repaired.of(result.text)) << repair.rule;
      }
      for (std::size_t at = repair.raw.begin; at < repair.raw.end; ++at) noted[at] = true;
    }
    for (std::size_t at = 0; at < result.text.size(); ++at) {
      const Span origin = result.to_raw.to_source(Span{at, at + 1});
      if (origin.size() == 1 && raw[origin.begin] == result.text[at]) {
        kept[origin.begin] = true;
        continue;
      }
      bool covered = false;
      for (const Repair& repair : result.repairs) {
        covered = covered || (repair.status == Repair::Status::kApplied && repair.repaired.contains(at));
      }
      EXPECT_TRUE(covered) << "byte " << at << " of the repaired text changed without a finding";
    }
    for (std::size_t at = 0; at < raw.size(); ++at) {
      EXPECT_TRUE(kept[at] || noted[at]) << "raw byte " << at << " was lost without a finding";
    }
    for (const Furniture& piece : result.furniture) {
      ASSERT_TRUE(piece.to_raw.valid());
      ASSERT_EQ(piece.to_raw.target_size(), piece.text.size());
      ASSERT_EQ(piece.to_raw.source_size(), raw.size());
    }
    again.push_back(result.text);
  }
  const std::vector<RepairedText> second = repair(text_pages(again), danish());
  for (std::size_t i = 0; i < again.size(); ++i)
    EXPECT_EQ(second[i].text, again[i]) << "not at rest on page " << i + 1;
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
