#pragma once

#include <vector>

#include "extractors/lexicon/prose.h"
#include "models/records/record.h"

namespace frisaet {

/// Numbers of municipalities that something is set aside for, or that have an agreement already; each number
/// and area once, whether a sentence, a table or both tell it.
/// `areas` are what the letter as a whole is about: of one area alone a number needs no word of its own.
std::vector<Record> find_quotas(const Document& document, const Prose& prose,
                                const std::vector<AreaCode>& areas);

}  // namespace frisaet
