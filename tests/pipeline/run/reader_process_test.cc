#include "pipeline/run/reader_process.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string>
#include <string_view>
#include <thread>

#include "tests/pipeline/read/sample_files.h"
#include "tests/pipeline/read/zip_samples.h"

namespace frisaet {
namespace {

using samples::page_with;
using samples::pdf_of;
using samples::SamplePage;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// A file without a name that holds the bytes.
class OpenFile {
 public:
  explicit OpenFile(std::string_view bytes) : fd_(memfd_create("sample", MFD_CLOEXEC)) {
    for (std::size_t at = 0; at < bytes.size();) {
      const ssize_t n = write(fd_, bytes.data() + at, bytes.size() - at);
      if (n <= 0) break;
      at += static_cast<std::size_t>(n);
    }
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() { close(fd_); }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

ReaderProcess started(const ReaderLimits& limits = {}) {
  Result<ReaderProcess> reader = ReaderProcess::start(FRISAET_PROGRAM, limits);
  EXPECT_TRUE(reader.ok()) << reader.error().describe();
  return std::move(*reader);
}

Result<ReadOutcome> read(ReaderProcess& reader, std::string_view bytes) {
  const OpenFile file(bytes);
  return reader.read({file.get(), {}, {}});
}

std::vector<SamplePage> numbered_pages(int count) {
  std::vector<SamplePage> pages;
  for (int i = 1; i <= count; ++i) pages.push_back(page_with({"Dette er side " + std::to_string(i)}));
  return pages;
}

/// A page whose text is endless: forms within forms, 10 to the power of 10 words from a few kilobytes.
std::vector<std::string> endless_forms() {
  std::string line = "BT /R 10 Tf 1 0 0 1 72 500 Tm (";
  for (int word = 0; word < 100; ++word) line += "ord" + std::to_string(word) + " ";
  return samples::nested_forms(10, 8, line + ") Tj ET\n");
}

std::string with_endless_page(int pages, int endless) {
  std::vector<SamplePage> all = numbered_pages(pages);
  all[static_cast<std::size_t>(endless) - 1].xobjects = "/F0 1000 0 R";
  all[static_cast<std::size_t>(endless) - 1].content = "/F0 Do\n";
  return pdf_of(all, endless_forms());
}

TEST(ReaderProcess, ReadsDocumentsOneAfterTheOther) {
  ReaderProcess reader = started();
  const int pid = reader.pid();
  const Result<ReadOutcome> pdf = read(reader, pdf_of(numbered_pages(3)));
  ASSERT_TRUE(pdf.ok()) << pdf.error().describe();
  EXPECT_EQ(pdf->media_type, "application/pdf");
  EXPECT_EQ(pdf->page_count, 3);
  ASSERT_THAT(pdf->pages, SizeIs(3));
  EXPECT_EQ(pdf->pages[2].text, "Dette er side 3");
  EXPECT_EQ(pdf->pages[2].number, 3);
  EXPECT_THAT(pdf->diagnostics, IsEmpty());
  const Result<ReadOutcome> text = read(reader, "Side et\fSide to");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->pages[1].text, "Side to");
  EXPECT_EQ(reader.pid(), pid);
}

TEST(ReaderProcess, HandsPagesOverAsTheyComeWhereTheyAreAskedFor) {
  ReaderProcess reader = started();
  const OpenFile file(pdf_of(numbered_pages(3)));
  std::vector<int> numbers;
  const auto outcome =
      reader.read({file.get(), {}, {}, [&](RawPage page) { numbers.push_back(page.number); }});
  ASSERT_TRUE(outcome.ok());
  EXPECT_THAT(numbers, testing::ElementsAre(1, 2, 3));
  EXPECT_THAT(outcome->pages, testing::IsEmpty());
  EXPECT_EQ(outcome->page_count, 3);
}

TEST(ReaderProcess, ReadsFromTheBeginningAndLeavesThePosition) {
  const OpenFile file("Referat");
  lseek(file.get(), 3, SEEK_SET);
  ReaderProcess reader = started();
  EXPECT_EQ(reader.read({file.get(), {}, {}})->pages[0].text, "Referat");
  EXPECT_EQ(lseek(file.get(), 0, SEEK_CUR), 3);
}

TEST(ReaderProcess, DocumentThatCannotBeReadIsAnErrorAndTheNextIsRead) {
  ReaderProcess reader = started();
  EXPECT_EQ(read(reader, "").error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(read(reader, "%PDF-1.4\n").error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(read(reader, samples::locked_pdf()).error().code, ErrorCode::kEncrypted);
  EXPECT_EQ(read(reader, std::string("\0\1\2", 3)).error().code, ErrorCode::kUnsupported);
  EXPECT_TRUE(read(reader, "Referat").ok());
}

TEST(ReaderProcess, FoldersAndTooLargeFilesAreRefusedBeforeTheyAreOpened) {
  ReaderLimits limits;
  limits.file = 10;
  ReaderProcess reader = started(limits);
  const int folder = open("/tmp", O_RDONLY | O_CLOEXEC);
  const Result<ReadOutcome> outcome = reader.read({folder, {}, {}});
  close(folder);
  EXPECT_EQ(outcome.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(reader.read({-1, {}, {}}).error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(read(reader, "mere end ti bytes").error().code, ErrorCode::kLimit);
}

TEST(ReaderProcess, KilledWorkerIsReplacedAndEveryPageDelivered) {
  ReaderProcess reader = started();
  const OpenFile file(pdf_of(numbered_pages(40)));
  int kills = 0;
  const Result<ReadOutcome> outcome = reader.read({file.get(),
                                                   [&](int done, int) {
                                                     if (done == 5 && kills++ == 0)
                                                       kill(reader.pid(), SIGKILL);
                                                   },
                                                   {}});
  ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
  ASSERT_THAT(outcome->pages, SizeIs(40));
  for (int i = 0; i < 40; ++i) EXPECT_EQ(outcome->pages[static_cast<std::size_t>(i)].number, i + 1);
  EXPECT_THAT(outcome->diagnostics, IsEmpty());
}

TEST(ReaderProcess, OneKillCostsNoPageNotTheFirstNorTheOnlyOneEither) {
  for (const char* name : {"erklaering_ingen_200dpi.jpg", "erklaering_administrativ_200dpi.pdf"}) {
    const int file =
        open((std::string(FRISAET_SOURCE_DIR "/corpus/documents/") + name).c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(file, 0);
    ReaderProcess reader = started();
    const int first = reader.pid();
    // A scan takes a second; whether it is open by then is left to chance.
    std::thread killer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      kill(first, SIGKILL);
    });
    const Result<ReadOutcome> outcome = reader.read({file, {}, {}});
    killer.join();
    close(file);
    ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
    EXPECT_NE(reader.pid(), first) << name;
    EXPECT_EQ(std::ssize(outcome->pages), outcome->page_count) << name;
    EXPECT_THAT(outcome->diagnostics, IsEmpty()) << name;
  }
}

TEST(ReaderProcess, AWorkerThatIsKilledWhileItOpensAFileIsReplaced) {
  ReaderProcess reader = started();
  kill(reader.pid(), SIGSTOP);
  std::thread killer([pid = reader.pid()] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    kill(pid, SIGKILL);
  });
  const Result<ReadOutcome> outcome = read(reader, "Referat");
  killer.join();
  ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
  EXPECT_THAT(outcome->pages, SizeIs(1));
}

TEST(ReaderProcess, WorkerThatDiedBetweenDocumentsIsReplaced) {
  ReaderProcess reader = started();
  kill(reader.pid(), SIGKILL);
  usleep(20'000);
  EXPECT_TRUE(read(reader, "Referat").ok());
}

TEST(ReaderProcess, PageThatHangsIsLostAloneAndInTime) {
  ReaderLimits limits;
  limits.text_page = std::chrono::milliseconds{400};
  limits.memory = std::size_t{8} << 30;
  ReaderProcess reader = started(limits);
  const auto begin = std::chrono::steady_clock::now();
  const Result<ReadOutcome> outcome = read(reader, with_endless_page(4, 3));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{5});
  ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
  ASSERT_THAT(outcome->pages, SizeIs(3));
  EXPECT_EQ(outcome->pages[2].number, 4);
  EXPECT_EQ(outcome->pages[2].text, "Dette er side 4");
  ASSERT_THAT(outcome->diagnostics, SizeIs(1));
  EXPECT_EQ(outcome->diagnostics[0].code, "page_unreadable");
  EXPECT_EQ(outcome->diagnostics[0].page, 3);
  EXPECT_EQ(
      outcome->diagnostics[0].message,
      "Side 3 kunne ikke læses: programmet, der læste den, blev stoppet, da tidsgrænsen var nået. Se siden i "
      "originalen; de øvrige sider er læst.");
  EXPECT_TRUE(read(reader, "Referat").ok());
}

TEST(ReaderProcess, DocumentThatTakesAllMemoryIsALimitSoak) {
  ReaderLimits limits;
  limits.memory = std::size_t{256} << 20;
  ReaderProcess reader = started(limits);
  std::string text;
  while (text.size() < std::size_t{200} << 20) text += "Udvalget anbefaler indstillingen.\n";
  const Result<ReadOutcome> outcome = read(reader, text);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::kLimit);
  EXPECT_THAT(outcome.error().message, HasSubstr("hukommelse"));
  EXPECT_TRUE(read(reader, "Referat").ok());
}

TEST(ReaderProcess, DocumentOfHangingPagesIsGivenUp) {
  ReaderLimits limits;
  limits.text_page = std::chrono::milliseconds{60};
  limits.open = std::chrono::milliseconds{20'000};
  std::vector<SamplePage> pages(30);
  for (SamplePage& page : pages) {
    page.xobjects = "/F0 1000 0 R";
    page.content = "/F0 Do\n";
  }
  ReaderProcess reader = started(limits);
  const Result<ReadOutcome> outcome = read(reader, pdf_of(pages, endless_forms()));
  ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
  ASSERT_FALSE(outcome->diagnostics.empty());
  EXPECT_EQ(outcome->diagnostics.back().code, "pages_skipped");
  EXPECT_LT(outcome->diagnostics.size(), 12U);
}

TEST(ReaderProcess, TextBeyondTheLimitIsLeftOutAndSaid) {
  ReaderLimits limits;
  limits.document_text = 40;
  ReaderProcess reader = started(limits);
  const Result<ReadOutcome> outcome = read(reader, pdf_of(numbered_pages(5)));
  ASSERT_TRUE(outcome.ok());
  EXPECT_THAT(outcome->pages, SizeIs(2));
  ASSERT_THAT(outcome->diagnostics, SizeIs(1));
  EXPECT_EQ(outcome->diagnostics[0].code, "text_limit");
  EXPECT_THAT(outcome->diagnostics[0].message, HasSubstr("side 3–5 er ikke læst"));
  EXPECT_EQ(read(reader, pdf_of(numbered_pages(2)))->pages.size(), 2U);
}

TEST(ReaderProcess, PageWithTooMuchTextIsLostAlone) {
  ReaderLimits limits;
  limits.page_text = 30;
  ReaderProcess reader = started(limits);
  const Result<ReadOutcome> outcome = read(reader, "kort\f" + std::string(31, 'x') + "\fogså kort");
  ASSERT_TRUE(outcome.ok());
  EXPECT_THAT(outcome->pages, SizeIs(2));
  ASSERT_THAT(outcome->diagnostics, SizeIs(1));
  EXPECT_EQ(outcome->diagnostics[0].page, 2);
}

TEST(ReaderProcess, TooManyPagesIsALimit) {
  ReaderLimits limits;
  limits.pages = 3;
  ReaderProcess reader = started(limits);
  const Result<ReadOutcome> outcome = read(reader, "1\f2\f3\f4");
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().code, ErrorCode::kLimit);
  EXPECT_TRUE(read(reader, "1\f2\f3").ok());
}

TEST(ReaderProcess, StopEndsTheReading) {
  ReaderProcess reader = started();
  const OpenFile file(pdf_of(numbered_pages(50)));
  std::stop_source stop;
  const Result<ReadOutcome> outcome =
      reader.read({file.get(), [&](int, int) { stop.request_stop(); }, stop.get_token()});
  // A document of which everything had arrived already is not thrown away.
  if (!outcome) {
    EXPECT_EQ(outcome.error().code, ErrorCode::kInterrupted);
  }
  stop = std::stop_source();
  stop.request_stop();
  EXPECT_EQ(reader.read({file.get(), {}, stop.get_token()}).error().code, ErrorCode::kInterrupted);
  EXPECT_TRUE(read(reader, "Referat").ok());
}

TEST(ReaderProcess, ProgramThatIsNoReaderIsAFaultOfOurs) {
  for (const char* program : {"/bin/false", "/nowhere/frisaet"}) {
    const Result<ReaderProcess> reader = ReaderProcess::start(program);
    ASSERT_FALSE(reader.ok());
    EXPECT_EQ(reader.error().code, ErrorCode::kInternal);
    EXPECT_THAT(reader.error().message, HasSubstr("Læseprocessen"));
  }
}

TEST(ReaderProcess, SandboxIsInForceOrSaysWhatIsMissing) {
  const ReaderProcess reader = started();
  EXPECT_EQ(reader.sandbox().in_force, reader.sandbox().missing.empty());
#ifndef FRISAET_SANITIZED
  EXPECT_TRUE(reader.sandbox().in_force);
#endif
}

TEST(ReaderProcess, WorkerEndsWithItsOwner) {
  int pid = 0;
  {
    const ReaderProcess reader = started();
    pid = reader.pid();
    EXPECT_EQ(kill(pid, 0), 0);
  }
  EXPECT_NE(kill(pid, 0), 0);
}

TEST(ReaderProcess, PicturesAreReadInsideTheSandbox) {
  ReaderProcess reader = started();
  const Raster blank{200, 200, 100, std::vector<std::uint8_t>(40'000, 255)};
  const Result<ReadOutcome> outcome = read(reader, samples::tiff_of({blank, blank}));
  ASSERT_TRUE(outcome.ok()) << outcome.error().describe();
  EXPECT_THAT(outcome->pages, SizeIs(2));
  EXPECT_EQ(outcome->pages[1].origin, PageOrigin::kImage);
}

TEST(ReaderProcess, DamagedDocumentsNeverReachTheParentSoak) {
  ReaderLimits limits;
  limits.text_page = limits.ocr_page = limits.open = std::chrono::milliseconds{5'000};
  ReaderProcess reader = started(limits);
  const std::string whole = pdf_of(numbered_pages(3));
  std::uint32_t seed = 1;
  const auto random = [&] { return seed = seed * 1664525 + 1013904223; };
  for (int round = 0; round < 100; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 1 + round % 20; ++i)
      bytes[(random() >> 8) % bytes.size()] = static_cast<char>(random() >> 16);
    if (round % 4 == 0) bytes.resize((random() >> 8) % bytes.size());
    const Result<ReadOutcome> outcome = read(reader, bytes);
    if (!outcome) {
      EXPECT_NE(outcome.error().code, ErrorCode::kInternal) << outcome.error().describe();
    }
  }
  EXPECT_TRUE(read(reader, whole).ok());
}

TEST(ReaderProcess, DrawsAPageAsPngAndReadsOnAfterwards) {
  ReaderProcess reader = started();
  const std::string pdf = pdf_of(numbered_pages(2));
  const OpenFile file(pdf);
  const Result<std::string> picture = reader.draw(file.get(), 2, 110);
  ASSERT_TRUE(picture.ok()) << picture.error().describe();
  EXPECT_THAT(*picture, testing::StartsWith("\x89PNG"));
  EXPECT_NE(*picture, *reader.draw(file.get(), 1, 110));
  const Result<ReadOutcome> outcome = read(reader, pdf);
  ASSERT_TRUE(outcome.ok());
  EXPECT_THAT(outcome->pages, SizeIs(2));
}

TEST(ReaderProcess, WhatCannotBeDrawnIsAnErrorAndTheReaderGoesOn) {
  ReaderProcess reader = started();
  const std::string pdf = pdf_of(numbered_pages(1));
  const OpenFile whole(pdf), broken("%PDF-1.4 nonsense"), text("Kun tekst.");
  EXPECT_EQ(reader.draw(whole.get(), 2, 110).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(reader.draw(broken.get(), 1, 110).error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(reader.draw(text.get(), 1, 110).error().code, ErrorCode::kUnsupported);
  kill(reader.pid(), SIGKILL);
  EXPECT_TRUE(reader.draw(whole.get(), 1, 110).ok());
}

TEST(ReaderProcess, MailsAndWordDocumentsAreReadInTheSandbox) {
  ReaderProcess reader = started();
  const auto mail =
      read(reader,
           "From: =?iso-8859-1?Q?S=F8ren?= <a@b.dk>\r\nMessage-ID: <1>\r\nContent-Type: multipart/mixed; "
           "boundary=s\r\n\r\n--s\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\nK\xE6re "
           "KL\r\n--s\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--s--\r\n");
  ASSERT_TRUE(mail.ok()) << mail.error().describe();
  EXPECT_EQ(mail->media_type, "message/rfc822");
  EXPECT_THAT(mail->pages.at(0).text, HasSubstr("Fra: Søren <a@b.dk>"));
  EXPECT_THAT(mail->pages.at(0).text, HasSubstr("Kære KL"));
  ASSERT_THAT(mail->attachments, SizeIs(1));
  EXPECT_EQ(mail->attachments[0].bytes, "%PDF");
  const auto word = read(reader, samples::docx(samples::paragraph("Kære KL")));
  ASSERT_TRUE(word.ok()) << word.error().describe();
  EXPECT_EQ(word->pages.at(0).text, "Kære KL\n");
  EXPECT_THAT(word->attachments, IsEmpty());
}

TEST(ReaderProcess, OutlivesMailsAndWordDocumentsThatMeanHarm) {
  ReaderProcess reader = started();
  std::string nested = "From: a\r\nMessage-ID: <1>\r\n";
  for (int i = 0; i < 200'000; ++i) nested += "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n";
  static_cast<void>(read(reader, nested));
  const std::size_t count = (std::size_t{1} << 30) / 258;
  const auto bomb = read(
      reader, samples::zip({{"word/document.xml", "", samples::deflated_spaces(count), count * 258 + 1}}));
  ASSERT_FALSE(bomb.ok());
  EXPECT_EQ(bomb.error().code, ErrorCode::kLimit);
  EXPECT_TRUE(read(reader, samples::docx(samples::paragraph("Kære KL"))).ok());
}

}  // namespace
}  // namespace frisaet
