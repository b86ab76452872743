#pragma once

#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"

namespace frisaet::minutes {

/// Text layers that read a table column by column print all its labels and then all its values:
/// `Sagsnr.` / `Type` / `Sagen afgøres i` / `22/4413` / `Beslutning` / `Byrådet`. Each value becomes what
/// follows its label (`Heading::rest`, with a colon), and its own mark goes away: so `Beslutning` as the
/// value of a type is no heading, and a wrapped list of members is one value. How many lines each label gets
/// is weighed by what labels of its kind hold (a day, a case's number, a body, persons …). It is done only
/// where a day, a case's number or a body proves it under a label that is not the last of the run: of labels
/// above empty fields (`Afbud:` / `Medlemmer:` / `Bo Holm (A)`) only the last one has a value. Names that may
/// be the absent or one more line of another label's list (a name a line, `Afbud` perhaps empty) are
/// nobody's: the label of the absent stays empty and is marked `Mark::withheld`. Spans of such values lie
/// behind those of the labels in between. Cost: linear; a run of labels times the lines behind it (both
/// bounded).
void pair_label_columns(std::string_view text, std::vector<Mark>& marks);

}  // namespace frisaet::minutes
