// What people say to the register: replies they were told, and which of two sources counts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ostream>
#include <utility>

#include "models/records/danish_names.h"
#include "models/rounds/area_names.h"
#include "models/text/danish.h"
#include "models/text/danish_days.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/register_views.h"
#include "pipeline/run/add_reply.h"

namespace frisaet {
namespace {

Error usage(std::string message, std::string hint) {
  return {ErrorCode::kUsage, std::move(message), "", std::move(hint)};
}

std::string area_codes(const Round& round) {
  std::string codes;
  for (const Area& area : round.areas) codes += (codes.empty() ? "" : ", ") + area.code;
  return codes;
}

Result<AreaCode> area_of(const Round& round, std::string_view typed) {
  if (const Area* area = area_named(round.areas, typed)) return area->code;
  return usage(
      "Runden har intet område \"" + std::string(trim(typed)) + "\".",
      "Vælg blandt: " + area_codes(round) + ". En anden runde end " + round.name + " vælges med --round.");
}

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.emplace_back(trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return parts;
}

Result<void> take_wishes(const Round& round, const RegisterOptions& options, Declaration& declaration) {
  int rank = 0;
  for (const std::string& entry : options.areas) {
    ++rank;
    for (const std::string& name : parts_of(entry, '/')) {
      auto area = area_of(round, name);
      if (!area) return area.error();
      const bool twice = std::any_of(declaration.priorities.begin(), declaration.priorities.end(),
                                     [&](const Priority& p) { return p.area == *area; });
      if (twice)
        return usage("Området " + area_name(round.areas, *area) + " står to gange.",
                     "Nævn hvert område én gang.");
      declaration.priorities.push_back({*area, options.open_set ? std::nullopt : std::optional(rank), {}});
    }
  }
  declaration.open_set = options.open_set && declaration.priorities.size() > 1;
  declaration.none_of_areas = options.none;
  declaration.withdraws = options.withdraws;
  const int says = static_cast<int>(!options.areas.empty()) + static_cast<int>(options.none);
  if (says == 2)
    return usage("Et svar kan ikke både ønske et område og ingen af dem.", "Vælg enten --area eller --none.");
  if (says == 0 && !options.withdraws) {
    return usage("Svaret siger intet.", "Angiv --area (et eller flere), --none eller --withdraws.");
  }
  return {};
}

Result<std::optional<Date>> day_given(const char* option, const std::string& typed) {
  if (typed.empty()) return std::optional<Date>();
  const auto day = day_typed(typed);
  if (!day)
    return usage(std::string(option) + " skal være en dag og ikke \"" + typed + "\".",
                 "Skriv dagen som 30-09-2022 eller 2022-09-30.");
  return std::optional(*day);
}

Result<DeclarationStatus> status_typed(const std::string& typed) {
  if (typed.empty()) return DeclarationStatus::kReported;
  if (const auto known = declaration_status_named(typed)) return *known;
  return usage("--status kan ikke være \"" + typed + "\".",
               "Vælg omtalt, administrativ, udvalg eller byråd.");
}

std::optional<std::string> or_nothing(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

Result<std::optional<ContactDetails>> contact_typed(const std::string& typed) {
  if (typed.empty()) return std::optional<ContactDetails>();
  std::vector<std::string> parts = parts_of(typed, ';');
  if (parts.size() > 4)
    return usage("--contact har for mange dele.", "Skriv \"Navn; titel; e-post; telefon\".");
  parts.resize(4);
  return std::optional(
      ContactDetails{or_nothing(parts[0]), or_nothing(parts[1]), or_nothing(parts[2]), or_nothing(parts[3])});
}

Result<Declaration> declaration_typed(const Round& round, const RegisterOptions& options) {
  Declaration declaration;
  auto municipality = municipality_named(options.municipality);
  if (!municipality) return municipality.error();
  declaration.municipality = *std::move(municipality);
  if (auto taken = take_wishes(round, options, declaration); !taken) return taken.error();
  const auto date = day_given("--date", options.date);
  const auto decided = day_given("--decided", options.decided);
  const auto status = status_typed(options.status);
  auto contact = contact_typed(options.contact);
  if (!date) return date.error();
  if (!decided) return decided.error();
  if (!status) return status.error();
  if (!contact) return contact.error();
  const Date today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
  declaration.date = date->value_or(today);
  if (*declaration.date > today || (*decided && **decided > today))
    return usage("Et svar kan ikke være givet eller besluttet på en dag, der ikke er kommet.",
                 "Se efter i --date og --decided.");
  declaration.status = *status;
  declaration.contact = *std::move(contact);
  declaration.replaces = or_nothing(options.replaces);
  declaration.reservation = or_nothing(options.reservation);
  if (*decided || !options.body.empty() || !options.item.empty())
    declaration.decided = DecidedBy{or_nothing(options.body), *decided, or_nothing(options.item)};
  return declaration;
}

}  // namespace

int add_told_reply(const Terminal& terminal, const Round& round, const RegisterOptions& options) {
  auto declaration = declaration_typed(round, options);
  if (!declaration) return report(terminal, declaration.error());
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());
  const std::string name = declaration->municipality->name;
  const auto added =
      add_reply(*folder, *store,
                {*std::move(declaration), author_or_login(options.author), options.reason, round.code});
  if (!added) return report(terminal, added.error());
  terminal.out << fmt::format("{}: svaret er skrevet ned{} ({}).\n", name,
                              added->outcome == PutOutcome::kUnchanged ? " i forvejen" : "", added->record);
  return kExitDone;
}

int decide_contradiction(const Terminal& terminal, Store& store, const Round& round,
                         const RegisterOptions& options) {
  const auto municipality = municipality_named(options.municipality);
  if (!municipality) return report(terminal, municipality.error());
  if (options.undo) {
    const auto rulings = store.rulings(round.code);
    if (!rulings) return report(terminal, rulings.error());
    int taken_back = 0;
    for (const RegisterRuling& ruling : *rulings) {
      if (ruling.municipality != municipality->code) continue;
      if (!options.phase.empty() && ruling.phase != options.phase) continue;
      if (auto done = store.revoke_ruling(round.code, ruling.phase, ruling.municipality); !done)
        return report(terminal, done.error());
      ++taken_back;
    }
    terminal.out << fmt::format("{}: {} afgørelser er taget tilbage.\n", municipality->name, taken_back);
    return kExitDone;
  }
  if (options.record.empty())
    return report(terminal,
                  usage("Der mangler id'et på den kilde, der gælder.",
                        "frisaet register show " + municipality->name + " viser kilderne med deres id."));
  const auto view = thread_of(store, round, municipality->code, {.with_closed = kStaff});
  if (!view) return report(terminal, view.error());
  const auto found = store.find(options.record);
  if (!found) return report(terminal, found.error());
  const RegisterEntry& entry = view->entries.front();
  const auto line = std::find_if(entry.lines.begin(), entry.lines.end(),
                                 [&](const RegisterLine& l) { return l.source.record_id == found->id; });
  if (line == entry.lines.end()) {
    return report(terminal, usage("Kilden " + found->id + " er ikke en af kommunens.",
                                  "frisaet register show " + municipality->name + " viser dem."));
  }
  std::string decided;
  for (const Phase& phase : round.phases) {
    if (!options.phase.empty() && phase.code != options.phase) continue;
    if (!speaks_to(round, phase, line->source)) continue;
    const std::string said = wish_text(round, phase, line->source.declaration);
    RegisterRuling ruling{
        municipality->code, phase.code, found->id, {}, said, author_or_login(options.author),
        options.reason,     ""};
    for (const RegisterLine& other : entry.lines) {
      if (speaks_to(round, phase, other.source)) ruling.seen.push_back(other.source.record_id);
    }
    if (auto ruled = store.rule(round.code, ruling); !ruled) return report(terminal, ruled.error());
    decided += (decided.empty() ? "" : "; ") + phase.name + ": " + said;
  }
  if (decided.empty()) {
    return report(terminal, usage("Kilden siger intet om den fase.", "Vælg en anden kilde eller fase."));
  }
  terminal.out << fmt::format("{}: det er afgjort, hvad der gælder. {}.\n", municipality->name, decided);
  return kExitDone;
}

}  // namespace frisaet
