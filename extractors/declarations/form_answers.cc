#include "extractors/declarations/form_answers.h"

#include <algorithm>

#include "extractors/declarations/filled_form.h"
#include "extractors/declarations/form.h"
#include "extractors/declarations/placed_ticks.h"
#include "extractors/declarations/tick_grid.h"
#include "extractors/declarations/tick_lists.h"
#include "extractors/lexicon/form_fields.h"

namespace frisaet {
namespace {

constexpr double kReservedElsewhere = 0.8;  // a step below the threshold

std::optional<FormAnswers> read_ticks(const Document& document, const Prose& prose, Span within) {
  auto reading = read_tick_grid(prose, within);
  if (!reading) reading = read_tick_lists(prose, within);
  if (!reading) reading = read_placed_ticks(document, prose, within);
  if (!reading) return std::nullopt;
  FormAnswers form;
  form.reading = std::move(*reading);
  return form;
}

/// What was filled in under `Forbehold`.
std::optional<Span> reservation_in(const Prose& prose, Span within) {
  for (const FilledField& field : form_fields(prose, within)) {
    if (field.label == FormLabel::kReservation && reserves(field.value.of(prose.text()))) return field.value;
  }
  return std::nullopt;
}

/// `Forbehold: Se bemærkninger`: a reservation, in words that stand elsewhere.
bool reserves_elsewhere(const Prose& prose, Span within) {
  const std::vector<FilledField> fields = form_fields(prose, within);
  return std::any_of(fields.begin(), fields.end(), [&](const FilledField& field) {
    return field.label == FormLabel::kReservation && points_elsewhere(field.value.of(prose.text()));
  });
}

}  // namespace

std::optional<FormAnswers> read_any_form(const Document& document, const Prose& prose, Span within) {
  if (auto form = read_form(prose, within)) return form;
  auto form = read_ticks(document, prose, within);
  if (!form) form = read_filled_form(prose, within);
  if (!form) return form;
  form->reservation = reservation_in(prose, within);
  if (reserves_elsewhere(prose, within))
    form->reading.confidence = std::min(form->reading.confidence, kReservedElsewhere);
  return form;
}

}  // namespace frisaet
