#include "models/document/raw_words.h"

#include <algorithm>
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

/// The raw span of a repair and of all that overlap it, or each other.
Span raw_hull(const RepairedText& text, const Repair& first) {
  Span raw = first.raw;
  if (is_running_head(first)) return raw;
  for (bool grown = true; grown;) {
    grown = false;
    for (const Repair& other : text.repairs) {
      if (other.status == Repair::Status::kSuggested || is_running_head(other) || raw.contains(other.raw) ||
          !overlap(raw, other.raw))
        continue;
      raw = hull(raw, other.raw);
      grown = true;
    }
  }
  return raw;
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

/// The words that are taken back, in the order of the text, none twice and none in another.
std::vector<RawWord> words_named(const RepairedText& machine, int page,
                                 const std::vector<RepairName>& taken_back) {
  std::vector<RawWord> words;
  for (std::size_t i = 0; i < machine.repairs.size(); ++i) {
    const RepairName name = name_of(machine, page, i);
    if (std::find(taken_back.begin(), taken_back.end(), name) == taken_back.end()) continue;
    if (const auto word = raw_word_of(machine, i)) words.push_back(*word);
  }
  std::stable_sort(words.begin(), words.end(),
                   [](const RawWord& a, const RawWord& b) { return a.repaired < b.repaired; });
  std::vector<RawWord> apart;
  for (const RawWord& word : words) {
    if (apart.empty() ||
        (apart.back().repaired.end <= word.repaired.begin && !overlap(apart.back().raw, word.raw)))
      apart.push_back(word);
  }
  return apart;
}

/// Where a span of the text before stands now.
Span moved(Span span, const std::vector<RawWord>& words, const std::vector<Span>& now) {
  std::size_t grown = 0, shrunk = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Span was = words[i].repaired;
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
    name.occurrence += other.status != Repair::Status::kSuggested && other.before == named.before &&
                               other.after == named.after
                           ? 1
                           : 0;
  }
  return name;
}

std::optional<RawWord> raw_word_of(const RepairedText& text, std::size_t index) {
  const Repair& repair = text.repairs[index];
  if (repair.status != Repair::Status::kApplied) return std::nullopt;
  const Span raw = raw_hull(text, repair);
  std::optional<Span> repaired;
  for (const Repair& other : text.repairs) {
    if (is_running_head(other) && &other != &repair && other.raw.contains(raw)) return std::nullopt;
    if (other.status != Repair::Status::kApplied || !raw.contains(other.raw) || other.repaired.empty())
      continue;
    repaired = repaired ? hull(*repaired, other.repaired) : other.repaired;
  }
  // What the map says must agree, or bytes would be lost or stand twice.
  const Span target = text.to_raw.to_target(raw);
  if (!repaired) return target.empty() ? std::optional(RawWord{raw, target}) : std::nullopt;
  if (!repaired->contains(target) || !raw.contains(text.to_raw.to_source(*repaired))) return std::nullopt;
  return RawWord{raw, *repaired};
}

RepairedText with_raw_words(const RepairedText& machine, std::string_view raw, int page,
                            const std::vector<RepairName>& taken_back) {
  const std::vector<RawWord> words = words_named(machine, page, taken_back);
  if (words.empty()) return machine;
  RepairedText result{{}, {}, machine.furniture, machine.repairs};
  Patchwork patchwork(machine, raw);
  std::vector<Span> now;
  std::size_t at = 0;
  for (const RawWord& word : words) {
    patchwork.keep({at, word.repaired.begin});
    now.push_back({patchwork.size(), patchwork.size() + word.raw.size()});
    patchwork.add_raw(word.raw);
    at = word.repaired.end;
  }
  patchwork.keep({at, machine.text.size()});
  patchwork.move_into(result);
  for (Repair& repair : result.repairs) {
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](const RawWord& w) { return w.raw.contains(repair.raw); });
    repair.repaired = word == words.end() ? moved(repair.repaired, words, now)
                                          : now[static_cast<std::size_t>(word - words.begin())];
    if (word != words.end() && repair.status == Repair::Status::kApplied)
      repair.status = Repair::Status::kTakenBack;
  }
  std::erase_if(result.furniture, [&](const Furniture& piece) {
    const Span from = piece.to_raw.to_source({0, piece.text.size()});
    return std::any_of(words.begin(), words.end(),
                       [&](const RawWord& word) { return word.raw.contains(from); });
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
