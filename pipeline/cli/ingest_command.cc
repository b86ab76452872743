#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <ostream>

#include "models/records/danish_names.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/ingest.h"
#include "pipeline/run/opened_file.h"

namespace frisaet {
namespace {

using Kind = FileOutcome::Kind;
using Clock = std::chrono::steady_clock;

std::string minutes_and_seconds(double seconds) {
  const auto whole = std::lround(seconds);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

/// One line a file that needs a person, and a counter: rewritten in place on a terminal; in a pipe a line
/// every ten seconds.
class ConsoleProgress : public IngestProgress {
 public:
  explicit ConsoleProgress(std::ostream& err) : err_(err), terminal_(::isatty(STDERR_FILENO) != 0) {}

  void started(std::size_t files) override {
    files_ = files;
    begun_ = shown_ = Clock::now();
  }

  void finished(const FileOutcome& outcome) override {
    ++done_;
    if (outcome.kind == Kind::kFailed && outcome.error) {
      clear();
      Error error = *outcome.error;
      if (error.where.empty()) error.where = display_name(outcome.path);
      err_ << "frisaet: " << error.describe() << '\n';
      ++failed_;
    }
    const auto now = Clock::now();
    const bool due =
        terminal_ ? now - shown_ > std::chrono::milliseconds(100) : now - shown_ > std::chrono::seconds(10);
    if (due || (terminal_ && done_ == files_)) show(now);
  }

  void end() {
    if (terminal_ && shown_any_) err_ << '\n';
  }

 private:
  void clear() {
    if (terminal_ && shown_any_) err_ << "\r\033[K";
  }

  void show(Clock::time_point now) {
    const double seconds = std::chrono::duration<double>(now - begun_).count();
    const double rate = seconds > 0 ? static_cast<double>(done_) / seconds : 0;
    const double left = rate > 0 ? static_cast<double>(files_ - done_) / rate : 0;
    clear();
    err_ << fmt::format("{} af {} filer, {:.1f} i sekundet, {} tilbage, {} kunne ikke læses", done_, files_,
                        rate, minutes_and_seconds(left), failed_);
    if (!terminal_) err_ << '\n';
    err_.flush();
    shown_ = now;
    shown_any_ = true;
  }

  std::ostream& err_;
  bool terminal_;
  bool shown_any_ = false;
  std::size_t files_ = 0, done_ = 0, failed_ = 0;
  Clock::time_point begun_, shown_;
};

int of(const IngestReport& report, Kind kind) {
  const auto it = report.outcomes.find(kind);
  return it == report.outcomes.end() ? 0 : it->second;
}

void print_report(std::ostream& out, const IngestReport& report) {
  out << fmt::format("{} filer: {} nye, {} læst på ny, {} kendt i forvejen, {} kunne ikke læses\n",
                     report.files, of(report, Kind::kNew), of(report, Kind::kChanged),
                     of(report, Kind::kKnown), of(report, Kind::kFailed));
  if (report.pages > 0) out << fmt::format("{} sider læst", report.pages);
  for (const auto& [kind, number] : report.records) out << fmt::format(", {} {}", danish_kind(kind), number);
  if (report.pages > 0) out << '\n';
  if (report.doubts > 0) out << fmt::format("{} poster er usikre og bør ses af et menneske\n", report.doubts);
}

}  // namespace

int run_ingest(const Terminal& terminal, const IngestOptions& options) {
  IngestRequest request;
  request.arguments = options.paths;
  request.jobs = options.jobs;
  if (!options.municipality.empty()) {
    auto municipality = municipality_named(options.municipality);
    if (!municipality) return report(terminal, municipality.error());
    request.municipality = *municipality;
  }
  const auto folder = DataFolder::open(terminal.data);
  if (!folder) return report(terminal, folder.error());
  auto store = Store::open(folder->database());
  if (!store) return report(terminal, store.error());

  ConsoleProgress progress(terminal.err);
  const auto done = ingest(*folder, *store, request, progress, terminal.stop);
  progress.end();
  if (!done) return report(terminal, done.error());
  print_report(terminal.out, *done);
  if (done->interrupted) {
    terminal.err << "frisaet: Afbrudt. Intet er gået tabt: kør den samme kommando igen for at fortsætte.\n";
    return kExitFailed;
  }
  if (done->files == 0) {
    terminal.err << "frisaet: Der var ingen filer at læse.\n";
    return kExitUsage;
  }
  if (of(*done, Kind::kFailed) > 0) return kExitQuarantined;
  return done->diagnostics > 0 ? kExitDiagnostics : kExitDone;
}

}  // namespace frisaet
