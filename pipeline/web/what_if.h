#pragma once

#include <string>
#include <vector>

#include "models/allocation/allocate.h"
#include "models/allocation/what_if.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/templates.h"

// What would become of a plan were one thing otherwise. Nothing of it is kept: the address is the question.
namespace frisaet::web {

/// Who moves from where to where, in the words of a table.
ViewList lines_of(const std::vector<Move>& moves);

/// How many that are: `ingen andre`, `1 anden kommune`, `3 andre kommuner`.
std::string moved_count(const ViewList& moved);

/// The form that asks what one other reply (`hvis`, wishes `w1` to `w3`, or `w1=ingen`) or one other capacity
/// (`omraade`, `hoejst`) would change, and the answer where it is asked. What cannot be meant, and a question
/// without a plan, is told of on the page.
void put_what_if(View& view, Context& context, const Round& round, const Policy& policy,
                 const std::vector<Reply>& replies, const Plan& plan);

}  // namespace frisaet::web
