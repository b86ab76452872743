#include "pipeline/web/what_if.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "models/municipality/municipality.h"
#include "models/records/danish_names.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr int kMostPlaces = 98;
constexpr std::array<const char*, 3> kWishes{"w1", "w2", "w3"};
constexpr std::string_view kNone = "ingen", kTakenBack = "intet";

/// The areas that municipalities wish for in a round.
Choices areas_of(const Round& round) {
  Choices areas;
  for (const Area& area : round.areas) areas.emplace_back(area.code, area.name);
  return areas;
}

/// What the form says a municipality answers; nothing: it takes its answer back.
Result<std::optional<Reply>> reply_typed(const Request& request, const Round& round,
                                         const std::string& code) {
  const std::string first = request.parameter(kWishes[0]);
  if (first == kTakenBack) return std::optional<Reply>();
  Reply reply;
  reply.municipality = code;
  reply.status = "council";  // as if decided: the question is about areas
  reply.none = first == kNone;
  if (reply.none) return std::optional(reply);
  std::set<std::string> seen;
  for (const char* name : kWishes) {
    const std::string area = request.parameter(name);
    if (area.empty()) continue;
    const bool known = std::any_of(round.areas.begin(), round.areas.end(),
                                   [&](const Area& one) { return one.code == area; });
    if (!known || !seen.insert(area).second)
      return Error{ErrorCode::kInvalid, "Ønskerne kan ikke være sådan.", area,
                   "Vælg hvert område højst én gang."};
    reply.wishes.push_back({area, static_cast<int>(reply.wishes.size()) + 1});
  }
  if (reply.wishes.empty())
    return Error{ErrorCode::kInvalid, "Der er ikke valgt, hvad kommunen ellers svarer.", "",
                 "Vælg et ønske."};
  return std::optional(reply);
}

/// A round and its replies with one thing otherwise, and the thing in words.
struct Otherwise {
  Round round;
  std::vector<Reply> replies;
  std::string said;
};

Result<void> change_reply(Otherwise& other, const Request& request, const std::string& code) {
  const Municipality* municipality = MunicipalityIndex::standard().by_code(code);
  if (municipality == nullptr)
    return Error{ErrorCode::kInvalid, "Der er ingen kommune med den kode.", code, "Vælg en på listen."};
  const auto reply = reply_typed(request, other.round, code);
  if (!reply) return reply.error();
  std::erase_if(other.replies, [&](const Reply& one) { return one.municipality == code; });
  other.said = municipality->name + " ";
  if (!*reply) {
    other.said += "trak sit svar tilbage";
  } else if ((*reply)->none) {
    other.said += "ikke ønskede noget område";
  } else {
    other.said += "ønskede ";
    for (const Wish& wish : (*reply)->wishes)
      other.said += (&wish == &(*reply)->wishes.front() ? "" : ", så ") + danish_area(wish.area);
  }
  if (*reply) other.replies.push_back(**reply);
  return {};
}

Result<void> change_capacity(Otherwise& other, const std::string& area, const std::string& typed) {
  int most = -1;
  const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), most);
  if (fault != std::errc() || end != typed.data() + typed.size() || most < 0 || most > kMostPlaces)
    return Error{ErrorCode::kInvalid, "Antallet kan ikke forstås.", typed, "Skriv et tal fra 0 til 98."};
  bool found = false;
  for (Phase& phase : other.round.phases) {
    if (std::find(phase.areas.begin(), phase.areas.end(), area) == phase.areas.end()) continue;
    found = true;
    if (phase.kind == Phase::Kind::kDesignation) {
      phase.count = most;
      continue;
    }
    std::erase_if(phase.capacities, [&](const Capacity& one) { return one.area == area; });
    phase.capacities.push_back({area, std::nullopt, most});
  }
  if (!found) return Error{ErrorCode::kInvalid, "Runden har ikke det område.", area, "Vælg et på listen."};
  other.said += std::string(other.said.empty() ? "" : ", og ") + danish_area(area) + " højst kunne få " +
                std::to_string(most);
  return {};
}

Result<Otherwise> otherwise(const Request& request, const Round& round, const std::vector<Reply>& replies) {
  Otherwise other{round, replies, ""};
  if (const std::string code = request.parameter("hvis"); !code.empty())
    if (auto changed = change_reply(other, request, code); !changed) return changed.error();
  if (const std::string area = request.parameter("omraade"); !area.empty())
    if (auto changed = change_capacity(other, area, request.parameter("hoejst")); !changed)
      return changed.error();
  return other;
}

Result<ViewList> answer(Context& context, const Otherwise& other, const Policy& policy, const Plan& plan) {
  const auto problem = build_problem(other.round, MunicipalityIndex::standard(), other.replies, policy);
  if (!problem) return problem.error();
  const auto after = context.site.plans().without_chances(*problem, policy);
  if (!after) return after.error();
  return moved_between(plan, *after, "");
}

void put_form(View& view, const Request& request, const Round& round) {
  Choices municipalities = municipality_choices(), areas = areas_of(round), first = areas;
  municipalities.insert(municipalities.begin(), {"", "Ingen"});
  areas.insert(areas.begin(), {"", "–"});
  first.insert(first.begin(), {"", "–"});
  first.emplace_back(kNone, "Ønsker ingen af områderne");
  first.emplace_back(kTakenBack, "Trækker svaret tilbage");
  view.set("if_municipalities", choices(municipalities, request.parameter("hvis")));
  ViewList wishes;
  for (const char* name : kWishes) {
    View wish;
    wish.set("name", name);
    wish.set("label", std::string(1, name[1]) + ". ønske");
    wish.set("areas", choices(name == kWishes[0] ? first : areas, request.parameter(name)));
    wishes.push_back(wish);
  }
  view.set("if_wishes", wishes);
  view.set("if_areas", choices(areas, request.parameter("omraade")));
  view.set("if_most", request.parameter("hoejst"));
}

}  // namespace

ViewList moved_between(const Plan& before, const Plan& after, const std::string& left_out) {
  ViewList moved;
  const auto named = [](const std::optional<std::string>& area) {
    return area ? danish_area(*area) : "ingen plads";
  };
  for (const Assignment& was : before.assignments) {
    const Assignment* now = after.of(was.municipality);
    if (was.municipality == left_out || now == nullptr || now->area == was.area) continue;
    View line;
    line.set("name", was.name);
    line.set("before", named(was.area));
    line.set("after", named(now->area));
    moved.push_back(line);
  }
  return moved;
}

std::string moved_count(const ViewList& moved) {
  if (moved.empty()) return "ingen andre";
  return moved.size() == 1 ? "1 anden kommune" : std::to_string(moved.size()) + " andre kommuner";
}

void put_what_if(View& view, Context& context, const Round& round, const Policy& policy,
                 const std::vector<Reply>& replies, const Plan& plan) {
  const Request& request = context.request;
  put_form(view, request, round);
  if (request.parameter("hvis").empty() && request.parameter("omraade").empty()) return;
  const auto other = otherwise(request, round, replies);
  const auto moved = other ? answer(context, *other, policy, plan) : Result<ViewList>(other.error());
  if (!moved) {
    view.set("if_fault", moved.error().message + " " + moved.error().hint);
    return;
  }
  view.set("if_answered", true);
  view.set("if_said", other->said);
  view.set("if_none", moved->empty());
  view.set("if_count", moved->size() == 1 ? "1 kommune" : std::to_string(moved->size()) + " kommuner");
  view.set("if_moved", *moved);
}

}  // namespace frisaet::web
