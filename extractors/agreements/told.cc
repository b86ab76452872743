#include "extractors/agreements/told.h"

#include "extractors/agreements/name_cells.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kLongestHeading = 300;

const RuleFamily& rules(std::string_view family) {
  return RuleBook::standard().family("agreements", family);
}

/// A heading, a head of columns or a line that leads over to a list: nothing that ends with a full stop.
bool stands_over_a_list(std::string_view words) {
  return !words.ends_with('.') || rules("points_below").matches(words);
}

}  // namespace

bool says_who_has_not(std::string_view words) {
  return rules("list_of_others").matches(words) || rules("who_has_not").matches(words);
}

bool says_who_has(std::string_view words) {
  if (says_who_has_not(words)) return false;
  return rules("list_gives").matches(words) || rules("who_has").matches(words);
}

namespace {

/// A row or an entry: what it says of one municipality says nothing of the next.
bool of_one(std::string_view words) {
  return !words.ends_with('.') && !words.ends_with(':') && name_cell(words).has_value();
}

}  // namespace

void Told::hear(std::string_view words) {
  if (words.size() > kLongestHeading || of_one(words)) return;
  if (says_who_has_not(words)) {
    // `En kommune kan ikke skifte område.` between a heading and its list says nothing of the list.
    if (stands_over_a_list(words)) given_ = false;
  } else if (says_who_has(words)) {
    given_ = true;
    lines_since_ = 0;
  }
}

bool Told::given_above(Span line) {
  const auto& sentences = prose_.sentences();
  while (next_sentence_ < sentences.size() && sentences[next_sentence_].end <= line.begin)
    hear(trim(sentences[next_sentence_++].of(prose_.text())));
  ++lines_since_;
  const bool given = given_;
  // A heading that the text joins with what stands below it.
  const std::string_view words = trim(line.of(prose_.text()));
  const bool heading = words.size() <= kLongestHeading && !words.ends_with('.') &&
                       is_upper(decode_utf8(words, 0).value) && !of_one(words);
  if (heading && says_who_has(words)) {
    given_ = true;
    lines_since_ = 0;
  }
  return given;
}

}  // namespace frisaet
