#include "extractors/minutes/excerpt.h"

#include <algorithm>

#include "extractors/minutes/outcome.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {
namespace {

/// `V (1) undlod at stemme.`
bool tells_a_side(std::string_view line) {
  static const RuleFamily& family = RuleBook::standard().family("minutes_votes", "after");
  constexpr std::size_t kFarthest = 60;
  const auto match = family.first(line);
  return match && match->span.begin < kFarthest;
}

/// `At 1: Godkendt.`
bool begins_point_with_colon(std::string_view line) {
  static const RuleFamily& labels = RuleBook::standard().family("minutes_outcomes", "label");
  const auto label = labels.first(line);
  return label && label->span.begin == 0 && label->span.of(line).find(':') != std::string_view::npos;
}

/// `… (V), (C) og (B)` / `(Ø) tog forbehold.`: the list above named its last.
bool begins_behind_closed_list(std::string_view above, std::string_view line) {
  constexpr std::size_t kShortBracket = 6;
  if (!line.starts_with('(') || !above.ends_with(')')) return false;
  const std::size_t open = above.rfind('(');
  return open != std::string_view::npos && above.size() - open <= kShortBracket &&
         (above.substr(0, open).ends_with(" og ") || above.substr(0, open).ends_with(" samt "));
}

}  // namespace

std::string prose_of(std::string_view text, const std::vector<TextLine>& lines) {
  std::string prose;
  for (const TextLine& line : lines) {
    if (!prose.empty()) prose += line.paragraph ? '\n' : ' ';
    prose += squeeze(line.span.of(text));
  }
  return prose;
}

std::vector<Span> Excerpt::flow(Span span) const {
  std::vector<Span> spans;
  for (const Origin& origin : origins) {
    if (!origin.here.overlaps(span)) continue;
    // Squeezing only takes away: as long as it was, a line stands as it was.
    const bool as_printed = origin.here.size() == origin.flow.size();
    const Span part{std::max(span.begin, origin.here.begin) - origin.here.begin,
                    std::min(span.end, origin.here.end) - origin.here.begin};
    spans.push_back(as_printed ? shifted(part, origin.flow.begin) : origin.flow);
  }
  return spans;
}

Excerpt excerpt_of(std::string_view text, const std::vector<TextLine>& lines) {
  /// A shorter line that ends without a stop was ended on purpose.
  constexpr std::size_t kShortestWrapped = 45;
  Excerpt excerpt;
  for (const TextLine& line : lines) {
    const std::string words = squeeze(line.span.of(text));
    if (!excerpt.text.empty()) {
      const CodePoint first = decode_utf8(words, 0);
      const char last = excerpt.text.back();
      // `b) Udsat`, `b. Udsat`: a list's letter begins a line; so does a number with its result.
      const bool list_letter = words.size() > 3 && (words[1] == ')' || words[1] == '.') && words[2] == ' ';
      const bool small = is_letter(first.value) && !is_upper(first.value) && !list_letter;
      const bool list_number = is_digit(first.value) && begins_with_result(words);
      const bool open_end = !list_number && last != '.' && last != ':' && last != '!' && last != '?' &&
                            excerpt.text.size() - excerpt.origins.back().here.begin >= kShortestWrapped;
      // `… udgår af dagsordenen,` / `Godkendt.`
      const bool new_result = last == ',' && is_upper(first.value) && begins_with_result(words);
      // `Imod stemte Bo Holm (A)` / `V (1) undlod at stemme.`
      const bool list_ends = last == ')' && is_upper(first.value) && tells_a_side(words);
      const bool next_point = last == ')' && begins_point_with_colon(words);
      const bool next_party = begins_behind_closed_list(excerpt.text, words);
      const bool wrapped = small || open_end || last == ',' || last == '-';
      excerpt.text += new_result || list_ends || next_point || next_party ? "\n\n"
                      : wrapped                                           ? " "
                      : line.paragraph                                    ? "\n\n"
                                                                          : "\n";
    }
    const std::size_t begin = excerpt.text.size();
    excerpt.text += words;
    excerpt.origins.push_back({{begin, excerpt.text.size()}, line.span});
  }
  return excerpt;
}

std::vector<Span> spans_of(const std::vector<TextLine>& lines) {
  std::vector<Span> spans;
  for (const TextLine& line : lines) {
    // Only white space lies between two lines that follow each other.
    if (!spans.empty() && line.span.begin >= spans.back().end && line.span.begin - spans.back().end <= 4) {
      spans.back().end = line.span.end;
    } else {
      spans.push_back(line.span);
    }
  }
  return spans;
}

}  // namespace frisaet::minutes
