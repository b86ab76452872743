#pragma once

#include <filesystem>
#include <string>

#include "models/allocation/plan_report.h"
#include "models/core/result.h"

namespace frisaet::exports {

/// Who made the report.
struct ReportMaker {
  std::string program_version;
};

// Both print the figures of the same PlanReport, so the same numbers. The same report gives the same bytes.
// Errors: kStore with the path when it cannot be written; nothing half written is left in its place.

/// One HTML file that needs no other: opens from a disk, prints on paper, and is told by text wherever it is
/// told by colour. Danish.
std::string plan_html(const PlanReport& report, const ReportMaker& maker);
Result<void> write_plan_html(const PlanReport& report, const std::filesystem::path& path,
                             const ReportMaker& maker);

/// A workbook: sheets Kommuner, Områder, Spredning, Niveauer, Politikker, Bytte, Følger, Udpegning (where one
/// is open) and Om planen.
Result<void> write_plan_xlsx(const PlanReport& report, const std::filesystem::path& path,
                             const ReportMaker& maker);

/// Danish words for a level of a plan: `Første ønsker`. A name unknown here comes back as it is.
std::string danish_level(const std::string& level);

}  // namespace frisaet::exports
