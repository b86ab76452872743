#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/minutes/head.h"
#include "extractors/minutes/items.h"
#include "extractors/minutes/sections.h"
#include "models/document/document.h"
#include "models/records/record.h"

namespace frisaet::minutes {

/// The meeting's own decision among the sections of an item.
struct OwnDecision {
  std::vector<TextLine> lines;              ///< what stands under its heading; empty where nothing does
  std::vector<TextLine> told_disqualified;  ///< who was disqualified, between them; decides nothing
  Attendance attendance;                    ///< printed with it
  bool printed = false;               ///< there is a heading or dated line for it, even if nothing follows
  bool certain = true;                ///< false where it was picked among several, or without any heading
  std::vector<std::size_t> sections;  ///< indices of the sections it was taken from
};

/// Picks it by body and day: the dated line of this meeting, else the plain heading, never by position alone.
/// Where the item has none, what was parted off its last lines (unheaded_decision.h).
OwnDecision own_decision(std::string_view text, const ItemSections& sections, const Head& head);

/// What its text holds: its lines, and between them who was disqualified.
std::vector<TextLine> printed_lines(const OwnDecision& own);

/// Lines without the sentences at their end that only tell who was not there (`Anbefales. Afbud: Bo Holm.`).
std::vector<TextLine> without_attendance(std::string_view text, std::vector<TextLine> lines);

/// What holds for all items of a paper.
struct Meeting {
  const Document& document;
  const Head& head;
  std::optional<MunicipalityRef> municipality;
  Attendance attendance;       ///< printed in the head
  std::vector<Person> roster;  ///< members the head names
  bool numbered = false;
  double margin = 0;            ///< how clearly the items were told apart, 0..1
  double unknown_headings = 0;  ///< share of the lines that look like headings which are none that is known
  std::vector<std::string> titles;  ///< of all items, folded
  bool letters_lost = false;        ///< the reader left letters out, or a name was mended that no list has
  double undecided = 0;             ///< share of the open items for which no decision was found
};

/// The record of one item, with evidence and confidence.
struct DecisionRead {
  Record record;
  std::vector<std::string_view> doubts;  ///< what lowered the confidence
};
DecisionRead decision_record(const Meeting& meeting, const std::vector<Mark>& marks, const ItemRange& item,
                             const ItemSections& sections, const OwnDecision& own);

}  // namespace frisaet::minutes
