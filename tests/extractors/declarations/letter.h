#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "extractors/declarations/declarations.h"
#include "tests/extractors/declarations/listed_wishes.h"
#include "tests/support/text_document.h"

namespace frisaet::test {

inline Extraction extract(const std::string& text, const Given& given = {}) {
  return extract_declaration(text_document(text), given);
}

/// The one declaration of a paper.
inline Declaration read(const std::string& text) {
  const Extraction extraction = extract(text);
  EXPECT_THAT(extraction.records, ::testing::SizeIs(1)) << text;
  return extraction.records.empty() ? Declaration{} : std::get<Declaration>(extraction.records[0].value);
}

inline std::string iso(const std::optional<Date>& date) {
  return date ? to_iso(*date) : "-";
}

inline constexpr const char* kHead =
    "Nyborg Kommune\n\nTil KL\n\nDato: 14. juni 2023\n\nNyborg Kommunes svar\n\n";

/// Above a form: nothing but its fields can make it unsure.
inline const std::string kDecidedForm =
    "Svar om velfærdsaftaler\n\nByrådet besluttede den 3. maj 2022 svaret.\n\n";

/// How sure the one declaration of a paper is; 0 where there is none.
inline double sureness(const std::string& paper) {
  const Extraction extraction = extract(paper);
  return extraction.records.empty() ? 0 : extraction.records[0].confidence;
}

/// A council's letter with one sentence more.
inline std::string council_letter(std::string_view sentences) {
  return "Nyborg Kommune\n3. august 2022\n\nKL\n\nNyborg Kommunes ønske om velfærdsaftale\n\n" +
         std::string(sentences) + "\n\nMed venlig hilsen\nBo Holm\nBorgmester\n";
}
inline const std::string kCouncilWish =
    "Byrådet besluttede på sit møde den 1. august 2022 (punkt 4) at søge om ældreområdet som 1. prioritet. ";

}  // namespace frisaet::test
