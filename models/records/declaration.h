#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/core/date.h"
#include "models/records/vocabulary.h"

namespace frisaet {

struct Priority {
  AreaCode area;
  std::optional<int> rank;               ///< 1 = first; equal ranks are a tie; nothing in an open set
  std::optional<std::string> condition;  ///< the printed words (`forudsat at …`)

  friend bool operator==(const Priority&, const Priority&) = default;
};

/// Name, title and ways to reach somebody, as printed. A damaged address is unknown, never mended by
/// guessing.
struct ContactDetails {
  std::optional<std::string> name;
  std::optional<std::string> title;
  std::optional<std::string> email;
  std::optional<std::string> phone;  ///< digits in groups as printed (`33 70 37 34`)

  friend bool operator==(const ContactDetails&, const ContactDetails&) = default;
};

/// The body, day and item by which a wish was decided.
struct DecidedBy {
  std::optional<std::string> body;
  std::optional<Date> date;
  std::optional<std::string> item_number;

  friend bool operator==(const DecidedBy&, const DecidedBy&) = default;
};

/// What one document says that one municipality wants. Several documents about one municipality are several
/// declarations; models/register relates them, nothing merges them.
struct Declaration {
  std::optional<MunicipalityRef> municipality;
  std::vector<Priority> priorities;
  bool open_set = false;       ///< areas named without any preference among them: all ranks unknown
  bool none_of_areas = false;  ///< the municipality wants none of them
  std::optional<std::string> reservation;
  std::optional<DeclarationStatus> status;
  std::optional<DecidedBy> decided;
  std::optional<ContactDetails> contact;
  std::optional<Date> date;             ///< of the document
  std::optional<std::string> replaces;  ///< printed words naming what it replaces
  bool withdraws = false;
  std::optional<bool> late;  ///< only by what the document itself says
  std::optional<std::string> justification;

  friend bool operator==(const Declaration&, const Declaration&) = default;
};

}  // namespace frisaet
