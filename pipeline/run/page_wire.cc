#include "pipeline/run/page_wire.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <type_traits>

#include "models/core/check.h"
#include "models/text/utf8.h"

namespace frisaet {
namespace {

constexpr std::size_t kSizeField = 4;
constexpr std::size_t kWordBytes = 40;
constexpr std::size_t kFontBytes = 5;  // of a font without a name
constexpr auto kUnknownFont = std::numeric_limits<std::uint32_t>::max();
constexpr auto kLastOrigin = static_cast<std::uint8_t>(PageOrigin::kImage);
constexpr auto kLastCode = static_cast<std::uint8_t>(ErrorCode::kInternal);
constexpr auto kLastKind = static_cast<std::uint8_t>(FrameKind::kAttachment);

class Writer {
 public:
  template <typename Unsigned>
  void integer(Unsigned value) {
    static_assert(std::is_unsigned_v<Unsigned>);
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) out_ += static_cast<char>((value >> (8 * i)) & 0xFF);
  }
  void size(std::size_t value) {
    FRISAET_CHECK(value < kLargestFrame);
    integer(static_cast<std::uint32_t>(value));
  }
  void number(int value) {
    FRISAET_CHECK(value >= 0);
    integer(static_cast<std::uint32_t>(value));
  }
  void real(double value) { integer(std::bit_cast<std::uint64_t>(value)); }
  void short_real(double value) { integer(std::bit_cast<std::uint32_t>(static_cast<float>(value))); }
  void text(std::string_view value) {
    size(value.size());
    out_ += value;
  }
  void box(const Box& box) {
    for (const double value : {box.x0, box.y0, box.x1, box.y1}) short_real(value);
  }
  void bytes(std::string_view value) { out_ += value; }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// Reads values off bytes; after the first that is not there or not allowed, `good()` is false and all are
/// empty.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <typename Unsigned>
  Unsigned integer() {
    if (!good_ || rest_.size() < sizeof(Unsigned)) return fail<Unsigned>();
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    }
    rest_.remove_prefix(sizeof(Unsigned));
    return static_cast<Unsigned>(value);
  }
  std::uint8_t at_most(std::uint8_t limit) {
    const auto value = integer<std::uint8_t>();
    return value <= limit ? value : fail<std::uint8_t>();
  }
  int number() {
    const auto value = integer<std::uint32_t>();
    return value <= static_cast<std::uint32_t>(std::numeric_limits<int>::max()) ? static_cast<int>(value)
                                                                                : fail<int>();
  }
  double real() { return finite(std::bit_cast<double>(integer<std::uint64_t>())); }
  double short_real() { return finite(std::bit_cast<float>(integer<std::uint32_t>())); }
  std::string text() {
    const std::size_t size = integer<std::uint32_t>();
    if (!good_ || size > rest_.size() || !is_valid_utf8(rest_.substr(0, size))) return fail<std::string>();
    std::string value(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return value;
  }
  /// All that is left.
  std::string bytes() {
    std::string value(good_ ? rest_ : std::string_view());
    rest_ = {};
    return value;
  }
  Box box() {
    Box box;
    for (double* value : {&box.x0, &box.y0, &box.x1, &box.y1}) *value = short_real();
    return box;
  }
  /// A count of items of at least `item_bytes` each: more than can follow is refused before memory is taken
  /// for them.
  std::size_t count(std::size_t item_bytes) {
    const std::size_t value = integer<std::uint32_t>();
    return value <= rest_.size() / item_bytes ? value : fail<std::size_t>();
  }
  void require(bool condition) { good_ = good_ && condition; }

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool finished() const { return good_ && rest_.empty(); }

 private:
  template <typename T>
  T fail() {
    good_ = false;
    return {};
  }
  double finite(double value) { return std::isfinite(value) ? value : fail<double>(); }

  std::string_view rest_;
  bool good_ = true;
};

template <typename T>
std::optional<T> if_finished(const Reader& in, T value) {
  if (!in.finished()) return std::nullopt;
  return value;
}

void write(Writer& out, const Error& error) {
  out.integer(static_cast<std::uint8_t>(error.code));
  for (const std::string& text : {error.message, error.where, error.hint}) out.text(text);
}

Error read_error(Reader& in) {
  Error error;
  error.code = static_cast<ErrorCode>(in.at_most(kLastCode));
  for (std::string* text : {&error.message, &error.where, &error.hint}) *text = in.text();
  return error;
}

bool is_letter_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

Word read_word(Reader& in, const RawPage& page, std::size_t after) {
  Word word;
  word.span.begin = in.integer<std::uint32_t>();
  word.span.end = in.integer<std::uint32_t>();
  in.require(after <= word.span.begin && word.span.begin < word.span.end &&
             word.span.end <= page.text.size());
  in.require(in.good() && is_letter_boundary(page.text, word.span.begin) &&
             is_letter_boundary(page.text, word.span.end));
  word.box = in.box();
  word.confidence = in.short_real();
  word.font_size = in.short_real();
  const auto font = in.integer<std::uint32_t>();
  in.require(font == kUnknownFont || font < page.fonts.size());
  word.font = font == kUnknownFont ? -1 : static_cast<int>(font);
  word.other = in.text();
  return word;
}

}  // namespace

std::string encode_frame(FrameKind kind, std::string_view payload) {
  Writer out;
  out.size(payload.size() + 1);
  out.integer(static_cast<std::uint8_t>(kind));
  return out.take().append(payload);
}

std::optional<Frame> FrameSplitter::next() {
  Reader in(std::string_view(pending_).substr(taken_));
  const std::size_t size = in.integer<std::uint32_t>();
  if (broken_ || !in.good()) return std::nullopt;
  if (size == 0 || size > kLargestFrame) {
    broken_ = true;
    return std::nullopt;
  }
  if (pending_.size() - taken_ < kSizeField + size) return std::nullopt;
  const std::uint8_t kind = in.at_most(kLastKind);
  if (!in.good()) {
    broken_ = true;
    return std::nullopt;
  }
  Frame frame{static_cast<FrameKind>(kind), pending_.substr(taken_ + kSizeField + 1, size - 1)};
  taken_ += kSizeField + size;
  if (taken_ == pending_.size() || taken_ > kLargestFrame) {
    pending_.erase(0, taken_);
    taken_ = 0;
  }
  return frame;
}

std::string encode(const ReadJob& job) {
  Writer out;
  out.integer(static_cast<std::uint64_t>(job.memory));
  out.integer(static_cast<std::uint64_t>(job.page_text));
  out.number(job.first);
  out.number(job.last);
  out.number(job.draw);
  return out.take();
}

std::optional<ReadJob> decode_job(std::string_view bytes) {
  Reader in(bytes);
  ReadJob job;
  job.memory = in.integer<std::uint64_t>();
  job.page_text = in.integer<std::uint64_t>();
  job.first = in.number();
  job.last = in.number();
  job.draw = in.number();
  in.require(job.first >= 1 && (job.last == 0 || job.last >= job.first) && job.draw <= kFinestDrawing);
  return if_finished(in, job);
}

std::string encode(const OpenedDocument& opened) {
  Writer out;
  out.number(opened.pages);
  out.text(opened.media_type);
  return out.take();
}

std::optional<OpenedDocument> decode_opened(std::string_view bytes) {
  Reader in(bytes);
  OpenedDocument opened;
  opened.pages = in.number();
  opened.media_type = in.text();
  return if_finished(in, std::move(opened));
}

std::string encode(const PageError& failed) {
  Writer out;
  out.number(failed.page);
  write(out, failed.error);
  return out.take();
}

std::optional<PageError> decode_page_error(std::string_view bytes) {
  Reader in(bytes);
  PageError failed;
  failed.page = in.number();
  failed.error = read_error(in);
  return if_finished(in, std::move(failed));
}

std::string encode(const Error& error) {
  Writer out;
  write(out, error);
  return out.take();
}

std::optional<Error> decode_error(std::string_view bytes) {
  Reader in(bytes);
  Error error = read_error(in);
  return if_finished(in, std::move(error));
}

std::string encode(const RawPage& page) {
  Writer out;
  out.number(page.number);
  out.integer(static_cast<std::uint8_t>(page.origin));
  out.text(page.reason);
  for (const double value : {page.confidence, page.width, page.height}) out.real(value);
  out.text(page.text);
  out.size(page.fonts.size());
  for (const Font& font : page.fonts) {
    out.text(font.name);
    out.integer(static_cast<std::uint8_t>(font.bold));
  }
  out.size(page.words.size());
  for (const Word& word : page.words) {
    out.size(word.span.begin);
    out.size(word.span.end);
    out.box(word.box);
    out.short_real(word.confidence);
    out.short_real(word.font_size);
    out.integer(word.font < 0 ? kUnknownFont : static_cast<std::uint32_t>(word.font));
    out.text(word.other);
  }
  return out.take();
}

std::optional<RawPage> decode_page(std::string_view bytes) {
  Reader in(bytes);
  RawPage page;
  page.number = in.number();
  page.origin = static_cast<PageOrigin>(in.at_most(kLastOrigin));
  page.reason = in.text();
  for (double* value : {&page.confidence, &page.width, &page.height}) *value = in.real();
  page.text = in.text();
  page.fonts.resize(in.count(kFontBytes));
  for (Font& font : page.fonts) {
    font.name = in.text();
    font.bold = in.at_most(1) == 1;
  }
  const std::size_t words = in.count(kWordBytes);
  page.words.reserve(words);
  std::size_t after = 0;
  for (std::size_t i = 0; i < words && in.good(); ++i) {
    page.words.push_back(read_word(in, page, after));
    after = page.words.back().span.end;
  }
  return if_finished(in, std::move(page));
}

std::string encode(const std::vector<std::string>& texts) {
  Writer out;
  out.size(texts.size());
  for (const std::string& text : texts) out.text(text);
  return out.take();
}

std::optional<std::vector<std::string>> decode_texts(std::string_view bytes) {
  Reader in(bytes);
  std::vector<std::string> texts(in.count(kSizeField));
  for (std::string& text : texts) text = in.text();
  return if_finished(in, std::move(texts));
}

std::string encode_page_number(int page) {
  Writer out;
  out.number(page);
  return out.take();
}

std::optional<int> decode_page_number(std::string_view bytes) {
  Reader in(bytes);
  const int page = in.number();
  return if_finished(in, page);
}

std::string encode(const Attachment& attachment) {
  Writer out;
  out.text(attachment.name);
  out.text(attachment.problem);
  out.integer(static_cast<std::uint8_t>(attachment.code));
  out.bytes(attachment.bytes);
  return out.take();
}

std::optional<Attachment> decode_attachment(std::string_view bytes) {
  Reader in(bytes);
  Attachment attachment;
  attachment.name = in.text();
  attachment.problem = in.text();
  attachment.code = static_cast<ErrorCode>(in.at_most(kLastCode));
  attachment.bytes = in.bytes();
  in.require(attachment.bytes.empty() != attachment.problem.empty());
  return if_finished(in, std::move(attachment));
}

}  // namespace frisaet
