#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/core/error.h"
#include "models/document/raw_page.h"
#include "pipeline/read/attachment.h"

namespace frisaet {

/// The bytes that a reader and its parent exchange. Both are the same program, so there is no version; but
/// the reader may have been taken over by a document, so the parent checks every length, index and letter it
/// decodes.
///
///   integers little-endian, floating point IEEE 754
///   frame   = size:u32 kind:u8 payload            size counts kind and payload
///   text    = size:u32 bytes                       valid UTF-8
///   error   = code:u8 text(message) text(where) text(hint)
///   page    = number:u32 origin:u8 text(reason) confidence:f64 width:f64 height:f64 text(text)
///             fonts:u32 { text(name) bold:u8 }*
///             words:u32 { begin:u32 end:u32 x0:f32 y0:f32 x1:f32 y1:f32 confidence:f32 font_size:f32
///             font:u32 }*
///
/// Boxes, confidences and sizes of words travel as 32-bit floats: a thousandth of a point is kept, in 36
/// bytes a word. A font of 2³²−1 is "unknown".
///
/// What a frame carries, and who sends it:
///   kRead      parent  memory:u64 page_text:u64 first:u32 last:u32 draw:u32, with the open document beside
///   it (SCM_RIGHTS):
///                      pages first..last, both 1 = first; last 0 = to the end; with draw ≠ 0 page `first` is
///                      not read but drawn at that many dots an inch
///   kHello     reader  protections:u32 { text }*        those that the kernel refused, in Danish
///   kOpened    reader  pages:u32 text(media type)
///   kSlow      reader  page:u32                          it is about to be turned into a picture
///   kPage      reader  page
///   kPageError reader  page:u32 error
///   kFailed    reader  error                             the document cannot be read
///   kDone      reader  –                                 every page asked for was sent
///   kPicture   reader  a PNG file: for a browser only, never decoded by the parent
///   kAttachment reader text(name) text(problem) bytes    after the last page of a whole document, in order;
///   the bytes
///                      are read as any other file is, by a reader
enum class FrameKind : std::uint8_t {
  kRead,
  kHello,
  kOpened,
  kSlow,
  kPage,
  kPageError,
  kFailed,
  kDone,
  kPicture,
  kAttachment
};

struct Frame {
  FrameKind kind = FrameKind::kDone;
  std::string payload;

  friend bool operator==(const Frame&, const Frame&) = default;
};

/// Larger frames are not sent and not believed: 2 MiB of text in words of two letters come to 26 MB.
inline constexpr std::size_t kLargestFrame = std::size_t{64} << 20;

/// REQUIRES: payload smaller than kLargestFrame.
std::string encode_frame(FrameKind kind, std::string_view payload);

/// Takes frames off a stream of bytes as they arrive.
class FrameSplitter {
 public:
  void add(std::string_view bytes) { pending_.append(bytes); }

  /// The next whole frame; nothing when more bytes are needed, or when the stream is broken().
  std::optional<Frame> next();

  /// A size or a kind that no reader sends was met; nothing after it can be understood.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  std::string pending_;
  std::size_t taken_ = 0;
  bool broken_ = false;
};

/// Dots an inch of the finest drawing that may be asked for.
inline constexpr int kFinestDrawing = 300;

struct ReadJob {
  std::size_t memory = 0;     ///< bytes of address space the reader may use
  std::size_t page_text = 0;  ///< bytes of text of one page
  int first = 1;
  int last = 0;
  int draw = 0;  ///< dots an inch; 0 = read

  friend bool operator==(const ReadJob&, const ReadJob&) = default;
};

struct OpenedDocument {
  int pages = 0;
  std::string media_type;

  friend bool operator==(const OpenedDocument&, const OpenedDocument&) = default;
};

struct PageError {
  int page = 0;
  Error error;

  friend bool operator==(const PageError&, const PageError&) = default;
};

std::string encode(const ReadJob& job);
std::string encode(const OpenedDocument& opened);
std::string encode(const PageError& failed);
std::string encode(const Error& error);
std::string encode(const RawPage& page);
std::string encode(const std::vector<std::string>& texts);
std::string encode(const Attachment& attachment);
std::string encode_page_number(int page);

/// Each gives nothing when the bytes break the grammar above or leave something over; a page also when it
/// breaks the contract of RawPage: spans in order, on letter boundaries and within the text, known fonts,
/// finite numbers.
std::optional<ReadJob> decode_job(std::string_view bytes);
std::optional<OpenedDocument> decode_opened(std::string_view bytes);
std::optional<PageError> decode_page_error(std::string_view bytes);
std::optional<Error> decode_error(std::string_view bytes);
std::optional<RawPage> decode_page(std::string_view bytes);
std::optional<std::vector<std::string>> decode_texts(std::string_view bytes);
std::optional<Attachment> decode_attachment(std::string_view bytes);
std::optional<int> decode_page_number(std::string_view bytes);

}  // namespace frisaet
