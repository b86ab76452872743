// A request as the wire gives it: the first line is the path, each other line `name=value` of the query (or,
// after `>`, of a form, and after `:`, a header). Asked of a site with an empty archive.
#include <cstdlib>
#include <filesystem>

#include "pipeline/store/store.h"
#include "pipeline/web/search_parameters.h"
#include "pipeline/web/site.h"
#include "tests/fuzz/fuzz.h"

namespace frisaet::fuzz {
namespace {

web::Site& site() {
  static web::Site& only = []() -> web::Site& {
    std::string folder = (std::filesystem::temp_directory_path() / "frisaet-fuzz-XXXXXX").string();
    promise(::mkdtemp(folder.data()) != nullptr, "a folder can be made");
    promise(Store::open(std::filesystem::path(folder) / "frisaet.db").ok(), "an empty store opens");
    static auto opened = web::Site::open({.data = folder});
    promise(opened.ok(), "its site opens");
    static const std::string made = folder;
    std::atexit([] { std::filesystem::remove_all(made); });
    return **opened;
  }();
  return only;
}

web::Request request_of(std::string_view bytes) {
  web::Request request;
  request.headers["host"] = "localhost";
  request.remote = "127.0.0.1";
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  request.path = "/" + std::string(bytes.substr(0, end));
  for (std::size_t at = end; at < bytes.size();) {
    const std::size_t stop = std::min(bytes.find('\n', at + 1), bytes.size());
    std::string_view line = bytes.substr(at + 1, stop - at - 1);
    at = stop;
    const char kind = line.empty() ? ' ' : line.front();
    if (kind == '>' || kind == ':') line.remove_prefix(1);
    const std::size_t equals = std::min(line.find('='), line.size());
    std::string name(line.substr(0, equals));
    std::string value(line.substr(std::min(equals + 1, line.size())));
    if (kind == '>') {
      request.method = "POST";
      request.form.emplace(std::move(name), std::move(value));
    } else if (kind == ':') {
      request.headers[name] = std::move(value);
    } else {
      request.query.emplace(std::move(name), std::move(value));
    }
  }
  return request;
}

/// A search that was understood is the same search at the address that its page gives for it.
void keeps_its_meaning(const web::Request& request) {
  const web::Visitor reader{"anna", web::Role::kReader, ""};
  const auto first = web::search_parameters(request, reader);
  if (!first) return;
  const std::string address = first->with("", "");
  promise(address.starts_with("/soeg"), "a search has an address of ours");
  for (const char c : address)
    promise(static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '<' && c != '>', "an address is plain");
  web::Request again;
  for (const auto& [name, value] : first->chosen) again.query.emplace(name, value);
  again.query.emplace("q", first->query.text);
  const auto second = web::search_parameters(again, reader);
  promise(second.ok() && second->with("", "") == address, "what was understood once is understood again");
}

}  // namespace

std::vector<std::string> seeds() {
  return {"",
          "soeg\nq=velfærdsaftale -lukket \"frit valg\"\nmunicipality=Vejle\nfrom=30-09-2022\npage=2",
          "soeg.atom\nq=<script>alert(1)</script>",
          "soeg.csv\noutcome=approved\narea=folkeskole\ntype=decision",
          "soeg.json\nq=titel:ord ELLER (\"\nto=2022-02-30",
          "soeg\npage=99999999999999999999",
          "dokument/../../etc/passwd",
          "side/0000/1x\n:x-remote-user=anna",
          "statisk/../frisaet.db",
          "gennemse/r0\n>action=ret\n>mark=x",
          "soeg/gem\n>navn=a\n>adresse=//ond.example",
          "log-ind\n>token=x\n>next=//ond.example",
          "kommuner/630\nround=x",
          "api/records/r0",
          "api/search\nukendt=<b>",
          "fordeling/%00"};
}

}  // namespace frisaet::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace frisaet;
  const web::Request request = fuzz::request_of(fuzz::text_of(data, size));
  fuzz::keeps_its_meaning(request);
  // Making a plan takes longer than a fuzzer has, and depends on two codes only.
  if (request.path.starts_with("/fordeling") || request.path == "/api/plan" || request.path == "/drift")
    return 0;
  const web::Response response = fuzz::site().answer(request);
  fuzz::promise(response.status != 500 && response.status >= 200 && response.status < 600,
                "no request is a fault");
  fuzz::promise(response.headers.contains("Content-Security-Policy"), "every answer is protected");
  fuzz::promise(response.body.find("<script>") == std::string::npos, "no text becomes a script");
  if (const auto location = response.headers.find("Location"); location != response.headers.end())
    fuzz::promise(location->second.starts_with('/') && !location->second.starts_with("//"),
                  "no way leads away");
  return 0;
}
