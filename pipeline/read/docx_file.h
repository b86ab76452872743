#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "pipeline/read/marked_text.h"

namespace frisaet {

/// The text of a Word document (ISO/IEC 29500, `.docx`): letterheads first, then the body with the numbers of
/// its lists, rows of tables with ` | ` between cells, then footnotes and page feet. A page break that
/// somebody put there is a form feed. What was deleted under "track changes", hidden text and field codes are
/// no text, nor is what is struck out: who strikes an answer out takes it back.
///
/// The file is hostile until proved otherwise: parts are unpacked one by one, none beyond 32 MiB, at most 64
/// MiB and 10,000 entries together, whatever they claim to be; XML with a document type, or nested deeper
/// than 256, is refused (libxml2's own limits). Errors: kUnreadable (damaged, no text part), kLimit,
/// kEncrypted. Cost: linear.
Result<MarkedText> docx_text(std::string_view bytes);

/// Limits of docx_text, for its tests.
inline constexpr std::size_t kMostDocxPart = std::size_t{32} << 20;
inline constexpr std::size_t kMostDocxBytes = std::size_t{64} << 20;
inline constexpr int kMostDocxEntries = 10'000;

}  // namespace frisaet
