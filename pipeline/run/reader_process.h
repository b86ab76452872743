#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "models/core/result.h"
#include "models/document/diagnostic.h"
#include "models/document/raw_page.h"
#include "pipeline/read/attachment.h"

namespace frisaet {

/// What a reader may use. The defaults let every honest document through; tests make them small.
struct ReaderLimits {
  std::chrono::milliseconds open{30'000};       ///< wall time to open a document
  std::chrono::milliseconds text_page{30'000};  ///< wall time for a page's text layer
  std::chrono::milliseconds ocr_page{
      120'000};                               ///< wall time for a page from when it is turned into a picture
  std::size_t memory = std::size_t{2} << 30;  ///< bytes of address space (resident bytes under sanitizers)
  std::size_t file = std::size_t{512} << 20;  ///< bytes of a document
  std::size_t document_text = std::size_t{64} << 20;  ///< bytes of text of one document, all pages
  std::size_t page_text = std::size_t{2} << 20;       ///< bytes of text of one page
  std::size_t attachments = std::size_t{300} << 20;   ///< bytes of all that hangs on one mail
  int attachment_count = 600;
  int pages = 5000;
};

/// What protects the rest of the machine from a document, as the running worker reported it.
struct SandboxState {
  bool in_force = false;  ///< every protection below is on
  std::vector<std::string>
      missing;  ///< Danish, one for each protection the kernel refused; empty when in force
};

/// What one document gave.
struct ReadOutcome {
  std::string media_type;
  int page_count = 0;          ///< of the file, also those that could not be read
  std::vector<RawPage> pages;  ///< in order; pages that failed are left out (and see ReadRequest::take_page)
  std::vector<Diagnostic> diagnostics;  ///< `page_unreadable`, `pages_skipped`, `text_limit`
  std::vector<Attachment> attachments;  ///< of a mail, in order
};

/// One document to read.
struct ReadRequest {
  /// Open for reading, at any position (it is not moved), a regular file; stays the caller's. Open it with
  /// O_NOFOLLOW and O_NONBLOCK: the worker never sees a name.
  int fd = -1;
  /// Called after each page, in the calling thread. May be empty.
  std::function<void(int done, int of)> progress;
  std::stop_token stop;
  /// Given each page as it comes, in order, in the calling thread; ReadOutcome::pages then stays empty.
  std::function<void(RawPage page)> take_page = {};
};

/// A persistent process that reads documents for this one, and can die of them.
///
///   Result<ReaderProcess> reader = ReaderProcess::start();
///   Result<ReadOutcome> outcome = reader->read({.fd = file.get()});
///
/// A page on which the worker crashes, hangs or runs out of memory becomes a diagnostic; the worker is
/// started again and the document's other pages are delivered. As pages come back one by one, the guilty page
/// is known at once (the first one missing) and no range has to be halved; it is tried once more, alone in a
/// new worker, unless it ran out of time, because somebody else may have ended the worker, or what the pages
/// before it left in memory. So is a file that a worker crashed on before it was open.
///
/// A worker dies with the *thread* that started it (PR_SET_PDEATHSIG), so start and use one in the same
/// thread; as many as cores is a good number. Costs 5 ms to start, about 100 MB while reading pictures.
class ReaderProcess {
 public:
  /// `program` is this program or one that calls run_reader_worker for the `__reader` subcommand.
  /// Errors: kInternal when it cannot be started or does not say hello within the time to open.
  static Result<ReaderProcess> start(const std::string& program = "/proc/self/exe",
                                     const ReaderLimits& limits = {});

  ReaderProcess(ReaderProcess&&) noexcept;
  ReaderProcess& operator=(ReaderProcess&&) noexcept;
  ~ReaderProcess();  ///< ends the worker, at once

  /// Reads a document. Whatever the document does, this object can be used for the next one, unless the error
  /// is kInternal (the worker cannot be started again). Errors, all with a Danish message and hint:
  /// kUnreadable, kEncrypted, kUnsupported, kLimit (file too large, too many pages), kTimeout and kCrashed
  /// (while opening: no page was delivered), kNotFound (the OCR model is not installed; nothing is wrong with
  /// the document), kInterrupted (`stop` was requested), kInternal.
  Result<ReadOutcome> read(const ReadRequest& request);

  /// A page as a grey PNG for a browser, at `dpi` (72 to 300) or less. The bytes come from a process that a
  /// document may have taken over: they are to be shown, never decoded here. Errors as read(), and kNotFound
  /// for a page that is not there. Costs 20–60 ms for a page of text at 110 dpi.
  Result<std::string> draw(int fd, int page, int dpi);

  [[nodiscard]] const SandboxState& sandbox() const;

  /// Process id of the running worker, for tests and monitors; changes when it is started again.
  [[nodiscard]] int pid() const;

 private:
  class Impl;
  explicit ReaderProcess(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace frisaet
