#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/records/record.h"
#include "pipeline/web/http.h"
#include "pipeline/web/words.h"

namespace frisaet::web {

/// A field of a record as a form shows it.
struct FormField {
  enum class Kind { kText, kLongText, kDate, kNumber, kChoice };
  std::string
      name;  ///< in the form; begins with the contract's name (`priorities.1` belongs to `priorities`)
  std::string label;  ///< Danish
  Kind kind = Kind::kText;
  std::string value;      ///< dates as `30-09-2022`; choices by code; empty = unknown
  Choices choices = {};   ///< kChoice only
  bool required = false;  ///< a record without it says nothing
};

/// The fields of a record that a form can correct, in the order in which a person checks them. What has a
/// shape of its own (votes, who was absent, wishes that tie) is left to `frisaet review set`. Areas are
/// chosen among those of the built-in rounds, those the record has and `areas` (Store::areas_beside()).
std::vector<FormField> form_of(const Record& record, const std::vector<AreaCode>& areas);

/// The record as the form says it: a field that was not sent, or sent as form_of() shows it, stays as it is.
/// kInvalid with a Danish sentence for what cannot be meant (a day that is none, the same area twice).
/// `prefix` stands before each field's name in the form, so that a page can have two.
Result<Record> record_from_form(const Record& record, const std::vector<AreaCode>& areas,
                                const Request& request, std::string_view prefix = "f.");

/// A record of the same kind of which nothing is known but what two records of one paper share: what the
/// second half of a division starts from.
Record blank_beside(const Record& record);

}  // namespace frisaet::web
