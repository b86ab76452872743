#include "pipeline/read/pdf_text_device.h"

#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "models/text/utf8.h"
#include "pipeline/read/covers.h"
#include "pipeline/read/drawn_page.h"
#include "pipeline/read/drawn_paths.h"
#include "pipeline/read/drawn_pictures.h"
#include "pipeline/read/letter_tilt.h"
#include "pipeline/read/pdf_page_walk.h"

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

/// Poppler names the bytes that Windows-1252 leaves open bullets, as PDF asks of their shape (32000-1, annex
/// D.2). In a text of another code they are Å and Ø; the byte tells, and what is no such text has its bullet
/// back in repair (models/language/letter_codes.h).
Unicode value_of(CharCode code, int bytes, Unicode named) {
  if (named != 0x2022 || bytes != 1) return named;
  constexpr std::array<CharCode, 5> kOpen{0x81, 0x8D, 0x8F, 0x90, 0x9D};
  const bool is_open = std::find(kOpen.begin(), kOpen.end(), code) != kOpen.end();
  return is_open ? 0xF000 + code : named;
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

/// Poppler's device, which also remembers which letters are drawn without ink (render modes 3 and 7: PDF
/// 32000-1, table 106), the lines that are drawn, and where pictures lie. It tells a word's place among the
/// page's bytes of text, so they are counted as it counts them.
///
/// Letters that lean by `tilt` are given to Poppler turned upright about the page's middle: it ends a word
/// where the next letter stands half a point higher or lower.
class CountingDevice final : public TextOutputDev {
 public:
  CountingDevice(double width, double height, double tilt)
      : TextOutputDev(nullptr, false, 0, false, false),
        pictures_(width, height),
        width_(width),
        height_(height),
        tilt_(tilt) {}

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* values, int length) override {
    const double tilt = tilt_of_letters(*state);
    tilts_.add(tilt);
    const Look look{(state->getRender() & 3) == 3, tilt_ != 0 && leans_with(tilt, tilt_)};
    if (runs_.empty() ? look != Look{} : runs_.back().look != look) runs_.push_back({count_, look});
    count_ += bytes;
    std::optional<std::array<double, 6>> leaning;
    if (look.leans) leaning = turn(*state);
    const Unicode value = length == 1 ? value_of(code, bytes, *values) : 0;
    TextOutputDev::drawChar(state, x, y, dx, dy, origin_x, origin_y, code, bytes,
                            length == 1 ? &value : values, length);
    if (leaning) set_matrix(*state, *leaning);
  }

  void incCharCount(int letters) override {
    count_ += letters;
    TextOutputDev::incCharCount(letters);
  }

  void stroke(GfxState* state) override { rules_.add(*state, *state->getPath(), false); }
  void fill(GfxState* state) override { add_area(*state); }
  void eoFill(GfxState* state) override { add_area(*state); }
  void beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* colors, bool isolated,
                              bool knockout, bool soft_mask) override {
    ++groups_;
    TextOutputDev::beginTransparencyGroup(state, box, colors, isolated, knockout, soft_mask);
  }
  void endTransparencyGroup(GfxState* state) override {
    --groups_;
    TextOutputDev::endTransparencyGroup(state);
  }

  // Pictures are only told to devices that want more than text. What else these are told is taken over here,
  // or Poppler would break it up into thousands of small areas.
  bool needNonText() override { return true; }
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
    add_picture(*state, object, width, height);
    OutputDev::drawImage(state, object, stream, width, height, colors, interpolate, mask, is_inline);
  }
  void drawImageMask(GfxState* state, Object* object, Stream* stream, int width, int height, bool invert,
                     bool interpolate, bool is_inline) override {
    add_picture(*state, object, width, height);
    OutputDev::drawImageMask(state, object, stream, width, height, invert, interpolate, is_inline);
  }

  std::vector<Box> take_rules() { return rules_.take(); }
  DrawnPictures& pictures() { return pictures_; }
  /// Whether a word, displayed at `box`, was printed and then painted over. A hidden one lies on a picture.
  [[nodiscard]] bool is_covered(const TextWord& word, const Box& box) const {
    return !is_hidden(word) && covers_.hide(box, word.getCharPos() + word.getCharLen());
  }
  [[nodiscard]] double common_tilt() const { return tilts_.common(); }
  [[nodiscard]] bool is_hidden(const TextWord& word) const { return look_of(word).is_hidden; }
  [[nodiscard]] bool was_turned(const TextWord& word) const { return look_of(word).leans; }

 private:
  struct Look {
    bool is_hidden = false;
    bool leans = false;  ///< with the page, and is turned upright

    friend bool operator==(const Look&, const Look&) = default;
  };
  struct Run {
    int begin;
    Look look;
  };

  static double tilt_of_letters(const GfxState& state) {
    const double* text = state.getTextMat();
    const double* page = state.getCTM();
    if (text[1] == 0 && page[1] == 0) return 0;
    return tilt_of(text[0] * page[0] + text[1] * page[2], text[0] * page[1] + text[1] * page[3]);
  }

  static void set_matrix(GfxState& state, const std::array<double, 6>& to) {
    state.setCTM(to[0], to[1], to[2], to[3], to[4], to[5]);
  }

  /// Turns what is drawn next upright; returns the matrix to set again afterwards.
  [[nodiscard]] std::array<double, 6> turn(GfxState& state) const {
    std::array<double, 6> before{};
    std::copy_n(state.getCTM(), before.size(), before.begin());
    std::array<double, 6> turned = before;
    const double along = std::cos(tilt_);
    const double across = std::sin(tilt_);
    turned[4] -= width_ / 2;
    turned[5] -= height_ / 2;
    for (std::size_t i = 0; i < turned.size(); i += 2) {
      const double x = turned[i];
      const double y = turned[i + 1];
      turned[i] = along * x + across * y;
      turned[i + 1] = along * y - across * x;
    }
    turned[4] += width_ / 2;
    turned[5] += height_ / 2;
    set_matrix(state, turned);
    return before;
  }

  /// What is painted through a mask, in a group whose opacity is told later, or is mixed with what lies
  /// beneath (a marker's yellow) hides nothing for certain.
  void add_area(GfxState& state) {
    constexpr double kOpaque = 0.98;
    rules_.add(state, *state.getPath(), true);
    if (groups_ > 0 || state.getFillOpacity() < kOpaque || state.getBlendMode() != gfxBlendNormal ||
        state.getFillColorSpace()->getMode() == csPattern) {
      return;
    }
    Box clip;
    state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    for (const Box& area : filled_rectangles(state, *state.getPath())) {
      covers_.add({std::max(area.x0, clip.x0), std::max(area.y0, clip.y0), std::min(area.x1, clip.x1),
                   std::min(area.y1, clip.y1)},
                  count_);
    }
  }

  /// A picture is drawn into the unit square.
  void add_picture(const GfxState& state, const Object* object, int width, int height) {
    const double* matrix = state.getCTM();
    const auto [x0, x1] = std::minmax({0.0, matrix[0], matrix[2], matrix[0] + matrix[2]});
    const auto [y0, y1] = std::minmax({0.0, matrix[1], matrix[3], matrix[1] + matrix[3]});
    Box clip;
    state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
    const double across = std::hypot(matrix[0], matrix[1]);
    const double down = std::hypot(matrix[2], matrix[3]);
    if (!(across > 0 && down > 0)) return;
    DrawnPicture picture;
    picture.box = {std::max(clip.x0, matrix[4] + x0), std::max(clip.y0, matrix[5] + y0),
                   std::min(clip.x1, matrix[4] + x1), std::min(clip.y1, matrix[5] + y1)};
    // That across, where the pixels are square: the page is then drawn pixel for pixel.
    const double dpi_across = kPointsPerInch * width / across;
    const double dpi_down = kPointsPerInch * height / down;
    picture.dpi = dpi_down > 1.02 * dpi_across ? dpi_down : dpi_across;
    if (object != nullptr && object->isRef()) picture.id = static_cast<std::uint64_t>(object->getRefNum());
    pictures_.add(picture);
  }

  [[nodiscard]] Look look_of(const TextWord& word) const {
    auto run = std::upper_bound(runs_.begin(), runs_.end(), word.getCharPos(),
                                [](int at, const Run& one) { return at < one.begin; });
    return run == runs_.begin() ? Look{} : (--run)->look;
  }

  std::vector<Run> runs_;  // empty on pages where all is drawn and stands upright
  RuleCollector rules_;
  Covers covers_;
  int groups_ = 0;
  DrawnPictures pictures_;
  TiltTally tilts_;
  double width_;
  double height_;
  double tilt_;
  int count_ = 0;
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
  explicit TextDevice(std::unique_ptr<PDFDoc> document)
      : document_(std::move(document)), pages_(*document_) {}

  std::optional<std::pair<double, double>> size_of(int number) override {
    const Page* page = pages_.at(number);
    if (page == nullptr) return std::nullopt;
    const double width = std::max(1.0, std::abs(page->getCropWidth()));
    const double height = std::max(1.0, std::abs(page->getCropHeight()));
    const bool sideways = page->getRotate() % 180 != 0;
    return sideways ? std::pair(height, width) : std::pair(width, height);
  }

  Result<void> add_words(int number, std::size_t most_text, PdfText& page) override {
    if (Page* page_with_pins = pages_.at(number)) pinned_.note(number, *page_with_pins);
    CountingDevice as_it_stands(page.width, page.height, 0);
    draw(number, as_it_stands);
    const double tilt = as_it_stands.common_tilt();
    if (tilt == 0) return add_words(number, most_text, tilt, as_it_stands, page);
    CountingDevice turned(page.width, page.height, tilt);
    draw(number, turned);
    return add_words(number, most_text, tilt, turned, page);
  }

  std::optional<Raster> draw(int number, double dpi) override {
    Page* page = pages_.at(number);
    return page == nullptr ? std::nullopt : drawn_page(*document_, *page, dpi);
  }

  std::vector<PinnedFile> pinned_files(int largest) override { return pinned_.unpacked(largest); }

 private:
  void draw(int number, CountingDevice& device) {
    Page* page = pages_.at(number);
    if (page == nullptr) return;
    page->displaySlice(&device, kPointsPerInch, kPointsPerInch, 0, false, true, -1, -1, -1, -1, false);
  }

  static Result<void> add_words(int number, std::size_t most_text, double tilt, CountingDevice& device,
                                PdfText& page) {
    page.rules = device.take_rules();
    page.picture_share = device.pictures().share();
    page.pictures = device.pictures().take();
    const std::unique_ptr<TextWordList> words = device.makeWordList();
    if (words == nullptr) return {};
    FontTable fonts(page.fonts);
    std::size_t size = 0;
    std::vector<DrawnWord> drawn;
    for (int i = 0; i < words->getLength(); ++i) {
      const TextWord& word = *words->get(i);
      PlacedWord placed;
      placed.upright = box_of(word);
      const double back = device.was_turned(word) ? tilt : 0;
      placed.box = leaning(placed.upright, back, page);
      if (!is_visible(placed.box, page)) continue;
      if (device.is_covered(word, placed.box)) {
        ++page.covered_words;
        continue;
      }
      placed.turn = word.getRotation() & 3;
      const double letters = word.getFontSize();
      placed.size = letters > 0 && letters < page.height ? letters : placed.upright.height();
      placed.is_white = is_white(word);
      placed.is_hidden = device.is_hidden(word);
      if (word.getLength() > 0) placed.font = fonts.index_of(word.getFontInfo(0));
      const std::size_t first = page.words.size();
      size += add_parts(word, placed, back, page);
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

  /// Where a box stands on the page as displayed that was turned upright before.
  static Box leaning(const Box& box, double tilt, const PdfText& page) {
    return tilt == 0 ? box : turned_by(box, tilt, page.width, page.height);
  }

  /// Adds the word; its parts where a font of signs has blanks in it, which Poppler takes for letters.
  /// Returns how many bytes it took.
  static std::size_t add_parts(const TextWord& word, const PlacedWord& placed, double tilt, PdfText& page) {
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
        if (!whole) {
          part.upright = box_of_part(word, begin, end);
          part.box = leaning(part.upright, tilt, page);
        }
        part.upright = turned_upright(part.upright, part.turn, page.width, page.height);
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
  PinnedFiles pinned_;
  PdfPageWalk pages_;  // after the document, as its page goes before it
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
