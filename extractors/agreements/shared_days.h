#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/agreements/assignments.h"
#include "extractors/lexicon/dates.h"
#include "models/text/span.h"

namespace frisaet {

/// The period of each of the `groups` (names with their area, in text order, spans in `sentence`) of a
/// sentence that tells begins and ends for several of them at once: `fra den A indgås aftaler med X på …, med
/// Y på …, idet disse løber til B, og med Z på …, hvor aftalen udløber C`. A day in front of the first group
/// is everybody's; one behind a group is that group's, or, where its clause speaks of several (`disse`,
/// `alle`, `de fire`), of all before it that have none for that side yet. Nothing for any group where the
/// sentence tells no day, or less than two groups are there.
std::vector<std::optional<PeriodMention>> days_shared_by(std::string_view sentence,
                                                         const std::vector<Span>& groups);

/// Gives what `assigned` holds from `first` on, all of the sentence `words` that stands at `sentence` in the
/// prose, the days that they share. A period with both its days beside the names, within their own group,
/// stays.
void share_days(std::string_view words, Span sentence, std::vector<Assigned>& assigned, std::size_t first);

}  // namespace frisaet
