#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/text/span.h"

namespace frisaet {

/// A case number in minutes, as printed.
struct CaseNumber {
  Span span;         ///< in the caller's text
  std::string text;  ///< white space squeezed
  bool kle =
      false;  ///< carries a KLE subject (KL's classification of municipal affairs): `00.22.04-G01-1-18`
};

/// The case number that begins at the begin of `within` (blanks before it are passed over), as it follows a
/// label: KLE forms, `20/4282`, `330-2020-164`, `2016-001340`, `012497 - 2017/12299`, `BR 498/04`, `299835`.
std::optional<CaseNumber> case_number_at(std::string_view text, Span within);

/// The case number that is all there is on the line, without a label. Only forms that can be nothing else: a
/// KLE number with its facet, `20/4282`-forms of at least five digits, `330-2020-164`.
std::optional<CaseNumber> bare_case_number(std::string_view text, Span line);

/// The case number that fills the brackets with which a line ends: `Cykelstier 2023 (2022-0198312)`.
std::optional<CaseNumber> case_number_in_brackets(std::string_view text, Span line);

/// A title that shares its line with its case's number.
struct NumberedTitle {
  Span title;  ///< in the caller's text, without the number, its label and brackets; never empty
  CaseNumber number;
};

/// The number in brackets or behind its label at the end (`Cykelstier 2023 J.nr. 2022-4417`), a KLE number
/// there without either (`Cykelstier 05.01.00-G01-12-22`), or, of a form that is nothing else, in front of a
/// sign that parts it from the title (`KMB/2022/0931 >> Cykelstier`); else nothing.
std::optional<NumberedTitle> numbered_title(std::string_view text, Span line);

}  // namespace frisaet
