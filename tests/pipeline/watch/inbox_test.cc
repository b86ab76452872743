#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
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

TEST(Inbox, AFileIsReadyOnlyWhenItHasLainStillLongEnough) {
  const Watched w;
  w.write("brev.txt", "Kære KL");
  Inbox inbox(w.inbox, {.whole = 1s, .unsure = 10s, .empty = 60s});
  const Clock::time_point t0{};
  EXPECT_THAT(inbox.look(t0).ready, IsEmpty());
  EXPECT_EQ(inbox.look(t0 + 9s).waiting, 1U);
  w.write("brev.txt", "Kære KL. Mere kommer.");
  EXPECT_THAT(inbox.look(t0 + 9500ms).ready, IsEmpty());
  EXPECT_THAT(inbox.look(t0 + 19s).ready, IsEmpty());
  EXPECT_THAT(inbox.look(t0 + 19600ms).ready, ElementsAre(w.inbox / "brev.txt"));
}

TEST(Inbox, AWholePdfWaitsShortlyAndATruncatedOneLong) {
  const Watched w;
  w.drop("erklaering_ingen.pdf", "hel.pdf");
  w.write("halv.pdf", "%PDF-1.7\n1 0 obj\n");
  Inbox inbox(w.inbox, {.whole = 1s, .unsure = 10s, .empty = 60s});
  const Clock::time_point t0{};
  inbox.look(t0);
  EXPECT_THAT(inbox.look(t0 + 1s).ready, ElementsAre(w.inbox / "hel.pdf"));
  EXPECT_THAT(inbox.look(t0 + 10s).ready, SizeIs(2));
}

TEST(Inbox, NamesUsedWhileWritingWaitForTheirRename) {
  const Watched w;
  for (const char* name : {".skjult.pdf", "~$brev.pdf", "brev.pdf.part", "brev.tmp", "brev.pdf.crdownload",
                           "BREV.PDF.PART", "brev.pdf.filepart"})
    w.write(name, "x");
  Inbox inbox(w.inbox, {.whole = 0ms, .unsure = 0ms, .empty = 0ms});
  const Look look = inbox.look(Clock::time_point{} + 1h);
  EXPECT_THAT(look.ready, IsEmpty());
  EXPECT_EQ(look.waiting, 0U);
  EXPECT_EQ(look.unfinished, 5U);
}

TEST(Inbox, AFolderUnderTheNameOfATransferIsToldOfWhenNothingMoreComes) {
  const Watched w;
  w.write("Vejle.part/brev.txt", "Kære KL");
  Inbox inbox(w.inbox, {.whole = 0ms, .unsure = 0ms, .empty = 0ms});
  const Look look = inbox.look(Clock::time_point{});
  EXPECT_THAT(look.ready, IsEmpty());
  EXPECT_EQ(look.unfinished, 1U);
  const Look later = inbox.look(Clock::time_point{} + 1h);
  ASSERT_THAT(later.refused, SizeIs(1));
  EXPECT_THAT(later.refused[0].error.describe(), HasSubstr("er mappen hel"));
}

TEST(Inbox, AMountPointOfAnEarlierRunIsReachableOnlyAsOne) {
  const Watched w;
  EXPECT_TRUE(Inbox(w.inbox, {}).look(Clock::now()).reachable);
  EXPECT_FALSE(Inbox(w.inbox, {}, true).look(Clock::now()).reachable);
}

TEST(Inbox, AFileThatSomebodyHoldsOpenForWritingWaitsForItsClosing) {
  const Watched w;
  Inbox inbox(w.inbox, {.whole = 0ms, .unsure = 0ms, .empty = 0ms});
  std::ofstream writer(w.inbox / "brev.txt");
  writer << "Kære" << std::flush;
  EXPECT_EQ(inbox.look(Clock::time_point{} + 1h).waiting, 1U);
  writer.close();
  EXPECT_THAT(inbox.look(Clock::time_point{} + 2h).ready, SizeIs(1));
}

TEST(Inbox, LinksFifosAndFoldersNamedAsDocumentsAreToldOnceAndNotFollowed) {
  const Watched w;
  fs::create_symlink("/etc/passwd", w.inbox / "genvej.pdf");
  ASSERT_EQ(mkfifo((w.inbox / "fifo.pdf").c_str(), 0600), 0);
  w.write("mappe.pdf/indeni.txt", "x");
  Inbox inbox(w.inbox, {.whole = 0ms, .unsure = 0ms, .empty = 0ms});
  EXPECT_THAT(inbox.look(Clock::time_point{}).refused, SizeIs(3));
  const Look again = inbox.look(Clock::time_point{} + 1s);
  EXPECT_THAT(again.refused, IsEmpty());
  EXPECT_THAT(again.ready, IsEmpty());
}

TEST(Inbox, ATransferThatHasComeToAHaltIsToldOnceUntilItGrowsAgain) {
  const Watched w;
  for (const char* name : {"brev.pdf.part", "scan.tmp", ".skjult.pdf", "~$brev.docx"}) w.write(name, "%PDF");
  Inbox inbox(w.inbox, {});
  const Clock::time_point t0{};
  EXPECT_THAT(inbox.look(t0).refused, IsEmpty());
  EXPECT_THAT(inbox.look(t0 + 59min).refused, IsEmpty());
  const Look told = inbox.look(t0 + 60min);
  ASSERT_THAT(told.refused, SizeIs(2));
  EXPECT_EQ(told.refused[0].path, w.inbox / "brev.pdf.part");
  EXPECT_THAT(told.refused[0].error.describe(), HasSubstr("begynd den igen"));
  EXPECT_THAT(inbox.look(t0 + 3h).refused, IsEmpty());
  w.write("brev.pdf.part", "%PDF mere");
  EXPECT_THAT(inbox.look(t0 + 4h).refused, IsEmpty());
  EXPECT_THAT(inbox.look(t0 + 5h).refused, SizeIs(1));
}

TEST(Inbox, ALongWalkGivesSignsOfLifeOnTheWay) {
  const Watched w;
  for (int i = 0; i < 600; ++i) w.write("brev " + std::to_string(i) + ".txt", "x");
  Inbox inbox(w.inbox, {});
  int ticks = 0;
  inbox.look(Clock::now(), [&] { ++ticks; });
  EXPECT_GE(ticks, 2);
}

TEST(Inbox, AnInboxThatIsGoneAndComesBackKeepsWhatIsKnown) {
  const Watched w;
  w.write("brev.txt", "Kære KL");
  Inbox inbox(w.inbox, {.whole = 1s, .unsure = 10s, .empty = 60s});
  inbox.look(Clock::time_point{});
  fs::rename(w.inbox, w.folder / "væk");
  EXPECT_FALSE(inbox.look(Clock::time_point{} + 5s).reachable);
  fs::rename(w.folder / "væk", w.inbox);
  EXPECT_THAT(inbox.look(Clock::time_point{} + 11s).ready, SizeIs(1));
}

TEST(Inbox, ItMayBeALinkItself) {
  const Watched w;
  w.write("brev.txt", "Kære KL");
  fs::create_directory_symlink(w.inbox, w.folder / "genvej");
  Inbox inbox(w.folder / "genvej", {.whole = 0ms, .unsure = 0ms, .empty = 0ms});
  const Look look = inbox.look(Clock::time_point{});
  EXPECT_TRUE(look.reachable);
  EXPECT_THAT(look.ready, SizeIs(1));
}

}  // namespace
}  // namespace frisaet::watch
