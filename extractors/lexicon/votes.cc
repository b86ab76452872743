#include "extractors/lexicon/votes.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "extractors/lexicon/numbers.h"
#include "extractors/lexicon/parties.h"
#include "extractors/lexicon/vote_statements.h"
#include "extractors/lexicon/vote_subjects.h"
#include "extractors/lexicon/votes_in_figures.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_votes", family);
}

/// True when the side holds this voter already, by name, or a party whose members it lists by name.
bool holds(const std::vector<Voter>& voters, const Voter& voter) {
  return std::any_of(voters.begin(), voters.end(), [&](const Voter& v) {
    // A member named after the party has voted gives that party's reason.
    if (voter.name) return v.name == voter.name || (!v.name && v.party && v.party == voter.party);
    if (voter.party) return v.party == voter.party;
    return false;
  });
}

/// Both sides have somebody, or a number.
bool sides_told(const Vote& vote) {
  return (!vote.votes_for.empty() || vote.total_for) && (!vote.votes_against.empty() || vote.total_against);
}

bool holds_all(const std::vector<Voter>& voters, const std::vector<Voter>& others) {
  return std::all_of(others.begin(), others.end(), [&](const Voter& v) { return holds(voters, v); });
}

void add(VoteMention& mention, const VoteStatement& statement, bool opened) {
  auto& voters = voters_of(mention.vote, statement.side);
  // Only the first ones' number, or none, was told: the side's own is not.
  const bool first_ones_number = statement.more && !voters.empty();
  for (const Voter& voter : statement.list.voters) {
    if (!holds(voters, voter)) voters.push_back(voter);
  }
  auto& sum = total_of(mention.vote, statement.side);
  if (first_ones_number) {
    sum.reset();
  } else if (!sum) {
    sum = statement.list.total;
  }
  const bool all_counted = !voters.empty() && std::all_of(voters.begin(), voters.end(),
                                                          [](const Voter& v) { return v.count.has_value(); });
  if (!sum && all_counted) {
    sum = std::accumulate(voters.begin(), voters.end(), 0,
                          [](int so_far, const Voter& v) { return so_far + *v.count; });
  }
  // A side that is named and followed by nothing is empty, where the other sides count.
  if (opened && statement.list.voters.empty() && !statement.list.total && !sum && !statement.unread) sum = 0;
  mention.span = hull(mention.span, statement.span);
}

/// Puts what is told of sides together to votes, one statement after another.
class VotesBySide {
 public:
  VotesBySide(std::string_view text, Span within)
      : text_(text), last_end_(within.begin), block_begin_(within.begin) {}

  void take(const VoteStatement& told) {
    const bool nobody = told.list.voters.empty();
    if (nobody && !told.named_before) return;
    if (!votes_.empty() && !nobody && !told.named_before &&
        holds_all(voters_of(votes_.back().vote, told.side), told.list.voters))
      return;  // who voted so tells the reason
    if (begins_next_vote(told)) {
      if (!votes_.empty()) block_begin_ = last_end_;
      votes_.push_back({{}, told.span});
      // `For Venstres ændringsforslag stemte …`: the words for the side may name it.
      votes_.back().vote.subject = subject_before(text_, block_begin_, told.span.end);
      opened_ = {};
    }
    add(votes_.back(), told, told.named_before);
    if (told.named_before) opened_[static_cast<std::size_t>(told.side)] = true;
    last_end_ = std::max(last_end_, told.span.end);
  }

  /// Those that tell anything: a marker without anybody, anywhere, does not.
  [[nodiscard]] std::vector<VoteMention> votes() && {
    std::erase_if(votes_, [](const VoteMention& v) {
      return v.vote.votes_for.empty() && v.vote.votes_against.empty() && v.vote.abstentions.empty();
    });
    return std::move(votes_);
  }

 private:
  [[nodiscard]] bool begins_next_vote(const VoteStatement& told) const {
    if (votes_.empty()) return true;
    const Vote& last = votes_.back().vote;
    const Span between{last_end_, std::max(last_end_, told.span.begin)};
    const bool broken = rules("break").first(text_, between).has_value();
    const bool repeated = opened_[static_cast<std::size_t>(told.side)];
    if (told.named_before && (broken || repeated)) return true;
    const bool told_side = !voters_of(last, told.side).empty() || total_of(last, told.side);
    // A number behind the fate of what was voted on before, for a side that has been told: the next vote.
    if (told.list.total && told_side && (broken || tells_another_number(between, told))) return true;
    // `… imod 14 (A). Indstillingen godkendtes herefter med 14 stemmer. 9 undlod at stemme.`
    if (told.list.total && broken && told.side == VoteSide::kAbstain && last.total_for && last.total_against)
      return true;
    return names_anyone(told.list) &&
           (sided_again(between, told, broken, told_side) || rules("next_point").first(text_, between));
  }

  /// `… mod 4 (V). Indstillingen godkendt med 10 stemmer (A, F)`: behind a stop and the main proposal
  /// another number for a side, where both had theirs.
  [[nodiscard]] bool tells_another_number(Span between, const VoteStatement& told) const {
    const Vote& last = votes_.back().vote;
    return last.total_for && last.total_against && between.of(text_).find('.') != std::string_view::npos &&
           rules("main_named").first(text_, between) && total_of(last, told.side) != told.list.total;
  }

  /// `Ændringsforslaget faldt. Indstillingen vedtaget. O stemte imod.`
  /// So it is where the fate has no words we know and the main proposal was an amendment's vote before.
  [[nodiscard]] bool sided_again(Span between, const VoteStatement& told, bool broken, bool told_side) const {
    const Vote& last = votes_.back().vote;
    if (!sides_told(last)) return false;
    if (broken && told_side) return true;
    return (broken || (last.subject && !told.named_before)) &&
           rules("main_decided").first(text_, between).has_value();
  }

  std::string_view text_;
  std::vector<VoteMention> votes_;
  std::array<bool, 3> opened_{};  ///< sides that were named before their list, of the last vote
  std::size_t last_end_;          ///< where reading stopped
  std::size_t block_begin_;       ///< where the last vote's words may begin
};

/// Groups whose members voted each their way, one after another.
std::optional<VoteMention> split_groups(std::string_view text, Span within) {
  std::optional<VoteMention> mention;
  for (const RuleMatch& match : rules("group_split").scan(text, within)) {
    const auto party = parse_party(match.group("party")->of(text));
    if (!party) continue;
    if (!mention) mention = VoteMention{{}, match.span};
    mention->span = hull(mention->span, match.span);
    for (const auto& [group, where] : {std::pair{"for", VoteSide::kFor},
                                       {"against", VoteSide::kAgainst},
                                       {"abstain", VoteSide::kAbstain}}) {
      const auto span = match.group(group);
      const auto count = span ? count_in_words(span->of(text)) : std::nullopt;
      if (count) voters_of(mention->vote, where).push_back({std::nullopt, *party, *count});
    }
  }
  return mention;
}

/// A bare number that only repeats the side's total is no voter.
void drop_repeated_total(std::vector<Voter>& voters, const std::optional<int>& total) {
  std::erase_if(voters, [&](const Voter& v) { return !v.name && !v.party && total && v.count == total; });
}

/// `Ingen medlemmer undlod at stemme.` behind the sides of a vote.
void note_nobody_abstained(std::string_view text, Span within, std::vector<VoteMention>& votes) {
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const std::size_t end = i + 1 < votes.size() ? votes[i + 1].span.begin : within.end;
    if (votes[i].span.end >= end || !votes[i].vote.abstentions.empty() || votes[i].vote.total_abstain)
      continue;
    if (const auto nobody = rules("nobody_abstained").first(text, {votes[i].span.end, end})) {
      votes[i].vote.total_abstain = 0;
      votes[i].span.end = nobody->span.end;
    }
  }
}

}  // namespace

std::vector<VoteMention> parse_votes(std::string_view text, Span within) {
  VotesBySide by_side(text, within);
  for (const VoteStatement& told : find_vote_statements(text, within)) by_side.take(told);
  std::vector<VoteMention> votes = std::move(by_side).votes();
  if (auto split = split_groups(text, within); split && votes.empty()) votes.push_back(std::move(*split));
  const std::vector<VoteMention> closed = closed_votes_in_figures(text, within, votes);
  if (!closed.empty() && !votes.empty())
    votes.front().vote.subject = subject_before(text, closed.back().span.end, votes.front().span.begin);
  add_figures(text, {closed.empty() ? within.begin : closed.back().span.end, within.end}, votes);
  votes.insert(votes.begin(), closed.begin(), closed.end());
  name_fallen_motions(text, within, votes);
  note_nobody_abstained(text, within, votes);
  for (VoteMention& mention : votes) {
    drop_repeated_total(mention.vote.votes_for, mention.vote.total_for);
    drop_repeated_total(mention.vote.votes_against, mention.vote.total_against);
    drop_repeated_total(mention.vote.abstentions, mention.vote.total_abstain);
  }
  return votes;
}

}  // namespace frisaet
