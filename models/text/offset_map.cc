#include "models/text/offset_map.h"

#include <algorithm>
#include <utility>

#include "models/core/check.h"

namespace frisaet {

OffsetMap OffsetMap::identity(std::size_t size) {
  OffsetMap map;
  map.source_size_ = size;
  map.append(Kind::kCopied, size, {0, size});
  return map;
}

OffsetMap OffsetMap::from_pieces(std::vector<Piece> pieces, std::size_t target_size,
                                 std::size_t source_size) {
  OffsetMap map;
  map.pieces_ = std::move(pieces);
  map.target_size_ = target_size;
  map.source_size_ = source_size;
  return map;
}

std::size_t OffsetMap::target_end(std::size_t piece) const {
  return piece + 1 < pieces_.size() ? pieces_[piece + 1].target_begin : target_size_;
}

bool OffsetMap::valid() const {
  if (pieces_.empty()) return target_size_ == 0;
  if (pieces_.front().target_begin != 0) return false;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const std::size_t end = target_end(i);
    if (end <= piece.target_begin || piece.source.begin > piece.source.end ||
        piece.source.end > source_size_) {
      return false;
    }
    const bool empty = piece.source.empty();
    if (piece.kind == Kind::kCopied && piece.source.size() != end - piece.target_begin) return false;
    if (piece.kind == Kind::kReplaced && empty) return false;
    if (piece.kind == Kind::kInserted && !empty) return false;
  }
  return true;
}

void OffsetMap::append(Kind kind, std::size_t target_size, Span source) {
  if (target_size == 0) return;
  if (!pieces_.empty()) {
    // Runs that go on are merged, so that equal texts have equal maps.
    Piece& last = pieces_.back();
    const bool goes_on = kind == last.kind &&
                         (kind == Kind::kCopied ? last.source.end == source.begin : last.source == source);
    if (goes_on) {
      if (kind == Kind::kCopied) last.source.end = source.end;
      target_size_ += target_size;
      return;
    }
  }
  pieces_.push_back({target_size_, source, kind});
  target_size_ += target_size;
}

Span OffsetMap::to_source(Span target) const {
  FRISAET_CHECK(target.begin <= target.end && target.end <= target_size_);
  if (target.begin == target_size_) return {source_size_, source_size_};
  auto piece = std::upper_bound(pieces_.begin(), pieces_.end(), target.begin,
                                [](std::size_t at, const Piece& p) { return at < p.target_begin; }) -
               pieces_.begin() - 1;
  const auto origin = [&](std::size_t i, Span part) -> Span {
    const Piece& p = pieces_[i];
    if (p.kind != Kind::kCopied) return p.source;
    return {p.source.begin + (part.begin - p.target_begin), p.source.begin + (part.end - p.target_begin)};
  };
  auto i = static_cast<std::size_t>(piece);
  if (target.empty()) {
    const std::size_t begin = origin(i, target).begin;
    return {begin, begin};
  }
  Span result = origin(i, {target.begin, std::min(target.end, target_end(i))});
  for (++i; i < pieces_.size() && pieces_[i].target_begin < target.end; ++i) {
    result = hull(result, origin(i, {pieces_[i].target_begin, std::min(target.end, target_end(i))}));
  }
  return result;
}

Span OffsetMap::to_target(Span source) const {
  FRISAET_CHECK(source.begin <= source.end && source.end <= source_size_);
  // Pieces may be out of source order, so all are looked at. Maps are per page and have few pieces; a second
  // index by source was rejected as state that has to be kept true for a call that only corrections and marks
  // use.
  bool found = false;
  Span result;
  std::size_t next = target_size_;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& p = pieces_[i];
    const Span target{p.target_begin, target_end(i)};
    if (!source.empty() && p.source.overlaps(source)) {
      Span part = target;
      if (p.kind == Kind::kCopied) {
        part.begin += std::max(source.begin, p.source.begin) - p.source.begin;
        part.end = target.begin + (std::min(source.end, p.source.end) - p.source.begin);
      }
      result = found ? hull(result, part) : part;
      found = true;
    }
    if (next != target_size_) continue;
    if (p.source.begin >= source.begin) {
      next = target.begin;
    } else if (p.kind == Kind::kCopied && source.begin < p.source.end) {
      next = target.begin + (source.begin - p.source.begin);
    }
  }
  return found ? result : Span{next, next};
}

bool OffsetMap::is_identity() const {
  if (source_size_ != target_size_) return false;
  return pieces_.empty() ||
         (pieces_.size() == 1 && pieces_[0].kind == Kind::kCopied && pieces_[0].source.begin == 0);
}

OffsetMap compose(const OffsetMap& first, const OffsetMap& second) {
  FRISAET_CHECK(first.target_size() == second.source_size());
  OffsetMap result;
  result.source_size_ = first.source_size_;
  for (std::size_t i = 0; i < second.pieces_.size(); ++i) {
    const OffsetMap::Piece& piece = second.pieces_[i];
    const std::size_t size = second.target_end(i) - piece.target_begin;
    if (piece.kind != OffsetMap::Kind::kCopied) {
      const Span source = first.to_source(piece.source);
      const auto kind = source.empty() ? OffsetMap::Kind::kInserted : OffsetMap::Kind::kReplaced;
      result.append(kind, size, source);
      continue;
    }
    // A copied run is cut where the pieces of `first` change.
    const auto start =
        std::upper_bound(first.pieces_.begin(), first.pieces_.end(), piece.source.begin,
                         [](std::size_t at, const OffsetMap::Piece& p) { return at < p.target_begin; });
    for (auto j = static_cast<std::size_t>(start - first.pieces_.begin()) - 1;
         j < first.pieces_.size() && first.pieces_[j].target_begin < piece.source.end; ++j) {
      const OffsetMap::Piece& before = first.pieces_[j];
      const std::size_t begin = std::max(piece.source.begin, before.target_begin);
      const std::size_t end = std::min(piece.source.end, first.target_end(j));
      Span source = before.source;
      if (before.kind == OffsetMap::Kind::kCopied) {
        source = {before.source.begin + (begin - before.target_begin),
                  before.source.begin + (end - before.target_begin)};
      }
      result.append(before.kind, end - begin, source);
    }
  }
  return result;
}

Rewriter::Rewriter(std::string_view source) : source_(source) {
  result_.text.reserve(source.size());
  result_.map.source_size_ = source.size();
}

void Rewriter::copy_to(std::size_t source_end) {
  FRISAET_CHECK(at_ <= source_end && source_end <= source_.size());
  take({at_, source_end});
  at_ = source_end;
}

void Rewriter::take(Span span) {
  result_.map.append(OffsetMap::Kind::kCopied, span.size(), span);
  result_.text += span.of(source_);
}

void Rewriter::replace(Span span, std::string_view with) {
  copy_to(span.begin);
  const auto kind = span.empty() ? OffsetMap::Kind::kInserted : OffsetMap::Kind::kReplaced;
  result_.map.append(kind, with.size(), span);
  result_.text += with;
  at_ = span.end;
}

Mapped Rewriter::finish() {
  copy_to(source_.size());
  at_ = 0;
  source_ = {};
  return std::exchange(result_, {});
}

}  // namespace frisaet
