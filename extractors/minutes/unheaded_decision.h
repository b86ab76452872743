#pragma once

#include <string_view>

#include "extractors/minutes/head.h"
#include "extractors/minutes/sections.h"

namespace frisaet::minutes {

/// Parts the decision off an item that prints no heading over it: the last lines, from where a line begins
/// with a result in the body's voice (`Udvalget anbefaler dette.`, `Ad 1 drøftet.`, `Venter til maj.`) or
/// with what members moved or voted right before one. Behind a proposal all that follows is the decision;
/// without one only lines that tell of nothing else. What the sentence puts at an earlier meeting (`…
/// drøftede sagen i maj`) is none, a time in what is decided (`… besluttede at åbne i maj`) no earlier
/// meeting. A paper that calls itself an agenda says in the present what the body is to do: there only bare
/// results and what is told in the past count. The lines become a section of their own, a decision that is
/// not `known`; an item without such lines stays as it is. Cost: each sentence of the item's last lines once;
/// those behind a line are gone through again only where it may begin a decision.
void part_unheaded_decision(std::string_view text, const Head& head, ItemSections& item);

/// Council papers that print a member's question or proposal as a quotation put what became of it above: the
/// first paragraphs of the case's text, in the body's voice, right before the quotation. They become a
/// decision without heading. Nothing where one of their sentences may tell of the case.
void part_result_above_quotation(std::string_view text, const Head& head, ItemSections& item);

}  // namespace frisaet::minutes
