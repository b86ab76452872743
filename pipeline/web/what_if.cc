#include "pipeline/web/what_if.h"

#include <algorithm>
#include <array>

#include "models/municipality/municipality.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::array<const char*, 3> kWishes{"w1", "w2", "w3"};
constexpr std::string_view kNone = "ingen", kTakenBack = "intet";

Choices areas_of(const Round& round) {
  Choices areas;
  for (const Area& area : round.areas) areas.emplace_back(area.code, area.name);
  return areas;
}

/// The areas that have room for more or fewer: how many are designated is not for the round to change.
Choices areas_with_room(const Round& round) {
  Choices areas = areas_of(round);
  std::erase_if(areas, [&](const auto& area) {
    const Phase* phase = round.phase_of(area.first);
    return phase == nullptr || phase->kind == Phase::Kind::kDesignation;
  });
  return areas;
}

/// The areas typed, in order. None at all is for the caller to judge.
std::vector<std::string> wishes_typed(const Request& request) {
  std::vector<std::string> areas;
  for (const char* name : kWishes)
    if (const std::string area = request.parameter(name); !area.empty()) areas.push_back(area);
  return areas;
}

/// A round and its replies with one thing otherwise, and the thing in words.
struct Otherwise {
  Round round;
  std::vector<Reply> replies;
  std::string said;
};

Result<void> other_reply(Otherwise& other, const Request& request, const std::string& code) {
  const Municipality* municipality = MunicipalityIndex::standard().by_code(code);
  if (municipality == nullptr)
    return Error{ErrorCode::kInvalid, "Der er ingen kommune med den kode.", code, "Vælg en på listen."};
  const std::string first = request.parameter(kWishes[0]);
  if (first == kTakenBack) {
    change_reply(other.replies, code, std::nullopt);
    other.said = municipality->name + " trak sit svar tilbage";
    return {};
  }
  const auto areas = first == kNone ? std::vector<std::string>() : wishes_typed(request);
  if (areas.empty() && first != kNone)
    return Error{ErrorCode::kInvalid, "Der er ikke valgt, hvad kommunen ellers svarer.", "",
                 "Vælg et ønske."};
  change_reply(other.replies, code, areas);
  other.said = municipality->name + (areas.empty() ? " ikke ønskede noget område" : " ønskede ");
  for (std::size_t i = 0; i < areas.size(); ++i)
    other.said += (i == 0 ? "" : ", så ") + danish_area(areas[i]);
  return {};
}

Result<Otherwise> otherwise(const Request& request, const Round& round, const std::vector<Reply>& replies) {
  Otherwise other{round, replies, ""};
  if (const std::string code = request.parameter("hvis"); !code.empty())
    if (auto changed = other_reply(other, request, code); !changed) return changed.error();
  if (const std::string area = request.parameter("omraade"); !area.empty()) {
    const std::string most = request.parameter("hoejst");
    if (auto changed = change_capacity(other.round, area, Bound::kAtMost, most); !changed)
      return changed.error();
    other.said += (other.said.empty() ? "" : ", og ") + danish_area(area) + " højst kunne få " + most;
  }
  return other;
}

Result<ViewList> answer(Context& context, const Otherwise& other, const Policy& policy, const Plan& plan) {
  const auto problem = build_problem(other.round, MunicipalityIndex::standard(), other.replies, policy);
  if (!problem) return problem.error();
  const auto after = context.site.plans().without_chances(*problem, policy);
  if (!after) return after.error();
  return lines_of(moves_between(plan, *after));
}

void put_form(View& view, const Request& request, const Round& round) {
  Choices municipalities = municipality_choices(), areas = areas_of(round), first = areas,
          rooms = areas_with_room(round);
  municipalities.insert(municipalities.begin(), {"", "Ingen"});
  areas.insert(areas.begin(), {"", "–"});
  rooms.insert(rooms.begin(), {"", "–"});
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
  view.set("if_areas", choices(rooms, request.parameter("omraade")));
  view.set("if_most", request.parameter("hoejst"));
}

}  // namespace

ViewList lines_of(const std::vector<Move>& moves) {
  ViewList lines;
  for (const Move& move : moves) {
    View line;
    line.set("name", move.name);
    line.set("before", danish_place(move.before));
    line.set("after", danish_place(move.after));
    lines.push_back(line);
  }
  return lines;
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
