#pragma once

#include <optional>
#include <string_view>

#include "models/text/span.h"

namespace frisaet {

/// What stands under a heading, or after a label, of minutes. The words are data:
/// extractors/data/minutes_headings.toml.
enum class HeadingRole {
  kSummary,
  kCaseText,
  kRecommendation,
  kDecision,
  kRecommendationAndDecision,  ///< one heading over both (Bornholm's layout)
  kVote,                       ///< who was for and who against, above the decision
  kHistory,
  kRoute,       ///< where the case goes, not where it has been
  kCompetence,  ///< who decides
  kEconomy,
  kLaw,
  kHearing,
  kAbsence,
  kDisqualified,
  kRoster,
  kAlsoPresent,
  kRemarks,
  kPlace,
  kBody,
  kDate,
  kCaseNumber,
  kCaseDetail,
  kContents,
  kAttachments,
  kEnding,
  kDocumentWord,
};

/// Headings under which a case is told; the others are labels of a head or of a case's particulars.
bool is_section(HeadingRole role);

/// A heading at the begin of a line.
struct Heading {
  HeadingRole role = HeadingRole::kSummary;
  Span words;  ///< the heading without colon
  Span rest;   ///< what follows on the line, outer white space and table bars left out; empty for a line of
               ///< its own
  bool colon = false;    ///< a colon (or a table bar) closes the words
  bool garbled = false;  ///< recognised only by what OCR does to it
};

/// The heading that the line is, or begins with: a line of its own (`Indstilling`), or a label with a colon
/// or table bar (`Fraværende: Ingen`, `Udvalg: | Byrådet |`) or two blanks and a value that begins like one
/// (`Afgjort  Udsat.`). The first letter must be upper case or a digit's neighbour;
/// a heading word inside a sentence is none. Spans are positions in `text`.
std::optional<Heading> heading_at(std::string_view text, Span line);

/// The role of words that stand alone, without colon: `Sagsfremstilling`.
std::optional<HeadingRole> heading_role(std::string_view words);

}  // namespace frisaet
