#include "pipeline/read/pdf_file.h"

#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

#include "models/text/utf8.h"
#include "pipeline/read/media_type.h"
#include "pipeline/read/pdf_text_device.h"
#include "pipeline/read/text_file.h"

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;
constexpr int kLongestSide = 32'000;  // Poppler's and Tesseract's limit is 32,767

Error damaged_page(int number) {
  return {ErrorCode::kUnreadable, "Side " + std::to_string(number) + " er beskadiget og kan ikke læses.", "",
          "Bed afsenderen om filen igen."};
}

/// A text string of a PDF (32000-1, 7.9.2.2): UTF-16 with its mark, or PDFDocEncoding (annex D.2), which has
/// signs of its own from 0x80 to 0xA0 and is Latin-1 above.
std::string text_of(const std::string& string) {
  constexpr std::array<char32_t, 33> kSigns{
      0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203A, 0x2212,
      0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x0141,
      0x0152, 0x0160, 0x0178, 0x017D, 0x0131, 0x0142, 0x0153, 0x0161, 0x017E, 0xFFFD, 0x20AC};
  if (string.starts_with("\xFE\xFF") || string.starts_with("\xFF\xFE") || string.starts_with("\xEF\xBB\xBF"))
    return decode_text(string);
  std::string text;
  for (const char letter : string) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20) continue;
    append_utf8(text, byte >= 0x80 && byte <= 0xA0 ? kSigns[byte - 0x80U] : char32_t{byte});
  }
  return text;
}

class PopplerFile final : public PdfFile {
 public:
  PopplerFile(std::unique_ptr<std::string> bytes, std::unique_ptr<poppler::document> document)
      : bytes_(std::move(bytes)), document_(std::move(document)) {}

  [[nodiscard]] int page_count() const override { return document_->pages(); }

  Result<PdfText> text(int number, std::size_t most_text) override {
    const auto size = size_of(number);
    if (!size) return damaged_page(number);
    PdfText result;
    std::tie(result.width, result.height) = *size;
    if (Result<void> added = device_->add_words(number, most_text, result); !added) return added.error();
    return result;
  }

  Result<Raster> render(int number, double dpi, double megapixels) override {
    constexpr int kSmallest = 8;  // pixels; Poppler draws what is too large as one
    const auto size = size_of(number);
    if (!size) return damaged_page(number);
    const auto [width, height] = *size;
    const double square_inches = width * height / (kPointsPerInch * kPointsPerInch);
    dpi = std::min(dpi, std::sqrt(megapixels * 1e6 / square_inches));
    dpi = std::min(dpi, kLongestSide * kPointsPerInch / std::max(width, height));
    std::optional<Raster> raster = device_->draw(number, dpi);
    if (!raster || raster->width < kSmallest || raster->height < kSmallest) return damaged_page(number);
    return *std::move(raster);
  }

  std::vector<Attachment> embedded_files() override {
    constexpr std::size_t kMost = 500;
    std::vector<Attachment> files;
    if (!document_->has_embedded_files()) return with_pinned(std::move(files), kMost);
    for (const poppler::embedded_file* file : document_->embedded_files()) {
      if (files.size() == kMost) {
        return too_many(std::move(files));
      }
      files.push_back(attachment_of(*file));
    }
    return with_pinned(std::move(files), kMost);
  }

 private:
  static constexpr int kLargest = 60 << 20;

  static std::vector<Attachment> too_many(std::vector<Attachment> files) {
    files.push_back({"øvrige filer", "", "PDF-filen indeholder flere filer, end der tages ud."});
    return files;
  }

  /// With the files that are pinned to pages, but those that are there already under the same name.
  std::vector<Attachment> with_pinned(std::vector<Attachment> files, std::size_t most) {
    if (device_ == nullptr) return files;
    for (PinnedFile& pinned : device_->pinned_files(kLargest)) {
      Attachment attachment = judged(text_of(pinned.name), std::move(pinned.bytes), pinned.is_too_large);
      if (std::find(files.begin(), files.end(), attachment) != files.end()) continue;
      if (files.size() >= most) return too_many(std::move(files));
      files.push_back(std::move(attachment));
    }
    return files;
  }

  static Attachment attachment_of(const poppler::embedded_file& file) {
    const bool is_too_large = file.size() > kLargest;
    std::string bytes;
    if (file.is_valid() && !is_too_large) {
      const poppler::byte_array data = file.data();
      bytes.assign(data.begin(), data.end());
    }
    return judged(text_of(file.name()), std::move(bytes), is_too_large);
  }

  /// A file with what is to be told of it. `bytes` are empty where they cannot be had.
  static Attachment judged(std::string name, std::string bytes, bool is_too_large) {
    Attachment attachment{std::move(name), "", ""};
    if (is_too_large) {
      attachment.problem = "Filen er større end 60 MB, eller filerne er for store tilsammen.";
      return attachment;
    }
    if (bytes.empty()) {
      attachment.problem = "Filen er tom eller beskadiget.";
      attachment.code = ErrorCode::kUnreadable;
      return attachment;
    }
    const MediaType type = media_type(bytes);
    if (type == MediaType::kUnknown || type == MediaType::kText) {
      attachment.problem = "Filen er hverken PDF, billede, e-mail eller Word-dokument.";
      attachment.code = ErrorCode::kUnsupported;
      return attachment;
    }
    attachment.bytes = std::move(bytes);
    return attachment;
  }

  /// Of a page as displayed, points; nothing for one that cannot be loaded.
  std::optional<std::pair<double, double>> size_of(int number) {
    if (device_ == nullptr) device_ = PdfTextDevice::open(*bytes_);
    return device_ == nullptr ? std::nullopt : device_->size_of(number);
  }

  std::unique_ptr<std::string> bytes_;  // Poppler reads from these; their address must not change
  std::unique_ptr<poppler::document> document_;
  std::unique_ptr<PdfTextDevice> device_;
};

}  // namespace

Result<std::unique_ptr<PdfFile>> open_pdf(std::string bytes) {
  // The hook is process-wide and can be called 125,000 times for one file; what matters comes back as values.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const Error damaged{ErrorCode::kUnreadable, "PDF-filen er beskadiget eller ufuldstændig.", "",
                      "Åbn den i en PDF-læser; kan den ikke åbnes dér, så bed afsenderen om filen igen."};
  if (bytes.size() > std::size_t{INT_MAX}) return damaged;
  auto kept = std::make_unique<std::string>(std::move(bytes));
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(kept->data(), static_cast<int>(kept->size())));
  if (document == nullptr) return damaged;
  // Before anything else: pages() and create_page() crash on locked files, of which is_encrypted() says
  // false.
  if (document->is_locked()) {
    return Error{ErrorCode::kEncrypted, "PDF-filen er låst med en adgangskode.", "",
                 "Bed afsenderen om en udgave uden adgangskode."};
  }
  if (document->pages() < 1) return damaged;
  return std::unique_ptr<PdfFile>(std::make_unique<PopplerFile>(std::move(kept), std::move(document)));
}

bool is_bold_font(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  constexpr std::string_view kBold[] = {"bold", "black", "heavy", "demi"};
  return std::any_of(std::begin(kBold), std::end(kBold),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

}  // namespace frisaet
