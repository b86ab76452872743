// A search as others take it: a workbook, and a feed of what is new.
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include "pipeline/export/export.h"
#include "pipeline/run/versions.h"
#include "pipeline/web/pages.h"
#include "pipeline/web/search_parameters.h"
#include "pipeline/web/words.h"

namespace frisaet::web {
namespace {

constexpr std::int64_t kLookedAt = 2'000;  // of a search's hits, for what came last
constexpr std::size_t kMostEntries = 50;

/// Text between tags. Control characters, which XML has no way to say, are not in the store's texts.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
    }
  }
  return out;
}

/// A folder of its own that goes with what is in it.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "frisaet-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Where this site is, as the one who asks knows it: feeds and workbooks are read elsewhere.
std::string base_of(const Context& context) {
  const std::string forwarded = context.request.header("x-forwarded-proto");
  const bool trusted = context.site.settings().access.mode == AccessSettings::Mode::kProxy &&
                       context.request.remote == context.site.settings().access.trusted_proxy;
  return (trusted && forwarded == "https" ? "https://" : "http://") + context.request.header("host");
}

std::string entry_of(const SearchHit& hit, const std::string& came, const std::string& base) {
  const std::string id = hit.record.empty() ? hit.document : hit.record;
  std::string line = hit.municipality_name.empty() ? "Ukendt kommune" : hit.municipality_name;
  if (!hit.committee.empty()) line += " · " + hit.committee;
  if (!hit.date.empty()) line += " · " + danish_day(hit.date);
  return "<entry><id>urn:frisaet:" + xml(id) + "</id><title>" +
         xml(hit.title.empty() ? "(uden titel)" : hit.title) + "</title><updated>" + xml(came) +
         "</updated><link href=\"" +
         xml(base + "/dokument/" + hit.document + (hit.record.empty() ? "" : "#" + id)) + "\"/><summary>" +
         xml(line + ". " + hit.snippet.text) + "</summary></entry>\n";
}

}  // namespace

Response search_as_xlsx(Context& context) {
  auto parameters = search_parameters(context.request, context.visitor);
  if (!parameters) return error_page(context, parameters.error());
  const auto found = context.store.search(parameters->whole());
  if (!found) return error_page(context, found.error());
  std::vector<std::string> ids;
  for (const SearchHit& hit : found->hits)
    if (!hit.record.empty()) ids.push_back(hit.record);
  const auto rows = exports::export_rows(context.store, ids);
  if (!rows) return error_page(context, rows.error());
  const auto status = context.store.status();
  if (!status) return error_page(context, status.error());
  const ScratchFolder folder;
  const auto path = folder.path() / "soegning.xlsx";
  const exports::About about{std::string(program_version()), status->documents, base_of(context)};
  if (const auto written = exports::write_xlsx(*rows, path, about); !written)
    return error_page(context, written.error());
  std::ifstream file(path, std::ios::binary);
  return download({std::istreambuf_iterator<char>(file), {}},
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  "frisaet-soegning.xlsx");
}

/// New is what came into the archive last: minutes of years ago that were read today are news here.
Response search_as_feed(Context& context) {
  auto parameters = search_parameters(context.request, context.visitor);
  if (!parameters) return error_page(context, parameters.error());
  SearchQuery query = parameters->whole();
  query.limit = kLookedAt;
  const auto found = context.store.search(query);
  if (!found) return error_page(context, found.error());
  std::map<std::string, std::string> came;  // by document
  for (const SearchHit& hit : found->hits) {
    std::string& moment = came[hit.document];
    if (!moment.empty()) continue;
    const auto arrivals = context.store.arrivals(hit.document);
    if (!arrivals) return error_page(context, arrivals.error());
    moment = arrivals->empty() ? "1970-01-01T00:00:00Z" : arrivals->front().received_at;
  }
  std::vector<const SearchHit*> newest;
  for (const SearchHit& hit : found->hits) newest.push_back(&hit);
  std::stable_sort(newest.begin(), newest.end(), [&](const SearchHit* a, const SearchHit* b) {
    const std::string &of_a = came[a->document], &of_b = came[b->document];
    return of_a != of_b ? of_a > of_b : a->date > b->date;
  });
  if (newest.size() > kMostEntries) newest.resize(kMostEntries);
  const std::string base = base_of(context);
  const std::string address = parameters->with("", "");
  std::string feed =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"da\"><title>" +
      xml("Frisæt: " +
          (parameters->query.text.empty() ? std::string("nye beslutninger") : parameters->query.text)) +
      "</title><id>" + xml(base + address) + "</id><link href=\"" + xml(base + address) +
      "\"/><link rel=\"self\" href=\"" + xml(base + parameters->with("", "", "/soeg.atom")) +
      "\"/><author><name>Frisæt</name></author><updated>" +
      (newest.empty() ? "1970-01-01T00:00:00Z" : xml(came[newest.front()->document])) + "</updated>\n";
  for (const SearchHit* hit : newest) feed += entry_of(*hit, came[hit->document], base);
  return {200, "application/atom+xml; charset=utf-8", feed + "</feed>\n", {}};
}

}  // namespace frisaet::web
