#include "pipeline/web/server.h"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <cctype>

namespace frisaet::web {
namespace {

/// How many connections are waiting or being answered. A connection is counted from when it is accepted: what
/// is over the limit is still taken from the queue, but answered at once with "come back".
class CountedPool : public httplib::TaskQueue {
 public:
  CountedPool(std::size_t threads, std::atomic<std::size_t>& load) : pool_(threads), load_(load) {}
  void enqueue(std::function<void()> task) override {
    ++load_;
    pool_.enqueue([this, task = std::move(task)] {
      task();
      --load_;
    });
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  httplib::ThreadPool pool_;
  std::atomic<std::size_t>& load_;
};

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
  for (const auto& [name, value] : from.headers) request.headers[lower(name)] = value;
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

void fill(httplib::Response& to, Response from) {
  to.status = from.status;
  for (const auto& [name, value] : from.headers) to.set_header(name, value);
  to.set_content(from.body, from.type);
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
  httplib::Server server;
  std::atomic<std::size_t> load{0};
  server.new_task_queue = [&] { return new CountedPool(settings.threads, load); };
  server.set_payload_max_length(settings.body);
  server.set_read_timeout(10);
  server.set_write_timeout(30);
  server.set_keep_alive_timeout(5);
  server.set_keep_alive_max_count(100);
  const auto handle = [&](const httplib::Request& from, httplib::Response& to) {
    if (load.load() > settings.threads + settings.waiting) {
      to.status = 503;
      to.set_header("Retry-After", "5");
      to.set_content("Der er mange, der spørger lige nu. Prøv igen om lidt.\n", "text/plain; charset=utf-8");
      return;
    }
    fill(to, site.answer(request_of(from)));
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
  const std::stop_callback on_stop(stop, [&] { server.stop(); });
  ready(port);
  if (!stop.stop_requested()) server.listen_after_bind();
  return {};
}

}  // namespace frisaet::web
