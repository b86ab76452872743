#include "pipeline/read/line_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/read/image_file.h"
#include "pipeline/read/line_decoder.h"
#include "pipeline/read/mark_shapes.h"
#include "pipeline/read/second_opinion.h"

namespace frisaet {
namespace {

constexpr double kMargin = 4;  // pixels around a line that are given to the network
constexpr int kColumn = 3;     // pixels of the scaled line that one column of probabilities stands for
constexpr double kTallerThanWide = 2;  // from which on a line is taken to stand on its side
constexpr double kRule = 4;       // points; what is thinner and much longer is a rule, no line of letters
constexpr double kLongest = 120;  // times its height; nothing that is longer is a line

/// A line cut out and scaled, and the way back.
struct Cutting {
  const FoundLine* from = nullptr;
  Box box;       // on the page
  int turn = 0;  // quarter turns clockwise of the letters on the page
  Raster picture;
  double scale = 1;         // pixels of the picture for one of the page
  std::vector<bool> inked;  // columns of the picture in which something is printed
};

/// A column counts when two of its pixels are darker than halfway between the line's ink and its paper.
std::vector<bool> inked_columns(const Raster& picture) {
  const int halfway = halfway_grey(picture);
  std::vector<bool> inked(static_cast<std::size_t>(picture.width));
  for (int x = 0; x < picture.width; ++x) {
    int dark = 0;
    for (int y = 0; y < picture.height; ++y) dark += picture.at(x, y) < halfway ? 1 : 0;
    inked[static_cast<std::size_t>(x)] = dark >= 2;
  }
  return inked;
}

/// From a column within a word towards its edge: where `kBlank` columns without ink follow, at the latest at
/// `limit`. `step` is 1 or -1.
int edge_of(const std::vector<bool>& inked, int from, int limit, int step) {
  constexpr int kBlank = 5;  // of 48 pixels' height; letters stand 2 to 3 apart, words 8 and more
  int edge = from;
  for (int x = from, blank = 0; x != limit && blank < kBlank; x += step) {
    if (x < 0 || x >= static_cast<int>(inked.size())) break;
    blank = inked[static_cast<std::size_t>(x)] ? 0 : blank + 1;
    if (blank == 0) edge = x;
  }
  return edge;
}

Cutting cut(const Raster& page, const FoundLine& line, int turn) {
  Cutting cutting{&line, {}, turn, {}, 1, {}};
  const Box& letters = line.letters;
  cutting.box = {std::max(0.0, std::floor(letters.x0 - kMargin)),
                 std::max(0.0, std::floor(letters.y0 - kMargin)),
                 std::min<double>(page.width, std::ceil(letters.x1 + kMargin)),
                 std::min<double>(page.height, std::ceil(letters.y1 + kMargin))};
  const Raster piece = turned(cropped(page, cutting.box), 4 - turn);
  if (piece.empty() || piece.height < 3 || piece.width > kLongest * piece.height) return cutting;
  cutting.picture = scaled_to_height(piece, LineNetwork::kHeight);
  cutting.scale = static_cast<double>(LineNetwork::kHeight) / piece.height;
  cutting.inked = inked_columns(cutting.picture);
  return cutting;
}

std::vector<OcrWord> words_of(const Cutting& cutting, const std::vector<TwoReadings>& found) {
  std::vector<OcrWord> words;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const LineWord& seen = found[i].chosen;
    OcrWord word;
    word.text = seen.text;
    word.other = found[i].other;
    word.confidence = seen.confidence;
    word.line = cutting.from->line;
    word.line_box = cutting.from->whole;
    word.turn = cutting.turn;
    // The network tells where it saw the letters; where they begin and end the ink says.
    const int before = i == 0 ? -1 : found[i - 1].chosen.end * kColumn;
    const int after =
        i + 1 == found.size() ? static_cast<int>(cutting.inked.size()) : found[i + 1].chosen.begin * kColumn;
    const double begin = edge_of(cutting.inked, seen.begin * kColumn + 1, before, -1) / cutting.scale;
    const double end = (edge_of(cutting.inked, seen.end * kColumn - 2, after, 1) + 1) / cutting.scale;
    word.box = cutting.from->ink;
    if (cutting.turn == 0) {
      word.box.x0 = cutting.box.x0 + begin;
      word.box.x1 = cutting.box.x0 + end;
    } else if (cutting.turn == 1) {
      word.box.y0 = cutting.box.y0 + begin;
      word.box.y1 = cutting.box.y0 + end;
    } else {
      word.box.y1 = cutting.box.y1 - begin;
      word.box.y0 = cutting.box.y1 - end;
    }
    words.push_back(std::move(word));
  }
  return words;
}

/// The rules of a table, the line under a heading, the shadow at a sheet's edge.
bool is_rule(const Raster& page, const FoundLine& line) {
  const double thin = kRule * page.dpi / 72;
  const double smaller = std::min(line.ink.width(), line.ink.height());
  const double larger = std::max(line.ink.width(), line.ink.height());
  return smaller < thin && larger > 5 * thin;
}

/// Letters weighed by how surely they were read.
double surely_read(const std::vector<OcrWord>& words) {
  double sum = 0;
  for (const OcrWord& word : words)
    sum += word.confidence * static_cast<double>(count_code_points(word.text));
  return sum;
}

/// The words of the cuttings, each in its own place; of about the same width go together.
std::vector<std::vector<LineWord>> read_all(const std::vector<const Cutting*>& cuttings,
                                            const LineModel& model, LineNetwork& network) {
  std::vector<std::size_t> order(cuttings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return cuttings[a]->picture.width < cuttings[b]->picture.width;
  });
  std::vector<std::vector<LineWord>> words(cuttings.size());
  for (std::size_t first = 0; first < order.size(); first += LineNetwork::kLanes) {
    const std::size_t count = std::min<std::size_t>(LineNetwork::kLanes, order.size() - first);
    std::vector<const Raster*> pictures;
    for (std::size_t i = 0; i < count; ++i) pictures.push_back(&cuttings[order[first + i]]->picture);
    const std::vector<LineProbabilities> results = network.read(pictures);
    for (std::size_t i = 0; i < count; ++i) words[order[first + i]] = decode_line(results[i], model);
  }
  return words;
}

/// Writes dashes and list dots by their measures: of a lone mark, and of a dash between two numbers.
void write_marks(const Cutting& cutting, std::vector<TwoReadings>& readings) {
  for (std::size_t i = 0; i < readings.size(); ++i) {
    LineWord& word = readings[i].chosen;
    for (const MarkPlace& place : doubtful_marks(word, i == 0)) {
      const std::string_view mark =
          mark_by_shape(cutting.picture, word.letters[place.letter] * kColumn + kColumn / 2);
      if (mark.empty() || !may_be(place, mark)) continue;
      const std::string written =
          word.text.substr(0, place.begin) + std::string(mark) + word.text.substr(place.end);
      if (written == word.text) continue;
      if (readings[i].other.empty()) readings[i].other = word.text;
      word.text = written;
    }
  }
}

bool has_doubtful(const std::vector<LineWord>& words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_doubtful(words[i], i == 0)) return true;
  return false;
}

}  // namespace

LineReader::LineReader(LineModel danish, std::optional<LineModel> latin) : danish_(std::move(danish)) {
  if (latin) latin_.emplace(std::move(*latin));
}

std::vector<OcrWord> LineReader::read(const Raster& page, const std::vector<FoundLine>& lines) {
  std::vector<Cutting> cuttings;
  for (const FoundLine& line : lines) {
    if (is_rule(page, line)) continue;
    cuttings.push_back(cut(page, line, 0));  // `I` and `1` are tall without being turned
    if (line.ink.height() <= kTallerThanWide * line.ink.width()) continue;
    cuttings.push_back(cut(page, line, 1));
    cuttings.push_back(cut(page, line, 3));
  }
  std::vector<const Cutting*> all;
  for (const Cutting& cutting : cuttings) all.push_back(&cutting);
  const std::vector<std::vector<LineWord>> danish = read_all(all, danish_.model, danish_.network);
  std::vector<std::size_t> doubtful;
  for (std::size_t i = 0; i < cuttings.size() && latin_; ++i)
    if (has_doubtful(danish[i])) doubtful.push_back(i);
  std::vector<std::vector<LineWord>> latin(cuttings.size());
  if (!doubtful.empty()) {
    std::vector<const Cutting*> asked;
    for (const std::size_t i : doubtful) asked.push_back(&cuttings[i]);
    std::vector<std::vector<LineWord>> answers = read_all(asked, latin_->model, latin_->network);
    for (std::size_t i = 0; i < doubtful.size(); ++i) latin[doubtful[i]] = std::move(answers[i]);
  }
  std::vector<std::vector<OcrWord>> read;
  for (std::size_t i = 0; i < cuttings.size(); ++i) {
    std::vector<TwoReadings> readings = second_opinion(danish[i], latin[i]);
    write_marks(cuttings[i], readings);
    read.push_back(words_of(cuttings[i], readings));
  }
  std::vector<OcrWord> words;
  for (std::size_t first = 0; first < cuttings.size();) {
    std::size_t best = first;
    std::size_t end = first + 1;
    for (; end < cuttings.size() && cuttings[end].from == cuttings[first].from; ++end)
      if (surely_read(read[end]) > surely_read(read[best])) best = end;
    std::move(read[best].begin(), read[best].end(), std::back_inserter(words));
    first = end;
  }
  return words;
}

}  // namespace frisaet
