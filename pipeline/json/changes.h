#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace frisaet {

/// One field that differs between two payloads of a record, each value as JSON on one line; `null` where a
/// payload lacks it.
struct FieldChange {
  std::string field, before, after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What differs, in the order of the newer payload. Texts that are no JSON objects count as empty ones.
std::vector<FieldChange> payload_changes(std::string_view before, std::string_view after);

}  // namespace frisaet
