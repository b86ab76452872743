#include "extractors/minutes/decisions.h"

#include <algorithm>

#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/evidence.h"
#include "extractors/lexicon/votes.h"
#include "extractors/minutes/confidence.h"
#include "extractors/minutes/item_attendance.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/proposal.h"
#include "extractors/minutes/recommendation.h"
#include "extractors/minutes/sentence_result.h"
#include "extractors/minutes/substance.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// What is told under `Eventuelt` at most; a longer text may hold a decision in words that are not known.
constexpr std::size_t kLongestTalk = 400;

class RecordBuilder {
 public:
  RecordBuilder(const Meeting& meeting, const std::vector<Mark>& marks, const ItemRange& item,
                const ItemSections& sections, const OwnDecision& own)
      : meeting_(meeting),
        marks_(marks),
        text_(meeting.document.text()),
        item_(item),
        sections_(sections),
        own_(without_the_absent(meeting, item, own)) {}

  DecisionRead build() {
    add_meeting();
    add_item();
    add_recommendation();
    add_decision();
    add_attendance();
    add_history();
    follow_body_named();
    add_areas();
    Record record;
    Sureness sure =
        confidence_of({meeting_, marks_, item_, sections_, own_, decision_, weak_, contradicted_,
                       unexplained_, more_behind_, attendance_unread_, nobodys_, proposes_unread()});
    record.confidence = sure.value;
    record.value = std::move(decision_);
    record.evidence = std::move(evidence_);
    // With the lines above the number (a case number, `Åbent punkt`), which are the item's as well.
    // What is printed elsewhere has other items before it.
    std::size_t last = item_.end - 1;
    while (last > item_.begin && marks_[last].piece.moved) --last;
    record.extent = hull(marks_[item_.begin].piece.span, marks_[last].piece.span);
    return {std::move(record), std::move(sure.doubts)};
  }

 private:
  void show(std::string_view field, Span flow) { add_evidence(evidence_, meeting_.document, field, flow); }
  void show(std::string_view field, const std::vector<Span>& spans) {
    for (const Span& span : spans) show(field, span);
  }
  static std::string indexed(std::string_view field, std::size_t index) {
    return std::string(field) + "." + std::to_string(index);
  }

  void add_meeting() {
    const Head& head = meeting_.head;
    decision_.municipality = meeting_.municipality;
    if (meeting_.municipality == head.municipality) evidence_ = head.municipality_evidence;
    if (head.body) {
      decision_.committee = head.body->value;
      show("committee", head.body->span);
      if (head.body_kind) show("body_kind", head.body->span);
    }
    decision_.body_kind = head.body_kind;
    if (head.date) {
      decision_.meeting_date = head.date->value;
      show("meeting_date", head.date->span);
    }
    if (head.type) {
      decision_.meeting_type = head.type->value;
      show("meeting_type", head.type->span);
    }
  }

  /// `Beslutning: Økonomiudvalget, punkt 416` in a transcript: the meeting's own line keeps a number that was
  /// lost before the title.
  [[nodiscard]] const Section* step_of_transcript() const {
    if (!marks_[item_.begin].piece.run_together) return nullptr;
    for (const std::size_t i : own_.sections) {
      const Section& section = sections_.sections[i];
      if (section.step && section.step->item_number) return &section;
    }
    return nullptr;
  }

  void add_item() {
    if (item_.number) {
      // A letter says which item it is, but no number.
      if (item_.number->form != NumberForm::kLetter)
        decision_.item_number = std::to_string(item_.number->number);
      decision_.item_number_printed = squeeze(item_.number->printed.of(text_));
      show("item_number", item_.number->printed);
    } else if (const Section* own = step_of_transcript()) {
      decision_.item_number = decision_.item_number_printed = own->step->item_number;
      show("item_number", own->step->words);
    }
    std::string title;
    for (const Span& line : item_.title)
      title += std::string(title.empty() ? "" : " ") + squeeze(line.of(text_));
    std::optional<std::string> case_in_title;
    if (const auto numbered = numbered_title(title, {0, title.size()})) {
      case_in_title = numbered->number.text;
      title = std::string(numbered->title.of(title));
    }
    if (!title.empty()) {
      decision_.title = title;
      show("title", item_.title);
    }
    if (sections_.case_number) {
      decision_.case_number = sections_.case_number->value;
      show("case_number", sections_.case_number->span);
    }
    if (!decision_.case_number && item_.number && !item_.number->case_number.empty()) {
      decision_.case_number = squeeze(item_.number->case_number.of(text_));
      show("case_number", item_.number->case_number);
    }
    if (!decision_.case_number && case_in_title) {
      decision_.case_number = case_in_title;
      show("case_number", item_.title.back());
    }
    decision_.closed = sections_.closed;
    // The word stands in the title or on a line with the number; both are among the item's first lines.
    if (decision_.closed && item_.begin < item_.end)
      show("closed",
           hull(marks_[item_.begin].piece.span, marks_[std::min(item_.begin + 1, item_.end - 1)].piece.span));
  }

  void add_recommendation() {
    static const RuleFamily& forwarded = RuleBook::standard().family("minutes_competence", "forwarded");
    static const RuleFamily& views = RuleBook::standard().family("minutes_points", "members_view");
    std::vector<TextLine> lines;
    for (const Section& section : sections_.sections) {
      if (section.step || (section.role != HeadingRole::kRecommendation &&
                           section.role != HeadingRole::kRecommendationAndDecision))
        continue;
      for (const TextLine& line : section.lines) {
        // A paper without headings prints the decision right below.
        if (std::any_of(own_.lines.begin(), own_.lines.end(),
                        [&](const TextLine& l) { return l.span == line.span; }))
          continue;
        if (const auto match = forwarded.first(line.span.of(text_))) {
          const std::string body = body_name(match->group("body")->of(line.span.of(text_)), false);
          if (body_kind_of(body)) {
            add_step({body, std::nullopt, std::nullopt, Outcome::kRecommended, squeeze(line.span.of(text_))},
                     {line.span});
            continue;
          }
        }
        // `Bo Holm kan ikke anbefale indstillingen.` behind the points: a member's view, and no part of them.
        if (!lines.empty() && line.paragraph && views.matches(line.span.of(text_))) continue;
        lines.push_back(line);
      }
    }
    std::size_t widest = 0;
    for (std::size_t i = item_.begin; i < item_.end; ++i)
      widest = std::max(widest, marks_[i].piece.span.size());
    recommendation_ = read_recommendation(text_, lines, widest);
    for (std::size_t i = 0; i < recommendation_.points.size(); ++i) {
      decision_.recommendation.push_back(recommendation_.points[i].value);
      show(indexed("recommendation", i), recommendation_.points[i].spans);
    }
  }

  /// `- Nyt hegn ved åen` / `- Henvendelse fra skolen`, below no title: what was told of, and no sentence.
  [[nodiscard]] bool lists_topics() const {
    static const RuleFamily& topics = RuleBook::standard().family("minutes_outcomes", "topic");
    return own_.lines.size() > 1 &&
           std::all_of(own_.lines.begin(), own_.lines.end(),
                       [&](const TextLine& line) { return topics.matches(line.span.of(text_)); });
  }

  void add_decision() {
    if (own_.lines.empty() || lists_only_the_absent(text_, own_, decision_.title)) {
      // Nothing stands there: nothing was decided, unless the paper's decision could not be found.
      // `7 Regnskab for havnen - udgår`
      static const RuleFamily& withdrawn =
          RuleBook::standard().family("minutes_outcomes", "withdrawn_by_title");
      // A title alone may have been printed so before the meeting.
      const bool has_text =
          std::any_of(sections_.sections.begin(), sections_.sections.end(), [](const Section& section) {
            return !section.step && !section.lines.empty() && section.role != HeadingRole::kAttachments;
          });
      const bool by_title = has_text && decision_.title && withdrawn.matches(*decision_.title);
      decision_.outcome = by_title ? Outcome::kWithdrawn : Outcome::kNoDecision;
      // What shows it is the item itself, in which nothing more is printed.
      show("outcome", marks_[item_.begin].piece.span);
      return;
    }
    const std::vector<TextLine> printed = printed_lines(own_);
    decision_.decision_text = prose_of(text_, printed);
    show("decision_text", spans_of(printed));
    const std::vector<Span> spans = spans_of(own_.lines);
    const Excerpt excerpt = excerpt_of(text_, own_.lines);
    const std::optional<int> number = item_.number ? std::optional(item_.number->number) : std::nullopt;
    Verdict verdict = read_verdict(excerpt.text, number, recommendation_.points.size());
    const auto votes = parse_votes(excerpt.text, {0, excerpt.text.size()});
    if (!verdict.outcome && names_only(excerpt.text)) verdict.outcome = Outcome::kNoDecision;
    // Under `Eventuelt` members say what they like, and nothing is decided by it.
    static const RuleFamily& nothing = RuleBook::standard().family("minutes_outcomes", "only_talk");
    if (!verdict.outcome && decision_.title && nothing.matches(*decision_.title) &&
        excerpt.text.size() < kLongestTalk && votes.empty()) {
      verdict.outcome = Outcome::kNoDecision;
      verdict.weak = true;
    }
    if (!verdict.outcome) conclude_from_proposal(verdict, excerpt.text, decision_, votes);
    if (!verdict.outcome && votes.empty() && only_informs(excerpt.text)) {
      verdict.outcome = Outcome::kNoted;
      verdict.weak = true;
    }
    // Whoever asks or tells decides nothing, where no word says so.
    static const RuleFamily& told = RuleBook::standard().family("minutes_outcomes", "questions_and_news");
    const bool tells = decision_.title ? told.matches(*decision_.title) : lists_topics();
    if (!verdict.outcome && tells && excerpt.text.size() < kLongestTalk && votes.empty()) {
      verdict.outcome = Outcome::kNoDecision;
      verdict.weak = true;
    }
    follow_proposal(verdict, excerpt.text, decision_);
    if (outvoted(verdict, excerpt.text, votes)) {
      verdict.outcome = Outcome::kRejected;
      verdict.weak = true;
    }
    make_substantial(verdict);
    name_receiver(verdict);
    decision_.outcome = verdict.outcome;
    if (verdict.outcome) show("outcome", spans.front());
    decision_.point_outcomes = verdict.points;
    decision_.referred_to = verdict.referred_to;
    decision_.dissents = verdict.dissents;
    for (std::size_t i = 0; i < verdict.points.size(); ++i)
      show(indexed("point_outcomes", i), excerpt.flow(verdict.point_spans[i]));
    for (std::size_t i = 0; i < verdict.dissents.size(); ++i)
      show(indexed("dissents", i), lines_with(verdict.dissents[i]));
    if (verdict.referred_to) show("referred_to", lines_with(*verdict.referred_to));
    weak_ = verdict.weak;
    contradicted_ = verdict.contradicted;
    for (std::size_t i = 0; i < votes.size(); ++i) {
      decision_.votes.push_back(votes[i].vote);
      show(indexed("votes", i), excerpt.flow(votes[i].span));
    }
    if (votes.empty()) add_votes_above();
    // What votes explain is no sentence without a purpose.
    const auto is_vote = [&](Span sentence) {
      return std::any_of(votes.begin(), votes.end(), [&](const auto& vote) {
        return vote.span.begin < sentence.end && sentence.begin < vote.span.end;
      });
    };
    std::erase_if(verdict.unexplained, is_vote);
    unexplained_ = verdict.unexplained.size();
    if (unexplained_ == 0) return;
    const std::size_t last_line = excerpt.text.find_last_of('\n');
    more_behind_ = last_line != std::string::npos && verdict.unexplained.back().end == excerpt.text.size() &&
                   verdict.unexplained.back().begin > last_line;
  }

  /// `Afstemning` / `For: A og V` / `Imod: Ø` / `Beslutning` / `Vedtaget.`
  void add_votes_above() {
    for (const Section& section : sections_.sections) {
      if (section.role != HeadingRole::kVote || section.step) continue;
      const Excerpt excerpt = excerpt_of(text_, section.lines);
      for (const VoteMention& vote : parse_votes(excerpt.text, {0, excerpt.text.size()})) {
        show(indexed("votes", decision_.votes.size()), excerpt.flow(vote.span));
        decision_.votes.push_back(vote.vote);
      }
    }
  }

  /// `2 medlemmer (V) anbefaler det. 5 medlemmer (A) anbefaler det ikke.`: all that consents are those who
  /// lost.
  static bool outvoted(const Verdict& verdict, std::string_view text, const std::vector<VoteMention>& votes) {
    if (!verdict.outcome || !is_consent(*verdict.outcome) || !verdict.points.empty() || votes.size() != 1)
      return false;
    const Vote& vote = votes[0].vote;
    if (vote.subject || !vote.total_for || !vote.total_against || *vote.total_for >= *vote.total_against)
      return false;
    std::string rest(text);
    std::fill(rest.begin() + static_cast<std::ptrdiff_t>(votes[0].span.begin),
              rest.begin() + static_cast<std::ptrdiff_t>(votes[0].span.end), ' ');
    return !read_verdict(rest, std::nullopt, 0).outcome;
  }

  /// `Borgmesteren orienterede om broen.` under `Meddelelser`: somebody told, and the body heard it.
  [[nodiscard]] bool only_informs(std::string_view decision) const {
    static const RuleFamily& titles = RuleBook::standard().family("minutes_outcomes", "informing_title");
    static const RuleFamily& informs = RuleBook::standard().family("minutes_outcomes", "informs");
    return decision_.title && titles.matches(*decision_.title) && informs.first(decision).has_value();
  }

  /// `fornyet overvejelse i Økonomiudvalget`: the only body among the words is whom the case goes to.
  void name_receiver(Verdict& verdict) {
    static const RuleFamily& receivers = RuleBook::standard().family("minutes_outcomes", "receiver");
    if (!verdict.referred_to) return;
    const auto bodies = find_bodies(*verdict.referred_to);
    if (bodies.size() == 1 && bodies[0].span.begin > 0 && bodies[0].span.end == verdict.referred_to->size()) {
      const std::string_view before =
          trim(std::string_view(*verdict.referred_to).substr(0, bodies[0].span.begin));
      if (before.ends_with(" i") || before.ends_with(" hos") || before.ends_with(" til") || before == "i")
        verdict.referred_to = verdict.referred_to->substr(bodies[0].span.begin);
    }
    nobodys_ = bodies.empty() && !receivers.first(*verdict.referred_to);
  }

  /// Somebody is said to propose something before the first heading, and no recommendation was found.
  [[nodiscard]] bool proposes_unread() const {
    static const RuleFamily& proposes =
        RuleBook::standard().family("minutes_points", "proposes_in_a_sentence");
    if (!decision_.recommendation.empty()) return false;
    return std::any_of(sections_.sections.begin(), sections_.sections.end(), [&](const Section& section) {
      if (section.step || (section.known && section.role != HeadingRole::kSummary) ||
          section.role == HeadingRole::kDecision)
        return false;
      return std::any_of(section.lines.begin(), section.lines.end(), [&](const TextLine& line) {
        return proposes.first(line.span.of(text_)).has_value();
      });
    });
  }

  /// The lines of the decision that share words with `words`, which were taken from it; all of them where
  /// none does by itself.
  [[nodiscard]] std::vector<Span> lines_with(std::string_view words) const {
    std::vector<TextLine> lines;
    for (const TextLine& line : own_.lines) {
      const std::string printed = squeeze(line.span.of(text_));
      if (printed.find(words) != std::string::npos || words.find(printed) != std::string_view::npos)
        lines.push_back(line);
    }
    return spans_of(lines.empty() ? own_.lines : lines);
  }

  /// A committee's approval of what another body decides is a recommendation; the printed phrase stays in the
  /// text.
  void make_substantial(Verdict& verdict) {
    if (!another_body_decides(text_, meeting_.head, sections_, decision_.title, recommendation_)) return;
    const auto turn = [](Outcome& outcome) {
      if (outcome == Outcome::kApproved) outcome = Outcome::kRecommended;
    };
    if (verdict.outcome) turn(*verdict.outcome);
    for (PointOutcome& point : verdict.points) turn(point.outcome);
  }

  void add_attendance() {
    const ItemAttendance told = attendance_of_item(meeting_, item_, sections_, own_, decision_.title);
    const auto take = [&](const std::vector<ItemAttendance::Told>& people, std::string_view field,
                          std::vector<Person>& into) {
      for (const auto& [person, span] : people) {
        show(indexed(field, into.size()), span);
        into.push_back(person);
      }
    };
    take(told.absent, "absent", decision_.absent);
    take(told.disqualified, "disqualified", decision_.disqualified);
    attendance_unread_ = told.unread;
  }

  void add_step(HistoryStep step, const std::vector<Span>& spans) {
    show(indexed("history", decision_.history.size()), spans);
    decision_.history.push_back(std::move(step));
  }

  void add_history() {
    for (std::size_t i = 0; i < sections_.sections.size(); ++i) {
      const Section& section = sections_.sections[i];
      if (!section.step || std::find(own_.sections.begin(), own_.sections.end(), i) != own_.sections.end())
        continue;
      // What was answered in a hearing is no decision on the case's way.
      if (section.role == HeadingRole::kHearing && body_kind_of(section.step->body) == BodyKind::kOther)
        continue;
      if (section.role == HeadingRole::kRoute || (is_own(*section.step, meeting_.head) && section.step->date))
        continue;
      HistoryStep step;
      step.body = section.step->body.empty() ? std::nullopt : std::optional(section.step->body);
      step.date = section.step->date;
      step.item_number = section.step->item_number;
      const std::vector<TextLine> told = without_attendance(text_, section.lines);
      step.text = prose_of(text_, told);
      // A dash below it only closes the table.
      if (step.text.ends_with("\n-") || step.text.ends_with(" -")) step.text.resize(step.text.size() - 2);
      // A table of where the case is to go has no text.
      if (step.text.empty() && !section.step->says_decision) continue;
      if (!step.text.empty()) {
        step.outcome =
            read_verdict(excerpt_of(text_, told).text, std::nullopt, recommendation_.points.size()).outcome;
        // On the way to a council that decides itself, a committee's approval was a recommendation.
        const bool on_the_way = meeting_.head.body_kind == BodyKind::kCouncil && step.body &&
                                body_kind_of(*step.body) != BodyKind::kCouncil;
        if (on_the_way && step.outcome == Outcome::kApproved) step.outcome = Outcome::kRecommended;
        // `Pegede på ældreområdet.`, `Fire medlemmer støtter forslaget.`: what it tells the council.
        static const RuleFamily& pointed = RuleBook::standard().family("minutes_competence", "points_at");
        if (on_the_way && !step.outcome && pointed.first(step.text)) step.outcome = Outcome::kRecommended;
        if (!step.outcome) step.outcome = outcome_of_body_named(step.text);
      }
      std::vector<Span> spans{section.step->words};
      for (const Span& span : spans_of(told)) spans.push_back(span);
      add_step(std::move(step), spans);
    }
  }

  /// `Som Økonomiudvalget.`: what that body came to on the case's way, the last that is named so.
  [[nodiscard]] std::optional<Outcome> outcome_of_body_named(std::string_view words) const {
    static const RuleFamily& named = RuleBook::standard().family("minutes_outcomes", "as_another_body");
    const auto match = named.first(words);
    if (!match) return std::nullopt;
    const std::string_view name = match->group("body")->of(words);
    const auto& steps = decision_.history;
    const auto step = std::find_if(steps.rbegin(), steps.rend(), [&](const HistoryStep& s) {
      return s.body && (fold(name) == "udvalget" || same_body(*s.body, name));
    });
    return step == steps.rend() ? std::nullopt : step->outcome;
  }

  /// Where the decision's own words say no more than whom it follows.
  void follow_body_named() {
    if (decision_.outcome || !decision_.decision_text) return;
    auto outcome = outcome_of_body_named(*decision_.decision_text);
    if (!outcome) return;
    if (outcome == Outcome::kRecommended &&
        !another_body_decides(text_, meeting_.head, sections_, decision_.title, recommendation_))
      outcome = Outcome::kApproved;
    decision_.outcome = outcome;
    weak_ = true;
    show("outcome", spans_of(own_.lines));
  }

  /// Title and recommendation say what the item is about, also by a bare subject (`dagtilbud`) or by what
  /// belongs to an area (`plejecenter`); a decision may name an area in passing, so that there only the whole
  /// word counts.
  void add_areas() {
    constexpr double kSubject = 0.5;
    constexpr double kWholeWord = 0.7;
    std::string about = decision_.title.value_or("") + "\n" + recommendation_.openers;
    for (const auto& point : decision_.recommendation) about += "\n" + point.text;
    const auto take = [&](std::string_view words, double least, const std::vector<Span>& shown) {
      std::vector<AreaMention> mentions = find_areas(words);
      for (AreaMention& institution : find_institutions(words)) mentions.push_back(std::move(institution));
      for (const AreaMention& mention : mentions) {
        auto& areas = decision_.areas;
        if (mention.confidence < least || std::find(areas.begin(), areas.end(), mention.area) != areas.end())
          continue;
        show(indexed("areas", areas.size()), shown);
        areas.push_back(mention.area);
      }
    };
    std::vector<Span> asked = item_.title;
    for (const auto& point : recommendation_.points)
      asked.insert(asked.end(), point.spans.begin(), point.spans.end());
    take(about, kSubject, asked);
    take(decision_.decision_text.value_or(""), kWholeWord, spans_of(own_.lines));
  }

  const Meeting& meeting_;
  const std::vector<Mark>& marks_;
  std::string_view text_;
  const ItemRange& item_;
  const ItemSections& sections_;
  const OwnDecision own_;
  Recommendation recommendation_;
  Decision decision_;
  std::vector<Evidence> evidence_;
  bool weak_ = false;
  bool contradicted_ = false;
  std::size_t unexplained_ = 0;
  bool more_behind_ = false;
  bool attendance_unread_ = false;
  bool nobodys_ = false;
};

}  // namespace

DecisionRead decision_record(const Meeting& meeting, const std::vector<Mark>& marks, const ItemRange& item,
                             const ItemSections& sections, const OwnDecision& own) {
  return RecordBuilder(meeting, marks, item, sections, own).build();
}

}  // namespace frisaet::minutes
