#pragma once

#include <optional>

#include "models/core/date.h"
#include "models/records/vocabulary.h"

namespace frisaet {

struct Period {
  std::optional<Date> from;
  std::optional<Date> to;

  friend bool operator==(const Period&, const Period&) = default;
};

/// An agreement gives one municipality one area.
struct AgreementAssignment {
  std::optional<MunicipalityRef> municipality;
  AreaCode area;
  std::optional<Period> period;

  friend bool operator==(const AgreementAssignment&, const AgreementAssignment&) = default;
};

}  // namespace frisaet
