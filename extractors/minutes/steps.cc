#include "extractors/minutes/steps.h"

#include <algorithm>
#include <vector>

#include "extractors/lexicon/bodies.h"
#include "extractors/lexicon/dates.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

/// Longer lines are sentences.
constexpr std::size_t kLongestStep = 170;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_lines", family);
}

struct Replacement {
  Span span;
  std::string_view with;
};

/// The line with its date and body replaced by `{date}` and `{body}`.
std::string form_of(std::string_view line, std::vector<Replacement> replacements) {
  std::sort(replacements.begin(), replacements.end(),
            [](const Replacement& a, const Replacement& b) { return a.span.begin < b.span.begin; });
  std::string form;
  std::size_t at = 0;
  for (const Replacement& r : replacements) {
    form += line.substr(at, r.span.begin - at);
    form += r.with;
    at = r.span.end;
  }
  form += line.substr(at);
  return squeeze(form);
}

std::optional<std::string> group_text(const RuleMatch& match, std::string_view form, std::string_view name) {
  const auto span = match.group(name);
  return span ? std::optional(std::string(span->of(form))) : std::nullopt;
}

/// `Byrådet (18-21)`, `Teknisk Udvalg 2018-2021`, `18-21 Byrådet`: the council's term belongs to the name.
Span with_term(std::string_view line, Span body) {
  static const RuleFamily& terms = RuleBook::standard().family("minutes_lines", "term_behind_body");
  static const RuleFamily& before = RuleBook::standard().family("minutes_lines", "term_before_body");
  constexpr std::string_view kDay = ", den";
  if (const auto term = before.first(line.substr(0, body.begin))) body.begin = term->group("term")->begin;
  const auto term = terms.first(line.substr(body.end));
  // `Økonomiudvalget 2011, den …`
  if (term && term->span.of(line.substr(body.end)).ends_with(kDay))
    return {body.begin, body.end + term->span.end - kDay.size()};
  // `Byrådet 07-10-2019`: a day.
  const std::size_t end = term ? body.end + term->span.end : line.size();
  if (end < line.size() && std::string_view("-–/.0123456789").find(line[end]) != std::string_view::npos)
    return body;
  return term ? Span{body.begin, body.end + term->span.end} : body;
}

/// `Beslutning Teknik, Erhverv og Miljøudvalget den …`: a name whose parts lost their hyphens, where nothing
/// but the word for the decision stands before it.
Span with_listed_parts(std::string_view line, Span body) {
  const auto parts = rules("parts_before_body").first(line.substr(0, body.begin));
  return parts ? Span{parts->group("parts")->begin, body.end} : body;
}

/// Bodies the line may name: those whose name says so, and the meeting's own.
std::vector<BodyMention> bodies_in(std::string_view line, std::string_view own_body) {
  std::vector<BodyMention> bodies = find_bodies(line);
  if (own_body.empty()) return bodies;
  const std::size_t at = line.find(own_body);
  if (at == std::string_view::npos) return bodies;
  BodyMention own{{at, at + own_body.size()}, std::string(own_body), BodyKind::kCommittee, false};
  for (const std::string_view genitive : {"'s", "’s", "s"}) {
    if (line.substr(own.span.end).starts_with(genitive) &&
        line.substr(own.span.end + genitive.size(), 1) == " ") {
      own.span.end += genitive.size();
      break;
    }
  }
  std::erase_if(bodies, [&](const BodyMention& b) { return b.span.overlaps(own.span); });
  bodies.insert(bodies.begin(), own);
  return bodies;
}

/// `Økonomiudvalget (ØU)`: the body and what it is called for short.
Span with_short_name(std::string_view line, Span body) {
  static const RuleFamily& names = rules("short_name");
  const auto name = names.first(line.substr(body.end));
  return name ? Span{body.begin, body.end + name->span.end} : body;
}

}  // namespace

std::optional<Step> step_at(std::string_view text, Span line, std::string_view own_body) {
  // What follows a colon is the step's text (`Byrådet den 15. maj 2002: Godkendt.`); the clock's colon is
  // none.
  std::size_t words_end = line.end;
  for (std::size_t at = line.begin; at + 1 < line.end && at < line.begin + kLongestStep; ++at) {
    if (text[at] != ':' || (is_digit(static_cast<unsigned char>(text[at + 1])) && at > 0 &&
                            is_digit(static_cast<unsigned char>(text[at - 1]))))
      continue;
    // `BESLUTNING: Byrådet den …`: a colon right after the word does not end the line's form.
    if (rules("decision_word").matches(trim(text.substr(line.begin, at - line.begin)))) continue;
    words_end = at + 1;
    break;
  }
  if (words_end - line.begin > kLongestStep) return std::nullopt;
  const std::string_view words = text.substr(line.begin, words_end - line.begin);
  const bool may_be_decision = rules("names_decision").matches(words) || trim(words).ends_with(" den") ||
                               rules("ends_without_day").matches(words);
  std::vector<DateMention> dates = find_dates(words);
  std::erase_if(dates, [](const DateMention& d) { return d.form != DateForm::kDay; });
  if (dates.size() > 1 || (dates.empty() && !may_be_decision)) return std::nullopt;

  Step step;
  step.words = trimmed(text, {line.begin, words_end});
  step.rest = trimmed(text, {words_end, line.end});
  std::vector<Replacement> replacements;
  if (!dates.empty()) {
    step.date = dates[0].date;
    replacements.push_back({dates[0].span, "{date}"});
  }
  for (const BodyMention& body : bodies_in(words, own_body)) {
    if (!dates.empty() && body.span.overlaps(dates[0].span)) continue;
    auto both = replacements;
    const Span name = with_listed_parts(words, body.span);
    both.push_back({with_short_name(words, with_term(words, name)), "{body}"});
    const std::string form = form_of(words, std::move(both));
    const auto match = rules("step").first(form);
    if (!match) continue;
    step.body = name.begin < body.span.begin
                    ? squeeze(words.substr(name.begin, body.span.begin - name.begin)) + " " + body.name
                    : body.name;
    step.item_number = group_text(*match, form, "item");
    step.says_decision = match->rule->gives == "decision";
    return step;
  }
  if (dates.empty()) return std::nullopt;
  const std::string form = form_of(words, replacements);
  if (rules("step_without_body").first(form)) {
    step.says_decision = true;
    return step;
  }
  if (const auto match = rules("step_of_any_body").first(form)) {
    std::string_view body = match->group("body")->of(form);
    // `Beslutning Udvalget for Skole og Fritid den …`: the first word is no part of the name.
    if (const auto word = rules("before_body").first(body)) body.remove_prefix(word->span.end);
    step.body = body_name(body, false);
    step.item_number = group_text(*match, form, "item");
    return step;
  }
  return std::nullopt;
}

}  // namespace frisaet::minutes
