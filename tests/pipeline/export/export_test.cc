#include "pipeline/export/export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/store/sample_documents.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::exports {
namespace {

using frisaet::testing::Item;
using frisaet::testing::Meeting;
using frisaet::testing::minutes;
using frisaet::testing::value_of;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

/// A store with one open item that looks like a formula, and one closed one whose text must stay.
struct Exported {
  support::TemporaryFolder folder;
  Store store = value_of(Store::open(folder / "frisaet.db"));
  std::vector<Row> rows;

  Exported() {
    Meeting meeting;
    Item open;
    open.number = "2";
    open.title = "=HYPERLINK(\"x\") <script>alert(1)</script>";
    open.decision = "Godkendt, \"sagen\";\nlinje to.";
    Item closed;
    closed.number = "1";
    closed.title = "Personsag";
    closed.decision = "HEMMELIG ordlyd";
    meeting.items = {open, closed};
    DocumentInput input = minutes(meeting);
    const std::string marker = "\"closed\":false";
    std::string& payload = input.records[1].payload;
    payload.replace(payload.find(marker), marker.size(), "\"closed\":true");
    input.records[0].confidence = 0.5;
    const RunId run = value_of(store.begin_run({"0.2", "r", "m", "ingest"}));
    value_of(store.put_document(run, input));
    rows = value_of(export_rows(store));
  }
  std::string read(const std::string& name) { return support::read_file((folder / name).string()); }
};

TEST(Export, RowsStandInAFixedOrderAndSayHowSureTheyAre) {
  const Exported e;
  ASSERT_THAT(e.rows, SizeIs(2));
  EXPECT_EQ(std::get<Decision>(e.rows[0].record.value).item_number, "1");
  EXPECT_EQ(e.rows[0].review, "auto");
  EXPECT_EQ(e.rows[1].review, "check");
  EXPECT_EQ(e.rows[1].page, 1);
}

TEST(Export, WhatWasSaidBehindClosedDoorsLeavesInNoFormat) {
  Exported e;
  const About about{"0.2", 1};
  ASSERT_TRUE(write_csv(e.rows, e.folder / "a.csv", false).ok());
  ASSERT_TRUE(write_jsonl(e.rows, e.folder / "a.jsonl").ok());
  ASSERT_TRUE(write_jsonld(e.rows, e.folder / "a.jsonld", about).ok());
  ASSERT_TRUE(write_xlsx(e.rows, e.folder / "a.xlsx", about).ok());
  ASSERT_TRUE(write_site(e.rows, e.folder / "site", about).ok());
  for (const char* name : {"a.csv", "a.jsonl", "a.jsonld", "site/data.js"}) {
    EXPECT_THAT(e.read(name), AllOf(HasSubstr("Personsag"), Not(HasSubstr("HEMMELIG")))) << name;
  }
}

TEST(Export, WhoAnswersForAMunicipalityLeavesInNoFormat) {
  const support::TemporaryFolder folder;
  Store store = value_of(Store::open(folder / "frisaet.db"));
  DocumentInput input = frisaet::testing::letter({"Spørg Ida Holm, ih@example.dk"});
  RecordInput record = frisaet::testing::declaration(input, 0, "aeldre");
  record.payload.pop_back();
  record.payload += R"(,"contact":{"name":"Ida Holm","title":null,"email":"ih@example.dk","phone":null}})";
  record.evidence = {{"contact.email", 1, std::nullopt, "ih@example.dk", "ih@example.dk"}};
  input.records = {record};
  value_of(store.put_document(value_of(store.begin_run({"0.2", "r", "m", "ingest"})), input));
  const auto rows = value_of(export_rows(store));
  ASSERT_THAT(rows, SizeIs(1));
  ASSERT_TRUE(write_jsonl(rows, folder / "a").ok());
  ASSERT_TRUE(write_jsonld(rows, folder / "b", {"0.2", 1}).ok());
  ASSERT_TRUE(write_csv(rows, folder / "c.csv", false).ok());
  for (const char* name : {"a", "b", "c-declaration.csv"})
    EXPECT_THAT(support::read_file(folder / name),
                AllOf(HasSubstr("ldre"), Not(HasSubstr("Holm")), Not(HasSubstr("ih@"))))
        << name;
}

TEST(Export, CsvIsRfc4180OrAsADanishExcelOpensIt) {
  Exported e;
  ASSERT_TRUE(write_csv(e.rows, e.folder / "a.csv", false).ok());
  EXPECT_THAT(e.read("a.csv"),
              AllOf(HasSubstr("2024-03-12"), HasSubstr("\"'=HYPERLINK"), HasSubstr("\"\"sagen\"\";\nlinje"),
                    HasSubstr("0.50"), HasSubstr("\r\n")));
  ASSERT_TRUE(write_csv(e.rows, e.folder / "b.csv", true).ok());
  EXPECT_THAT(e.read("b.csv"),
              AllOf(::testing::StartsWith("\xEF\xBB\xBF"), HasSubstr("12-03-2024"), HasSubstr("0,50")));
}

TEST(Export, TheSameStoreGivesTheSameBytes) {
  Exported e;
  const About about{"0.2", 1};
  for (const char* name : {"a", "b"}) {
    const auto rows = value_of(export_rows(e.store));
    ASSERT_TRUE(write_xlsx(rows, e.folder / (std::string(name) + ".xlsx"), about).ok());
    ASSERT_TRUE(write_jsonl(rows, e.folder / (std::string(name) + ".jsonl")).ok());
  }
  EXPECT_EQ(e.read("a.xlsx"), e.read("b.xlsx"));
  EXPECT_EQ(e.read("a.jsonl"), e.read("b.jsonl"));
}

TEST(Export, NothingInADocumentCanEndTheSitesScript) {
  Exported e;
  ASSERT_TRUE(write_site(e.rows, e.folder / "site", {"0.2", 1}).ok());
  EXPECT_THAT(e.read("site/data.js"), Not(HasSubstr("<script>")));
  EXPECT_THAT(e.read("site/index.html"), HasSubstr("<html lang=\"da\">"));
}

TEST(Export, AFileThatCannotBeWrittenIsToldAndNothingHalfIsLeft) {
  Exported e;
  EXPECT_EQ(write_jsonl(e.rows, e.folder / "findes/ikke.jsonl").error().code, ErrorCode::kStore);
  EXPECT_EQ(write_xlsx(e.rows, e.folder / "findes/ikke.xlsx", {"0.2", 1}).error().code, ErrorCode::kStore);
  EXPECT_FALSE(std::filesystem::exists(e.folder / "findes"));
}

}  // namespace
}  // namespace frisaet::exports
