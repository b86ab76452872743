#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/records/vocabulary.h"
#include "models/text/span.h"

namespace frisaet {

/// A political body named in a text.
struct BodyMention {
  Span span;         ///< in the caller's text, with a genitive `s` but without what it belongs to
  std::string name;  ///< as printed, squeezed, without genitive, period (`(2018-2021)`) and surrounding words
  BodyKind kind = BodyKind::kOther;
  bool genitive = false;
};

/// Bodies that running text names by a word that says what it is (`Økonomiudvalget`, `Børne- og
/// Skoleudvalget`, `Udvalget for Kultur & Fritid`, `Aarhus Byråd`, `Magistraten`), with a capital or as
/// `byrådet`. Names without such a word (`Job, erhverv og kultur`) are found only by where they stand: see
/// `body_name`. In text order, not overlapping.
std::vector<BodyMention> find_bodies(std::string_view text);

/// What kind of body a name is: the council under all its names; the finance committee; a committee (names
/// that say so); kOther for administrations and boards. A name that says nothing (`Omsorg og ældre`) gives
/// nothing: where it holds a meeting of its own it is a committee.
std::optional<BodyKind> body_kind_of(std::string_view name);

/// A name as it stands in a head: squeezed, without the period (`09-13 Udvalget for Børn`, `Opvækstudvalget
/// 2018-2021`,
/// `(2018-2021)`), and, when `genitive`, without the `s` or `'s` of `Økonomiudvalgets møde`.
std::string body_name(std::string_view printed, bool genitive);

/// True when two printed names mean the same body: `Byrådet`, `Byråd` and `Køge Byråd`; `ØU` and
/// `Økonomiudvalget`; `KB` and `Kommunalbestyrelsen`; OCR damage to æøå.
bool same_body(std::string_view a, std::string_view b);

}  // namespace frisaet
