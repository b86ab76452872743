#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/span.h"

namespace frisaet {

/// Where each byte of a rewritten text (the target) came from in the text before (the source).
///
/// Every target byte t has an origin, a span of source bytes:
///   copied    one byte to one byte: the origin of t is [s, s+1)
///   replaced  the whole target piece stands for a whole source span, and each of its bytes has that span as
///   origin
///             (`fi` for the ligature ﬁ, `økonomi` for `gkonomi`)
///   inserted  an empty origin [s, s), where it was put in
/// Source bytes that no target byte came from were dropped. Pieces may stand in another order than in the
/// source (detached list numbers moved back); then a hull is wider than what was really used.
///
/// Cost: memory and building O(number of changed places); a look-up O(log pieces + pieces it touches).
/// The slow, obvious oracle with the same contract is tests/oracle/byte_origins.h.
class OffsetMap {
 public:
  /// The map of an empty text.
  OffsetMap() = default;

  /// The map of a text of `size` bytes that was not changed.
  static OffsetMap identity(std::size_t size);

  [[nodiscard]] std::size_t target_size() const { return target_size_; }
  [[nodiscard]] std::size_t source_size() const { return source_size_; }

  /// The hull of the origins of all bytes in `target`. An empty span maps to the empty span at the begin of
  /// the origin of the byte after it, or at source_size() when it stands at the end. REQUIRES: target.end ≤
  /// target_size().
  [[nodiscard]] Span to_source(Span target) const;

  /// The hull of all target bytes whose origin overlaps `source`. Where none does (the bytes were dropped, or
  /// the span is empty): the empty span before the first target byte, in target order, whose origin begins at
  /// or after source.begin; target_size() when there is none. REQUIRES: source.end ≤ source_size().
  [[nodiscard]] Span to_target(Span source) const;

  /// True when every byte was copied in order: the texts are equal.
  [[nodiscard]] bool is_identity() const;

  /// The map of `second` after `first`: from second's target back to first's source. The origin of each byte
  /// is first.to_source(its origin in second). REQUIRES: first.target_size() == second.source_size().
  friend OffsetMap compose(const OffsetMap& first, const OffsetMap& second);

  enum class Kind : unsigned char { kCopied, kReplaced, kInserted };

  /// A run of target bytes, in target order. For kCopied the source span has the run's size.
  struct Piece {
    std::size_t target_begin;
    Span source;
    Kind kind;
    friend bool operator==(const Piece&, const Piece&) = default;
  };
  [[nodiscard]] const std::vector<Piece>& pieces() const { return pieces_; }

  /// Rebuilds a map from its parts (what `pieces()`, `target_size()`, `source_size()` gave). Used to carry a
  /// map between processes; REQUIRES that pieces are in order and within the sizes, which `valid()` tells.
  static OffsetMap from_pieces(std::vector<Piece> pieces, std::size_t target_size, std::size_t source_size);
  [[nodiscard]] bool valid() const;

  friend bool operator==(const OffsetMap&, const OffsetMap&) = default;

 private:
  friend class Rewriter;
  [[nodiscard]] std::size_t target_end(std::size_t piece) const;
  void append(Kind kind, std::size_t target_size, Span source);

  std::vector<Piece> pieces_;
  std::size_t target_size_ = 0;
  std::size_t source_size_ = 0;
};

OffsetMap compose(const OffsetMap& first, const OffsetMap& second);

/// A rewritten text with its map back to the text it was made from.
struct Mapped {
  std::string text;
  OffsetMap map;
};

/// Builds a rewritten text and its map from front to back.
///
///   Rewriter out(source);
///   out.replace({4, 6}, "fi");   // copies 0..4 first
///   Mapped result = out.finish();  // copies the rest
///
/// The source must outlive the Rewriter. Spans are given in source order unless `take` is used to reorder.
class Rewriter {
 public:
  explicit Rewriter(std::string_view source);

  /// Copies from where the last call stopped up to `source_end`. REQUIRES: not behind what was taken already.
  void copy_to(std::size_t source_end);
  /// copy_to(span.begin), then `with` in place of the span; an empty `with` drops it, an empty span inserts.
  void replace(Span span, std::string_view with);
  /// copy_to(at), then puts `text` in.
  void insert(std::size_t at, std::string_view text) { replace({at, at}, text); }
  /// Copies any span of the source here without moving the point where copying goes on (reordering).
  void take(Span span);
  /// Copies what is left and returns the result; the Rewriter is empty afterwards.
  Mapped finish();

  /// Bytes written so far.
  [[nodiscard]] std::size_t size() const { return result_.text.size(); }

 private:
  std::string_view source_;
  std::size_t at_ = 0;
  Mapped result_;
};

}  // namespace frisaet
