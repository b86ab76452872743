#include "pipeline/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ostream>
#include <sstream>

#include "pipeline/cli/commands.h"
#include "pipeline/cli/danish_help.h"
#include "pipeline/cli/declared_options.h"
#include "pipeline/cli/stop_on_signal.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

/// In a search `-ord` means without that word, and is no option: with a blank before it CLI11 takes it for a
/// word. (Behind `--` it would only where all words are.) What begins so in other commands is left alone.
std::vector<std::string> with_exclusions_as_words(std::vector<std::string> arguments) {
  auto at = arguments.begin();
  while (at != arguments.end() && at->starts_with("--"))  // options of all commands, each with a value
    at += at->find('=') != std::string::npos || at + 1 == arguments.end() ? 1 : 2;
  if (at == arguments.end() || *at != "search") return arguments;
  for (; at != arguments.end() && *at != "--"; ++at)
    if (at->size() > 2 && (*at)[0] == '-' && (*at)[1] != '-') at->insert(0, " ");
  return arguments;
}

/// The arguments, and the settings of the file that they name, as the program understands them.
class CommandLine {
 public:
  CommandLine()
      : app("Frisæt læser breve, erklæringer, aftaler og referater om velfærdsaftaler og finder, hvad der "
            "blev "
            "besluttet.",
            "frisaet") {
    speak_danish(app);
    app.set_version_flag("--version", std::string(program_version()), "Vis, hvilken udgave programmet er");
    declare_options(app, options);
  }
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// The exit code where there is nothing to do but what was said: help was printed, or a fault.
  std::optional<int> read(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
    try {
      const std::vector<std::string> ordered = with_exclusions_as_words(arguments);
      std::vector<std::string> reversed(ordered.rbegin(), ordered.rend());  // as CLI11 wants them
      app.parse(reversed);
      return std::nullopt;
    } catch (const CLI::ParseError& error) {
      // Help and version are "errors" of CLI11 with exit code 0.
      if (error.get_exit_code() == 0) return app.exit(error, out, err);
      err << "frisaet: " << danish_usage_fault(app, error) << '\n';
      return kExitUsage;
    }
  }

  Options options;
  CLI::App app;
};

/// What was typed, as the log wants to know it.
TypedCommand typed_command(const CLI::App& app, const Options& o, const std::vector<std::string>& arguments) {
  const CLI::App* command = app.get_subcommands().front();
  const auto verbs = command->get_subcommands();
  const auto begin = std::find_if(arguments.begin(), arguments.end(),
                                  [&](const std::string& word) { return command->check_name(word); });
  TypedCommand typed{command->get_name(),
                     verbs.empty() ? "" : verbs.front()->get_name(),
                     {},
                     {begin == arguments.end() ? begin : begin + 1, arguments.end()}};
  if (typed.name == "review") typed.about = {o.review.id, o.review.field};
  if (typed.name == "register") typed.about = {o.register_.municipality, o.register_.record};
  return typed;
}

int dispatch(CommandLine& line, const std::vector<std::string>& arguments, std::ostream& out,
             std::ostream& err) {
  CLI::App& app = line.app;
  const Options& o = line.options;
  const bool watches = app.got_subcommand("watch");
  StopOnSignal signals(watches && !o.watch.once);
  const Terminal terminal{out, err, o.data, signals.token(), o.audit_months};
  note_command(terminal, typed_command(app, o, arguments));
  if (app.got_subcommand("extract")) return run_extract(terminal, o.extract);
  if (app.got_subcommand("ingest")) return run_ingest(terminal, o.ingest);
  if (app.got_subcommand("search")) return run_search(terminal, o.search);
  if (app.got_subcommand("show")) return run_show(terminal, o.show);
  if (app.got_subcommand("register")) return run_register(terminal, o.register_);
  if (app.got_subcommand("allocate")) return run_allocate(terminal, o.allocate);
  if (app.got_subcommand("verify")) return run_verify(terminal, o.verify);
  if (watches) {
    const auto reread = [&]() -> std::optional<WatchOptions> {
      CommandLine again;
      std::ostringstream nowhere;
      if (again.read(arguments, nowhere, err)) return std::nullopt;
      if (again.options.data == o.data) return again.options.watch;
      err << "frisaet: Datamappen kan ikke skiftes, mens der overvåges. Stop, og start igen.\n";
      return std::nullopt;
    };
    return run_watch(terminal, o.watch, {[&] { return signals.next_reload(); }, reread});
  }
  if (app.got_subcommand("reprocess")) return run_reprocess(terminal, o.reprocess);
  if (app.got_subcommand("review")) return run_review(terminal, o.review);
  if (app.got_subcommand("withdraw")) return run_withdraw(terminal, o.withdraw);
  if (app.got_subcommand("erase")) return run_erase(terminal, o.erase);
  if (app.got_subcommand("backup")) return run_backup(terminal, o.backup);
  if (app.got_subcommand("restore")) return run_restore(terminal, o.restore);
  if (app.got_subcommand("export")) return run_export(terminal, o.export_);
  if (app.got_subcommand("import-survey")) return run_import_survey(terminal, o.survey);
  if (app.got_subcommand("runs")) return run_runs(terminal, o.runs);
  if (app.got_subcommand("status")) return run_status(terminal, o.status);
  if (app.got_subcommand("serve")) return run_serve(terminal, o.serve);
  if (app.got_subcommand("rules")) return run_rules_check(terminal, o.rules_folder);
  if (app.got_subcommand("audit")) return run_audit(terminal, o.audit);
  return run_doctor(terminal, o.doctor);
}

}  // namespace

int run_cli(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  CommandLine line;
  if (const auto code = line.read(arguments, out, err)) return *code;
  try {
    const int code = dispatch(line, arguments, out, err);
    out.flush();
    if (out) return code;
    err << "frisaet: Resultatet kunne ikke skrives ud. Er der plads, hvor det skal ligge?\n";
    return kExitFailed;
  } catch (const std::exception& fault) {
    err << "frisaet: intern fejl: " << fault.what() << '\n';
    return kExitFailed;
  }
}

}  // namespace frisaet
