#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/text/span.h"
#include "pipeline/web/templates.h"

namespace frisaet::web {

/// `30. september 2022` for an ISO date; anything else comes back as it is.
std::string danish_day(std::string_view iso);

/// `30. september 2022 kl. 14.05` (UTC turned into Danish time is left to the reader's clock) for a UTC time.
std::string danish_moment(std::string_view utc);

/// `1 fund`, `2.345 fund`: Danish thousands.
std::string danish_number(long number);

/// A text in pieces `{text, marked}` for a template: the marked ones are shown in <mark>.
ViewList marked_pieces(std::string_view text, const std::vector<Span>& marks);

/// Entries `{value, label, chosen}` of a list to choose from.
ViewList choices(const std::vector<std::pair<std::string, std::string>>& entries, std::string_view chosen);

}  // namespace frisaet::web
