#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/dates.h"

namespace frisaet {

/// What the words around a day make of it.
enum class DayRole { kNone, kBegin, kEnd };

/// A day that an agreement begins or ends on; span in the words.
struct ToldDay {
  Span span;
  DayRole role;
  Date date;
};

/// The begins and ends among the days of a stretch, in text order; `med udgangen af juni 2027`, `til udgangen
/// af 2027` are ends, the last day. Days with another role (`evalueres den …`) or none are left out.
std::vector<ToldDay> told_days(std::string_view words);

/// The period that a clause or a labelled line tells in whatever words, spans in `words`: two days joined by
/// `til` or a dash; else days that words around them make a begin (`begynder et halvt år senere, den …`) and
/// an end (`slutter den …`, `den … ophører`). One of them alone leaves the other open. Nothing where there
/// are two begins or two ends, where the end is not the later, or where a day belongs to something else
/// (`evalueres den …`) and no other is left.
std::optional<PeriodMention> told_period(std::string_view words);

}  // namespace frisaet
