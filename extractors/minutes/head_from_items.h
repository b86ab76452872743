#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/classify.h"
#include "extractors/minutes/head.h"

// What the lines and sentences of its items tell of a paper's head. Internal to the room.
namespace frisaet::minutes {

/// `Udvalget`: the committee that meets, and the name of none.
bool says_only_committee(std::string_view body);

/// Letters stand there, and none of them is small.
bool all_capitals(std::string_view words);

/// `Teknisk Udvalg 03-05-2022` / `Referat fra Teknisk Udvalgs møde den 5. april 2022`, the first item's
/// title: where the head names several days, the dated lines of the meeting's own body tell which is the
/// meeting's. They must all name the same, a later one than the head's best. `days`: those of the
/// head, by ISO day.
void take_day_of_steps(const std::vector<Mark>& marks, const std::map<std::string, Found<Date>>& days,
                       Head& head);

/// A head with the names of several bodies (a site's menu, a case's way), and below it one body alone above
/// the decisions of the head's day: that body's meeting, where the head names it as well and no line of the
/// paper is the decision of the one that it seemed to name. `bodies`: those of the head, by folded name.
void take_body_of_steps(const std::vector<Mark>& marks,
                        const std::map<std::string, Found<std::string>>& bodies, Head& head);

/// Whose meeting it is where neither head nor dated lines say so: the only body that recommendations are made
/// to, or of which the decisions tell what it did. A page that a site prints for a single item has no more.
std::optional<Found<std::string>> body_in_sentences(std::string_view text, const std::vector<Mark>& marks);

/// The name that the head sets in capitals, as dated lines or sentences spell it; and a committee's second
/// name (head.body_in_steps).
void complete_name(std::string_view text, const std::vector<Mark>& marks, Head& head);

}  // namespace frisaet::minutes
