#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "models/municipality/municipality.h"
#include "models/municipality/tile_map.h"
#include "models/records/danish_names.h"
#include "models/register/register.h"
#include "models/rounds/round.h"
#include "models/text/utf8.h"
#include "pipeline/run/round_view.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/round_parameter.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

std::string wishes_of(const Declaration& declaration) {
  if (declaration.none_of_areas) return "ingen af områderne";
  std::string text;
  for (const Priority& priority : declaration.priorities) {
    if (!text.empty()) text += declaration.open_set ? " eller " : ", ";
    if (priority.rank) text += std::to_string(*priority.rank) + ". ";
    text += danish_area(priority.area) + (priority.condition ? " (betinget)" : "");
  }
  return text.empty() ? "–" : text;
}

std::string standing_of(const RegisterLine& line) {
  const Declaration& declaration = line.source.declaration;
  std::string text = declaration.status ? std::string(danish(*declaration.status)) : "ukendt status";
  if (const auto day = day_of(line.source)) text += ", " + danish_day(to_iso(*day));
  return text;
}

View row_of(const RegisterEntry& entry) {
  View row;
  row.set("code", entry.municipality.code);
  row.set("name", entry.municipality.name);
  row.set("missing", entry.missing);
  row.set("doubt", entry.in_doubt);
  const auto counts = entry.counts();
  row.set("counts", counts.has_value());
  if (counts) {
    const RegisterLine& line = entry.lines[*counts];
    row.set("wishes", wishes_of(line.source.declaration));
    row.set("standing", standing_of(line));
    row.set("late", line.late);
    row.set("reservation", line.source.declaration.reservation.has_value());
  }
  return row;
}

constexpr int kTileWidth = 70, kTileHeight = 40, kTileGap = 4;

/// What a municipality's square says: a class for the style sheet, and a word so that colour is not alone.
std::pair<std::string, std::string> standing_on_map(const RegisterEntry& entry) {
  if (entry.in_doubt) return {"doubt", "tvivl"};
  const auto counts = entry.counts();
  if (!counts) return entry.missing ? std::pair{"missing", "mangler"} : std::pair{"none", "intet"};
  const Declaration& declaration = entry.lines[*counts].source.declaration;
  if (declaration.none_of_areas || declaration.priorities.empty()) return {"none", "ingen"};
  if (declaration.open_set && declaration.priorities.size() > 1) return {"open", "flere"};
  const auto first = std::min_element(
      declaration.priorities.begin(), declaration.priorities.end(),
      [](const Priority& a, const Priority& b) { return a.rank.value_or(99) < b.rank.value_or(99); });
  std::string word = danish_area(first->area);
  if (word.size() > 10) word = word.substr(0, 8) + ".";  // `beskæftigelse` does not fit
  return {"wish " + first->area, word};
}

void put_map(View& view, const Register& of_round) {
  ViewList tiles;
  int columns = 0, rows = 0;
  for (const Tile& tile : tile_map()) {
    columns = std::max(columns, tile.column + 1);
    rows = std::max(rows, tile.row + 1);
    const RegisterEntry* entry = of_round.of(tile.municipality->code);
    if (entry == nullptr) continue;
    const auto [state, word] = standing_on_map(*entry);
    const auto counts = entry->counts();
    View square;
    square.set("code", tile.municipality->code);
    square.set("name", tile.municipality->name);
    square.set("short", tile.municipality->name.substr(
                            0, floor_code_point(tile.municipality->name,
                                                std::min<std::size_t>(tile.municipality->name.size(), 11))));
    square.set("state", state);
    square.set("word", word);
    square.set("wishes", counts ? wishes_of(entry->lines[*counts].source.declaration) : "intet svar gælder");
    square.set("x", std::to_string(tile.column * (kTileWidth + kTileGap)));
    square.set("y", std::to_string(tile.row * (kTileHeight + kTileGap)));
    tiles.push_back(square);
  }
  view.set("tiles", tiles);
  view.set("map_width", std::to_string(columns * (kTileWidth + kTileGap)));
  view.set("map_height", std::to_string(rows * (kTileHeight + kTileGap)));
}

/// How far a deadline is away, for people who have to meet it.
std::string time_left(Date deadline) {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const auto days = (std::chrono::sys_days{deadline} - today).count();
  if (days > 1) return fmt::format("om {} dage", days);
  return days == 1 ? "i morgen" : days == 0 ? "i dag" : "udløbet";
}

/// Whom to ask about what counts. Contact persons are for those who handle the cases.
void put_contact(View& view, const RegisterEntry& entry) {
  const auto counts = entry.counts();
  const auto& contact = counts ? entry.lines[*counts].source.declaration.contact : std::nullopt;
  view.set("contact", contact.has_value());
  if (!contact) return;
  put(view, "contact_name", contact->name.value_or(""));
  put(view, "contact_title", contact->title.value_or(""));
  put(view, "contact_email", contact->email.value_or(""));
  put(view, "contact_phone", contact->phone.value_or(""));
}

View line_view(const RegisterLine& line) {
  View view;
  const Declaration& declaration = line.source.declaration;
  const auto day = day_of(line.source);
  view.set("day", day ? danish_day(to_iso(*day)) : "ukendt dag");
  view.set("wishes", declaration.withdraws && declaration.priorities.empty() ? "trækker tilbage"
                                                                             : wishes_of(declaration));
  const auto written = written_on(line.source);
  view.set("status", (declaration.status ? std::string(danish(*declaration.status)) : "ukendt") +
                         (written == day ? "" : ", skrevet " + danish_day(to_iso(*written))));
  put(view, "reservation", declaration.reservation.value_or(""));
  view.set("why", line.why);
  view.set("counts", line.state == SourceState::kCounts);
  view.set("contradicts", line.state == SourceState::kContradicts);
  view.set("late", line.late);
  view.set("path", "/dokument/" + line.source.document_sha256 + "#" + line.source.record_id);
  return view;
}

/// What a meeting did without its being a wish, as a line of the same list.
View step_view(const RegisterStep& step) {
  View view;
  view.set("day", step.date ? danish_day(to_iso(*step.date)) : "ukendt dag");
  view.set("wishes", step.title.value_or("punkt uden titel"));
  view.set("status", step.body.value_or("ukendt") + (step.item_number ? ", punkt " + *step.item_number : "") +
                         " · " + (step.outcome ? std::string(danish(*step.outcome)) : "uden beslutning"));
  view.set("why", why_no_declaration(step));
  for (const char* flag : {"counts", "contradicts", "late"}) view.set(flag, false);
  put(view, "reservation", "");
  view.set("path", "/dokument/" + step.document_sha256 + "#" + step.record_id);
  return view;
}

/// Sources and steps in one order of time; unknown days first.
ViewList story_of(const RegisterEntry& entry) {
  std::vector<std::pair<std::string, View>> story;
  for (const RegisterLine& line : entry.lines) {
    const auto day = day_of(line.source);
    story.emplace_back(day ? to_iso(*day) : "", line_view(line));
  }
  for (const RegisterStep& step : entry.steps)
    story.emplace_back(step.date ? to_iso(*step.date) : "", step_view(step));
  std::stable_sort(story.begin(), story.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  ViewList lines;
  for (auto& [day, view] : story) lines.push_back(std::move(view));
  return lines;
}

/// What `?dag=` asks: the register as it stood at the end of a day.
Result<RegisterQuestion> question_asked(const Context& context) {
  RegisterQuestion question{.with_closed = sees_closed(context)};
  const std::string typed = context.request.parameter("dag");
  if (typed.empty()) return question;
  question.as_of = day_typed(typed);
  if (!question.as_of)
    return Error{ErrorCode::kUsage, "»" + typed + "« er ingen dag.", "", "Skriv dagen som 30-09-2022."};
  return question;
}

/// The form's day, the sentence on it, and what keeps both in addresses.
void put_day(View& view, const Round& round, const RegisterQuestion& question) {
  view.set("day_typed", question.as_of ? typed_day(*question.as_of) : "");
  put(view, "as_of", question.as_of ? danish_day(to_iso(*question.as_of)) : "");
  view.set("round_code", round.code);
  view.set("asked",
           query_string({{"round", round.code}, {"dag", question.as_of ? typed_day(*question.as_of) : ""}}));
}

}  // namespace

Response municipalities_page(Context& context) {
  const Round& round = round_asked(context.request);
  const auto question = question_asked(context);
  if (!question) return error_page(context, question.error());
  const auto view_of_round = register_of(context.store, round, *question);
  if (!view_of_round) return error_page(context, view_of_round.error());
  std::vector<const RegisterEntry*> entries;
  for (const RegisterEntry& entry : view_of_round->entries) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(),
            [](const auto* a, const auto* b) { return a->municipality.name < b->municipality.name; });
  long counted = 0, doubtful = 0, missing = 0;
  ViewList rows;
  for (const RegisterEntry* entry : entries) {
    counted += entry->counts().has_value();
    doubtful += entry->in_doubt;
    missing += entry->missing;
    rows.push_back(row_of(*entry));
  }
  View view;
  view.set("round", round.name);
  view.set("rounds", round_choices(round));
  put_day(view, round, *question);
  view.set("rows", rows);
  put_map(view, *view_of_round);
  view.set("all", danish_number(static_cast<long>(entries.size())));
  view.set("counted", danish_number(counted));
  view.set("doubtful", danish_number(doubtful));
  view.set("missing_count", danish_number(missing));
  view.set("unplaced", danish_number(static_cast<long>(view_of_round->unplaced.size())));
  view.set("any_unplaced", !view_of_round->unplaced.empty());
  view.set("papers", danish_number(static_cast<long>(view_of_round->unplaced_papers.size())));
  view.set("any_papers", !view_of_round->unplaced_papers.empty());
  return page(context, "municipalities", "Kommuner", std::move(view));
}

Response municipality_page(Context& context) {
  const Round& round = round_asked(context.request);
  const auto question = question_asked(context);
  if (!question) return error_page(context, question.error());
  const auto thread = thread_of(context.store, round, context.rest, *question);
  if (!thread && thread.error().code == ErrorCode::kNotFound) {
    return error_page(context, {ErrorCode::kNotFound, "Der er ingen kommune med den kode.", context.rest,
                                "Vælg kommunen i tabellen under Kommuner."});
  }
  if (!thread) return error_page(context, thread.error());
  const RegisterEntry* entry = &thread->entries.front();
  View view;
  view.set("name", entry->municipality.name);
  view.set("code", entry->municipality.code);
  view.set("round", round.name);
  put_day(view, round, *question);
  view.set("missing", entry->missing);
  ViewList doubts, phases;
  for (const std::string& doubt : entry->doubts) {
    View line;
    line.set("text", doubt);
    doubts.push_back(line);
  }
  for (const PhaseView& phase : entry->phases) {
    View line;
    const auto known = std::find_if(round.phases.begin(), round.phases.end(),
                                    [&](const Phase& p) { return p.code == phase.phase; });
    line.set("name", known == round.phases.end() ? phase.phase : known->name);
    line.set("counts",
             phase.counts ? wishes_of(entry->lines[*phase.counts].source.declaration) : "intet svar gælder");
    line.set("late", phase.late);
    if (known != round.phases.end() && known->deadline) {
      line.set("deadline", danish_day(to_iso(*known->deadline)));
      line.set("left", time_left(*known->deadline));
    }
    phases.push_back(line);
  }
  view.set("lines", story_of(*entry));
  view.set("doubts", doubts);
  view.set("doubtful", !doubts.empty());
  view.set("phases", phases);
  if (context.visitor.may(Role::kEditor)) put_contact(view, *entry);
  view.set("explanation",
           "/fordeling/" + entry->municipality.code + "?" + query_string({{"round", round.code}}));
  view.set("search", "/soeg?municipality=" + entry->municipality.code);
  return page(context, "municipality", entry->municipality.name, std::move(view));
}

}  // namespace frisaet::web
