// The network and its model against a slow, obvious reading of the same sums, and against damaged files.
#include "pipeline/read/line_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>

#include "pipeline/read/line_model.h"

namespace frisaet {
namespace {

using Chance = std::mt19937;

int pick(Chance& chance, int low, int high) {
  return std::uniform_int_distribution<int>(low, high)(chance);
}

LayerWeights made_up(Chance& chance, int outputs, int inputs) {
  LayerWeights layer{outputs, inputs, {}, {}};
  for (int i = 0; i < outputs * (inputs + 1); ++i)
    layer.rows.push_back(static_cast<std::int8_t>(pick(chance, -127, 127)));
  // Sums about one, where tanh bends.
  for (int i = 0; i < outputs; ++i) {
    layer.scales.push_back(static_cast<float>(pick(chance, 5, 15)) /
                           (53'000 * std::sqrt(static_cast<float>(inputs))));
  }
  return layer;
}

GateWeights made_up_gates(Chance& chance, int inputs, int cells) {
  GateWeights gates;
  for (LayerWeights& gate : gates) gate = made_up(chance, cells, inputs + cells);
  return gates;
}

LineModel made_up_model() {
  Chance chance(7);
  LineModel model;
  model.convolution = made_up(chance, 16, 9);
  model.column = made_up_gates(chance, 16, 64);
  model.forward = made_up_gates(chance, 64, 96);
  model.backward = made_up_gates(chance, 96, 96);
  model.last = made_up_gates(chance, 96, 32);
  model.output = made_up(chance, 21, 32);
  model.characters.resize(21);
  return model;
}

using Values = std::vector<int>;

double sum_of(const LayerWeights& layer, int output, const Values& inputs) {
  const std::int8_t* row = layer.rows.data() + output * (layer.inputs + 1);
  double sum = row[layer.inputs] * 127.0;
  for (int i = 0; i < layer.inputs; ++i) sum += row[i] * inputs[static_cast<std::size_t>(i)];
  return sum * static_cast<double>(layer.scales[static_cast<std::size_t>(output)]);
}

int rounded(double value) {
  return static_cast<int>(std::lrint(value * 127));
}

/// One sequence through one layer with memory, as the textbooks have it.
std::vector<Values> remembered(const GateWeights& gates, const std::vector<Values>& sequence) {
  const auto cells = static_cast<std::size_t>(gates[0].outputs);
  std::vector<double> state(cells);
  Values last(cells);
  std::vector<Values> results;
  for (Values inputs : sequence) {
    inputs.insert(inputs.end(), last.begin(), last.end());
    for (std::size_t cell = 0; cell < cells; ++cell) {
      const auto gate = [&](std::size_t which) {
        return sum_of(gates[which], static_cast<int>(cell), inputs);
      };
      const auto logistic = [](double x) { return 1 / (1 + std::exp(-x)); };
      state[cell] = state[cell] * logistic(gate(2)) + std::tanh(gate(0)) * logistic(gate(1));
      last[cell] = rounded(std::tanh(state[cell]) * logistic(gate(3)));
    }
    results.push_back(last);
  }
  return results;
}

/// What the layers behind the convolution make of its columns.
std::vector<std::vector<double>> oracle(const LineModel& model,
                                        const std::vector<std::vector<Values>>& columns) {
  std::vector<Values> line;
  for (const std::vector<Values>& column : columns) line.push_back(remembered(model.column, column).back());
  line = remembered(model.forward, line);
  std::reverse(line.begin(), line.end());
  line = remembered(model.backward, line);
  std::reverse(line.begin(), line.end());
  line = remembered(model.last, line);
  std::vector<std::vector<double>> results;
  for (const Values& step : line) {
    std::vector<double> column;
    double sum = 0;
    for (int output = 0; output < model.output.outputs; ++output) {
      column.push_back(std::exp(sum_of(model.output, output, step)));
      sum += column.back();
    }
    for (double& value : column) value /= sum;
    results.push_back(std::move(column));
  }
  return results;
}

/// Grey as the network sees it, from the column before the picture to the one behind it, each with a row
/// above and two below: what lies around the picture is noise, always the same.
std::vector<Values> framed(const Raster& line) {
  std::vector<Values> columns(static_cast<std::size_t>(line.width + 2), Values(51));
  std::uint32_t noise = 1;
  for (int x = -1; x <= line.width; ++x) {
    for (int y = -1; y < 50; ++y) {
      noise = noise * 1664525 + 1013904223;
      const bool inside = x >= 0 && x < line.width && y >= 0 && y < 48;
      // A quarter of the darks, all 0, and three quarters of the lights, all 255, are so far into their
      // shade.
      const double grey = inside ? std::round(128 * ((line.at(x, y) - 0.25) / 127.75 - 1))
                                 : static_cast<int>(noise >> 24) % 255 - 127;
      columns[static_cast<std::size_t>(x + 1)][static_cast<std::size_t>(y + 1)] =
          std::clamp(static_cast<int>(grey), -127, 127);
    }
  }
  return columns;
}

/// One place of the convolution, each feature the largest of nine.
Values convolved(const LineModel& model, const std::vector<Values>& grey, int column, int row) {
  Values most(16, -128);
  for (int x = 3 * column; x < 3 * column + 3; ++x) {
    for (int y = 3 * row; y < 3 * row + 3; ++y) {
      Values inputs;
      for (int dx = 0; dx <= 2; ++dx) {
        for (int dy = 0; dy <= 2; ++dy)
          inputs.push_back(grey[static_cast<std::size_t>(x + dx)][static_cast<std::size_t>(y + dy)]);
      }
      for (int i = 0; i < 16; ++i) {
        int& value = most[static_cast<std::size_t>(i)];
        value = std::max(value, rounded(std::tanh(sum_of(model.convolution, i, inputs))));
      }
    }
  }
  return most;
}

/// Lines of noise of these widths, of which the middle row says that black is 0 and white 255.
std::vector<Raster> lines_of_noise(const std::vector<int>& widths) {
  Chance chance(11);
  std::vector<Raster> lines;
  for (const int width : widths) {
    Raster line{width, 48, 0, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * 48)};
    for (std::uint8_t& pixel : line.pixels) pixel = static_cast<std::uint8_t>(pick(chance, 0, 255));
    for (int x = 0; x < width; ++x) line.pixels[line.index(x, 24)] = x % 2 == 0 ? 0 : 255;
    lines.push_back(std::move(line));
  }
  return lines;
}

class Network : public testing::Test {
 protected:
  static std::vector<LineProbabilities> read(LineNetwork& network, const std::vector<Raster>& lines) {
    std::vector<const Raster*> pictures;
    for (const Raster& line : lines) pictures.push_back(&line);
    return network.read(pictures);
  }

  void SetUp() override {
    if (!LineNetwork::runs_here()) GTEST_SKIP() << "this processor has no AVX2";
  }
};

/// What the textbook makes of a picture, one column after the other.
std::vector<double> textbook(const LineModel& model, const Raster& line) {
  const std::vector<Values> grey = framed(line);
  std::vector<std::vector<Values>> columns(static_cast<std::size_t>(line.width / 3));
  for (int column = 0; column < line.width / 3; ++column) {
    for (int row = 0; row < 16; ++row)
      columns[static_cast<std::size_t>(column)].push_back(convolved(model, grey, column, row));
  }
  std::vector<double> values;
  for (const std::vector<double>& column : oracle(model, columns))
    values.insert(values.end(), column.begin(), column.end());
  return values;
}

TEST_F(Network, GivesWhatTheTextbookGives) {
  LineModel model = made_up_model();
  // Steep enough that the outputs tell what came before them.
  for (float& scale : model.output.scales) scale *= 4;
  LineModel without_corner = model;
  for (std::size_t row = 0; row < 16; ++row) without_corner.convolution.rows[row * 10] = 0;
  LineNetwork network(model);
  const std::vector<Raster> lines = lines_of_noise({61, 30, 92, 45, 7});
  const std::vector<LineProbabilities> results = read(network, lines);
  ASSERT_EQ(results.size(), lines.size());
  int exact = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ASSERT_EQ(results[i].columns, lines[i].width / 3);
    const std::vector<double> right = textbook(model, lines[i]);
    const std::vector<double> wrong = textbook(without_corner, lines[i]);
    ASSERT_EQ(results[i].values.size(), right.size());
    double error = 0;
    double wrong_error = 0;
    for (std::size_t at = 0; at < right.size(); ++at) {
      error += std::abs(right[at] - static_cast<double>(results[i].values[at]));
      wrong_error += std::abs(right[at] - wrong[at]);
    }
    EXPECT_LT(error, wrong_error / 2) << lines[i].width;  // one neighbour of nine weighs more
    exact += error < 1e-3 ? 1 : 0;
  }
  // Now and then a value halfway between two whole numbers is rounded the other way, and all that follows
  // remembers it.
  EXPECT_GE(exact, 3);
}

TEST_F(Network, BothWaysOfSummingUpGiveTheSame) {
  if (!LineNetwork::has_vnni()) GTEST_SKIP() << "this processor has no VNNI";
  LineNetwork fastest(made_up_model());
  LineNetwork plain(made_up_model(), LineNetwork::Sums::kAvx2);
  const std::vector<Raster> lines = lines_of_noise({61, 30, 92, 45, 7});
  const std::vector<LineProbabilities> expected = read(plain, lines);
  const std::vector<LineProbabilities> results = read(fastest, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(results[i].values, expected[i].values) << i;
}

TEST_F(Network, MoreLinesThanFitAtATimeAreReadInTurn) {
  LineNetwork network(made_up_model());
  const std::vector<Raster> lines = lines_of_noise({61, 30, 92, 45, 7, 18, 33, 60, 12});
  const std::vector<LineProbabilities> results = read(network, lines);
  ASSERT_EQ(results.size(), lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i)
    EXPECT_EQ(results[i].values, read(network, {lines[i]})[0].values) << i;
}

TEST_F(Network, LinesDoNotTouchEachOther) {
  LineNetwork network(made_up_model());
  const auto striped = [](int width, int step) {
    Raster line{width, 48, 0, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * 48, 255)};
    for (int y = 0; y < 48; ++y) {
      for (int x = 0; x < width; x += step) line.pixels[line.index(x, y)] = 10;
    }
    return line;
  };
  const std::vector<LineProbabilities> together =
      read(network, {striped(90, 5), striped(120, 7), striped(33, 4)});
  EXPECT_EQ(together[1].values, read(network, {striped(120, 7)})[0].values);
  EXPECT_EQ(together[2].values, read(network, {striped(33, 4)})[0].values);
}

TEST_F(Network, PictureWithoutAColumnGivesNone) {
  LineNetwork network(made_up_model());
  EXPECT_EQ(read(network, {Raster{}})[0].columns, 0);
  EXPECT_EQ(read(network, {Raster{2, 48, 0, std::vector<std::uint8_t>(96)}})[0].columns, 0);
  EXPECT_TRUE(read(network, {}).empty());
}

Result<LineModel> read_from(const std::string& bytes) {
  std::istringstream file(bytes);
  return read_line_model(file);
}

TEST(ReadLineModel, AnythingElseIsRefused) {
  for (const std::string& bytes :
       {std::string(), std::string("hej"), std::string(400, '\0'), std::string(400, '\xFF')})
    EXPECT_FALSE(read_from(bytes).ok());
  // A table that points behind the file, and one whose parts are empty.
  std::string table(4 + 24 * 8, '\0');
  table[0] = 24;
  EXPECT_FALSE(read_from(table).ok());
  for (std::size_t i = 4; i < table.size(); i += 8) table[i + 2] = 1;
  EXPECT_FALSE(read_from(table).ok());
}

// ---- damaged models

/// The parts of the installed Danish model that are read, as a file of their own; empty where there is none.
std::string small_model() {
  const char* const prefix = std::getenv("TESSDATA_PREFIX");
  const std::string folder = prefix != nullptr ? prefix : "/usr/share/tesseract-ocr/5/tessdata";
  std::ifstream file(folder + "/dan.traineddata", std::ios::binary);
  const std::string whole((std::istreambuf_iterator<char>(file)), {});
  std::int32_t count = 0;
  if (whole.size() < 4 + 64 * 8) return "";
  std::memcpy(&count, whole.data(), 4);
  std::vector<std::int64_t> starts(static_cast<std::size_t>(count));
  std::memcpy(starts.data(), whole.data() + 4, starts.size() * 8);
  std::string body;
  for (std::size_t part = 0; part < starts.size(); ++part) {
    if (starts[part] < 0) continue;
    auto end = static_cast<std::int64_t>(whole.size());
    for (const std::int64_t start : starts) {
      if (start > starts[part]) end = std::min(end, start);
    }
    const std::string_view bytes = std::string_view(whole).substr(
        static_cast<std::size_t>(starts[part]), static_cast<std::size_t>(end - starts[part]));
    starts[part] = -1;
    if (part != 17 && part != 21 && part != 22) continue;  // network, characters, codes
    starts[part] = static_cast<std::int64_t>(4 + starts.size() * 8 + body.size());
    body += bytes;
  }
  std::string small = whole.substr(0, 4);
  small.append(reinterpret_cast<const char*>(starts.data()), starts.size() * 8);
  return small + body;
}

class DamagedModel : public testing::Test {
 protected:
  void SetUp() override {
    if (good_.empty()) GTEST_SKIP() << "no Danish model is installed";
    ASSERT_TRUE(read_from(good_).ok());
  }

  /// The place behind the type, the switches and the inputs of the first layer of that type: its outputs.
  [[nodiscard]] std::size_t outputs_of(const std::string& type) const {
    return good_.find(type) + type.size() + 2 + 4 + 4;
  }

  template <typename T>
  [[nodiscard]] std::string with(std::size_t at, T value) const {
    std::string bytes = good_;
    std::memcpy(bytes.data() + at, &value, sizeof value);
    return bytes;
  }

  const std::string good_ = small_model();
};

TEST_F(DamagedModel, CutOffAnywhereIsRefusedOrReadsNothingElse) {
  Chance chance(3);
  for (int i = 0; i < 60; ++i) {
    const auto size = static_cast<std::size_t>(pick(chance, 0, static_cast<int>(good_.size()) - 1));
    const Result<LineModel> model = read_from(good_.substr(0, size));
    if (!model) continue;
    EXPECT_EQ(model->characters.size(), static_cast<std::size_t>(model->output.outputs)) << size;
  }
}

TEST_F(DamagedModel, FlippedBytesAreRefusedOrWeights) {
  Chance chance(5);
  for (int i = 0; i < 150; ++i) {
    std::string bytes = good_;
    // The table and the heads of the layers are short beside the weights: they get their share.
    const int most = i % 3 == 0 ? static_cast<int>(bytes.size()) - 1 : 1500;
    for (int n = 0; n < 3; ++n) {
      const auto at = static_cast<std::size_t>(pick(chance, 0, most));
      bytes[at] = static_cast<char>(pick(chance, 0, 255));
    }
    const Result<LineModel> model = read_from(bytes);
    if (!model) continue;
    EXPECT_EQ(model->characters.size(), static_cast<std::size_t>(model->output.outputs));
    for (const float scale : model->output.scales) EXPECT_TRUE(std::isfinite(scale));
  }
}

TEST_F(DamagedModel, ImpossibleSizesAreRefused) {
  for (const char* const type : {"SummLSTM", "Softmax"}) {
    for (const std::int32_t outputs : {INT32_MAX, INT32_MAX - 95, INT32_MIN, -1, 0, 5000})
      EXPECT_FALSE(read_from(with(outputs_of(type), outputs)).ok()) << type << ' ' << outputs;
  }
}

TEST_F(DamagedModel, ScalesThatAreNoNumbersAreRefused) {
  // Behind the outputs: the number of weights, the layer's name, how weights are kept, their rows and
  // columns, what absent ones are, the weights, the number of scales, the scales.
  std::size_t at = outputs_of("Softmax");
  const auto number = [&] {
    std::int32_t value = 0;
    std::memcpy(&value, good_.data() + at, sizeof value);
    at += sizeof value;
    return static_cast<std::size_t>(value);
  };
  number();
  number();
  const std::size_t name = number();
  at += name + 1;
  const std::size_t rows = number();
  const std::size_t columns = number();
  at += 1 + rows * columns;
  EXPECT_GE(number(), rows);
  EXPECT_TRUE(read_from(with(at, 1.0)).ok());
  for (const double scale : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e300})
    EXPECT_FALSE(read_from(with(at, scale)).ok()) << scale;
}

}  // namespace
}  // namespace frisaet
