#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "pipeline/read/ocr_engine.h"

namespace frisaet {

/// An engine that answers as the test says and remembers what it was asked.
class ScriptedEngine final : public OcrEngine {
 public:
  using Answer = std::function<Result<std::vector<OcrWord>>(const Raster&, const OcrRequest&)>;
  explicit ScriptedEngine(Answer answer) : answer_(std::move(answer)) {}

  Result<std::vector<OcrWord>> recognize(const Raster& picture, const OcrRequest& request) override {
    asked.push_back(request);
    sizes.emplace_back(picture.width, picture.height);
    return answer_(picture, request);
  }

  std::vector<OcrRequest> asked;
  std::vector<std::pair<int, int>> sizes;

 private:
  Answer answer_;
};

/// A line of words, each `height` pixels high and as wide for three letters.
inline std::vector<OcrWord> ocr_line(const std::vector<std::string>& texts, double x, double y, double height,
                                     double confidence, int line = 0) {
  std::vector<OcrWord> words;
  for (const std::string& text : texts) {
    const double width = height * static_cast<double>(text.size()) / 3;
    words.push_back({text, {x, y, x + width, y + height}, confidence, line, {}, 0});
    x += width + height / 3;
  }
  for (OcrWord& word : words) word.line_box = {words.front().box.x0, y, words.back().box.x1, y + height};
  return words;
}

}  // namespace frisaet
