#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "models/core/result.h"
#include "pipeline/web/http.h"

namespace frisaet::web {

/// What a person may do; each may do what those before it may.
enum class Role {
  kReader,   ///< look up, search, export what is public
  kEditor,   ///< confirm and correct, add files
  kAnalyst,  ///< also run allocations and see restricted items
  kAdmin,    ///< also withdraw, retry, see operations
};
std::optional<Role> parse_role(std::string_view name);  ///< `reader editor analyst admin`
std::string_view danish(Role role);

/// Who is asking.
struct Visitor {
  std::string name;  ///< stands as author of what this person says
  Role role = Role::kReader;
  std::string
      session;  ///< key of the session, which proves that a form was ours; empty with kProxy and kLocal
  [[nodiscard]] bool may(Role needed) const { return role >= needed; }
};

/// How people are told apart.
struct AccessSettings {
  enum class Mode {
    kLocal,  ///< everybody who reaches the address is the one user of this machine: loopback only
    kProxy,  ///< a proxy on `trusted_proxy` has checked who it is and says so in two headers
    kToken,  ///< people log in with a token of their own
  };
  Mode mode = Mode::kLocal;
  std::string local_name = "lokal bruger";
  std::string trusted_proxy = "127.0.0.1";
  std::string user_header = "x-remote-user";
  std::string role_header = "x-remote-role";  ///< not sent or unknown: reader
  struct Token {
    std::string sha256;  ///< of the token, hexadecimal: the token itself is kept by nobody
    std::string name;
    Role role = Role::kReader;
  };
  std::vector<Token> tokens = {};
};

/// Parses a token file: a line `SHA256 ROLE NAME` for each person, `#` begins a remark. kInvalid with the
/// line.
Result<std::vector<AccessSettings::Token>> parse_tokens(std::string_view text);

/// Knows who is asking, hands out sessions and the marks by which forms are known to be ours. Thread-safe.
class Visitors {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;
  /// `secret` must be unguessable and different for each start (see random_secret()).
  Visitors(AccessSettings settings, std::string secret, Clock clock = std::chrono::steady_clock::now);

  /// Nothing where the person has to log in first, or the proxy did not say who it is. Headers count only
  /// from the trusted proxy itself; from anybody else they are ignored.
  std::optional<Visitor> who(const Request& request);

  /// A session for the token's owner, to be set as cookie `session`; nothing for a wrong token, and nothing
  /// for any token of an address that guessed wrong three times within fifteen minutes.
  std::optional<std::string> log_in(std::string_view token, const std::string& remote);
  void log_out(const std::string& session);

  /// The mark a form of this visitor carries, and whether a POST carries the right one from one of our own
  /// pages
  /// (`Origin` and `Sec-Fetch-Site`, where sent, must not be foreign).
  [[nodiscard]] std::string form_mark(const Visitor& visitor) const;
  [[nodiscard]] bool is_own_form(const Visitor& visitor, const Request& request) const;

  [[nodiscard]] const AccessSettings& settings() const { return settings_; }

 private:
  struct Session {
    Visitor visitor;
    std::chrono::steady_clock::time_point expires;
  };
  struct Guesses {
    int wrong = 0;
    std::chrono::steady_clock::time_point since;
  };
  AccessSettings settings_;
  std::string secret_;
  Clock clock_;
  std::mutex mutex_;
  std::map<std::string, Session> sessions_;
  std::map<std::string, Guesses> guesses_;
};

/// 32 bytes from the kernel, hexadecimal.
std::string random_secret();

}  // namespace frisaet::web
