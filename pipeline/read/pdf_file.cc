#include "pipeline/read/pdf_file.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/read/text_file.h"

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::string_view kBlankOfSigns = "\uF020";
constexpr int kLongestSide = 32'000;  // Poppler's and Tesseract's limit is 32,767

/// Poppler's text as clean UTF-8: no control characters, no line ends, U+FFFD for what is no letter.
std::string clean_text(const std::basic_string<unsigned short>& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t value = text[i];
    const bool pair = value >= 0xD800 && value < 0xDC00 && i + 1 < text.size();
    if (pair && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000) {
      value = 0x10000 + ((value - 0xD800) << 10) + (text[++i] - 0xDC00U);
    }
    const bool control =
        value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029;
    // A control in a text layer is a glyph without a Unicode value, which must not vanish: it counts as
    // unmapped. Those of the upper row are bytes that Windows-1252 leaves open; which one it was tells what
    // was meant (models/language/letter_codes.h).
    const bool upper = value >= 0x80 && value < 0xA0;
    append_utf8(out, upper ? char32_t{0xF000} + value : control ? char32_t{0xFFFD} : value);
  }
  return out;
}

/// `ABCDEF+Name` without the subset prefix, as valid UTF-8.
std::string clean_font_name(std::string_view name) {
  const std::size_t plus = name.find('+');
  if (plus == 6) name.remove_prefix(plus + 1);
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint point = decode_utf8(name, at);
    if (point.value >= 0x20) append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

/// A box on the page, after turning the page so that letters turned by `turn` stand upright.
Box turned_upright(const Box& box, int turn, double width, double height) {
  switch (turn) {
    case 1:
      return {box.y0, width - box.x1, box.y1, width - box.x0};
    case 2:
      return {width - box.x1, height - box.y1, width - box.x0, height - box.y0};
    case 3:
      return {height - box.y1, box.x0, height - box.y0, box.x1};
    default:
      return box;
  }
}

/// The fonts of a page, each once.
class FontTable {
 public:
  int index_of(const std::string& raw_name) {
    const auto [known, is_new] = known_.try_emplace(raw_name, static_cast<int>(fonts.size()));
    if (is_new) {
      const std::string name = clean_font_name(raw_name);
      fonts.push_back({name, is_bold_font(name)});
    }
    return known->second;
  }

  std::vector<Font> fonts;

 private:
  std::map<std::string, int> known_;
};

Error damaged_page(int number) {
  return {ErrorCode::kUnreadable, "Side " + std::to_string(number) + " er beskadiget og kan ikke læses.", "",
          "Bed afsenderen om filen igen."};
}

class PopplerFile final : public PdfFile {
 public:
  PopplerFile(std::unique_ptr<std::string> bytes, std::unique_ptr<poppler::document> document)
      : bytes_(std::move(bytes)), document_(std::move(document)) {}

  [[nodiscard]] int page_count() const override { return document_->pages(); }

  Result<PdfText> text(int number, std::size_t most_text) override {
    poppler::page* page = load(number);
    if (page == nullptr) return damaged_page(number);
    PdfText result;
    std::tie(result.width, result.height) = size_of(*page);
    FontTable fonts;
    std::size_t size = 0;
    for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
      PlacedWord word = placed(box, result);
      if (!is_visible(word.box, result)) continue;
      size += word.text.size() + 1;
      if (size > most_text) {
        return Error{ErrorCode::kLimit,
                     "Side " + std::to_string(number) + " har mere tekst, end en side kan have.", "",
                     "Kontrollér, om filen er, hvad den giver sig ud for."};
      }
      if (box.has_font_info()) word.font = fonts.index_of(box.get_font_name());
      if (word.text.find(kBlankOfSigns) != std::string::npos) {
        add_parts(box, word, result);
        continue;
      }
      result.words.push_back(std::move(word));
    }
    result.fonts = std::move(fonts.fonts);
    return result;
  }

  Result<Raster> render(int number, double dpi, double megapixels) override {
    poppler::page* page = load(number);
    if (page == nullptr) return damaged_page(number);
    const auto [width, height] = size_of(*page);
    const double square_inches = width * height / (kPointsPerInch * kPointsPerInch);
    dpi = std::min(dpi, std::sqrt(megapixels * 1e6 / square_inches));
    dpi = std::min(dpi, kLongestSide * kPointsPerInch / std::max(width, height));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const poppler::image image = renderer.render_page(page, dpi, dpi);
    if (!image.is_valid() || image.width() < 8 || image.height() < 8) return damaged_page(number);
    Raster raster{image.width(), image.height(), dpi, {}};
    const auto row_size = static_cast<std::size_t>(raster.width);
    raster.pixels.reserve(row_size * static_cast<std::size_t>(raster.height));
    for (int y = 0; y < raster.height; ++y) {
      const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
      raster.pixels.insert(raster.pixels.end(), row, row + row_size);
    }
    return raster;
  }

 private:
  /// The page, kept until another is asked for: text and picture of one page are read one after the other.
  poppler::page* load(int number) {
    if (loaded_ != number) {
      page_.reset(document_->create_page(number - 1));
      loaded_ = number;
    }
    return page_.get();
  }

  static std::pair<double, double> size_of(const poppler::page& page) {
    // page_rect() ignores /Rotate; the orientation tells it.
    const poppler::rectf rect = page.page_rect(poppler::crop_box);
    const auto orientation = page.orientation();
    const bool sideways = orientation == poppler::page::landscape || orientation == poppler::page::seascape;
    const double width = std::max(1.0, std::abs(rect.width()));
    const double height = std::max(1.0, std::abs(rect.height()));
    return sideways ? std::pair{height, width} : std::pair{width, height};
  }

  /// What was cropped away or lies beside the page is not seen by any reader. Boxes that are no numbers are
  /// not either.
  static bool is_visible(const Box& box, const PdfText& page) {
    const double x = (box.x0 + box.x1) / 2;
    const double y = box.center_y();
    const bool sane = box.width() <= 2 * page.width && box.height() <= 2 * page.height;
    return sane && x >= 0 && y >= 0 && x <= page.width && y <= page.height;
  }

  /// Adds the words of a line in which a font of signs has its blanks: Poppler takes the whole for one word.
  static void add_parts(const poppler::text_box& box, const PlacedWord& whole, PdfText& page) {
    const poppler::ustring text = box.text();
    PlacedWord part = whole;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = begin;
      while (end < text.size() && text[end] != 0xF020) ++end;
      if (end > begin) {
        part.text = clean_text(text.substr(begin, end - begin));
        part.box = box_of(box.char_bbox(begin));
        for (std::size_t i = begin; i < end; ++i) part.box = hull(part.box, box_of(box.char_bbox(i)));
        part.upright = turned_upright(part.box, part.turn, page.width, page.height);
        part.space_after = end < text.size() || whole.space_after;
        page.words.push_back(part);
      }
      begin = end + 1;
    }
  }

  static Box box_of(const poppler::rectf& rect) {
    return {rect.left(), rect.top(), rect.right(), rect.bottom()};
  }

  static PlacedWord placed(const poppler::text_box& box, const PdfText& page) {
    PlacedWord word;
    word.text = clean_text(box.text());
    word.box = box_of(box.bbox());
    word.turn = box.rotation() & 3;
    word.upright = turned_upright(word.box, word.turn, page.width, page.height);
    const double size = box.get_font_size();
    word.size = size > 0 && size < page.height ? size : word.box.height();
    word.space_after = box.has_space_after();
    return word;
  }

  std::unique_ptr<std::string> bytes_;  // Poppler reads from these; their address must not change
  std::unique_ptr<poppler::document> document_;
  std::unique_ptr<poppler::page> page_;
  int loaded_ = 0;
};

}  // namespace

Result<std::unique_ptr<PdfFile>> open_pdf(std::string bytes) {
  // The hook is process-wide and can be called 125,000 times for one file; what matters comes back as values.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const Error damaged{ErrorCode::kUnreadable, "PDF-filen er beskadiget eller ufuldstændig.", "",
                      "Åbn den i en PDF-læser; kan den ikke åbnes dér, så bed afsenderen om filen igen."};
  if (bytes.size() > std::size_t{INT_MAX}) return damaged;
  auto kept = std::make_unique<std::string>(std::move(bytes));
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(kept->data(), static_cast<int>(kept->size())));
  if (document == nullptr) return damaged;
  // Before anything else: pages() and create_page() crash on locked files, of which is_encrypted() says
  // false.
  if (document->is_locked()) {
    return Error{ErrorCode::kEncrypted, "PDF-filen er låst med en adgangskode.", "",
                 "Bed afsenderen om en udgave uden adgangskode."};
  }
  if (document->pages() < 1) return damaged;
  return std::unique_ptr<PdfFile>(std::make_unique<PopplerFile>(std::move(kept), std::move(document)));
}

bool is_bold_font(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::string_view kBold[] = {"bold", "black", "heavy", "demi"};
  return std::any_of(std::begin(kBold), std::end(kBold),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace frisaet
