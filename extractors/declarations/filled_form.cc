#include "extractors/declarations/filled_form.h"

#include <algorithm>
#include <string>
#include <utility>

#include "extractors/declarations/beside_fields.h"
#include "extractors/lexicon/areas.h"
#include "extractors/lexicon/form_fields.h"
#include "extractors/rules/rule_set.h"

namespace frisaet {
namespace {

// Steps, not measured: above the threshold only where a label asks for a wish and nothing but an area answers
// it.
constexpr double kNone = 0.95;
constexpr double kBareLabel = 0.85;  // `Område: Ældre` may tell what the paper is about
constexpr double kMoreWords = 0.7;
constexpr double kSaysMore = 0.6;

/// What stands beside the area, by the words with which the survey's cells are read (`family`).
bool is_beside(const char* family, std::string_view value, Span area) {
  const std::string form =
      std::string(value.substr(0, area.begin)) + "_" + std::string(value.substr(area.end));
  return RuleBook::standard().family("survey", family).matches(form);
}

const FilledField* with(FormLabel label, const std::vector<FilledField>& fields) {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [&](const FilledField& field) { return field.label == label; });
  return found == fields.end() ? nullptr : &*found;
}

/// The areas under the labels that ask for a place in the order, each by its own label's place.
WishReading wishes_in(std::string_view text, const std::vector<FilledField>& fields) {
  const FilledField* first = with(FormLabel::kFirst, fields);
  double confidence = first == nullptr ? kBareLabel : 1;
  if (first == nullptr) first = with(FormLabel::kArea, fields);
  // `1. prioritet: Ingen`, and an area in the second place: no no to all, and the place stays empty.
  const bool another = std::any_of(fields.begin(), fields.end(), [&](const FilledField& field) {
    return (field.label == FormLabel::kSecond || field.label == FormLabel::kThird) &&
           area_in_cell(field.value.of(text)).has_value();
  });
  if (!another && RuleBook::standard().family("survey", "none").matches(first->value.of(text))) {
    WishReading none;
    none.none = true;
    none.none_span = first->value;
    none.confidence = std::min(kNone, confidence);
    return none;
  }
  std::vector<WishGroup> groups;
  int rank = 0;
  for (const FilledField* field :
       {first, with(FormLabel::kSecond, fields), with(FormLabel::kThird, fields)}) {
    ++rank;
    if (field == nullptr || (rank > 1 && says_nothing(field->value.of(text)))) continue;
    const std::string_view value = field->value.of(text);
    auto area = area_in_cell(value);
    const bool again = area && std::any_of(groups.begin(), groups.end(), [&](const WishGroup& group) {
                         return group.areas.front().area == area->area;
                       });
    if (!area || again || !is_beside("plain", value, area->span))
      confidence = std::min(confidence, kMoreWords);
    if (!area || again) continue;
    WishGroup group;
    area->span = shifted(area->span, field->value.begin);
    group.areas = {std::move(*area)};
    group.rank = rank;
    groups.push_back(std::move(group));
  }
  WishReading reading = settle_wishes(std::move(groups), {}, false);
  reading.confidence = std::min(reading.confidence, confidence);
  return reading;
}

}  // namespace

std::optional<FormAnswers> read_filled_form(const Prose& prose, Span within) {
  const std::vector<FilledField> fields = filled_in_form(prose, within);
  if (fields.empty()) return std::nullopt;
  for (const FilledField& field : fields) {
    const std::string_view value = field.value.of(prose.text());
    const auto area = asks_for_an_area(field.label) ? area_in_cell(value) : std::nullopt;
    if (!area) continue;
    if (is_beside("conditional", value, area->span)) return std::nullopt;
    if (is_beside("turns", value, area->span)) return FormAnswers{};
  }
  FormAnswers form;
  form.reading = wishes_in(prose.text(), fields);
  if (form.reading.empty()) return std::nullopt;
  std::vector<Span> known;
  for (const FilledField& field : fields) {
    // What a reservation says may be more than one, and is judged as any other line.
    if (field.label == FormLabel::kReservation && reserves(field.value.of(prose.text()))) continue;
    known.push_back(field.value);
    known.push_back(field.label_span);
  }
  if (!form.reading.none && says_more_beside(prose, within, known, form.reading))
    form.reading.confidence = std::min(form.reading.confidence, kSaysMore);
  for (const FilledField& field : fields) {
    if (field.label == FormLabel::kReason) form.reason = field.value;
    if (field.label == FormLabel::kMunicipality) form.municipality = field.value;
  }
  return form;
}

}  // namespace frisaet
