#include "models/allocation/reasons.h"

#include <algorithm>
#include <bit>

#include "models/allocation/relaxations.h"
#include "models/core/check.h"

namespace frisaet {
namespace {

/// Every set of so many areas is looked at.
constexpr std::size_t kMostAreasCut = 16;

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

}  // namespace

std::optional<Obstacle> Reasons::obstacle(int i) const {
  const PhaseRun* run = placement_of(i);
  if (run == nullptr) return std::nullopt;
  const auto granted = run->solver->granted_class().find(i);
  if (granted != run->solver->granted_class().end() && granted->second == 0) return std::nullopt;
  const PhaseSolver::Forced& found = forced(i);
  using Kind = PhaseSolver::Forced::Kind;
  const auto kind = found.kind == Kind::kLot     ? Obstacle::Kind::kLot
                    : found.kind == Kind::kWorse ? Obstacle::Kind::kWorse
                                                 : Obstacle::Kind::kImpossible;
  return Obstacle{kind, found.level, found.value_now, found.value_forced};
}

std::map<int, Chance> Reasons::chances(int draws, const std::vector<int>& order) const {
  std::map<int, Chance> all;
  for (const PhaseRun& run : runs_) {
    if (!run.solver) continue;
    const auto won = run.solver->simulate(draws, [&](int number) {
      return participant_order(problem_, "chance-" + std::to_string(number + 1));
    });
    int place = 0;
    for (const int i : order) {
      const auto& types = run.solver->type_of();
      const int type = index(i) < types.size() ? types[index(i)] : -1;
      if (type < 0) continue;
      const auto alike = static_cast<long>(run.solver->model().types[index(type)].members.size());
      all[i] = {won[index(type)], draws * alike, ++place, run.solver->model().pool()};
    }
  }
  return all;
}

std::map<int, Chance> Reasons::listed_chances(const PlanDistribution& list) const {
  std::map<int, Chance> all;
  for (const PhaseRun& run : runs_) {
    if (!run.solver || run.phase->code != list.phase) continue;
    const PhaseModel& model = run.solver->model();
    for (std::size_t t = 0; t < model.types.size(); ++t) {
      const Type& type = model.types[t];
      const auto most_wanted = [&](const std::optional<std::string>& area) {
        return area && std::any_of(type.wishes.front().begin(), type.wishes.front().end(),
                                   [&](int a) { return run.phase->areas[index(a)] == *area; });
      };
      long won = 0;
      for (const auto& plan : list.plans)
        won += plan.weight * std::count_if(plan.areas[t].begin(), plan.areas[t].end(), most_wanted);
      for (const int member : type.members)
        all[member] = {won, list.out_of * static_cast<long>(type.members.size()), 0, 0};
    }
  }
  return all;
}

const PhaseRun* Reasons::placement_of(int i) const {
  const std::vector<DesignationProposal> none;  // who was in which pool follows from the places alone
  const Phase* phase = Sentences(problem_, places_, none).placement_of(i);
  const auto run =
      std::find_if(runs_.begin(), runs_.end(), [&](const PhaseRun& each) { return each.phase == phase; });
  return run == runs_.end() ? nullptr : &*run;
}

const PhaseSolver::Forced& Reasons::forced(int i) const {
  const PhaseRun* run = placement_of(i);
  FRISAET_CHECK(run != nullptr);
  const int type = run->solver->type_of()[index(i)];
  const auto known = forced_.find({run, type});
  if (known != forced_.end()) return known->second;
  return forced_[{run, type}] = run->solver->force_first_wish(type);
}

/// Wishes and places are a flow once the sizes are given. For a set of areas S, those whose whole class of
/// most wanted areas lies in S need room in S; where S is furthest short, that is the smallest cut (König).
/// The sentence claims a proof only where the cut comes to the very number reached.
void Reasons::add_cuts(const PhaseRun& run, std::vector<std::string>& notes) const {
  const PhaseModel& model = run.solver->model();
  const std::size_t areas = model.areas.size();
  if (areas > kMostAreasCut) return;
  std::vector<long> short_of(std::size_t{1} << areas, 0);  // by set of areas: wanted there, less the room
  std::vector<std::size_t> tops;
  for (const Type& type : model.types) {
    std::size_t top = 0;
    for (const int area : type.wishes.front()) top |= std::size_t{1} << index(area);
    tops.push_back(top);
    short_of[top] += static_cast<long>(type.members.size());
  }
  for (std::size_t a = 0; a < areas; ++a) {
    for (std::size_t set = 0; set < short_of.size(); ++set) {
      if ((set >> a & 1U) != 0) short_of[set] += short_of[set ^ (std::size_t{1} << a)];
    }
  }
  std::vector<long> room(areas);
  for (std::size_t a = 0; a < areas; ++a)
    room[a] = std::count(places_.begin(), places_.end(), std::optional<int>(model.areas[a])) - model.fixed[a];
  const auto room_in = [&](std::size_t set) {
    long sum = 0;
    for (std::size_t a = 0; a < areas; ++a) sum += (set >> a & 1U) != 0 ? room[a] : 0;
    return sum;
  };
  std::size_t cut = 0;
  for (std::size_t set = 1; set < short_of.size(); ++set) {
    const long more = (short_of[set] -= room_in(set)) - short_of[cut];
    if (more > 0 || (more == 0 && std::popcount(set) < std::popcount(cut))) cut = set;
  }
  if (short_of[cut] <= 0) return;

  // Told area by area, those together that are wanted as a tie.
  std::vector<std::string> told;
  for (std::size_t left = cut; left != 0;) {
    std::size_t part = left & (~left + 1);
    for (std::size_t grown = 0; grown != part;) {
      grown = part;
      for (const std::size_t top : tops) {
        if ((top & ~cut) == 0 && (top & part) != 0) part |= top;
      }
    }
    left &= ~part;
    std::vector<std::string> names;
    for (std::size_t a = 0; a < areas; ++a) {
      if ((part >> a & 1U) != 0) names.push_back(problem_.areas[index(model.areas[a])].name);
    }
    const long places = room_in(part);
    told.push_back(danish_municipalities(short_of[part] + places) + " ønsker " + danish_list(names, "eller") +
                   " højst, og der er " + danish_number(places) + (places == 1 ? " plads" : " pladser") +
                   " til dem");
  }
  std::string text = run.phase->name + ": " + danish_list(told, "og") + ".";
  const long most = model.pool() - short_of[cut];
  const auto reached = std::find_if(run.levels.begin(), run.levels.end(),
                                    [](const LevelResult& level) { return level.name == "first_wishes"; });
  if (reached != run.levels.end() && reached->value == most)
    text += " Derfor kan højst " + danish_number(most) +
            " få deres højeste ønske, når områderne har disse størrelser.";
  notes.push_back(std::move(text));
}

void Reasons::add_reply_notes(std::vector<std::string>& notes) const {
  std::vector<std::string> missing, left_out, late, dropped, doubtful, barred, unused, unasked;
  for (const Participant& p : problem_.participants) {
    if (p.fixed_area) {
      const bool wished = p.declared_rank[index(*p.fixed_area)] > 0;
      const bool designated =
          std::any_of(problem_.phases.begin(), problem_.phases.end(), [&](const Phase& phase) {
            return std::find(phase.designated.begin(), phase.designated.end(), p.code) !=
                   phase.designated.end();
          });
      if (!wished && designated) unasked.push_back(p.name);
      if (!wished && !designated && p.reply && !p.reply->wishes.empty()) unused.push_back(p.name);
      continue;
    }
    if (!p.reply && p.wishes.empty()) missing.push_back(p.name);
    if (!p.left_out.empty()) left_out.push_back(p.name);
    if (p.left_out.empty() && p.wishes.empty() && !p.barred_note.empty()) barred.push_back(p.name);
    if (p.reply && p.left_out.empty() && p.reply->late) {
      const std::string phases = late_phase_names(problem_, *p.reply);
      (p.late_note.empty() ? late : dropped).push_back(p.name + (phases.empty() ? "" : " (" + phases + ")"));
    }
    if (p.reply && p.left_out.empty() && p.reply->in_doubt) doubtful.push_back(p.name);
  }
  const auto note = [&](const std::vector<std::string>& names, const std::string& what) {
    if (!names.empty())
      notes.push_back(what + " (" + danish_number(static_cast<long>(names.size())) +
                      "): " + danish_list(names, "og") + ".");
  };
  note(missing, "Har ikke svaret");
  note(left_out, "Er holdt ude; hvorfor, står ved hver kommune");
  note(barred,
       "Kan intet få, fordi runden udelukker dem fra alt, hvad de ønsker; det ændres kun ved at ophæve en "
       "udelukkelse");
  note(unused, "Har fast plads på noget andet, end svaret nævner; svaret har ingen virkning");
  note(unasked, "Er udpeget uden at have ønsket området");
  note(late, "Svarede efter fristen og er taget med");
  note(dropped, "Svarede for nogle faser efter fristen; de ønsker er ikke taget med");
  note(doubtful, "Svaret er i tvivl og er taget med");
}

bool Reasons::proposed(int area) const {
  return std::any_of(runs_.begin(), runs_.end(), [&](const PhaseRun& run) {
    return run.proposal && problem_.area_index(run.proposal->area) == area;
  });
}

/// All who have another place than in the previous plan, also those outside the placements, whom no level
/// counts. A proposal is no place, neither then nor now.
std::string Reasons::changes_note() const {
  std::vector<std::string> moved, only_proposed;
  const auto place = [&](int area) {
    return area < 0 ? std::string("ingen plads") : problem_.areas[index(area)].name;
  };
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Participant& p = problem_.participants[i];
    const int had = problem_.previous_area(p), given = places_[i].value_or(-1);
    const bool only_now = !p.fixed_area && given >= 0 && proposed(given);
    const int has = only_now ? -1 : given;
    const auto then = problem_.previous->proposed.find(p.code);
    const bool only_then = then != problem_.previous->proposed.end();
    const int before = only_then ? problem_.area_index(then->second) : had;
    if (only_now == only_then && given == before) continue;
    const std::string text = p.name + " (" + (only_then ? "foreslået til " : "") + place(before) + " → " +
                             (only_now ? "foreslået til " : "") + place(given) + ")";
    (had != has ? moved : only_proposed).push_back(text);
  }
  std::string text =
      "Siden den forrige plan (dens svars kontrolsum " + problem_.previous->inputs_sha256 + ") ";
  if (moved.empty()) {
    text += "har ingen kommune fået en anden plads.";
  } else {
    text += "har " + danish_municipalities(static_cast<long>(moved.size())) +
            " fået en anden plads: " + danish_list(moved, "og") + ".";
  }
  if (!only_proposed.empty())
    text += " Et forslag er ingen plads og er ikke talt med: " + danish_list(only_proposed, "og") + ".";
  return text;
}

std::vector<std::string> Reasons::notes() const {
  std::vector<std::string> notes;
  if (problem_.made_up) notes.emplace_back("Runden er et opdigtet eksempel.");
  for (const PhaseRun& run : runs_) {
    if (run.proposal) {
      const DesignationProposal& proposal = *run.proposal;
      const std::string& area = problem_.areas[index(problem_.area_index(proposal.area))].name;
      notes.push_back(run.phase->name + ": Udpegningen til " + area + " er ikke truffet; den afgøres af " +
                      run.phase->decided_by + ". " + danish_number(proposal.sets) +
                      (proposal.sets == 1 ? " mulig udpegning blandt " : " mulige udpegninger blandt ") +
                      danish_municipalities(proposal.candidates) + " er set igennem; " +
                      danish_number(proposal.best_sets) +
                      " har den bedste spredning. Planen regner videre på én af dem.");
      const auto chosen = static_cast<int>(proposal.best.front().municipalities.size());
      if (chosen < run.phase->count && chosen == proposal.candidates) {
        notes.push_back(run.phase->name + ": Kun " + danish_municipalities(chosen) + " kan udpeges til " +
                        area + "; der er plads til " + std::to_string(run.phase->count) + ".");
      }
    }
    if (!run.solver && !run.proposal) {
      const int area = problem_.area_index(run.phase->areas.front());
      const auto members = std::count(places_.begin(), places_.end(), std::optional<int>(area));
      if (members < run.phase->count)
        notes.push_back(run.phase->name + ": Ingen, der kan få " + problem_.areas[index(area)].name +
                        ", ønsker det, så der er ingen at foreslå; der er plads til " +
                        std::to_string(run.phase->count) + " og udpeget " + std::to_string(members) + ".");
    }
    if (run.solver) {
      add_cuts(run, notes);
      const auto relaxed = relaxation_notes(problem_, run, places_);
      notes.insert(notes.end(), relaxed.begin(), relaxed.end());
    }
  }
  add_reply_notes(notes);
  if (problem_.previous) notes.push_back(changes_note());
  const auto takers = std::count_if(problem_.participants.begin(), problem_.participants.end(),
                                    [](const Participant& p) { return p.fixed_area || !p.wishes.empty(); });
  if (!problem_.dimensions.empty())
    notes.push_back(problem_.shares_of == Round::SharesOf::kAll
                        ? "Kvoter er andele af alle " +
                              danish_municipalities(static_cast<long>(problem_.participants.size())) + "."
                        : "Kvoter er andele af de " + danish_municipalities(takers) +
                              ", der har eller ønsker et område.");
  for (const auto& dimension : problem_.dimensions) {
    if (!dimension.source.empty())
      notes.push_back("Kilde til " + dimension.name + ": " + dimension.source + ".");
  }
  return notes;
}

}  // namespace frisaet
