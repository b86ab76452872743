#include "pipeline/web/words.h"

#include <algorithm>
#include <cmath>

#include "models/core/date.h"
#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "models/rounds/area_names.h"
#include "models/rounds/round.h"
#include "models/text/danish_days.h"

namespace frisaet::web {

std::string danish_day(std::string_view iso) {
  return danish_date(iso);
}

std::string danish_moment(std::string_view utc) {
  if (utc.size() < 16 || utc[10] != 'T') return danish_day(utc);
  return danish_day(utc.substr(0, 10)) + " kl. " + std::string(utc.substr(11, 2)) + "." +
         std::string(utc.substr(14, 2)) + " UTC";
}

std::string danish_number(long number) {
  std::string digits = std::to_string(number < 0 ? -number : number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ".");
  return (number < 0 ? "-" : "") + digits;
}

std::string percent(double share) {
  return std::to_string(std::lround(100 * share)) + " %";
}

ViewList marked_pieces(std::string_view text, const std::vector<Span>& marks) {
  ViewList pieces;
  const auto add = [&](Span span, bool marked) {
    if (span.begin >= span.end) return;
    View piece;
    piece.set("text", std::string(span.of(text)));
    piece.set("marked", marked);
    pieces.push_back(piece);
  };
  std::size_t at = 0;
  for (const Span mark : marks) {
    if (mark.begin < at || mark.end > text.size()) continue;
    add({at, mark.begin}, false);
    add(mark, true);
    at = mark.end;
  }
  add({at, text.size()}, false);
  return pieces;
}

ViewList choices(const Choices& entries, std::string_view chosen) {
  ViewList list;
  for (const auto& [value, label] : entries) {
    View entry;
    entry.set("value", value);
    entry.set("label", label);
    entry.set("chosen", value == chosen);
    list.push_back(entry);
  }
  return list;
}

std::string typed_day(Date date) {
  return danish_digits(date);
}

Choices municipality_choices() {
  Choices entries;
  for (const Municipality& municipality : MunicipalityIndex::standard().all())
    entries.emplace_back(municipality.code, municipality.name);
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return entries;
}

Choices outcome_choices() {
  Choices entries;
  for (const Outcome outcome : kAllOutcomes) entries.emplace_back(to_string(outcome), danish(outcome));
  return entries;
}

Choices area_choices() {
  Choices entries;
  for (const AreaCode& area : standard_area_codes()) entries.emplace_back(area, danish_area(area));
  return entries;
}

}  // namespace frisaet::web
