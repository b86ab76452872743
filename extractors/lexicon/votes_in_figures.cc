#include "extractors/lexicon/votes_in_figures.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "extractors/lexicon/vote_subjects.h"
#include "extractors/lexicon/voters.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_votes", family);
}

VoteMention vote_of_figures(std::string_view text, const RuleMatch& match) {
  VoteMention mention;
  mention.span = match.span;
  const auto figure = [&](std::string_view group) -> std::optional<int> {
    const auto span = match.group(group);
    if (!span) return std::nullopt;
    return number_at(text, span->begin, span->end)->value;
  };
  mention.vote.total_for = figure("for");
  mention.vote.total_against = figure("against");
  mention.vote.total_abstain = figure("abstain");
  if (match.rule->gives == "out" && mention.vote.total_for > mention.vote.total_against)
    std::swap(mention.vote.total_for, mention.vote.total_against);
  return mention;
}

/// `med 5 stemmer mod 2`, where no list tells more.
std::optional<VoteMention> vote_in_figures(std::string_view text, Span within) {
  const auto match = rules("figures").first(text, within);
  return match ? std::optional(vote_of_figures(text, *match)) : std::nullopt;
}

/// `faldt med 9 stemmer mod 4, idet 4 stemte for og 9 imod`: one vote told twice.
bool same_figures(const VoteMention& one, const VoteMention& other) {
  return one.vote.total_for == other.vote.total_for && one.vote.total_against == other.vote.total_against;
}

/// `… 9 imod. Ændringsforslaget faldt. Punkt 1 blev godkendt med 9 stemmer mod 4`: figures behind the fate of
/// a vote that has both its numbers, and they are others.
bool is_another_vote(std::string_view text, const VoteMention& last, const VoteMention& figures) {
  if (figures.span.begin < last.span.end || !last.vote.total_for || !last.vote.total_against) return false;
  return !same_figures(last, figures) &&
         rules("break").first(text, {last.span.end, figures.span.begin}).has_value();
}

/// Totals that the lists did not give.
void complete(Vote& vote, const Vote& figures) {
  if (!vote.total_for) vote.total_for = figures.total_for;
  if (!vote.total_against) vote.total_against = figures.total_against;
  if (!vote.total_abstain) vote.total_abstain = figures.total_abstain;
}

/// The vote that figures are part of, or stand over; else the last.
VoteMention& vote_of(Span figures, std::vector<VoteMention>& votes) {
  const auto found = std::find_if(votes.begin(), votes.end(),
                                  [&](const VoteMention& v) { return figures.begin < v.span.end; });
  return found == votes.end() ? votes.back() : *found;
}

/// `Forslaget faldt med 3 stemmer imod 8. For stemte: … Planen blev vedtaget med 9 stemmer imod 2. For
/// stemte: …`: figures over (or below) the lists of each of several votes are that vote's. Returns false
/// where they do not alternate.
bool complete_each(std::string_view text, Span within, std::vector<VoteMention>& votes) {
  const std::vector<RuleMatch> figures = rules("figures").scan(text, within);
  if (votes.size() < 2 || figures.size() != votes.size()) return false;
  const auto in_order = [](Span a, Span b) { return a.end <= b.begin; };
  bool above = true, below = true;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const Span own = figures[i].span;
    above = above && in_order(own, votes[i].span) && (i == 0 || in_order(votes[i - 1].span, own));
    below =
        below && in_order(votes[i].span, own) && (i + 1 == votes.size() || in_order(own, votes[i + 1].span));
  }
  if (!above && !below) return false;
  for (std::size_t i = 0; i < votes.size(); ++i)
    complete(votes[i].vote, vote_of_figures(text, figures[i]).vote);
  return true;
}

/// `… blev vedtaget med 9 stemmer mod 4`, where no list tells more: a vote of its own, and what it is on.
VoteMention only_vote(std::string_view text, Span within, VoteMention figures) {
  figures.vote.subject = subject_of_figures(text, within.begin, figures.span.begin);
  if (const auto behind = rules("amendment_behind").first(text.substr(figures.span.end))) {
    const Span what = shifted(*behind->group("what"), figures.span.end);
    figures.vote.subject = squeeze(what.of(text));
  }
  return figures;
}

}  // namespace

std::vector<VoteMention> closed_votes_in_figures(std::string_view text, Span within,
                                                 const std::vector<VoteMention>& votes) {
  const std::vector<RuleMatch> figures = rules("figures").scan(text, within);
  std::vector<VoteMention> closed;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    std::size_t next = i + 1 < figures.size() ? figures[i + 1].span.begin : within.end;
    if (!votes.empty() && votes.front().span.begin < figures[i].span.end) break;
    if (!votes.empty()) next = std::min(next, votes.front().span.begin);
    // `… blev forkastet med 9 stemmer mod 4. Indstillingen blev godkendt med 9 stemmer mod 4.`: other figures
    // behind those of what fell are the next vote's.
    const bool told_out = figures[i].rule->gives == "out" ||
                          rules("fate_before").matches(text.substr(0, figures[i].span.begin));
    const bool fell = told_out && i + 1 < figures.size() && next == figures[i + 1].span.begin &&
                      !same_figures(vote_of_figures(text, figures[i]), vote_of_figures(text, figures[i + 1]));
    if (next == within.end || (!fell && !rules("break").first(text, {figures[i].span.end, next}))) break;
    closed.push_back(vote_of_figures(text, figures[i]));
    const std::size_t from = closed.size() > 1 ? closed[closed.size() - 2].span.end : within.begin;
    closed.back().vote.subject = subject_before(text, from, figures[i].span.begin);
  }
  return closed;
}

void add_figures(std::string_view text, Span within, std::vector<VoteMention>& votes) {
  if (complete_each(text, within, votes)) return;
  auto figures = vote_in_figures(text, within);
  if (!figures) return;
  if (votes.empty()) {
    votes.push_back(only_vote(text, within, std::move(*figures)));
  } else if (is_another_vote(text, votes.back(), *figures)) {
    votes.push_back(std::move(*figures));
  } else {
    complete(vote_of(figures->span, votes).vote, figures->vote);
  }
}

}  // namespace frisaet
