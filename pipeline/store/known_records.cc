#include "pipeline/store/known_records.h"

#include <algorithm>
#include <map>
#include <set>

namespace frisaet::sqlite {
namespace {

using Indexes = std::vector<std::size_t>;
using Pairs = std::vector<std::optional<std::size_t>>;

constexpr double kSamePlace = 0.5;         ///< of the evidence
constexpr std::size_t kShortestQuote = 8;  ///< without a box: shorter words stand anywhere on a page

double area(const Box& box) {
  return std::max(0.0, box.x1 - box.x0) * std::max(0.0, box.y1 - box.y0);
}

/// 0..1: how much of the smaller of two places is in the other.
double nearness(const Evidence& a, const Evidence& b) {
  if (a.page != b.page) return 0;
  if (a.box && b.box) {
    const Box common{std::max(a.box->x0, b.box->x0), std::max(a.box->y0, b.box->y0),
                     std::min(a.box->x1, b.box->x1), std::min(a.box->y1, b.box->y1)};
    const double smaller = std::min(area(*a.box), area(*b.box));
    return smaller > 0 ? area(common) / smaller : 0;
  }
  if (a.box || b.box) return 0;
  const auto& [shorter, longer] =
      std::minmax(a.raw_quote, b.raw_quote, [](const auto& x, const auto& y) { return x.size() < y.size(); });
  if (shorter.size() < kShortestQuote || longer.find(shorter) == std::string::npos) return 0;
  return static_cast<double>(shorter.size()) / static_cast<double>(longer.size());
}

/// 0..1: how much of `a`, by its words, stands where something of `b` does.
double share(const std::vector<Evidence>& a, const std::vector<Evidence>& b) {
  double all = 0, found = 0;
  for (const Evidence& one : a) {
    const auto weight = static_cast<double>(std::max<std::size_t>(1, one.raw_quote.size()));
    double best = 0;
    for (const Evidence& other : b) best = std::max(best, nearness(one, other));
    all += weight;
    found += weight * best;
  }
  return all > 0 ? found / all : 0;
}

double same_place(const Likeness& a, const Likeness& b) {
  return (share(a.places, b.places) + share(b.places, a.places)) / 2;
}

/// The way of one comparison: what is still to be known again, and what may still be it.
class Comparison {
 public:
  Comparison(const std::vector<Likeness>& now, const std::vector<Likeness>& before)
      : now_(now), before_(before), pairs_(now.size()), is_taken_(before.size()) {}

  Pairs pairs() {
    by_text(true, &Likeness::payload, true);
    by_text(false, &Likeness::payload, true);
    by_text(true, &Likeness::content_key, false);
    by_place(free_now(), free_before(true), kSamePlace);
    by_text(false, &Likeness::content_key, false);
    by_place(free_now(), free_before(false), kSamePlace);
    return std::move(pairs_);
  }

 private:
  [[nodiscard]] Indexes free_now() const {
    Indexes list;
    for (std::size_t i = 0; i < now_.size(); ++i)
      if (!pairs_[i]) list.push_back(i);
    return list;
  }
  [[nodiscard]] Indexes free_before(bool is_read) const {
    Indexes list;
    for (std::size_t i = 0; i < before_.size(); ++i)
      if (!is_taken_[i] && before_[i].is_read == is_read) list.push_back(i);
    return list;
  }
  void pair(std::size_t now, std::size_t before) {
    pairs_[now] = before;
    is_taken_[before] = true;
  }

  /// Those with the same text. Of several alike the places tell them apart, and where those do not, as many
  /// as before stand in the same order (`in_order`); fewer or more are in doubt.
  void by_text(bool is_read, std::string Likeness::*text, bool in_order) {
    std::map<std::string_view, std::pair<Indexes, Indexes>> groups;
    for (const std::size_t i : free_now()) groups[now_[i].*text].first.push_back(i);
    for (const std::size_t i : free_before(is_read)) groups[before_[i].*text].second.push_back(i);
    for (const auto& [shared, group] : groups) {
      const auto& [now, before] = group;
      if (shared.empty() || now.empty() || before.empty()) continue;
      if (now.size() == 1 && before.size() == 1) {
        pair(now.front(), before.front());
      } else if (in_order) {
        by_place(now, before, kSamePlace);
        by_order(now, before);
      }
    }
  }

  void by_order(Indexes now, Indexes before) {
    std::erase_if(now, [&](std::size_t i) { return pairs_[i].has_value(); });
    std::erase_if(before, [&](std::size_t i) { return is_taken_[i]; });
    if (now.size() != before.size()) return;
    for (std::size_t i = 0; i < now.size(); ++i) pair(now[i], before[i]);
  }

  /// Those that are each other's nearest, and no other as near; then the same of what is left.
  void by_place(Indexes now, Indexes before, double least) {
    std::map<std::pair<std::size_t, std::size_t>, double> near;
    for (const std::size_t i : now)
      for (const std::size_t j : before)
        if (const double found = same_place(now_[i], before_[j]); found >= least) near[{i, j}] = found;
    struct Nearest {
      double found = 0;
      int times = 0;
      void see(double other) {
        times = other > found ? 1 : times + (other == found ? 1 : 0);
        found = std::max(found, other);
      }
      [[nodiscard]] bool is_only(double other) const { return other == found && times == 1; }
    };
    for (std::size_t left = near.size() + 1; near.size() < left;) {
      left = near.size();
      std::map<std::size_t, Nearest> of_now, of_before;
      for (const auto& [at, found] : near) {
        of_now[at.first].see(found);
        of_before[at.second].see(found);
      }
      for (const auto& [at, found] : near)
        if (of_now[at.first].is_only(found) && of_before[at.second].is_only(found)) pair(at.first, at.second);
      std::erase_if(near, [&](const auto& one) {
        return pairs_[one.first.first].has_value() || is_taken_[one.first.second];
      });
    }
  }

  const std::vector<Likeness>& now_;
  const std::vector<Likeness>& before_;
  Pairs pairs_;
  std::vector<bool> is_taken_;
};

std::string json_of(Database& db, const std::vector<Evidence>& places) {
  std::string json = "[]";
  for (const Evidence& one : places) {
    const auto side = [&](double Box::*member) {
      return one.box ? std::optional(*one.box.*member) : std::nullopt;
    };
    json = db.text("SELECT json_insert(?1, '$[#]', json_array(?2, ?3, ?4, ?5, ?6, ?7))", json, one.page,
                   one.raw_quote, side(&Box::x0), side(&Box::y0), side(&Box::x1), side(&Box::y1));
  }
  return json;
}

std::vector<Evidence> places_of(Database& db, std::string_view json) {
  std::vector<Evidence> places;
  Rows rows = db.query(
      "SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM "
      "json_each(?1)",
      json);
  while (rows.next()) {
    Evidence one;
    one.page = static_cast<int>(rows.integer(0));
    one.raw_quote = rows.text(1);
    if (!rows.is_null(2)) one.box = Box{rows.real(2), rows.real(3), rows.real(4), rows.real(5)};
    places.push_back(std::move(one));
  }
  return places;
}

struct Known {
  std::vector<Likeness> likenesses;
  std::vector<std::string> keys;
};

Known known_before(Database& db, std::string_view document, std::string_view kind) {
  Known known;
  Rows rows = db.query(
      "SELECT natural_key, content_key, payload, places, ordinal IS NOT NULL FROM known_record"
      " WHERE document_id = ?1 AND kind = ?2 ORDER BY ordinal IS NULL, ordinal, natural_key",
      document, kind);
  while (rows.next()) {
    known.keys.push_back(rows.text(0));
    known.likenesses.push_back(
        {rows.text(2), rows.text(1), places_of(db, rows.view(3)), rows.integer(4) != 0});
  }
  return known;
}

}  // namespace

Pairs same_records(const std::vector<Likeness>& now, const std::vector<Likeness>& before) {
  return Comparison(now, before).pairs();
}

std::vector<KnownRecord> known_records(Database& db, std::string_view document,
                                       const std::vector<RecordInput>& records) {
  std::vector<KnownRecord> known;
  std::map<std::string_view, Indexes> kinds;
  for (const RecordInput& record : records) {
    if (record.kind != "decision") kinds[record.kind].push_back(known.size());
    known.push_back({record.kind, record.natural_key, record.natural_key, record.payload, record.evidence});
  }
  for (const auto& [kind, indexes] : kinds) {
    const Known before = known_before(db, document, kind);
    std::vector<Likeness> now;
    for (const std::size_t i : indexes)
      now.push_back({known[i].payload, known[i].content_key, known[i].places});
    const Pairs pairs = same_records(now, before.likenesses);
    std::set<std::string> taken(before.keys.begin(), before.keys.end());
    for (std::size_t i = 0; i < indexes.size(); ++i) {
      std::string& key = known[indexes[i]].natural_key;
      if (pairs[i]) {
        key = before.keys[*pairs[i]];
        continue;
      }
      for (int use = 2; !taken.insert(key).second; ++use)
        key = known[indexes[i]].content_key + "~" + std::to_string(use);
    }
  }
  return known;
}

void keep_known_records(Database& db, std::string_view document, const std::vector<KnownRecord>& records) {
  db.run("UPDATE known_record SET ordinal = NULL WHERE document_id = ?1", document);
  int ordinal = 0;
  for (const KnownRecord& record : records) {
    if (record.kind != "decision")
      db.run(
          "INSERT OR REPLACE INTO known_record (document_id, kind, natural_key, content_key, payload, places,"
          " ordinal) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          document, record.kind, record.natural_key, record.content_key, record.payload,
          json_of(db, record.places), ordinal);
    ++ordinal;
  }
}

}  // namespace frisaet::sqlite
