#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractors/minutes/head.h"
#include "extractors/minutes/recommendation.h"
#include "extractors/minutes/sections.h"

namespace frisaet::minutes {

/// True where a committee's approval is only a recommendation, because by the recommendation (`over for
/// Byrådet anbefaler`), the competence line or the route (`ØK, BY`, also in `title`: `TMU/ØU/KB - Ny bro`)
/// another body decides the case.
bool another_body_decides(std::string_view text, const Head& head, const ItemSections& item,
                          const std::optional<std::string>& title, const Recommendation& recommendation);

}  // namespace frisaet::minutes
