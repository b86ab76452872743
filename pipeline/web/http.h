#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace frisaet::web {

/// A file sent with a form.
struct UploadedFile {
  std::string name;  ///< as the browser sent it: never used as a path
  std::string bytes;
};

/// One question to the pages, free of sockets: what the tests ask with, and what server.cc makes of the wire.
/// Texts are UTF-8 as sent; nothing in here is trusted.
struct Request {
  std::string method = "GET";  ///< `GET`, `HEAD` or `POST`
  std::string path;            ///< decoded, begins with `/`, without query
  std::multimap<std::string, std::string> query;
  std::multimap<std::string, std::string> form;  ///< of a POST
  std::vector<UploadedFile> files;
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::map<std::string, std::string> cookies;
  std::string remote;  ///< address of the peer, which may be a proxy

  /// The first value of a parameter in the query, without outer white space; empty when it is not there.
  [[nodiscard]] std::string parameter(std::string_view name) const;
  /// The same of the form.
  [[nodiscard]] std::string field(std::string_view name) const;
  [[nodiscard]] std::string header(std::string_view name) const;  ///< `name` in lower case; empty = not sent
};

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::multimap<std::string, std::string> headers;
};

/// 303 to a page of ours. REQUIRES: `path` begins with one `/` (else the start page is taken, so that no
/// parameter can lead a person to a foreign site).
Response redirect(std::string_view path);

Response plain(int status, std::string_view text);
Response json_response(std::string body, int status = 200);

/// A file to save: `name` is reduced to letters, digits, `.`, `-` and `_`.
Response download(std::string body, std::string_view type, std::string_view name);

/// Percent-encodes everything but unreserved characters, for a part of an address.
std::string url_encode(std::string_view text);

/// `a=1&b=2` of the pairs with a value, in their order.
std::string query_string(const std::vector<std::pair<std::string, std::string>>& pairs);

}  // namespace frisaet::web
