#pragma once

#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/record.h"

namespace frisaet {

/// Numbers of municipalities that something is set aside for, or that have an agreement already; each number
/// and area once.
std::vector<Record> find_quotas(const Document& document, const Prose& prose);

}  // namespace frisaet
