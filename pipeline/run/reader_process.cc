#include "pipeline/run/reader_process.h"

#include <sys/stat.h>

#include <optional>
#include <utility>

#include "pipeline/run/page_wire.h"
#include "pipeline/run/reader_connection.h"

namespace frisaet {
namespace {

using Clock = std::chrono::steady_clock;

#ifdef FRISAET_SANITIZED
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// Pages that one document may lose before the rest of it is given up: with hanging pages, minutes.
constexpr int kMostLost = 10;

/// Why a job ended before its end.
struct Loss {
  enum class Kind { kCrash, kTimeout, kMemory, kTextLimit, kStopped };
  Kind kind = Kind::kCrash;
  std::string how;  // Danish: what the process did
};

/// How a job ended: all pages delivered (`error` and `loss` empty), the document refused, or the worker lost.
struct JobEnd {
  std::optional<Error> error;
  std::optional<Loss> loss;
};

/// What has been read of one document so far.
struct Progress {
  ReadOutcome outcome;
  std::function<void(RawPage page)> take_page;
  int next = 1;  // the first page not yet delivered or given up
  std::size_t text = 0;
  std::size_t attached = 0;  // bytes
  bool opened = false;
};

std::string capitalised_page(int number) {
  return "Side " + std::to_string(number);
}

Diagnostic page_lost(int number, const std::string& how) {
  return {"page_unreadable",
          capitalised_page(number) + " kunne ikke læses: programmet, der læste den, " + how +
              ". Se siden i originalen; de øvrige sider er læst.",
          number};
}

Error document_lost(const Loss& loss) {
  switch (loss.kind) {
    case Loss::Kind::kTimeout:
      return {ErrorCode::kTimeout, "Filen kunne ikke åbnes inden for tidsgrænsen.", "",
              "Prøv igen; sker det flere gange, så bed afsenderen om filen i en ny udgave."};
    case Loss::Kind::kMemory:
      return {ErrorCode::kLimit, "Filen kræver mere hukommelse, end en fil må bruge.", "",
              "Gem den som en ny PDF, eller del den op."};
    default:
      return {ErrorCode::kCrashed, "Filen fik læseprogrammet til at gå i stå: det " + loss.how + ".", "",
              "Bed afsenderen om filen i en ny udgave, for eksempel udskrevet til PDF igen."};
  }
}

Error interrupted() {
  return {ErrorCode::kInterrupted, "Læsningen blev afbrudt.", "", "Start igen for at fortsætte."};
}

}  // namespace

class ReaderProcess::Impl {
 public:
  Impl(std::string program, const ReaderLimits& limits) : program_(std::move(program)), limits_(limits) {}

  Result<void> start_worker() {
    worker_.reset();
    Result<std::unique_ptr<ReaderConnection>> started = ReaderConnection::start(program_);
    if (!started) return started.error();
    worker_ = std::move(*started);
    worker_->watch_resident_memory(kSanitized ? limits_.memory : 0);
    Frame hello;
    const auto event = worker_->receive(hello, Clock::now() + limits_.open, {});
    std::optional<std::vector<std::string>> missing;
    if (event == ReaderConnection::Event::kFrame && hello.kind == FrameKind::kHello)
      missing = decode_texts(hello.payload);
    if (!missing) {
      const std::string how = worker_->end();
      worker_.reset();
      return Error{ErrorCode::kInternal, "Læseprocessen meldte sig ikke: den " + how + ".", "",
                   "Kør `frisaet doctor`."};
    }
    sandbox_ = {missing->empty(), std::move(*missing)};
    return {};
  }

  Result<ReadOutcome> read(const ReadRequest& request) {
    if (Result<void> fit = check_file(request.fd); !fit) return fit.error();
    if (Result<void> ready = ensure_worker(); !ready) return ready.error();
    Progress progress;
    progress.take_page = request.take_page;
    bool alone = false;  // the next page is tried for the second time, in a worker that has read nothing else
    bool opened_once = false;  // and the worker went down before it could say so
    for (int lost_pages = 0;;) {
      const JobEnd end = run_job(request, alone ? progress.next : 0, progress);
      if (end.error) return *end.error;
      if (!end.loss) {
        if (progress.next > progress.outcome.page_count) return std::move(progress.outcome);
        alone = false;
        continue;
      }
      if (Result<void> started = start_worker(); !started) return started.error();
      if (end.loss->kind == Loss::Kind::kStopped) return interrupted();
      if (!progress.opened) {
        if (opened_once || end.loss->kind != Loss::Kind::kCrash) return document_lost(*end.loss);
        opened_once = true;
        continue;
      }
      // Somebody else may have ended the worker (a kernel short of memory), or what the pages before left in
      // memory broke it; a page that only takes too long will again.
      const bool once_more = !alone && end.loss->kind != Loss::Kind::kTimeout;
      if (end.loss->kind == Loss::Kind::kTextLimit || (!once_more && ++lost_pages >= kMostLost)) {
        give_up_rest(*end.loss, progress);
        return std::move(progress.outcome);
      }
      if (!once_more) progress.outcome.diagnostics.push_back(page_lost(progress.next++, end.loss->how));
      alone = once_more;
      if (progress.next > progress.outcome.page_count) return std::move(progress.outcome);
    }
  }

  /// Once more where the worker went down: it may have been ended by somebody else between two jobs.
  Result<std::string> draw(int fd, int page, int dpi) {
    auto picture = draw_once(fd, page, dpi);
    if (!picture && picture.error().code == ErrorCode::kCrashed) picture = draw_once(fd, page, dpi);
    return picture;
  }

  Result<std::string> draw_once(int fd, int page, int dpi) {
    if (Result<void> fit = check_file(fd); !fit) return fit.error();
    if (Result<void> ready = ensure_worker(); !ready) return ready.error();
    if (!worker_->send_job({limits_.memory, limits_.page_text, page, page, dpi}, fd))
      return drawing_lost(Loss::Kind::kCrash);
    Clock::time_point deadline = Clock::now() + limits_.open;
    std::optional<Result<std::string>> picture;
    for (;;) {
      Frame frame;
      const auto event = worker_->receive(frame, deadline, {});
      if (event == ReaderConnection::Event::kTimeout) return drawing_lost(Loss::Kind::kTimeout);
      if (event != ReaderConnection::Event::kFrame) return drawing_lost(Loss::Kind::kCrash);
      deadline = Clock::now() + limits_.ocr_page;
      if (frame.kind == FrameKind::kFailed) {  // nothing comes after it
        const std::optional<Error> error = decode_error(frame.payload);
        return error ? *error : drawing_lost(Loss::Kind::kCrash);
      }
      if (frame.kind == FrameKind::kDone) {
        if (picture) return *std::move(picture);
        return Error{ErrorCode::kNotFound, capitalised_page(page) + " findes ikke.", "",
                     "Dokumentet er kortere."};
      }
      if (!take_drawing(std::move(frame), picture)) return drawing_lost(Loss::Kind::kCrash);
    }
  }

  [[nodiscard]] const SandboxState& sandbox() const { return sandbox_; }
  [[nodiscard]] int pid() const { return worker_ == nullptr ? -1 : worker_->pid(); }

 private:
  [[nodiscard]] Result<void> check_file(int fd) const {
    struct stat status {};
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
      return Error{ErrorCode::kUnreadable, "Det er ikke en almindelig fil.", "",
                   "Læg selve filen ind, ikke en mappe eller en genvej."};
    }
    if (static_cast<std::size_t>(status.st_size) > limits_.file) {
      return Error{ErrorCode::kLimit,
                   "Filen er på " + std::to_string(status.st_size >> 20) + " MB; der læses højst " +
                       std::to_string(limits_.file >> 20) + " MB.",
                   "", "Gem den i en lavere opløsning, eller del den op."};
    }
    return {};
  }

  /// An idle worker may have been ended by somebody else since the last document.
  Result<void> ensure_worker() {
    if (worker_ != nullptr) {
      Frame nothing;
      const auto event = worker_->receive(nothing, Clock::now(), {});
      if (event == ReaderConnection::Event::kTimeout) return {};
    }
    return start_worker();
  }

  /// Has the worker read from progress.next to `last` (0: the end) and takes in what it sends.
  JobEnd run_job(const ReadRequest& request, int last, Progress& progress) {
    progress.outcome.attachments.clear();
    progress.attached = 0;
    if (!worker_->send_job({limits_.memory, limits_.page_text, progress.next, last}, request.fd)) {
      return lost(Loss::Kind::kCrash);
    }
    Clock::time_point deadline = Clock::now() + limits_.open;
    for (;;) {
      Frame frame;
      switch (worker_->receive(frame, deadline, request.stop)) {
        case ReaderConnection::Event::kFrame:
          break;
        case ReaderConnection::Event::kLost:
          return lost(Loss::Kind::kCrash);
        case ReaderConnection::Event::kTimeout:
          return lost(Loss::Kind::kTimeout);
        case ReaderConnection::Event::kMemory:
          return lost(Loss::Kind::kMemory);
        case ReaderConnection::Event::kStopped:
          return lost(Loss::Kind::kStopped);
      }
      if (frame.kind == FrameKind::kDone) {
        const int asked = last == 0 ? progress.outcome.page_count : last;
        return progress.opened && progress.next == asked + 1 ? JobEnd{} : *nonsense();
      }
      const std::optional<JobEnd> end = take(frame, progress);
      if (end) return *end;
      deadline = Clock::now() + (frame.kind == FrameKind::kSlow ? limits_.ocr_page : limits_.text_page);
      const bool is_page = frame.kind == FrameKind::kPage || frame.kind == FrameKind::kPageError;
      if (is_page && request.progress) request.progress(progress.next - 1, progress.outcome.page_count);
    }
  }

  /// False for what no reader sends while it draws.
  static bool take_drawing(Frame frame, std::optional<Result<std::string>>& picture) {
    if (frame.kind == FrameKind::kOpened) return decode_opened(frame.payload).has_value();
    if (picture) return false;
    if (frame.kind == FrameKind::kPicture) {
      picture = Result<std::string>(std::move(frame.payload));
    } else if (frame.kind == FrameKind::kPageError) {
      const auto failed = decode_page_error(frame.payload);
      if (failed) picture = Result<std::string>(failed->error);
    }
    return picture.has_value();
  }

  /// A new worker for the next job, and what happened to this one.
  Error drawing_lost(Loss::Kind kind) {
    const JobEnd end = lost(kind);
    Error error = document_lost(*end.loss);
    if (Result<void> started = start_worker(); !started) return started.error();
    return error;
  }

  JobEnd lost(Loss::Kind kind) {
    std::string how = worker_->end();
    if (kind == Loss::Kind::kTimeout) how = "blev stoppet, da tidsgrænsen var nået";
    if (kind == Loss::Kind::kMemory) how = "brugte mere hukommelse end tilladt";
    if (kind == Loss::Kind::kCrash && how.find("hukommelse") != std::string::npos) kind = Loss::Kind::kMemory;
    return {std::nullopt, Loss{kind, std::move(how)}};
  }

  /// Takes in one frame. Gives the job's end where the frame, or a limit it passes, ends it.
  std::optional<JobEnd> take(const Frame& frame, Progress& progress) {
    switch (frame.kind) {
      case FrameKind::kOpened:
        return take_opened(decode_opened(frame.payload), progress);
      case FrameKind::kSlow:
        return decode_page_number(frame.payload) == progress.next ? std::nullopt : nonsense();
      case FrameKind::kPage:
        return take_page(decode_page(frame.payload), progress);
      case FrameKind::kPageError:
        return take_page_error(decode_page_error(frame.payload), progress);
      case FrameKind::kAttachment:
        return take_attachment(decode_attachment(frame.payload), progress);
      case FrameKind::kFailed: {
        const std::optional<Error> error = decode_error(frame.payload);
        // Once opened, a document that now fails to open has met a limit that its pages brought about.
        if (!error || progress.opened) return nonsense();
        return JobEnd{*error, std::nullopt};
      }
      default:
        return nonsense();
    }
  }

  /// The worker sent what no reader sends: a document has taken it over.
  std::optional<JobEnd> nonsense() { return lost(Loss::Kind::kCrash); }

  std::optional<JobEnd> take_opened(const std::optional<OpenedDocument>& opened, Progress& progress) {
    if (!opened || opened->pages < 1) return nonsense();
    if (opened->pages > limits_.pages) {
      lost(Loss::Kind::kCrash);
      return JobEnd{Error{ErrorCode::kLimit,
                          "Dokumentet har " + std::to_string(opened->pages) + " sider; der læses højst " +
                              std::to_string(limits_.pages) + ".",
                          "", "Del det op i mindre filer."},
                    std::nullopt};
    }
    progress.opened = true;
    progress.outcome.page_count = opened->pages;
    progress.outcome.media_type = opened->media_type;
    return std::nullopt;
  }

  std::optional<JobEnd> take_page(std::optional<RawPage> page, Progress& progress) {
    if (!progress.opened || !page || page->number != progress.next || page->text.size() > limits_.page_text) {
      return nonsense();
    }
    progress.text += page->text.size();
    if (progress.text > limits_.document_text) {
      return lost(Loss::Kind::kTextLimit);
    }
    if (progress.take_page) {
      progress.take_page(std::move(*page));
    } else {
      progress.outcome.pages.push_back(std::move(*page));
    }
    ++progress.next;
    return std::nullopt;
  }

  std::optional<JobEnd> take_page_error(const std::optional<PageError>& failed, Progress& progress) {
    if (!progress.opened || !failed || failed->page != progress.next) return nonsense();
    // The page is in order, the installation is not: no document may be stored as half read for that.
    if (failed->error.code == ErrorCode::kNotFound) {
      lost(Loss::Kind::kCrash);
      return JobEnd{failed->error, std::nullopt};
    }
    std::string message = failed->error.message;
    if (!failed->error.hint.empty()) message += " " + failed->error.hint;
    progress.outcome.diagnostics.push_back({"page_unreadable", std::move(message), failed->page});
    ++progress.next;
    return std::nullopt;
  }

  std::optional<JobEnd> take_attachment(std::optional<Attachment> attachment, Progress& progress) {
    auto& all = progress.outcome.attachments;
    if (!progress.opened || !attachment || all.size() >= static_cast<std::size_t>(limits_.attachment_count))
      return nonsense();
    progress.attached += attachment->bytes.size();
    if (progress.attached > limits_.attachments) return nonsense();
    all.push_back(std::move(*attachment));
    return std::nullopt;
  }

  static void give_up_rest(const Loss& loss, Progress& progress) {
    const std::string from = std::to_string(progress.next);
    const std::string to = std::to_string(progress.outcome.page_count);
    if (loss.kind == Loss::Kind::kTextLimit) {
      progress.outcome.diagnostics.push_back(
          {"text_limit",
           "Dokumentet har mere tekst, end der læses af ét dokument; side " + from + "–" + to +
               " er ikke læst. Del det op i mindre filer.",
           progress.next});
      return;
    }
    progress.outcome.diagnostics.push_back(
        {"pages_skipped",
         "Så mange sider kunne ikke læses, at læsningen blev opgivet ved side " + from + "; side " + from +
             "–" + to + " er ikke læst. Bed afsenderen om filen i en ny udgave.",
         progress.next});
  }

  std::string program_;
  ReaderLimits limits_;
  SandboxState sandbox_;
  std::unique_ptr<ReaderConnection> worker_;
};

ReaderProcess::ReaderProcess(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ReaderProcess::ReaderProcess(ReaderProcess&&) noexcept = default;
ReaderProcess& ReaderProcess::operator=(ReaderProcess&&) noexcept = default;
ReaderProcess::~ReaderProcess() = default;

Result<ReaderProcess> ReaderProcess::start(const std::string& program, const ReaderLimits& limits) {
  auto impl = std::make_unique<Impl>(program, limits);
  if (Result<void> started = impl->start_worker(); !started) return started.error();
  return ReaderProcess(std::move(impl));
}

Result<ReadOutcome> ReaderProcess::read(const ReadRequest& request) {
  return impl_->read(request);
}

Result<std::string> ReaderProcess::draw(int fd, int page, int dpi) {
  return impl_->draw(fd, page, dpi);
}

const SandboxState& ReaderProcess::sandbox() const {
  return impl_->sandbox();
}

int ReaderProcess::pid() const {
  return impl_->pid();
}

}  // namespace frisaet
