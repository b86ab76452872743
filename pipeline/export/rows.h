#pragma once

#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/records/record.h"
#include "pipeline/store/store.h"

namespace frisaet::exports {

/// One record on its way to others. Nothing of what was said behind closed doors is in it: of a closed item
/// only number, title, and outcome where it is printed.
struct Row {
  std::string id;
  std::string kind;
  Record record;       ///< people's corrections applied; of a closed item without its texts
  std::string review;  ///< `auto` read surely, `check` waits for a person, `ok` a person said so, `conflict`
  std::string document;  ///< id
  std::string file;      ///< name under which the document came first
  int page = 0;          ///< where it begins; 0 = unknown
};

/// All records that are found and not withdrawn, by kind, municipality, day, item number, id: two stores that
/// hold the same give the same rows in the same order.
Result<std::vector<Row>> export_rows(Store& store);
/// Only these records, in the same order; kNotFound for an id that is not there.
Result<std::vector<Row>> export_rows(Store& store, const std::vector<std::string>& ids);

/// A cell of a table for people.
struct Column {
  const char* name;  ///< Danish, as headed
  enum class Type { kText, kDate, kNumber, kShare } type = Type::kText;
  std::string (*value)(const Row&);  ///< dates ISO, numbers with a point; empty = unknown
};

/// The columns of one kind's table; the last ones (record, document, page, review state) are the same for
/// all.
const std::vector<Column>& columns_of(std::string_view kind);

/// The kinds that have a table, in the order in which they are shown: decisions first.
const std::vector<std::string>& exported_kinds();

}  // namespace frisaet::exports
