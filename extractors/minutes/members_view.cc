#include "extractors/minutes/members_view.h"

#include <algorithm>
#include <cstddef>

#include "extractors/lexicon/voters.h"
#include "extractors/lexicon/votes.h"
#include "extractors/rules/rule_set.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
}

/// A sentence that begins with voters names them within so many bytes.
constexpr std::size_t kLongestVoters = 400;

bool same_voter(const Voter& one, const Voter& other) {
  // A member whose party voted is one of those who did.
  if (one.name && !other.name) return one.party && one.party == other.party;
  return one.name ? one.name == other.name : one.party && one.party == other.party && !other.name;
}

}  // namespace

bool Opponents::include(const Voter& voter) {
  if (!voters_) read();
  return std::any_of(voters_->begin(), voters_->end(),
                     [&](const Voter& opponent) { return same_voter(voter, opponent); });
}

void Opponents::read() {
  voters_.emplace();
  for (const VoteMention& mention : parse_votes(decision_, {0, decision_.size()})) {
    for (const auto* side : {&mention.vote.votes_against, &mention.vote.abstentions})
      voters_->insert(voters_->end(), side->begin(), side->end());
  }
}

bool is_members_view(std::string_view sentence, Opponents& opponents) {
  const VoterList list = parse_voters(sentence, {0, std::min<std::size_t>(sentence.size(), kLongestVoters)});
  if (list.voters.empty() || rules("no_dissent").first(sentence)) return false;
  const std::string_view rest = sentence.substr(list.end);
  if (rules("view").first(rest)) return true;
  if (!rules("reason").first(rest)) return false;
  return std::all_of(list.voters.begin(), list.voters.end(),
                     [&](const Voter& voter) { return opponents.include(voter); });
}

bool would_have_consented(std::string_view sentence, bool parties) {
  const VoterList list = parse_voters(sentence, {0, std::min<std::size_t>(sentence.size(), kLongestVoters)});
  return !list.voters.empty() && rules("would_consent").first(sentence.substr(list.end)) &&
         std::all_of(list.voters.begin(), list.voters.end(),
                     [&](const Voter& v) { return v.name.has_value() || (parties && v.party); });
}

bool is_aside(std::string_view sentence) {
  if (rules("aside_start").first(sentence)) return true;
  if (sentence.starts_with("Liste ") || sentence.starts_with("(")) {
    const VoterList list = parse_voters(sentence, {0, sentence.size()});
    return !list.voters.empty() && rules("aside").first(sentence.substr(list.end)).has_value();
  }
  const VoterList list = parse_voters(sentence, {0, std::min<std::size_t>(sentence.size(), kLongestVoters)});
  // What the majority cannot do, the body did not.
  if (list.voters.empty() || rules("no_dissent").first(sentence)) return false;
  return rules("aside").first(sentence.substr(list.end)).has_value();
}

bool speaks_for_minority(std::string_view sentence) {
  return rules("minority").first(sentence) && sentence.find("flertal") == std::string_view::npos;
}

}  // namespace frisaet::minutes
