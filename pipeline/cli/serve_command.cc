#include <ostream>

#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/run/heartbeat.h"
#include "pipeline/watch/drop.h"
#include "pipeline/web/server.h"

namespace frisaet {
namespace {

Result<web::AccessSettings> access_of(const ServeOptions& options) {
  web::AccessSettings access;
  if (options.access == "proxy") access.mode = web::AccessSettings::Mode::kProxy;
  if (options.access == "token") {
    access.mode = web::AccessSettings::Mode::kToken;
    if (options.tokens.empty()) {
      return Error{ErrorCode::kUsage, "--access token kræver også --tokens.", "",
                   "Angiv en fil med en linje »SHA256 ROLLE NAVN« for hver person."};
    }
    const auto text = read_text_file(options.tokens);
    if (!text) return text.error();
    auto tokens = web::parse_tokens(*text);
    if (!tokens) return tokens.error();
    access.tokens = *std::move(tokens);
  }
  return access;
}

}  // namespace

int run_serve(const Terminal& terminal, const ServeOptions& options) {
  const auto access = access_of(options);
  if (!access) return report(terminal, access.error());
  // Asked each time: the watcher may have been given another inbox since, and a file laid where nobody looks
  // is never read.
  const auto inbox = [data = terminal.data, named = options.inbox]() -> std::filesystem::path {
    if (!named.empty()) return named;
    auto store = Store::open_reading(data / "frisaet.db");
    return store ? inbox_watched(*store, data) : data / "inbox";
  };
  const auto take = [inbox](const web::UploadedFile& file, const std::string& municipality) -> Result<void> {
    const auto laid = watch::drop_into(inbox(), file.name, file.bytes, municipality);
    if (!laid) return laid.error();
    return {};
  };
  const std::filesystem::path failed_folder = terminal.data / "failed";
  const web::FailedFolder failed{[failed_folder] {
                                   std::vector<web::FailedFile> files;
                                   for (const watch::FailedEntry& entry : watch::failed_files(failed_folder))
                                     files.push_back({entry.name, entry.reason});
                                   return files;
                                 },
                                 [failed_folder, inbox](const std::string& name) {
                                   return watch::retry_failed(failed_folder, inbox(), name);
                                 }};
  const auto site = web::Site::open({.data = terminal.data,
                                     .access = *access,
                                     .accessibility_statement = options.statement,
                                     .take_file = take,
                                     .failed = failed,
                                     .audit_months = terminal.audit_months});
  if (!site) return report(terminal, site.error());
  const auto ready = [&](int port) {
    terminal.err << "frisaet: Siderne ligger på http://" << options.host << ':' << port
                 << "/ (Ctrl-C stopper).\n"
                 << std::flush;
  };
  const auto served = web::serve(**site, {.host = options.host, .port = options.port}, ready, terminal.stop);
  if (!served) return report(terminal, served.error());
  return kExitDone;
}

}  // namespace frisaet
