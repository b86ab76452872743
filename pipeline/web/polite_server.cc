#include "pipeline/web/polite_server.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace frisaet::web {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kSlowest = 32 << 10;  // bytes a second beyond that: a bad line still sends a file
constexpr milliseconds kIdle{5'000};        // between two requests of a connection
constexpr milliseconds kMakeWay{200};       // idle so long, a connection is closed when others wait
constexpr milliseconds kGlance{50};         // how often an idle connection looks whether others wait
constexpr int kRequestsOfConnection = 200;
constexpr int kBacklog =
    512;  // httplib's own is 5: the sixth of a crowd waits a second for the kernel to try again

thread_local bool may_go_on = false;

bool ready(int socket, short what, milliseconds most) {
  pollfd wait{socket, what, 0};
  int found = 0;
  do {
    found = ::poll(&wait, 1, static_cast<int>(std::max<long>(0, most.count())));
  } while (found < 0 && errno == EINTR);
  return found > 0;
}

void address_of(int (*ask)(int, sockaddr*, socklen_t*), int socket, std::string& ip, int& port) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (ask(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return;
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(&address);
    ip = ::inet_ntop(AF_INET, &v4->sin_addr, text.data(), text.size());
    port = ntohs(v4->sin_port);
  } else if (address.ss_family == AF_INET6) {
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(&address);
    ip = ::inet_ntop(AF_INET6, &v6->sin6_addr, text.data(), text.size());
    port = ntohs(v6->sin6_port);
  }
}

/// A connection whose requests have to arrive, and whose answers have to be taken, at a pace.
class PacedStream : public httplib::Stream {
 public:
  PacedStream(int socket, milliseconds pace) : socket_(socket), pace_(pace) {}

  /// A request begins: its clock too.
  void begin() {
    read_from_ = written_from_ = Clock::now();
    read_ = written_ = 0;
    answering_ = false;
  }
  [[nodiscard]] bool holds_bytes() const { return at_ < end_; }

  bool is_readable() const override {
    return holds_bytes() || ready(socket_, POLLIN, left(read_from_, read_));
  }
  bool is_writable() const override { return ready(socket_, POLLOUT, left(written_from_, written_)); }

  ssize_t read(char* to, size_t size) override {
    if (!holds_bytes()) {
      if (!is_readable()) return -1;
      ssize_t got = 0;
      do {
        got = ::recv(socket_, buffer_.data(), buffer_.size(), 0);
      } while (got < 0 && errno == EINTR);
      if (got <= 0) return got;
      at_ = 0;
      end_ = static_cast<std::size_t>(got);
      read_ += end_;
    }
    const std::size_t taken = std::min(size, end_ - at_);
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(at_), taken, to);
    at_ += taken;
    return static_cast<ssize_t>(taken);
  }

  ssize_t write(const char* from, size_t size) override {
    if (!answering_) written_from_ = Clock::now();  // making the answer is not the client's time
    answering_ = true;
    if (!is_writable()) return -1;
    ssize_t sent = 0;
    do {
      sent = ::send(socket_, from, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    } while (sent < 0 && errno == EINTR);
    if (sent > 0) written_ += static_cast<std::size_t>(sent);
    return sent;
  }

  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    address_of(::getpeername, socket_, ip, port);
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    address_of(::getsockname, socket_, ip, port);
  }
  socket_t socket() const override { return socket_; }

 private:
  [[nodiscard]] milliseconds left(Clock::time_point from, std::size_t bytes) const {
    const milliseconds earned(bytes * 1000 / kSlowest);
    return pace_ + earned - std::chrono::duration_cast<milliseconds>(Clock::now() - from);
  }

  int socket_;
  milliseconds pace_;
  std::array<char, 16 << 10> buffer_;
  std::size_t at_ = 0, end_ = 0;
  Clock::time_point read_from_, written_from_;
  std::size_t read_ = 0, written_ = 0;
  bool answering_ = false;
};

/// Threads for connections, and how many of these there are, those that wait for a thread included.
class CountedPool : public httplib::TaskQueue {
 public:
  CountedPool(std::size_t threads, std::atomic<std::size_t>& load) : pool_(threads), load_(load) {}
  void enqueue(std::function<void()> task) override {
    ++load_;
    pool_.enqueue([this, task = std::move(task)] {
      task();
      --load_;
    });
  }
  void shutdown() override { pool_.shutdown(); }

 private:
  httplib::ThreadPool pool_;
  std::atomic<std::size_t>& load_;
};

}  // namespace

bool Turnstile::enter() {
  std::unique_lock lock(mutex_);
  if (places_ == 0) {
    if (waiting_ == 0) return false;
    --waiting_;
    const bool came = free_.wait_for(lock, patience_, [this] { return places_ > 0; });
    ++waiting_;
    if (!came) return false;
  }
  --places_;
  return true;
}

void Turnstile::leave() {
  {
    const std::scoped_lock lock(mutex_);
    ++places_;
  }
  free_.notify_one();
}

PoliteServer::PoliteServer(std::size_t connections, milliseconds pace)
    : connections_(connections), pace_(pace) {
  new_task_queue = [this] { return new CountedPool(connections_, open_); };
}

void PoliteServer::queue_for_many() {
  ::listen(svr_sock_, kBacklog);
}

void PoliteServer::keep_open() {
  may_go_on = true;
}

bool PoliteServer::process_and_close_socket(socket_t socket) {
  // Head and body of an answer are two writes; without this the second waits for the first's receipt, 40 ms.
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  PacedStream stream(socket, pace_);
  const auto others_wait = [this] { return open_.load() > connections_; };
  bool answered = true;
  for (int i = 0; i < kRequestsOfConnection && answered && is_running(); ++i) {
    const auto since = Clock::now();
    bool come = stream.holds_bytes();
    while (!come && is_running() && Clock::now() - since < (i == 0 ? pace_ : kIdle)) {
      if (i > 0 && others_wait() && Clock::now() - since >= kMakeWay) break;
      come = ready(socket, POLLIN, kGlance);
    }
    if (!come) break;
    stream.begin();
    may_go_on = false;
    bool closed = false;
    const bool last = i + 1 == kRequestsOfConnection || others_wait();
    answered = process_request(stream, last, closed, nullptr) && !closed && !last && may_go_on;
  }
  ::shutdown(socket, SHUT_RDWR);
  ::close(socket);
  return answered;
}

}  // namespace frisaet::web
