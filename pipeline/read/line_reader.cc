#include "pipeline/read/line_reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/read/image_file.h"
#include "pipeline/read/line_decoder.h"

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
  std::array<std::size_t, 256> histogram{};
  for (const std::uint8_t pixel : picture.pixels) ++histogram[pixel];
  const auto quantile = [&](std::size_t share_of_1000) {
    std::size_t sum = 0;
    std::size_t grey = 0;
    while (grey < 255 && (sum += histogram[grey]) * 1000 < share_of_1000 * picture.pixels.size()) ++grey;
    return static_cast<int>(grey);
  };
  const int halfway = (quantile(20) + quantile(800)) / 2;
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

std::vector<OcrWord> words_of(const Cutting& cutting, const std::vector<LineWord>& found) {
  std::vector<OcrWord> words;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const LineWord& seen = found[i];
    OcrWord word;
    word.text = seen.text;
    word.confidence = seen.confidence;
    word.line = cutting.from->line;
    word.line_box = cutting.from->whole;
    word.turn = cutting.turn;
    // The network tells where it saw the letters; where they begin and end the ink says.
    const int before = i == 0 ? -1 : found[i - 1].end * kColumn;
    const int after =
        i + 1 == found.size() ? static_cast<int>(cutting.inked.size()) : found[i + 1].begin * kColumn;
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

}  // namespace

LineReader::LineReader(LineModel model) : model_(std::move(model)), network_(model_) {}

std::vector<OcrWord> LineReader::read(const Raster& page, const std::vector<FoundLine>& lines) {
  std::vector<Cutting> cuttings;
  for (const FoundLine& line : lines) {
    if (is_rule(page, line)) continue;
    const bool stands = line.ink.height() > kTallerThanWide * line.ink.width();
    cuttings.push_back(cut(page, line, 0));  // `I` and `1` are tall without being turned
    if (!stands) continue;
    cuttings.push_back(cut(page, line, 1));
    cuttings.push_back(cut(page, line, 3));
  }
  // Of about the same width go together.
  std::vector<std::size_t> order(cuttings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return cuttings[a].picture.width < cuttings[b].picture.width;
  });
  std::vector<std::vector<OcrWord>> read(cuttings.size());
  for (std::size_t first = 0; first < order.size(); first += LineNetwork::kLanes) {
    const std::size_t count = std::min<std::size_t>(LineNetwork::kLanes, order.size() - first);
    std::vector<Raster> pictures;
    for (std::size_t i = 0; i < count; ++i) pictures.push_back(std::move(cuttings[order[first + i]].picture));
    const std::vector<LineProbabilities> results = network_.read(pictures);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = order[first + i];
      read[at] = words_of(cuttings[at], decode_line(results[i], model_));
    }
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
