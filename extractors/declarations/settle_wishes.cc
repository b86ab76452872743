#include "extractors/declarations/settle_wishes.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace frisaet {
namespace {

constexpr double kClear = 0.95;
constexpr double kUnsureJoint = 0.6;  // `A og B` without a word on their order
constexpr double kTwoPlaces = 0.5;

class Settlement {
 public:
  Settlement(std::vector<WishGroup> groups, const std::vector<AreaCode>& declined, bool open)
      : groups_(std::move(groups)), declined_(declined), open_(open) {}

  WishReading settle() {
    WishReading reading;
    drop_declined();
    settle(reading);
    return reading;
  }

 private:
  void drop_declined() {
    for (WishGroup& group : groups_) {
      if (group.rank) continue;  // a rank is said on purpose; the contradiction shows as low confidence below
      std::erase_if(group.areas, [&](const AreaMention& area) {
        return std::find(declined_.begin(), declined_.end(), area.area) != declined_.end();
      });
    }
    std::erase_if(groups_, [](const WishGroup& group) { return group.areas.empty(); });
  }

  [[nodiscard]] bool any_ranked() const {
    return std::any_of(groups_.begin(), groups_.end(),
                       [](const WishGroup& group) { return group.rank.has_value(); });
  }

  void settle(WishReading& reading) {
    if (groups_.empty()) return;
    reading.confidence = kClear;
    if (any_ranked()) {
      settle_ranked(reading);
    } else {
      settle_unranked(reading);
    }
    std::stable_sort(
        reading.wishes.begin(), reading.wishes.end(),
        [](const StatedWish& a, const StatedWish& b) { return a.rank.value_or(0) < b.rank.value_or(0); });
    for (const WishGroup& group : groups_) {
      for (const AreaMention& area : group.areas) {
        // Garbled words and bare subjects are read, but a person should look.
        if (area.confidence < 0.6) reading.confidence = std::min(reading.confidence, 0.7);
      }
    }
  }

  static bool has(const WishReading& reading, const AreaCode& area) {
    return std::any_of(reading.wishes.begin(), reading.wishes.end(),
                       [&](const StatedWish& wish) { return wish.area == area; });
  }

  static bool gives_another_place(const WishReading& reading, const WishGroup& group) {
    return std::any_of(reading.wishes.begin(), reading.wishes.end(), [&](const StatedWish& wish) {
      return wish.rank != group.rank &&
             std::any_of(group.areas.begin(), group.areas.end(),
                         [&](const AreaMention& area) { return area.area == wish.area; });
    });
  }

  static void put(WishReading& reading, const WishGroup& group, std::optional<int> rank) {
    for (const AreaMention& area : group.areas) {
      if (!has(reading, area.area))
        reading.wishes.push_back({area.area, rank, group.condition, area.span, group.rank_span});
    }
  }

  static int highest_rank(const WishReading& reading) {
    int highest = 0;
    for (const StatedWish& wish : reading.wishes) highest = std::max(highest, wish.rank.value_or(0));
    return highest;
  }

  /// Ranked groups first; an unranked one counts only as the missing first, or after the rest when it says
  /// so.
  void settle_ranked(WishReading& reading) {
    for (const WishGroup& group : groups_) {
      if (!group.rank) continue;
      // `A som 1. prioritet … A er 2. prioritet`: one of the two is somebody else's, or an earlier one.
      if (gives_another_place(reading, group)) reading.confidence = std::min(reading.confidence, kTwoPlaces);
      put(reading, group, group.rank);
    }
    const bool first_known = std::any_of(reading.wishes.begin(), reading.wishes.end(),
                                         [](const StatedWish& wish) { return wish.rank == 1; });
    bool first_given = first_known;
    for (const WishGroup& group : groups_) {
      const bool known = std::all_of(group.areas.begin(), group.areas.end(),
                                     [&](const AreaMention& area) { return has(reading, area.area); });
      if (group.rank || known) continue;
      if (group.condition || group.fallback) {
        put(reading, group, place_behind(reading, group));
      } else if (!first_given && group.areas.size() == 1) {
        put(reading, group, 1);
        first_given = true;
      }
    }
    fill_the_gap(reading);
    check_ranks(reading);
  }

  /// Right behind the ranked group before it where that place is free (`A står øverst. Derefter B. C er
  /// nummer tre.`), else behind all.
  [[nodiscard]] int place_behind(const WishReading& reading, const WishGroup& group) const {
    int before = 0;
    for (const WishGroup& other : groups_) {
      if (&other == &group) break;
      before = std::max(before, other.rank.value_or(0));
    }
    const bool free =
        before > 0 && std::none_of(reading.wishes.begin(), reading.wishes.end(),
                                   [&](const StatedWish& wish) { return wish.rank == before + 1; });
    return free ? before + 1 : highest_rank(reading) + 1;
  }

  /// `helst A, så gerne B, og til sidst C`: the one place that is missing is the one area's that has none.
  void fill_the_gap(WishReading& reading) {
    std::vector<int> missing;
    for (int rank = 1; rank < highest_rank(reading); ++rank) {
      if (std::none_of(reading.wishes.begin(), reading.wishes.end(),
                       [&](const StatedWish& wish) { return wish.rank == rank; }))
        missing.push_back(rank);
    }
    const WishGroup* left = nullptr;
    for (const WishGroup& group : groups_) {
      const bool known = std::all_of(group.areas.begin(), group.areas.end(),
                                     [&](const AreaMention& area) { return has(reading, area.area); });
      if (group.rank || known) continue;
      if (left != nullptr) return;
      left = &group;
    }
    if (missing.size() != 1 || left == nullptr || left->areas.size() != 1) return;
    put(reading, *left, missing.front());
    reading.confidence = std::min(reading.confidence, kUnsureJoint);
  }

  /// Ranks that leave a gap, or an area that is wanted and declined, are doubtful.
  void check_ranks(WishReading& reading) const {
    const int highest = highest_rank(reading);
    for (int rank = 1; rank <= highest; ++rank) {
      const bool found = std::any_of(reading.wishes.begin(), reading.wishes.end(),
                                     [&](const StatedWish& wish) { return wish.rank == rank; });
      if (!found) reading.confidence = std::min(reading.confidence, kUnsureJoint);
    }
    for (const StatedWish& wish : reading.wishes) {
      if (std::find(declined_.begin(), declined_.end(), wish.area) != declined_.end()) {
        reading.confidence = std::min(reading.confidence, kUnsureJoint);
      }
    }
  }

  void settle_unranked(WishReading& reading) {
    std::vector<const WishGroup*> news;  // groups that name an area not named before
    std::vector<AreaCode> seen;
    for (const WishGroup& group : groups_) {
      bool fresh = false;
      for (const AreaMention& area : group.areas) {
        if (std::find(seen.begin(), seen.end(), area.area) != seen.end()) continue;
        seen.push_back(area.area);
        fresh = true;
      }
      if (fresh) news.push_back(&group);
    }
    if (news.size() == 1 || open_) return settle_together(reading, news, seen.size());
    // Sentence after sentence: the first wish, then what is wanted otherwise.
    int rank = 0;
    bool ordered = true;
    for (const WishGroup* group : news) {
      const bool later = group->condition || group->fallback;
      if (rank > 0 && !later) ordered = false;
      put(reading, *group, ++rank);
    }
    if (!ordered) {
      // Nothing says which comes first: a set, and a case for a person.
      for (StatedWish& wish : reading.wishes) wish.rank.reset();
      reading.open_set = true;
      reading.confidence = std::min(reading.confidence, kUnsureJoint);
    }
  }

  void settle_together(WishReading& reading, const std::vector<const WishGroup*>& groups, std::size_t areas) {
    const bool single = areas == 1;
    bool alternative = open_;
    for (const WishGroup* group : groups) {
      put(reading, *group, single ? std::optional<int>(1) : std::nullopt);
      alternative = alternative || group->alternative;
    }
    reading.open_set = !single;
    if (!single && !alternative) reading.confidence = std::min(reading.confidence, kUnsureJoint);
  }

  std::vector<WishGroup> groups_;
  const std::vector<AreaCode>& declined_;
  bool open_;
};

}  // namespace

namespace {

int highest_place(const WishReading& reading) {
  int highest = reading.wishes.empty() ? 0 : 1;
  for (const StatedWish& wish : reading.wishes) highest = std::max(highest, wish.rank.value_or(0));
  return highest;
}

}  // namespace

WishReading settle_wishes(std::vector<WishGroup> groups, const std::vector<AreaCode>& declined, bool open) {
  const auto is_later = [](const WishGroup& group) { return group.later_round; };
  if (open || !std::any_of(groups.begin(), groups.end(), is_later) ||
      std::all_of(groups.begin(), groups.end(), is_later))
    return Settlement(std::move(groups), declined, open).settle();
  std::vector<WishGroup> later;
  std::copy_if(groups.begin(), groups.end(), std::back_inserter(later), is_later);
  std::erase_if(groups, is_later);
  WishReading reading = Settlement(std::move(groups), declined, open).settle();
  WishReading behind = Settlement(std::move(later), declined, open).settle();
  const int last = highest_place(reading);
  for (StatedWish& wish : behind.wishes) {
    const bool known = std::any_of(reading.wishes.begin(), reading.wishes.end(),
                                   [&](const StatedWish& other) { return other.area == wish.area; });
    if (known) continue;
    wish.rank = last + wish.rank.value_or(1);
    reading.wishes.push_back(std::move(wish));
  }
  if (!reading.wishes.empty() && !behind.wishes.empty())
    reading.confidence = std::min(reading.confidence, behind.confidence);
  return reading;
}

}  // namespace frisaet
