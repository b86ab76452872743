#pragma once

#include <vector>

#include "pipeline/repair/draft.h"

namespace frisaet::repairing {

/// Whether a font of the page has lost æ, ø, å by what was read in it, the page having several. Cost: one
/// pass over the page's letters.
bool has_damaged_font(const RawPage& raw);

/// Which of the flow's words (in their order) stand in a font that has lost æ, ø, å though the page has them:
/// a picture with a hidden layer under a typed heading, a page put together of two sources. Empty when no
/// font has. A font tells by the same figures as a page (channel.h); fonts are those of RawPage, so text
/// files have none. Looks only at
/// pages with has_damaged_font.
std::vector<bool> words_in_damaged_fonts(const PageDraft& page);

}  // namespace frisaet::repairing
