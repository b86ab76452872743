#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/records/vocabulary.h"

namespace frisaet {

/// What people read for a code of the closed vocabularies: `approved` → `godkendt`. JSON and CSV keep the
/// codes.
std::string_view danish(Outcome outcome);
std::string_view danish(DocumentType type);
std::string_view danish(DeclarationStatus status);

/// The same for codes that come as text from the store; a code without a name of its own comes back as it is.
std::string danish_outcome(const std::string& code);
std::string danish_kind(const std::string& kind);

/// True for the kinds a search can be narrowed to: those of records and of documents.
bool is_kind(std::string_view kind);

/// The outcome a person names, by code or Danish name (`godkendt`).
std::optional<Outcome> outcome_named(std::string_view name);

}  // namespace frisaet
