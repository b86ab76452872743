#pragma once

#include <string>
#include <vector>

#include "pipeline/store/store.h"
#include "pipeline/web/visitors.h"

namespace frisaet::web {

/// A search a person gave a name to.
struct SavedSearch {
  std::string name;
  std::string address;  ///< of the page, `/soeg?…`
};

/// Those of one person, in the order they were saved.
Result<std::vector<SavedSearch>> saved_searches(Store& store, const Visitor& visitor);

}  // namespace frisaet::web
