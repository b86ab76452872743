#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/document/raw_page.h"
#include "pipeline/repair/repair.h"
#include "pipeline/run/opened_file.h"

namespace frisaet {

/// The pages of a document as they come from the reader. The words of a page (36 bytes each on the wire, a
/// hundred in memory) take many times as much as its text and are asked for seldom, so of a long document the
/// first pages are kept whole, and of the others only the text; the rest lies in a temporary file that has no
/// name (mode 0600, gone with this object or the process). Where no such file can be made or written, pages
/// stay in memory. One thread at a time.
class PageShelf final : public RawPages {
 public:
  /// The first `in_memory` pages never leave memory: most documents see no file.
  explicit PageShelf(std::size_t in_memory = 100) : in_memory_(in_memory) {}

  void add(RawPage page);

  [[nodiscard]] std::size_t size() const override { return places_.size(); }
  /// Cost: decoding the page, where it lies in the file and another one was asked for before.
  const RawPage& at(std::size_t index) override;
  [[nodiscard]] std::string_view text(std::size_t index) const override;

  /// The page, which leaves the shelf: text() and at() give an empty page from then on.
  RawPage take(std::size_t index);

  /// False once the file could not be read back (its disk is broken): such pages came with their text alone.
  [[nodiscard]] bool is_whole() const { return is_whole_; }

 private:
  /// Where a page lies in the file; size 0 = not there, all of it is in `pages_`.
  struct Place {
    std::uint64_t offset = 0;
    std::size_t size = 0;
  };

  RawPage fetch(std::size_t index);

  std::size_t in_memory_;
  std::vector<RawPage> pages_;  ///< those in the file have their text only
  std::vector<Place> places_;
  Descriptor file_;
  bool may_write_ = true;
  bool is_whole_ = true;
  std::uint64_t written_ = 0;
  RawPage fetched_;
  std::size_t fetched_index_ = static_cast<std::size_t>(-1);
};

}  // namespace frisaet
