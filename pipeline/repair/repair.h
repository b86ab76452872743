#pragma once

#include <vector>

#include "models/document/raw_page.h"
#include "models/document/repaired_text.h"
#include "models/language/language.h"

namespace frisaet {

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
std::vector<RepairedText> repair(const std::vector<RawPage>& pages, const DanishLanguage& language);

}  // namespace frisaet
