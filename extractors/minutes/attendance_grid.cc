#include "extractors/minutes/attendance_grid.h"

#include <algorithm>
#include <vector>

#include "extractors/lexicon/parties.h"
#include "extractors/lexicon/person_names.h"
#include "extractors/rules/rule_set.h"
#include "models/text/danish.h"
#include "models/text/utf8.h"

namespace frisaet::minutes {

std::optional<GridLine> grid_line(std::string_view text, Span line) {
  if (line.size() > 80) return std::nullopt;
  GridLine read;
  const std::string_view view = line.of(text);
  std::size_t end = view.size();
  std::vector<Span> words;
  for (std::size_t at = 0; at < end;) {
    const std::size_t blank = std::min(view.find_first_of(" \t|", at), end);
    if (blank > at) words.push_back({at, blank});
    at = blank + 1;
  }
  if (words.size() < 3) return std::nullopt;
  if (words.back().of(view) == "X" || words.back().of(view) == "x") {
    // `Bo Holm X`: the mark, unless it is all there is for a party.
    read.present = true;
    words.pop_back();
  }
  if (words.size() < 3) return std::nullopt;
  const auto party = parse_party(words.back().of(view));
  if (!party) return std::nullopt;
  words.pop_back();
  read.span = {line.begin + words.front().begin, line.begin + words.back().end};
  const auto person = person_at(text, read.span);
  if (!person || person->span != read.span || person->person.party) return std::nullopt;
  read.person = {person->person.name, party};
  return read;
}

std::optional<Attendance> attendance_grid(std::string_view text, Span span) {
  Attendance attendance;
  std::size_t present = 0;
  std::size_t at = span.begin;
  while (at < span.end) {
    const auto person = person_at(text, {at, span.end});
    if (!person || !person->person.party) {
      // Past one word that is no name (`Medlemmer Deltog`).
      while (at < span.end && !is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
      while (at < span.end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
      continue;
    }
    at = person->span.end;
    while (at < span.end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
    const bool marked = at < span.end && (text[at] == 'X' || text[at] == 'x') &&
                        (at + 1 >= span.end || is_space(decode_utf8(text, at + 1).value));
    if (marked) {
      ++present;
      ++at;
      while (at < span.end && is_space(decode_utf8(text, at).value)) at += decode_utf8(text, at).size;
    } else {
      attendance.absent.push_back({person->person, person->span, std::nullopt, std::nullopt, {}});
    }
  }
  // A grid has marks for most; without any the list is a roster.
  if (present < 2 || attendance.absent.size() > present) return std::nullopt;
  return attendance;
}

std::optional<Attendance> members_with_status(std::string_view text, Span span) {
  constexpr std::size_t kFewest = 3;
  static const RuleFamily& words = RuleBook::standard().family("minutes_absence", "status_of_member");
  static const RuleFamily& labels = RuleBook::standard().family("minutes_absence", "label_of_members");
  Attendance attendance;
  std::size_t members = 0;
  std::size_t at = span.begin;
  if (const auto label = labels.first(span.of(text))) at += label->span.end;
  for (const RuleMatch& status : words.scan(text, {at, span.end})) {
    const Span name = trimmed(text, {at, status.span.begin});
    const PersonList list = parse_persons(text, name);
    if (list.entries.size() != 1 || !list.rest.empty()) return std::nullopt;
    const auto& mention = list.entries.front().mention;
    ++members;
    if (status.rule->gives == "absent")
      attendance.absent.push_back({mention.person, mention.span, std::nullopt, std::nullopt, {}});
    at = status.span.end;
  }
  if (members < kFewest || attendance.absent.size() * 2 > members || !trimmed(text, {at, span.end}).empty())
    return std::nullopt;
  return attendance;
}

}  // namespace frisaet::minutes
