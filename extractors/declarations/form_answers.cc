#include "extractors/declarations/form_answers.h"

#include <algorithm>
#include <string_view>

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

/// Adds what was filled in under `Forbehold`; words that stand elsewhere (`Forbehold: Se bemærkninger`) are
/// for a person.
void add_reservation(const Prose& prose, Span within, FormAnswers& form) {
  for (const FilledField& field : form_fields(prose, within)) {
    if (field.label != FormLabel::kReservation) continue;
    const std::string_view cell = field.value.of(prose.text());
    if (!form.reservation && reserves(cell)) form.reservation = field.value;
    if (points_elsewhere(cell))
      form.reading.confidence = std::min(form.reading.confidence, kReservedElsewhere);
  }
}

/// Whatever the form asks for, above it may stand `Kommune    Faxe`.
void add_municipality(const Prose& prose, Span within, FormAnswers& form) {
  for (const FilledField& field : form_fields(prose, within)) {
    if (form.municipality || field.label != FormLabel::kMunicipality) continue;
    if (municipality_in_field(field.value.of(prose.text()))) form.municipality = field.value;
  }
}

}  // namespace

std::optional<FormAnswers> read_any_form(const Document& document, const Prose& prose, Span within) {
  auto form = read_form(prose, within);
  const bool asked = form.has_value();
  if (!form) form = read_ticks(document, prose, within);
  if (!form) form = read_filled_form(prose, within);
  if (form) add_municipality(prose, within, *form);
  if (form && !asked) add_reservation(prose, within, *form);
  return form;
}

}  // namespace frisaet
