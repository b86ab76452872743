#include "extractors/declarations/beside_fields.h"

#include <algorithm>
#include <string_view>

#include "extractors/lexicon/areas.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {

bool says_more_beside(const Prose& prose, Span within, std::vector<Span> known, const WishReading& reading) {
  const std::string_view text = prose.text();
  const RuleBook& book = RuleBook::standard();
  std::sort(known.begin(), known.end());
  auto next = known.begin();  // the first that does not end before the line
  return std::any_of(prose.lines().begin(), prose.lines().end(), [&](Span line) {
    if (!within.contains(line)) return false;
    while (next != known.end() && next->end <= line.begin) ++next;
    if (next != known.end() && line.overlaps(*next)) return false;
    const std::string_view words = line.of(text);
    // A box that was left empty says what might have been chosen.
    if (book.family("declarations", "box_empty").matches(words)) return false;
    for (const char* family : {"rank", "no_beside_fields"}) {
      if (book.family("declarations", family).matches(words)) return true;
    }
    const std::vector<AreaMention> named = find_areas(words);
    return std::any_of(named.begin(), named.end(), [&](const AreaMention& area) {
      return std::none_of(reading.wishes.begin(), reading.wishes.end(),
                          [&](const StatedWish& wish) { return wish.area == area.area; });
    });
  });
}

}  // namespace frisaet
