#include "pipeline/read/image_file.h"

#include <allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>

#include "pipeline/read/exif_orientation.h"

namespace frisaet {
namespace {

constexpr double kA4LongSide = 11.69;  // inches
constexpr double kDecodeFactor = 3;    // of the megapixels wanted, what may be decoded and then reduced

struct PixDeleter {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using Pix = std::unique_ptr<PIX, PixDeleter>;

void silence() {
  setMsgSeverity(L_SEVERITY_NONE);
}

const l_uint8* data_of(const std::string& bytes) {
  return reinterpret_cast<const l_uint8*>(bytes.data());
}

Raster to_raster(PIX* grey, double dpi) {
  Raster raster{pixGetWidth(grey), pixGetHeight(grey), dpi, {}};
  raster.pixels.resize(static_cast<std::size_t>(raster.width) * static_cast<std::size_t>(raster.height));
  const l_uint32* data = pixGetData(grey);
  const int words_per_line = pixGetWpl(grey);
  for (int y = 0; y < raster.height; ++y) {
    const l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words_per_line;
    for (int x = 0; x < raster.width; ++x) {
      raster.pixels[raster.index(x, y)] = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
    }
  }
  return raster;
}

Pix from_raster(const Raster& raster) {
  Pix pix(pixCreate(raster.width, raster.height, 8));
  if (pix == nullptr) return pix;
  l_uint32* data = pixGetData(pix.get());
  const int words_per_line = pixGetWpl(pix.get());
  for (int y = 0; y < raster.height; ++y) {
    l_uint32* line = data + static_cast<std::ptrdiff_t>(y) * words_per_line;
    for (int x = 0; x < raster.width; ++x) SET_DATA_BYTE(line, x, raster.at(x, y));
  }
  return pix;
}

double believable_dpi(PIX* pix) {
  const double said = pixGetXRes(pix);
  if (said >= 100 && said <= 1200) return said;
  // 72 and 96 are what cameras and screens write without meaning it.
  return std::max(pixGetWidth(pix), pixGetHeight(pix)) / kA4LongSide;
}

/// The picture as its camera was held; `orientation` as in exif_orientation.h.
Pix upright(Pix grey, int orientation) {
  const auto quarters = [&] {
    if (orientation == 3 || orientation == 4) return 2;
    if (orientation == 5 || orientation == 6) return 1;
    return orientation >= 7 ? 3 : 0;
  }();
  if (quarters != 0) grey.reset(pixRotateOrth(grey.get(), quarters));
  const bool mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  if (mirrored && grey != nullptr) grey.reset(pixFlipLR(nullptr, grey.get()));
  return grey;
}

Error damaged() {
  return {ErrorCode::kUnreadable, "Billedfilen er beskadiget eller ufuldstændig.", "",
          "Skan siden igen, eller bed afsenderen om den."};
}

/// Whether the end of the picture is there. Leptonica gives half a picture for half a PNG or JPEG, and half a
/// page of minutes must not pass for a page. Cameras put some data after the end of a JPEG.
bool is_complete(std::string_view bytes, MediaType type) {
  constexpr std::size_t kTail = std::size_t{64} << 10;
  const std::string_view tail = bytes.size() > kTail ? bytes.substr(bytes.size() - kTail) : bytes;
  if (type == MediaType::kPng) return tail.find("IEND") != std::string_view::npos;
  if (type == MediaType::kJpeg) return tail.rfind("\xFF\xD9") != std::string_view::npos;
  return true;  // libtiff refuses a page whose strips are not there
}

class LeptonicaFile final : public ImageFile {
 public:
  LeptonicaFile(std::string bytes, MediaType type, double megapixels)
      : bytes_(std::move(bytes)), type_(type), pixels_(megapixels * 1e6) {}

  Result<void> count_pages(int most_pages) {
    int width = 0;
    int height = 0;
    if (!size_of(1, width, height)) return damaged();
    // Leptonica counts the pages of a TIFF only in a file on disk; reading header after header is its other
    // way.
    while (type_ == MediaType::kTiff && size_of(pages_ + 1, width, height)) {
      if (++pages_ > most_pages) {
        return Error{ErrorCode::kLimit, "Billedfilen har flere sider, end der læses på én gang.", "",
                     "Del den op."};
      }
    }
    return {};
  }

  [[nodiscard]] int page_count() const override { return pages_; }

  Result<Raster> picture(int number) override {
    int width = 0;
    int height = 0;
    if (!size_of(number, width, height)) return damaged();
    const double size = static_cast<double>(width) * height;
    // JPEG can be decoded at half, a quarter or an eighth of its size at no cost in memory.
    int reduction = 1;
    while (type_ == MediaType::kJpeg && reduction < 8 && size / (reduction * reduction) > pixels_)
      reduction *= 2;
    if (size / (reduction * reduction) > kDecodeFactor * pixels_) {
      return Error{ErrorCode::kLimit, "Billedet er for stort til at blive læst.", "",
                   "Gem det i en lavere opløsning."};
    }
    const Pix decoded(decode(number, reduction));
    if (decoded == nullptr) return damaged();
    const double dpi = believable_dpi(decoded.get());
    const Pix opaque(pixRemoveAlpha(decoded.get()));
    Pix grey(opaque == nullptr ? nullptr : pixConvertTo8(opaque.get(), 0));
    if (grey != nullptr && type_ == MediaType::kJpeg)
      grey = upright(std::move(grey), exif_orientation(bytes_));
    if (grey == nullptr) return damaged();
    const double pixels = static_cast<double>(pixGetWidth(grey.get())) * pixGetHeight(grey.get());
    if (pixels <= pixels_) return to_raster(grey.get(), dpi);
    const auto scale = static_cast<l_float32>(std::sqrt(pixels_ / pixels));
    const Pix smaller(pixScale(grey.get(), scale, scale));
    if (smaller == nullptr) return damaged();
    return to_raster(smaller.get(), dpi * scale);
  }

 private:
  /// Reads only the header: nothing is decoded before its size is known.
  bool size_of(int number, int& width, int& height) const {
    if (type_ == MediaType::kTiff) {
      return readHeaderMemTiff(data_of(bytes_), bytes_.size(), number - 1, &width, &height, nullptr, nullptr,
                               nullptr, nullptr, nullptr) == 0;
    }
    return pixReadHeaderMem(data_of(bytes_), bytes_.size(), nullptr, &width, &height, nullptr, nullptr,
                            nullptr) == 0;
  }

  [[nodiscard]] PIX* decode(int number, int reduction) const {
    switch (type_) {
      case MediaType::kTiff:
        return pixReadMemTiff(data_of(bytes_), bytes_.size(), number - 1);
      case MediaType::kJpeg:
        return pixReadMemJpeg(data_of(bytes_), bytes_.size(), 0, reduction, nullptr, 0);
      default:
        return pixReadMem(data_of(bytes_), bytes_.size());
    }
  }

  std::string bytes_;
  MediaType type_;
  double pixels_;
  int pages_ = 1;
};

}  // namespace

Result<std::unique_ptr<ImageFile>> open_image(std::string bytes, MediaType type, double megapixels,
                                              int most_pages) {
  silence();
  if (!is_complete(bytes, type)) return damaged();
  auto file = std::make_unique<LeptonicaFile>(std::move(bytes), type, megapixels);
  if (Result<void> counted = file->count_pages(most_pages); !counted) return counted.error();
  return std::unique_ptr<ImageFile>(std::move(file));
}

double find_skew(const Raster& picture) {
  constexpr double kSure = 3;  // Leptonica's advice for the ratio of best to worst score
  silence();
  const Pix grey = from_raster(picture);
  const Pix binary(grey == nullptr ? nullptr : pixThresholdToBinary(grey.get(), 160));
  if (binary == nullptr) return 0;
  l_float32 angle = 0;
  l_float32 confidence = 0;
  if (pixFindSkew(binary.get(), &angle, &confidence) != 0 || confidence < kSure) return 0;
  // Leptonica tells the clockwise turn that would level the lines; lines that rise need one.
  return angle;
}

Raster reduced(const Raster& picture, double dpi) {
  if (picture.dpi <= dpi) return picture;
  silence();
  const Pix grey = from_raster(picture);
  const auto scale = static_cast<l_float32>(dpi / picture.dpi);
  const Pix smaller(grey == nullptr ? nullptr : pixScale(grey.get(), scale, scale));
  return smaller == nullptr ? picture : to_raster(smaller.get(), dpi);
}

Raster scaled_to_height(const Raster& picture, int pixels) {
  silence();
  const Pix grey = from_raster(picture);
  const auto scale = static_cast<l_float32>(pixels) / static_cast<l_float32>(picture.height);
  const Pix scaled(grey == nullptr ? nullptr : pixScale(grey.get(), scale, scale));
  if (scaled == nullptr) return {};
  Raster result = to_raster(scaled.get(), picture.dpi * static_cast<double>(scale));
  result.height = pixels;  // rounding may have made one row more or less
  result.pixels.resize(static_cast<std::size_t>(result.width) * static_cast<std::size_t>(pixels), 255);
  return result;
}

std::optional<Raster> with_even_paper(const Raster& picture, int darkest_ink) {
  constexpr int kTile = 12;    // pixels; at 200 dpi 1.5 mm
  constexpr int kFewest = 40;  // of its 144 pixels that must be paper, or its neighbours' grey counts
  constexpr int kLight = 235;
  constexpr int kSmooth = 2;  // tiles on either side
  const Pix grey = from_raster(picture);
  const Pix even(grey == nullptr ? nullptr
                                 : pixBackgroundNorm(grey.get(), nullptr, nullptr, kTile, kTile, darkest_ink,
                                                     kFewest, kLight, kSmooth, kSmooth));
  if (even == nullptr) return std::nullopt;
  return to_raster(even.get(), picture.dpi);
}

std::string to_png(const Raster& picture) {
  silence();
  const Pix grey = from_raster(picture);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  if (grey == nullptr || pixWriteMemPng(&bytes, &size, grey.get(), 0) != 0) return {};
  std::string file(reinterpret_cast<const char*>(bytes), size);
  lept_free(bytes);
  return file;
}

Raster rotated(const Raster& picture, double degrees) {
  silence();
  const Pix grey = from_raster(picture);
  const auto radians = static_cast<l_float32>(degrees * std::numbers::pi / 180);
  const Pix turned(grey == nullptr ? nullptr : pixRotateAMGray(grey.get(), radians, 255));
  return turned == nullptr ? picture : to_raster(turned.get(), picture.dpi);
}

}  // namespace frisaet
