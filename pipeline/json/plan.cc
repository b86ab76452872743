#include "pipeline/json/plan.h"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include "models/allocation/leximin.h"
#include "pipeline/json/reply_values.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

Json of_obstacle(const std::optional<Obstacle>& o) {
  if (!o) return nullptr;
  return {{"kind", to_string(o->kind)},
          {"level", o->level},
          {"value_now", o->value_now},
          {"value_forced", o->value_forced}};
}

Json of_chance(const std::optional<Chance>& c) {
  if (!c) return nullptr;
  return {{"won", c->won}, {"drawn", c->drawn}, {"place", c->place}, {"entrants", c->entrants}};
}

Json of_commitment(const DrawCommitment& c) {
  return {{"schema", "frisaet.commitment/1"},
          {"round", c.round},
          {"policy", c.policy},
          {"inputs_sha256", c.inputs_sha256},
          {"program_version", c.program_version},
          {"method", c.method},
          {"seed_source", c.seed_source},
          {"sha256", commitment_sha256(c)}};
}

Json of_distribution(const PlanDistribution& d) {
  Json plans = Json::array();
  for (const auto& plan : d.plans) {
    Json areas = Json::array();
    for (const auto& members : plan.areas) {
      Json line = Json::array();
      for (const auto& area : members) line.push_back(of(area));
      areas.push_back(std::move(line));
    }
    plans.push_back({{"weight", plan.weight}, {"areas", std::move(areas)}});
  }
  return {{"schema", "frisaet.plans/1"}, {"phase", d.phase},
          {"out_of", d.out_of},          {"alike", d.alike},
          {"plans", std::move(plans)},   {"sha256", distribution_sha256(d)}};
}

Json of_assignment(const Assignment& a) {
  return {{"municipality", {{"code", a.municipality}, {"name", a.name}}},
          {"area", of(a.area)},
          {"wish", of(a.wish)},
          {"fixed", a.fixed},
          {"reason", a.reason},
          {"obstacle", of_obstacle(a.obstacle)},
          {"chance", of_chance(a.chance)},
          {"reply", a.reply ? of_reply(*a.reply) : Json(nullptr)}};
}

Json of_previous(const PreviousPlan& previous) {
  Json areas = Json::array();
  for (const auto& [code, area] : previous.areas)
    areas.push_back({{"municipality", code}, {"area", of(area)}});
  Json object{{"inputs_sha256", previous.inputs_sha256}, {"areas", std::move(areas)}};
  for (const auto& [code, area] : previous.proposed)
    object["proposed"].push_back({{"municipality", code}, {"area", area}});
  return object;
}

Json of_set(const DesignationSet& set) {
  return {{"municipalities", set.municipalities},
          {"worst_breach", set.worst_breach},
          {"total_breach", set.total_breach}};
}

Json of_proposal(const DesignationProposal& p) {
  Json best = Json::array(), who = Json::array();
  for (const DesignationSet& set : p.best) best.push_back(of_set(set));
  for (const auto& [code, best_sets] : p.who)
    who.push_back({{"municipality", code}, {"best_sets", best_sets}});
  return {{"phase", p.phase},     {"area", p.area},           {"candidates", p.candidates},
          {"sets", p.sets},       {"best_sets", p.best_sets}, {"best", std::move(best)},
          {"who", std::move(who)}};
}

template <typename T, typename F>
Json each(const std::vector<T>& values, F encode) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(encode(value));
  return list;
}

// Reading: nlohmann's at() and get() throw on a missing key or a wrong type; plan_from_json turns that into
// an Error.

std::optional<std::string> text_or_null(const Json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<std::string>());
}

/// A whole number that fits: nlohmann's get<int>() would cut 4294967297 to 1 and 2.7 to 2 without a word.
constexpr long kLargest = 1'000'000'000;
long whole(const Json& value) {
  if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > kLargest) ||
      value.get<std::int64_t>() > kLargest || value.get<std::int64_t>() < -kLargest)
    throw std::invalid_argument("not a whole number of at most 1.000.000.000: " + value.dump());
  return value.get<long>();
}
/// How many sets there are: 12 of 98 are 10¹⁵.
long count_of(const Json& value) {
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0 ||
      (value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max()))
    throw std::invalid_argument("not a count: " + value.dump());
  return value.get<long>();
}
int small(const Json& value) {
  return static_cast<int>(whole(value));
}

template <typename T, typename F>
std::vector<T> read_each(const Json& list, F decode) {
  if (!list.is_array()) throw std::invalid_argument("a list is missing");
  std::vector<T> values;
  for (const Json& entry : list) values.push_back(decode(entry));
  return values;
}

Assignment read_assignment(const Json& o) {
  Assignment a;
  a.municipality = o.at("municipality").at("code").get<std::string>();
  a.name = o.at("municipality").at("name").get<std::string>();
  a.area = text_or_null(o.at("area"));
  if (!o.at("wish").is_null()) a.wish = small(o.at("wish"));
  a.fixed = o.at("fixed").get<bool>();
  a.reason = o.at("reason").get<std::string>();
  if (const Json& b = o.at("obstacle"); !b.is_null()) {
    const auto kind = b.at("kind").get<std::string>();
    for (const auto known : {Obstacle::Kind::kLot, Obstacle::Kind::kWorse, Obstacle::Kind::kImpossible}) {
      if (kind == to_string(known)) {
        a.obstacle = Obstacle{known, b.at("level").get<std::string>(), whole(b.at("value_now")),
                              whole(b.at("value_forced"))};
      }
    }
    if (!a.obstacle) throw std::invalid_argument("obstacle of an unknown kind: " + kind);
  }
  if (const Json& c = o.at("chance"); !c.is_null())
    a.chance =
        Chance{whole(c.at("won")), whole(c.at("drawn")), small(c.at("place")), small(c.at("entrants"))};
  if (!o.at("reply").is_null()) a.reply = read_reply(o.at("reply"), a.municipality);
  return a;
}

DrawCommitment read_commitment(const Json& o) {
  if (o.at("schema") != "frisaet.commitment/1")
    throw std::invalid_argument("schema is not frisaet.commitment/1");
  DrawCommitment c{o.at("round").get<std::string>(),         o.at("policy").get<std::string>(),
                   o.at("inputs_sha256").get<std::string>(), o.at("program_version").get<std::string>(),
                   o.at("method").get<std::string>(),        o.at("seed_source").get<std::string>()};
  if (o.at("sha256") != commitment_sha256(c))
    throw std::invalid_argument("sha256 is not the hash of the values beside it");
  return c;
}

PlanDistribution read_distribution(const Json& o) {
  if (o.at("schema") != "frisaet.plans/1") throw std::invalid_argument("schema is not frisaet.plans/1");
  PlanDistribution d{o.at("phase").get<std::string>(),
                     whole(o.at("out_of")),
                     o.at("alike").get<std::vector<std::vector<std::string>>>(),
                     {}};
  d.plans = read_each<PlanDistribution::Listed>(o.at("plans"), [](const Json& plan) {
    PlanDistribution::Listed listed{whole(plan.at("weight")), {}};
    for (const Json& line : plan.at("areas"))
      listed.areas.push_back(read_each<std::optional<std::string>>(line, text_or_null));
    return listed;
  });
  if (o.at("sha256") != distribution_sha256(d))
    throw std::invalid_argument("sha256 is not the hash of the plans beside it");
  return d;
}

PreviousPlan read_previous(const Json& o) {
  PreviousPlan previous{o.at("inputs_sha256").get<std::string>(), {}};
  if (!o.at("areas").is_array()) throw std::invalid_argument("a list is missing");
  for (const Json& line : o.at("areas")) {
    const auto code = line.at("municipality").get<std::string>();
    if (!previous.areas.emplace(code, text_or_null(line.at("area"))).second)
      throw std::invalid_argument("previous names a municipality twice: " + code);
  }
  if (const auto proposed = o.find("proposed"); proposed != o.end()) {
    if (!proposed->is_array()) throw std::invalid_argument("a list is missing");
    for (const Json& line : *proposed) {
      const auto code = line.at("municipality").get<std::string>();
      if (!previous.proposed.emplace(code, line.at("area").get<std::string>()).second)
        throw std::invalid_argument("previous proposes a municipality twice: " + code);
    }
  }
  return previous;
}

DesignationProposal read_proposal(const Json& o) {
  DesignationProposal p{o.at("phase").get<std::string>(),
                        o.at("area").get<std::string>(),
                        whole(o.at("candidates")),
                        count_of(o.at("sets")),
                        count_of(o.at("best_sets")),
                        {},
                        {}};
  p.best = read_each<DesignationSet>(o.at("best"), [](const Json& set) {
    return DesignationSet{set.at("municipalities").get<std::vector<std::string>>(),
                          small(set.at("worst_breach")), small(set.at("total_breach"))};
  });
  p.who = read_each<DesignationCandidate>(o.at("who"), [](const Json& candidate) {
    return DesignationCandidate{candidate.at("municipality").get<std::string>(),
                                count_of(candidate.at("best_sets"))};
  });
  return p;
}

Plan read_plan(const Json& o) {
  if (o.at("schema") != "frisaet.plan/1") throw std::invalid_argument("schema is not frisaet.plan/1");
  Plan plan;
  plan.round = o.at("round").get<std::string>();
  plan.policy = o.at("policy").get<std::string>();
  plan.inputs_sha256 = o.at("inputs_sha256").get<std::string>();
  plan.assignments = read_each<Assignment>(o.at("assignments"), read_assignment);
  plan.areas = read_each<AreaCount>(o.at("areas"), [](const Json& a) {
    return AreaCount{a.at("area").get<std::string>(), small(a.at("count"))};
  });
  plan.levels = read_each<LevelResult>(o.at("levels"), [](const Json& l) {
    return LevelResult{l.at("phase").get<std::string>(), l.at("name").get<std::string>(),
                       whole(l.at("value")), l.at("proven").get<bool>()};
  });
  plan.spread = read_each<SpreadCell>(o.at("spread"), [](const Json& c) {
    return SpreadCell{c.at("area").get<std::string>(),
                      c.at("dimension").get<std::string>(),
                      c.at("group").get<std::string>(),
                      small(c.at("count")),
                      small(c.at("low")),
                      small(c.at("high"))};
  });
  plan.proven = o.at("proven").get<bool>();
  if (const Json& draw = o.at("draw"); !draw.is_null()) {
    plan.draw = DrawRecord{draw.at("seed").get<std::string>(), draw.at("binding").get<bool>(),
                           draw.at("method").get<std::string>()};
    if (const auto list = draw.find("distribution"); list != draw.end() && !list->is_null())
      plan.draw->distribution = read_distribution(*list);
    if (const Json& c = draw.at("commitment"); !c.is_null()) plan.draw->commitment = read_commitment(c);
  }
  plan.proposals = read_each<DesignationProposal>(o.at("proposals"), read_proposal);
  plan.notes = o.at("notes").get<std::vector<std::string>>();
  if (const auto previous = o.find("previous"); previous != o.end()) plan.previous = read_previous(*previous);
  return plan;
}

}  // namespace
}  // namespace json

std::string plan_json(const Plan& plan) {
  using namespace json;
  Json draw = nullptr;
  if (plan.draw)
    draw = {{"seed", plan.draw->seed},
            {"binding", plan.draw->binding},
            {"method", plan.draw->method},
            {"commitment", plan.draw->commitment ? of_commitment(*plan.draw->commitment) : Json(nullptr)},
            {"distribution",
             plan.draw->distribution ? of_distribution(*plan.draw->distribution) : Json(nullptr)}};
  Json object{{"schema", "frisaet.plan/1"},
              {"round", plan.round},
              {"policy", plan.policy},
              {"inputs_sha256", plan.inputs_sha256},
              {"assignments", each(plan.assignments, of_assignment)},
              {"areas", each(plan.areas,
                             [](const AreaCount& a) -> Json {
                               return {{"area", a.area}, {"count", a.count}};
                             })},
              {"levels",
               each(plan.levels,
                    [](const LevelResult& l) -> Json {
                      return {{"phase", l.phase}, {"name", l.name}, {"value", l.value}, {"proven", l.proven}};
                    })},
              {"spread", each(plan.spread,
                              [](const SpreadCell& c) -> Json {
                                return {{"area", c.area},   {"dimension", c.dimension},
                                        {"group", c.group}, {"count", c.count},
                                        {"low", c.low},     {"high", c.high}};
                              })},
              {"proven", plan.proven},
              {"draw", std::move(draw)},
              {"proposals", each(plan.proposals, of_proposal)},
              {"notes", plan.notes}};
  if (plan.previous) object["previous"] = of_previous(*plan.previous);  // else a plan as it always was
  return print(object, 2);
}

Result<Plan> plan_from_json(std::string_view text) {
  try {
    return json::read_plan(json::Json::parse(text));
  } catch (const std::exception& fault) {  // nlohmann's, which name the key, and ours
    return Error{ErrorCode::kInvalid, "Filen er ikke en plan, som frisaet allocate --json har skrevet.",
                 fault.what(), "Hent planen igen fra den, der offentliggjorde den."};
  }
}

std::string published_draw_json(const PublishedDraw& draw) {
  auto object = json::of_commitment(draw.commitment);
  if (draw.distribution) object["distribution"] = json::of_distribution(*draw.distribution);
  return json::print(object, 2);
}

Result<PublishedDraw> published_draw_from_json(std::string_view text) {
  try {
    const auto object = json::Json::parse(text);
    PublishedDraw draw{json::read_commitment(object)};
    if (object.contains("distribution")) draw.distribution = json::read_distribution(object["distribution"]);
    const bool listed = draw.commitment.method.starts_with(kLeximinMethod);
    if (listed != draw.distribution.has_value() ||
        (listed && draw.commitment.method != leximin_method(*draw.distribution)))
      throw std::invalid_argument("method does not go with the plans beside it");
    return draw;
  } catch (const std::exception& fault) {
    return Error{ErrorCode::kInvalid,
                 "Filen er ikke en forpligtelse, som frisaet allocate --commit har skrevet.", fault.what(),
                 "Hent den igen, hvor den blev offentliggjort."};
  }
}

}  // namespace frisaet
