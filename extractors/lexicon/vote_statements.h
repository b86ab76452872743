#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/voters.h"
#include "models/records/decision.h"
#include "models/text/span.h"

namespace frisaet {

enum class VoteSide { kFor, kAgainst, kAbstain };

/// One statement about a side of a vote: `For stemte A og F`, `B (1) undlod at stemme`.
struct VoteStatement {
  Span span;  ///< from its first to its last word, in the caller's text
  VoteSide side = VoteSide::kFor;
  VoterList list;
  bool named_before = false;  ///< `For stemte:`: opens a side, also an empty one
  bool unread = false;        ///< words follow that are no list (`Imod stemte de øvrige`)
  bool more = false;          ///< beside those told before (`Desuden stemte 2 (O) imod`)
  bool counted_out = false;   ///< `nedstemt med 15 stemmer`: the number behind it is the other side's
};

/// All that a decision's text says about the sides of its votes, in text order; statements that are told by
/// figures alone (`med 5 stemmer mod 2`) are none. Which belong to one vote is for the caller to tell. Cost:
/// linear in the text for each rule, and for each word that ends a side its sentence.
std::vector<VoteStatement> find_vote_statements(std::string_view text, Span within);

/// Somebody of the list is told by name or party.
bool names_anyone(const VoterList& list);

/// The voters of a side of a Vote or const Vote, and their number.
template <typename AnyVote>
auto& voters_of(AnyVote& vote, VoteSide side) {
  if (side == VoteSide::kFor) return vote.votes_for;
  return side == VoteSide::kAgainst ? vote.votes_against : vote.abstentions;
}
template <typename AnyVote>
auto& total_of(AnyVote& vote, VoteSide side) {
  if (side == VoteSide::kFor) return vote.total_for;
  return side == VoteSide::kAgainst ? vote.total_against : vote.total_abstain;
}

}  // namespace frisaet
