#include "models/allocation/problem.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "models/core/sha256.h"

namespace frisaet {
namespace {

/// The solver ends the program at numbers near 10⁹; an IntegerProgram promises none above a million.
constexpr int kMostPlaces = 1'000'000;

Error invalid(std::string message, std::string where = "") {
  return {ErrorCode::kInvalid, std::move(message), std::move(where), ""};
}

/// One municipality's reply, checked against the round.
Result<void> check_reply(const Reply& reply, const Round& round, const Municipality& municipality) {
  const std::string where = municipality.name;
  if (reply.none && !reply.wishes.empty()) {
    return invalid("Svaret siger både, at kommunen ikke ønsker noget område, og at den ønsker et.", where);
  }
  std::set<std::string> seen;
  for (const Wish& wish : reply.wishes) {
    if (round.area(wish.area) == nullptr)
      return invalid("Området " + wish.area + " er ikke med i runden.", where);
    if (!seen.insert(wish.area).second)
      return invalid("Området " + round.area(wish.area)->name + " er ønsket to gange.", where);
    if (wish.rank < 1) return invalid("En prioritet skal være 1 eller højere.", where);
  }
  if (!reply.late && !reply.late_phases.empty())
    return invalid("Svaret siger både, at det kom i tide, og at noget af det kom for sent.", where);
  for (const std::string& late : reply.late_phases) {
    const auto is_it = [&](const Phase& phase) { return phase.code == late; };
    if (std::none_of(round.phases.begin(), round.phases.end(), is_it))
      return invalid("Svaret er for sent til fasen " + late + ", som ikke er med i runden.", where);
  }
  return {};
}

/// Why the reply takes no part, or nothing.
std::string left_out_by(const Reply& reply, const Policy& policy) {
  if (reply.in_doubt && !policy.use_doubtful) {
    return "Svaret er i tvivl og er ikke taget med, før en medarbejder har afgjort det." +
           (reply.doubt.empty() ? std::string() : " " + reply.doubt);
  }
  if (reply.late && reply.late_phases.empty() && !policy.use_late)
    return "Svaret kom efter fristen og er ikke taget med.";
  return "";
}

class Builder {
 public:
  Builder(const Round& round, const Policy& policy) : round_(round), policy_(policy) {}

  Problem build(const MunicipalityIndex& municipalities, const std::map<std::string, const Reply*>& replies) {
    problem_ = {round_.code, round_.name, round_.made_up, round_.areas, round_.phases, round_.shares_of,
                {},          {}};
    for (const Dimension& dimension : round_.dimensions) {
      std::set<std::string> used;
      for (const Municipality& m : municipalities.all()) used.insert(group_of(dimension, m));
      std::vector<std::string> groups = dimension.labels;  // classes keep their order, names are sorted
      if (groups.empty()) groups.assign(used.begin(), used.end());
      problem_.dimensions.push_back({dimension.code, dimension.name, std::move(groups), dimension.source});
    }
    for (const Municipality& m : municipalities.all()) {
      const auto reply = replies.find(m.code);
      problem_.participants.push_back(participant(m, reply == replies.end() ? nullptr : reply->second));
    }
    return std::move(problem_);
  }

 private:
  Participant participant(const Municipality& m, const Reply* reply) {
    Participant p;
    p.code = m.code;
    p.name = m.name;
    for (std::size_t d = 0; d < round_.dimensions.size(); ++d) {
      const auto& groups = problem_.dimensions[d].groups;
      const auto at = std::find(groups.begin(), groups.end(), group_of(round_.dimensions[d], m));
      p.groups.push_back(static_cast<int>(at - groups.begin()));
    }
    p.declared_rank.assign(round_.areas.size(), 0);
    set_fixed(p);
    if (reply != nullptr) set_wishes(p, *reply);
    return p;
  }

  void set_fixed(Participant& p) {
    for (const FixedPlace& fixed : round_.fixed) {
      if (fixed.municipality != p.code) continue;
      p.fixed_area = problem_.area_index(fixed.area);
      p.fixed_reason = fixed.reason;
    }
    for (const Phase& phase : round_.phases) {
      if (std::find(phase.designated.begin(), phase.designated.end(), p.code) == phase.designated.end())
        continue;
      p.fixed_area = problem_.area_index(phase.areas.front());
      p.fixed_reason = "Udpeget af " + phase.decided_by + ".";
    }
  }

  void set_wishes(Participant& p, const Reply& reply) {
    p.reply = reply;
    for (const Wish& wish : reply.wishes) {
      p.declared_rank[static_cast<std::size_t>(problem_.area_index(wish.area))] = wish.rank;
    }
    p.left_out = left_out_by(reply, policy_);
    std::set<int> barred;  // areas whose wishes do not count
    for (const Exclusion& exclusion : round_.exclusions) {
      if (exclusion.municipality != p.code) continue;
      if (!exclusion.area) {
        p.left_out = "Deltager ikke i runden: " + exclusion.reason;
      } else if (barred.insert(problem_.area_index(*exclusion.area)).second && p.left_out.empty()) {
        const auto area = static_cast<std::size_t>(problem_.area_index(*exclusion.area));
        if (p.declared_rank[area] > 0)
          p.barred_note = "Kan ikke få " + round_.areas[area].name + ": " + exclusion.reason;
      }
    }
    if (p.fixed_area || !p.left_out.empty()) return;
    drop_late(p, reply, barred);
    std::map<int, std::vector<int>> by_rank;
    for (std::size_t a = 0; a < p.declared_rank.size(); ++a) {
      if (p.declared_rank[a] > 0 && !barred.contains(static_cast<int>(a)))
        by_rank[p.declared_rank[a]].push_back(static_cast<int>(a));
    }
    for (auto& [rank, areas] : by_rank) p.wishes.push_back(std::move(areas));
    if (p.wishes.empty() && p.barred_note.empty()) p.left_out = std::exchange(p.late_note, "");
  }

  /// Only the wishes that were late are dropped: one in time, on the areas of another phase, stands.
  void drop_late(Participant& p, const Reply& reply, std::set<int>& dropped) const {
    if (policy_.use_late) return;
    for (const Phase& phase : round_.phases) {
      const auto& late = reply.late_phases;
      if (std::find(late.begin(), late.end(), phase.code) == late.end()) continue;
      bool wished = false;
      for (const std::string& code : phase.areas) {
        const int area = problem_.area_index(code);
        if (p.declared_rank[static_cast<std::size_t>(area)] == 0) continue;
        wished = true;
        dropped.insert(area);
      }
      if (!wished) continue;
      p.late_note += (p.late_note.empty() ? "" : " ") + std::string("Ønskerne i ") + phase.name +
                     " kom efter fristen og er ikke taget med.";
    }
  }

  const Round& round_;
  const Policy& policy_;
  Problem problem_;
};

int fixed_on(const Problem& problem, int area) {
  return static_cast<int>(std::count_if(problem.participants.begin(), problem.participants.end(),
                                        [&](const Participant& p) { return p.fixed_area == area; }));
}

/// Whether those with a fixed place have all the places that a phase gives on one of its areas.
bool filled_by_fixed(const Problem& problem, const Phase& phase, int area) {
  const int fixed = fixed_on(problem, area);
  if (phase.kind == Phase::Kind::kDesignation) return fixed >= phase.count;
  return std::any_of(phase.capacities.begin(), phase.capacities.end(), [&](const Capacity& capacity) {
    return problem.area_index(capacity.area) == area && capacity.at_most && fixed >= *capacity.at_most;
  });
}

Result<void> check_phase(const Problem& problem, const Phase& phase) {
  const auto too_many = [&](const std::string& code, int limit, const std::string& key) -> Result<void> {
    const int area = problem.area_index(code);
    const int fixed = area < 0 ? 0 : fixed_on(problem, area);
    if (fixed <= limit) return {};
    const std::string& name = problem.areas[static_cast<std::size_t>(area)].name;
    return Error{ErrorCode::kInvalid,
                 std::to_string(fixed) + " kommuner har fast plads på " + name + ", men der er højst " +
                     std::to_string(limit) + (limit == 1 ? " plads." : " pladser."),
                 phase.name,
                 "Mindste ændring, der gør det muligt: hæv " + key + " for " + name + " fra " +
                     std::to_string(limit) + " til " + std::to_string(fixed) + "."};
  };
  for (const std::string& area : phase.areas) {
    if (problem.area_index(area) < 0) return invalid("Området " + area + " findes ikke.", phase.name);
  }
  const auto above = [](const std::optional<int>& number) { return number.value_or(0) > kMostPlaces; };
  if (phase.count > kMostPlaces || phase.tolerance > kMostPlaces ||
      std::any_of(phase.capacities.begin(), phase.capacities.end(),
                  [&](const Capacity& one) { return above(one.at_least) || above(one.at_most); })) {
    return Error{ErrorCode::kInvalid, "Et antal pladser er over en million.", phase.name,
                 "Skriv et mindre, eller lad grænsen være ude."};
  }
  if (phase.kind == Phase::Kind::kDesignation) {
    if (phase.areas.size() != 1) return invalid("En udpegning gælder netop ét område.", phase.name);
    return too_many(phase.areas.front(), phase.count, "antallet, der udpeges (count),");
  }
  for (const Capacity& capacity : phase.capacities) {
    if (!capacity.at_most) continue;
    if (auto checked = too_many(capacity.area, *capacity.at_most, "højeste antal (at_most)"); !checked)
      return checked;
  }
  return {};
}

Result<void> check_participant(const Problem& problem, const Participant& p) {
  const int areas = static_cast<int>(problem.areas.size());
  if (p.groups.size() != problem.dimensions.size())
    return invalid("Der skal være én gruppe for hver inddeling.", p.name);
  for (std::size_t d = 0; d < p.groups.size(); ++d) {
    if (p.groups[d] < 0 || p.groups[d] >= static_cast<int>(problem.dimensions[d].groups.size())) {
      return invalid("Gruppen findes ikke i inddelingen " + problem.dimensions[d].name + ".", p.name);
    }
  }
  if (static_cast<int>(p.declared_rank.size()) != areas)
    return invalid("Der skal være én rang for hvert område.", p.name);
  if (p.fixed_area && (*p.fixed_area < 0 || *p.fixed_area >= areas))
    return invalid("Den faste plads findes ikke.", p.name);
  std::set<int> seen;
  for (const auto& wish : p.wishes) {
    if (wish.empty()) return invalid("En prioritet er uden område.", p.name);
    for (const int area : wish) {
      if (area < 0 || area >= areas || !seen.insert(area).second)
        return invalid("Ønskerne er ugyldige.", p.name);
    }
  }
  if (p.fixed_area && !p.wishes.empty())
    return invalid("En fast placeret kommune kan ikke også fordeles.", p.name);
  return {};
}

/// The plan before is one of these municipalities and areas: a code mistyped or a round set up otherwise
/// would else count as a change that nobody made.
Result<void> check_previous(const Problem& problem) {
  const PreviousPlan& previous = *problem.previous;
  const auto fault = [](std::string message, std::string where) {
    return Error{ErrorCode::kInvalid, std::move(message), std::move(where),
                 "Angiv den seneste plan, der er offentliggjort for denne runde."};
  };
  const bool hash = previous.inputs_sha256.size() == 64 &&
                    previous.inputs_sha256.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hash) return fault("Den forrige plans kontrolsum er ikke en kontrolsum.", previous.inputs_sha256);
  for (const auto& [code, area] : previous.areas) {
    const Participant* p = problem.participant(code);
    if (p == nullptr) return fault("Den forrige plan nævner en kommune, der ikke er med i runden.", code);
    if (area && problem.area_index(*area) < 0) {
      return fault("I den forrige plan har " + p->name + " området " + *area + ", som ikke er med i runden.",
                   code);
    }
  }
  for (const auto& [code, area] : previous.proposed) {
    const auto had = previous.areas.find(code);
    if (had == previous.areas.end() || had->second || problem.area_index(area) < 0) {
      return fault("Den forrige plan foreslår en kommune til " + area + ", som den ikke kunne foreslås til.",
                   code);
    }
  }
  for (const Participant& p : problem.participants) {
    if (!previous.areas.contains(p.code)) return fault(p.name + " mangler i den forrige plan.", p.code);
  }
  return {};
}

}  // namespace

int Problem::previous_area(const Participant& p) const {
  const auto& area = previous->areas.at(p.code);
  return area ? area_index(*area) : -1;
}

bool Problem::can_have_again(const Participant& p, const Phase& phase) const {
  const int had = previous_area(p);
  const bool wished = std::any_of(p.wishes.begin(), p.wishes.end(), [&](const std::vector<int>& wish) {
    return std::find(wish.begin(), wish.end(), had) != wish.end();
  });
  if (!wished) return false;
  bool past = true;
  for (const Phase& one : phases) {
    if (one.code == phase.code) past = false;
    for (const std::string& area : one.areas) {
      if (area_index(area) == had) return !past && !filled_by_fixed(*this, one, had);
    }
  }
  return true;
}

int Problem::area_index(std::string_view code) const {
  const auto it =
      std::find_if(areas.begin(), areas.end(), [&](const Area& area) { return area.code == code; });
  return it == areas.end() ? -1 : static_cast<int>(it - areas.begin());
}

const Participant* Problem::participant(std::string_view code) const {
  const auto it = std::lower_bound(participants.begin(), participants.end(), code,
                                   [](const Participant& p, std::string_view c) { return p.code < c; });
  return it != participants.end() && it->code == code ? &*it : nullptr;
}

Result<Problem> build_problem(const Round& round, const MunicipalityIndex& municipalities,
                              const std::vector<Reply>& replies, const Policy& policy,
                              const std::optional<PreviousPlan>& previous) {
  std::map<std::string, const Reply*> by_code;
  for (const Reply& reply : replies) {
    const Municipality* municipality = municipalities.by_code(reply.municipality);
    if (municipality == nullptr) return invalid("Ingen kommune har koden " + reply.municipality + ".");
    if (auto checked = check_reply(reply, round, *municipality); !checked) return checked.error();
    if (!by_code.try_emplace(reply.municipality, &reply).second) {
      return invalid("Der er to svar fra samme kommune; afgør først, hvilket der gælder.",
                     municipality->name);
    }
  }
  Problem problem = Builder(round, policy).build(municipalities, by_code);
  problem.previous = previous;
  if (const auto checked = check_problem(problem); !checked) return checked.error();
  if (const auto checked = check_policy(problem, policy); !checked) return checked.error();
  return problem;
}

Result<void> check_policy(const Problem& problem, const Policy& policy) {
  const bool counted = std::count(policy.levels.begin(), policy.levels.end(), Level::kChanges) > 0;
  if (counted == problem.previous.has_value()) return {};
  if (!counted)
    return invalid("Der er en forrige plan, men politikken har ikke niveauet changes.", policy.code);
  return Error{ErrorCode::kInvalid,
               "Politikken tæller ændringer fra den forrige plan (changes), men der er ingen forrige plan.",
               policy.code, "Angiv den med --previous, eller lad changes være ude af politikken."};
}

Result<void> check_problem(const Problem& problem) {
  std::set<std::string> decided, phases;
  for (const Phase& phase : problem.phases) {
    if (!phases.insert(phase.code).second)
      return invalid("Fasen " + phase.code + " står to gange.", phase.name);
    if (auto checked = check_phase(problem, phase); !checked) return checked;
    for (const std::string& area : phase.areas) {
      if (!decided.insert(area).second) return invalid("Området " + area + " fordeles to gange.", phase.name);
    }
  }
  for (std::size_t i = 0; i < problem.participants.size(); ++i) {
    if (i > 0 && problem.participants[i - 1].code >= problem.participants[i].code) {
      return invalid("Kommunerne skal stå én gang hver i rækkefølge efter kode.",
                     problem.participants[i].name);
    }
    if (auto checked = check_participant(problem, problem.participants[i]); !checked) return checked;
  }
  return problem.previous ? check_previous(problem) : Result<void>();
}

namespace {

/// A text of any content as its length in bytes and itself, so that no two lists of texts look alike.
std::string counted(const std::string& text) {
  return ' ' + std::to_string(text.size()) + ':' + text;
}

/// All that was answered, also what takes no part: a reply that is read otherwise is another reply. Equal
/// ranks in order of area, as their order says nothing.
std::string reply_text(const Reply& reply) {
  std::string out = "reply" + counted(reply.status);
  if (reply.none) out += " none";
  if (reply.late) out += " late";
  for (const std::string& phase : reply.late_phases) out += counted(phase);
  if (reply.in_doubt) out += " doubt";
  out += counted(reply.doubt);
  out += reply.reservation ? " reservation" + counted(*reply.reservation) : " -";
  std::vector<std::pair<int, std::string>> wishes;
  for (const Wish& wish : reply.wishes) wishes.emplace_back(wish.rank, wish.area);
  std::sort(wishes.begin(), wishes.end());
  for (const auto& [rank, area] : wishes) out += ' ' + std::to_string(rank) + '=' + area;
  return out + '\n';
}

}  // namespace

std::string canonical_text(const Problem& problem, const Policy& policy) {
  std::string out = "frisaet.inputs/2\nround " + problem.round + "\npolicy " + policy.code;
  for (const Level level : policy.levels) out += ' ' + std::string(to_string(level));
  out += policy.use_doubtful ? " doubtful" : "";
  out += policy.use_late ? " late" : "";
  out += problem.shares_of == Round::SharesOf::kAll ? "\nshares all\n" : "\nshares takers\n";
  const auto number = [](const std::optional<int>& n) { return n ? std::to_string(*n) : std::string("-"); };
  for (const Phase& phase : problem.phases) {
    out +=
        "phase " + phase.code + (phase.kind == Phase::Kind::kDesignation ? " designation " : " placement ");
    out += std::to_string(phase.count) + ' ' + std::to_string(phase.tolerance);
    for (const std::string& area : phase.areas) out += ' ' + area;
    for (const Capacity& c : phase.capacities)
      out += ' ' + c.area + '=' + number(c.at_least) + ".." + number(c.at_most);
    out += '\n';
  }
  for (const auto& dimension : problem.dimensions) {
    out += "dimension " + dimension.code;
    for (const std::string& group : dimension.groups) out += '|' + group;
    out += '\n';
  }
  for (const Participant& p : problem.participants) {
    out += p.code;
    for (const int group : p.groups) out += ' ' + std::to_string(group);
    if (p.fixed_area) out += " fixed " + problem.areas[static_cast<std::size_t>(*p.fixed_area)].code;
    for (std::size_t rank = 0; rank < p.wishes.size(); ++rank) {
      for (const int area : p.wishes[rank]) {
        const auto at = static_cast<std::size_t>(area);
        out += ' ' + std::to_string(rank + 1) + ':' + std::to_string(p.declared_rank[at]) + '=' +
               problem.areas[at].code;
      }
    }
    if (!p.left_out.empty()) out += " left-out";
    out += '\n';
    out += p.reply ? reply_text(*p.reply) : "no-reply\n";
  }
  if (problem.previous) {
    out += "previous " + problem.previous->inputs_sha256 + '\n';
    for (const auto& [code, area] : problem.previous->areas) out += code + ' ' + area.value_or("-") + '\n';
    for (const auto& [code, area] : problem.previous->proposed) out += "proposed " + code + ' ' + area + '\n';
  }
  return out;
}

std::string inputs_sha256(const Problem& problem, const Policy& policy) {
  return sha256_hex(canonical_text(problem, policy));
}

}  // namespace frisaet
