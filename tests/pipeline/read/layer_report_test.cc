#include "pipeline/read/layer_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "pipeline/read/doubled_words.h"

namespace frisaet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A layer to which lines of words are added, each 20 points below the last.
struct Layer {
  PdfText text;
  double y = 50;

  Layer& line(const std::string& words, const std::string& font = "Calibri", double shift = 0) {
    std::size_t index = 0;
    while (index < text.fonts.size() && text.fonts[index].name != font) ++index;
    if (index == text.fonts.size()) text.fonts.push_back({font, false});
    std::istringstream in(words);
    double x = 50;
    for (std::string word; in >> word; x += 60) {
      const Box box{x, y + shift, x + 50, y + shift + 10};
      text.words.push_back({word, box, box, 0, 10, static_cast<int>(index), 1, true});
    }
    y += 20;
    return *this;
  }
};

const std::string kSound = "Udvalget ønsker færre regler på området og mere tid til de ældre";
const std::string kShifted = "%\\UÈGHW EHVOXWWHGH L VLGVWH XJH DW VÛJH RP IULVÉWWHOVH SÈ VNROHRPUÈGHW";
const std::string kPrivate = "\uE142\uE143\uE144\uE145 \uE146\uE147\uE148\uE149\uE14A \uE142\uE143\uE144";

TEST(LayerReport, SoundTextIsUsableWhateverTheFile) {
  const PdfText layer = Layer().line(kSound).text;
  EXPECT_EQ(look_at_layer(layer, false).judgement.verdict, LayerVerdict::kUsable);
  EXPECT_EQ(look_at_layer(layer, true).judgement.verdict, LayerVerdict::kUsable);
}

TEST(LayerReport, WordsOfNoLanguageAreSuspect) {
  const LayerReport report = look_at_layer(Layer().line(kShifted).text, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kSuspect);
  EXPECT_THAT(report.judgement.reason, HasSubstr("ikke ord på noget sprog"));
}

TEST(LayerReport, OnlyTheSuspectFontsAreReadAgain) {
  const LayerReport report =
      look_at_layer(Layer().line(kPrivate, "Arial-Bold").line(kSound, "Calibri").text, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kPartly);
  EXPECT_THAT(report.suspect_fonts, ElementsAre(true, false));
  EXPECT_THAT(report.judgement.reason, HasSubstr("Arial-Bold"));
}

TEST(LayerReport, CodesThatCanBeUndoneAreLeftToRepair) {
  for (const char* words : {"Udvalget ¿nsker f¾rre regler", "Udvalget ›nsker f‘rre regler",
                            "\uF06D\uF0F8\uF064\uF065 \uF06F\uF067 \uF073\uF06B\uF06F\uF06C\uF065\uF06E"}) {
    const LayerReport report = look_at_layer(Layer().line(words).text, false);
    EXPECT_EQ(report.judgement.verdict, LayerVerdict::kUsable) << words;
    EXPECT_THAT(report.judgement.reason, HasSubstr(std::string(kToBeRepaired)));
  }
}

TEST(LayerReport, AFontOfBulletsIsNotSuspect) {
  Layer layer;
  for (int i = 0; i < 12; ++i) layer.line("\uF0B7", "Symbol").line(kSound);
  const LayerReport report = look_at_layer(layer.text, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kUsable);
  EXPECT_TRUE(report.suspect_fonts.empty());
}

TEST(LayerReport, TablesNamesAndOtherLanguagesAreNoGibberish) {
  for (const char* words :
       {"12.410 13.004 41.227 Kr. 5.25.10 I alt 161.322", "Kjeld Bent Inge Karl-Otto Ib Krogh Birch",
        "In the government seven municipalities agreed areas of welfare rules",
        "BYG HVV TLF SBSYS KMD NFS DKK ØU TMU"}) {
    EXPECT_EQ(look_at_layer(Layer().line(words).text, false).judgement.verdict, LayerVerdict::kUsable)
        << words;
  }
}

TEST(LayerReport, ShortHiddenLayerWithoutDanishLettersIsSuspectOnlyOnAScan) {
  const PdfText layer = Layer()
                            .line(
                                "Udvalget sperger om frisettelsen andrer pa normeringerne i "
                                "daginstitutionerne ligesom fornylig")
                            .text;
  EXPECT_EQ(look_at_layer(layer, false).judgement.verdict, LayerVerdict::kUsable);
  const LayerReport report = look_at_layer(layer, true);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kSuspect);
  EXPECT_THAT(report.judgement.reason, HasSubstr("skjult tekstlag med"));
}

TEST(DoubledWords, TheHiddenCopyGoesAndWhatOnlyItHasStays) {
  Layer layer;
  layer.line(kSound);
  layer.y = 50;
  layer.line(kSound, "GlyphLessFont", 1).line("Stempel nederst", "GlyphLessFont");
  EXPECT_EQ(drop_doubled_words(layer.text), 12U);
  EXPECT_EQ(layer.text.words.size(), 14U);
  EXPECT_EQ(layer.text.words.front().font, 0);
}

TEST(DoubledWords, TheBetterOfTwoReadingsIsKept) {
  Layer layer;
  layer.line("Udvalget onsker fzrre regler pa omradet og mere tid", "GlyphLessFont");
  layer.y = 50;
  layer.line("Udvalget ønsker færre regler på området og mere tid", "Invisible", 1);
  EXPECT_GT(drop_doubled_words(layer.text), 5U);
  for (const PlacedWord& word : layer.text.words) EXPECT_EQ(word.font, 1) << word.text;
}

TEST(DoubledWords, FontsBesideEachOtherAreNotDoubled) {
  Layer layer;
  layer.line(kSound).line(kSound, "Bold");
  EXPECT_EQ(drop_doubled_words(layer.text), 0U);
  EXPECT_EQ(layer.text.words.size(), 24U);
}

}  // namespace
}  // namespace frisaet
