#include "pipeline/read/pdf_reader.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "models/language/lexicon.h"
#include "pipeline/read/doubled_words.h"
#include "pipeline/read/layer_report.h"
#include "pipeline/read/outside_print.h"
#include "pipeline/read/page_ink.h"
#include "pipeline/read/picture_reading.h"

namespace frisaet {
namespace {

constexpr double kOcrDpi = 300;  // what Tesseract was trained for
constexpr double kLeastOcrDpi =
    150;  // measured as good as 300 on 10 point print; less is enlarged while rendering
constexpr double kLookDpi = 50;  // enough to see where something is printed
constexpr double kPointsPerInch = 72;

/// What a reading must have of Danish words to replace letters that are sound and make no words: any print,
/// also of other languages and abbreviations, is read as something.
constexpr double kReadsDanish = 0.5;

/// By how much its share of Danish words must be higher than that of prose that only lacks æ, ø and å.
constexpr double kMoreDanish = 0.02;

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

/// Whether most of the long words that were read stand in the layer, too. Short ones stand in every text.
bool are_words_of(const std::vector<PlacedWord>& read, const std::vector<PlacedWord>& layer) {
  constexpr std::size_t kLong = 6;  // bytes
  constexpr std::size_t kFewest = 8;
  std::set<std::string_view> known;
  for (const PlacedWord& word : layer) known.insert(word.text);
  std::size_t asked = 0;
  std::size_t found = 0;
  for (const PlacedWord& word : read) {
    if (word.text.size() < kLong) continue;
    ++asked;
    found += known.count(word.text);
  }
  return asked >= kFewest && found * 2 > asked;
}

/// Whether what was read from a small picture is words, and no signature or logo: surely read, and half of
/// them Danish or numbers.
bool are_sure_words(const std::vector<PlacedWord>& read) {
  constexpr double kSure = 0.85;
  if (read.empty() || mean_confidence(read) < kSure) return false;
  const KnownWords known = known_words(texts_of(read), DanishLexicon::built_in());
  const TextQuality quality = measure(read);
  return known.asked > 0 ? known.known * 2 >= known.asked
                         : quality.digits >= 2 && quality.digits * 2 > quality.characters;
}

/// Whether a page is what Adobe's forms (XFA) show to every program that cannot show them: the same sentences
/// in all of them, in English. Their contents are no pages.
bool is_placeholder(const std::vector<PlacedWord>& words) {
  constexpr std::size_t kMost = 150;
  if (words.size() > kMost) return false;
  const auto says = [&](std::initializer_list<std::string_view> phrase) {
    return std::search(words.begin(), words.end(), phrase.begin(), phrase.end(),
                       [](const PlacedWord& word, std::string_view text) { return word.text == text; }) !=
           words.end();
  };
  return says({"Please", "wait..."}) && says({"PDF", "viewer"});
}

class PdfReader final : public PageReader {
 public:
  PdfReader(std::unique_ptr<PdfFile> file, ReadOptions options, OcrEngine& ocr)
      : file_(std::move(file)), options_(std::move(options)), ocr_(ocr) {}

  [[nodiscard]] int page_count() const override { return file_->page_count(); }

  std::vector<Attachment> take_attachments() override { return file_->embedded_files(); }

  Result<Raster> draw_page(int number, double dpi) override {
    return file_->render(number, dpi, options_.limits.megapixels);
  }

  /// The whole decision between text layer and picture.
  Result<RawPage> read_page(int number) override {
    Result<PdfText> layer = file_->text(number, options_.limits.page_text);
    if (!layer) return layer.error();
    if (page_count() == 1 && is_placeholder(layer->words) && file_->embedded_files().empty()) {
      return Error{ErrorCode::kUnsupported,
                   "Filen er en formular (XFA), hvis indhold kun Adobe Reader kan vise; siden siger kun "
                   "»Please wait«.",
                   "", "Åbn den i Adobe Reader, udskriv den til PDF, og læg den ind i stedet."};
    }
    // What somebody painted over was not for the reader, but a person is to see that it was there.
    constexpr double kPaintedOver = 0.7;
    const std::size_t covered = layer->covered_words;
    const std::string unseen = drop_white_words(number, *layer);
    Result<RawPage> page = read_seen(number, std::move(*layer));
    if (!page) return page;
    page->reason += unseen;
    if (covered > 0) {
      page->reason += ", " + std::to_string(covered) + " ord under en udfyldt flade udeladt";
      page->confidence = std::min(page->confidence, kPaintedOver);
    }
    return page;
  }

 private:
  /// The decision about what can be seen of the layer.
  Result<RawPage> read_seen(int number, PdfText layer) {
    const std::size_t doubled = drop_doubled_words(layer);
    LayerReport report = look_at_layer(layer, may_be_scan(layer));
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
    const OutsidePrint outside = outside_.find(
        layer, report.quality, [&] { return file_->render(number, kLookDpi, options_.limits.megapixels); });
    Result<RawPage> page = outside.ink.empty()
                               ? page_of(number, std::move(layer), PageOrigin::kTextLayer,
                                         "tekstlag: " + report.judgement.reason, 1)
                               : read_beside(number, std::move(layer), outside.ink, report.judgement.reason);
    if (page && outside.passed_over > 0) tell_passed_over(outside.passed_over, *page);
    return page;
  }

  /// Small pictures that nobody looked at. They are a loss where others of the document held words; else they
  /// are ornaments as those were, and nothing to bother a person with.
  void tell_passed_over(int pictures, RawPage& page) const {
    constexpr double kIncomplete = 0.7;  // as of a scan of which a mark was not read
    page.reason += pictures == 1 ? "; et lille billede er ikke læst"
                                 : "; " + std::to_string(pictures) + " små billeder er ikke læst";
    if (outside_.have_small_ones_words()) page.confidence = std::min(page.confidence, kIncomplete);
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

  /// Whether the page is a picture under its words, as far as its pictures tell.
  static bool is_mostly_picture(const PdfText& layer) {
    constexpr double kMostOfThePage = 0.5;
    return layer.picture_share >= kMostOfThePage;
  }

  /// The resolution of the pictures that make up the page, the finest where several lie on each other; 0
  /// where it is none.
  static double dpi_of_scan(const PdfText& layer) {
    constexpr double kPartOfThePage = 0.1;  // a logo in a letter's head may be as fine as it likes
    if (!is_mostly_picture(layer)) return 0;
    double dpi = 0;
    for (const DrawnPicture& picture : layer.pictures) {
      if (picture.box.width() * picture.box.height() >= kPartOfThePage * layer.width * layer.height)
        dpi = std::max(dpi, picture.dpi);
    }
    return dpi;
  }

  static bool may_be_scan(const PdfText& layer) {
    constexpr double kLeastScanDpi = 70;
    return dpi_of_scan(layer) >= kLeastScanDpi;
  }

  /// Rendering a scan at any other resolution than its own blurs it.
  static double dpi_for(const PdfText& layer) {
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
                     "tekstlag: " + why + ", OCR mislykkedes",
                     std::min(report.may_be_another_language || report.is_gibberish ? 0.5 : 1.0,
                              1 - quality.unmapped_share()));
    }
    if (quality.words == 0 && reading->words.empty())
      return nothing_found(number, std::move(layer), *picture);
    if (report.is_gibberish && is_same_text(layer.words, reading->words)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR læser det samme", 1);
    }
    const TextQuality read = measure(reading->words);
    if (report.lacks_danish && lack_as_well(reading->words, reading->confidence, layer.words)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR læser heller ingen", 1);
    }
    if (quality.words > 0 && !is_better(*reading, read, layer, report)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR var ikke bedre",
                     confidence_of_kept(report, mean_confidence(reading->words) >= kTrusted));
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

  /// Whether the picture of prose without æ, ø and å has none either: then none were lost.
  static bool lack_as_well(const std::vector<PlacedWord>& read, double confidence,
                           const std::vector<PlacedWord>& layer) {
    return confidence >= kTrusted && lacks_danish(measure(read)) && is_same_text(layer, read);
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
    // Prose with hardly an æ: a single one more may be a misreading.
    if (!report.is_gibberish && quality.danish > 0) return after.share() >= before.share() + kMoreDanish;
    return read.danish > quality.danish || quality.letters + quality.digits < read.letters + read.digits ||
           after.share() > before.share();
  }

  /// Of a suspect layer that the picture's reading did not replace. That a text is in another language is
  /// only believed where the picture could be read.
  static double confidence_of_kept(const LayerReport& report, bool is_picture_read) {
    constexpr double kNotBettered = 0.95;  // of a scanner's layer: the picture gives no more Danish words
    if (report.may_be_names && is_picture_read) return kNotBettered;
    return report.may_be_another_language && is_picture_read
               ? 1
               : std::min(0.5, 1 - report.quality.unmapped_share());
  }

  static Result<RawPage> nothing_found(int number, PdfText layer, const Raster& picture) {
    constexpr double kBlank = 0.0005;
    const double ink = look_at_paper(picture).ink;
    if (ink < kBlank) return page_of(number, std::move(layer), PageOrigin::kImage, "billede: en tom side", 1);
    return page_of(number, std::move(layer), PageOrigin::kImage, "billede: OCR fandt ingen tekst", 0);
  }

  /// The words that are read from a part of a picture of the page. Errors: those of reading.
  Result<std::vector<PlacedWord>> words_in(const Raster& picture, const Box& region) {
    const double scale = picture.dpi / kPointsPerInch;
    const Box clipped{std::floor(region.x0 * scale), std::floor(region.y0 * scale), region.x1 * scale,
                      region.y1 * scale};
    Result<PictureReading> reading = read_picture(cropped(picture, clipped), ocr_);
    if (!reading) return reading.error();
    const double x = clipped.x0 / scale;
    const double y = clipped.y0 / scale;
    for (PlacedWord& word : reading->words) {
      word.box = {word.box.x0 + x, word.box.y0 + y, word.box.x1 + x, word.box.y1 + y};
      word.upright = {word.upright.x0 + x, word.upright.y0 + y, word.upright.x1 + x, word.upright.y1 + y};
    }
    return std::move(reading->words);
  }

  /// The page whose text layer leaves out something printed.
  Result<RawPage> read_beside(int number, PdfText layer, const std::vector<PictureInk>& outside,
                              const std::string& why) {
    constexpr std::size_t kWordsOfText = 4;  // fewer are what a logo or a photograph gives
    const auto keep = [&](const std::string& note) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer, "tekstlag: " + why + note, 1);
    };
    const Result<Raster> picture = picture_of(number, layer);
    if (!picture) return keep("; OCR af billedet på siden mislykkedes");
    std::vector<PlacedWord> added;
    bool has_text = false;
    bool has_failed = false;
    for (const PictureInk& ink : outside) {
      Result<std::vector<PlacedWord>> read = words_in(*picture, ink.region);
      if (!read && read.error().code == ErrorCode::kNotFound) return read.error();
      has_failed = has_failed || !read;
      if (!read) continue;
      const auto counts = [&] {
        return ink.is_small ? are_sure_words(*read)
                            : read->size() >= kWordsOfText && mean_confidence(*read) >= kTrusted;
      };
      const bool is_text = counts();
      outside_.note(ink, is_text);
      has_text = has_text || is_text;
      std::erase_if(*read, [&](const PlacedWord& word) {
        return overlaps_any(word.box, layer.words) || overlaps_any(word.box, added);
      });
      // A layer that lies beside its scan: what is printed there is what the layer says.
      if (are_words_of(*read, layer.words)) continue;
      if (counts()) add(added, std::move(*read));
    }
    if (added.empty() && has_failed) return keep("; OCR af billedet på siden mislykkedes");
    if (added.empty() && has_text) return keep("; billedet på siden har ingen anden tekst");
    if (added.empty()) return keep("; billedet på siden har ingen tekst");
    const std::string count = std::to_string(added.size());
    add(layer.words, std::move(added));
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
    const Result<Raster> picture = picture_of(number, sound);
    Result<std::vector<PlacedWord>> read =
        picture ? words_in(*picture, {0, 0, layer.width, layer.height}) : picture.error();
    if (!read && read.error().code == ErrorCode::kNotFound) return read.error();
    // Small words of the sound fonts are read a little beside their boxes; only what was lost is to be
    // replaced.
    if (read) {
      std::erase_if(*read, [&](const PlacedWord& word) {
        return overlaps_any(word.box, sound.words) || !overlaps_any(word.box, lost_words);
      });
    }
    const TextQuality found = read ? measure(*read) : TextQuality{};
    const std::string& why = report.judgement.reason;
    if (read && !report.lacks_danish && is_same_text(lost_words, *read)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR læser det samme", 1);
    }
    if (read && report.lacks_danish && lack_as_well(*read, mean_confidence(*read), lost_words)) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR læser heller ingen", 1);
    }
    const bool is_danish =
        lost.unmapped_share() > 0.01 ||
        (read && known_words(texts_of(*read), DanishLexicon::built_in()).share() >=
                     (report.lacks_danish
                          ? kMoreDanish + known_words(texts_of(lost_words), DanishLexicon::built_in()).share()
                          : kReadsDanish));
    if (!read || !is_danish || mean_confidence(*read) < kTrusted ||
        (found.letters + found.digits) * 5 < lost.characters * 2) {
      return page_of(number, std::move(layer), PageOrigin::kTextLayer,
                     "tekstlag: " + why + ", OCR var ikke bedre",
                     confidence_of_kept(report, read && mean_confidence(*read) >= kTrusted));
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
  ReadOptions options_;
  OcrEngine& ocr_;
  OutsidePrintFinder outside_;
};

}  // namespace

std::unique_ptr<PageReader> read_pdf(std::unique_ptr<PdfFile> file, const ReadOptions& options,
                                     OcrEngine& ocr) {
  return std::make_unique<PdfReader>(std::move(file), options, ocr);
}

}  // namespace frisaet
