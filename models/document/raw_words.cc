#include "models/document/raw_words.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace frisaet {
namespace {

bool is_running_head(const Repair& repair) {
  return repair.rule == "furniture";
}

bool overlap(Span a, Span b) {
  if (a.empty() || b.empty()) return a.contains(b) || b.contains(a);
  return a.begin < b.end && b.begin < a.end;
}

/// Repairs among which a word's others are looked for.
using Among = std::vector<const Repair*>;

bool is_suggestion(const Repair& repair) {
  return repair.status == Repair::Status::kSuggested || repair.status == Repair::Status::kTakenUp;
}

bool changes_words(const Repair& repair) {
  return !is_suggestion(repair) && !is_running_head(repair);
}

/// The raw span of a repair and of all that overlap it, or each other.
Span raw_hull(const Among& among, const Repair& first) {
  Span raw = first.raw;
  if (is_running_head(first)) return raw;
  for (bool grown = true; grown;) {
    grown = false;
    for (const Repair* other : among) {
      if (!changes_words(*other) || raw.contains(other->raw) || !overlap(raw, other->raw)) continue;
      raw = hull(raw, other->raw);
      grown = true;
    }
  }
  return raw;
}

std::optional<RawWord> word_of(const RepairedText& text, const Repair& repair, const Among& among) {
  if (repair.status != Repair::Status::kApplied) return std::nullopt;
  const Span raw = raw_hull(among, repair);
  std::optional<Span> repaired;
  for (const Repair* other : among) {
    if (is_running_head(*other) && other != &repair && other->raw.contains(raw)) return std::nullopt;
    if (other->status != Repair::Status::kApplied || !raw.contains(other->raw) || other->repaired.empty())
      continue;
    repaired = repaired ? hull(*repaired, other->repaired) : other->repaired;
  }
  // What the map says must agree, or bytes would be lost or stand twice.
  const Span target = text.to_raw.to_target(raw);
  if (!repaired) return target.empty() ? std::optional(RawWord{raw, target}) : std::nullopt;
  if (!repaired->contains(target) || !raw.contains(text.to_raw.to_source(*repaired))) return std::nullopt;
  return RawWord{raw, *repaired};
}

Among all_of(const RepairedText& text) {
  Among all;
  for (const Repair& repair : text.repairs) all.push_back(&repair);
  return all;
}

/// The repairs that change words, in groups of which none overlaps a repair of another group.
std::vector<Among> apart(const RepairedText& text) {
  Among sorted = all_of(text);
  std::erase_if(sorted, [](const Repair* repair) { return !changes_words(*repair); });
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Repair* a, const Repair* b) { return a->raw < b->raw; });
  std::vector<Among> groups;
  std::size_t end = 0;
  bool empty_at_end = false;  // an empty place overlaps what it stands beside
  for (const Repair* repair : sorted) {
    const Span raw = repair->raw;
    const bool joins = raw.begin < end || (raw.begin == end && (raw.empty() || empty_at_end));
    if (groups.empty() || !joins) groups.emplace_back();
    empty_at_end = raw.end >= end ? raw.empty() || (empty_at_end && raw.end == end) : empty_at_end;
    end = std::max(end, raw.end);
    groups.back().push_back(repair);
  }
  // In the text's order again: whom an empty place between two words goes with hangs on it.
  for (Among& group : groups) std::sort(group.begin(), group.end());
  return groups;
}

/// A text and its map, put together from pieces of another one and from raw bytes.
class Patchwork {
 public:
  Patchwork(const RepairedText& from, std::string_view raw) : from_(from), raw_(raw) {}

  void keep(Span span) {
    const auto& pieces = from_.to_raw.pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::size_t end = i + 1 < pieces.size() ? pieces[i + 1].target_begin : from_.text.size();
      const Span part{std::max(span.begin, pieces[i].target_begin), std::min(span.end, end)};
      if (part.begin >= part.end) continue;
      Span source = pieces[i].source;
      if (pieces[i].kind == OffsetMap::Kind::kCopied) {
        source.begin += part.begin - pieces[i].target_begin;
        source.end = source.begin + part.size();
      }
      pieces_.push_back({text_.size(), source, pieces[i].kind});
      text_ += part.of(from_.text);
    }
  }
  void add_raw(Span span) {
    if (!span.empty()) pieces_.push_back({text_.size(), span, OffsetMap::Kind::kCopied});
    text_ += span.of(raw_);
  }
  void add_instead(Span span, std::string_view with) {
    if (!with.empty()) pieces_.push_back({text_.size(), span, OffsetMap::Kind::kReplaced});
    text_ += with;
  }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  void move_into(RepairedText& result) {
    result.to_raw = OffsetMap::from_pieces(std::move(pieces_), text_.size(), raw_.size());
    result.text = std::move(text_);
  }

 private:
  const RepairedText& from_;
  std::string_view raw_;
  std::string text_;
  std::vector<OffsetMap::Piece> pieces_;
};

/// A place where a person said that something else counts: the raw word, or what a suggestion says.
struct Place {
  RawWord word;
  const Repair* suggestion = nullptr;  ///< that was taken up; none: the raw word counts
};

/// The places that are named, in the order of the text, none twice and none in another.
std::vector<Place> places_named(const RepairedText& machine, std::string_view raw, int page,
                                const std::vector<RepairName>& taken_back,
                                const std::vector<RepairName>& taken_up) {
  std::vector<Place> places;
  const std::vector<RepairName> names = names_of(machine, page);
  const auto among = [](const std::vector<RepairName>& those, const RepairName& name) {
    return std::find(those.begin(), those.end(), name) != those.end();
  };
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Repair& repair = machine.repairs[i];
    if (repair.status == Repair::Status::kSuggested) {
      if (!among(taken_up, names[i])) continue;
      if (const auto word = suggested_word_of(machine, raw, i)) places.push_back({*word, &repair});
    } else if (among(taken_back, names[i])) {
      if (const auto word = raw_word_of(machine, i)) places.push_back({*word});
    }
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.word.repaired < b.word.repaired; });
  std::vector<Place> kept;
  for (const Place& place : places) {
    if (kept.empty() || (kept.back().word.repaired.end <= place.word.repaired.begin &&
                         !overlap(kept.back().word.raw, place.word.raw)))
      kept.push_back(place);
  }
  return kept;
}

/// Where a span of the text before stands now.
Span moved(Span span, const std::vector<Place>& places, const std::vector<Span>& now) {
  std::size_t grown = 0, shrunk = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Span was = places[i].word.repaired;
    if (was.begin >= span.end && !(was.empty() && was.begin == span.begin)) break;
    if (!was.empty() && overlap(was, span)) return now[i];
    grown += now[i].size();
    shrunk += was.size();
  }
  return {span.begin + grown - shrunk, span.end + grown - shrunk};
}

}  // namespace

RepairName name_of(const RepairedText& text, int page, std::size_t index) {
  const Repair& named = text.repairs[index];
  RepairName name{page, named.before, named.after, 1};
  for (std::size_t i = 0; i < index; ++i) {
    const Repair& other = text.repairs[i];
    name.occurrence += is_suggestion(other) == is_suggestion(named) && other.before == named.before &&
                               other.after == named.after
                           ? 1
                           : 0;
  }
  return name;
}

std::vector<RepairName> names_of(const RepairedText& text, int page) {
  std::map<std::tuple<bool, std::string_view, std::string_view>, int> alike;
  std::vector<RepairName> names;
  for (const Repair& repair : text.repairs)
    names.push_back(
        {page, repair.before, repair.after, ++alike[{is_suggestion(repair), repair.before, repair.after}]});
  return names;
}

std::optional<RawWord> raw_word_of(const RepairedText& text, std::size_t index) {
  return word_of(text, text.repairs[index], all_of(text));
}

std::vector<std::optional<RawWord>> raw_words_of(const RepairedText& text) {
  std::vector<std::optional<RawWord>> words(text.repairs.size());
  const auto put = [&](const Repair* repair, const Among& among) {
    words[static_cast<std::size_t>(repair - text.repairs.data())] = word_of(text, *repair, among);
  };
  const Among all = all_of(text);
  Among heads = all;
  std::erase_if(heads, [](const Repair* repair) { return !is_running_head(*repair); });
  for (const Repair* head : heads) put(head, all);
  for (Among& group : apart(text)) {
    const Among own = group;
    group.insert(group.end(), heads.begin(), heads.end());
    for (const Repair* repair : own) put(repair, group);
  }
  return words;
}

std::optional<RawWord> suggested_word_of(const RepairedText& text, std::string_view raw, std::size_t index) {
  const Repair& repair = text.repairs[index];
  if (!is_suggestion(repair) || repair.raw.empty() || repair.repaired.of(text.text) != repair.raw.of(raw))
    return std::nullopt;
  // A part of what a repair made stands for all that was read there.
  if (text.to_raw.to_source(repair.repaired) != repair.raw ||
      text.to_raw.to_target(repair.raw) != repair.repaired)
    return std::nullopt;
  return RawWord{repair.raw, repair.repaired};
}

const RepairedText& machine_text(const Page& page) {
  return page.machine ? *page.machine : page.repaired;
}

bool can_be_taken_up(const Page& page, std::size_t index) {
  const std::vector<Repair>& repairs = page.repaired.repairs;  // as many as the machine's, in its order
  if (!suggested_word_of(machine_text(page), page.raw.text, index)) return false;
  if (repairs[index].status == Repair::Status::kTakenUp) return true;
  return std::none_of(repairs.begin(), repairs.end(), [&](const Repair& other) {
    return (other.status == Repair::Status::kTakenUp || other.status == Repair::Status::kTakenBack) &&
           overlap(other.raw, repairs[index].raw);
  });
}

RepairedText with_raw_words(const RepairedText& machine, std::string_view raw, int page,
                            const std::vector<RepairName>& taken_back,
                            const std::vector<RepairName>& taken_up) {
  const std::vector<Place> places = places_named(machine, raw, page, taken_back, taken_up);
  if (places.empty()) return machine;
  RepairedText result{{}, {}, machine.furniture, machine.repairs};
  Patchwork patchwork(machine, raw);
  std::vector<Span> now;
  std::size_t at = 0;
  for (const Place& place : places) {
    patchwork.keep({at, place.word.repaired.begin});
    const std::size_t begin = patchwork.size();
    if (place.suggestion == nullptr) {
      patchwork.add_raw(place.word.raw);
    } else {
      patchwork.add_instead(place.word.raw, place.suggestion->after);
    }
    now.push_back({begin, patchwork.size()});
    at = place.word.repaired.end;
  }
  patchwork.keep({at, machine.text.size()});
  patchwork.move_into(result);
  for (std::size_t i = 0; i < result.repairs.size(); ++i) {
    Repair& repair = result.repairs[i];
    const auto place = std::find_if(places.begin(), places.end(),
                                    [&](const Place& p) { return p.word.raw.contains(repair.raw); });
    repair.repaired = place == places.end() ? moved(repair.repaired, places, now)
                                            : now[static_cast<std::size_t>(place - places.begin())];
    if (place == places.end()) continue;
    if (place->suggestion == &machine.repairs[i]) repair.status = Repair::Status::kTakenUp;
    if (repair.status == Repair::Status::kApplied) repair.status = Repair::Status::kTakenBack;
  }
  std::erase_if(result.furniture, [&](const Furniture& piece) {
    const Span from = piece.to_raw.to_source({0, piece.text.size()});
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
      return place.suggestion == nullptr && place.word.raw.contains(from);
    });
  });
  return result;
}

void add_other_half(const RepairedText& first, const RepairedText& second, int page,
                    std::vector<RepairName>& names) {
  // Within a page a line's end is among what was read, and the word among what it became.
  const auto is_half = [](const Repair& repair, bool begins) {
    return repair.rule == "line_hyphen" && repair.status == Repair::Status::kApplied &&
           (begins ? repair.before.find('\n') == std::string::npos && !repair.after.empty()
                   : repair.after.empty());
  };
  const auto begin = std::find_if(first.repairs.rbegin(), first.repairs.rend(),
                                  [&](const Repair& repair) { return is_half(repair, true); });
  const auto end = std::find_if(second.repairs.begin(), second.repairs.end(),
                                [&](const Repair& repair) { return is_half(repair, false); });
  if (begin == first.repairs.rend() || end == second.repairs.end()) return;
  const RepairName halves[] = {
      name_of(first, page, static_cast<std::size_t>(first.repairs.rend() - begin) - 1),
      name_of(second, page + 1, static_cast<std::size_t>(end - second.repairs.begin()))};
  const auto is_named = [&](const RepairName& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (is_named(halves[0]) == is_named(halves[1])) return;
  names.push_back(is_named(halves[0]) ? halves[1] : halves[0]);
}

}  // namespace frisaet
