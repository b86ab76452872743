#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/core/box.h"
#include "models/core/date.h"
#include "models/text/span.h"

namespace frisaet {

/// What narrows a search. Every filter left out lets everything through; a filter lets nothing through whose
/// own value is unknown.
struct SearchFilters {
  std::optional<std::string> municipality;  ///< three-digit code
  std::optional<std::string> committee;     ///< part of the body's name, compared by fold()
  std::optional<Date> from;                 ///< day of the meeting or the document, both ends included
  std::optional<Date> to;
  std::optional<std::string> outcome;  ///< to_string(Outcome)
  std::optional<std::string> area;     ///< area code
  std::optional<std::string> type;     ///< `decision`, or a document type (`minutes` means its decisions)
  std::optional<std::string> body;     ///< to_string(BodyKind)
  std::optional<std::string> review;   ///< `auto`, `check`, `ok` or `conflict` (SearchHit::review)
  std::optional<bool> closed;          ///< only closed items, or none
};

/// In what order hits come. Days that are unknown come last, hits of one day by score, and what is equal so
/// far by id: the same question to the same store always gives the same list.
enum class SearchOrder { kRelevance, kNewest, kOldest };

/// A search. `text` is what a person typed:
///   ord ord        both, in any inflection; the typed form ranks above others
///   "ord ord"      exactly these forms in this order
///   ord*           words that begin so
///   -ord  -"…"     without
///   a ELLER b      either (also OR, OG means and)
///   titel:ord      only in that field (titel, beslutning, indstilling, tekst)
/// Everything else is read as words: nothing a person types is an error. A word finds compounds it is a part
/// of too, below the word itself; municipality, body, day and case number are found like words. An empty text
/// lists what the filters let through, newest first.
///
/// Where nothing has all of it, search looks on and says so (SearchPage::notes): for a word that stands
/// nowhere, its neighbours in the index (suggest.h); for two words that may be one, the one; and last, rows
/// that have most of what was asked for. Phrases, fields and exclusions are kept to the letter. Before all
/// that it looks for all of it in the running heads and feet of papers with items (of others they belong to
/// the text): each such paper is a hit of its own.
struct SearchQuery {
  std::string text;
  SearchFilters filters;
  std::optional<SearchOrder> order;  ///< nothing: by relevance where there are words, else the newest first
  std::int64_t limit = 20;           ///< at most kMostHits
  std::int64_t offset = 0;
  bool with_closed = false;  ///< else closed items are as if they were not there: in hits, totals, facets,
                             ///< explanations and suggestions
  bool look_on = true;       ///< false: what has not all of it is no hit (where no note can be read beside)
  bool facets = false;       ///< count what the hits are: SearchPage::facets
};

/// How many of the hits have which value; the commonest first, values that are unknown left out. Each value
/// is one of the filter of that name, and its count is how many hits that filter would leave: a row of
/// minutes is of the kind `decision` and of the kind `minutes`, and a row may have several areas.
struct Facet {
  std::string name;  ///< `municipality`, `year` (the filters from and to), `outcome`, `kind` (type), `area`,
                     ///< `body`, `review`, and for who may see both, `closed` (`yes`, `no`)
  struct Value {
    std::string code;
    std::int64_t count = 0;
  };
  std::vector<Value> values;
};

/// A piece of a field with the words that were searched for.
struct Snippet {
  std::string field;        ///< `decision_text`, `title`, `recommendation`, `body`, or `running_lines` of a
                            ///< paper's heads and feet
  std::string text;         ///< white space squeezed; `…` at an end that was cut
  std::vector<Span> marks;  ///< in `text`, in order; whole printed words
};

struct SearchHit {
  std::string record;    ///< id; empty when the hit is a whole document
  std::string document;  ///< id
  std::string kind;      ///< `decision`, or the document's type
  std::string municipality_code;
  std::string municipality_name;
  std::string committee;
  std::string date;  ///< ISO; this and the others empty when unknown
  std::string item_number;
  std::string title;
  std::string outcome;
  std::string review;  ///< how it stands with people: `auto` read surely, `check` waits for a person, `ok` a
                       ///< person said so, `conflict` a person and the machine say different things. Of a
                       ///< whole document: the least sure of what was read in it
  double confidence = 0;  ///< of the record's reading, or of the document's
  bool closed = false;    ///< from behind closed doors (SearchQuery::with_closed)
  Snippet snippet;
  int page = 0;  ///< where the snippet's words (else the record) stands; 0 when not found
  std::vector<Span>
      page_marks;  ///< the marked words in that page's StoredPage::text, in order: pages' words and their
                   ///< boxes are found from these; empty where they stand in the furniture only
  std::optional<Box> box;  ///< of the printed passage as a whole, from the record's evidence
  std::string quote;       ///< verbatim in that page's text or furniture: the line around the snippet's words
  double score = 0;        ///< higher is better; 0 where there was no text to rank by
};

/// How many rows are looked at for one search of words. Beyond, the total is a least one, and the best hits
/// are the best of these: a word that stands everywhere tells nothing apart anyway.
inline constexpr std::int64_t kMostRows = 50'000;

/// How many hits one search gives at most.
inline constexpr std::int64_t kMostHits = 10'000;

struct SearchPage {
  std::vector<SearchHit> hits;                  ///< in the order asked for
  SearchOrder order = SearchOrder::kRelevance;  ///< that order, also where none was asked for
  std::int64_t total = 0;                       ///< exact unless is_least
  bool is_least = false;           ///< only the first kMostRows that came into question were looked at: there
                                   ///< are `total` hits or more, and the best (or newest, or oldest) are
                                   ///< those of these
  std::vector<std::string> notes;  ///< Danish sentences on how hits differ from what was asked for
  std::vector<Facet> facets;  ///< where they were asked for: counted over the `total` hits, so that counts
                              ///< are least ones where is_least. None for hits that have only most of
                              ///< what was asked for, and for more than kMostRows without words
  std::vector<std::string>
      unknown_words;  ///< when total is 0: words and phrases that no text has (running heads and feet may)
  std::string explanation;  ///< when total is 0: one Danish sentence on why; else empty
  std::string coverage;     ///< when total is 0: one on what the index holds; else empty
};

}  // namespace frisaet
