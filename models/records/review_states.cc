#include "models/records/review_states.h"

#include <algorithm>

#include "models/text/danish.h"

namespace frisaet {

std::string danish_review(const std::string& code) {
  constexpr std::array<std::string_view, 4> kNames{"læst af maskinen", "skal ses efter", "set efter",
                                                   "uenighed"};
  const auto known = std::find(kReviewStates.begin(), kReviewStates.end(), code);
  if (known == kReviewStates.end()) return code;
  return std::string(kNames.at(static_cast<std::size_t>(known - kReviewStates.begin())));
}

std::optional<std::string> review_named(std::string_view name) {
  for (const std::string_view code : kReviewStates)
    if (code == name || fold(danish_review(std::string(code))) == fold(name)) return std::string(code);
  return std::nullopt;
}

}  // namespace frisaet
