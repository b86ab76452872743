#include <cstdio>
#include <ctime>

#include "models/allocation/allocate.h"
#include "models/allocation/phase_run.h"
#include "tests/models/allocation/instances.h"
namespace frisaet {
double now() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}
}  // namespace frisaet
int main(int argc, char** argv) {
  using namespace frisaet;
  const int times = argc > 1 ? atoi(argv[1]) : 1;
  const Round& round = *find_round("velfaerdsaftaler-2022");
  const auto& index = MunicipalityIndex::standard();
  for (const Policy& policy : standard_policies())
    for (int skew = 0; skew < 3; ++skew) {
      const Problem p = instances::scaled(round, index, policy, times, 7, skew);
      const auto order = participant_order(p, "x");
      Places places = fixed_places(p);
      PhaseSolver solver(PhaseModel(p, p.phases[0], places));
      std::printf("%s skew %d types %zu pool %d:", policy.code.c_str(), skew, solver.model().types.size(),
                  solver.model().pool());
      for (Level level : policy.levels) {
        const double t = now();
        if (!solver.run(level, order).ok()) std::puts("fail");
        std::printf(" %s=%ld%s %.3f", solver.values().back().name.c_str(), solver.values().back().value,
                    solver.values().back().proven ? "" : "?", now() - t);
        std::fflush(stdout);
      }
      double t = now();
      if (times == 1) {
        (void)solver.simulate(100, [&](int i) { return participant_order(p, std::to_string(i)); });
        std::printf(" sim100 %.3f", now() - t);
        t = now();
        (void)solver.simulate(1000, [&](int i) { return participant_order(p, "b" + std::to_string(i)); });
        std::printf(" sim1000 %.3f", now() - t);
      }
      std::puts("");
    }
}
