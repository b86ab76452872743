#include "pipeline/read/pdf_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "models/language/lexicon.h"
#include "pipeline/read/doubled_words.h"
#include "pipeline/read/layer_report.h"
#include "pipeline/read/page_ink.h"
#include "pipeline/read/picture_reading.h"

namespace frisaet {
namespace {

constexpr double kOcrDpi = 300;  // what Tesseract was trained for
constexpr double kLeastOcrDpi =
    150;  // measured as good as 300 on 10 point print; less is enlarged while rendering
constexpr double kLookDpi = 50;      // enough to see where something is printed
constexpr int kPictureOfText = 300;  // pixels a side; smaller pictures are logos
constexpr double kPointsPerInch = 72;

/// What a reading must have of Danish words to replace letters that are sound and make no words: any print,
/// also of other languages and abbreviations, is read as something.
constexpr double kReadsDanish = 0.5;

/// How sure a reading from a picture must be to be set against a text layer, or into its gaps.
constexpr double kTrusted = 0.6;

double mean_confidence(const std::vector<PlacedWord>& words) {
  double sum = 0;
  double letters = 0;
  for (const PlacedWord& word : words) {
    const auto size = static_cast<double>(word.text.size());
    sum += size * word.confidence;
    letters += size;
  }
  return letters > 0 ? sum / letters : 0;
}

bool overlaps_any(const Box& box, const std::vector<PlacedWord>& words) {
  return std::any_of(words.begin(), words.end(), [&](const PlacedWord& word) {
    const double width = std::min(box.x1, word.box.x1) - std::max(box.x0, word.box.x0);
    const double height = std::min(box.y1, word.box.y1) - std::max(box.y0, word.box.y0);
    return width > 0 && height > 0 && width * height > 0.3 * box.width() * box.height();
  });
}

/// Whether the picture shows the very words of the layer, most of them: then its letters are sound, though
/// they make no words of any language, as abbreviations and addresses do not. Shifted letters are not what is
/// printed.
bool is_same_text(const std::vector<PlacedWord>& layer, const std::vector<PlacedWord>& read) {
  std::set<std::string_view> seen;
  for (const PlacedWord& word : read) seen.insert(word.text);
  const auto same = std::count_if(layer.begin(), layer.end(),
                                  [&](const PlacedWord& word) { return seen.count(word.text) > 0; });
  return static_cast<std::size_t>(same) * 2 > layer.size();
}

class PdfReader final : public PageReader {
 public:
  PdfReader(std::unique_ptr<PdfFile> file, std::vector<PixelSize> images, ReadOptions options, OcrEngine& ocr)
      : file_(std::move(file)), images_(std::move(images)), options_(std::move(options)), ocr_(ocr) {
    std::erase_if(images_,
                  [](const PixelSize& size) { return std::min(size.width, size.height) < kPictureOfText; });
  }

  [[nodiscard]] int page_count() const override { return file_->page_count(); }

  Result<Raster> draw_page(int number, double dpi) override {
    return file_->render(number, dpi, options_.limits.megapixels);
  }

  /// The whole decision between text layer and picture.
  Result<RawPage> read_page(int number) override {
    Result<PdfText> layer = file_->text(number, options_.limits.page_text);
    if (!layer) return layer.error();
    const std::string unseen = drop_white_words(number, *layer);
    Result<RawPage> page = read_seen(number, std::move(*layer));
    if (page) page->reason += unseen;
    return page;
  }

 private:
  /// The decision about what can be seen of the layer.
  Result<RawPage> read_seen(int number, PdfText layer) {
    const std::size_t doubled = drop_doubled_words(layer);
    LayerReport report = look_at_layer(layer, may_be_scan(number, layer));
    if (doubled > 0) report.judgement.reason += ", " + std::to_string(doubled) + " ord lå dobbelt";
    if (report.quality.words == 0) {
      const Result<Raster> look = file_->render(number, kLookDpi, options_.limits.megapixels);
      if (look && is_uniform(*look)) {
        return page_of(number, std::move(layer), PageOrigin::kImage, "billede: en tom side", 1);
      }
      report.judgement.reason = "intet tekstlag";
      return read_instead(number, std::move(layer), report);
    }
    if (report.judgement.verdict == LayerVerdict::kSuspect)
      return read_instead(number, std::move(layer), report);
    if (report.judgement.verdict == LayerVerdict::kPartly)
      return read_fonts(number, std::move(layer), report);
    const std::optional<InkOutside> outside = print_outside_layer(number, layer, report.quality);
    if (outside) return read_beside(number, std::move(layer), *outside, report.judgement.reason);
    return page_of(number, std::move(layer), PageOrigin::kTextLayer, "tekstlag: " + report.judgement.reason,
                   1);
  }

  static Result<RawPage> page_of(int number, PdfText layer, PageOrigin origin, std::string reason,
                                 double confidence) {
    RawPage page;
    page.number = number;
    page.origin = origin;
    page.reason = std::move(reason);
    page.confidence = confidence;
    page.width = layer.width;
    page.height = layer.height;
    page.fonts = std::move(layer.fonts);
    arrange(std::move(layer.words), page, layer.rules);
    return page;
  }

  /// Takes white words off the layer where the paper beneath them is white: nobody reads them on the page,
  /// and what was put there is not for people. White words on any other ground stay, and those of a hidden
  /// layer, which nobody drew: scanners leave its colour at whatever it was. The page is only drawn where
  /// there are any. Returns what is to be said of it behind the page's reason.
  std::string drop_white_words(int number, PdfText& layer) {
    const auto is_white = [](const PlacedWord& word) { return word.is_white && !word.is_hidden; };
    if (std::none_of(layer.words.begin(), layer.words.end(), is_white)) return "";
    const Result<Raster> look = file_->render(number, kLookDpi, options_.limits.megapixels);
    if (!look) return ", hvide ord beholdt, da siden ikke kunne tegnes";
    const std::size_t dropped = std::erase_if(layer.words, [&](const PlacedWord& word) {
      return is_white(word) && lies_on_white(*look, word.box);
    });
    return dropped == 0 ? "" : ", " + std::to_string(dropped) + " hvide ord på hvidt udeladt";
  }

  Result<Raster> picture_of(int number, const PdfText& layer) {
    if (options_.before_ocr) options_.before_ocr(number);
    return file_->render(number, dpi_for(layer), options_.limits.megapixels);
  }

  /// The resolution of a picture in the file that has the page's proportions, upright or on its side; 0 where
  /// there is none.
  [[nodiscard]] double dpi_of_scan(const PdfText& layer) const {
    for (const PixelSize& image : images_) {
      for (const auto& [width, height] :
           {std::pair(image.width, image.height), std::pair(image.height, image.width)}) {
        const double across = width * kPointsPerInch / layer.width;
        const double down = height * kPointsPerInch / layer.height;
        if (std::abs(across - down) < 0.02 * across) return across;
      }
    }
    return 0;
  }

  /// Whether the page is a picture under its words. Its proportions alone do not tell: a report's cover has
  /// them, too, and all its other pages are born digital.
  [[nodiscard]] bool may_be_scan(int number, const PdfText& layer) {
    constexpr double kLeastScanDpi = 70;
    constexpr double kMostOfThePage = 0.5;
    return dpi_of_scan(layer) >= kLeastScanDpi && file_->picture_share(number) >= kMostOfThePage;
  }

  /// Rendering a scan at any other resolution than its own blurs it.
  [[nodiscard]] double dpi_for(const PdfText& layer) const {
    const double dpi = dpi_of_scan(layer);
    return dpi >= kLeastOcrDpi ? std::min(dpi, kOcrDpi) : kOcrDpi;
  }

  /// The page without a usable text layer.
  Result<RawPage> read_instead(int number, PdfText layer, const LayerReport& report) {
    const TextQuality& quality = report.quality;
    const std::string& why = report.judgement.reason;
    const Result<Raster> picture = picture_of(number, layer);
    Result<PictureReading> reading = picture ? read_picture(*picture, ocr_) : picture.error();
    if (!reading) {
      if (reading.error().code == ErrorCode::kNotFound || quality.words == 0) return reading.error();
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR mislykkedes", 1 - quality.unmapped_share());
    }
    if (quality.words == 0 && reading->words.empty())
      return nothing_found(number, std::move(layer), *picture);
    if (report.is_gibberish && is_same_text(layer.words, reading->words)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR læser det samme", 1);
    }
    const TextQuality read = measure(reading->words);
    if (quality.words > 0 && !is_better(*reading, read, layer, report)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR var ikke bedre",
                     std::min(0.5, 1 - quality.unmapped_share()));
    }
    const std::string how = reading->how.empty() ? "" : " (" + reading->how + ")";
    // Signs that the engine cannot write (@, §) are not taken over from the layer: tried on layers that were
    // read as English, it brought in `@nske` and `KI.dk` together with the right ones.
    layer.words = std::move(reading->words);
    layer.fonts.clear();
    return page_of(number, std::move(layer), PageOrigin::kOcr,
                   "ocr: " + why + "; " + std::to_string(read.words) + " ord, sikkerhed " +
                       percent(reading->confidence) + how,
                   reading->confidence);
  }

  /// Whether what was read from the picture is to replace a suspect layer. Where the dictionary was asked
  /// about the layer, it is asked again: an English annex and a list of names gain nothing by being read as
  /// Danish.
  static bool is_better(const PictureReading& reading, const TextQuality& read, const PdfText& layer,
                        const LayerReport& report) {
    const TextQuality& quality = report.quality;
    if (reading.confidence < kTrusted || (read.letters + read.digits) * 5 < quality.characters * 2)
      return false;
    if (quality.unmapped_share() > 0.01) return true;
    const KnownWords before = known_words(texts_of(layer.words), DanishLexicon::built_in());
    const KnownWords after = known_words(texts_of(reading.words), DanishLexicon::built_in());
    if (report.known.asked > 0) {
      // Leaving out the names raises the share as well, so hardly a letter may be missing.
      constexpr double kClearly = 0.05;
      const bool is_whole = (read.letters + read.digits) * 5 >= (quality.letters + quality.digits) * 4;
      return is_whole && after.share() >= before.share() + kClearly;
    }
    if (report.is_gibberish && after.share() < kReadsDanish) return false;
    return read.danish > quality.danish || quality.letters + quality.digits < read.letters + read.digits ||
           after.share() > before.share();
  }

  static Result<RawPage> nothing_found(int number, PdfText layer, const Raster& picture) {
    constexpr double kBlank = 0.0005;
    const double ink = look_at_paper(picture).ink;
    if (ink < kBlank) return page_of(number, std::move(layer), PageOrigin::kImage, "billede: en tom side", 1);
    return page_of(number, std::move(layer), PageOrigin::kImage, "billede: OCR fandt ingen tekst", 0);
  }

  /// What a scan under a stamp or a pasted annex prints outside the text layer; nothing where nobody need
  /// look.
  std::optional<InkOutside> print_outside_layer(int number, const PdfText& layer,
                                                const TextQuality& quality) {
    constexpr std::size_t kFewWords = 30;
    constexpr double kGap = 0.1;            // of the page's height: 3 cm of A4
    constexpr double kWorthReading = 0.06;  // of the page's area: three lines of print
    if (images_.empty()) return std::nullopt;
    if (quality.words >= kFewWords && tallest_gap(layer.words, layer.height) < kGap) return std::nullopt;
    const Result<Raster> look = file_->render(number, kLookDpi, options_.limits.megapixels);
    if (!look) return std::nullopt;
    std::optional<InkOutside> outside = ink_outside(*look, layer.words);
    if (outside && outside->share < kWorthReading) outside.reset();
    return outside;
  }

  /// What is read from a part of the page's picture that does not lie on words of the layer. Errors as those
  /// of rendering and reading.
  Result<std::vector<PlacedWord>> words_beside(int number, const PdfText& layer, const Box& region) {
    const Result<Raster> picture = picture_of(number, layer);
    if (!picture) return picture.error();
    const double scale = picture->dpi / kPointsPerInch;
    const Box clipped{std::floor(region.x0 * scale), std::floor(region.y0 * scale), region.x1 * scale,
                      region.y1 * scale};
    Result<PictureReading> reading = read_picture(cropped(*picture, clipped), ocr_);
    if (!reading) return reading.error();
    const double x = clipped.x0 / scale;
    const double y = clipped.y0 / scale;
    std::vector<PlacedWord> beside;
    for (PlacedWord& word : reading->words) {
      word.box = {word.box.x0 + x, word.box.y0 + y, word.box.x1 + x, word.box.y1 + y};
      word.upright = {word.upright.x0 + x, word.upright.y0 + y, word.upright.x1 + x, word.upright.y1 + y};
      if (!overlaps_any(word.box, layer.words)) beside.push_back(std::move(word));
    }
    return beside;
  }

  /// The page whose text layer leaves out something printed.
  Result<RawPage> read_beside(int number, PdfText layer, const InkOutside& outside, const std::string& why) {
    const auto keep = [&](const std::string& note) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer, "tekstlag: " + why + note, 1);
    };
    Result<std::vector<PlacedWord>> added = words_beside(number, layer, outside.region);
    if (!added) {
      if (added.error().code == ErrorCode::kNotFound) return added.error();
      return keep("; OCR af billedet på siden mislykkedes");
    }
    constexpr std::size_t kWordsOfText = 4;  // fewer are what a logo or a photograph gives
    if (added->size() < kWordsOfText || mean_confidence(*added) < kTrusted)
      return keep("; billedet på siden har ingen tekst");
    const std::string count = std::to_string(added->size());
    add(layer.words, std::move(*added));
    const double confidence = mean_confidence(layer.words);
    return page_of(number, std::move(layer), PageOrigin::kMixed,
                   "tekstlag: " + why + "; ocr af billedet på siden: " + count + " ord", confidence);
  }

  /// The page of which some fonts cannot be trusted: their words are read from the picture, the others kept.
  Result<RawPage> read_fonts(int number, PdfText layer, const LayerReport& report) {
    PdfText sound = layer;
    std::vector<PlacedWord> lost_words;
    std::erase_if(sound.words, [&](const PlacedWord& word) {
      const bool is_lost = word.font >= 0 && report.suspect_fonts[static_cast<std::size_t>(word.font)];
      if (is_lost) lost_words.push_back(word);
      return is_lost;
    });
    const TextQuality lost = measure(lost_words);
    Result<std::vector<PlacedWord>> read = words_beside(number, sound, {0, 0, layer.width, layer.height});
    if (!read && read.error().code == ErrorCode::kNotFound) return read.error();
    // Small words of the sound fonts are read a little beside their boxes; only what was lost is to be
    // replaced.
    if (read)
      std::erase_if(*read, [&](const PlacedWord& word) { return !overlaps_any(word.box, lost_words); });
    const TextQuality found = read ? measure(*read) : TextQuality{};
    const std::string& why = report.judgement.reason;
    if (read && is_same_text(lost_words, *read)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR læser det samme", 1);
    }
    const bool is_danish =
        lost.unmapped_share() > 0.01 ||
        (read && known_words(texts_of(*read), DanishLexicon::built_in()).share() >= kReadsDanish);
    if (!read || !is_danish || mean_confidence(*read) < kTrusted ||
        (found.letters + found.digits) * 5 < lost.characters * 2) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR var ikke bedre",
                     std::min(0.5, 1 - report.quality.unmapped_share()));
    }
    const std::string count = std::to_string(found.words);
    const std::string kept = std::to_string(sound.words.size());
    add(sound.words, std::move(*read));
    const double confidence = mean_confidence(sound.words);
    return page_of(number, std::move(sound), PageOrigin::kMixed,
                   "tekstlag: " + kept + " ord; ocr, da " + why + ": " + count + " ord", confidence);
  }

  static void add(std::vector<PlacedWord>& words, std::vector<PlacedWord> more) {
    words.insert(words.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  std::unique_ptr<PdfFile> file_;
  std::vector<PixelSize> images_;
  ReadOptions options_;
  OcrEngine& ocr_;
};

}  // namespace

std::unique_ptr<PageReader> read_pdf(std::unique_ptr<PdfFile> file, std::vector<PixelSize> images,
                                     const ReadOptions& options, OcrEngine& ocr) {
  return std::make_unique<PdfReader>(std::move(file), std::move(images), options, ocr);
}

}  // namespace frisaet
