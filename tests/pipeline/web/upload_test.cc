#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// A site whose inbox is a list.
class UploadTest : public testing::Test {
 protected:
  struct Taken {
    std::string name, bytes, municipality;
  };

  UploadTest() {
    const auto file = folder_.write("brev.txt", "Referat\nByrådet den 3. maj 2022\n\n1. Cykelsti\n");
    const std::string data = (folder_ / "data").string();
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + data + "' ingest '" +
                                file.string() + "' >/dev/null 2>&1";
    EXPECT_TRUE(WIFEXITED(std::system(command.c_str())));
    site_ =
        *Site::open({.data = data,
                     .access = {.mode = AccessSettings::Mode::kProxy},
                     .reader_program = FRISAET_PROGRAM,
                     .take_file = [this](const UploadedFile& sent, const std::string& where) -> Result<void> {
                       if (sent.name == "fuld.txt")
                         return Error{ErrorCode::kStore, "Disken er fuld.", "", "Skaf plads."};
                       taken_.push_back({sent.name, sent.bytes, where});
                       return {};
                     }});
  }
  /// The mark of the forms on the overview.
  std::string mark_of(const std::string& role) {
    const std::string body = site_->answer(asked_as(role, "/")).body;
    const std::size_t at = body.find("name=\"mark\" value=\"");
    return at == std::string::npos ? "" : body.substr(at + 19, 64);
  }
  Request upload(const std::string& role, std::vector<UploadedFile> files,
                 const std::string& municipality = "") {
    Request request = asked_as(role, "/filer");
    request.method = "POST";
    request.form = {{"mark", mark_of(role)}, {"municipality", municipality}};
    request.files = std::move(files);
    return request;
  }

  TemporaryFolder folder_;
  std::vector<Taken> taken_;
  std::unique_ptr<Site> site_;
};

TEST_F(UploadTest, FilesGoIntoTheInboxOfTheirMunicipality) {
  const Response response = site_->answer(upload("editor", {{"a.txt", "A"}, {"b.txt", "B"}}, "825"));
  EXPECT_EQ(response.status, 303);
  ASSERT_EQ(taken_.size(), 2U);
  EXPECT_EQ(taken_[1].bytes, "B");
  EXPECT_EQ(taken_[1].municipality, "Læsø");
  Request after = asked_as("editor", "/");
  after.query = {{"lagt", "2"}};
  EXPECT_THAT(site_->answer(after).body, HasSubstr("2 filer ligger nu i indbakken"));
}

TEST_F(UploadTest, WithoutTheMarkOfOurOwnFormNothingIsTaken) {
  Request foreign = upload("editor", {{"a.txt", "A"}});
  foreign.form.erase("mark");
  EXPECT_EQ(site_->answer(foreign).status, 403);
  foreign.form.emplace("mark", std::string(64, '0'));
  EXPECT_EQ(site_->answer(foreign).status, 403);
  for (const auto& [header, value] : std::map<std::string, std::string>{
           {"origin", "https://ond.example"}, {"sec-fetch-site", "cross-site"}, {"origin", "null"}}) {
    Request other = upload("editor", {{"a.txt", "A"}});
    other.headers[header] = value;
    EXPECT_EQ(site_->answer(other).status, 403) << header;
  }
  EXPECT_THAT(taken_, IsEmpty());
}

TEST_F(UploadTest, ReadersSeeNoFormAndCannotSend) {
  EXPECT_THAT(site_->answer(asked_as("reader", "/")).body, Not(HasSubstr("/filer")));
  EXPECT_EQ(site_->answer(upload("reader", {{"a.txt", "A"}})).status, 403);
  EXPECT_THAT(taken_, IsEmpty());
}

TEST_F(UploadTest, WhatCannotBeTakenIsSaid) {
  EXPECT_EQ(site_->answer(upload("editor", {})).status, 400);
  EXPECT_EQ(site_->answer(upload("editor", {{"a.txt", "A"}}, "../../etc")).status, 400);
  EXPECT_EQ(site_->answer(upload("editor", std::vector<UploadedFile>(101, {"a.txt", "A"}))).status, 413);
  EXPECT_THAT(taken_, IsEmpty());
  const Response full = site_->answer(upload("editor", {{"a.txt", "A"}, {"fuld.txt", "B"}}));
  EXPECT_EQ(full.status, 500);
  EXPECT_THAT(full.body, AllOf(HasSubstr("Disken er fuld."), HasSubstr("1 af 2 filer blev lagt ind")));
}

TEST_F(UploadTest, WhatIsSaidInTheAddressIsNoText) {
  Request request = asked_as("editor", "/");
  request.query = {{"lagt", "<script>1"}};
  EXPECT_THAT(site_->answer(request).body,
              AllOf(Not(HasSubstr("<script>1")), Not(HasSubstr("nu i indbakken"))));
}

TEST_F(UploadTest, TheFiguresComeAsEvents) {
  const Response response = site_->answer(asked_as("reader", "/haendelser"));
  EXPECT_EQ(response.type, "text/event-stream; charset=utf-8");
  EXPECT_THAT(response.body, AllOf(HasSubstr("retry: "), HasSubstr("event: documents\ndata: 1\n\n")));
}

}  // namespace
}  // namespace frisaet::web
