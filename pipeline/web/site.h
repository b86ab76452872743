#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "pipeline/run/data_folder.h"
#include "pipeline/store/audit_log.h"
#include "pipeline/store/store.h"
#include "pipeline/web/http.h"
#include "pipeline/web/page_drawer.h"
#include "pipeline/web/plan_shelf.h"
#include "pipeline/web/templates.h"
#include "pipeline/web/visitors.h"

namespace frisaet::web {

/// Lays a file that somebody sent into the watched folder, in the named municipality's part of it where one
/// is given (an official name, else empty). Errors: kStore where it cannot be written.
using FileTaker = std::function<Result<void>(const UploadedFile&, const std::string& municipality)>;

/// What lies in the folder of files that could not be read, and the way back into the inbox for one of them.
struct FailedFile {
  std::string name, reason;
};
struct FailedFolder {
  std::function<std::vector<FailedFile>()> list;
  std::function<Result<void>(const std::string& name)>
      retry;  ///< kNotFound for a name that does not lie there
};

struct SiteSettings {
  std::filesystem::path data;
  AccessSettings access = {};
  std::string reader_program = "/proc/self/exe";  ///< for page pictures; see ReaderProcess::start
  std::string accessibility_statement =
      {};                    ///< address of the statement made in the WAS tool, for `/was`; may be empty
  FileTaker take_file = {};  ///< nothing: no files can be sent in
  FailedFolder failed = {};  ///< nothing: none are shown
  std::chrono::milliseconds query_limit = std::chrono::seconds(10);  ///< for all that one page looks up
  int audit_months = AuditLog::kMonths;  ///< how long it is kept who looked at and changed what
};

/// A store that goes back to the site's shelf when it is done with.
class StoreLoan {
 public:
  StoreLoan(Store store, std::function<void(Store)> give_back)
      : store_(std::move(store)), give_back_(std::move(give_back)) {}
  StoreLoan(StoreLoan&& other) noexcept
      : store_(std::move(other.store_)), give_back_(std::move(other.give_back_)) {
    other.give_back_ = nullptr;
  }
  StoreLoan& operator=(StoreLoan&&) = delete;
  ~StoreLoan() {
    if (give_back_) give_back_(std::move(store_));
  }
  Store* operator->() { return &store_; }
  Store& operator*() { return store_; }

 private:
  Store store_;
  std::function<void(Store)> give_back_;
};

/// All pages. `answer` is the whole of it: a pure function of the request, the data folder and the clock.
/// Thread-safe.
class Site {
 public:
  /// Fails with kNotFound where the data folder holds no database.
  static Result<std::unique_ptr<Site>> open(SiteSettings settings);

  /// Never throws; what goes wrong becomes a page that says what, why and what now.
  Response answer(const Request& request);

  [[nodiscard]] const SiteSettings& settings() const { return settings_; }
  Visitors& visitors() { return visitors_; }
  PageDrawer& drawer() { return drawer_; }
  PlanShelf& plans() { return plans_; }

  /// `METHOD /address` of every page; one that ends in `/` takes what follows it.
  static std::vector<std::string> addresses();

  /// Who asked for what; kStore where it cannot be written down.
  Result<void> note(const AuditEntry& entry);
  Result<std::vector<AuditEntry>> log_entries(const AuditFilter& filter);

  /// A connection of its own for one request; kStore when the database does not open.
  Result<StoreLoan> store();

 private:
  Site(SiteSettings settings, DataFolder folder, AuditLog log);

  SiteSettings settings_;
  DataFolder folder_;
  std::mutex log_mutex_;
  AuditLog log_;  // guarded by log_mutex_
  Visitors visitors_;
  std::mutex mutex_;
  std::vector<Store> shelf_;
  PageDrawer drawer_;
  PlanShelf plans_;
};

/// What a page gets.
struct Context {
  Site& site;
  const Request& request;
  const Visitor& visitor;
  Store& store;
  std::string rest;  ///< what follows the page's own address: `/dokument/` + `ab12` → `ab12`
};

/// A page in the frame all pages share. `view` is completed with what the frame needs: title, who is logged
/// in, where in the menu one stands.
Response page(Context& context, std::string_view name, std::string_view title, View view, int status = 200);

/// An error as a page: status by its code, message and hint as they are.
Response error_page(Context& context, const Error& error);

}  // namespace frisaet::web
