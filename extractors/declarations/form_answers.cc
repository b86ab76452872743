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

}  // namespace

std::optional<FormAnswers> read_any_form(const Document& document, const Prose& prose, Span within) {
  if (auto form = read_form(prose, within)) return form;
  auto form = read_ticks(document, prose, within);
  if (!form) form = read_filled_form(prose, within);
  if (form) form->reservation = reservation_in(prose, within);
  return form;
}

}  // namespace frisaet
