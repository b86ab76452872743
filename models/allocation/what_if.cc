#include "models/allocation/what_if.h"

#include <algorithm>
#include <charconv>

namespace frisaet {
namespace {

Error not_meant(std::string message, std::string_view where, std::string hint) {
  return {ErrorCode::kInvalid, std::move(message), std::string(where), std::move(hint)};
}

Phase* phase_of(Round& round, std::string_view area) {
  const auto phase = std::find_if(round.phases.begin(), round.phases.end(), [&](const Phase& one) {
    return std::find(one.areas.begin(), one.areas.end(), area) != one.areas.end();
  });
  return phase == round.phases.end() ? nullptr : &*phase;
}

}  // namespace

void change_reply(std::vector<Reply>& replies, const std::string& municipality,
                  const std::optional<std::vector<std::string>>& areas) {
  std::erase_if(replies, [&](const Reply& reply) { return reply.municipality == municipality; });
  if (!areas) return;
  Reply reply;
  reply.municipality = municipality;
  reply.none = areas->empty();
  for (const std::string& area : *areas)
    reply.wishes.push_back({area, static_cast<int>(reply.wishes.size()) + 1});
  replies.push_back(std::move(reply));
}

Result<void> change_capacity(Round& round, std::string_view area, Bound bound, std::string_view typed) {
  int limit = -1;
  const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), limit);
  if (fault != std::errc() || end != typed.data() + typed.size() || limit < 0)
    return not_meant("Antallet kan ikke forstås.", typed, "Skriv et helt tal fra 0 og op.");
  Phase* phase = phase_of(round, area);
  if (phase == nullptr)
    return not_meant("Området er ikke med i runden.", area, "Vælg et af rundens områder.");
  if (phase->kind == Phase::Kind::kDesignation)
    return not_meant("Området udpeges; dets antal står i rundens fil.", area,
                     "Vælg et område, der fordeles.");
  const auto known = std::find_if(phase->capacities.begin(), phase->capacities.end(),
                                  [&](const Capacity& one) { return one.area == area; });
  Capacity changed = known == phase->capacities.end() ? Capacity{std::string(area), {}, {}} : *known;
  (bound == Bound::kAtMost ? changed.at_most : changed.at_least) = limit;
  if (changed.at_least && changed.at_most && *changed.at_least > *changed.at_most)
    return not_meant("Mindst " + std::to_string(*changed.at_least) + " og højst " +
                         std::to_string(*changed.at_most) + " kan ikke gælde på én gang.",
                     area, "Vælg et andet antal.");
  if (known == phase->capacities.end()) {
    phase->capacities.push_back(std::move(changed));
  } else {
    *known = std::move(changed);
  }
  return {};
}

std::vector<Move> moves_between(const Plan& before, const Plan& after) {
  std::vector<Move> moves;
  for (const Assignment& was : before.assignments) {
    const Assignment* now = after.of(was.municipality);
    if (now != nullptr && now->area != was.area)
      moves.push_back({was.municipality, was.name, was.area, now->area});
  }
  return moves;
}

std::string danish_place(const std::optional<std::string>& area) {
  return area ? danish_area(*area) : "ingen plads";
}

}  // namespace frisaet
