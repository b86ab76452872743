#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractors/minutes/sections.h"

// What was proposed in an item that prints no heading over it: which lines begin it, and which end it.
// Internal to the room.
namespace frisaet::minutes {

/// Where an item is being read: the section that is open above a mark.
struct OpenSection {
  std::string_view text;
  const std::vector<Mark>& marks;
  const ItemRange& item;
  const Section& section;
};

/// `Direktionen foreslår havnen, dernæst broen.`
bool proposes(std::string_view line);

/// From the mark on, the item has a heading over what is proposed.
bool any_proposal_from(const std::vector<Mark>& marks, const ItemRange& item, std::size_t i);

/// `Administrationen indstiller til Byrådet` stands for the heading where a list follows and none is open.
bool opens_recommendation(const OpenSection& open, std::size_t i);

/// Under the heading `Indstilling`, another body's word that ends with its line (`Økonomiudvalget den 12.
/// maj 2022: Anbefales.`), then who recommends to this meeting.
bool recommends_after_step(const OpenSection& open, std::size_t i);

/// `Direktionen foreslår havnen, dernæst broen.` between title and decision, in an item that has no heading
/// for it.
bool proposes_without_heading(const OpenSection& open, std::size_t i);

/// `Administrationen indstiller, at broen males.`, the last paragraph of the case in a paper that prints no
/// heading over it: right above the next heading. With other verbs (`Administrationen foreslår, at …`), or
/// below the names of what is enclosed, only right above the decision.
bool indstiller_below_case(const OpenSection& open, std::size_t i);

/// A new sentence on a line of its own, and no point: what is told of the case goes on.
bool ends_unheaded_proposal(const OpenSection& open, std::size_t i);

/// `Klimakonsekvenser` over a sentence, below the points of a proposal set apart or printed in other items
/// too, below a decision both: a heading that no list knows, of what is told of the case.
bool begins_another_section(const OpenSection& open, std::size_t i);

}  // namespace frisaet::minutes
