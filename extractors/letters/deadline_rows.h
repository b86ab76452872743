#pragma once

#include <vector>

#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// A line that gives what is asked for and its last day. Spans are of the prose's text.
struct DeadlineRow {
  Span line;          ///< the line with the day
  std::size_t begin;  ///< of the row: the line's, or that of the line above where the first cell has two
  std::size_t end;    ///< of the row: the line's, or that of the next where it goes on right below
  DateMention date;   ///< with or without year
  Span head;          ///< the line over the columns, or the one that leads to a list without a head
  bool under_a_head;  ///< a column of last days is named; else only the lead says what the days are
};

/// Rows below a head with a column of last days (`Område | Det skal kommunen | Senest | Sendes til`), and
/// those below a lead that says so (`Vi mangler følgende fra jer:`), of which there must be two. A row ends
/// with no full stop; a cell may take two lines. Cost: linear.
std::vector<DeadlineRow> deadline_rows(const Prose& prose);

}  // namespace frisaet
