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

/// Where the word for a decision begins that ends right before `at`: `… er gammel. Beslutning i Byrådet`.
std::optional<std::size_t> decision_word(std::string_view text, Span page, std::size_t at) {
  static const RuleFamily& words = RuleBook::standard().family("minutes_lines", "before_dated_line");
  const auto word = words.first(text.substr(page.begin, at - page.begin));
  return word ? std::optional(page.begin + word->span.begin) : std::nullopt;
}

/// Where the label begins that a meeting's body belongs to: `Fraværende i Teknisk Udvalg, 3. maj 2022: Bo
/// Holm`
std::optional<std::size_t> absence_label_before(std::string_view text, Span page, std::size_t body) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_lines", "absence_before_body");
  constexpr std::size_t kLongest = 40;
  const std::size_t from =
      floor_code_point(text, std::max(page.begin, body - std::min(kLongest, body - page.begin)));
  const auto label = labels.first(text.substr(from, body - from));
  return label ? std::optional(from + label->group("label")->begin) : std::nullopt;
}

/// Behind the colon of `Byrådet den 3. maj 2022: Godkendt.`, or of `Byrådet, 3. maj 2022, pkt. 4: Godkendt.`
std::size_t past_item_of_step(std::string_view text, Span page, std::size_t end) {
  static const RuleFamily& items = RuleBook::standard().family("minutes_lines", "item_of_a_step");
  constexpr std::size_t kLongest = 20;
  const auto item = items.first(text.substr(end, std::min(kLongest, page.end - end)));
  return item ? end + item->span.end : end;
}

bool is_decision_line(std::string_view text, Span line) {
  const auto step = step_at(text, line, {});
  return step && step->says_decision;
}

/// `… er gammel. Beslutning Solby Byråd den 3. maj 2022 Godkendt`: where the word begins; nothing for a
/// sentence about that decision.
std::optional<std::size_t> decision_word_of_line(std::string_view text, Span page, Span body_and_day) {
  const auto word = decision_word(text, page, body_and_day.begin);
  const std::size_t next = next_word(text, body_and_day.end, page.end);
  const bool goes_on = next < page.end && text[body_and_day.end] != ':' && !upper_or_digit(text, next);
  return word && !goes_on && is_decision_line(text, {*word, body_and_day.end}) ? word : std::nullopt;
}

/// A body, and behind it a day.
void add_dated_bodies(std::string_view text, Span page, std::vector<ToldStep>& found) {
  constexpr std::size_t kFarthest = 80;  // bytes from the body's first to the day's
  const auto bodies = find_bodies(page.of(text));
  for (const DateMention& date : find_dates(page.of(text))) {
    if (date.form != DateForm::kDay) continue;
    for (const BodyMention& body : bodies) {
      if (body.span.begin >= date.span.begin || date.span.begin - body.span.begin > kFarthest) continue;
      Span line{page.begin + body.span.begin, page.begin + date.span.end};
      if (const auto label = absence_label_before(text, page, line.begin)) {
        found.push_back({{*label, line.end}, true});
        break;
      }
      line.begin = decision_word_of_line(text, page, line).value_or(line.begin);
      line.end = past_item_of_step(text, page, line.end);
      const auto step = step_at(text, line, {});
      if (!step || step->words.begin != line.begin || !step->rest.empty()) continue;
      // A sentence may hold body and date: `Byrådet vedtog den 3. maj 2022 at male broen.`
      const std::size_t next = next_word(text, line.end, page.end);
      const bool goes_on = next < page.end && !upper_or_digit(text, next) && text[next] != '-';
      if (text[line.end - 1] != ':' && (!step->says_decision || goes_on)) continue;
      found.push_back({line, false});
      break;
    }
  }
}

/// `… males. Beslutning den 3. maj 2022: Godkendt.`: a line that names no body.
void add_dated_decisions(std::string_view text, Span page, std::vector<ToldStep>& found) {
  constexpr std::string_view kBefore = "den ";
  for (const DateMention& date : find_dates(page.of(text))) {
    if (date.form != DateForm::kDay) continue;
    const Span day = shifted(date.span, page.begin);
    const bool den = Span{page.begin, day.begin}.of(text).ends_with(kBefore);
    const auto word = decision_word(text, page, day.begin - (den ? kBefore.size() : 0));
    if (!word || day.end >= page.end || text[day.end] != ':') continue;
    const Span line{*word, day.end + 1};
    if (is_decision_line(text, line)) found.push_back({line, false});
  }
}

/// `… er gammel. Beslutning i Udvalget for Skole: Godkendt.`: a decision's line that names no day.
void add_decisions_without_day(std::string_view text, Span page, std::vector<ToldStep>& found) {
  for (const BodyMention& body : find_bodies(page.of(text))) {
    const Span name = shifted(body.span, page.begin);
    if (body.genitive || name.end >= page.end || text[name.end] != ':') continue;
    const auto word = decision_word(text, page, name.begin);
    if (word && is_decision_line(text, {*word, name.end + 1}))
      found.push_back({{*word, name.end + 1}, false});
  }
}

/// Lines of transcripts that lost the figures of their day, as rules know what is left of it behind the body.
void add_lost_days(std::string_view text, Span page, std::vector<ToldStep>& found) {
  constexpr std::size_t kLongest = 40;
  static const RuleFamily& bare = RuleBook::standard().family("minutes_lines", "lost_day");
  static const RuleFamily& colon = RuleBook::standard().family("minutes_lines", "lost_day_and_colon");
  static const RuleFamily& item = RuleBook::standard().family("minutes_lines", "lost_day_and_item");
  for (const BodyMention& body : find_bodies(page.of(text))) {
    const Span name = shifted(body.span, page.begin);
    const std::string_view behind = text.substr(name.end, std::min(kLongest, page.end - name.end));
    const auto word = decision_word(text, page, name.begin);
    // `Beslutning Økonomiudvalget den Godkendt.`
    if (const auto left = bare.first(behind); left && word) {
      const Span line{*word, name.end + left->span.end};
      const std::size_t next = next_word(text, line.end, page.end);
      if (next < page.end && is_upper(decode_utf8(text, next).value) && step_at(text, line, {}))
        found.push_back({line, false});
    }
    if (body.genitive) continue;
    // `Teknisk Udvalg den : Anbefales.`: with its colon the line needs no word for a decision.
    if (const auto left = colon.first(behind))
      found.push_back({{word.value_or(name.begin), name.end + left->span.end}, false});
    // `Beslutning: Økonomiudvalget 2011, den, punkt 4 Godkendt.`: the item's number is left of it.
    if (const auto left = item.first(behind)) {
      std::size_t before = trimmed(text, {page.begin, name.begin}).end;
      if (before > page.begin && text[before - 1] == ':') --before;
      const Span line = {decision_word(text, page, before).value_or(name.begin), name.end + left->span.end};
      if (step_at(text, line, {})) found.push_back({line, false});
    }
  }
}

}  // namespace

std::vector<ToldStep> told_steps(std::string_view text, Span page) {
  std::vector<ToldStep> found;
  add_dated_bodies(text, page, found);
  add_dated_decisions(text, page, found);
  add_decisions_without_day(text, page, found);
  add_lost_days(text, page, found);
  return found;
}

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
