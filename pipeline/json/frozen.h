#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/core/result.h"
#include "models/register/register.h"
#include "models/rounds/reply.h"

namespace frisaet {

/// A register as it is frozen (schema frisaet.frozen/1): the replies that the allocation reads, and the whole
/// register they come from, as register_json() has it. Equal registers give equal bytes.
std::string frozen_json(const Round& round, const Register& view);

/// The replies of a frozen register. kInvalid when the text is none, or one of another round.
Result<std::vector<Reply>> replies_from_frozen(std::string_view text, const Round& round);

}  // namespace frisaet
