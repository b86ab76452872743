#include "pipeline/web/visitors.h"

#include <sys/random.h>

#include <array>
#include <utility>

#include "models/core/check.h"
#include "models/core/sha256.h"
#include "models/text/danish.h"

namespace frisaet::web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRoles{
    {{"reader", "læser"}, {"editor", "redaktør"}, {"analyst", "analytiker"}, {"admin", "administrator"}}};
constexpr auto kSessionLength = std::chrono::hours(10);  // a working day
constexpr auto kGuessWindow = std::chrono::minutes(15);
constexpr int kWrongGuesses = 3;  // as data processing agreements of municipalities ask for

/// Compares without telling by its time where the two differ.
bool same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < a.size(); ++i) difference |= static_cast<unsigned char>(a[i] ^ b[i]);
  return difference == 0;
}

std::vector<std::string> fields_of(std::string_view line, std::size_t at_most) {
  std::vector<std::string> fields;
  line = trim(line);
  while (!line.empty()) {
    const std::size_t end = fields.size() + 1 == at_most ? line.size() : line.find_first_of(" \t");
    fields.emplace_back(line.substr(0, end));
    line = end >= line.size() ? std::string_view{} : trim(line.substr(end));
  }
  return fields;
}

}  // namespace

std::optional<Role> parse_role(std::string_view name) {
  for (std::size_t i = 0; i < kRoles.size(); ++i)
    if (kRoles[i].first == name) return static_cast<Role>(i);
  return std::nullopt;
}

std::string_view danish(Role role) {
  return kRoles[static_cast<std::size_t>(role)].second;
}

std::string random_secret() {
  std::array<char, 32> bytes{};
  FRISAET_CHECK(getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  return sha256_hex(std::string_view(bytes.data(), bytes.size()));
}

Result<std::vector<AccessSettings::Token>> parse_tokens(std::string_view text) {
  std::vector<AccessSettings::Token> tokens;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto fields = fields_of(line, 3);
    const auto role = fields.size() == 3 ? parse_role(fields[1]) : std::nullopt;
    if (!role || fields[0].size() != 64 ||
        fields[0].find_first_not_of("0123456789abcdef") != std::string::npos) {
      return Error{ErrorCode::kInvalid, "Linjen skal være »SHA256 ROLLE NAVN«.",
                   "linje " + std::to_string(number),
                   "Rollen er reader, editor, analyst eller admin; SHA256 er koden som printf %s KODE | "
                   "sha256sum giver den."};
    }
    tokens.push_back({fields[0], fields[2], *role});
  }
  return tokens;
}

Visitors::Visitors(AccessSettings settings, std::string secret, Clock clock)
    : settings_(std::move(settings)), secret_(std::move(secret)), clock_(std::move(clock)) {}

std::optional<Visitor> Visitors::who(const Request& request) {
  switch (settings_.mode) {
    case AccessSettings::Mode::kLocal:
      return Visitor{settings_.local_name, Role::kAdmin, ""};
    case AccessSettings::Mode::kProxy: {
      const std::string name(trim(request.header(settings_.user_header)));
      // A name that came twice (a line break stands between) is the proxy's and somebody else's.
      if (request.remote != settings_.trusted_proxy || name.empty() || name.find('\n') != std::string::npos)
        return std::nullopt;
      return Visitor{name, parse_role(request.header(settings_.role_header)).value_or(Role::kReader), ""};
    }
    case AccessSettings::Mode::kToken:
      break;
  }
  const auto cookie = request.cookies.find("session");
  if (cookie == request.cookies.end()) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  const auto session = sessions_.find(cookie->second);
  if (session == sessions_.end()) return std::nullopt;
  if (session->second.expires < clock_()) {
    sessions_.erase(session);
    return std::nullopt;
  }
  return session->second.visitor;
}

std::optional<std::string> Visitors::log_in(std::string_view token, const std::string& remote) {
  const std::string hash = sha256_hex(token);
  const std::scoped_lock lock(mutex_);
  const auto now = clock_();
  std::erase_if(guesses_, [&](const auto& entry) { return entry.second.since + kGuessWindow < now; });
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.expires < now; });
  Guesses& guesses = guesses_[remote];
  if (guesses.wrong == 0) guesses.since = now;
  if (guesses.wrong >= kWrongGuesses) return std::nullopt;
  for (const AccessSettings::Token& known : settings_.tokens) {
    if (!same_secret(known.sha256, hash)) continue;
    guesses_.erase(remote);
    const std::string session = random_secret();
    sessions_[session] = {{known.name, known.role, session}, now + kSessionLength};
    return session;
  }
  ++guesses.wrong;
  return std::nullopt;
}

void Visitors::log_out(const std::string& session) {
  const std::scoped_lock lock(mutex_);
  sessions_.erase(session);
}

std::string Visitors::form_mark(const Visitor& visitor) const {
  return sha256_hex(secret_ + "|" + visitor.session + "|" + visitor.name);
}

bool Visitors::is_own_form(const Visitor& visitor, const Request& request) const {
  const std::string site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return false;
  const std::string origin = request.header("origin");
  const std::string host = request.header("host");
  if (!origin.empty() && origin != "http://" + host && origin != "https://" + host) return false;
  return same_secret(request.field("mark"), form_mark(visitor));
}

}  // namespace frisaet::web
