#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace frisaet {

/// A record that waits for a person.
struct ReviewItemView {
  std::string record, kind, document, name, payload;
  double confidence = 0;
  bool conflict = false, versions_disagree = false;
  bool found = true;  ///< in the newest reading
};

/// A document that is held for a person; page 0: a name.
struct HeldView {
  std::string document, name;
  std::vector<std::pair<int, std::string>> places;  ///< page, the number masked
};

/// The queue of doubts as `review list --json` prints it (schema frisaet.review/1): record, kind, document,
/// name, confidence, conflict, versions_disagree, found, fields; and the documents held.
std::string review_json(long total, const std::vector<ReviewItemView>& items,
                        const std::vector<HeldView>& held);

/// The fields of a payload in its order, each value for a person: texts as they are, the rest as JSON on one
/// line.
std::vector<std::pair<std::string, std::string>> payload_fields(std::string_view payload);

/// What a person calls the record: its title, its first area, its date as printed, whatever it has.
std::string payload_title(std::string_view payload);

/// The outcome of a decision's payload in Danish; `–` where it has none.
std::string payload_outcome(std::string_view payload);

std::string json_text(std::string_view text);  ///< a JSON string

}  // namespace frisaet
