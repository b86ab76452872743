#include "pipeline/read/line_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string_view>
#include <utility>

namespace frisaet {
namespace {

// Places in the table of a traineddata file.
constexpr std::size_t kNetwork = 17;
constexpr std::size_t kCharacters = 21;
constexpr std::size_t kCodes = 22;

constexpr int kMostWeights = 4 << 20;  // of a layer; the largest known has 60,000
constexpr int kMostOutputs = 4096;     // of a layer, and inputs

bool is_sound_size(int size) {
  return size > 0 && size < kMostOutputs;
}

/// Takes values off the front of bytes; once something was missing, everything is.
class Taker {
 public:
  explicit Taker(std::string_view bytes) : rest_(bytes) {}

  template <typename T>
  T take() {
    T value{};
    if (rest_.size() < sizeof(T)) {
      fail();
    } else {
      std::memcpy(&value, rest_.data(), sizeof(T));
      rest_.remove_prefix(sizeof(T));
    }
    return value;
  }

  std::string_view take_bytes(std::size_t size) {
    if (rest_.size() < size) {
      fail();
      return {};
    }
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  std::string_view take_text() { return take_bytes(take<std::uint32_t>()); }

  void expect(bool as_it_should) {
    if (!as_it_should) fail();
  }
  void fail() {
    failed_ = true;
    rest_ = {};
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

/// The bytes of one part of the file; none when it has no such part.
std::string part_of(std::istream& file, std::size_t wanted) {
  constexpr std::int64_t kMost = 64 << 20;
  file.clear();
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::int64_t>(file.tellg());
  file.seekg(0);
  std::string bytes(4 + 64 * 8, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  Taker head(bytes);
  const auto count = head.take<std::int32_t>();
  if (count <= static_cast<std::int32_t>(wanted) || count > 64) return {};
  std::vector<std::int64_t> starts;
  for (std::int32_t i = 0; i < count; ++i) starts.push_back(head.take<std::int64_t>());
  const std::int64_t begin = starts[wanted];
  std::int64_t end = size;
  for (const std::int64_t start : starts)
    if (start > begin) end = std::min(end, start);
  if (head.failed() || begin < 0 || end <= begin || end - begin > kMost) return {};
  std::string part(static_cast<std::size_t>(end - begin), '\0');
  file.clear();
  file.seekg(begin);
  file.read(part.data(), static_cast<std::streamsize>(part.size()));
  part.resize(static_cast<std::size_t>(file.gcount()));
  return part;
}

/// What every layer begins with.
struct LayerHead {
  std::string_view type;
  std::int32_t flags = 0;
  std::int32_t inputs = 0;
  std::int32_t outputs = 0;
};

LayerHead take_head(Taker& file, std::string_view type) {
  LayerHead head;
  file.expect(file.take<std::int8_t>() == 0);  // the type follows by name
  head.type = file.take_text();
  file.take_bytes(2);  // for training
  head.flags = file.take<std::int32_t>();
  head.inputs = file.take<std::int32_t>();
  head.outputs = file.take<std::int32_t>();
  file.take_bytes(4);  // the number of weights
  file.take_text();    // the layer's own name
  file.expect(head.type == type);
  return head;
}

/// After the layers of a container that is told so by its flags: a learning rate for each.
void skip_rates(Taker& file, const LayerHead& head) {
  constexpr std::int32_t kHasRates = 64;
  if ((head.flags & kHasRates) != 0) file.take_bytes(std::size_t{4} * file.take<std::uint32_t>());
}

LayerHead take_container(Taker& file, std::string_view type, std::uint32_t layers) {
  const LayerHead head = take_head(file, type);
  file.expect(file.take<std::uint32_t>() == layers);
  return head;
}

LayerWeights take_weights(Taker& file, int outputs, int inputs) {
  constexpr std::uint8_t kIntegers = 1;
  constexpr std::uint8_t kDoubles = 128;
  const auto mode = file.take<std::uint8_t>();
  file.expect((mode & kIntegers) != 0 && (mode & kDoubles) != 0);
  LayerWeights weights{outputs, inputs, {}, {}};
  file.expect(is_sound_size(outputs) && is_sound_size(inputs) && outputs * (inputs + 1) < kMostWeights);
  file.expect(file.take<std::int32_t>() == outputs && file.take<std::int32_t>() == inputs + 1);
  file.take<std::int8_t>();  // what absent weights would be
  if (file.failed()) return weights;
  const std::string_view rows =
      file.take_bytes(static_cast<std::size_t>(outputs) * static_cast<std::size_t>(inputs + 1));
  weights.rows.resize(rows.size());
  std::memcpy(weights.rows.data(), rows.data(), rows.size());
  const auto scales = file.take<std::uint32_t>();
  file.expect(scales >= static_cast<std::uint32_t>(outputs) && scales < 8192);
  for (std::uint32_t i = 0; i < scales && !file.failed(); ++i) {
    const auto scale = static_cast<float>(file.take<double>() / 127);
    if (i >= static_cast<std::uint32_t>(outputs)) continue;
    file.expect(std::isfinite(scale));
    weights.scales.push_back(scale);
  }
  return weights;
}

GateWeights take_gates(Taker& file, std::string_view type, int inputs, int outputs) {
  const LayerHead head = take_head(file, type);
  GateWeights gates;
  file.expect(head.inputs == inputs && (outputs == 0 || head.outputs == outputs));
  file.expect(is_sound_size(head.outputs) && is_sound_size(inputs));
  if (file.failed()) return gates;
  file.expect(file.take<std::int32_t>() == inputs + head.outputs);
  for (LayerWeights& gate : gates) gate = take_weights(file, head.outputs, inputs + head.outputs);
  return gates;
}

LineModel take_network(Taker& file) {
  LineModel model;
  const LayerHead all = take_container(file, "Series", 8);
  take_head(file, "Input");
  file.expect(file.take<std::int32_t>() == 1 && file.take<std::int32_t>() == 48);
  file.expect(file.take<std::int32_t>() == 0 && file.take<std::int32_t>() == 1);
  file.take<std::int32_t>();
  const LayerHead first = take_container(file, "Series", 2);
  take_head(file, "Convolve");
  file.expect(file.take<std::int32_t>() == 1 && file.take<std::int32_t>() == 1);
  take_head(file, "Tanh");
  model.convolution = take_weights(file, 16, 9);
  skip_rates(file, first);
  take_head(file, "Maxpool");
  file.expect(file.take<std::int32_t>() == 3 && file.take<std::int32_t>() == 3);
  const LayerHead turned = take_container(file, "XYTranspose", 1);
  model.column = take_gates(file, "SummLSTM", 16, 64);
  skip_rates(file, turned);
  model.forward = take_gates(file, "LSTM", 64, 96);
  const LayerHead reversed = take_container(file, "RTLReversed", 1);
  model.backward = take_gates(file, "LSTM", 96, 96);
  skip_rates(file, reversed);
  model.last = take_gates(file, "LSTM", 96, 0);
  file.expect(model.last[0].outputs % 16 == 0);
  const LayerHead output = take_head(file, "Softmax");
  if (file.failed()) return model;
  model.output = take_weights(file, output.outputs, model.last[0].outputs);
  skip_rates(file, all);
  file.take_text();     // the architecture, in words
  file.take_bytes(12);  // of training
  model.blank = file.take<std::int32_t>();
  file.expect(model.blank >= 0 && model.blank < model.output.outputs);
  return model;
}

/// The characters by the number a text file of them gives: a line each, first what is printed, then what is
/// known of it; before them their number.
std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  bool first = true;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!std::exchange(first, false)) characters.emplace_back(line.substr(0, line.find(' ')));
  }
  for (std::string& character : characters) {
    if (character == "NULL") character = " ";
    if (character == "Joined" || character.starts_with("|Broken")) character.clear();
  }
  return characters;
}

}  // namespace

Result<LineModel> read_line_model(std::istream& file) {
  const Error strange{ErrorCode::kUnreadable, "Sprogmodellen er ikke af den art, der kan læses direkte.", "",
                      ""};
  const std::string network_bytes = part_of(file, kNetwork);
  Taker network(network_bytes);
  LineModel model = take_network(network);
  if (network.failed()) return strange;
  const std::vector<std::string> characters = characters_of(part_of(file, kCharacters));
  model.characters.resize(static_cast<std::size_t>(model.output.outputs));
  // Which output stands for which character.
  const std::string codes_bytes = part_of(file, kCodes);
  Taker codes(codes_bytes);
  const auto count = codes.take<std::uint32_t>();
  for (std::uint32_t i = 0; i < count && !codes.failed(); ++i) {
    codes.take<std::int8_t>();
    const auto length = codes.take<std::int32_t>();
    codes.expect(length >= 1 && length <= 9 && i < characters.size());
    for (std::int32_t at = 0; at < length && !codes.failed(); ++at) {
      const auto code = codes.take<std::int32_t>();
      codes.expect(code >= 0 && code < model.output.outputs);
      // A letter with its accent apart is two outputs, each of which means something already.
      if (!codes.failed() && length == 1 && code != model.blank)
        model.characters[static_cast<std::size_t>(code)] = characters[i];
    }
  }
  if (codes.failed() || count == 0) return strange;
  return model;
}

}  // namespace frisaet
