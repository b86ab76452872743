#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/run_together_pages.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// A line of a transcript's page that says whose words follow, and mostly of when.
struct ToldStep {
  Span line;  ///< of the text, with its colon
  bool names_follow =
      false;  ///< `Fraværende i Teknisk Udvalg, 3. maj 2022`: its label stays with the persons
};

/// The lines of a page between whose first and last sign no other line begins: a body and a day, a decision
/// that names either, and such lines where the transcript lost the figures of the day. By kind, not in text
/// order, and two may overlap. Cost: for each day the bodies of the page.
std::vector<ToldStep> told_steps(std::string_view text, Span page);

/// Dated lines without a colon behind them (`Byrådet den 3. maj 2022 Vedtaget.`), of all pages, where they
/// are how the transcript prints decisions: several, and behind most of them a result; else none. Flow spans,
/// ascending. Cost: for each day the bodies of its page.
std::vector<Span> bare_steps(std::string_view text, const std::vector<RunTogetherPage>& pages);

/// The paragraph holds, behind other words, a body with its day and what it came to: `… males. Byrådet,
/// 03.05.2022 Bo Holm var fraværende. Godkendt.`
bool holds_dated_result(std::string_view text, Span paragraph);

}  // namespace frisaet::minutes
