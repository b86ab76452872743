#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "pipeline/read/page_reader.h"
#include "tests/pipeline/read/sample_files.h"
#include "tests/pipeline/read/scripted_engine.h"

namespace frisaet {

/// Plain prose: nothing about it is doubted.
inline const std::vector<std::string> kLines = {"Det er en sag om skolen og de ældre,",
                                                "som skal for udvalget på næste møde."};

inline ScriptedEngine blind_engine() {
  return ScriptedEngine([](const Raster&, const OcrRequest&) { return std::vector<OcrWord>{}; });
}

/// Two lines of four words, in pixels: `between` from line to line.
inline std::vector<OcrWord> appendix_words(double x, double y, double height, double between) {
  std::vector<OcrWord> words = ocr_line({"Bilaget", "viser", "årets", "tal"}, x, y, height, 0.94, 0);
  const auto more = ocr_line({"for", "alle", "områder", "samlet"}, x, y + between, height, 0.94, 1);
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// Reads whatever it is shown as two lines of four words.
inline ScriptedEngine seeing_engine() {
  return ScriptedEngine([](const Raster&, const OcrRequest&) { return appendix_words(300, 1500, 40, 60); });
}

inline Result<RawPage> first_page(const std::string& bytes, OcrEngine& engine) {
  Result<std::unique_ptr<PageReader>> reader = open_document(bytes, {}, engine);
  if (!reader) return reader.error();
  return (*reader)->read_page(1);
}

/// A grey pattern that is neither blank nor text.
inline Raster scan(int width, int height) {
  Raster picture{width, height, 0, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) picture.pixels.push_back((x / 9 + y / 7) % 3 == 0 ? 20 : 250);
  }
  return picture;
}

/// A page with a scan of all of it below what else it holds.
inline samples::SamplePage on_a_scan(samples::SamplePage page) {
  page.picture = scan(620, 877);
  page.picture_width = 595;
  page.picture_height = 842;
  return page;
}

}  // namespace frisaet
