#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "models/core/date.h"
#include "models/text/span.h"

namespace frisaet::minutes {

/// A line that says which body took a case up when: `Beslutning i Økonomiudvalget den 22-04-2020`,
/// `Byrådet, 3. maj 2022, pkt. 12:`, `19-08-2019 Magistraten`, `Kommunalbestyrelsens beslutning 19. juni
/// 2012`.
struct Step {
  Span words;                ///< in the caller's text, without what follows the colon
  Span rest;                 ///< what follows on the line
  std::string body;          ///< as printed, without genitive
  std::optional<Date> date;  ///< nothing where the printed date was lost
  std::optional<std::string> item_number;
  bool says_decision = false;  ///< the word `beslutning` is part of it

  friend bool operator==(const Step&, const Step&) = default;
};

/// The step that the line is, if it is one. A sentence that happens to hold a body and a date is none:
/// besides them only the small words of such lines may stand there. `own_body` is the meeting's body, whose
/// name need not say that it is one
/// (`Omsorg og ældre`).
std::optional<Step> step_at(std::string_view text, Span line, std::string_view own_body);

}  // namespace frisaet::minutes
