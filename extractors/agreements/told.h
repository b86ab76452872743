#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/text/span.h"

namespace frisaet {

/// What a paper says about the names that follow: that they have an agreement (a heading or a sentence with
/// `frisat`, `velfærdsaftale` or the like), or that they only asked, are asked, or were turned down. Walks
/// down the lines of a text; each is told by the last heading or lead above it.
class Told {
 public:
  explicit Told(const Prose& prose) : prose_(prose) {}

  /// REQUIRES: lines are passed from the top down. True when the line stands below words that give and
  /// nothing has taken them back; the line's own words count for those that follow.
  bool given_above(Span line);

  /// The words that gave stand right above the line, but for two lines of the list's own.
  [[nodiscard]] bool close() const { return lines_since_ <= 2; }

 private:
  void hear(std::string_view words);
  const Prose& prose_;
  std::size_t next_sentence_ = 0;
  bool given_ = false;
  std::size_t lines_since_ = 0;
};

/// The words say that somebody has or gets an agreement, and deny or weaken nothing.
bool says_who_has(std::string_view words);

/// The words speak of those who asked, are asked or were turned down.
bool says_who_has_not(std::string_view words);

}  // namespace frisaet
