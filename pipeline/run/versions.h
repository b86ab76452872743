#pragma once

#include <string>
#include <string_view>

#include "pipeline/store/ledger.h"

namespace frisaet {

/// `0.1.0`, from the build.
std::string_view program_version();

/// What readings made by this program, with the rules and models it has loaded, are made with. Two readings
/// of the same bytes under equal values are equal. Cost: hashes the OCR model and the dictionary (a few MB)
/// at the first call.
RunInfo run_info(std::string_view reason);

}  // namespace frisaet
