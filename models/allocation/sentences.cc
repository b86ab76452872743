#include "models/allocation/sentences.h"

#include <algorithm>
#include <array>
#include <iterator>

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

std::string outside_the_pool(const Participant& p) {
  if (!p.left_out.empty()) return p.left_out;
  if (!p.reply) return "Har ikke svaret.";
  if (p.reply->none) return "Ønsker ingen af områderne.";
  if (p.barred_note.empty()) return "Har ikke noget ønske, der gælder.";
  return p.barred_note + (p.late_note.empty() ? "" : " " + p.late_note);
}

std::string flags(const Problem& problem, const Participant& p) {
  std::string text;
  if (!p.barred_note.empty()) text += " " + p.barred_note;
  if (!p.reply) return text;
  if (!p.late_note.empty()) {
    text += " " + p.late_note;
  } else if (p.reply->late) {
    const std::string phases = late_phase_names(problem, *p.reply);
    text += " Svaret kom efter fristen" + (phases.empty() ? "" : " for " + phases) + ".";
  }
  if (p.reply->in_doubt) text += " Svaret er i tvivl. " + p.reply->doubt;
  if (p.reply->reservation) text += " Svaret har forbehold.";
  return text;
}

}  // namespace

std::string danish_number(long n) {
  std::string digits = std::to_string(n);
  for (auto at = static_cast<long>(digits.size()) - 3; at > (n < 0 ? 1 : 0); at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

std::string danish_list(const std::vector<std::string>& names, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " " + std::string(last) + " " : ", ";
    text += names[i];
  }
  return text;
}

std::string late_phase_names(const Problem& problem, const Reply& reply) {
  std::vector<std::string> names;
  for (const Phase& phase : problem.phases) {
    const auto& late = reply.late_phases;
    if (std::find(late.begin(), late.end(), phase.code) != late.end()) names.push_back(phase.name);
  }
  return danish_list(names, "og");
}

std::string danish_municipalities(long n) {
  return danish_number(n) + (n == 1 ? " kommune" : " kommuner");
}

std::string danish_percent(long part, long whole) {
  if (whole <= 0) return "0 %";
  const long percent = (200 * part + whole) / (2 * whole);
  if (percent == 0 && part > 0) return "under 1 %";
  if (percent == 100 && part < whole) return "over 99 %";
  return std::to_string(percent) + " %";
}

const std::string& Sentences::name(int area) const {
  return problem_.areas[index(area)].name;
}

std::string Sentences::of(int i, const std::optional<Obstacle>& obstacle,
                          const std::optional<Chance>& chance) const {
  const Participant& p = problem_.participants[index(i)];
  std::string text;
  if (p.fixed_area) {
    text = "Har fast plads på " + name(*p.fixed_area) + ". " + p.fixed_reason;
  } else if (p.wishes.empty()) {
    text = outside_the_pool(p);
  } else {
    const auto proposal = std::find_if(proposals_.begin(), proposals_.end(), [&](const auto& candidate) {
      return places_[index(i)] && *places_[index(i)] == problem_.area_index(candidate.area);
    });
    if (proposal != proposals_.end()) {
      text = of_proposal(i, *proposal);
    } else if (const Phase* phase = placement_of(i)) {
      text = of_placement(i, *phase, obstacle, chance);
    } else {
      text =
          "Fik ikke plads. " + missed_designations(i) + "Svaret nævner intet andet område, som kan fordeles.";
    }
    while (text.ends_with(' ')) text.pop_back();
    text += flags(problem_, p);
  }
  if (problem_.previous) text += of_previous(i, obstacle);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

/// What it had in the previous plan. Who keeps that is told so where it was in a placement: there it could
/// have been otherwise.
std::string Sentences::of_previous(int i, const std::optional<Obstacle>& obstacle) const {
  const Participant& p = problem_.participants[index(i)];
  const int had = problem_.previous_area(p), has = places_[index(i)].value_or(-1);
  if (const auto proposed = problem_.previous->proposed.find(p.code);
      proposed != problem_.previous->proposed.end()) {
    return " I den forrige plan var kommunen kun foreslået til " +
           name(problem_.area_index(proposed->second)) + ".";
  }
  if (had != has)
    return " I den forrige plan havde kommunen " + (had < 0 ? std::string("ingen plads") : name(had)) + ".";
  if (p.fixed_area || placement_of(i) == nullptr) return "";
  if (obstacle && obstacle->kind == Obstacle::Kind::kWorse && obstacle->level == "changes") {
    return " Kommunen blev " + (has < 0 ? std::string("uden plads") : "på " + name(has)) +
           " for ikke at flytte flere end nødvendigt.";
  }
  return has < 0 ? " Den havde heller ikke plads i den forrige plan."
                 : " Det samme havde kommunen i den forrige plan.";
}

std::vector<std::vector<int>> Sentences::wishes_in(const Phase& phase, int i) const {
  std::vector<std::vector<int>> classes;
  for (const auto& wish : problem_.participants[index(i)].wishes) {
    std::vector<int> kept;
    for (const std::string& code : phase.areas) {
      const int area = problem_.area_index(code);
      if (std::find(wish.begin(), wish.end(), area) != wish.end()) kept.push_back(area);
    }
    if (!kept.empty()) classes.push_back(std::move(kept));
  }
  return classes;
}

const Phase* Sentences::placement_of(int i) const {
  const Phase* last = nullptr;
  for (const Phase& phase : problem_.phases) {
    if (phase.kind == Phase::Kind::kPlacement && !wishes_in(phase, i).empty()) last = &phase;
    const bool decided = places_[index(i)] &&
                         std::any_of(phase.areas.begin(), phase.areas.end(), [&](const std::string& code) {
                           return problem_.area_index(code) == *places_[index(i)];
                         });
    if (decided) return phase.kind == Phase::Kind::kPlacement ? last : nullptr;
  }
  return last;
}

std::string Sentences::of_proposal(int i, const DesignationProposal& proposal) const {
  const auto phase = std::find_if(problem_.phases.begin(), problem_.phases.end(),
                                  [&](const Phase& candidate) { return candidate.code == proposal.phase; });
  const int area = problem_.area_index(proposal.area);
  std::string text = "Forslag til " + name(area) + "; ";
  if (phase != problem_.phases.end()) {
    text += "udpegningen er " + phase->decided_by + (phase->decided_by.ends_with("s") ? "'. " : "s. ");
  }
  if (const int rank = problem_.participants[index(i)].declared_rank[index(area)]; rank > 0) {
    text += "Området er kommunens " + priority_word(rank) + ". ";
  }
  if (proposal.best_sets == 1) return text + "Ingen anden udpegning giver så god spredning.";
  return text + danish_number(proposal.best_sets) +
         " mulige udpegninger giver lige god spredning, og lodtrækningen valgte denne.";
}

std::string Sentences::missed_designations(int i) const {
  const Participant& p = problem_.participants[index(i)];
  std::string text;
  for (const Phase& phase : problem_.phases) {
    if (phase.kind != Phase::Kind::kDesignation) continue;
    const int area = problem_.area_index(phase.areas.front());
    const bool wanted = std::any_of(p.wishes.begin(), p.wishes.end(), [&](const auto& wish) {
      return std::find(wish.begin(), wish.end(), area) != wish.end();
    });
    if (!wanted) continue;
    const bool proposed = std::any_of(proposals_.begin(), proposals_.end(),
                                      [&](const auto& proposal) { return proposal.phase == phase.code; });
    text += "På " + name(area) + " er der kun " + std::to_string(phase.count) +
            (phase.count == 1 ? " plads, og den" : " pladser, og de") +
            (proposed ? " går i forslaget til andre. " : " gik til andre. ");
  }
  return text;
}

/// A chance, and all else that a placement comes to, holds for the pool that is left by whoever is designated
/// before it.
std::string Sentences::given_proposals(const Phase& phase) const {
  std::vector<DesignationProposal> before;
  for (const Phase& earlier : problem_.phases) {
    if (&earlier == &phase) break;
    std::copy_if(proposals_.begin(), proposals_.end(), std::back_inserter(before),
                 [&](const DesignationProposal& proposal) { return proposal.phase == earlier.code; });
  }
  return given_open_proposals(before,
                              [&](const std::string& code) { return name(problem_.area_index(code)); });
}

std::string Sentences::consequence(const Obstacle& forced, const Phase& phase) {
  using Kind = Obstacle::Kind;
  const std::string of_pool = " af dem, der fordeles i " + phase.name + ",";
  if (forced.kind == Kind::kLot) return "ville andre, som lodtrækningen stillede foran, ikke få det, de fik";
  if (forced.kind == Kind::kImpossible) return "ville området få flere, end der er plads til";
  const std::string now = danish_number(forced.value_now);
  const std::string then = danish_number(forced.value_forced);
  if (forced.level == "capacity")
    return "ville et område mangle " + danish_municipalities(forced.value_forced) + " i stedet for " + now;
  if (forced.level == "balance")
    return "ville områdernes størrelser komme længere fra hinanden, end runden tillader";
  if (forced.level == "placed") return "ville kun " + then + of_pool + " få plads i stedet for " + now;
  if (forced.level == "first_wishes") {
    return "ville kun " + then + of_pool + " få deres højeste ønske i stedet for " + now;
  }
  if (forced.level == "spread")
    return "ville en gruppe komme " + then + " fra sin kvote i stedet for højst " + now;
  if (forced.level == "changes")
    return "ville " + then + of_pool + " få andet end i den forrige plan i stedet for " + now;
  return "ville der samlet være " + then + " for mange eller for få i grupperne i stedet for " + now;
}

std::string Sentences::of_placement(int i, const Phase& phase, const std::optional<Obstacle>& obstacle,
                                    const std::optional<Chance>& chance) const {
  const Participant& p = problem_.participants[index(i)];
  const auto wishes = wishes_in(phase, i);
  const auto& place = places_[index(i)];
  std::string why;
  if (obstacle) {
    std::vector<std::string> most;
    for (const int area : wishes.front()) most.push_back(name(area));
    why = "Skulle kommunen have " + danish_list(most, "eller") + ", " + consequence(*obstacle, phase) + ".";
  }
  if (chance) {
    why += (why.empty() ? "Før" : " Før");
    why += " lodtrækningen var chancen for det " + danish_percent(chance->won, chance->drawn) +
           given_proposals(phase);
    why += chance->place > 0 ? "; kommunen blev trukket som nr. " + std::to_string(chance->place) + " af " +
                                   std::to_string(chance->entrants) + "."
                             : ".";
  }
  if (!place) return "Fik ikke plads. " + missed_designations(i) + why;
  const int rank = std::max(1, p.declared_rank[index(*place)]);
  std::string text = "Fik " + name(*place);
  const bool most_wanted =
      std::find(wishes.front().begin(), wishes.front().end(), *place) != wishes.front().end();
  if (!most_wanted) return text + ", som er " + priority_word(rank) + ". " + missed_designations(i) + why;
  if (wishes.front().size() > 1) {
    text += ", et af de områder, som kommunen ønsker lige højt. ";
  } else if (rank == 1) {
    text += ", som er første prioritet. ";
  } else {
    text += ", som er " + priority_word(rank) + " og den højeste af dem, der kan opfyldes her. ";
  }
  return text + why + (why.empty() ? "" : " ") + missed_designations(i);
}

}  // namespace frisaet
