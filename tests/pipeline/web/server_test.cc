#include "pipeline/web/server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <future>
#include <thread>

#include "tests/support/temporary_folder.h"

namespace frisaet::web {
namespace {

using support::TemporaryFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

/// A connection that sends what it likes.
class Wire {
 public:
  explicit Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    const timeval most{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &most, sizeof most);
  }
  ~Wire() { ::close(socket_); }
  bool send(std::string_view bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// Everything until the other side closes.
  [[nodiscard]] std::string rest() const {
    std::string all;
    char buffer[4096];
    for (ssize_t got; (got = ::recv(socket_, buffer, sizeof buffer, 0)) > 0;)
      all.append(buffer, static_cast<std::size_t>(got));
    return all;
  }

 private:
  int socket_;
};

/// A site on a port of its own.
class ServerTest : public testing::Test {
 protected:
  void start(ServerSettings settings = {}, SiteSettings site = {}) {
    const auto file = folder_.write(
        "brev.txt", "Referat\nByrådet den 3. maj 2022\n\n1. Cykelsti\n\nBeslutning\nGodkendt.\n");
    const std::string data = (folder_ / "data").string();
    const std::string command = std::string(FRISAET_PROGRAM) + " --data '" + data + "' ingest '" +
                                file.string() + "' >/dev/null 2>&1";
    ASSERT_TRUE(WIFEXITED(std::system(command.c_str())));
    site.data = data;
    site.reader_program = FRISAET_PROGRAM;
    site_ = *Site::open(std::move(site));
    settings.port = 0;
    std::promise<int> listening;
    thread_ = std::jthread([this, settings, &listening](const std::stop_token& stop) {
      EXPECT_TRUE(serve(
                      *site_, settings, [&](int port) { listening.set_value(port); }, stop)
                      .ok());
    });
    port_ = listening.get_future().get();
  }
  [[nodiscard]] std::string ask(const std::string& request) const {
    const Wire wire(port_);
    wire.send(request);
    return wire.rest();
  }

  TemporaryFolder folder_;
  std::unique_ptr<Site> site_;
  std::jthread thread_;
  int port_ = 0;
};

const std::string kEnd = "Host: localhost\r\nConnection: close\r\n\r\n";

TEST_F(ServerTest, AnswersAndKeepsAConnectionForTheNextQuestion) {
  start();
  const Wire wire(port_);
  ASSERT_TRUE(wire.send(
      "GET /erklaering HTTP/1.1\r\nHost: localhost\r\n\r\nGET /soeg?q=cykelsti HTTP/1.1\r\n" + kEnd));
  const std::string answers = wire.rest();
  EXPECT_THAT(answers, AllOf(HasSubstr("<h1>Tilgængelighed"), HasSubstr("<mark>Cykelsti</mark>")));
}

TEST_F(ServerTest, WhatIsNoRequestIsRefusedAndTheServerGoesOn) {
  start({.body = 1000});
  for (const auto& [request, answer] : std::vector<std::pair<std::string, std::string>>{
           {"POST /filer HTTP/1.1\r\nContent-Length: 99999999999\r\n" + kEnd, "HTTP/1.1 413"},
           {"POST /filer HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n" + kEnd, "HTTP/1.1 413"},
           {"POST /filer HTTP/1.1\r\nContent-Length: -1\r\n" + kEnd, "HTTP/1.1 400"},
           {"POST /filer HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n" + kEnd + "xy",
            "HTTP/1.1 400"},
           {"POST /filer HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" + kEnd, "HTTP/1.1 411"},
           {"POST /filer HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n" + kEnd + "xy",
            "HTTP/1.1 415"},
           {"GET / HTTP/1.1\r\nContent-Length: 5\r\n" + kEnd + "GET /", "HTTP/1.1 400"},
           {"GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n" + kEnd, "HTTP/1.1 414"},
           {"GET /soeg?q=%00 HTTP/1.1\r\n" + kEnd, "HTTP/1.1 400"},
           {"GET /soeg?q=%FF%FE HTTP/1.1\r\n" + kEnd, "HTTP/1.1 400"},
           {"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + kEnd, "HTTP/1.1 404"},
           {"GET /statisk/%2e%2e%2f%2e%2e%2ffrisaet.db HTTP/1.1\r\n" + kEnd, "HTTP/1.1 404"},
           {"TRACE / HTTP/1.1\r\n" + kEnd, "HTTP/1.1 4"},
           {"GET / HTTP/9\r\n" + kEnd, "HTTP/1.1 400"},
       })
    EXPECT_THAT(ask(request), StartsWith(answer)) << request.substr(0, 120);
  for (const std::string& garbage :
       {std::string("\0\0\0\0", 4), std::string("\x16\x03\x01\x02"), std::string("\r\n\r\n")}) {
    const Wire wire(port_);
    wire.send(garbage);
  }
  EXPECT_THAT(ask("GET /erklaering HTTP/1.1\r\n" + kEnd), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, ABodyThatIsTooLargeIsNotRead) {
  start({.body = 1000});
  const Wire wire(port_);
  ASSERT_TRUE(wire.send("POST /filer HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50000000\r\n\r\n"));
  EXPECT_THAT(wire.rest(), HasSubstr("Det er for meget på én gang"));  // comes though no byte of it was sent
}

TEST_F(ServerTest, ClientsThatSendNowAndThenAreLetGoAndNobodyWaitsForThem) {
  start({.connections = 4, .pace = std::chrono::milliseconds(600)});
  std::vector<std::unique_ptr<Wire>> slow;
  for (int i = 0; i < 4; ++i) {
    slow.push_back(std::make_unique<Wire>(port_));
    slow.back()->send("GET / HTTP/1.1\r\n");
  }
  std::jthread trickle([&](const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      for (const auto& wire : slow) wire->send("X");
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  });
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(ask("GET /erklaering HTTP/1.1\r\n" + kEnd), StartsWith("HTTP/1.1 200"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4));
}

TEST_F(ServerTest, IdleConnectionsMakeWayForOthers) {
  start({.connections = 2});
  const Wire first(port_), second(port_);
  for (const Wire* wire : {&first, &second})
    ASSERT_TRUE(wire->send("GET /erklaering HTTP/1.1\r\nHost: localhost\r\n\r\n"));
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_THAT(ask("GET /erklaering HTTP/1.1\r\n" + kEnd), StartsWith("HTTP/1.1 200"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST_F(ServerTest, WhenTooManyAskTheyAreToldToComeBack) {
  std::promise<void> go_on;
  std::atomic<int> inside{0};
  const auto held = go_on.get_future().share();
  start({.connections = 16, .answers = 1, .waiting = 0},
        {.data = {}, .take_file = [&](const UploadedFile&, const std::string&) -> Result<void> {
           ++inside;
           held.wait();
           return {};
         }});
  const std::string form = ask("GET / HTTP/1.1\r\n" + kEnd);
  const std::size_t mark = form.find("name=\"mark\" value=\"");
  ASSERT_NE(mark, std::string::npos);
  const std::string body =
      "--x\r\nContent-Disposition: form-data; name=\"mark\"\r\n\r\n" + form.substr(mark + 19, 64) +
      "\r\n--x\r\nContent-Disposition: form-data; name=\"fil\"; filename=\"a.txt\"\r\n\r\nx\r\n--x--\r\n";
  const Wire busy(port_);
  ASSERT_TRUE(
      busy.send("POST /filer HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n" + kEnd + body));
  while (inside == 0) std::this_thread::yield();
  EXPECT_THAT(ask("GET / HTTP/1.1\r\n" + kEnd),
              AllOf(StartsWith("HTTP/1.1 503"), HasSubstr("Retry-After: 5")));
  go_on.set_value();
  EXPECT_THAT(busy.rest(), HasSubstr("Location: /?lagt=1"));
  EXPECT_THAT(ask("GET / HTTP/1.1\r\n" + kEnd), StartsWith("HTTP/1.1 200"));
}

TEST_F(ServerTest, ANameThatComesTwiceIsNobodys) {
  start({}, {.data = {}, .access = {.mode = AccessSettings::Mode::kProxy}});
  EXPECT_THAT(ask("GET / HTTP/1.1\r\nX-Remote-User: anna\r\n" + kEnd), StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(ask("GET / HTTP/1.1\r\nX-Remote-User: ond\r\nX-Remote-User: anna\r\n" + kEnd),
              StartsWith("HTTP/1.1 401"));
  EXPECT_THAT(ask("GET /gennemse HTTP/1.1\r\nX-Remote-User: anna\r\nX-Remote-Role: admin\r\nX-Remote-Role: "
                  "reader\r\n" +
                  kEnd),
              StartsWith("HTTP/1.1 403"));
}

TEST_F(ServerTest, BeyondThisMachineSomebodyHasToLogIn) {
  start();
  const auto served = serve(*site_, {.host = "0.0.0.0", .port = 0}, [](int) {}, {});
  ASSERT_FALSE(served.ok());
  EXPECT_EQ(served.error().code, ErrorCode::kUsage);
}

}  // namespace
}  // namespace frisaet::web
