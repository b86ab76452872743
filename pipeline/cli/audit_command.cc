#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <ostream>
#include <string_view>
#include <utility>

#include "models/core/date.h"
#include "models/text/csv.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/table.h"

namespace frisaet {
namespace {

/// DataFolder::audit_log() of a folder that is not to be made.
std::filesystem::path log_of(const Terminal& terminal) {
  return terminal.data / kAuditLogName;
}

int prove(const Terminal& terminal, AuditLog& log) {
  const auto proof = log.prove();
  if (!proof) return report(terminal, proof.error());
  if (proof->broken_at) {
    terminal.err << fmt::format(
        "frisaet: Loggen er ændret: nr. {} er ikke, som det blev skrevet, eller der mangler noget før det.\n",
        *proof->broken_at);
    return kExitFailed;
  }
  terminal.out << fmt::format(
      "{} linjer, alle som de blev skrevet. Den sidste er nr. {} med fingeraftrykket {}.\n"
      "Skriv de to ned et andet sted: at slutningen er skåret af, kan ikke ses på resten.\n",
      proof->checked, proof->last_number, proof->last_hash);
  return kExitDone;
}

constexpr std::array<std::string_view, 10> kNoted{"search",  "show",         "register", "export",
                                                  "review",  "withdraw",     "erase",    "backup",
                                                  "restore", "import-survey"};

/// Whether its words are what somebody says of a record or for a municipality.
bool says_something(const TypedCommand& command) {
  if (command.name == "review") return command.verb != "list" && command.verb != "show";
  return command.name == "register" && (command.verb == "add" || command.verb == "decide");
}

/// Without what stands behind `--reason` and `--note`.
std::vector<std::string> without_reasons(const std::vector<std::string>& words) {
  std::vector<std::string> kept;
  bool is_said = false;
  for (const std::string& word : words) {
    if (!std::exchange(is_said, false)) {
      const std::string option = word.substr(0, word.find('='));
      const bool gives_reason = option == "--reason" || option == "--note";
      is_said = gives_reason && option.size() == word.size();
      kept.push_back(gives_reason ? option : word);
    }
  }
  return kept;
}

std::vector<std::string> noted_words(const TypedCommand& command) {
  if (!says_something(command)) return without_reasons(command.words);
  std::vector<std::string> words{command.verb};
  std::copy_if(command.about.begin(), command.about.end(), std::back_inserter(words),
               [](const std::string& name) { return !name.empty(); });
  for (const std::string& word : command.words)
    if (word.size() > 2 && word.starts_with("--")) words.push_back(word.substr(0, word.find('=')));
  return words;
}

}  // namespace

void note_command(const Terminal& terminal, const TypedCommand& command) {
  if (std::find(kNoted.begin(), kNoted.end(), command.name) == kNoted.end()) return;
  std::error_code code;
  if (!std::filesystem::exists(terminal.data / "frisaet.db", code)) return;
  std::string typed;
  for (const std::string& word : noted_words(command)) typed += (typed.empty() ? "" : " ") + word;
  const auto noted = [&]() -> Result<void> {
    auto log = AuditLog::open(log_of(terminal), terminal.audit_months);
    if (!log) return log.error();
    return log->add({0, "", author_or_login(""), command.name, "", typed});
  }();
  if (!noted)
    terminal.err << "frisaet: Det kunne ikke skrives i loggen (audit.db). " << noted.error().describe()
                 << '\n';
}

int run_audit(const Terminal& terminal, const AuditOptions& options) {
  for (const auto& [name, day] :
       {std::pair("--from", &options.filter.from), std::pair("--to", &options.filter.to)}) {
    if (!day->empty() && !parse_iso_date(*day))
      return report(terminal, {ErrorCode::kUsage, std::string(name) + " kan ikke være »" + *day + "«.", "",
                               "Skriv datoen som 2026-11-29."});
  }
  auto log = AuditLog::open_reading(log_of(terminal));
  if (!log) return report(terminal, log.error());
  if (options.prove) return prove(terminal, *log);
  const auto entries = log->entries(options.filter);
  if (!entries) return report(terminal, entries.error());
  if (options.format == Format::kCsv) {
    terminal.out << "\xEF\xBB\xBF" << csv_line({"number", "at", "who", "action", "target", "detail"}, ';');
    for (const AuditEntry& e : *entries)
      terminal.out << csv_line({std::to_string(e.number), e.at, e.who, e.action, e.target, e.detail}, ';');
    return kExitDone;
  }
  Table table({"Nr.", "Hvornår (UTC)", "Hvem", "Hvad", "På hvad", "Hvordan"}, 60);
  for (const AuditEntry& e : *entries)
    table.add({std::to_string(e.number), e.at, e.who.empty() ? "ukendt" : e.who, danish_action(e.action),
               e.target.substr(0, 12), e.detail});
  if (!table.empty()) table.print(terminal.out);
  if (table.empty()) terminal.err << "frisaet: Intet i loggen svarer til det.\n";
  return kExitDone;
}

}  // namespace frisaet
