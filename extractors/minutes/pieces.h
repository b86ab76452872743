#pragma once

#include <vector>

#include "models/document/document.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// A printed line, or the part of one that stands for itself: the smallest thing the grammar looks at.
struct Piece {
  Span span;    ///< flow span (in Document::text()), never empty
  int gap = 0;  ///< empty lines before it beyond what this document puts between all lines
  int indent = 0;
  bool decision_column = false;  ///< the name of a table's column, over what the row decides
  bool glued = false;            ///< stands on the same printed line as the piece before
  bool first_on_page = false;
  bool bold = false;
  double font_size = 0;       ///< points; 0 when unknown
  bool run_together = false;  ///< from a page whose lines were lost: one paragraph holds everything
  Span listed_title = {};     ///< of a title that a transcript's contents list prints too
  Span list_number = {};      ///< its number there; empty where it is lost
  bool absent_names = false;  ///< who was away, the label lost (`unlabelled_names.h`)
  bool moved = false;         ///< printed elsewhere than the pieces around it (`two_parts.h`)

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// The pieces of a document in reading order. A line is cut
///   where a heading is glued to what stands before or after it (`kl. 16.30.Sagsfremstilling`,
///   `BeslutningGodkendt.`), and, in transcripts that put a whole page into one paragraph behind its page
///   number, where a heading, a dated decision line or an item number begins. Page numbers and the words that
///   end every such page are left out.
/// Nothing but white space, page numbers, table bars and repeated page ends is lost. Cost: linear.
std::vector<Piece> pieces_of(const Document& document);

}  // namespace frisaet::minutes
