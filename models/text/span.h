#pragma once

#include <compare>
#include <cstddef>
#include <string_view>

namespace frisaet {

/// A half-open range of bytes [begin, end) in some UTF-8 text; the field or parameter that holds a Span says
/// in which. Ends fall on code point boundaries unless said otherwise. begin ≤ end.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::size_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(std::size_t at) const { return begin <= at && at < end; }
  [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  /// The bytes it names. REQUIRES: end ≤ text.size(). The view lives as long as `text`.
  [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A span found in a piece of text that begins at `by`, in the whole text.
inline Span shifted(Span span, std::size_t by) {
  return {span.begin + by, span.end + by};
}

/// The smallest span that holds both.
inline Span hull(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace frisaet
