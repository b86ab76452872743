#include "models/records/record.h"

#include <array>

#include "models/core/sha256.h"
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

/// Whom and what a record of a kind that belongs to one document tells of.
class Subject {
 public:
  std::string operator()(const Decision&) { return {}; }
  std::string operator()(const Declaration& wish) {
    add(wish.municipality);
    if (wish.decided) add(wish.decided->body).add(wish.decided->date).add(wish.decided->item_number);
    return text_;
  }
  std::string operator()(const Deadline& deadline) {
    return add(deadline.what).add(deadline.date_text).add(deadline.areas).text_;
  }
  std::string operator()(const Contact& contact) {
    const ContactDetails& details = contact.details;
    return add(details.email ? details.email : details.name ? details.name : details.phone).text_;
  }
  std::string operator()(const Link& link) { return add(link.url).text_; }
  std::string operator()(const Quota& quota) { return add(quota.area).add(quota.of).add(quota.what).text_; }
  std::string operator()(const AgreementAssignment& given) {
    return add(given.municipality).add(given.area).text_;
  }

 private:
  Subject& add(const std::string& part) {
    text_ += fold(part) + '\n';
    return *this;
  }
  Subject& add(const MunicipalityRef& place) { return add(place.code); }
  Subject& add(const Date& day) { return add(to_iso(day)); }
  Subject& add(const std::vector<AreaCode>& areas) {
    for (const AreaCode& area : areas) add(area);
    return *this;
  }
  template <typename Part>
  Subject& add(const std::optional<Part>& part) {
    return part ? add(*part) : add(std::string());
  }

  std::string text_;
};

}  // namespace

std::string_view kind_of(const Record& record) {
  return kKinds[record.value.index()];
}

std::string natural_key(const Record& record, std::string_view document_sha256, std::size_t ordinal) {
  if (const auto* decision = std::get_if<Decision>(&record.value))
    return decision_key(*decision, document_sha256, ordinal);
  constexpr std::size_t kDigits = 12;  // tells those of one document apart
  return std::string(document_sha256) + '|' + std::string(kind_of(record)) + '|' +
         sha256_hex(std::visit(Subject(), record.value)).substr(0, kDigits);
}

}  // namespace frisaet
