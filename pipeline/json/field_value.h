#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/records/vocabulary.h"

namespace frisaet {

/// A field's new value as the contract's JSON, where it is what that field is: the record that has it is read
/// as records are, and must say all of it again. So a misspelt area, an outcome that is none and a day that
/// does not exist are refused before they are stored, and keys that nothing reads. Names are completed:
/// `{"name":"Vejle"}` of a municipality gives `{"code":"630","name":"Vejle"}`, keys left out are unknown.
///
/// `payload` is the record as it stands (record_payload()); areas it has already are known, as are those of
/// the built-in rounds and `areas` (Store::areas_beside(), those of a round that somebody names). kUsage with
/// a Danish sentence and the choices for a field that the record has not and for a value that cannot stand
/// there; kInvalid where `payload` is no record.
Result<std::string> field_value(std::string_view payload, const std::string& field, std::string_view json,
                                const std::vector<AreaCode>& areas = {});

/// The same for what a person typed on one line: a municipality by name or code, a day as 30-09-2022 too, an
/// outcome or a status by its Danish name, areas by name with commas between, yes and no as `ja` and `nej`, a
/// reservation by its words; lists of other things as JSON. `null` is unknown, everywhere. Texts are taken as
/// they are typed, also where they look like a number.
Result<std::string> field_value_typed(std::string_view payload, const std::string& field,
                                      const std::string& typed, const std::vector<AreaCode>& areas = {});

}  // namespace frisaet
