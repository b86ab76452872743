#include "pipeline/cli/console_progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <ostream>
#include <string>

#include "pipeline/run/opened_file.h"
#include "pipeline/run/store_input.h"

namespace frisaet {
namespace {

std::string minutes_and_seconds(double seconds) {
  const auto whole = std::lround(seconds);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

ConsoleProgress::ConsoleProgress(std::ostream& err) : err_(err), terminal_(::isatty(STDERR_FILENO) != 0) {}

void ConsoleProgress::started(std::size_t files) {
  files_ = files;
  begun_ = shown_ = Clock::now();
}

void ConsoleProgress::finished(const FileOutcome& outcome) {
  if (outcome.kind == FileOutcome::Kind::kInterrupted) return;  // it is still to be read
  ++done_;
  read_ += outcome.kind == FileOutcome::Kind::kKnown ? 0 : 1;
  at_.clear();
  if (outcome.kind == FileOutcome::Kind::kFailed && outcome.error) {
    clear();
    Error error = *outcome.error;
    if (error.where.empty()) error.where = display_name(outcome.path);
    err_ << "frisaet: " << error.describe() << '\n';
    ++failed_;
  }
  if (!outcome.other_versions.empty()) {
    clear();
    err_ << "frisaet: " << display_name(outcome.path) << " er " << in_danish(outcome.other_versions) << '\n';
  }
  show_when_due();
}

void ConsoleProgress::page(const std::filesystem::path& file, int done, int of) {
  if (of > 1) at_ = fmt::format(", side {} af {} i {}", done, of, display_name(file.filename()));
  show_when_due();
}

void ConsoleProgress::end() {
  if (terminal_ && shown_any_) err_ << '\n';
}

void ConsoleProgress::clear() {
  if (terminal_ && shown_any_) err_ << "\r\033[K";
}

void ConsoleProgress::show_when_due() {
  const auto now = Clock::now();
  const bool due =
      now - shown_ > (terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(10'000));
  if (!due && !(terminal_ && done_ == files_)) return;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const double rate = seconds > 0 ? static_cast<double>(read_) / seconds : 0;
  const std::string left = done_ >= files_ ? "0:00"
                           : read_ > 0     ? minutes_and_seconds(static_cast<double>(files_ - done_) / rate)
                                           : "ukendt tid";
  clear();
  if (terminal_) err_ << "\033[?7l";  // no line break at the edge: one row is rewritten
  err_ << fmt::format("{} af {} filer, {:.1f} i sekundet, {} tilbage, {} kunne ikke læses{}", done_, files_,
                      rate, left, failed_, at_);
  err_ << (terminal_ ? "\033[?7h" : "\n");
  err_.flush();
  shown_ = now;
  shown_any_ = true;
}

}  // namespace frisaet
