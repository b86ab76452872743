#include "pipeline/export/export.h"

namespace frisaet::exports {

Result<std::int64_t> write_sqlite(Store& store, const std::filesystem::path& path, const About& about) {
  return store.write_open_copy(
      path, {{"Hvad", "Oplysninger læst af Frisæt i kommuners og KL's dokumenter om velfærdsaftaler"},
             {"Programmets udgave", about.program_version},
             {"Dokumenter i samlingen", std::to_string(about.documents)},
             {"gennemsyn = auto", "læst af en maskine med stor sikkerhed"},
             {"gennemsyn = check", "venter på, at et menneske ser på dem: brug dem ikke som fakta"},
             {"gennemsyn = ok", "bekræftet eller rettet af et menneske"},
             {"gennemsyn = conflict", "menneske og maskine er uenige"},
             {"Lukkede punkter", "er ikke med"},
             {"Søgning", "ord, som de er skrevet, uden bøjninger; begyndelser med * (velfærd*)"},
             {"Forbehold", "Kommunens eget referat er det, der gælder. Tomme felter er ukendte."}});
}

}  // namespace frisaet::exports
