#include "pipeline/web/round_parameter.h"

#include <algorithm>

#include "pipeline/web/words.h"

namespace frisaet::web {

const Round& round_asked(const Request& request) {
  if (const Round* named = find_round(request.parameter("round"))) return *named;
  const auto& known = standard_rounds();
  const auto real =
      std::find_if(known.begin(), known.end(), [](const Round& round) { return !round.made_up; });
  return real == known.end() ? known.front() : *real;
}

const Policy& policy_asked(const Request& request, const Round& round) {
  if (const Policy* named = find_policy(request.parameter("policy"))) return *named;
  const Policy* own = find_policy(round.policy);
  return own != nullptr ? *own : standard_policies().front();
}

ViewList round_choices(const Round& chosen) {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const Round& known : standard_rounds()) entries.emplace_back(known.code, known.name);
  return choices(entries, chosen.code);
}

}  // namespace frisaet::web
