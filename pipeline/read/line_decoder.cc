#include "pipeline/read/line_decoder.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kBeam = 8;
constexpr double kCounts =
    0.05;  // of the likeliest beginning; in less the second `l` of `ll` is seen in the first
constexpr float kPossible = 0.002F;  // outputs less likely are not looked at

/// A beginning of the line's text: one more output behind another beginning.
struct Beginning {
  int output = -1;
  int before = -1;  // index of the beginning it goes on from; -1 at the line's edge
  int column = 0;   // where the output is likeliest
  float most = 0;   // and how likely
};

/// How likely a beginning is when the last column was blank, and when it wrote the last output.
struct Chance {
  int beginning = 0;
  double blank = 0;
  double written = 0;

  [[nodiscard]] double sum() const { return blank + written; }
};

class Search {
 public:
  Search(const LineProbabilities& line, const LineModel& model) : line_(line), model_(model) {
    beginnings_.push_back({});
    beam_.push_back({0, 1, 0});
  }

  /// The likeliest text, as beginnings from left to right.
  std::vector<Beginning> run() {
    for (int column = 0; column < line_.columns; ++column) step(column);
    std::vector<Beginning> letters;
    for (int at = beam_.front().beginning; at > 0; at = beginnings_[static_cast<std::size_t>(at)].before)
      letters.push_back(beginnings_[static_cast<std::size_t>(at)]);
    std::reverse(letters.begin(), letters.end());
    return letters;
  }

 private:
  void step(int column) {
    const float* values = line_.column(column);
    possible_.clear();
    for (int output = 0; output < line_.outputs; ++output)
      if (values[output] >= kPossible && output != model_.blank) possible_.push_back(output);
    next_.clear();
    for (const Chance& chance : beam_) {
      const int last = beginnings_[static_cast<std::size_t>(chance.beginning)].output;
      Chance& same = chance_of(chance.beginning);
      same.blank += chance.sum() * static_cast<double>(values[model_.blank]);
      if (last >= 0) {
        same.written += chance.written * static_cast<double>(values[last]);
        if (chance.written > kCounts) see(chance.beginning, column, values[last]);
      }
      for (const int output : possible_) {
        const double so_far = output == last ? chance.blank : chance.sum();
        if (so_far <= 0) continue;
        const int longer = extended(chance.beginning, output);
        if (so_far > kCounts) see(longer, column, values[output]);
        chance_of(longer).written += so_far * static_cast<double>(values[output]);
      }
    }
    const auto likelier = [](const Chance& a, const Chance& b) { return a.sum() > b.sum(); };
    const std::size_t kept = std::min(kBeam, next_.size());
    std::partial_sort(next_.begin(), next_.begin() + static_cast<std::ptrdiff_t>(kept), next_.end(),
                      likelier);
    next_.resize(kept);
    const double most = next_.front().sum();
    std::erase_if(next_, [&](const Chance& chance) { return chance.sum() < most * 1e-5; });
    for (Chance& chance : next_) {
      chance.blank /= most;
      chance.written /= most;
    }
    std::swap(beam_, next_);
  }

  Chance& chance_of(int beginning) {
    for (Chance& chance : next_)
      if (chance.beginning == beginning) return chance;
    return next_.emplace_back(Chance{beginning, 0, 0});
  }

  /// The same text is one beginning, however it is come by: a few back in the list when it is there already.
  int extended(int beginning, int output) {
    constexpr std::size_t kLookBack = 64;
    const std::size_t oldest = beginnings_.size() > kLookBack ? beginnings_.size() - kLookBack : 0;
    for (std::size_t at = beginnings_.size(); at-- > oldest;) {
      if (beginnings_[at].before == beginning && beginnings_[at].output == output)
        return static_cast<int>(at);
    }
    beginnings_.push_back({output, beginning, 0, 0});
    return static_cast<int>(beginnings_.size()) - 1;
  }

  void see(int beginning, int column, float likely) {
    Beginning& seen = beginnings_[static_cast<std::size_t>(beginning)];
    if (likely > seen.most) {
      seen.most = likely;
      seen.column = column;
    }
  }

  const LineProbabilities& line_;
  const LineModel& model_;
  std::vector<Beginning> beginnings_;
  std::vector<Chance> beam_;
  std::vector<Chance> next_;
  std::vector<int> possible_;
};

double confidence_of(float least_sure) {
  return std::clamp(0.97 + 0.7 * std::log(static_cast<double>(least_sure)), 0.0, 1.0);
}

}  // namespace

std::vector<LineWord> decode_line(const LineProbabilities& line, const LineModel& model) {
  std::vector<LineWord> words;
  if (line.columns == 0) return words;
  bool open = false;
  for (const Beginning& letter : Search(line, model).run()) {
    const std::string& text = model.characters[static_cast<std::size_t>(letter.output)];
    if (text == " ") {
      open = false;
      continue;
    }
    if (text.empty()) continue;
    if (!std::exchange(open, true)) words.push_back({"", letter.column, letter.column, 1, {}});
    words.back().text += text;
    words.back().letters.insert(words.back().letters.end(), count_code_points(text), letter.column);
    words.back().end = letter.column + 1;
    words.back().confidence = std::min(words.back().confidence, confidence_of(letter.most));
  }
  return words;
}

}  // namespace frisaet
