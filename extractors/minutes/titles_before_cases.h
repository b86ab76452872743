#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/listed_titles.h"
#include "extractors/minutes/run_together_pages.h"

namespace frisaet::minutes {

/// Titles of a transcript that prints no contents list, or none whose titles return: what stands between the
/// end of the sentence before, or of the page, and the label of the case's number (`… Udsat. Afbud: Bo Holm
/// (A) Ny bro Sagsnr.: 08/1102 Sagsfremstilling`). Only where nearly every such label has a title before it;
/// else empty. Spans of the flow, ascending. Cost: linear in the text.
std::vector<ListedTitle> titles_before_cases(std::string_view text,
                                             const std::vector<RunTogetherPage>& pages);

}  // namespace frisaet::minutes
