#include "pipeline/web/site.h"

#include <algorithm>
#include <array>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/json/error.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/static_files.h"

namespace frisaet::web {
namespace {

struct Route {
  std::string_view method;
  std::string_view path;  ///< one that ends in `/` takes whatever follows it as Context::rest
  Role role;
  Response (*page)(Context&);
  /// AuditEntry::action; empty where nothing about a document or person is looked up or changed.
  std::string_view logged = {};
};

Response log_out(Context& context);

// The first that fits is taken.
constexpr std::array kRoutes = {
    Route{"POST", "/log-ud", Role::kReader, log_out},
    Route{"GET", "/", Role::kReader, overview_page},
    Route{"POST", "/filer", Role::kEditor, upload_files, "change"},
    Route{"GET", "/haendelser", Role::kReader, live_figures},
    Route{"GET", "/soeg", Role::kReader, search_page, "search"},
    Route{"GET", "/soeg.json", Role::kReader, search_as_json, "search"},
    Route{"GET", "/soeg.csv", Role::kReader, search_as_csv, "export"},
    Route{"GET", "/soeg.xlsx", Role::kReader, search_as_xlsx, "export"},
    Route{"GET", "/soeg.atom", Role::kReader, search_as_feed, "search"},
    // Not noted: words of the index are about nobody, and each letter typed would be an entry.
    Route{"GET", "/soeg/forslag", Role::kReader, search_suggestions},
    Route{"POST", "/soeg/gem", Role::kReader, save_search},
    Route{"POST", "/soeg/glem", Role::kReader, forget_search},
    Route{"GET", "/dokument.json/", Role::kReader, document_as_json, "view"},
    Route{"GET", "/original/", Role::kReader, document_original, "download"},
    Route{"GET", "/dokument/", Role::kReader, document_page, "view"},
    Route{"POST", "/laesning/", Role::kEditor, change_reading, "change"},
    Route{"GET", "/side/", Role::kReader, page_picture, "view"},
    Route{"GET", "/post/", Role::kReader, record_link},
    Route{"GET", "/kommuner", Role::kReader, municipalities_page},
    Route{"GET", "/kommuner/", Role::kReader, municipality_page, "view"},
    Route{"GET", "/fordeling", Role::kReader, allocation_page},
    Route{"GET", "/gennemse", Role::kEditor, review_page},
    Route{"GET", "/gennemse/genlaest", Role::kEditor, reread_page, "view"},
    Route{"GET", "/gennemse/", Role::kEditor, review_record_page, "view"},
    Route{"POST", "/gennemse/", Role::kEditor, review_record, "change"},
    Route{"GET", "/fordeling/", Role::kReader, allocation_explanation_page, "view"},
    Route{"GET", "/trukket-tilbage", Role::kEditor, withdrawals_page},
    Route{"POST", "/trukket-tilbage", Role::kEditor, change_withdrawal, "change"},
    Route{"GET", "/tilbageholdt", Role::kAnalyst, held_page, "view"},
    Route{"POST", "/tilbageholdt", Role::kAnalyst, change_hold, "change"},
    Route{"GET", "/drift", Role::kAdmin, operations_page},
    Route{"GET", "/drift/log", Role::kAdmin, audit_page, "view"},
    Route{"POST", "/drift/igen", Role::kAdmin, retry_failed, "change"},
    Route{"GET", "/erklaering", Role::kReader, statement_page},
    Route{"GET", "/api/openapi.json", Role::kReader, api_description},
    Route{"GET", "/api/search", Role::kReader, search_as_json, "search"},
    Route{"GET", "/api/documents/", Role::kReader, document_as_json, "view"},
    Route{"GET", "/api/records/", Role::kReader, api_record, "view"},
    Route{"GET", "/api/register", Role::kReader, api_register, "export"},
    Route{"GET", "/api/plan", Role::kReader, api_plan},
    Route{"GET", "/api/status", Role::kReader, api_status},
};

bool fits(const Route& route, const Request& request) {
  const bool prefix = route.path.size() > 1 && route.path.ends_with('/');
  if (prefix ? !request.path.starts_with(route.path) : request.path != route.path) return false;
  return request.method == route.method || (request.method == "HEAD" && route.method == "GET");
}

const Route* route_of(const Request& request) {
  for (const Route& route : kRoutes)
    if (fits(route, request)) return &route;
  return nullptr;
}

/// Only names of this machine reach a site without log-in: a foreign page cannot use its own name for our
/// address (DNS rebinding).
bool is_local_host(std::string host) {
  host = host.substr(0, host.rfind(']') == std::string::npos ? host.find(':') : host.rfind(']') + 1);
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
    case ErrorCode::kInvalid:
      return 400;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kLimit:
      return 413;
    case ErrorCode::kTimeout:
    case ErrorCode::kStore:
      return 503;
    default:
      return 500;
  }
}

/// No script but ours, nothing from elsewhere, no frame around us.
void protect(Response& response) {
  response.headers.emplace(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
      "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.headers.emplace("X-Content-Type-Options", "nosniff");
  response.headers.emplace("Referrer-Policy", "same-origin");
  response.headers.emplace("X-Robots-Tag", "noindex");
  if (!response.headers.contains("Cache-Control")) response.headers.emplace("Cache-Control", "no-store");
}

bool is_api(const Request& request) {
  return request.path.starts_with("/api/");
}

/// An error where a program asks: a code that does not change, and what a person should read.
Response api_error(int status, std::string_view code, std::string_view message, std::string_view hint) {
  return json_response(error_json(code, message, hint), status);
}

Response log_in_page(Site& site, const Request& request, bool wrong) {
  if (is_api(request)) return api_error(401, "log_in", "Log ind først.", "");
  View view;
  view.set("title", "Log ind");
  view.set("version", std::string(asset_version()));
  view.set("designed", has_design_system());
  view.set("wrong", wrong);
  view.set("next", request.path == "/log-ind" ? "/" : request.path);
  view.set("token", site.settings().access.mode == AccessSettings::Mode::kToken);
  return {401, "text/html; charset=utf-8", Templates::standard().render("log_in", std::move(view)), {}};
}

Response log_in(Site& site, const Request& request) {
  const auto session = site.visitors().log_in(request.field("token"), request.remote);
  Request again;
  if (session) again.cookies.emplace("session", *session);
  const auto visitor = site.visitors().who(again);
  const auto noted = site.note({0, "", visitor ? visitor->name : "", visitor ? "log_in" : "refused",
                                request.path, "fra " + request.remote});
  if (!noted) return plain(503, noted.error().describe());
  if (!session) return log_in_page(site, request, true);
  Response response = redirect(request.field("next"));
  response.headers.emplace("Set-Cookie", "session=" + *session + "; Path=/; HttpOnly; SameSite=Strict");
  return response;
}

/// Text that can stand on a page: UTF-8 without control characters but tabulators and line breaks.
bool is_text(std::string_view text) {
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F;
  };
  return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), is_control);
}

bool is_readable(const Request& request) {
  const auto all = [](const auto& pairs) {
    return std::all_of(pairs.begin(), pairs.end(),
                       [](const auto& pair) { return is_text(pair.first) && is_text(pair.second); });
  };
  return is_text(request.path) && all(request.query) && all(request.form);
}

Response log_out(Context& context) {
  context.site.visitors().log_out(context.visitor.session);
  Response response = redirect("/");
  response.headers.emplace("Set-Cookie", "session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
  return response;
}

/// Whether what stands in a field may be noted. Of what people say of records and readings only the fields'
/// names are: the words would outlive, in the log, a document that is erased.
bool is_noted(const Request& request, std::string_view field) {
  constexpr std::array<std::string_view, 6> kNamed{"action",   "fortryd", "tag_tilbage",
                                                   "dokument", "post",    "side"};
  const bool is_said = request.path.starts_with("/gennemse/") || request.path.starts_with("/laesning/");
  return !is_said || std::find(kNamed.begin(), kNamed.end(), field) != kNamed.end();
}

/// Parameters and fields as they were typed, without what only proves that a form is ours, and the names of
/// files that were sent.
std::string asked(const Request& request) {
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty() || name == "mark" || name == "token") return;
    text.append(text.empty() ? "" : "; ").append(name).append("=").append(value);
  };
  for (const auto& [name, value] : request.query) add(name, value);
  for (const auto& [name, value] : request.form) add(name, is_noted(request, name) ? value : "…");
  for (const UploadedFile& file : request.files) add("fil", file.name);
  return text;
}

/// Notes it before it is done: what cannot be noted is neither shown nor changed.
Result<void> note(Site& site, const Visitor& visitor, const Request& request, std::string_view action,
                  std::string_view target) {
  return site.note({0, "", visitor.name, std::string(action), std::string(target), asked(request)});
}

Response routed(Site& site, const Request& request) {
  if (!is_readable(request)) return plain(400, "Adressen eller formularen rummer tegn, der ikke er tekst.");
  // The design system's style sheet finds its icons at ../img/svg-icons/.
  if (request.method != "POST" &&
      (request.path.starts_with("/statisk/") || request.path.starts_with("/img/svg-icons/")))
    return static_file(request.path);
  if (site.settings().access.mode == AccessSettings::Mode::kLocal && !is_local_host(request.header("host")))
    return plain(421, "Siderne kan kun nås som localhost. En proxy skal selv sikre, hvem der spørger.");
  if (request.path == "/log-ind" && request.method == "POST") return log_in(site, request);
  const auto visitor = site.visitors().who(request);
  if (!visitor) return log_in_page(site, request, false);

  auto store = site.store();
  if (!store) return plain(503, store.error().describe());
  Context context{site, request, *visitor, **store, ""};
  const Route* route = route_of(request);
  if (route == nullptr) {
    return error_page(context, {ErrorCode::kNotFound, "Siden findes ikke.", request.path,
                                "Brug menuen, eller søg efter det, du mangler."});
  }
  if (!visitor->may(route->role)) {
    if (const auto noted = note(site, *visitor, request, "refused", request.path); !noted)
      return plain(503, noted.error().describe());
  }
  if (!visitor->may(route->role) && is_api(request))
    return api_error(403, "role", "Det må du ikke se.", "Bed om en anden rolle.");
  if (!visitor->may(route->role)) {
    View view;
    view.set("message", "Du kan ikke bruge denne side som " + std::string(danish(visitor->role)) + ".");
    put(view, "hint", "Bed den, der styrer adgangen, om rollen " + std::string(danish(route->role)) + ".");
    return page(context, "error", "Ingen adgang", std::move(view), 403);
  }
  if (request.method == "POST" && !site.visitors().is_own_form(*visitor, request)) {
    View view;
    view.set("message",
             "Formularen kom ikke fra en af vores egne sider, eller siden har stået åben for længe.");
    put(view, "hint", "Gå tilbage, hent siden igen, og prøv en gang til. Intet er ændret.");
    return page(context, "error", "Formularen kan ikke bruges", std::move(view), 403);
  }
  if (route->path.size() > 1 && route->path.ends_with('/'))
    context.rest = request.path.substr(route->path.size());
  if (!route->logged.empty()) {
    const std::string& target = context.rest.empty() ? request.path : context.rest;
    if (const auto noted = note(site, *visitor, request, route->logged, target); !noted)
      return error_page(context, noted.error());
  }
  // What is said is stored however long it takes; who only looks should rather ask for less.
  if (request.method != "POST") context.store.limit_time(site.settings().query_limit);
  return route->page(context);
}

}  // namespace

Result<std::unique_ptr<Site>> Site::open(SiteSettings settings) {
  if (!std::filesystem::exists(settings.data / "frisaet.db")) {
    return Error{ErrorCode::kNotFound, "Datamappen er tom.", settings.data.string(),
                 "Læs noget ind med frisaet ingest, eller vælg en anden mappe med --data."};
  }
  auto folder = DataFolder::open(settings.data);
  if (!folder) return folder.error();
  auto log = AuditLog::open(folder->audit_log(), settings.audit_months);
  if (!log) return log.error();
  std::unique_ptr<Site> site(new Site(std::move(settings), *std::move(folder), *std::move(log)));
  if (auto first = site->store(); !first) return first.error();
  return site;
}

Site::Site(SiteSettings settings, DataFolder folder, AuditLog log)
    : settings_(std::move(settings)),
      folder_(std::move(folder)),
      log_(std::move(log)),
      visitors_(settings_.access, random_secret()),
      drawer_(settings_.reader_program) {}

Result<StoreLoan> Site::store() {
  const auto give_back = [this](Store store) {
    store.limit_time(std::nullopt);
    const std::scoped_lock lock(mutex_);
    shelf_.push_back(std::move(store));
  };
  {
    const std::scoped_lock lock(mutex_);
    if (!shelf_.empty()) {
      Store store = std::move(shelf_.back());
      shelf_.pop_back();
      return StoreLoan(std::move(store), give_back);
    }
  }
  auto opened = Store::open(folder_.database());
  if (!opened) return opened.error();
  return StoreLoan(*std::move(opened), give_back);
}

Result<void> Site::note(const AuditEntry& entry) {
  const std::scoped_lock lock(log_mutex_);
  return log_.add(entry);
}

Result<std::vector<AuditEntry>> Site::log_entries(const AuditFilter& filter) {
  const std::scoped_lock lock(log_mutex_);
  return log_.entries(filter);
}

std::vector<std::string> Site::addresses() {
  std::vector<std::string> all;
  for (const Route& route : kRoutes) all.push_back(std::string(route.method) + " " + std::string(route.path));
  return all;
}

Response Site::answer(const Request& request) {
  Response response;
  try {
    response = routed(*this, request);
  } catch (const std::exception& fault) {
    response =
        plain(500, std::string("Intern fejl: ") + fault.what() + ". Prøv igen; bliver den ved, så meld den.");
  }
  protect(response);
  if (request.method == "HEAD") response.body.clear();
  return response;
}

bool sees_closed(const Visitor& visitor) {
  return visitor.may(Role::kAnalyst);
}

bool sees_closed(const Context& context) {
  return sees_closed(context.visitor);
}

Result<Register> register_seen(Context& context, const Round& round) {
  return register_of(context.store, round, {.with_closed = sees_closed(context)});
}

bool is_barred(Context& context, std::string_view document) {
  if (sees_closed(context)) return false;
  const auto closed = context.store.holds_closed_text(document);
  return !closed || *closed;
}

Response barred_page(Context& context) {
  if (is_api(context.request))
    return api_error(403, "closed", "Posten hører til et lukket punkt eller et dokument, der holdes tilbage.",
                     "Kun en analytiker kan se den.");
  View view;
  view.set("message",
           "Dokumentet rummer tekst fra lukkede punkter, eller det holdes tilbage for personoplysninger.");
  put(view, "hint",
      "Kun en analytiker eller administrator kan se siderne. De åbne punkter kan læses under dokumentet.");
  return page(context, "error", "Lukkede punkter", std::move(view), 403);
}

Response page(Context& context, std::string_view name, std::string_view title, View view, int status) {
  view.set("title", std::string(title));
  view.set("version", std::string(asset_version()));
  view.set("designed", has_design_system());
  view.set("visitor", context.visitor.name);
  view.set("role", std::string(danish(context.visitor.role)));
  view.set("mark", context.site.visitors().form_mark(context.visitor));
  view.set("session", !context.visitor.session.empty());
  view.set("editor", context.visitor.may(Role::kEditor));
  view.set("analyst", context.visitor.may(Role::kAnalyst));
  view.set("admin", context.visitor.may(Role::kAdmin));
  struct Entry {
    std::string_view path, label;
    Role role;
  };
  constexpr std::array kMenu{
      Entry{"/", "Overblik", Role::kReader},           Entry{"/soeg", "Søg", Role::kReader},
      Entry{"/gennemse", "Gennemse", Role::kEditor},   Entry{"/kommuner", "Kommuner", Role::kReader},
      Entry{"/fordeling", "Fordeling", Role::kReader}, Entry{"/drift", "Drift", Role::kAdmin}};
  ViewList menu;
  for (const auto& [path, label, role] : kMenu) {
    if (!context.visitor.may(role)) continue;
    View entry;
    entry.set("path", std::string(path));
    entry.set("label", std::string(label));
    const std::string& at = context.request.path;
    entry.set("current", path == "/" ? at == "/" : at.starts_with(path));
    menu.push_back(entry);
  }
  view.set("menu", menu);
  view.set("searching", context.request.path == "/soeg");
  return {status, "text/html; charset=utf-8", Templates::standard().render(name, std::move(view)), {}};
}

Response error_page(Context& context, const Error& error) {
  context.store.limit_time(std::nullopt);  // what the frame of the page needs is little
  const int status = status_of(error.code);
  const auto answer = [status](Response response) {
    if (status == 503) response.headers.emplace("Retry-After", "5");
    return response;
  };
  if (is_api(context.request))
    return answer(api_error(status, to_string(error.code), error.message, error.hint));
  View view;
  view.set("message", error.message);
  put(view, "where", error.where);
  put(view, "hint", error.hint);
  return answer(
      page(context, "error", status == 404 ? "Findes ikke" : "Det gik ikke", std::move(view), status));
}

}  // namespace frisaet::web
