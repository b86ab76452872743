#include "pipeline/watch/claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "tests/pipeline/watch/watched.h"

namespace frisaet::watch {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Claims, AFileClaimedTwiceIsThereOnce) {
  const Watched w;
  w.write("Vejle/brev.txt", "Kære KL");
  auto claims = Claims::open(w.folder / "claimed");
  ASSERT_TRUE(claims.ok());
  const auto claim = claims->take(w.inbox, w.inbox / "Vejle/brev.txt");
  ASSERT_TRUE(claim.ok());
  EXPECT_EQ(claim->relative, "Vejle/brev.txt");
  EXPECT_EQ(claims->take(w.inbox, w.inbox / "Vejle/brev.txt").error().code, ErrorCode::kNotFound);
  EXPECT_THAT(claims->left(w.inbox), SizeIs(1));
  EXPECT_EQ(Claims::open(w.folder / "claimed")->left(w.inbox).front().relative, "Vejle/brev.txt");
  claims->drop(*claim);
  EXPECT_THAT(claims->left(w.inbox), IsEmpty());
}

TEST(Claims, WhatIsNoClaimStaysWhereItLies) {
  const Watched w;
  fs::create_directories(w.folder / "claimed/00000001/Vejle");
  std::ofstream(w.folder / "claimed/brev.pdf") << "somebody's";
  auto claims = Claims::open(w.folder / "claimed");
  EXPECT_THAT(claims->left(w.inbox), IsEmpty());
  EXPECT_EQ(support::read_file(w.folder / "claimed/brev.pdf"), "somebody's");
  EXPECT_FALSE(fs::exists(w.folder / "claimed/00000001")) << "an empty one goes";
}

TEST(Claims, FailedFilesOfOneNameLieBesideEachOtherWithTheirReasons) {
  const Watched w;
  auto claims = Claims::open(w.folder / "claimed");
  for (const char* text : {"en", "to"}) {
    w.write("brev.pdf", text);
    const auto claim = claims->take(w.inbox, w.inbox / "brev.pdf");
    ASSERT_TRUE(claim.ok());
    ASSERT_TRUE(move_to_failed(w.folder / "failed", *claim,
                               {ErrorCode::kEncrypted, "Den er låst.", "", "Bed om en åben."})
                    .ok());
  }
  EXPECT_THAT(w.left_in(w.folder / "failed"),
              ElementsAre("brev (2).pdf", "brev (2).pdf.reason.txt", "brev.pdf", "brev.pdf.reason.txt"));
  EXPECT_THAT(
      support::read_file((w.folder / "failed/brev.pdf.reason.txt").string()),
      testing::AllOf(HasSubstr("Den er låst."), HasSubstr("Bed om en åben."), HasSubstr("indbakken igen")));
}

TEST(Claims, ANameOf255BytesStillGetsItsReason) {
  const Watched w;
  std::string name;
  while (name.size() < 250) name += "å";
  name += ".pdf";
  w.write(name, "x");
  auto claims = Claims::open(w.folder / "claimed");
  const auto claim = claims->take(w.inbox, w.inbox / name);
  ASSERT_TRUE(claim.ok());
  EXPECT_TRUE(move_to_failed(w.folder / "failed", *claim, {ErrorCode::kUnreadable, "Nej.", "", ""}).ok());
  EXPECT_THAT(w.left_in(w.folder / "failed"), SizeIs(2));
}

TEST(Claims, AReasonWhoseFileNeverCameIsNoneAndMakesNoSecondName) {
  const Watched w;
  fs::create_directories(w.folder / "failed");
  std::ofstream(w.folder / "failed/brev.pdf.reason.txt") << "afbrudt";
  w.write("brev.pdf", "x");
  auto claims = Claims::open(w.folder / "claimed");
  const auto claim = claims->take(w.inbox, w.inbox / "brev.pdf");
  ASSERT_TRUE(move_to_failed(w.folder / "failed", *claim, {ErrorCode::kUnreadable, "Nej.", "", ""}).ok());
  EXPECT_THAT(w.left_in(w.folder / "failed"), ElementsAre("brev.pdf", "brev.pdf.reason.txt"));
  EXPECT_THAT(support::read_file(w.folder / "failed/brev.pdf.reason.txt"), HasSubstr("Nej."));
}

TEST(Claims, AReasonOverwritesNoFileThatIsCalledAsAReasonIs) {
  const Watched w;
  auto claims = Claims::open(w.folder / "claimed");
  for (const char* name : {"brev.pdf.reason.txt", "brev.pdf"}) {
    w.write(name, name);
    const auto claim = claims->take(w.inbox, w.inbox / name);
    ASSERT_TRUE(claim.ok());
    ASSERT_TRUE(move_to_failed(w.folder / "failed", *claim, {ErrorCode::kUnreadable, "Nej.", "", ""}).ok());
  }
  EXPECT_EQ(support::read_file((w.folder / "failed/brev.pdf.reason.txt").string()), "brev.pdf.reason.txt");
  EXPECT_EQ(support::read_file((w.folder / "failed/brev (2).pdf").string()), "brev.pdf");
}

}  // namespace
}  // namespace frisaet::watch
