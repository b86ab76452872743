#include "models/register/register.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "models/core/check.h"
#include "models/register/thread.h"
#include "models/rounds/area_names.h"
#include "models/text/danish_days.h"

namespace frisaet {
namespace {

/// Earliest first; what has no day stands before all that have one. The record id makes the order total.
bool earlier(const RegisterSource& a, const RegisterSource& b) {
  const auto key = [](const RegisterSource& s) {
    const auto iso = [](std::optional<Date> day) { return day ? to_iso(*day) : std::string(); };
    return std::tuple(iso(day_of(s)), iso(written_on(s)), std::string_view(s.received_at),
                      std::string_view(s.record_id));
  };
  return key(a) < key(b);
}

bool holds(const std::vector<std::string>& areas, const std::string& area) {
  return std::find(areas.begin(), areas.end(), area) != areas.end();
}

}  // namespace

std::string_view to_string(SourceState state) {
  switch (state) {
    case SourceState::kCounts:
      return "counts";
    case SourceState::kOutranked:
      return "outranked";
    case SourceState::kSuperseded:
      return "superseded";
    case SourceState::kReplaced:
      return "replaced";
    case SourceState::kWithdrawn:
      return "withdrawn";
    case SourceState::kSaysNothing:
      return "says_nothing";
    case SourceState::kContradicts:
      return "contradicts";
    case SourceState::kSetAside:
      return "set_aside";
  }
  return "says_nothing";
}

std::optional<std::size_t> RegisterEntry::counts() const {
  std::optional<std::size_t> newest;
  for (const PhaseView& view : phases) {
    if (view.counts && (!newest || *view.counts > *newest)) newest = view.counts;
  }
  return newest;
}

const RegisterEntry* Register::of(std::string_view municipality_code) const {
  const auto it = std::lower_bound(
      entries.begin(), entries.end(), municipality_code,
      [](const RegisterEntry& entry, std::string_view code) { return entry.municipality.code < code; });
  return it != entries.end() && it->municipality.code == municipality_code ? &*it : nullptr;
}

std::optional<Date> day_of(const RegisterSource& source) {
  const Declaration& declaration = source.declaration;
  if (declaration.decided && declaration.decided->date) return declaration.decided->date;
  if (declaration.date) return declaration.date;
  return parse_iso_date(std::string_view(source.received_at).substr(0, 10));
}

std::optional<Date> written_on(const RegisterSource& source) {
  const auto& own = source.declaration.date;
  return source.kind != SourceKind::kMinutes && own ? own : day_of(source);
}

std::optional<Date> counts_from(const RegisterSource& source) {
  const auto spoken = day_of(source), written = written_on(source);
  return spoken && written ? std::max(*spoken, *written) : spoken;
}

int rank_of(const RegisterSource& source) {
  // A paper in the municipality's own name is at least its administration's.
  const auto status = source.declaration.status.value_or(DeclarationStatus::kAdministrative);
  switch (status) {
    case DeclarationStatus::kReported:
      return 0;
    case DeclarationStatus::kAdministrative:
      return 1;
    case DeclarationStatus::kCommittee:
      return source.body_kind == BodyKind::kFinanceCommittee ? kFinanceCommitteeRank : 2;
    case DeclarationStatus::kCouncil:
      return kCouncilRank;
  }
  return 0;
}

bool may_reply(const Round& round, const Phase& phase, std::string_view municipality_code) {
  const auto is_it = [&](const auto& entry) { return entry.municipality == municipality_code; };
  if (std::any_of(round.fixed.begin(), round.fixed.end(), is_it)) return false;
  std::size_t closed_areas = 0;
  for (const Exclusion& exclusion : round.exclusions) {
    if (!is_it(exclusion)) continue;
    if (!exclusion.area) return false;
    closed_areas += holds(phase.areas, *exclusion.area);
  }
  if (closed_areas >= phase.areas.size()) return false;
  for (const Phase& earlier : round.phases) {
    if (earlier.code == phase.code) return true;
    if (std::find(earlier.designated.begin(), earlier.designated.end(), municipality_code) !=
        earlier.designated.end())
      return false;
  }
  return true;
}

bool speaks_to(const Round& round, const Phase& phase, const RegisterSource& source) {
  const Declaration& declaration = source.declaration;
  if (!wishes_in(phase, declaration).empty()) return true;
  if (!declaration.priorities.empty() || (!declaration.none_of_areas && !declaration.withdraws)) return false;
  const auto day = written_on(source);
  const auto open = [&](const Phase& p) { return !day || !p.deadline || *day <= *p.deadline; };
  return open(phase) || (phase.code == round.phases.back().code &&
                         std::none_of(round.phases.begin(), round.phases.end(), open));
}

std::string wish_text(const Round& round, const Phase& phase, const Declaration& declaration) {
  std::string text;
  for (const Priority& priority : declaration.priorities) {
    if (!holds(phase.areas, priority.area)) continue;
    if (!text.empty()) text += declaration.open_set ? " eller " : ", ";
    if (priority.rank && declaration.priorities.size() > 1) text += std::to_string(*priority.rank) + ". ";
    text += area_name(round.areas, priority.area);
    if (priority.condition) text += " (betinget)";
  }
  if (!text.empty() || !declaration.priorities.empty()) return text;
  return declaration.none_of_areas ? "ingen af områderne" : declaration.withdraws ? "trækker tilbage" : "";
}

Register build_register(const Round& round, const MunicipalityIndex& municipalities,
                        std::vector<RegisterSource> sources, const std::vector<RegisterRuling>& rulings) {
  std::sort(sources.begin(), sources.end(), earlier);
  std::map<std::string, std::vector<RegisterSource>> by_code;
  Register result;
  for (RegisterSource& source : sources) {
    const auto& named = source.declaration.municipality;
    if (named && municipalities.by_code(named->code) != nullptr) {
      by_code[named->code].push_back(std::move(source));
    } else {
      result.unplaced.push_back(std::move(source));
    }
  }
  for (const Municipality& m : municipalities.all()) {
    std::vector<RegisterRuling> its;
    std::copy_if(rulings.begin(), rulings.end(), std::back_inserter(its),
                 [&](const RegisterRuling& ruling) { return ruling.municipality == m.code; });
    result.entries.push_back(relate_thread(round, {m.code, m.name}, by_code[m.code], its));
  }
  return result;
}

bool belongs_to(const Round& round, const RegisterSource& source) {
  if (!source.round.empty()) return source.round == round.code;
  const Declaration& declaration = source.declaration;
  const bool has_day = declaration.date || (declaration.decided && declaration.decided->date);
  if (!has_day || source.kind == SourceKind::kTold) return true;
  return !(round.opens && *counts_from(source) < *round.opens) &&
         !(round.closes && *round.closes < *day_of(source));
}

void doubt_steps(RegisterEntry& entry, const std::vector<RegisterStep>& steps) {
  const bool asked = std::any_of(entry.phases.begin(), entry.phases.end(),
                                 [](const PhaseView& phase) { return phase.expected; });
  for (const RegisterStep& step : steps) {
    const bool read_since =
        std::any_of(entry.lines.begin(), entry.lines.end(), [&](const RegisterLine& line) {
          if (line.state == SourceState::kSaysNothing) return false;
          // What was said before the meeting cannot tell what it came to.
          if (step.date && day_of(line.source) < step.date) return false;
          // Who was asked what it came to, and wrote it down.
          return rank_of(line.source) >= step.rank ||
                 (line.source.kind == SourceKind::kTold && line.source.received_at > step.received_at);
        });
    if (!step.undecipherable || !asked || read_since) continue;
    entry.doubts.push_back(
        step.body.value_or("Et møde") + " besluttede" + (step.date ? " " + danish_date(*step.date) : "") +
        (step.item_number ? " (punkt " + *step.item_number + ")" : "") +
        " noget, som ikke kunne læses som et ønske. Læs " + step.record_id + ", og skriv svaret ned.");
    entry.in_doubt = entry.unread = true;
  }
}

std::string why_no_declaration(const RegisterStep& step) {
  return step.undecipherable ? "Mødet besluttede noget, som ikke kunne læses som et ønske."
                             : "Ingen erklæring: mødet tog ikke stilling for kommunen.";
}

void note_unread(Register& of_round, const std::vector<UnreadPaper>& papers) {
  for (const UnreadPaper& paper : papers) {
    if (paper.municipality.empty()) of_round.unplaced_papers.push_back(paper.document_sha256);
    const auto it = std::find_if(
        of_round.entries.begin(), of_round.entries.end(),
        [&](const RegisterEntry& entry) { return entry.municipality.code == paper.municipality; });
    if (it == of_round.entries.end()) continue;
    it->doubts.push_back(
        paper.held
            ? "Et svar (" + paper.document_sha256.substr(0, 12) +
                  ") holdes tilbage, fordi det måske rummer personoplysninger. Se på det, og frigiv det."
            : "Dokumentet \"" + paper.name +
                  "\" ligner et svar, men der er ikke fundet noget ønske i det. Læs det, og skriv svaret "
                  "ned.");
    it->in_doubt = it->unread = true;
  }
}

std::vector<Reply> replies_from(const Register& register_view, const Round& round) {
  std::vector<Reply> replies;
  for (const RegisterEntry& entry : register_view.entries) {
    if (entry.missing && !entry.in_doubt) continue;
    Reply reply;
    reply.municipality = entry.municipality.code;
    bool in_time = false;
    for (const PhaseView& view : entry.phases) {
      if (!view.counts) continue;
      const Declaration& declaration = entry.lines[*view.counts].source.declaration;
      const auto phase = std::find_if(round.phases.begin(), round.phases.end(),
                                      [&](const Phase& p) { return p.code == view.phase; });
      FRISAET_CHECK(phase != round.phases.end());
      for (Wish& wish : wishes_in(*phase, declaration)) reply.wishes.push_back(std::move(wish));
      in_time = in_time || !view.late;
      if (view.late) reply.late_phases.push_back(view.phase);
      if (declaration.none_of_areas) reply.none = true;
    }
    reply.late = !reply.late_phases.empty();
    if (!in_time) reply.late_phases.clear();  // all of it was
    if (!reply.wishes.empty()) reply.none = false;
    std::stable_sort(reply.wishes.begin(), reply.wishes.end(),
                     [](const Wish& a, const Wish& b) { return a.rank < b.rank; });
    if (const auto newest = entry.counts()) {
      const Declaration& declaration = entry.lines[*newest].source.declaration;
      reply.reservation = declaration.reservation;
      if (declaration.status) reply.status = to_string(*declaration.status);
    }
    reply.in_doubt = entry.in_doubt;
    for (const std::string& doubt : entry.doubts) reply.doubt += (reply.doubt.empty() ? "" : " ") + doubt;
    replies.push_back(std::move(reply));
  }
  return replies;
}

}  // namespace frisaet
