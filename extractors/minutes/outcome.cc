#include "extractors/minutes/outcome.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/voters.h"
#include "extractors/lexicon/votes.h"
#include "extractors/minutes/point_labels.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/core/check.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
}

/// A sentence that begins with voters names them within so many bytes.
constexpr std::size_t kLongestVoters = 400;

/// The text with everything between quotation marks blanked: what is quoted was decided elsewhere.
std::string without_quotations(std::string_view text) {
  std::string result(text);
  const auto blank = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (result[i] != '\n') result[i] = ' ';
    }
  };
  const std::pair<std::string_view, std::string_view> marks[] = {
      {"”", "”"}, {"“", "”"}, {"„", "“"}, {"»", "«"}, {"\"", "\""}};
  for (const auto& [open, close] : marks) {
    for (std::size_t begin = result.find(open); begin != std::string::npos;
         begin = result.find(open, begin + 1)) {
      const std::size_t end = result.find(close, begin + open.size());
      if (end == std::string::npos || end - begin > 1500) break;
      const char last = result[end - 1];
      blank(begin, end + close.size());
      // A stop inside the marks ends the sentence around them too.
      if (last == '.' || last == '!' || last == '?') result[end + close.size() - 1] = '.';
    }
  }
  return result;
}

/// True when another item is named before `at`: what follows is about that.
bool about_another_item(std::string_view sentence, std::size_t at, std::optional<int> own,
                        std::size_t points) {
  for (const RuleMatch& match : rules("other").all(sentence)) {
    if (match.span.begin >= at) return false;
    std::size_t digits = match.group("number")->begin;
    const int number = digits_at(sentence, digits);
    const bool is_point = number <= static_cast<int>(points) &&
                          sentence.substr(match.span.begin, 3) != "sag" &&
                          sentence.substr(match.span.begin, 3) != "Sag";
    if (own != number && !is_point) return true;
  }
  return false;
}

/// `Godkendt med 13 stemmer mod 12, dog kun i et år` without its count: the rider stands beside the consent.
std::string without_tally(std::string_view sentence) {
  std::string words(sentence);
  const auto tally = rules("tally").first(sentence);
  if (!tally) return words;
  const Span end = *tally->group("end");
  words.erase(tally->span.begin, end.begin - tally->span.begin);
  return words;
}

/// `Sendt til Udvalget for Kultur, Fritid og Idræt.`: a comma may be the body's own, and ends no receiver.
std::string receiver_at(std::string_view sentence, Span to) {
  for (const BodyMention& body : find_bodies(sentence)) {
    if (to.contains(body.span.begin) && body.span.end > to.end) to.end = body.span.end;
  }
  return squeeze(to.of(sentence));
}

struct Finding {
  Outcome outcome;
  double weight;
  std::optional<std::string> referred_to;
  bool doubtful = false;  ///< conditional, or taken back in the same sentence
};

class Reader {
 public:
  Reader(std::optional<int> item_number, std::size_t points) : item_number_(item_number), points_(points) {}

  /// Returns false where no rule knows what the sentence does there.
  bool read(std::string_view sentence) {
    // `Forslaget faldt, og dagsordenen blev herefter godkendt.`: two sentences in one.
    if (const auto two = rules("fell_first").first(sentence)) {
      const std::string_view rest = two->group("rest")->of(sentence);
      if (rules("outcome").first(rest)) {
        read(sentence.substr(0, two->group("rest")->begin));
        return read(rest);
      }
    }
    const std::string lower = to_lower(sentence.substr(0, 200));
    const bool names_amendment = lower.find("ndringsforslag") != std::string::npos;
    if (names_amendment) in_amendment_ = true;
    if (auto moved = motion_in(sentence)) {
      motion_ = std::move(moved);
      if (rules("carried_at_once").first(sentence)) carry_motion();
      return true;
    }
    if (motion_ && take_fate_of_motion(sentence)) return true;
    if (rules("main_proposal").first(sentence)) motion_.reset();
    if (takes_back_consent(sentence)) return true;
    if (is_aside(sentence)) return true;
    // Once the main proposal is spoken of, what became of the amendment will not be told any more.
    if (in_amendment_ && !names_amendment && rules("main_proposal").first(sentence)) in_amendment_ = false;
    if (in_amendment_) {
      const auto found = fate_of_amendment(sentence);
      if (!found) return true;
      in_amendment_ = false;
      const bool carried = *found != Outcome::kRejected && *found != Outcome::kWithdrawn;
      amendment_carried_ = amendment_carried_ || carried;
      return true;
    }
    if (gives_way(sentence)) return true;
    const auto found = finding_in(without_tally(sentence));
    if (found) findings_.push_back(*found);
    return found.has_value();
  }

  [[nodiscard]] std::optional<Finding> result() const {
    if (findings_.empty()) {
      if (!amendment_carried_) return std::nullopt;
      return Finding{Outcome::kAmended, 2, std::nullopt};
    }
    double strongest = 0;
    for (const Finding& finding : findings_) strongest = std::max(strongest, finding.weight);
    // Of several results in so many words the last one is the meeting's; of several milder ones the first
    // says what it was.
    std::optional<Finding> best;
    for (const Finding& finding : findings_) {
      if (finding.weight == strongest && (!best || strongest >= 2)) best = finding;
    }
    if (amendment_carried_ &&
        (best->outcome == Outcome::kApproved || best->outcome == Outcome::kRecommended)) {
      best->outcome = Outcome::kAmended;
    }
    // A rider in one sentence is not undone by `Herefter godkendt` in another.
    const bool amended = std::any_of(findings_.begin(), findings_.end(),
                                     [](const Finding& f) { return f.outcome == Outcome::kAmended; });
    if (amended && best->outcome == Outcome::kApproved) best->outcome = Outcome::kAmended;
    return best;
  }

  [[nodiscard]] bool contradicted() const {
    const auto best = result();
    if (best && best->doubtful) return true;
    // `A foreslog, at punktet udsættes. Vedtaget.`: what was agreed to, the motion or the proposal?
    if (best && motion_ && is_consent(best->outcome)) return true;
    return best && std::any_of(findings_.begin(), findings_.end(), [&](const Finding& f) {
             return f.weight == best->weight && f.weight >= 2 && f.outcome != best->outcome &&
                    f.outcome != Outcome::kAmended && best->outcome != Outcome::kAmended;
           });
  }

  /// `Venstre stillede forslag om, at sagen udsættes`: what is moved, in a sentence of its own.
  static std::optional<Finding> motion_in(std::string_view sentence) {
    const auto motion = rules("motion").first(sentence);
    if (!motion) return std::nullopt;
    for (const RuleMatch& match : rules("outcome").scan(sentence)) {
      const auto outcome = parse_outcome(match.rule->gives);
      const bool procedural = outcome == Outcome::kPostponed || outcome == Outcome::kReferred;
      if (!procedural || match.span.begin < motion->span.end || match.rule->weight < 2) continue;
      Finding found{*outcome, match.rule->weight, std::nullopt};
      if (const auto to = match.group("to")) found.referred_to = receiver_at(sentence, *to);
      return found;
    }
    return std::nullopt;
  }

 private:
  /// `Ændringsforslaget vedtaget. Indstillingen bortfaldt.`: it fell because something else was carried.
  /// Where that was no amendment by name, a person sees.
  bool gives_way(std::string_view sentence) {
    const bool carried =
        amendment_carried_ || (!findings_.empty() && findings_.back().outcome == Outcome::kApproved);
    if (!carried || !rules("gives_way").first(sentence)) return false;
    if (!findings_.empty() && findings_.back().outcome == Outcome::kApproved) findings_.pop_back();
    Finding amended{Outcome::kAmended, 2, std::nullopt};
    amended.doubtful = !amendment_carried_;
    findings_.push_back(std::move(amended));
    return true;
  }

  /// `Bevilget.` / `Dog kun 150.000 kr.`: not what was proposed.
  bool takes_back_consent(std::string_view sentence) {
    if (in_amendment_ || findings_.empty() || !is_consent(findings_.back().outcome) ||
        !rules("taken_back").first(sentence))
      return false;
    if (rules("harmless_rider").first(sentence) || is_aside(sentence)) return true;
    findings_.back().outcome = Outcome::kAmended;
    findings_.back().doubtful = true;
    return true;
  }

  /// A motion that is carried is the result; one that falls leaves the case as it was.
  bool take_fate_of_motion(std::string_view sentence) {
    const auto fate = rules("motion_fate").first(sentence);
    if (!fate) return false;
    if (fate->rule->gives == "approved") carry_motion();
    motion_.reset();
    return true;
  }

  void carry_motion() {
    findings_.push_back(*motion_);
    motion_.reset();
  }

  /// What became of an amendment; what it proposes (`At stien udskydes`) is no result.
  static std::optional<Outcome> fate_of_amendment(std::string_view sentence) {
    std::optional<Outcome> fate;
    for (const RuleMatch& match : rules("outcome").scan(sentence)) {
      const auto outcome = parse_outcome(match.rule->gives);
      const bool is_fate = outcome == Outcome::kApproved || outcome == Outcome::kRejected ||
                           outcome == Outcome::kAmended || outcome == Outcome::kWithdrawn;
      if (is_fate && match.rule->weight >= 2) fate = outcome;
    }
    return fate;
  }

  /// What one sentence says. A result that is only asked for, imagined or denied does not count; one that the
  /// same sentence takes back or makes depend on something is doubtful.
  std::optional<Finding> finding_in(std::string_view sentence) const {
    std::optional<Finding> found;
    bool denied = false;
    for (const RuleMatch& match : rules("outcome").scan(sentence)) {
      if (about_another_item(sentence, match.span.begin, item_number_, points_)) continue;
      const auto outcome = parse_outcome(match.rule->gives);
      FRISAET_CHECK(outcome.has_value());
      if (is_consent(*outcome) && match.rule->weight >= 2) {
        denied = denied || is_denied(sentence, match.span);
        if (is_denied(sentence, match.span) || is_imagined(sentence, match.span)) continue;
      }
      Finding next{*outcome, match.rule->weight, std::nullopt};
      if (const auto to = match.group("to")) next.referred_to = receiver_at(sentence, *to);
      if (!found) {
        found = std::move(next);
      } else if (found->weight >= 2) {
        take_back(*found, next, sentence.substr(0, match.span.begin));
      } else if (outweighs(next, *found, sentence.substr(0, match.span.begin))) {
        found = std::move(next);
      }
    }
    if (rules("no").first(sentence)) {
      // `Nej, sagen udsættes.`: the result in so many words counts; a consent behind a no is for a person.
      if (!found || found->weight < 2) return Finding{Outcome::kRejected, 2, std::nullopt};
      found->doubtful = found->doubtful || is_consent(found->outcome);
    }
    if (!found) return found;
    if (found->weight >= 2 && rules("condition").first(sentence)) found->doubtful = true;
    if (!is_consent(found->outcome)) return found;
    // `Godkendt, idet stien bliver bredere`: whether that changes the proposal is for a person to say.
    const bool harmless = rules("harmless_rider").first(sentence).has_value();
    const bool rider = rules("rider").first(sentence) && !harmless;
    if (!harmless && rules("changing_rider").first(sentence) && found->outcome != Outcome::kAmended) {
      found->outcome = Outcome::kAmended;
      found->doubtful = true;
    }
    found->doubtful = found->doubtful || (rider && found->outcome != Outcome::kAmended);
    // `besluttede, at planen ikke bliver vedtaget`: the milder word is no consent either.
    if (denied && found->weight < 2) return std::nullopt;
    found->doubtful = found->doubtful || denied || rules("condition").first(sentence).has_value();
    return found;
  }

  static bool is_consent(Outcome outcome) {
    return outcome == Outcome::kApproved || outcome == Outcome::kRecommended || outcome == Outcome::kAmended;
  }

  /// The words before `at` in its own clause.
  static std::string_view clause_before(std::string_view sentence, std::size_t at) {
    const std::string_view before = sentence.substr(0, at);
    std::size_t begin = 0;
    for (const std::string_view joint : {",", ";", ":", " og ", " men ", " hvorefter "}) {
      const std::size_t found = before.rfind(joint);
      if (found != std::string_view::npos) begin = std::max(begin, found + joint.size());
    }
    return trim(before.substr(begin));
  }

  static bool is_denied(std::string_view sentence, Span words) {
    return rules("denied_before").first(clause_before(sentence, words.begin)) ||
           rules("denied_after").first(sentence.substr(words.end));
  }

  /// `om planen skal vedtages`, `kunne godkendes`; but `Udvalget kan tiltræde` is how committees say yes.
  static bool is_imagined(std::string_view sentence, Span words) {
    const std::string_view clause = clause_before(sentence, words.begin);
    const bool passive = words.of(sentence).ends_with("es");
    return rules("question").first(clause) || (passive && rules("possible").first(clause));
  }

  /// A rejection or postponement behind a consent: after `men` it is the result, elsewhere it may be what was
  /// consented to.
  static void take_back(Finding& found, const Finding& next, std::string_view before) {
    const bool may_turn = is_consent(found.outcome) || found.outcome == Outcome::kPostponed;
    if (!may_turn || next.weight < 2 || next.outcome == found.outcome) return;
    if (next.outcome != Outcome::kRejected && next.outcome != Outcome::kPostponed) return;
    if (before.find(" men ") != std::string_view::npos) found = next;
    found.doubtful = true;
  }

  /// `Udvalget drøftede sagen og godkendte indstillingen`: the stronger word counts where it stands in the
  /// main clause.
  static bool outweighs(const Finding& next, const Finding& found, std::string_view words_before) {
    const std::string before = to_lower(words_before);
    const bool subordinate = before.find(" idet ") != std::string::npos ||
                             before.find("med henblik") != std::string::npos ||
                             before.find(" at ") != std::string::npos;
    const bool decided_that = found.weight <= 1 && found.outcome == Outcome::kApproved &&
                              (next.outcome == Outcome::kPostponed || next.outcome == Outcome::kRejected ||
                               next.outcome == Outcome::kReferred || next.outcome == Outcome::kWithdrawn);
    return next.weight > found.weight && (!subordinate || decided_that);
  }

  std::optional<int> item_number_;
  std::size_t points_;
  bool in_amendment_ = false;
  bool amendment_carried_ = false;
  std::optional<Finding> motion_;
  std::vector<Finding> findings_;
};

/// What the points come to as a whole. `own_change`: a point was changed by the body that decides it, where
/// another may be passed on as it was. A point left to another body (`At 2: Sendes videre til
/// Økonomiudvalget`) does not count beside points that are recommended.
std::optional<Outcome> combined(const std::vector<PointOutcome>& points, bool own_change) {
  std::vector<Outcome> outcomes;
  for (const PointOutcome& point : points) {
    if (std::find(outcomes.begin(), outcomes.end(), point.outcome) == outcomes.end())
      outcomes.push_back(point.outcome);
  }
  if (std::find(outcomes.begin(), outcomes.end(), Outcome::kRecommended) != outcomes.end())
    std::erase(outcomes, Outcome::kReferred);
  if (outcomes.empty()) return std::nullopt;
  if (outcomes.size() == 1) return outcomes[0];
  const auto is = [&](Outcome a, Outcome b) {
    return outcomes.size() == 2 && std::find(outcomes.begin(), outcomes.end(), a) != outcomes.end() &&
           std::find(outcomes.begin(), outcomes.end(), b) != outcomes.end();
  };
  if (is(Outcome::kApproved, Outcome::kAmended)) return Outcome::kAmended;
  if (is(Outcome::kRecommended, Outcome::kAmended) && !own_change) return Outcome::kAmended;
  return Outcome::kSplit;
}

bool same_voter(const Voter& one, const Voter& other) {
  // A member whose party voted is one of those who did.
  if (one.name && !other.name) return one.party && one.party == other.party;
  return one.name ? one.name == other.name : one.party && one.party == other.party && !other.name;
}

/// Voters of the decision who were against what it came to, or for nothing; read when first asked for, as few
/// decisions have members who give reasons.
class Opponents {
 public:
  explicit Opponents(std::string_view decision) : decision_(decision) {}

  bool include(const Voter& voter) {
    if (!voters_) read();
    return std::any_of(voters_->begin(), voters_->end(),
                       [&](const Voter& opponent) { return same_voter(voter, opponent); });
  }

 private:
  void read() {
    voters_.emplace();
    for (const VoteMention& mention : parse_votes(decision_, {0, decision_.size()})) {
      for (const auto* side : {&mention.vote.votes_against, &mention.vote.abstentions})
        voters_->insert(voters_->end(), side->begin(), side->end());
    }
  }

  std::string_view decision_;
  std::optional<std::vector<Voter>> voters_;
};

/// A sentence that begins with members or parties and tells what they would rather have had; from those who
/// voted against, any reason.
bool is_members_view(std::string_view sentence, Opponents& opponents) {
  const VoterList list = parse_voters(sentence, {0, std::min<std::size_t>(sentence.size(), kLongestVoters)});
  if (list.voters.empty() || rules("no_dissent").first(sentence)) return false;
  const std::string_view rest = sentence.substr(list.end);
  if (rules("view").first(rest)) return true;
  if (!rules("reason").first(rest)) return false;
  return std::all_of(list.voters.begin(), list.voters.end(),
                     [&](const Voter& voter) { return opponents.include(voter); });
}

/// A changed point that is not passed on to anybody.
bool changed_by_itself(const Verdict& verdict, std::string_view text) {
  for (std::size_t i = 0; i < verdict.points.size(); ++i) {
    if (verdict.points[i].outcome == Outcome::kAmended &&
        !rules("passed_on").matches(verdict.point_spans[i].of(text)))
      return true;
  }
  return false;
}

}  // namespace

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

bool begins_with_result(std::string_view line) {
  return rules("begin").first(line).has_value();
}

namespace {

/// `Et mindretal (A og F) kunne tiltræde indstillingen.`, and nothing of what the majority did.
bool speaks_for_minority(std::string_view sentence) {
  return rules("minority").first(sentence) && sentence.find("flertal") == std::string_view::npos;
}

}  // namespace

bool says_nothing(std::string_view decision) {
  const std::string squeezed = squeeze(decision);
  return squeezed.empty() ||
         (rules("nothing").matches(squeezed) && !rules("more_than_nothing").matches(squeezed));
}

Verdict read_verdict(std::string_view decision, std::optional<int> item_number,
                     std::size_t recommendation_points) {
  Verdict verdict;
  if (says_nothing(decision)) {
    verdict.outcome = Outcome::kNoDecision;
    return verdict;
  }
  const std::string text = without_quotations(decision);
  Opponents opponents(text);
  Reader whole(item_number, recommendation_points);
  std::optional<Label> label;
  Span of_label;
  Reader labelled(item_number, recommendation_points);
  Reader rest(item_number, recommendation_points);
  bool contradicted = false;
  const auto close_label = [&] {
    if (!label) return;
    if (const auto result = labelled.result()) {
      verdict.points.push_back({label->points, result->outcome});
      verdict.point_spans.push_back(of_label);
    }
    contradicted = contradicted || labelled.contradicted();
    label.reset();
  };
  for (const Span span : sentences_of(text)) {
    std::string_view sentence = span.of(text);
    const bool view_only = is_members_view(sentence, opponents);
    // `Ida Kjær begærede sagen udsat.`: a motion is no view.
    bool explained = view_only || (rules("dissent").first(sentence) && !rules("no_dissent").first(sentence) &&
                                   !Reader::motion_in(sentence));
    if (explained) verdict.dissents.push_back(squeeze(span.of(decision)));
    const std::size_t before = decode_utf8_before(text, span.begin).size == 0
                                   ? std::string::npos
                                   : text.find_last_not_of(" \t", span.begin - 1);
    const bool line_begin = before == std::string::npos || text[before] == '\n' || text[before] == '\f';
    // `2. at blev udsat. Resten godkendt.`: no more of that point.
    if (label && rules("the_rest").first(sentence)) {
      close_label();
      rest.read(sentence);
    }
    int last_point = 0;
    if (label)
      std::from_chars(label->points.back().data(), label->points.back().data() + label->points.back().size(),
                      last_point);
    if (auto next = label_of(sentence, line_begin, recommendation_points, last_point)) {
      close_label();
      sentence = trim(sentence.substr(next->end));
      label = std::move(next);
      of_label = span;
      labelled = Reader(item_number, recommendation_points);
      explained = explained || trim(sentence).empty();
    }
    // What members think of it is no result, whatever words they use.
    if (view_only || rules("reserves_about").matches(sentence) || speaks_for_minority(sentence)) {
      if (label) of_label.end = span.end;
      continue;
    }
    if (label) {
      of_label.end = span.end;
      explained = labelled.read(sentence) || explained;
    }
    explained = whole.read(sentence) || explained;
    if (!explained) verdict.unexplained.push_back(span);
  }
  close_label();
  const auto result = whole.result();
  verdict.contradicted = contradicted || (verdict.points.empty() && whole.contradicted());
  if (result) {
    verdict.outcome = result->outcome;
    verdict.referred_to = result->outcome == Outcome::kReferred ? result->referred_to : std::nullopt;
    verdict.weak = result->weight <= 1 && result->outcome != Outcome::kDiscussed;
  }
  std::vector<PointOutcome> told = verdict.points;
  if (const auto others = rest.result()) told.push_back({{}, others->outcome});
  if (const auto points = combined(told, changed_by_itself(verdict, text))) {
    verdict.outcome = points;
    verdict.weak = false;
  }
  return verdict;
}

}  // namespace frisaet::minutes
