// The allocation beside simpler ways of doing it, on the same made-up replies.
//
//   allocation_bench [SETS] [TIMES] [HARD] [LIMIT]     default 50 1 1 60
//
// SETS made-up sets of replies × 3 skews of demand, for TIMES × the 98 municipalities (placement phase of the
// round of 2022). HARD: on how many sets a skew the two ways that may use all the time they get are run,
// which is LIMIT seconds (by the clock) a set; their lines say on how many. Other times are processor time.
// Means over the sets, so ways compare only over as many runs; `lowest` alone is no mean but the lowest
// chance of any municipality in any set (0 for ways that draw no lots). Under each table: the model's levels
// and draw apart, and its nodes of branch and bound; and, for 1 x 98, what comes after: one reply in ten is
// another one, the draw too, and the model makes the plan that moves fewest from its own before (level
// `changes`), beside how many move where that is not asked for; `even` as above.
//
// The ways, each as good as it can honestly be made:
//   lots      serial dictatorship: municipalities in an order drawn by lot take the most wanted area with
//   room, where
//             room is the total divided evenly and rounded up; 1,000 orders a set
//   best lots the best of those (placed, first wishes, worst breach, total breach, in that order)
//   arrival   the same by order of arrival (one order a set)
//   deviation one binary variable a municipality, free sizes, Σ |N·y − N_g·n| minimised with as many placed
//   and as many
//             first wishes as the model proves possible; LIMIT
//   weighted  one program, 1000·placed + 100·first wishes − members beyond the quota of even sizes; LIMIT
//   model     this program: levels, then the draw in turn; chances from 200 simulated draws (2 beyond the 98)
//   leximin   the same levels, then a plan from a list; chances exact. For policies that draw lots only last
//   even      leximin without the level `breach`: what the sum of breaches costs in chances, and what it
//   gains
// The last three columns follow from how a way works and are not measured: `seed` = another seed, another
// answer; `order` = which of several equally good plans comes out is the solver's corner, so the order of
// rows may change it.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "models/allocation/allocate.h"
#include "models/allocation/draw_order.h"
#include "models/allocation/leximin.h"
#include "models/allocation/phase_run.h"
#include "tests/bench/allocation_peers.h"
#include "tests/models/allocation/instances.h"

namespace frisaet {
namespace {

double seconds_of(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double now() {
  return seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}
double clock_now() {
  return seconds_of(CLOCK_MONOTONIC);
}

/// One line of the table, summed over the instances.
struct Line {
  const char* name;
  const char *again, *reasons, *checked;
  Score sum;
  double lowest = 1;
  int runs = 0, proven = 0;
  std::vector<double> seconds;
  void add(const Score& s, double chance, bool is_proven, double took) {
    sum.placed += s.placed;
    sum.first += s.first;
    sum.range += s.range;
    sum.worst += s.worst;
    sum.total += s.total;
    lowest = std::min(lowest, chance);
    proven += is_proven;
    ++runs;
    seconds.push_back(took);
  }
  void print() {
    if (runs == 0) return;
    std::sort(seconds.begin(), seconds.end());
    std::printf("%-10s %4d %7.1f %7.1f %6.1f %6.2f %7.1f %6.0f %% %4d/%-4d %8.3f %8.3f  %-5s %-4s %s\n", name,
                runs, sum.placed / runs, sum.first / runs, sum.range / runs, sum.worst / runs,
                sum.total / runs, 100 * lowest, proven, runs, seconds[seconds.size() / 2], seconds.back(),
                again, reasons, checked);
  }
};

/// Plans after an earlier one.
struct After {
  std::vector<double> seconds;
  int proven = 0;
  long moved = 0, moved_unasked = 0;  ///< municipalities, summed over the plans
  void print(const char* name) const;
};

struct Table {
  Line lots{"lots", "seed", "no", "no", {}, 1, 0, 0, {}},
      best{"best lots", "seed", "no", "no", {}, 1, 0, 0, {}},
      arrival{"arrival", "yes", "no", "no", {}, 1, 0, 0, {}},
      deviation{"deviation", "order", "no", "no", {}, 1, 0, 0, {}},
      weighted{"weighted", "order", "no", "no", {}, 1, 0, 0, {}},
      model{"model", "yes", "yes", "yes", {}, 1, 0, 0, {}},
      leximin{"leximin", "yes", "yes", "yes", {}, 1, 0, 0, {}},
      even{"even", "yes", "yes", "yes", {}, 1, 0, 0, {}};
  int nothing_found = 0;                    ///< solves of the two limited ways that ended with no plan at all
  std::vector<double> levels, draw, nodes;  ///< of the model: seconds, seconds, number
  After after, after_even;
};

/// Median and largest.
std::string spread_of(std::vector<double> values, const char* format) {
  std::sort(values.begin(), values.end());
  char text[80];
  std::snprintf(text, sizeof text, format, values[values.size() / 2], values.back());
  return text;
}

void After::print(const char* name) const {
  if (seconds.empty()) return;
  const auto plans = static_cast<double>(seconds.size());
  std::printf("after an earlier plan, %s: proven %d/%zu, %s s; %.1f move, %.1f where changes do not count\n",
              name, proven, seconds.size(), spread_of(seconds, "%.3f %.3f").c_str(),
              static_cast<double>(moved) / plans, static_cast<double>(moved_unasked) / plans);
}

std::vector<int> order_by(const Instance& in, const std::string& seed) {
  return participant_order(in.problem, seed);
}

bool better(const Score& a, const Score& b) {
  if (a.placed != b.placed) return a.placed > b.placed;
  if (a.first != b.first) return a.first > b.first;
  if (a.worst != b.worst) return a.worst < b.worst;
  return a.total < b.total;
}

void run_lots(const Instance& in, int seeds, Table& table) {
  const double start = now();
  std::vector<long> won(in.type_of.size(), 0);
  Score sum, best;
  for (int seed = 0; seed < seeds; ++seed) {
    const Places places = serial(in, order_by(in, "lot " + std::to_string(seed)));
    const Score s = score(in, places);
    if (seed == 0 || better(s, best)) best = s;
    sum = {sum.placed + s.placed, sum.first + s.first, sum.range + s.range, sum.worst + s.worst,
           sum.total + s.total};
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (in.type_of[i] < 0 || !places[i]) continue;
      for (const int area : in.wishes(static_cast<int>(i)).front())
        won[i] += in.model.areas[at(area)] == *places[i];
    }
  }
  long least = seeds;
  for (std::size_t i = 0; i < won.size(); ++i) {
    if (in.type_of[i] >= 0) least = std::min(least, won[i]);
  }
  const double took = now() - start;
  sum = {sum.placed / seeds, sum.first / seeds, sum.range / seeds, sum.worst / seeds, sum.total / seeds};
  table.lots.add(sum, static_cast<double>(least) / seeds, false, took / seeds);
  table.best.add(best, 0, false,
                 took);  // one plan is picked for its score: whoever it leaves out had no draw
}

/// Who has another place than in `earlier` when the model plans for `problem`.
long run_after(const Problem& problem, const Policy& policy, const Places& earlier, bool& proven) {
  Places places;
  const auto runs = run_phases(problem, policy, participant_order(problem, "another draw"), places);
  if (!runs.ok()) std::exit(1);
  long moved = 0;
  for (std::size_t i = 0; i < places.size(); ++i) moved += places[i] != earlier[i];
  for (const LevelResult& level : runs->front().levels) proven = proven && level.proven;
  return moved;
}

/// One in ten replies as `other` has it, after the plan `earlier`.
void run_after(Problem problem, const Problem& other, const Policy& policy, const Places& earlier,
               After& after) {
  PreviousPlan previous{inputs_sha256(problem, policy), {}};
  for (std::size_t i = 0; i < earlier.size(); ++i) {
    Participant& p = problem.participants[i];
    previous.areas[p.code] = earlier[i] ? std::optional(problem.areas[at(*earlier[i])].code) : std::nullopt;
    if (i % 10 == 0) p = other.participants[i];
  }
  bool proven = true, unasked = true;
  after.moved_unasked += run_after(problem, policy, earlier, unasked);
  problem.previous = std::move(previous);
  const double start = now();
  after.moved += run_after(problem, with_changes(policy), earlier, proven);
  after.seconds.push_back(now() - start);
  after.proven += proven;
}

void run_model(const Instance& in, const Policy& policy, Table& table, long& placed, long& first,
               Places& places) {
  const double start = now();
  const auto order = order_by(in, "draw");
  PhaseSolver solver(in.model);
  double drawing = 0;
  for (const Level level : policy.levels) {
    const double before = now();
    if (!solver.run(level, order).ok()) std::exit(1);
    if (level == Level::kLottery || level == Level::kFirstWishLottery) drawing += now() - before;
  }
  const double took = now() - start;
  table.levels.push_back(took - drawing);
  table.draw.push_back(drawing);
  long nodes = 0;
  for (const auto& value : solver.values()) nodes += value.nodes;
  table.nodes.push_back(static_cast<double>(nodes));
  places = in.fixed;
  solver.place(places);
  bool proven = true;
  for (const auto& value : solver.values()) {
    proven = proven && value.proven;
    if (value.name == "placed") placed = value.value;
    if (value.name == "first_wishes") first = value.value;
  }
  const int draws = in.problem.participants.size() > 1'000 ? 2 : 200;
  double lowest = 1;
  const auto won = solver.simulate(draws, [&](int i) { return order_by(in, "chance " + std::to_string(i)); });
  for (std::size_t t = 0; t < won.size(); ++t)
    lowest = std::min(lowest, static_cast<double>(won[t]) /
                                  (draws * static_cast<double>(in.model.types[t].members.size())));
  table.model.add(score(in, places), lowest, proven, took);
}

void run_leximin(const Instance& in, const Policy& policy, Line& line) {
  const double start = now();
  const auto list = leximin_distribution(in.problem, policy, "draw");
  if (!list.ok()) return;
  Places places;
  const auto runs = run_phases(in.problem, policy, order_by(in, "draw"), places, {false, &*list, "draw"});
  const double took = now() - start;
  if (!runs.ok()) std::exit(1);
  double lowest = 1;
  bool proven = true;
  for (std::size_t t = 0; t < in.model.types.size(); ++t) {
    const Type& type = in.model.types[t];
    double won = 0;
    for (const auto& plan : list->plans) {
      for (const auto& area : plan.areas[t]) {
        for (const int most : type.wishes.front())
          won += area && in.problem.phases.front().areas[at(most)] == *area ? static_cast<double>(plan.weight)
                                                                            : 0;
      }
    }
    lowest = std::min(lowest,
                      won / (static_cast<double>(list->out_of) * static_cast<double>(type.members.size())));
  }
  for (const LevelResult& level : runs->front().levels) proven = proven && level.proven;
  line.add(score(in, places), lowest, proven, took);
}

void run_minutes(const Instance& in, long placed, long first, int limit, Table& table) {
  for (const bool deviation : {true, false}) {
    const double start = clock_now();
    SinglesProgram singles(in);
    const auto program = deviation ? with_deviation(in, singles, placed, first) : with_weights(in, singles);
    const auto solution = solve(program, 1000 * limit);
    const double took = clock_now() - start;
    if (!solution.found()) {
      ++table.nothing_found;
      continue;
    }
    (deviation ? table.deviation : table.weighted)
        .add(score(in, singles.places(in, solution.values)), 0,
             solution.status == IntegerSolution::Status::kOptimal, took);
  }
}

}  // namespace
}  // namespace frisaet

int main(int argc, char** argv) {
  using namespace frisaet;
  const int sets = argc > 1 ? std::atoi(argv[1]) : 50;
  const int times = argc > 2 ? std::atoi(argv[2]) : 1;
  const int hard = argc > 3 ? std::atoi(argv[3]) : 1;
  const int limit = argc > 4 ? std::atoi(argv[4]) : 60;
  const Round& round = *find_round("velfaerdsaftaler-2022");
  for (const Policy& policy : standard_policies()) {
    if (times > 1 && policy.code != round.policy) continue;
    for (int skew = 0; skew < 3; ++skew) {
      Table table;
      for (int set = 0; set < sets; ++set) {
        const Instance in(instances::scaled(round, MunicipalityIndex::standard(), policy, times,
                                            static_cast<unsigned>(set), skew));
        long placed = 0, first = 0;
        Places places;
        run_model(in, policy, table, placed, first, places);
        const Problem other = instances::scaled(round, MunicipalityIndex::standard(), policy, times,
                                                static_cast<unsigned>(set) + 500, skew);
        if (times == 1) run_after(in.problem, other, policy, places, table.after);
        if (times == 1) run_leximin(in, policy, table.leximin);
        if (policy.code != round.policy) continue;  // the others know no policies
        if (times == 1) {
          Policy even = policy;
          std::erase(even.levels, Level::kBreach);
          run_leximin(in, even, table.even);
          Places before;
          if (!run_phases(in.problem, even, order_by(in, "draw"), before).ok()) return 1;
          run_after(in.problem, other, even, before, table.after_even);
        }
        run_lots(in, times == 1 ? 1'000 : 20, table);
        const double start = now();
        const auto arrived = serial(in, order_by(in, "arrival"));
        table.arrival.add(score(in, arrived), 0, false, now() - start);
        if (set < hard) run_minutes(in, placed, first, limit, table);
      }
      std::printf("\n%s, skew %d, %d x 98, %d sets\n%-10s %4s %7s %7s %6s %6s %7s %8s %9s %8s %8s  %s\n",
                  policy.code.c_str(), skew, times, sets, "way", "runs", "placed", "first", "range", "worst",
                  "total", "lowest", "proven", "median s", "max s", "same again, reasons, can be checked");
      for (Line* line : {&table.lots, &table.best, &table.arrival, &table.deviation, &table.weighted,
                         &table.model, &table.leximin, &table.even})
        line->print();
      if (table.nothing_found > 0)
        std::printf("deviation and weighted: %d solves found nothing in their time\n", table.nothing_found);
      std::printf("model, median and largest: levels %s s, draw %s s, nodes %s\n",
                  spread_of(table.levels, "%.3f %.3f").c_str(), spread_of(table.draw, "%.3f %.3f").c_str(),
                  spread_of(table.nodes, "%.0f %.0f").c_str());
      table.after.print("model");
      table.after_even.print("even");
      std::fflush(stdout);
    }
  }
}
