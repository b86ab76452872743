#include "models/document/raw_page.h"

#include <array>
#include <utility>

namespace frisaet {
namespace {

constexpr std::array<std::pair<PageOrigin, std::string_view>, 5> kOrigins{
    {{PageOrigin::kTextLayer, "text_layer"},
     {PageOrigin::kOcr, "ocr"},
     {PageOrigin::kMixed, "mixed"},
     {PageOrigin::kTextFile, "text_file"},
     {PageOrigin::kImage, "image"}}};

}  // namespace

bool is_font_of_hidden_text(std::string_view name) {
  return name.find("GlyphLess") != std::string_view::npos ||
         name.find("HiddenHorzOCR") != std::string_view::npos;
}

std::string_view to_string(PageOrigin origin) {
  return kOrigins[static_cast<std::size_t>(origin)].second;
}

std::optional<PageOrigin> parse_page_origin(std::string_view name) {
  for (const auto& [origin, known] : kOrigins) {
    if (known == name) return origin;
  }
  return std::nullopt;
}

}  // namespace frisaet
