#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// What a field of a form asks for.
enum class FormLabel {
  kMunicipality,
  kArea,    ///< `Område`: which one the paper is about, or which is wanted
  kFirst,   ///< `Ønsket område`, `1. prioritet`
  kSecond,  ///< `Andet ønske`, `2. prioritet`
  kThird,
  kReason,
  kReservation,
};

/// Whether a label asks for a welfare area.
bool asks_for_an_area(FormLabel label);

/// A cell that was filled in with nothing: `–`, `Nej tak`, `Ingen`.
bool says_nothing(std::string_view value);

/// A cell under `Forbehold` with one in it: not `Nej`, not `Vi har ingen forbehold`, not `Se nedenfor`.
bool reserves(std::string_view value);

/// A cell that only says where to read on, or that there is something: `Se bemærkninger`, `Ja`.
bool points_elsewhere(std::string_view value);

/// The municipality that a field's value names, by a known spelling that is the whole value or with
/// `Kommune`; nothing where it names several.
std::optional<MunicipalityRef> municipality_in_field(std::string_view value);

/// A label and what was filled in. Spans are in the prose's text; `value` is not empty.
struct FilledField {
  FormLabel label;
  Span value;
  Span label_span;
};

/// The fields that were filled in: `Kommune: Faxe`, `| Kommune | Faxe |`, `Kommune ...... Faxe`, the label on
/// one line and the value on the next, and the one row below a head of labels (`| Kommune | 1. prioritet |`).
/// A table of several rows is no form, and what stands beside a box is no value. A reason or a reservation
/// goes on in the lines below, to the end of its sentence. Labels are rules
/// (extractors/data/form_fields.toml). Cost: linear.
std::vector<FilledField> form_fields(const Prose& prose, Span within);

/// The fields of a form that one municipality filled in and that says what it wants: each label but the
/// reservation's at most once, with an area, the municipality, and the area under a label that asks for a
/// wish, or in a paper about welfare agreements under `Område` or beside the only tick. Empty where the paper
/// is none.
std::vector<FilledField> filled_in_form(const Prose& prose, Span within);

}  // namespace frisaet
