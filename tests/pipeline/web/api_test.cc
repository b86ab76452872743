#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>

#include "pipeline/web/site.h"
#include "tests/pipeline/web/asked_as.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using nlohmann::json;
using support::TemporaryFolder;
using testing::HasSubstr;
using testing::Not;

/// The server asked what its own description promises.
class ApiTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    const std::string corpus = FRISAET_SOURCE_DIR "/corpus/documents/";
    const auto closed = folder_->write(
        "lukket.txt",
        "Referat\nByrådet den 3. maj 2022\n\n1. Åbent\n\nBeslutning\nGodkendt.\n\n2. Lukket punkt: "
        "Personalesag\n\n"
        "Sagsfremstilling\nHestepasseren blev gennemgået, og alt blev drøftet meget længe af hele rådet i "
        "aften.\n\n"
        "Beslutning\nHestepasseren afskediges, og kommunaldirektøren underretter ham skriftligt i morgen.\n");
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + (*folder_ / "data").string() +
                                "' ingest '" + corpus + "referat_afstemning.pdf' '" + corpus +
                                "erklaering_ingen.pdf' '" + closed.string() + "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
    site_ = *Site::open({.data = *folder_ / "data",
                         .access = {.mode = AccessSettings::Mode::kProxy},
                         .reader_program = FRISAET_PROGRAM});
    description_ = json::parse(ask("/api/openapi.json").body);
  }
  static void TearDownTestSuite() {
    site_.reset();
    delete folder_;
  }
  static Response ask(std::string path, std::multimap<std::string, std::string> query = {},
                      const std::string& role = "reader") {
    return site_->answer(asked_as(role, std::move(path), std::move(query)));
  }
  static std::string an_id(const std::string& path) {
    auto store = site_->store();
    return path.find("documents") != std::string::npos ? (*store)->documents()->front().id
                                                       : (*store)->record_ids()->front();
  }
  static void expect_error(const Response& response, const json& operation, const std::string& what) {
    EXPECT_TRUE(operation["responses"].contains(std::to_string(response.status))) << what << response.status;
    const json body = json::parse(response.body, nullptr, false);
    ASSERT_TRUE(body.is_object()) << what << response.body;
    for (const auto& key : description_["components"]["schemas"]["Error"]["properties"]["error"]["required"])
      EXPECT_TRUE(body["error"][key.get<std::string>()].is_string()) << what;
  }

  static TemporaryFolder* folder_;
  static std::unique_ptr<Site> site_;
  static json description_;
};
TemporaryFolder* ApiTest::folder_ = nullptr;
std::unique_ptr<Site> ApiTest::site_;
json ApiTest::description_;

TEST_F(ApiTest, TheDescriptionAndTheServerKnowTheSameAddresses) {
  std::set<std::string> described, served;
  for (const auto& [path, item] : description_["paths"].items())
    for (const auto& [method, operation] : item.items())
      described.insert((method == "get" ? "GET " : "POST ") + path.substr(0, path.find('{')));
  for (const std::string& address : Site::addresses())
    if (address.find(" /api/") != std::string::npos) served.insert(address);
  EXPECT_EQ(described, served);
}

TEST_F(ApiTest, EveryAddressAnswersAsDescribed) {
  for (const auto& [path, item] : description_["paths"].items()) {
    const json& operation = item["get"];
    std::string asked = path.substr(0, path.find('{'));
    if (asked.size() < path.size()) asked += an_id(path);
    std::multimap<std::string, std::string> examples;
    for (const json& parameter : operation.value("parameters", json::array()))
      if (parameter.contains("example")) examples.emplace(parameter["name"], parameter["example"]);
    for (const auto& query : {std::multimap<std::string, std::string>{}, examples}) {
      const Response response = ask(asked, query);
      ASSERT_EQ(response.status, 200) << asked << response.body.substr(0, 300);
      EXPECT_THAT(response.type, HasSubstr("application/json")) << asked;
      const json body = json::parse(response.body, nullptr, false);
      ASSERT_TRUE(body.is_object()) << asked;
      const json& schema = operation["responses"]["200"]["content"]["application/json"]["schema"];
      for (const auto& key : schema["required"])
        EXPECT_TRUE(body.contains(key.get<std::string>())) << asked << key;
      if (schema.contains("properties") && schema["properties"].contains("schema")) {
        EXPECT_EQ(body["schema"], schema["properties"]["schema"]["const"]) << asked;
      }
    }
  }
}

TEST_F(ApiTest, EveryDescribedParameterIsTakenAndAnyOtherRefused) {
  for (const auto& [path, item] : description_["paths"].items()) {
    const json& operation = item["get"];
    if (path.find('{') != std::string::npos || path == "/api/openapi.json") continue;
    for (const json& parameter : operation.value("parameters", json::array())) {
      const json& schema = parameter["schema"];
      const std::string name = parameter["name"];
      const std::string value = schema.contains("enum")         ? schema["enum"][0].get<std::string>()
                                : parameter.contains("example") ? parameter["example"].get<std::string>()
                                : name == "municipality"        ? "630"
                                : name == "to"                  ? "30-09-2022"
                                : name == "type"                ? "decision"
                                                                : "1";
      EXPECT_EQ(ask(path, {{name, value}}).status, 200) << path << ' ' << name;
    }
    const Response refused = ask(path, {{"ukendt", "<x>"}});
    EXPECT_EQ(refused.status, 400) << path;
    expect_error(refused, operation, path);
  }
}

TEST_F(ApiTest, WhatIsNotThereOrCannotBeMeantIsAnErrorWithACode) {
  const json& paths = description_["paths"];
  expect_error(ask("/api/documents/0000000000"), paths["/api/documents/{id}"]["get"], "document ");
  expect_error(ask("/api/records/r0"), paths["/api/records/{id}"]["get"], "record ");
  expect_error(ask("/api/register", {{"round", "x"}}), paths["/api/register"]["get"], "register ");
  expect_error(ask("/api/register", {{"as_of", "i går"}}), paths["/api/register"]["get"], "register ");
  expect_error(ask("/api/plan", {{"policy", "x"}}), paths["/api/plan"]["get"], "plan ");
  EXPECT_EQ(json::parse(ask("/api/findes/ikke").body)["error"]["code"], "not_found");
  Request nobody;
  nobody.path = "/api/status";
  nobody.remote = "192.0.2.7";
  const Response refused = site_->answer(nobody);
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(json::parse(refused.body)["error"]["code"], "log_in");
}

TEST_F(ApiTest, WhatWasSaidBehindClosedDoorsIsForAnalystsHereToo) {
  auto store = site_->store();
  int hidden = 0;
  for (const std::string& record : *(*store)->record_ids()) {
    const Response reader = ask("/api/records/" + record);
    EXPECT_THAT(reader.body, Not(HasSubstr("Hestepasser")));
    if (reader.status != 403) continue;
    ++hidden;
    EXPECT_THAT(ask("/api/records/" + record, {}, "analyst").body, HasSubstr("Hestepasser"));
  }
  EXPECT_EQ(hidden, 1);
  EXPECT_THAT(ask("/api/search", {{"q", "hestepasseren"}}).body, HasSubstr("\"total\": 0"));
}

}  // namespace
}  // namespace frisaet::web
