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
constexpr std::array<std::string_view, 4> kBodies{"byråd", "økonomiudvalg", "udvalg", "andet"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds{
    {{"decision", "beslutning"},
     {"declaration", "erklæring"},
     {"deadline", "frist"},
     {"contact", "kontakt"},
     {"link", "link"},
     {"quota", "kvote"},
     {"agreement_assignment", "område efter aftale"}}};

/// The one of `all` that has this Danish name.
template <typename List>
auto named(const List& all, std::string_view name) {
  const auto known =
      std::find_if(all.begin(), all.end(), [&](const auto one) { return fold(danish(one)) == fold(name); });
  return known == all.end() ? std::nullopt : std::optional(*known);
}

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

std::string_view danish(BodyKind body) {
  return kBodies[static_cast<std::size_t>(body)];
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

std::string danish_body(const std::string& code) {
  const auto body = parse_body_kind(code);
  return body ? std::string(danish(*body)) : code;
}

bool is_kind(std::string_view kind) {
  const auto is_it = [&](const auto& entry) { return entry.first == kind; };
  return parse_document_type(kind).has_value() || std::any_of(kKinds.begin(), kKinds.end(), is_it);
}

std::optional<Outcome> outcome_named(std::string_view name) {
  const auto outcome = parse_outcome(name);
  return outcome ? outcome : named(kAllOutcomes, name);
}

std::optional<DeclarationStatus> declaration_status_named(std::string_view name) {
  const auto status = parse_declaration_status(name);
  return status ? status : named(kAllDeclarationStatuses, name);
}

std::optional<BodyKind> body_kind_named(std::string_view name) {
  if (fold(name) == "kommunalbestyrelse") return BodyKind::kCouncil;
  const auto body = parse_body_kind(name);
  return body ? body : named(kAllBodyKinds, name);
}

std::optional<std::string> kind_named(std::string_view name) {
  if (is_kind(name)) return std::string(name);
  for (const auto& [code, danish_name] : kKinds)
    if (fold(danish_name) == fold(name)) return std::string(code);
  const auto type = named(kAllDocumentTypes, name);
  return type ? std::optional<std::string>(to_string(*type)) : std::nullopt;
}

}  // namespace frisaet
