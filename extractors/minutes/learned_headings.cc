#include "extractors/minutes/learned_headings.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/lexicon/ocr_match.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/minutes/members_view.h"
#include "extractors/minutes/outcome.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// Longer lines are sentences.
constexpr std::size_t kLongestHeading = 60;
constexpr int kMostWords = 7;
/// What stands less often may be chance.
constexpr int kLeastTimes = 3;
/// A result longer than this is case text that happens to tell of one.
constexpr std::size_t kLongestResult = 400;

struct Place {
  std::size_t mark;
  Span words;
  Span rest;
  bool colon;
  bool proved = false;  ///< what follows is what stands under the heading that is learned
};
struct Candidate {
  std::vector<Place> places;
  int results = 0;    ///< a result in so many words follows
  int nothings = 0;   ///< `Intet.`, `-`: shows something only beside results
  int proposals = 0;  ///< a clause with `at`, or somebody who recommends, follows
};

bool may_be_heading(const Mark& mark) {
  if (mark.lower_case || mark.result || mark.step || mark.case_number || mark.item) return false;
  // What these roles stand for may as well be words over a decision (`Referat`, `Behandling`).
  return !mark.heading || mark.has(HeadingRole::kDocumentWord) || mark.has(HeadingRole::kRemarks) ||
         mark.has(HeadingRole::kRoute);
}

/// The words that may be a heading: the line, or what stands before its colon.
std::optional<Place> place_of(std::string_view text, const std::vector<Mark>& marks, std::size_t i) {
  const Mark& mark = marks[i];
  if (!may_be_heading(mark)) return std::nullopt;
  const Span line = mark.piece.span;
  const std::string_view view = line.of(text);
  std::size_t cut = view.substr(0, kLongestHeading).find(':');
  const bool colon = cut != std::string_view::npos;
  if (!colon && view.size() > kLongestHeading) return std::nullopt;
  if (!colon) cut = view.size();
  const Span words = trimmed(text, {line.begin, line.begin + cut});
  const std::string_view said = words.of(text);
  if (said.size() < 4 || said.ends_with('.') || said.ends_with(',') || said.ends_with(';'))
    return std::nullopt;
  if (std::count(said.begin(), said.end(), ' ') >= kMostWords) return std::nullopt;
  const Span rest = colon ? trimmed(text, {line.begin + cut + 1, line.end}) : Span{line.end, line.end};
  return Place{i, words, rest, colon};
}

/// Words with the day left out; nothing for those with figures in them.
std::optional<std::string> key_of(std::string_view words) {
  std::string key(words);
  const auto dates = find_dates(words);
  for (auto date = dates.rbegin(); date != dates.rend(); ++date)
    key.replace(date->span.begin, date->span.size(), "{}");
  if (std::any_of(key.begin(), key.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); }))
    return std::nullopt;
  // A day alone (`4. maj 2021: Teknisk Udvalg anbefalede planen`) tells a case's history.
  if (std::none_of(key.begin(), key.end(), [](char c) { return is_letter(static_cast<unsigned char>(c)); }))
    return std::nullopt;
  return fold(key);
}

/// Names under a list of absentees, and the sides of a vote, come again and again as well.
bool says_who(std::string_view text, Span words) {
  static const RuleFamily& votes = RuleBook::standard().family("minutes_votes", "before");
  const PersonList list = parse_persons(text, words);
  return (!list.entries.empty() && list.rest.empty()) || votes.first(words.of(text)).has_value();
}

enum class Follows { kOther, kResult, kNothing, kProposal };

Follows what_follows(std::string_view text, const std::vector<Mark>& marks, const Place& place) {
  static const RuleFamily& points = RuleBook::standard().family("minutes_points", "leading");
  static const RuleFamily& clauses = RuleBook::standard().family("minutes_points", "clause");
  Span next = place.rest;
  if (next.empty()) {
    if (place.mark + 1 >= marks.size()) return Follows::kOther;
    const Mark& below = marks[place.mark + 1];
    if (below.heading || below.step || below.case_number) return Follows::kOther;
    next = below.piece.span;
  }
  std::string_view words = next.of(text);
  if (words.size() > kLongestResult) return Follows::kOther;
  if (says_nothing(words)) return Follows::kNothing;
  std::string_view point = words;
  if (const auto match = points.first(words); match && match->rule->gives != "none")
    point = trim(words.substr(match->span.end));
  if (clauses.matches(point)) return Follows::kProposal;
  if (begins_with_result(words)) return Follows::kResult;
  const Mark& below = marks[std::min(place.mark + 1, marks.size() - 1)];
  if ((place.rest.empty() && below.opener) || is_aside(words)) return Follows::kOther;
  const Verdict verdict = read_verdict(words, std::nullopt, 0);
  return verdict.outcome && !verdict.weak ? Follows::kResult : Follows::kOther;
}

void mark_places(const Candidate& candidate, HeadingRole role, std::vector<Mark>& marks) {
  for (const Place& place : candidate.places) {
    Mark& mark = marks[place.mark];
    // `Referat` over the whole paper stays what it is.
    if (mark.heading && !place.proved) continue;
    mark.heading = Heading{role, place.words, place.rest, place.colon, false};
    mark.opener = false;
  }
}

/// `Byrådet`, `Økonomiudvalget`: one word that is a body's own name.
bool names_only_a_body(std::string_view word) {
  const auto bodies = find_bodies(word);
  return bodies.size() == 1 && bodies.front().span == Span{0, word.size()} && !bodies.front().genitive;
}

/// The longest words at the begin of a line that are a section's heading, with a capital, a figure or a dash
/// behind them: `Baggrund Salen er opført …`.
std::optional<Heading> run_in_heading(std::string_view text, const Mark& mark) {
  // `Byrådet  For: 18 (A)` looks like an item that is counted by a word.
  const bool item = mark.item && mark.item->form != NumberForm::kWord;
  if (mark.lower_case || mark.step || item || mark.case_number) return std::nullopt;
  const Span line = mark.piece.span;
  const std::string_view view = line.of(text);
  std::optional<Heading> found;
  std::size_t end = 0;
  for (int words = 0; words < 4; ++words) {
    end = view.find(' ', end == 0 ? 0 : end + 1);
    if (end == std::string_view::npos || end > kLongestHeading) break;
    const Span rest = trimmed(text, {line.begin + end, line.end});
    if (rest.empty()) break;
    const CodePoint next = decode_utf8(text, rest.begin);
    if (!is_upper(next.value) && !is_digit(next.value) && next.value != '-' && next.value != U'–') continue;
    const auto role = heading_role(view.substr(0, end));
    if (role && is_section(*role)) found = Heading{*role, {line.begin, line.begin + end}, rest, false, false};
    // `Byrådet  Godkendt.`: in a column of labels the body's name stands beside what it decided.
    if (!role && words == 0 && names_only_a_body(view.substr(0, end)))
      found = Heading{HeadingRole::kDecision, {line.begin, line.begin + end}, rest, false, false};
  }
  return found;
}

/// A body's name proves nothing: most of what follows it must be results.
bool decides(std::string_view text, const std::vector<std::pair<std::size_t, Heading>>& found) {
  if (!names_only_a_body(found.front().second.words.of(text))) return true;
  const auto results = std::count_if(found.begin(), found.end(), [&](const auto& place) {
    const std::string_view rest = place.second.rest.of(text);
    return says_nothing(rest) || begins_with_result(rest) || says_who(text, place.second.rest);
  });
  return static_cast<std::size_t>(results) * 2 >= found.size();
}

/// Papers that print each heading before its text on the same line, without a colon, do so all through: a
/// line that begins with a heading's words proves nothing by itself.
void learn_run_in_headings(std::string_view text, std::vector<Mark>& marks) {
  constexpr int kLeastDecisions = 2, kLeastPlaces = 5;
  std::map<std::string, std::vector<std::pair<std::size_t, Heading>>> places;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (marks[i].heading && (marks[i].heading->colon || marks[i].heading->rest.empty())) continue;
    if (const auto heading = run_in_heading(text, marks[i]))
      places[fold(heading->words.of(text))].push_back({i, *heading});
  }
  int decisions = 0, all = 0;
  for (const auto& [key, found] : places) {
    if (found.size() < 2 || !decides(text, found)) continue;
    all += static_cast<int>(found.size());
    if (found.front().second.role == HeadingRole::kDecision) decisions += static_cast<int>(found.size());
  }
  if (decisions < kLeastDecisions || all < kLeastPlaces) return;
  for (const auto& [key, found] : places) {
    if (found.size() < 2 || !decides(text, found)) continue;
    for (const auto& [i, heading] : found) {
      marks[i].heading = heading;
      marks[i].opener = false;
      marks[i].item.reset();
    }
  }
}

/// `Beslutning i Kommunalbestyrelsen deu 30. augusf 2022`: a line that a scan damaged, and that can be read
/// as a dated line which this paper prints undamaged elsewhere.
void mend_garbled_steps(std::string_view text, std::vector<Mark>& marks) {
  constexpr std::size_t kShortestStep = 15, kMostLost = 4;
  std::map<std::u32string, const Step*> known;
  for (const Mark& mark : marks) {
    if (mark.step && mark.step->rest.empty() && mark.step->words.size() >= kShortestStep)
      known.emplace(ocr_key(squeeze(mark.step->words.of(text))), &*mark.step);
  }
  if (known.empty()) return;
  std::vector<std::pair<std::size_t, Step>> mended;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    const std::string_view line = mark.piece.span.of(text);
    if (mark.step || mark.heading || mark.lower_case || line.size() < kShortestStep || line.size() > 170)
      continue;
    const std::u32string key = ocr_key(squeeze(line));
    for (const auto& [printed, step] : known) {
      if (key.size() + kMostLost < printed.size() || printed.size() + kMostLost < key.size()) continue;
      if (!reads_as(printed, key)) continue;
      Step read = *step;
      read.words = mark.piece.span;
      read.rest = {mark.piece.span.end, mark.piece.span.end};
      mended.emplace_back(i, std::move(read));
      break;
    }
  }
  for (auto& [i, step] : mended) {
    marks[i].step = std::move(step);
    marks[i].item.reset();
    marks[i].opener = false;
  }
}

/// `REFERAT:` below each item's proposal: the word for the whole paper stands over what was decided, in a
/// paper that has no other heading for it.
void learn_minutes_of_items(std::vector<Mark>& marks) {
  std::vector<std::size_t> places;
  std::size_t below_sections = 0;
  bool told = false;  // a section stands above, since the last such word
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const Mark& mark = marks[i];
    if (mark.has(HeadingRole::kDecision) || mark.has(HeadingRole::kRecommendationAndDecision) ||
        (mark.step && mark.step->says_decision))
      return;
    if (mark.section()) {
      told = true;
    } else if (mark.has(HeadingRole::kDocumentWord) && i > 0) {
      places.push_back(i);
      below_sections += told ? 1 : 0;
      told = false;
    }
  }
  // The first may be the paper's own.
  if (below_sections < 2 || below_sections * 2 < places.size()) return;
  const bool colon = marks[places.back()].heading->colon;
  for (const std::size_t i : places)
    if (marks[i].heading->colon == colon) marks[i].heading->role = HeadingRole::kDecision;
}

}  // namespace

void learn_headings(std::string_view text, std::vector<Mark>& marks) {
  mend_garbled_steps(text, marks);
  learn_run_in_headings(text, marks);
  int known_decisions = 0, known_recommendations = 0;
  std::map<std::string, Candidate> candidates;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    known_decisions += marks[i].has(HeadingRole::kDecision) ||
                               (marks[i].step && marks[i].step->says_decision) ||
                               marks[i].has(HeadingRole::kRecommendationAndDecision)
                           ? 1
                           : 0;
    known_recommendations += marks[i].has(HeadingRole::kRecommendation) ? 1 : 0;
    const auto place = place_of(text, marks, i);
    if (!place || says_who(text, place->words)) continue;
    const auto key = key_of(place->words.of(text));
    if (!key) continue;
    Candidate& candidate = candidates[*key];
    const Follows follows = what_follows(text, marks, *place);
    candidate.places.push_back(*place);
    candidate.places.back().proved = follows != Follows::kOther;
    candidate.results += follows == Follows::kResult ? 1 : 0;
    candidate.nothings += follows == Follows::kNothing ? 1 : 0;
    candidate.proposals += follows == Follows::kProposal ? 1 : 0;
  }
  const Candidate* decision = nullptr;
  const Candidate* recommendation = nullptr;
  for (const auto& [key, candidate] : candidates) {
    const int times = static_cast<int>(candidate.places.size());
    if (times < kLeastTimes) continue;
    if (candidate.results >= 2 && (candidate.results + candidate.nothings) * 3 >= times * 2 &&
        (decision == nullptr || candidate.results > decision->results))
      decision = &candidate;
    if (candidate.proposals >= 2 && candidate.proposals * 3 >= times * 2 &&
        (recommendation == nullptr || candidate.proposals > recommendation->proposals))
      recommendation = &candidate;
  }
  if (decision != nullptr && known_decisions * 2 < decision->results)
    mark_places(*decision, HeadingRole::kDecision, marks);
  if (recommendation != nullptr && known_recommendations * 2 < recommendation->proposals)
    mark_places(*recommendation, HeadingRole::kRecommendation, marks);
  learn_minutes_of_items(marks);
}

}  // namespace frisaet::minutes
