#pragma once

#include <string>

#include "pipeline/cli/commands.h"

namespace CLI {
class App;
}

namespace frisaet {

/// All options of all commands, filled by CLI11.
struct Options {
  std::string data = "data";
  ExtractOptions extract;
  IngestOptions ingest;
  SearchOptions search;
  ShowOptions show;
  RegisterOptions register_;
  AllocateOptions allocate;
  VerifyOptions verify;
  ServeOptions serve;
  WatchOptions watch;
  ReprocessOptions reprocess;
  StatusOptions status;
  RunsOptions runs;
  SurveyOptions survey;
  ExportOptions export_;
  ReviewOptions review;
  WithdrawOptions withdraw;
  EraseOptions erase;
  DoctorOptions doctor;
  AuditOptions audit;
  int audit_months = AuditLog::kMonths;
  BackupOptions backup;
  RestoreOptions restore;
  std::string rules_folder;
};

/// Declares the commands with their options and what they say of themselves; `options`, which must live as
/// long as `app`, gets what is typed.
void declare_options(CLI::App& app, Options& options);

}  // namespace frisaet
