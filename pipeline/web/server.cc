#include "pipeline/web/server.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "pipeline/web/polite_server.h"

namespace frisaet::web {
namespace {

constexpr std::chrono::seconds kPatience{5};  // longer than this nobody should look at an empty page

std::map<std::string, std::string> cookies_of(const std::string& header) {
  std::map<std::string, std::string> cookies;
  std::size_t at = 0;
  while (at < header.size()) {
    const std::size_t end = std::min(header.find(';', at), header.size());
    const std::string pair = header.substr(at, end - at);
    const std::size_t begin = pair.find_first_not_of(' ');
    const std::size_t equals = pair.find('=');
    if (begin != std::string::npos && equals != std::string::npos && equals > begin)
      cookies.emplace(pair.substr(begin, equals - begin), pair.substr(equals + 1));
    at = end + 1;
  }
  return cookies;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// httplib puts the fields of a form among those of the address; the two must not be able to pass for each
/// other.
Request request_of(const httplib::Request& from) {
  Request request;
  request.method = from.method;
  request.path = from.path;
  request.remote = from.remote_addr;
  for (const auto& [name, value] : from.headers) {
    const auto [at, first] = request.headers.emplace(lower(name), value);
    if (!first)
      at->second += "\n" + value;  // no header holds a line break: it can be seen that it came twice
  }
  if (const std::size_t mark = from.target.find('?'); mark != std::string::npos) {
    httplib::Params query;
    httplib::detail::parse_query_text(from.target.substr(mark + 1), query);
    request.query.insert(query.begin(), query.end());
  }
  if (from.is_multipart_form_data()) {
    for (const auto& [name, part] : from.files) {
      if (part.filename.empty()) {
        request.form.emplace(name, part.content);
      } else {
        request.files.push_back({part.filename, part.content});
      }
    }
  } else if (from.method == "POST") {
    httplib::Params form;
    httplib::detail::parse_query_text(from.body, form);
    request.form.insert(form.begin(), form.end());
  }
  request.cookies = cookies_of(request.header("cookie"));
  return request;
}

void fill(httplib::Response& to, const Response& from) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  to.set_content(from.body, from.type);
}

/// Why a request is not even read: 0 where it is. Bodies have to say how long they are and be what they seem,
/// so that a limit is one; and only a POST has one, else a proxy and this server might see two different
/// requests.
int refused_unread(const httplib::Request& request, std::size_t most) {
  if (request.has_header("Transfer-Encoding")) return 411;
  if (request.has_header("Content-Encoding")) return 415;
  if (request.get_header_value_count("Content-Length") > 1) return 400;
  std::uint64_t length = 0;
  if (const std::string text = request.get_header_value("Content-Length"); !text.empty()) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (fault == std::errc::result_out_of_range) return 413;
    if (fault != std::errc() || end != text.data() + text.size()) return 400;
  }
  if (request.method != "POST") return length > 0 ? 400 : 0;
  return length > most ? 413 : 0;
}

std::string_view words_for(int status) {
  switch (status) {
    case 411:
      return "Siden siger ikke, hvor meget den sender. Brug en almindelig browser.";
    case 413:
      return "Det er for meget på én gang. Send færre filer ad gangen, eller læg dem i indbakken.";
    case 414:
      return "Adressen er for lang. Skriv en kortere søgning.";
    case 415:
      return "Pakket indhold tages ikke imod.";
    case 404:
    case 405:
      return "Det kan der ikke spørges om her.";
    default:
      return "Forespørgslen kan ikke forstås.";
  }
}

void say(httplib::Response& to, int status, std::string_view words) {
  to.status = status;
  to.set_header("X-Content-Type-Options", "nosniff");
  to.set_header("Cache-Control", "no-store");
  to.set_content(std::string(words) + "\n", "text/plain; charset=utf-8");
}

bool is_loopback(const std::string& host) {
  return host == "127.0.0.1" || host == "::1" || host == "localhost";
}

}  // namespace

Result<void> serve(Site& site, const ServerSettings& settings, const std::function<void(int port)>& ready,
                   const std::stop_token& stop) {
  if (!is_loopback(settings.host) && site.settings().access.mode == AccessSettings::Mode::kLocal) {
    return Error{ErrorCode::kUsage, "Uden log ind kan siderne kun nås fra denne maskine.", settings.host,
                 "Brug --host 127.0.0.1, eller vælg --access proxy eller --access token."};
  }
  PoliteServer server(settings.connections, settings.pace);
  Turnstile turnstile(settings.answers, settings.waiting, kPatience);
  server.set_payload_max_length(settings.body);
  server.set_keep_alive_max_count(200);
  server.set_keep_alive_timeout(5);
  server.set_pre_routing_handler([&](const httplib::Request& from, httplib::Response& to) {
    const int status = refused_unread(from, settings.body);
    if (status == 0) return httplib::Server::HandlerResponse::Unhandled;
    say(to, status, words_for(status));
    return httplib::Server::HandlerResponse::Handled;
  });
  server.set_error_handler(httplib::Server::Handler([](const httplib::Request&, httplib::Response& to) {
    if (to.body.empty()) say(to, to.status, words_for(to.status));
  }));
  const auto handle = [&](const httplib::Request& from, httplib::Response& to) {
    PoliteServer::keep_open();
    if (!turnstile.enter()) {
      say(to, 503, "Der er mange, der spørger lige nu. Prøv igen om lidt.");
      to.set_header("Retry-After", "5");
      return;
    }
    fill(to, site.answer(request_of(from)));  // never throws
    turnstile.leave();
  };
  server.Get(".*", handle);
  server.Post(".*", handle);

  int port = settings.port;
  const bool bound = port == 0 ? (port = server.bind_to_any_port(settings.host)) > 0
                               : server.bind_to_port(settings.host, settings.port);
  if (!bound) {
    return Error{ErrorCode::kInternal, "Adressen kan ikke bruges.",
                 settings.host + ":" + std::to_string(settings.port),
                 "Bruger et andet program porten? Vælg en anden med --port."};
  }
  server.queue_for_many();
  const std::stop_callback on_stop(stop, [&] { server.stop(); });
  ready(port);
  if (!stop.stop_requested()) server.listen_after_bind();
  return {};
}

}  // namespace frisaet::web
