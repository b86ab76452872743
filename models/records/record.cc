#include "models/records/record.h"

#include <array>

#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<Record::Value>> kKinds{
    "decision", "declaration", "deadline", "contact", "link", "quota", "agreement_assignment"};

std::string decision_key(const Decision& decision, std::string_view sha256, std::size_t ordinal) {
  std::string key = decision.municipality ? decision.municipality->code : std::string(sha256);
  key += '|' + fold(decision.committee.value_or(""));
  key += '|' + (decision.meeting_date ? to_iso(*decision.meeting_date) : std::string(sha256));
  key += decision.meeting_type == MeetingType::kExtraordinary ? "|extra|" : "||";
  if (decision.item_number) return key + *decision.item_number;
  return key + '#' + std::to_string(ordinal) + ' ' + fold(decision.title.value_or(""));
}

}  // namespace

std::string_view kind_of(const Record& record) {
  return kKinds[record.value.index()];
}

std::string natural_key(const Record& record, std::string_view document_sha256, std::size_t ordinal) {
  if (const auto* decision = std::get_if<Decision>(&record.value))
    return decision_key(*decision, document_sha256, ordinal);
  return std::string(document_sha256) + '|' + std::string(kind_of(record)) + '|' + std::to_string(ordinal);
}

}  // namespace frisaet
