#include "extractors/minutes/sentence_result.h"

#include <algorithm>
#include <utility>

#include "extractors/lexicon/bodies.h"
#include "extractors/minutes/point_labels.h"
#include "extractors/rules/rule_set.h"
#include "models/core/check.h"
#include "models/text/danish.h"
#include "models/text/span.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
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

/// `Sendt til Udvalget for Kultur, Fritid og Idræt.`: a comma may be the body's own, and ends no receiver.
std::string receiver_at(std::string_view sentence, Span to) {
  for (const BodyMention& body : find_bodies(sentence)) {
    if (to.contains(body.span.begin) && body.span.end > to.end) to.end = body.span.end;
  }
  return squeeze(to.of(sentence));
}

/// The words before `at` in its own clause.
std::string_view clause_before(std::string_view sentence, std::size_t at) {
  const std::string_view before = sentence.substr(0, at);
  std::size_t begin = 0;
  for (const std::string_view joint : {",", ";", ":", " og ", " men ", " hvorefter "}) {
    const std::size_t found = before.rfind(joint);
    if (found != std::string_view::npos) begin = std::max(begin, found + joint.size());
  }
  return trim(before.substr(begin));
}

bool is_denied(std::string_view sentence, Span words) {
  return rules("denied_before").first(clause_before(sentence, words.begin)) ||
         rules("denied_after").first(sentence.substr(words.end));
}

/// `afviser ikke planen`, `sagen udsættes ikke`: words of refusal or procedure that hold no `ikke`
/// themselves.
bool is_undone(std::string_view sentence, Span words) {
  return to_lower(words.of(sentence)).find("ikke") == std::string::npos &&
         rules("denied_after").first(sentence.substr(words.end));
}

/// `om planen skal vedtages`, `kunne godkendes`; but `Udvalget kan tiltræde` is how committees say yes.
bool is_imagined(std::string_view sentence, Span words) {
  const std::string_view clause = clause_before(sentence, words.begin);
  const bool passive = words.of(sentence).ends_with("es");
  return rules("question").first(clause) || (passive && rules("possible").first(clause));
}

/// A rejection or postponement behind a consent: after `men` it is the result, elsewhere it may be what was
/// consented to. `at`: where the words of `next` begin.
void take_back(SentenceResult& found, const SentenceResult& next, std::string_view sentence, std::size_t at) {
  const std::string_view before = sentence.substr(0, at);
  // `afviste forslaget om en tunnel og godkendte indstillingen`: which of the two is the case.
  if (found.outcome == Outcome::kRejected && is_consent(next.outcome) && next.weight >= 2) {
    if (before.find(" men ") != std::string_view::npos || rules("main_consent").first(sentence.substr(at)))
      found = next;
    found.doubtful = true;
    return;
  }
  const bool may_turn = is_consent(found.outcome) || found.outcome == Outcome::kPostponed;
  if (!may_turn || next.weight < 2 || next.outcome == found.outcome) return;
  if (next.outcome != Outcome::kRejected && next.outcome != Outcome::kPostponed) return;
  if (before.find(" men ") != std::string_view::npos) found = next;
  found.doubtful = true;
}

/// A result that is no consent, and what a body may resolve.
bool is_procedural(const SentenceResult& result) {
  return result.outcome == Outcome::kPostponed || result.outcome == Outcome::kReferred ||
         result.outcome == Outcome::kWithdrawn || result.outcome == Outcome::kRejected;
}

/// What a word of procedure is to a body's `vedtog` before it.
enum class Resolved {
  kNotThat,  ///< `vedtog planen og at sagen udsættes`
  kThat,     ///< `vedtog, at sagen udgår`: what was resolved
  kAmong,    ///< `vedtog, at sagen afvises, men at lånet gives`: one of the things resolved
  kPerhaps,  ///< `vedtog, at det afvises at betale`: `det` may be the case or a part of what was resolved
};

Resolved resolved(std::string_view sentence, std::size_t verb_end, Span procedure) {
  if (!rules("resolved").first(sentence.substr(0, verb_end))) return Resolved::kNotThat;
  const std::string_view between = sentence.substr(verb_end, procedure.begin - verb_end);
  if (rules("resolved_that_it").first(between)) return Resolved::kPerhaps;
  if (!rules("resolved_that").first(between)) return Resolved::kNotThat;
  return rules("more_resolved").first(sentence.substr(procedure.end)) ? Resolved::kAmong : Resolved::kThat;
}

/// `Udvalget drøftede sagen og godkendte indstillingen`: the stronger word counts where it stands in the
/// main clause.
bool outweighs(const SentenceResult& next, const SentenceResult& found, std::string_view words_before) {
  const std::string before = to_lower(words_before);
  const bool subordinate = before.find(" idet ") != std::string::npos ||
                           before.find("med henblik") != std::string::npos ||
                           before.find(" at ") != std::string::npos;
  const bool decided_that = found.weight <= 1 && found.outcome == Outcome::kApproved &&
                            (next.outcome == Outcome::kPostponed || next.outcome == Outcome::kRejected ||
                             next.outcome == Outcome::kReferred || next.outcome == Outcome::kWithdrawn);
  return next.weight > found.weight && (!subordinate || decided_that);
}

}  // namespace

bool is_consent(Outcome outcome) {
  return outcome == Outcome::kApproved || outcome == Outcome::kRecommended || outcome == Outcome::kAmended;
}

std::optional<SentenceResult> result_of(std::string_view sentence, std::optional<int> item_number,
                                        std::size_t points) {
  std::optional<SentenceResult> found;
  std::size_t found_end = 0;
  bool denied = false;
  for (const RuleMatch& match : rules("outcome").scan(sentence)) {
    if (about_another_item(sentence, match.span.begin, item_number, points)) continue;
    const auto outcome = parse_outcome(match.rule->gives);
    FRISAET_CHECK(outcome.has_value());
    if (is_consent(*outcome) && match.rule->weight >= 2) {
      denied = denied || is_denied(sentence, match.span);
      if (is_denied(sentence, match.span) || is_imagined(sentence, match.span)) continue;
    } else if (is_undone(sentence, match.span)) {
      denied = true;
      continue;
    } else if (*outcome == Outcome::kRejected &&
               rules("refuses_other").first(sentence.substr(match.span.end))) {
      continue;
    }
    SentenceResult next{*outcome, match.rule->weight, std::nullopt};
    if (const auto to = match.group("to")) next.referred_to = receiver_at(sentence, *to);
    if (!found) {
      found = std::move(next);
      found_end = match.span.end;
      continue;
    }
    const Resolved what = found->outcome == Outcome::kApproved && is_procedural(next)
                              ? resolved(sentence, found_end, match.span)
                              : Resolved::kNotThat;
    if (what == Resolved::kThat || what == Resolved::kAmong) {
      found = std::move(next);
      found->doubtful = what == Resolved::kAmong;
    } else if (what == Resolved::kPerhaps) {
      found->doubtful = true;
    } else if (next.outcome == Outcome::kPostponed && is_consent(found->outcome) &&
               rules("then_the_case").first(sentence.substr(found_end, match.span.begin - found_end))) {
      found = std::move(next);
    } else if (found->weight >= 2) {
      take_back(*found, next, sentence, match.span.begin);
    } else if (outweighs(next, *found, sentence.substr(0, match.span.begin))) {
      found = std::move(next);
    }
  }
  if (rules("no").first(sentence)) {
    // `Nej, sagen udsættes.`: the result in so many words counts; a consent behind a no is for a person.
    if (!found || found->weight < 2) return SentenceResult{Outcome::kRejected, 2, std::nullopt};
    found->doubtful = found->doubtful || is_consent(found->outcome);
  }
  if (!found) return found;
  if (found->weight >= 2 && rules("condition").first(sentence)) found->doubtful = true;
  const bool told_only = found->outcome == Outcome::kNoted || found->outcome == Outcome::kDiscussed;
  if (told_only && rules("decided_too").first(sentence)) found->doubtful = true;
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

std::optional<SentenceResult> motion_in(std::string_view sentence) {
  const auto motion = rules("motion").first(sentence);
  if (!motion) return std::nullopt;
  for (const RuleMatch& match : rules("outcome").scan(sentence)) {
    const auto outcome = parse_outcome(match.rule->gives);
    const bool procedural = outcome == Outcome::kPostponed || outcome == Outcome::kReferred;
    const auto object = motion->group("object");
    const std::size_t from = object ? object->begin : motion->span.end;
    if (!procedural || match.span.begin < from || match.rule->weight < 2) continue;
    SentenceResult found{*outcome, match.rule->weight, std::nullopt};
    if (const auto to = match.group("to")) found.referred_to = receiver_at(sentence, *to);
    return found;
  }
  return std::nullopt;
}

}  // namespace frisaet::minutes
