// The only place that knows Tesseract.
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/read/image_file.h"
#include "pipeline/read/leaders.h"
#include "pipeline/read/line_reader.h"
#include "pipeline/read/lone_figures.h"
#include "pipeline/read/missed_lines.h"
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

Box box_at(const tesseract::PageIterator& at, tesseract::PageIteratorLevel level) {
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

/// How high the letters of a line may reach, in pixels of the picture laid out. REQUIRES: `at` is at a line.
struct RowMeasures {
  double height = 0;  // from the lowest `p` to the highest `å`
  double top = 0;
  double bottom = 0;
  bool known = false;
};

RowMeasures measures_at(const tesseract::PageIterator& at) {
  float height = 0;
  float descenders = 0;  // below zero
  float ascenders = 0;
  at.RowAttributes(&height, &descenders, &ascenders);
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;
  RowMeasures row;
  row.known = at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1);
  row.height = static_cast<double>(height);
  row.bottom = (y0 + y1) / 2.0 - static_cast<double>(descenders);
  row.top = row.bottom - row.height;
  return row;
}

/// Tesseract gives a word that it found no marks for (dots of a leader) the box of the whole picture.
bool has_a_place(const Box& word, const Raster& picture) {
  return word.width() < picture.width || word.height() < picture.height;
}

/// The stretches of the line that `at` stands at, as Tesseract itself puts words together before it reads
/// them: words of the line's height without wide gaps. Blank paper and the rules of a table would be read as
/// letters. Leaves `at` at the line's last word. Boxes are those of the picture laid out times `scale`.
std::vector<FoundLine> stretches_at(tesseract::PageIterator& at, const Raster& picture, double scale) {
  constexpr double kHigher = 1.25;  // times the row's height: no word of this line
  constexpr double kWideGap = 2.0;  // times the row's height
  const RowMeasures row = measures_at(at);
  const Box whole = box_at(at, tesseract::RIL_TEXTLINE);
  const bool stands = whole.height() >= 2 * whole.width();
  std::vector<Box> boxes;
  bool open = false;
  do {
    const Box word = box_at(at, tesseract::RIL_WORD);
    if (!has_a_place(word, picture)) continue;
    const bool fits = word.height() <= kHigher * row.height;
    if (stands && !boxes.empty()) {
      boxes.back() = hull(boxes.back(), word);
    } else if (open && fits && hull(boxes.back(), word).height() <= kHigher * row.height &&
               word.x0 <= boxes.back().x1 + kWideGap * row.height) {
      boxes.back() = hull(boxes.back(), word);
    } else {
      boxes.push_back(word);
    }
    open = fits;
  } while (!at.IsAtFinalElement(tesseract::RIL_TEXTLINE, tesseract::RIL_WORD) &&
           at.Next(tesseract::RIL_WORD));
  std::vector<FoundLine> lines;
  for (const Box& box : boxes) {
    Box letters = box;
    if (row.known && !stands) {
      letters.y0 = std::min(letters.y0, row.top);
      letters.y1 = std::max(letters.y1, row.bottom);
    }
    lines.push_back({scaled(box, scale), scaled(letters, scale), scaled(whole, scale), 0});
  }
  return lines;
}

/// Reads the model itself, where it is of the kind that can be run directly; nothing otherwise.
std::optional<LineModel> model_in(const std::string& folder, const std::string& name) {
  if (!LineNetwork::runs_here()) return std::nullopt;
  std::ifstream file(folder + "/" + name + ".traineddata", std::ios::binary);
  Result<LineModel> model = read_line_model(file);
  if (!model) return std::nullopt;
  return std::move(*model);
}

/// A leader in the line that it stands in; in `own_line` where it stands in none.
OcrWord word_of(const Leader& leader, const std::vector<FoundLine>& lines, int own_line) {
  OcrWord word;
  word.text = leader.text;
  word.box = leader.box;
  word.confidence = 1;
  word.line_box = leader.box;
  word.line = own_line;
  double nearest = 0;
  bool found = false;
  for (const FoundLine& line : lines) {
    if (leader.box.y0 < line.letters.y0 || line.letters.y1 < leader.box.y1) continue;
    const double apart = std::max({0.0, leader.box.x0 - line.ink.x1, line.ink.x0 - leader.box.x1});
    if (found && apart >= nearest) continue;
    found = true;
    nearest = apart;
    word.line = line.line;
    word.line_box = line.whole;
  }
  return word;
}

std::optional<LineModel> latin_model_in(const std::string& folder) {
  // Debian puts the models of scripts beside those of languages, Tesseract's own installation below.
  std::optional<LineModel> model = model_in(folder, "Latin");
  return model ? std::move(model) : model_in(folder, "script/Latin");
}

/// Layout by Tesseract, reading by our own run of its model where that is possible, else by Tesseract.
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
    if (reader_) return read_lines(picture);
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
    if (!done) return gave_up();
    return words;
  }

  /// REQUIRES: load() succeeded.
  bool has_second_model() { return latin_model_in(api_.GetDatapath()).has_value(); }

  Result<void> load() {
    if (loaded_) return {};
    // OEM_LSTM_ONLY: Debian's models hold no other engine.
    if (api_.Init(nullptr, "dan", tesseract::OEM_LSTM_ONLY) != 0) {
      return Error{ErrorCode::kNotFound, "Tesseracts danske sprogmodel mangler eller kan ikke læses.", "",
                   "Installér pakken tesseract-ocr-dan, eller ret miljøvariablen TESSDATA_PREFIX."};
    }
    loaded_ = true;
    const std::string folder = api_.GetDatapath();
    if (std::optional<LineModel> danish = model_in(folder, "dan"))
      reader_.emplace(std::move(*danish), latin_model_in(folder));
    return {};
  }

 private:
  Result<std::vector<OcrWord>> read_lines(const Raster& picture) {
    const std::vector<Leader> leaders = find_leaders(picture);
    const Raster blank = leaders.empty() ? Raster{} : without_leaders(picture, leaders);
    const Raster& rest = leaders.empty() ? picture : blank;
    Result<std::vector<FoundLine>> lines = lines_of(rest);
    if (!lines) return lines.error();
    const int first_missed = complete_lines(rest, *lines);
    std::vector<OcrWord> words = reader_->read(rest, *lines);
    const std::set<int> letters = read_lone_figures(rest, *lines, *reader_, words);
    keep_surely_read(words, first_missed, letters);
    int next_line = 0;
    for (const FoundLine& line : *lines) next_line = std::max(next_line, line.line + 1);
    for (const Leader& leader : leaders)
      if (!leader.text.empty()) words.push_back(word_of(leader, *lines, next_line++));
    return words;
  }

  static Error gave_up() { return {ErrorCode::kUnreadable, "Tekstgenkendelsen opgav billedet.", "", ""}; }

  /// Where the lines stand. A picture of more than kLayoutDpi is looked at in less: the layout is as good
  /// (the errors of reading are the same or fewer) and takes half the time. Errors: kUnreadable when
  /// Tesseract gave up.
  Result<std::vector<FoundLine>> lines_of(const Raster& picture) {
    constexpr double kLayoutDpi = 200;
    const Raster smaller = reduced(picture, kLayoutDpi);
    const double scale = static_cast<double>(picture.width) / smaller.width;
    api_.SetImage(smaller.pixels.data(), smaller.width, smaller.height, 1, smaller.width);
    api_.SetSourceResolution(smaller.dpi > 0 ? static_cast<int>(std::lround(smaller.dpi)) : 300);
    std::vector<FoundLine> lines;
    const std::unique_ptr<tesseract::PageIterator> at(api_.AnalyseLayout());
    if (at != nullptr && !at->Empty(tesseract::RIL_WORD)) {
      int number = 0;
      do {
        for (FoundLine& stretch : stretches_at(*at, smaller, scale)) {
          stretch.line = number;
          lines.push_back(stretch);
        }
        ++number;
      } while (at->Next(tesseract::RIL_WORD));
    }
    // Nothing can mean an empty sheet or a failure: only reading tells them apart, and an empty one is read
    // at once.
    const bool failed = at == nullptr && api_.Recognize(nullptr) != 0;
    api_.Clear();
    if (failed) return gave_up();
    return lines;
  }

  tesseract::TessBaseAPI api_;
  std::optional<LineReader> reader_;
  bool loaded_ = false;
};

}  // namespace

std::unique_ptr<OcrEngine> make_tesseract() {
  return std::make_unique<Tesseract>();
}

Result<void> check_tesseract() {
  return Tesseract().load();
}

Result<void> check_second_model() {
  Tesseract engine;
  if (Result<void> loaded = engine.load(); !loaded) return loaded.error();
  if (engine.has_second_model()) return {};
  return Error{ErrorCode::kNotFound,
               "Tegn som § @ ° ü ö ä, som den danske model ikke kan skrive, læses som andre.", "",
               LineNetwork::runs_here() ? "Installér pakken tesseract-ocr-script-latn."
                                        : "Det kræver en processor med AVX2."};
}

}  // namespace frisaet
