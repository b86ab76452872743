// The network and its model against a slow, obvious reading of the same sums, and against damaged files.
#include "pipeline/read/line_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>
#include <sstream>
#include <string>

#include "pipeline/read/line_model.h"

namespace frisaet {
namespace {

std::mt19937 chance(7);

int pick(int low, int high) {
  return std::uniform_int_distribution<int>(low, high)(chance);
}

LayerWeights made_up(int outputs, int inputs) {
  LayerWeights layer{outputs, inputs, {}, {}};
  for (int i = 0; i < outputs * (inputs + 1); ++i)
    layer.rows.push_back(static_cast<std::int8_t>(pick(-127, 127)));
  // Sums about one, where tanh bends.
  for (int i = 0; i < outputs; ++i) {
    layer.scales.push_back(static_cast<float>(pick(5, 15)) /
                           (53'000 * std::sqrt(static_cast<float>(inputs))));
  }
  return layer;
}

GateWeights made_up_gates(int inputs, int cells) {
  GateWeights gates;
  for (LayerWeights& gate : gates) gate = made_up(cells, inputs + cells);
  return gates;
}

LineModel made_up_model() {
  LineModel model;
  model.convolution = made_up(16, 9);
  model.column = made_up_gates(16, 64);
  model.forward = made_up_gates(64, 96);
  model.backward = made_up_gates(96, 96);
  model.last = made_up_gates(96, 32);
  model.output = made_up(21, 32);
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

/// The convolution of a picture, without the columns and rows at its edges, where noise has a say.
Values convolved(const LineModel& model, const std::vector<Values>& grey, int column, int row) {
  Values most(16, -128);
  for (int x = 3 * column; x < 3 * column + 3; ++x) {
    for (int y = 3 * row; y < 3 * row + 3; ++y) {
      Values inputs;
      for (int dx = -1; dx <= 1; ++dx) {
        for (int dy = -1; dy <= 1; ++dy) {
          const bool inside =
              x + dx >= 0 && x + dx < static_cast<int>(grey[0].size()) && y + dy >= 0 && y + dy < 48;
          inputs.push_back(inside ? grey[static_cast<std::size_t>(y + dy)][static_cast<std::size_t>(x + dx)]
                                  : 0);
        }
      }
      for (int i = 0; i < 16; ++i) {
        int& value = most[static_cast<std::size_t>(i)];
        value = std::max(value, rounded(std::tanh(sum_of(model.convolution, i, inputs))));
      }
    }
  }
  return most;
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

TEST_F(Network, GivesWhatTheTextbookGives) {
  LineModel model = made_up_model();
  // Noise around the picture is no part of what is compared.
  for (int feature = 0; feature < 16; ++feature) {
    for (const int input : {0, 1, 2, 3, 5, 6, 7, 8})
      model.convolution.rows[static_cast<std::size_t>(feature * 10 + input)] = 0;
  }
  LineNetwork network(model);
  std::vector<Raster> lines;
  for (const int width : {61, 30, 92, 45, 7}) {
    Raster line{width, 48, 0, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * 48)};
    for (std::uint8_t& pixel : line.pixels) pixel = static_cast<std::uint8_t>(pick(0, 255));
    // The middle row decides what is black and what is white: here 0 and 255.
    for (int x = 0; x < width; ++x) line.pixels[line.index(x, 24)] = x % 2 == 0 ? 0 : 255;
    lines.push_back(std::move(line));
  }
  std::vector<LineProbabilities> results = read(network, {lines.begin(), lines.begin() + 4});
  results.push_back(read(network, {lines[4]}).front());
  double largest = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    ASSERT_EQ(results[i].columns, lines[i].width / 3);
    std::vector<Values> grey(48);
    for (int y = 0; y < 48; ++y) {
      for (int x = 0; x < lines[i].width; ++x) {
        // A quarter of the darks, all 0, and three quarters of the lights, all 255, are so far into their
        // shade.
        const double scaled = 128 * ((lines[i].at(x, y) - 0.25) / 127.75 - 1);
        grey[static_cast<std::size_t>(y)].push_back(
            std::clamp(static_cast<int>(std::lround(scaled)), -127, 127));
      }
    }
    std::vector<std::vector<Values>> columns;
    for (int column = 0; column < results[i].columns; ++column) {
      columns.emplace_back();
      for (int row = 0; row < 16; ++row) columns.back().push_back(convolved(model, grey, column, row));
    }
    const std::vector<std::vector<double>> expected = oracle(model, columns);
    for (int column = 0; column < results[i].columns; ++column) {
      for (std::size_t output = 0; output < 21; ++output) {
        largest = std::max(largest, std::abs(expected[static_cast<std::size_t>(column)][output] -
                                             static_cast<double>(results[i].column(column)[output])));
      }
    }
  }
  EXPECT_LT(largest, 0.02);  // a value between two whole numbers may be rounded either way
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

}  // namespace
}  // namespace frisaet
