// What repair.h promises of every text, tried on texts that chance has damaged.
#include <gmock/gmock.h>

#include <memory>
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
    std::vector<RawPage> pages = text_pages(texts);
    for (RawPage& page : pages) {
      if (damage.below(2) == 0) page.origin = PageOrigin::kOcr;
    }
    repair_pages(pages);
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
    std::vector<RawPage> pages = text_pages({text});
    if (choose(engine) < 5) pages[0].origin = PageOrigin::kOcr;
    repair_pages(pages);
    if (testing::Test::HasFailure()) return;
  }
}

/// What looks like the faults that steps mend and is right; each was changed once.
const std::vector<std::string> kNearMisses = {
    "Hun er ansat i en 80 % stilling, og renten steg 3 % år for år til 10 % måned efter måned.\n",
    "Priser, der gælder for maj: 3 12 stk. 40 kr., 5 20 stk. 75 og 8 10 stk. 450.\n",
    "5 6. Klasse\n5 7. Klasse\n3 8. Klasse\n8 9. Klasse\n",
    "TILMELDING borger.dk og SELVBETJENING borger.dk, lavet af træ borger.dk; Mail: www.kræft.dk\n",
    "Sangen spilles D A G D A, og svarene på prøven er D E D A D E.\n",
    "For stemte A F O M V I\nImod stemte B C Ø\n",
    "Felterne hedder fornavn.efternavn og person.navn; prisen er inkl.moms, og maks.antal er 40.\n",
    "Fordele og ulemper:\n+ God placering\n+ Billig drift\n- Trafik\n",
    "Klasserne er 7 \"C, 8 \"B og 9 \"C. Er arealet på 120 m? Og vi ved det ikke.\n"};

TEST(Promises, HealthyParagraphsComeBackByteForByte) {
  std::string all;
  const auto expect_same = [](const std::string& text) {
    std::vector<RawPage> pages = text_pages({text});
    for (const PageOrigin origin : {PageOrigin::kTextLayer, PageOrigin::kOcr}) {
      pages[0].origin = origin;
      EXPECT_EQ(repair_pages(pages)[0].text, text);
    }
  };
  for (const std::vector<std::string>& paragraphs : {kParagraphs, kNearMisses}) {
    for (const std::string& paragraph : paragraphs) {
      expect_same(paragraph);
      all += paragraph;
    }
  }
  expect_same(all);
}

// A page's text decides what becomes of it, however long the document is and wherever its pages are kept.
TEST(Promises, LongDocumentsAreRepairedAsShortOnesAre) {
  class OneAtATime final : public RawPages {
   public:
    explicit OneAtATime(std::vector<RawPage> pages) : pages_(std::move(pages)) {}
    [[nodiscard]] std::size_t size() const override { return pages_.size(); }
    const RawPage& at(std::size_t index) override {
      // Where the one before stood, nothing may look.
      if (!held_ || held_->number != pages_[index].number) held_ = std::make_unique<RawPage>(pages_[index]);
      return *held_;
    }
    [[nodiscard]] std::string_view text(std::size_t index) const override { return pages_[index].text; }

   private:
    std::vector<RawPage> pages_;
    std::unique_ptr<RawPage> held_;
  };
  std::vector<RawPage> pages;
  for (int number = 1; number <= 150; ++number) {
    RawPage page;
    page.number = number;
    page.origin = PageOrigin::kTextLayer;
    page.width = 595;
    page.height = 842;
    page.fonts = {{"Arial", false}, {"Wingdings", false}};
    page.text = "Referat · side " + std::to_string(number) +
                "\n\n\uF0B7 sag om hjem for ening og skole-\nvæsen for ening nr. " +
                std::to_string(number % 7) + " i fol-";
    double y = 30;
    for (std::size_t at = 0; at < page.text.size();) {
      const std::size_t end = std::min(page.text.find_first_of(" \n", at), page.text.size());
      if (end > at)
        page.words.push_back({{at, end}, {70, y, 90, y + 10}, 1, 10, 0, number == 3 ? "andet" : ""});
      y = at == 0 ? 100 : y + 10;
      at = end + 1;
    }
    pages.push_back(std::move(page));
  }
  const std::vector<RepairedText> whole = repair(pages, danish());
  OneAtATime kept(pages);
  EXPECT_EQ(repair(kept, danish()), whole);
  EXPECT_EQ(whole[2].furniture.size(), 1U);
  EXPECT_EQ(whole[2].text.substr(0, 3), "•");
  EXPECT_FALSE(whole[2].repairs.empty());
}

}  // namespace
}  // namespace frisaet
