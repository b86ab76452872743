#include "pipeline/web/http.h"

#include <algorithm>

#include "models/text/danish.h"

namespace frisaet::web {
namespace {

std::string first_of(const std::multimap<std::string, std::string>& values, std::string_view name) {
  const auto at = values.find(std::string(name));
  return at == values.end() ? "" : std::string(trim(at->second));
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

}  // namespace

std::string Request::parameter(std::string_view name) const {
  return first_of(query, name);
}

std::string Request::field(std::string_view name) const {
  return first_of(form, name);
}

std::string Request::header(std::string_view name) const {
  const auto at = headers.find(std::string(name));
  return at == headers.end() ? "" : at->second;
}

Response redirect(std::string_view path) {
  const bool ours = path.size() > 1 && path[0] == '/' && path[1] != '/' && path[1] != '\\';
  Response response{303, "text/plain; charset=utf-8", "", {}};
  response.headers.emplace("Location", ours ? std::string(path) : "/");
  return response;
}

Response plain(int status, std::string_view text) {
  return {status, "text/plain; charset=utf-8", std::string(text) + "\n", {}};
}

Response json_response(std::string body, int status) {
  return {status, "application/json; charset=utf-8", std::move(body), {}};
}

Response download(std::string body, std::string_view type, std::string_view name) {
  std::string safe;
  for (const char c : name) safe += is_unreserved(c) && c != '~' ? c : '_';
  Response response{200, std::string(type), std::move(body), {}};
  response.headers.emplace("Content-Disposition", "attachment; filename=\"" + safe + "\"");
  return response;
}

std::string url_encode(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

std::string query_string(const std::vector<std::pair<std::string, std::string>>& pairs) {
  std::string out;
  for (const auto& [name, value] : pairs) {
    if (value.empty()) continue;
    out += (out.empty() ? "" : "&") + url_encode(name) + "=" + url_encode(value);
  }
  return out;
}

}  // namespace frisaet::web
