// The only place that knows Tesseract.
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/read/ocr_engine.h"

namespace frisaet {
namespace {

constexpr int kLongestSide = 32'767;
constexpr int kShortestSide = 16;  // smaller pictures hold no letter, and Tesseract complains of them

/// Valid UTF-8 without white space and control characters.
std::string clean_word(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value > 0x20 && point.value != 0x7F) append_utf8(out, point.value);
    at += point.size;
  }
  return out;
}

Box box_at(const tesseract::ResultIterator& at, tesseract::PageIteratorLevel level) {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  at.BoundingBox(level, &left, &top, &right, &bottom);
  return {static_cast<double>(left), static_cast<double>(top), static_cast<double>(right),
          static_cast<double>(bottom)};
}

/// Tells turned lines by their shape: `Orientation()` says "page up" for them all. A line that is clearly
/// taller than wide and whose words follow downwards is turned clockwise, upwards counter-clockwise.
/// REQUIRES: one line's words.
void tell_turn(std::vector<OcrWord>::iterator first, std::vector<OcrWord>::iterator last) {
  if (first == last) return;
  const Box& line = first->line_box;
  if (line.height() < 2 * line.width()) return;
  const double downwards = std::prev(last)->box.center_y() - first->box.center_y();
  std::size_t letters = 0;
  for (auto word = first; word != last; ++word) letters += count_code_points(word->text);
  if (letters < 3) return;  // `I` and `:` are tall without being turned
  for (auto word = first; word != last; ++word) word->turn = downwards >= 0 ? 1 : 3;
}

std::vector<OcrWord> words_of(tesseract::ResultIterator& at) {
  std::vector<OcrWord> words;
  int line = -1;
  do {
    if (at.IsAtBeginningOf(tesseract::RIL_TEXTLINE)) ++line;
    const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
    if (text == nullptr) continue;
    OcrWord word;
    word.text = clean_word(text.get());
    if (word.text.empty()) continue;
    word.box = box_at(at, tesseract::RIL_WORD);
    word.confidence = std::clamp(static_cast<double>(at.Confidence(tesseract::RIL_WORD)) / 100, 0.0, 1.0);
    word.line = line;
    word.line_box = box_at(at, tesseract::RIL_TEXTLINE);
    words.push_back(std::move(word));
  } while (at.Next(tesseract::RIL_WORD));
  for (auto first = words.begin(); first != words.end();) {
    const auto last =
        std::find_if(first, words.end(), [&](const OcrWord& word) { return word.line != first->line; });
    tell_turn(first, last);
    first = last;
  }
  return words;
}

class Tesseract final : public OcrEngine {
 public:
  Result<std::vector<OcrWord>> recognize(const Raster& picture, const OcrRequest& request) override {
    if (Result<void> loaded = load(); !loaded) return loaded.error();
    if (std::min(picture.width, picture.height) < kShortestSide) return std::vector<OcrWord>{};
    if (std::max(picture.width, picture.height) > kLongestSide) {
      return Error{ErrorCode::kLimit, "Billedet er større, end tekstgenkendelsen kan læse.", "",
                   "Gem det i en lavere opløsning."};
    }
    api_.SetPageSegMode(tesseract::PSM_AUTO);
    api_.SetVariable("thresholding_method", request.local_threshold ? "2" : "0");
    api_.SetImage(picture.pixels.data(), picture.width, picture.height, 1, picture.width);
    // Without a resolution Tesseract estimates one, and says so on standard error.
    api_.SetSourceResolution(picture.dpi > 0 ? static_cast<int>(std::lround(picture.dpi)) : 300);
    const bool done = api_.Recognize(nullptr) == 0;
    std::vector<OcrWord> words;
    if (done) {
      const std::unique_ptr<tesseract::ResultIterator> first(api_.GetIterator());
      if (first != nullptr && !first->Empty(tesseract::RIL_WORD)) words = words_of(*first);
    }
    api_.Clear();
    // After a failed call the confidences are those of the picture before: nothing of it may be used.
    if (!done) return Error{ErrorCode::kUnreadable, "Tekstgenkendelsen opgav billedet.", "", ""};
    return words;
  }

  Result<void> load() {
    if (loaded_) return {};
    // OEM_LSTM_ONLY: Debian's models hold no other engine.
    if (api_.Init(nullptr, "dan", tesseract::OEM_LSTM_ONLY) != 0) {
      return Error{ErrorCode::kNotFound, "Tesseracts danske sprogmodel mangler eller kan ikke læses.", "",
                   "Installér pakken tesseract-ocr-dan, eller ret miljøvariablen TESSDATA_PREFIX."};
    }
    loaded_ = true;
    return {};
  }

 private:
  tesseract::TessBaseAPI api_;
  bool loaded_ = false;
};

}  // namespace

std::unique_ptr<OcrEngine> make_tesseract() {
  return std::make_unique<Tesseract>();
}

Result<void> check_tesseract() {
  return Tesseract().load();
}

}  // namespace frisaet
