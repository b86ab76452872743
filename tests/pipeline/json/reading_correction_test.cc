#include "pipeline/json/reading_correction.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

TEST(ReadingCorrections, AreTheSameAfterTheStore) {
  const ReadingCorrection all[] = {
      RepairName{2, "her-\nmed \"a\"", "hermed\n", 3},
      RecordSplit{
          "decision", "250|x", {{"title", "\"gammel\"", "null"}}, R"({"kind":"decision","title":"ny"})"},
      RecordsJoined{"declaration", "a|0", "a|1"}, SuggestionTaken{{1, "Liibeck", "Lübeck", 1}}};
  for (const ReadingCorrection& one : all) {
    const auto back = reading_correction(operation_of(one), said_json(one));
    ASSERT_TRUE(back.ok());
    EXPECT_TRUE(*back == one) << said_json(one);
  }
  for (const char* said : {"", "{", "[]", "{}", R"({"page":"x"})"})
    for (const char* operation : {"raw_word", "split", "join", "suggestion", "andet"})
      EXPECT_EQ(reading_correction(operation, said).error().code, ErrorCode::kInvalid) << operation << said;
}

TEST(ReadingCorrections, TwoPayloadsBecomeOne) {
  struct Case {
    const char *kept, *joined, *result;
  };
  for (const Case& c :
       {Case{R"({"title":"A","case_number":null})", R"({"title":"B","case_number":"1"})",
             R"({"title":"A","case_number":"1"})"},
        Case{R"({"decision_text":"Godkendt."})", R"({"decision_text":"Udsat."})",
             R"({"decision_text":"Godkendt.\nUdsat."})"},
        Case{R"({"decision_text":"Godkendt."})", R"({"decision_text":"Godkendt."})",
             R"({"decision_text":"Godkendt."})"},
        Case{R"({"areas":["aeldre"],"votes":[]})", R"({"areas":["aeldre","dagtilbud"],"votes":[1]})",
             R"({"areas":["aeldre","dagtilbud"],"votes":[1]})"},
        // Ranks of two lists would count twice.
        Case{R"({"priorities":[{"rank":1}]})", R"({"priorities":[{"rank":1,"x":2}]})",
             R"({"priorities":[{"rank":1}]})"},
        Case{R"({"closed":false})", R"({"closed":true})", R"({"closed":true})"},
        Case{"ikke json", "{}", "ikke json"}})
    EXPECT_EQ(joined_payload(c.kept, c.joined), c.result);
}

TEST(ReadingCorrections, OnlyTheChangedFieldsAreOtherwise) {
  EXPECT_EQ(changed_payload(R"({"a":1,"b":"x"})", {{"b", "\"x\"", "null"}}), R"({"a":1,"b":null})");
}

}  // namespace
}  // namespace frisaet
