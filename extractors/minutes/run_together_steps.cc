#include "extractors/minutes/run_together_steps.h"

#include <algorithm>
#include <optional>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/minutes/glued_lines.h"
#include "extractors/minutes/outcome.h"
#include "extractors/minutes/sentences.h"
#include "extractors/minutes/steps.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// A body with its day that a new sentence follows: `Økonomiudvalget den 3. maj 2022 Anbefales.`
std::vector<Span> bare_steps_on(std::string_view text, Span page) {
  constexpr std::size_t kLongestStep = 90;
  std::vector<Span> found;
  const std::string_view words = page.of(text);
  auto dates = find_dates(words);
  std::erase_if(dates, [](const DateMention& date) { return date.form != DateForm::kDay; });
  if (dates.empty()) return found;
  const auto bodies = find_bodies(words);
  for (const DateMention& date : dates) {
    for (const BodyMention& body : bodies) {
      const Span step{page.begin + body.span.begin, page.begin + date.span.end};
      if (body.span.begin >= date.span.begin || step.size() > kLongestStep) continue;
      const auto read = step_at(text, step, {});
      if (!read || read->says_decision || read->words.begin != step.begin) continue;
      const std::size_t next = next_word(text, step.end, page.end);
      if (next >= page.end || !upper_or_digit(text, next)) continue;
      found.push_back(step);
      break;
    }
  }
  return found;
}

/// The same of a transcript that lost its figures: `Økonomiudvalget den Anbefales.`, `BESLUTNING I
/// ØKONOMIUDVALGET DEN Anbefales.`
std::vector<Span> steps_without_day_on(std::string_view text, Span page) {
  static const RuleFamily& lost = RuleBook::standard().family("minutes_lines", "lost_day_behind_body");
  constexpr std::size_t kLongest = 16;
  static const RuleFamily& words = RuleBook::standard().family("minutes_lines", "before_dated_line");
  std::vector<Span> found;
  for (const BodyMention& body : find_bodies(page.of(text))) {
    const Span name = shifted(body.span, page.begin);
    const auto day = lost.first(text.substr(name.end, std::min(kLongest, page.end - name.end)));
    const std::size_t next = day ? name.end + day->span.end : page.end;
    if (body.genitive || next >= page.end || !is_upper(decode_utf8(text, next).value)) continue;
    const auto word = words.first(text.substr(page.begin, body.span.begin));
    const Span step{word ? page.begin + word->span.begin : name.begin, next - 1};
    const auto read = step_at(text, step, {});
    if (read && read->words.begin == step.begin) found.push_back(step);
  }
  return found;
}

/// How far behind a dated line its result is looked for.
constexpr std::size_t kLongestResult = 240;

/// One of the first sentences says what a body came to, behind who was away and the labels of points.
bool tells_result_first(std::string_view behind) {
  constexpr std::size_t kSentences = 2, kMostPoints = 9;
  const auto sentences = sentences_of(behind);
  for (std::size_t i = 0; i < std::min(sentences.size(), kSentences); ++i) {
    const std::string_view sentence = sentences[i].of(behind);
    if (begins_with_result(sentence)) return true;
    const Verdict verdict = read_verdict(sentence, std::nullopt, kMostPoints);
    if (verdict.outcome || !verdict.points.empty()) return true;
  }
  return false;
}

}  // namespace

std::vector<Span> bare_steps(std::string_view text, const std::vector<RunTogetherPage>& pages) {
  constexpr std::size_t kFewest = 3;
  std::vector<Span> all;
  std::size_t results = 0;
  for (const RunTogetherPage& page : pages) {
    std::vector<Span> steps = bare_steps_on(text, page.text);
    for (const Span& step : steps_without_day_on(text, page.text)) steps.push_back(step);
    std::sort(steps.begin(), steps.end());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      all.push_back(steps[i]);
      const std::size_t next = next_word(text, steps[i].end, page.text.end);
      const std::size_t end = i + 1 < steps.size() ? steps[i + 1].begin : page.text.end;
      if (next >= end) continue;
      const std::string_view behind = text.substr(next, std::min(end - next, kLongestResult));
      results += tells_result_first(behind) ? 1U : 0U;
    }
  }
  return all.size() >= kFewest && results * 2 >= all.size() ? all : std::vector<Span>{};
}

bool holds_dated_result(std::string_view text, Span paragraph) {
  const std::vector<Span> steps = bare_steps_on(text, paragraph);
  return std::any_of(steps.begin(), steps.end(), [&](const Span& step) {
    const std::size_t next = next_word(text, step.end, paragraph.end);
    return step.begin > paragraph.begin && next < paragraph.end &&
           tells_result_first(text.substr(next, std::min(paragraph.end - next, kLongestResult)));
  });
}

}  // namespace frisaet::minutes
