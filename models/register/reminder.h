#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/register/register.h"

namespace frisaet {

/// A letter to one municipality that is asked and has not answered.
struct Reminder {
  MunicipalityRef municipality;
  std::string phase;             ///< code
  std::optional<Date> deadline;  ///< of the phase
  std::optional<ContactDetails>
      contact;       ///< of its newest declaration in any round; nothing = nobody is known
  std::string text;  ///< the letter, in Danish

  friend bool operator==(const Reminder&, const Reminder&) = default;
};

/// The text that is used unless another is given.
std::string_view standard_reminder();

/// One letter for each municipality that is expected to answer in a phase and has not, by code, then phase;
/// none to one whose paper nobody could read yet. `phases` are indices into round.phases. The template's
/// marks are filled: `{kommune}` (Vejle Kommune),
/// `{modtager}` (the contact person on lines of their own, else the municipality), `{runde}`, `{omraader}`
/// (`dagtilbud, folkeskole eller ældre`), `{frist}` (`30. september 2022`, or `ikke fastsat`), `{er}` (`er`,
/// or `var` where the deadline is before `today`). kUsage for a mark that is none of these, naming it.
Result<std::vector<Reminder>> reminders(const Round& round, const Register& view,
                                        const std::vector<std::size_t>& phases,
                                        std::string_view text = standard_reminder(),
                                        std::optional<Date> today = std::nullopt);

}  // namespace frisaet
