#include "extractors/minutes/point_labels.h"

#include <charconv>
#include <sstream>

#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"

namespace frisaet::minutes {
namespace {

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("minutes_outcomes", family);
}

/// Highest number a point label may list; a longer range is a misreading.
constexpr int kMostPoints = 40;

/// `1-4`, `1. - 2.`, `1, 2 og 5` written out.
std::vector<std::string> points_in(std::string_view printed) {
  std::vector<int> points;
  bool range = false;
  for (std::size_t at = 0; at < printed.size();) {
    if (is_digit(static_cast<unsigned char>(printed[at]))) {
      const int point = digits_at(printed, at);
      if (range && !points.empty()) {
        for (int between = points.back() + 1; between < point && between < kMostPoints; ++between)
          points.push_back(between);
      }
      points.push_back(point);
      range = false;
      continue;
    }
    if (printed[at] == '-' || printed.substr(at).starts_with("–") || printed.substr(at).starts_with("til"))
      range = true;
    ++at;
  }
  std::vector<std::string> names;
  for (const int point : points) names.push_back(std::to_string(point));
  return names;
}

/// `a) og b)`, `a.`, `Pkt. a:`, `a)-c)` written out.
std::vector<std::string> letters_in(std::string_view printed) {
  std::vector<std::string> names;
  bool range = false;
  const std::string closed_all = std::string(printed) + ":";
  printed = closed_all;
  for (std::size_t at = 0; at + 1 < printed.size(); ++at) {
    range = range || printed[at] == '-' || printed.substr(at).starts_with("–");
    const bool closed = !is_letter(static_cast<unsigned char>(printed[at + 1]));
    const bool alone = at == 0 || !is_letter(static_cast<unsigned char>(printed[at - 1]));
    if (!closed || !alone || !is_letter(static_cast<unsigned char>(printed[at]))) continue;
    if (range && !names.empty()) {
      for (char between = static_cast<char>(names.back()[0] + 1); between < printed[at]; ++between)
        names.emplace_back(1, between);
    }
    names.emplace_back(1, printed[at]);
    range = false;
  }
  return names;
}

/// `Første`, `andet og tredje` as numbers.
std::vector<std::string> ordinals_in(std::string_view printed) {
  std::vector<std::string> points;
  std::istringstream words(to_lower(printed));
  for (std::string word; words >> word;) {
    if (word.ends_with(',')) word.pop_back();
    if (word == "og" || word == "samt") continue;
    const bool first = word == "første" || word == "1.";
    const bool third = word == "tredje" || word == "3.";
    points.push_back(first ? "1" : third ? "3" : word == "fjerde" ? "4" : word == "femte" ? "5" : "2");
  }
  return points;
}

}  // namespace

int digits_at(std::string_view text, std::size_t& at) {
  int value = 0;
  while (at < text.size() && is_digit(static_cast<unsigned char>(text[at])) && value < 1000)
    value = value * 10 + (text[at++] - '0');
  return value;
}

std::optional<Label> label_of(std::string_view sentence, bool line_begin, std::size_t points,
                              int last_point) {
  const auto match = rules("label").first(sentence);
  if (!match) return std::nullopt;
  const auto named = match->group("named");
  const auto bare = match->group("bare");
  if (const auto letters = match->group("letters")) {
    // `Pkt. b:` says that it is a label; a letter alone may be anything.
    const bool says_so =
        letters->size() > 2 && is_letter(static_cast<unsigned char>(letters->of(sentence)[1]));
    if (!line_begin && !says_so) return std::nullopt;
    return Label{letters_in(letters->of(sentence)), match->span.end};
  }
  if (const auto ordinal = match->group("ordinal"))
    return Label{ordinals_in(ordinal->of(sentence)),
                 match->group("told") ? match->group("told")->begin : match->span.end};
  // `1. Godkendt. 2. Udsat.`: the next number behind a label is the next label, also on the same line.
  const bool next =
      bare && last_point > 0 && points_in(bare->of(sentence)) == std::vector{std::to_string(last_point + 1)};
  // `1 og 3 blev vedtaget. 2 blev forkastet.`: behind a label a number with its result is a point's.
  const bool another = match->group("told") && last_point > 0;
  if (!named && !line_begin && !next && !another) return std::nullopt;
  Label label{points_in((named ? *named : *bare).of(sentence)), match->span.end};
  if (label.points.empty()) return std::nullopt;
  // `1 og 2 vedtaget.`: the result follows without a mark between, and counts no members.
  if (const auto told = match->group("told")) {
    if ((!line_begin && !another) || points == 0) return std::nullopt;
    label.end = told->begin;
  }
  // `Punkt 7 udgår. Dagsordenen godkendt.`: without a recommendation points are counted from the first.
  if (points == 0 && last_point == 0 && named && label.points.front() != "1") return std::nullopt;
  // `Punkt 15: …` is another item where the recommendation has no such point.
  int highest = 0;
  std::from_chars(label.points.back().data(), label.points.back().data() + label.points.back().size(),
                  highest);
  if (highest > kMostPoints || (points > 0 && highest > static_cast<int>(points) + 10)) return std::nullopt;
  return label;
}

std::optional<std::size_t> begins_next_point(std::string_view text, std::size_t begin, std::size_t comma) {
  const auto named_label = [](std::string_view words) -> std::optional<std::size_t> {
    const auto label = rules("label").first(words);
    if (!label || label->span.begin != 0 || (!label->group("named") && !label->group("ordinal")))
      return std::nullopt;
    return label->group("told") ? label->group("told")->begin : label->span.end;
  };
  const std::size_t first = trimmed(text, {begin, comma}).begin;
  if (!named_label(text.substr(first, comma - first))) return std::nullopt;
  std::size_t next = trimmed(text, {comma + 1, text.size()}).begin;
  if (const auto joint = rules("joint_of_points").first(text.substr(next, 24))) next += joint->span.end;
  const std::string_view words = trim(text.substr(next, 120));
  const auto label_end = named_label(words);
  if (!label_end) return std::nullopt;
  const std::string_view told = trim(words.substr(*label_end));
  if (rules("no").first(told)) return next;
  const auto results = rules("outcome").scan(told);
  // `at 2 sager udsættes` is no label.
  const bool tells = !results.empty() && (results.front().span.begin == 0 || told.starts_with("blev ") ||
                                          told.starts_with("er "));
  return tells ? std::optional(next) : std::nullopt;
}

}  // namespace frisaet::minutes
