// What repair.h promises of every text, tried on texts that chance has damaged.
#include <gmock/gmock.h>

#include <random>

#include "tests/pipeline/repair/repair_test_support.h"

namespace frisaet {
namespace {

const std::vector<std::string> kParagraphs = {
    "Referat af mødet i Kultur- og Fritidsudvalget\n\n1. Godkendelse af "
    "dagsorden\n\nBeslutning\n\nGodkendt.\n\nFraværende:\n\nIngen\n",
    "Udvalget drøftede, om biblioteket i Nørrevang kan holde åbent om søndagen. Forvaltningen\nforeslår en "
    "forsøgsordning på et år, "
    "som koster 240.000 kr. og evalueres i maj 2024.\n",
    "Formanden orienterede om IT-systemet, som tages i brug den 1. oktober (se bilag@havn.dk\nog "
    "https://havn.dk/sag?id=77). Skole- og "
    "dagtilbudsområdet følger efter.\n",
    "Ældrerådet, Handicaprådet og KL-gruppen har afgivet høringssvar; § 17, stk. 4, gælder\nfortsat. – Sagen "
    "genoptages på næste møde.\n"};

class Damage {
 public:
  explicit Damage(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_); }

  /// A page of our paragraphs, read badly: lost letters, divided words, lost spaces, odd signs.
  std::string page() {
    std::string text;
    for (std::size_t n = 1 + below(4); n > 0; --n)
      text += kParagraphs[below(kParagraphs.size())] + (below(2) == 0 ? "\n" : "");
    const bool lost_letters = below(2) == 0;
    std::string read;
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = decode_utf8(text, at);
      const std::string letter = text.substr(at, c.size);
      at += c.size;
      if (lost_letters && c.value == U'ø') {
        read += below(3) == 0 ? "o" : "g";
      } else if (lost_letters && c.value == U'å') {
        read += "a";
      } else if (lost_letters && c.value == U'æ') {
        read += below(2) == 0 ? "ee" : "ae";
      } else if (c.value == U' ' && below(30) == 0) {
        read += below(2) == 0 ? "" : "\u00A0";
      } else if (below(60) == 0) {
        static const std::vector<std::string> kNoise = {"\u00AD", "-\n", "ﬁ",  "\u200B", "Ã¦",   "a\u030A",
                                                        "|",      "@",   "\n", "\uFFFD", "-\n\n"};
        read += kNoise[below(kNoise.size())];
      } else {
        read += letter;
      }
    }
    return read;
  }

 private:
  std::mt19937 engine_;
};

TEST(Promises, HoldForRandomDamage) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    SCOPED_TRACE(seed);
    Damage damage(seed);
    std::vector<std::string> texts;
    for (std::size_t n = 1 + damage.below(3); n > 0; --n) texts.push_back(damage.page());
    repair_pages(text_pages(texts));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Promises, HoldForAnyBytesOfUtf8Soak) {
  std::mt19937 engine(7);
  std::uniform_int_distribution<int> choose(0, 9);
  for (int run = 0; run < 3000; ++run) {
    SCOPED_TRACE(run);
    std::string text;
    for (int n = std::uniform_int_distribution<int>(0, 120)(engine); n > 0; --n) {
      const int kind = choose(engine);
      if (kind < 6) {
        text += "aeghno lrst-@&|,.\n(4"[std::uniform_int_distribution<std::size_t>(0, 20)(engine)];
      } else if (kind < 9) {
        append_utf8(text, std::uniform_int_distribution<char32_t>(0xA0, 0x2FF)(engine));
      } else {
        append_utf8(text, std::uniform_int_distribution<char32_t>(0x300, 0x10FFFF)(engine));
      }
    }
    repair_pages(text_pages({text}));
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Promises, HealthyParagraphsComeBackByteForByte) {
  std::string all;
  for (const std::string& paragraph : kParagraphs) {
    EXPECT_EQ(repaired(paragraph), paragraph);
    all += paragraph;
  }
  EXPECT_EQ(repaired(all), all);
}

}  // namespace
}  // namespace frisaet
