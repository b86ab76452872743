#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/core/date.h"
#include "models/core/result.h"
#include "models/records/vocabulary.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// For how many years documents of a kind are kept, counted from their own date, or from the day they came
/// where they have none. A kind that is not named is kept: what may go, and when, is for the archives act and
/// the lists of those who own the papers to say (minutes are among what is kept for ever), never for a
/// program. Documents that were withdrawn, having come by mistake, are a kind of their own whatever they are;
/// their years run from the day they were withdrawn.
struct KeepYears {
  std::map<DocumentType, int> kinds;
  std::optional<int> withdrawn;

  [[nodiscard]] bool empty() const { return kinds.empty() && !withdrawn; }
};

/// Parses settings such as `other=2`, `kl_letter=5` and `withdrawn=1`; years 1–100, each kind once. kUsage,
/// in Danish, with the kinds there are.
Result<KeepYears> parse_keep_years(const std::vector<std::string>& settings);

/// A document whose time is up.
struct DueDocument {
  std::string document, name;
  DocumentType type = DocumentType::kOther;
  Date counted_from{};
  bool by_arrival = false;  ///< it has no date of its own
  bool withdrawn = false;   ///< then `type` is unknown
};

/// What is due on a day, oldest first. Nothing is deleted by that: `erase` is, one document at a time, by a
/// person who says why. What was withdrawn with its mail goes with that. Cost: one look at every document of
/// the kinds named. Errors: kStore.
Result<std::vector<DueDocument>> due_documents(Store& store, const KeepYears& keep, Date today);

}  // namespace frisaet
