#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "models/records/danish_names.h"
#include "models/records/record.h"
#include "models/records/review_states.h"
#include "models/text/csv.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"
#include "pipeline/run/search_parameters.h"
#include "pipeline/run/search_view.h"

namespace frisaet {
namespace {

/// The filters by their names, as written.
std::map<std::string, std::string> chosen_filters(const SearchOptions& o) {
  std::map<std::string, std::string> chosen;
  for (const auto& [name, value] :
       {std::pair{"municipality", &o.municipality}, std::pair{"committee", &o.committee},
        std::pair{"body", &o.body}, std::pair{"from", &o.from}, std::pair{"to", &o.to},
        std::pair{"outcome", &o.outcome}, std::pair{"area", &o.area}, std::pair{"type", &o.type},
        std::pair{"review", &o.review}, std::pair{"closed", &o.closed}}) {
    if (!value->empty()) chosen[name] = *value;
  }
  return chosen;
}

Result<SearchQuery> query_of(const SearchOptions& o) {
  SearchQuery query;
  query.with_closed = kStaff;
  query.facets = o.format != Format::kCsv;
  query.look_on = o.format != Format::kCsv;  // a table has no place to say that its rows only come near
  for (const std::string& word : o.words)
    query.text += (query.text.empty() ? "" : " ") + (word.starts_with(" -") ? word.substr(1) : word);
  query.limit = o.limit;
  auto chosen = chosen_filters(o);
  chosen[std::string(kSearchOrder)] = o.order;
  for (const auto& [name, value] : chosen)
    if (auto set = set_search_parameter(query, name, value); !set) return set.error();
  return query;
}

/// How far what a hit says can be trusted, where a person is to look or has looked.
std::string standing(const SearchHitView& hit) {
  if (hit.review == "auto") return "";
  return fmt::format(" ({}{})", danish_review(hit.review),
                     // A paper waits for the least sure of its records; the figure is its own.
                     hit.review == "check" && hit.confidence < kReviewThreshold
                         ? fmt::format(", {:.0f} %", 100 * hit.confidence)
                         : "");
}

void print_hits(std::ostream& out, const std::vector<SearchHitView>& hits, const SearchPage& found) {
  for (const SearchHitView& hit : hits) {
    std::string head = hit.municipality_name.empty() ? "(ukendt kommune)" : hit.municipality_name;
    for (const std::string& part : {hit.committee, hit.date}) {
      if (!part.empty()) head += ", " + part;
    }
    if (!hit.item_number.empty()) head += ", punkt " + hit.item_number;
    if (hit.closed) head += " · lukket";
    if (!hit.outcome.empty()) head += " · " + danish_outcome(hit.outcome);
    head += standing(hit);
    out << head << '\n';
    if (!hit.title.empty()) out << "  " << shortened(hit.title, 110) << '\n';
    if (!hit.snippet.empty()) out << "  " << hit.snippet << '\n';
    out << "  " << (hit.record.empty() ? hit.document.substr(0, 12) : hit.record);
    if (hit.page > 0) out << ", side " << hit.page;
    out << "\n\n";
  }
  if (found.total == 0) {
    out << found.explanation << '\n';
    if (!found.coverage.empty()) out << found.coverage << '\n';
  } else {
    out << fmt::format("{} af {}{} fund. frisaet show ID viser dokumentet.\n", hits.size(),
                       found.is_least ? "mindst " : "", found.total);
  }
}

/// How the hits differ from what was asked for.
void print_notes(std::ostream& err, const SearchPage& found) {
  for (const std::string& note : found.notes) err << note << '\n';
  if (found.is_least) {
    err << fmt::format("Der er mindst {} fund; {} {}. Skriv flere ord, eller afgræns.\n", found.total,
                       chosen_among(found.order), kMostRows);
  }
}

/// What a table cannot say itself: that it is empty, or not all.
void print_csv_notes(std::ostream& err, const SearchPage& found) {
  if (found.total == 0) err << found.explanation << '\n';
  if (const auto rows = static_cast<std::int64_t>(found.hits.size()); rows < found.total) {
    err << fmt::format("{} af {}{} fund er med; --limit giver flere, højst {}.\n", rows,
                       found.is_least ? "mindst " : "", found.total, kMostHits);
  }
}

/// What would narrow a search whose hits are more than are shown.
void print_facets(std::ostream& err, const SearchPage& found) {
  constexpr std::size_t kMostValues = 6;
  for (const auto& [facet, option] :
       {std::pair{"municipality", "--municipality"}, std::pair{"year", "--from/--to"},
        std::pair{"outcome", "--outcome"}, std::pair{"area", "--area"}, std::pair{"kind", "--type"},
        std::pair{"body", "--body"}, std::pair{"review", "--review"}, std::pair{"closed", "--closed"}}) {
    for (const Facet& counts : found.facets) {
      if (counts.name != facet || counts.values.size() < 2) continue;
      std::string line;
      for (std::size_t i = 0; i < std::min(kMostValues, counts.values.size()); ++i)
        line += fmt::format("{}{} {}", i > 0 ? ", " : "", facet_label(facet, counts.values[i].code),
                            counts.values[i].count);
      if (counts.values.size() > kMostValues) line += " …";
      err << fmt::format("Afgræns med {}: {}\n", option, line);
    }
  }
}

void print_csv(std::ostream& out, const std::vector<SearchHitView>& hits) {
  out << "\xEF\xBB\xBF"
      << csv_line({"record", "document", "kind", "municipality_code", "municipality", "committee", "date",
                   "item_number", "title", "outcome", "page", "snippet", "score", "review", "confidence",
                   "closed"},
                  ';');
  for (const SearchHitView& hit : hits) {
    out << csv_line(
        {hit.record, hit.document, hit.kind, hit.municipality_code, hit.municipality_name, hit.committee,
         hit.date, hit.item_number, hit.title, hit.outcome, hit.page > 0 ? std::to_string(hit.page) : "",
         hit.snippet, fmt::format("{:.4f}", hit.score), hit.review, fmt::format("{:.4f}", hit.confidence),
         hit.closed ? "yes" : "no"},
        ';');
  }
}

}  // namespace

int run_search(const Terminal& terminal, const SearchOptions& options) {
  auto query = query_of(options);
  if (!query) return report(terminal, query.error());
  auto store = open_to_read(terminal);
  if (!store) return report(terminal, store.error());
  const auto found = store->search(*query);
  if (!found) return report(terminal, found.error());
  const auto view = view_search(*store, query->text, chosen_filters(options), *found);
  if (!view) return report(terminal, view.error());
  switch (options.format) {
    case Format::kJson:
      terminal.out << search_json(*view) << '\n';
      break;
    case Format::kCsv:
      print_csv(terminal.out, view->hits);
      print_csv_notes(terminal.err, *found);
      break;
    case Format::kText:
      print_hits(terminal.out, view->hits, *found);
      if (found->total > static_cast<std::int64_t>(view->hits.size())) print_facets(terminal.err, *found);
      break;
  }
  print_notes(terminal.err, *found);
  return kExitDone;
}

}  // namespace frisaet
