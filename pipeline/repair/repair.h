#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "models/document/raw_page.h"
#include "models/document/repaired_text.h"
#include "models/language/language.h"

namespace frisaet {

/// The pages of one document, wherever they are kept while it is repaired.
class RawPages {
 public:
  virtual ~RawPages() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// Page `index`, 0 = first. The reference holds until another page is asked for. Each is asked for a few
  /// times, mostly in order.
  virtual const RawPage& at(std::size_t index) = 0;
  /// The page's text; holds as long as this object.
  [[nodiscard]] virtual std::string_view text(std::size_t index) const = 0;
};

/// The text of each page as it was meant: one RepairedText for each RawPage, in order. All pages of a
/// document are given at once, since what recurs over pages (running heads) and how a document was damaged
/// show only there.
///
/// What was right is left alone: healthy text comes back byte for byte, line structure included. For every
/// page
///   - `text` is valid UTF-8, and every byte of it leads back to raw bytes by `to_raw`;
///   - every byte that was changed, dropped or put in lies under an entry of `repairs` with status kApplied;
///   - repairing `text` again changes nothing.
/// Running heads and feet are moved to `furniture`, which has its own maps. The steps and their rule names
/// are listed in repair.cc; README.md says what each is for.
///
/// Never fails: text beyond repair stays as it is. Cost: ≥ 5 MB/s on healthy text, ≥ 1 MB/s on garbled text.
std::vector<RepairedText> repair(RawPages& pages, const DanishLanguage& language);
std::vector<RepairedText> repair(const std::vector<RawPage>& pages, const DanishLanguage& language);

}  // namespace frisaet
