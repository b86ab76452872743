#include "models/allocation/reasons.h"

#include <algorithm>
#include <array>

#include "models/core/check.h"

namespace frisaet {
namespace {

std::size_t index(int i) {
  return static_cast<std::size_t>(i);
}

std::string priority_word(int rank) {
  static constexpr std::array<std::string_view, 5> kWords{"første", "anden", "tredje", "fjerde", "femte"};
  if (rank >= 1 && rank <= static_cast<int>(kWords.size()))
    return std::string(kWords[index(rank - 1)]) + " prioritet";
  return std::to_string(rank) + ". prioritet";
}

/// `A, B og C`.
std::string list_of(const std::vector<std::string>& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
    text += names[i];
  }
  return text;
}

std::string municipalities(long n) {
  return danish_number(n) + (n == 1 ? " kommune" : " kommuner");
}

}  // namespace

std::string danish_number(long n) {
  std::string digits = std::to_string(n);
  for (auto at = static_cast<long>(digits.size()) - 3; at > (n < 0 ? 1 : 0); at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

std::string Reasons::of(int i) const {
  const Participant& p = problem_.participants[index(i)];
  if (p.fixed_area)
    return "Har fast plads på " + problem_.areas[index(*p.fixed_area)].name + ". " + p.fixed_reason;
  if (p.wishes.empty()) return outside_the_pool(p);
  for (const PhaseRun& run : runs_) {
    if (run.proposal && places_[index(i)] == problem_.area_index(run.proposal->area))
      return of_proposal(i, *run.proposal) + flags(p);
  }
  if (const PhaseRun* run = placement_of(i)) return of_placement(i, *run) + flags(p);
  return "Fik ikke plads. " + missed_designations(i) + "Svaret nævner intet andet område, som kan fordeles." +
         flags(p);
}

std::string Reasons::outside_the_pool(const Participant& p) const {
  if (!p.left_out.empty()) return p.left_out;
  if (!p.reply) return "Har ikke svaret.";
  if (p.reply->none) return "Ønsker ingen af områderne.";
  return p.barred_note.empty() ? "Har ikke noget ønske, der gælder." : p.barred_note;
}

std::string Reasons::of_proposal(int i, const DesignationProposal& proposal) const {
  const Phase& phase =
      *std::find_if(problem_.phases.begin(), problem_.phases.end(),
                    [&](const Phase& candidate) { return candidate.code == proposal.phase; });
  const int area = problem_.area_index(proposal.area);
  std::string text = "Forslag til " + problem_.areas[index(area)].name + "; udpegningen er " +
                     phase.decided_by + (phase.decided_by.ends_with("s") ? "'. " : "s. ");
  if (const int rank = problem_.participants[index(i)].declared_rank[index(area)]; rank > 0) {
    text += "Området er kommunens " + priority_word(rank) + ". ";
  }
  if (proposal.best_sets == 1) return text + "Ingen anden udpegning giver så god spredning.";
  return text + danish_number(proposal.best_sets) +
         " mulige udpegninger giver lige god spredning, og lodtrækningen valgte denne.";
}

const PhaseRun* Reasons::placement_of(int i) const {
  const PhaseRun* last = nullptr;
  for (const PhaseRun& run : runs_) {
    if (!run.solver) continue;
    const auto& types = run.solver->type_of();
    if (index(i) < types.size() && types[index(i)] >= 0) last = &run;
  }
  return last;
}

const PhaseSolver::Forced& Reasons::forced(int i) const {
  const PhaseRun* run = placement_of(i);
  FRISAET_CHECK(run != nullptr);
  const int type = run->solver->type_of()[index(i)];
  const auto known = forced_.find({run, type});
  if (known != forced_.end()) return known->second;
  return forced_[{run, type}] = run->solver->force_first_wish(type);
}

std::string Reasons::wanted_most(int i) const {
  const PhaseRun* run = placement_of(i);
  FRISAET_CHECK(run != nullptr);
  const PhaseModel& model = run->solver->model();
  std::vector<std::string> names;
  for (const int area : model.types[index(run->solver->type_of()[index(i)])].wishes.front()) {
    names.push_back(problem_.areas[index(model.areas[index(area)])].name);
  }
  return list_of(names, "eller");
}

std::string Reasons::missed_designations(int i) const {
  const Participant& p = problem_.participants[index(i)];
  std::string text;
  for (const PhaseRun& run : runs_) {
    if (run.phase->kind != Phase::Kind::kDesignation) continue;
    const int area = problem_.area_index(run.phase->areas.front());
    const bool wanted = std::any_of(p.wishes.begin(), p.wishes.end(), [&](const auto& wish) {
      return std::find(wish.begin(), wish.end(), area) != wish.end();
    });
    if (!wanted) continue;
    text += "På " + problem_.areas[index(area)].name + " er der kun " + std::to_string(run.phase->count) +
            (run.phase->count == 1 ? " plads, og den" : " pladser, og de") +
            (run.proposal ? " går i forslaget til andre. " : " gik til andre. ");
  }
  return text;
}

std::string Reasons::consequence(const PhaseSolver::Forced& forced) {
  using Kind = PhaseSolver::Forced::Kind;
  if (forced.kind == Kind::kLot)
    return "ville en anden, der står lige, miste sin plads; det er lodtrækningen, der har afgjort det";
  if (forced.kind == Kind::kImpossible) return "ville området få flere, end der er plads til";
  const std::string now = danish_number(forced.value_now);
  const std::string then = danish_number(forced.value_forced);
  if (forced.level == "capacity")
    return "ville et område mangle " + municipalities(forced.value_forced) + " i stedet for " + now;
  if (forced.level == "balance")
    return "ville områdernes størrelser komme længere fra hinanden, end runden tillader";
  if (forced.level == "placed")
    return "ville kun " + municipalities(forced.value_forced) + " få plads i stedet for " + now;
  if (forced.level == "first_wishes") {
    return "ville kun " + municipalities(forced.value_forced) + " få deres højeste ønske i stedet for " + now;
  }
  if (forced.level == "spread")
    return "ville en gruppe komme " + then + " fra sin kvote i stedet for højst " + now;
  return "ville der samlet være " + then + " for mange eller for få i grupperne i stedet for " + now;
}

std::string Reasons::of_placement(int i, const PhaseRun& run) const {
  const Participant& p = problem_.participants[index(i)];
  const auto granted = run.solver->granted_class().find(i);
  if (granted == run.solver->granted_class().end()) {
    return "Fik ikke plads. " + missed_designations(i) + "Skulle kommunen have " + wanted_most(i) + ", " +
           consequence(forced(i)) + ".";
  }
  const int area = *places_[index(i)];
  const std::string& name = problem_.areas[index(area)].name;
  const int rank = std::max(1, p.declared_rank[index(area)]);
  if (granted->second > 0) {
    return "Fik " + name + ", som er " + priority_word(rank) + ". " + missed_designations(i) +
           "Skulle kommunen have " + wanted_most(i) + ", " + consequence(forced(i)) + ".";
  }
  const auto& most = run.solver->model().types[index(run.solver->type_of()[index(i)])].wishes.front();
  if (most.size() > 1)
    return "Fik " + name + ", et af de områder, som kommunen ønsker lige højt. " + missed_designations(i);
  if (rank == 1) return "Fik " + name + ", som er første prioritet. " + missed_designations(i);
  return "Fik " + name + ", som er " + priority_word(rank) +
         " og den højeste af dem, der kan opfyldes her. " + missed_designations(i);
}

std::string Reasons::flags(const Participant& p) const {
  std::string text;
  if (!p.barred_note.empty()) text += " " + p.barred_note;
  if (!p.reply) return text;
  if (p.reply->late) text += " Svaret kom efter fristen.";
  if (p.reply->in_doubt) text += " Svaret er i tvivl. " + p.reply->doubt;
  if (p.reply->reservation) text += " Svaret har forbehold.";
  return text;
}

void Reasons::add_placement_notes(const PhaseRun& run, std::vector<std::string>& notes) const {
  const auto value = [&](std::string_view level) {
    for (const LevelResult& result : run.levels) {
      if (result.name == level) return result.value;
    }
    return 0L;
  };
  const PhaseSolver& solver = *run.solver;
  const int tolerance = solver.model().tolerance;
  if (value("capacity") > 0)
    notes.push_back(run.phase->name + ": Der mangler " + municipalities(value("capacity")) +
                    " i at nå områdernes mindste antal.");
  if (value("balance") > 0) {
    notes.push_back(run.phase->name + ": Størrelserne kan ikke komme nærmere hinanden end " +
                    std::to_string(tolerance + value("balance")) + "; runden siger højst " +
                    std::to_string(tolerance) + ".");
  }
  const long placed = static_cast<long>(solver.granted_class().size());
  if (placed == solver.model().pool()) return;
  std::string text =
      run.phase->name + ": " + municipalities(solver.model().pool() - placed) + " med ønsker fik ikke plads.";
  const long placeable = solver.placeable();
  if (const auto slack = solver.slack_to_place(placeable); slack && placeable > placed) {
    text += " Måtte størrelserne ligge " + std::to_string(tolerance + *slack) +
            " fra hinanden i stedet for " + std::to_string(tolerance) + ", kunne " +
            danish_number(placeable) + " af " + danish_number(solver.model().pool()) + " få plads.";
  }
  notes.push_back(std::move(text));
}

void Reasons::add_reply_notes(std::vector<std::string>& notes) const {
  std::vector<std::string> missing, left_out, late, doubtful;
  for (const Participant& p : problem_.participants) {
    if (p.fixed_area) continue;
    if (!p.reply && p.wishes.empty()) missing.push_back(p.name);
    if (!p.left_out.empty()) left_out.push_back(p.name);
    if (p.reply && p.left_out.empty() && p.reply->late) late.push_back(p.name);
    if (p.reply && p.left_out.empty() && p.reply->in_doubt) doubtful.push_back(p.name);
  }
  const auto note = [&](const std::vector<std::string>& names, const std::string& what) {
    if (!names.empty())
      notes.push_back(what + " (" + danish_number(static_cast<long>(names.size())) +
                      "): " + list_of(names, "og") + ".");
  };
  note(missing, "Har ikke svaret");
  note(left_out, "Er holdt ude; hvorfor, står ved hver kommune");
  note(late, "Svarede efter fristen og er taget med");
  note(doubtful, "Svaret er i tvivl og er taget med");
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
                      " mulige udpegninger blandt " + municipalities(proposal.candidates) +
                      " er set igennem; " + danish_number(proposal.best_sets) +
                      " har den bedste spredning. Planen regner videre på én af dem.");
      const auto chosen = static_cast<int>(proposal.best.front().municipalities.size());
      if (chosen < run.phase->count && chosen == proposal.candidates) {
        notes.push_back(run.phase->name + ": Kun " + municipalities(chosen) + " kan udpeges til " + area +
                        "; der er plads til " + std::to_string(run.phase->count) + ".");
      }
    }
    if (run.solver) add_placement_notes(run, notes);
  }
  add_reply_notes(notes);
  for (const auto& dimension : problem_.dimensions) {
    if (!dimension.source.empty())
      notes.push_back("Kilde til " + dimension.name + ": " + dimension.source + ".");
  }
  return notes;
}

}  // namespace frisaet
