#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/minutes/decisions.h"
#include "models/records/decision.h"

// Who was away from one item, by all that the paper tells. Internal to the room.
namespace frisaet::minutes {

struct ItemAttendance {
  struct Told {
    Person person;  ///< with the party that the head gives
    Span span;      ///< flow span
  };
  std::vector<Told> absent;  ///< each once, as `disqualified`
  std::vector<Told> disqualified;
  bool unread = false;  ///< something is told that no rule reads, or that may be about this item
};
ItemAttendance attendance_of_item(const Meeting& meeting, const ItemRange& item, const ItemSections& sections,
                                  const OwnDecision& own, const std::optional<std::string>& title);

/// The decision without the names below it of those whom the head has as absent: layouts that say again below
/// each decision who was away, without a word for it.
OwnDecision without_the_absent(const Meeting& meeting, const ItemRange& item, OwnDecision own);

/// An item about absence whose decision is who was absent.
bool lists_only_the_absent(std::string_view text, const OwnDecision& own,
                           const std::optional<std::string>& title);

/// `Fraværende` as an item of its own: the names stand where the decision would.
bool names_only(std::string_view decision);

}  // namespace frisaet::minutes
