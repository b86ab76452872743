#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace frisaet {

// The closed vocabularies of the JSON contract (README, "The JSON contract"). Each enum has `to_string`, the
// printed name, and `parse_…`, its inverse. Names are persisted and never renamed or given another meaning.

/// What an agenda item came to, read from the meeting's own decision.
enum class Outcome {
  kApproved,
  kRecommended,  ///< a committee approves what another body decides
  kRejected,
  kPostponed,
  kNoted,
  kReferred,
  kDiscussed,
  kSplit,  ///< points were decided differently
  kAmended,
  kWithdrawn,
  kNoDecision,
};
std::string_view to_string(Outcome value);
std::optional<Outcome> parse_outcome(std::string_view name);

enum class BodyKind { kCouncil, kFinanceCommittee, kCommittee, kOther };
std::string_view to_string(BodyKind value);
std::optional<BodyKind> parse_body_kind(std::string_view name);

enum class MeetingType { kOrdinary, kExtraordinary, kConstituent };
std::string_view to_string(MeetingType value);
std::optional<MeetingType> parse_meeting_type(std::string_view name);

enum class DocumentType { kKlLetter, kDeclaration, kMinutes, kAgenda, kAgreement, kOther };
std::string_view to_string(DocumentType value);
std::optional<DocumentType> parse_document_type(std::string_view name);

/// Who stands behind a declaration, in rising order of weight (process.md): compare with <.
enum class DeclarationStatus { kReported, kAdministrative, kCommittee, kCouncil };
std::string_view to_string(DeclarationStatus value);
std::optional<DeclarationStatus> parse_declaration_status(std::string_view name);

/// A welfare area by code (`beskaeftigelse`, `dagtilbud`, `folkeskole`, `aeldre`). A string and no enum:
/// areas are data of a round (models/rounds), and another round has others.
using AreaCode = std::string;

/// A municipality as records carry it: the three-digit code and the short name (`250`, `Frederikssund`).
struct MunicipalityRef {
  std::string code;
  std::string name;

  friend auto operator<=>(const MunicipalityRef&, const MunicipalityRef&) = default;
};

}  // namespace frisaet
