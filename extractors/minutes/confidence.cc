#include "extractors/minutes/confidence.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "extractors/minutes/proposal.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_heads", family);
}

/// A decision longer than this has most likely swallowed what came after it.
constexpr std::size_t kLongestDecision = 6000;
/// What nothing speaks against.
constexpr double kNoDoubt = 0.98;
/// Share of a paper's lines or items that any paper may have unexplained.
constexpr double kFewUnknown = 0.25;
/// A title longer than this has most likely swallowed a line of something else.
constexpr std::size_t kLongTitle = 160;
/// Shorter words stand in any sentence.
constexpr std::size_t kShortestTellingWord = 5;
/// Below, letters of the page were guessed (RawPage::confidence).
constexpr double kClearPage = 0.9;

/// Two summaries or two plain decisions in one item. (A second recommendation is common: `Det indstilles:`
/// under its heading.)
bool section_comes_twice(const Judged& judged) {
  const auto count = [&](HeadingRole role) {
    return std::count_if(judged.sections.sections.begin(), judged.sections.sections.end(),
                         [&](const Section& s) { return s.known && !s.step && s.role == role; });
  };
  return count(HeadingRole::kSummary) > 1 || count(HeadingRole::kDecision) > 1;
}

/// The decision holds what page heads print, or the next item's number with a word in capitals behind it.
bool swallowed_more(const Judged& judged) {
  static const RuleFamily& swallowed = RuleBook::standard().family("minutes_lines", "swallowed");
  if (!judged.decision.decision_text) return false;
  const std::string& words = *judged.decision.decision_text;
  if (swallowed.first(words)) return true;
  if (!judged.item.number) return false;
  for (int next = judged.item.number->number + 1; next <= judged.item.number->number + 2; ++next) {
    for (const std::string_view stop : {". ", " ", " | "}) {
      const std::string number = std::to_string(next) + std::string(stop);
      const std::size_t at = words.find(number);
      // `… 34. Licitation`: behind a sentence's end.
      if (next < 3 || at == std::string::npos || at < 2) continue;
      const bool sentence = words[at - 2] == '.' || words[at - 1] == '\n';
      if (sentence && is_upper(decode_utf8(words, at + number.size()).value)) return true;
    }
  }
  return false;
}

bool speaks_of_votes(const Judged& judged) {
  static const RuleFamily& told = RuleBook::standard().family("minutes_votes", "told");
  return judged.decision.decision_text && told.first(*judged.decision.decision_text);
}

/// A side that the decision's words tell and none of its votes has (`For stemte A, imod V`).
bool side_unread(const Judged& judged) {
  static const RuleFamily& sides = RuleBook::standard().family("minutes_votes", "side_told");
  const auto& votes = judged.decision.votes;
  if (!judged.decision.decision_text || votes.empty()) return false;
  const auto matches = sides.all(*judged.decision.decision_text);
  return std::any_of(matches.begin(), matches.end(), [&](const RuleMatch& told) {
    return std::none_of(votes.begin(), votes.end(), [&](const Vote& vote) {
      if (told.rule->gives == "against") return !vote.votes_against.empty() || vote.total_against;
      return !vote.votes_for.empty() || vote.total_for;
    });
  });
}

/// True when no side lists more persons than its printed number.
bool votes_add_up(const Judged& judged) {
  const auto fits = [](const std::vector<Voter>& side, const std::optional<int>& total) {
    const auto persons =
        std::count_if(side.begin(), side.end(), [](const Voter& v) { return v.name.has_value(); });
    return !total || persons <= *total;
  };
  return std::all_of(judged.decision.votes.begin(), judged.decision.votes.end(), [&](const Vote& v) {
    return fits(v.votes_for, v.total_for) && fits(v.votes_against, v.total_against) &&
           fits(v.abstentions, v.total_abstain);
  });
}

/// Somebody voted both ways: two votes were read as one, or a list too far. A party may be split where the
/// sides are counted.
bool on_both_sides(const Decision& decision) {
  const auto shared = [](const std::vector<Voter>& one, const std::vector<Voter>& other, bool counted) {
    return std::any_of(one.begin(), one.end(), [&](const Voter& v) {
      if (!v.name && (!v.party || v.count || counted)) return false;
      return std::any_of(other.begin(), other.end(),
                         [&](const Voter& o) { return v.name == o.name && v.party == o.party && !o.count; });
    });
  };
  return std::any_of(decision.votes.begin(), decision.votes.end(), [&](const Vote& v) {
    return shared(v.votes_for, v.votes_against, v.total_for && v.total_against) ||
           shared(v.votes_for, v.abstentions, v.total_for && v.total_abstain) ||
           shared(v.votes_against, v.abstentions, v.total_against && v.total_abstain);
  });
}

/// Somebody is told to be away and votes: one of the two was read wrongly, or holds for another item.
bool absent_and_votes(const Decision& decision) {
  const auto is_absent = [&](const Voter& voter) {
    return voter.name && std::any_of(decision.absent.begin(), decision.absent.end(),
                                     [&](const Person& p) { return fold(p.name) == fold(*voter.name); });
  };
  return std::any_of(decision.votes.begin(), decision.votes.end(), [&](const Vote& v) {
    return std::any_of(v.votes_for.begin(), v.votes_for.end(), is_absent) ||
           std::any_of(v.votes_against.begin(), v.votes_against.end(), is_absent) ||
           std::any_of(v.abstentions.begin(), v.abstentions.end(), is_absent);
  });
}

/// `StedfortræderBo Holm`: a label is glued to the name (`McKay` and `DeVille` are names).
bool glued_name(const Person& person) {
  char32_t before = 0;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < person.name.size();) {
    const CodePoint c = decode_utf8(person.name, at);
    if (is_upper(c.value) && is_letter(before) && !is_upper(before) && letters > 3) return true;
    letters = is_letter(c.value) ? letters + 1 : 0;
    before = c.value;
    at += c.size;
  }
  return false;
}

/// `(Åbent)`, `Sagsnr.22/90`: something else stands where the title does in papers that are known.
bool has_no_words(const std::string& title) {
  static const RuleFamily& words = rules("word");
  return title.starts_with('(') || !words.first(title);
}

/// All that stands below the title are words that no stop ends, no longer than it: they may be its next line.
bool title_may_go_on(const Judged& judged, std::string_view text) {
  const Section& first = judged.sections.sections.front();
  if (judged.item.title.empty() || first.known || first.lines.size() != 1 || first.lines.front().paragraph)
    return false;
  const std::string_view line = first.lines.front().span.of(text);
  return line.size() <= judged.item.title.back().size() && line.find(':') == std::string_view::npos &&
         std::string_view(".;!?-").find(line.back()) == std::string_view::npos;
}

/// Closed items may all have one title that says so.
bool is_repeated(const Judged& judged) {
  static const RuleFamily& closed = RuleBook::standard().family("minutes_lines", "closed");
  if (judged.decision.closed && closed.matches(*judged.decision.title)) return false;
  const auto& titles = judged.meeting.titles;
  return std::count(titles.begin(), titles.end(), fold(*judged.decision.title)) > 1;
}

/// The decision tells some points of the recommendation apart and is silent about others.
bool points_missing(const Judged& judged) {
  std::size_t told = 0;
  for (const PointOutcome& point : judged.decision.point_outcomes) told += point.points.size();
  return told > 0 && told < judged.decision.recommendation.size();
}

/// A consent that says what it is to (`anbefaler, at …`) in words of which most were not proposed: it may
/// change the proposal.
bool says_other_words(const Judged& judged) {
  const Decision& decision = judged.decision;
  const bool consent = decision.outcome == Outcome::kApproved || decision.outcome == Outcome::kRecommended;
  if (!consent || !decision.decision_text || decision.recommendation.empty()) return false;
  const std::size_t clause = decision.decision_text->find(", at ");
  if (clause == std::string::npos) return false;
  std::string proposed = fold(decision.title.value_or(""));
  for (const auto& point : decision.recommendation) proposed += " " + fold(point.text);
  // Looked up, not searched for word by word: both texts may be as long as a document.
  std::unordered_set<std::string_view> told;
  for (std::size_t at = 0; at + kShortestTellingWord <= proposed.size(); ++at)
    told.insert(std::string_view(proposed).substr(at, kShortestTellingWord));
  std::istringstream words(fold(decision.decision_text->substr(clause)));
  std::size_t all = 0, others = 0;
  for (std::string word; words >> word;) {
    if (word.size() < kShortestTellingWord) continue;
    ++all;
    others += told.count(std::string_view(word).substr(0, kShortestTellingWord)) == 0 ? 1 : 0;
  }
  return others * 2 > all;
}

/// A consent that tells a figure which was not proposed (`Anbefales med 36 boliger`), and no vote.
bool number_not_proposed(const Decision& decision) {
  const bool consent = decision.outcome == Outcome::kApproved || decision.outcome == Outcome::kRecommended;
  if (!consent || !decision.decision_text || decision.recommendation.empty() || !decision.votes.empty() ||
      !decision.point_outcomes.empty())
    return false;
  std::string proposed = decision.title.value_or("");
  for (const auto& point : decision.recommendation)
    proposed += " " + point.point.value_or("") + " " + point.text;
  const std::string& told = *decision.decision_text;
  for (std::size_t at = 0; at < told.size();) {
    if (!is_digit(static_cast<unsigned char>(told[at]))) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < told.size() && is_digit(static_cast<unsigned char>(told[end]))) ++end;
    if (proposed.find(told.substr(at, end - at)) == std::string::npos) return true;
    at = end;
  }
  return false;
}

/// A member's own proposal, whose fate is not told: what was agreed to may be that.
bool member_proposed(const Decision& decision) {
  static const RuleFamily& moved = RuleBook::standard().family("minutes_outcomes", "moved");
  static const RuleFamily& fell = RuleBook::standard().family("minutes_outcomes", "moved_in_vain");
  const bool consent = decision.outcome == Outcome::kApproved || decision.outcome == Outcome::kRecommended;
  return consent && decision.decision_text && moved.first(*decision.decision_text) &&
         !fell.first(*decision.decision_text);
}

/// Points that came to different things, and a whole that is not called split: one name for both may be
/// wrong. A point sent on beside recommended ones does not count (outcome.cc).
bool points_mixed(const Decision& decision) {
  if (!decision.outcome || *decision.outcome == Outcome::kSplit) return false;
  const auto& points = decision.point_outcomes;
  return std::any_of(points.begin(), points.end(), [&](const PointOutcome& point) {
    const bool is_sent_on = point.outcome == Outcome::kReferred && decision.outcome == Outcome::kRecommended;
    return !is_sent_on && point.outcome != points.front().outcome;
  });
}

/// A result for the second point of a proposal that has one: what it names is no point of it.
bool points_unknown(const Decision& decision) {
  const std::size_t proposed = decision.recommendation.size();
  if (proposed == 0) return false;
  const auto known = [&](const std::string& point) {
    if (std::any_of(decision.recommendation.begin(), decision.recommendation.end(),
                    [&](const RecommendationPoint& p) { return p.point == point; }))
      return true;
    std::size_t number = 0;
    std::from_chars(point.data(), point.data() + point.size(), number);
    return number == 0 || number <= proposed;
  };
  return std::any_of(decision.point_outcomes.begin(), decision.point_outcomes.end(), [&](const auto& told) {
    return !std::all_of(told.points.begin(), told.points.end(), known);
  });
}

/// A consent in a text that tells of a change, other than by an amendment's name (which may have fallen).
bool tells_of_change(const Decision& decision) {
  static const RuleFamily& changes = RuleBook::standard().family("minutes_outcomes", "change");
  static const RuleFamily& votes = RuleBook::standard().family("minutes_outcomes", "tally");
  const bool consent = decision.outcome == Outcome::kApproved || decision.outcome == Outcome::kRecommended;
  if (!consent || !decision.decision_text) return false;
  const std::string& told = *decision.decision_text;
  // `Vedtaget med 13 stemmer mod 12.`: a count changes nothing where its sentence ends with it.
  const std::vector<RuleMatch> counted = votes.all(told);
  const std::vector<RuleMatch> found = changes.all(told);
  return std::any_of(found.begin(), found.end(), [&](const RuleMatch& change) {
    return std::none_of(counted.begin(), counted.end(), [&](const RuleMatch& vote) {
      const std::string_view close = trim(vote.group("end")->of(told));
      const bool ends = close == "." || vote.span.end >= told.size();
      return ends && vote.span.overlaps(change.span);
    });
  });
}

/// A committee is taken to decide, and its text recommends.
bool recommends_after_all(const Decision& decision) {
  static const RuleFamily& recommends = RuleBook::standard().family("minutes_competence", "passes_on");
  return decision.outcome == Outcome::kApproved && decision.body_kind != BodyKind::kCouncil &&
         decision.decision_text && recommends.matches(*decision.decision_text);
}

/// What a committee passes on with a change of its own: recommended to some, amended to others.
bool passes_on_with_a_change(const Decision& decision) {
  static const RuleFamily& recommends = RuleBook::standard().family("minutes_competence", "passes_on");
  return decision.outcome == Outcome::kAmended && decision.body_kind != BodyKind::kCouncil &&
         decision.decision_text && recommends.matches(*decision.decision_text);
}

void weigh_meeting(const Judged& judged, Weighing& weighing) {
  const Head& head = judged.meeting.head;
  weighing.doubt(!head.date, "no_day", 0.8);
  weighing.doubt(!head.body, "no_body", 0.8);
  weighing.doubt(head.date_from_steps || head.body_from_steps, "head_from_steps", 0.96);
  weighing.doubt(head.from_agenda, "head_from_agenda", 0.9);
  weighing.doubt(head.date_from_mail, "day_of_mail", 0.85);
  weighing.doubt(head.days_differ && !head.date_from_mail, "two_days", 0.85);
  weighing.doubt(head.other_days, "other_days", 0.97);
  weighing.doubt(head.day_in_passing, "day_in_passing", 0.97);
  weighing.doubt(head.body_in_passing, "body_in_passing", 0.97);
  weighing.doubt(head.body_in_steps.has_value(), "two_names_of_a_body", 0.88);
  weighing.doubt(head.body && rules("more_than_a_name").matches(head.body->value), "more_than_a_body", 0.85);
  weighing.doubt(!judged.meeting.municipality, "no_municipality", 0.99);
  // Below 0.9 whatever else is certain: a person is to look whose minutes these are.
  weighing.doubt(head.municipality_in_passing && judged.meeting.municipality == head.municipality,
                 "municipality_in_passing", 0.9);
  weighing.doubt(judged.meeting.letters_lost, "letters_lost", 0.9);
  weighing.doubt(judged.meeting.margin < 0.05, "narrow_margin", 0.88);
  weighing.doubt(!judged.meeting.numbered, "no_numbers", 0.95);
  weighing.doubt(judged.meeting.unknown_headings > kFewUnknown, "unknown_headings", 0.97);
  weighing.doubt(judged.meeting.undecided > kFewUnknown, "others_undecided", 0.9);
}

void weigh_item(const Judged& judged, Weighing& weighing) {
  const std::optional<std::string>& title = judged.decision.title;
  weighing.doubt(title && rules("number_in_brackets").matches(*title), "number_on_title", 0.9);
  weighing.doubt(title && has_no_words(*title), "no_words_in_title", 0.85);
  weighing.doubt(title && is_repeated(judged), "title_twice", 0.85);
  weighing.doubt(title && title->find("....") != std::string::npos, "dots_in_title", 0.85);
  weighing.doubt(title && title->size() > kLongTitle, "long_title", 0.97);
  weighing.doubt(title_may_go_on(judged, judged.meeting.document.text()), "title_may_go_on", 0.9);
  weighing.doubt(!judged.meeting.numbered && !title, "no_title", 0.9);
  // The next number is missing, or a heading comes twice: an item may have been swallowed.
  weighing.doubt(judged.item.gap_after, "number_missing", 0.91);
  weighing.doubt(judged.item.only_listed, "only_listed", 0.9);
  weighing.doubt(section_comes_twice(judged), "section_twice", 0.91);
  weighing.doubt(judged.marks[judged.item.begin].piece.run_together, "run_together", 0.85);
  const Document& document = judged.meeting.document;
  const Page& page =
      document.pages()[document.page_index_at(judged.marks[judged.item.begin].piece.span.begin)];
  weighing.doubt(page.raw.confidence < kClearPage, "unclear_page", 0.9);
}

/// Parts of the item that were printed apart and that nothing but their order or numbers put together.
bool put_together(const Judged& judged) {
  const auto begin = judged.marks.begin() + static_cast<std::ptrdiff_t>(judged.item.begin);
  const auto end = judged.marks.begin() + static_cast<std::ptrdiff_t>(judged.item.end);
  return std::any_of(begin, end, [](const Mark& m) { return m.put_together; });
}

void weigh_decision(const Judged& judged, Weighing& weighing) {
  const Decision& decision = judged.decision;
  weighing.doubt(put_together(judged), "put_together", 0.9);
  weighing.doubt(!judged.own.printed && !decision.closed, "no_decision_heading", 0.9);
  weighing.doubt(!judged.own.certain, "several_decisions", 0.85);
  weighing.doubt(!decision.outcome, "no_outcome", 0.5);
  weighing.doubt(judged.weak, "weak_words", 0.85);
  weighing.doubt(judged.contradicted, "contradicted", 0.85);
  weighing.doubt(decision.decision_text && decision.decision_text->size() > kLongestDecision, "very_long",
                 0.8);
  weighing.doubt(swallowed_more(judged), "swallowed_more", 0.85);
  weighing.doubt(judged.sections.button_inside, "button_inside", 0.9);
  weighing.doubt(judged.unexplained > 0, "unexplained_sentence", 0.9);
  weighing.doubt(judged.more_behind, "more_behind", 0.95);
  weighing.doubt(points_missing(judged), "points_missing", 0.9);
  weighing.doubt(points_mixed(decision), "points_mixed", 0.9);
  weighing.doubt(points_unknown(decision), "points_unknown", 0.75);
  weighing.doubt(tells_of_change(decision), "tells_of_change", 0.9);
  weighing.doubt(passes_on_with_a_change(decision), "passed_on_with_a_change", 0.9);
  weighing.doubt(recommends_after_all(decision), "recommends_after_all", 0.9);
  weighing.doubt(decision.outcome == Outcome::kApproved && mild_proposal(decision), "proposed_to_be_noted",
                 0.9);
  weighing.doubt(says_other_words(judged), "other_words_than_proposed", 0.95);
  // Where all other items say what was decided, the words of this one may stand elsewhere.
  weighing.doubt(!decision.decision_text && !decision.closed && !decision.recommendation.empty(),
                 "proposed_but_undecided", 0.9);
  weighing.doubt(speaks_of_votes(judged) && decision.votes.empty(), "votes_unread", 0.9);
  weighing.doubt(side_unread(judged), "side_unread", 0.85);
  weighing.doubt(!votes_add_up(judged), "votes_differ", 0.85);
  weighing.doubt(on_both_sides(decision), "on_both_sides", 0.85);
  weighing.doubt(absent_and_votes(decision), "absent_and_votes", 0.85);
  weighing.doubt(judged.attendance_unread, "attendance_unread", 0.85);
  weighing.doubt(judged.receiver_unknown, "receiver_unknown", 0.9);
  weighing.doubt(judged.proposal_unread, "proposal_unread", 0.85);
  weighing.doubt(number_not_proposed(decision), "number_not_proposed", 0.9);
  weighing.doubt(member_proposed(decision), "member_proposed", 0.9);
  weighing.doubt(std::any_of(decision.absent.begin(), decision.absent.end(), glued_name), "glued_name", 0.85);
}

}  // namespace

Sureness confidence_of(const Judged& judged) {
  Weighing weighing(kNoDoubt);
  weigh_meeting(judged, weighing);
  weigh_item(judged, weighing);
  weigh_decision(judged, weighing);
  return std::move(weighing).result();
}

}  // namespace frisaet::minutes
