#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "models/records/evidence.h"
#include "pipeline/store/sqlite.h"

/// The tables that can be made again from readings and corrections: current_record, search_doc, search_area,
/// search. Each function REQUIRES an open write transaction.
namespace frisaet::sqlite {

/// Chooses the version of a record that counts, applies corrections and renews the record's row in the index.
///
/// Of several documents that hold it, minutes go before others, then the surer reading, then the lower id:
/// never the order in which files came, or two stores of the same files would differ. A record that no newest
/// reading holds any more stays in the store; it leaves the index unless a person corrected it. One that only
/// withdrawn documents hold has no current row.
void refresh_record(Database& database, std::string_view record_id);

/// The same after something was said of the record: of a document as a whole the index tells how its records
/// stand with people. Where a document is stored, refresh_document() does that once. Cost: that of the
/// document's records.
void refresh_said_of(Database& database, std::string_view record_id);

/// SQL, where k is a correction: true when a document that counts (neither withdrawn nor held) has a version
/// of its record, from whatever reading, in which the machine read `value` in k's field. What a person saw
/// elsewhere is not carried from there into what others see.
std::string read_in_sight(const std::string& value);

/// The records of all readings of a document, the newest and those before it, by id.
std::vector<std::string> records_of(Database& database, std::string_view document_id);

/// Renews the index row of a document as a whole. Where its newest reading holds no decision, that is one of
/// its pages. Else the decisions have rows of their own, and this one holds what is printed around them, its
/// running heads and feet: its id is below 0 (search_doc_by_document has one of either sort), and it counts
/// as closed, as who may see it is asked when it is found. None where all of them are page numbers.
void refresh_document(Database& database, std::string_view document_id);

/// Everything anew.
void rebuild_projections(Database& database);

/// The keys (search_doc.context) by which the index narrows to what a filter lets through: a word each,
/// letters and digits only.
enum class Key : char {
  kMunicipality = 'k',
  kYear = 'y',
  kOutcome = 'u',
  kArea = 'a',
  kKind = 't',
  kBody = 'b',
  kReview = 'r',
  kClosed = 'c',  ///< of closed rows only, value 1
};
std::string key_of(Key kind, std::string_view value);

/// The text of a document's pages as its index row holds it, and where each page begins in it.
struct JoinedPages {
  std::string
      text;  ///< pages ended by a form feed; furniture after a page's text, each piece after a vertical tab
  struct Part {
    int number = 0;
    std::size_t begin = 0;
    std::size_t text_end = 0;  ///< furniture follows
    std::size_t end = 0;
  };
  std::vector<Part> parts;
};
JoinedPages join_pages(Database& database, std::int64_t reading_id);

/// Lists of texts in JSON columns.
std::string to_json_list(Database& database, const std::vector<std::string>& values);
std::vector<std::string> from_json_list(Database& database, std::string_view json);
/// The same of texts by name; a name holds no quotation mark.
std::string to_json_object(Database& database, const std::map<std::string, std::string>& values);
std::map<std::string, std::string> from_json_object(Database& database, std::string_view json);

/// Where c is a record, n its current_record and v the version looked at, which need not be the one that
/// counts (a document shows its own): the newest reading of another document has the same decision with
/// another outcome, and nobody has said which is right. Documents that are held count for nothing. Most
/// records have one version: no payload is looked into for them.
inline constexpr std::string_view kVersionsDisagree =
    "(c.kind = 'decision' AND n.found AND NOT n.corrected AND EXISTS (SELECT 1 FROM record_version w"
    "  JOIN reading s ON s.id = w.reading_id JOIN document e ON e.id = s.document_id AND e.reading_id = s.id"
    "   AND NOT e.held"
    "  WHERE w.record_id = c.id AND w.reading_id <> v.reading_id"
    "   AND w.payload ->> '$.outcome' <> v.payload ->> '$.outcome'))";

/// SQL, of a record `c` with its current row `n` and the version `v` that counts: how it stands with people
/// (SearchHit::review).
std::string review_state();

/// Where a reading has a record from, in order; of an empty `record` the document's own facts.
std::vector<Evidence> evidence_of(Database& database, std::int64_t reading_id, std::string_view record_id);

}  // namespace frisaet::sqlite
