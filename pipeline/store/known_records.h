#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/store/sqlite.h"
#include "pipeline/store/stored_document.h"

// How records of a new reading are known again among those of the readings before. A decision is the same
// decision in every paper and has a key that says so; all other kinds belong to one document, and one that
// goes from the middle of it must not give its name, and what people said of it, to the next.
namespace frisaet::sqlite {

/// A record as it is compared with those of another reading.
struct Likeness {
  std::string payload;           ///< JSON
  std::string content_key;       ///< made from who and what it tells of; empty: not known
  std::vector<Evidence> places;  ///< page, box and raw words count
  bool is_read = true;           ///< in the newest reading; those no longer read come second
};

/// For each record of `now` which of `before` it is; nothing where none is, or where it may be more than one.
/// In this order: what says the same (of several those at the same place, and as many in their order); what
/// alone has that content key; what stands at the same place more than any other does (half of its evidence
/// or more, in overlapping boxes, or without boxes the same raw words). Nothing is decided by order or number
/// alone. Cost: linear but for records that changed: of those each is compared with each of the others once,
/// and the near pairs are gone through as often as that finds one, a few times on real papers.
std::vector<std::optional<std::size_t>> same_records(const std::vector<Likeness>& now,
                                                     const std::vector<Likeness>& before);

/// One for each record, in order, its natural key being the one under which the document has it: that of the
/// record it is known again as, else the one it came with, numbered (`~2`) where that is taken. Decisions
/// keep the key they came with.
std::vector<KnownRecord> known_records(Database& database, std::string_view document,
                                       const std::vector<RecordInput>& records);

/// Keeps them for the next reading; decisions are left out. REQUIRES an open write transaction.
void keep_known_records(Database& database, std::string_view document,
                        const std::vector<KnownRecord>& records);

}  // namespace frisaet::sqlite
