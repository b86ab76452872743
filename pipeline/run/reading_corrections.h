#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/document/document.h"
#include "pipeline/json/reading_correction.h"
#include "pipeline/store/store.h"

// What people say of how a document was read (a repair taken back, a suggestion taken up, a record that is
// two, two that are one) is applied wherever a document is read or extracted from, so that it survives both;
// the store holds it beside the readings. Readings made before it stay, so what the machine said is kept.
namespace frisaet {

/// The code of the diagnostic that tells of a division or join whose records are found no longer.
inline constexpr std::string_view kSaidOfNothing = "said_of_nothing";

/// What is in force of a document, in the order it was said.
struct SaidOfReading {
  std::vector<ReadingCorrection> meant;
  std::vector<std::int64_t> ids;  ///< of each, as the store has it
  std::string mark = {};          ///< Store::reading_mark() then; empty for an unknown document
};
/// Nothing for an unknown document.
Result<SaidOfReading> said_of_reading(Store& store, std::string_view document);

/// The document with the raw words and the suggestions that people said count, from the machine's repairs;
/// nothing where it has them already. Records must be extracted anew from what comes back.
std::optional<Document> with_raw_words(const Document& document, const std::vector<ReadingCorrection>& said);

/// Divides and joins records as people said, in that order. What they said of a record that is no longer
/// found changes nothing. A record that came of it is sure (confidence 1): a person made it so. The second of
/// two keeps the evidence of what it has in common with the first; other texts are looked for in the
/// document. `input` is `document` as store_input() made it; what it is made with is noted in it, and its
/// records are called as the store calls them. What is said of a record that is found no longer is told in a
/// diagnostic
/// (`said_of_nothing`), so that nobody takes it for done. Fails only with the store.
Result<void> divide_and_join(Store& store, DocumentInput& input, const Document& document,
                             const SaidOfReading& said);

/// Keeps what a person says and extracts from the document anew; gives its id for revoke_reading(). Both are
/// one transaction: killed or refused, nothing was said. Extracting is done before it, and once more where
/// anybody, in this program or another, changed meanwhile what it hangs on; kTimeout where they do so five
/// times. A word that names records (of the committee, the number of an item) gives them other keys; what
/// people said of their fields goes with them.
/// kNotFound where there is no such repair or record; kUsage for a document that a person or a survey told
/// (its records were never extracted), and where somebody corrected, divided or joined what would change or
/// could not be found again: that must be taken back first; where the document was read by another program
/// or other rules, the message says to reprocess it before. `still` is asked before anything is said, and
/// what it saw is still so when that is stored; its error comes back. Cost: extract_again().
Result<std::int64_t> correct_reading(Store& store, const std::string& document,
                                     const ReadingCorrection& correction, const std::string& author,
                                     const std::string& reason,
                                     const std::function<Result<void>()>& still = {});

/// Takes it back, and the document is as if it had not been said. kNotFound where it is not in force; all
/// else as correct_reading().
Result<void> revoke_reading(Store& store, const std::string& document, std::int64_t id,
                            const std::string& author);

/// The record that a split in force has added; null where it has added none.
const StoredRecord* second_of(const StoredDocument& stored, const RecordSplit& split);

}  // namespace frisaet
