#pragma once

#include <array>
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
std::string_view danish(BodyKind body);

/// All of a vocabulary, in the order in which people choose.
inline constexpr std::array<Outcome, 11> kAllOutcomes{
    Outcome::kApproved, Outcome::kRecommended, Outcome::kRejected,  Outcome::kPostponed,
    Outcome::kNoted,    Outcome::kReferred,    Outcome::kDiscussed, Outcome::kSplit,
    Outcome::kAmended,  Outcome::kWithdrawn,   Outcome::kNoDecision};
inline constexpr std::array<DocumentType, 6> kAllDocumentTypes{
    DocumentType::kKlLetter, DocumentType::kDeclaration, DocumentType::kMinutes,
    DocumentType::kAgenda,   DocumentType::kAgreement,   DocumentType::kOther};
inline constexpr std::array<DeclarationStatus, 4> kAllDeclarationStatuses{
    DeclarationStatus::kReported, DeclarationStatus::kAdministrative, DeclarationStatus::kCommittee,
    DeclarationStatus::kCouncil};
inline constexpr std::array<BodyKind, 4> kAllBodyKinds{BodyKind::kCouncil, BodyKind::kFinanceCommittee,
                                                       BodyKind::kCommittee, BodyKind::kOther};

/// The same for codes that come as text from the store; a code without a name of its own comes back as it is.
std::string danish_outcome(const std::string& code);
std::string danish_kind(const std::string& kind);
std::string danish_body(const std::string& code);

/// True for the kinds a search can be narrowed to: those of records and of documents.
bool is_kind(std::string_view kind);

/// The outcome a person names, by code or Danish name (`godkendt`).
std::optional<Outcome> outcome_named(std::string_view name);

/// The same of who stands behind a wish (`byråd`), of a kind of body (`kommunalbestyrelse` is a council too),
/// and of the kinds a search can be narrowed to (`referat`), which comes back as its code.
std::optional<DeclarationStatus> declaration_status_named(std::string_view name);
std::optional<BodyKind> body_kind_named(std::string_view name);
std::optional<std::string> kind_named(std::string_view name);

}  // namespace frisaet
