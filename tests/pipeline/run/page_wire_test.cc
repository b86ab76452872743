#include "pipeline/run/page_wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace frisaet {
namespace {

/// Numbers are such that 32-bit floats hold them.
RawPage sample_page() {
  RawPage page;
  page.number = 7;
  page.origin = PageOrigin::kMixed;
  page.reason = "text layer: 3 words, 4.2 % æøå";
  page.confidence = 0.1;
  page.width = 595.276;
  page.height = 841.89;
  page.text = "Ældre får\nhjælp";
  page.fonts = {{"Calibri", false}, {"Calibri,Bold", true}};
  page.words = {{{0, 6}, {72.5, 100.25, 110.5, 112}, 1, 11.5, 0},
                {{7, 11}, {112, 100.25, 130, 112}, 0.75, 11.5, 1},
                {{12, 18}, {72.5, 114, 100, 126}, 0.5, 0, -1, "hjæl½"}};
  return page;
}

TEST(PageWire, PageComesBackAsItWas) {
  EXPECT_EQ(decode_page(encode(sample_page())), sample_page());
  EXPECT_EQ(decode_page(encode(RawPage{})), RawPage{});
}

TEST(PageWire, OtherPayloadsComeBackAsTheyWere) {
  const ReadJob job{std::size_t{2} << 30, 2'000'000, 3, 0, 110};
  EXPECT_EQ(decode_job(encode(job)), job);
  const OpenedDocument opened{12, "application/pdf"};
  EXPECT_EQ(decode_opened(encode(opened)), opened);
  const PageError failed{4, {ErrorCode::kLimit, "for stor", "side 4", "del den"}};
  EXPECT_EQ(decode_page_error(encode(failed)), failed);
  EXPECT_EQ(decode_error(encode(failed.error)), failed.error);
  const std::vector<std::string> texts{"ét", ""};
  EXPECT_EQ(decode_texts(encode(texts)), texts);
  EXPECT_EQ(decode_page_number(encode_page_number(9)), 9);
  const Attachment attachment{"bilag på dansk.pdf", std::string("%PDF\0\xFF", 6), ""};
  EXPECT_EQ(decode_attachment(encode(attachment)), attachment);
  Attachment refused{"note.txt", "", "Filen er hverken PDF eller billede.", ErrorCode::kUnsupported};
  EXPECT_EQ(decode_attachment(encode(refused)), refused);
}

TEST(PageWire, AnAttachmentHasBytesOrSaysWhyItHasNone) {
  EXPECT_EQ(decode_attachment(encode(Attachment{"a", "", ""})), std::nullopt);
  EXPECT_EQ(decode_attachment(encode(Attachment{"a", "x", "y"})), std::nullopt);
  EXPECT_EQ(decode_attachment(encode(Attachment{"\xFF", "x", ""})), std::nullopt) << "names are UTF-8";
  EXPECT_EQ(decode_attachment("\x05"), std::nullopt);
}

TEST(PageWire, CutOrLengthenedBytesAreRefused) {
  const std::string whole = encode(sample_page());
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_EQ(decode_page(whole.substr(0, size)), std::nullopt);
  EXPECT_EQ(decode_page(whole + '\0'), std::nullopt);
}

TEST(PageWire, PagesThatBreakTheContractAreRefused) {
  const auto refused = [](auto change) {
    RawPage page = sample_page();
    change(page);
    return decode_page(encode(page)) == std::nullopt;
  };
  EXPECT_TRUE(refused([](RawPage& page) { page.text[0] = '\xFF'; })) << "not UTF-8";
  EXPECT_TRUE(refused([](RawPage& page) { page.words[2].other[0] = '\xFF'; })) << "not UTF-8";
  EXPECT_TRUE(refused([](RawPage& page) { page.words[0].span = {1, 6}; })) << "begins within a letter";
  EXPECT_TRUE(refused([](RawPage& page) { page.words[2].span.end = 19; })) << "beyond the text";
  EXPECT_TRUE(refused([](RawPage& page) { std::swap(page.words[0], page.words[1]); })) << "out of order";
  EXPECT_TRUE(refused([](RawPage& page) { page.words[1].span = {7, 7}; })) << "an empty word";
  EXPECT_TRUE(refused([](RawPage& page) { page.words[0].font = 2; })) << "no such font";
  EXPECT_TRUE(refused([](RawPage& page) { page.words[0].box.x0 = std::nan(""); })) << "not a number";
  EXPECT_TRUE(refused([](RawPage& page) { page.width = std::numeric_limits<double>::infinity(); }))
      << "endless";
}

TEST(PageWire, HugeCountsTakeNoMemory) {
  std::string bytes = encode(std::vector<std::string>{});
  bytes = std::string(4, '\xFF');
  EXPECT_EQ(decode_texts(bytes), std::nullopt);
  RawPage page;
  std::string encoded = encode(page);
  encoded.replace(encoded.size() - 4, 4, std::string(4, '\x7F'));
  EXPECT_EQ(decode_page(encoded), std::nullopt);
}

TEST(PageWire, MutatedBytesAreRefusedOrGiveAValidPage) {
  const std::string whole = encode(sample_page());
  std::mt19937 random(2);
  int accepted = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes = whole;
    for (std::size_t i = 0; i <= random() % 3; ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    const std::optional<RawPage> page = decode_page(bytes);
    if (!page) continue;
    ++accepted;
    EXPECT_EQ(decode_page(encode(*page)), page);
    for (const Word& word : page->words) EXPECT_LE(word.span.end, page->text.size());
  }
  EXPECT_GT(accepted, 0);
}

TEST(FrameSplitter, FramesAreTakenOffHoweverTheyArrive) {
  const std::string stream = encode_frame(FrameKind::kOpened, "abc") + encode_frame(FrameKind::kDone, "") +
                             encode_frame(FrameKind::kPage, std::string(1000, 'x'));
  for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{7}, stream.size()}) {
    FrameSplitter splitter;
    std::vector<Frame> frames;
    for (std::size_t at = 0; at < stream.size(); at += step) {
      splitter.add(std::string_view(stream).substr(at, step));
      while (std::optional<Frame> frame = splitter.next()) frames.push_back(*frame);
    }
    EXPECT_THAT(frames, testing::ElementsAre(Frame{FrameKind::kOpened, "abc"}, Frame{FrameKind::kDone, ""},
                                             Frame{FrameKind::kPage, std::string(1000, 'x')}));
    EXPECT_FALSE(splitter.broken());
  }
}

TEST(FrameSplitter, ImpossibleFramesBreakTheStreamForGood) {
  for (const std::string& bad :
       {std::string("\0\0\0\0x", 5), std::string("\xFF\xFF\xFF\xFFx", 5), std::string("\x01\0\0\0\x63", 5)}) {
    FrameSplitter splitter;
    splitter.add(bad);
    EXPECT_EQ(splitter.next(), std::nullopt);
    EXPECT_TRUE(splitter.broken());
    splitter.add(encode_frame(FrameKind::kDone, ""));
    EXPECT_EQ(splitter.next(), std::nullopt);
  }
}

}  // namespace
}  // namespace frisaet
