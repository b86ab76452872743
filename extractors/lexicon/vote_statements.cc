#include "extractors/lexicon/vote_statements.h"

#include <algorithm>
#include <utility>

#include "extractors/lexicon/person_names.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_votes", family);
}

VoteSide side_of(const Rule& rule) {
  if (rule.gives == "for") return VoteSide::kFor;
  return rule.gives == "against" ? VoteSide::kAgainst : VoteSide::kAbstain;
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

std::optional<VoteStatement> statement_after(std::string_view text, std::size_t from, const RuleMatch& match,
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
        (list.voters.size() == 1 || side_of(*match.rule) == VoteSide::kAgainst)) {
      continue;
    }
    return VoteStatement{{begin, match.span.end}, side_of(*match.rule), std::move(list)};
  }
  return std::nullopt;
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
std::vector<VoteStatement> listed_statements(std::string_view text, Span within) {
  std::vector<VoteStatement> found;
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
    found.back().counted_out = found.back().side == VoteSide::kAgainst;
  }
  for (const RuleMatch& match : rules("against_of").scan(text, within)) {
    const Span who = *match.group("who");
    VoterList list = parse_voters(text, who);
    if (match.rule->gives == "denied" || !names_anyone(list) || list.end != who.end) continue;
    found.push_back({match.span, VoteSide::kAgainst, std::move(list)});
    // `Godkendt mod V, der undlod at stemme.`: the clause tells which side they took.
    const std::size_t clause = skip_joints(text, match.span.end, within.end);
    if (clause == match.span.end || text[match.span.end - 1] != ',') continue;
    const std::size_t clause_end = std::min(text.find_first_of(".\n", clause), within.end);
    const auto marker = rules("after").first(text, {clause, clause_end});
    if (!marker || marker->rule->gives != "abstain" || marker->span.begin != clause) continue;
    found.back().side = VoteSide::kAbstain;
    found.back().span.end = marker->span.end;
  }
  return found;
}

/// `For stemte: A, F`: a side that is named before its list, which ends at `limit`.
VoteStatement statement_before(std::string_view text, const RuleMatch& match, std::size_t limit) {
  // `For stemte 12 (A, F) og 7 imod (V)`; right behind the marker the number is its own (`Stemmer for:
  // 12`).
  const auto other = rules("next_side").first(text, {match.span.end, limit});
  if (other && other->span.begin > match.span.end) limit = other->span.begin;
  VoteStatement statement{match.span, side_of(*match.rule), parse_voters(text, {match.span.end, limit}),
                          true};
  if (!statement.list.voters.empty()) {
    statement.span.end = statement.list.end;
  } else if (const auto rest = rules("the_rest").first(text.substr(match.span.end, limit - match.span.end))) {
    const Span count = shifted(*rest->group("count"), match.span.end);
    statement.list.total = number_at(text, count.begin, count.end)->value;
    statement.span.end = count.end;
  } else {
    const std::size_t next_word = skip_joints(text, match.span.end, limit);
    const std::size_t line_end = std::min(text.find('\n', match.span.end), limit);
    statement.unread = next_word < line_end && text.substr(next_word, 5) != "ingen" &&
                       text.substr(next_word, 5) != "Ingen" && is_letter(decode_utf8(text, next_word).value);
  }
  return statement;
}

/// No list runs over the next marker: where markers begin, or the lines of voters before them.
std::vector<std::size_t> stops_of(std::string_view text, Span within, const std::vector<RuleMatch>& before,
                                  const std::vector<RuleMatch>& after) {
  std::vector<std::size_t> stops;
  for (const auto& match : before) stops.push_back(match.span.begin);
  for (const auto& match : after) {
    if (const auto line = line_of_voters(text, within.begin, match.span.begin)) stops.push_back(*line);
  }
  std::sort(stops.begin(), stops.end());
  return stops;
}

/// `mod 4 (V)`: a number behind the word for a side, beside those that were `found`.
void add_numbers(std::string_view text, Span within, std::vector<VoteStatement>& found) {
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
}

/// `nedstemt med 15 stemmer (A) mod 10 (V)`: the ten wanted what fell.
void turn_what_is_counted_out(std::string_view text, std::vector<VoteStatement>& found) {
  for (std::size_t i = 1; i < found.size(); ++i) {
    const Span last = found[i - 1].span;
    const bool at_once = found[i - 1].counted_out && last.end <= found[i].span.begin &&
                         trim(text.substr(last.end, found[i].span.begin - last.end)).empty();
    if (at_once && found[i].side == VoteSide::kAgainst) found[i].side = VoteSide::kFor;
  }
}

bool is_free(Span span, const std::vector<VoteStatement>& found) {
  return std::none_of(found.begin(), found.end(),
                      [&](const VoteStatement& s) { return s.span.overlaps(span); });
}

}  // namespace

bool names_anyone(const VoterList& list) {
  return std::any_of(list.voters.begin(), list.voters.end(),
                     [](const Voter& v) { return v.name || v.party; });
}

std::vector<VoteStatement> find_vote_statements(std::string_view text, Span within) {
  const std::vector<RuleMatch> before = rules("before").scan(text, within);
  const std::vector<RuleMatch> after = rules("after").scan(text, within);
  const std::vector<RuleMatch> groups = rules("after_groups").scan(text, within);
  const std::vector<std::size_t> stops = stops_of(text, within, before, after);
  std::vector<VoteStatement> found;
  for (const RuleMatch& match : before) {
    const auto next = std::upper_bound(stops.begin(), stops.end(), match.span.begin);
    found.push_back(statement_before(text, match, next == stops.end() ? within.end : *next));
  }
  add_numbers(text, within, found);
  for (VoteStatement& statement : listed_statements(text, within)) {
    if (is_free(statement.span, found)) found.push_back(std::move(statement));
  }
  for (const RuleMatch& match : rules("the_others").scan(text, within)) {
    if (!is_free(match.span, found)) continue;
    const Span count = *match.group("count");
    VoteStatement others{match.span, side_of(*match.rule), {}, true};
    others.list.total = number_at(text, count.begin, count.end)->value;
    found.push_back(std::move(others));
  }
  const auto add_after = [&](const RuleMatch& match, Behind behind) {
    auto statement = statement_after(text, within.begin, match, behind);
    // The list may be the tail of one that was read already (`… og Bo (O). Bo (O) stemte imod`): only its
    // marker must be free.
    if (statement && is_free(match.span, found)) found.push_back(std::move(*statement));
  };
  // First, as these look at the next side's begin.
  for (const RuleMatch& match : rules("after_party").scan(text, within)) add_after(match, Behind::kWithParty);
  for (const RuleMatch& match : after) add_after(match, Behind::kAnybody);
  for (const RuleMatch& match : groups) add_after(match, Behind::kGroups);
  std::sort(found.begin(), found.end(),
            [](const VoteStatement& a, const VoteStatement& b) { return a.span < b.span; });
  turn_what_is_counted_out(text, found);
  return found;
}

}  // namespace frisaet
