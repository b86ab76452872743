#include "pipeline/json/changes.h"

#include <gtest/gtest.h>

namespace frisaet {
namespace {

TEST(PayloadChanges, NamesWhatDiffersInOrderAndWhatIsMissingAsNull) {
  EXPECT_EQ(
      payload_changes(R"({"a":1,"b":[1,2],"c":"x"})", R"({"a":1,"b":[2,1],"d":null,"e":"æ"})"),
      (std::vector<FieldChange>{{"b", "[1,2]", "[2,1]"}, {"e", "null", "\"æ\""}, {"c", "\"x\"", "null"}}));
}

TEST(PayloadChanges, TheOrderOfKeysAndTextsThatAreNoObjectsChangeNothing) {
  EXPECT_TRUE(payload_changes(R"({"a":1,"b":2})", R"({"b":2,"a":1})").empty());
  EXPECT_TRUE(payload_changes("", "[1]").empty());
}

}  // namespace
}  // namespace frisaet
