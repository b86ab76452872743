#pragma once

#include <string>
#include <string_view>

#include "models/core/result.h"
#include "models/records/declaration.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/store.h"

namespace frisaet {

/// Why a reading was made by a person: RunInfo::reason of what add_reply stores. Such a document is what
/// somebody wrote down and is not read again by rules.
inline constexpr std::string_view kToldByPerson = "person";

/// A reply that somebody was told, by telephone or otherwise, and writes down.
struct ToldReply {
  Declaration declaration;  ///< `municipality` and `date` are set
  std::string author;       ///< who wrote it down
  std::string note;         ///< how it was told, by whom
  std::string round = {};   ///< code of the round it was given for; empty: any that is open on its day
};

struct AddedReply {
  std::string document;  ///< id of the note that is kept
  std::string record;    ///< id of the declaration in it
  PutOutcome outcome = PutOutcome::kNew;
};

/// Keeps the reply as a document of its own, a text that says who wrote down what, with the declaration as
/// its record: it stands in the archive, in search and in the register like any other source, and `review`
/// can correct or reject it. The same said twice changes nothing. Errors: kUsage without author or note,
/// kStore.
Result<AddedReply> add_reply(const DataFolder& folder, Store& store, const ToldReply& told);

}  // namespace frisaet
