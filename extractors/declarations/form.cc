#include "extractors/declarations/form.h"

#include <array>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr std::size_t kQuestions = 5;
// Steps, not measured: an answer beside its question leaves no doubt, several areas in one have no order.
constexpr double kPlainAnswer = 0.96;
constexpr double kSeveralInOneAnswer = 0.7;

/// Without a remark in brackets that belongs to the question (`(Kan udelades)`).
Span without_remark(std::string_view text, Span answer) {
  if (answer.empty() || text[answer.begin] != '(') return answer;
  const std::size_t close = text.find(')', answer.begin);
  return close < answer.end ? trimmed(text, {close + 1, answer.end}) : answer;
}

/// The part of an answer that was chosen: itself, or the one ticked line. Several ticks to one question and a
/// list without any say nothing certain: an empty span.
Span chosen(std::string_view text, Span answer) {
  const RuleBook& book = RuleBook::standard();
  const std::vector<RuleMatch> ticked = book.family("declarations", "box_ticked").all(answer.of(text));
  if (ticked.empty() && !book.family("declarations", "box_empty").matches(answer.of(text))) return answer;
  if (ticked.size() != 1) return {answer.begin, answer.begin};
  const Span label = *ticked.front().group("label");
  return trimmed(text, shifted(label, answer.begin));
}

/// The stretch after each question up to the next.
std::array<std::optional<Span>, kQuestions> answers_in(const Prose& prose, Span within) {
  const RuleFamily& questions = RuleBook::standard().family("declarations", "question");
  const std::string_view text = prose.text();
  std::array<std::optional<Span>, kQuestions> answers;
  std::optional<std::size_t> open;
  for (const Span piece : prose.sentences()) {
    if (!within.contains(piece)) continue;
    const auto question = questions.first(piece.of(text));
    if (question) {
      open = static_cast<std::size_t>(question->rule->gives[0] - '1');
      // An answer beside its question begins where the question ends.
      const Span rest = trimmed(text, {piece.begin + question->span.end, piece.end});
      answers[*open] = rest.empty() ? Span{piece.end, piece.end} : rest;
    } else if (open) {
      answers[*open] = answers[*open]->empty() ? piece : Span{answers[*open]->begin, piece.end};
    }
  }
  for (auto& answer : answers) {
    if (answer) answer = chosen(text, without_remark(text, *answer));
  }
  return answers;
}

/// The areas of an answer: `Dagtilbud`, `På ældreområdet, fordi …`.
std::vector<StatedWish> wishes_in(std::string_view text, Span answer, int rank) {
  std::vector<StatedWish> wishes;
  const std::vector<AreaList> lists = find_area_lists(answer.of(text));
  if (lists.empty()) return wishes;
  for (const AreaMention& area : lists.front().areas) {
    wishes.push_back({area.area, rank, std::nullopt, shifted(area.span, answer.begin), {}});
  }
  return wishes;
}

}  // namespace

std::optional<FormAnswers> read_form(const Prose& prose, Span within) {
  const std::string_view text = prose.text();
  const auto answers = answers_in(prose, within);
  if (!answers[0] || answers[0]->empty()) return std::nullopt;
  const RuleFamily& no = RuleBook::standard().family("declarations", "answer_no");
  FormAnswers form;
  if (no.matches(answers[0]->of(text))) {
    form.reading.none = true;
    form.reading.none_span = answers[0];
    form.reading.confidence = kPlainAnswer;
  } else {
    form.reading.wishes = wishes_in(text, *answers[0], 1);
    form.reading.confidence = form.reading.wishes.size() == 1 ? kPlainAnswer : kSeveralInOneAnswer;
    if (answers[2] && !no.matches(answers[2]->of(text))) {
      for (StatedWish& wish : wishes_in(text, *answers[2], 2)) form.reading.wishes.push_back(wish);
    }
  }
  if (form.reading.empty()) return std::nullopt;
  if (answers[1] && !answers[1]->empty()) form.reason = answers[1];
  if (answers[4] && !answers[4]->empty()) form.contact = answers[4];
  return form;
}

}  // namespace frisaet
