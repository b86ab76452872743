#include "extractors/minutes/outcome.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "extractors/minutes/members_view.h"
#include "extractors/minutes/point_labels.h"
#include "extractors/minutes/sentence_result.h"
#include "extractors/minutes/sentences.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
}

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

/// `Godkendt med 13 stemmer mod 12, dog kun i et år` without its count: the rider stands beside the consent.
std::string without_tally(std::string_view sentence) {
  std::string words(sentence);
  const auto tally = rules("tally").first(sentence);
  if (!tally) return words;
  const Span end = *tally->group("end");
  words.erase(tally->span.begin, end.begin - tally->span.begin);
  return words;
}

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
    if (const auto carried = rules("carried_then_amendment").first(sentence))
      return read(carried->group("main")->of(sentence));
    const std::string lower = to_lower(sentence.substr(0, 200));
    const bool names_amendment = lower.find("ndringsforslag") != std::string::npos;
    if (names_amendment) in_amendment_ = true;
    if (auto moved = motion_in(sentence)) {
      motion_ = std::move(moved);
      if (rules("carried_at_once").first(sentence)) carry_motion();
      return true;
    }
    if (motion_ && take_fate_of_motion(sentence)) return true;
    if (rules("procedure_fell").first(sentence)) return true;
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
    const auto found = result_of(without_tally(sentence), item_number_, points_);
    // `Indstillingen er bortfaldet. Sagen sendes videre til Byrådet uden anbefaling.`
    if (found && found->outcome == Outcome::kReferred && !findings_.empty() &&
        findings_.back().outcome == Outcome::kRejected && rules("empty_handed").first(sentence))
      return true;
    if (found) findings_.push_back(*found);
    return found.has_value();
  }

  [[nodiscard]] std::optional<SentenceResult> result() const {
    if (findings_.empty()) {
      if (!amendment_carried_) return std::nullopt;
      return SentenceResult{Outcome::kAmended, 2, std::nullopt};
    }
    double strongest = 0;
    for (const SentenceResult& finding : findings_) strongest = std::max(strongest, finding.weight);
    // Of several results in so many words the last one is the meeting's; of several milder ones the first
    // says what it was.
    std::optional<SentenceResult> best;
    for (const SentenceResult& finding : findings_) {
      if (finding.weight == strongest && (!best || strongest >= 2)) best = finding;
    }
    if (amendment_carried_ &&
        (best->outcome == Outcome::kApproved || best->outcome == Outcome::kRecommended)) {
      best->outcome = Outcome::kAmended;
    }
    // A rider in one sentence is not undone by `Herefter godkendt` in another.
    const bool amended = std::any_of(findings_.begin(), findings_.end(),
                                     [](const SentenceResult& f) { return f.outcome == Outcome::kAmended; });
    if (amended && best->outcome == Outcome::kApproved) best->outcome = Outcome::kAmended;
    return best;
  }

  [[nodiscard]] bool contradicted() const {
    const auto best = result();
    if (best && best->doubtful) return true;
    // `A foreslog, at punktet udsættes. Vedtaget.`: what was agreed to, the motion or the proposal?
    if (best && motion_ && is_consent(best->outcome)) return true;
    return best && std::any_of(findings_.begin(), findings_.end(), [&](const SentenceResult& f) {
             return f.weight == best->weight && f.weight >= 2 && f.outcome != best->outcome &&
                    f.outcome != Outcome::kAmended && best->outcome != Outcome::kAmended;
           });
  }

 private:
  /// `Ændringsforslaget vedtaget. Indstillingen bortfaldt.`: it fell because something else was carried.
  /// Where that was no amendment by name, a person sees.
  bool gives_way(std::string_view sentence) {
    const bool carried =
        amendment_carried_ || (!findings_.empty() && findings_.back().outcome == Outcome::kApproved);
    if (!carried || !rules("gives_way").first(sentence)) return false;
    if (!findings_.empty() && findings_.back().outcome == Outcome::kApproved) findings_.pop_back();
    SentenceResult amended{Outcome::kAmended, 2, std::nullopt};
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
    if (rules("amendment_fell").first(sentence)) return Outcome::kRejected;
    std::optional<Outcome> fate;
    for (const RuleMatch& match : rules("outcome").scan(sentence)) {
      const auto outcome = parse_outcome(match.rule->gives);
      const bool is_fate = outcome == Outcome::kApproved || outcome == Outcome::kRejected ||
                           outcome == Outcome::kAmended || outcome == Outcome::kWithdrawn;
      if (is_fate && match.rule->weight >= 2) fate = outcome;
    }
    return fate;
  }

  std::optional<int> item_number_;
  std::size_t points_;
  bool in_amendment_ = false;
  bool amendment_carried_ = false;
  std::optional<SentenceResult> motion_;
  std::vector<SentenceResult> findings_;
};

/// What the points come to as a whole. `own_change`: a point was changed by the body that decides it, where
/// another may be passed on as it was. A point left to another body (`At 2: Sendes videre til
/// Økonomiudvalget`) does not count beside points that are recommended; `sent_back`: one that goes back does.
std::optional<Outcome> combined(const std::vector<PointOutcome>& points, bool own_change, bool sent_back) {
  std::vector<Outcome> outcomes;
  for (const PointOutcome& point : points) {
    if (std::find(outcomes.begin(), outcomes.end(), point.outcome) == outcomes.end())
      outcomes.push_back(point.outcome);
  }
  if (!sent_back && std::find(outcomes.begin(), outcomes.end(), Outcome::kRecommended) != outcomes.end())
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

/// `Ændringsforslag fra C til ad 3: …` behind the result of another point: the point it names.
std::optional<std::string> amended_other(std::string_view sentence, const Label& label) {
  const auto amendment = rules("amendment_to_point").first(sentence);
  if (!amendment) return std::nullopt;
  std::string point(amendment->group("point")->of(sentence));
  if (std::find(label.points.begin(), label.points.end(), point) != label.points.end()) return std::nullopt;
  return point;
}

/// A point that an amendment was carried to is amended, also where `Godkendt` or `Bortfaldt` stands at it.
/// `span` is the amendment's, for a point without a result of its own.
void amend_point(Verdict& verdict, const std::string& point, Span span) {
  for (std::size_t i = 0; i < verdict.points.size(); ++i) {
    auto& points = verdict.points[i].points;
    const auto at = std::find(points.begin(), points.end(), point);
    if (at == points.end()) continue;
    const Outcome outcome = verdict.points[i].outcome;
    if (!is_consent(outcome) && outcome != Outcome::kRejected) return;
    if (points.size() == 1) {
      verdict.points[i].outcome = Outcome::kAmended;
      return;
    }
    points.erase(at);
    span = verdict.point_spans[i];
    break;
  }
  verdict.points.push_back({{point}, Outcome::kAmended});
  verdict.point_spans.push_back(span);
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

/// A point that goes back to whoever proposed it.
bool sends_a_point_back(const Verdict& verdict, std::string_view text) {
  for (std::size_t i = 0; i < verdict.points.size(); ++i) {
    if (verdict.points[i].outcome == Outcome::kReferred &&
        rules("sent_back_point").matches(verdict.point_spans[i].of(text)))
      return true;
  }
  return false;
}

}  // namespace

bool begins_with_result(std::string_view line) {
  return rules("begin").first(line).has_value();
}

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
  // An amendment to a point other than the label's, what became of it, and those that were carried.
  std::optional<std::pair<std::string, Span>> amending;
  Reader amendment(item_number, recommendation_points);
  std::vector<std::pair<std::string, Span>> carried;
  std::optional<SentenceResult> before_labels;
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
  const auto close_amendment = [&] {
    const auto fate = amendment.result();
    if (amending && fate && fate->outcome == Outcome::kAmended) carried.push_back(*amending);
    amending.reset();
  };
  for (const Span span : sentences_of(text)) {
    std::string_view sentence = span.of(text);
    const auto so_far = whole.result();
    const bool refused = so_far && so_far->outcome == Outcome::kRejected && so_far->weight >= 2 &&
                         !rules("refused_motion").first(std::string_view(text).substr(0, span.begin));
    const bool by_majority =
        refused && to_lower(text.substr(0, span.begin)).find("flertal") != std::string::npos;
    const bool view_only =
        is_members_view(sentence, opponents) || (refused && would_have_consented(sentence, by_majority));
    // `Ida Kjær begærede sagen udsat.`: a motion is no view.
    bool explained = view_only || (rules("dissent").first(sentence) && !rules("no_dissent").first(sentence) &&
                                   !motion_in(sentence));
    if (explained) verdict.dissents.push_back(squeeze(span.of(decision)));
    const std::size_t before = decode_utf8_before(text, span.begin).size == 0
                                   ? std::string::npos
                                   : text.find_last_not_of(" \t", span.begin - 1);
    const bool line_begin = before == std::string::npos || text[before] == '\n' || text[before] == '\f';
    // `Ad 2` / `Godkendt.` / `Ændringsforslag fra C til ad 3: …`: nor is what became of that.
    if (auto other = label && labelled.result() ? amended_other(sentence, *label) : std::nullopt) {
      close_label();
      close_amendment();
      amending = {std::move(*other), span};
      amendment = Reader(item_number, recommendation_points);
    }
    // `2. at blev udsat. Resten godkendt.`: no more of that point.
    if (label && rules("the_rest").first(sentence)) {
      close_label();
      rest.read(sentence);
    }
    int last_point = 0;
    if (label)
      std::from_chars(label->points.back().data(), label->points.back().data() + label->points.back().size(),
                      last_point);
    auto next = label_of(sentence, line_begin, recommendation_points, last_point);
    // `Pkt. 5 tages af dagsordenen.` below item 5; `Ad 5`, or `5:` behind other points, is one of them.
    const bool itself = next && !label && verdict.points.empty() && item_number &&
                        *item_number > static_cast<int>(std::max<std::size_t>(recommendation_points, 1)) &&
                        next->points == std::vector{std::to_string(*item_number)} &&
                        !is_digit(static_cast<unsigned char>(sentence.front())) &&
                        !fold(sentence).starts_with("ad ");
    if (next && !itself) {
      close_label();
      close_amendment();
      if (!before_labels && verdict.points.empty()) before_labels = whole.result();
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
    if (amending) {
      amending->second.end = span.end;
      amendment.read(sentence);
    }
    explained = whole.read(sentence) || explained;
    if (!explained) verdict.unexplained.push_back(span);
  }
  close_label();
  close_amendment();
  for (const auto& [point, told_at] : carried) amend_point(verdict, point, told_at);
  const auto result = whole.result();
  verdict.contradicted = contradicted || (verdict.points.empty() && whole.contradicted());
  if (result) {
    verdict.outcome = result->outcome;
    verdict.referred_to = result->outcome == Outcome::kReferred ? result->referred_to : std::nullopt;
    verdict.weak = result->weight <= 1 && result->outcome != Outcome::kDiscussed;
  }
  std::vector<PointOutcome> told = verdict.points;
  // `Indstillingen godkendt. Punkt 3 udsættes.`: the consent is to the points that no label names.
  std::size_t named = 0;
  for (const PointOutcome& point : told) named += point.points.size();
  if (named > 0 && before_labels && is_consent(before_labels->outcome)) {
    if (named < recommendation_points) told.push_back({{}, before_labels->outcome});
    // `Det kan udvalget tilslutte sig. Første punkt afvises.` where one point is known.
    if (recommendation_points < 2 && !is_consent(told.front().outcome)) verdict.contradicted = true;
  }
  if (const auto others = rest.result()) told.push_back({{}, others->outcome});
  if (const auto points =
          combined(told, changed_by_itself(verdict, text), sends_a_point_back(verdict, text))) {
    verdict.outcome = points;
    verdict.weak = false;
  }
  return verdict;
}

}  // namespace frisaet::minutes
