#include "extractors/letters/questions.h"

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("letters", family);
}

}  // namespace

std::optional<Span> question_before(const Prose& prose, std::size_t sentence) {
  if (sentence == 0 || sentence >= prose.sentences().size()) return std::nullopt;
  const std::string_view text = prose.text();
  Span question = prose.sentences()[sentence - 1];
  if (!question.of(text).ends_with('?')) return std::nullopt;
  if (const auto number = rules("question_number").first(question.of(text)))
    question.begin += number->span.end;
  return question;
}

Asks asked_by(std::string_view question) {
  if (rules("question_about_others").matches(question) || rules("deadline_not").matches(question) ||
      !rules("question_of_readers").matches(question))
    return Asks::kNothing;
  return rules("deadline_asks").matches(question) ? Asks::kAnswer : Asks::kSomething;
}

bool answers_when(const Prose& prose, std::size_t sentence) {
  const auto question = question_before(prose, sentence);
  if (!question) return false;
  const std::string_view words = question->of(prose.text());
  return rules("question_when").matches(words) && asked_by(words) == Asks::kAnswer;
}

}  // namespace frisaet
