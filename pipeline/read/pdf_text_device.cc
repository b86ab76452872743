#include "pipeline/read/pdf_text_device.h"

#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;
constexpr char32_t kBlankOfSigns = 0xF020;

/// A glyph's value as clean UTF-8: no control characters, no line ends, U+FFFD for what is no letter. A
/// control in a text layer is a glyph without a Unicode value, which must not vanish: it counts as unmapped.
/// Those of the upper row are bytes that Windows-1252 leaves open; which one it was tells what was meant
/// (models/language/letter_codes.h).
void append_clean(std::string& out, char32_t value) {
  if (value >= 0x80 && value < 0xA0) {
    value += 0xF000;
  } else if (value < 0x20 || value == 0x7F || value == 0x2028 || value == 0x2029) {
    value = 0xFFFD;
  }
  append_utf8(out, value);
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

/// The fonts of a page, each name once.
class FontTable {
 public:
  explicit FontTable(std::vector<Font>& fonts) : fonts_(fonts) {}

  int index_of(const TextFontInfo* info) {
    for (const auto& [known, index] : known_) {
      if (known == info) return index;
    }
    const GooString* raw = info->getFontName();
    const std::string name = raw == nullptr ? "" : clean_font_name(raw->toStr());
    std::size_t index = 0;
    while (index < fonts_.size() && fonts_[index].name != name) ++index;
    if (index == fonts_.size()) fonts_.push_back({name, is_bold_font(name)});
    known_.emplace_back(info, static_cast<int>(index));
    return known_.back().second;
  }

 private:
  std::vector<Font>& fonts_;
  std::vector<std::pair<const TextFontInfo*, int>> known_;  // a page has a handful
};

/// What was cropped away or lies beside the page is not seen by any reader. Boxes that are no numbers are not
/// either.
bool is_visible(const Box& box, const PdfText& page) {
  const double x = (box.x0 + box.x1) / 2;
  const double y = box.center_y();
  const bool sane = box.width() <= 2 * page.width && box.height() <= 2 * page.height;
  return sane && x >= 0 && y >= 0 && x <= page.width && y <= page.height;
}

Box box_of(const TextWord& word) {
  Box box;
  word.getBBox(&box.x0, &box.y0, &box.x1, &box.y1);
  return box;
}

bool is_white(const TextWord& word) {
  constexpr double kWhite = 0.98;
  double red = 0;
  double green = 0;
  double blue = 0;
  word.getColor(&red, &green, &blue);
  return red >= kWhite && green >= kWhite && blue >= kWhite;
}

/// Gathers the straight lines of what is drawn: of strokes each side, of filled areas those as thin as a
/// line, which is how most programs draw the edges of a table's cells.
class RuleCollector {
 public:
  void add(const GfxState& state, const GfxPath& path, bool is_filled) {
    for (int i = 0; i < path.getNumSubpaths() && rules_.size() <= kMostRules; ++i) {
      const GfxSubpath& part = *path.getSubpath(i);
      const int points = part.getNumPoints();
      if (points < 2 || points > kMostPoints) continue;
      Box whole;
      for (int k = 0; k < points; ++k) {
        const Box here = point_of(state, part, k);
        whole = k == 0 ? here : hull(whole, here);
        if (k > 0 && !is_filled) add_line(hull(point_of(state, part, k - 1), here));
      }
      if (!is_filled && part.isClosed())
        add_line(hull(point_of(state, part, points - 1), point_of(state, part, 0)));
      if (is_filled) add_line(whole);
    }
  }

  /// Nothing where there were too many: a drawing or a map, and no table.
  std::vector<Box> take() { return rules_.size() > kMostRules ? std::vector<Box>() : std::move(rules_); }

 private:
  static constexpr std::size_t kMostRules =
      4000;                                 // a table of 100 rows and 8 columns has 3,200 when drawn by cells
  static constexpr int kMostPoints = 16;    // a rectangle has 5; letters and curves have more
  static constexpr double kThickest = 2.5;  // points
  static constexpr double kShortest = 5;

  static Box point_of(const GfxState& state, const GfxSubpath& part, int index) {
    double x = 0;
    double y = 0;
    state.transform(part.getX(index), part.getY(index), &x, &y);
    return {x, y, x, y};
  }

  void add_line(const Box& box) {
    const double thin = std::min(box.width(), box.height());
    if (thin <= kThickest && std::max(box.width(), box.height()) >= kShortest) rules_.push_back(box);
  }

  std::vector<Box> rules_;
};

/// Poppler's device, which also remembers which letters are drawn without ink (render modes 3 and 7: PDF
/// 32000-1, table 106), and the lines that are drawn. It tells a word's place among the page's bytes of text,
/// so they are counted as it counts them.
class CountingDevice final : public TextOutputDev {
 public:
  CountingDevice() : TextOutputDev(nullptr, false, 0, false, false) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* values, int length) override {
    const bool is_hidden = (state->getRender() & 3) == 3;
    if (hidden_.empty() ? is_hidden : hidden_.back().is_hidden != is_hidden)
      hidden_.push_back({count_, is_hidden});
    count_ += bytes;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes, values, length);
  }

  void incCharCount(int letters) override {
    count_ += letters;
    TextOutputDev::incCharCount(letters);
  }

  void stroke(GfxState* state) override { rules_.add(*state, *state->getPath(), false); }
  void fill(GfxState* state) override { rules_.add(*state, *state->getPath(), true); }
  void eoFill(GfxState* state) override { rules_.add(*state, *state->getPath(), true); }

  std::vector<Box> take_rules() { return rules_.take(); }

  [[nodiscard]] bool is_hidden(const TextWord& word) const {
    auto run = std::upper_bound(hidden_.begin(), hidden_.end(), word.getCharPos(),
                                [](int at, const Run& one) { return at < one.begin; });
    return run != hidden_.begin() && (--run)->is_hidden;
  }

 private:
  struct Run {
    int begin;
    bool is_hidden;
  };
  std::vector<Run> hidden_;  // empty on pages where all is drawn
  RuleCollector rules_;
  int count_ = 0;
};

/// Draws nothing and remembers how large the largest picture would be.
class PictureDevice final : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // What is taken over here is not broken up into thousands of small areas.
  bool useShadedFills(int /*type*/) override { return true; }
  bool functionShadedFill(GfxState* /*state*/, GfxFunctionShading* /*shading*/) override { return true; }
  bool axialShadedFill(GfxState* /*state*/, GfxAxialShading* /*shading*/, double /*low*/,
                       double /*high*/) override {
    return true;
  }
  bool radialShadedFill(GfxState* /*state*/, GfxRadialShading* /*shading*/, double /*low*/,
                        double /*high*/) override {
    return true;
  }
  bool gouraudTriangleShadedFill(GfxState* /*state*/, GfxGouraudTriangleShading* /*shading*/) override {
    return true;
  }
  bool patchMeshShadedFill(GfxState* /*state*/, GfxPatchMeshShading* /*shading*/) override { return true; }
  bool useTilingPatternFill() override { return true; }
  bool tilingPatternFill(GfxState* /*state*/, Gfx* /*gfx*/, Catalog* /*catalog*/,
                         GfxTilingPattern* /*pattern*/, const double* /*matrix*/, int /*x0*/, int /*y0*/,
                         int /*x1*/, int /*y1*/, double /*x_step*/, double /*y_step*/) override {
    return true;
  }

  // Masked pictures come to these two as well, and Poppler steps over those within the content.
  void drawImage(GfxState* state, Object* object, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask, bool is_inline) override {
    measure(*state);
    OutputDev::drawImage(state, object, stream, width, height, colors, interpolate, mask, is_inline);
  }
  void drawImageMask(GfxState* state, Object* object, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool is_inline) override {
    measure(*state);
    OutputDev::drawImageMask(state, object, stream, width, height, invert, interpolate, is_inline);
  }

  [[nodiscard]] double largest() const { return largest_; }

 private:
  /// A picture is drawn into the unit square.
  void measure(const GfxState& state) {
    const double* matrix = state.getCTM();
    const double area = std::abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
    if (area > largest_) largest_ = area;
  }

  double largest_ = 0;
};

/// A word and its place among the bytes of text that the page draws.
struct DrawnWord {
  int begin;
  int end;
  std::size_t index;  ///< in PdfText::words
};

/// Poppler ends a word at any gap of a tenth of the letters' size, and some fonts have pairs (`fk`, `fT`)
/// that stand further apart. Where a page draws its blanks as letters, a small gap with no blank in it is no
/// blank: the word before it is told to have none behind.
void unite_torn_words(std::vector<DrawnWord> drawn, std::vector<PlacedWord>& words) {
  constexpr double kLargestPair = 0.2;  // ems; blanks are a quarter, and hardly less in tight lines
  constexpr std::size_t kOneIn = 10;    // gaps that hold no blank, where blanks are drawn
  std::sort(drawn.begin(), drawn.end(),
            [](const DrawnWord& a, const DrawnWord& b) { return a.begin < b.begin; });
  std::size_t gaps = 0;
  std::vector<std::size_t> torn;
  for (std::size_t i = 1; i < drawn.size(); ++i) {
    const PlacedWord& before = words[drawn[i - 1].index];
    const PlacedWord& after = words[drawn[i].index];
    const double gap = after.upright.x0 - before.upright.x1;
    const bool on_one_line = before.turn == after.turn && gap >= 0 && gap < after.size &&
                             std::abs(before.upright.y1 - after.upright.y1) < 0.1 * after.size;
    if (!on_one_line) continue;
    ++gaps;
    if (drawn[i].begin == drawn[i - 1].end && gap <= kLargestPair * after.size)
      torn.push_back(drawn[i - 1].index);
  }
  if (torn.size() * kOneIn > gaps) return;
  for (const std::size_t index : torn) words[index].space_after = false;
}

class TextDevice final : public PdfTextDevice {
 public:
  explicit TextDevice(std::unique_ptr<PDFDoc> document) : document_(std::move(document)) {}

  std::optional<std::pair<double, double>> size_of(int number) override {
    const Page* page = document_->getPage(number);
    if (page == nullptr) return std::nullopt;
    const double width = std::max(1.0, std::abs(page->getCropWidth()));
    const double height = std::max(1.0, std::abs(page->getCropHeight()));
    const bool sideways = page->getRotate() % 180 != 0;
    return sideways ? std::pair(height, width) : std::pair(width, height);
  }

  Result<void> add_words(int number, std::size_t most_text, PdfText& page) override {
    CountingDevice device;
    document_->displayPageSlice(&device, number, kPointsPerInch, kPointsPerInch, 0, false, true, false, -1,
                                -1, -1, -1);
    page.rules = device.take_rules();
    const std::unique_ptr<TextWordList> words = device.makeWordList();
    if (words == nullptr) return {};
    FontTable fonts(page.fonts);
    std::size_t size = 0;
    std::vector<DrawnWord> drawn;
    for (int i = 0; i < words->getLength(); ++i) {
      const TextWord& word = *words->get(i);
      PlacedWord placed;
      placed.box = box_of(word);
      if (!is_visible(placed.box, page)) continue;
      placed.turn = word.getRotation() & 3;
      const double letters = word.getFontSize();
      placed.size = letters > 0 && letters < page.height ? letters : placed.box.height();
      placed.is_white = is_white(word);
      placed.is_hidden = device.is_hidden(word);
      if (word.getLength() > 0) placed.font = fonts.index_of(word.getFontInfo(0));
      const std::size_t first = page.words.size();
      size += add_parts(word, placed, page);
      if (page.words.size() == first + 1)
        drawn.push_back({word.getCharPos(), word.getCharPos() + word.getCharLen(), first});
      if (size > most_text) {
        return Error{ErrorCode::kLimit,
                     "Side " + std::to_string(number) + " har mere tekst, end en side kan have.", "",
                     "Kontrollér, om filen er, hvad den giver sig ud for."};
      }
    }
    unite_torn_words(std::move(drawn), page.words);
    return {};
  }

  double largest_picture(int number) override {
    PictureDevice device;
    document_->displayPageSlice(&device, number, kPointsPerInch, kPointsPerInch, 0, false, true, false, -1,
                                -1, -1, -1);
    return device.largest();
  }

 private:
  /// Adds the word; its parts where a font of signs has blanks in it, which Poppler takes for letters.
  /// Returns how many bytes it took.
  static std::size_t add_parts(const TextWord& word, const PlacedWord& placed, PdfText& page) {
    const int length = word.getLength();
    std::size_t size = 0;
    bool whole = true;
    for (int begin = 0; begin < length;) {
      int end = begin;
      std::string text;
      for (; end < length && *word.getChar(end) != kBlankOfSigns; ++end)
        append_clean(text, *word.getChar(end));
      whole = whole && begin == 0 && end == length;
      if (end > begin) {
        PlacedWord part = placed;
        part.text = std::move(text);
        if (!whole) part.box = box_of_part(word, begin, end);
        part.upright = turned_upright(part.box, part.turn, page.width, page.height);
        part.space_after = end < length || word.getSpaceAfter();
        size += part.text.size() + 1;
        page.words.push_back(std::move(part));
      }
      begin = end + 1;
    }
    return size;
  }

  static Box box_of_part(const TextWord& word, int begin, int end) {
    Box part;
    for (int i = begin; i < end; ++i) {
      Box letter;
      word.getCharBBox(i, &letter.x0, &letter.y0, &letter.x1, &letter.y1);
      part = i == begin ? letter : hull(part, letter);
    }
    return part;
  }

  std::unique_ptr<PDFDoc> document_;
};

}  // namespace

std::unique_ptr<PdfTextDevice> PdfTextDevice::open(std::string_view pdf) {
  static const GlobalParamsIniter parameters([](ErrorCategory, Goffset, const char*) {});
  // The document takes the stream over.
  auto* stream = new MemStream(pdf.data(), 0, static_cast<Goffset>(pdf.size()), Object(objNull));
  auto document = std::make_unique<PDFDoc>(stream);
  if (!document->isOk()) return nullptr;
  return std::make_unique<TextDevice>(std::move(document));
}

}  // namespace frisaet
