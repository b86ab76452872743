#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/run_together_pages.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// Who was away, in a transcript that lost the label: the names with their parties that end the first page
/// (`… i Rådssalen Bo Holm (V) Ida Kjær (A)`) and, word for word, stand behind a sentence of three places or
/// more. Flow spans, ascending, the first page's too; empty for any other transcript. Members that are listed
/// once are nobody's absence. Cost: linear.
std::vector<Span> unlabelled_names(std::string_view text, const std::vector<RunTogetherPage>& pages);

}  // namespace frisaet::minutes
