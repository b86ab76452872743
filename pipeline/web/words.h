#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/date.h"
#include "models/text/danish_days.h"
#include "models/text/span.h"
#include "pipeline/web/templates.h"

namespace frisaet::web {

/// `30. september 2022` for an ISO date; anything else comes back as it is.
std::string danish_day(std::string_view iso);

/// `30. september 2022 kl. 14.05` (UTC turned into Danish time is left to the reader's clock) for a UTC time.
std::string danish_moment(std::string_view utc);

/// `1 fund`, `2.345 fund`: Danish thousands.
std::string danish_number(long number);

/// `87 %` for a share of 1.
std::string percent(double share);

/// A text in pieces `{text, marked}` for a template: the marked ones are shown in <mark>.
ViewList marked_pieces(std::string_view text, const std::vector<Span>& marks);

/// Codes with what people call them, in the order of a list.
using Choices = std::vector<std::pair<std::string, std::string>>;
Choices municipality_choices();  ///< by name
Choices outcome_choices();
Choices area_choices();

/// Entries `{value, label, chosen}` of a list to choose from.
ViewList choices(const Choices& entries, std::string_view chosen);

/// `30-09-2022`, as frisaet::day_typed() takes it.
std::string typed_day(Date date);

}  // namespace frisaet::web
