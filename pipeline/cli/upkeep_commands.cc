#include <fmt/format.h>

#include <ostream>

#include "extractors/rules/rule_set.h"
#include "models/municipality/municipality.h"
#include "models/rounds/round.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/checks.h"
#include "pipeline/run/deep_checks.h"

namespace frisaet {

int run_rules_check(const Terminal& terminal, const std::string& folder) {
  const auto reports = RuleBook::check(folder);
  if (!reports) return report(terminal, reports.error());
  std::size_t rules = 0, samples = 0, faults = 0;
  for (const RuleFileReport& file : *reports) {
    terminal.out << fmt::format("{}: {} regler, {} eksempler, {}\n", file.name, file.rules, file.samples,
                                file.faults.empty() ? "i orden" : fmt::format("{} fejl", file.faults.size()));
    for (const Error& fault : file.faults) terminal.out << "  " << fault.describe() << '\n';
    rules += file.rules;
    samples += file.samples;
    faults += file.faults.size();
  }
  terminal.out << fmt::format("I alt {} regler og {} eksempler, {} fejl.\n", rules, samples, faults);
  return faults == 0 ? kExitDone : kExitFailed;
}

namespace {

/// True when all is well.
bool look_deeper(const Terminal& terminal) {
  auto store = open_to_change(terminal);
  const auto folder = store ? DataFolder::open(terminal.data) : Result<DataFolder>(store.error());
  const auto faults = folder ? deep_checks(*folder, *store) : Result<std::vector<StoreFault>>(folder.error());
  if (!faults) {
    report(terminal, faults.error());
    return false;
  }
  for (const StoreFault& fault : *faults)
    terminal.out << fmt::format("FEJL  {}. {}\n", fault.what, fault.what_now);
  if (faults->empty())
    terminal.out << "OK    Originaler, sider, database og søgeregister er, som de skal være.\n";
  return faults->empty();
}

}  // namespace

int run_doctor(const Terminal& terminal, const DoctorOptions& options) {
  if (options.rebuild) {
    auto store = open_to_change(terminal);
    if (!store) return report(terminal, store.error());
    if (auto rebuilt = store->rebuild(); !rebuilt) return report(terminal, rebuilt.error());
    terminal.out << "Søgeregisteret er lavet om fra læsningerne.\n";
  }
  bool well = true;
  for (const Check& check : run_checks(terminal.data)) {
    const char* mark = check.state == Check::State::kGood      ? "OK  "
                       : check.state == Check::State::kWarning ? "OBS "
                                                               : "FEJL";
    terminal.out << fmt::format("{}  {}: {}\n", mark, check.what, check.finding);
    well = well && check.state != Check::State::kBad;
  }
  if (options.deep) well = look_deeper(terminal) && well;
  return well ? kExitDone : kExitFailed;
}

}  // namespace frisaet
