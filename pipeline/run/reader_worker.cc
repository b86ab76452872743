#include "pipeline/run/reader_worker.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>

#include "pipeline/read/image_file.h"
#include "pipeline/read/page_reader.h"
#include "pipeline/run/page_wire.h"
#include "pipeline/run/reader_sandbox.h"

namespace frisaet {
namespace {

constexpr unsigned kProcessorSeconds =
    300;  // for opening, and again for each page; the parent's clock is stricter

/// A descriptor that is closed with its owner.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { reset(-1); }

  void reset(int fd) {
    if (fd_ >= 0) close(fd_);
    fd_ = fd;
  }
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_ = -1;
};

/// The parent went away, or told something no parent tells: there is nobody to read for.
struct ParentLost {};

void send_frame(int socket, FrameKind kind, std::string_view payload) {
  const std::string bytes = encode_frame(kind, payload);
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t n = send(socket, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw ParentLost{};
    sent += static_cast<std::size_t>(n);
  }
}

/// Receives some bytes, and the descriptor that may come with them. False at the end.
bool receive(int socket, FrameSplitter& frames, Descriptor& document) {
  std::array<char, 512> bytes{};
  iovec part{bytes.data(), bytes.size()};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.data();
  message.msg_controllen = control.size();
  ssize_t n = 0;
  do {
    n = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (n < 0 && errno == EINTR);
  if (n <= 0) return false;
  for (cmsghdr* header = CMSG_FIRSTHDR(&message); header != nullptr; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    int fd = -1;
    std::memcpy(&fd, CMSG_DATA(header), sizeof fd);
    document.reset(fd);
  }
  frames.add({bytes.data(), static_cast<std::size_t>(n)});
  return true;
}

/// The whole file, read without moving the position that the descriptor shares with the parent's.
Result<std::string> bytes_of(int fd) {
  const Error unreadable{ErrorCode::kUnreadable, "Filen kunne ikke læses fra disken.", "",
                         "Kontrollér rettigheder og forbindelse, og prøv igen."};
  struct stat status {};
  if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return unreadable;
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t n = pread(fd, bytes.data() + filled, bytes.size() - filled, static_cast<off_t>(filled));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return unreadable;
    if (n == 0) break;  // shorter than it was a moment ago
    filled += static_cast<std::size_t>(n);
  }
  bytes.resize(filled);
  return bytes;
}

void send_page(int socket, int number, const Result<RawPage>& page) {
  if (!page) return send_frame(socket, FrameKind::kPageError, encode(PageError{number, page.error()}));
  std::string payload = encode(*page);
  if (payload.size() + 1 < kLargestFrame) return send_frame(socket, FrameKind::kPage, payload);
  const Error too_large{ErrorCode::kLimit,
                        "Side " + std::to_string(number) + " har flere ord, end en side kan have.", "",
                        "Kontrollér, om filen er, hvad den giver sig ud for."};
  send_frame(socket, FrameKind::kPageError, encode(PageError{number, too_large}));
}

void draw(int socket, PageReader& reader, const ReadJob& job) {
  const auto refuse = [&](const Error& error) {
    send_frame(socket, FrameKind::kPageError, encode(PageError{job.first, error}));
  };
  const Result<Raster> picture = reader.draw_page(job.first, job.draw);
  if (!picture) return refuse(picture.error());
  const std::string png = to_png(*picture);
  if (png.empty() || png.size() + 1 >= kLargestFrame)
    return refuse(
        {ErrorCode::kLimit, "Siden er for stor til at blive vist.", "", "Hent originalen i stedet."});
  send_frame(socket, FrameKind::kPicture, png);
}

void do_job(int socket, const ReadJob& job, int document, OcrEngine& ocr) {
  limit_memory(job.memory);
  allow_processor_time(kProcessorSeconds);
  ReadOptions options;
  options.limits.page_text = job.page_text;
  options.before_ocr = [&](int page) { send_frame(socket, FrameKind::kSlow, encode_page_number(page)); };
  Result<std::string> bytes = bytes_of(document);
  if (!bytes) return send_frame(socket, FrameKind::kFailed, encode(bytes.error()));
  const MediaType type = media_type(*bytes);
  Result<std::unique_ptr<PageReader>> reader = open_document(std::move(*bytes), options, ocr);
  if (!reader) return send_frame(socket, FrameKind::kFailed, encode(reader.error()));
  const int pages = (*reader)->page_count();
  send_frame(socket, FrameKind::kOpened, encode(OpenedDocument{pages, std::string(to_string(type))}));
  if (job.draw > 0 && job.first <= pages) draw(socket, **reader, job);
  if (job.draw > 0) return send_frame(socket, FrameKind::kDone, "");
  const int last = job.last == 0 || job.last > pages ? pages : job.last;
  for (int number = job.first; number <= last; ++number) {
    allow_processor_time(kProcessorSeconds);
    send_page(socket, number, (*reader)->read_page(number));
  }
  if (job.last == 0) {
    for (const Attachment& attachment : (*reader)->take_attachments())
      send_frame(socket, FrameKind::kAttachment, encode(attachment));
  }
  send_frame(socket, FrameKind::kDone, "");
}

void serve(int socket) {
  send_frame(socket, FrameKind::kHello, encode(enter_sandbox()));
  const std::unique_ptr<OcrEngine> ocr = make_tesseract();
  FrameSplitter frames;
  Descriptor document;
  for (;;) {
    const std::optional<Frame> frame = frames.next();
    if (!frame) {
      if (frames.broken() || !receive(socket, frames, document)) return;
      continue;
    }
    const std::optional<ReadJob> job = decode_job(frame->payload);
    if (frame->kind != FrameKind::kRead || !job || document.get() < 0) return;
    do_job(socket, *job, document.get(), *ocr);
    document.reset(-1);
  }
}

}  // namespace

int run_reader_worker(int socket_fd) {
  try {
    serve(socket_fd);
    return 0;
  } catch (const ParentLost&) {
    return 0;
  } catch (const std::bad_alloc&) {
    return kReaderOutOfMemory;
  } catch (const std::exception&) {
    return kReaderFault;
  }
}

}  // namespace frisaet
