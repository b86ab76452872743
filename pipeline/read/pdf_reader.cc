#include "pipeline/read/pdf_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "pipeline/read/page_ink.h"
#include "pipeline/read/picture_reading.h"
#include "pipeline/read/text_quality.h"

namespace frisaet {
namespace {

constexpr double kOcrDpi = 300;  // what Tesseract was trained for
constexpr double kLeastOcrDpi =
    150;  // measured as good as 300 on 10 point print; less is enlarged while rendering
constexpr double kLookDpi = 50;      // enough to see where something is printed
constexpr int kPictureOfText = 300;  // pixels a side; smaller pictures are logos
constexpr double kPointsPerInch = 72;

/// How sure a reading from a picture must be to be set against a text layer, or into its gaps.
constexpr double kTrusted = 0.6;

std::string percent(double share) {
  return std::to_string(std::lround(share * 100)) + " %";
}

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
    const TextQuality quality = measure(layer->words);
    const Judgement judgement = judge(quality);
    if (quality.words == 0) {
      const Result<Raster> look = file_->render(number, kLookDpi, options_.limits.megapixels);
      if (look && is_uniform(*look)) {
        return page_of(number, std::move(*layer), PageOrigin::kImage, "billede: en tom side", 1);
      }
      return read_instead(number, std::move(*layer), quality, "intet tekstlag");
    }
    if (judgement.verdict == LayerVerdict::kSuspect) {
      return read_instead(number, std::move(*layer), quality, judgement.reason);
    }
    const std::optional<InkOutside> outside = print_outside_layer(number, *layer, quality);
    if (outside) return read_beside(number, std::move(*layer), *outside, judgement.reason);
    return page_of(number, std::move(*layer), PageOrigin::kTextLayer, "tekstlag: " + judgement.reason, 1);
  }

 private:
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
    arrange(std::move(layer.words), page);
    return page;
  }

  Result<Raster> picture_of(int number, const PdfText& layer) {
    if (options_.before_ocr) options_.before_ocr(number);
    return file_->render(number, dpi_for(layer), options_.limits.megapixels);
  }

  /// The resolution of the scan that fills the page, where one in the file has the page's proportions:
  /// rendering at any other blurs it.
  [[nodiscard]] double dpi_for(const PdfText& layer) const {
    for (const PixelSize& image : images_) {
      const double across = image.width * kPointsPerInch / layer.width;
      const double down = image.height * kPointsPerInch / layer.height;
      if (std::abs(across - down) < 0.02 * across && across >= kLeastOcrDpi) return std::min(across, kOcrDpi);
    }
    return kOcrDpi;
  }

  /// The page without a usable text layer.
  Result<RawPage> read_instead(int number, PdfText layer, const TextQuality& quality,
                               const std::string& why) {
    const Result<Raster> picture = picture_of(number, layer);
    Result<PictureReading> reading = picture ? read_picture(*picture, ocr_) : picture.error();
    if (!reading) {
      if (reading.error().code == ErrorCode::kNotFound || quality.words == 0) return reading.error();
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR mislykkedes", 1 - quality.unmapped_share());
    }
    if (quality.words == 0 && reading->words.empty())
      return nothing_found(number, std::move(layer), *picture);
    const TextQuality read = measure(reading->words);
    const bool enough =
        (read.letters + read.digits) * 5 >= quality.characters * 2 && reading->confidence >= kTrusted;
    const bool mended = quality.unmapped_share() > 0.01 || read.danish > quality.danish ||
                        quality.letters + quality.digits < read.letters + read.digits;
    if (quality.words > 0 && !(enough && mended)) {
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
    constexpr double kGap = 0.25;           // of the page's height
    constexpr double kWorthReading = 0.06;  // of the page's area: three lines of print
    if (images_.empty()) return std::nullopt;
    if (quality.words >= kFewWords && tallest_gap(layer.words, layer.height) < kGap) return std::nullopt;
    const Result<Raster> look = file_->render(number, kLookDpi, options_.limits.megapixels);
    if (!look) return std::nullopt;
    std::optional<InkOutside> outside = ink_outside(*look, layer.words);
    if (outside && outside->share < kWorthReading) outside.reset();
    return outside;
  }

  /// The page whose text layer leaves out something printed.
  Result<RawPage> read_beside(int number, PdfText layer, const InkOutside& outside, const std::string& why) {
    const auto keep = [&](const std::string& note) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer, "tekstlag: " + why + note, 1);
    };
    const Result<Raster> picture = picture_of(number, layer);
    if (!picture) return keep("; siden kunne ikke tegnes");
    const double scale = picture->dpi / kPointsPerInch;
    const Box pixels{outside.region.x0 * scale, outside.region.y0 * scale, outside.region.x1 * scale,
                     outside.region.y1 * scale};
    const Box clipped{std::floor(pixels.x0), std::floor(pixels.y0), pixels.x1, pixels.y1};
    Result<PictureReading> reading = read_picture(cropped(*picture, clipped), ocr_);
    if (!reading) {
      if (reading.error().code == ErrorCode::kNotFound) return reading.error();
      return keep("; OCR af billedet på siden mislykkedes");
    }
    const double x = clipped.x0 / scale;
    const double y = clipped.y0 / scale;
    std::vector<PlacedWord> added;
    for (PlacedWord& word : reading->words) {
      word.box = {word.box.x0 + x, word.box.y0 + y, word.box.x1 + x, word.box.y1 + y};
      word.upright = {word.upright.x0 + x, word.upright.y0 + y, word.upright.x1 + x, word.upright.y1 + y};
      if (!overlaps_any(word.box, layer.words)) added.push_back(std::move(word));
    }
    constexpr std::size_t kWordsOfText = 4;  // fewer are what a logo or a photograph gives
    if (added.size() < kWordsOfText || mean_confidence(added) < kTrusted)
      return keep("; billedet på siden har ingen tekst");
    const std::string count = std::to_string(added.size());
    layer.words.insert(layer.words.end(), std::make_move_iterator(added.begin()),
                       std::make_move_iterator(added.end()));
    const double confidence = mean_confidence(layer.words);
    return page_of(number, std::move(layer), PageOrigin::kMixed,
                   "tekstlag: " + why + "; ocr af billedet på siden: " + count + " ord", confidence);
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
