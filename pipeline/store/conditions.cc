#include "pipeline/store/conditions.h"

#include <optional>
#include <string_view>
#include <utility>

#include "models/core/date.h"
#include "models/text/danish.h"
#include "pipeline/store/projection.h"

namespace frisaet {

using sqlite::Database;
using sqlite::Rows;

namespace {

constexpr int kMostYears = 40;  // more are no narrowing

}  // namespace

Rows Conditions::query(Database& db, const std::vector<Value>& first, const std::string& before,
                       const std::string& after, const std::vector<std::int64_t>& more) const {
  Rows rows(db, before + sql_ + after);
  for (const auto* list : {&first, &values_}) {
    for (const Value& value : *list) std::visit([&rows](const auto& v) { rows.bind(v); }, value);
  }
  for (const std::int64_t value : more) rows.bind(value);
  return rows;
}

std::int64_t Conditions::count(Database& db, const std::string& from) const {
  Rows rows = query(db, {}, "SELECT count(*) FROM " + from, "");
  return rows.next() ? rows.integer(0) : 0;
}

void add_filters(Conditions& where, const SearchFilters& filters) {
  if (filters.municipality) where.add("s.municipality_code = ?", {*filters.municipality});
  if (filters.committee) where.add("instr(s.committee_key, ?) > 0", {fold(*filters.committee)});
  if (filters.from) where.add("s.date >= ?", {to_iso(*filters.from)});
  if (filters.to) where.add("s.date <= ?", {to_iso(*filters.to)});
  if (filters.outcome) where.add("s.outcome = ?", {*filters.outcome});
  if (filters.type) where.add("(s.kind = ? OR s.document_type = ?)", {*filters.type, *filters.type});
  if (filters.body) where.add("s.body_kind = ?", {*filters.body});
  if (filters.review) where.add("s.review = ?", {*filters.review});
  if (filters.closed) where.add(*filters.closed ? "s.closed <> 0" : "s.closed = 0", {});
  if (filters.area) {
    where.add("EXISTS (SELECT 1 FROM search_area a WHERE a.area = ? AND a.search_doc_id = s.id)",
              {*filters.area});
  }
}

void add_access(Conditions& where, const SearchQuery& asked) {
  if (!asked.with_closed) where.add("s.closed = 0", {});
}

bool has_any(const SearchFilters& filters) {
  Conditions where;
  add_filters(where, filters);
  return !where.sql().empty();
}

std::vector<std::vector<std::string>> keys_of(Database& db, const SearchFilters& filters) {
  using sqlite::Key;
  std::vector<std::vector<std::string>> keys;
  const auto add = [&keys](Key kind, const std::optional<std::string>& value) {
    if (value && !sqlite::key_of(kind, *value).substr(1).empty())
      keys.push_back({sqlite::key_of(kind, *value)});
  };
  add(Key::kMunicipality, filters.municipality);
  add(Key::kOutcome, filters.outcome);
  add(Key::kArea, filters.area);
  add(Key::kKind, filters.type);
  add(Key::kBody, filters.body);
  add(Key::kReview, filters.review);
  if (filters.closed == true) add(Key::kClosed, "1");  // that it is open, nearly every row could say
  if (filters.from || filters.to) {
    const auto year = [](std::string_view iso) {
      return iso.size() < 4 ? 0 : std::stoi(std::string(iso.substr(0, 4)));
    };
    const int first =
        year(filters.from ? to_iso(*filters.from) : db.text("SELECT min(date) FROM search_doc"));
    const int last = year(filters.to ? to_iso(*filters.to) : db.text("SELECT max(date) FROM search_doc"));
    std::vector<std::string> years;
    for (int y = first; y <= last && last - first < kMostYears; ++y)
      years.push_back(sqlite::key_of(Key::kYear, std::to_string(y)));
    if (!years.empty()) keys.push_back(std::move(years));
  }
  return keys;
}

}  // namespace frisaet
