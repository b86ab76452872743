#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/core/date.h"
#include "models/records/declaration.h"
#include "models/records/vocabulary.h"

namespace frisaet {

/// A date by which something is asked for.
struct Deadline {
  std::optional<Date> date;  ///< nothing without a certain year
  std::string date_text;     ///< as printed: `mandag den 8. august`
  std::optional<std::string> what;
  std::vector<AreaCode> areas;
  std::optional<ContactDetails> contact;

  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// A person to turn to, named in a letter.
struct Contact {
  ContactDetails details;
  std::optional<std::string> organisation;

  friend bool operator==(const Contact&, const Contact&) = default;
};

struct Link {
  std::string url;
  std::optional<std::string> what;

  friend bool operator==(const Link&, const Link&) = default;
};

/// A number of municipalities that something is set aside for: `fire kommuner … på beskæftigelsesområdet`.
struct Quota {
  std::optional<AreaCode> area;
  int count = 0;
  std::optional<std::string> of;  ///< the pool it is taken from, as printed
  std::optional<std::string> what;

  friend bool operator==(const Quota&, const Quota&) = default;
};

}  // namespace frisaet
