#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <ostream>

#include "models/allocation/allocate.h"
#include "models/allocation/declarations_csv.h"
#include "models/allocation/integer_program.h"
#include "models/allocation/leximin.h"
#include "models/allocation/redraw.h"
#include "models/allocation/sentences.h"
#include "models/allocation/verify.h"
#include "models/municipality/municipality.h"
#include "models/rounds/area_names.h"
#include "models/rounds/round.h"
#include "models/text/danish.h"
#include "pipeline/cli/allocate_questions.h"
#include "pipeline/cli/cli.h"
#include "pipeline/cli/commands.h"
#include "pipeline/cli/rounds.h"
#include "pipeline/cli/table.h"
#include "pipeline/export/plan_export.h"
#include "pipeline/json/frozen.h"
#include "pipeline/json/plan.h"
#include "pipeline/run/round_view.h"
#include "pipeline/run/versions.h"

namespace frisaet {
namespace {

/// For everything that one command computes, a report with its questions too; the 98 need seconds.
constexpr std::chrono::minutes kCommandLimit{10};

/// Replies from the file, from a frozen register, or what counts in the register of today.
Result<std::vector<Reply>> replies_for(const Terminal& terminal, const AllocateOptions& options,
                                       const Round& round) {
  if (!options.declarations.empty()) {
    const auto text = read_text_file(options.declarations);
    if (!text) return text.error();
    auto read = parse_declarations_csv(*text, round, MunicipalityIndex::standard());
    if (read) return read;
    Error fault = read.error();
    fault.where = options.declarations.string() + (fault.where.empty() ? "" : ", " + fault.where);
    return fault;
  }
  auto store = open_to_read(terminal);
  if (!store) return store.error();
  if (!options.frozen.empty()) {
    const auto frozen = store->frozen(options.frozen);
    if (!frozen) return frozen.error();
    terminal.err << fmt::format("frisaet: Svarene er det fastfrosne register \"{}\" ({}).\n", frozen->name,
                                frozen->sha256);
    return replies_from_frozen(frozen->content, round);
  }
  const auto view = register_of(*store, round, {.with_closed = kStaff});
  if (!view) return view.error();
  return replies_from(*view, round);
}

void print_areas(std::ostream& out, const Problem& problem, const Plan& plan) {
  std::map<std::string, std::string> members;
  int unplaced = 0;
  for (const Assignment& a : plan.assignments) {
    if (!a.area) {
      ++unplaced;
      continue;
    }
    std::string& list = members[*a.area];
    list += (list.empty() ? "" : ", ") + a.name;
    if (a.fixed) list += "*";
  }
  for (const AreaCount& area : plan.areas) {
    out << fmt::format("{} ({}): {}\n", area_name(problem.areas, area.area), area.count, members[area.area]);
  }
  out << fmt::format("* har fast plads. Uden område: {}.\n", unplaced);
}

/// The list of plans, as tickets, and which the seed drew.
void print_list(std::ostream& out, const DrawRecord& draw) {
  const PlanDistribution& list = *draw.distribution;
  if (list.plans.size() == 1) {
    out << "Målene lader kun én plan tilbage; der er intet at trække lod om.\n";
    return;
  }
  const std::size_t drawn = drawn_plan(list, draw.seed);
  Table table({"Plan", "Lodder fra", "til", "Chance", "Trukket"});
  long from = 0;
  for (std::size_t p = 0; p < list.plans.size(); ++p) {
    const long weight = list.plans[p].weight;
    table.add({std::to_string(p + 1), std::to_string(from), std::to_string(from + weight - 1),
               danish_percent(weight, list.out_of), p == drawn ? "ja" : ""});
    from += weight;
  }
  out << fmt::format("Der er trukket én af {} lige gode planer (listens kontrolsum {}):\n", list.plans.size(),
                     distribution_sha256(list));
  table.print(out);
}

/// The criteria of those proposed, for whoever designates; the report has them for all who could be.
void print_criteria(std::ostream& out, const Problem& problem, const Plan& plan) {
  for (const CriteriaTable& criteria : criteria_tables(problem, plan)) {
    std::vector<std::string> columns{"Forslag til " + area_name(problem.areas, criteria.area), "Prioritet"};
    for (const auto& dimension : problem.dimensions) columns.push_back(dimension.name);
    columns.insert(columns.end(), {"Besluttet af", "I antal bedste udpegninger"});
    Table table(std::move(columns));
    for (const CriteriaRow& row : criteria.rows) {
      if (!row.proposed) continue;
      std::vector<std::string> cells{row.name, std::to_string(row.rank)};
      cells.insert(cells.end(), row.groups.begin(), row.groups.end());
      cells.insert(cells.end(), {row.decided_by, fmt::format("{} af {}", row.best_sets, criteria.best_sets)});
      table.add(std::move(cells));
    }
    out << '\n';
    table.print(out);
  }
}

void print_plan(std::ostream& out, const Problem& problem, const Plan& plan) {
  out << fmt::format("Runde {}, politik {}\n\n", plan.round, plan.policy);
  print_areas(out, problem, plan);
  print_criteria(out, problem, plan);
  Table levels({"Fase", "Niveau", "Værdi", "Bevist"});
  for (const LevelResult& level : plan.levels) {
    levels.add({level.phase, level.name, std::to_string(level.value), level.proven ? "ja" : "nej"});
  }
  out << '\n';
  levels.print(out);
  int outside = 0;
  for (const SpreadCell& cell : plan.spread) outside += cell.count < cell.low || cell.count > cell.high;
  out << fmt::format("\nSpredning: {} af {} felter ligger uden for deres kvote.\n", outside,
                     plan.spread.size());
  if (plan.draw)
    out << fmt::format("Lodtrækning: {} ({}).\n", plan.draw->seed, plan.draw->binding ? "bindende" : "prøve");
  if (plan.draw && plan.draw->distribution) print_list(out, *plan.draw);
  for (const std::string& note : plan.notes) out << "OBS: " << note << '\n';
  out << "Svarenes kontrolsum: " << plan.inputs_sha256 << '\n';
}

int print_explanation(const Terminal& terminal, const Problem& problem, const Policy& policy,
                      const Plan& plan, const std::string& name) {
  for (const Area& area : problem.areas) {
    if (fold(area.code) != fold(squeeze(name)) && fold(area.name) != fold(squeeze(name))) continue;
    for (const AreaStory& story : area_stories(problem, plan)) {
      if (story.area != area.code) continue;
      for (const std::string& sentence : story.sentences) terminal.out << sentence << '\n';
      return kExitDone;
    }
    terminal.out << area.name << " fordeles ikke i denne runde.\n";
    return kExitDone;
  }
  const auto municipality = municipality_named(name);
  if (!municipality) return report(terminal, municipality.error());
  const auto explanation = explain(problem, policy, plan, municipality->code);
  if (!explanation) return report_input(terminal, explanation.error());
  terminal.out << explanation->text << '\n';
  return kExitDone;
}

int print_frontier(const Terminal& terminal, const Problem& problem, const Policy& policy,
                   std::string_view seed) {
  const auto points = frontier(problem, policy, seed, 4, 6);
  if (!points) return report_input(terminal, points.error());
  Table table({"Største forskel", "Opgivne første ønsker", "Placeret", "Første ønsker", "Værste brud",
               "Brud i alt", "Bevist"});
  for (const FrontierPoint& p : *points) {
    table.add({std::to_string(p.tolerance), std::to_string(p.first_wishes_given_up), std::to_string(p.placed),
               std::to_string(p.first_wishes), std::to_string(p.worst_breach), std::to_string(p.total_breach),
               p.proven ? "ja" : "nej"});
  }
  table.print(terminal.out);
  for (const Phase& phase : problem.phases) {
    if (phase.kind != Phase::Kind::kDesignation) continue;
    const int area = problem.area_index(phase.areas.front());
    const auto named = std::count_if(problem.participants.begin(), problem.participants.end(),
                                     [&](const Participant& p) { return p.fixed_area == area; });
    if (named < phase.count)
      terminal.out << fmt::format("Tallene gælder, når forslaget til {} lægges til grund.\n",
                                  area_name(problem.areas, phase.areas.front()));
  }
  return kExitDone;
}

/// Who had what in the plan in this file, published for the round (a code). Unknown municipalities and areas
/// are told by build_problem().
Result<PreviousPlan> read_previous(const std::filesystem::path& path, const std::string& round) {
  const auto text = read_text_file(path);
  if (!text) return text.error();
  const auto plan = plan_from_json(*text);
  auto previous =
      plan ? previous_plan(*plan, round, &MunicipalityIndex::standard()) : Result<PreviousPlan>(plan.error());
  if (previous) return previous;
  Error fault = previous.error();
  fault.where = path.string() + (fault.where.empty() ? "" : ", " + fault.where);
  return fault;
}

Result<PublishedDraw> read_published(const std::filesystem::path& path) {
  const auto text = read_text_file(path);
  if (!text) return text.error();
  return published_draw_from_json(*text);
}

/// Whether a seed has white space at either end, or a control character anywhere: what a reader of the
/// published number would not type, and yet another draw.
bool hides_a_character(std::string_view seed) {
  return trim(seed).size() != seed.size() || std::any_of(seed.begin(), seed.end(), [](const char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

/// What stands behind the seed: nothing for a trial. Refuses a binding draw whose seed nobody could have
/// expected.
Result<std::optional<PublishedDraw>> published_for(const AllocateOptions& options) {
  if (options.commitment.empty()) {
    if (!options.binding) return std::optional<PublishedDraw>();
    return Error{
        ErrorCode::kUsage, "En bindende lodtrækning kræver en forpligtelse, der er offentliggjort forinden.",
        "",
        "Skriv den med frisaet allocate --commit \"hvilken offentlig trækning\", offentliggør den, og angiv "
        "den så med --commitment."};
  }
  if (options.seed.empty())
    return Error{ErrorCode::kUsage, "En forpligtelse uden tal kan ikke trækkes.", "",
                 "Angiv tallet fra den offentlige trækning med --seed."};
  if (hides_a_character(options.seed)) {
    return Error{
        ErrorCode::kUsage,
        "Tallet begynder eller slutter med et mellemrum eller har et tegn, der ikke kan ses; det ville "
        "være en anden lodtrækning end uden.",
        "\"" + options.seed + "\"", "Skriv tallet uden."};
  }
  auto published = read_published(options.commitment);
  if (!published) return published.error();
  if (published->commitment.program_version != program_version()) {
    return Error{ErrorCode::kUsage,
                 "Forpligtelsen nævner version " + published->commitment.program_version +
                     " af programmet; dette er " + std::string(program_version()) + ".",
                 options.commitment.string(), "Brug den version, der blev offentliggjort."};
  }
  if (options.leximin && !published->distribution) {
    return Error{ErrorCode::kUsage,
                 "Forpligtelsen er til lodtrækning efter tur og har ingen liste af planer.",
                 options.commitment.string(), "Lad --leximin være ude, eller skriv en ny forpligtelse."};
  }
  return std::optional(*std::move(published));
}

/// The list to draw from: the published one, else, where one is asked for, one made now; nothing = no list.
Result<std::optional<PlanDistribution>> list_for(const AllocateOptions& options, const Problem& problem,
                                                 const Policy& policy, const std::string& seed,
                                                 const std::optional<PublishedDraw>& published) {
  if (published) return published->distribution;
  if (!options.leximin) return std::optional<PlanDistribution>();
  auto list = leximin_distribution(
      problem, policy, options.commit.empty() ? std::optional<std::string_view>(seed) : std::nullopt);
  if (!list) return list.error();
  return std::optional(*std::move(list));
}

/// A question is answered instead of the plan, so two of them, or one and a form of the plan, would leave one
/// unanswered without a word.
Result<void> check_questions(const AllocateOptions& o) {
  std::vector<std::string> asked;
  if (!o.explain.empty()) asked.emplace_back("--explain");
  if (!o.what_if.empty()) asked.emplace_back("--what-if");
  if (o.policies) asked.emplace_back("--policies");
  if (o.frontier) asked.emplace_back("--frontier");
  if (!o.commit.empty()) asked.emplace_back("--commit");
  const auto refused = [](const std::string& one, const std::string& other) {
    return Error{ErrorCode::kUsage, one + " kan ikke bruges sammen med " + other + ".", "",
                 "Kør kommandoen én gang for hver."};
  };
  if (asked.size() > 1) return refused(asked[0], asked[1]);
  if (asked.empty()) return {};
  if (!o.report.empty()) return refused(asked[0], "--report");
  if (o.json && o.commit.empty()) return refused(asked[0], "--json");  // a commitment is JSON
  if (!o.explain.empty() || !o.commit.empty()) return {};
  if (o.leximin) return refused(asked[0], "--leximin");
  if (o.frontier && !o.previous.empty()) return refused(asked[0], "--previous");  // it ends before changes
  if (!o.commitment.empty()) return refused(asked[0], "--commitment");
  if (o.binding) return refused(asked[0], "--binding");
  return {};
}

/// Before anything is computed: nobody should wait for a file that cannot be.
Result<void> check_report_name(const std::filesystem::path& path) {
  const std::string ending = to_lower(path.extension().string());
  if (path.empty() || ending == ".html" || ending == ".xlsx") return {};
  return Error{ErrorCode::kUsage, "En rapport er en .html- eller .xlsx-fil.", path.string(),
               "Skriv fx --report fordeling.html."};
}

/// Writes the report in the form its name asks for.
int write_report(const Terminal& terminal, const AllocationInputs& inputs, const Problem& problem,
                 const Plan& plan, const std::filesystem::path& path) {
  auto told = report_of(problem, inputs.policy, plan);
  if (!told) return report_input(terminal, told.error());
  auto policies = compare_policies(inputs);
  if (!policies) return report_input(terminal, policies.error());
  told->policies = *std::move(policies);
  // Policies are compared by a draw in turn; a plan that was drawn from a list has chances of its own.
  for (PolicyFigures& one : told->policies)
    if (plan.draw && plan.draw->distribution && one.name == inputs.policy.name)
      one = {one.name + " (denne plan, trukket af en liste)", figures_of(plan)};
  const exports::ReportMaker maker{std::string(program_version())};
  const auto written = to_lower(path.extension().string()) == ".html"
                           ? exports::write_plan_html(*told, path, maker)
                           : exports::write_plan_xlsx(*told, path, maker);
  if (!written) return report(terminal, written.error());
  terminal.err << "frisaet: Rapporten er skrevet: " << path.string() << '\n';
  return kExitDone;
}

/// Prints what the independent count found wrong; true when nothing was.
bool print_violations(std::ostream& out, const std::vector<Violation>& violations) {
  for (const Violation& violation : violations) out << violation.code << ": " << violation.message << '\n';
  return violations.empty();
}

bool drawn_as_published(const Plan& plan, const PublishedDraw& published) {
  return plan.draw && plan.draw->commitment == published.commitment &&
         plan.draw->distribution == published.distribution;
}

/// What holds, what it was drawn by, and, as plainly, what nobody has looked at.
void print_verdict(std::ostream& out, const Plan& plan, const VerifyOptions& options) {
  out << fmt::format("Planen holder: {} kommuner, {} områder, svar {}.\n", plan.assignments.size(),
                     plan.areas.size(), plan.inputs_sha256.substr(0, 12));
  const DrawRecord& draw = *plan.draw;
  if (draw.commitment) {
    out << fmt::format(
        "Bindende lodtrækning med tallet \"{}\". Tallet skulle komme fra: {}. Om det gør det, må "
        "man se efter dér.\nForpligtelsen nævner version {} af programmet; dette er {}.\n",
        draw.seed, draw.commitment->seed_source, draw.commitment->program_version, program_version());
    out << (options.commitment.empty() ? "Forpligtelsen i planen er ikke sammenlignet med den "
                                         "offentliggjorte; det gør --commitment.\n"
                                       : "Forpligtelsen er den, der er angivet med --commitment.\n");
  } else {
    out << fmt::format("Prøvelodtrækning med tallet \"{}\"; intet binder den.\n", draw.seed);
  }
  if (plan.previous) {
    out << (options.previous.empty()
                ? "Ændringerne er talt fra det, planen selv siger om den forrige plan; --previous "
                  "sammenligner "
                  "med den offentliggjorte.\n"
                : "Ændringerne er talt fra den forrige plan, der er angivet med --previous.\n");
  }
  if (options.redraw) {
    out << "Der er trukket om med samme tal, og hele planen blev den samme, også chancer, forslag og "
           "noter.\n";
    if (draw.distribution)
      out << "Ikke vist: at chancerne på listen over planer ikke kunne være mere lige.\n";
    return;
  }
  out << "Ikke vist, for det kræver løseren (--redraw): at ingen bedre plan findes, at tallet trækker netop "
         "denne af de lige gode, hvor ofte de simulerede lodtrækninger blev vundet (også hos dem, der fik "
         "deres "
         "højeste ønske), hvad et tvunget ønske ville koste, hvor mange udpegninger der er bedst, og "
         "noterne.\n";
}

}  // namespace

int run_allocate(const Terminal& terminal, const AllocateOptions& options) {
  const SolveDeadline all(kCommandLimit);
  if (const auto asked = check_questions(options); !asked) return report(terminal, asked.error());
  if (const auto named = check_report_name(options.report); !named) return report(terminal, named.error());
  const auto round = chosen_round(options.round);
  if (!round) return report(terminal, round.error());
  auto policy = chosen_policy(options.policy, *round);
  if (!policy) return report(terminal, policy.error());
  const auto replies = replies_for(terminal, options, *round);
  if (!replies) return report_input(terminal, replies.error());
  std::optional<PreviousPlan> previous;
  if (!options.previous.empty()) {
    auto read = read_previous(options.previous, round->code);
    if (!read) return report_input(terminal, read.error());
    previous = *std::move(read);
    policy = with_changes(*std::move(policy));
  }
  const auto problem = build_problem(*round, MunicipalityIndex::standard(), *replies, *policy, previous);
  if (!problem) return report_input(terminal, problem.error());
  const std::string seed = options.seed.empty() ? std::string(kTrialSeed) : options.seed;
  const AllocationInputs inputs{*round, *policy, *replies, seed, previous};
  if (options.policies) return print_policies(terminal, inputs);
  if (!options.what_if.empty()) return print_what_if(terminal, inputs, options.what_if);
  if (options.frontier) return print_frontier(terminal, *problem, *policy, seed);

  const auto published = published_for(options);
  if (!published) return report(terminal, published.error());
  const auto list = list_for(options, *problem, *policy, seed, *published);
  if (!list) return report_input(terminal, list.error());
  const PlanDistribution* from = list->has_value() ? &**list : nullptr;
  if (!options.commit.empty()) {
    if (const auto decided = check_decided(*problem, *policy); !decided)
      return report_input(terminal, decided.error());
    const DrawCommitment commitment =
        commit(*problem, *policy, std::string(program_version()), options.commit, from);
    terminal.out << published_draw_json({commitment, *list}) << '\n';
    return kExitDone;
  }
  const auto plan =
      allocate(*problem, *policy, seed, published->has_value() ? &(*published)->commitment : nullptr,
               kSimulatedDraws, from);
  if (!plan) return report_input(terminal, plan.error());
  // No plan leaves the program that its own counter does not accept.
  if (!print_violations(terminal.err, verify(*problem, *policy, *plan))) {
    return report(terminal,
                  {ErrorCode::kInternal, "Planen holder ikke ved efterregning og vises derfor ikke.", "",
                   "Meld fejlen med de svar, planen skulle laves af."});
  }
  if (!options.explain.empty()) return print_explanation(terminal, *problem, *policy, *plan, options.explain);
  if (options.json) {
    terminal.out << plan_json(*plan) << '\n';
  } else {
    print_plan(terminal.out, *problem, *plan);
  }
  if (options.report.empty()) return kExitDone;
  return write_report(terminal, inputs, *problem, *plan, options.report);
}

int run_verify(const Terminal& terminal, const VerifyOptions& options) {
  const SolveDeadline all(kCommandLimit);
  const auto text = read_text_file(options.plan);
  if (!text) return report_input(terminal, text.error());
  const auto plan = plan_from_json(*text);
  if (!plan) return report(terminal, plan.error());
  const auto round = chosen_round(options.round.empty() ? plan->round : options.round);
  if (!round) return report(terminal, round.error());
  auto policy = chosen_policy(options.policy.empty() ? plan->policy : options.policy, *round);
  if (!policy) return report(terminal, policy.error());
  if (plan->previous) policy = with_changes(*std::move(policy));
  const auto problem =
      build_problem(*round, MunicipalityIndex::standard(), replies_of(*plan), *policy, plan->previous);
  if (!problem) return report_input(terminal, problem.error());
  auto violations = verify(*problem, *policy, *plan);
  if (!options.commitment.empty()) {
    const auto published = read_published(options.commitment);
    if (!published) return report(terminal, published.error());
    if (!drawn_as_published(*plan, *published))
      violations.push_back(
          {"other_commitment", "Planen er ikke trukket efter den offentliggjorte forpligtelse."});
  }
  if (!options.previous.empty()) {
    const auto previous = read_previous(options.previous, round->code);
    if (!previous) return report(terminal, previous.error());
    if (plan->previous != *previous)
      violations.push_back(
          {"other_previous", "Planens ændringer er ikke talt fra den angivne forrige plan."});
  }
  if (options.redraw && violations.empty()) {
    const auto differences = redrawn_otherwise(*problem, *policy, *plan);
    if (!differences) return report(terminal, differences.error());
    violations = *differences;
  }
  if (!print_violations(terminal.out, violations)) {
    terminal.err << "frisaet: Planen holder ikke.\n";
    return kExitFailed;
  }
  print_verdict(terminal.out, *plan, options);
  return kExitDone;
}

}  // namespace frisaet
