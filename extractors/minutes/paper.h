#pragma once

#include <vector>

#include "extractors/minutes/classify.h"
#include "extractors/minutes/decisions.h"
#include "extractors/minutes/head.h"
#include "extractors/minutes/items.h"
#include "extractors/minutes/sections.h"
#include "models/document/document.h"

namespace frisaet::minutes {

/// The minutes of one sitting, taken apart.
struct Paper {
  std::vector<Mark> marks;
  Head head;
  Items items;
  std::vector<ItemSections> sections;  ///< one for each item
  std::vector<OwnDecision> decisions;  ///< one for each item
  bool agenda = false;
};

/// The sittings that a document holds, in order; nearly always one. A further sitting begins where a line
/// like that of the head names another day for the same body and the items start over.
std::vector<Paper> read_papers(const Document& document);

/// Share, 0..1, of the lines below the head that look like headings (short, begun with a capital, without a
/// mark at the end, apart from what stands above) which no rule knows: how foreign the paper's layout is.
double unknown_headings(std::string_view text, const Paper& paper);

/// Share, 0..1, of the items that are not closed for which no decision was found.
double undecided(const Paper& paper);

/// How much it looks like minutes or an agenda, 0..1.
double likelihood_of(const Paper& paper);

/// What is printed before the first item about who was there: lists, sentences in `Bemærkninger`, a table or
/// grid of attendance; and an item that is nothing but the roll-call.
Attendance attendance_of(std::string_view text, const Paper& paper);

/// Everybody the head names with a party, absent or not. It gives the party that a list of absentees leaves
/// out.
std::vector<Person> roster_of(std::string_view text, const Paper& paper);

}  // namespace frisaet::minutes
