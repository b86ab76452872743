#pragma once

#include <string>
#include <vector>

#include "models/records/record.h"

namespace frisaet::web {

/// A field of a record as a person reads it.
struct ShownField {
  std::string name;   ///< of the JSON contract (`meeting_date`), to find its evidence and to correct it
  std::string label;  ///< Danish
  std::string value;  ///< Danish; empty = unknown
};

/// The record's fields in the order a person checks them, unknown ones included: what is unknown is shown as
/// unknown.
std::vector<ShownField> fields_of(const Record& record);

/// One line that names the record: title and outcome, or who wants what.
std::string headline(const Record& record);

}  // namespace frisaet::web
