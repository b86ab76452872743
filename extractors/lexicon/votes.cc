#include "extractors/lexicon/votes.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>

#include "extractors/lexicon/numbers.h"
#include "extractors/lexicon/parties.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/lexicon/voters.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_votes", family);
}

enum class Side { kFor, kAgainst, kAbstain };

/// One statement about a side of a vote.
struct Statement {
  Span span;
  Side side = Side::kFor;
  VoterList list;
  bool named_before = false;  ///< `For stemte:`: opens a side, also an empty one
  bool unread = false;        ///< words follow that are no list (`Imod stemte de øvrige`)
  bool more = false;          ///< beside those told before (`Desuden stemte 2 (O) imod`)
  bool counted_out = false;   ///< `nedstemt med 15 stemmer`: the number behind it is the other side's
};

Side side_of(const Rule& rule) {
  if (rule.gives == "for") return Side::kFor;
  return rule.gives == "against" ? Side::kAgainst : Side::kAbstain;
}

/// Where the sentence that holds `at` may begin to list voters: its begin, and after each joint inside it.
std::vector<std::size_t> list_begins(std::string_view text, std::size_t from, std::size_t at) {
  std::vector<std::size_t> begins;
  std::size_t sentence = from;
  for (std::size_t i = from; i + 1 < at; ++i) {
    const bool stop =
        (text[i] == '.' || text[i] == ':' || text[i] == '!') && is_space(decode_utf8(text, i + 1).value);
    if ((stop && !short_name_at_stop(text, from, i)) || (text[i] == '\n' && text[i + 1] == '\n'))
      sentence = i + 1;
  }
  begins.push_back(sentence);
  for (const std::string_view joint : {", ", "Kun ", " kun ", " idet ", " da ", " mens ", " men ", " og ",
                                       " hvor ", " at ", " undtagelse af ", " bortset fra ", "\n"}) {
    for (std::size_t found = text.find(joint, sentence); found < at; found = text.find(joint, found + 1)) {
      begins.push_back(found + joint.size());
    }
  }
  std::sort(begins.begin() + 1, begins.end());
  return begins;
}

/// `Imod stemte A` / `B (1) undlod at stemme`: where the line begins that is all voters as far as the words
/// at `at`. Nothing where the line above goes on into it.
std::optional<std::size_t> line_of_voters(std::string_view text, std::size_t from, std::size_t at) {
  const std::size_t line_end = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  if (line_end == std::string_view::npos || line_end <= from) return std::nullopt;
  const std::size_t begin = line_end + 1;
  const std::string_view above = trim(text.substr(from, begin - from));
  if (above.empty() || std::string_view(",+/&:;").find(above.back()) != std::string_view::npos ||
      above.ends_with(" og") || above.ends_with(" samt"))
    return std::nullopt;
  const VoterList list = parse_voters(text, {begin, at});
  if (list.voters.empty() || skip_joints(text, list.end, at) < at) return std::nullopt;
  return begin;
}

/// Whose voters a marker behind them may have.
enum class Behind { kAnybody, kGroups, kWithParty };

std::optional<Statement> statement_after(std::string_view text, std::size_t from, const RuleMatch& match,
                                         Behind behind) {
  if (const auto line = line_of_voters(text, from, match.span.begin)) from = *line;
  for (const std::size_t begin : list_begins(text, from, match.span.begin)) {
    if (begin >= match.span.begin) break;
    VoterList list = parse_voters(text, {begin, match.span.begin});
    if (list.voters.empty() || skip_joints(text, list.end, match.span.begin) < match.span.begin) continue;
    // `Naboen Bo Holm imod.`
    if (behind == Behind::kWithParty &&
        !std::all_of(list.voters.begin(), list.voters.end(), [](const Voter& v) { return v.party; })) {
      continue;
    }
    // `Bo Holm kan ikke tiltræde det.` tells what a member thinks, of groups how they voted; so do several
    // names.
    const bool only_names = !list.total && std::all_of(list.voters.begin(), list.voters.end(),
                                                       [](const Voter& v) { return v.name && !v.count; });
    if (behind == Behind::kGroups && only_names &&
        (list.voters.size() == 1 || side_of(*match.rule) == Side::kAgainst)) {
      continue;
    }
    return Statement{{begin, match.span.end}, side_of(*match.rule), std::move(list)};
  }
  return std::nullopt;
}

bool names_anyone(const VoterList& list) {
  return std::any_of(list.voters.begin(), list.voters.end(),
                     [](const Voter& v) { return v.name || v.party; });
}

/// Where the list behind matches[i] must end: `(A, B) og 4 stemmer imod (O)`: the next number is the next
/// side's.
std::size_t list_limit(std::string_view text, Span within, const std::vector<RuleMatch>& matches,
                       std::size_t i) {
  const std::size_t limit = i + 1 < matches.size() ? matches[i + 1].span.begin : within.end;
  const auto next = rules("next_side").first(text, {matches[i].span.end, limit});
  return next ? next->span.begin : limit;
}

/// Statements that are told by the names or parties behind them (`med 12 stemmer (A, B) mod 7 (V)`); the same
/// words without any are figures, or no vote at all (`Godkendt med bemærkninger`).
std::vector<Statement> listed_statements(std::string_view text, Span within) {
  std::vector<Statement> found;
  const std::vector<RuleMatch> listed = rules("before_listed").scan(text, within);
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const RuleMatch& match = listed[i];
    VoterList list = parse_voters(text, {match.span.end, list_limit(text, within, listed, i)});
    if (!names_anyone(list)) continue;
    if (const auto count = match.group("count"))
      list.total = number_at(text, count->begin, count->end)->value;
    found.push_back({{match.span.begin, list.end}, side_of(*match.rule), std::move(list)});
  }
  const std::vector<RuleMatch> verbs = rules("verb_first").scan(text, within);
  for (std::size_t i = 0; i < verbs.size(); ++i) {
    const RuleMatch& match = verbs[i];
    const std::size_t limit = list_limit(text, within, verbs, i);
    VoterList list = parse_voters(text, {match.span.end, limit});
    // `stemte 9 (A), 6 (V) imod`: another number is another side's.
    if (!names_anyone(list) || list.total) continue;
    const auto behind = rules("side_behind").first(text.substr(list.end, limit - list.end));
    if (!behind) continue;
    const auto word = behind->group("side");
    const Span span{match.span.begin, list.end + (word ? word->end : 0)};
    if (const auto count = match.group("count"))
      list.total = number_at(text, count->begin, count->end)->value;
    found.push_back({span, side_of(*behind->rule), std::move(list)});
    found.back().more = match.group("more").has_value();
  }
  for (const RuleMatch& match : rules("before_counted").scan(text, within)) {
    VoterList list = parse_voters(text, {match.span.end, within.end});
    if (!names_anyone(list) || !list.total) continue;
    found.push_back({{match.span.begin, list.end}, side_of(*match.rule), std::move(list)});
    found.back().counted_out = found.back().side == Side::kAgainst;
  }
  for (const RuleMatch& match : rules("against_of").scan(text, within)) {
    const Span who = *match.group("who");
    VoterList list = parse_voters(text, who);
    if (match.rule->gives == "denied" || !names_anyone(list) || list.end != who.end) continue;
    found.push_back({match.span, Side::kAgainst, std::move(list)});
    // `Godkendt mod V, der undlod at stemme.`: the clause tells which side they took.
    const std::size_t clause = skip_joints(text, match.span.end, within.end);
    if (clause == match.span.end || text[match.span.end - 1] != ',') continue;
    const std::size_t clause_end = std::min(text.find_first_of(".\n", clause), within.end);
    const auto marker = rules("after").first(text, {clause, clause_end});
    if (!marker || marker->rule->gives != "abstain" || marker->span.begin != clause) continue;
    found.back().side = Side::kAbstain;
    found.back().span.end = marker->span.end;
  }
  return found;
}

std::vector<Statement> find_statements(std::string_view text, Span within) {
  const std::vector<RuleMatch> before = rules("before").scan(text, within);
  std::vector<RuleMatch> after = rules("after").scan(text, within);
  const std::vector<RuleMatch> groups = rules("after_groups").scan(text, within);
  std::vector<std::size_t> stops;  // no list runs over the next marker
  for (const auto& match : before) stops.push_back(match.span.begin);
  for (const auto& match : after) {
    if (const auto line = line_of_voters(text, within.begin, match.span.begin)) stops.push_back(*line);
  }
  std::sort(stops.begin(), stops.end());
  std::vector<Statement> found;
  for (const RuleMatch& match : before) {
    const auto next = std::upper_bound(stops.begin(), stops.end(), match.span.begin);
    std::size_t limit = next == stops.end() ? within.end : *next;
    // `For stemte 12 (A, F) og 7 imod (V)`; right behind the marker the number is its own (`Stemmer for:
    // 12`).
    const auto other = rules("next_side").first(text, {match.span.end, limit});
    if (other && other->span.begin > match.span.end) limit = other->span.begin;
    Statement statement{match.span, side_of(*match.rule), parse_voters(text, {match.span.end, limit}), true};
    if (!statement.list.voters.empty()) {
      statement.span.end = statement.list.end;
    } else if (const auto rest =
                   rules("the_rest").first(text.substr(match.span.end, limit - match.span.end))) {
      const Span count = shifted(*rest->group("count"), match.span.end);
      statement.list.total = number_at(text, count.begin, count.end)->value;
      statement.span.end = count.end;
    } else {
      const std::size_t next_word = skip_joints(text, match.span.end, limit);
      const std::size_t line_end = std::min(text.find('\n', match.span.end), limit);
      statement.unread = next_word < line_end && text.substr(next_word, 5) != "ingen" &&
                         text.substr(next_word, 5) != "Ingen" &&
                         is_letter(decode_utf8(text, next_word).value);
    }
    found.push_back(std::move(statement));
  }
  const std::vector<RuleMatch> figures = rules("figures").scan(text, within);
  for (const RuleMatch& match : rules("before_number").scan(text, within)) {
    // `6 imod (V), 1 undlod`: the number stands before the word.
    if (match.span.end >= within.end || !is_digit(static_cast<unsigned char>(text[match.span.end]))) continue;
    // `mod 2 stemmer` tells a side only behind one that was told before it in the sentence (`Imod 2 naboers
    // ønske`).
    VoterList list = parse_voters(text, {match.span.end, within.end});
    const bool alone = found.empty() || is_upper(decode_utf8(text, match.span.begin).value);
    if (!list.total || (alone && !names_anyone(list))) continue;
    // `med 21 stemmer mod 4` is told as a whole.
    const bool in_figures = std::any_of(figures.begin(), figures.end(),
                                        [&](const RuleMatch& f) { return f.span.overlaps(match.span); });
    if (in_figures && !names_anyone(list)) continue;
    found.push_back({{match.span.begin, list.end}, side_of(*match.rule), std::move(list)});
  }
  const auto free = [&](Span span) {
    return std::none_of(found.begin(), found.end(),
                        [&](const Statement& s) { return s.span.overlaps(span); });
  };
  const auto add_after = [&](const RuleMatch& match, Behind behind) {
    auto statement = statement_after(text, within.begin, match, behind);
    if (statement && free(match.span)) {
      // The list may be the tail of one that was read already (`… og Bo (O). Bo (O) stemte imod`): only its
      // marker must be free.
      found.push_back(std::move(*statement));
    }
  };
  for (Statement& statement : listed_statements(text, within)) {
    if (free(statement.span)) found.push_back(std::move(statement));
  }
  for (const RuleMatch& match : rules("the_others").scan(text, within)) {
    if (!free(match.span)) continue;
    const Span count = *match.group("count");
    Statement others{match.span, side_of(*match.rule), {}, true};
    others.list.total = number_at(text, count.begin, count.end)->value;
    found.push_back(std::move(others));
  }
  // First, as these look at the next side's begin.
  for (const RuleMatch& match : rules("after_party").scan(text, within)) add_after(match, Behind::kWithParty);
  for (const RuleMatch& match : after) add_after(match, Behind::kAnybody);
  for (const RuleMatch& match : groups) add_after(match, Behind::kGroups);
  std::sort(found.begin(), found.end(),
            [](const Statement& a, const Statement& b) { return a.span < b.span; });
  // `nedstemt med 15 stemmer (A) mod 10 (V)`: the ten wanted what fell.
  for (std::size_t i = 1; i < found.size(); ++i) {
    const Span last = found[i - 1].span;
    const bool at_once = found[i - 1].counted_out && last.end <= found[i].span.begin &&
                         trim(text.substr(last.end, found[i].span.begin - last.end)).empty();
    if (at_once && found[i].side == Side::kAgainst) found[i].side = Side::kFor;
  }
  return found;
}

std::vector<Voter>& side(Vote& vote, Side side) {
  if (side == Side::kFor) return vote.votes_for;
  return side == Side::kAgainst ? vote.votes_against : vote.abstentions;
}
std::optional<int>& total(Vote& vote, Side side) {
  if (side == Side::kFor) return vote.total_for;
  return side == Side::kAgainst ? vote.total_against : vote.total_abstain;
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

void add(VoteMention& mention, const Statement& statement, bool opened) {
  auto& voters = side(mention.vote, statement.side);
  // Only the first ones' number, or none, was told: the side's own is not.
  const bool first_ones_number = statement.more && !voters.empty();
  for (const Voter& voter : statement.list.voters) {
    if (!holds(voters, voter)) voters.push_back(voter);
  }
  auto& sum = total(mention.vote, statement.side);
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

/// `… mod 4 (V). Indstillingen godkendt med 10 stemmer (A, F)`: behind a stop and the main proposal
/// another number for a side, where both had theirs.
bool tells_another_number(std::string_view text, Span between, Vote last, const Statement& statement) {
  return last.total_for && last.total_against && between.begin < between.end &&
         between.of(text).find('.') != std::string_view::npos && rules("main_named").first(text, between) &&
         total(last, statement.side) != statement.list.total;
}

std::optional<std::string> subject_before(std::string_view text, std::size_t from, std::size_t at) {
  std::optional<RuleMatch> last;
  for (const RuleMatch& match : rules("subject").scan(text, {from, at})) last = match;
  if (!last || last->rule->gives != "amendment") return std::nullopt;
  // `Ændringsforslaget faldt. Indstillingen vedtaget. O stemte imod.`
  if (rules("main_decided").first(text, {last->span.end, at})) return std::nullopt;
  return squeeze(last->span.of(text));
}

/// `Ændringsforslag fra V om, at …, blev forkastet med 3 stemmer mod 4`: what the only figures are about,
/// where nothing between names the main proposal.
std::optional<std::string> subject_of_figures(std::string_view text, std::size_t from, std::size_t at) {
  std::optional<RuleMatch> last;
  for (const RuleMatch& match : rules("subject").scan(text, {from, at})) last = match;
  if (!last || last->rule->gives != "amendment" || rules("main_named").first(text, {last->span.begin, at}) ||
      rules("main_decided").first(text, {last->span.begin, at}))
    return std::nullopt;
  const std::string words = squeeze(text.substr(last->span.begin, at - last->span.begin));
  return words.substr(0, std::min(words.find(" blev "), words.find(", ")));
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

/// `… fik 9 stemmer for og 9 imod og bortfaldt. …`: votes in figures whose fate is told before the next vote
/// begins.
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

/// Groups whose members voted each their way, one after another.
std::optional<VoteMention> split_groups(std::string_view text, Span within) {
  std::optional<VoteMention> mention;
  for (const RuleMatch& match : rules("group_split").scan(text, within)) {
    const auto party = parse_party(match.group("party")->of(text));
    if (!party) continue;
    if (!mention) mention = VoteMention{{}, match.span};
    mention->span = hull(mention->span, match.span);
    for (const auto& [group, where] :
         {std::pair{"for", Side::kFor}, {"against", Side::kAgainst}, {"abstain", Side::kAbstain}}) {
      const auto span = match.group(group);
      const auto count = span ? count_in_words(span->of(text)) : std::nullopt;
      if (count) side(mention->vote, where).push_back({std::nullopt, *party, *count});
    }
  }
  return mention;
}

/// `… 9 imod. Ændringsforslaget faldt. Punkt 1 blev godkendt med 9 stemmer mod 4`: figures behind the fate of
/// a vote that has both its numbers, and they are others.
bool is_another_vote(std::string_view text, const VoteMention& last, const VoteMention& figures) {
  if (figures.span.begin < last.span.end || !last.vote.total_for || !last.vote.total_against) return false;
  return !same_figures(last, figures) &&
         rules("break").first(text, {last.span.end, figures.span.begin}).has_value();
}

/// A bare number that only repeats the side's total is no voter.
void drop_repeated_total(std::vector<Voter>& voters, const std::optional<int>& total) {
  std::erase_if(voters, [&](const Voter& v) { return !v.name && !v.party && total && v.count == total; });
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

/// `O foreslog, at sagen udsættes. For forslaget stemte O. Forslaget faldt. …`: a vote before another whose
/// motion fell was not on the main proposal.
void name_fallen_motions(std::string_view text, Span within, std::vector<VoteMention>& votes) {
  for (std::size_t i = 0; i < votes.size(); ++i) {
    const bool last = i + 1 == votes.size();
    const std::size_t from = i == 0 ? within.begin : votes[i - 1].span.end;
    const std::size_t to = last ? within.end : votes[i + 1].span.begin;
    if (votes[i].vote.subject || votes[i].span.end > to || from > votes[i].span.begin) continue;
    const auto moved = rules("motion").first(text, {from, votes[i].span.begin});
    if (!moved) {
      const auto behind = rules("procedure_told").first(text, {votes[i].span.begin, to});
      if (behind) votes[i].vote.subject = squeeze(behind->group("what")->of(text));
      continue;
    }
    const auto fell = rules("motion_fell").first(text, {moved->span.begin, to});
    // Behind the last vote the main proposal's result must stand: else the motion is the case.
    if (fell && (!last || rules("main_decided").first(text, {fell->span.end, to})))
      votes[i].vote.subject = squeeze(moved->group("what")->of(text));
  }
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
  std::vector<VoteMention> votes;
  std::array<bool, 3> opened{};
  std::size_t last_end = within.begin;
  std::size_t block_begin = within.begin;
  for (const Statement& statement : find_statements(text, within)) {
    const auto at = static_cast<std::size_t>(statement.side);
    const bool broken =
        !votes.empty() &&
        rules("break").first(text, {last_end, std::max(last_end, statement.span.begin)}).has_value();
    const bool repeated = statement.named_before && opened[at];
    const bool reason = !votes.empty() && !statement.named_before && !statement.list.voters.empty() &&
                        holds_all(side(votes.back().vote, statement.side), statement.list.voters);
    if (reason) continue;
    if (statement.list.voters.empty() && !statement.named_before) continue;
    const bool told_side = !votes.empty() && (!side(votes.back().vote, statement.side).empty() ||
                                              total(votes.back().vote, statement.side));
    // A number behind the fate of what was voted on before, for a side that has been told: the next vote.
    const bool counted_again = statement.list.total && told_side &&
                               (broken || tells_another_number(text, {last_end, statement.span.begin},
                                                               votes.back().vote, statement));
    // `… imod 14 (A). Indstillingen godkendtes herefter med 14 stemmer. 9 undlod at stemme.`
    const bool abstained_next = statement.list.total && broken && statement.side == Side::kAbstain &&
                                votes.back().vote.total_for && votes.back().vote.total_against;
    // `Ændringsforslaget faldt. Indstillingen vedtaget. O stemte imod.`
    // So it is where the fate has no words we know and the main proposal was an amendment's vote before.
    const bool main_decided =
        !votes.empty() &&
        rules("main_decided").first(text, {last_end, std::max(last_end, statement.span.begin)}).has_value();
    const bool sided_again = names_anyone(statement.list) && !votes.empty() &&
                             sides_told(votes.back().vote) &&
                             ((broken && (told_side || main_decided)) ||
                              (main_decided && votes.back().vote.subject && !statement.named_before));
    const bool of_next_point =
        !votes.empty() && names_anyone(statement.list) &&
        rules("next_point").first(text, {last_end, std::max(last_end, statement.span.begin)}).has_value();
    if (votes.empty() || ((broken || repeated) && statement.named_before) || counted_again ||
        abstained_next || sided_again || of_next_point) {
      if (!votes.empty()) block_begin = last_end;
      votes.push_back({{}, statement.span});
      // `For Venstres ændringsforslag stemte …`: the words for the side may name it.
      votes.back().vote.subject = subject_before(text, block_begin, statement.span.end);
      opened = {};
    }
    add(votes.back(), statement, statement.named_before);
    if (statement.named_before) opened[at] = true;
    last_end = std::max(last_end, statement.span.end);
  }
  // A marker without anybody, anywhere, tells nothing.
  std::erase_if(votes, [](const VoteMention& v) {
    return v.vote.votes_for.empty() && v.vote.votes_against.empty() && v.vote.abstentions.empty();
  });
  if (auto split = split_groups(text, within); split && votes.empty()) votes.push_back(std::move(*split));
  const std::vector<VoteMention> closed = closed_votes_in_figures(text, within, votes);
  if (!closed.empty() && !votes.empty())
    votes.front().vote.subject = subject_before(text, closed.back().span.end, votes.front().span.begin);
  const std::size_t open = closed.empty() ? within.begin : closed.back().span.end;
  if (complete_each(text, {open, within.end}, votes)) {
    // Every vote has its figures.
  } else if (auto figures = vote_in_figures(text, {open, within.end})) {
    if (votes.empty() || is_another_vote(text, votes.back(), *figures)) {
      if (votes.empty()) figures->vote.subject = subject_of_figures(text, open, figures->span.begin);
      const auto behind = rules("amendment_behind").first(text.substr(figures->span.end));
      if (votes.empty() && behind) {
        const Span what = shifted(*behind->group("what"), figures->span.end);
        figures->vote.subject = squeeze(what.of(text));
      }
      votes.push_back(std::move(*figures));
    } else {
      complete(vote_of(figures->span, votes).vote, figures->vote);
    }
  }
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
