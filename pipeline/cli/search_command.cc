#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ostream>

#include "models/core/date.h"
#include "models/records/danish_names.h"
#include "models/rounds/round.h"
#include "models/text/csv.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"
#include "pipeline/run/search_view.h"

namespace frisaet {
namespace {

Error bad_option(const std::string& option, const std::string& value, const std::string& hint) {
  return {ErrorCode::kUsage, "\"" + value + "\" forstås ikke ved " + option + ".", "", hint};
}

Result<SearchQuery> query_of(const SearchOptions& o) {
  SearchQuery query;
  query.with_closed = kStaff;
  query.facets = o.format == Format::kText;
  query.look_on = o.format != Format::kCsv;  // a table has no place to say that its rows only come near
  for (const std::string& word : o.words) query.text += (query.text.empty() ? "" : " ") + word;
  query.limit = o.limit;
  if (!o.municipality.empty()) {
    auto municipality = municipality_named(o.municipality);
    if (!municipality) return municipality.error();
    query.filters.municipality = municipality->code;
  }
  for (const auto& [name, text, date] :
       {std::tuple{"--from", &o.from, &query.filters.from}, std::tuple{"--to", &o.to, &query.filters.to}}) {
    if (text->empty()) continue;
    *date = parse_iso_date(*text);
    if (!*date) return bad_option(name, *text, "Skriv datoen som 2022-09-30.");
  }
  if (!o.outcome.empty()) {
    const auto outcome = outcome_named(o.outcome);
    if (!outcome) {
      return bad_option(
          "--outcome", o.outcome,
          "Vælg mellem godkendt, anbefalet, afvist, udsat, \"taget til efterretning\", \"sendt videre\", "
          "drøftet, \"delt afgørelse\", \"godkendt med ændring\", udgået og \"ingen beslutning\".");
    }
    query.filters.outcome = to_string(*outcome);
  }
  if (!o.committee.empty()) query.filters.committee = o.committee;
  if (!o.area.empty()) {
    if (danish_area(o.area) == o.area && o.area != "dagtilbud" && o.area != "folkeskole") {
      return bad_option("--area", o.area, "Vælg mellem beskaeftigelse, dagtilbud, folkeskole og aeldre.");
    }
    query.filters.area = o.area;
  }
  if (!o.type.empty()) {
    if (!is_kind(o.type)) {
      return bad_option("--type", o.type,
                        "Vælg mellem decision, declaration, minutes, agenda, kl_letter, agreement og other.");
    }
    query.filters.type = o.type;
  }
  return query;
}

std::map<std::string, std::string> chosen_filters(const SearchOptions& o) {
  std::map<std::string, std::string> chosen;
  for (const auto& [name, value] :
       {std::pair{"municipality", &o.municipality}, std::pair{"committee", &o.committee},
        std::pair{"from", &o.from}, std::pair{"to", &o.to}, std::pair{"outcome", &o.outcome},
        std::pair{"area", &o.area}, std::pair{"type", &o.type}}) {
    if (!value->empty()) chosen[name] = *value;
  }
  return chosen;
}

void print_hits(std::ostream& out, const std::vector<SearchHitView>& hits, const SearchPage& found) {
  for (const SearchHitView& hit : hits) {
    std::string head = hit.municipality_name.empty() ? "(ukendt kommune)" : hit.municipality_name;
    for (const std::string& part : {hit.committee, hit.date}) {
      if (!part.empty()) head += ", " + part;
    }
    if (!hit.item_number.empty()) head += ", punkt " + hit.item_number;
    if (!hit.outcome.empty()) head += " · " + danish_outcome(hit.outcome);
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
    err << fmt::format(
        "Der er mindst {} fund; de bedste er valgt blandt de første {}. Skriv flere ord, eller afgræns.\n",
        found.total, kMostRows);
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
        std::pair{"outcome", "--outcome"}, std::pair{"area", "--area"}, std::pair{"kind", "--type"}}) {
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
                   "item_number", "title", "outcome", "page", "snippet", "score"},
                  ';');
  for (const SearchHitView& hit : hits) {
    out << csv_line(
        {hit.record, hit.document, hit.kind, hit.municipality_code, hit.municipality_name, hit.committee,
         hit.date, hit.item_number, hit.title, hit.outcome, hit.page > 0 ? std::to_string(hit.page) : "",
         hit.snippet, fmt::format("{:.4f}", hit.score)},
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
