#include "pipeline/watch/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/run/versions.h"
#include "tests/support/temporary_folder.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using testing::SizeIs;

/// A data folder, its store and the readers of a watcher.
struct Readers {
  support::TemporaryFolder folder;
  DataFolder data = *DataFolder::open(folder / "data");
  Store store = *Store::open(data.database());
  Reading reading{data, 1, FRISAET_PROGRAM};

  Reading::Job job(const std::string& name) const {
    return {folder.write("claimed/" + name, "Kære KL\n"), {name, name, ""}};
  }
  /// Reads what was offered until there is nothing more to read.
  void read() {
    reading.start(*store.begin_run(run_info("watch")), {});
    reading.wait();
    ASSERT_TRUE(reading.ended().has_value());
  }
};

TEST(Reading, WhatWasFinishedAndNotToldOfYetIsNotReadAgain) {
  Readers readers;
  const auto job = readers.job("brev.txt");
  readers.reading.offer({job});
  readers.read();
  EXPECT_TRUE(readers.reading.taken().contains(job.path));
  readers.reading.offer({job});  // by a watcher that asked a moment too early what was finished
  readers.read();
  EXPECT_THAT(readers.reading.finished(), SizeIs(1));
  EXPECT_THAT(readers.reading.taken(), SizeIs(0));
}

}  // namespace
}  // namespace frisaet::watch
