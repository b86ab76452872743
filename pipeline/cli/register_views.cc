#include "pipeline/cli/register_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "models/records/danish_names.h"
#include "models/rounds/area_names.h"
#include "models/text/csv.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/table.h"
#include "pipeline/json/register.h"

namespace frisaet {
namespace {

constexpr std::array<std::pair<SourceState, std::string_view>, 8> kStates{
    {{SourceState::kCounts, "gælder"},
     {SourceState::kOutranked, "overgået"},
     {SourceState::kSuperseded, "afløst"},
     {SourceState::kReplaced, "erstattet"},
     {SourceState::kWithdrawn, "trukket tilbage"},
     {SourceState::kSaysNothing, "siger intet"},
     {SourceState::kContradicts, "MODSIGELSE"},
     {SourceState::kSetAside, "sat til side"}}};

std::string danish(SourceState state) {
  for (const auto& [known, name] : kStates) {
    if (known == state) return std::string(name);
  }
  return std::string(to_string(state));
}

std::string who_says(const RegisterSource& source) {
  const Declaration& declaration = source.declaration;
  if (declaration.decided && declaration.decided->body) {
    return *declaration.decided->body +
           (declaration.decided->item_number ? ", pkt. " + *declaration.decided->item_number : "");
  }
  return declaration.status ? std::string(frisaet::danish(*declaration.status)) : "ukendt";
}

/// The body and, where the paper tells of another day's decision, when it was written.
std::string who_and_when(const RegisterSource& source) {
  const auto written = written_on(source);
  return who_says(source) + (written == day_of(source) ? "" : ", skrevet " + to_iso(*written));
}

std::string wishes_over(const Round& round, const Declaration& declaration) {
  std::string all;
  for (const Phase& phase : round.phases) {
    const std::string said = wish_text(round, phase, declaration);
    if (!said.empty() && said != all) all += (all.empty() ? "" : "; ") + said;
  }
  return all;
}

/// One line of the story, a source or a step: day, who, what, state, why, record.
using Cells = std::vector<std::string>;

Cells cells_of(const RegisterLine& line, const Round& round) {
  const auto day = day_of(line.source);
  const Declaration& declaration = line.source.declaration;
  return {day ? to_iso(*day) : "",
          who_and_when(line.source),
          wishes_over(round, declaration) + (declaration.reservation ? " (forbehold)" : ""),
          danish(line.state) + (line.late ? ", efter fristen" : ""),
          line.why,
          line.source.record_id};
}

Cells cells_of(const RegisterStep& step, const Round& round) {
  std::string areas;
  for (const AreaCode& area : step.areas) areas += (areas.empty() ? "" : ", ") + area_name(round.areas, area);
  return {step.date ? to_iso(*step.date) : "",
          step.body.value_or("ukendt") + (step.item_number ? ", pkt. " + *step.item_number : ""),
          step.title.value_or(areas),
          step.outcome ? std::string(frisaet::danish(*step.outcome)) : "uden beslutning",
          why_no_declaration(step),
          step.record_id};
}

/// Sources and steps in one order of time.
std::vector<Cells> story_of(const RegisterEntry& entry, const Round& round) {
  std::vector<Cells> story;
  for (const RegisterLine& line : entry.lines) story.push_back(cells_of(line, round));
  for (const RegisterStep& step : entry.steps) story.push_back(cells_of(step, round));
  std::stable_sort(story.begin(), story.end(), [](const Cells& a, const Cells& b) { return a[0] < b[0]; });
  return story;
}

void print_counts(std::ostream& out, const RegisterEntry& entry, const Round& round) {
  for (std::size_t i = 0; i < entry.phases.size(); ++i) {
    const PhaseView& phase = entry.phases[i];
    std::string says = "intet svar";
    if (phase.counts) {
      const RegisterSource& source = entry.lines[*phase.counts].source;
      says = wish_text(round, round.phases[i], source.declaration) + " (" + who_says(source) + ")";
      if (phase.late) says += ", efter fristen";
    } else if (phase.answered) {
      says = "intet ønske står ved magt";
    } else if (!phase.expected) {
      says = "spørges ikke: har et område eller er holdt ude";
    }
    out << fmt::format("{}: {}\n", round.phases[i].name, says);
  }
}

void print_person(std::ostream& out, const RegisterEntry& entry) {
  const auto newest = entry.counts();
  if (!newest) return;
  const Declaration& declaration = entry.lines[*newest].source.declaration;
  if (declaration.reservation) out << "Forbehold: " << shortened(*declaration.reservation, 200) << '\n';
  for (auto line = entry.lines.rbegin(); line != entry.lines.rend(); ++line) {
    const auto& contact = line->source.declaration.contact;
    if (!contact) continue;
    std::string text;
    for (const auto& part : {contact->name, contact->title, contact->email, contact->phone})
      if (part) text += (text.empty() ? "" : ", ") + *part;
    out << "Kontakt: " << text << '\n';
    return;
  }
}

void print_text(std::ostream& out, const Register& view, const RegisterEntry& entry, const Round& round) {
  out << fmt::format("{} ({}), {}{}\n", entry.municipality.name, entry.municipality.code, round.name,
                     time_text(view));
  print_counts(out, entry, round);
  print_person(out, entry);
  for (const std::string& doubt : entry.doubts) out << "TVIVL: " << doubt << '\n';
  if (entry.lines.empty() && entry.steps.empty()) return;
  out << '\n';
  Table table({"Dag", "Hvem", "Hvad", "Udfald", "Hvorfor", "Post"}, 60);
  for (const Cells& cells : story_of(entry, round)) table.add(cells);
  table.print(out);
}

void print_csv(std::ostream& out, const RegisterEntry& entry, const Round& round) {
  out << "\xEF\xBB\xBF" << csv_line({"date", "who", "what", "state", "why", "record"}, ';');
  for (const Cells& cells : story_of(entry, round)) out << csv_line(cells, ';');
}

}  // namespace

Result<RegisterQuestion> register_question(const RegisterOptions& options) {
  RegisterQuestion question{.with_closed = kStaff};
  if (!options.as_of.empty()) {
    question.as_of = parse_iso_date(options.as_of);
    if (!question.as_of) {
      return Error{ErrorCode::kUsage, "--as-of skal være en dag og ikke \"" + options.as_of + "\".", "",
                   "Skriv dagen som 2022-09-30."};
    }
  }
  if (!options.known_at.empty()) {
    // The day, or the day with a time in the form of received_at, to the minute or the second.
    constexpr std::string_view kForm = "0000-00-00T00:00:00Z";
    const std::string& typed = options.known_at;
    bool fits = typed.size() == 10 || typed.size() == 16 || typed.size() == kForm.size();
    for (std::size_t i = 10; fits && i < typed.size(); ++i)
      fits = kForm[i] == '0' ? typed[i] >= '0' && typed[i] <= '9' : typed[i] == kForm[i];
    if (!fits || !parse_iso_date(std::string_view(typed).substr(0, 10))) {
      return Error{ErrorCode::kUsage,
                   "--known-at skal være en dag eller et tidspunkt og ikke \"" + typed + "\".", "",
                   "Skriv det som 2022-09-30 eller 2022-09-30T12:00:00Z (UTC)."};
    }
    question.known_at = typed;
  }
  return question;
}

std::string time_text(const Register& view) {
  std::string text;
  if (view.as_of) text += ", som det gjaldt " + to_iso(*view.as_of);
  if (!view.known_at.empty()) text += ", efter hvad der var kommet ind " + view.known_at;
  return text;
}

Result<std::vector<std::size_t>> phases_asked(const Round& round, const std::string& code) {
  std::vector<std::size_t> phases;
  std::string codes;
  for (std::size_t i = 0; i < round.phases.size(); ++i) {
    const Phase& phase = round.phases[i];
    codes += (codes.empty() ? "" : ", ") + phase.code;
    // In a designation whoever is interested answers; in a placement everybody does.
    if (code.empty() ? phase.kind == Phase::Kind::kPlacement : phase.code == code) phases.push_back(i);
  }
  if (phases.empty() && !code.empty()) {
    return Error{ErrorCode::kUsage, "Runden har ingen fase \"" + code + "\".", "",
                 "Vælg en af: " + codes + "."};
  }
  return phases;
}

int print_thread(const Terminal& terminal, Store& store, const Round& round, const RegisterOptions& options,
                 const RegisterQuestion& question) {
  const auto municipality = municipality_named(options.municipality);
  if (!municipality) return report(terminal, municipality.error());
  const auto view = thread_of(store, round, municipality->code, question);
  if (!view) return report(terminal, view.error());
  switch (options.format) {
    case Format::kJson:
      terminal.out << register_json(round, *view) << '\n';
      break;
    case Format::kCsv:
      print_csv(terminal.out, view->entries.front(), round);
      break;
    case Format::kText:
      print_text(terminal.out, *view, view->entries.front(), round);
      break;
  }
  return kExitDone;
}

}  // namespace frisaet
