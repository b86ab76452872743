#include "models/records/danish_names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/text/danish.h"

namespace frisaet {
namespace {

constexpr std::array<std::string_view, 11> kOutcomes{"godkendt",
                                                     "anbefalet",
                                                     "afvist",
                                                     "udsat",
                                                     "taget til efterretning",
                                                     "sendt videre",
                                                     "drøftet",
                                                     "delt afgørelse",
                                                     "godkendt med ændring",
                                                     "udgået",
                                                     "ingen beslutning"};
constexpr std::array<std::string_view, 6> kTypes{"brev fra KL", "erklæring", "referat",
                                                 "dagsorden",   "aftale",    "andet"};
constexpr std::array<std::string_view, 4> kStatuses{"omtalt", "administrativ", "udvalg", "byråd"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds{
    {{"decision", "beslutning"},
     {"declaration", "erklæring"},
     {"deadline", "frist"},
     {"contact", "kontakt"},
     {"link", "link"},
     {"quota", "kvote"},
     {"agreement_assignment", "område efter aftale"}}};

}  // namespace

std::string_view danish(Outcome outcome) {
  return kOutcomes[static_cast<std::size_t>(outcome)];
}
std::string_view danish(DocumentType type) {
  return kTypes[static_cast<std::size_t>(type)];
}
std::string_view danish(DeclarationStatus status) {
  return kStatuses[static_cast<std::size_t>(status)];
}

std::string danish_outcome(const std::string& code) {
  const auto outcome = parse_outcome(code);
  return outcome ? std::string(danish(*outcome)) : code;
}

std::string danish_kind(const std::string& kind) {
  for (const auto& [code, name] : kKinds) {
    if (code == kind) return std::string(name);
  }
  const auto type = parse_document_type(kind);
  return type ? std::string(danish(*type)) : kind;
}

bool is_kind(std::string_view kind) {
  const auto is_it = [&](const auto& entry) { return entry.first == kind; };
  return parse_document_type(kind).has_value() || std::any_of(kKinds.begin(), kKinds.end(), is_it);
}

std::optional<Outcome> outcome_named(std::string_view name) {
  if (const auto outcome = parse_outcome(name)) return outcome;
  for (std::size_t i = 0; i < kOutcomes.size(); ++i) {
    if (fold(kOutcomes[i]) == fold(name)) return static_cast<Outcome>(i);
  }
  return std::nullopt;
}

}  // namespace frisaet
