#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "tests/extractors/minutes/paper.h"

namespace frisaet::test {

/// One short paper in the manner of a layout family, and what must be read from it. The letters are those of
/// the families in extractors/minutes/README.md.
struct Family {
  const char* name;
  const char* text;
  std::string meeting;  ///< body, day, type
  std::vector<std::string> items;

  friend void PrintTo(const Family& that, std::ostream* out) { *out << that.name; }
};

inline void expect_read_item_by_item(const Family& family) {
  const std::vector<Decision> decisions = decisions_of(family.text);
  EXPECT_THAT(lines_of_paper(family.text), ::testing::ElementsAreArray(family.items));
  ASSERT_FALSE(decisions.empty());
  const Decision& first = decisions.front();
  EXPECT_EQ(first.committee.value_or("-") + " " + (first.meeting_date ? to_iso(*first.meeting_date) : "-") +
                " " + (first.meeting_type ? std::string(to_string(*first.meeting_type)) : "-"),
            family.meeting);
}

/// What a failure is found by.
inline std::string name_of(const ::testing::TestParamInfo<Family>& family) {
  return family.param.name;
}

}  // namespace frisaet::test
