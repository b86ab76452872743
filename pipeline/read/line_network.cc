#include "pipeline/read/line_network.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#define FRISAET_AVX2 __attribute__((target("avx2,fma")))
#define FRISAET_VNNI __attribute__((target("avx2,fma,avx512f,avx512bw,avx512vnni")))
#endif

namespace frisaet {

#if defined(__x86_64__)
namespace {

constexpr int kLanes = LineNetwork::kLanes;
constexpr int kHeight = LineNetwork::kHeight;
constexpr int kPool = 3;
constexpr int kRows = kHeight / kPool;
constexpr int kFeatures = 16;                                  // of the convolution
constexpr int kBlock = 16;                                     // outputs that are worked out side by side
constexpr std::size_t kPairOfBlock = std::size_t{2} * kBlock;  // weights of two inputs for all of these

int rounded_up(int value, int step) {
  return (value + step - 1) / step * step;
}
std::size_t size(int value) {
  return static_cast<std::size_t>(value);
}

/// Weights as the processor likes them: of 16 outputs the weights for the first two inputs, for the next two
/// …, then the next 16 outputs. Whole numbers of 16 bits, as two products of 8 bits are summed in one step.
struct Packed {
  int outputs = 0;  // a multiple of kBlock
  int pairs = 0;    // of inputs
  std::vector<std::int16_t> weights;
  std::vector<float> scales;
  std::vector<float> constants;

  void take(const LayerWeights& layer, int first_output) {
    for (int o = 0; o < layer.outputs; ++o) {
      const std::int8_t* row = layer.rows.data() + size(o) * size(layer.inputs + 1);
      const int output = first_output + o;
      for (int i = 0; i < layer.inputs; ++i) at(output, i) = static_cast<std::int16_t>(int{row[i]});
      scales[size(output)] = layer.scales[size(o)];
      constants[size(output)] = static_cast<float>(row[layer.inputs]) * 127 * layer.scales[size(o)];
    }
  }

  Packed() = default;
  Packed(int output_count, int input_count)
      : outputs(rounded_up(output_count, kBlock)),
        pairs((input_count + 1) / 2),
        weights(size(outputs) * size(pairs) * 2),
        scales(size(outputs)),
        constants(size(outputs)) {}

  std::int16_t& at(int output, int input) {
    return weights[(size(output / kBlock) * size(pairs) + size(input / 2)) * kBlock * 2 +
                   size(output % kBlock) * 2 + size(input % 2)];
  }
};

/// Four lanes of `inputs` values each, one after the other, times the weights: `sums` are outputs × lanes.
using Multiply = void (*)(const Packed& weights, const std::int16_t* inputs, int stride, float* sums);

FRISAET_AVX2 __m256i pair_at(const std::int16_t* values) {
  std::int32_t two = 0;
  std::memcpy(&two, values, sizeof two);
  return _mm256_set1_epi32(two);
}

FRISAET_AVX2 void multiply_avx2(const Packed& packed, const std::int16_t* inputs, int stride, float* sums) {
  const std::int16_t* weights = packed.weights.data();
  for (int block = 0; block < packed.outputs; block += kBlock) {
    __m256i low[kLanes];
    __m256i high[kLanes];
    for (int lane = 0; lane < kLanes; ++lane) low[lane] = high[lane] = _mm256_setzero_si256();
    for (int pair = 0; pair < packed.pairs; ++pair, weights += kPairOfBlock) {
      const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
      const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + kBlock));
#pragma GCC unroll 4
      for (int lane = 0; lane < kLanes; ++lane) {
        const __m256i value = pair_at(inputs + size(lane * stride + 2 * pair));
        low[lane] = _mm256_add_epi32(low[lane], _mm256_madd_epi16(first, value));
        high[lane] = _mm256_add_epi32(high[lane], _mm256_madd_epi16(second, value));
      }
    }
    const float* scales = packed.scales.data() + block;
    const float* constants = packed.constants.data() + block;
    for (int lane = 0; lane < kLanes; ++lane) {
      float* out = sums + size(lane * packed.outputs + block);
      _mm256_storeu_ps(out, _mm256_fmadd_ps(_mm256_cvtepi32_ps(low[lane]), _mm256_loadu_ps(scales),
                                            _mm256_loadu_ps(constants)));
      _mm256_storeu_ps(out + 8, _mm256_fmadd_ps(_mm256_cvtepi32_ps(high[lane]), _mm256_loadu_ps(scales + 8),
                                                _mm256_loadu_ps(constants + 8)));
    }
  }
}

/// The same with products summed up in one instruction.
FRISAET_VNNI void multiply_vnni(const Packed& packed, const std::int16_t* inputs, int stride, float* sums) {
  const std::int16_t* weights = packed.weights.data();
  for (int block = 0; block < packed.outputs; block += kBlock) {
    __m512i sum[kLanes];
    for (__m512i& lane : sum) lane = _mm512_setzero_si512();
    for (int pair = 0; pair < packed.pairs; ++pair, weights += kPairOfBlock) {
      const __m512i both = _mm512_loadu_si512(weights);
#pragma GCC unroll 4
      for (int lane = 0; lane < kLanes; ++lane) {
        std::int32_t two = 0;
        std::memcpy(&two, inputs + size(lane * stride + 2 * pair), sizeof two);
        sum[lane] = _mm512_dpwssd_epi32(sum[lane], both, _mm512_set1_epi32(two));
      }
    }
    for (int lane = 0; lane < kLanes; ++lane) {
      _mm512_storeu_ps(
          sums + size(lane * packed.outputs + block),
          _mm512_fmadd_ps(_mm512_cvtepi32_ps(sum[lane]), _mm512_loadu_ps(packed.scales.data() + block),
                          _mm512_loadu_ps(packed.constants.data() + block)));
    }
  }
}

/// e^x for |x| < 87, to seven digits: 2^n by the exponent's bits, the rest by a polynomial.
FRISAET_AVX2 __m256 exp_of(__m256 x) {
  x = _mm256_min_ps(_mm256_max_ps(x, _mm256_set1_ps(-87)), _mm256_set1_ps(87));
  const __m256 scaled = _mm256_mul_ps(x, _mm256_set1_ps(1.44269504F));
  const __m256 whole = _mm256_round_ps(scaled, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  const __m256 rest = _mm256_sub_ps(scaled, whole);
  __m256 sum = _mm256_set1_ps(0.00133335581F);  // the series of 2^r, |r| ≤ ½
  for (const float factor : {0.00961812911F, 0.0555041087F, 0.240226507F, 0.693147181F, 1.0F})
    sum = _mm256_fmadd_ps(sum, rest, _mm256_set1_ps(factor));
  const __m256i power = _mm256_slli_epi32(_mm256_cvtps_epi32(whole), 23);
  return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(sum), power));
}

/// tanh(x) · logistic(y), with one division for both.
FRISAET_AVX2 __m256 tanh_times_logistic(__m256 x, __m256 y) {
  const __m256 one = _mm256_set1_ps(1);
  const __m256 bound = _mm256_set1_ps(30);  // keeps the product of both below what a float holds
  x = _mm256_min_ps(_mm256_max_ps(x, _mm256_sub_ps(_mm256_setzero_ps(), bound)), bound);
  y = _mm256_max_ps(y, _mm256_sub_ps(_mm256_setzero_ps(), bound));
  const __m256 twice = exp_of(_mm256_add_ps(x, x));
  const __m256 other = exp_of(_mm256_sub_ps(_mm256_setzero_ps(), y));
  return _mm256_div_ps(_mm256_sub_ps(twice, one),
                       _mm256_mul_ps(_mm256_add_ps(twice, one), _mm256_add_ps(other, one)));
}

FRISAET_AVX2 __m256 logistic(__m256 x) {
  const __m256 one = _mm256_set1_ps(1);
  return _mm256_div_ps(one, _mm256_add_ps(one, exp_of(_mm256_sub_ps(_mm256_setzero_ps(), x))));
}

/// -1..1 as -127..127, eight at a time.
FRISAET_AVX2 void store_rounded(__m256 values, std::int16_t* out) {
  const __m256i whole = _mm256_cvtps_epi32(_mm256_mul_ps(values, _mm256_set1_ps(127)));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out),
                   _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1)));
}

/// From the sums of the four gates to the new state and the new output.
FRISAET_AVX2 void pass_gates(const float* gates, int cells, float* state, std::int16_t* output) {
  for (int cell = 0; cell < cells; cell += 8) {
    const auto gate = [&](int which)
                          FRISAET_AVX2 { return _mm256_loadu_ps(gates + size(which * cells + cell)); };
    const __m256 added = tanh_times_logistic(gate(0), gate(1));
    __m256 now = _mm256_fmadd_ps(_mm256_loadu_ps(state + cell), logistic(gate(2)), added);
    now = _mm256_min_ps(_mm256_max_ps(now, _mm256_set1_ps(-100)), _mm256_set1_ps(100));
    _mm256_storeu_ps(state + cell, now);
    store_rounded(tanh_times_logistic(now, gate(3)), output + cell);
  }
}

/// A sequence of vectors of whole numbers, -127..127.
struct Sequence {
  int length = 0;
  int width = 0;
  std::vector<std::int16_t> values;

  Sequence() = default;
  Sequence(int steps, int features) : length(steps), width(features), values(size(steps) * size(features)) {}
  std::int16_t* at(int step) { return values.data() + size(step) * size(width); }
  [[nodiscard]] const std::int16_t* at(int step) const { return values.data() + size(step) * size(width); }
};

/// A layer with memory, run for four sequences at once.
struct MemoryLayer {
  Packed gates;
  int inputs = 0;
  int cells = 0;
  std::vector<std::int16_t> source;  // four lanes of (input, last output)
  std::vector<float> states;
  std::vector<float> sums;

  explicit MemoryLayer(const GateWeights& weights)
      : gates(4 * weights[0].outputs, weights[0].inputs),
        inputs(weights[0].inputs - weights[0].outputs),
        cells(weights[0].outputs),
        source(size(kLanes) * size(inputs + cells)),
        states(size(kLanes) * size(cells)),
        sums(size(kLanes) * size(gates.outputs)) {
    for (int gate = 0; gate < 4; ++gate) gates.take(weights[size(gate)], gate * cells);
  }

  void forget() {
    std::fill(source.begin(), source.end(), std::int16_t{0});
    std::fill(states.begin(), states.end(), 0.0F);
  }

  std::int16_t* input(int lane) { return source.data() + size(lane) * size(inputs + cells); }
  std::int16_t* output(int lane) { return input(lane) + inputs; }

  FRISAET_AVX2 void step(Multiply multiply) {
    multiply(gates, source.data(), inputs + cells, sums.data());
    for (int lane = 0; lane < kLanes; ++lane) {
      pass_gates(sums.data() + size(lane) * size(gates.outputs), cells,
                 states.data() + size(lane) * size(cells), output(lane));
    }
  }

  /// Passes along up to four lines. Shorter ones are done earlier; their lane then idles.
  std::vector<Sequence> run(const std::vector<Sequence>& lines, bool backwards, Multiply multiply) {
    std::vector<Sequence> results;
    int longest = 0;
    for (const Sequence& line : lines) {
      results.emplace_back(line.length, cells);
      longest = std::max(longest, line.length);
    }
    forget();
    for (int step_number = 0; step_number < longest; ++step_number) {
      for (std::size_t lane = 0; lane < lines.size(); ++lane) {
        if (step_number >= lines[lane].length) continue;
        const int at = backwards ? lines[lane].length - 1 - step_number : step_number;
        std::copy_n(lines[lane].at(at), inputs, input(static_cast<int>(lane)));
      }
      step(multiply);
      for (std::size_t lane = 0; lane < lines.size(); ++lane) {
        if (step_number >= lines[lane].length) continue;
        const int at = backwards ? lines[lane].length - 1 - step_number : step_number;
        std::copy_n(output(static_cast<int>(lane)), cells, results[lane].at(at));
      }
    }
    return results;
  }
};

/// Grey as -127..127, black and white being what the middle row's darkest and lightest strokes are: column by
/// column, with a frame of noise one pixel wide, as the network was trained with.
std::vector<std::int16_t> normalised(const Raster& line) {
  std::array<int, 256> darks{};
  std::array<int, 256> lights{};
  int dark_count = 0;
  int light_count = 0;
  const int middle = line.height / 2;
  for (int x = 1; x + 1 < line.width; ++x) {
    const int before = line.at(x - 1, middle);
    const int here = line.at(x, middle);
    const int after = line.at(x + 1, middle);
    if ((here < before && here <= after) || (here <= before && here < after)) {
      ++darks[size(here)];
      ++dark_count;
    }
    if ((here > before && here >= after) || (here >= before && here > after)) {
      ++lights[size(here)];
      ++light_count;
    }
  }
  const auto quantile = [](const std::array<int, 256>& counts, int count, double share, int otherwise) {
    if (count == 0) return static_cast<float>(otherwise);
    const double wanted = std::max(1.0, share * count);
    double sum = 0;
    std::size_t at = 0;
    while (at < 255 && sum + counts[at] < wanted) sum += counts[at++];
    // As far into the shade as its share of the pixels says.
    return counts[at] > 0 ? static_cast<float>(static_cast<double>(at) + (wanted - sum) / counts[at])
                          : static_cast<float>(at);
  };
  const float black = quantile(darks, dark_count, 0.25, 0);
  const float white = quantile(lights, light_count, 0.75, 255);
  const float contrast = white > black ? (white - black) / 2 : 1;
  std::array<std::int16_t, 256> grey{};
  for (int value = 0; value < 256; ++value) {
    const float scaled = 128 * ((static_cast<float>(value) - black) / contrast - 1);
    grey[size(value)] = static_cast<std::int16_t>(std::clamp(std::lround(scaled), -127L, 127L));
  }
  const int tall = kHeight + 3;  // the frame, and one that is read beyond it and weighs nothing
  std::vector<std::int16_t> out(size(line.width + 2) * size(tall));
  std::uint32_t chance = 1;
  for (std::int16_t& value : out) {
    chance = chance * 1664525 + 1013904223;
    value = static_cast<std::int16_t>(static_cast<int>(chance >> 24) % 255 - 127);
  }
  for (int x = 0; x < line.width; ++x) {
    std::int16_t* column = out.data() + size(x + 1) * size(tall) + 1;
    for (int y = 0; y < kHeight; ++y) column[y] = grey[line.at(x, y)];
  }
  return out;
}

/// The convolution and the largest of each 3 × 3 of it. The largest is taken of the sums, before tanh, which
/// changes no order: `result` is a sequence of columns, each of kRows × kFeatures.
FRISAET_AVX2 Sequence convolved(const Raster& line, const Packed& packed) {
  const std::vector<std::int16_t> picture = normalised(line);
  constexpr int kTall = kHeight + 3;
  Sequence result(line.width / kPool, kRows * kFeatures);
  const __m256 first_scale = _mm256_loadu_ps(packed.scales.data());
  const __m256 second_scale = _mm256_loadu_ps(packed.scales.data() + 8);
  const __m256 first_constant = _mm256_loadu_ps(packed.constants.data());
  const __m256 second_constant = _mm256_loadu_ps(packed.constants.data() + 8);
  const auto* weights = reinterpret_cast<const __m256i*>(packed.weights.data());
  for (int column = 0; column < result.length; ++column) {
    for (int row = 0; row < kRows; ++row) {
      __m256i first_most = _mm256_set1_epi32(INT32_MIN);
      __m256i second_most = first_most;
      for (int x = column * kPool; x < (column + 1) * kPool; ++x) {
        for (int y = row * kPool; y < (row + 1) * kPool; ++y) {
          __m256i first = _mm256_setzero_si256();
          __m256i second = _mm256_setzero_si256();
#pragma GCC unroll 6
          for (int pair = 0; pair < 6; ++pair) {
            const __m256i value = pair_at(picture.data() + size((x + pair / 2) * kTall + y + pair % 2 * 2));
            first = _mm256_add_epi32(first,
                                     _mm256_madd_epi16(_mm256_loadu_si256(weights + size(2 * pair)), value));
            second = _mm256_add_epi32(
                second, _mm256_madd_epi16(_mm256_loadu_si256(weights + size(2 * pair + 1)), value));
          }
          first_most = _mm256_max_epi32(first_most, first);
          second_most = _mm256_max_epi32(second_most, second);
        }
      }
      const __m256 always = _mm256_set1_ps(30);  // logistic(30) is 1
      std::int16_t* out = result.at(column) + size(row * kFeatures);
      store_rounded(tanh_times_logistic(
                        _mm256_fmadd_ps(_mm256_cvtepi32_ps(first_most), first_scale, first_constant), always),
                    out);
      store_rounded(
          tanh_times_logistic(_mm256_fmadd_ps(_mm256_cvtepi32_ps(second_most), second_scale, second_constant),
                              always),
          out + 8);
    }
  }
  return result;
}

/// The convolution's weights for columns of three that are read as two pairs, the second with a neighbour
/// that weighs nothing.
Packed pack_convolution(const LayerWeights& layer) {
  Packed packed(kFeatures, 12);
  for (int feature = 0; feature < kFeatures; ++feature) {
    const std::int8_t* row = layer.rows.data() + size(feature) * 10;
    for (int i = 0; i < 9; ++i)
      packed.at(feature, i / 3 * 4 + i % 3) = static_cast<std::int16_t>(int{row[i]});
    packed.scales[size(feature)] = layer.scales[size(feature)];
    packed.constants[size(feature)] = static_cast<float>(row[9]) * 127 * layer.scales[size(feature)];
  }
  return packed;
}

Packed pack(const LayerWeights& layer) {
  Packed packed(layer.outputs, layer.inputs);
  packed.take(layer, 0);
  return packed;
}

/// Each column summed up from top to bottom, four columns at a time.
Sequence summed_up(const Sequence& columns, MemoryLayer& layer, Multiply multiply) {
  Sequence result(columns.length, layer.cells);
  for (int first = 0; first < columns.length; first += kLanes) {
    const int lanes = std::min(kLanes, columns.length - first);
    layer.forget();
    for (int row = 0; row < kRows; ++row) {
      for (int lane = 0; lane < lanes; ++lane)
        std::copy_n(columns.at(first + lane) + size(row * kFeatures), kFeatures, layer.input(lane));
      layer.step(multiply);
    }
    for (int lane = 0; lane < lanes; ++lane)
      std::copy_n(layer.output(lane), layer.cells, result.at(first + lane));
  }
  return result;
}

FRISAET_AVX2 void softmax(float* values, int count) {
  const float most = *std::max_element(values, values + count);
  float sum = 0;
  int at = 0;
  for (; at + 8 <= count; at += 8) {
    const __m256 power = exp_of(_mm256_sub_ps(_mm256_loadu_ps(values + at), _mm256_set1_ps(most)));
    _mm256_storeu_ps(values + at, power);
  }
  for (; at < count; ++at) values[at] = std::exp(values[at] - most);
  for (at = 0; at < count; ++at) sum += values[at];
  for (at = 0; at < count; ++at) values[at] /= sum;
}

}  // namespace

struct LineNetwork::Layers {
  Layers(const LineModel& model, Sums sums)
      : convolution(pack_convolution(model.convolution)),
        column(model.column),
        forward(model.forward),
        backward(model.backward),
        last(model.last),
        output(pack(model.output)),
        outputs(model.output.outputs),
        multiply(sums == Sums::kFastest && has_vnni() ? multiply_vnni : multiply_avx2) {}

  /// REQUIRES: four lanes of memory behind each step of `line`.
  LineProbabilities probabilities(const Sequence& line) const {
    LineProbabilities result{line.length, outputs, {}};
    result.values.resize(size(line.length) * size(outputs));
    std::vector<std::int16_t> source(size(kLanes) * size(line.width));
    std::vector<float> sums(size(kLanes) * size(output.outputs));
    for (int first = 0; first < line.length; first += kLanes) {
      const int lanes = std::min(kLanes, line.length - first);
      std::copy_n(line.at(first), lanes * line.width, source.data());
      multiply(output, source.data(), line.width, sums.data());
      for (int lane = 0; lane < lanes; ++lane) {
        float* column_values = result.values.data() + size(first + lane) * size(outputs);
        std::copy_n(sums.data() + size(lane) * size(output.outputs), outputs, column_values);
        softmax(column_values, outputs);
      }
    }
    return result;
  }

  Packed convolution;
  MemoryLayer column;
  MemoryLayer forward;
  MemoryLayer backward;
  MemoryLayer last;
  Packed output;
  int outputs = 0;
  Multiply multiply;
};

bool LineNetwork::runs_here() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

std::vector<LineProbabilities> LineNetwork::read(const std::vector<const Raster*>& lines) {
  std::vector<LineProbabilities> results;
  for (std::size_t first = 0; first < lines.size(); first += kLanes) {
    const std::size_t end = std::min(lines.size(), first + kLanes);
    std::vector<Sequence> sequences;
    for (std::size_t i = first; i < end; ++i)
      sequences.push_back(
          summed_up(convolved(*lines[i], layers_->convolution), layers_->column, layers_->multiply));
    sequences = layers_->forward.run(sequences, false, layers_->multiply);
    sequences = layers_->backward.run(sequences, true, layers_->multiply);
    sequences = layers_->last.run(sequences, false, layers_->multiply);
    for (const Sequence& line : sequences) results.push_back(layers_->probabilities(line));
  }
  return results;
}

bool LineNetwork::has_vnni() {
  return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw");
}

#else  // no x86: Tesseract itself reads

struct LineNetwork::Layers {
  Layers(const LineModel& /*model*/, Sums /*sums*/) {}
};

bool LineNetwork::runs_here() {
  return false;
}

std::vector<LineProbabilities> LineNetwork::read(const std::vector<const Raster*>& /*lines*/) {
  return {};
}

bool LineNetwork::has_vnni() {
  return false;
}

#endif

LineNetwork::LineNetwork(const LineModel& model, Sums sums)
    : layers_(std::make_unique<Layers>(model, sums)) {}
LineNetwork::~LineNetwork() = default;
LineNetwork::LineNetwork(LineNetwork&&) noexcept = default;
LineNetwork& LineNetwork::operator=(LineNetwork&&) noexcept = default;

}  // namespace frisaet
