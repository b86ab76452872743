// Searches that a person comes back to. They lie with the store's notes, a line each: name, tabulator,
// address.
#include "pipeline/web/saved_searches.h"

#include <algorithm>

#include "models/text/utf8.h"
#include "pipeline/web/pages.h"

namespace frisaet::web {
namespace {

constexpr std::size_t kMost = 50;
constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestAddress = 2'000;

std::string note_of(const Visitor& visitor) {
  return "searches/" + visitor.name;
}

Result<void> write(Context& context, const std::vector<SavedSearch>& searches) {
  std::string lines;
  for (const SavedSearch& search : searches) lines += search.name + "\t" + search.address + "\n";
  return context.store.set_note(note_of(context.visitor), lines);
}

bool is_a_search(const std::string& address) {
  return (address == "/soeg" || address.starts_with("/soeg?")) && address.size() <= kLongestAddress &&
         address.find_first_of("\t\r\n") == std::string::npos;
}

}  // namespace

Result<std::vector<SavedSearch>> saved_searches(Store& store, const Visitor& visitor) {
  const auto note = store.note(note_of(visitor));
  if (!note) return note.error();
  std::vector<SavedSearch> searches;
  for (std::size_t at = 0; at < note->size();) {
    const std::size_t end = std::min(note->find('\n', at), note->size());
    const std::string line = note->substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) searches.push_back({line.substr(0, tab), line.substr(tab + 1)});
  }
  return searches;
}

Response save_search(Context& context) {
  const std::string address = context.request.field("adresse");
  std::string name = context.request.field("navn");
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
  name = name.substr(0, floor_code_point(name, std::min(name.size(), kLongestName)));
  if (!is_a_search(address) || name.empty()) {
    return error_page(context, {ErrorCode::kUsage, "Søgningen kan ikke gemmes uden et navn.", "",
                                "Gå tilbage, og skriv, hvad den skal hedde."});
  }
  auto searches = saved_searches(context.store, context.visitor);
  if (!searches) return error_page(context, searches.error());
  std::erase_if(*searches, [&](const SavedSearch& search) { return search.name == name; });
  if (searches->size() >= kMost) {
    return error_page(context, {ErrorCode::kUsage, "Der kan højst gemmes 50 søgninger.", "",
                                "Glem en af dem, du ikke bruger, på siden Søg."});
  }
  searches->push_back({name, address});
  if (const auto written = write(context, *searches); !written) return error_page(context, written.error());
  return redirect(address);
}

Response forget_search(Context& context) {
  auto searches = saved_searches(context.store, context.visitor);
  if (!searches) return error_page(context, searches.error());
  const std::string name = context.request.field("navn");
  std::erase_if(*searches, [&](const SavedSearch& search) { return search.name == name; });
  if (const auto written = write(context, *searches); !written) return error_page(context, written.error());
  return redirect("/soeg");
}

}  // namespace frisaet::web
