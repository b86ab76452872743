#include <gtest/gtest.h>

#include "tests/pipeline/store/failing_memory.h"
#include "tests/pipeline/store/search_archive.h"

namespace frisaet {
namespace {

using namespace testing;

const bool kInstalled = FailingMemory::install();

using OutOfMemoryTest = SearchArchive;

TEST_F(OutOfMemoryTest, ASearchWithoutMemoryIsAnErrorAndTheNextOneIsAnswered) {
  ASSERT_TRUE(kInstalled);
  SearchQuery query;
  query.text = "udvalget orienteringen";
  query.facets = true;
  int failures = 0;
  for (int n = 1;; ++n) {
    ASSERT_LT(n, 100'000);
    FailingMemory::arm(n);
    const Result<SearchPage> page = store.search(query);
    const bool has_failed = FailingMemory::has_failed();
    FailingMemory::arm(0);
    if (!page) {
      ++failures;
      EXPECT_EQ(page.error().code, ErrorCode::kStore);
    } else {
      EXPECT_EQ(page->total, 1) << "what SQLite can do without";
    }
    if (!has_failed) break;
  }
  EXPECT_GT(failures, 20);
  EXPECT_EQ(value_of(store.search(query)).total, 1);
}

}  // namespace
}  // namespace frisaet
