#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/text/offset_map.h"
#include "models/text/span.h"

namespace frisaet::oracle {

/// The contract of OffsetMap kept in the slowest way there is: the origin of every single target byte,
/// written down. Every question is answered by looking at all of them. Only tests use it.
struct ByteOrigins {
  std::vector<Span> origins;  ///< one for each target byte
  std::size_t source_size = 0;

  static ByteOrigins identity(std::size_t size);

  [[nodiscard]] Span to_source(Span target) const;
  [[nodiscard]] Span to_target(Span source) const;

  friend bool operator==(const ByteOrigins&, const ByteOrigins&) = default;
};

/// `second` after `first`, byte by byte.
ByteOrigins compose(const ByteOrigins& first, const ByteOrigins& second);

/// What a map says of each byte.
ByteOrigins origins_of(const OffsetMap& map);

/// One step of rewriting: what is done to a piece of the source, or (kTake) which piece is copied out of
/// turn.
struct Edit {
  enum class Kind { kReplace, kTake };
  Kind kind = Kind::kReplace;
  Span span;         ///< of the source
  std::string with;  ///< kReplace only; empty drops the span, an empty span inserts
};

/// A text rewritten twice: by Rewriter, and here by hand. Edits of kind kReplace are in source order.
struct Rewritten {
  std::string text;
  ByteOrigins origins;
};
Rewritten rewrite(std::string_view source, const std::vector<Edit>& edits);
Mapped rewrite_with_rewriter(std::string_view source, const std::vector<Edit>& edits);

}  // namespace frisaet::oracle
