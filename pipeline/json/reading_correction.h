#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "models/core/result.h"
#include "models/document/raw_words.h"
#include "pipeline/json/changes.h"

namespace frisaet {

/// A person says that a record is two. `key` is the natural key of the one the machine read.
struct RecordSplit {
  std::string kind, key;
  std::vector<FieldChange>
      first;           ///< what the first says otherwise than the machine did; `before` = what it said
  std::string second;  ///< the second's payload

  friend bool operator==(const RecordSplit&, const RecordSplit&) = default;
};

/// A person says that two records of a document are one: `kept` takes up what only `joined` has.
struct RecordsJoined {
  std::string kind, kept, joined;  ///< natural keys

  friend bool operator==(const RecordsJoined&, const RecordsJoined&) = default;
};

/// A person says that a repair which the machine only suggested is right.
struct SuggestionTaken {
  RepairName name;

  friend bool operator==(const SuggestionTaken&, const SuggestionTaken&) = default;
};

/// What a person says of how a document was read, before single fields are spoken of: that a raw word counts
/// and not its repair, that a record is two, that two are one, that a suggestion is right.
using ReadingCorrection = std::variant<RepairName, RecordSplit, RecordsJoined, SuggestionTaken>;

/// `raw_word split join suggestion`: the store keeps these names.
std::string_view operation_of(const ReadingCorrection& correction);

/// As one JSON object on one line, which the store keeps, and the inverse: kInvalid for what it never was.
std::string said_json(const ReadingCorrection& correction);
Result<ReadingCorrection> reading_correction(std::string_view operation, std::string_view said);

/// The payload with these fields as they are `after`. A text that is no JSON object comes back as it is.
std::string changed_payload(std::string_view payload, const std::vector<FieldChange>& changes);

/// The payload of two records that are one: what `kept` does not know is as `joined` has it; texts that go on
/// in the other (`decision_text justification reservation`) follow each other; lists are put together without
/// what stands twice; what either has as closed is closed. All else is the kept one's: its identity (place,
/// number, title), and wishes, which have ranks. A text that is no JSON object: `kept` comes back as it is.
std::string joined_payload(std::string_view kept, std::string_view joined);

}  // namespace frisaet
