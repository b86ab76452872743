#include "models/records/vocabulary.h"

#include <array>
#include <cstddef>

namespace frisaet {
namespace {

template <std::size_t N>
using Names = std::array<std::string_view, N>;

constexpr Names<11> kOutcomes{"approved",  "recommended", "rejected", "postponed", "noted",      "referred",
                              "discussed", "split",       "amended",  "withdrawn", "no_decision"};
constexpr Names<4> kBodyKinds{"council", "finance_committee", "committee", "other"};
constexpr Names<3> kMeetingTypes{"ordinary", "extraordinary", "constituent"};
constexpr Names<6> kDocumentTypes{"kl_letter", "declaration", "minutes", "agenda", "agreement", "other"};
constexpr Names<4> kStatuses{"reported", "administrative", "committee", "council"};

template <typename Enum, std::size_t N>
std::optional<Enum> parse(const Names<N>& names, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <typename Enum, std::size_t N>
std::string_view name_of(const Names<N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view to_string(Outcome value) {
  return name_of(kOutcomes, value);
}
std::optional<Outcome> parse_outcome(std::string_view name) {
  return parse<Outcome>(kOutcomes, name);
}

std::string_view to_string(BodyKind value) {
  return name_of(kBodyKinds, value);
}
std::optional<BodyKind> parse_body_kind(std::string_view name) {
  return parse<BodyKind>(kBodyKinds, name);
}

std::string_view to_string(MeetingType value) {
  return name_of(kMeetingTypes, value);
}
std::optional<MeetingType> parse_meeting_type(std::string_view name) {
  return parse<MeetingType>(kMeetingTypes, name);
}

std::string_view to_string(DocumentType value) {
  return name_of(kDocumentTypes, value);
}
std::optional<DocumentType> parse_document_type(std::string_view name) {
  return parse<DocumentType>(kDocumentTypes, name);
}

std::string_view to_string(DeclarationStatus value) {
  return name_of(kStatuses, value);
}
std::optional<DeclarationStatus> parse_declaration_status(std::string_view name) {
  return parse<DeclarationStatus>(kStatuses, name);
}

}  // namespace frisaet
