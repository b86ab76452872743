#include "pipeline/read/layer_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "models/text/utf8.h"
#include "pipeline/read/doubled_words.h"

namespace frisaet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// A layer to which lines of words are added, each 20 points below the last.
struct Layer {
  PdfText text;
  double y = 50;

  Layer& line(const std::string& words, const std::string& font = "Calibri", double shift = 0,
              bool is_hidden = false) {
    std::size_t index = 0;
    while (index < text.fonts.size() && text.fonts[index].name != font) ++index;
    if (index == text.fonts.size()) text.fonts.push_back({font, false});
    std::istringstream in(words);
    double x = 50;
    for (std::string word; in >> word; x += 60) {
      const Box box{x, y + shift, x + 50, y + shift + 10};
      text.words.push_back({word, box, box, 0, 10, static_cast<int>(index), 1, true});
      text.words.back().is_hidden = is_hidden;
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
  EXPECT_TRUE(report.is_gibberish);
  // As kShifted; å and ø become letters that are vowels in other languages.
  const std::string accents =
      "EHWGHU LNNH DW QRJHW ÉQGUHU VLJ L GHWWH VNROHÈU IÈU PÛGH IRUVOÈ KHOOHU ODJW PHJHW";
  EXPECT_TRUE(look_at_layer(Layer().line(accents).text, false).is_gibberish);
}

TEST(LayerReport, OnlyTheSuspectFontsAreReadAgain) {
  const LayerReport report =
      look_at_layer(Layer().line(kPrivate, "Arial-Bold").line(kSound, "Calibri").text, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kPartly);
  EXPECT_THAT(report.suspect_fonts, ElementsAre(true, false));
  EXPECT_THAT(report.judgement.reason, HasSubstr("Arial-Bold"));
}

/// Fonts that the file draws itself have codes of their own, which fall on digits and signs.
TEST(LayerReport, WordsJumbledWithSignsAreSuspect) {
  Layer layer;
  for (int i = 0; i < 3; ++i) layer.line("'=8@+,: *,/)5+3,+, 9).,5 64 A3+8,648@+,: 7@", "");
  EXPECT_EQ(look_at_layer(layer.text, false).judgement.verdict, LayerVerdict::kSuspect);
  const LayerReport short_text =
      look_at_layer(Layer().line(kSound, "Calibri").line("%HVOXWQLQJ *RGNHQGW", "Calibri-Bold").text, false);
  EXPECT_THAT(short_text.suspect_fonts, ElementsAre(false, true));
}

TEST(LayerReport, AmountsAddressesAndBordersAreNotJumbled) {
  const LayerReport report =
      look_at_layer(Layer()
                        .line(kSound, "Calibri")
                        .line("2.450.000 12-14 4/5 3½ (1.204) 21/3-2026 kr./md. +45 §4 100%", "Lato")
                        .line("post@by.dk https://by.dk/?id=4 medarbejder(e) og/eller *** =====", "Mono")
                        .text,
                    false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kUsable) << report.judgement.reason;
}

TEST(LayerReport, OneLostWordMakesItsFontSuspect) {
  const LayerReport report =
      look_at_layer(Layer().line(kSound, "Calibri").line("\uE142\uE143\uE144", "Calibri-Bold").text, false);
  EXPECT_THAT(report.suspect_fonts, ElementsAre(false, true));
}

/// One ø in the heading must not save the body.
TEST(LayerReport, ProseWithoutDanishLettersIsSuspectFontByFont) {
  Layer layer;
  layer.line("Referat af mødet i byrådet", "Calibri-Bold");
  for (int i = 0; i < 8; ++i)
    layer.line("det er en sag om brnene og de ldre som skal til udvalget p mdet", "Calibri");
  const LayerReport report = look_at_layer(layer.text, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kPartly);
  EXPECT_TRUE(report.lacks_danish);
  EXPECT_THAT(report.suspect_fonts, ElementsAre(false, true));
}

TEST(LayerReport, HeadingsWithoutDanishLettersAreWordsAsTheyStand) {
  Layer layer;
  for (int i = 0; i < 12; ++i) {
    layer.line("Beslutning fra udvalget for sociale sager og omsorg den tredje maj", "Bold");
    layer.line(kSound);
  }
  EXPECT_EQ(look_at_layer(layer.text, false).judgement.verdict, LayerVerdict::kUsable);
}

// 84 words, of which every sixth is one of those that prose is told by, and no æ, ø or å.
const std::vector<std::string> kByChance = {
    "Til stede var Hanne Lund, Peter Holm, Karen Friis, Niels Bak og Lone Dahl",
    "Afbud fra Jens Kruse og Bente Skov, som er til konference i Aalborg",
    "Udvalget behandlede regnskabet for tredje kvartal og tog det til efterretning",
    "Der er et mindreforbrug i forhold til budgettet, som skal dokumenteres",
    "Lokale aftaler om fleksible normeringer kan forhandles med de faglige organisationer",
    "Direktionen indstiller, at sagen vedtages, og at den ikke sendes til ny behandling",
    "Indstillingen blev vedtaget med fem stemmer mod to, som var imod den"};

Layer lines_of(const std::vector<std::string>& lines) {
  Layer layer;
  for (const std::string& line : lines) layer.line(line);
  return layer;
}

TEST(LayerReport, SoundProseThatLacksDanishLettersByChanceIsUsable) {
  const PdfText layer = lines_of(kByChance).text;
  ASSERT_TRUE(lacks_danish(measure(layer.words)));
  const LayerReport report = look_at_layer(layer, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kUsable);
  EXPECT_THAT(report.judgement.reason, HasSubstr("0,0 % æøå"));
  EXPECT_FALSE(report.lacks_danish);
}

TEST(LayerReport, ASingleWordThatWantsItsLettersBackSpeaksAgainstChance) {
  for (const char* line : {"Der arbejdes med velfeerdsaftaler i hele landet",
                           "Sagen sendes videre til gkonomi", "Punktet er pa dagsordenen igen",
                           "Kebenhavn og Odense deltager ogsa", "forste og sidste sag blev taget samlet"}) {
    std::vector<std::string> lines = kByChance;
    lines.emplace_back(line);
    const LayerReport report = look_at_layer(lines_of(lines).text, false);
    EXPECT_EQ(report.judgement.verdict, LayerVerdict::kSuspect) << line;
    EXPECT_TRUE(report.lacks_danish) << line;
  }
}

TEST(LayerReport, UnknownNamesDoNotSpeakAgainstChance) {
  std::vector<std::string> lines = kByChance;
  lines.emplace_back("Deltagere var Xenia Qvortrup, Wibke Tjomsland, Ruvi Kandasamy og Zoltan Pryds");
  EXPECT_EQ(look_at_layer(lines_of(lines).text, false).judgement.verdict, LayerVerdict::kUsable);
}

TEST(LayerReport, ForeignLettersInALayerOverAScanAreSuspect) {
  const PdfText layer =
      Layer().line("Udvalget önsker färre regler på området och mer tid til de äldre", "Fake", 0, true).text;
  EXPECT_EQ(look_at_layer(layer, false).judgement.verdict, LayerVerdict::kUsable);
  EXPECT_THAT(look_at_layer(layer, true).judgement.reason, HasSubstr("fremmede bogstaver"));
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

/// The text as a font shows it whose letters are each taken for another of their kind, so that it can be
/// spoken.
std::string next_letters(const std::string& text) {
  constexpr std::u32string_view kNext[] = {U"aeiouyæøåa", U"bcdfghjklmnpqrstvwxzb"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    char32_t shown = c.value;
    for (const std::u32string_view kind : kNext) {
      if (const std::size_t found = kind.find(c.value); found != kind.npos) shown = kind[found + 1];
    }
    append_utf8(out, shown);
    at += c.size;
  }
  return out;
}

const std::vector<std::string> kProse = {
    "Byrådet besluttede sidste uge hvordan skolerne skal have lov til andre lektioner",
    "Forvaltningen skriver at ansatte ønsker større indflydelse på arbejdets tilrettelæggelse",
    "Kommunen ansøger altså ministeriet om velfærdsaftale gældende fire skoleår fra august",
    "Udvalget drøftede hvilke regler personalet helst ville undvære under forsøget",
    "Forældrene høres gennem bestyrelserne før endelig beslutning træffes efter sommerferien",
    "Borgmesteren takkede medarbejderne for mange gode forslag sendt gennem tillidsfolk",
    "Indstillingen blev vedtaget enstemmigt uden yderligere bemærkninger eller særlige forbehold"};

TEST(LayerReport, LongTextWithoutAKnownWordIsSuspect) {
  Layer shifted;
  for (const std::string& line : kProse) shifted.line(next_letters(line));
  const LayerReport report = look_at_layer(shifted.text, false);
  EXPECT_EQ(report.judgement.verdict, LayerVerdict::kSuspect);
  EXPECT_EQ(report.judgement.reason, "ingen danske ord");
  EXPECT_TRUE(report.is_gibberish);
  EXPECT_TRUE(report.may_be_another_language);
  const LayerReport part = look_at_layer(shifted.line(kSound, "Arial").text, false);
  EXPECT_EQ(part.judgement.reason, "skriften Calibri har ingen danske ord");
}

TEST(LayerReport, LongTextsInOtherLanguagesNamesAndFiguresAreNoGibberish) {
  for (const char* words :
       {"Witamy w gminie Jako mieszkaniec gminy ma Pan prawo do mieszkania nauki oraz opieki medycznej "
        "Prosimy o kontakt z urzędem gminy w ciągu pięciu dni od przyjazdu Dzieci mogą uczęszczać do szkoły "
        "bezpłatnie Rodzice powinni zgłosić dziecko do żłobka lub przedszkola najpóźniej trzy miesiące przed "
        "rozpoczęciem Lekarz udziela porad telefonicznych codziennie Gmina oferuje także kursy językowe dla "
        "dorosłych pracowników oraz członków ich rodzin Informacje znajdują się na stronie internetowej "
        "Podatki są pobierane automatycznie jeżeli pracodawca otrzymał kartę podatkową Prosimy dzwonić",
        "Xhevdet Gashi Kujtesa Zwolinski Brigitte Kühn Günther Weiß Rüdiger Krämer Anneliese Böhm Wilhelm "
        "Schäfer Mohammed Abdirahman Fatima Yusuf Hassan Ahmed Zeynep Yilmaz Mehmet Kaya Emina Hadzic"}) {
    Layer layer;
    for (int i = 0; i < 3; ++i) layer.line(words);
    EXPECT_EQ(look_at_layer(layer.text, false).judgement.verdict, LayerVerdict::kUsable) << words;
  }
  Layer figures;
  for (int i = 0; i < 100; ++i) figures.line("12.410 13.004 41.227 kr. 5.250 8.110");
  EXPECT_EQ(look_at_layer(figures.text, false).judgement.verdict, LayerVerdict::kUsable);
}

TEST(LayerReport, OtherScriptsAndAccentsAreNoGibberish) {
  for (const char* words :
       {"Ласкаво просимо до муніципалітету Ви маєте право на житло навчання та медичну допомогу",
        "Καλώς ήρθατε στον δήμο μας Έχετε δικαίωμα στέγασης εκπαίδευσης και ιατρικής περίθαλψης",
        "Chào mừng quý vị đến với thành phố Quý vị có quyền được hỗ trợ về nhà ở giáo dục"}) {
    const LayerReport alone = look_at_layer(Layer().line(words).text, false);
    EXPECT_EQ(alone.judgement.verdict, LayerVerdict::kUsable) << words;
    const LayerReport beside = look_at_layer(Layer().line(kSound).line(words, "DejaVuSans").text, false);
    EXPECT_EQ(beside.judgement.verdict, LayerVerdict::kUsable) << words;
  }
}

TEST(LayerReport, ReasonTellsLettersWithoutMeaningFromWordsOfNoLanguage) {
  const LayerReport report =
      look_at_layer(Layer().line(kShifted, "Arial-Bold").line(kSound, "Calibri").text, false);
  EXPECT_EQ(report.judgement.reason, "skriften Arial-Bold danner ikke ord på noget sprog");
}

TEST(LayerReport, ShortHiddenLayerWithoutDanishLettersIsSuspectOnlyOnAScan) {
  const PdfText layer = Layer()
                            .line(
                                "Udvalget sperger om frisettelsen andrer pa normeringerne i "
                                "daginstitutionerne ligesom fornylig",
                                "GlyphLessFont", 0, true)
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
  layer.line("Udvalget ønsker færre regler på området og mere tid", "Invisible", 1, true);
  EXPECT_GT(drop_doubled_words(layer.text), 5U);
  for (const PlacedWord& word : layer.text.words) EXPECT_EQ(word.font, 1) << word.text;
}

TEST(DoubledWords, PrintStaysThoughItsHiddenCopyHasMoreDanishWords) {
  Layer layer;
  layer.line("Tilskud til Xhevdet Gashi og Qeqqata Kommunia samt Müller afvises herefter Zwolinski byrådet");
  layer.y = 50;
  layer.line("Tilskud til Skovdal Gåsen og Kvækker Kommune samt Møller afvises herefter Solskin byrådet",
             "HiddenHorzOCR", 1);
  EXPECT_EQ(drop_doubled_words(layer.text), 13U);
  for (const PlacedWord& word : layer.text.words) EXPECT_EQ(word.font, 0) << word.text;
}

TEST(DoubledWords, HiddenCopyInThePrintsOwnFontGoesWithoutAnyWord) {
  Layer layer;
  layer.line("12.410 13.004 41.227 5.250 8.110 161.322");
  layer.y = 50;
  layer.line("12.410 13.004 41.227 5.260 8.110 161.322", "Calibri", 1, true);
  EXPECT_EQ(drop_doubled_words(layer.text), 6U);
  for (const PlacedWord& word : layer.text.words) EXPECT_FALSE(word.is_hidden) << word.text;
}

TEST(DoubledWords, HiddenCopyIsKeptWherePrintHasNoLetters) {
  Layer layer;
  layer.line(kShifted);
  layer.y = 50;
  layer.line("Byrådet besluttede forrige måned også allerede ansøge hele frisættelsen efter skoleområdet",
             "GlyphLessFont", 1);
  EXPECT_EQ(drop_doubled_words(layer.text), 11U);
  for (const PlacedWord& word : layer.text.words) EXPECT_EQ(word.font, 1) << word.text;
}

TEST(DoubledWords, HiddenWordsThatLieOnPrintInPartGoWithTheOthers) {
  Layer layer;
  layer.line(kSound);
  layer.y = 50;
  layer.line(kSound, "GlyphLessFont", 1);
  layer.text.words[11].box.x1 = 800;
  for (const double x : {790.0, 950.0}) {  // over the last word's end, and on nothing
    const Box box{x, 51, x + 30, 61};
    layer.text.words.push_back({"til", box, box, 0, 10, 1, 1, true, false, {}, true});
  }
  EXPECT_EQ(drop_doubled_words(layer.text), 13U);
  EXPECT_EQ(layer.text.words.back().box.x0, 950);
}

TEST(DoubledWords, WatermarkDoublesNothing) {
  Layer layer;
  layer.line("Til Qeqqata og Tasiilaq").line("Haderslev Zwolinski Fonden").line("Xhevdet Gashi svarer");
  layer.text.fonts.push_back({"Bold", true});
  const Box across{40, 45, 400, 130};
  layer.text.words.push_back({"UDKAST", across, across, 0, 85, 1, 1, true});
  EXPECT_EQ(drop_doubled_words(layer.text), 0U);
}

TEST(DoubledWords, FontsBesideEachOtherAreNotDoubled) {
  Layer layer;
  layer.line(kSound).line(kSound, "Bold");
  EXPECT_EQ(drop_doubled_words(layer.text), 0U);
  EXPECT_EQ(layer.text.words.size(), 24U);
}

}  // namespace
}  // namespace frisaet
