#pragma once

#include <map>
#include <string>
#include <utility>

#include "pipeline/web/http.h"

namespace frisaet::web {

/// A question of somebody's who has the role, as a proxy on this machine hands it on.
inline Request asked_as(const std::string& role, std::string path,
                        std::multimap<std::string, std::string> query = {},
                        const std::string& name = "anna") {
  Request request;
  request.path = std::move(path);
  request.query = std::move(query);
  request.headers = {{"host", "localhost"}, {"x-remote-user", name}, {"x-remote-role", role}};
  request.remote = "127.0.0.1";
  return request;
}

}  // namespace frisaet::web
