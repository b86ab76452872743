#include "extractors/declarations/filled_form.h"

#include <algorithm>
#include <array>
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
constexpr double kPlain = 0.96;
constexpr double kBareLabel = 0.85;  // `Område: Ældre` may tell what the paper is about
constexpr double kMoreWords = 0.7;
constexpr double kSaysMore = 0.6;

/// What stands beside the area, by the words with which the survey's cells are read (`family`).
bool is_beside(const char* family, std::string_view value, Span area) {
  const std::string form =
      std::string(value.substr(0, area.begin)) + "_" + std::string(value.substr(area.end));
  return RuleBook::standard().family("survey", family).matches(form);
}

class Reader {
 public:
  Reader(const Prose& prose, std::vector<FilledField> fields)
      : text_(prose.text()), fields_(std::move(fields)) {}

  WishReading read() {
    reading_.confidence = kPlain;
    const FilledField* first = with(FormLabel::kFirst);
    if (first == nullptr) {
      first = with(FormLabel::kArea);
      doubt(kBareLabel);
    }
    if (RuleBook::standard().family("survey", "none").matches(first->value.of(text_))) {
      reading_.none = true;
      reading_.none_span = first->value;
      return std::move(reading_);
    }
    int rank = 0;
    take(*first, ++rank);
    for (const FormLabel label : {FormLabel::kSecond, FormLabel::kThird}) {
      const FilledField* next = with(label);
      if (next != nullptr && !says_nothing(next->value.of(text_))) take(*next, ++rank);
    }
    return std::move(reading_);
  }

 private:
  [[nodiscard]] const FilledField* with(FormLabel label) const {
    const auto found = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const FilledField& field) { return field.label == label; });
    return found == fields_.end() ? nullptr : &*found;
  }

  static bool says_nothing(std::string_view value) {
    const RuleBook& book = RuleBook::standard();
    return book.family("survey", "no_answer").matches(value) || book.family("survey", "none").matches(value);
  }

  void doubt(double confidence) { reading_.confidence = std::min(reading_.confidence, confidence); }

  void take(const FilledField& field, int rank) {
    const std::string_view value = field.value.of(text_);
    const auto area = area_in_cell(value);
    const bool again = area && std::any_of(reading_.wishes.begin(), reading_.wishes.end(),
                                           [&](const StatedWish& wish) { return wish.area == area->area; });
    if (!area || again) return doubt(kMoreWords);
    if (!is_beside("plain", value, area->span)) doubt(kMoreWords);
    reading_.wishes.push_back({area->area, rank, std::nullopt, shifted(area->span, field.value.begin), {}});
  }

  std::string_view text_;
  std::vector<FilledField> fields_;
  WishReading reading_;
};

}  // namespace

std::optional<FilledForm> read_filled_form(const Prose& prose, Span within) {
  const std::vector<FilledField> fields = filled_in_form(prose, within);
  if (fields.empty()) return std::nullopt;
  for (const FilledField& field : fields) {
    const std::string_view value = field.value.of(prose.text());
    const auto area = field.label == FormLabel::kReason ? std::nullopt : area_in_cell(value);
    if (!area) continue;
    if (is_beside("conditional", value, area->span)) return std::nullopt;
    if (is_beside("turns", value, area->span)) return FilledForm{};
  }
  FilledForm form{Reader(prose, fields).read(), std::nullopt, {}};
  if (form.reading.empty()) return std::nullopt;
  std::vector<Span> known;
  for (const FilledField& field : fields) {
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
