#include "pipeline/json/document.h"

#include <cstdio>

#include "pipeline/json/encode.h"
#include "pipeline/json/values.h"

namespace frisaet {
namespace json {
namespace {

Json source_of(const SourceFile& source) {
  return {{"file", source.name},
          {"sha256", source.sha256},
          {"media_type", source.media_type},
          {"bytes", source.bytes}};
}

Json facts_of(const DocumentFacts& facts) {
  return {{"type", to_string(facts.type)}, {"title", of(facts.title)},
          {"date", of(facts.date)},        {"municipality", of(facts.municipality)},
          {"areas", facts.areas},          {"confidence", rounded(facts.confidence, 4)}};
}

Json page_of(const Page& page) {
  Json furniture = Json::array();
  for (const Furniture& piece : page.repaired.furniture) furniture.push_back(piece.text);
  return {{"number", page.raw.number},  {"origin", to_string(page.raw.origin)},
          {"reason", page.raw.reason},  {"confidence", rounded(page.raw.confidence, 4)},
          {"text", page.repaired.text}, {"furniture", std::move(furniture)}};
}

Json diagnostic_of(const Diagnostic& diagnostic) {
  return {{"code", diagnostic.code},
          {"message", diagnostic.message},
          {"page", diagnostic.page > 0 ? Json(diagnostic.page) : Json(nullptr)}};
}

template <typename T, typename F>
Json list_of(const std::vector<T>& values, F encode) {
  Json list = Json::array();
  for (const T& value : values) list.push_back(encode(value));
  return list;
}

Json extract_object(const SourceFile& source, const DocumentFacts& facts, Json pages, Json records,
                    Json diagnostics) {
  return {{"schema", "frisaet.extract/1"}, {"source", source_of(source)},
          {"document", facts_of(facts)},   {"pages", std::move(pages)},
          {"records", std::move(records)}, {"diagnostics", std::move(diagnostics)}};
}

}  // namespace
}  // namespace json

std::string extract_json(const Document& document, const DocumentFacts& facts,
                         const std::vector<Record>& records, const std::vector<Diagnostic>& diagnostics) {
  using namespace json;
  return print(extract_object(document.source(), facts, list_of(document.pages(), page_of),
                              list_of(records, record_of), list_of(diagnostics, diagnostic_of)),
               2);
}

std::string unreadable_json(const SourceFile& source, const Error& error) {
  using namespace json;
  const std::string message = error.hint.empty() ? error.message : error.message + " " + error.hint;
  return print(extract_object(source, {}, Json::array(), Json::array(),
                              Json::array({diagnostic_of({std::string(to_string(error.code)), message, 0})})),
               2);
}

std::string_view danish(Repair::Status status) {
  switch (status) {
    case Repair::Status::kApplied:
      return "rettet";
    case Repair::Status::kSuggested:
      return "forslag";
    case Repair::Status::kTakenBack:
      return "fortrudt";
    case Repair::Status::kTakenUp:
      return "godtaget forslag";
  }
  return "";
}

std::string repairs_text(const Document& document) {
  std::string text;
  for (const Page& page : document.pages()) {
    for (const Repair& repair : page.repaired.repairs) {
      char score[16];
      std::snprintf(score, sizeof score, "%.2f", repair.score);
      text += "side " + std::to_string(page.raw.number) + '\t' + repair.rule + '\t' +
              std::string(danish(repair.status)) + '\t' + score + '\t' + json::print(repair.before, -1) +
              " → " + json::print(repair.after, -1);
      for (const std::string& other : repair.alternatives) text += "\teller " + json::print(other, -1);
      text += '\n';
    }
  }
  return text;
}

}  // namespace frisaet
