#include "pipeline/read/page_reader.h"

#include <cmath>
#include <utility>
#include <vector>

#include "pipeline/read/docx_file.h"
#include "pipeline/read/image_file.h"
#include "pipeline/read/mail_file.h"
#include "pipeline/read/pdf_file.h"
#include "pipeline/read/pdf_reader.h"
#include "pipeline/read/picture_reading.h"
#include "pipeline/read/side_box.h"
#include "pipeline/read/text_file.h"

namespace frisaet {
namespace {

constexpr double kPointsPerInch = 72;

Error too_many_pages(int pages, int most) {
  return {ErrorCode::kLimit,
          "Dokumentet har " + std::to_string(pages) + " sider; der læses højst " + std::to_string(most) + ".",
          "", "Del det op i mindre filer."};
}

Error page_too_long(int number) {
  return {ErrorCode::kLimit, "Side " + std::to_string(number) + " har mere tekst, end en side kan have.", "",
          "Kontrollér, om filen er, hvad den giver sig ud for."};
}

/// Text whose pages form feeds separate: a text file, or what a mail or a Word document says.
class TextReader final : public PageReader {
 public:
  TextReader(std::string kind, std::string text, std::size_t most_text,
             std::vector<Attachment> attachments = {})
      : kind_(std::move(kind)),
        text_(std::move(text)),
        pages_(split_pages(text_)),
        most_text_(most_text),
        attachments_(std::move(attachments)) {}

  [[nodiscard]] int page_count() const override { return static_cast<int>(pages_.size()); }

  Result<RawPage> read_page(int number) override {
    const std::string_view text = pages_[static_cast<std::size_t>(number) - 1];
    if (text.size() > most_text_) return page_too_long(number);
    RawPage page;
    page.number = number;
    page.origin = PageOrigin::kTextFile;
    page.reason = kind_ + ": " + std::to_string(text.size()) + " bytes";
    page.text = with_side_box_behind(text);
    return page;
  }

  Result<Raster> draw_page(int /*number*/, double /*dpi*/) override {
    return Error{ErrorCode::kUnsupported, "Filen har ingen sidebilleder.", "", "Se teksten i stedet."};
  }

  std::vector<Attachment> take_attachments() override { return std::move(attachments_); }

 private:
  std::string kind_;
  std::string text_;
  std::vector<std::string_view> pages_;
  std::size_t most_text_;
  std::vector<Attachment> attachments_;
};

class ImageReader final : public PageReader {
 public:
  ImageReader(std::unique_ptr<ImageFile> file, ReadOptions options, OcrEngine& ocr)
      : file_(std::move(file)), options_(std::move(options)), ocr_(ocr) {}

  [[nodiscard]] int page_count() const override { return file_->page_count(); }

  Result<RawPage> read_page(int number) override {
    if (options_.before_ocr) options_.before_ocr(number);
    const Result<Raster> picture = file_->picture(number);
    if (!picture) return picture.error();
    Result<PictureReading> reading = read_picture(*picture, ocr_);
    if (!reading) return reading.error();
    RawPage page;
    page.number = number;
    page.width = picture->width * kPointsPerInch / picture->dpi;
    page.height = picture->height * kPointsPerInch / picture->dpi;
    const std::size_t count = reading->words.size();
    arrange(std::move(reading->words), page);
    if (page.words.empty()) {
      page.origin = PageOrigin::kImage;
      page.reason = "billede: OCR fandt ingen tekst";
      page.confidence = 0;
      return page;
    }
    page.origin = PageOrigin::kOcr;
    page.confidence = reading->confidence;
    page.reason = "ocr: en billedfil; " + std::to_string(count) + " ord, sikkerhed " +
                  std::to_string(std::lround(reading->confidence * 100)) + " %" +
                  (reading->how.empty() ? "" : " (" + reading->how + ")");
    return page;
  }

  Result<Raster> draw_page(int number, double dpi) override {
    Result<Raster> picture = file_->picture(number);
    return picture ? Result<Raster>(reduced(*picture, dpi)) : picture;
  }

 private:
  std::unique_ptr<ImageFile> file_;
  ReadOptions options_;
  OcrEngine& ocr_;
};

/// What a page's reason says of words that are struck out.
std::string told(std::size_t struck) {
  return struck == 0 ? "" : " (" + std::to_string(struck) + " overstregede ord er udeladt)";
}

Result<std::unique_ptr<PageReader>> checked(std::unique_ptr<PageReader> reader, int most_pages) {
  if (reader->page_count() > most_pages) return too_many_pages(reader->page_count(), most_pages);
  return reader;
}

}  // namespace

Result<std::unique_ptr<PageReader>> open_document(std::string bytes, const ReadOptions& options,
                                                  OcrEngine& ocr) {
  const ReadLimits& limits = options.limits;
  if (bytes.empty()) {
    return Error{ErrorCode::kUnreadable, "Filen er tom.", "",
                 "Kontrollér, at den er kopieret helt færdig, og læg den ind igen."};
  }
  switch (const MediaType type = media_type(bytes)) {
    case MediaType::kPdf: {
      Result<std::unique_ptr<PdfFile>> file = open_pdf(std::move(bytes));
      if (!file) return file.error();
      return checked(read_pdf(std::move(*file), options, ocr), limits.pages);
    }
    case MediaType::kPng:
    case MediaType::kJpeg:
    case MediaType::kTiff: {
      Result<std::unique_ptr<ImageFile>> file =
          open_image(std::move(bytes), type, limits.megapixels, limits.pages);
      if (!file) return file.error();
      return checked(std::make_unique<ImageReader>(std::move(*file), options, ocr), limits.pages);
    }
    case MediaType::kText:
      return checked(std::make_unique<TextReader>("tekstfil", decode_text(bytes), limits.page_text),
                     limits.pages);
    case MediaType::kMail: {
      Result<MailFile> mail = read_mail(bytes);
      if (!mail) return mail.error();
      return checked(std::make_unique<TextReader>("e-mail" + told(mail->struck), decode_text(mail->text),
                                                  limits.page_text, std::move(mail->attachments)),
                     limits.pages);
    }
    case MediaType::kDocx: {
      const Result<MarkedText> read = docx_text(bytes);
      if (!read) return read.error();
      return checked(std::make_unique<TextReader>("Word-dokument" + told(read->struck),
                                                  decode_text(read->text), limits.page_text),
                     limits.pages);
    }
    case MediaType::kUnknown:
      break;
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    return Error{ErrorCode::kUnsupported, "Filen er i Words gamle format eller beskyttet med kodeord.", "",
                 "Åbn den i Word, gem den som PDF, og læg den ind i stedet."};
  }
  return Error{
      ErrorCode::kUnsupported,
      "Filen er hverken PDF, billede (PNG, JPEG, TIFF), e-mail (.eml), Word-dokument (.docx) eller tekst.",
      "", "Gem den som PDF, og læg den ind igen."};
}

}  // namespace frisaet
