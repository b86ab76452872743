#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "models/core/sha256.h"
#include "pipeline/store/store.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::testing {

using support::TemporaryFolder;

template <typename T>
T value_of(Result<T> result) {
  if (!result) {
    ADD_FAILURE() << result.error().describe();
    std::abort();
  }
  return *std::move(result);
}

inline void expect_ok(const Result<void>& result) {
  if (!result) ADD_FAILURE() << result.error().describe();
}

/// What a test says of an agenda item; the rest of the payload is as the JSON contract has it when unknown.
struct Item {
  std::string number;
  std::string title;
  std::string decision;
  std::string outcome = "approved";
  std::string recommendation;
  std::string body;
  std::string area;
};

inline std::string json_text(const std::string& text) {
  std::string json = "\"";
  for (const char c : text) {
    if (c == '\n') {
      json += "\\n";
    } else {
      if (c == '"' || c == '\\') json += '\\';
      json += c;
    }
  }
  return json + "\"";
}

struct Meeting {
  MunicipalityRef municipality{"250", "Frederikssund"};
  std::string committee = "Udvalget for Leg og Læring";
  std::string date = "2024-03-12";
  std::vector<Item> items;
  std::string file = "referat.pdf";
};

inline RecordInput record_of(const Meeting& meeting, const Item& item) {
  RecordInput record;
  record.kind = "decision";
  record.natural_key =
      meeting.municipality.code + "|" + meeting.committee + "|" + meeting.date + "||" + item.number;
  record.payload =
      R"({"kind":"decision","municipality":{"code":")" + meeting.municipality.code + R"(","name":)" +
      json_text(meeting.municipality.name) + R"(},"committee":)" + json_text(meeting.committee) +
      R"(,"body_kind":"committee","meeting_date":")" + meeting.date + R"(","item_number":")" + item.number +
      R"(","title":)" + json_text(item.title) + R"(,"closed":false,"recommendation":)" +
      (item.recommendation.empty() ? "[]"
                                   : R"([{"point":"1","text":)" + json_text(item.recommendation) + "}]") +
      R"(,"decision_text":)" + (item.decision.empty() ? "null" : json_text(item.decision)) +
      R"(,"outcome":")" + item.outcome + R"(","dissents":[],"areas":)" +
      (item.area.empty() ? "[]" : "[\"" + item.area + "\"]") + "}";
  record.confidence = 0.95;
  record.body = item.body;
  record.evidence = {{"title", 1, Box{72, 100, 300, 112}, item.title, item.title},
                     {"decision_text", 1, Box{72, 140, 500, 180}, item.decision, item.decision}};
  return record;
}

/// Minutes of one page on which every item is printed: number and title, recommendation, body, decision.
inline DocumentInput minutes(const Meeting& meeting) {
  DocumentInput input;
  StoredPage page;
  page.number = 1;
  page.origin = PageOrigin::kTextLayer;
  page.reason = "text layer";
  page.text = meeting.committee + "\n" + meeting.date + "\n";
  for (const Item& item : meeting.items) {
    page.text += item.number + ". " + item.title + "\n" + item.recommendation + "\n" + item.body +
                 "\nBeslutning\n" + item.decision + "\n";
    input.records.push_back(record_of(meeting, item));
  }
  page.furniture = {"Side 1 af 1"};
  page.blob = std::string("\x01\0blob", 6);
  input.source = {meeting.file, sha256_hex(meeting.file + page.text), "application/pdf", page.text.size()};
  input.facts.type = DocumentType::kMinutes;
  input.facts.title = "Referat";
  input.facts.date = parse_iso_date(meeting.date);
  input.facts.municipality = meeting.municipality;
  input.facts.confidence = 0.9;
  input.pages = {page};
  input.arrival = {meeting.file, "/ind/" + meeting.file, ""};
  input.archive_path = "archive/" + input.source.sha256 + ".pdf";
  return input;
}

/// A letter of the given pages, without decisions.
inline DocumentInput letter(const std::vector<std::string>& pages,
                            DocumentType type = DocumentType::kKlLetter) {
  DocumentInput input;
  std::string all;
  for (const std::string& text : pages) {
    StoredPage page;
    page.number = static_cast<int>(input.pages.size()) + 1;
    page.text = text;
    page.furniture = {"Journalnummer 77-" + std::to_string(page.number)};
    input.pages.push_back(page);
    all += text + '\f';
  }
  input.source = {"brev.txt", sha256_hex(all), "text/plain", all.size()};
  input.facts.type = type;
  input.facts.title = "Brev om frister";
  input.facts.date = parse_iso_date("2024-02-01");
  input.facts.confidence = 0.8;
  input.arrival = {"brev.txt", "/ind/brev.txt", ""};
  input.archive_path = "archive/" + input.source.sha256 + ".txt";
  return input;
}

inline RecordInput declaration(const DocumentInput& document, int ordinal, const std::string& area) {
  RecordInput record;
  record.kind = "declaration";
  record.natural_key = document.source.sha256 + "|declaration|" + std::to_string(ordinal);
  record.payload = R"({"kind":"declaration","municipality":null,"priorities":[{"area":")" + area +
                   R"(","rank":1,"condition":null}],"open_set":false,"status":"council"})";
  record.confidence = 0.97;
  return record;
}

inline Meeting two_items() {
  Meeting meeting;
  meeting.items = {
      {"4", "Nye åbningstider i børnehaverne", "Udvalget godkendte indstillingen.", "approved",
       "at åbningstiden udvides til klokken 17", "Forældrene har ønsket længere åbningstid.", "dagtilbud"},
      {"5", "Cykelsti langs åen", "Sagen blev udsat til næste møde.", "postponed", "",
       "Stien anlægges i grus.", ""}};
  return meeting;
}

inline Store open_store(const std::filesystem::path& path) {
  Store::Options options;
  options.now = [] { return std::string("2026-01-02T03:04:05Z"); };
  return value_of(Store::open(path, options));
}

inline RunInfo run_info(const std::string& rules = "rules-1") {
  return {"0.1.0", rules, "model-1", "ingest"};
}

}  // namespace frisaet::testing
