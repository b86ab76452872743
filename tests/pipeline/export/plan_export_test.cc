#include "pipeline/export/plan_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/support/temporary_folder.h"

namespace frisaet::exports {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

PlanReport two_municipalities() {
  PlanReport report;
  report.round_name = "Prøve <b>";
  report.policy_name = "Alle først";
  report.areas = {{"dagtilbud", "dagtilbud"}, {"aeldre", "ældre"}};
  report.plan.areas = {{"dagtilbud", 1}, {"aeldre", 1}};
  Assignment vejle{"630", "Vejle", "dagtilbud", 1, false, "Fik =dagtilbud & mere.", std::nullopt, {}, {}};
  vejle.chance = Chance{3, 4, 2, 2};
  Assignment skive{"779", "Skive", "aeldre", std::nullopt, true, "Havde det.", std::nullopt, {}, {}};
  report.plan.assignments = {vejle, skive};
  report.plan.spread = {{"dagtilbud", "region", "Syddanmark", 1, 2, 3}};
  report.dimensions = {{"region", "region", {"Syddanmark"}, "Danmarks Statistik"}};
  report.stories = {{"dagtilbud", {"1 kommune får dagtilbud."}}, {"aeldre", {"1 kommune får ældre."}}};
  report.listing_less = {{"779", "Skive", "aeldre", "dagtilbud", true, 1}};
  report.plan.draw = DrawRecord{"7", false, "sha256-serial/1", std::nullopt};
  return report;
}

TEST(PlanHtml, TellsEveryFigureAndNeedsNoOtherFile) {
  const std::string page = plan_html(two_municipalities(), {"9.9"});
  for (const char* told : {"75 %", "2–3", "(uden for)", "1 kommune ville have fået", "Æ</text>", "Skive*",
                           "Prøve &lt;b&gt;", "&amp; mere", "frisaet verify", "Kilde: Danmarks Statistik."})
    EXPECT_THAT(page, HasSubstr(told));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  for (const char* outside : {"<script", "<link", "http://", "https://", "src="})
    EXPECT_THAT(page, Not(HasSubstr(outside)));
}

TEST(PlanHtml, AreasThatBeginAlikeAreToldByNumber) {
  PlanReport report = two_municipalities();
  report.areas[1].name = "demens";
  const std::string page = plan_html(report, {"9.9"});
  EXPECT_THAT(page, HasSubstr(">1</span>"));
  EXPECT_THAT(page, HasSubstr(">2</span>"));
}

TEST(PlanHtml, AProofHoldsGivenAProposalAlsoWhereOneIsPossible) {
  PlanReport report = two_municipalities();
  report.plan.proven = true;
  EXPECT_THAT(plan_html(report, {"9.9"}), HasSubstr("bedre efter politikkens mål."));
  report.plan.proposals = {{"fase", "aeldre", 1, 1, 1, {{{"779"}, 0, 0}}, {{"779", 1}}}};
  EXPECT_THAT(plan_html(report, {"9.9"}),
              HasSubstr("bedre efter politikkens mål, når forslaget til ældre lægges til grund."));
  report.areas[1].name = "æ<i>";
  EXPECT_THAT(plan_html(report, {"9.9"}), Not(HasSubstr("<i>")));
}

TEST(PlanXlsx, TheSameReportGivesTheSameBytesAndAnUnwritablePlaceIsSaid) {
  const support::TemporaryFolder folder;
  const PlanReport report = two_municipalities();
  for (const char* name : {"a.xlsx", "b.xlsx"})
    ASSERT_TRUE(write_plan_xlsx(report, folder / name, {"9.9"}).ok());
  const std::string first = support::read_file((folder / "a.xlsx").string());
  EXPECT_GT(first.size(), 5'000U);
  EXPECT_EQ(first, support::read_file((folder / "b.xlsx").string()));
  const auto refused = write_plan_xlsx(report, folder / "no/such/place.xlsx", {"9.9"});
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kStore);
}

/// All parts of the workbook, unpacked into one text.
std::string parts_of(const PlanReport& report) {
  const support::TemporaryFolder folder;
  EXPECT_TRUE(write_plan_xlsx(report, folder / "a.xlsx", {"9.9"}).ok());
  const std::string unpack =
      "python3 -c 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); sys.stdout.buffer.write(b\"\".join("
      "z.read(n) for n in z.namelist()))' '" +
      (folder / "a.xlsx").string() + "' >'" + (folder / "parts").string() + "'";
  EXPECT_EQ(std::system(unpack.c_str()), 0);
  return support::read_file(folder / "parts");
}

TEST(PlanXlsx, TradesAndPoliciesHangOnAProposalAndSayIt) {
  PlanReport report = two_municipalities();
  report.frontier = {{}};
  report.policies = {{"Alle først", figures_of(report.plan)}};
  const std::string given = "Tallene gælder, når forslaget til ældre lægges til grund.";
  EXPECT_THAT(parts_of(report), Not(HasSubstr("lægges til grund")));
  report.plan.proposals = {{"fase", "aeldre", 1, 1, 1, {{{"779"}, 0, 0}}, {{"779", 1}}}};
  EXPECT_THAT(parts_of(report), HasSubstr(given));
}

TEST(PlanXlsx, WhoWasOnlyProposedInThePlanBeforeIsToldSo) {
  PlanReport report = two_municipalities();
  report.plan.previous = PreviousPlan{"", {{"630", "dagtilbud"}, {"779", std::nullopt}}, {{"779", "aeldre"}}};
  EXPECT_THAT(parts_of(report), HasSubstr("foreslået: ældre"));
  report.areas[1].name = "de ældste";
  EXPECT_THAT(parts_of(report), HasSubstr("foreslået: de ældste")) << "as the round calls it";
  report.areas[1].name = "ældre";
  EXPECT_THAT(plan_html(report, {"9.9"}), HasSubstr("foreslået: ældre"));
}

}  // namespace
}  // namespace frisaet::exports
